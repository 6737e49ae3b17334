//! Pages served from loopback: the built site, the corpus, and servers that misbehave.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tiny_http::{Header, Response, Server, StatusCode};

/// A server that lives as long as this value.
pub struct Site {
    server: Arc<Server>,
    pub origin: String,
}

impl Site {
    pub fn start() -> Self {
        let server = Arc::new(Server::http("127.0.0.1:0").expect("a port on loopback"));
        let port = server.server_addr().to_ip().expect("an ip address").port();
        let listening = Arc::clone(&server);
        std::thread::spawn(move || {
            for request in listening.incoming_requests() {
                std::thread::spawn(move || answer(request));
            }
        });
        Self { server, origin: format!("http://127.0.0.1:{port}") }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.unblock();
    }
}

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Where the corpus is, if it is there.
pub fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("SEED_READER_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    folder.join("corpus").is_dir().then_some(folder)
}

fn answer(request: tiny_http::Request) {
    let path = request.url().split(['?', '#']).next().unwrap_or("/").to_owned();
    let body = match path.as_str() {
        "/fault/empty" => Ok(Vec::new()),
        "/fault/binary" => Ok((0..=255u8).cycle().take(4096).collect()),
        "/fault/large" => Ok(vec![b'a'; 20 * 1024 * 1024]),
        "/fault/slow" => {
            std::thread::sleep(Duration::from_secs(20));
            Ok(b"late".to_vec())
        }
        "/fault/later" => {
            std::thread::sleep(Duration::from_millis(900));
            Ok("[Later](https://news.example/later)\n---\n<p>This came late.</p>".into())
        }
        "/text/plain" => Ok("只是一段话，\n没有任何标记。\n\n第二段。".as_bytes().to_vec()),
        "/text/media" => Ok(MEDIA.as_bytes().to_vec()),
        "/text/long-zh" => Ok(numbered("第", "段：这里写的是同一件事，数目是", "。这句话只是为了让段落长一些，好看出位置有没有变。").into_bytes()),
        "/text/long-en" => Ok(numbered("Paragraph ", ": the same thing is written here, and the number is ", ". This sentence only makes the paragraph longer, so that it can be seen whether a place is kept when the view changes.").into_bytes()),
        "/text/long" => Ok(long_article().into_bytes()),
        _ => file(&path),
    };
    let response = match body {
        Ok(bytes) => Response::from_data(bytes).with_header(content_type(&path)),
        Err(code) => Response::from_data(Vec::new()).with_status_code(StatusCode(code)),
    };
    // A browser that went away is no failure of ours.
    let _ = request.respond(response);
}

fn file(path: &str) -> Result<Vec<u8>, u16> {
    if path.contains("..") {
        return Err(403);
    }
    // The same files at another address are another copy.
    let path = path.strip_prefix("/copy").unwrap_or(path);
    let below = |prefix| path.strip_prefix(prefix);
    let found = match (below("/corpus/"), below("/pages/"), below("/frameworks/")) {
        (Some(rest), ..) => shared().ok_or(404u16)?.join("corpus").join(rest),
        (_, Some(rest), _) => root().join("tests/pages").join(rest),
        (.., Some(rest)) => root().join("target/frameworks").join(rest),
        _ => root().join("dist/site").join(if path == "/" { "index.html" } else { path.trim_start_matches('/') }),
    };
    std::fs::read(found).map_err(|_| 404)
}

fn content_type(path: &str) -> Header {
    let kind = match Path::new(path).extension().and_then(|e| e.to_str()) {
        Some("js" | "mjs") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css",
        Some("md") => "text/markdown; charset=utf-8",
        None if path.starts_with("/fault/") || path.starts_with("/text/") => "text/plain; charset=utf-8",
        _ => "text/html; charset=utf-8",
    };
    Header::from_bytes("Content-Type", kind).expect("a header of this file's own")
}

/// One image, and what else pages load from elsewhere.
const MEDIA: &str = "[media](https://news.example/media)\n---\n<p>Text.</p><img src=https://images.example/1.jpg>\
    <iframe src=https://frames.example/></iframe><video src=https://videos.example/v.mp4 poster=https://videos.example/p.jpg></video>\
    <img src=https://pixels.example/p.gif width=1 height=1><script src=https://scripts.example/></script>\
    <link rel=stylesheet href=https://styles.example/><p style='background:url(https://styles.example/b)'>More.</p>";

/// Most of a megabyte of paragraphs.
fn long_article() -> String {
    let mut text = String::from("<!--1718000000000-->\n[长文](https://news.example/long)\n---\n");
    for n in 0..3_000 {
        text.push_str(&format!(
            "<p>第{n}段。“这是一段足够长的引语，用来试验长文章的排版，”王小明说。此外还有一些没有引号的句子。</p>"
        ));
    }
    text
}

/// Sixty paragraphs that are told apart by their numbers.
fn numbered(before: &str, between: &str, after: &str) -> String {
    let mut text = format!("<!--1718000000000-->\n[{before}](https://news.example/{})\n---\n", before.len());
    for n in 1..=60 {
        text.push_str(&format!("<p>{before}{n}{between} {}{after}</p>", n * 137));
    }
    text
}

//! Pages served from loopback: the built site, the corpus, and servers that misbehave.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A server that lives as long as this value. A connection for each request: with one for many, a browser that goes on to the next page
/// sometimes waited for answers that never came.
pub struct Site {
    address: SocketAddr,
    gone: Arc<AtomicBool>,
    served: Arc<Mutex<Served>>,
    pub origin: String,
}

/// What is on the server.
struct Served {
    build: Build,
    /// Part of the paths that are not answered.
    refused: Option<&'static str>,
    /// A script that runs in every page before its own.
    before: String,
    /// How much the second file's memory may have, in pages of 64 KiB.
    memory: Option<u32>,
}

/// Which build of the app is on the server. Another one differs from this one by the name of its folder; the folder of the one before is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Build {
    This,
    Next,
    /// A next one of which a file did not make it to the server.
    Broken,
}

/// The app as a folder to serve: a release, or what SEED_READER_SITE names (below the project's root).
fn site() -> PathBuf {
    root().join(std::env::var("SEED_READER_SITE").as_deref().unwrap_or("dist/site"))
}

/// The folder of the app's files in this build.
fn folder() -> String {
    let entries = std::fs::read_dir(site()).expect("a release build: scripts/dist.sh");
    let mut names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.find(|name| name.starts_with("reader-")).expect("the app's folder")
}

impl Build {
    /// What its folder is called.
    pub fn folder(self) -> String {
        if self == Self::This { folder() } else { "reader-fedcba9876543210".to_owned() }
    }

    /// A file of its site.
    fn file(self, name: &str) -> Result<Vec<u8>, u16> {
        let read = |name: &str| std::fs::read(site().join(name)).map_err(|_| 404);
        if self == Self::This {
            return read(name);
        }
        let (this, next) = (folder(), self.folder());
        if name.starts_with(&this) || self == Self::Broken && name.ends_with("core_bg.wasm") {
            return Err(404);
        }
        let bytes = read(&name.replacen(&next, &this, 1))?;
        if !matches!(name, "index.html" | "sw.js") {
            return Ok(bytes);
        }
        let text = String::from_utf8(bytes).expect("UTF-8").replace(&this, &next);
        // The worker's version is a hash of all files.
        Ok(text.replacen("const CACHE = OURS + '", &format!("const CACHE = OURS + '{self:?}"), 1).into_bytes())
    }
}

/// The ports that sites have had.
static USED: Mutex<Vec<u16>> = Mutex::new(Vec::new());

impl Site {
    pub fn start() -> Self {
        let (listener, address) = loop {
            let listener = TcpListener::bind("127.0.0.1:0").expect("a port on loopback");
            let address = listener.local_addr().expect("an address");
            // A browser that an earlier test used knows that test's site by its port.
            let mut used = USED.lock().expect("nothing panics with it");
            if !used.contains(&address.port()) {
                used.push(address.port());
                break (listener, address);
            }
        };
        let gone = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&gone);
        let served =
            Arc::new(Mutex::new(Served { build: Build::This, refused: None, before: String::new(), memory: None }));
        let now = Arc::clone(&served);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if stop.load(Ordering::Relaxed) {
                    break;
                }
                // A browser that went away is no failure of ours.
                let served = Arc::clone(&now);
                std::thread::spawn(move || answer(stream, &served));
            }
        });
        Self { address, gone, served, origin: format!("http://{address}") }
    }

    /// Puts another build on the server.
    pub fn publish(&self, build: Build) {
        self.served.lock().expect("no thread panics with it").build = build;
    }

    /// From now on, requests of which the path has this part, or one of several (`a|b`), end without an answer; `None` answers all of them again.
    pub fn refuse(&self, part: Option<&'static str>) {
        self.served.lock().expect("no thread panics with it").refused = part;
    }

    /// From now on the second file's memory can grow to that many pages of 64 KiB and no further.
    pub fn limit_memory(&self, pages: u32) {
        self.served.lock().expect("no thread panics with it").memory = Some(pages);
    }

    /// Runs a script in every page before its own. It is a file of the site's: strict policies let it run.
    pub fn before_pages(&self, script: &str) {
        self.served.lock().expect("no thread panics with it").before = script.to_owned();
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.gone.store(true, Ordering::Relaxed);
        // So that it looks.
        let _ = TcpStream::connect(self.address);
    }
}

/// The project's folder: as cargo says it now, for a test that was built in one clone may be run for another (with a shared cache of builds).
pub fn root() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from)
}

/// Where the corpus is, if it is there.
pub fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("SEED_READER_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    folder.join("corpus").is_dir().then_some(folder)
}

/// The address of a server that promises more of a text than it sends.
pub fn cut_off(text: &str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port on loopback");
    let address = listener.local_addr().expect("an address");
    let answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: {}\r\n\r\n{text}",
        text.len() + 1000
    );
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(answer.as_bytes());
            // What has not been sent yet is not torn away with the rest.
            std::thread::sleep(Duration::from_millis(200));
        }
    });
    format!("http://{address}/")
}

fn answer(mut stream: TcpStream, served: &Mutex<Served>) -> std::io::Result<()> {
    let mut request = Vec::new();
    let mut piece = [0; 4096];
    while !request.windows(4).any(|w| w == b"\r\n\r\n") {
        match stream.read(&mut piece)? {
            0 => return Ok(()),
            n => request.extend_from_slice(&piece[..n]),
        }
    }
    let request = String::from_utf8_lossy(&request).into_owned();
    let path = request.split(' ').nth(1).unwrap_or("/").split(['?', '#']).next().unwrap_or("/").to_owned();
    // Browsers connect before they ask: what counts is what is on the server by then.
    let (build, before, memory) = {
        let served = served.lock().expect("no thread panics with it");
        if served.refused.is_some_and(|parts| parts.split('|').any(|part| path.contains(part))) {
            return Ok(());
        }
        (served.build, served.before.clone(), served.memory)
    };
    let body = match path.as_str() {
        "/before.js" => Ok(before.clone().into_bytes()),
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
        "/text/gb18030" => Ok(GB18030.to_vec()),
        "/text/big5" => Ok(BIG5.to_vec()),
        "/text/media" => Ok(MEDIA.as_bytes().to_vec()),
        "/text/long-zh" => Ok(numbered("第", "段：这里写的是同一件事，数目是", "。这句话只是为了让段落长一些，好看出位置有没有变。").into_bytes()),
        "/text/long-en" => Ok(numbered("Paragraph ", ": the same thing is written here, and the number is ", ". This sentence only makes the paragraph longer, so that it can be seen whether a place is kept when the view changes.").into_bytes()),
        "/text/long" => Ok(long_article().into_bytes()),
        _ => file(&path, build),
    };
    let body = body.map(|body| match memory {
        Some(pages) if path.ends_with("/core_bg.wasm") => with_limit(&body, pages),
        _ if before.is_empty() => body,
        _ => with_script(body),
    });
    let (code, body) = body.map_or_else(|code| (code, Vec::new()), |body| (200, body));
    let head = format!(
        "HTTP/1.1 {code} \r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        content_type(&path),
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(&body)
}

/// A page that begins with the script that is to run before its own; what is no page is left as it is.
fn with_script(body: Vec<u8>) -> Vec<u8> {
    const HEAD: &[u8] = b"<head>";
    match body.windows(HEAD.len()).position(|w| w == HEAD) {
        Some(at) if body.starts_with(b"<!") => {
            let (head, rest) = body.split_at(at + HEAD.len());
            [head, b"<script src=/before.js></script>", rest].concat()
        }
        _ => body,
    }
}

/// A module whose one memory has a largest size.
fn with_limit(module: &[u8], pages: u32) -> Vec<u8> {
    const MEMORY: u8 = 5;
    let mut at = 8;
    loop {
        let (size, content) = leb128(module, at + 1);
        if module[at] == MEMORY {
            let (least, end) = leb128(module, content + 2);
            assert_eq!(
                (&module[content..content + 2], end),
                (&[1, 0][..], content + size),
                "one memory without a limit"
            );
            // In four bytes each, whatever they are.
            let padded =
                |n: usize| [n as u8 | 0x80, (n >> 7) as u8 | 0x80, (n >> 14) as u8 | 0x80, (n >> 21) as u8 & 0x7f];
            let section = [&[MEMORY, 10, 1, 1][..], &padded(least), &padded(pages as usize)].concat();
            return [&module[..at], &section, &module[end..]].concat();
        }
        at = content + size;
    }
}

/// A number as WebAssembly writes it, and where it ends.
fn leb128(bytes: &[u8], at: usize) -> (usize, usize) {
    let mut n = 0;
    for (i, byte) in bytes[at..].iter().enumerate() {
        n |= usize::from(byte & 0x7f) << (7 * i);
        if byte & 0x80 == 0 {
            return (n, at + i + 1);
        }
    }
    unreachable!("a module is whole")
}

fn file(path: &str, build: Build) -> Result<Vec<u8>, u16> {
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
        _ => return build.file(if path == "/" { "index.html" } else { path.trim_start_matches('/') }),
    };
    std::fs::read(found).map_err(|_| 404)
}

fn content_type(path: &str) -> &'static str {
    match Path::new(path).extension().and_then(|e| e.to_str()) {
        Some("js" | "mjs") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("webmanifest") => "application/manifest+json",
        Some("md") => "text/markdown; charset=utf-8",
        // The one does not say what it is, the other does.
        None if path == "/text/gb18030" => "text/plain",
        None if path == "/text/big5" => "text/plain; charset=big5",
        None if path.starts_with("/fault/") || path.starts_with("/text/") => "text/plain; charset=utf-8",
        _ => "text/html; charset=utf-8",
    }
}

/// One image, and what else pages load from elsewhere.
const MEDIA: &str = "[media](https://news.example/media)\n---\n<p>Text.</p><img src=https://images.example/1.jpg>\
    <iframe src=https://frames.example/></iframe><video src=https://videos.example/v.mp4 poster=https://videos.example/p.jpg></video>\
    <img src=https://pixels.example/p.gif width=1 height=1><script src=https://scripts.example/></script>\
    <link rel=stylesheet href=https://styles.example/><p style='background:url(https://styles.example/b)'>More.</p>";

/// “[旧编码的文章]… 他说：“这篇文章是用旧的编码写的，不应当变成乱码。””, as it was written on the mainland.
const GB18030: &[u8] = b"<!--1718000000000-->\n[\xbe\xc9\xb1\xe0\xc2\xeb\xb5\xc4\xce\xc4\xd5\xc2](https://news.example/gb)\n---\n\
    <p>\xcb\xfb\xcb\xb5\xa3\xba\xa1\xb0\xd5\xe2\xc6\xaa\xce\xc4\xd5\xc2\xca\xc7\xd3\xc3\xbe\xc9\xb5\xc4\xb1\xe0\xc2\xeb\xd0\xb4\
    \xb5\xc4\xa3\xac\xb2\xbb\xd3\xa6\xb5\xb1\xb1\xe4\xb3\xc9\xc2\xd2\xc2\xeb\xa1\xa3\xa1\xb1</p>";

/// The same in Traditional characters, as it was written in Taiwan.
const BIG5: &[u8] = b"<!--1718000000000-->\n[\xc2\xc2\xbds\xbdX\xaa\xba\xa4\xe5\xb3\xb9](https://news.example/big5)\n---\n\
    <p>\xa6o\xbb\xa1\xa1G\xa1u\xb3o\xbdg\xa4\xe5\xb3\xb9\xacO\xa5\xce\xc2\xc2\xaa\xba\xbds\xbdX\xbcg\xaa\xba\xa1A\xa4\xa3\xc0\
    \xb3\xb7\xed\xc5\xdc\xa6\xa8\xb6\xc3\xbdX\xa1C\xa1v</p>";

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

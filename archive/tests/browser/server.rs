//! The site, served from loopback by a server that does nothing but hand out files: a connection for each, so that a browser that goes on
//! to the next page keeps nothing waiting.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;

/// A server that lives as long as the tests.
pub struct Site {
    pub origin: String,
}

impl Site {
    pub fn start() -> Self {
        let folder = crate::site();
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port on loopback");
        let port = listener.local_addr().expect("an address").port();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A browser that went away is no failure of ours.
                std::thread::spawn(move || answer(folder, stream));
            }
        });
        Self { origin: format!("http://127.0.0.1:{port}") }
    }
}

fn answer(folder: &Path, mut stream: TcpStream) -> std::io::Result<()> {
    let mut request = Vec::new();
    let mut piece = [0; 4096];
    while !request.windows(4).any(|w| w == b"\r\n\r\n") {
        match stream.read(&mut piece)? {
            0 => return Ok(()),
            n => request.extend_from_slice(&piece[..n]),
        }
    }
    let request = String::from_utf8_lossy(&request);
    let path = request.split(' ').nth(1).unwrap_or("/").split(['?', '#']).next().unwrap_or("/").trim_start_matches('/');
    let kind = match path.rsplit('.').next() {
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("xml") => "application/xml",
        _ => "text/html; charset=utf-8",
    };
    let file = std::fs::read(folder.join(if path.is_empty() { "index.html" } else { path }))
        .ok()
        .filter(|_| !path.contains(".."));
    let status = if file.is_some() { "200 OK" } else { "404 Not Found" };
    let body = file.unwrap_or_default();
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(&body)
}

//! The site, served from loopback by a server that does nothing but hand out files.

use std::path::Path;
use std::sync::Arc;

use tiny_http::{Header, Response, Server, StatusCode};

/// A server that lives as long as this value.
pub struct Site {
    server: Arc<Server>,
    pub origin: String,
}

impl Site {
    pub fn start() -> Self {
        let folder = crate::site();
        let server = Arc::new(Server::http("127.0.0.1:0").expect("a port on loopback"));
        let port = server.server_addr().to_ip().expect("an ip address").port();
        let listening = Arc::clone(&server);
        std::thread::spawn(move || {
            for request in listening.incoming_requests() {
                // Each for itself: a browser that goes on to the next page leaves some half read.
                std::thread::spawn(move || answer(folder, request));
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

fn answer(folder: &Path, request: tiny_http::Request) {
    let path = request.url().split(['?', '#']).next().unwrap_or("/").trim_start_matches('/').to_owned();
    let kind = match path.rsplit('.').next() {
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("xml") => "application/xml",
        _ => "text/html; charset=utf-8",
    };
    let file = folder.join(if path.is_empty() { "index.html" } else { &path });
    let response = match std::fs::read(file) {
        Ok(bytes) if !path.contains("..") => Response::from_data(bytes)
            .with_header(Header::from_bytes("Content-Type", kind).expect("a header of this file's own")),
        _ => Response::from_data(Vec::new()).with_status_code(StatusCode(404)),
    };
    // A browser that went away is no failure of ours.
    let _ = request.respond(response);
}

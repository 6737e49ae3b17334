//! Sessions with a browser. Tests take them one after another: to start a browser takes as long as many a test. What a test leaves behind in
//! one belongs to the origin of its site, and no two tests have the same (`Site::start`).

use std::net::TcpListener;
use std::process::Child;
use std::sync::{LazyLock, Mutex};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, MouseActions, PointerAction};
use fantoccini::error::CmdError;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use tokio::runtime::{Builder, Runtime};

use crate::engine::Engine;

/// A driver, its browser, and the connection to them. They end with it.
pub struct Session {
    driver: Child,
    pub client: Client,
    /// Width and height that were asked for, in CSS pixels, and what the window has since the start.
    size: (u32, u32),
    window: (u64, u64),
}

/// Those that wait for the next test.
static IDLE: Mutex<Vec<Session>> = Mutex::new(Vec::new());

/// Where connections live: each test has a runtime of its own, which ends with it.
static CONNECTIONS: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime"));

/// How long a driver may take to start, and to tidy up.
const START: Duration = Duration::from_secs(40);
const TIDY: Duration = Duration::from_secs(10);

impl Session {
    /// One whose window has this size (CSS pixels): that of an earlier test, or a new one.
    pub async fn begin(width: u32, height: u32) -> Self {
        let size = (width, height);
        let idle = {
            let mut idle = IDLE.lock().expect("nothing panics with it");
            idle.iter().position(|session| session.size == size).map(|at| idle.swap_remove(at))
        };
        match idle {
            Some(session) => session,
            None => CONNECTIONS.spawn(Self::new(size)).await.expect("a session"),
        }
    }

    async fn new(size: (u32, u32)) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a port").port();
        let engine = Engine::chosen();
        let driver = engine.driver(port);
        let client = connect(&format!("http://127.0.0.1:{port}"), engine.capabilities(size.0, size.1)).await;
        if !engine.starts_in_size() {
            client.set_window_size(size.0, size.1).await.expect("a window of that size");
        }
        let window = client.get_window_size().await.expect("the size of the window");
        Self { driver, client, size, window }
    }

    /// Leaves the browser to the next test, if it can be had as it was at the start.
    pub async fn end(self) {
        if matches!(tokio::time::timeout(TIDY, self.tidy()).await, Ok(Ok(true))) {
            IDLE.lock().expect("nothing panics with it").push(self);
        }
    }

    /// An empty page, nothing pressed, the pointer in the corner; answers whether that is all there is.
    async fn tidy(&self) -> Result<bool, CmdError> {
        self.client.release_actions().await?;
        self.client.goto("about:blank").await?;
        let corner = PointerAction::MoveTo { duration: None, x: 0.0, y: 0.0 };
        self.client.perform_actions(MouseActions::new("mouse".to_owned()).then(corner)).await?;
        Ok(self.client.windows().await?.len() == 1 && self.client.get_window_size().await? == self.window)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        drop(self.driver.stdin.take());
        let _ = self.driver.wait();
    }
}

async fn connect(address: &str, capabilities: Capabilities) -> Client {
    let start = Instant::now();
    loop {
        let connector =
            ClientBuilder::new(HttpConnector::new()).capabilities(capabilities.clone()).connect(address).await;
        match connector {
            Ok(client) => return client,
            Err(error) if start.elapsed() > START => panic!("no session at {address}: {error}"),
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
}

//! Which browser the suite runs in: Chromium, or what SEED_READER_ENGINE names (`firefox`, `webkit`).

use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

use fantoccini::wd::Capabilities;
use serde_json::json;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    /// WebKitGTK's MiniBrowser; it needs a display (`xvfb-run`).
    WebKit,
}

impl Engine {
    pub fn chosen() -> Self {
        match std::env::var("SEED_READER_ENGINE").as_deref() {
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok("chromium") | Err(_) => Self::Chromium,
            Ok(other) => panic!("SEED_READER_ENGINE={other}: chromium, firefox or webkit"),
        }
    }

    /// Starts the driver on a port.
    pub fn driver(self, port: u16) -> Child {
        let program = match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        };
        let port = match self {
            Self::Chromium | Self::WebKit => vec![format!("--port={port}")],
            // The second port is for talking to the browser itself: one each, where several run at once.
            Self::Firefox => ["--port", &port.to_string(), "--marionette-port", "0"].map(str::to_owned).to_vec(),
        };
        // A shell waits for the end of its input, which comes when the session ends, or the suite, however that ends. Then it ends the
        // driver and its browsers, which some drivers leave running, and what they kept on the disk.
        let watch = r#"export TMPDIR=$(mktemp -d); "$@" & read -r _; trap '' TERM; kill -s TERM 0; sleep 1; rm -rf "$TMPDIR"; kill -s KILL 0"#;
        let started = Command::new("sh")
            .args(["-c", watch, "sh", program])
            .args(port)
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        started.unwrap_or_else(|e| panic!("a shell for {program}: {e}"))
    }

    pub fn capabilities(self, width: u32, height: u32) -> Capabilities {
        match self {
            Self::Chromium => chromium(width, height),
            Self::Firefox => firefox(width, height),
            Self::WebKit => webkit(),
        }
    }

    /// Whether the window has its size from the capabilities; else it is set afterwards.
    pub fn starts_in_size(self) -> bool {
        self != Self::WebKit
    }
}

/// The engine itself, without a page of ours: where this fails, scripts/engines.sh leaves it out.
#[tokio::test(flavor = "multi_thread")]
async fn it_starts() {
    let browser = crate::driver::Browser::start().await;
    assert_eq!(browser.js("return 1 + 1").await, json!(2));
    browser.close().await;
}

fn chromium(width: u32, height: u32) -> Capabilities {
    let mut args = vec![
        "--headless=new".to_owned(),
        "--disable-gpu".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--hide-scrollbars".to_owned(),
        "--lang=en-GB".to_owned(),
        // No smooth scrolling: a click lands where it was aimed.
        "--force-prefers-reduced-motion".to_owned(),
        // Nothing leaves this machine, whatever a page asks for.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1".to_owned(),
        format!("--window-size={width},{height}"),
    ];
    // A container's root has no user namespaces to build a sandbox from.
    if std::env::var("USER").is_ok_and(|u| u == "root") || std::env::var("HOME").is_ok_and(|h| h == "/root") {
        args.push("--no-sandbox".to_owned());
    }
    let mut all = Capabilities::new();
    let mut options = json!({ "args": args });
    if width < 500 {
        // No window gets that narrow: a phone is emulated.
        let metrics = json!({ "width": width, "height": height, "pixelRatio": 2.0, "touch": true });
        options["mobileEmulation"] = json!({ "deviceMetrics": metrics });
    }
    all.insert("goog:chromeOptions".to_owned(), options);
    all.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL", "performance": "ALL" }));
    all
}

fn firefox(width: u32, height: u32) -> Capabilities {
    let prefs = json!({
        "intl.locale.requested": "en-GB",
        "intl.accept_languages": "en-GB",
        "ui.prefersReducedMotion": 1,
        // Nothing leaves this machine, whatever a page asks for.
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": 9,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": 9,
        "network.proxy.no_proxies_on": "127.0.0.1",
        "network.proxy.allow_hijacking_localhost": false,
    });
    let args = ["-headless".to_owned(), format!("--width={width}"), format!("--height={height}")];
    let mut all = Capabilities::new();
    all.insert("moz:firefoxOptions".to_owned(), json!({ "args": args, "prefs": prefs }));
    all
}

fn webkit() -> Capabilities {
    let browser = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/libexec"]
        .iter()
        .flat_map(|lib| ["4.1", "4.0", "6.0"].map(|v| format!("{lib}/webkit2gtk-{v}/MiniBrowser")))
        .find(|path| std::path::Path::new(path).exists())
        .expect("WebKitGTK's MiniBrowser (scripts/setup.sh sees to it)");
    let mut all = Capabilities::new();
    all.insert("webkitgtk:browserOptions".to_owned(), json!({ "binary": browser, "args": ["--automation"] }));
    all
}

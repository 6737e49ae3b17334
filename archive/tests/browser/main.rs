//! The site in a real browser: what a person does, and what they see.

// The reader's own suite drives the browser the same way; it does more than is needed here.
#[path = "../../../tests/browser/driver.rs"]
#[allow(dead_code)]
mod driver;
#[path = "../../../tests/browser/engine.rs"]
#[allow(dead_code)]
mod engine;
mod search;
mod server;
#[path = "../../../tests/browser/session.rs"]
mod session;
mod walk;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The site of our own articles, made once.
fn site() -> &'static Path {
    static SITE: OnceLock<PathBuf> = OnceLock::new();
    SITE.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let site = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("town-site");
        let _ = std::fs::remove_dir_all(&site);
        let config = root.join("tests/fixtures/town.toml");
        let made = Command::new(env!("CARGO_BIN_EXE_seed-archive"))
            .arg("build")
            .args([&root.join("tests/fixtures/town"), &root.join("../samples")])
            .arg("--config")
            .arg(config)
            .arg("--out")
            .arg(&site)
            .output()
            .expect("the command runs");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        site
    })
}

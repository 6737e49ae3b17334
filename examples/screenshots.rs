//! Pictures of the reader in every state (`tests/browser/states.rs`), for people to look at: `make screenshots`. Expects the built app in
//! dist/site. Words on the command line choose: only pictures whose names hold one of them are taken.

#[allow(dead_code)]
#[path = "../tests/browser/driver.rs"]
mod driver;
#[allow(dead_code)]
#[path = "../tests/browser/engine.rs"]
mod engine;
#[allow(dead_code)]
#[path = "../tests/browser/server.rs"]
mod server;
#[path = "../tests/browser/session.rs"]
mod session;
#[path = "../tests/browser/states.rs"]
mod states;

use driver::Browser;
use states::{DESK, LOOKS, PHONE, STATES, State, Step, TABLET, Window};

/// Real articles, where they are.
const ARTICLES: [State; 10] = [
    article("article-news", DESK, "?src=corpus/outlets/rfa-1047486.md", 0),
    article("article-long", DESK, "?src=corpus/seed/voa-7915207.md", 700),
    article("article-english", DESK, "?src=corpus/outlets/chinafile-com-0648e1d2.md", 1200),
    article("article-traditional", DESK, "?src=corpus/outlets/matters-news-18ab5caf.md", 900),
    article("article-tablet", TABLET, "?src=corpus/outlets/nyt-1047792.md", 600),
    article("article-phone", PHONE, "?src=corpus/outlets/rfa-1047486.md", 600),
    article("article-byline", DESK, "?src=corpus/news/bbc-6e388d2d.md", 0),
    article("pair-desk", DESK, PAIR, 600),
    article("pair-tablet", TABLET, PAIR, 600),
    article("pair-phone", PHONE, PAIR, 600),
];
const PAIR: &str = "?src=corpus/parallel/seed-voa-7915207.zh.md&translation=corpus/parallel/seed-voa-7915207.en.md";

const fn article(name: &'static str, window: Window, query: &'static str, down: u32) -> State {
    let steps: &[Step] = match down {
        600 => &[Step::Scroll(600)],
        700 => &[Step::Scroll(700)],
        900 => &[Step::Scroll(900)],
        1200 => &[Step::Scroll(1200)],
        _ => &[],
    };
    State { name, window, query, stored: &[], steps }
}

#[tokio::main]
async fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let folder = server::root().join("target/screenshots");
    std::fs::create_dir_all(&folder).expect("a folder for the pictures");
    let articles: &[State] = if server::shared().is_some() { &ARTICLES } else { &[] };
    let browser = Browser::with_size(1440, 900).await;
    for state in STATES.iter().chain(articles) {
        for (suffix, look) in LOOKS {
            let name = format!("{}{suffix}", state.name);
            if wanted.is_empty() || wanted.iter().any(|part| name.contains(part.as_str())) {
                state.show(&browser, look).await;
                let png = browser.client.screenshot().await.expect("a picture");
                std::fs::write(folder.join(format!("{name}.png")), png).expect("the picture is written");
                eprintln!("{name}.png");
            }
        }
    }
    browser.close().await;
}

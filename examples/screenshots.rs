//! Pictures of the reader, for people to look at: `make screenshots`. Expects the built app in dist/site.

#[allow(dead_code)]
#[path = "../tests/browser/driver.rs"]
mod driver;
#[allow(dead_code)]
#[path = "../tests/browser/engine.rs"]
mod engine;
#[allow(dead_code)]
#[path = "../tests/browser/server.rs"]
mod server;

use driver::Browser;

/// Name, width, height, what is opened, and a script that sets the scene.
type Scene = (&'static str, u32, u32, &'static str, &'static str);

const DARK: &str = "document.documentElement.dataset.theme = 'dark'; document.querySelector('.fold-all').click()";
const FOLD: &str = "document.querySelector('.fold-all').click()";
const HANS: &str = "document.querySelector('.more').click(); const t = setInterval(() => { const i = document.querySelector('.language [value=zh-Hans]'); if (i) { clearInterval(t); i.click(); document.querySelector('#more-panel').hidePopover() } }, 50)";
const CARD: &str = "document.querySelector('.sr-by').click()";
const PANEL: &str = "document.querySelector('.tools .primary').click()";

const PAIR: &str = "?src=corpus/parallel/seed-voa-7915207.zh.md&translation=corpus/parallel/seed-voa-7915207.en.md";
/// Shows a view of two languages, some way down the text.
macro_rules! view {
    ($name:literal) => {
        concat!(
            "document.querySelector('.views [value=",
            $name,
            "]').click(); document.querySelectorAll('.sr-row')[6].scrollIntoView()"
        )
    };
}
const PEEK: &str = concat!(view!("peek"), "; document.querySelectorAll('.sr-peek > summary')[6].click()");

const LOOKS: &str = "document.querySelector('.display').click()";
const MENU: &str = "document.querySelector('.more').click()";
const CONTENTS: &str = "document.querySelector('.sr-tabs [value=contents]').click()";
const FOUND: &str = "document.querySelector('.sr-tabs [value=found]').click()";
const SHEET: &str = "document.querySelector('.who').click()";
const FIND: &str = "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true })); \
    setTimeout(() => { const i = document.querySelector('.sr-strip input'); i.value = '灯'; i.dispatchEvent(new Event('input')) }, 700)";
const KEYS: &str = "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }))";
const ONLY: &str = "document.querySelector('[data-action=pick]').click()";
const SEPIA: &str = "document.documentElement.dataset.theme = 'sepia'";

const SAMPLE: [Scene; 21] = [
    ("sample-side", 1360, 900, "", HANS),
    ("sample", 1360, 900, "?src=samples/harbour.zh.md", HANS),
    ("sample-folded", 1360, 900, "?src=samples/harbour.zh.md", FOLD),
    ("sample-dark", 1360, 900, "?src=samples/harbour.zh.md", DARK),
    ("sample-english", 1360, 900, "?src=samples/harbour.en.md", ""),
    ("sample-phone", 390, 844, "?src=samples/harbour.zh.md", HANS),
    ("sample-phone-sheet", 390, 844, "?src=samples/harbour.zh.md", SHEET),
    ("sample-phone-card", 390, 844, "?src=samples/harbour.zh.md", CARD),
    ("sample-phone-looks", 390, 844, "?src=samples/harbour.zh.md", LOOKS),
    ("sample-tablet-drawer", 820, 1100, "?src=samples/harbour.zh.md", SHEET),
    ("sample-contents", 1440, 900, "?src=samples/harbour.zh.md", CONTENTS),
    ("sample-sources", 1440, 900, "?src=samples/harbour.zh.md", FOUND),
    ("sample-looks", 1440, 900, "?src=samples/harbour.zh.md", LOOKS),
    ("sample-menu", 1440, 900, "?src=samples/harbour.zh.md", MENU),
    ("sample-find", 1440, 900, "?src=samples/harbour.zh.md", FIND),
    ("sample-keys", 1440, 900, "?src=samples/harbour.zh.md", KEYS),
    ("sample-only", 1440, 900, "?src=samples/harbour.zh.md", ONLY),
    ("sample-sepia", 1440, 900, "?src=samples/harbour.zh.md", SEPIA),
    ("sample-card", 1360, 900, "", CARD),
    ("panel", 1360, 900, "", PANEL),
    ("failure", 1360, 900, "?src=no/such/file", HANS),
];

const CORPUS: [Scene; 15] = [
    ("side", 1360, 900, PAIR, HANS),
    ("side-dark", 1360, 900, PAIR, concat!("document.documentElement.dataset.theme = 'dark';", view!("side"))),
    ("side-phone", 390, 844, PAIR, view!("side")),
    ("interleaved", 1360, 900, PAIR, view!("interleaved")),
    ("interleaved-phone", 390, 844, PAIR, view!("interleaved")),
    ("translation", 1360, 900, PAIR, view!("translation")),
    ("peek", 1360, 900, PAIR, PEEK),
    ("peek-phone", 390, 844, PAIR, PEEK),
    ("seed", 1360, 900, "?src=corpus/seed/voa-7915207.md", HANS),
    ("seed-text", 1360, 900, "?src=corpus/seed/voa-7915207.md", "scrollTo(0, 700)"),
    ("seed-folded", 1360, 900, "?src=corpus/seed/voa-7915207.md", FOLD),
    (
        "seed-phone-dark",
        390,
        844,
        "?src=corpus/seed/voa-7915207.md",
        "document.documentElement.dataset.theme = 'dark'; scrollTo(0, 600)",
    ),
    ("english", 1360, 900, "?src=corpus/outlets/chinafile-com-0648e1d2.md", "scrollTo(0, 1200)"),
    ("english-phone", 390, 844, "?src=corpus/outlets/chinafile-com-0648e1d2.md", "scrollTo(0, 1200)"),
    ("traditional", 1360, 900, "?src=corpus/outlets/matters-news-18ab5caf.md", "scrollTo(0, 900)"),
];

#[tokio::main]
async fn main() {
    let folder = server::root().join("target/screenshots");
    std::fs::create_dir_all(&folder).expect("a folder for the pictures");
    let scenes: Vec<Scene> =
        if server::shared().is_some() { [&SAMPLE[..], &CORPUS[..]].concat() } else { SAMPLE.to_vec() };
    for (name, width, height, query, script) in scenes {
        let browser = Browser::with_size(width, height).await;
        browser.open(query).await;
        browser.js(script).await;
        tokio::time::sleep(std::time::Duration::from_millis(1200)).await;
        let png = browser.client.screenshot().await.expect("a screenshot");
        std::fs::write(folder.join(format!("{name}.png")), png).expect("the picture is written");
        browser.close().await;
        eprintln!("{name}.png");
    }
}

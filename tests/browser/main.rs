//! The reader in a real browser: what a person does, and what they see.

mod driver;
mod server;

use driver::Browser;

#[tokio::test(flavor = "multi_thread")]
async fn shoot() {
    let out = server::root().join("target/screenshots");
    std::fs::create_dir_all(&out).unwrap();
    for (name, w, h, query, script) in [
        ("sample-desktop", 1360, 1000, "", ""),
        ("sample-phone", 420, 860, "", ""),
        ("seed-desktop", 1360, 1000, "?src=corpus/seed/voa-7915207.md", ""),
        ("seed-folded", 1360, 1000, "?src=corpus/seed/voa-7915207.md", "document.querySelector('.fold-all').click()"),
        (
            "seed-dark-phone",
            420,
            860,
            "?src=corpus/seed/voa-7915207.md",
            "document.documentElement.dataset.theme='dark';scrollTo(0,500)",
        ),
        ("english", 1360, 1000, "?src=corpus/outlets/chinafile-com-0389b8c0.md", ""),
        ("english-text", 1360, 1000, "?src=corpus/outlets/chinafile-com-0389b8c0.md", "scrollTo(0,1500)"),
        ("matters", 1360, 1000, "?src=corpus/outlets/matters-news-06a528c3.md", "scrollTo(0,900)"),
    ] {
        let browser = Browser::with_size(w, h).await;
        browser.open(query).await;
        browser.js(script).await;
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        browser.screenshot(&out.join(format!("{name}.png"))).await;
        browser.close().await;
    }
}

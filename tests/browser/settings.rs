//! What a reader chooses.

use serde_json::json;

use crate::driver::{Browser, SAMPLE};

#[tokio::test(flavor = "multi_thread")]
async fn the_language_changes_everything_but_the_text() {
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    assert_eq!(browser.string("return document.documentElement.lang").await, "en");
    browser.click(".sr-fold > summary").await;
    let text = browser.text(".sr-paragraph").await;
    for (tag, sources, published) in
        [("zh-Hans", "来源", "发布于 2024年6月9日"), ("zh-Hant", "來源", "發布於 2024年6月9日")]
    {
        browser.speak(tag).await;
        browser.wait("the language", &format!("return document.documentElement.lang === '{tag}'")).await;
        assert!(browser.text(".sr-tabs label:last-of-type").await.starts_with(sources));
        let facts = browser.text(".sr-facts").await;
        assert!(facts.contains(published), "{facts}");
        assert_eq!(browser.string("return document.querySelector('.sr-sources').lang").await, tag);
        assert_eq!(browser.text(".sr-paragraph").await, text, "what was folded is folded still");
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn choices_are_remembered() {
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    let size = "return parseFloat(getComputedStyle(document.querySelector('.sr-article')).fontSize)";
    let before = browser.js(size).await.as_f64().unwrap_or(0.0);
    browser.open_looks().await;
    browser.click(".sizes button:last-child").await;
    browser.choose(".colours", "dark").await;
    browser.speak("zh-Hant").await;
    browser.open(SAMPLE).await;
    assert!(browser.js(size).await.as_f64().unwrap_or(0.0) > before);
    assert_eq!(browser.string("return document.documentElement.dataset.theme").await, "dark");
    browser.open_looks().await;
    assert_eq!(browser.string("return document.querySelector('.colours :checked').value").await, "dark");
    browser.open_menu().await;
    assert_eq!(browser.string("return document.querySelector('.language :checked').value").await, "zh-Hant");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn storage_that_throws_is_no_failure() {
    let browser = Browser::start().await;
    browser.site.before_pages(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
    );
    browser.open(SAMPLE).await;
    browser.open_looks().await;
    browser.choose(".colours", "sepia").await;
    browser.click(".sizes button:last-child").await;
    browser.wait("the colours", "return document.documentElement.dataset.theme === 'sepia'").await;
    assert!(!browser.text(".sr-article h1").await.is_empty());

    let full = Browser::start().await;
    full.site
        .before_pages("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }");
    full.open(SAMPLE).await;
    full.open_looks().await;
    full.choose(".colours", "sepia").await;
    full.wait("the colours", "return document.documentElement.dataset.theme === 'sepia'").await;
    full.wait(
        "it is said",
        "return document.querySelector('.sr-said').innerText.includes('could not store this choice')",
    )
    .await;
    assert_eq!(full.js("return document.querySelectorAll('.sr-article').length").await, json!(1));
    browser.close().await;
    full.close().await;
}

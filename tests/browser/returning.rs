//! Coming back: what was opened before, and where one was in it. Both are kept only where that is asked for.

use serde_json::json;

use crate::driver::{Browser, SAMPLE};
use crate::walks::FERRY;

#[tokio::test(flavor = "multi_thread")]
async fn what_was_opened_is_remembered_only_where_that_is_asked_for_and_is_gone_with_a_click() {
    let browser = Browser::start().await;
    browser.open(FERRY).await;
    let rows = "return [...document.querySelectorAll('.recents .recent bdi')].map((e) => e.textContent)";
    let kept = "return indexedDB.databases().then((all) => all.some((base) => base.name === 'seed-reader'))";
    let panel = || async {
        browser.click(".tools .primary").await;
        browser.wait("the switch", "return !!document.querySelector('#recent-kept')").await;
    };
    panel().await;
    assert_eq!(browser.js(kept).await, json!(false), "off by default");
    browser.click(".switch").await;
    browser.wait("what is open", "return document.querySelectorAll('.recents li').length === 1").await;
    browser.open("?src=samples/harbour.en.md").await;
    browser.wait("it is kept", "return document.querySelector('.sr-sources') !== null").await;
    panel().await;
    browser.wait("two, the last one first", &format!("{rows}.length === 2")).await;
    assert!(browser.js(rows).await[0].as_str().unwrap_or_default().starts_with("Keep the old lighthouse"));
    // The text itself is kept: it opens without its address.
    browser.click(".recents li:last-child .recent").await;
    browser
        .wait(
            "the first one",
            "return document.querySelector('.sr-article h1')?.innerText.startsWith('渡轮') && location.search === ''",
        )
        .await;
    panel().await;
    browser.wait("the list", "return document.querySelectorAll('.recents li').length === 2").await;
    browser.click(".recents li .remove").await;
    browser.wait("one less", "return document.querySelectorAll('.recents li').length === 1").await;
    browser.click(".switch").await;
    browser.wait("none", "return document.querySelectorAll('.recents li').length === 0").await;
    assert_eq!(browser.js(kept).await, json!(false), "the database is gone");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_place_is_kept_where_that_is_asked_for_offered_and_forgotten() {
    let browser = Browser::start().await;
    browser.open(FERRY).await;
    let leave = "window.dispatchEvent(new PageTransitionEvent('pagehide'))";
    let scroll = "scrollTo({ top: document.querySelectorAll('.sr-article h2')[1].offsetTop, behavior: 'instant' })";
    browser.js(&format!("{scroll}; {leave}")).await;
    assert_eq!(browser.js("return localStorage.getItem('seed-reader.places')").await, json!(null), "off by default");
    browser.js("scrollTo(0, 0)").await;
    browser.open_menu().await;
    browser.click(".remember").await;
    browser.wait("kept from now on", "return !!document.querySelector('[data-reading]')").await;
    browser.js(&format!("document.querySelector('#more-panel').hidePopover(); {scroll}; {leave}")).await;
    assert!(
        browser
            .string("return localStorage.getItem('seed-reader.places')")
            .await
            .contains("news.example/harbour/2024/ferry")
    );
    // Opened again: offered, and nothing jumps.
    browser.open(FERRY).await;
    browser.wait("the offer", "return !!document.querySelector('.sr-strip[data-strip=offer]')").await;
    assert_eq!(browser.js("return scrollY").await, json!(0));
    browser.click(".sr-strip[data-strip=offer] button").await;
    browser.wait("there", "return scrollY > 300 && !document.querySelector('.sr-strip')").await;
    // Another text has another place.
    browser.open(SAMPLE).await;
    browser.wait("at work", "return !!document.querySelector('[data-reading]')").await;
    assert_eq!(browser.js("return document.querySelector('.sr-strip')").await, json!(null));
    browser.open_menu().await;
    browser.click(".remember").await;
    assert_eq!(
        browser.js("return localStorage.getItem('seed-reader.places')").await,
        json!(null),
        "what was kept is gone"
    );
    browser.close().await;
}

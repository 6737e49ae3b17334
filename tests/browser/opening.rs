//! Opening texts, and what is said when that fails.

use serde_json::json;

use crate::driver::{Browser, SAMPLE};
use crate::left_out::leaves_out;

#[tokio::test(flavor = "multi_thread")]
async fn every_fault_ends_in_a_notice_in_the_readers_language() {
    let browser = Browser::start().await;
    for (query, says) in [
        ("?src=fault/empty", "This text is empty."),
        ("?src=fault/binary", "This is not a text file."),
        ("?src=fault/large", "at most 12.0 MB can be shown"),
        ("?src=no/such/file", "status 404"),
        ("?src=http://127.0.0.1:1/refused", "Nothing came back from this address"),
        ("?src=javascript:alert(1)", "This is not an address that can be read."),
        ("?src=", "This is not an address that can be read."),
    ] {
        browser.open(query).await;
        let text = browser.text(".failure").await;
        assert!(text.contains(says), "{query}: {text}");
    }
    browser.speak("zh-Hant").await;
    assert!(browser.text(".failure").await.contains("這不是可以讀取的網址"));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_address_shows_progress_and_can_be_cancelled() {
    let browser = Browser::start().await;
    browser.goto("?src=fault/slow").await;
    browser
        .wait(
            "progress in view",
            "const p = document.querySelector('.progress'); return !!p && getComputedStyle(p).opacity === '1'",
        )
        .await;
    assert!(browser.text(".progress").await.contains("Loading"));
    browser.click(".progress button").await;
    browser.wait("a notice", "return !!document.querySelector('.failure')").await;
    assert!(browser.text(".failure").await.contains("Loading was cancelled."));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn plain_text_is_shown_with_what_is_missing() {
    let browser = Browser::start().await;
    browser.open("?src=text/plain").await;
    assert!(browser.text(".sr-article").await.contains("只是一段话"));
    let notices = browser.text(".sr-damage").await;
    assert!(!notices.contains("damaged"), "nothing of it is lost: {notices}");
    assert!(notices.contains("does not say when it was archived") && notices.contains("no title"), "{notices}");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pasting_dropping_and_the_panel() {
    if leaves_out() {
        return;
    }
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    browser.click(".tools .primary").await;
    assert_eq!(
        browser.js("return document.activeElement.closest('dialog') !== null").await,
        json!(true),
        "focus is in the panel"
    );
    browser.keys("#open-paste", "[Pasted](https://a.example/1)\n---\n<p>A pasted text.</p>").await;
    browser.click(".panel form:has(#open-paste) [type=submit]").await;
    browser.wait("the pasted text", "return document.querySelector('.sr-article h1')?.innerText === 'Pasted'").await;
    assert_eq!(browser.string("return document.title").await, "Pasted");

    let seed = json!("<!--1735253943000-->\n[拖进来的](https://a.example/2)\n---\n<p>正文</p>");
    browser
        .js(&format!(
            "const d = new DataTransfer(); d.items.add(new File([{seed}], 'a.md')); \
             const fire = (type) => document.body.dispatchEvent(new DragEvent(type, {{ dataTransfer: d, bubbles: true, cancelable: true }})); \
             fire('dragover'); window.overlay = 0; setTimeout(() => {{ window.overlay = document.querySelectorAll('.drop').length; fire('drop') }}, 100)"
        ))
        .await;
    browser.wait("the dropped text", "return document.querySelector('.sr-article h1')?.innerText === '拖进来的'").await;
    assert_eq!(browser.js("return [window.overlay, document.querySelectorAll('.drop').length]").await, json!([1, 0]));

    assert_eq!(browser.string("return location.search").await, "", "a file has no address");

    browser.click(".tools .primary").await;
    browser.keys("#open-address", "samples/harbour.en.md\u{e007}").await;
    browser.wait("the fetched text", "return document.querySelector('.sr-article')?.lang === 'en'").await;
    assert_eq!(browser.string("return new URLSearchParams(location.search).get('src')").await, "samples/harbour.en.md");
    browser.settled().await;
    // Text that is dropped on a field is the field's.
    browser.click(".tools .primary").await;
    browser
        .js("const d = new DataTransfer(); d.setData('text/plain', 'x'); document.querySelector('#open-paste')\
             .dispatchEvent(new DragEvent('drop', { dataTransfer: d, bubbles: true, cancelable: true }))")
        .await;
    browser.stays("the article", "return document.querySelector('.sr-article').lang === 'en'").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picked_file_opens() {
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    browser.click(".tools .primary").await;
    let file = crate::server::root().join("samples/harbour.en.md");
    browser.keys("#open-file", &file.to_string_lossy()).await;
    browser.wait("the file", "return document.querySelector('.sr-article')?.lang === 'en'").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_asked_of_another_host_but_the_articles_images() {
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    let foreign = "return performance.getEntriesByType('resource').map((e) => e.name).filter((n) => !n.startsWith(location.origin) && !n.startsWith('data:'))";
    assert_eq!(browser.js(foreign).await, json!([]));
    browser.open("?src=text/media").await;
    browser.wait("the image was asked for", "return !!document.querySelector('[data-missing]')").await;
    // A browser may say twice that it asked for one.
    let hosts = format!("{}))]", foreign.replacen("return ", "return [...new Set((", 1));
    assert_eq!(browser.js(&hosts).await, json!(["https://images.example/1.jpg"]), "no frame, no player, no pixel");
    browser.close().await;
}

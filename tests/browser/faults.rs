//! What goes wrong around the reader: each time a reader is told, and the text is still there.

use serde_json::{Value, json};

use crate::driver::{Browser, SAMPLE};
use crate::engine::Engine;
use crate::server::cut_off;

/// What an article has to say of itself.
async fn notices(browser: &Browser) -> String {
    browser.text(".sr-damage").await
}

#[tokio::test(flavor = "multi_thread")]
async fn old_encodings_are_read_and_said() {
    let browser = Browser::start().await;
    for (query, title, words, encoding) in [
        ("?src=text/gb18030", "旧编码的文章", "他说：“这篇文章是用旧的编码写的，不应当变成乱码。”", "GB18030"),
        ("?src=text/big5", "舊編碼的文章", "她說：「這篇文章是用舊的編碼寫的，不應當變成亂碼。」", "Big5"),
    ] {
        browser.open(query).await;
        assert_eq!(browser.text(".sr-article h1").await, title);
        assert_eq!(browser.text(".sr-article > :is(p, .sr-paragraph)").await, words);
        let said = notices(&browser).await;
        assert!(said.contains(&format!("came in {encoding}")), "{said}");
    }
    // Of a file nobody says what it is.
    browser
        .js("fetch('text/big5').then((r) => r.arrayBuffer()).then((bytes) => { const d = new DataTransfer(); d.items.add(new File([bytes], 'a.md')); \
             document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: d, bubbles: true, cancelable: true })) })")
        .await;
    browser
        .wait(
            "the dropped text",
            "return document.querySelector('.sr-article h1')?.innerText === '舊編碼的文章' && location.search === ''",
        )
        .await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_what_breaks_off_the_beginning_is_shown() {
    let browser = Browser::start().await;
    let text = "[Half a text](https://news.example/half)\n---\n<p>The first paragraph is whole.</p><p>The second bre";
    browser.open(&format!("?src={}", cut_off(text))).await;
    assert_eq!(browser.text(".sr-article h1").await, "Half a text");
    assert!(browser.text(".sr-article").await.contains("The second bre"));
    let said = notices(&browser).await;
    assert!(said.contains("its end is missing"), "{said}");
    browser.open(&format!("?src={}", cut_off(""))).await;
    assert!(browser.text(".failure").await.contains("Nothing came back from this address"), "nothing is nothing");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_policy_without_webassembly_leaves_what_the_page_has() {
    let browser = Browser::start().await;
    browser.goto("pages/without-wasm.html").await;
    browser.wait("the failure", "return document.querySelector('seed-reader').status === 'error'").await;
    assert_eq!(
        browser
            .js("return document.querySelector('seed-reader').ready.catch((e) => [e.name, e.kind, e.message])")
            .await,
        json!(["SeedReaderError", "wasm", "阅读器没能启动，这里是原来的内容。"])
    );
    assert_eq!(browser.js("return document.querySelector('seed-reader > p').checkVisibility()").await, json!(true));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_on_request_and_does_not_is_said() {
    if Engine::lacks_protocol() {
        return;
    }
    let browser = Browser::start().await;
    browser.chromium("Network.enable", json!({})).await;
    browser.chromium("Network.setBlockedURLs", json!({ "urls": ["*/split_*"] })).await;
    browser.goto("pages/element.html").await;
    browser.js("document.querySelector('#place').innerHTML = '<seed-reader loading=eager lang=zh-Hant interface-lang=zh-Hant src=../samples/harbour.zh.md><p>原文</p></seed-reader>'; window.e = document.querySelector('seed-reader')").await;
    browser.wait("the article", "return !!e.analysis").await;
    let words = "這項功能沒能載入。請檢查網路後再試。";
    let failed =
        |promise: &str| format!("return {promise}.then(() => 'no failure', (e) => [e.name, e.kind, e.message])");
    assert_eq!(browser.js(&failed("e.savedPage()")).await, json!(["SeedReaderError", "part", words]));
    assert!(browser.text("seed-reader .sr-article").await.contains("沈望潮"), "the text is still there");
    let said = format!("return e.querySelector('.sr-said').innerText === '{words}'");
    browser.js("e.querySelector('.sr-by').click()").await;
    browser.wait("the notice that no card comes", &said).await;
    browser.js("e.shadowRoot.querySelector('.display').click()").await;
    let panel = "e.shadowRoot.querySelector('#display-panel:popover-open";
    browser.wait("the notice in the panel", &format!("return {panel} [role=alert]')?.innerText === '{words}'")).await;
    browser.js("e.translationSrc = '../samples/harbour.en.md'").await;
    assert_eq!(browser.js(&failed("e.analysed")).await, json!(["SeedReaderError", "part", words]));
    let standing = "return [e.status, e.querySelector('.sr-article').checkVisibility(), e.shadowRoot.querySelector('.failure').innerText]";
    assert_eq!(
        browser.js(standing).await,
        json!(["ready", true, words]),
        "the original is there, and it is said what is not"
    );
    // What failed can be tried again.
    browser.chromium("Network.setBlockedURLs", json!({ "urls": [] })).await;
    browser.js("e.translationSrc = '../samples/harbour.en.md?again'").await;
    browser.wait("both texts", "return !!e.analysis && !!e.querySelector('.sr-translation')").await;
    browser.js("e.shadowRoot.querySelector('#display-panel').hidePopover(); e.shadowRoot.querySelector('.display').click()").await;
    browser.wait("what the panel holds", &format!("return !!{panel} input') && !{panel} [role=alert]')")).await;
    browser.js("e.querySelector('.sr-by').click()").await;
    browser.wait("the card", "return !!e.querySelector('.sr-card-quote:popover-open .who')").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_none_is_said() {
    let browser = Browser::start().await;
    browser.goto("pages/element.html").await;
    browser.js("document.querySelector('#place').innerHTML = '<seed-reader loading=eager src=http://[/><p>original</p></seed-reader>'; window.e = document.querySelector('seed-reader')").await;
    browser.wait("the failure", "return e.status === 'error'").await;
    assert_eq!(browser.js("return e.ready.catch((e) => e.kind)").await, json!("address"));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_pages_that_choose_at_once_keep_their_choices() {
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    let first = browser.client.window().await.expect("a window");
    let second = browser.client.new_window(true).await.expect("a second window").handle;
    browser.client.switch_to_window(second).await.expect("the second window");
    browser.open(SAMPLE).await;
    let theme = "return document.documentElement.dataset.theme";
    browser.open_looks().await;
    browser.choose(".colours", "sepia").await;
    browser.speak("zh-Hant").await;
    browser.client.switch_to_window(first).await.expect("the first window");
    browser.open_looks().await;
    browser.choose(".colours", "dark").await;
    assert_eq!(browser.string(theme).await, "dark");
    assert!(browser.text(".sr-article").await.contains("沈望潮"));
    let kept = browser.js("return Object.entries(localStorage).sort()").await;
    let kept: Vec<(String, String)> = serde_json::from_value::<Vec<(String, String)>>(kept).expect("names and values");
    let want = [("seed-reader.locale", "zh-Hant"), ("seed-reader.theme", "dark")];
    assert_eq!(
        kept,
        want.map(|(name, value)| (name.to_owned(), value.to_owned())),
        "each for itself, the last one counts"
    );
    let _: Value = browser.js("location.reload()").await;
    browser.settled().await;
    assert_eq!(browser.string(theme).await, "dark");
    browser.close().await;
}

/// A call into the second file with an address outside its memory: WebAssembly traps, as at a panic.
const TRAP: &str = "const core = await import('/seed-reader/core.js'); \
    setTimeout(() => core.Inside.prototype.analysis.call({ __wbg_ptr: 4294967280 })); return new Promise((done) => setTimeout(done, 100))";

#[tokio::test(flavor = "multi_thread")]
async fn what_stops_in_one_reader_leaves_the_texts_and_the_others_go_on() {
    let browser = Browser::start().await;
    browser.goto("pages/element.html").await;
    browser.js("document.querySelector('#place').innerHTML = '<seed-reader loading=eager src=../samples/harbour.zh.md></seed-reader>'.repeat(3); window.all = [...document.querySelectorAll('seed-reader')]; window.said = []; for (const e of all) e.addEventListener('error', (event) => said.push(event.detail.kind))").await;
    let known = "return all.every((e) => !!e.analysis)";
    browser.wait("all of them", known).await;
    browser.js("all[1].querySelector('.sr-fold').open = false; window.words = all.map((e) => e.querySelector('.sr-article').textContent)").await;
    browser.js(TRAP).await;
    browser.wait("all of them again", known).await;
    let same = "return [all.every((e, n) => e.querySelector('.sr-article').textContent === words[n]), all[1].querySelector('.sr-fold').open, \
        all.every((e) => e.querySelectorAll('.sr-sources').length === 1 && e.querySelectorAll('.sr-said').length === 1), said.length]";
    assert_eq!(browser.js(same).await, json!([true, false, true, 0]));
    // Tools and cards come from the new instance.
    browser.js("all[2].querySelector('.sr-by[href]').click()").await;
    browser.wait("the card", "return !!all[2].querySelector('.sr-card-quote:popover-open .who')").await;
    browser.close().await;
}

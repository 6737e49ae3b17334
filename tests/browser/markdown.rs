//! Texts in Markdown: their reader is fetched when one is opened, and what they hold works in the page.

use serde_json::json;

use crate::driver::Browser;

const ARTICLE: &str = "markdown/article.md";

/// The element with a text, and how many files were fetched for it that do not come with the reader.
async fn open(browser: &Browser, src: &str) -> u64 {
    browser.js(&format!("document.querySelector('#place').innerHTML = '<seed-reader loading=eager interface-lang=zh-Hans src=\"{src}\"><p>原文</p></seed-reader>'; window.e = document.querySelector('seed-reader')")).await;
    browser.wait("the article", "return !!e.analysis").await;
    let fetched = "return performance.getEntriesByType('resource').filter((r) => r.name.includes('/split_')).length";
    browser.js(fetched).await.as_u64().unwrap_or(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_reader_of_markdown_comes_with_the_first_text_that_needs_it() {
    let browser = Browser::start().await;
    browser.goto("pages/element.html").await;
    assert_eq!(open(&browser, "../samples/harbour.zh.md").await, 0, "a page of HTML asks for nothing more");
    assert!(open(&browser, ARTICLE).await > 0);
    let seen = "return ['table th', '.sr-article del', 'ol li', 'pre', 'blockquote strong', 'figcaption', '.sr-article h2'].map((css) => !!e.querySelector(css))";
    assert_eq!(browser.js(seen).await, json!([true, true, true, true, true, true, true]));
    let boxes = "return [...e.querySelectorAll('li .sr-icon')].map((icon) => icon.dataset.alt)";
    assert_eq!(browser.js(boxes).await, json!(["☑", "☐"]));
    let raw = "return [...e.querySelectorAll('.sr-article :is(p, .sr-paragraph, li, td, h2, figcaption)')].some((n) => /\\*\\*|\\]\\(|^#|<https/m.test(n.innerText))";
    assert_eq!(browser.js(raw).await, json!(false), "nothing is shown as it was written");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn front_matter_is_read_by_the_first_file() {
    let browser = Browser::start().await;
    browser.goto("pages/element.html").await;
    open(&browser, "markdown/archive.md").await;
    let parts = "return performance.getEntriesByType('resource').some((r) => r.name.includes('/split_later'))";
    assert_eq!(browser.js(parts).await, json!(false));
    let head = "return [e.querySelector('h1').innerText, e.querySelector('.sr-facts').innerText.includes('李明'), e.innerText.includes('author:')]";
    assert_eq!(browser.js(head).await, json!(["码头的灯灭了", true, false]));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_footnote_jumps_there_and_back() {
    let browser = Browser::start().await;
    browser.goto("pages/element.html").await;
    open(&browser, ARTICLE).await;
    // The sign in the text leads to the note, and the note's own sign to the text.
    let signs = "return [...e.querySelectorAll('sup a[href^=\"#\"], a[href^=\"#\"]:has(sup)')].filter((a) => !a.classList.contains('sr-by'))";
    let there_and_back = format!(
        "const signs = (() => {{ {signs} }})(); const target = (a) => document.getElementById(decodeURIComponent(a.getAttribute('href').slice(1))); \
         const block = (n) => n.closest('p, .sr-paragraph'); \
         return signs.map((a) => [a.innerText.trim(), !!target(a) && block(target(a)) !== block(a)])"
    );
    assert_eq!(browser.js(&there_and_back).await, json!([["1", true], ["局长", true], ["1", true], ["局长", true]]));
    browser.close().await;
}

/// An article in an element, on a page that cannot have some files.
async fn without(files: &'static str) -> Browser {
    let browser = Browser::start().await;
    browser.site.refuse(Some(files));
    browser.goto("pages/element.html").await;
    browser.js(&format!("document.querySelector('#place').innerHTML = '<seed-reader loading=eager src=\"{ARTICLE}\"><p>原文</p></seed-reader>'; window.e = document.querySelector('seed-reader')")).await;
    browser
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_stands_stays_where_the_rest_cannot_read_it() {
    let browser = without("/split_").await;
    assert_eq!(browser.js("return e.analysed.catch((e) => e.kind)").await, json!("part"));
    let seen = "return [e.status, e.querySelectorAll('.sr-article p, .sr-paragraph').length > 1, e.shadowRoot.querySelector('.failure').textContent.length > 10]";
    assert_eq!(browser.js(seen).await, json!(["ready", true, true]));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_whose_reader_does_not_come_is_a_failure_that_is_said() {
    let browser = without("/split_|/any_").await;
    browser.wait("the failure", "return e.status === 'error'").await;
    assert_eq!(browser.js("return e.ready.catch((e) => e.kind)").await, json!("part"));
    assert_eq!(
        browser.js("return e.querySelector('p').checkVisibility()").await,
        json!(true),
        "the page's own text stays"
    );
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_shows_who_wrote_each_post() {
    let browser = Browser::start().await;
    browser.goto("pages/element.html").await;
    open(&browser, "markdown/thread.md").await;
    let heads = "return [...e.querySelectorAll('.sr-post')].map((post) => post.innerText.split('\\n')[0])";
    assert_eq!(browser.js(heads).await, json!(["海上人", "陈小舟", "王芳"]));
    browser.close().await;
}

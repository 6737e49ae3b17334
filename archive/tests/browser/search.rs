//! Searching: everything that holds the words, from a server and from a disk.

use serde_json::json;

use crate::driver::Browser;

/// What the search says for a query: titles, in their order, as a person reads them.
async fn titles(browser: &Browser, query: &str, disk: bool) -> Vec<String> {
    let path = format!("search.html?q={}", url::form_urlencoded::byte_serialize(query.as_bytes()).collect::<String>());
    if disk {
        let mut address = url::Url::from_file_path(crate::site().join("search.html")).expect("an absolute path");
        address.set_query(path.split('?').nth(1));
        browser.client.goto(address.as_str()).await.expect("the file opens");
    } else {
        browser.goto(&path).await;
    }
    // Either results, or a word on why there are none.
    let settled = "const r = document.querySelector('#results'); const note = r.querySelector(':scope > .ar-note:only-child'); \
                   return 'done' in r.dataset || !!note && note.textContent !== r.dataset.searching";
    let start = std::time::Instant::now();
    while browser.js(settled).await != json!(true) {
        if start.elapsed().as_secs() > 20 {
            let state = "const r = document.querySelector('#results'); return [document.readyState, r.innerHTML, JSON.stringify(r.dataset), \
                         performance.getEntriesByType('resource').map((e) => `${e.name} ${e.responseStatus} ${Math.round(e.startTime)} ${Math.round(e.duration)}`)]";
            panic!("no results of {query:?}: {:#}", browser.js(state).await);
        }
        tokio::time::sleep(std::time::Duration::from_millis(40)).await;
    }
    let all = browser.js("return [...document.querySelectorAll('#results .ar-title')].map((e) => e.innerText)").await;
    serde_json::from_value(all).expect("a list of titles")
}

#[tokio::test(flavor = "multi_thread")]
async fn either_script_finds_both_and_the_words_are_marked() {
    let browser = Browser::start().await;
    for query in ["记者", "記者"] {
        let mut found = titles(&browser, query, false).await;
        found.sort();
        assert_eq!(found, ["燈塔留下來，記者走進塔裡", "老灯塔还要不要留"], "{query}");
        let marks =
            browser.js("return [...document.querySelectorAll('#results mark')].map((e) => e.textContent)").await;
        let marks: Vec<String> = serde_json::from_value(marks).expect("a list");
        assert!(marks.iter().all(|m| m == "记者" || m == "記者") && marks.contains(&"記者".to_owned()), "{marks:?}");
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_found_is_what_holds_the_words() {
    let browser = Browser::start().await;
    for (query, count) in [
        ("不会让它在我手上", 1),
        ("pier will", 1),
        ("LIGHTHOUSE", 1),
        ("ighthous", 1),
        ("一票", 1),
        ("阿水 灯塔", 1),
        ("没有这样一句", 0),
        // All its pairs are in one text, but not together.
        ("港务局长沈望潮林可音", 0),
        ("", 0),
        ("的", 0),
    ] {
        assert_eq!(titles(&browser, query, false).await.len(), count, "{query}");
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn names_are_found_and_results_are_narrowed() {
    let browser = Browser::start().await;
    let all = titles(&browser, "沈望潮", false).await;
    assert!(all.len() >= 6, "{all:?}");
    assert_eq!(browser.text("#results .ar-names a").await, "沈望潮");
    // By the Latin form too.
    titles(&browser, "shen wang", false).await;
    assert_eq!(browser.text("#results .ar-names a").await, "沈望潮");
    titles(&browser, "沈望潮", false).await;
    let option = browser.string("return [...document.querySelector('[name=outlet]').options].find((o) => o.value.includes('cape'))?.value ?? ''").await;
    browser.choose("[name=outlet]", &option).await;
    browser.wait("fewer results", &format!("return document.querySelectorAll('#results .ar-title').length < {} && document.querySelectorAll('#results .ar-title').length > 0", all.len())).await;
    assert!(browser.string("return location.search").await.contains("outlet="));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_searches_from_a_disk() {
    let browser = Browser::start().await;
    assert_eq!(titles(&browser, "記者", true).await.len(), 2);
    browser.click("#results .ar-title").await;
    browser.wait("the article", "return !!document.querySelector('.sr-article')").await;
    assert!(browser.string("return location.protocol").await.starts_with("file"));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_form_of_every_page_leads_to_it() {
    let browser = Browser::start().await;
    browser.goto("voices/index.html").await;
    browser
        .js("const f = document.querySelector('.ar-bar form'); f.elements.q.value = '记者'; f.requestSubmit()")
        .await;
    browser.wait("results", "return document.querySelectorAll('#results .ar-title').length === 2").await;
    assert_eq!(browser.js("return document.querySelector('.ar-large input').value").await, json!("记者"));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_voice_narrows_the_search_to_what_quotes_it() {
    let browser = Browser::start().await;
    browser.goto("index.html").await;
    let link = browser
        .string("return [...document.querySelectorAll('main a')].find((a) => a.textContent === '沈望潮').pathname")
        .await;
    browser.goto(link.trim_start_matches('/')).await;
    browser.js("const f = document.querySelector('main form'); f.elements.q.value = '周阿水'; f.requestSubmit()").await;
    let titles = "[...document.querySelectorAll('#results .ar-title')].map((e) => e.innerText).sort().join()";
    // He stands in two more, which do not quote her.
    browser.wait("both", &format!("return {titles} === '台风过后，灯还亮着,老灯塔还要不要留'")).await;
    browser.click("#results .ar-note a").await;
    browser.wait("all", &format!("return {titles}.split(',').length > 3")).await;
    browser.close().await;
}

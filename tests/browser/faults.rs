//! What goes wrong around the reader: each time a reader is told, and the text is still there.

use serde_json::json;

use crate::driver::{Browser, SAMPLE};
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
    let browser = Browser::start().await;
    browser.site.refuse(Some("/split_"));
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
    browser.site.refuse(None);
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
    browser.client.refresh().await.expect("the page once more");
    browser.settled().await;
    assert_eq!(browser.string(theme).await, "dark");
    browser.close().await;
}

/// Five elements with a text each, what they say in events, and a trap to arm: a call into the second file with an address outside its
/// memory, made where the file itself calls the browser, so that it stops as at a panic, in the middle of what it was at.
const FIVE: &str = "document.querySelector('#place').innerHTML = '<seed-reader loading=eager src=../samples/harbour.zh.md></seed-reader>'.repeat(5);
    window.all = [...document.querySelectorAll('seed-reader')];
    window.said = all.map(() => []);
    all.forEach((e, n) => e.addEventListener('error', (event) => said[n].push(event.detail.kind)));
    const core = await import('/seed-reader/core.js');
    window.fired = 0;
    window.arm = (owner, name, when, times = 1) => {
        const was = owner[name];
        owner[name] = function (...args) {
            if (fired < times && when.apply(this, args)) { fired++; core.Inside.prototype.analysis.call({ __wbg_ptr: 4294967280 }); }
            return was.apply(this, args);
        };
        window.disarm = () => { owner[name] = was; };
    };
    window.calls = 0;
    window.byReader = () => new Error().stack.includes('core.js');
    window.long = '[Long](https://news.example/)\\n---\\n' + '<p>船长林小明说：“今天的风很大，我们不走。”他又说：“明天也不走。”</p>'.repeat(400);";

const KNOWN: &str = "return all.every((e) => !!e.analysis)";

/// Where it stops: a name, what arms the trap, and what leads there.
const PLACES: [(&str, &str, &str); 6] = [
    ("as reading begins", "arm(Date, 'now', byReader)", "all[0].text = long"),
    ("while it reads", "arm(Date, 'now', () => byReader() && ++calls === 3)", "all[0].text = long"),
    ("while it finds out who speaks", "arm(Date, 'now', () => byReader() && ++calls === 12)", "all[0].text = long"),
    (
        "while it writes",
        "arm(Element.prototype, 'setAttribute', function (name) { return name === 'data-said' && all[0].contains(this); })",
        "all[0].text = long",
    ),
    (
        "in the card",
        "arm(Element.prototype, 'getBoundingClientRect', function () { return byReader() && this.matches('.sr-by'); })",
        "all[0].querySelector('.sr-by[href]').click()",
    ),
    (
        "in the panel",
        "arm(Element.prototype, 'setAttribute', (name) => name === 'aria-expanded')",
        "all[0].shadowRoot.querySelector('.who').click()",
    ),
];

async fn five(browser: &Browser) {
    browser.goto("pages/element.html").await;
    browser.in_page(FIVE).await;
    browser.wait("all of them", KNOWN).await;
    browser.wait("their tools", "return all.every((e) => !!e.shadowRoot.querySelector('.who'))").await;
    browser
        .js("all[1].querySelector('.sr-fold').open = false; window.words = all.map((e) => e.querySelector('.sr-article').textContent)")
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn wherever_it_stops_the_texts_stay_and_all_go_on() {
    let browser = Browser::start().await;
    for (place, arm, lead) in PLACES {
        five(&browser).await;
        browser.in_page(arm).await;
        browser.js(lead).await;
        browser.wait(&format!("a stop {place}"), "return fired === 1").await;
        browser.wait(&format!("all of them again, stopped {place}"), KNOWN).await;
        let same = "return [all.slice(1).every((e, n) => e.querySelector('.sr-article').textContent === words[n + 1]), \
            all[1].querySelector('.sr-fold').open, all[0].querySelectorAll('.sr-article').length, \
            all.every((e) => e.querySelectorAll('.sr-sources').length === 1 && e.querySelectorAll('.sr-said').length === 1), said.flat()]";
        assert_eq!(browser.js(same).await, json!([true, false, 1, true, []]), "stopped {place}");
        // Tools and cards come from the new instance.
        browser.js("all[2].querySelector('.sr-by[href]').click()").await;
        browser
            .wait(
                &format!("the card, stopped {place}"),
                "return !!all[2].querySelector('.sr-card-quote:popover-open .who')",
            )
            .await;
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_stops_it_twice_is_left_as_text_and_the_next_one_opens() {
    let browser = Browser::start().await;
    five(&browser).await;
    let arm = "arm(Element.prototype, 'setAttribute', function (name) { return name === 'data-said' && all[0].contains(this); }, Infinity)";
    browser.in_page(arm).await;
    browser.js("all[0].text = long").await;
    browser.wait("a notice", "return said[0].length > 0").await;
    browser.wait("the others", "return all.slice(1).every((e) => !!e.analysis)").await;
    let left = "const line = all[0].shadowRoot.querySelector('.failure'); \
        return [fired, said, all[0].status, all[0].querySelector('.sr-article').textContent.split('林小明').length, line.querySelectorAll('button').length]";
    assert_eq!(browser.js(left).await, json!([2, [["stopped"], [], [], [], []], "ready", 401, 2]));
    browser.js("all[0].shadowRoot.querySelectorAll('.failure button')[1].click()").await;
    let report = "const line = all[0].shadowRoot.querySelector('.failure'); \
        return /Copied/.test(line.textContent) || line.querySelector('pre')?.textContent.includes('stopped 2 times')";
    browser.wait("a report", &format!("{report} === true")).await;
    // It has a speaker as well, and would stop it a third time.
    browser.js("disarm(); all[0].text = '[Next](https://news.example/)\\n---\\n<p>“Gone,” said Ann Lee.</p>'").await;
    browser.wait("the next text", "return all[0].analysis?.document.title === 'Next'").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn memory_that_cannot_grow_stops_one_reader_and_no_other() {
    let browser = Browser::start().await;
    // Two megabytes beside what it begins with: enough for five samples, not for a long text.
    browser.site.limit_memory(64);
    five(&browser).await;
    browser.js("all[0].text = long.slice(0, -1).repeat(8)").await;
    browser.wait("a notice", "return said[0].length > 0").await;
    browser.wait("the others", "return all.slice(1).every((e) => !!e.analysis)").await;
    let left = "return [said, all[0].status, all[0].querySelector('.sr-article').textContent.split('林小明').length > 400, \
        all.slice(1).every((e, n) => e.querySelector('.sr-article').textContent === words[n + 1])]";
    assert_eq!(browser.js(left).await, json!([[["stopped"], [], [], [], []], "ready", true, true]));
    browser.js("all[0].text = '[Next](https://news.example/)\\n---\\n<p>“Gone,” said Ann Lee.</p>'").await;
    browser.wait("the next text", "return all[0].analysis?.document.title === 'Next'").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_stops_again_and_again_is_not_tried_for_ever() {
    let browser = Browser::start().await;
    five(&browser).await;
    browser.in_page("arm(Date, 'now', byReader, Infinity)").await;
    browser.js("all[0].text = long").await;
    browser.wait("that all say so", "return said.every((kinds) => kinds.includes('stopped'))").await;
    let texts = "return [fired <= 12, all.slice(1).every((e, n) => e.querySelector('.sr-article').textContent === words[n + 1]), \
        all[0].querySelector('.sr-article').textContent.split('林小明').length]";
    assert_eq!(browser.js(texts).await, json!([true, true, 401]));
    browser.js("disarm(); all[3].text = '[Next](https://news.example/)\\n---\\n<p>“Gone,” said Ann Lee.</p>'").await;
    browser.wait("the next text", "return all[3].analysis?.document.title === 'Next'").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_app_keeps_its_text_where_it_stops() {
    let browser = Browser::start().await;
    browser.open("?src=samples/harbour.zh.md").await;
    let words = browser.text(".sr-article").await;
    browser
        .in_page("dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable'), message: 'unreachable' }))")
        .await;
    browser
        .wait("a line in the bar's place", "return document.querySelectorAll('header.toolbar button').length === 2")
        .await;
    assert_eq!(browser.text(".sr-article").await, words);
    browser.close().await;
}

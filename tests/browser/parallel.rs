//! An article and its translation: views, the kept place, what is loaded on request, the browser's own translator.

use serde_json::json;

use crate::driver::{Browser, SAMPLE};
use crate::left_out::leaves_out;

/// The sample and its translation.
const PAIR: &str = "?src=samples/harbour.zh.md&translation=samples/harbour.en.md";

/// Whether any of these can be seen.
async fn visible(browser: &Browser, css: &str) -> bool {
    let script = format!("return [...document.querySelectorAll({})].some((e) => e.checkVisibility())", json!(css));
    browser.js(&script).await == json!(true)
}

#[tokio::test(flavor = "multi_thread")]
async fn each_view_shows_what_it_says() {
    for (width, columns) in [(1280, true), (390, false)] {
        let browser = Browser::with_size(width, 844).await;
        browser.open(PAIR).await;
        if columns {
            // Away from the text: where the pointer of a virtual display rests, a paragraph would show its translation.
            browser.hover(".views").await;
        }
        let original = ".sr-row:not(.sr-row-added) > .sr-original:not(.sr-gap)";
        let translation = ".sr-row > .sr-translation:not(.sr-gap)";
        for (view, first, second) in [
            ("original", true, false),
            ("translation", false, true),
            ("side", true, true),
            ("interleaved", true, true),
            ("peek", true, false),
        ] {
            browser.choose(".views", view).await;
            let shown =
                |css: &str| format!("[...document.querySelectorAll({})].some((e) => e.checkVisibility())", json!(css));
            let both = format!("return {} === {first} && {} === {second}", shown(original), shown(translation));
            browser.wait(&format!("{view} at {width}"), &both).await;
            assert!(visible(&browser, "h1").await, "{view} at {width} has a title");
            let wide = browser.js("return document.documentElement.scrollWidth <= innerWidth").await;
            assert_eq!(wide, json!(true), "{view} at {width} needs no sideways scrolling");
        }
        browser.choose(".views", "side").await;
        let apart = "const [a, b] = document.querySelectorAll('.sr-row:not(.sr-row-head, .sr-row-added, .sr-row-omitted) > .sr-side'); return b.getBoundingClientRect().left >= a.getBoundingClientRect().right";
        browser
            .wait(&format!("columns at {width}: {columns}"), &format!("return ((() => {{ {apart} }})()) === {columns}"))
            .await;
        // The other language first, in the document too.
        // In a narrow page it stands in the menu.
        browser.js("document.querySelector('.swap').click()").await;
        let first = "return [...document.querySelectorAll('.sr-row')].every((r) => r.firstElementChild.matches('.sr-translation'))";
        browser.wait("the other language first", first).await;
        browser.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_view_is_remembered_and_every_side_speaks_its_language() {
    let browser = Browser::start().await;
    browser.open(PAIR).await;
    browser.choose(".views", "interleaved").await;
    browser.open(PAIR).await;
    assert_eq!(browser.string("return document.querySelector('.sr-layout').dataset.view").await, "interleaved");
    assert_eq!(browser.string("return document.querySelector('.sr-original').lang").await, "zh-Hans");
    assert_eq!(browser.string("return document.querySelector('.sr-translation').lang").await, "en");
    let ids = "const ids = [...document.querySelectorAll('.sr-article [id], .sr-sources [id]')].map((e) => e.id); return ids.length > 20 && new Set(ids).size === ids.length";
    assert_eq!(browser.js(ids).await, json!(true), "no id stands twice");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_paragraph_under_the_eye_stays_where_it_is() {
    for width in [1280, 390] {
        let browser = Browser::with_size(width, 844).await;
        browser.open("?src=text/long-zh&translation=text/long-en").await;
        browser.choose(".views", "original").await;
        browser.js("document.querySelectorAll('.sr-row')[30].scrollIntoView(); scrollBy(0, -150)").await;
        // The row that a reader's eye is on, a quarter down the window, and where it stands.
        let eye = "window.row = [...document.querySelectorAll('.sr-row')].find((r) => r.getBoundingClientRect().bottom > innerHeight / 4); return window.row.getBoundingClientRect().top";
        let line = "return parseFloat(getComputedStyle(document.querySelector('.sr-side p')).lineHeight)";
        let line = browser.js(line).await.as_f64().unwrap_or(0.0);
        assert!(line > 10.0);
        for view in ["side", "interleaved", "translation", "peek", "side", "original"] {
            let before = browser.js(eye).await.as_f64().expect("a place");
            browser.choose(".views", view).await;
            browser.stands_still().await;
            let now = browser.js("return window.row.getBoundingClientRect().top").await.as_f64().expect("a place");
            assert!((now - before).abs() < line, "{view} at {width}: from {before} to {now}");
        }
        browser.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_peek_by_pointer_key_and_touch() {
    if leaves_out() {
        return;
    }
    let browser = Browser::start().await;
    browser.open(PAIR).await;
    browser.choose(".views", "peek").await;
    let row = ".sr-row:has(> .sr-peek):not(.sr-row-head)";
    let there = format!(
        "const t = document.querySelector('{row} > .sr-translation'); return t.checkVisibility({{ checkVisibilityCSS: true }})"
    );
    let gone = there.replace("return ", "return !");
    // The pointer rests on a paragraph; nothing moves. Escape takes it away, and so does leaving.
    let height = browser.js("return document.body.scrollHeight").await;
    browser.hover(&format!("{row} > .sr-original")).await;
    browser.wait("the translation under the pointer", &there).await;
    assert_eq!(browser.js("return document.body.scrollHeight").await, height, "nothing moved");
    browser.keys("body", "\u{e00c}").await;
    browser.wait("gone with Escape", &gone).await;
    browser.hover("h1").await;
    browser.hover(&format!("{row} > .sr-original")).await;
    browser.wait("there again", &there).await;
    browser.hover("h1").await;
    browser.wait("gone with the pointer", &gone).await;
    // By key.
    browser.js(&format!("document.querySelector('{row} > .sr-peek > summary').focus()")).await;
    browser.keys(&format!("{row} > .sr-peek > summary"), "\u{e007}").await;
    browser.wait("open by key", &there).await;
    browser.keys(&format!("{row} > .sr-peek > summary"), "\u{e007}").await;
    browser.wait("closed by key", &gone).await;
    browser.close().await;
    // By touch.
    let phone = Browser::with_size(390, 844).await;
    phone.open(PAIR).await;
    phone.choose(".views", "peek").await;
    phone.click(&format!("{row} > .sr-original p")).await;
    phone.wait("open by touch", &there).await;
    phone.click(&format!("{row} > .sr-original p")).await;
    phone.wait("closed by touch", &gone).await;
    phone.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_quotation_and_its_translation_are_one_item() {
    let browser = Browser::start().await;
    browser.open(PAIR).await;
    browser.choose(".views", "original").await;
    let entry =
        "[...document.querySelectorAll('.sr-sources li[data-source]')].find((e) => e.innerText.includes('沈望潮'))";
    let shown = format!(
        "return [...{entry}.querySelectorAll('.sr-jump')].filter((e) => e.checkVisibility()).map((e) => e.getAttribute('href'))"
    );
    let originals = browser.js(&shown).await;
    browser.choose(".views", "translation").await;
    let translations = browser.js(&shown).await;
    let count = |v: &serde_json::Value| v.as_array().map_or(0, Vec::len);
    assert!(count(&originals) > 0 && count(&originals) == count(&translations), "{originals} {translations}");
    let entry = browser.string(&format!("return {entry}.innerText")).await;
    assert!(entry.contains("Shen Wangchao"), "{entry}");
    // Both speak with the same number, in either text.
    let numbers =
        "return ['.sr-original', '.sr-translation'].map((s) => document.querySelector(s + ' .sr-by').dataset.number)";
    let numbers = browser.js(numbers).await;
    assert_eq!(numbers[0], numbers[1]);
    // A permalink into the text that is not in view brings it into view.
    let id = browser.string("return document.querySelector('.sr-original .sr-quote').id").await;
    browser.open(&format!("{PAIR}#{id}")).await;
    assert!(visible(&browser, ":target").await);
    // Copying gives both. (In WebKit a click by script may not copy.)
    if leaves_out() {
        return;
    }
    browser.js("window.copied = ''; addEventListener('copy', (e) => { window.copied = e.clipboardData.getData('text/plain') })").await;
    browser.js("document.querySelector('.sr-original .sr-by').click()").await;
    browser
        .wait("the card", "return !!document.querySelector('.sr-card-quote:popover-open [data-action=copy-quote]')")
        .await;
    browser.click(".sr-card-quote [data-action=copy-quote]").await;
    browser.wait("a copy", "return window.copied !== ''").await;
    let copied = browser.string("return window.copied").await;
    assert!(copied.contains("沈望潮") && copied.contains("Shen Wangchao"), "{copied}");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn characters_and_readings_come_on_request_and_go_without_a_trace() {
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    let parts = "return performance.getEntriesByType('resource').filter((e) => e.name.includes('/parts/')).length";
    // Whether a pointer was seen to move is another matter.
    let layout = "return document.querySelector('.sr-layout').outerHTML.replace(' data-mouse=\"\"', '')";
    let before = browser.string(layout).await;
    assert_eq!(browser.js(parts).await, json!(0), "nothing is fetched before it is asked for");
    browser.open_looks().await;
    browser.choose(".script", "traditional").await;
    browser.wait("traditional characters", "return document.querySelector('h1').innerText.includes('燈塔')").await;
    assert_eq!(browser.string("return document.querySelector('.sr-article').lang").await, "zh-Hant");
    assert_eq!(browser.js(parts).await, json!(1));
    browser.click(".pinyin").await;
    browser.wait("readings", "return !!document.querySelector('.sr-article ruby > rt')").await;
    let hidden = "return [...document.querySelectorAll('rt')].every((e) => e.ariaHidden === 'true' && (getComputedStyle(e).userSelect ?? getComputedStyle(e).webkitUserSelect) === 'none')";
    assert_eq!(browser.js(hidden).await, json!(true), "not read twice, not copied");
    let copied = "const r = document.createRange(); r.selectNodeContents(document.querySelector('.sr-article h1')); getSelection().removeAllRanges(); getSelection().addRange(r); return getSelection().toString()";
    let copied = browser.string(copied).await;
    assert!(copied.contains("燈塔") && !copied.contains('ē') && !copied.contains('á'), "{copied}");
    browser.js("getSelection().removeAllRanges()").await;
    browser.click(".pinyin").await;
    browser.choose(".script", "as-written").await;
    browser.wait("the text as written", "return document.querySelector('h1').innerText.includes('灯塔')").await;
    assert_eq!(browser.string(layout).await, before);
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_that_does_not_come_is_said_and_the_text_stays() {
    let browser = Browser::start().await;
    browser.site.refuse(Some("/parts/"));
    browser.open(SAMPLE).await;
    let before = browser.text(".sr-article").await;
    browser.open_looks().await;
    browser.choose(".script", "traditional").await;
    browser
        .wait("a notice", "return document.querySelector('.sr-said').innerText.includes('could not be loaded')")
        .await;
    assert_eq!(browser.text(".sr-article").await, before);
    assert_eq!(browser.string("return document.querySelector('.script :checked').value").await, "as-written");
    browser.close().await;
}

/// A stand-in for the Translator API: what is tested is our side of it.
const STAND_IN: &str = "window.Translator = class {
    static async availability(o) { return o.sourceLanguage === 'zh' && o.targetLanguage === 'en' ? 'downloadable' : 'unavailable' }
    static async create(o) {
        const monitor = new EventTarget(); o.monitor(monitor);
        for (const loaded of [0, 0.5, 1]) { monitor.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded })); await new Promise((r) => setTimeout(r, 20)) }
        return new this()
    }
    async translate(text) { if (window.refuse) throw new Error('no'); return 'EN[' + text.length + ']' }
    destroy() {}
}";

#[tokio::test(flavor = "multi_thread")]
async fn a_translation_by_the_browser_says_so_in_every_paragraph() {
    let browser = Browser::start().await;
    browser.site.before_pages(STAND_IN);
    browser.open(SAMPLE).await;
    browser.wait("the offer", "return !!document.querySelector('.translate')").await;
    browser.js("window.before = performance.getEntriesByType('resource').length").await;
    // It fails first: the text is untouched, and it can be tried again.
    browser.js("window.refuse = true").await;
    browser.click(".translate").await;
    browser
        .wait("a notice", "return document.querySelector('.sr-said').innerText.includes('could not translate')")
        .await;
    browser.js("window.refuse = false").await;
    browser.click(".translate").await;
    browser
        .wait("both texts", "return !!document.querySelector('.sr-row') && !!document.querySelector('.sr-sources')")
        .await;
    let marked = "const rows = [...document.querySelectorAll('.sr-translation:not(.sr-gap, .sr-row-head *)')]; return rows.length > 3 && rows.every((r) => r.querySelector('.sr-machine')?.innerText.includes('by this browser'))";
    assert_eq!(browser.js(marked).await, json!(true));
    let asked =
        "return performance.getEntriesByType('resource').slice(before).map((entry) => entry.name.split('/').pop())";
    assert_eq!(browser.js(asked).await, json!(["split_later.wasm"]), "nothing but what translates");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_translator_there_is_no_button() {
    let browser = Browser::start().await;
    browser.site.before_pages("delete window.Translator");
    browser.open(SAMPLE).await;
    assert_eq!(browser.js("return document.querySelectorAll('.translate').length").await, json!(0));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_files_at_once_are_an_article_and_its_translation() {
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    // The translation is picked first: which is the original is worked out.
    let pick = "const texts = await Promise.all(['en', 'zh'].map((l) => fetch(`samples/harbour.${l}.md`).then((r) => r.text())));
        const files = new DataTransfer(); texts.forEach((t, i) => files.items.add(new File([t], i + '.md')));
        const input = document.querySelector('#open-file'); input.files = files.files; input.dispatchEvent(new Event('change', { bubbles: true }))";
    browser.js(&format!("(async () => {{ {pick} }})()")).await;
    browser
        .wait(
            "both texts",
            "return !!document.querySelector('.sr-row-head') && !!document.querySelector('.sr-sources')",
        )
        .await;
    assert_eq!(browser.string("return document.querySelector('.sr-original').lang").await, "zh-Hans");
    browser.open_looks().await;
    browser.open_menu().await;
    browser.click(".exchange").await;
    browser.wait("the other way round", "return document.querySelector('.sr-original')?.lang === 'en'").await;
    browser.close().await;
}

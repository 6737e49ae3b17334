//! The `<seed-reader>` element in other people's pages.

use serde_json::{Value, json};

use crate::driver::Browser;
use crate::left_out::leaves_out;

const PAGE: &str = "pages/element.html";

/// Puts markup into the page, and waits until the elements in it are `ready`.
async fn place(browser: &Browser, markup: &str) {
    browser.js(&format!("document.querySelector('#place').innerHTML = {}", json!(markup))).await;
}

async fn ready(browser: &Browser) {
    let all = "const all = [...document.querySelectorAll('seed-reader')]; return all.length > 0 && all.every((e) => !!e.analysis)";
    browser.wait("every element ready", all).await;
}

async fn events(browser: &Browser) -> Vec<String> {
    let names = browser.js("return seen.map(([name]) => name)").await;
    names.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

const ONE: &str = r#"<seed-reader loading="eager" src="../samples/harbour.zh.md"><a href="https://news.example/x">original</a></seed-reader>"#;

#[tokio::test(flavor = "multi_thread")]
async fn three_lines_are_a_reader() {
    let browser = Browser::start().await;
    browser.goto(PAGE).await;
    place(&browser, ONE).await;
    ready(&browser).await;
    let text = browser.text("seed-reader .sr-article").await;
    assert!(text.contains("沈望潮"), "{text}");
    assert_eq!(browser.js("return document.querySelector('seed-reader > a').checkVisibility()").await, json!(false));
    let seen = events(&browser).await;
    assert!(seen.starts_with(&["loadstart".to_owned()]) && seen.ends_with(&["load".to_owned()]), "{seen:?}");
    // The page's own text holds the article, and its own tools find it.
    assert_eq!(browser.js("return document.body.innerText.includes('我们不是舍不得一盏灯')").await, json!(true));
    let analysis = browser.js("const a = document.querySelector('seed-reader').analysis; return [a.document.title, a.quotes.length > 3, a.sources.some((s) => s.name === '沈望潮')]").await;
    assert_eq!(analysis[1], json!(true));
    assert_eq!(analysis[2], json!(true));
    // Jumps: by method, by the list, with the events that say so.
    let id = browser.string("return document.querySelectorAll('.sr-quote')[2].id").await;
    assert_eq!(browser.js(&format!("return document.querySelector('seed-reader').goTo('{id}')")).await, json!(true));
    assert_eq!(browser.js("return document.querySelector('seed-reader').goTo('nowhere')").await, json!(false));
    browser.js("document.querySelector('seed-reader').foldQuotes()").await;
    browser.wait("folded", "return document.querySelectorAll('.sr-fold[open]').length === 0").await;
    browser
        .wait(
            "said so",
            "return seen.some(([n, d]) => n === 'quotetoggle' && d.open === false && d.id.startsWith('sr-q-'))",
        )
        .await;
    browser.js("document.querySelector('.sr-sources .sr-jump').click()").await;
    browser.wait("said so", "return seen.some(([n]) => n === 'sourceactivate')").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn attributes_and_properties_are_two_sides_of_one() {
    let browser = Browser::start().await;
    browser.goto(PAGE).await;
    // Properties that are set before the class is there are kept.
    browser.js("const e = document.createElement('seed-reader'); e.id = 'early'; e.loading = 'eager'; document.querySelector('#place').append(e); e.text = '[T](https://a.example/)\\n---\\n<p>他说：“一二三四五六七八九十，一二三四五六七八九十。”</p>'; e.quotes = 'folded'").await;
    ready(&browser).await;
    assert_eq!(browser.js("return document.querySelectorAll('#early .sr-fold:not([open])').length").await, json!(1));
    let facts = browser.js(
        "const e = document.querySelector('#early'); const out = {};
         e.setAttribute('view', 'upside-down'); out.bad = e.view;
         e.view = 'peek'; out.reflected = e.getAttribute('view');
         e.translationSrc = 'x.md'; out.camel = e.getAttribute('translation-src'); e.translationSrc = null; out.gone = e.hasAttribute('translation-src');
         out.defaults = [e.images, e.theme, e.toolbar, e.quotes]; return out",
    ).await;
    assert_eq!(
        facts,
        json!({ "bad": "side", "reflected": "peek", "camel": "x.md", "gone": false, "defaults": ["load", "auto", "full", "folded"] })
    );
    // The text set last is the one that `ready` speaks of.
    let last = browser.js("const e = document.querySelector('#early'); e.text = '[A](https://a.example/)\\n---\\n<p>one</p>'; e.text = '[B](https://a.example/)\\n---\\n<p>two</p>'; return true").await;
    assert_eq!(last, json!(true));
    browser.wait("the last text", "return !!document.querySelector('#early').analysis && document.querySelector('#early h1')?.innerText === 'B'").await;
    // An empty text rejects, with a kind and words in the interface's language.
    browser.js("window.rejected = null; const e = document.querySelector('#early'); e.setAttribute('interface-lang', 'zh-Hant'); e.text = ' '; queueMicrotask(() => e.ready.catch((error) => { window.rejected = [error.name, error.kind, error.message] }))").await;
    browser.wait("a rejection", "return window.rejected !== null").await;
    let rejected = browser.js("return window.rejected").await;
    assert_eq!((&rejected[0], &rejected[1]), (&json!("SeedReaderError"), &json!("empty")));
    assert!(rejected[2].as_str().is_some_and(|m| m.contains("沒有內容") || m.contains("空")), "{rejected}");
    // Texts that stand in the page.
    place(&browser, "<seed-reader loading=eager id=inline><script type='text/plain'>[原](https://a.example/)\n---\n<p>这是原文，第一段。</p></script><script type='text/plain' data-translation>[T](https://a.example/en)\n---\n<p>This is the text.</p></script></seed-reader>").await;
    browser.wait("both texts", "return !!document.querySelector('#inline')?.analysis && !!document.querySelector('#inline .sr-translation')").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_stood_there_stands_there_again_when_something_fails() {
    let browser = Browser::start().await;
    browser.goto(PAGE).await;
    place(&browser, &ONE.replace("../samples/harbour.zh.md", "../no/such/file")).await;
    browser.wait("an error", "return document.querySelector('seed-reader').status === 'error'").await;
    assert_eq!(browser.js("return document.querySelector('seed-reader > a').checkVisibility()").await, json!(true));
    let line = "return document.querySelector('seed-reader').shadowRoot.querySelector('.failure').innerText";
    assert!(browser.string(line).await.contains("status 404"));
    assert_eq!(browser.js("return seen.at(-1)[1].kind").await, json!("status"));
    // It can be tried again.
    browser.js("document.querySelector('seed-reader').src = '../samples/harbour.en.md'").await;
    ready(&browser).await;
    browser.close().await;

    let blocked = Browser::start().await;
    blocked.site.refuse(Some("first_bg.wasm"));
    blocked.goto(PAGE).await;
    place(&blocked, ONE).await;
    blocked.wait("an error", "return document.querySelector('seed-reader').status === 'error'").await;
    assert_eq!(blocked.js("return seen.at(-1)[1].kind").await, json!("wasm"));
    assert!(blocked.string(line).await.contains("could not start"));
    assert_eq!(blocked.js("return document.querySelector('seed-reader > a').checkVisibility()").await, json!(true));
    blocked.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_come_move_and_go() {
    let browser = Browser::start().await;
    browser.goto(PAGE).await;
    place(&browser, &ONE.repeat(20)).await;
    ready(&browser).await;
    let ids = "const ids = [...document.querySelectorAll('seed-reader [id]')].map((e) => e.id); return ids.length > 400 && new Set(ids).size === ids.length";
    assert_eq!(browser.js(ids).await, json!(true), "no id stands twice on the page");
    // One that is moved keeps its place and its folds; one that is taken out and put back reads its text again.
    browser.js("const [first] = document.querySelectorAll('seed-reader'); first.querySelector('.sr-fold').open = false; document.body.append(first)").await;
    browser.stands_still().await;
    assert_eq!(browser.js("return document.querySelector('body > seed-reader .sr-fold').open").await, json!(false));
    browser.js("window.kept = document.querySelector('body > seed-reader'); kept.remove()").await;
    browser.wait("it is idle", "return kept.status === 'idle' && !kept.querySelector('.sr-article')").await;
    browser.js("document.body.append(kept)").await;
    ready(&browser).await;
    // The source changes while it is loading: the last one wins, and the first request is ended.
    place(&browser, "<seed-reader id=late loading=eager src='../fault/slow'></seed-reader>").await;
    browser.wait("loading", "return document.querySelector('#late').status === 'loading'").await;
    browser.js("document.querySelector('#late').src = '../fault/later'").await;
    browser.js("document.querySelector('#late').src = '../samples/harbour.en.md'").await;
    browser.wait("the last one", "return !!document.querySelector('#late').analysis").await;
    browser.stays("the last one", "return document.querySelector('#late h1').innerText.includes('lighthouse')").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn five_hundred_times_in_and_out_leave_nothing_behind() {
    if leaves_out() {
        return;
    }
    let browser = Browser::start().await;
    browser.goto(PAGE).await;
    place(&browser, ONE).await;
    ready(&browser).await;
    browser.js("window.e = document.querySelector('seed-reader'); window.text = '[T](https://a.example/)\\n---\\n<p>“一二三四五六七八九十，”林小明说。</p>'; window.cycle = async (n) => { for (let i = 0; i < n; i++) { e.remove(); await new Promise((r) => setTimeout(r)); e.text = text; document.body.append(e); await e.ready; } window.cycles = (window.cycles ?? 0) + n }").await;
    let counters = async |cycles: u32| {
        browser.js(&format!("return window.cycle({cycles})")).await;
        browser.chromium("HeapProfiler.collectGarbage", json!({})).await;
        let dom = browser.chromium("Memory.getDOMCounters", json!({})).await;
        let heap = browser.chromium("Runtime.getHeapUsage", json!({})).await;
        let number = |v: &Value| v.as_f64().unwrap_or(f64::NAN);
        (number(&dom["nodes"]), number(&dom["jsEventListeners"]), number(&heap["usedSize"]))
    };
    let before = counters(50).await;
    let after = counters(450).await;
    assert_eq!(browser.js("return window.cycles").await, json!(500));
    assert!(after.0 < before.0 + 200.0, "nodes: {before:?} {after:?}");
    assert!(after.1 < before.1 + 20.0, "listeners: {before:?} {after:?}");
    assert!(after.2 < before.2 * 1.1 + 300_000.0, "JS heap: {before:?} {after:?}");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_copies_and_foreign_shadows() {
    let browser = Browser::start().await;
    browser.goto(PAGE).await;
    place(&browser, ONE).await;
    browser.js("const s = document.createElement('script'); s.type = 'module'; s.src = '/copy/seed-reader/define.js'; s.onload = () => { window.second = true }; document.head.append(s)").await;
    browser.wait("the second copy", "return window.second === true").await;
    ready(&browser).await;
    // Inside another shadow: its styles are there, and links into the article lead somewhere.
    browser.js("const host = document.createElement('div'); host.id = 'host'; document.body.append(host); host.attachShadow({ mode: 'open' }).innerHTML = `<seed-reader loading=eager src='../samples/harbour.zh.md'></seed-reader>`; window.inner = host.shadowRoot.querySelector('seed-reader')").await;
    browser.wait("ready", "return !!window.inner.analysis").await;
    let size = "return parseFloat(getComputedStyle(window.inner.querySelector('h1')).fontSize) > 24";
    assert_eq!(browser.js(size).await, json!(true), "styled there too");
    browser.js("scrollTo(0, 0); window.inner.querySelector('.sr-sources .sr-jump').click()").await;
    browser.wait("the place in view", "const r = window.inner.querySelector('.sr-quote').getBoundingClientRect(); return scrollY > 0 && r.top > -400 && r.top < innerHeight").await;
    browser.close().await;
}

/// Style sheets that pages have, and that have broken elements before.
const HOSTILE: [&str; 3] = [
    "*, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid; font: inherit; vertical-align: baseline } ol, ul { list-style: none } a { color: inherit; text-decoration: inherit } h1, h2, h3 { font-size: inherit; font-weight: inherit } img { display: block; max-width: 100% } button { background: none; color: inherit }",
    "body { font: 16px/1.5 Arial; color: #212529; background: #fff } h1 { font-size: 2.5rem; margin-bottom: .5rem; line-height: 1.2 } p { margin: 0 0 1rem } a { color: #0d6efd; text-decoration: underline } blockquote { margin: 0 0 1rem } summary { display: list-item; cursor: pointer } button { border-radius: 0; font-family: inherit } article { padding: 3rem } aside { float: right; width: 30% } details { border: 1px solid #aaa; padding: 1em }",
    "* { all: revert }",
];

/// How the article looks, as far as a reader would notice.
const LOOKS: &str = "const props = ['display', 'fontSize', 'fontWeight', 'fontFamily', 'lineHeight', 'color', 'backgroundColor', 'textAlign', 'marginBlockStart', 'marginBlockEnd', 'paddingInlineStart', 'textDecorationLine', 'borderInlineStartWidth', 'float', 'listStyleType'];
    const parts = ['.sr-article', 'h1', '.sr-outlet a', '.sr-facts', '.sr-paragraph', '.sr-article p', '.sr-fold', '.sr-fold > summary', '.sr-quote', '.sr-by', 'blockquote', '.sr-article a[id]', '.sr-aside', '.sr-sources h2', '.sr-sources h3', '.sr-sources ul', '.sr-sources li', '.sr-name', '.sr-jump', '.sr-actions button'];
    const out = {}; for (const css of parts) { const e = document.querySelector('seed-reader ' + css); if (!e) { out[css] = 'missing'; continue } const s = getComputedStyle(e); for (const p of props) out[css + ' ' + p] = s[p] } return out";

/// How the page's own elements look.
const OWN: &str = "return ['#before', '#before a', '#after', 'body'].map((css) => { const s = getComputedStyle(document.querySelector(css)); return [...s].filter((p) => !/height|width|block-size|inline-size|origin/.test(p)).map((p) => s.getPropertyValue(p)).join() })";

#[tokio::test(flavor = "multi_thread")]
async fn no_rule_leaks_in_or_out() {
    let browser = Browser::start().await;
    browser.goto(PAGE).await;
    let bare = browser.js(OWN).await;
    place(&browser, ONE).await;
    ready(&browser).await;
    // The signs come in with a fade.
    browser.stands_still().await;
    assert_eq!(browser.js(OWN).await, bare, "the page looks as it did");
    let fair = browser.js(LOOKS).await;
    for (n, sheet) in HOSTILE.iter().enumerate() {
        browser.js(&format!("document.querySelector('#hostile')?.remove(); const s = document.createElement('style'); s.id = 'hostile'; s.textContent = {}; document.head.append(s)", json!(sheet))).await;
        let foul = browser.js(LOOKS).await;
        let differs: Vec<String> = fair
            .as_object()
            .into_iter()
            .flatten()
            .filter(|(key, value)| foul.get(key.as_str()) != Some(value))
            .map(|(key, value)| format!("{key}: {value} became {}", foul[key]))
            .collect();
        assert!(differs.is_empty(), "sheet {n}: {differs:#?}");
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_gallery_keeps_to_its_strict_policy() {
    let browser = Browser::start().await;
    browser.site.before_pages("window.violations = []; addEventListener('securitypolicyviolation', (e) => violations.push(e.violatedDirective + ' ' + e.sample), true)");
    browser.goto("gallery.html").await;
    let sections = browser.js("return document.querySelectorAll('section').length").await.as_u64().unwrap_or(0);
    assert!(sections >= 8);
    for n in 0..sections {
        browser.js(&format!("document.querySelectorAll('section')[{n}].scrollIntoView()")).await;
        let shown = format!(
            "return [...document.querySelectorAll('section')[{n}].querySelectorAll('seed-reader')].every((e) => !!e.analysis)"
        );
        browser.wait("the readers of a section", &shown).await;
    }
    browser
        .js("document.querySelectorAll('section')[0].scrollIntoView(); document.querySelector('.sr-by').click()")
        .await;
    browser.wait("the card", "return !!document.querySelector('.sr-card-quote:popover-open .who')").await;
    assert_eq!(browser.js("return violations").await, json!([]));
    let stored = browser.js("return localStorage.length").await;
    assert_eq!(stored, json!(0), "nothing is stored unless the reader changes a setting");
    let foreign = "return performance.getEntriesByType('resource').filter((e) => !e.name.startsWith(location.origin) && !e.name.startsWith('data:')).map((e) => e.name)";
    assert_eq!(browser.js(foreign).await, json!([]), "no request but the texts");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_pages_of_three_frameworks() {
    let browser = Browser::start().await;
    for framework in ["react", "vue", "svelte"] {
        browser.goto(&format!("frameworks/{framework}.html")).await;
        browser.wait(framework, "return !!document.querySelector('seed-reader')?.analysis").await;
        assert!(browser.text("h1").await.contains("灯塔"), "{framework}");
        assert_eq!(
            browser.js("return document.querySelectorAll('.sr-fold[open]').length").await,
            json!(0),
            "{framework}"
        );
        browser
            .wait(&format!("the event in {framework}"), "return document.querySelector('output').innerText === '1'")
            .await;
        browser.click("#change").await;
        browser.wait("the other text", "return document.querySelector('h1')?.innerText.includes('lighthouse')").await;
        browser
            .wait(
                &format!("the second event in {framework}"),
                "return document.querySelector('output').innerText === '2'",
            )
            .await;
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_page_is_the_same_article_again() {
    let browser = Browser::start().await;
    browser.goto(PAGE).await;
    place(&browser, &ONE.replace("src=", "translation-src='../samples/harbour.en.md' src=")).await;
    ready(&browser).await;
    let text = browser.text(".sr-article").await;
    browser.js("window.e = document.querySelector('seed-reader'); return e.savedPage().then((page) => { window.page = page })").await;
    let begins = browser.string("return window.page.slice(0, 15)").await;
    assert!(begins.eq_ignore_ascii_case("<!doctype html>"), "{begins}");
    browser.js("e.removeAttribute('src'); e.removeAttribute('translation-src'); e.text = window.page").await;
    browser.wait("the article again", "return !!e.analysis && !!e.querySelector('.sr-translation')").await;
    assert_eq!(browser.text(".sr-article").await, text);
    browser.close().await;
}

/// The computed size of a paragraph's letters, in pixels.
const LETTERS: &str =
    "return parseFloat(getComputedStyle(document.querySelector('seed-reader .sr-paragraph')).fontSize)";

#[tokio::test(flavor = "multi_thread")]
async fn the_article_has_its_own_size_in_any_page() {
    let browser = Browser::start().await;
    browser.goto(PAGE).await;
    place(&browser, ONE).await;
    ready(&browser).await;
    assert_eq!(browser.js(LETTERS).await.as_f64(), Some(19.0));
    // A page that counts in other units makes nothing smaller.
    browser.js("document.documentElement.style.fontSize = '62.5%'").await;
    assert_eq!(browser.js(LETTERS).await.as_f64(), Some(19.0));
    let facts = "return parseFloat(getComputedStyle(document.querySelector('seed-reader .sr-facts')).fontSize)";
    assert_eq!(browser.js(facts).await.as_f64(), Some(13.0));
    browser.js("document.documentElement.style.fontSize = ''; document.querySelector('seed-reader').style.setProperty('--sr-size', '24px')").await;
    assert_eq!(browser.js(LETTERS).await.as_f64(), Some(24.0));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn chinese_stays_chinese_in_a_page_that_is_set_from_right_to_left() {
    let browser = Browser::start().await;
    browser.goto(PAGE).await;
    browser.js("document.documentElement.dir = 'rtl'").await;
    place(&browser, ONE).await;
    ready(&browser).await;
    let directions = "return ['.sr-paragraph', 'h1', '.sr-facts', '.sr-sources'].map((css) => getComputedStyle(document.querySelector('seed-reader ' + css)).direction)";
    assert_eq!(browser.js(directions).await, json!(["ltr", "ltr", "ltr", "ltr"]));
    // The full stop stands behind the last character.
    let stop = "const p = document.querySelector('seed-reader .sr-article p:not([class])') ?? document.querySelector('seed-reader .sr-paragraph'); const w = document.createTreeWalker(p, NodeFilter.SHOW_TEXT); let last; while (w.nextNode()) if (w.currentNode.length > 1) last = w.currentNode; \
                const at = (i) => { const r = document.createRange(); r.setStart(last, i); r.setEnd(last, i + 1); return r.getBoundingClientRect() }; return at(last.length - 1).left >= at(last.length - 2).left || at(last.length - 1).top > at(last.length - 2).top";
    assert_eq!(browser.js(stop).await, json!(true));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tools_of_an_element_go_on_a_phone_as_one_reads_down() {
    let phone = Browser::with_size(500, 700).await;
    phone.goto(PAGE).await;
    // It begins below the top of the page: until it is read, nothing goes.
    phone.js("document.querySelector('#place').style.paddingTop = '900px'").await;
    place(&phone, ONE).await;
    ready(&phone).await;
    let bar = "document.querySelector('seed-reader').shadowRoot.querySelector('.room')";
    phone.wait("its tools", &format!("return !!{bar}.querySelector('.who')")).await;
    let start =
        phone.js(&format!("return {bar}.getBoundingClientRect().top + scrollY")).await.as_f64().expect("a place");
    let scroll = |by: f64| format!("scrollTo({{ top: {}, behavior: 'instant' }})", start + by);
    phone.js(&scroll(-300.0)).await;
    phone.part("parts/bar.js").await;
    let top = format!("Math.round({bar}.getBoundingClientRect().top)");
    phone.js(&scroll(-100.0)).await;
    phone.stands_still().await;
    assert_eq!(phone.js(&format!("return {top}")).await, json!(100));
    phone.js(&scroll(300.0)).await;
    phone.stands_still().await;
    phone.js(&scroll(400.0)).await;
    phone.wait("gone", &format!("return {top} < -40")).await;
    phone.stands_still().await;
    phone.js(&scroll(370.0)).await;
    phone.wait("back", &format!("return {top} === 0")).await;
    // One that left the page is not listened for any more; in another place it goes as before.
    phone.js("window.kept = document.querySelector('seed-reader'); kept.remove()").await;
    phone.wait("it is idle", "return kept.status === 'idle'").await;
    phone.js("document.querySelector('#place').append(kept)").await;
    ready(&phone).await;
    phone.wait("its tools", &format!("return !!{bar}.querySelector('.who')")).await;
    phone.js(&scroll(300.0)).await;
    phone.stands_still().await;
    phone.js(&scroll(400.0)).await;
    phone.stands_still().await;
    phone.js(&scroll(500.0)).await;
    phone.wait("gone again", &format!("return {top} < -40")).await;
    phone.close().await;
}

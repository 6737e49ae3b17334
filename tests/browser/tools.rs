//! The tools: what fits where, what a key does, the panel as a sheet, letters.

use serde_json::json;

use crate::driver::{Browser, SAMPLE};
use crate::engine::Engine;

/// Presses a key somewhere in the page.
async fn press(browser: &Browser, key: &str) {
    browser
        .js(&format!(
            "document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: {}, bubbles: true, composed: true }}))",
            json!(key)
        ))
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tools_fit_a_narrow_column_of_a_wide_page() {
    let browser = Browser::start().await;
    browser.goto("pages/element.html").await;
    for (width, file) in [(320, "harbour.zh.md"), (560, "harbour.zh.md")] {
        let markup = format!(
            "<div style='width: {width}px'><seed-reader loading=eager src='../samples/{file}' translation-src='../samples/harbour.en.md'></seed-reader></div>"
        );
        browser.js(&format!("document.querySelector('#place').innerHTML = {}", json!(markup))).await;
        browser
            .wait("ready", "return document.querySelector('seed-reader')?.status === 'ready' && !!document.querySelector('seed-reader').shadowRoot.querySelector('.tools .who')")
            .await;
        let over = "const e = document.querySelector('seed-reader'), r = e.getBoundingClientRect(); \
                    return [...e.shadowRoot.querySelectorAll('.tools, .tools button, .views')].filter((t) => t.checkVisibility() && (t.getBoundingClientRect().right > r.right + 0.5 || t.getBoundingClientRect().left < r.left - 0.5)).map((t) => t.className)";
        assert_eq!(browser.js(over).await, json!([]), "{width}");
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_looked_for_is_marked_everywhere() {
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    press(&browser, "/").await;
    browser.wait("the field", "return document.activeElement?.matches('.sr-strip input')").await;
    browser.keys(".sr-strip input", "灯塔").await;
    let all = browser.js("return document.querySelector('.sr-article').innerText.split('灯塔').length - 1").await;
    browser
        .wait("the count", &format!("return document.querySelector('.sr-strip output').innerText === '1/{all}'"))
        .await;
    if Engine::chosen() == Engine::Chromium {
        assert_eq!(browser.js("return CSS.highlights.get('sr-found').size").await, all);
    }
    browser.keys(".sr-strip input", "\u{e007}").await;
    browser
        .wait("the next", &format!("return document.querySelector('.sr-strip output').innerText === '2/{all}'"))
        .await;
    browser.keys(".sr-strip input", "\u{e00c}").await;
    browser.wait("away", "return !document.querySelector('.sr-strip')").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_speaker_alone_has_a_bar_and_escape_ends_it() {
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    browser.js("document.querySelector('[data-action=pick]').click()").await;
    browser.wait("the bar", "return !!document.querySelector('.sr-strip[data-strip=only] .who')").await;
    assert!(browser.text(".sr-strip .who").await.contains("沈望潮"));
    press(&browser, "j").await;
    browser.wait("a quotation of theirs", "return document.querySelector('.sr-quote[data-lit]')?.dataset.source === document.querySelector('.sr-people > li').dataset.source").await;
    // What steps back stays legible: 70 % of the ink.
    assert_ne!(
        browser.string("return getComputedStyle(document.querySelector('.sr-article')).color").await,
        browser.string("return getComputedStyle(document.querySelector('.sr-quote[data-picked]')).color").await
    );
    press(&browser, "Escape").await;
    browser.wait("everything again", "return !document.querySelector('.sr-strip, [data-picking]')").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_go_from_quotation_to_quotation() {
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    let lit = "return [...document.querySelectorAll('.sr-quote[data-said]')].indexOf(document.querySelector('.sr-quote[data-lit]'))";
    press(&browser, "j").await;
    browser.wait("the first", &format!("{lit} === 0")).await;
    press(&browser, "j").await;
    browser.wait("the second", &format!("{lit} === 1")).await;
    press(&browser, "k").await;
    browser.wait("the first again", &format!("{lit} === 0")).await;
    press(&browser, "?").await;
    browser.wait("the keys", "return document.querySelector('dialog.sr-sheet[open]')?.innerText.includes('Esc')").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_the_panel_is_a_sheet_and_so_is_the_card() {
    let browser = Browser::with_size(500, 844).await;
    browser.open("?src=samples/harbour.zh.md").await;
    // Four at the lower edge, each large enough for a thumb.
    let targets = "return [...document.querySelectorAll('.main .tool, .display')].map((e) => e.getBoundingClientRect()).every((r) => r.width >= 44 && r.height >= 44 && r.bottom > innerHeight - 30)";
    assert_eq!(browser.js(targets).await, json!(true));
    browser.click(".who").await;
    browser.wait("the sheet", "return document.querySelector('.sr-aside').matches(':popover-open')").await;
    assert_eq!(browser.string("return document.querySelector('.who').ariaExpanded").await, "true");
    browser.click(".sr-people .sr-words .sr-jump").await;
    browser.wait("the quotation, and no sheet over it", "return !document.querySelector('.sr-aside').matches(':popover-open') && !!document.querySelector('.sr-quote:target')").await;
    browser.js("document.querySelector('.sr-by').click()").await;
    browser.wait("the card", "return !!document.querySelector('.sr-card-quote:popover-open .who')").await;
    let card = "const r = document.querySelector('.sr-card-quote').getBoundingClientRect(); return [Math.round(r.left), Math.abs(r.bottom - innerHeight) < 1, [...document.querySelectorAll('.card-actions :is(button, a)')].every((e) => e.getBoundingClientRect().height >= 44)]";
    assert_eq!(browser.js(card).await, json!([0, true, true]));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn list_and_text_show_each_other() {
    let browser = Browser::with_size(1400, 800).await;
    browser.open("?src=samples/harbour.zh.md").await;
    browser.hover(".sr-people .sr-words .sr-jump").await;
    // The first time it is fetched; the pointer moves on meanwhile.
    browser.part("parts/reading.js").await;
    browser.hover(".sr-people h3").await;
    browser.hover(".sr-people .sr-words .sr-jump").await;
    browser.wait("the quotation", "return !!document.querySelector('.sr-quote[data-lit]')").await;
    browser.hover(".sr-quote[data-said]").await;
    browser.wait("the row", "return !!document.querySelector('.sr-words > li[data-lit]')").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_are_chosen_and_kept() {
    let browser = Browser::start().await;
    browser.open("?src=samples/harbour.zh.md").await;
    let looks = "const s = getComputedStyle(document.querySelector('.sr-article .sr-paragraph')); return [s.fontFamily, s.lineHeight, getComputedStyle(document.querySelector('.sr-layout')).gridTemplateColumns]";
    let before = browser.js(looks).await;
    browser.open_looks().await;
    for (group, value) in [(".font", "hei"), (".leading", "loose"), (".measure", "narrow")] {
        browser.choose(group, value).await;
    }
    let after = browser.js(looks).await;
    for i in 0..3 {
        assert_ne!(before[i], after[i]);
    }
    browser.open("?src=samples/harbour.zh.md").await;
    assert_eq!(browser.js(looks).await, after);
    browser.close().await;
}

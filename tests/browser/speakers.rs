//! Who said what: the card, the list, picking a speaker, copying.

use serde_json::json;

use crate::driver::{Browser, SAMPLE};
use crate::left_out::leaves_out;

/// Waits for the card, and answers what it says.
async fn card(browser: &Browser) -> String {
    browser.wait("the card", OPEN).await;
    browser.text(".sr-card-quote").await
}

const OPEN: &str = "return !!document.querySelector('.sr-card-quote:popover-open .who')";
const CLOSED: &str = "return !document.querySelector('.sr-card-quote:popover-open')";

#[tokio::test(flavor = "multi_thread")]
async fn the_card_comes_with_pointer_focus_and_touch_and_goes_with_escape() {
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    // By the pointer, which may move on to the card.
    browser.hover(".sr-by").await;
    let text = card(&browser).await;
    assert!(text.contains("沈望潮") && text.contains("Shen Wangchao") && text.contains("Stated in the text"), "{text}");
    browser.hover(".sr-card-quote button").await;
    browser.stays("while the pointer is on it", OPEN).await;
    browser.hover("h1").await;
    browser.wait("gone with the pointer", CLOSED).await;
    // The browser says a moment later that it is closed.
    browser.stands_still().await;
    // By focus; Escape takes it away, and the focus stays.
    browser.js("document.querySelector('.sr-by').focus()").await;
    card(&browser).await;
    browser.keys(".sr-by", "\u{e00c}").await;
    browser.wait("gone with Escape", CLOSED).await;
    browser.stands_still().await;
    // The pointer elsewhere does not take it from the focus.
    browser.js("document.activeElement.blur(); document.querySelector('.sr-by').focus()").await;
    card(&browser).await;
    browser.hover("h1").await;
    browser.stays("while it has the focus", OPEN).await;
    browser.keys(".sr-by", "\u{e00c}").await;
    browser.wait("gone with Escape", CLOSED).await;
    assert_eq!(browser.js("return document.activeElement.matches('.sr-by')").await, json!(true));
    // By a click or a touch, with the focus in it.
    browser.click(".sr-by").await;
    card(&browser).await;
    assert_eq!(browser.js("return !!document.activeElement.closest('.sr-card-quote')").await, json!(true));
    browser.js("document.querySelector('.card-actions .sr-jump').click()").await;
    browser.wait("the speaker in the list", "return document.querySelector(':target')?.matches('.sr-sources li') && !!document.querySelector('.sr-back')").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn from_the_list_to_a_folded_quotation_and_back() {
    let browser = Browser::with_size(900, 700).await;
    browser.open(SAMPLE).await;
    browser.click(".fold-all").await;
    browser.js("document.querySelector('#sr-sources').scrollIntoView()").await;
    browser.click(".sr-people .sr-words .sr-jump").await;
    browser.wait("the quotation, open and in view", "const t = document.querySelector('.sr-quote:target'), r = t?.getBoundingClientRect(); return !!t && t.closest('details').open && r.top >= 0 && r.bottom <= innerHeight").await;
    browser.back().await;
    let again =
        "const r = document.activeElement.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight";
    browser.wait("the list", again).await;
    browser.wait("the focus, where it was", "return document.activeElement.matches('.sr-sources .sr-jump')").await;
    assert_eq!(browser.js("return document.querySelectorAll('.sr-back').length").await, json!(0));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_speaker_can_be_picked_and_folded() {
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    // Somebody who says more than one thing.
    let entry = "li[data-source]:has(.sr-words > li:nth-child(2))";
    let number = browser.string(&format!("return document.querySelector(\"{entry}\").dataset.source")).await;
    browser.click(&format!("{entry} .sr-actions > summary")).await;
    browser.click(&format!("{entry} [data-action=pick]")).await;
    let picked = "return [...document.querySelectorAll('.sr-quote[data-picked]')].map((e) => e.dataset.source)";
    let speakers = browser.js(picked).await;
    assert!(speakers.as_array().is_some_and(|s| s.len() > 1 && s.iter().all(|s| *s == json!(number))), "{speakers}");
    assert_eq!(
        browser.string(&format!("return document.querySelector(\"{entry} [data-action=pick]\").ariaPressed")).await,
        "true"
    );
    browser.click(&format!("{entry} [data-action=pick]")).await;
    browser.wait("all again", "return !document.querySelector('[data-picked], [data-picking]')").await;

    browser.click(&format!("{entry} [data-action=fold]")).await;
    let folded = "return [...document.querySelectorAll('.sr-fold:not([open]) .sr-quote')].map((e) => e.dataset.source)";
    let theirs = browser.js(folded).await;
    assert!(theirs.as_array().is_some_and(|s| !s.is_empty() && s.iter().all(|s| *s == json!(number))), "{theirs}");
    browser.click(&format!("{entry} [data-action=fold]")).await;
    assert_eq!(browser.js(folded).await, json!([]));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn copies_carry_their_source() {
    if leaves_out() {
        return;
    }
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    browser.js("window.copies = []; addEventListener('copy', (e) => copies.push([e.clipboardData.getData('text/plain'), e.clipboardData.getData('text/html')]))").await;
    browser.click(".sr-by").await;
    card(&browser).await;
    browser.click(".sr-card-quote [data-action=copy-quote]").await;
    browser.wait("what was copied", "return copies.length === 1").await;
    let plain = browser.string("return copies[0][0]").await;
    assert!(plain.starts_with("“我们不是舍不得") && plain.contains("—— 沈望潮"), "{plain}");
    assert!(
        plain.contains("《老灯塔") && plain.ends_with("2024-06-09，https://news.example/harbour/2024/old-lighthouse"),
        "{plain}"
    );
    assert!(browser.string("return copies[0][1]").await.starts_with("<blockquote lang=zh-Hans><p>“我们"));
    browser.wait("it is said", "return document.querySelector('.sr-said').innerText === 'Copied'").await;
    assert_eq!(
        browser.js("return document.activeElement.matches('.sr-by')").await,
        json!(true),
        "the focus stays with the quotation"
    );

    browser.click(".sr-tabs [value=found]").await;
    browser.click(".sr-copies > summary").await;
    for (n, (action, begins)) in
        [("copy-markdown", "- ["), ("copy-csl", "["), ("copy-bibtex", "@misc{"), ("copy-analysis", "{")]
            .into_iter()
            .enumerate()
    {
        browser.js(&format!("document.querySelector('[data-action={action}]').click()")).await;
        browser.wait("what was copied", &format!("return copies.length === {}", n + 2)).await;
        let text = browser.string("return copies.at(-1)[0]").await;
        assert!(text.starts_with(begins), "{action}: {text}");
    }
    assert_eq!(browser.js("return JSON.parse(copies.at(-1)[0]).document.lang").await, json!("zh-Hans"));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_speaker_is_denied_in_place_and_given_back() {
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    let state = "const q = document.querySelector('.sr-quote[data-quote=\"0\"]'), by = document.querySelector('.sr-by[data-quote=\"0\"]'); \
        return [q.dataset.said, q.dataset.source ?? null, by.dataset.number, document.querySelector('.sr-people').innerText, \
        document.querySelector('.sr-article').textContent]";
    let before = browser.js(state).await;
    assert!(before[0] != json!("open"), "{before}");
    browser.js("window.sign = document.querySelector('.sr-by[data-quote=\"0\"]'); sign.scrollIntoView({ block: 'center', behavior: 'instant' })").await;
    let place = browser.js("return scrollY").await;
    browser.js("sign.click()").await;
    assert!(card(&browser).await.contains("沈望潮"));
    browser.click(".sr-card-quote [data-action=deny]").await;
    browser
        .wait("it is said", "return document.querySelector('.sr-said').innerText.startsWith('Corrected by you')")
        .await;
    browser.settled().await;
    let denied = browser.js(state).await;
    assert_eq!([&denied[0], &denied[1], &denied[2]], [&json!("open"), &json!(null), &json!("?")], "{denied}");
    assert_eq!(denied[4], before[4], "the text is the same, to the character");
    let open = browser.string("return document.querySelector('.sr-open').innerText").await;
    assert!(open.contains("The reader says: not 沈望潮"), "{open}");
    // The text stood still: the sign is the same element, it has the focus, and the page has not moved.
    assert_eq!(browser.js("return sign.isConnected && document.activeElement === sign").await, json!(true));
    // To a pixel: Firefox rounds anew.
    let moved = browser.js("return scrollY").await.as_f64().zip(place.as_f64()).map(|(now, place)| (now - place).abs());
    assert!(moved.is_some_and(|moved| moved <= 1.0), "{moved:?}");

    browser.js("sign.click()").await;
    let text = card(&browser).await;
    assert!(text.contains("The reader says: not 沈望潮") && !text.contains("Not this person"), "{text}");
    browser.click(".sr-card-quote [data-action=restore]").await;
    browser
        .wait("it is said", "return document.querySelector('.sr-said').innerText.startsWith('The speaker is shown')")
        .await;
    browser.settled().await;
    assert_eq!(browser.js(state).await, before, "as if nothing had been said");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clipboard_that_refuses_is_said() {
    let browser = Browser::start().await;
    browser.site.before_pages(
        "document.execCommand = () => false; Object.defineProperty(navigator, 'clipboard', { value: undefined })",
    );
    browser.open(SAMPLE).await;
    browser.click(".sr-by").await;
    card(&browser).await;
    browser.click(".sr-card-quote [data-action=copy-link]").await;
    browser
        .wait(
            "it is said",
            "return document.querySelector('.sr-said').innerText.startsWith('The browser does not allow copying')",
        )
        .await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_shows_what_each_one_said_and_leads_there() {
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    // Numbers are 1…n, without holes.
    let numbers = "return [...document.querySelectorAll('.sr-people .sr-number')].map((e) => e.dataset.number).filter((n) => n !== '?').join()";
    let numbers = browser.string(numbers).await;
    let count = numbers.split(',').count();
    assert_eq!(numbers, (1..=count).map(|n| n.to_string()).collect::<Vec<_>>().join(","));
    // The words are seen, and are no text that is found twice.
    let row = "const row = document.querySelector('.sr-people .sr-words .sr-jump'), shown = getComputedStyle(row, '::before').content.replace(/attr\\(([\\w-]+)\\)/, (_, name) => row.getAttribute(name));";
    assert_eq!(browser.js(&format!("{row} return shown.includes('我们不是舍不得一盏灯')")).await, json!(true));
    assert_eq!(browser.js(&format!("{row} return row.innerText")).await, json!(""));
    // The whole row is the jump, at its far end too.
    let there = "const li = document.querySelector('.sr-people .sr-words > li'), r = li.getBoundingClientRect(); return document.elementFromPoint(r.left + 4, r.bottom - 3) === li.querySelector('.sr-jump')";
    browser.js("document.querySelector('.sr-people').scrollIntoView()").await;
    assert_eq!(browser.js(there).await, json!(true));
    // Only those that are not certain, or that nobody is named for.
    for value in ["unsure", "open"] {
        let chip = format!(".sr-chips [value={value}]");
        if browser.js(&format!("return !!document.querySelector('{chip}')")).await == json!(true) {
            browser.js(&format!("document.querySelector('{chip}').click()")).await;
            let rows = format!(
                "return [...document.querySelectorAll('.sr-people > li')].filter((e) => e.checkVisibility()).every((e) => e.matches({}))",
                if value == "open" { "'.sr-open'" } else { "':has([data-unsure])'" }
            );
            assert_eq!(browser.js(&rows).await, json!(true), "{value}");
        }
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_near_the_lower_edge_stands_above_its_sign_and_moves_nothing() {
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    browser.js("const by = [...document.querySelectorAll('.sr-by')].at(-1); by.scrollIntoView({ block: 'end', behavior: 'instant' }); scrollBy({ top: 30, behavior: 'instant' })").await;
    let place = browser.js("return scrollY").await;
    browser.js("[...document.querySelectorAll('.sr-by')].at(-1).click()").await;
    card(&browser).await;
    let inside = "const r = document.querySelector('.sr-card-quote').getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight && r.left >= 0 && r.right <= document.documentElement.clientWidth";
    assert_eq!(browser.js(inside).await, json!(true), "inside the window");
    assert_eq!(browser.js("return scrollY").await, place, "the page has not moved");
    browser.close().await;
}

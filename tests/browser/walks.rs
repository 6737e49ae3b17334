//! What a reader comes for, and how many clicks it takes; and what was never tried but by hand: listening, pictures and
//! notes, a translation for what is open.

use serde_json::json;

use crate::driver::{Browser, SAMPLE};
use crate::engine::Engine;
use crate::left_out::leaves_out;
use crate::states::{LOOKS, PHONE, STATES, State, Window};

pub const FERRY: &str = "?src=pages/texts/ferry.zh.md";

fn state(name: &str) -> State {
    *STATES.iter().find(|state| state.name == name).unwrap_or_else(|| panic!("{name} is a state"))
}

async fn press(browser: &Browser, key: &str) {
    let event = format!("new KeyboardEvent('keydown', {{ key: {}, bubbles: true, composed: true }})", json!(key));
    browser.js(&format!("document.body.dispatchEvent({event})")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_somebody_said_is_one_click_away_on_a_phone_and_none_on_a_desk() {
    if leaves_out() {
        return;
    }
    let browser = Browser::start().await;
    // Words of somebody that can be read, and how many there are of theirs; of more than three the rest folds.
    let read = "const person = document.querySelector('.sr-people > li'), rows = [...person.querySelectorAll('.sr-words .sr-jump')]; \
        const seen = (e) => { const r = e.getBoundingClientRect(); return e.checkVisibility() && r.top >= 0 && r.bottom <= innerHeight && document.elementFromPoint(r.left + 5, r.top + 5)?.closest('li') === e.closest('li') }; \
        return [rows.filter(seen).length, Math.min(3, parseInt(person.querySelector('.sr-count').textContent))]";
    state("desk").show(&browser, LOOKS[0].1).await;
    let desk = browser.js(read).await;
    assert!(desk[0] == desk[1] && desk[0].as_u64() > Some(1), "{desk}");
    state("phone").show(&browser, LOOKS[0].1).await;
    browser.click(".who").await;
    browser.wait("the sheet", "return !!document.querySelector('.sr-aside:popover-open')").await;
    browser.stands_still().await;
    let phone = browser.js(read).await;
    assert!(phone[0] == phone[1] && phone[0].as_u64() > Some(1), "{phone}");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attribution_is_checked_without_a_click_and_copied_with_one() {
    if leaves_out() {
        return;
    }
    let browser = Browser::with_size(1440, 900).await;
    browser.open(FERRY).await;
    browser.hover(".sr-by[data-number]").await;
    browser
        .wait(
            "the evidence",
            "return document.querySelector('.sr-card-quote:popover-open .certainty')?.innerText.includes('罗启山')",
        )
        .await;
    browser.js("document.querySelector('.sr-card-quote').hidePopover(); document.addEventListener('copy', (e) => setTimeout(() => { window.copied = true }))").await;
    browser.hover(".sr-words > li").await;
    browser.click(".sr-words > li .sr-copy").await;
    browser
        .wait("copied", "return window.copied === true && document.querySelector('.sr-said').innerText !== ''")
        .await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_languages_on_a_phone_are_one_click_away_from_anywhere() {
    if leaves_out() {
        return;
    }
    let browser = Browser::start().await;
    let original = State { stored: &[("seed-reader.view", "original")], ..state("phone-pair") };
    original.show(&browser, LOOKS[0].1).await;
    let shown = "return [...document.querySelectorAll('.sr-translation')].filter((e) => e.checkVisibility()).length";
    assert_eq!(browser.js(shown).await, json!(0));
    browser.js("scrollTo({ top: 900, behavior: 'instant' })").await;
    let place = "return [...document.querySelectorAll('.sr-row .sr-original')].map((e) => e.getBoundingClientRect().top).find((top) => top > 0)";
    let before = browser.js(place).await.as_f64();
    browser.click(".both").await;
    assert!(browser.js(shown).await.as_u64() > Some(5));
    browser.stands_still().await;
    let after = browser.js(place).await.as_f64();
    assert!((before.unwrap_or(0.0) - after.unwrap_or(9e9)).abs() < 300.0, "the place is kept: {before:?} {after:?}");
    assert_eq!(browser.string("return document.querySelector('.both').ariaPressed").await, "true");
    browser.click(".both").await;
    assert_eq!(browser.js(shown).await, json!(0));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_translation_is_added_to_what_is_open() {
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    browser.js("document.querySelectorAll('.sr-paragraph')[3].scrollIntoView()").await;
    browser.open_menu().await;
    browser.click(".add-translation").await;
    browser.wait("the panel", "return !!document.querySelector('dialog.panel[open]')").await;
    // What does not come leaves what is open as it is, and is said.
    browser.keys("#open-address", "no/such/file").await;
    browser.click("dialog.panel form button[type=submit]").await;
    browser.wait("why", "return document.querySelector('.sr-said')?.innerText.includes('404')").await;
    assert_eq!(browser.js("return document.querySelectorAll('.sr-row').length").await, json!(0));
    browser.open_menu().await;
    browser.click(".add-translation").await;
    let file = crate::server::root().join("samples/harbour.en.md");
    browser.keys("#open-file", &file.to_string_lossy()).await;
    browser.wait("both", "return document.querySelectorAll('.sr-row .sr-translation[lang=en]').length > 5").await;
    assert!(browser.text(".sr-row-head").await.contains("老灯塔要不要留"));
    browser
        .wait(
            "the list has both",
            "return document.querySelectorAll('.sr-words .sr-jump[data-shown=original] + .sr-jump').length > 0",
        )
        .await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sample_says_that_it_is_one_and_nothing_else_does() {
    let browser = Browser::start().await;
    browser.open("").await;
    assert!(browser.text(".sample").await.contains("A sample"));
    browser.click(".sample button").await;
    browser.wait("the panel", "return !!document.querySelector('dialog.panel[open]')").await;
    browser.open(FERRY).await;
    assert_eq!(browser.js("return document.querySelector('.sample')").await, json!(null));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_in_the_clipboard_opens() {
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    browser.js("Object.defineProperty(navigator, 'clipboard', { value: Object.setPrototypeOf({ readText: async () => window.clip }, Clipboard.prototype) }); window.clip = ''").await;
    browser.click(".tools .primary").await;
    browser.click(".paste").await;
    browser.wait("nothing is said to be there", "return document.querySelector('.sr-said')?.textContent.includes('clipboard') || document.querySelector('dialog.panel [role=alert]')?.textContent !== ''").await;
    browser.js("window.clip = '[剪下来的](https://news.example/clip)\\n---\\n<p>一段。</p>'").await;
    browser.click(".paste").await;
    browser.wait("it opens", "return document.querySelector('.sr-article h1')?.innerText === '剪下来的' && !document.querySelector('dialog.panel[open]')").await;
    browser.close().await;
}

/// A device with three voices, one of which would be asked of somebody else's machine; what is said is written down, and ends when told to.
const VOICES: &str = "window.said = []; \
    const voices = [['far', false, 'zh-CN'], ['near', true, 'zh-CN'], ['nearer', true, 'zh-TW']].map(([name, localService, lang]) => ({ name, localService, lang })); \
    globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }; \
    Object.defineProperty(window, 'speechSynthesis', { value: { getVoices: () => voices, speak: (u) => { said.push(u) }, cancel() { window.cancelled = true }, pause() { window.paused = true }, resume() { window.paused = false } } })";

#[tokio::test(flavor = "multi_thread")]
async fn a_text_is_read_aloud_by_the_devices_own_voices_with_the_sentence_marked() {
    let browser = Browser::start().await;
    browser.open(FERRY).await;
    browser.in_page(VOICES).await;
    browser.open_menu().await;
    browser.click("#more-panel .listen").await;
    browser.wait("the headline", "return window.said.at(-1)?.text.startsWith('渡轮停了三天')").await;
    let marked = "return [...(CSS.highlights?.get('sr-spoken') ?? [])].map(String).join('')";
    let is_marked = Engine::chosen() == Engine::Chromium;
    if is_marked {
        let headline = format!("const marked = (() => {{ {marked} }})(); return marked.startsWith('渡轮停了三天')");
        browser.wait("the headline is marked", &headline).await;
    }
    // On to what somebody says: another voice.
    for _ in 0..12 {
        browser.js("said.at(-1).onend()").await;
    }
    let voices = browser.js("return [...new Set(said.map((u) => u.voice.name))].sort()").await;
    assert_eq!(voices, json!(["near", "nearer"]), "never one that is somewhere else");
    let quoted = browser.js("return said.filter((u) => u.voice.name === 'nearer').map((u) => u.text)").await;
    assert!(quoted.to_string().contains("浪高四米") || quoted.to_string().contains("我在这里等了两夜"), "{quoted}");
    // One that was called off and ends late does not go on.
    let (count, last) = (browser.js("return said.length").await, "return said.at(-1).text");
    let before = browser.string(last).await;
    browser.js("window.late = said.at(-1); document.querySelectorAll('.sr-strip[data-strip=listen] button')[2].click(); late.onend()").await;
    assert_eq!(browser.js("return said.length").await.as_u64(), count.as_u64().map(|n| n + 1));
    assert_ne!(browser.string(last).await, before);
    browser.click(".sr-strip[data-strip=listen] button[aria-label=Pause]").await;
    assert_eq!(browser.js("return window.paused").await, json!(true));
    press(&browser, "Escape").await;
    browser
        .wait(
            "silence",
            "return window.cancelled && !document.querySelector('.sr-strip') && !CSS.highlights?.get('sr-spoken')",
        )
        .await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_without_a_voice_says_so() {
    let browser = Browser::start().await;
    browser.open(FERRY).await;
    browser.in_page(&VOICES.replace("true, 'zh", "true, 'fr")).await;
    browser.open_menu().await;
    browser.click("#more-panel .listen").await;
    browser.wait("why not", "return document.querySelector('.sr-said')?.innerText.includes('no voice')").await;
    assert_eq!(browser.js("return said.length").await, json!(0));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_and_notes_open_where_they_stand_at_the_first_click_and_by_the_keyboard() {
    let browser = Browser::start().await;
    browser.open(FERRY).await;
    // By a click that comes before what opens it is there.
    browser.js("document.querySelector('.sr-article figure img').click()").await;
    browser
        .wait("the picture", "return document.querySelector('dialog.sr-look[open] p')?.innerText.includes('灯塔')")
        .await;
    browser.keys("dialog.sr-look button", "\u{e00c}").await;
    browser.wait("closed", "return !document.querySelector('dialog.sr-look')").await;
    browser.js("document.querySelector('.sr-article figure img').focus()").await;
    browser.keys(".sr-article figure img", "\u{e007}").await;
    browser.wait("the picture again", "return !!document.querySelector('dialog.sr-look[open]')").await;
    browser.js("document.querySelector('dialog.sr-look').close()").await;
    let before = browser.js("return [scrollY, location.hash]").await;
    browser.js("document.querySelector('.sr-article a[href^=\"#\"]:not(.sr-by, .sr-jump)').click()").await;
    browser
        .wait("the note", "return document.querySelector('.sr-note:popover-open')?.innerText.includes('任期五年')")
        .await;
    assert_eq!(browser.js("return [scrollY, location.hash]").await, before, "nothing was jumped to");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tapped_paragraph_shows_its_translation_as_a_sheet() {
    if leaves_out() {
        return;
    }
    let browser = Browser::start().await;
    state("phone-peek").show(&browser, LOOKS[0].1).await;
    let sheet = "const e = document.querySelector('.sr-row:has(> .sr-peek[open]) > .sr-side:last-child'), r = e.getBoundingClientRect(); \
        return [r.left, Math.round(r.bottom - innerHeight), e.innerText.length > 20, document.querySelectorAll('.sr-peek[open]').length]";
    assert_eq!(browser.js(sheet).await, json!([0, 0, true, 1]));
    // Another paragraph: another sheet in its place.
    browser.js("document.querySelector('.sr-row:nth-child(3) .sr-original :is(p, .sr-paragraph)').click()").await;
    assert_eq!(browser.js(sheet).await, json!([0, 0, true, 1]));
    browser.click(".sr-peek[open] > summary").await;
    browser.wait("closed", "return !document.querySelector('.sr-peek[open]')").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn readings_stand_over_words() {
    let browser = Browser::start().await;
    browser.open(FERRY).await;
    let before = browser.text(".sr-article h1").await;
    browser.open_looks().await;
    browser.click(".pinyin").await;
    browser.wait("readings", "return !!document.querySelector('.sr-article h1 rt')").await;
    let words = browser.js("return [...document.querySelectorAll('.sr-article h1 ruby')].map((r) => [r.firstChild.data, r.querySelector('rt').textContent])").await;
    assert!(words.to_string().contains(r#"["渡轮","dùlún"]"#), "{words}");
    browser.click(".pinyin").await;
    browser.wait("as it was", "return !document.querySelector('rt')").await;
    assert_eq!(browser.text(".sr-article h1").await, before);
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_text_says_what_is_lost_and_shows_itself() {
    let browser = Browser::start().await;
    browser.open("?src=pages/texts/damaged.md").await;
    let said = browser.text(".sr-damage").await;
    assert!(
        said.contains("damaged") && said.contains("archiving time") && said.contains("link was not safe"),
        "{said}"
    );
    assert_eq!(
        browser.js("return document.querySelector('.sr-head').firstElementChild.className").await,
        json!("sr-damage")
    );
    browser.click(".sr-damage button").await;
    browser
        .wait(
            "the text as it came",
            "return document.querySelector('dialog.sr-raw[open] pre')?.textContent.startsWith('<!--NaN-->')",
        )
        .await;
    browser.close().await;
}

/// Tab, Enter, Escape and the keys of the sheet; nothing else.
#[tokio::test(flavor = "multi_thread")]
async fn by_the_keyboard_alone() {
    if leaves_out() {
        return;
    }
    let (tab, enter, escape) = ('\u{e004}', '\u{e007}', '\u{e00c}');
    let browser = Browser::with_size(820, 900).await;
    browser.open(FERRY).await;
    let to = async |css: &str| {
        for _ in 0..40 {
            browser.press(tab).await;
            if browser.js(&format!("return document.activeElement.matches({})", json!(css))).await == json!(true) {
                return;
            }
        }
        panic!("no way to {css}");
    };
    let now = async |key: char| browser.press(key).await;
    // Who said what, and to a quotation.
    to(".who").await;
    now(enter).await;
    browser
        .wait(
            "the drawer, with the focus in it",
            "return document.activeElement.closest('.sr-aside:popover-open') !== null",
        )
        .await;
    to(".sr-words .sr-jump").await;
    now(enter).await;
    browser.wait("the quotation", "return !!document.querySelector('.sr-quote:target')").await;
    now(escape).await;
    browser.wait("the drawer is gone", "return !document.querySelector('.sr-aside:popover-open')").await;
    // The card of a quotation, and back.
    browser.js("document.querySelector('.sr-article').focus()").await;
    to(".sr-by[data-number]").await;
    now(enter).await;
    browser.wait("the card", "return document.activeElement.closest('.sr-card-quote') !== null").await;
    now(escape).await;
    browser
        .wait(
            "back at the sign",
            "return document.activeElement.matches('.sr-by') && !document.querySelector('.sr-card-quote:popover-open')",
        )
        .await;
    // Finding, and out of it again.
    press(&browser, "/").await;
    browser.wait("the field", "return document.activeElement.matches('.sr-strip input')").await;
    now('船').await;
    now(enter).await;
    now(escape).await;
    browser
        .wait(
            "back where one was",
            "return !document.querySelector('.sr-strip') && document.activeElement.matches('.sr-by')",
        )
        .await;
    // How the text looks: groups are walked by arrows.
    browser.js("document.querySelector('.fold-all').focus()").await;
    to(".display").await;
    now(enter).await;
    browser.wait("the groups", "return !!document.querySelector('#display-panel input')").await;
    to(".font input").await;
    now('\u{e014}').await;
    browser.wait("the next font", "return document.querySelector('.font [value=hei]').checked").await;
    now(escape).await;
    browser.wait("closed, with the focus back", "return document.activeElement.matches('.display')").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_the_outlet_stands_in_the_bar() {
    if leaves_out() {
        return;
    }
    let browser = Browser::start().await;
    State { window: Window { is_touched: false, ..PHONE }, ..state("phone") }.show(&browser, LOOKS[0].1).await;
    assert_eq!(browser.text(".where").await.trim(), "news.example");
    browser.close().await;
}

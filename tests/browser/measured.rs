//! What a style sheet promises, measured in the page: how large targets are, what covers the focus, what moves, what is left without colours, and
//! at four hundred per cent.

use serde_json::{Value, json};

use crate::driver::Browser;
use crate::left_out::leaves_out;
use crate::states::{LOOKS, PHONE, STATES, State, Step, Window};

fn state(name: &str) -> State {
    *STATES.iter().find(|state| state.name == name).unwrap_or_else(|| panic!("{name} is a state"))
}

/// What can be pressed and is smaller than so many pixels: fields that are larger than what is seen of them count in full, links within a
/// sentence do not count (WCAG 2.2, 2.5.8), and what folds a quotation is as high as its line.
const SMALL: &str = "const least = arguments[0]; \
    const roots = [document, ...[...document.querySelectorAll('seed-reader')].map((e) => e.shadowRoot).filter(Boolean)]; \
    const all = roots.flatMap((root) => [...root.querySelectorAll('a[href], button, summary, input, textarea, [tabindex=\"0\"]')]); \
    const inText = (e) => e.matches('.sr-note a, .sr-article a:not(.sr-by), .sr-aside a.sr-name, .sr-host, .sr-web-archive, .sr-web-archive a, pre'); \
    const over = document.querySelector('dialog[open]') ?? document.querySelector(':popover-open'); \
    const size = (e) => { const [own, label] = [e, e.matches('input') && (e.closest('label') ?? document.querySelector(`label[for='${e.id}']`))].map((x) => x ? x.getBoundingClientRect() : {}); \
        const box = { width: Math.max(own.width, label.width ?? 0), height: Math.max(own.height, label.height ?? 0) }; \
        const fields = ['::before', '::after'].map((part) => getComputedStyle(e, part)).filter((s) => s.position === 'absolute' && s.content !== 'none'); \
        return ['width', 'height'].map((side) => Math.max(box[side], ...fields.map((s) => parseFloat(s[side]) || 0))); }; \
    return all.filter((e) => (!over || over.contains(e)) && e.checkVisibility({ visibilityProperty: true }) && !inText(e) && !e.disabled && !e.matches('.skip')) \
        .map((e) => [e, size(e)]).filter(([e, [w, h]]) => w > 0 && (w < least - 0.5 || h < (e.matches('.sr-fold > summary') ? 24 : least) - 0.5)) \
        .map(([e, [w, h]]) => `${e.localName}.${e.className} ${e.textContent.trim().slice(0, 12)} ${Math.round(w)}×${Math.round(h)}`)";

#[tokio::test(flavor = "multi_thread")]
async fn targets_are_large_enough_for_a_pointer_and_for_a_finger() {
    if leaves_out() {
        return;
    }
    let browser = Browser::start().await;
    let mut small = Vec::new();
    for state in STATES.iter().filter(|state| state.name != "desk-print") {
        state.show(&browser, LOOKS[0].1).await;
        let least = if state.window.is_touched { 44 } else { 24 };
        let found = browser.client.execute(SMALL, vec![json!(least)]).await.expect("a list");
        if found != json!([]) {
            small.push(format!("{}: {found}", state.name));
        }
        // What reaches beyond the edge makes a phone shrink the page.
        let wide = browser.js("return [document.documentElement.scrollWidth, innerWidth]").await;
        if wide != json!([state.window.width, state.window.width]) {
            small.push(format!("{}: {wide} wide", state.name));
        }
    }
    assert_eq!(small, Vec::<String>::new());
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn at_four_hundred_per_cent_nothing_is_scrolled_sideways() {
    if leaves_out() {
        return;
    }
    let browser = Browser::start().await;
    let mut wide = Vec::new();
    for state in STATES.iter().filter(|state| state.name != "desk-print" && !has_beside(state)) {
        let narrow = State { window: Window { width: 320, height: 640, is_touched: false }, ..*state };
        for (suffix, look) in [LOOKS[0], LOOKS[2]] {
            narrow.show(&browser, look).await;
            let over = "const out = [...document.querySelectorAll('body *')].filter((e) => e.checkVisibility() && !e.closest('pre, .sr-table, .where, .sr-contents') && e.getBoundingClientRect().right > 321 && getComputedStyle(e).position !== 'absolute'); \
                return document.documentElement.scrollWidth > 320 ? out.slice(0, 4).map((e) => e.localName + '.' + e.className) : []";
            let over = browser.js(over).await;
            if over != json!([]) {
                wide.push(format!("{}{suffix}: {over}", state.name));
            }
        }
    }
    assert_eq!(wide, Vec::<String>::new());
    browser.close().await;
}

/// Whether a state presses what stands beside the text, which on a narrow page is a sheet: those that begin with the sheet are there too.
fn has_beside(state: &State) -> bool {
    [
        "desk-row",
        "desk-sources",
        "desk-unattributed",
        "desk-panel-closed",
        "desk-contents",
        "desk-peek",
        "tablet-drawer",
    ]
    .contains(&state.name)
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_moves_when_the_panel_and_the_findings_arrive() {
    if leaves_out() {
        return;
    }
    let browser = Browser::start().await;
    browser.site.before_pages("window.moved = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value }).observe({ type: 'layout-shift', buffered: true })");
    for name in ["desk", "desk-damage", "desk-first-visit", "tablet", "phone", "phone-damage"] {
        state(name).show(&browser, LOOKS[0].1).await;
        let moved = browser.js("return window.moved").await.as_f64().unwrap_or(1.0);
        assert!(moved <= 0.01, "{name}: {moved}");
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_the_focus_is_in_sight() {
    if leaves_out() {
        return;
    }
    let browser = Browser::start().await;
    for name in ["desk", "phone"] {
        // A finger has no Tab key, but a keyboard can be had for a phone.
        state(name).show(&browser, LOOKS[0].1).await;
        let mut seen = 0;
        for _ in 0..70 {
            browser.press('\u{e004}').await;
            // Where it was scrolled into view it is there by the next frame.
            let hidden = browser
                .client
                .execute_async(
                    "const done = arguments[arguments.length - 1]; requestAnimationFrame(() => requestAnimationFrame(() => { \
                     let e = document.activeElement; if (!e || e === document.body) return done(null); \
                     const r = (e.matches('input[type=radio]') ? e.parentElement : e).getBoundingClientRect(); \
                     const at = [0.1, 0.5, 0.9].flatMap((x) => [0.2, 0.5, 0.8].map((y) => document.elementFromPoint(r.left + r.width * x, r.top + r.height * y))); \
                     done(at.some((found) => found && (e.contains(found) || found.contains(e))) ? '' : `${e.localName}.${e.className} ${Math.round(r.top)}`) }))",
                    vec![],
                )
                .await
                .expect("the focus");
            match hidden {
                Value::String(hidden) => {
                    assert_eq!(hidden, "", "{name}");
                    seen += 1;
                }
                _ => break,
            }
        }
        assert!(seen > 20, "{name}: {seen}");
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_colours_what_is_chosen_is_outlined() {
    if leaves_out() {
        return;
    }
    let browser = Browser::start().await;
    state("desk-looks").show(&browser, LOOKS[0].1).await;
    browser
        .chromium("Emulation.setEmulatedMedia", json!({ "features": [{ "name": "forced-colors", "value": "active" }] }))
        .await;
    let outlined = "return [...document.querySelectorAll('.tool[aria-expanded=true], .choice label:has(:checked), .sr-tabs label:has(:checked), .sr-chips label:has(:checked), .sr-by[data-number]')] \
        .filter((e) => e.checkVisibility() && getComputedStyle(e).outlineStyle === 'none').map((e) => e.className)";
    assert_eq!(browser.js(outlined).await, json!([]));
    assert!(
        browser.js("return document.querySelectorAll('.choice label:has(:checked)').length").await.as_u64() > Some(4)
    );
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_less_motion_is_asked_for_nothing_moves_by_itself() {
    if leaves_out() {
        return;
    }
    // The suite's browser asks for less.
    let browser = Browser::start().await;
    for name in ["desk-row", "phone-sheet", "phone-card", "desk-looks"] {
        state(name).show(&browser, LOOKS[0].1).await;
        let moving = "return document.getAnimations().filter((a) => a.timeline === document.timeline && (a.effect.getComputedTiming().duration > 1 || a.effect.getComputedTiming().iterations > 1)).map((a) => a.animationName ?? a.transitionProperty)";
        assert_eq!(browser.js(moving).await, json!([]), "{name}");
        let eased = "return [...document.querySelectorAll('.toolbar, .sr-aside, .sr-quote, .sr-words > li')].filter((e) => getComputedStyle(e).transitionDuration.split(',').some((d) => parseFloat(d) > 0)).map((e) => e.className)";
        assert_eq!(browser.js(eased).await, json!([]), "{name}");
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bar_of_a_phone_goes_and_comes_back_and_covers_no_focus() {
    if leaves_out() {
        return;
    }
    let browser = Browser::start().await;
    let phone = State { window: Window { is_touched: false, ..PHONE }, steps: &[Step::Scroll(300)], ..state("phone") };
    phone.show(&browser, LOOKS[0].1).await;
    let top = "return Math.round(document.querySelector('.toolbar').getBoundingClientRect().top)";
    let scroll = |to: u32| format!("scrollTo({{ top: {to}, behavior: 'instant' }})");
    // The first scroll fetches what does it.
    browser.js(&scroll(340)).await;
    browser.part("parts/bar.js").await;
    browser.js(&scroll(420)).await;
    browser.wait("the bar is gone", &format!("{top} < -40")).await;
    browser.stands_still().await;
    let below = "return document.querySelector('.main').getBoundingClientRect().bottom === innerHeight";
    assert_eq!(browser.js(below).await, json!(true), "the tools at the lower edge stay");
    browser.js(&scroll(400)).await;
    browser.wait("the bar is back", &format!("{top} === 0")).await;
    // The keyboard goes into it.
    browser.js(&scroll(520)).await;
    browser.wait("gone again", &format!("{top} < -40")).await;
    browser.stands_still().await;
    // What has the focus under its place is not covered when it comes back.
    browser.js("const e = [...document.querySelectorAll('.sr-by[href]')].find((e) => e.getBoundingClientRect().top > 100); e.focus({ preventScroll: true }); scrollBy({ top: e.getBoundingClientRect().top - 4, behavior: 'instant' })").await;
    browser.stands_still().await;
    browser.js("scrollBy({ top: -16, behavior: 'instant' })").await;
    browser.stays("away, and the focus in sight", "return document.activeElement.matches('.sr-by') && document.querySelector('.toolbar').hasAttribute('data-away')").await;
    browser.js("document.activeElement.blur(); scrollBy({ top: -30, behavior: 'instant' })").await;
    browser.wait("the bar is back once more", &format!("{top} === 0")).await;
    browser.close().await;
}

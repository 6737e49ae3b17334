//! Accessibility: axe-core finds nothing in any state, and the keyboard reaches everything.

use serde_json::{Value, json};

use crate::driver::{Browser, SAMPLE};
use crate::left_out::leaves_out;
use crate::states::{Look, STATES};

/// Puts axe-core into the page.
async fn bring_axe(browser: &Browser) {
    let axe = std::env::var("AXE_JS").expect("AXE_JS names axe-core's script (scripts/test.sh sets it)");
    browser.js(&std::fs::read_to_string(axe).expect("axe-core")).await;
}

/// The rules that axe-core finds broken in the page as it is: of all, or of some.
async fn violations(browser: &Browser, rules: Value) -> Value {
    let run = "const done = arguments[1]; axe.run({ ...arguments[0], resultTypes: ['violations'], preload: false }).then((r) => done(r.violations.map((v) => [v.id, ...v.nodes.slice(0, 3).map((n) => n.html)])), (e) => done([String(e)]))";
    browser.client.execute_async(run, vec![rules]).await.expect("axe runs")
}

/// What is broken in every state in a look, and what is too pale in other colours.
async fn broken(look: Look, other_themes: &[&str]) -> Vec<String> {
    let browser = Browser::with_size(1440, 900).await;
    let mut found = Vec::new();
    // On paper nothing is pressed or read aloud.
    for state in STATES.iter().filter(|state| state.name != "desk-print") {
        state.show(&browser, look).await;
        bring_axe(&browser).await;
        let mut note = |theme: &str, broken: Value| {
            if broken != json!([]) {
                found.push(format!("{} {theme}: {broken}", state.name));
            }
        };
        note(look.theme, violations(&browser, json!({})).await);
        // The page is the same but for its colours.
        for theme in other_themes {
            browser.js(&format!("document.documentElement.dataset.theme = '{theme}'")).await;
            browser.stands_still().await;
            note(theme, violations(&browser, json!({ "runOnly": ["color-contrast"] })).await);
        }
    }
    browser.close().await;
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_in_any_state_and_any_colours() {
    if !leaves_out() {
        assert_eq!(broken(Look { theme: "light", locale: "zh-Hans" }, &["dark", "sepia"]).await, Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_in_any_state_in_english() {
    if !leaves_out() {
        assert_eq!(broken(Look { theme: "light", locale: "en" }, &[]).await, Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_in_real_articles() {
    if crate::server::shared().is_none() {
        return eprintln!("skipped: there is no corpus");
    }
    let browser = Browser::start().await;
    for query in ["?src=corpus/outlets/nyt-1047792.md", "?src=corpus/outlets/rfa-1047486.md", "?src=fault/empty"] {
        browser.open(query).await;
        bring_axe(&browser).await;
        assert_eq!(violations(&browser, json!({})).await, json!([]), "{query}");
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_reaches_everything() {
    if leaves_out() {
        return;
    }
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    let all = browser.js("return [...document.querySelectorAll('a[href], button:not(:disabled), select, summary')].filter((e) => e.checkVisibility()).length").await;
    let mut reached = std::collections::BTreeSet::new();
    // Once round: as many as there are, and a few for the browser's own.
    for _ in 0..all.as_u64().unwrap_or(0) + 5 {
        browser.keys("body :focus, body", "\u{e004}").await;
        let seen = browser
            .js("const e = document.activeElement; if (e === document.body) return ''; const s = getComputedStyle(e); \
                 return [...document.querySelectorAll('*')].indexOf(e) + ' ' + (s.outlineStyle !== 'none')")
            .await;
        let seen = seen.as_str().unwrap_or_default().to_owned();
        assert!(!seen.ends_with("false"), "focus shows: {seen}");
        reached.insert(seen);
    }
    reached.remove("");
    assert!(reached.len() as u64 >= all.as_u64().unwrap_or(u64::MAX), "{} of {all}", reached.len());
    browser.close().await;
}

//! What the reader can look like, state by state: for the pictures that people look at (`make screenshots`), and for what is measured of
//! every one of them (`access`, `measured`).

use serde_json::json;

use crate::driver::Browser;

/// A window: CSS pixels, and whether it is touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    pub width: u32,
    pub height: u32,
    pub is_touched: bool,
}

pub const DESK: Window = Window { width: 1440, height: 900, is_touched: false };
pub const TABLET: Window = Window { width: 820, height: 1100, is_touched: false };
pub const PHONE: Window = Window { width: 390, height: 844, is_touched: true };

/// How the reader is set: colours and the language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    pub theme: &'static str,
    pub locale: &'static str,
}

/// Every state has a picture in each of these, and is measured in some: the names that pictures have, after the state's.
pub const LOOKS: [(&str, Look); 4] = [
    ("", Look { theme: "light", locale: "zh-Hans" }),
    ("-dark", Look { theme: "dark", locale: "zh-Hans" }),
    ("-en", Look { theme: "light", locale: "en" }),
    ("-hant", Look { theme: "sepia", locale: "zh-Hant" }),
];

/// What is done until the state is there.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// A click of the pointer, or a touch.
    Click(&'static str),
    /// A key, wherever the focus is.
    Key(&'static str),
    /// Words, written into a field.
    Type(&'static str, &'static str),
    /// Until this is in the page.
    There(&'static str),
    /// The page, scrolled to so many pixels.
    Scroll(u32),
    /// What no reader does: a stub of what the machine lacks, or a stretch of time.
    Script(&'static str),
    /// As it is on paper.
    Print,
}

use Step::{Click, Key, Print, Script, Scroll, There, Type};

/// A state: its name, its window, the address that is opened, what is set besides (keys and values of the browser's storage), what is done.
#[derive(Debug, Clone, Copy)]
pub struct State {
    pub name: &'static str,
    pub window: Window,
    pub query: &'static str,
    pub stored: &'static [(&'static str, &'static str)],
    pub steps: &'static [Step],
}

const fn state(name: &'static str, window: Window, query: &'static str, steps: &'static [Step]) -> State {
    State { name, window, query, stored: &[], steps }
}

/// A text of our own with all kinds of attributions, a picture, notes; one that is damaged; the sample with its translation.
const FERRY: &str = "?src=pages/texts/ferry.zh.md";
const DAMAGED: &str = "?src=pages/texts/damaged.md";
const SAMPLE: &str = "?src=samples/harbour.zh.md";
const PAIR: &str = "?src=samples/harbour.zh.md&translation=samples/harbour.en.md";

const OPEN_LOOKS: &[Step] = &[Click(".display"), There("#display-panel input")];
const OPEN_MENU: &[Step] = &[Click(".more"), There("#more-panel input")];
const OPEN_SHEET: &[Step] = &[Click(".who"), There(".sr-aside:popover-open")];
const OPEN_CARD: &[Step] = &[Click(".sr-by[data-number]"), There(".sr-card-quote:popover-open .who")];
const FIND: &[Step] =
    &[Key("/"), There(".sr-strip input"), Type(".sr-strip input", "船"), There(".sr-strip output:not(:empty)")];
const ONLY: &[Step] = &[Script("document.querySelector('[data-action=pick]').click()"), There(".sr-strip .who")];
const VOICES: &str = "speechSynthesis.getVoices = () => [{ name: 'a', lang: 'zh-CN', localService: true }, { name: 'b', lang: 'zh-CN', localService: true }]; speechSynthesis.speak = () => {}; \
    globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }";

/// Every state, in the order in which they are looked at.
pub const STATES: [State; 47] = [
    state("desk", DESK, FERRY, &[]),
    state("desk-scrolled", DESK, FERRY, &[Scroll(500)]),
    state("desk-first-visit", DESK, "", &[]),
    state("desk-folded", DESK, SAMPLE, &[Click(".fold-all")]),
    state("desk-card", DESK, FERRY, OPEN_CARD),
    state(
        "desk-card-unsure",
        DESK,
        FERRY,
        &[
            Script(
                "['unsure', 'likely', 'open'].map((said) => document.querySelector(`.sr-by[data-said=${said}]`)).find(Boolean).click()",
            ),
            There(".sr-card-quote:popover-open .who"),
        ],
    ),
    state("desk-row", DESK, FERRY, &[Click(".sr-words .sr-jump"), There(".sr-quote:target")]),
    state("desk-contents", DESK, FERRY, &[Click(".contents"), There(".sr-tabs [value=contents]:checked")]),
    state("desk-sources", DESK, FERRY, &[Click(".sr-tabs [value=found]"), There(".sr-tabs [value=found]:checked")]),
    state("desk-unattributed", DESK, FERRY, &[Click(".sr-chips [value=open]")]),
    state("desk-panel-closed", DESK, FERRY, &[Click(".who"), There("[data-panel=closed]")]),
    state("desk-looks", DESK, FERRY, OPEN_LOOKS),
    state("desk-menu", DESK, FERRY, OPEN_MENU),
    state("desk-find", DESK, FERRY, FIND),
    state("desk-only", DESK, FERRY, ONLY),
    state("desk-keys", DESK, FERRY, &[Key("?"), There("dialog.sr-sheet[open]")]),
    state(
        "desk-listen",
        DESK,
        FERRY,
        &[
            Script(VOICES),
            Click(".more"),
            There("#more-panel .listen"),
            Click("#more-panel .listen"),
            There(".sr-strip[data-strip=listen]"),
        ],
    ),
    state(
        "desk-focus",
        DESK,
        FERRY,
        &[Click(".more"), There("#more-panel .focus"), Click("#more-panel .focus"), There("[data-focus]")],
    ),
    state("desk-picture", DESK, FERRY, &[Click(".sr-article figure img"), There("dialog.sr-look[open]")]),
    state(
        "desk-note",
        DESK,
        FERRY,
        &[Click(".sr-article a[href^='#']:not(.sr-by, .sr-jump)"), There(".sr-note:popover-open")],
    ),
    State {
        stored: &[
            ("seed-reader.remember-place", "true"),
            ("seed-reader.places", r#"{"https://news.example/harbour/2024/ferry":6}"#),
        ],
        ..state("desk-place", DESK, FERRY, &[There(".sr-strip[data-strip=offer]")])
    },
    state("desk-open", DESK, FERRY, &[Click(".tools .primary"), There("dialog.panel[open]")]),
    state(
        "desk-translation",
        DESK,
        FERRY,
        &[
            Click(".more"),
            There("#more-panel .add-translation"),
            Click("#more-panel .add-translation"),
            There("dialog.panel[open]"),
        ],
    ),
    state("desk-error", DESK, "?src=no/such/file", &[]),
    state("desk-damage", DESK, DAMAGED, &[]),
    state("desk-side", DESK, PAIR, &[]),
    State { stored: &[("seed-reader.view", "interleaved")], ..state("desk-paragraphs", DESK, PAIR, &[]) },
    State {
        stored: &[("seed-reader.view", "peek")],
        ..state("desk-peek", DESK, PAIR, &[Click(".sr-row:not(.sr-row-head) .sr-peek > summary")])
    },
    State { stored: &[("seed-reader.pinyin", "true")], ..state("desk-pinyin", DESK, FERRY, &[There(".sr-pinyin rt")]) },
    state("desk-print", DESK, FERRY, &[Print]),
    state("desk-english", DESK, "?src=samples/harbour.en.md", &[]),
    state("tablet", TABLET, FERRY, &[]),
    state("tablet-drawer", TABLET, FERRY, OPEN_SHEET),
    State { stored: &[("seed-reader.view", "interleaved")], ..state("tablet-paragraphs", TABLET, PAIR, &[]) },
    state("phone", PHONE, FERRY, &[]),
    state("phone-folded", PHONE, SAMPLE, &[Click(".fold-all"), Scroll(260)]),
    state("phone-sheet", PHONE, FERRY, OPEN_SHEET),
    state("phone-card", PHONE, FERRY, OPEN_CARD),
    state("phone-looks", PHONE, FERRY, OPEN_LOOKS),
    state("phone-menu", PHONE, FERRY, OPEN_MENU),
    state("phone-find", PHONE, FERRY, FIND),
    state("phone-only", PHONE, FERRY, ONLY),
    State { stored: &[("seed-reader.view", "interleaved")], ..state("phone-pair", PHONE, PAIR, &[]) },
    State {
        stored: &[("seed-reader.view", "peek")],
        ..state("phone-peek", PHONE, PAIR, &[Click(".sr-row:nth-child(2) .sr-original > *"), There(".sr-peek[open]")])
    },
    state("phone-error", PHONE, "?src=no/such/file", &[]),
    state("phone-damage", PHONE, DAMAGED, &[]),
    state("phone-open", PHONE, FERRY, &[Click(".tools .primary"), There("dialog.panel[open]")]),
];

impl State {
    /// Brings a browser into this state. One browser can go from state to state.
    pub async fn show(&self, browser: &Browser, look: Look) {
        let Window { width, height, is_touched } = self.window;
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": if is_touched { 2 } else { 1 }, "mobile": is_touched });
        browser.chromium("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
        browser.chromium("Emulation.setDeviceMetricsOverride", metrics).await;
        browser.chromium("Emulation.setTouchEmulationEnabled", json!({ "enabled": is_touched })).await;
        // A page of the same origin in which nothing runs: here storage is set.
        browser.goto("icon.svg").await;
        let chosen = [("seed-reader.theme", look.theme), ("seed-reader.locale", look.locale)];
        let stored: Vec<_> = chosen.iter().chain(self.stored).collect();
        browser
            .js(&format!(
                "localStorage.clear(); for (const [key, value] of {}) localStorage.setItem(key, value)",
                json!(stored)
            ))
            .await;
        browser.open(self.query).await;
        for step in self.steps {
            self.take(*step, browser).await;
        }
        // What comes in moves for a moment, and fonts may be late.
        browser.js("await document.fonts.ready").await;
        browser.stands_still().await;
    }

    async fn take(&self, step: Step, browser: &Browser) {
        match step {
            Click(css) => {
                browser.wait(css, &format!("return !!document.querySelector({})", json!(css))).await;
                // Out from under the bars.
                browser.js(&format!("const e = document.querySelector({}); if (!e.closest('.toolbar, dialog, [popover]')) e.scrollIntoView({{ block: 'center', behavior: 'instant' }})", json!(css))).await;
                browser.click(css).await;
            }
            Key(key) => drop(browser.js(&format!("document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: {}, bubbles: true, composed: true }}))", json!(key))).await),
            Type(css, words) => browser.keys(css, words).await,
            There(css) => browser.wait(self.name, &format!("return !!document.querySelector({})", json!(css))).await,
            Scroll(to) => {
                browser.js(&format!("scrollTo({{ top: {to}, behavior: 'instant' }})")).await;
                browser.stands_still().await;
            }
            Script(script) => drop(browser.js(script).await),
            Print => drop(browser.chromium("Emulation.setEmulatedMedia", json!({ "media": "print" })).await),
        }
    }
}

//! What was opened on this device, where the reader has asked for that to be remembered: the door to a part of its own, `parts/recent.js`.

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::Element;

use super::part;
use super::request::Request;
use super::settings;
use super::state::State;
use crate::i18n::{Label, Word};

const PART: &str = "parts/recent.js";

const WORDS: [(&str, Word); 7] = [
    ("recent", |m| m.recent()),
    ("keep_recent", |m| m.keep_recent()),
    ("keep_recent_hint", |m| m.keep_recent_hint()),
    ("remove", |m| m.remove()),
    ("remove_all", |m| m.remove_all()),
    ("with_translation", |m| m.with_translation()),
    ("untitled", |m| m.untitled()),
];

/// The list of what was opened last, wherever it is shown.
#[derive(Clone, Copy)]
pub(super) struct Recent {
    state: State,
    calls: StoredValue<Calls, LocalStorage>,
}

/// What the part calls: to open a text with its translation, and to be told what is open.
struct Calls {
    open: Closure<dyn FnMut(String, Option<String>)>,
    now: Closure<dyn FnMut() -> JsValue>,
}

impl Recent {
    pub(super) fn new(state: State, open: impl Fn(Request) + 'static) -> Self {
        let open = Closure::new(move |text, translation| open(Request::Text { text, translation }));
        let now = Closure::new(move || entry(state).map_or(JsValue::NULL, JsValue::from));
        Self { state, calls: StoredValue::new_local(Calls { open, now }) }
    }

    /// Shows the list in `place`.
    pub(super) fn show(self, place: Element) {
        let words = part::words(self.state.locale.get_untracked(), &WORDS);
        spawn_local(async move {
            let Ok(show) = part::load(PART, "show").await else {
                return self.state.said.set(Some(Label::new(|m| m.part_failed())));
            };
            self.calls.with_value(|calls| {
                let _ = show.call4(&JsValue::UNDEFINED, &place, &words, calls.open.as_ref(), calls.now.as_ref());
            });
        });
    }

    /// Keeps every text that is opened, where that is asked for.
    pub(super) fn follow(self) {
        let state = self.state;
        Effect::new(move |_| {
            if !state.written.get() || !settings::recent() {
                return;
            }
            let Some(entry) = entry(state) else { return };
            spawn_local(async move {
                if let Ok(keep) = part::load(PART, "keep").await {
                    let _ = keep.call1(&JsValue::UNDEFINED, &entry);
                }
            });
        });
    }
}

/// What is open, as the part keeps it; the sample is none of it.
fn entry(state: State) -> Option<Object> {
    let origin = state.origin.get_untracked().filter(|_| !state.is_sample.get_untracked())?;
    let entry = Object::new();
    let set = |name: &str, value: &str| drop(Reflect::set(&entry, &name.into(), &value.into()));
    state.with_shown(|shown| {
        let document = &shown.original().document;
        let host = document.url.as_ref().map(|url| url.shown_host().into_owned());
        set("title", &document.title);
        set("outlet", &document.outlet.clone().or(host).unwrap_or_default());
        set("lang", document.lang.html());
    })?;
    set("text", &origin.seed.text);
    if let Some(translation) = &origin.seed.translation {
        set("translation", translation);
    }
    Some(entry)
}

//! What is done with a text that stands (finding, going from quotation to quotation, the panel as a sheet, listening …): it is written in
//! JavaScript, in a part that is fetched when the first of it is asked for. Here is the door to it.

use js_sys::Object;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use super::error::Missing;
use super::hover::within;
use super::options::Wish;
use super::part;
use super::settings;
use super::state::State;
use crate::i18n::{Label, Locale, Word};
use crate::markup::View;
use crate::ui::dom::Page;

#[wasm_bindgen]
extern "C" {
    /// The part, at work on one reader.
    pub(super) type Reading;
    #[wasm_bindgen(method)]
    fn end(this: &Reading);
    #[wasm_bindgen(method)]
    fn say(this: &Reading, words: &Object);
    #[wasm_bindgen(method)]
    fn panel(this: &Reading, list: &str);
    #[wasm_bindgen(method)]
    fn find(this: &Reading);
    #[wasm_bindgen(method)]
    fn listen(this: &Reading);
    #[wasm_bindgen(method)]
    fn focus(this: &Reading) -> bool;
    #[wasm_bindgen(method)]
    fn keys(this: &Reading);
    #[wasm_bindgen(method)]
    fn source(this: &Reading, text: &str);
    #[wasm_bindgen(method)]
    fn key(this: &Reading, key: &str) -> bool;
    #[wasm_bindgen(method)]
    fn picked(this: &Reading, source: JsValue);
    #[wasm_bindgen(method)]
    fn remember(this: &Reading, key: &str);
}

/// What the part says, by the names it knows them by.
const WORDS: [(&str, Word); 24] = [
    ("find", |m| m.find()),
    ("only_quotations", |m| m.only_quotations()),
    ("find_in_quotations", |m| m.find_in_quotations()),
    ("nothing_found", |m| m.nothing_found()),
    ("previous", |m| m.previous()),
    ("next", |m| m.next()),
    ("close", |m| m.close()),
    ("only", |m| m.only()),
    ("show_all", |m| m.show_all()),
    ("unattributed", |m| m.unattributed()),
    ("keys", |m| m.keys()),
    ("next_quotation", |m| m.next_quotation()),
    ("previous_quotation", |m| m.previous_quotation()),
    ("fold", |m| m.fold_all()),
    ("panel", |m| m.speakers()),
    ("listening", |m| m.listening()),
    ("pause", |m| m.pause()),
    ("no_voice", |m| m.no_voice()),
    ("was_here", |m| m.was_here()),
    ("go_there", |m| m.go_there()),
    ("picture", |m| m.picture()),
    ("source", |m| m.show_seed()),
    ("focus_on", |m| m.focus_on()),
    ("focus_off", |m| m.focus_off()),
];

fn words(locale: Locale) -> Object {
    part::words(locale, &WORDS)
}

/// The part at work on this reader, once it was asked for, and what it calls.
struct Attached {
    reading: Reading,
    _act: Closure<dyn FnMut(String, Option<String>)>,
}

/// Lets the text in `layout` do what it is asked for; whatever needs the part has it fetched.
pub(super) fn follow(state: State, page: &Page) {
    let page = SendWrapper::new(page.clone());
    let (reader, layout) = (page.reader.clone(), page.layout.clone());
    let attached = StoredValue::new_local(None::<Attached>);
    let reader = StoredValue::new_local(reader);
    let with = move |then: Box<dyn FnOnce(&Reading)>| {
        spawn_local(async move {
            if attached.try_with_value(Option::is_some) == Some(false) {
                let Some(reader) = reader.try_get_value() else { return };
                let Ok(made) = attach(state, &reader).await else {
                    state.said.set(Some(Label::new(|m| m.part_failed())));
                    return;
                };
                // Another wish may have been quicker, or the reader is gone.
                attached.try_update_value(|slot| match slot {
                    Some(_) => made.reading.end(),
                    None => {
                        let _ = reader.set_attribute(AT_WORK, "");
                        *slot = Some(made);
                    }
                });
            }
            attached.try_with_value(|slot| slot.as_ref().map(|a| then(&a.reading)));
        });
    };
    Effect::new(move |_| {
        let Some(wish) = state.wish.get() else { return };
        state.wish.set(None);
        with(Box::new(move |reading| grant(state, reading, wish)));
    });
    Effect::new(move |before: Option<Option<usize>>| {
        let picked = state.picked.get();
        if before.is_some_and(|before| before != picked) {
            let number = picked.map_or(JsValue::NULL, |n| JsValue::from_f64(n as f64));
            with(Box::new(move |reading| reading.picked(number)));
        }
        picked
    });
    Effect::new(move |before: Option<Locale>| {
        let locale = state.locale.get();
        if before.is_some_and(|before| before != locale) {
            attached.with_value(|slot| slot.as_ref().map(|a| a.reading.say(&words(locale))));
        }
        locale
    });
    // Where the reader was: kept only where that was asked for.
    Effect::new(move |_| {
        if let (true, true) = (state.written.get(), state.remember.get()) {
            // An article is known by its address, wherever it was opened from; else by its title.
            let key = state.with_shown(|shown| {
                let document = &shown.original().document;
                document.url.as_ref().map_or_else(|| document.title.clone(), |url| url.as_str().to_owned())
            });
            if let Some(key) = key {
                with(Box::new(move |reading| reading.remember(&key)));
            }
        }
    });
    Effect::new(move |_| {
        let columns = state.view.get() == View::Side && state.shown(|shown| shown.pair().is_some());
        if state.written.get() {
            // With the next frame, which lays the page out anyway: asked for at once, the findings would wait for a layout.
            let layout = layout.clone();
            request_animation_frame(move || {
                // A reader that is gone by then would have the page laid out for nothing.
                if layout.is_connected() {
                    let _ = state.panel.try_set(layout.client_width() >= BESIDE && !columns);
                }
            });
        }
    });
    let keyed = page.clone();
    let keys = window_event_listener(ev::keydown, move |event| {
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        let key = event.key();
        let known = matches!(key.as_str(), "j" | "k" | "f" | "w" | "/" | "?" | "Escape");
        if modified || !known || event.default_prevented() || !is_for(&keyed.layout, &event) {
            return;
        }
        // Escape has nothing to end where nothing was begun.
        if key == "Escape" && attached.with_value(Option::is_none) {
            return;
        }
        if key == "/" {
            event.prevent_default();
        }
        state.wish.set(Some(Wish::Key(key)));
    });
    on_cleanup(move || {
        keys.remove();
        attached.update_value(|slot| {
            if let Some(attached) = slot.take() {
                attached.reading.end();
                let _ = page.reader.remove_attribute(AT_WORK);
            }
        });
    });
}

/// Set on a reader where the part is at work: from then on it opens what is clicked.
pub(super) const AT_WORK: &str = "data-reading";

/// From this width on (CSS pixels) the panel stands beside the text: the style sheet's.
const BESIDE: i32 = 1120;

/// Whether a key was pressed for this reader: in the stand-alone page anywhere, in another page within it; never in a field.
fn is_for(layout: &Element, event: &web_sys::KeyboardEvent) -> bool {
    let target = event.composed_path().get(0).dyn_into::<Element>().ok();
    let Some(target) = target else { return false };
    if within(&target, "input:not([type=radio]), textarea, select, [contenteditable], dialog") {
        return false;
    }
    let alone = document().document_element().is_some_and(|root| root.class_list().contains("sr-app"));
    alone || layout.contains(Some(&target))
}

fn grant(state: State, reading: &Reading, wish: Wish) {
    match wish {
        Wish::Panel(list) => reading.panel(list),
        Wish::Find => reading.find(),
        Wish::Listen => reading.listen(),
        Wish::Focus => {
            let on = reading.focus();
            state.said.set(Some(Label::new(if on { |m| m.focus_on() } else { |m| m.focus_off() })));
        }
        Wish::Keys => reading.keys(),
        Wish::Print => drop(window().print()),
        Wish::Key(key) => drop(reading.key(&key)),
        Wish::Tie => {}
        Wish::Source(text) => reading.source(&text),
        Wish::Click(element) => element.click(),
    }
}

async fn attach(state: State, reader: &Element) -> Result<Attached, Missing> {
    let act = Closure::new(move |what: String, more: Option<String>| match what.as_str() {
        "fold" => state.folded.update(|f| *f = !*f),
        "panel" => state.wish.set(Some(Wish::Panel("said"))),
        "shown" => state.panel.set(more.is_some()),
        "unpick" => state.picked.set(None),
        "say" => state.said.set(more.map(|text| Label::with(|m| m.as_it_is(), [text]))),
        _ => {}
    });
    let make = part::load("parts/reading.js", "attach").await?;
    let made = make.call3(&JsValue::UNDEFINED, reader, &words(state.locale.get_untracked()), act.as_ref());
    let reading = made.map_err(|_| Missing)?.unchecked_into();
    Ok(Attached { reading, _act: act })
}

/// Lets the letters of the article follow what was chosen: font, leading, measure.
pub(super) fn follow_letters(state: State, page: &Page) {
    let Some(layout) = page.layout.dyn_ref::<HtmlElement>().cloned() else { return };
    Effect::new(move |_| {
        let style = layout.style();
        for (property, value) in settings::properties(&state.letters.get()) {
            let _ = match value {
                Some(value) => style.set_property(property, value),
                None => style.remove_property(property).map(drop),
            };
        }
    });
}

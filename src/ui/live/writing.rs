//! Writing what is read into the page, in slices, so that a long article does not freeze it.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement};

use super::actions;
use super::arrival::arrive;
use super::pace::Slices;
use super::state::{Begun, Shown, State};
use super::view;
use crate::i18n::Locale;
use crate::markup::{Rows, TextWriter};
use crate::ui::dom::{Buttons, DomSink, Labels, Page, each};
use crate::ui::place::Writing;

/// A layout that takes longer than this, in milliseconds, says so.
const PATIENCE: f64 = 300.0;

const BUTTONS: Buttons = Buttons {
    speaker: actions::speaker_buttons,
    quote: actions::copy_button,
    damage: actions::damage_button,
    filter: actions::quote_filter,
    list: actions::copy_buttons,
};

/// Whether what is being written for an owner is still wanted: until that goes.
fn wanted() -> impl Fn() -> bool {
    let alive = Rc::new(());
    let there = Rc::downgrade(&alive);
    let alive = send_wrapper::SendWrapper::new(alive);
    on_cleanup(move || drop(alive));
    move || there.strong_count() > 0
}

/// Writes rows until all are written; stops when they are no longer `wanted`.
async fn rows(
    rows: &mut dyn Rows,
    sink: DomSink,
    busy: Option<RwSignal<bool>>,
    wanted: &impl Fn() -> bool,
) -> Option<DomSink> {
    let mut writing = Writing::new(rows, sink);
    let mut slices = Slices::new();
    while writing.step() {
        if slices.is_due() {
            if let Some(busy) = busy.filter(|_| slices.elapsed() > PATIENCE) {
                busy.set(true);
            }
            slices.rest().await;
            if !wanted() {
                return None;
            }
        }
    }
    Some(writing.sink)
}

/// Writes a text of which nothing is known yet.
pub(super) fn begin(state: State, begun: Begun, page: Page) {
    let wanted = wanted();
    spawn_local(async move {
        let mut writer = TextWriter::new(&begun.text, state.prefix);
        let (locale, images) = (state.locale.get_untracked(), state.images.get_untracked());
        let sink = DomSink::new(page.text.clone(), locale, images, None);
        if rows(&mut writer, sink, None, &wanted).await.is_some() && begun.is_whole {
            if state.folded.get_untracked() {
                set_folds(&page.text, true);
            }
            show_target(state, &page.text);
            state.stands.set(true);
        }
    });
}

/// Writes what is shown: into the text that stands, if it does.
pub(super) fn write(state: State, shown: Shown, page: Page, busy: RwSignal<bool>, eye: Option<view::Eye>) {
    let labels = Rc::new(RefCell::new(Labels::default()));
    let (written, wanted) = (labels.clone(), wanted());
    spawn_local(async move {
        let (locale, images) = (state.locale.get_untracked(), state.images.get_untracked());
        let was_standing = page.text.has_child_nodes();
        let mut writer = shown.writer(state.prefix);
        let sink = DomSink::new(page.text.clone(), locale, images, Some(BUTTONS));
        let Some(mut sink) = rows(&mut writer, sink, Some(busy), &wanted).await else { return };
        page.aside.replace_children_with_node_0();
        sink.turn_to(page.aside.clone());
        writer.sources(&mut sink);
        busy.set(false);
        let labels = sink.into_labels();
        // The language or the fold may have been changed while it was being written.
        let now = state.locale.get_untracked();
        if now != locale {
            labels.speak(now);
        }
        written.replace(labels);
        if state.folded.get_untracked() && !was_standing {
            set_folds(&page.text, true);
        }
        view::order(&page.text, state.swapped.get_untracked());
        if let Some(eye) = eye {
            eye.rest_on(&page.text);
        }
        if !was_standing {
            show_target(state, &page.text);
        }
        state.stands.set(true);
        state.written.set(true);
    });
    Effect::new(move |before: Option<Locale>| {
        let locale = state.locale.get();
        if before.is_some_and(|b| b != locale) {
            labels.borrow().speak(locale);
        }
        locale
    });
}

pub(super) fn set_folds(text: &Element, folded: bool) {
    each(&text.query_selector_all("details.sr-fold, details.sr-fold-block").ok(), |details| {
        if let Some(details) = details.dyn_ref::<HtmlDetailsElement>() {
            details.set_open(!folded);
        }
    });
}

/// The address may name a place in the text that was not there, or not in view, when the browser looked for it.
pub(super) fn show_target(state: State, text: &Element) {
    let Ok(hash) = window().location().hash() else { return };
    let Some(id) = hash.strip_prefix('#').filter(|id| id.starts_with(state.prefix)) else { return };
    if let Some(target) = document().get_element_by_id(id).filter(|t| text.contains(Some(t))) {
        view::reveal(state, &target);
        arrive(target);
    }
}

//! Has Chinese shown in the characters and with the readings that are chosen: `characters` does it, and is fetched when it is first needed.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Element;

use super::characters::{Changes, HanDisplay};
use super::later::later;
use super::options::Script;
use super::state::State;
use crate::i18n::Label;

/// Lets what is written in `layout` follow the characters and readings that are chosen. What does it is fetched when it is first
/// asked for.
pub(super) fn follow(state: State, layout: Element) {
    let changes = StoredValue::new_local(Changes::default());
    Effect::new(move |_| {
        let writing = HanDisplay { script: state.script.get(), pinyin: state.pinyin.get() };
        if !state.written.get() {
            return;
        }
        // The text as it is: looking for its place would only make the browser lay it out early.
        if writing == HanDisplay::AS_WRITTEN && changes.with_value(Changes::is_empty) {
            return;
        }
        let layout = layout.clone();
        spawn_local(async move {
            let shown = match later().await {
                Ok(later) => (later.characters)(state, layout, writing, changes).await,
                Err(missing) => Err(missing),
            };
            if shown.is_err() && writing.is_chosen(state) {
                state.script.set(Script::AsWritten);
                state.pinyin.set(false);
                state.said.set(Some(Label::new(|m| m.part_failed())));
            }
        });
    });
}

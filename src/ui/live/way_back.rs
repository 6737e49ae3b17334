//! The way back from a jump: the browser keeps the place on the page, this keeps the focus.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

use super::arrival::come_back;

/// The jumps that were made and not yet undone.
#[derive(Clone, Copy)]
pub(super) struct WayBack(RwSignal<Vec<Step>, LocalStorage>);

struct Step {
    /// The fragment of the address before the jump.
    hash: String,
    from: Element,
}

impl WayBack {
    /// Begins to listen; stops with the component that calls this.
    pub(super) fn new() -> Self {
        let steps = Self(RwSignal::new_local(Vec::new()));
        let listener = window_event_listener(ev::hashchange, move |_| steps.arrive());
        on_cleanup(move || listener.remove());
        steps
    }

    /// A link of the page was followed.
    pub(super) fn leave(self, from: Element) {
        self.0.update(|steps| steps.push(Step { hash: hash(), from }));
    }

    /// Whether there is somewhere to go back to.
    pub(super) fn is_open(self) -> bool {
        self.0.with(|steps| !steps.is_empty())
    }

    /// Goes back, as the browser's own button does.
    pub(super) fn go(self) {
        if let Ok(history) = window().history() {
            let _ = history.back();
        }
    }

    /// The address has changed: where that undoes the last jump, the focus returns to where it was.
    fn arrive(self) {
        let here = hash();
        let undone = self.0.try_update(|steps| steps.pop_if(|step| step.hash == here)).flatten();
        let Some(step) = undone else { return };
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        if let Some(element) = step.from.dyn_ref::<HtmlElement>() {
            let _ = element.focus_with_options(&options);
        }
        come_back(step.from);
    }
}

fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

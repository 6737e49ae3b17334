//! When the card of a quotation comes and goes: with the pointer, with the focus.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::card::Asked;
use super::state::Side;

/// The element an event is about.
pub(super) fn element(event: &web_sys::Event) -> Option<Element> {
    event.target().and_then(|t| t.dyn_into().ok())
}

pub(super) fn within(target: &Element, css: &str) -> bool {
    target.closest(css).is_ok_and(|found| found.is_some())
}

/// The sign behind a quotation that holds `target`.
pub(super) fn sign(target: &Element) -> Option<Element> {
    target.closest("a.sr-by").ok().flatten()
}

/// Whether the card of the reader that holds the sign is open.
fn has_open_card(sign: &Element) -> bool {
    let reader = sign.closest(".sr-reader").ok().flatten();
    reader.and_then(|r| r.query_selector(".sr-card-quote:popover-open").ok().flatten()).is_some()
}

/// What a sign asks for.
pub(super) fn asked_by(sign: Element, pinned: bool) -> Option<Asked> {
    let number = |name| sign.get_attribute(name)?.parse().ok();
    let side = if within(&sign, ".sr-translation") { Side::Translation } else { Side::Original };
    Some(Asked { side, quote: number("data-quote")?, source: number("data-number"), sign, pinned })
}

/// Whether a card comes from below, over the page, as the style sheet has it (style/card.css).
fn is_sheet() -> bool {
    window().inner_width().ok().and_then(|w| w.as_f64()).is_some_and(|w| w <= 640.0)
}

/// Shows the card of a sign that the pointer rests on or the focus comes to; takes it away when both have gone elsewhere, but not
/// while the pointer is on the card itself (WCAG 2.2, 1.4.13).
#[derive(Clone, Copy)]
pub(super) struct Hover {
    asked: RwSignal<Option<Asked>, LocalStorage>,
    /// What is about to happen; dropping it calls it off.
    timer: StoredValue<Option<Timeout>, LocalStorage>,
    /// The focus is put back on a sign whose card was just closed.
    ignore: StoredValue<bool>,
}

/// A pointer that only passes over shows nothing (milliseconds).
const REST: u32 = 150;
/// The pointer may take this long from the sign to the card (milliseconds).
const WAY: u32 = 350;

impl Hover {
    pub(super) fn new(asked: RwSignal<Option<Asked>, LocalStorage>) -> Self {
        Self { asked, timer: StoredValue::new_local(None), ignore: StoredValue::new(false) }
    }

    pub(super) fn pointer(self, event: &web_sys::PointerEvent) {
        // A touch is a click: it opens the card by itself.
        let Some(target) = element(event).filter(|_| event.pointer_type() == "mouse") else { return };
        if within(&target, ".sr-card-quote") {
            self.timer.set_value(None);
        } else if let Some(sign) = sign(&target) {
            let asked = self.asked;
            self.later(REST, move || asked.set(asked_by(sign.clone(), false)));
        } else if self.asked.with_untracked(|a| a.as_ref().is_none_or(|a| a.pinned)) {
            self.timer.set_value(None);
        } else {
            let asked = self.asked;
            // Where the focus is on the sign, it keeps the card.
            let focused =
                move || asked.with_untracked(|a| document().active_element() == a.as_ref().map(|a| a.sign.clone()));
            self.later(WAY, move || {
                if !focused() {
                    asked.set(None);
                }
            });
        }
    }

    /// The card closes, and then has closed. A browser that closes it puts the focus back on its sign before it says that it is closed
    /// (Firefox within the same task): that focus does not ask for the card again.
    pub(super) fn toggle(self, event: &web_sys::Event) {
        if !element(event).is_some_and(|target| within(&target, ".sr-card-quote")) {
            return;
        }
        let state = js_sys::Reflect::get(event, &"newState".into());
        let closes = state.is_ok_and(|state| state == "closed");
        let before = event.type_() == "beforetoggle";
        self.ignore.set_value(closes && before);
        if closes && !before {
            self.asked.set(None);
        }
    }

    /// The next focus on a sign does not show its card.
    pub(super) fn ignore_next_focus(self) {
        self.ignore.set_value(true);
    }

    pub(super) fn focus(self, event: &web_sys::FocusEvent) {
        let Some(target) = element(event) else { return };
        let ignored = self.ignore.get_value();
        self.ignore.set_value(false);
        if ignored {
            return;
        }
        if is_sheet() {
            // A sheet would cover what has the focus: it is asked for by a click.
        } else if let Some(sign) = sign(&target) {
            // One that has just been closed is still asked for until the browser says so.
            let shown = self.asked.with_untracked(|a| a.as_ref().is_some_and(|a| a.sign == sign));
            if !(shown && has_open_card(&sign)) {
                self.asked.set(asked_by(sign, false));
            }
        } else if !within(&target, ".sr-card-quote") {
            self.asked.set(None);
        }
    }

    fn later(self, milliseconds: u32, act: impl FnOnce() + 'static) {
        self.timer.set_value(Some(Timeout::new(milliseconds, act)));
    }
}

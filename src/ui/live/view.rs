//! How an article and its translation are shown, and how a reader keeps the place when that changes.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement};

use super::hover::within;
use super::state::State;
use crate::i18n::Label;
use crate::markup::View;
use crate::ui::dom::{Page, each};

/// Lets the rows in `layout` follow the chosen view and order; the paragraph under the eye stays where it is.
pub(super) fn follow(state: State, layout: Element) {
    hush(layout.clone());
    let show = |layout: &Element, view: View, swapped: bool| {
        let _ = layout.set_attribute("data-view", view.name());
        order(layout, swapped);
    };
    // Before a row is written: to ask where one stands would have the page laid out once more.
    show(&layout, state.view.get_untracked(), state.swapped.get_untracked());
    Effect::new(move |before: Option<View>| {
        let (view, swapped) = (state.view.get(), state.swapped.get());
        // Once, where it was chosen: nothing in the page says that a paragraph can be tapped.
        if view == View::Peek && before.is_some_and(|before| before != view) {
            state.said.set(Some(Label::new(|m| m.peek_hint())));
        }
        match before {
            Some(_) => keep_place(&layout, || show(&layout, view, swapped)),
            None => show(&layout, view, swapped),
        }
        view
    });
}

/// Puts one side first in every row, in the document and not only for the eye: a screen reader reads in the same order.
pub(super) fn order(layout: &Element, translation_first: bool) {
    let first = if translation_first { ".sr-original" } else { ".sr-translation" };
    each(&layout.query_selector_all(&format!(".sr-row > {first}:first-child")).ok(), |side| {
        let Some(row) = side.parent_element() else { return };
        let last = row.last_element_child();
        let _ = row.append_child(&side);
        if let Some(last) = last {
            let _ = row.prepend_with_node_1(&last);
        }
    });
}

/// Changes how `layout` is shown; the paragraph under the eye stays where it is.
pub(super) fn keep_place(layout: &Element, change: impl FnOnce()) {
    let place = KeptPlace::of(layout);
    change();
    if let Some(place) = place {
        place.keep();
    }
}

/// The row under the eye, and where it stands in the window.
struct KeptPlace {
    rows: Vec<Element>,
    top: f64,
}

/// The eye is taken to rest at a quarter of the window's height.
const EYE: f64 = 0.25;

impl KeptPlace {
    fn of(layout: &Element) -> Option<Self> {
        let height = window().inner_height().ok()?.as_f64()?;
        let list = layout.query_selector_all(".sr-row, :is(.sr-article, .sr-part) > :not(.sr-part)").ok()?;
        let row = |i: u32| list.get(i).and_then(|n| n.dyn_into::<Element>().ok());
        // The rows stand one below another: halving finds the first that reaches down to the eye.
        let (mut from, mut to) = (0, list.length());
        while from < to {
            let middle = (from + to) / 2;
            if row(middle)?.get_bounding_client_rect().bottom() <= height * EYE {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        let top = row(from)?.get_bounding_client_rect().top();
        // At the top of the page there is nothing to keep.
        (window().scroll_y().ok()? > 0.0).then_some(())?;
        // What the new view does not show gives way to what comes next.
        Some(Self { rows: (from..list.length()).filter_map(row).take(8).collect(), top })
    }

    /// Scrolls so that the row stands where it stood. Rows that were never laid out have a height only by then, so that the
    /// second look, a frame later, may find it elsewhere.
    fn keep(self) {
        self.scroll();
        request_animation_frame(move || self.scroll());
    }

    fn scroll(&self) {
        let shown = self.rows.iter().find(|row| row.get_client_rects().length() > 0);
        if let Some(row) = shown {
            let options = web_sys::ScrollToOptions::new();
            options.set_top(row.get_bounding_client_rect().top() - self.top);
            options.set_behavior(web_sys::ScrollBehavior::Instant);
            window().scroll_by_with_scroll_to_options(&options);
        }
    }
}

/// What the eye rests on in a page that is about to be written anew: the first words of a paragraph, and where they stand.
pub(super) struct Eye {
    words: String,
    top: f64,
}

impl Eye {
    /// Of what stands in `place`; nothing at the top of the page, where there is nothing to keep.
    pub(super) fn of(place: &Element) -> Option<Self> {
        let place = KeptPlace::of(&Page::standing(place)?.layout)?;
        let words = begins(place.rows.first()?);
        (!words.is_empty()).then_some(Self { words, top: place.top })
    }

    /// Scrolls so that the same words in `text` stand where they stood.
    pub(super) fn rest_on(self, text: &Element) {
        let mut rows = Vec::new();
        let blocks = ".sr-side > *, :is(.sr-article, .sr-part) > :not(.sr-part, .sr-row)";
        each(&text.query_selector_all(blocks).ok(), |block| {
            if rows.is_empty() && begins(&block) == self.words {
                rows.push(block);
            }
        });
        KeptPlace { rows, top: self.top }.keep();
    }
}

fn begins(block: &Element) -> String {
    block.text_content().unwrap_or_default().chars().take(60).collect()
}

/// Narrower windows show a translation as a sheet (CSS pixels): the style sheet's.
const NARROW: f64 = 640.0;

/// A touch on a paragraph, where its translation is shown on request; answers whether it was one. A touch on anything that does
/// something itself is none, and neither is the end of a selection.
pub(super) fn peek(state: State, target: &Element) -> bool {
    if state.view.get_untracked() != View::Peek || within(target, "a, button, summary, input, select") {
        return false;
    }
    let selecting = window().get_selection().ok().flatten().is_some_and(|s| !s.is_collapsed());
    let row = target.closest(".sr-row").ok().flatten().filter(|_| !selecting);
    let details = row.and_then(|row| row.query_selector(":scope > .sr-peek").ok().flatten());
    let Some(details) = details.and_then(|d| d.dyn_into::<HtmlDetailsElement>().ok()) else { return false };
    let open = !details.open();
    // On a narrow page it is a sheet, of which there is one.
    if open && window().inner_width().ok().and_then(|w| w.as_f64()).is_some_and(|w| w <= NARROW) {
        let layout = details.closest(".sr-layout").ok().flatten();
        let others = layout.and_then(|layout| layout.query_selector_all(".sr-peek[open]").ok());
        each(&others, |other| drop(other.remove_attribute("open")));
    }
    details.set_open(open);
    true
}

/// Escape takes away a translation that hangs under the pointer, until the pointer goes elsewhere (WCAG 2.2, 1.4.13).
fn hush(layout: Element) {
    let layout = send_wrapper::SendWrapper::new(layout);
    let listener = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" {
            let _ = layout.set_attribute("data-hush", "");
        }
    });
    on_cleanup(move || listener.remove());
}

/// The pointer has moved on to something else. Only a mouse rests on what it does not press.
pub(super) fn pointer(layout: &Element, event: &web_sys::PointerEvent) {
    let _ = layout.toggle_attribute_with_force("data-mouse", event.pointer_type() == "mouse");
    let row = |target: Option<web_sys::EventTarget>| {
        target.and_then(|t| t.dyn_into::<Element>().ok()).and_then(|e| e.closest(".sr-row").ok().flatten())
    };
    if layout.has_attribute("data-hush") && row(event.target()) != row(event.related_target()) {
        let _ = layout.remove_attribute("data-hush");
    }
}

/// Shows the view in which `target` can be seen, if the chosen one hides it.
pub(super) fn reveal(state: State, target: &Element) {
    if target.get_client_rects().length() > 0 {
        return;
    }
    if within(target, ".sr-side") {
        state.view.set(View::Side);
    }
}

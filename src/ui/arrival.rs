//! Arriving at a place of the text. What stands above it may still change its height, as pictures come or fail; WebKit does not hold the place
//! then, as other browsers do, and the end of a smooth scroll is where the place was when it began.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::leptos_dom::helpers::WindowListenerHandle;
use leptos::prelude::*;
use web_sys::Element;

/// How long between two looks, and how many there are: longer than most pictures take to fail.
const PAUSE: Duration = Duration::from_millis(120);
const LOOKS: u32 = 15;

/// Scrolls to an element by the next frame, when a view that hid it has changed, and again where it is moved out of view, until the reader goes on.
pub(super) fn arrive(target: Element) {
    let looks = Rc::new(Cell::new(LOOKS));
    let by_hand = ["wheel", "touchmove", "pointerdown", "keydown"].map(|event| {
        let looks = looks.clone();
        window_event_listener_untyped(event, move |_| looks.set(0))
    });
    request_animation_frame(move || {
        target.scroll_into_view();
        look(target, looks, None, by_hand);
    });
}

/// `before` is where the element stood at the last look: one that moves is on its way.
fn look(target: Element, looks: Rc<Cell<u32>>, before: Option<f64>, by_hand: [WindowListenerHandle; 4]) {
    let next = move || {
        let Some(left) = looks.get().checked_sub(1).filter(|_| target.is_connected()) else {
            return by_hand.into_iter().for_each(WindowListenerHandle::remove);
        };
        looks.set(left);
        let top = target.get_bounding_client_rect().top();
        if before == Some(top) && !begins_in_view(&target) {
            target.scroll_into_view();
        }
        look(target, looks, Some(top), by_hand);
    };
    set_timeout(next, PAUSE);
}

/// Whether the upper edge of an element is in the window.
pub(super) fn begins_in_view(element: &Element) -> bool {
    let height = window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(f64::MAX);
    (0.0..=height).contains(&element.get_bounding_client_rect().top())
}

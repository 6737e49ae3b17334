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
const LOOKS: u32 = 40;

/// Scrolls to an element by the next frame, when a view that hid it has changed, and again where it was moved out of view, until the reader
/// goes on.
pub(super) fn arrive(target: Element) {
    request_animation_frame(move || {
        let scrolled_to = Some(place_of(&target));
        target.scroll_into_view();
        stay(target, Spot { scrolled_to, top: None });
    });
}

/// Is back at an element. Browsers bring back the place on the page by the next frame; WebKit later, and not always.
pub(super) fn come_back(target: Element) {
    stay(target, Spot { scrolled_to: None, top: None });
}

fn stay(target: Element, seen: Spot) {
    let looks = Rc::new(Cell::new(LOOKS));
    let by_hand = ["wheel", "touchmove", "pointerdown", "keydown"].map(|event| {
        let looks = looks.clone();
        window_event_listener_untyped(event, move |_| looks.set(0))
    });
    look(target, looks, seen, by_hand);
}

/// Where an element was (CSS pixels): on the page when it was last in view or scrolled to, and in the window at the last look.
#[derive(Clone, Copy)]
struct Spot {
    scrolled_to: Option<f64>,
    top: Option<f64>,
}

fn look(target: Element, looks: Rc<Cell<u32>>, mut seen: Spot, by_hand: [WindowListenerHandle; 4]) {
    let next = move || {
        let Some(left) = looks.get().checked_sub(1).filter(|_| target.is_connected()) else {
            return by_hand.into_iter().for_each(WindowListenerHandle::remove);
        };
        looks.set(left);
        let (top, place) = (target.get_bounding_client_rect().top(), place_of(&target));
        // One that moves in the window is on its way.
        let has_moved = seen.scrolled_to.is_none_or(|before| (place - before).abs() > 1.0);
        if seen.top == Some(top) && has_moved {
            seen.scrolled_to = Some(place);
            if !begins_in_view(&target) {
                target.scroll_into_view();
            }
        }
        look(target, looks, Spot { top: Some(top), ..seen }, by_hand);
    };
    set_timeout(next, PAUSE);
}

/// How far below the beginning of the page an element begins.
fn place_of(element: &Element) -> f64 {
    element.get_bounding_client_rect().top() + window().scroll_y().unwrap_or_default()
}

/// Whether the upper edge of an element is in the window.
fn begins_in_view(element: &Element) -> bool {
    let height = window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(f64::MAX);
    (0.0..=height).contains(&element.get_bounding_client_rect().top())
}

//! The bar at the top of a phone, the page's or an element's, goes as one reads down and comes back on the way up: the door to a part
//! of its own, `parts/bar.js`.

use gloo_events::EventListener;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use web_sys::Element;

use super::part;

/// Narrower windows have such a bar (CSS pixels): the style sheet's.
const NARROW: f64 = 640.0;

/// Has the part fetched with the first scroll of a narrow window. Where it does not come, the bar stays.
pub(super) fn follow(bar: Element) {
    let is_narrow = || window().inner_width().ok().and_then(|w| w.as_f64()).is_some_and(|w| w <= NARROW);
    let asked = std::cell::Cell::new(false);
    let listener = EventListener::new(&window(), "scroll", move |_| {
        if asked.get() || !is_narrow() {
            return;
        }
        asked.set(true);
        let bar = bar.clone();
        spawn_local(async move {
            if let Ok(attach) = part::load("parts/bar.js", "attach").await {
                let _ = attach.call1(&JsValue::UNDEFINED, &bar);
            }
        });
    });
    let listener = send_wrapper::SendWrapper::new(listener);
    on_cleanup(move || drop(listener));
}

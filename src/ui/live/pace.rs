//! Rests between slices of work, so that the page answers.

use js_sys::{Date, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

use crate::pace::Pause;

/// How long the page may be kept from answering, in milliseconds.
const SLICE: f64 = 12.0;
/// The clock is looked at once in so many questions: asking it costs more than most slices.
const RARELY: u32 = 16;

/// Rests whenever a slice of time is used up.
pub(super) struct Slices {
    began: f64,
    slice: f64,
    asked: u32,
}

impl Slices {
    pub(super) fn new() -> Self {
        let now = Date::now();
        Self { began: now, slice: now, asked: 0 }
    }

    /// Whether it is time to rest.
    pub(super) fn is_due(&self) -> bool {
        Date::now() - self.slice > SLICE
    }

    /// How long the work has taken, in milliseconds.
    pub(super) fn elapsed(&self) -> f64 {
        Date::now() - self.began
    }

    /// Lets the page answer.
    pub(super) async fn rest(&mut self) {
        next_task().await;
        self.slice = Date::now();
    }
}

/// The next task: an event or a frame that waits comes first. A timer would wait for four milliseconds each time, as the HTML standard
/// asks of nested ones.
async fn next_task() {
    let Ok(channel) = MessageChannel::new() else { return };
    let (port, other) = (channel.port1(), channel.port2());
    let message = Promise::new(&mut |resolve, _| {
        port.set_onmessage(Some(&resolve));
        let _ = other.post_message(&JsValue::NULL);
    });
    let _ = JsFuture::from(message).await;
    port.close();
}

impl Pause for Slices {
    async fn pause(&mut self) {
        self.asked += 1;
        if self.asked.is_multiple_of(RARELY) && self.is_due() {
            self.rest().await;
        }
    }
}

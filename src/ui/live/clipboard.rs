//! The clipboard.

use std::rc::Rc;

use gloo_events::EventListener;
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, HtmlDocument};

/// The browser would not let anything be copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Refused;

pub(super) type Copied = Result<(), Refused>;

/// Copies text, and the same as rich text where there is one. To be called while a person's click is handled.
///
/// The old `copy` command comes first: it takes both forms at once, asks for no permission, and works in pages without a
/// secure origin (a saved file, a server in the house), where the newer interface is missing.
pub(super) async fn copy(plain: String, html: Option<String>) -> Copied {
    if command(&plain, html.as_deref()) {
        return Ok(());
    }
    JsFuture::from(clipboard()?.write_text(&plain)).await.map(|_| ()).map_err(|_| Refused)
}

/// The text that is in the clipboard. To be called while a person's click is handled; the browser may ask them.
pub(super) async fn read() -> Result<String, Refused> {
    let text = JsFuture::from(clipboard()?.read_text()).await.map_err(|_| Refused)?;
    text.as_string().filter(|text| !text.trim().is_empty()).ok_or(Refused)
}

/// The browser's, which only pages with a secure origin have.
fn clipboard() -> Result<web_sys::Clipboard, Refused> {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into());
    clipboard.ok().and_then(|c| c.dyn_into().ok()).ok_or(Refused)
}

fn command(plain: &str, html: Option<&str>) -> bool {
    let taken = Rc::new(std::cell::Cell::new(false));
    let (answer, plain, html) = (taken.clone(), plain.to_owned(), html.map(str::to_owned));
    let options = gloo_events::EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&document(), "copy", options, move |event| {
        let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else { return };
        let rich = html.as_ref().is_none_or(|html| data.set_data("text/html", html).is_ok());
        if data.set_data("text/plain", &plain).is_ok() && rich {
            event.prevent_default();
            answer.set(true);
        }
    });
    let done = document().dyn_into::<HtmlDocument>().is_ok_and(|d| d.exec_command("copy").unwrap_or(false));
    drop(listener);
    done && taken.get()
}

//! The stand-alone page.

use std::sync::Arc;

use leptos::ev;
use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortController, AbortSignal};

use super::error::LoadError;
use super::load;
use super::notice::{Failure, Progress};
use super::open_panel::{OpenPanel, Request};
use super::pace::Slices;
use super::reader::Reader;
use super::settings::SIZES;
use super::state::{Content, State};
use super::toolbar::Toolbar;
use crate::Article;

/// What opens when nothing else is asked for.
const SAMPLE: &str = "samples/harbour.zh.md";

/// The stand-alone reader: tools, the article, and the panel that opens another.
#[component]
pub(super) fn App() -> impl IntoView {
    let state = State::new();
    let loader = Loader::new(state);
    let panel = NodeRef::<Dialog>::new();
    let dragging = RwSignal::new(false);
    let open = Callback::new(move |()| {
        if let Some(dialog) = panel.get_untracked() {
            // Refused where it is open already.
            let _ = dialog.show_modal();
        }
    });
    loader.request(first_request());
    follow_settings(state);
    receive_drops(loader, dragging);

    let content = move || match state.content.get() {
        Content::Loading { .. } => view! { <Progress state cancel=move |()| loader.cancel() /> }.into_any(),
        Content::Shown(article) => view! { <Reader state article /> }.into_any(),
        Content::Failed(error) => view! { <Failure state error open /> }.into_any(),
    };
    view! {
        <Toolbar state open />
        {content}
        <OpenPanel state panel request=move |wanted| loader.request(wanted) />
        <Show when=move || dragging.get()>
            <div class="drop" aria-hidden="true"><p>{state.words(|m| m.drop_here)}</p></div>
        </Show>
    }
}

/// `?src=` in the address, or the sample.
fn first_request() -> Request {
    let query = window().location().search().unwrap_or_default();
    let asked = web_sys::UrlSearchParams::new_with_str(&query).ok().and_then(|params| params.get("src"));
    asked.map_or(Request::Sample, Request::Address)
}

/// The page's own address says what is open, so that it can be reloaded and linked to; a file or a pasted text has none.
fn name_in_address(wanted: &Request) {
    let location = window().location();
    let (Ok(path), Ok(search), Ok(history)) = (location.pathname(), location.search(), window().history()) else {
        return;
    };
    let named = match wanted {
        Request::Address(address) => {
            let params = web_sys::UrlSearchParams::new().map(|p| {
                p.append("src", address);
                p.to_string().as_string().unwrap_or_default()
            });
            format!("?{}", params.unwrap_or_default())
        }
        Request::Sample | Request::File(_) | Request::Text(_) => String::new(),
    };
    // The first request came from the address itself: that one stays as it is, with the place it names.
    let first = web_sys::UrlSearchParams::new_with_str(&search).ok().and_then(|p| p.get("src"));
    let same = match wanted {
        Request::Address(address) => first.as_ref() == Some(address),
        Request::Sample => first.is_none(),
        Request::File(_) | Request::Text(_) => false,
    };
    if !same {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("{path}{named}")));
    }
}

/// Opens texts. A new request ends the one before it: the last one counts.
#[derive(Clone, Copy)]
struct Loader {
    state: State,
    current: StoredValue<Option<AbortController>, LocalStorage>,
}

impl Loader {
    fn new(state: State) -> Self {
        Self { state, current: StoredValue::new_local(None) }
    }

    fn request(self, wanted: Request) {
        self.abort();
        let Ok(controller) = AbortController::new() else { return };
        let signal = controller.signal();
        self.current.set_value(Some(controller));
        self.state.content.set(Content::Loading { loaded: 0, total: None });
        name_in_address(&wanted);
        self.state.linkable.set(matches!(wanted, Request::Address(_) | Request::Sample));
        spawn_local(async move {
            let found = self.load(wanted, &signal).await;
            let content = match found {
                Ok(text) => Content::Shown(Arc::new(Article::parse_paced(&text, &mut Slices::new()).await)),
                Err(error) => Content::Failed(error),
            };
            // Another text may have been asked for in the meantime.
            if !signal.aborted() {
                self.show(content);
            }
        });
    }

    async fn load(self, wanted: Request, signal: &AbortSignal) -> Result<String, LoadError> {
        match wanted {
            Request::Text(text) => load::text(text.as_bytes()),
            Request::File(file) => load::file(file).await,
            Request::Sample => self.fetch(SAMPLE, signal).await,
            Request::Address(address) => self.fetch(&address, signal).await,
        }
    }

    async fn fetch(self, address: &str, signal: &AbortSignal) -> Result<String, LoadError> {
        let url = load::address(address)?;
        let progress = |loaded, total| {
            if !signal.aborted() {
                self.state.content.set(Content::Loading { loaded, total });
            }
        };
        load::fetch(&url, signal, progress).await
    }

    fn show(self, content: Content) {
        if let Content::Shown(article) = &content {
            let title = &article.document.title;
            document().set_title(if title.is_empty() {
                self.state.locale.get_untracked().messages().product
            } else {
                title
            });
        }
        self.state.folded.set(false);
        self.state.picked.set(None);
        self.state.content.set(content);
    }

    fn abort(self) {
        if let Some(controller) = self.current.try_update_value(Option::take).flatten() {
            controller.abort();
        }
    }

    fn cancel(self) {
        self.abort();
        self.state.content.set(Content::Failed(LoadError::Cancelled));
    }
}

/// The document's own element says language, colours and text size.
fn follow_settings(state: State) {
    Effect::new(move |_| {
        let Some(root) = document().document_element() else { return };
        let size = SIZES.get(state.size.get()).copied().unwrap_or(100);
        let set = |name, value: &str| drop(root.set_attribute(name, value));
        set("lang", state.locale.get().tag());
        set("data-theme", state.theme.get().name());
        set("style", &format!("--sr-scale: {}.{:02}", size / 100, size % 100));
    });
}

/// A file dropped anywhere on the page opens, and so does an address. What is dragged from the page itself, or onto a field, is
/// none of this.
fn receive_drops(loader: Loader, dragging: RwSignal<bool>) {
    let own = StoredValue::new(false);
    let onto_field = |event: &web_sys::DragEvent| {
        let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        target.is_some_and(|t| t.closest("input, textarea").is_ok_and(|field| field.is_some()))
    };
    let ours = move |event: &web_sys::DragEvent| !own.get_value() && !onto_field(event);
    let start = window_event_listener(ev::dragstart, move |_| own.set_value(true));
    let end = window_event_listener(ev::dragend, move |_| own.set_value(false));
    let over = window_event_listener(ev::dragover, move |event| {
        if ours(&event) {
            event.prevent_default();
            dragging.set(true);
        }
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        // Leaving the window, not just one element for another.
        if event.related_target().is_none() {
            dragging.set(false);
        }
    });
    let drop = window_event_listener(ev::drop, move |event| {
        dragging.set(false);
        let Some(data) = event.data_transfer().filter(|_| ours(&event)) else { return };
        event.prevent_default();
        let text = |kind| data.get_data(kind).ok().filter(|t| !t.trim().is_empty());
        if let Some(file) = data.files().and_then(|files| files.get(0)) {
            loader.request(Request::File(file));
        } else if let Some(address) = text("text/uri-list") {
            loader.request(Request::Address(address.lines().next().unwrap_or_default().to_owned()));
        } else if let Some(text) = text("text/plain") {
            loader.request(Request::Text(text));
        }
    });
    on_cleanup(move || [start, end, over, leave, drop].into_iter().for_each(WindowListenerHandle::remove));
}

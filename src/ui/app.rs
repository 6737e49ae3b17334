//! The stand-alone page.

use std::sync::Arc;

use leptos::ev;
use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{AbortController, AbortSignal};

use super::error::LoadError;
use super::load;
use super::notice::{Failure, Progress};
use super::open_panel::{OpenPanel, Request};
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
        spawn_local(async move {
            let found = self.load(wanted, &signal).await;
            if !signal.aborted() {
                self.show(found);
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

    fn show(self, found: Result<String, LoadError>) {
        let content = match found {
            Ok(text) => Content::Shown(Arc::new(Article::parse(&text))),
            Err(error) => Content::Failed(error),
        };
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
        self.state.content.set(Content::Failed(LoadError::Refused));
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

/// A file dropped anywhere on the page opens.
fn receive_drops(loader: Loader, dragging: RwSignal<bool>) {
    let over = window_event_listener(ev::dragover, move |event| {
        event.prevent_default();
        dragging.set(true);
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        // Leaving the window, not just one element for another.
        if event.related_target().is_none() {
            dragging.set(false);
        }
    });
    let drop = window_event_listener(ev::drop, move |event| {
        event.prevent_default();
        dragging.set(false);
        let Some(data) = event.data_transfer() else { return };
        if let Some(file) = data.files().and_then(|files| files.get(0)) {
            loader.request(Request::File(file));
        } else if let Some(text) = data.get_data("text/plain").ok().filter(|t| !t.is_empty()) {
            loader.request(Request::Text(text));
        }
    });
    on_cleanup(move || {
        over.remove();
        leave.remove();
        drop.remove();
    });
}

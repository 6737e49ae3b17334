//! The stand-alone page.

use js_sys::Promise;
use leptos::ev;
use leptos::html::{Dialog, Div};
use leptos::mount::{mount_to, mount_to_body};
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortController, HtmlElement};

use super::bar;
use super::error::Missing;
use super::loader::{Given, Loader};
use super::notice::{Failure, Progress};
use super::open_panel::OpenPanel;
use super::reader;
use super::recent::Recent;
use super::request::Request;
use super::settings::SIZES;
use super::state::{Content, OpenTarget, State};
use super::toolbar::Toolbar;
use super::when::when;

/// The stand-alone reader, which takes over the page (`app/app.js` has begun it).
#[wasm_bindgen]
pub struct App {
    loader: Loader,
    _owner: Owner,
}

#[wasm_bindgen]
impl App {
    /// How much of what was given has come, in bytes, and of how many.
    pub fn progress(&self, loaded: f64, total: Option<f64>) {
        self.loader.came(loaded as u64, total.map(|total| total as u64));
    }
}

/// Puts the tools into `bar` and the article into `main`. What the page's address names is on its way already, where it can be read: its
/// absolute `address`, the `response` and what stops it; `standing`: whether its text is in `main`, written by the first file. Rejected
/// where the app's own part cannot be fetched.
#[wasm_bindgen(js_name = openApp)]
pub async fn open_app(
    bar: HtmlElement,
    main: HtmlElement,
    address: Option<String>,
    response: Option<Promise>,
    abort: Option<AbortController>,
    standing: bool,
) -> Result<App, JsValue> {
    let given = address.zip(response).zip(abort);
    let given = given.map(|((address, response), abort)| Given { address, response, abort, standing });
    let start = part().await.map_err(|_| JsValue::UNDEFINED)?;
    Ok(start(bar, main, given))
}

/// Starts the app: what nothing else reaches is a file of its own, which the element never asks for ([`super::on_request`] says how).
type Start = fn(HtmlElement, HtmlElement, Option<Given>) -> App;

#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(app, fallible)]
fn part() -> Result<Start, Missing> {
    Ok(start)
}

#[cfg(not(feature = "split"))]
async fn part() -> Result<Start, Missing> {
    Ok(start)
}

fn start(bar: HtmlElement, main: HtmlElement, given: Option<Given>) -> App {
    let owner = Owner::new();
    let state = owner.with(|| State::new("sr-"));
    let loader = owner.with(|| Loader::new(state));
    owner.with(|| {
        loader.first(Request::first(), given);
        follow_settings(state);
        follow_title(state);
        bar::follow(bar.clone().into());
        if let Some(place) = main.first_element_child() {
            reader::follow(state, place);
        }
        if let Some(starting) = document().get_element_by_id("starting") {
            starting.remove();
        }
        let panel = Panel::new(state, loader);
        let open = Callback::new(move |what| panel.open(what));
        // They live as long as the page.
        if let Some(room) = main.previous_element_sibling().and_then(|room| room.dyn_into::<HtmlElement>().ok()) {
            mount_to(room, move || view! { <Sample state open /> }).forget();
        }
        // Its room is no longer to be kept.
        let _ = document().document_element().map(|root| root.remove_attribute("data-sample"));
        mount_to(bar, move || view! { <Toolbar state open=Some(open) /> }).forget();
        mount_to_body(move || view! { <Around state loader main panel /> });
    });
    App { loader, _owner: owner }
}

/// The panel that opens a text, or a translation of what is open.
#[derive(Clone, Copy)]
struct Panel {
    loader: Loader,
    recent: Recent,
    dialog: NodeRef<Dialog>,
    /// Where it shows what was opened before.
    kept: NodeRef<Div>,
    opening: RwSignal<OpenTarget>,
}

impl Panel {
    fn new(state: State, loader: Loader) -> Self {
        let dialog = NodeRef::new();
        let recent = Recent::new(state, move |wanted| {
            close(dialog);
            loader.request(wanted);
        });
        recent.follow();
        Self { loader, recent, dialog, kept: NodeRef::new(), opening: RwSignal::new(OpenTarget::Article) }
    }

    fn open(self, what: OpenTarget) {
        self.opening.set(what);
        if let Some(place) = self.kept.get_untracked().filter(|_| what == OpenTarget::Article) {
            self.recent.show(place.into());
        }
        if let Some(dialog) = self.dialog.get_untracked() {
            // Refused where it is open already.
            let _ = dialog.show_modal();
        }
    }

    fn request(self, wanted: Request) {
        match self.opening.get_untracked() {
            OpenTarget::Article => self.loader.request(wanted),
            OpenTarget::Translation => self.loader.add_translation(wanted),
        }
    }

    /// While the panel is open a drop is meant for it.
    fn drop(self, wanted: Request) {
        if self.dialog.get_untracked().is_some_and(|dialog| dialog.open()) {
            close(self.dialog);
            self.request(wanted);
        } else {
            self.loader.request(wanted);
        }
    }
}

fn close(dialog: NodeRef<Dialog>) {
    if let Some(dialog) = dialog.get_untracked() {
        dialog.close();
    }
}

/// Says above the sample that it is one.
#[component]
fn Sample(state: State, open: Callback<OpenTarget>) -> impl IntoView {
    let sample = move || {
        let own = move |_| open.run(OpenTarget::Article);
        view! {
            <aside class="sample" aria-label=state.words(|m| m.sample())>
                <span>{state.words(|m| m.sample())}</span>
                <button type="button" on:click=own>{state.words(|m| m.open_own())}</button>
            </aside>
        }
        .into_any()
    };
    when(move || state.is_sample.get(), sample)
}

/// What stands around the article: notices in its place, the panel that opens another, the sign that something can be dropped.
#[component]
fn Around(state: State, loader: Loader, main: HtmlElement, panel: Panel) -> impl IntoView {
    let dragging = RwSignal::new(false);
    receive_drops(dragging, move |wanted| panel.drop(wanted));
    let open = Callback::new(move |what| panel.open(what));
    let waits = move || !state.standing.get();
    let content = move || match state.content.get() {
        Content::Loading { .. } if waits() => view! { <Progress state cancel=move |()| loader.cancel() /> }.into_any(),
        Content::Failed(error) => view! { <Failure state error open /> }.into_any(),
        Content::Loading { .. } | Content::Begun(_) | Content::Shown(_) => ().into_any(),
    };
    let main = send_wrapper::SendWrapper::new(main);
    Effect::new(move |_| {
        let (hidden, is_known) = state.content.with(|content| match content {
            Content::Loading { .. } => (waits(), false),
            Content::Failed(_) => (true, true),
            Content::Begun(_) => (false, false),
            Content::Shown(_) => (false, true),
        });
        main.set_hidden(hidden);
        // The choice of what is seen of two languages is there, or is not to come: its room is no longer to be kept.
        if let Some(root) = document().document_element().filter(|_| is_known) {
            let _ = root.remove_attribute("data-pair");
        }
    });
    let (dialog, kept, opening) = (panel.dialog, panel.kept, panel.opening);
    view! {
        {content}
        <OpenPanel state panel=dialog opening request=move |wanted| panel.request(wanted)><div node_ref=kept></div></OpenPanel>
        <Show when=move || dragging.get()>
            <div class="drop" aria-hidden="true"><p>{state.words(|m| m.drop_here())}</p></div>
        </Show>
    }
}

/// The window is named after what is open.
fn follow_title(state: State) {
    Effect::new(move |_| {
        let title = state.content.with(|content| match content {
            Content::Shown(shown) => Some(shown.original().document.title.clone()),
            Content::Begun(begun) => Some(begun.text.document.title.clone()),
            _ => None,
        });
        let title = title.filter(|title| !title.is_empty());
        document().set_title(title.as_deref().unwrap_or(state.locale.get().words().product()));
    });
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

/// A file dropped anywhere on the page opens (two are an article and its translation), and so does an address. What is dragged from the page itself, or onto a field, is
/// none of this.
fn receive_drops(dragging: RwSignal<bool>, request: impl Fn(Request) + 'static) {
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
        if let Some(wanted) = data.files().and_then(|files| Request::files(&files)) {
            request(wanted);
        } else if let Some(addresses) = text("text/uri-list") {
            // Lines that begin with # are comments.
            let mut lines = addresses.lines().filter(|line| !line.starts_with('#')).map(str::to_owned);
            request(Request::Address { src: lines.next().unwrap_or_default(), translation: lines.next() });
        } else if let Some(text) = text("text/plain") {
            request(Request::Text { text, translation: None });
        }
    });
    on_cleanup(move || [start, end, over, leave, drop].into_iter().for_each(WindowListenerHandle::remove));
}

//! The stand-alone page.

use leptos::ev;
use leptos::html::{Dialog, Div, Header, Main};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::bar;
use super::loader::Loader;
use super::notice::{Failure, Progress};
use super::open_panel::OpenPanel;
use super::reader;
use super::recent::Recent;
use super::request::Request;
use super::settings::SIZES;
use super::state::{Content, Opening, State};
use super::toolbar::Toolbar;
use super::when::when;

/// The stand-alone reader: tools, the article, and the panel that opens another.
#[component]
pub(super) fn App() -> impl IntoView {
    let state = State::new("sr-");
    let loader = Loader::new(state);
    let panel = NodeRef::<Dialog>::new();
    let dragging = RwSignal::new(false);
    let opening = RwSignal::new(Opening::Article);
    let request = move |wanted| match opening.get_untracked() {
        Opening::Article => loader.request(wanted),
        Opening::Translation => loader.add_translation(wanted),
    };
    let close = move || {
        if let Some(dialog) = panel.get_untracked() {
            dialog.close();
        }
    };
    let recent = Recent::new(state, move |wanted| {
        close();
        loader.request(wanted);
    });
    recent.follow();
    let kept = NodeRef::<Div>::new();
    let open = Callback::new(move |what| {
        opening.set(what);
        if let Some(place) = kept.get_untracked().filter(|_| what == Opening::Article) {
            recent.show(place.into());
        }
        if let Some(dialog) = panel.get_untracked() {
            // Refused where it is open already.
            let _ = dialog.show_modal();
        }
    });
    loader.request(Request::first());
    follow_settings(state);
    follow_title(state);
    receive_drops(dragging, move |wanted| {
        // While the panel is open a drop is meant for it.
        if panel.get_untracked().is_some_and(|dialog| dialog.open()) {
            close();
            request(wanted);
        } else {
            loader.request(wanted);
        }
    });

    let content = move || match state.content.get() {
        Content::Loading { .. } => view! { <Progress state cancel=move |()| loader.cancel() /> }.into_any(),
        Content::Failed(error) => view! { <Failure state error open /> }.into_any(),
        Content::Begun(_) | Content::Shown(_) => ().into_any(),
    };
    let main = NodeRef::<Main>::new();
    Effect::new(move |_| {
        if let Some(place) = main.get().and_then(|main| main.first_element_child()) {
            reader::follow(state, place);
        }
    });
    let header = NodeRef::<Header>::new();
    Effect::new(move |_| {
        if let Some(header) = header.get() {
            bar::follow(header.into());
        }
    });
    let sample = move || {
        let own = move |_| open.run(Opening::Article);
        view! {
            <aside class="sample" aria-label=state.words(|m| m.sample())>
                <span>{state.words(|m| m.sample())}</span>
                <button type="button" on:click=own>{state.words(|m| m.open_own())}</button>
            </aside>
        }
        .into_any()
    };
    let is_empty = move || state.content.with(|c| matches!(c, Content::Loading { .. } | Content::Failed(_)));
    view! {
        <header class="toolbar" role="banner" node_ref=header><Toolbar state open=Some(open) /></header>
        {when(move || state.is_sample.get(), sample)}
        {content}
        <main hidden=is_empty node_ref=main><seed-reader></seed-reader></main>
        <OpenPanel state panel opening request><div node_ref=kept></div></OpenPanel>
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

use leptos::html::{Dialog, Input, Textarea};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::clipboard::{self, Refused};
use super::request::Request;
use super::state::{OpenTarget, State};
use super::when::when;
use crate::i18n::{Label, Word};

/// The panel that opens a text: a file, what was copied, an address, pasted text; or, in the same ways, a translation of what is open.
#[component]
pub(super) fn OpenPanel(
    state: State,
    panel: NodeRef<Dialog>,
    /// What is to be opened.
    opening: RwSignal<OpenTarget>,
    request: impl Fn(Request) + Copy + 'static,
    /// What stands below in the panel: what was opened before.
    children: Children,
) -> impl IntoView {
    let close = move || {
        if let Some(dialog) = panel.get_untracked() {
            dialog.close();
        }
    };
    let ask = move |wanted| {
        close();
        request(wanted);
    };
    let for_article = move || opening.get() == OpenTarget::Article;
    let title = move |words: [Word; 2]| move || state.words(words[usize::from(!for_article())])();
    view! {
        <dialog class="panel" node_ref=panel aria-labelledby="open-title">
            <div class="panel-head">
                <h2 id="open-title">{title([|m| m.open_title(), |m| m.add_translation()])}</h2>
                <button type="button" class="quiet close" aria-label=state.words(|m| m.close()) on:click=move |_| close()>{"✕"}</button>
            </div>
            {when(move || !for_article(), move || view! { <p class="hint">{state.words(|m| m.add_translation_hint())}</p> }.into_any())}
            <Zone state for_article ask />
            <Address state for_article ask />
            <Pasted state for_article ask />
            <div class="field" hidden=move || !for_article()>{children()}</div>
            <div class="row end" hidden=move || !for_article()>
                <button type="button" class="quiet" on:click=move |_| ask(Request::Sample)>
                    {state.words(|m| m.open_sample())}
                </button>
            </div>
        </dialog>
    }
}

/// Files, picked or dropped, and what is in the clipboard.
#[component]
fn Zone(
    state: State,
    for_article: impl Fn() -> bool + Copy + Send + Sync + 'static,
    ask: impl Fn(Request) + Copy + 'static,
) -> impl IntoView {
    let pick = move |event: web_sys::Event| {
        let input = event_target::<web_sys::HtmlInputElement>(&event);
        if let Some(wanted) = input.files().and_then(|files| Request::files(&files)) {
            ask(wanted);
        }
        // The same file picked again is a change again.
        input.set_value("");
    };
    let paste = move |_| {
        spawn_local(async move {
            match clipboard::read().await {
                Ok(text) => ask(Request::Text { text, translation: None }),
                Err(Refused) => state.said.set(Some(Label::new(|m| m.paste_refused()))),
            }
        });
    };
    view! {
        <div class="field zone">
            <div class="row">
                // The browser's own button speaks the browser's language, not the one chosen here: the label is the button.
                <input id="open-file" type="file" multiple accept=".md,.txt,.html,text/*" on:change=pick />
                <label for="open-file" class="button primary">{state.words(|m| m.open_file())}</label>
                <button type="button" class="paste" on:click=paste>{state.words(|m| m.paste())}</button>
            </div>
            <p class="hint">
                <span class="by-pointer">{state.words(|m| m.open_drop())} " "</span>
                {when(for_article, move || view! { <span>{state.words(|m| m.open_two())}</span> }.into_any())}
            </p>
        </div>
    }
}

#[component]
fn Address(
    state: State,
    for_article: impl Fn() -> bool + Copy + Send + Sync + 'static,
    ask: impl Fn(Request) + Copy + 'static,
) -> impl IntoView {
    let (address, other) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let go = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(field) = address.get_untracked() {
            let translation = other.get_untracked().map(|field| field.value());
            ask(Request::Address { src: field.value(), translation: filled(translation) });
        }
    };
    view! {
        <form class="field" on:submit=go>
            <label for="open-address">{state.words(|m| m.open_url())}</label>
            <div class="row">
                <input id="open-address" node_ref=address inputmode="url" autocomplete="off" placeholder="https://" required />
                <button type="submit">{state.words(|m| m.open_address())}</button>
            </div>
            <input
                node_ref=other
                hidden=move || !for_article()
                inputmode="url"
                autocomplete="off"
                aria-label=state.words(|m| m.open_translation())
                placeholder=state.words(|m| m.open_translation())
            />
            <p class="hint">{state.words(|m| m.open_url_hint())}</p>
        </form>
    }
}

#[component]
fn Pasted(
    state: State,
    for_article: impl Fn() -> bool + Copy + Send + Sync + 'static,
    ask: impl Fn(Request) + Copy + 'static,
) -> impl IntoView {
    let (pasted, other) = (NodeRef::<Textarea>::new(), NodeRef::<Textarea>::new());
    let show = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(field) = pasted.get_untracked() {
            let other = other.get_untracked();
            let translation = filled(other.as_ref().map(|field| field.value()));
            ask(Request::Text { text: field.value(), translation });
            field.set_value("");
            other.inspect(|field| field.set_value(""));
        }
    };
    view! {
        <form class="field" on:submit=show>
            <label for="open-paste">{state.words(|m| m.open_paste())}</label>
            <textarea id="open-paste" node_ref=pasted rows="3" spellcheck="false" required></textarea>
            <textarea
                node_ref=other
                hidden=move || !for_article()
                rows="2"
                spellcheck="false"
                aria-label=state.words(|m| m.open_paste_translation())
                placeholder=state.words(|m| m.open_paste_translation())
            ></textarea>
            <div class="row end">
                <button type="submit">{state.words(|m| m.open_show())}</button>
            </div>
        </form>
    }
}

/// An optional field that was left empty is none.
fn filled(value: Option<String>) -> Option<String> {
    value.filter(|text| !text.trim().is_empty())
}

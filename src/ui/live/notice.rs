//! What stands in the article's place while there is none: progress, or why there is none.

use leptos::prelude::*;

use super::error::{LoadError, megabytes};
use super::request::Request;
use super::state::{Content, OpenTarget, State};
use crate::i18n::Label;

/// Progress of a fetch that takes longer than a moment. It appears late (by the style sheet), so that a quick one does not
/// flash.
#[component]
pub(super) fn Progress(state: State, #[prop(into)] cancel: Callback<()>) -> impl IntoView {
    let amounts = move || match state.content.get() {
        Content::Loading { loaded, total } => (loaded, total),
        _ => (0, None),
    };
    let detail = move || match amounts() {
        (0, _) => String::new(),
        (loaded, None) => megabytes(loaded),
        (loaded, Some(total)) => state.label(&Label::with(|m| m.loaded_of(), [megabytes(loaded), megabytes(total)])),
    };
    view! {
        <main class="notice progress" id=state.id("text") tabindex="-1">
            <p role="status">{state.words(|m| m.loading())} " " {detail}</p>
            <progress
                aria-label=state.words(|m| m.loading())
                max=move || amounts().1.map(|t| t.to_string())
                value=move || amounts().1.map(|_| amounts().0.to_string())
            ></progress>
            <button type="button" on:click=move |_| cancel.run(())>{state.words(|m| m.cancel())}</button>
        </main>
    }
}

/// Why a text could not be opened, and what to do next.
#[component]
pub(super) fn Failure(state: State, error: LoadError, #[prop(into)] open: Callback<OpenTarget>) -> impl IntoView {
    let label = error.label();
    // What the page's address names; a file has none, and cannot be read again.
    let address = match Request::first() {
        Request::Address { src, .. } => Some(src),
        _ => None,
    };
    let again = address.is_some().then(|| {
        let reload = |_| drop(window().location().reload());
        view! { <button type="button" class="primary" on:click=reload>{state.words(|m| m.try_again())}</button> }
    });
    view! {
        <main class="notice failure" id=state.id("text") tabindex="-1">
            <h1>{state.words(|m| m.error_title())}</h1>
            <p role="alert">{move || state.label(&label)}</p>
            {address.map(|address| view! { <p><code>{address}</code></p> })}
            <div class="row">
                {again}
                <button type="button" on:click=move |_| open.run(OpenTarget::Article)>{state.words(|m| m.open_other())}</button>
                <a class="button" href="./">{state.words(|m| m.open_sample())}</a>
            </div>
        </main>
    }
}

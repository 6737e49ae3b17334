//! The tools above the article.

mod display;
mod select;
mod translate;

use leptos::prelude::*;

use super::settings;
use super::state::{Content, State};
use display::Display;
use select::Select;
use translate::Translate;

/// The tools: open, fold, jump to the sources, the view of two languages, how the text looks, the interface's language.
#[component]
pub(super) fn Toolbar(state: State, #[prop(into)] open: Callback<()>) -> impl IntoView {
    let words = move |pick| state.words(pick);
    view! {
        <header class="toolbar" role="banner">
            <a class="skip" href="#sr-text">{words(|m| m.to_text)}</a>
            <div class="tools" role="toolbar" aria-label=words(|m| m.toolbar)>
                <button type="button" class="primary" on:click=move |_| open.run(())>
                    {words(|m| m.open)}
                </button>
                <Show when=move || state.content.with(|c| matches!(c, Content::Shown(_)))>
                    <a class="button" href="#sr-sources">{words(|m| m.to_sources)}</a>
                    <FoldAll state />
                </Show>
                <Show when=move || state.shown(|shown| shown.pair().is_some())>
                    <Views state />
                </Show>
                <Translate state />
                <span class="space"></span>
                <Display state />
                <Select state class="language" label=|m| m.language chosen=state.locale remember=settings::set_locale />
            </div>
        </header>
    }
}

#[component]
fn FoldAll(state: State) -> impl IntoView {
    let words = move || {
        let messages = state.locale.get().messages();
        if state.folded.get() { messages.unfold_all } else { messages.fold_all }
    };
    view! {
        <button type="button" class="fold-all" on:click=move |_| state.folded.update(|f| *f = !*f)>
            {words}
        </button>
    }
}

/// Which of two texts is shown, and how.
#[component]
fn Views(state: State) -> impl IntoView {
    let swap = move |_| {
        state.swapped.update(|s| *s = !*s);
        settings::set_swapped(state.swapped.get_untracked());
    };
    view! {
        <Select state class="views" label=|m| m.view chosen=state.view remember=settings::set_view />
        <button
            type="button"
            class="swap"
            aria-label=state.words(|m| m.swap_sides)
            title=state.words(|m| m.swap_sides)
            aria-pressed=move || state.swapped.get().to_string()
            on:click=swap
        >
            <span aria-hidden="true">"⇄"</span>
        </button>
    }
}

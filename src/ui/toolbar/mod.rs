//! The tools above the article.
//!
//! A sign stands in braces (`{"Aa"}`): an element without them has no part that changes, and leptos would make it by `innerHTML`,
//! which pages that require trusted types refuse.

mod display;
mod save;
mod select;
mod translate;

use leptos::prelude::*;

use super::settings;
use super::state::State;
use super::when::when;
use display::Display;
use select::{LANGUAGE, Select, VIEW};
use translate::Translate;

pub(super) use display::Looks;

/// Which tools a reader has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tools {
    /// All.
    Full,
    /// Those that the text itself needs: folding, the view of two languages, how the text looks.
    Compact,
    /// None at all.
    None,
}

impl Tools {
    pub(super) fn from_name(name: &str) -> Self {
        match name {
            "compact" => Self::Compact,
            "none" => Self::None,
            _ => Self::Full,
        }
    }
}

/// The tools: open (where the page can), fold, jump to the sources, the view of two languages, how the text looks, the interface's language.
#[component]
pub(super) fn Toolbar(state: State, open: Option<Callback<()>>) -> impl IntoView {
    let words = move |pick| state.words(pick);
    let full = move || state.tools.get() == Tools::Full;
    let has_text = move || state.shown(|_| true);
    let has_pair = move || state.shown(|shown| shown.pair().is_some());
    let to_sources = move || {
        view! { <a class="button" href=format!("#{}", state.id("sources"))>{words(|m| m.to_sources())}</a> }.into_any()
    };
    let tools = move || {
        view! {
            <a class="skip" href=format!("#{}", state.id("text"))>{words(|m| m.to_text())}</a>
            <div class="tools" part="toolbar" role="toolbar" aria-label=words(|m| m.toolbar())>
                {open.map(|open| view! {
                    <button type="button" class="primary" on:click=move |_| open.run(())>
                        {words(|m| m.open())}
                    </button>
                })}
                {when(move || has_text() && full(), to_sources)}
                {when(has_text, move || view! { <FoldAll state /> }.into_any())}
                {when(has_pair, move || view! { <Views state /> }.into_any())}
                {when(full, move || view! { <Translate state /> }.into_any())}
                <div class="looks">
                    <Display state />
                    {when(full, move || view! { <Select state setting=&LANGUAGE /> }.into_any())}
                </div>
            </div>
        }
        .into_any()
    };
    when(move || state.tools.get() != Tools::None, tools)
}

#[component]
fn FoldAll(state: State) -> impl IntoView {
    let words = move || {
        let messages = state.locale.get().words();
        if state.folded.get() { messages.unfold_all() } else { messages.fold_all() }
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
        state.remembered(settings::set_swapped(state.swapped.get_untracked()));
    };
    view! {
        <Select state setting=&VIEW />
        <button
            type="button"
            class="swap"
            aria-label=state.words(|m| m.swap_sides())
            title=state.words(|m| m.swap_sides())
            aria-pressed=move || state.swapped.get().to_string()
            on:click=swap
        >
            <span aria-hidden="true">{"⇄"}</span>
        </button>
    }
}

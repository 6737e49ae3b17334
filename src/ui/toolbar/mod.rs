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
use display::Display;
use select::Select;
use translate::Translate;

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
    view! {
        <Show when=move || state.tools.get() != Tools::None>
            <a class="skip" href=format!("#{}", state.id("text"))>{words(|m| m.to_text)}</a>
            <div class="tools" part="toolbar" role="toolbar" aria-label=words(|m| m.toolbar)>
                {open.map(|open| view! {
                    <button type="button" class="primary" on:click=move |_| open.run(())>
                        {words(|m| m.open)}
                    </button>
                })}
                <Show when=move || state.shown(|_| true)>
                    <Show when=full>
                        <a class="button" href=format!("#{}", state.id("sources"))>{words(|m| m.to_sources)}</a>
                    </Show>
                    <FoldAll state />
                </Show>
                <Show when=move || state.shown(|shown| shown.pair().is_some())>
                    <Views state />
                </Show>
                <Show when=full>
                    <Translate state />
                </Show>
                <div class="looks">
                    <Display state />
                    <Show when=full>
                        <Select
                            state
                            class="language"
                            label=|m| m.language
                            chosen=state.locale
                            remember=settings::set_locale
                        />
                    </Show>
                </div>
            </div>
        </Show>
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
        state.remembered(settings::set_swapped(state.swapped.get_untracked()));
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
            <span aria-hidden="true">{"⇄"}</span>
        </button>
    }
}

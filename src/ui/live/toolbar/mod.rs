//! The tools above the article.
//!
//! A sign stands in braces (`{"Aa"}`): an element without them has no part that changes, and leptos would make it by `innerHTML`,
//! which pages that require trusted types refuse.

mod choice;
mod display;
mod menu;
mod more;
mod save;
mod translate;

use leptos::prelude::*;

use super::icon::{icon, paths};
use super::options::{Tools, Wish};
use super::settings;
use super::state::{OpenTarget, Shown, State};
use super::when::when;
use crate::i18n::Word;
use crate::markup::View;
use choice::{Choice, VIEW};
use menu::{Menu, menu};
use translate::Translate;

pub(super) use display::Looks;
pub(super) use more::Rest;

const LOOKS: Menu =
    Menu { class: "display", path: paths::LOOKS, words: |m| m.display(), content: |later| later.display };
const MORE: Menu = Menu { class: "more", path: paths::MORE, words: |m| m.more(), content: |later| later.more };

/// The tools: open (where the page can), what is read, who said what, contents, folding, the view of two languages, how the text looks, the rest.
/// On a narrow page the middle ones stand at its lower edge.
#[component]
pub(super) fn Toolbar(state: State, open: Option<Callback<OpenTarget>>) -> impl IntoView {
    state.opens.set(open);
    let words = move |pick| state.words(pick);
    let full = move || state.tools.get() == Tools::Full;
    let has_text = move || state.shown(|_| true);
    let has_pair = move || state.shown(|shown| shown.pair().is_some());
    // The tools of a text come together with the offer to translate it: it would push them aside.
    let asked = RwSignal::new(false);
    let tools = move || {
        view! {
            <a class="skip" href=format!("#{}", state.id("text"))>{words(|m| m.to_text())}</a>
            <div class="tools" part="toolbar" role="group" aria-label=words(|m| m.toolbar())>
                {open.map(|open| view! {
                    <button type="button" class="tool primary" on:click=move |_| open.run(OpenTarget::Article)>
                        {icon(paths::OPEN)} <span class="label">{words(|m| m.open())}</span>
                    </button>
                })}
                <Where state />
                {when(move || has_text() && (asked.get() || !full()), move || view! { <Main state /> }.into_any())}
                {when(full, move || view! { <Translate state asked /> }.into_any())}
                {menu(state, LOOKS)}
                {when(full, move || menu(state, MORE))}
            </div>
            {when(has_pair, move || view! { <div class="pair"><Choice state setting=&VIEW /> <Swap state /></div> }.into_any())}
        }
        .into_any()
    };
    when(move || state.tools.get() != Tools::None, tools)
}

/// What is read: its outlet and title, once the headline is out of view (the style sheet says when).
#[component]
fn Where(state: State) -> impl IntoView {
    let outlet = move || {
        let host = |shown: &Shown| {
            let document = &shown.original().document;
            document.url.as_ref().map(|u| u.shown_host().into_owned()).or(document.outlet.clone()).unwrap_or_default()
        };
        state.with_shown(host).unwrap_or_default()
    };
    let title = move || state.with_shown(|shown| shown.original().document.title.clone()).unwrap_or_default();
    view! { <p class="where" aria-hidden="true"><b>{outlet}</b> " " <span>{title}</span></p> }
}

/// Who said what, the contents, folding.
#[component]
fn Main(state: State) -> impl IntoView {
    let speakers = move || state.with_shown(|shown| shown.writer("").speakers());
    let badge = move || speakers().filter(|n| *n > 0).map(|n| view! { <b class="badge">{n.to_string()}</b> });
    // Of a narrow bar: one language, or both paragraph by paragraph.
    let has_pair = move || state.shown(|shown| shown.pair().is_some());
    let shows_both = move || !matches!(state.view.get(), View::Original | View::Translation);
    let both = move || {
        let toggle = move |_| state.view.set(if shows_both() { View::Original } else { View::Interleaved });
        view! {
            <button type="button" class="tool both" aria-pressed=move || shows_both().to_string() on:click=toggle>
                {icon(paths::PAIR)} <span class="label">{state.words(|m| m.both())}</span>
            </button>
        }
        .into_any()
    };
    let fold = move |_| state.folded.update(|f| *f = !*f);
    view! {
        <div class="main">
            <button
                type="button"
                class="tool who"
                aria-expanded=move || state.panel.get().to_string()
                on:click=move |_| state.wish.set(Some(Wish::Panel("said")))
            >
                {icon(paths::WHO)} <span class="label">{state.words(|m| m.speakers())}</span> {badge}
            </button>
            {when(has_pair, both)}
            {tool("contents", paths::CONTENTS, state, |m| m.contents(), move |_| state.wish.set(Some(Wish::Panel("contents"))))}
            <button type="button" class="tool fold-all" aria-pressed=move || state.folded.get().to_string() on:click=fold>
                {icon(paths::FOLD)} <span class="label">{state.words(|m| m.fold_all())}</span>
            </button>
        </div>
    }
}

/// A button with an icon and its words.
fn tool(
    class: &'static str,
    path: &'static str,
    state: State,
    words: Word,
    act: impl Fn(web_sys::MouseEvent) + 'static,
) -> AnyView {
    view! {
        <button type="button" class=format!("tool {class}") on:click=act>
            {icon(path)} <span class="label">{state.words(words)}</span>
        </button>
    }
    .into_any()
}

/// Which of two texts stands first.
#[component]
fn Swap(state: State) -> impl IntoView {
    let swap = move |_| {
        state.swapped.update(|s| *s = !*s);
        state.remembered(settings::set_swapped(state.swapped.get_untracked()));
    };
    view! {
        <button type="button" class="swap" aria-pressed=move || state.swapped.get().to_string() on:click=swap>
            {state.words(|m| m.swap_sides())}
        </button>
    }
}

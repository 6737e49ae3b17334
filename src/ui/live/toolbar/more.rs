use std::sync::Arc;

use leptos::prelude::*;

use super::choice::{Choice, LANGUAGE};
use super::save::Save;
use crate::i18n::Word;
use crate::pair::Pair;
use crate::ui::live::options::Wish;
use crate::ui::live::settings;
use crate::ui::live::state::{Content, OpenTarget, Origin, Shown, State};
use crate::ui::live::when::when;

/// Everything else: what the menu under three dots holds: what is done with the text, saving and printing, the language.
#[component]
pub(in crate::ui) fn Rest(state: State) -> impl IntoView {
    let has_text = move || state.shown(|_| true);
    let exchangeable = move || state.shown(|shown| shown.pair().is_some_and(|pair| !pair.by_machine));
    let wish = move |class: &'static str, words: Word, wish: Wish| {
        // The menu goes: what was asked for takes its place.
        view! {
            <button
                type="button"
                class=class
                popovertarget="more-panel"
                popovertargetaction="hide"
                on:click=move |_| state.wish.set(Some(wish.clone()))
            >
                {state.words(words)}
            </button>
        }
    };
    let remember = move |_| {
        state.remember.update(|on| *on = !*on);
        state.remembered(settings::set_remember(state.remember.get_untracked()));
    };
    let reading = move || {
        view! {
            <div class="menu-part">
                {wish("find", |m| m.find(), Wish::Find)}
                {wish("listen", |m| m.listen(), Wish::Listen)}
                {wish("focus", |m| m.focus_mode(), Wish::Focus)}
                {wish("keys", |m| m.keys(), Wish::Keys)}
                <button type="button" class="remember" aria-pressed=move || state.remember.get().to_string() on:click=remember>
                    {state.words(|m| m.remember_place())}
                </button>
            </div>
            <div class="menu-part">
                <Save state />
                {wish("print", |m| m.print(), Wish::Print)}
                {wish("to-sources", |m| m.to_sources(), Wish::Panel("found"))}
            </div>
        }
        .into_any()
    };
    // Where the page can open texts, it can open a second one.
    let addable = move || has_text() && state.opens.with(Option::is_some);
    let add = move || {
        let open = move |_| {
            if let Some(open) = state.opens.get_untracked() {
                open.run(OpenTarget::Translation);
            }
        };
        view! {
            <div class="menu-part">
                <button type="button" class="add-translation" popovertarget="more-panel" popovertargetaction="hide" on:click=open>
                    {state.words(|m| m.add_translation())}
                </button>
            </div>
        }
        .into_any()
    };
    let exchange = move || {
        view! {
            <div class="menu-part">
                <button type="button" class="exchange" on:click=move |_| exchange(state)>
                    {state.words(|m| m.swap_original())}
                </button>
            </div>
        }
        .into_any()
    };
    view! {
        {when(has_text, reading)}
        {when(addable, add)}
        {when(exchangeable, exchange)}
        <Choice state setting=&LANGUAGE />
    }
}

/// Original and translation were taken the wrong way round.
fn exchange(state: State) {
    state.written.set(false);
    state.origin.update(|origin| {
        *origin = origin.take().map(|o| Arc::new(Origin { seed: o.seed.clone().swapped(), images: o.images.clone() }));
    });
    state.content.update(|content| {
        if let Content::Shown(Shown::Pair(pair)) = content {
            *pair = Arc::new(Pair::clone(pair).swapped());
        }
    });
}

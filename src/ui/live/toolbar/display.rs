use leptos::prelude::*;

use super::choice::{Choice, FONT, LEADING, MEASURE, SCRIPT, THEME};
use crate::ui::live::settings::{self, SIZES};
use crate::ui::live::state::State;
use crate::ui::live::when::when;

/// How the text looks: what the panel under its button holds.
#[component]
pub(in crate::ui) fn Looks(state: State) -> impl IntoView {
    let chinese = move || state.shown(|shown| shown.has_chinese());
    view! {
        <Sizes state />
        <Choice state setting=&FONT />
        <Choice state setting=&LEADING />
        <Choice state setting=&MEASURE />
        <Choice state setting=&THEME />
        {when(chinese, move || view! { <Choice state setting=&SCRIPT /> <Pinyin state /> }.into_any())}
    }
}

#[component]
fn Sizes(state: State) -> impl IntoView {
    let step = move |by: isize| {
        let size = state.size.get().saturating_add_signed(by).min(SIZES.len() - 1);
        state.size.set(size);
        state.remembered(settings::set_size(size));
    };
    // The style sheet's: a phone begins smaller.
    let is_narrow = window().inner_width().ok().and_then(|w| w.as_f64()).is_some_and(|w| w <= 640.0);
    let base = if is_narrow { 18 } else { 19 };
    let now = move || SIZES.get(state.size.get()).map(|percent| ((percent * base + 50) / 100).to_string());
    view! {
        <fieldset class="choice sizes">
            <legend>{state.words(|m| m.text_size())}</legend>
            <div>
            <button
                type="button"
                aria-label=state.words(|m| m.smaller())
                disabled=move || state.size.get() == 0
                on:click=move |_| step(-1)
            >
                <span aria-hidden="true">{"−"}</span>
            </button>
            <output>{now}</output>
            <button
                type="button"
                aria-label=state.words(|m| m.larger())
                disabled=move || state.size.get() + 1 == SIZES.len()
                on:click=move |_| step(1)
            >
                <span aria-hidden="true">{"+"}</span>
            </button>
            </div>
        </fieldset>
    }
}

#[component]
fn Pinyin(state: State) -> impl IntoView {
    let toggle = move |_| {
        state.pinyin.update(|on| *on = !*on);
        state.remembered(settings::set_pinyin(state.pinyin.get_untracked()));
    };
    view! {
        <button
            type="button"
            class="pinyin"
            aria-pressed=move || state.pinyin.get().to_string()
            on:click=toggle
        >
            {state.words(|m| m.pinyin())}
        </button>
    }
}

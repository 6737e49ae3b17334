use leptos::prelude::*;
use leptos::task::spawn_local;

use super::choice::{Choice, FONT, LEADING, MEASURE, SCRIPT, THEME};
use super::icon::{icon, paths};
use crate::ui::later::OnRequest;
use crate::ui::settings::{self, SIZES};
use crate::ui::state::State;
use crate::ui::when::when;

/// How the text looks: a panel under one button. What is in it is fetched when it is first opened.
#[component]
pub(super) fn Display(state: State) -> impl IntoView {
    let part = OnRequest::new();
    let failed = RwSignal::new(false);
    let open = move |_| {
        spawn_local(async move {
            let fetched = part.fetch().await;
            let _ = failed.try_set(fetched.is_err());
        });
    };
    view! {
        <button
            type="button"
            class="tool display"
            popovertarget="display-panel"
            aria-label=state.words(|m| m.display())
            title=state.words(|m| m.display())
            on:click=open
        >
            {icon(paths::LOOKS)} <span class="label">{state.words(|m| m.display())}</span>
        </button>
        <div id="display-panel" class="menu" popover="auto" role="dialog" aria-label=state.words(|m| m.display())>
            {move || part.show(|later| (later.display)(state))}
            {when(move || failed.get(), move || view! { <p role="alert">{state.words(|m| m.part_failed())}</p> }.into_any())}
        </div>
    }
}

/// What that panel holds.
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
    let now = move || SIZES.get(state.size.get()).map(|percent| (percent * 19 / 100).to_string());
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

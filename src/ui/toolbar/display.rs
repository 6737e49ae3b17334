use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::save::Save;
use super::select::{SCRIPT, Select, THEME};
use crate::pair::Pair;
use crate::ui::later::OnRequest;
use crate::ui::settings::{self, SIZES};
use crate::ui::state::{Content, Origin, Shown, State};
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
            class="display"
            popovertarget="display-panel"
            aria-label=state.words(|m| m.display())
            on:click=open
        >
            <span aria-hidden="true">{"Aa"}</span>
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
    let exchangeable = move || state.shown(|shown| shown.pair().is_some_and(|pair| !pair.by_machine));
    let exchange = move || {
        view! {
            <button type="button" class="exchange" on:click=move |_| exchange(state)>
                {state.words(|m| m.swap_original())}
            </button>
        }
        .into_any()
    };
    view! {
        <Sizes state />
        <Select state setting=&THEME />
        {when(chinese, move || view! { <Select state setting=&SCRIPT /> <Pinyin state /> }.into_any())}
        {when(exchangeable, exchange)}
        {when(move || state.shown(|_| true), move || view! { <div class="menu-part"><Save state /></div> }.into_any())}
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

#[component]
fn Sizes(state: State) -> impl IntoView {
    let step = move |by: isize| {
        let size = state.size.get().saturating_add_signed(by).min(SIZES.len() - 1);
        state.size.set(size);
        state.remembered(settings::set_size(size));
    };
    view! {
        <span class="sizes" role="group" aria-label=state.words(|m| m.text_size())>
            <button
                type="button"
                aria-label=state.words(|m| m.smaller())
                disabled=move || state.size.get() == 0
                on:click=move |_| step(-1)
            >
                <span class="small-letter" aria-hidden="true">{"A"}</span>
            </button>
            <button
                type="button"
                aria-label=state.words(|m| m.larger())
                disabled=move || state.size.get() + 1 == SIZES.len()
                on:click=move |_| step(1)
            >
                <span class="large-letter" aria-hidden="true">{"A"}</span>
            </button>
        </span>
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

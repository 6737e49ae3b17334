use std::sync::Arc;

use leptos::prelude::*;

use super::save::Save;
use super::select::Select;
use crate::pair::Pair;
use crate::ui::settings::{self, SIZES};
use crate::ui::state::{Content, Origin, Shown, State};

/// How the text looks: a panel under one button.
#[component]
pub(super) fn Display(state: State) -> impl IntoView {
    let chinese = move || state.shown(|shown| shown.has_chinese());
    view! {
        <button type="button" class="display" popovertarget="display-panel" aria-label=state.words(|m| m.display)>
            <span aria-hidden="true">{"Aa"}</span>
        </button>
        <div id="display-panel" class="menu" popover="auto" role="dialog" aria-label=state.words(|m| m.display)>
            <Sizes state />
            <Select state class="colours" label=|m| m.theme chosen=state.theme remember=settings::set_theme />
            <Show when=chinese>
                <Select state class="script" label=|m| m.script chosen=state.script remember=settings::set_script />
                <Pinyin state />
            </Show>
            <Show when=move || state.shown(|shown| shown.pair().is_some_and(|pair| !pair.by_machine))>
                <button type="button" class="exchange" on:click=move |_| exchange(state)>
                    {state.words(|m| m.swap_original)}
                </button>
            </Show>
            <Show when=move || state.shown(|_| true)>
                <div class="menu-part">
                    <Save state />
                </div>
            </Show>
        </div>
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
        <span class="sizes" role="group" aria-label=state.words(|m| m.text_size)>
            <button
                type="button"
                aria-label=state.words(|m| m.smaller)
                disabled=move || state.size.get() == 0
                on:click=move |_| step(-1)
            >
                <span class="small-letter" aria-hidden="true">{"A"}</span>
            </button>
            <button
                type="button"
                aria-label=state.words(|m| m.larger)
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
            {state.words(|m| m.pinyin)}
        </button>
    }
}

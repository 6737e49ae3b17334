use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::Word;
use crate::ui::live::icon::icon;
use crate::ui::live::later::{Later, OnRequest};
use crate::ui::live::state::State;
use crate::ui::live::when::when;

/// A menu under a button of the bar. What it holds is fetched when it is first opened.
pub(super) struct Menu {
    /// Its button's class; its id is this and `-panel`.
    pub class: &'static str,
    /// Its button's icon.
    pub path: &'static str,
    /// What it is called.
    pub words: Word,
    /// What it holds.
    pub content: fn(&Later) -> fn(State) -> AnyView,
}

pub(super) fn menu(state: State, menu: Menu) -> AnyView {
    let part = OnRequest::new();
    let failed = RwSignal::new(false);
    let open = move |_| {
        spawn_local(async move {
            let fetched = part.fetch().await;
            let _ = failed.try_set(fetched.is_err());
        });
    };
    let Menu { class, path, words, content } = menu;
    let id = format!("{class}-panel");
    view! {
        <button
            type="button"
            class=format!("tool {class}")
            popovertarget=id.clone()
            aria-label=state.words(words)
            title=state.words(words)
            on:click=open
        >
            {icon(path)} <span class="label">{state.words(words)}</span>
        </button>
        <div id=id class="menu" popover="auto" role="dialog" aria-label=state.words(words)>
            {move || part.show(|later| content(later)(state))}
            {when(move || failed.get(), move || view! { <p role="alert">{state.words(|m| m.part_failed())}</p> }.into_any())}
        </div>
    }
    .into_any()
}

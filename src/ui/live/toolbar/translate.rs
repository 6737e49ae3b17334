use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::Label;
use crate::ui::live::error::Missing;
use crate::ui::live::icon::{icon, paths};
use crate::ui::live::later::later;
use crate::ui::live::state::{Content, Shown, State};
use crate::ui::live::translator::{Direction, Stage, Translating};

/// Offers a translation by the browser itself, where there is none and the browser can; while it works, says how far it is. Once the
/// browser has answered, it is `asked`.
#[component]
pub(super) fn Translate(state: State, asked: RwSignal<bool>) -> impl IntoView {
    let direction = RwSignal::new(None::<Direction>);
    let stage = RwSignal::new(None::<Stage>);
    Effect::new(move |_| {
        let locale = state.locale.get();
        let wanted = state.content.with(|content| match content {
            Content::Shown(Shown::Article(article)) => Direction::of(article, locale),
            _ => None,
        });
        let is_text = state.shown(|_| true);
        direction.set(None);
        spawn_local(async move {
            if let Some(wanted) = wanted.filter(|_| stage.get_untracked().is_none())
                && wanted.is_available().await
            {
                let _ = direction.try_set(Some(wanted));
            }
            if is_text {
                let _ = asked.try_set(true);
            }
        });
    });
    let start = move |direction: Direction| {
        let Content::Shown(Shown::Article(article)) = state.content.get_untracked() else { return };
        spawn_local(async move {
            match later().await {
                Ok(later) => (later.translate)(state, Translating { direction, article, stage }).await,
                Err(Missing) => state.said.set(Some(Label::new(|m| m.part_failed()))),
            }
        });
    };
    let progress = move || {
        stage.get().map(|stage| match stage {
            Stage::Fetching(percent) => Label::with(|m| m.translate_fetching(), [percent.to_string()]),
            Stage::Translating(done, all) => Label::with(|m| m.translating(), [done.to_string(), all.to_string()]),
        })
    };
    view! {
        {move || direction.get().filter(|_| stage.with(Option::is_none)).map(|direction| view! {
            <button
                type="button"
                class="tool translate"
                title=state.words(|m| m.translate_here())
                on:click=move |_| start(direction)
            >
                {icon(paths::PAIR)} <span class="label">{state.words(|m| m.translate())}</span>
            </button>
        })}
        {move || progress().map(|label| view! { <span class="translating" role="status">{state.label(&label)}</span> })}
    }
}

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::AbortController;

use crate::i18n::Label;
use crate::ui::live::error::Missing;
use crate::ui::live::later::later;
use crate::ui::live::save::{Saving, hand_over};
use crate::ui::live::state::State;

/// Saves what is shown as one file, with its pictures or without.
#[component]
pub(super) fn Save(state: State) -> impl IntoView {
    let busy = RwSignal::new(None::<(usize, usize)>);
    let save = move |with_images: bool| {
        let Ok(controller) = AbortController::new() else { return };
        let progress = move |done, all| {
            let _ = busy.try_set(Some((done, all)));
        };
        let Some(saving) = Saving::of(state, with_images, controller.signal(), progress) else { return };
        busy.set(Some((0, 0)));
        spawn_local(async move {
            let saved = download(saving).await;
            let _ = busy.try_set(None);
            state.said.set(Some(Label::new(if saved.is_ok() { |m| m.page_saved() } else { |m| m.part_failed() })));
        });
    };
    let words = move || match busy.get() {
        None => state.words(|m| m.save_page())().to_owned(),
        Some((done, all)) => state.label(&Label::with(|m| m.saving(), [done.to_string(), all.to_string()])),
    };
    view! {
        <button type="button" class="save" disabled=move || busy.get().is_some() on:click=move |_| save(true)>
            {words}
        </button>
        <button type="button" class="save-text" disabled=move || busy.get().is_some() on:click=move |_| save(false)>
            {state.words(|m| m.save_without_images())}
        </button>
    }
}

/// Saves a page, and hands it to the browser as a download. Called off, it saves nothing.
async fn download(saving: Saving) -> Result<(), Missing> {
    match (later().await?.save)(saving).await {
        Some(saved) => hand_over(&saved.name, &saved.page).map_err(|_| Missing),
        None => Ok(()),
    }
}

use leptos::prelude::*;

use super::settings::{self, SIZES, Theme};
use super::state::{Content, State};
use crate::i18n::{Locale, Messages};

/// The tools above the article: open, fold, jump to the sources, text size, colours, language.
#[component]
pub(super) fn Toolbar(state: State, #[prop(into)] open: Callback<()>) -> impl IntoView {
    let words = move |pick| state.words(pick);
    view! {
        <header class="toolbar" role="banner">
            <a class="skip" href="#sr-text">{words(|m| m.to_text)}</a>
            <div class="tools" role="toolbar" aria-label=words(|m| m.toolbar)>
                <button type="button" class="primary" on:click=move |_| open.run(())>
                    {words(|m| m.open)}
                </button>
                <Show when=move || matches!(state.content.get(), Content::Shown(_))>
                    <a class="button" href="#sr-sources">{words(|m| m.to_sources)}</a>
                    <FoldAll state />
                </Show>
                <span class="space"></span>
                <Sizes state />
                <Colours state />
                <Language state />
            </div>
        </header>
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

#[component]
fn Sizes(state: State) -> impl IntoView {
    let step = move |by: isize| {
        let size = state.size.get().saturating_add_signed(by).min(SIZES.len() - 1);
        state.size.set(size);
        settings::set_size(size);
    };
    view! {
        <span class="sizes" role="group" aria-label=state.words(|m| m.text_size)>
            <button
                type="button"
                aria-label=state.words(|m| m.smaller)
                disabled=move || state.size.get() == 0
                on:click=move |_| step(-1)
            >
                <span class="small-letter" aria-hidden="true">"A"</span>
            </button>
            <button
                type="button"
                aria-label=state.words(|m| m.larger)
                disabled=move || state.size.get() + 1 == SIZES.len()
                on:click=move |_| step(1)
            >
                <span class="large-letter" aria-hidden="true">"A"</span>
            </button>
        </span>
    }
}

#[component]
fn Colours(state: State) -> impl IntoView {
    let name = |theme| -> fn(&'static Messages) -> &'static str {
        match theme {
            Theme::Auto => |m| m.theme_auto,
            Theme::Light => |m| m.theme_light,
            Theme::Dark => |m| m.theme_dark,
            Theme::Sepia => |m| m.theme_sepia,
        }
    };
    let options = Theme::ALL.map(|theme| {
        view! {
            <option value=theme.name() selected=move || state.theme.get() == theme>
                {state.words(name(theme))}
            </option>
        }
    });
    let choose = move |event| {
        if let Some(theme) = Theme::from_name(&event_target_value(&event)) {
            state.theme.set(theme);
            settings::set_theme(theme);
        }
    };
    view! {
        <select class="colours" aria-label=state.words(|m| m.theme) on:change=choose>
            {options.collect_view()}
        </select>
    }
}

#[component]
fn Language(state: State) -> impl IntoView {
    let options = Locale::ALL.map(|locale| {
        view! {
            <option value=locale.tag() lang=locale.tag() selected=move || state.locale.get() == locale>
                {locale.messages().name}
            </option>
        }
    });
    let choose = move |event| {
        if let Some(locale) = Locale::from_tag(&event_target_value(&event)) {
            state.locale.set(locale);
            settings::set_locale(locale);
        }
    };
    view! {
        <select class="language" aria-label=state.words(|m| m.language) on:change=choose>
            {options.collect_view()}
        </select>
    }
}

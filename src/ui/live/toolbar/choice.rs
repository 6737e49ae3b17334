use leptos::prelude::*;

use crate::i18n::{Locale, Word};
use crate::markup::{Theme, View};
use crate::ui::live::options::{FONTS, LEADINGS, Letters, MEASURES, Script};
use crate::ui::live::settings;
use crate::ui::live::state::State;

/// A setting that is one of a few named values; what is chosen is remembered.
///
/// Functions and no type: the list is the same code for all of them.
pub(super) struct Preference {
    pub class: &'static str,
    /// What it is called.
    pub label: Word,
    /// The values in the order they are offered: the word that is stored, and what it is called in the interface's language.
    pub values: fn() -> Vec<(&'static str, Word)>,
    /// The word of the one that is chosen now.
    pub chosen: fn(State) -> &'static str,
    /// Chooses the one of this word.
    pub choose: fn(State, &str),
}

pub(super) const VIEW: Preference = Preference {
    class: "views",
    label: |m| m.view(),
    values: || View::ALL.map(|view| (view.name(), view.words())).to_vec(),
    chosen: |state| state.view.get().name(),
    choose: |state, name| {
        if let Some(view) = View::from_name(name) {
            state.view.set(view);
            state.remembered(settings::set_view(view));
        }
    },
};

pub(super) const THEME: Preference = Preference {
    class: "colours",
    label: |m| m.theme(),
    values: || Theme::ALL.map(|theme| (theme.name(), theme.words())).to_vec(),
    chosen: |state| state.theme.get().name(),
    choose: |state, name| {
        if let Some(theme) = Theme::from_name(name) {
            state.theme.set(theme);
            state.remembered(settings::set_theme(theme));
        }
    },
};

pub(super) const SCRIPT: Preference = Preference {
    class: "script",
    label: |m| m.script(),
    values: || Script::ALL.map(|script| (script.name(), script.words())).to_vec(),
    chosen: |state| state.script.get().name(),
    choose: |state, name| {
        if let Some(script) = Script::from_name(name) {
            state.script.set(script);
            state.remembered(settings::set_script(script));
        }
    },
};

pub(super) const LANGUAGE: Preference = Preference {
    class: "language",
    label: |m| m.language(),
    values: || Locale::ALL.map(|locale| (locale.tag(), own_name(locale))).to_vec(),
    chosen: |state| state.locale.get().tag(),
    choose: |state, tag| {
        if let Some(locale) = Locale::from_tag(tag) {
            state.locale.set(locale);
            state.remembered(settings::set_locale(locale));
        }
    },
};

pub(super) const FONT: Preference = Preference {
    class: "font",
    label: |m| m.font(),
    values: || vec![("song", |m| m.font_song()), ("hei", |m| m.font_hei()), ("kai", |m| m.font_kai())],
    chosen: |state| state.letters.get().font,
    choose: |state, name| choose_letters(state, |t, known| t.font = known, &FONTS, name),
};

pub(super) const LEADING: Preference = Preference {
    class: "leading",
    label: |m| m.leading(),
    values: || vec![("tight", |m| m.leading_tight()), ("usual", |m| m.usual()), ("loose", |m| m.leading_loose())],
    chosen: |state| state.letters.get().leading,
    choose: |state, name| choose_letters(state, |t, known| t.leading = known, &LEADINGS, name),
};

pub(super) const MEASURE: Preference = Preference {
    class: "measure",
    label: |m| m.measure(),
    values: || vec![("narrow", |m| m.measure_narrow()), ("usual", |m| m.usual()), ("wide", |m| m.measure_wide())],
    chosen: |state| state.letters.get().measure,
    choose: |state, name| choose_letters(state, |t, known| t.measure = known, &MEASURES, name),
};

/// Chooses the one of `known` that is called `name`.
fn choose_letters(state: State, set: fn(&mut Letters, &'static str), known: &[&'static str; 3], name: &str) {
    if let Some(known) = known.iter().find(|k| **k == name) {
        let mut letters = state.letters.get_untracked();
        set(&mut letters, known);
        state.letters.set(letters);
        state.remembered(settings::set_letters(letters));
    }
}

/// Each language by its own name, for those who cannot read the others.
fn own_name(locale: Locale) -> Word {
    match locale {
        Locale::ZhHans => |_| Locale::ZhHans.words().name(),
        Locale::ZhHant => |_| Locale::ZhHant.words().name(),
        Locale::En => |_| Locale::En.words().name(),
    }
}

/// A group of values, of which one is chosen: radio buttons that look like segments.
#[component]
pub(super) fn Choice(state: State, setting: &'static Preference) -> impl IntoView {
    let group = state.id(setting.class);
    let options = (setting.values)().into_iter().map(|(name, words)| {
        view! {
            <label>
                <input
                    type="radio"
                    name=group.clone()
                    value=name
                    prop:checked=move || (setting.chosen)(state) == name
                    on:change=move |_| (setting.choose)(state, name)
                />
                <span>{state.words(words)}</span>
            </label>
        }
    });
    view! {
        <fieldset class=format!("choice {}", setting.class)>
            <legend>{state.words(setting.label)}</legend>
            <div>{options.collect_view()}</div>
        </fieldset>
    }
}

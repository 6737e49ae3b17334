use leptos::prelude::*;

use crate::i18n::{Locale, Messages};
use crate::markup::{Theme, View};
use crate::ui::lasting::Lasting;
use crate::ui::settings::Forgotten;
use crate::ui::state::{Script, State};

/// A setting that is one of a few named values.
pub(super) trait Choice: Copy + PartialEq + Send + Sync + 'static {
    /// All values, in the order they are offered.
    const ALL: &'static [Self];
    /// The word that is stored.
    fn name(self) -> &'static str;
    /// What it is called in the interface's language.
    fn words(self, locale: Locale) -> &'static str;
}

impl Choice for View {
    const ALL: &'static [Self] = &Self::ALL;

    fn name(self) -> &'static str {
        self.name()
    }

    fn words(self, locale: Locale) -> &'static str {
        self.words()(locale.messages())
    }
}

impl Choice for Theme {
    const ALL: &'static [Self] = &Self::ALL;

    fn name(self) -> &'static str {
        self.name()
    }

    fn words(self, locale: Locale) -> &'static str {
        self.words()(locale.messages())
    }
}

impl Choice for Script {
    const ALL: &'static [Self] = &Self::ALL;

    fn name(self) -> &'static str {
        self.name()
    }

    fn words(self, locale: Locale) -> &'static str {
        match self {
            Self::AsWritten => locale.messages().script_original,
            Self::Simplified => Locale::ZhHans.messages().name,
            Self::Traditional => Locale::ZhHant.messages().name,
        }
    }
}

impl Choice for Locale {
    const ALL: &'static [Self] = &Self::ALL;

    fn name(self) -> &'static str {
        self.tag()
    }

    /// Each by its own name, for those who cannot read the others.
    fn words(self, _: Locale) -> &'static str {
        self.messages().name
    }
}

/// A list to pick one value from; what is picked is remembered.
#[component]
pub(super) fn Select<T: Choice>(
    state: State,
    class: &'static str,
    label: fn(&'static Messages) -> &'static str,
    chosen: Lasting<T>,
    remember: fn(T) -> Result<(), Forgotten>,
) -> impl IntoView {
    let options = T::ALL.iter().map(|&value| {
        view! {
            <option value=value.name() selected=move || chosen.get() == value>
                {move || value.words(state.locale.get())}
            </option>
        }
    });
    let choose = move |event| {
        let name = event_target_value(&event);
        if let Some(&value) = T::ALL.iter().find(|value| value.name() == name) {
            chosen.set(value);
            state.remembered(remember(value));
        }
    };
    view! {
        <select class=class aria-label=state.words(label) on:change=choose>
            {options.collect_view()}
        </select>
    }
}

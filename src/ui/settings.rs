//! What a reader has chosen, remembered in this browser. Where storage is blocked or full, choices last as long as the page.

use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::window;

use crate::i18n::Locale;

/// The colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Theme {
    Auto,
    Light,
    Dark,
    Sepia,
}

impl Theme {
    pub(super) const ALL: [Self; 4] = [Self::Auto, Self::Light, Self::Dark, Self::Sepia];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Sepia => "sepia",
        }
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

/// Text sizes, in per cent of the design's own.
pub(super) const SIZES: [u32; 7] = [80, 90, 100, 112, 125, 140, 160];
pub(super) const USUAL_SIZE: usize = 2;

const LOCALE: &str = "seed-reader.locale";
const THEME: &str = "seed-reader.theme";
const SIZE: &str = "seed-reader.size";

/// gloo-storage panics where the browser refuses the storage itself, so that is asked first.
fn is_available() -> bool {
    matches!(window().local_storage(), Ok(Some(_)))
}

fn read(key: &str) -> Option<String> {
    if is_available() { LocalStorage::get(key).ok() } else { None }
}

fn write(key: &str, value: &str) {
    if is_available() {
        // A full storage forgets the choice; there is nothing a reader could do about it here.
        let _ = LocalStorage::set(key, value);
    }
}

/// The interface language: the one chosen, or the first of the browser's that is spoken here.
pub(super) fn locale() -> Locale {
    let chosen = read(LOCALE).and_then(|tag| Locale::from_tag(&tag));
    chosen.unwrap_or_else(|| {
        let languages = window().navigator().languages();
        languages.iter().filter_map(|l| Locale::from_tag(&l.as_string()?)).next().unwrap_or(Locale::En)
    })
}

pub(super) fn set_locale(locale: Locale) {
    write(LOCALE, locale.tag());
}

pub(super) fn theme() -> Theme {
    read(THEME).and_then(|name| Theme::from_name(&name)).unwrap_or(Theme::Auto)
}

pub(super) fn set_theme(theme: Theme) {
    write(THEME, theme.name());
}

/// An index into [`SIZES`].
pub(super) fn size() -> usize {
    let chosen = read(SIZE).and_then(|percent| percent.parse().ok());
    chosen.and_then(|percent: u32| SIZES.iter().position(|s| *s == percent)).unwrap_or(USUAL_SIZE)
}

pub(super) fn set_size(index: usize) {
    if let Some(percent) = SIZES.get(index) {
        write(SIZE, &percent.to_string());
    }
}

//! What a reader has chosen, remembered in this browser. Where storage is blocked or full, choices last as long as the page. Every choice is
//! stored for itself: of two pages that choose at once, each stays as it was set, and the next one follows whichever came last.

use leptos::prelude::window;

use super::state::Script;
use crate::i18n::Locale;
use crate::markup::{Theme, View};

/// Text sizes, in per cent of the design's own.
pub(super) const SIZES: [u32; 7] = [80, 90, 100, 112, 125, 140, 160];
pub(super) const USUAL_SIZE: usize = 2;

const LOCALE: &str = "seed-reader.locale";
const THEME: &str = "seed-reader.theme";
const SIZE: &str = "seed-reader.size";
const VIEW: &str = "seed-reader.view";
const SCRIPT: &str = "seed-reader.script";
const PINYIN: &str = "seed-reader.pinyin";
const SWAPPED: &str = "seed-reader.translation-first";

/// The storage, where the browser does not refuse it.
fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

fn read(key: &str) -> Option<String> {
    let value = storage()?.get_item(key).ok().flatten()?;
    // Older versions wrote it as JSON.
    Some(value.trim_matches('"').to_owned())
}

/// A choice that lasts as long as the page: the browser's storage is blocked or full.
pub(super) struct Forgotten;

fn write(key: &str, value: &str) -> Result<(), Forgotten> {
    storage().and_then(|storage| storage.set_item(key, value).ok()).ok_or(Forgotten)
}

/// The interface language that was chosen.
pub(super) fn chosen_locale() -> Option<Locale> {
    read(LOCALE).and_then(|tag| Locale::from_tag(&tag))
}

/// The interface language: the one chosen, or the first of the browser's that is spoken here.
pub(super) fn locale() -> Locale {
    chosen_locale().unwrap_or_else(|| {
        let languages = window().navigator().languages();
        languages.iter().filter_map(|l| Locale::from_tag(&l.as_string()?)).next().unwrap_or(Locale::En)
    })
}

pub(super) fn set_locale(locale: Locale) -> Result<(), Forgotten> {
    write(LOCALE, locale.tag())
}

pub(super) fn theme() -> Theme {
    read(THEME).and_then(|name| Theme::from_name(&name)).unwrap_or(Theme::Auto)
}

pub(super) fn set_theme(theme: Theme) -> Result<(), Forgotten> {
    write(THEME, theme.name())
}

/// An index into [`SIZES`].
pub(super) fn size() -> usize {
    let chosen = read(SIZE).and_then(|percent| percent.parse().ok());
    chosen.and_then(|percent: u32| SIZES.iter().position(|s| *s == percent)).unwrap_or(USUAL_SIZE)
}

pub(super) fn set_size(index: usize) -> Result<(), Forgotten> {
    SIZES.get(index).map_or(Ok(()), |percent| write(SIZE, &percent.to_string()))
}

pub(super) fn view() -> View {
    read(VIEW).and_then(|name| View::from_name(&name)).unwrap_or(View::Side)
}

pub(super) fn set_view(view: View) -> Result<(), Forgotten> {
    write(VIEW, view.name())
}

/// Whether the translation stands first.
pub(super) fn swapped() -> bool {
    is_set(SWAPPED)
}

pub(super) fn set_swapped(swapped: bool) -> Result<(), Forgotten> {
    set_flag(SWAPPED, swapped)
}

pub(super) fn script() -> Script {
    read(SCRIPT).and_then(|name| Script::from_name(&name)).unwrap_or(Script::AsWritten)
}

pub(super) fn set_script(script: Script) -> Result<(), Forgotten> {
    write(SCRIPT, script.name())
}

pub(super) fn pinyin() -> bool {
    is_set(PINYIN)
}

pub(super) fn set_pinyin(on: bool) -> Result<(), Forgotten> {
    set_flag(PINYIN, on)
}

fn is_set(key: &str) -> bool {
    read(key).is_some_and(|value| value == "true")
}

fn set_flag(key: &str, on: bool) -> Result<(), Forgotten> {
    write(key, if on { "true" } else { "false" })
}

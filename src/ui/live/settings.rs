//! What a reader has chosen, remembered in this browser. Where storage is blocked or full, choices last as long as the page. Every choice is
//! stored for itself: of two pages that choose at once, each stays as it was set, and the next one follows whichever came last.

use leptos::prelude::window;

use super::options::{FONTS, LEADINGS, Letters, MEASURES, Script};
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
const LETTERS: &str = "seed-reader.letters";
const REMEMBER: &str = "seed-reader.remember-place";
/// The places themselves: written by `parts/reading.js`.
const PLACES: &str = "seed-reader.places";
/// Written by `parts/recent.js`.
const RECENT: &str = "seed-reader.recent";

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

/// Whether the place in each article is kept.
pub(super) fn remember() -> bool {
    is_set(REMEMBER)
}

/// What was kept goes when it is no longer wanted.
pub(super) fn set_remember(on: bool) -> Result<(), Forgotten> {
    if !on {
        let _ = storage().map(|storage| storage.remove_item(PLACES));
    }
    set_flag(REMEMBER, on)
}

/// Whether what is opened is kept on this device.
pub(super) fn recent() -> bool {
    is_set(RECENT)
}

/// The letters that were chosen.
pub(super) fn letters() -> Letters {
    let stored = read(LETTERS).unwrap_or_default();
    let mut words = stored.split(' ');
    let mut next = |known: &[&'static str; 3], usual| {
        let word = words.next();
        known.iter().copied().find(|k| Some(*k) == word).unwrap_or(known[usual])
    };
    Letters { font: next(&FONTS, 0), leading: next(&LEADINGS, 1), measure: next(&MEASURES, 1) }
}

pub(super) fn set_letters(letters: Letters) -> Result<(), Forgotten> {
    write(LETTERS, &[letters.font, letters.leading, letters.measure].join(" "))
}

/// What the letters are in the style sheet: custom properties, and nothing where it is the design's own.
pub(super) fn properties(letters: &Letters) -> [(&'static str, Option<&'static str>); 7] {
    const HEI: &str = "\"PingFang SC\", \"Noto Sans SC\", \"Source Han Sans SC\", \"Noto Sans CJK SC\", \"Microsoft YaHei\", sans-serif";
    const HEI_HANT: &str = "\"PingFang TC\", \"Noto Sans TC\", \"Source Han Sans TC\", \"Noto Sans CJK TC\", \"Microsoft JhengHei\", sans-serif";
    const KAI: &str = "\"SR Latin\", \"Kaiti SC\", \"STKaiti\", \"KaiTi\", \"LXGW WenKai\", \"AR PL UKai CN\", \"Noto Serif CJK SC\", serif";
    const KAI_HANT: &str = "\"SR Latin\", \"Kaiti TC\", \"BiauKai\", \"DFKai-SB\", \"LXGW WenKai TC\", \"AR PL UKai TW\", \"Noto Serif CJK TC\", serif";
    let (hans, hant, latin) = match letters.font {
        "hei" => {
            (Some(HEI), Some(HEI_HANT), Some("system-ui, \"Noto Sans\", \"Helvetica Neue\", \"Segoe UI\", sans-serif"))
        }
        "kai" => (Some(KAI), Some(KAI_HANT), None),
        _ => (None, None, None),
    };
    let (leading_han, leading_latin) = match letters.leading {
        "tight" => (Some("1.7"), Some("1.5")),
        "loose" => (Some("2.15"), Some("1.8")),
        _ => (None, None),
    };
    let (measure_han, measure_latin) = match letters.measure {
        "narrow" => (Some("30em"), Some("28em")),
        "wide" => (Some("44em"), Some("40em")),
        _ => (None, None),
    };
    [
        ("--sr-font-hans", hans),
        ("--sr-font-hant", hant),
        ("--sr-font-latin", latin),
        ("--sr-leading-han", leading_han),
        ("--sr-leading-latin", leading_latin),
        ("--sr-measure-han", measure_han),
        ("--sr-measure-latin", measure_latin),
    ]
}

//! The words of the interface, in three languages.
//!
//! They stand in `locales/`, one file for each language, each a `Messages` literal: a missing word does not compile.

mod date;
mod messages;

use crate::document::{Lang, one_of};
use crate::format::WarningKind;

pub use date::{Clock, MONTHS, moment};
use messages::Messages;

/// The languages of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Locale {
    /// 简体中文
    #[default]
    ZhHans,
    /// 繁體中文
    ZhHant,
    /// English
    En,
}

impl Locale {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::ZhHans, Self::ZhHant, Self::En];

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        self.lang().tag()
    }

    /// The language as a language of text.
    pub const fn lang(self) -> Lang {
        match self {
            Self::ZhHans => Lang::ZhHans,
            Self::ZhHant => Lang::ZhHant,
            Self::En => Lang::En,
        }
    }

    /// The language that best matches a BCP 47 tag (also with `_` for `-`); `None` for a language that the interface does not have. For
    /// Chinese without a script the region decides: Taiwan, Hong Kong and Macau read traditional characters.
    ///
    /// ```
    /// use seed_reader::i18n::Locale;
    ///
    /// assert_eq!(Locale::from_tag("zh-HK"), Some(Locale::ZhHant));
    /// assert_eq!(Locale::from_tag("zh-Hans-HK"), Some(Locale::ZhHans));
    /// assert_eq!(Locale::from_tag("fr"), None);
    /// ```
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase();
        let mut parts = tag.split(one_of("-_"));
        let mut found = match parts.next()? {
            "yue" => Self::ZhHant,
            "zh" => Self::ZhHans,
            "en" => return Some(Self::En),
            _ => return None,
        };
        for part in parts {
            match part {
                // A script that is named counts more than a region.
                "hans" => return Some(Self::ZhHans),
                "hant" | "tw" | "hk" | "mo" => found = Self::ZhHant,
                _ => {}
            }
        }
        Some(found)
    }

    /// Its words.
    pub const fn words(self) -> Words {
        Words(self)
    }
}

/// The words of the interface in one language, each by a method of its name.
///
/// ```
/// use seed_reader::i18n::Locale;
///
/// assert_eq!(Locale::En.words().untitled(), "(untitled)");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(Locale);

const ZH_HANS: Messages = include!("../../locales/zh-Hans.rs");
const ZH_HANT: Messages = include!("../../locales/zh-Hant.rs");
const EN: Messages = include!("../../locales/en.rs");

/// Picks one of the words.
pub type Word = fn(Words) -> &'static str;

/// Words of the interface with their values. [`Label::text`] gives them in any language, so a page can change its language.
///
/// ```
/// use seed_reader::i18n::{Label, Locale};
///
/// let label = Label::with(|m| m.decoded(), ["Big5".to_owned()]);
/// assert!(label.text(Locale::En).contains("Big5") && label.text(Locale::ZhHans).contains("Big5"));
/// ```
#[derive(Debug, Clone)]
pub struct Label {
    pick: Word,
    values: Vec<String>,
}

impl Label {
    /// Words without a value.
    pub const fn new(pick: Word) -> Self {
        Self { pick, values: Vec::new() }
    }

    /// Words with a value for each `{}`, in order. A missing value is left empty; one too many is ignored.
    pub fn with(pick: Word, values: impl IntoIterator<Item = String>) -> Self {
        Self { pick, values: values.into_iter().collect() }
    }

    /// Words with one value. (Not by [`Label::with`], which is compiled anew at each place.)
    pub fn with_one(pick: Word, value: String) -> Self {
        Self { pick, values: vec![value] }
    }

    /// The words in one language.
    pub fn text(&self, locale: Locale) -> String {
        let template = (self.pick)(locale.words());
        let mut out = String::with_capacity(template.len() + 16);
        let mut values = self.values.iter();
        for (i, part) in template.split("{}").enumerate() {
            if i > 0 {
                out.push_str(values.next().map_or("", String::as_str));
            }
            out.push_str(part);
        }
        out
    }
}

/// Whether this program is told how a text came, and shows one that has no body: one that writes texts alone (feature `text-alone`) has no
/// words for that.
const HEARS_OF_ARRIVAL: bool = cfg!(not(feature = "text-alone"));

/// The words that tell a reader of a warning.
///
/// ```
/// use seed_reader::format::{Encoding, WarningKind};
/// use seed_reader::i18n::{self, Locale};
///
/// let words = i18n::warning(WarningKind::Decoded(Encoding::Big5)).text(Locale::En);
/// assert!(words.contains("Big5"));
/// ```
pub fn warning(kind: WarningKind) -> Label {
    Label::new(match kind {
        WarningKind::Decoded(_) | WarningKind::CutOff | WarningKind::Altered | WarningKind::EmptyBody
            if !HEARS_OF_ARRIVAL =>
        {
            |_| ""
        }
        WarningKind::Decoded(encoding) => return Label::with(|m| m.decoded(), [encoding.label().to_owned()]),
        WarningKind::CutOff => |m| m.cut_off(),
        WarningKind::Altered => |m| m.altered(),
        WarningKind::MissingTimestamp => |m| m.missing_timestamp(),
        WarningKind::BadTimestamp => |m| m.bad_timestamp(),
        WarningKind::MissingTitle => |m| m.missing_title(),
        WarningKind::BadUrl => |m| m.bad_url(),
        WarningKind::MissingRule => |m| m.missing_rule(),
        WarningKind::EmptyBody => |m| m.empty_body(),
        WarningKind::FurtherArticle => |m| m.further_article(),
        WarningKind::UnsafeLink => |m| m.unsafe_link(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_and_holds_the_same_values() {
        let en = Locale::En.words().every();
        for locale in Locale::ALL {
            for ((key, text), (_, english)) in locale.words().every().into_iter().zip(&en) {
                assert!(!text.trim().is_empty(), "{key} in {}", locale.tag());
                assert_eq!(text.matches("{}").count(), english.matches("{}").count(), "{key} in {}", locale.tag());
            }
        }
    }

    #[test]
    fn labels_fill_in_order() {
        let label = Label::with(|m| m.loaded_of(), ["1 MB".to_owned(), "2 MB".to_owned()]);
        assert_eq!(label.text(Locale::En), "1 MB of 2 MB");
    }

    #[test]
    fn tags_find_their_script() {
        for (tag, want) in [
            ("zh-TW", Some(Locale::ZhHant)),
            ("zh-Hant-HK", Some(Locale::ZhHant)),
            ("zh-Hans-HK", Some(Locale::ZhHans)),
            ("zh", Some(Locale::ZhHans)),
            ("zh_CN", Some(Locale::ZhHans)),
            ("yue", Some(Locale::ZhHant)),
            ("en-GB", Some(Locale::En)),
            ("fr", None),
            ("", None),
        ] {
            assert_eq!(Locale::from_tag(tag), want, "{tag}");
        }
    }
}

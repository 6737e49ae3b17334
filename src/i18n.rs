//! The words of the interface, in three languages.
//!
//! They stand in `locales/`, one file a language, each a [`Messages`] literal: a missing word does not compile. `{}` stands
//! for a value, filled in order.

use crate::document::Lang;
use crate::format::WarningKind;

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

    /// The best match for a BCP 47 tag: a region that writes traditional characters is one that wants them.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase();
        let mut parts = tag.split(['-', '_']);
        match parts.next()? {
            // A script that is named counts more than a region.
            "zh" | "yue" if parts.clone().any(|p| p == "hans") => Some(Self::ZhHans),
            "zh" | "yue" if parts.any(|p| matches!(p, "hant" | "tw" | "hk" | "mo")) => Some(Self::ZhHant),
            "yue" => Some(Self::ZhHant),
            "zh" => Some(Self::ZhHans),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// Its words.
    pub const fn messages(self) -> &'static Messages {
        match self {
            Self::ZhHans => &ZH_HANS,
            Self::ZhHant => &ZH_HANT,
            Self::En => &EN,
        }
    }
}

macro_rules! messages {
    ($($(#[$doc:meta])* $key:ident,)*) => {
        /// Every word of the interface.
        #[derive(Debug)]
        pub struct Messages { $($(#[$doc])* pub $key: &'static str,)* }

        impl Messages {
            #[cfg(test)]
            fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($key), self.$key),)*]
            }
        }
    };
}

messages! {
    /// The language's name for itself.
    name,
    /// The name of the product in a sentence.
    product,
    /// Opens another text.
    open,
    /// Heading of the panel that opens texts.
    open_title,
    /// Picks a file.
    open_file,
    /// Says that files can be dropped.
    open_drop,
    /// Label of the address field.
    open_url,
    /// Says which addresses work.
    open_url_hint,
    /// Label of the paste field.
    open_paste,
    /// Shows what was entered.
    open_show,
    /// Opens the sample.
    open_sample,
    /// Shuts a panel.
    close,
    /// Label of the toolbar.
    toolbar,
    /// Label of the language choice.
    language,
    /// Label of the theme choice.
    theme,
    /// Theme that follows the system.
    theme_auto,
    /// Light theme.
    theme_light,
    /// Dark theme.
    theme_dark,
    /// Sepia theme.
    theme_sepia,
    /// Label of the text size buttons.
    text_size,
    /// Smaller text.
    smaller,
    /// Larger text.
    larger,
    /// Folds every quotation.
    fold_all,
    /// Opens every quotation.
    unfold_all,
    /// Jumps to the sources.
    to_sources,
    /// Jumps to the text, for keyboards and screen readers.
    to_text,
    /// Goes back to where a jump began.
    back,
    /// Heading of the list of sources.
    sources,
    /// Heading: those who are quoted or cited.
    speakers,
    /// Heading: links.
    links,
    /// Heading: pictures.
    images,
    /// Heading: the article itself.
    this_article,
    /// Label of a jump to quotation number `{}` of `{}`.
    to_quotation,
    /// Label of a jump to where a link or a picture stands.
    to_place,
    /// Label of a jump from a quotation to its speaker `{}`.
    to_source,
    /// Name of a folding block quotation.
    block_quotation,
    /// What a quotation is marked with when the article does not say whose it is.
    unattributed,
    /// The name of a fold whose words `{}` are nobody's that the article names.
    unattributed_words,
    /// Certainty of an attribution: high.
    sure,
    /// Certainty of an attribution: middling.
    likely,
    /// Certainty of an attribution: low.
    unsure,
    /// The words an attribution rests on: `{}`.
    evidence,
    /// Label of the card of a quotation.
    about_quotation,
    /// Jumps from a quotation to its speaker.
    show_in_list,
    /// Copies a quotation with its attribution.
    copy_quotation,
    /// Copies a permalink.
    copy_link,
    /// Said when something was copied.
    copied,
    /// Said when the clipboard was refused.
    copy_refused,
    /// Dims all quotations but one speaker's.
    pick_speaker,
    /// Folds one speaker's quotations.
    fold_speaker,
    /// Heading of the copies of the list.
    copy_sources,
    /// Copies the list in the format `{}`.
    copy_as,
    /// Copies the analysis.
    copy_analysis,
    /// Looks an address up in a web archive.
    web_archive,
    /// Published `{}`.
    published,
    /// Archived `{}`.
    archived,
    /// Reading time in minutes: `{}`.
    minutes,
    /// A title where the text has none.
    untitled,
    /// Heading of the notices about the text, `{}` of them.
    notices,
    /// Heading of what was left out, `{}` pieces.
    left_out,
    /// Warning.
    missing_timestamp,
    /// Warning.
    bad_timestamp,
    /// Warning.
    missing_title,
    /// Warning.
    bad_url,
    /// Warning.
    missing_rule,
    /// Warning.
    empty_body,
    /// Warning.
    further_article,
    /// Warning.
    unsafe_link,
    /// In the place of an image that did not come, from `{}`.
    image_missing,
    /// The name of a table that can be scrolled.
    table,
    /// A card for a film.
    video,
    /// A card for a sound.
    audio,
    /// A card for another page.
    frame,
    /// Progress: fetching.
    loading,
    /// Progress: fetched `{}` of `{}`.
    loaded_of,
    /// Progress: laying out a long text.
    laying_out,
    /// Stops a fetch.
    cancel,
    /// Error: the address cannot be used.
    error_address,
    /// Error: nothing came back (network, or the server does not allow other pages to read it).
    error_refused,
    /// Error: the server answered `{}`.
    error_status,
    /// Error: empty.
    error_empty,
    /// Error: larger than can be shown: `{}` of at most `{}`.
    error_too_large,
    /// Error: no text.
    error_not_text,
    /// Error: the file cannot be read.
    error_unreadable,
    /// Not an error: the reader called it off.
    error_cancelled,
    /// Heading of an error.
    error_title,
    /// Where something is dropped.
    drop_here,
}

const ZH_HANS: Messages = include!("../locales/zh-Hans.rs");
const ZH_HANT: Messages = include!("../locales/zh-Hant.rs");
const EN: Messages = include!("../locales/en.rs");

/// A piece of the interface's words, with the values it holds; read anew when the language changes.
#[derive(Debug, Clone)]
pub struct Label {
    pick: fn(&'static Messages) -> &'static str,
    values: Vec<String>,
}

impl Label {
    /// Words without a value.
    pub const fn new(pick: fn(&'static Messages) -> &'static str) -> Self {
        Self { pick, values: Vec::new() }
    }

    /// Words with values for each `{}`, in order.
    pub fn with(pick: fn(&'static Messages) -> &'static str, values: impl IntoIterator<Item = String>) -> Self {
        Self { pick, values: values.into_iter().collect() }
    }

    /// The words in one language.
    pub fn text(&self, locale: Locale) -> String {
        let template = (self.pick)(locale.messages());
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

/// What a warning says to a reader.
pub const fn warning(kind: WarningKind) -> Label {
    Label::new(match kind {
        WarningKind::MissingTimestamp => |m| m.missing_timestamp,
        WarningKind::BadTimestamp => |m| m.bad_timestamp,
        WarningKind::MissingTitle => |m| m.missing_title,
        WarningKind::BadUrl => |m| m.bad_url,
        WarningKind::MissingRule => |m| m.missing_rule,
        WarningKind::EmptyBody => |m| m.empty_body,
        WarningKind::FurtherArticle => |m| m.further_article,
        WarningKind::UnsafeLink => |m| m.unsafe_link,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_and_holds_the_same_values() {
        let en = Locale::En.messages().all();
        for locale in Locale::ALL {
            for ((key, text), (_, english)) in locale.messages().all().into_iter().zip(&en) {
                assert!(!text.trim().is_empty(), "{key} in {}", locale.tag());
                assert_eq!(text.matches("{}").count(), english.matches("{}").count(), "{key} in {}", locale.tag());
            }
        }
    }

    #[test]
    fn labels_fill_in_order() {
        let label = Label::with(|m| m.loaded_of, ["1 MB".to_owned(), "2 MB".to_owned()]);
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

//! What can be chosen, and what a tool or a key can ask for: values, without what remembers them or acts on them.

use send_wrapper::SendWrapper;
use web_sys::HtmlElement;

use crate::document::Lang;
use crate::i18n::{Locale, Word};

/// In which characters Chinese is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    AsWritten,
    Simplified,
    Traditional,
}

impl Script {
    pub(super) const ALL: [Self; 3] = [Self::AsWritten, Self::Simplified, Self::Traditional];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::AsWritten => "as-written",
            Self::Simplified => "simplified",
            Self::Traditional => "traditional",
        }
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|script| script.name() == name)
    }

    /// What it is called in the interface: the two scripts by their own names.
    pub(super) const fn words(self) -> Word {
        match self {
            Self::AsWritten => |m| m.script_original(),
            Self::Simplified => |_| Locale::ZhHans.words().name(),
            Self::Traditional => |_| Locale::ZhHant.words().name(),
        }
    }

    /// The script that is asked for, if one is.
    pub(super) const fn lang(self) -> Option<Lang> {
        match self {
            Self::AsWritten => None,
            Self::Simplified => Some(Lang::ZhHans),
            Self::Traditional => Some(Lang::ZhHant),
        }
    }
}

/// Which tools a reader has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tools {
    /// All.
    Full,
    /// Those that the text itself needs: who said what, folding, the view of two languages, how the text looks.
    Compact,
    /// None at all.
    None,
}

impl Tools {
    pub(super) fn from_name(name: &str) -> Self {
        match name {
            "compact" => Self::Compact,
            "none" => Self::None,
            _ => Self::Full,
        }
    }
}

/// In which letters the article is set; each by its word in [`FONTS`], [`LEADINGS`] and [`MEASURES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letters {
    pub font: &'static str,
    pub leading: &'static str,
    pub measure: &'static str,
}

/// The words of the fonts: the design's own, one without serifs, one as a brush writes.
pub(super) const FONTS: [&str; 3] = ["song", "hei", "kai"];
/// The words of the distances between lines.
pub(super) const LEADINGS: [&str; 3] = ["tight", "usual", "loose"];
/// The words of the widths of the column.
pub(super) const MEASURES: [&str; 3] = ["narrow", "usual", "wide"];

/// What a tool or a key asks of the text.
#[derive(Clone)]
pub(super) enum Wish {
    /// The panel with this list, or, where that is in view, away with it.
    Panel(&'static str),
    Find,
    Listen,
    Focus,
    Keys,
    Print,
    /// A key was pressed that may stand for something.
    Key(String),
    /// The pointer or the focus came to the panel: list and text are to be tied together.
    Tie,
    /// The text as it came, to be looked at.
    Source(String),
    /// What was clicked before what it opens was there is clicked once more.
    Click(SendWrapper<HtmlElement>),
}

use std::ops::Range;

use super::Encoding;

/// Something about the input that a reader should know: damaged, missing or left out.
///
/// ```
/// use seed_reader::format::{self, WarningKind};
///
/// let (_, warnings) = format::parse("<!--NaN-->\n[灯塔](https://news.example/1)\n---\n<p>灯灭了。</p>");
/// assert_eq!((warnings[0].kind, warnings[0].span.start), (WarningKind::BadTimestamp, 0));
/// assert!(warnings[0].kind.is_loss(), "the moment is lost");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The kind of trouble.
    pub kind: WarningKind,
    /// Its place: UTF-8 bytes of the input as given, a byte order mark included.
    pub span: Range<usize>,
}

impl Warning {
    /// Takes back warnings of what was found after all.
    pub(super) fn take_back(warnings: &mut Vec<Self>, found: &dyn Fn(WarningKind) -> bool) {
        warnings.retain(|w| !found(w.kind));
    }
}

/// What can be wrong with a seed text. None of it keeps the text from being shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WarningKind {
    /// No `<!--milliseconds-->` line.
    MissingTimestamp,
    /// The line is there and holds no moment (`<!--NaN-->`, or one beyond the calendar).
    BadTimestamp,
    /// No `[title](url)` line.
    MissingTitle,
    /// The title line has no address, or one that cannot be followed.
    BadUrl,
    /// No line of hyphens under the header.
    MissingRule,
    /// Nothing to read under the header.
    EmptyBody,
    /// Another article's header inside the text; its article follows.
    FurtherArticle,
    /// A link that would run code or lead nowhere; its words stay.
    UnsafeLink,
    /// It arrived in this encoding. (Added by the code that reads the bytes, like the two below; their spans are empty.)
    Decoded(Encoding),
    /// It was cut off in transit: its end is missing.
    CutOff,
    /// It comes from a saved page and is not the text that was saved.
    Altered,
}

impl WarningKind {
    /// Whether a part of the input is lost or unreadable. Other kinds only inform.
    pub const fn is_loss(self) -> bool {
        matches!(self, Self::BadTimestamp | Self::BadUrl | Self::EmptyBody | Self::CutOff)
    }

    /// The word that the analysis uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::MissingTimestamp => "missing-timestamp",
            Self::BadTimestamp => "bad-timestamp",
            Self::MissingTitle => "missing-title",
            Self::BadUrl => "bad-url",
            Self::MissingRule => "missing-rule",
            Self::EmptyBody => "empty-body",
            Self::FurtherArticle => "further-article",
            Self::UnsafeLink => "unsafe-link",
            Self::Decoded(_) => "decoded",
            Self::CutOff => "cut-off",
            Self::Altered => "altered",
        }
    }
}

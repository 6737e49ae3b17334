use crate::i18n::Label;

/// Why a text could not be opened. Each says to the reader what to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LoadError {
    /// The address is not one that can be fetched.
    Address,
    /// The network, or the other server's rules about who may read.
    Refused,
    /// The server answered with this HTTP status.
    Status(u16),
    /// Nothing in it.
    Empty,
    /// More bytes than can be shown.
    TooLarge(u64),
    /// Bytes that are no text.
    NotText,
    /// The browser could not read the file.
    Unreadable,
    /// A part of the reader that it takes could not be fetched.
    Part,
    /// The reader called it off.
    Cancelled,
}

/// A part of the reader could not be fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Missing;

/// The largest text that is shown, in bytes: a hundred times the largest article of the corpus.
pub(super) const LARGEST: u64 = 12_000_000;
/// The largest file that is opened, in bytes: a saved page holds pictures besides its text.
pub(super) const LARGEST_FILE: u64 = 64_000_000;

impl LoadError {
    /// The word that a page's author sees.
    pub(super) const fn name(&self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Refused => "refused",
            Self::Status(_) => "status",
            Self::Empty => "empty",
            Self::TooLarge(_) => "too-large",
            Self::NotText => "not-text",
            Self::Unreadable => "unreadable",
            Self::Part => "part",
            Self::Cancelled => "cancelled",
        }
    }

    pub(super) fn label(&self) -> Label {
        match self {
            Self::Address => Label::new(|m| m.error_address()),
            Self::Refused => Label::new(|m| m.error_refused()),
            Self::Status(code) => Label::with(|m| m.error_status(), [code.to_string()]),
            Self::Empty => Label::new(|m| m.error_empty()),
            Self::TooLarge(bytes) => Label::with(|m| m.error_too_large(), [megabytes(*bytes), megabytes(LARGEST)]),
            Self::NotText => Label::new(|m| m.error_not_text()),
            Self::Part => Label::new(|m| m.part_failed()),
            Self::Cancelled => Label::new(|m| m.error_cancelled()),
            Self::Unreadable => Label::new(|m| m.error_unreadable()),
        }
    }
}

/// A size for a reader: `3.1 MB`, `87 kB`.
pub(super) fn megabytes(bytes: u64) -> String {
    if bytes < 1_000_000 {
        format!("{} kB", bytes.div_ceil(1000))
    } else {
        format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10)
    }
}

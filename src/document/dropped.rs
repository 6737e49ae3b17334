//! What the reader leaves out of a text, and why.

/// A record of something that the body holds and the reader leaves out.
///
/// ```
/// use seed_reader::document::DropReason;
///
/// let document = seed_reader::format::parse("<p>灯灭了。</p><script>track()</script>").0;
/// assert_eq!(document.dropped[0].reason, DropReason::Script);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// The rule that left it out.
    pub reason: DropReason,
    /// The visible text that went with it; empty for scripts, pixels and the like.
    pub text: String,
    /// The address of a picture or a frame, where it had one.
    pub url: Option<String>,
}

impl Dropped {
    /// Text that was left out.
    pub(crate) fn new(reason: DropReason, text: impl Into<String>) -> Self {
        Self { reason, text: text.into(), url: None }
    }
}

/// Why something was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DropReason {
    /// Scripts, styles, templates: code, never text.
    Script,
    /// Pixels that report the reader to somebody.
    Tracking,
    /// The publisher's promotion of itself or of the feed.
    Promotion,
    /// Advertising.
    Advert,
    /// Text hidden from view that repeats what is visible.
    Hidden,
    /// A `noscript` copy of content that is there already.
    Noscript,
    /// Menus and lists of links to act on the page.
    Navigation,
    /// Buttons and form fields.
    Control,
    /// A line that became a field of the document: its date, its author, a further header.
    Metadata,
    /// An image or a frame without a usable address.
    Media,
    /// The reading of characters, which is kept beside them ([`Ruby`](super::Ruby)).
    Reading,
}

impl DropReason {
    /// The word that the analysis uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Script => "script",
            Self::Tracking => "tracking",
            Self::Promotion => "promotion",
            Self::Advert => "advert",
            Self::Hidden => "hidden",
            Self::Noscript => "noscript",
            Self::Navigation => "navigation",
            Self::Control => "control",
            Self::Metadata => "metadata",
            Self::Media => "media",
            Self::Reading => "reading",
        }
    }
}

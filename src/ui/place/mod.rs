//! A text into an empty place of a page: all that the first paragraph needs of a browser, by a few functions of its own (place.js).
//! `js-sys` and `web-sys` would be 4 kB of what loads first.
//!
//! Markup becomes `steps`, which nodes.js makes many nodes of in one call. `text_sink` writes it once and for all; what sets something into
//! a text that stands, or says its words again, is in `dom`. `asked` is what the browser is asked for in place of tables. `first` is what a page loads first.

#[cfg(feature = "lean")]
mod asked;
#[cfg(feature = "text-alone")]
pub mod first;
mod steps;
mod text_sink;
mod writing;

#[cfg(feature = "lean")]
pub use asked::{ask_browser, new_text};
pub use steps::Steps;
pub use text_sink::TextSink;
pub use writing::{Paged, Writing};

/// When the article's images are loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Images {
    /// As they come into view.
    #[default]
    Load,
    /// Each one when it is clicked.
    Click,
    /// Never: a link says where each one is.
    None,
}

impl Images {
    /// What an attribute says; anything else is the first.
    pub fn from_name(name: &str) -> Self {
        match name {
            "click" => Self::Click,
            "none" => Self::None,
            _ => Self::Load,
        }
    }
}

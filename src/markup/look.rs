//! The views and colour themes of an article, the same in the live page and in the saved one.

use crate::i18n::Word;

/// How an article and its translation are shown.
///
/// ```
/// use seed_reader::markup::View;
///
/// assert!(View::ALL.iter().all(|view| View::from_name(view.name()) == Some(*view)));
/// assert_eq!(View::from_name("elsewhere"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// The original alone.
    Original,
    /// The original, its translation where a reader asks for it.
    Peek,
    /// Side by side.
    #[default]
    Side,
    /// Paragraph by paragraph.
    Interleaved,
    /// The translation alone.
    Translation,
}

impl View {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Original, Self::Interleaved, Self::Peek, Self::Translation, Self::Side];

    /// Its name in the markup and in settings.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Peek => "peek",
            Self::Side => "side",
            Self::Interleaved => "interleaved",
            Self::Translation => "translation",
        }
    }

    /// The view that [`View::name`] gives this name; `None` for another.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name() == name)
    }

    /// Its name in the interface.
    pub const fn words(self) -> Word {
        match self {
            Self::Original => |m| m.view_original(),
            Self::Peek => |m| m.view_peek(),
            Self::Side => |m| m.view_side(),
            Self::Interleaved => |m| m.view_interleaved(),
            Self::Translation => |m| m.view_translation(),
        }
    }
}

/// The colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system says.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Brown on yellowish.
    Sepia,
}

impl Theme {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Auto, Self::Light, Self::Dark, Self::Sepia];

    /// Its name in the markup and in settings.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Sepia => "sepia",
        }
    }

    /// The theme that [`Theme::name`] gives this name; `None` for another.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }

    /// Its name in the interface.
    pub const fn words(self) -> Word {
        match self {
            Self::Auto => |m| m.theme_auto(),
            Self::Light => |m| m.theme_light(),
            Self::Dark => |m| m.theme_dark(),
            Self::Sepia => |m| m.theme_sepia(),
        }
    }
}

use std::sync::Arc;

use leptos::prelude::*;

use super::error::LoadError;
use super::settings::{self, Theme};
use crate::Article;
use crate::i18n::{Label, Locale, Messages};

/// Everything that can change on the page. One value, handed down: components read what they need.
#[derive(Clone, Copy)]
pub(super) struct State {
    /// The interface language.
    pub locale: RwSignal<Locale>,
    pub theme: RwSignal<Theme>,
    /// An index into [`settings::SIZES`].
    pub size: RwSignal<usize>,
    /// Whether the reader asked for all quotations to be folded.
    pub folded: RwSignal<bool>,
    /// The speaker whose words stand out: an index into the article's sources.
    pub picked: RwSignal<Option<usize>>,
    /// Whether the page's address leads here again, so that a link to a place in it holds.
    pub linkable: RwSignal<bool>,
    /// What was just done, to be said once.
    pub said: RwSignal<Option<Label>>,
    /// What is shown.
    pub content: RwSignal<Content>,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub(super) enum Content {
    /// A text is on its way: bytes that have come, and of how many.
    Loading {
        loaded: u64,
        total: Option<u64>,
    },
    Shown(Arc<Article>),
    Failed(LoadError),
}

impl State {
    pub(super) fn new() -> Self {
        Self {
            locale: RwSignal::new(settings::locale()),
            theme: RwSignal::new(settings::theme()),
            size: RwSignal::new(settings::size()),
            folded: RwSignal::new(false),
            picked: RwSignal::new(None),
            linkable: RwSignal::new(false),
            said: RwSignal::new(None),
            content: RwSignal::new(Content::Loading { loaded: 0, total: None }),
        }
    }

    /// Words of the interface, following the language.
    pub(super) fn words(
        self,
        pick: fn(&'static Messages) -> &'static str,
    ) -> impl Fn() -> &'static str + Copy + Send + 'static {
        move || pick(self.locale.get().messages())
    }

    /// A label in the language of the interface, now.
    pub(super) fn label(self, label: &Label) -> String {
        label.text(self.locale.get())
    }
}

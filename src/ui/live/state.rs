use std::sync::Arc;

use leptos::prelude::*;

use super::error::LoadError;
use super::lasting::Lasting;
use super::options::{Letters, Script, Tools, Wish};
use super::settings::{self, Forgotten};
use crate::article::{Article, Parsed};
use crate::i18n::{Label, Locale, Word};
use crate::markup::{Theme, View, Writer};
use crate::pair::Pair;
use crate::saved::{SavedImages, Seed};
use crate::ui::place::Images as Policy;

/// Everything that can change on the page. One value, handed down: components read what they need.
#[derive(Clone, Copy)]
pub(super) struct State {
    /// What ids in the page begin with: no two readers on a page share one.
    pub prefix: &'static str,
    /// The interface language.
    pub locale: Lasting<Locale>,
    pub theme: Lasting<Theme>,
    /// An index into [`settings::SIZES`].
    pub size: Lasting<usize>,
    /// Whether the reader asked for all quotations to be folded.
    pub folded: Lasting<bool>,
    /// The speaker whose words stand out: a number in the list of sources.
    pub picked: Lasting<Option<usize>>,
    /// Whether it is the sample that is shown, or will be.
    pub is_sample: Lasting<bool>,
    /// Whether the page's address leads here again, so that a link to a place in it holds.
    pub linkable: Lasting<bool>,
    /// How an article and its translation are shown.
    pub view: Lasting<View>,
    /// Whether the translation stands first where both are shown.
    pub swapped: Lasting<bool>,
    /// In which characters Chinese is shown.
    pub script: Lasting<Script>,
    /// Whether Chinese is shown with its reading.
    pub pinyin: Lasting<bool>,
    /// When images are loaded.
    pub images: Lasting<Policy>,
    /// Which tools stand above the article.
    pub tools: Lasting<Tools>,
    /// What a tool or a key asks of the text; taken when it is granted.
    pub wish: Lasting<Option<Wish>>,
    /// Whether the panel is in view beside the text, or over it.
    pub panel: Lasting<bool>,
    /// In which letters the article is set.
    pub letters: Lasting<Letters>,
    /// Whether the place in each article is kept.
    pub remember: Lasting<bool>,
    /// Opens the panel that opens texts, where the page has one.
    pub opens: Lasting<Option<Callback<OpenTarget>>>,
    /// What was just done, to be said once.
    pub said: Lasting<Option<Label>>,
    /// What is shown.
    pub content: Lasting<Content>,
    /// What it was read from, for saving it.
    pub origin: Lasting<Option<Arc<Origin>>>,
    /// Whether the text of what is shown, or will be, is in the page already, before anything is known of it.
    pub standing: Lasting<bool>,
    /// Whether the text stands in the page as a whole.
    pub stands: Lasting<bool>,
    /// Whether all that is known of it does.
    pub written: Lasting<bool>,
}

/// What is to be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OpenTarget {
    /// Something else to read.
    Article,
    /// A translation of what is shown.
    Translation,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub(super) enum Content {
    /// A text is on its way: bytes that have come, and of how many.
    Loading {
        loaded: u64,
        total: Option<u64>,
    },
    /// A text, while it is found out who speaks in it.
    Begun(Begun),
    Shown(Shown),
    Failed(LoadError),
}

/// A text, or how a long one begins.
#[derive(Debug, Clone)]
pub(super) struct Begun {
    pub text: Arc<Parsed>,
    pub is_whole: bool,
}

/// What there is to read.
#[derive(Debug, Clone)]
pub(super) enum Shown {
    Article(Arc<Article>),
    Pair(Arc<Pair>),
}

impl Shown {
    /// The article; of a pair, the original.
    pub(super) fn original(&self) -> &Article {
        match self {
            Self::Article(article) => article,
            Self::Pair(pair) => &pair.original,
        }
    }

    pub(super) fn side(&self, side: Side) -> Option<&Article> {
        match (self, side) {
            (_, Side::Original) => Some(self.original()),
            (Self::Pair(pair), Side::Translation) => Some(&pair.translation),
            (Self::Article(_), Side::Translation) => None,
        }
    }

    /// The same quotation in the other text.
    pub(super) fn partner(&self, side: Side, quote: usize) -> Option<(&Article, usize)> {
        let pair = self.pair()?;
        match side {
            Side::Original => {
                let found = pair.quote_pairs.iter().find(|(o, _)| *o == quote)?;
                Some((&pair.translation, found.1))
            }
            Side::Translation => {
                let found = pair.quote_pairs.iter().find(|(_, t)| *t == quote)?;
                Some((&pair.original, found.0))
            }
        }
    }

    /// Whether this is that, and not only equal to it.
    pub(super) fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Article(own), Self::Article(other)) => Arc::ptr_eq(own, other),
            (Self::Pair(own), Self::Pair(other)) => Arc::ptr_eq(own, other),
            _ => false,
        }
    }

    pub(super) fn pair(&self) -> Option<&Arc<Pair>> {
        match self {
            Self::Article(_) => None,
            Self::Pair(pair) => Some(pair),
        }
    }

    pub(super) fn has_chinese(&self) -> bool {
        let chinese = |side| self.side(side).is_some_and(|article| article.document.lang.is_chinese());
        chinese(Side::Original) || chinese(Side::Translation)
    }

    pub(super) fn writer(&self, prefix: &str) -> Writer<'_> {
        match self {
            Self::Article(article) => Writer::new(article, prefix),
            Self::Pair(pair) => Writer::pair(pair, prefix),
        }
    }
}

/// What is shown was read from this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Origin {
    /// The texts themselves; of two, the original's first.
    pub seed: Seed,
    /// Pictures that came with them, when they were a saved page.
    pub images: SavedImages,
}

/// One of two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Original,
    Translation,
}

impl Side {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Translation => "translation",
        }
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        [Self::Original, Self::Translation].into_iter().find(|side| side.name() == name)
    }
}

impl State {
    /// What this reader has chosen before, in this browser.
    pub(super) fn new(prefix: &'static str) -> Self {
        Self {
            prefix,
            locale: Lasting::new(settings::locale()),
            theme: Lasting::new(settings::theme()),
            size: Lasting::new(settings::size()),
            folded: Lasting::new(false),
            picked: Lasting::new(None),
            view: Lasting::new(settings::view()),
            swapped: Lasting::new(settings::swapped()),
            script: Lasting::new(settings::script()),
            pinyin: Lasting::new(settings::pinyin()),
            images: Lasting::new(Policy::Load),
            tools: Lasting::new(Tools::Full),
            is_sample: Lasting::new(false),
            linkable: Lasting::new(false),
            wish: Lasting::new(None),
            panel: Lasting::new(false),
            letters: Lasting::new(settings::letters()),
            remember: Lasting::new(settings::remember()),
            opens: Lasting::new(None),
            said: Lasting::new(None),
            content: Lasting::new(Content::Loading { loaded: 0, total: None }),
            origin: Lasting::new(None),
            standing: Lasting::new(false),
            stands: Lasting::new(false),
            written: Lasting::new(false),
        }
    }

    /// Says so where a choice could not be stored.
    pub(super) fn remembered(self, stored: Result<(), Forgotten>) {
        if stored.is_err() {
            self.said.set(Some(Label::new(|m| m.not_remembered())));
        }
    }

    /// The id of a named place of this reader.
    pub(super) fn id(self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    /// Whether there is something to read and `is_so` holds for it.
    pub(super) fn shown(self, is_so: impl Fn(&Shown) -> bool) -> bool {
        self.content.with(|content| matches!(content, Content::Shown(shown) if is_so(shown)))
    }

    /// Something of what there is to read.
    pub(super) fn with_shown<T>(self, get: impl Fn(&Shown) -> T) -> Option<T> {
        self.content.with(|content| if let Content::Shown(shown) = content { Some(get(shown)) } else { None })
    }

    /// Words of the interface, following the language.
    pub(super) fn words(self, pick: Word) -> impl Fn() -> &'static str + Copy + Send + 'static {
        move || pick(self.locale.get().words())
    }

    /// A label in the language of the interface, now.
    pub(super) fn label(self, label: &Label) -> String {
        label.text(self.locale.get())
    }
}

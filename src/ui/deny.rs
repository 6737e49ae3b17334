//! What the reader says of a quotation's speaker: that it is not theirs, and that it is after all.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::Element;

use super::actions::each;
use super::pace::Slices;
use super::state::{Content, Shown, Side, State};
use crate::Article;
use crate::i18n::{Label, Word};
use crate::pair::{Pair, Which};

/// A quotation, and whether it is denied to its speaker or given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Denial {
    pub side: Side,
    /// An index into the quotations of that side.
    pub quote: usize,
    pub is_restored: bool,
}

impl Denial {
    /// The same article with this said of it; nothing where it changes nothing.
    fn made(self, shown: &Shown) -> Option<Shown> {
        match (shown, self.side) {
            (Shown::Article(article), Side::Original) => {
                let change = if self.is_restored { Article::restore } else { Article::deny };
                let mut article = Article::clone(article);
                change(&mut article, self.quote).then(|| Shown::Article(Arc::new(article)))
            }
            (Shown::Article(_), Side::Translation) => None,
            (Shown::Pair(pair), side) => {
                let change = if self.is_restored { Pair::restore } else { Pair::deny };
                let which = if side == Side::Original { Which::First } else { Which::Second };
                let mut pair = Pair::clone(pair);
                change(&mut pair, which, self.quote).then(|| Shown::Pair(Arc::new(pair)))
            }
        }
    }
}

/// Shows the article with what the reader says of it, and says so. The text of an article alone stays where it stands, with the focus.
pub(super) async fn deny(state: State, shown: Shown, text: Element, denial: Denial) {
    let Some(made) = denial.made(&shown) else { return };
    // Another text may have been opened in the meantime.
    if !state.shown(|now| now.is(&shown)) {
        return;
    }
    // What is written sets attributes and takes none away: these may stand for what is said no longer.
    for name in ["data-source", "data-unnamed"] {
        let named = format!(".sr-quote[{name}], .sr-fold > summary[{name}]");
        each(&text.query_selector_all(&named).ok(), |element| drop(element.remove_attribute(name)));
    }
    state.standing.set(made.pair().is_none());
    state.picked.set(None);
    state.written.set(false);
    state.content.set(Content::Shown(made));
    // It is said in what is made anew for the article: by then that is there.
    Slices::new().rest().await;
    let said: Word = if denial.is_restored { |m| m.restore_done() } else { |m| m.deny_done() };
    state.said.set(Some(Label::new(said)));
}

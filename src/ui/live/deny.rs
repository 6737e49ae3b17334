//! What the reader says of a quotation's speaker: that it is not theirs, and that it is after all.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

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

/// A text that takes longer to be written anew (milliseconds) is not waited for.
const PATIENCE: f64 = 10_000.0;

/// Shows the article with what the reader says of it, and says so. The text of an article alone stays where it stands, with the focus.
pub(super) async fn deny(state: State, shown: Shown, denial: Denial) {
    let Some(made) = denial.made(&shown) else { return };
    // Another text may have been opened in the meantime, or the reader is gone.
    let is_shown = |this: &Shown| {
        let same = |content: &Content| matches!(content, Content::Shown(now) if now.is(this));
        state.content.try_with_untracked(same) == Some(true)
    };
    if !is_shown(&shown) {
        return;
    }
    state.standing.set(made.pair().is_none());
    state.picked.set(None);
    state.written.set(false);
    state.content.set(Content::Shown(made.clone()));
    // It is said in what is made anew for the article: by then that is there, and so is the sign.
    let mut slices = Slices::new();
    slices.rest().await;
    while state.written.try_get_untracked() == Some(false) && is_shown(&made) && slices.elapsed() < PATIENCE {
        slices.rest().await;
    }
    if !is_shown(&made) {
        return;
    }
    focus_lost(state, denial);
    let said: Word = if denial.is_restored { |m| m.restore_done() } else { |m| m.deny_done() };
    state.said.set(Some(Label::new(said)));
}

/// Where the text was written anew, the sign that had the focus is gone: the one in its place gets it.
fn focus_lost(state: State, denial: Denial) {
    if document().active_element().is_some_and(|active| active.tag_name() != "BODY") {
        return;
    }
    let within = if denial.side == Side::Original { ":not(.sr-translation *)" } else { ".sr-translation *" };
    let sign = format!(".sr-by[data-quote='{}']:is({within})", denial.quote);
    let text = document().get_element_by_id(&state.id("text"));
    let sign = text.and_then(|text| text.query_selector(&sign).ok().flatten());
    if let Some(sign) = sign.and_then(|sign| sign.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = sign.focus_with_options(&options);
    }
}

//! Code that is fetched on first use, because most readers never need it. This file is the contract; `on_request.rs` says what is
//! behind it, and the program hands that in when it starts ([`provide`]).

use std::pin::Pin;
use std::sync::OnceLock;

use leptos::prelude::*;
use web_sys::Element;

use super::card::Asked;
use super::characters::{HanDisplay, Kept, Written};
use super::clipboard::Copied;
use super::deny::Denial;
use super::error::Missing;
use super::save::{Saved, Saving};
use super::state::{Shown, Side, State};
use super::translator::Translating;
use crate::Article;
use crate::format::{Reader, Readers};
use crate::pair::{Halves, Pair};

/// Work that is done in slices.
pub(super) type Work<T> = Pin<Box<dyn Future<Output = T>>>;

/// What can be asked for.
pub(super) struct Later {
    /// Reads bodies that are Markdown.
    pub markdown: Reader,
    /// Puts an original and its translation together.
    pub pair: fn(Article, Article) -> Work<Pair>,
    /// Reads the two languages of one document.
    pub mixed: fn(Halves, Article) -> Work<Pair>,
    /// What is shown as one page, with its pictures.
    pub save: fn(Saving) -> Work<Option<Saved>>,
    /// Has the browser translate what is shown.
    pub translate: fn(State, Translating) -> Work<()>,
    /// The card of a quotation.
    pub card: fn(State, Shown, RwSignal<Option<Asked>, LocalStorage>) -> AnyView,
    /// What the panel holds that changes how the text looks.
    pub display: fn(State) -> AnyView,
    /// What the menu holds under the three dots.
    pub more: fn(State) -> AnyView,
    /// Shows Chinese in the characters that were chosen, with or without readings.
    pub characters: fn(State, Element, HanDisplay, Kept) -> Work<Written>,
    /// Copies something of what is shown.
    pub copy: fn(State, Shown, Element, Copy) -> Work<Copied>,
    /// Denies a quotation to its speaker, or gives it back.
    pub deny: fn(State, Shown, Denial) -> Work<()>,
}

/// What can be copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Copy {
    Quote(Side, usize),
    /// All that this speaker says: a number in the list of sources.
    Speaker(usize),
    Link(Side, usize),
    Markdown,
    Csl,
    Bibtex,
    Analysis,
}

/// Fetches [`Later`].
pub(super) type Fetch = fn() -> Work<Result<&'static Later, Missing>>;

static FETCH: OnceLock<Fetch> = OnceLock::new();

/// Says where it is fetched from; once, before anything is shown.
pub(super) fn provide(fetch: Fetch) {
    let _ = FETCH.set(fetch);
}

/// Fetches it, once for all that ask; what failed can be tried again.
pub(super) async fn later() -> Result<&'static Later, Missing> {
    match FETCH.get() {
        Some(fetch) => fetch().await,
        None => Err(Missing),
    }
}

/// What reads a text that is not HTML: fetched when the text turns out to need it.
pub(super) struct Fetched {
    /// Whether it was needed and could not be fetched.
    pub missing: bool,
}

impl Fetched {
    /// For the texts that are read next.
    pub(super) fn new() -> Self {
        #[cfg(feature = "lean")]
        crate::ui::place::new_text();
        Self { missing: false }
    }
}

impl Readers for Fetched {
    async fn markdown(&mut self) -> Option<Reader> {
        let later = later().await;
        self.missing |= later.is_err();
        later.ok().map(|later| later.markdown)
    }
}

/// A place in the page for what is fetched.
#[derive(Clone, Copy)]
pub(super) struct OnRequest(RwSignal<Option<&'static Later>>);

impl OnRequest {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Has it fetched, unless it is there.
    pub(super) async fn fetch(self) -> Result<(), Missing> {
        if self.0.try_with_untracked(Option::is_none) == Some(true) {
            let later = later().await?;
            // Who asked may be gone by now.
            let _ = self.0.try_set(Some(later));
        }
        Ok(())
    }

    /// What to show there, once it is there.
    pub(super) fn show(self, view: impl Fn(&'static Later) -> AnyView) -> Option<AnyView> {
        self.0.get().map(view)
    }
}

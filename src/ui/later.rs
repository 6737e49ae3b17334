//! What is fetched when it is first asked for: what most readers of most articles never touch.
//!
//! With the feature `split` all that only [`Later`] reaches is taken out of the WebAssembly into a file of its own
//! (scripts/element.sh does it); without, it is where everything is.

use std::pin::Pin;

use leptos::prelude::*;
use web_sys::Element;

use super::actions::{self, Copy};
use super::card::{Asked, Card};
use super::characters::{self, Kept, Writing, Written};
use super::clipboard::Copied;
use super::deny::{self, Denial};
use super::pace::Slices;
use super::save::{self, Saved, Saving};
use super::state::{Shown, State};
use super::toolbar::{Looks, Rest};
use super::translator::{self, Translating};
use crate::Article;
use crate::format::{READER, Reader, Readers};
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
    pub characters: fn(State, Element, Writing, Kept) -> Work<Written>,
    /// Copies something of what is shown.
    pub copy: fn(State, Shown, Element, Copy) -> Work<Copied>,
    /// Denies a quotation to its speaker, or gives it back.
    pub deny: fn(State, Shown, Denial) -> Work<()>,
}

static LATER: Later = Later {
    markdown: READER,
    pair: |original, translation| Box::pin(async { Pair::new_paced(original, translation, &mut Slices::new()).await }),
    mixed: |halves, article| Box::pin(async move { Pair::of_halves_paced(halves, &article, &mut Slices::new()).await }),
    save: |saving| Box::pin(save::page(saving)),
    translate: |state, wanted| Box::pin(translator::translate(state, wanted)),
    card: |state, shown, asked| view! { <Card state shown asked /> }.into_any(),
    display: |state| view! { <Looks state /> }.into_any(),
    more: |state| view! { <Rest state /> }.into_any(),
    characters: |state, layout, writing, changes| Box::pin(characters::show(state, layout, writing, changes)),
    copy: |state, shown, text, what| Box::pin(actions::copy(state, shown, text, what)),
    deny: |state, shown, denial| Box::pin(deny::deny(state, shown, denial)),
};

/// It could not be fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Missing;

#[cfg(not(feature = "split"))]
pub(super) async fn later() -> Result<&'static Later, Missing> {
    Ok(&LATER)
}

#[cfg(feature = "split")]
mod split {
    use super::{LATER, Later, Missing};

    impl From<wasm_split_helpers::SplitLoaderError> for Missing {
        fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
            Self
        }
    }

    /// Fetches it, once for all that ask; what failed can be tried again.
    #[wasm_split_helpers::wasm_split(later, fallible)]
    pub(in crate::ui) fn later() -> Result<&'static Later, Missing> {
        Ok(&LATER)
    }
}

#[cfg(feature = "split")]
pub(super) use split::later;

/// What reads a text that is not HTML: fetched when the text turns out to need it.
#[derive(Default)]
pub(super) struct Fetched {
    /// Whether it was needed and could not be fetched.
    pub missing: bool,
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

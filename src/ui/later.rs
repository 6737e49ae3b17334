//! What is fetched when it is first asked for: putting an article and its translation together, having one made, saving.
//!
//! With the feature `split` all that only [`Later`] reaches is taken out of the WebAssembly into a file of its own
//! (scripts/element.sh does it); without, it is where everything is.

use std::pin::Pin;
use std::sync::Arc;

use super::pace::Slices;
use super::save::{self, Saved, Saving};
use super::translator::{self, Translating};
use crate::Article;
use crate::pair::{Halves, Pair};

/// Work that is done in slices.
pub(super) type Work<T> = Pin<Box<dyn Future<Output = T>>>;

/// What can be asked for.
pub(super) struct Later {
    /// Puts an original and its translation together.
    pub pair: fn(Article, Article) -> Work<Pair>,
    /// Reads the two languages of one document.
    pub mixed: fn(Halves, Article) -> Work<Pair>,
    /// What is shown as one page, with its pictures.
    pub save: fn(Saving) -> Work<Option<Saved>>,
    /// Has the browser translate an article.
    pub translate: fn(Translating) -> Work<Result<Arc<Pair>, translator::Failed>>,
}

static LATER: Later = Later {
    pair: |original, translation| Box::pin(async { Pair::new_paced(original, translation, &mut Slices::new()).await }),
    mixed: |halves, article| Box::pin(async move { Pair::of_halves_paced(halves, &article, &mut Slices::new()).await }),
    save: |saving| Box::pin(save::page(saving)),
    translate: |wanted| Box::pin(translator::translate(wanted)),
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

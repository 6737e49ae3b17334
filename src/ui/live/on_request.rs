//! What is behind [`Later`].
//!
//! With the feature `split` everything that only the table reaches is taken out of the WebAssembly into a file of its own
//! (scripts/element.sh does it); without the feature it is linked like everything else.

use leptos::prelude::*;

use super::card::Card;
use super::later::{Later, provide};
use super::pace::Slices;
use super::toolbar::{Looks, Rest};
use super::{actions, characters, deny, save, translator};
use crate::format::READER;
use crate::pair::Pair;

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

/// Lets [`later`](super::later::later) find the table.
pub(super) fn prepare() {
    provide(|| Box::pin(table()));
}

#[cfg(not(feature = "split"))]
async fn table() -> Result<&'static Later, super::error::Missing> {
    Ok(&LATER)
}

#[cfg(feature = "split")]
mod split {
    use super::LATER;
    use crate::ui::live::error::Missing;
    use crate::ui::live::later::Later;

    impl From<wasm_split_helpers::SplitLoaderError> for Missing {
        fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
            Self
        }
    }

    /// Fetches it, once for all that ask; what failed can be tried again.
    #[wasm_split_helpers::wasm_split(later, fallible)]
    pub(super) fn table() -> Result<&'static Later, Missing> {
        Ok(&LATER)
    }
}

#[cfg(feature = "split")]
use split::table;

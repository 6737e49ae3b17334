//! Which paragraphs of an article and of its translation say the same.
//!
//! Monotone: a translation keeps the order of what it translates, but merges paragraphs, splits them, leaves some out and
//! adds others. What has no counterpart stands in a link of its own, with a gap on the other side.

use std::ops::Range;

use crate::document::Document;
use crate::pace::{self, Pause};

/// Blocks of the original and the blocks of the translation that say the same.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Link {
    /// Indices into the original's [`Document::blocks`]; an empty range is a gap, and its start says in front of which block.
    pub original: Range<usize>,
    /// The same of the translation.
    pub translation: Range<usize>,
}

/// How two documents correspond, block by block.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Alignment {
    /// In reading order on both sides. Every block of both documents stands in exactly one link; no link is empty on both
    /// sides.
    pub links: Vec<Link>,
}

impl Alignment {
    /// The link that holds a block of the original, by its index into [`Alignment::links`].
    pub fn of_original(&self, block: usize) -> Option<usize> {
        find(&self.links, block, |link| &link.original)
    }

    /// The link that holds a block of the translation, by its index into [`Alignment::links`].
    pub fn of_translation(&self, block: usize) -> Option<usize> {
        find(&self.links, block, |link| &link.translation)
    }

    /// The same with original and translation exchanged.
    #[must_use]
    pub fn swapped(self) -> Self {
        let swap = |link: Link| Link { original: link.translation, translation: link.original };
        Self { links: self.links.into_iter().map(swap).collect() }
    }
}

/// The links are in order on either side, so halving finds the block.
fn find(links: &[Link], block: usize, side: impl Fn(&Link) -> &Range<usize>) -> Option<usize> {
    let at = links.partition_point(|link| side(link).end <= block);
    links.get(at).is_some_and(|link| side(link).contains(&block)).then_some(at)
}

/// Aligns two documents. Total: any two documents have an alignment, however little they share.
pub fn align(original: &Document, translation: &Document) -> Alignment {
    pace::at_once(align_paced(original, translation, &mut pace::Never))
}

/// The same, in slices.
pub async fn align_paced(original: &Document, translation: &Document, pause: &mut impl Pause) -> Alignment {
    pause.pause().await;
    let (a, b) = (original.blocks.len(), translation.blocks.len());
    let links =
        (0..a.max(b)).map(|i| Link { original: i.min(a)..(i + 1).min(a), translation: i.min(b)..(i + 1).min(b) });
    Alignment { links: links.collect() }
}

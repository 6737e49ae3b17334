//! Aligns the paragraphs of an article with those of its translation.
//!
//! The alignment is monotone: a translation keeps the order of the original, but merges paragraphs, splits them, leaves some out and
//! adds others. A paragraph without a counterpart stands in a link of its own, with a gap on the other side.

mod anchors;
mod evidence;
mod keys;
mod learn;
mod lexicon;
mod numbers;
mod path;
#[cfg(test)]
mod tests;
mod unit;

use std::ops::Range;

use evidence::{Evidence, Learned};
use keys::Tables;
use unit::Unit;

use crate::document::Document;
use crate::pace::{self, Pause};

/// A run of blocks of the original, and the run of blocks that translates it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Link {
    /// Indices into the original's [`Document::blocks`]. An empty range is a gap in front of the block at its start.
    pub original: Range<usize>,
    /// Indices into the translation's [`Document::blocks`], likewise.
    pub translation: Range<usize>,
}

/// How two documents correspond, block by block.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Alignment {
    /// In reading order on both sides. Every block of both documents stands in exactly one link; no link is empty on both
    /// sides.
    ///
    /// ```
    /// use seed_reader::{align, format};
    ///
    /// let (zh, _) = format::parse("<p>灯塔亮了100年。</p><p>2019年，它关了。</p>");
    /// let (nothing, _) = format::parse("");
    /// let links = align::align(&zh, &nothing).links;
    /// assert_eq!((links[0].original.clone(), links[0].translation.clone()), (0..1, 0..0));
    /// ```
    pub links: Vec<Link>,
}

impl Alignment {
    /// The index into [`Alignment::links`] of the link that holds a block of the original; `None` if there is no such block.
    pub fn of_original(&self, block: usize) -> Option<usize> {
        find(&self.links, block, |link| &link.original)
    }

    /// The index into [`Alignment::links`] of the link that holds a block of the translation; `None` if there is no such block.
    pub fn of_translation(&self, block: usize) -> Option<usize> {
        find(&self.links, block, |link| &link.translation)
    }

    /// The alignment with original and translation exchanged.
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

/// Aligns two documents. Total: any two documents have an alignment, however little they share. Time and memory grow with the number of
/// blocks, not with its square.
///
/// ```
/// use seed_reader::{align, format};
///
/// let (zh, _) = format::parse("<p>灯塔亮了100年。</p><p>2019年，它关了。</p>");
/// let (en, _) = format::parse("<p>It shone for 100 years.</p><p>In 2019 it was closed.</p>");
/// let alignment = align::align(&zh, &en);
/// assert_eq!(alignment.of_original(1), alignment.of_translation(1));
/// ```
pub fn align(original: &Document, translation: &Document) -> Alignment {
    pace::at_once(align_paced(original, translation, &mut pace::Never))
}

/// Half the width of the band that the best path is looked for in, in blocks: around the anchors at first, then around the first path.
const WIDTHS: [usize; 2] = [150, 60];

/// As [`align`], in slices: `pause` decides when the work rests.
pub async fn align_paced(original: &Document, translation: &Document, pause: &mut impl Pause) -> Alignment {
    if original.blocks == translation.blocks {
        let one = |i| Link { original: i..i + 1, translation: i..i + 1 };
        return Alignment { links: (0..original.blocks.len()).map(one).collect() };
    }
    let tables = Tables::new();
    let (mut a, mut glosses) = unit::units(original, &tables, pause).await;
    let (mut b, others) = unit::units(translation, &tables, pause).await;
    glosses.extend(others);
    unit::apply(&glosses, &mut a);
    unit::apply(&glosses, &mut b);
    pause.pause().await;
    let same = original.lang == translation.lang || original.lang.is_chinese() && translation.lang.is_chinese();
    let near = anchors::anchors(&a, &b);
    pause.pause().await;
    // Half of what the whole lengths say: one side may hold more than the other.
    let total = |units: &[Unit]| units.iter().map(|u| u.length).sum::<f32>().max(1.0);
    let ratio = ((total(&b) / total(&a)).ln() * 0.5).clamp(-0.4, 0.4);
    let evidence = Evidence::new(&a, &b, ratio, same, &Learned::default());
    let first = path::best(&evidence, &near, WIDTHS[0], pause).await;
    // Once more, with what the first alignment taught.
    let learned = learn::learn(&a, &b, &first);
    pause.pause().await;
    let rates = first.iter().filter_map(|l| evidence.rate(l.original.clone(), l.translation.clone()));
    let usual = median(rates.collect()).unwrap_or(0.0).max(0.0);
    let mut evidence = Evidence::new(&a, &b, median_ratio(&a, &b, &first).unwrap_or(ratio), same, &learned);
    evidence.usual = usual;
    let near: Vec<(usize, usize)> = first
        .iter()
        .filter(|l| !l.original.is_empty() && !l.translation.is_empty())
        .map(|l| (l.original.start, l.translation.start))
        .collect();
    Alignment { links: path::best(&evidence, &near, WIDTHS[1], pause).await }
}

/// How many times longer the translation of a paragraph is, by the links that were found.
fn median_ratio(a: &[Unit], b: &[Unit], links: &[Link]) -> Option<f32> {
    let sum = |units: &[Unit]| units.iter().map(|u| u.length).sum::<f32>();
    let ratios = links.iter().filter_map(|l| {
        let (x, y) = (sum(&a[l.original.clone()]), sum(&b[l.translation.clone()]));
        (x > 40.0 && y > 40.0).then(|| (y / x).ln())
    });
    median(ratios.collect()).map(|ratio| ratio.clamp(-0.8, 0.8))
}

/// The one in the middle; `None` of few.
fn median(mut values: Vec<f32>) -> Option<f32> {
    values.sort_by(f32::total_cmp);
    (values.len() >= 5).then(|| values[values.len() / 2])
}

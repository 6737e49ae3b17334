//! Mentions: every place where the article names, describes or points to somebody who could speak.
//!
//! Finders propose with high recall and attribute nothing: a judge cannot repair a mention that is missing. Where two overlap,
//! the longer one stays.

mod described;
mod english;
mod han;
mod latin;
mod mend;
mod pointer;

pub(super) use pointer::Points;

use std::cmp::Reverse;
use std::ops::Range;

use super::reading::Reading;
use super::tagger::{Desk, Tagger};
use super::words::Words;
use crate::pace::Pause;

/// What a mention is made of. The numbers stand in features: new kinds go to the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Kind {
    Person = 1,    // A person's name.
    Body = 2,      // The name of a body.
    Place = 3,     // A country, a place: states act.
    Latin = 4,     // A name in Latin letters.
    Title = 5,     // A title in 《》.
    Pointer = 6,   // A pronoun, or a noun that points back (该报).
    Account = 7,   // An account or a body named in quotation marks.
    Described = 8, // Somebody described without a name (一名男子).
    Outlet = 9,    // The name of an outlet.
    Generic = 10,  // A body named by its kind alone (警方).
}

impl Kind {
    /// Whether it bears a name, so that it belongs to an entity.
    pub(super) fn is_name(self) -> bool {
        !matches!(self, Self::Pointer | Self::Described)
    }

    /// Whether it is a name that people bear.
    pub(super) fn is_personal(self) -> bool {
        matches!(self, Self::Person | Self::Latin | Self::Account)
    }
}

/// A place where somebody is mentioned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    pub leaf: usize,
    /// Scalars of the leaf.
    pub at: Range<usize>,
    pub kind: Kind,
    /// Whether it stands in a quotation.
    pub inside: bool,
    /// Whether it stands in a gloss: it acts nowhere.
    pub aside: bool,
    /// The entity it names; for pointers and descriptions none.
    pub entity: Option<usize>,
}

/// What a finder proposes for one leaf.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    at: Range<usize>,
    kind: Kind,
}

impl Found {
    fn new(at: Range<usize>, kind: Kind) -> Self {
        Self { at, kind }
    }
}

/// Every mention of the leaves, in reading order.
pub(super) async fn find(
    words: &Words,
    tagger: &Tagger,
    readings: &[Reading<'_>],
    pause: &mut impl Pause,
) -> Vec<Mention> {
    let mut found: Vec<Vec<Found>> = Vec::with_capacity(readings.len());
    let mut desk = Desk::default();
    for reading in readings {
        found.push(if reading.english {
            english::names(words, reading)
        } else {
            han::all(words, tagger, &mut desk, reading)
        });
        pause.pause().await;
    }
    mend::people(words, readings, &mut found);
    han::commenters(readings, &mut found);
    han::spread(readings, &mut found);
    let mut out = Vec::new();
    for (leaf, (reading, found)) in readings.iter().zip(found).enumerate() {
        let mut names = longest(found, &mut vec![false; reading.chars.len()]);
        accounts(reading, &mut names);
        let mut others = pointer::find(words, reading);
        let described = described::find(words, reading, &names);
        // 一名美国官员: what a description holds says what somebody is, and acts not itself.
        let covers = |d: &Found, n: &Found| d.at.start <= n.at.start && n.at.end <= d.at.end;
        names.retain(|n| {
            let first = described.partition_point(|d| d.at.end <= n.at.start);
            described.get(first).is_none_or(|d| !covers(d, n))
        });
        others.extend(described);
        let mut taken = vec![false; reading.chars.len()];
        names.iter().for_each(|n| taken[n.at.clone()].fill(true));
        names.extend(longest(others, &mut taken));
        names.sort_by_key(|n| (n.at.start, n.at.end));
        out.extend(names.into_iter().map(|n| Mention {
            leaf,
            inside: reading.mask[n.at.start] == super::reading::QUOTED,
            aside: false,
            kind: n.kind,
            entity: None,
            at: n.at,
        }));
    }
    out
}

/// The longest of what overlaps, in order; nothing where it is `taken` already.
fn longest(mut found: Vec<Found>, taken: &mut [bool]) -> Vec<Found> {
    // Of two that are alike the word tables know more than the tagger.
    found.sort_by_key(|f| (Reverse(f.at.len()), f.at.start, f.kind == Kind::Generic, Reverse(f.kind)));
    found.retain(|f| {
        let place = &mut taken[f.at.clone()];
        let free = !place.is_empty() && !place.contains(&true);
        if free {
            place.fill(true);
        }
        free
    });
    found.sort_by_key(|f| f.at.start);
    found
}

/// Names in quotation marks take the place of what was found inside them.
fn accounts(reading: &Reading, names: &mut Vec<Found>) {
    for span in reading.spans.iter().filter(|s| s.is_name) {
        names.retain(|n| n.at.end <= span.inner.start || n.at.start >= span.inner.end);
        names.push(Found::new(span.inner.clone(), Kind::Account));
    }
    names.sort_by_key(|n| n.at.start);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_that_overlap_the_longer_one_stays() {
        let found = [(0, 2), (1, 5), (5, 6), (4, 8)];
        let found = found.map(|(a, b)| Found::new(a..b, Kind::Body)).to_vec();
        let kept: Vec<_> = longest(found, &mut [false; 8]).into_iter().map(|f| (f.at.start, f.at.end)).collect();
        assert_eq!(kept, [(1, 5), (5, 6)]);
    }
}

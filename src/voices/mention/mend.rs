//! Edges of names that the whole article tells: the tagger sees one sentence.

use std::collections::HashMap;
use std::ops::Range;

use super::{Found, Kind};
use crate::voices::reading::Reading;
use crate::voices::words::{Words, class, is_han, sign};

/// What no name ends with, or goes on with.
const NO_PART: u32 = class::FOLLOWER
    | class::PREPOSITION
    | class::SAYING
    | class::THINKING
    | class::TITLE
    | class::MODAL
    | class::TIME
    | class::BODY
    | class::NOT_CUE;
/// So often no adverb stands behind a name and nothing else.
const OFTEN: usize = 4;

/// Mends the edges of people's names: what all of an article's mentions are followed by belongs to the name.
pub(super) fn people(words: &Words, readings: &[Reading], found: &mut [Vec<Found>]) {
    let mut places: HashMap<&[char], Vec<(usize, usize)>> = HashMap::new();
    for (leaf, (r, found)) in readings.iter().zip(found.iter()).enumerate() {
        for (number, f) in found.iter().enumerate().filter(|(_, f)| f.kind == Kind::Person) {
            let name = &r.chars[f.at.clone()];
            if name.len() > 1 && name.iter().all(|&c| is_han(c)) {
                places.entry(name).or_default().push((leaf, number));
            }
        }
    }
    let mut changes: Vec<(usize, usize, Range<usize>)> = Vec::new();
    for (name, all) in &places {
        let at = |&(leaf, number): &(usize, usize)| (leaf, number, found[leaf][number].at.clone());
        if all.len() > 1 && name.len() == 2 && words.has(name[0], sign::SURNAME) {
            // 李侗|曾; 李恒|均, where he is named often, and never without it.
            let no_part =
                if all.len() < OFTEN { NO_PART } else { NO_PART & !(class::FOLLOWER | class::TIME | class::NOT_CUE) };
            let next = |(leaf, _, at): (usize, usize, Range<usize>)| readings[leaf].chars.get(at.end).copied();
            let goes_on = |(leaf, _, at): (usize, usize, Range<usize>)| {
                readings[leaf].chars.get(at.end).is_some_and(|&c| is_han(c) && !"的了是在和与等也将已又还".contains(c))
                    && !readings[leaf].begins(at.end, no_part)
            };
            let first = next(at(&all[0]));
            if all.iter().all(|p| next(at(p)) == first && goes_on(at(p))) {
                changes.extend(all.iter().map(at).map(|(leaf, number, at)| (leaf, number, at.start..at.end + 1)));
            }
        }
    }
    // 行政长官林|郑海月. 长孙 is hardly ever one, behind 司长 and the like.
    for &(leaf, number) in places.values().flatten() {
        let (r, at) = (&readings[leaf], &found[leaf][number].at);
        let before = at.start.checked_sub(1).filter(|&before| {
            at.len() == 3
                && r.chars[before] != '长'
                && words.classes(r.part(before..at.start + 1)) & class::COMPOUND != 0
        });
        changes.extend(before.map(|before| (leaf, number, before..at.end)));
    }
    changes.into_iter().for_each(|(leaf, number, at)| found[leaf][number].at = at);
}

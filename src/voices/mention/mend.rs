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
    let mut changes: Vec<(usize, usize, Range<usize>)> = Vec::new();
    for (leaf, (r, found)) in readings.iter().zip(found.iter()).enumerate() {
        for (number, f) in found.iter().enumerate().filter(|(_, f)| f.kind == Kind::Person) {
            let name = &r.chars[f.at.clone()];
            if !name.iter().all(|&c| is_han(c)) {
                continue;
            }
            match name.len() {
                2 if words.has(name[0], sign::SURNAME) => places.entry(name).or_default().push((leaf, number)),
                // 行政长官林|郑海月. 长孙 is hardly ever one, behind 司长 and the like.
                3 if f.at.start > 0 && r.chars[f.at.start - 1] != '长' => {
                    let longer = f.at.start - 1..f.at.end;
                    if words.classes(r.part(longer.start..longer.start + 2)) & class::COMPOUND != 0 {
                        changes.push((leaf, number, longer));
                    }
                }
                _ => {}
            }
        }
    }
    for all in places.values().filter(|all| all.len() > 1) {
        // 李侗|曾; 李恒|均, where he is named often, and never without it.
        let no_part =
            if all.len() < OFTEN { NO_PART } else { NO_PART & !(class::FOLLOWER | class::TIME | class::NOT_CUE) };
        let next = |&(leaf, number): &(usize, usize)| {
            let (r, end) = (&readings[leaf], found[leaf][number].at.end);
            let part = |&c: &char| is_han(c) && !"的了是在和与等也将已又还".contains(c) && !r.begins(end, no_part);
            r.chars.get(end).copied().filter(part)
        };
        let first = next(&all[0]);
        if first.is_some() && all.iter().all(|p| next(p) == first) {
            let at = |leaf: usize, number: usize| &found[leaf][number].at;
            changes.extend(all.iter().map(|&(l, n)| (l, n, at(l, n).start..at(l, n).end + 1)));
        }
    }
    changes.into_iter().for_each(|(leaf, number, at)| found[leaf][number].at = at);
}

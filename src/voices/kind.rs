//! Speech or term: what speaks for somebody saying what stands in quotation marks.

use std::ops::Range;

use super::context::{units_after, units_before};
use super::features::{Bag, Row};
use super::model::Linear;
use super::reading::{Reading, lexical};
use super::scene::Scene;
use super::words::class;

/// Steps of the length of a quotation, in scalars (English: a third of them).
const LENGTHS: [usize; 10] = [2, 3, 4, 5, 6, 8, 10, 14, 20, 40];

/// Of a quotation that is no longer, every character counts.
const SHORT: usize = 12;

impl Scene<'_> {
    /// The features of quotation number `quote` being speech, weighed by `model`.
    pub fn kind<'w>(&self, quote: usize, model: Option<&'w Linear>) -> Bag<'w> {
        let q = &self.settings[quote];
        let r = &self.readings[q.leaf];
        let inner = &r.chars[q.span.inner.clone()];
        let mut bag = Bag::new(model);
        let n = inner.len();
        let length = LENGTHS.partition_point(|&l| l < if r.english { n / 3 } else { n }) as u32;
        let mark = inner[..n.saturating_sub(1)].iter().any(|c| matches!(c, '，' | '。' | '；' | '！' | '？' | ','));
        bag.add(Row::Length, &[length]);
        bag.word(Row::LengthLocal, &[length, q.local()]);
        bag.word(Row::Local, &[q.local()]);
        bag.add(Row::KindClosed, &[u32::from(q.closed), u32::from(mark)]);
        bag.add(Row::KindChain, &[q.chain as u32]);
        bag.add(Row::KindSubject, &[q.subject as u32, q.subject_after as u32]);
        bag.add(Row::IsName, &[u32::from(q.span.is_name)]);
        let ((before1, before2), (after1, after2)) =
            (units_before(r, q.span.outer.start), units_after(r, q.span.outer.end));
        let words = [(Row::Before1, before1), (Row::Before2, before2), (Row::After1, after1), (Row::After2, after2)];
        words.into_iter().for_each(|(row, word)| bag.word(row, &[word]));
        for (len, first, last) in [(1, Row::InnerFirst, Row::InnerLast), (2, Row::InnerFirst2, Row::InnerLast2)] {
            bag.word(first, &[lexical(&inner[..n.min(len)])]);
            bag.word(last, &[lexical(&inner[n.saturating_sub(len)..])]);
        }
        if !r.english && n <= SHORT {
            inner.iter().for_each(|c| bag.word(Row::InnerChar, &[*c as u32]));
        }
        bag.add(Row::Signs, &[self.sentence_signs(r, q.span.inner.clone()), length]);
        // Whether the same words are quoted again, or stand elsewhere without marks.
        let again = self.quoted.get(r.part(q.span.inner.clone())).is_some_and(|&count| count > 1);
        let outside = (2..=SHORT).contains(&n) && stands_elsewhere(r, inner);
        bag.add(Row::Repeated, &[u32::from(again), u32::from(outside)]);
        bag
    }

    /// How many words stand inside that a label seldom has, up to three.
    fn sentence_signs(&self, r: &Reading, inner: Range<usize>) -> u32 {
        let places = inner.start..inner.end.min(inner.start + 200);
        let ends = places.filter_map(|at| r.longest(self.words, at, class::SENTENCE_SIGN));
        ends.filter(|(end, _)| *end <= inner.end).take(3).count() as u32
    }
}

/// Whether a few words stand once more in the same paragraph, outside quotations.
fn stands_elsewhere(r: &Reading, words: &[char]) -> bool {
    let Some((first, rest)) = words.split_first() else { return false };
    // Its first character is hardly ever there: most places are told by that alone.
    let mut places = r.mask.iter().enumerate().filter(|(_, c)| *c == first);
    r.mask.len() < 4000 && places.any(|(at, _)| r.mask[at + 1..].starts_with(rest))
}

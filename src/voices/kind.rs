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
        let scalars = if r.english { inner.len() / 3 } else { inner.len() };
        let length = LENGTHS.partition_point(|&l| l < scalars) as u32;
        let mark =
            inner[..inner.len().saturating_sub(1)].iter().any(|c| matches!(c, '，' | '。' | '；' | '！' | '？' | ','));
        bag.add(Row::Length, &[length]);
        bag.word(Row::LengthLocal, &[length, q.local()]);
        bag.word(Row::Local, &[q.local()]);
        bag.add(Row::KindClosed, &[u32::from(q.closed), u32::from(mark)]);
        bag.add(Row::KindChain, &[q.chain as u32]);
        bag.add(Row::KindSubject, &[q.subject as u32, q.subject_after as u32]);
        bag.add(Row::IsName, &[u32::from(q.span.is_name)]);
        self.around(r, quote, &mut bag);
        inside(r, q.span.inner.clone(), &mut bag);
        if !r.english && inner.len() <= SHORT {
            inner.iter().for_each(|c| bag.word(Row::InnerChar, &[*c as u32]));
        }
        let signs = self.sentence_signs(r, q.span.inner.clone());
        bag.add(Row::Signs, &[signs, length]);
        self.repetition(quote, &mut bag);
        bag
    }

    /// Features of the words in front of a quotation and behind it.
    fn around(&self, r: &Reading, quote: usize, bag: &mut Bag) {
        let q = &self.settings[quote];
        let (s, e) = (q.span.outer.start, q.span.outer.end);
        let ((before1, before2), (after1, after2)) = (units_before(r, s), units_after(r, e));
        bag.word(Row::Before1, &[before1]);
        bag.word(Row::Before2, &[before2]);
        bag.word(Row::After1, &[after1]);
        bag.word(Row::After2, &[after2]);
    }

    /// How many words stand inside that a label seldom has, up to three.
    fn sentence_signs(&self, r: &Reading, inner: Range<usize>) -> u32 {
        let places = inner.start..inner.end.min(inner.start + 200);
        let ends = places.filter_map(|at| r.longest(self.words, at, class::SENTENCE_SIGN));
        ends.filter(|(end, _)| *end <= inner.end).take(3).count() as u32
    }

    /// Whether the same words are quoted again, or stand elsewhere without marks.
    fn repetition(&self, quote: usize, bag: &mut Bag) {
        let q = &self.settings[quote];
        let r = &self.readings[q.leaf];
        let inner = r.part(q.span.inner.clone());
        let again = self.quoted.get(inner).copied().unwrap_or(0) > 1;
        let short = q.span.inner.len() <= 12;
        let outside = short && q.span.inner.len() > 1 && self.elsewhere(r, q.span.inner.clone());
        bag.add(Row::Repeated, &[u32::from(again), u32::from(outside)]);
    }

    /// Whether a few words stand once more in the same paragraph or its neighbours, outside quotations.
    fn elsewhere(&self, r: &Reading, inner: Range<usize>) -> bool {
        let Some((&first, rest)) = r.chars[inner].split_first() else { return false };
        // Its first character is hardly ever there: most places are told by that alone.
        let places = r.mask.iter().enumerate().filter(|(_, c)| **c == first);
        r.mask.len() < 4000 && places.into_iter().any(|(at, _)| r.mask[at + 1..].starts_with(rest))
    }
}

/// Features of how the words begin and end.
fn inside(r: &Reading, inner: Range<usize>, bag: &mut Bag) {
    let chars = &r.chars[inner];
    let n = chars.len();
    bag.word(Row::InnerFirst, &[lexical(&chars[..n.min(1)])]);
    bag.word(Row::InnerLast, &[lexical(&chars[n.saturating_sub(1)..])]);
    bag.word(Row::InnerFirst2, &[lexical(&chars[..n.min(2)])]);
    bag.word(Row::InnerLast2, &[lexical(&chars[n.saturating_sub(2)..])]);
}

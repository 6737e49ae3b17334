//! The name tagger: people, bodies and places in Chinese text, by learned weights.
//!
//! A linear-chain model over tokens ([`Sequence`]: a Chinese character, a Latin word, a number, a sign) with seven labels.
//! What speaks for a label are hashed n-grams of characters, of their shapes and of the classes that the word tables give
//! ([`features`]); the weights are small integers, so that the best labels (`viterbi`) are the same natively and in
//! WebAssembly. Time is linear in the length of the text.
//!
//! The weights are made by `examples/train_tagger`; `MODEL.md` beside them tells from what, and how good they are. They go
//! with the word tables: where those change, train again.

pub mod features;
// What training asks of the inside stands beside the trainer.
#[cfg(feature = "train")]
#[path = "../../../examples/train_tagger/lesson.rs"]
pub mod lesson;
mod parameters;
mod token;
mod viterbi;

use std::ops::Range;

pub use parameters::{LABELS, Tagger};
pub use token::{Sequence, sentences};
pub use viterbi::follows;

use super::words::tables;
use viterbi::Lattice;

/// What a name is the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A body of any kind, outlets among them.
    Organisation,
    /// A country, a town, a river.
    Place,
}

/// A name in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameSpan {
    /// The first byte of the name in the text.
    pub start: usize,
    /// The byte behind its last.
    pub end: usize,
    /// What it is the name of.
    pub kind: NameKind,
}

/// What is written on while a text is read, kept from one to the next.
#[derive(Debug, Default)]
pub(super) struct Desk {
    tokens: Sequence,
    lattice: Lattice,
}

impl Tagger {
    /// The names in a text of one sentence or many, in order; none overlaps another. The text is read as it is: traditional
    /// characters are to be folded before ([`fold`]), which keeps every place what it is.
    ///
    /// ```
    /// use seed_reader::voices::{Weights, tagger::{NameKind, fold}};
    ///
    /// let text = fold("總統蔡英文週二在台北表示");
    /// let names = Weights::built_in().tagger().tag(&text);
    /// assert_eq!(&text[names[0].start..names[0].end], "蔡英文");
    /// assert_eq!(names[0].kind, NameKind::Person);
    /// ```
    pub fn tag(&self, text: &str) -> Vec<NameSpan> {
        self.find(text, &tables().openings(text), &mut Desk::default())
    }

    /// The same, where it is known which words `text` has.
    pub(super) fn find(&self, text: &str, mut opens: &[u32], desk: &mut Desk) -> Vec<NameSpan> {
        let mut out = Vec::new();
        for at in sentences(text) {
            opens = desk.tokens.read(tables(), text, at, opens);
            self.label(&desk.tokens, &mut desk.lattice, &mut out);
        }
        out
    }

    fn label(&self, tokens: &Sequence, lattice: &mut Lattice, out: &mut Vec<NameSpan>) {
        lattice.scores.clear();
        for at in 0..tokens.len() {
            // No name has such a sign in it, whatever stands around: one token in eight.
            if tokens.is_stop(at) {
                lattice.scores.push(viterbi::NO_NAME.into());
                continue;
            }
            lattice.scores.push(self.sum(&tokens.features(at, self.bits)));
        }
        if !lattice.decode(&self.transitions) {
            return;
        }
        for (range, kind) in spans(&lattice.labels) {
            let (start, end) = (tokens.starts[range.start] as usize, tokens.ends[range.end - 1] as usize);
            out.push(NameSpan { start, end, kind });
        }
    }
}

/// The names that labels tell of: which tokens, and what kind.
pub fn spans(labels: &[u8]) -> Vec<(Range<usize>, NameKind)> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(&label) = labels.get(at) {
        let start = at;
        at += 1;
        let kind = match label {
            1 => NameKind::Person,
            3 => NameKind::Organisation,
            5 => NameKind::Place,
            _ => continue,
        };
        while labels.get(at) == Some(&(label + 1)) {
            at += 1;
        }
        out.push((start..at, kind));
    }
    out
}

/// A text in simplified characters, as the tagger and the word tables read it; every character keeps its place.
pub fn fold(text: &str) -> String {
    text.chars().map(|c| tables().fold(c)).collect()
}

#[cfg(test)]
mod tests;

//! The best labels of a sentence.

use wide::i32x8;

use super::parameters::LABELS;

/// What is said of each label; the eighth is none.
pub(super) type LabelScores = [i32; LABELS + 1];
type Transitions = [[i32; LABELS]; LABELS + 1];
/// Worse than any sum of weights at one token, and sixteen times it is still a number.
const NEVER: i32 = -(1 << 24);

/// Whether a label may follow another: an I follows its B or itself.
pub const fn follows(a: usize, b: usize) -> bool {
    b == 0 || b % 2 == 1 || a == b || a + 1 == b
}

/// What a token says that is no part of a name.
pub(super) const NO_NAME: LabelScores = [0, -4096, -4096, -4096, -4096, -4096, -4096, 0];

/// What is kept between sentences, so that each does not take memory anew.
#[derive(Debug, Default)]
pub(super) struct Lattice {
    /// What each token says of each label.
    pub scores: Vec<i32x8>,
    back: Vec<i32x8>,
    /// The labels.
    pub labels: Vec<u8>,
}

/// A value for each label; the eighth never counts.
fn row(of: impl Fn(usize) -> i32) -> i32x8 {
    i32x8::from(std::array::from_fn(|label| if label < LABELS { of(label) } else { 8 * NEVER }))
}

/// One number in every place.
#[inline(always)]
fn everywhere(x: i32) -> i32x8 {
    // One by one: built for size, an array of the same number would be filled by a loop.
    let mut out = i32x8::ZERO.to_array();
    (out[0], out[1], out[2], out[3]) = (x, x, x, x);
    (out[4], out[5], out[6], out[7]) = (x, x, x, x);
    i32x8::from(out)
}

/// The best of several rows, each with something added to all of it.
fn best_of(rows: &[i32x8; LABELS], added: &LabelScores) -> i32x8 {
    let of = rows.iter().zip(added).map(|(row, &added)| *row + everywhere(added));
    of.fold(everywhere(i32::MIN), |best, row| best.max(row))
}

/// Only differences count: what is best so far becomes nothing.
#[inline(always)]
fn level(row: i32x8) -> i32x8 {
    (row - everywhere(row.reduce_max())).max(everywhere(NEVER))
}

impl Lattice {
    /// Finds the best labels. Returns false where no name is among them.
    pub fn decode(&mut self, transitions: &Transitions) -> bool {
        let count = self.scores.len();
        self.back.clear();
        self.labels.clear();
        self.labels.resize(count, 0);
        // Eight times what it is worth: the label that is come from rides in the lowest bits, so that one comparison finds both.
        let way = |from: usize, to: usize| {
            if follows(from, to) { transitions[from][to] * 8 + 7 - from as i32 } else { 8 * NEVER }
        };
        let ways: [i32x8; LABELS] = std::array::from_fn(|from| row(|to| way(from, to)));
        let first = row(|to| if follows(0, to) { transitions[LABELS][to] * 8 } else { 8 * NEVER });
        let (mut best, mut last) = (first, [NEVER; LABELS + 1]);
        for score in &self.scores {
            self.back.push(best);
            let worth: i32x8 = level(*score + (best >> 3)) << 3;
            last = worth.to_array();
            best = best_of(&ways, &last);
        }
        let mut label = (0..LABELS).rev().max_by_key(|&label| last[label]).unwrap_or(0);
        let mut named = false;
        for at in (0..count).rev() {
            self.labels[at] = label as u8;
            named |= label > 0;
            label = 7 - (self.back[at].to_array()[label] & 7) as usize;
        }
        named
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The best labels by trying all.
    fn tried(scores: &[i32x8], transitions: &Transitions) -> i32 {
        fn go(scores: &[i32x8], transitions: &Transitions, from: usize) -> i32 {
            let Some((first, rest)) = scores.split_first() else { return 0 };
            let fits = |to: &usize| if from == LABELS { *to == 0 || to % 2 == 1 } else { follows(from, *to) };
            let value = |to: usize| transitions[from][to] + first.to_array()[to] + go(rest, transitions, to);
            (0..LABELS).filter(fits).map(value).max().unwrap_or(0)
        }
        go(scores, transitions, LABELS)
    }

    fn worth(lattice: &Lattice, transitions: &Transitions) -> i32 {
        let mut from = LABELS;
        lattice.labels.iter().zip(&lattice.scores).fold(0, |sum, (&label, score)| {
            let to = usize::from(label);
            let sum = sum + transitions[from][to] + score.to_array()[to];
            from = to;
            sum
        })
    }

    #[test]
    fn no_other_path_scores_higher() {
        let mut seed = 1_u32;
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 24) as i32 - 128
        };
        for _ in 0..50 {
            let transitions: Transitions = std::array::from_fn(|_| std::array::from_fn(|_| next() / 4));
            let mut lattice = Lattice {
                scores: (0..5).map(|_| i32x8::from(std::array::from_fn(|_| next()))).collect(),
                ..Lattice::default()
            };
            lattice.decode(&transitions);
            assert_eq!(worth(&lattice, &transitions), tried(&lattice.scores, &transitions));
        }
    }
}

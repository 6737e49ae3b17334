//! The best labels of a sentence, and how much worse the next best ones are.

use super::parameters::LABELS;

type LabelScores = [i32; LABELS];
/// Worse than any sum of weights at one token, and eight times it is still a number.
const NEVER: i32 = -(1 << 24);

/// Whether a label may follow another: an I follows its B or itself.
pub const fn follows(a: usize, b: usize) -> bool {
    b == 0 || b % 2 == 1 || a == b || a + 1 == b
}

/// What a token says that is no part of a name.
pub(super) const NO_NAME: LabelScores = [0, -4096, -4096, -4096, -4096, -4096, -4096];

/// Whether a label can be the first.
const fn begins(label: usize) -> bool {
    label == 0 || label % 2 == 1
}

/// What is kept between sentences, so that each does not take memory anew.
#[derive(Debug, Default)]
pub(super) struct Lattice {
    /// What each token says of each label.
    pub scores: Vec<LabelScores>,
    best: Vec<LabelScores>,
    back: Vec<[u8; LABELS]>,
    /// The labels.
    pub labels: Vec<u8>,
    /// For each token, by how much the best labels of the sentence that differ there are worse.
    pub margins: Vec<i32>,
}

impl Lattice {
    /// Finds the best labels. Returns false where no name is among them.
    pub fn decode(&mut self, transitions: &[LabelScores; LABELS + 1]) -> bool {
        let count = self.scores.len();
        self.best.clear();
        self.back.clear();
        self.labels.clear();
        self.labels.resize(count, 0);
        // Eight times what it is worth: the label that is come from rides in the lowest bits, so that one comparison finds both.
        let eightfold = |worth: i32, from: usize| worth * 8 + 7 - from as i32;
        let ways: [LabelScores; LABELS] =
            std::array::from_fn(|from| transitions[from].map(|worth| eightfold(worth, from)));
        let first = |label| if begins(label) { eightfold(transitions[LABELS][label], 0) } else { NEVER * 8 };
        let mut last = [NEVER; LABELS];
        for (at, score) in self.scores.iter().enumerate() {
            let (mut row, mut back) = (*score, [0_u8; LABELS]);
            let so_far = last.map(|worth| worth * 8);
            for label in 0..LABELS {
                // O and the three B follow anything, an I its B and itself.
                let way = |from: usize| so_far[from] + ways[from][label];
                let best = match label {
                    _ if at == 0 => first(label),
                    2 | 4 | 6 => way(label - 1).max(way(label)),
                    _ => way(0).max(way(1)).max(way(2).max(way(3))).max(way(4).max(way(5)).max(way(6))),
                };
                row[label] += best >> 3;
                back[label] = 7 - (best & 7) as u8;
            }
            // Only differences count: what is best so far becomes nothing.
            let top = row.iter().copied().max().unwrap_or(0);
            row.iter_mut().for_each(|v| *v = (*v - top).max(NEVER));
            self.best.push(row);
            self.back.push(back);
            last = row;
        }
        let mut label = (0..LABELS).rev().max_by_key(|&label| last[label]).unwrap_or(0);
        let mut named = false;
        for at in (0..count).rev() {
            self.labels[at] = label as u8;
            named |= label > 0;
            label = usize::from(self.back[at][label]);
        }
        named
    }

    /// Fills `margins`.
    pub fn weigh(&mut self, transitions: &[LabelScores; LABELS + 1]) {
        let count = self.scores.len();
        self.margins.clear();
        self.margins.resize(count, 0);
        let mut after = [0; LABELS];
        for at in (0..count).rev() {
            if let Some(score) = self.scores.get(at + 1) {
                let next: LabelScores = std::array::from_fn(|to| score[to] + after[to]);
                let way = |from: usize, to: usize| transitions[from][to] + next[to];
                let mut row: LabelScores =
                    std::array::from_fn(|from| way(from, 0).max(way(from, 1)).max(way(from, 3).max(way(from, 5))));
                for label in [2, 4, 6] {
                    row[label - 1] = row[label - 1].max(way(label - 1, label));
                    row[label] = row[label].max(way(label, label));
                }
                let top = row.iter().copied().max().unwrap_or(0);
                after = row.map(|v| (v - top).max(NEVER));
            }
            let here = usize::from(self.labels[at]);
            let mut through: LabelScores = std::array::from_fn(|label| self.best[at][label] + after[label]);
            let best = std::mem::replace(&mut through[here], 2 * NEVER);
            self.margins[at] = (best - through.iter().copied().max().unwrap_or(best)).max(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The best labels by trying all.
    fn tried(scores: &[LabelScores], transitions: &[LabelScores; LABELS + 1]) -> i32 {
        fn go(scores: &[LabelScores], transitions: &[LabelScores; LABELS + 1], from: usize) -> i32 {
            let Some((first, rest)) = scores.split_first() else { return 0 };
            let fits = |to: &usize| if from == LABELS { *to == 0 || to % 2 == 1 } else { follows(from, *to) };
            let value = |to: usize| transitions[from][to] + first[to] + go(rest, transitions, to);
            (0..LABELS).filter(fits).map(value).max().unwrap_or(0)
        }
        go(scores, transitions, LABELS)
    }

    fn worth(lattice: &Lattice, transitions: &[LabelScores; LABELS + 1]) -> i32 {
        let mut from = LABELS;
        lattice.labels.iter().zip(&lattice.scores).fold(0, |sum, (&label, score)| {
            let to = usize::from(label);
            let sum = sum + transitions[from][to] + score[to];
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
            let transitions: [LabelScores; LABELS + 1] = std::array::from_fn(|_| std::array::from_fn(|_| next() / 4));
            let mut lattice =
                Lattice { scores: (0..5).map(|_| std::array::from_fn(|_| next())).collect(), ..Lattice::default() };
            lattice.decode(&transitions);
            assert_eq!(worth(&lattice, &transitions), tried(&lattice.scores, &transitions));
            // With the labels of one token forbidden, the best of the rest is worse by the margin.
            lattice.weigh(&transitions);
            let margins = lattice.margins.clone();
            for (at, margin) in margins.into_iter().enumerate() {
                let mut scores = lattice.scores.clone();
                scores[at][usize::from(lattice.labels[at])] = NEVER;
                let (best, rest) = (tried(&lattice.scores, &transitions), tried(&scores, &transitions));
                assert_eq!(best - rest, margin);
            }
        }
    }
}

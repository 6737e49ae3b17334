//! The best labels of a sentence, and how much worse the next best ones are.

use wide::i32x4;

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
    back: Vec<LabelScores>,
    /// The labels.
    pub labels: Vec<u8>,
    /// For each token, by how much the best labels of the sentence that differ there are worse.
    pub margins: Vec<i32>,
}

/// What is said of each label, four in one instruction.
type Row = [i32x4; 2];

/// A value for each label.
fn row(of: impl Fn(usize) -> i32) -> Row {
    let of = |label| if label < LABELS { of(label) } else { 8 * NEVER };
    [i32x4::from([of(0), of(1), of(2), of(3)]), i32x4::from([of(4), of(5), of(6), of(7)])]
}

#[inline(always)]
fn fours([a, b, c, d, e, f, g, h]: LabelScores) -> Row {
    [i32x4::from([a, b, c, d]), i32x4::from([e, f, g, h])]
}

#[inline(always)]
fn array([low, high]: Row) -> LabelScores {
    let ([a, b, c, d], [e, f, g, h]) = (low.to_array(), high.to_array());
    [a, b, c, d, e, f, g, h]
}

/// The best of several rows, each with something added to all of it.
fn best_of(rows: &[Row; LABELS], added: &LabelScores) -> Row {
    let never = i32x4::from([i32::MIN; 4]);
    let [mut low, mut high] = [never; 2];
    for (row, &added) in rows.iter().zip(added) {
        // `splat` would be made anew for each.
        let added = i32x4::from([added, added, added, added]);
        low = low.max(row[0] + added);
        high = high.max(row[1] + added);
    }
    [low, high]
}

/// Only differences count: what is best so far becomes nothing.
#[inline(always)]
fn level([low, high]: Row) -> Row {
    let [a, b, c, d] = low.max(high).to_array();
    let top = a.max(b).max(c.max(d));
    let (top, never) = (i32x4::from([top, top, top, top]), i32x4::from([NEVER; 4]));
    [(low - top).max(never), (high - top).max(never)]
}

impl Lattice {
    /// Finds the best labels. Returns false where no name is among them.
    pub fn decode(&mut self, transitions: &Transitions) -> bool {
        let count = self.scores.len();
        self.best.clear();
        self.back.clear();
        self.labels.clear();
        self.labels.resize(count, 0);
        // Eight times what it is worth: the label that is come from rides in the lowest bits, so that one comparison finds both.
        let way = |from: usize, to: usize| {
            if follows(from, to) { transitions[from][to] * 8 + 7 - from as i32 } else { 8 * NEVER }
        };
        let ways: [Row; LABELS] = std::array::from_fn(|from| row(|to| way(from, to)));
        let first = row(|to| if begins(to) { transitions[LABELS][to] * 8 } else { 8 * NEVER });
        let mut last = [NEVER; LABELS + 1];
        for (at, score) in self.scores.iter().enumerate() {
            let best = if at == 0 { first } else { best_of(&ways, &last.map(|worth| worth * 8)) };
            let [low, high] = fours(*score);
            last = array(level([low + (best[0] >> 3), high + (best[1] >> 3)]));
            self.best.push(last);
            self.back.push(array(best));
        }
        let mut label = (0..LABELS).rev().max_by_key(|&label| last[label]).unwrap_or(0);
        let mut named = false;
        for at in (0..count).rev() {
            self.labels[at] = label as u8;
            named |= label > 0;
            label = 7 - (self.back[at][label] & 7) as usize;
        }
        named
    }

    /// Fills `margins`.
    pub fn weigh(&mut self, transitions: &Transitions) {
        let count = self.scores.len();
        self.margins.clear();
        self.margins.resize(count, 0);
        let way = |from: usize, to: usize| if follows(from, to) { transitions[from][to] } else { NEVER };
        let ways: [Row; LABELS] = std::array::from_fn(|to| row(|from| way(from, to)));
        let mut after = [i32x4::ZERO; 2];
        for at in (0..count).rev() {
            if let Some(score) = self.scores.get(at + 1) {
                let [low, high] = fours(*score);
                after = level(best_of(&ways, &array([low + after[0], high + after[1]])));
            }
            let here = usize::from(self.labels[at]);
            let [low, high] = fours(self.best[at]);
            let mut through = array([low + after[0], high + after[1]]);
            let best = std::mem::replace(&mut through[here], 2 * NEVER);
            let next = through[..LABELS].iter().copied().max().unwrap_or(best);
            self.margins[at] = (best - next).max(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The best labels by trying all.
    fn tried(scores: &[LabelScores], transitions: &Transitions) -> i32 {
        fn go(scores: &[LabelScores], transitions: &Transitions, from: usize) -> i32 {
            let Some((first, rest)) = scores.split_first() else { return 0 };
            let fits = |to: &usize| if from == LABELS { *to == 0 || to % 2 == 1 } else { follows(from, *to) };
            let value = |to: usize| transitions[from][to] + first[to] + go(rest, transitions, to);
            (0..LABELS).filter(fits).map(value).max().unwrap_or(0)
        }
        go(scores, transitions, LABELS)
    }

    fn worth(lattice: &Lattice, transitions: &Transitions) -> i32 {
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
            let transitions: Transitions = std::array::from_fn(|_| std::array::from_fn(|_| next() / 4));
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

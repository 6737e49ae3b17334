//! How much speaks for two stretches saying the same: logarithms of odds, added up.

use std::collections::HashMap;
use std::ops::Range;

use super::keys::{self, Key};
use super::unit::{Shape, Unit};

/// What a key weighs that both documents hold.
#[derive(Debug, Clone, Copy)]
struct Weight {
    /// What it says for a link that both sides have it.
    both: f32,
    /// What it says against one where only one side has it.
    one: f32,
}

/// One document's half of the evidence.
pub(super) struct EvidenceSide<'a> {
    pub units: &'a [Unit],
    /// For runs of 1, 2 … blocks from each: the keys that count, sorted, and what they weigh alone.
    runs: [Vec<(Vec<u32>, f32)>; LONGEST],
    /// Lengths of text added up from the start.
    lengths: Vec<f32>,
}

/// How many blocks of one side a link holds at most.
pub(super) const LONGEST: usize = 4;

/// Both documents, ready to be compared.
pub(super) struct Evidence<'a> {
    pub a: EvidenceSide<'a>,
    pub b: EvidenceSide<'a>,
    weights: Vec<Weight>,
    /// The logarithm of how many times longer the translation is.
    pub ratio: f32,
    /// What the keys of a link usually come to for each letter of the shorter side: where there are much fewer, the two are
    /// not the same.
    pub usual: f32,
}

/// More keys than a paragraph has; a bound on the work for a block of a megabyte.
const MOST_KEYS: usize = 160;

impl<'a> Evidence<'a> {
    /// `extra` are keys that were learned: a number for each, by which units of either side have it.
    pub(super) fn new(a: &'a [Unit], b: &'a [Unit], ratio: f32, same_language: bool, learned: &Learned) -> Self {
        let count = |units: &[Unit], extra: &[Vec<Key>]| {
            let mut out: HashMap<Key, u32> = HashMap::new();
            for (i, unit) in units.iter().enumerate() {
                for key in unit.keys.iter().chain(extra.get(i).into_iter().flatten()) {
                    *out.entry(*key).or_default() += 1;
                }
            }
            out
        };
        let (in_a, in_b) = (count(a, &learned.a), count(b, &learned.b));
        let mut numbers: HashMap<Key, u32> = HashMap::new();
        let mut weights = Vec::new();
        let all = (a.len() + b.len()) as f32;
        // In the order of the keys: the same documents always align alike.
        let mut shared: Vec<(Key, u32, u32)> = in_a.iter().filter_map(|(k, n)| Some((*k, *n, *in_b.get(k)?))).collect();
        shared.sort_unstable();
        for (key, n, m) in shared {
            let (n, m) = (n as f32, m as f32);
            // How surprising it is to meet the key in a block, and whether both sides use it alike.
            let surprise = (all / (n + m)).ln();
            let alike = n.min(m) / n.max(m);
            let kind = keys::kind(key);
            let trust = if kind == LEARNED {
                0.5
            } else if kind == keys::PAIR && same_language {
                0.25
            } else {
                0.6
            };
            let both = trust * surprise.min(4.5) * (0.4 + 0.6 * alike);
            if both < 0.08 {
                continue;
            }
            numbers.insert(key, weights.len() as u32);
            weights.push(Weight { both, one: trust * 0.5 * alike * surprise.min(1.2) });
        }
        let a = EvidenceSide::new(a, &learned.a, &in_b, &numbers, &weights);
        let b = EvidenceSide::new(b, &learned.b, &in_a, &numbers, &weights);
        Self { a, b, weights, ratio, usual: 0.0 }
    }

    /// How much speaks for these two stretches being one link: above 0 for, below against. Neither may be empty.
    pub(super) fn link(&self, a: Range<usize>, b: Range<usize>) -> f32 {
        let shape = match shapes(&self.a.units[a.clone()], &self.b.units[b.clone()]) {
            Some(score) => score,
            None => return f32::NEG_INFINITY,
        };
        if let Shape::Figure(_) = self.a.units[a.start].shape {
            // A caption says less than the picture; a picture that moved must not tear paragraphs apart.
            return shape + self.keys(a, b).clamp(-1.0, 1.0);
        }
        let (x, y) = (self.a.length(&a), self.b.length(&b));
        if x == 0.0 || y == 0.0 {
            return shape + self.keys(a, b);
        }
        let off = (y / x).ln() - self.ratio;
        // Merging is the dearer the worse its length fits; most of what can be thought of is settled here.
        if (a.len() > 1 || b.len() > 1) && off.abs() > 1.1 {
            return f32::NEG_INFINITY;
        }
        let marks = self.marks(&a, &b);
        let keys = self.keys(a, b);
        let missing = (0.5 * self.usual * x.min(y) - keys).clamp(0.0, 2.0);
        shape + length(off, x.min(y)) + marks + keys - missing
    }

    /// What the keys of these two stretches come to for each letter of the shorter one.
    pub(super) fn rate(&self, a: Range<usize>, b: Range<usize>) -> Option<f32> {
        let shorter = self.a.length(&a).min(self.b.length(&b));
        (!a.is_empty() && !b.is_empty() && shorter > 40.0).then(|| self.keys(a, b) / shorter)
    }

    /// Shared keys count for a link, keys of one side against it.
    fn keys(&self, a: Range<usize>, b: Range<usize>) -> f32 {
        let (x, alone_a) = &self.a.runs[a.len() - 1][a.start];
        let (y, alone_b) = &self.b.runs[b.len() - 1][b.start];
        let mut score = -alone_a - alone_b;
        let (mut i, mut j) = (0, 0);
        while i < x.len() && j < y.len() {
            match x[i].cmp(&y[j]) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    let w = self.weights[x[i] as usize];
                    score += w.both + 2.0 * w.one;
                    i += 1;
                    j += 1;
                }
            }
        }
        score
    }

    /// Quotations and questions.
    fn marks(&self, a: &Range<usize>, b: &Range<usize>) -> f32 {
        let sum = |units: &[Unit], f: fn(&Unit) -> u16| units.iter().map(|u| f32::from(f(u))).sum::<f32>();
        let (a, b) = (&self.a.units[a.clone()], &self.b.units[b.clone()]);
        let weigh = |x: f32, y: f32, equal: f32| match (x, y) {
            (0.0, 0.0) => 0.0,
            (x, y) if x == y => equal,
            (0.0, _) | (_, 0.0) => -equal,
            (x, y) => -0.4 * (x - y).abs().min(3.0) / x.min(y),
        };
        weigh(sum(a, |u| u.quotes), sum(b, |u| u.quotes), 0.8)
            + weigh(sum(a, |u| u.questions), sum(b, |u| u.questions), 0.7)
    }
}

/// Keys that were learned of a first alignment, for each unit of both sides.
#[derive(Default)]
pub(super) struct Learned {
    pub a: Vec<Vec<Key>>,
    pub b: Vec<Vec<Key>>,
}

/// The kind of a key that was learned.
pub(super) const LEARNED: u64 = 9 << 56;

impl<'a> EvidenceSide<'a> {
    fn new(
        units: &'a [Unit],
        extra: &[Vec<Key>],
        others: &HashMap<Key, u32>,
        numbers: &HashMap<Key, u32>,
        weights: &[Weight],
    ) -> Self {
        let alone = |ids: &[u32]| ids.iter().map(|i| weights[*i as usize].one).sum::<f32>();
        let single = units.iter().enumerate().map(|(i, unit)| {
            let keys = unit.keys.iter().chain(extra.get(i).into_iter().flatten());
            let mut ids: Vec<u32> = keys.filter_map(|k| numbers.get(k).copied()).collect();
            ids.sort_unstable_by(|x, y| weights[*y as usize].both.total_cmp(&weights[*x as usize].both).then(x.cmp(y)));
            ids.truncate(MOST_KEYS);
            ids.sort_unstable();
            ids.dedup();
            let foreign =
                unit.keys.iter().filter(|k| keys::kind(**k) == keys::EXACT && !others.contains_key(*k)).count();
            let weight = alone(&ids) + 0.8 * foreign.min(4) as f32;
            (ids, weight)
        });
        let single: Vec<(Vec<u32>, f32)> = single.collect();
        let mut runs: [Vec<(Vec<u32>, f32)>; LONGEST] = Default::default();
        for n in 1..LONGEST {
            let before = if n == 1 { &single } else { &runs[n - 1] };
            let joined = (0..units.len().saturating_sub(n)).map(|i| {
                let mut ids = [&before[i].0[..], &single[i + n].0[..]].concat();
                ids.sort_unstable();
                ids.dedup();
                let foreign = before[i].1 - alone(&before[i].0) + single[i + n].1 - alone(&single[i + n].0);
                let weight = alone(&ids) + foreign.min(3.2);
                (ids, weight)
            });
            let joined = joined.collect();
            runs[n] = joined;
        }
        runs[0] = single;
        let mut lengths = vec![0.0];
        let mut total = 0.0;
        for unit in units {
            total += unit.length;
            lengths.push(total);
        }
        Self { units, runs, lengths }
    }

    fn length(&self, range: &Range<usize>) -> f32 {
        self.lengths[range.end] - self.lengths[range.start]
    }
}

/// A translation's length varies about what is expected, the more so the shorter it is; lengths of paragraphs in general vary
/// much more. The logarithm of the odds, after Gale and Church.
fn length(off: f32, shorter: f32) -> f32 {
    let variance = 0.035 + 7.0 / shorter.max(4.0);
    let any = 0.7 + 7.0 / shorter.max(4.0);
    let odds = 0.5 * (any / variance).ln() - off * off / 2.0 * (1.0 / variance - 1.0 / any);
    odds.max(-8.0)
}

/// What the kinds of the blocks say; `None` where they cannot be one link.
fn shapes(a: &[Unit], b: &[Unit]) -> Option<f32> {
    if let ([a], [b]) = (a, b) {
        return match (a.shape, b.shape) {
            (Shape::Figure(x), Shape::Figure(y)) => Some(if x == y { 3.0 } else { 0.0 }),
            (Shape::Rule, Shape::Rule) => Some(1.0),
            (x, y) if !x.is_text() || !y.is_text() => None,
            (Shape::Heading, Shape::Heading) => Some(2.0),
            (Shape::Parts, Shape::Parts) => Some(1.5),
            (Shape::Heading, _) | (_, Shape::Heading) => Some(-2.0),
            (Shape::Parts, _) | (_, Shape::Parts) => Some(-1.0),
            _ => Some(0.0),
        };
    }
    let mut score = 0.0;
    for side in [a, b] {
        // What is no text may stand between paragraphs that are one on the other side, never at an end of them.
        if !side.first()?.shape.is_text() || !side.last()?.shape.is_text() {
            return None;
        }
        for unit in side {
            score -= match unit.shape {
                Shape::Running | Shape::Parts => 0.0,
                Shape::Heading => 2.5,
                Shape::Figure(_) | Shape::Rule => 1.0,
            };
        }
    }
    Some(score)
}

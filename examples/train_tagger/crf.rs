//! Training: a linear-chain CRF by FTRL-proximal steps with L1, so that few features keep weights. Only `+ - * /` and square
//! roots, which every machine rounds alike: the same data give the same weights.

use seed_reader::voices::tagger::features::COUNT;
use seed_reader::voices::tagger::{LABELS, follows};

use super::data::Sentence;

/// Rows have one number more than there are labels, to be a power of two.
pub const ROW: usize = 8;
type Row = [f32; ROW];
type Table = [[f32; LABELS]; LABELS + 1];

/// Steps smaller than this are not taken.
const SMALL: f32 = 1e-3;
const ALPHA: f32 = 0.3;
const BETA: f32 = 1.0;

#[derive(Clone, Copy)]
struct Cell {
    z: Row,
    n: Row,
}

/// A model in training.
pub struct Crf {
    pub bits: u32,
    pub l1: f32,
    cells: Vec<Cell>,
    pub weights: Vec<Row>,
    transition_cells: Vec<(f32, f32)>,
    pub transitions: Table,
    /// Where weights may be, label by label as bits; `None`: everywhere.
    pub support: Option<Vec<u8>>,
}

/// e^x: no library's, as those differ in the last bit.
fn exp(x: f32) -> f32 {
    let x = x.clamp(-60.0, 60.0) * std::f32::consts::LOG2_E;
    let whole = x.round();
    let f = (x - whole) * std::f32::consts::LN_2;
    let series = 1.0 + f * (1.0 + f * (0.5 + f * (1.0 / 6.0 + f * (1.0 / 24.0 + f * (1.0 / 120.0)))));
    series * f32::from_bits(((whole as i32 + 127) << 23) as u32)
}

/// One sentence in the making.
#[derive(Default)]
struct Work {
    features: Vec<[u32; COUNT]>,
    scores: Vec<Row>,
    alpha: Vec<Row>,
    beta: Vec<Row>,
}

impl Crf {
    pub fn new(bits: u32, l1: f32) -> Self {
        let cell = Cell { z: [0.0; ROW], n: [0.0; ROW] };
        Self {
            bits,
            l1,
            cells: vec![cell; 1 << bits],
            weights: vec![[0.0; ROW]; 1 << bits],
            transition_cells: vec![(0.0, 0.0); (LABELS + 1) * LABELS],
            transitions: [[0.0; LABELS]; LABELS + 1],
            support: None,
        }
    }

    /// Goes over the sentences once, in an order of their own.
    pub fn epoch(&mut self, sentences: &[&Sentence], seed: u64) {
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        let mut state = seed;
        for i in (1..order.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(i, (state >> 33) as usize % (i + 1));
        }
        let mut work = Work::default();
        for at in order {
            self.learn(sentences[at], &mut work);
        }
    }

    fn learn(&mut self, sentence: &Sentence, work: &mut Work) {
        let count = sentence.tokens.len();
        if count == 0 {
            return;
        }
        work.features.clear();
        work.features.extend((0..count).map(|at| sentence.tokens.features(at, self.bits)));
        self.score(work);
        let forward = self.forward_backward(work);
        let mut wanted: Table = [[0.0; LABELS]; LABELS + 1];
        let mut last = LABELS;
        for (at, &label) in sentence.labels.iter().enumerate() {
            let mut node: Row = [0.0; ROW];
            let mut sum = 0.0;
            for (l, node) in node.iter_mut().enumerate().take(LABELS) {
                *node = work.alpha[at][l] * work.beta[at][l];
                sum += *node;
            }
            for (l, node) in node.iter_mut().enumerate().take(LABELS) {
                *node = *node / sum - if l == usize::from(label) { 1.0 } else { 0.0 };
            }
            self.step(&work.features[at], &node);
            if at == 0 {
                for l in 0..LABELS {
                    wanted[LABELS][l] += node[l];
                }
            } else {
                wanted[last][usize::from(label)] -= 1.0;
            }
            last = usize::from(label);
        }
        for (wanted, forward) in wanted.iter_mut().zip(&forward) {
            for (wanted, forward) in wanted.iter_mut().zip(forward) {
                *wanted += forward;
            }
        }
        self.step_transitions(&wanted);
    }

    fn score(&self, work: &mut Work) {
        work.scores.clear();
        for features in &work.features {
            let mut row = [0.0; ROW];
            for &f in features {
                for (sum, w) in row.iter_mut().zip(&self.weights[f as usize]) {
                    *sum += w;
                }
            }
            work.scores.push(row);
        }
    }

    /// Fills `alpha` and `beta`; returns how often each transition is expected.
    fn forward_backward(&self, work: &mut Work) -> Table {
        let count = work.scores.len();
        let mut t: Table = [[0.0; LABELS]; LABELS + 1];
        for (a, row) in t.iter_mut().enumerate() {
            for (b, value) in row.iter_mut().enumerate() {
                let fits = if a == LABELS { b == 0 || b % 2 == 1 } else { follows(a, b) };
                *value = if fits { exp(self.transitions[a][b]) } else { 0.0 };
            }
        }
        for row in &mut work.scores {
            let top = row[..LABELS].iter().copied().fold(f32::MIN, f32::max);
            row[..LABELS].iter_mut().for_each(|s| *s = exp(*s - top));
        }
        work.alpha.clear();
        work.beta.clear();
        work.beta.resize(count, [0.0; ROW]);
        let mut last: Row = [0.0; ROW];
        for (at, score) in work.scores.iter().enumerate() {
            let mut row: Row = [0.0; ROW];
            if at == 0 {
                row[..LABELS].copy_from_slice(&t[LABELS]);
            } else {
                for a in 0..LABELS {
                    for b in 0..LABELS {
                        row[b] += last[a] * t[a][b];
                    }
                }
            }
            let mut sum = 0.0;
            for l in 0..LABELS {
                row[l] *= score[l];
                sum += row[l];
            }
            row.iter_mut().for_each(|v| *v /= sum);
            work.alpha.push(row);
            last = row;
        }
        let mut expected: Table = [[0.0; LABELS]; LABELS + 1];
        let mut after: Row = [1.0; ROW];
        for at in (0..count).rev() {
            work.beta[at] = after;
            if at == 0 {
                break;
            }
            let (mut row, mut sum): (Row, f32) = ([0.0; ROW], 0.0);
            let mut edges = [[0.0; LABELS]; LABELS];
            let mut total = 0.0;
            for a in 0..LABELS {
                for b in 0..LABELS {
                    let way = t[a][b] * work.scores[at][b] * after[b];
                    row[a] += way;
                    edges[a][b] = work.alpha[at - 1][a] * way;
                    total += edges[a][b];
                }
                sum += row[a];
            }
            for (expected, edges) in expected.iter_mut().zip(&edges) {
                for (expected, edge) in expected.iter_mut().zip(edges) {
                    *expected += edge / total;
                }
            }
            row.iter_mut().for_each(|v| *v /= sum);
            after = row;
        }
        expected
    }

    fn step(&mut self, features: &[u32; COUNT], node: &Row) {
        if node.iter().all(|g| g.abs() < SMALL) {
            return;
        }
        for &feature in features {
            let feature = feature as usize;
            let allowed = self.support.as_ref().map_or(0xff, |s| s[feature]);
            if allowed == 0 {
                continue;
            }
            let (cell, weights) = (&mut self.cells[feature], &mut self.weights[feature]);
            for l in 0..LABELS {
                let g = node[l];
                if allowed & 1 << l == 0 || g.abs() < SMALL {
                    continue;
                }
                let n = cell.n[l] + g * g;
                let sigma = (n.sqrt() - cell.n[l].sqrt()) / ALPHA;
                cell.z[l] += g - sigma * weights[l];
                cell.n[l] = n;
                weights[l] = weight(cell.z[l], n, self.l1);
            }
        }
    }

    fn step_transitions(&mut self, wanted: &Table) {
        for (at, &g) in wanted.iter().flatten().enumerate() {
            let (a, b) = (at / LABELS, at % LABELS);
            if g == 0.0 || a < LABELS && !follows(a, b) {
                continue;
            }
            let (z, n) = &mut self.transition_cells[at];
            let grown = *n + g * g;
            *z += g - (grown.sqrt() - n.sqrt()) / ALPHA * self.transitions[a][b];
            *n = grown;
            self.transitions[a][b] = weight(*z, grown, 0.0);
        }
    }

    /// Keeps the weights that there are, and lets only them change from here on, without L1.
    pub fn refit(&mut self, support: Vec<u8>, l1: f32) {
        self.l1 = l1;
        for (feature, &mask) in support.iter().enumerate() {
            for l in 0..LABELS {
                let (cell, w) = (&mut self.cells[feature], &mut self.weights[feature][l]);
                if mask & 1 << l == 0 {
                    *w = 0.0;
                } else {
                    // The state whose weight without L1 is today's.
                    let strength = (BETA + cell.n[l].sqrt()) / ALPHA;
                    cell.z[l] = -*w * strength - l1 * w.signum() * if *w == 0.0 { 0.0 } else { 1.0 };
                }
            }
        }
        self.support = Some(support);
    }
}

fn weight(z: f32, n: f32, l1: f32) -> f32 {
    if z.abs() <= l1 { 0.0 } else { -(z - l1 * z.signum()) / ((BETA + n.sqrt()) / ALPHA) }
}

#[cfg(test)]
mod tests {
    use seed_reader::voices::tagger;

    use super::*;
    use crate::pack;

    #[test]
    fn the_exponential_is_close_enough() {
        for x in [-50.0_f32, -3.3, -0.5, 0.0, 0.2, 1.0, 7.7] {
            assert!((f64::from(exp(x)) / f64::from(x).exp() - 1.0).abs() < 1e-5, "{x}");
        }
    }

    #[test]
    fn names_are_learned_and_the_same_sentences_give_the_same_bytes_everywhere() {
        let samples = [("海边的林小明说", "林小明", 1), ("记者林小明走了", "林小明", 1), ("昨天在海边说", "海边", 5)];
        let sentence = |&(text, name, kind): &(&str, &str, u8)| {
            let start = text.find(name).expect("the name stands in the text");
            let tokens = tagger::lesson::read(text).remove(0);
            let labels = crate::data::label(&tokens, &[(start, start + name.len(), kind)]);
            Sentence { tokens, labels }
        };
        let sentences: Vec<Sentence> = samples.iter().map(sentence).collect();
        let sentences: Vec<&Sentence> = sentences.iter().collect();
        let mut crf = Crf::new(12, 0.01);
        for epoch in 0..8 {
            crf.epoch(&sentences, epoch);
        }
        crf.refit(pack::support(&crf, 0.01, 200), 0.0);
        crf.epoch(&sentences, 9);
        let file = pack::file(&crf, 0.05, 0);
        let tagger = tagger::Tagger::decode(&file).expect("a file of our own");
        let text = "记者林小明说";
        let names: Vec<&str> = tagger.tag(text).iter().map(|n| &text[n.start..n.end]).collect();
        assert_eq!(names, ["林小明"]);
        let sum = file.iter().fold(0x811c_9dc5_u32, |hash, &b| (hash ^ u32::from(b)).wrapping_mul(0x0100_0193));
        assert_eq!((file.len(), sum), (1416, 1_303_982_256), "another machine, or other word tables: then train again");
    }
}

//! Fitting the encoder: plain 32-bit floats in a fixed order, a gradient written out by hand, Adam. Two threads share a batch, each
//! its own half, so that the sums come out the same on every machine.

use seed_reader::voices::training::encoder::{
    BIAS, BLOCK, DILATIONS, HEAD, HIDDEN, Hidden, KNOWN, LAYER, LAYERS, NARROW, OUTPUT, TAPS, TokenState, WIDTH, WORDS,
    add, look,
};
use seed_reader::voices::training::sequence::{CHOICES, SLOTS};
use seed_reader::voices::training::{Choice, Encoder, Token, Vocabulary, exp, ln, round};

/// A few quotations that stand close together, with the paragraphs that they and their candidates stand in.
#[derive(Default)]
pub struct Sample {
    pub leaves: Vec<Vec<Token>>,
    pub questions: Vec<Question>,
}

/// Where a vector stands: a paragraph, and a token of it.
pub type Place = (usize, usize);

/// A quotation to learn from.
pub struct Question {
    pub quotation: [Place; 2],
    pub options: Vec<Candidate>,
    pub right: Vec<bool>,
}

/// A candidate: where its mention stands, and the name that a pronoun means.
pub struct Candidate {
    pub places: [Option<Place>; 2],
    pub choice: Choice,
}

/// The taps of a layer, their bias, and the matrix that mixes channels.
const TAP_BIAS: usize = TAPS * WIDTH;
const MIX: usize = TAP_BIAS + WIDTH;
const MIX_BIAS: usize = MIX + WIDTH * WIDTH;
/// Shares of words and of what a score is read from that are dropped while learning, and of what a layer sees in parts of 256.
const DROP: [f32; 2] = [0.12, 0.2];
const DROP_LAYER: u8 = 26;

/// Passes over annotated articles, with the first rate of learning.
const GOLD: (usize, f32) = (8, 1.5e-3);

/// A generator of numbers that look random: xorshift.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Between 0 and 1.
    fn part(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }

    /// Roughly normal: the sum of uniform numbers.
    fn normal(&mut self) -> f32 {
        (0..12).map(|_| self.part()).sum::<f32>() - 6.0
    }
}

/// What one pass through a paragraph keeps for the way back.
struct Pass {
    ids: Vec<usize>,
    /// What comes into each layer, and out of the last.
    states: Vec<Vec<TokenState>>,
    /// What each layer saw, cut off at nought, and by what it was multiplied after.
    seen: Vec<Vec<TokenState>>,
    keep: f32,
}

/// A dot product, in eight sums.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0f32; 8];
    for (a, b) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        for i in 0..8 {
            sums[i] += a[i] * b[i];
        }
    }
    sums.iter().sum()
}

/// An encoder that learns.
#[derive(Clone)]
pub struct Network(pub Encoder);

impl Network {
    pub fn new(vocabulary: Vocabulary, seed: u64) -> Self {
        let mut chance = Chance(seed * 2 + 0x9e37_79b9_7f4a_7c15);
        let mut values = vec![0.0; Encoder::size(vocabulary.count())];
        let mut fill = |from: usize, to: usize, deviation: f32| {
            values[from..to].iter_mut().for_each(|v| *v = chance.normal() * deviation)
        };
        let wide = (WIDTH as f32).sqrt().recip();
        fill(0, LAYERS, 0.2);
        for layer in (LAYERS..HEAD).step_by(LAYER) {
            fill(layer, layer + TAP_BIAS, (TAPS as f32).sqrt().recip());
            fill(layer + MIX, layer + MIX_BIAS, 0.8 * wide);
        }
        fill(HEAD, BIAS, wide / 2.0);
        fill(KNOWN, OUTPUT, 0.1);
        fill(OUTPUT, WORDS, (HIDDEN as f32).sqrt().recip());
        let all = values.len();
        let mut fill = |from: usize, to: usize, deviation: f32| {
            values[from..to].iter_mut().for_each(|v| *v = chance.normal() * deviation)
        };
        fill(WORDS, all, 0.3);
        Self(Encoder { vocabulary, values })
    }

    fn forward(&self, tokens: &[Token], chance: &mut Chance) -> Pass {
        let mut ids = Vec::with_capacity(tokens.len());
        let mut state: Vec<TokenState> = Vec::with_capacity(tokens.len());
        for token in tokens {
            let id = if token.id > 1 && chance.part() < DROP[0] { 1 } else { token.id };
            ids.push(usize::from(id));
            let mut known = [0.0; WIDTH];
            self.0.embed(&Token { id, ..*token }, &mut known);
            state.push(known);
        }
        let keep = 256.0 / (256.0 - f32::from(DROP_LAYER));
        let (mut states, mut all) = (Vec::new(), Vec::new());
        for (layer, dilation) in self.0.values[LAYERS..HEAD].chunks_exact(LAYER).zip(DILATIONS) {
            let mut seen: Vec<TokenState> = Vec::with_capacity(tokens.len());
            for t in 0..tokens.len() {
                let mut all = [0.0; WIDTH];
                look(layer, &state, t, dilation, &mut all);
                for eight in all.chunks_exact_mut(8) {
                    for (x, byte) in eight.iter_mut().zip(chance.next().to_le_bytes()) {
                        *x = if *x > 0.0 && byte >= DROP_LAYER { *x * keep } else { 0.0 };
                    }
                }
                seen.push(all);
            }
            states.push(state.clone());
            for (state, seen) in state.iter_mut().zip(&seen) {
                for (i, &x) in seen.iter().enumerate().filter(|(_, x)| **x != 0.0) {
                    add(state, x, &layer[MIX + i * WIDTH..][..WIDTH]);
                }
                add(state, 1.0, &layer[MIX_BIAS..]);
            }
            all.push(seen);
        }
        states.push(state);
        Pass { ids, states, seen: all, keep }
    }

    /// Adds to `grad` the gradient of what a vector should say differently, and to `wanted` what the vector should be.
    fn back(&self, block: usize, x: &TokenState, d: &Hidden, wanted: &mut TokenState, grad: &mut [f32]) {
        for (i, x) in x.iter().enumerate() {
            let row = HEAD + block * BLOCK + i * HIDDEN;
            add(&mut grad[row..row + HIDDEN], *x, d);
            wanted[i] += dot(&self.0.values[row..row + HIDDEN], d);
        }
    }

    /// Adds the gradient of who said a quotation to `grad`, and what it asks of the vectors to `wanted`; gives its loss.
    fn ask(
        &self,
        q: &Question,
        passes: &[Pass],
        wanted: &mut [Vec<TokenState>],
        chance: &mut Chance,
        grad: &mut [f32],
    ) -> f64 {
        let v = &self.0.values;
        let top = |(leaf, t): Place| &passes[leaf].states[DILATIONS.len()][t];
        let mut own: Hidden = [0.0; HIDDEN];
        q.quotation.iter().enumerate().for_each(|(i, &p)| add(&mut own, 1.0, &self.0.project(2 + i, top(p))));
        let keep = 1.0 / (1.0 - DROP[1]);
        let (mut hidden, mut scores) = (Vec::new(), Vec::new());
        for option in &q.options {
            let mut h = own;
            add(&mut h, 1.0, &v[BIAS..KNOWN]);
            for (block, place) in option.places.iter().enumerate() {
                if let Some(place) = place {
                    add(&mut h, 1.0, &self.0.project(block, top(*place)));
                }
            }
            known(&option.choice, |at| add(&mut h, 1.0, &v[at..at + HIDDEN]));
            let h = h.map(|x| if x > 0.0 && chance.part() >= DROP[1] { x * keep } else { 0.0 });
            scores.push(dot(&h, &v[OUTPUT..WORDS]));
            hidden.push(h);
        }
        let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let e: Vec<f64> = scores.iter().map(|s| exp(f64::from(s - most))).collect();
        let z: f64 = e.iter().sum();
        let good: f64 = e.iter().zip(&q.right).filter(|(_, r)| **r).map(|(e, _)| e).sum::<f64>() + 1e-12;
        let mut d_own: Hidden = [0.0; HIDDEN];
        let mut back = |block: usize, place: Place, d: &Hidden, grad: &mut [f32]| {
            self.back(block, top(place), d, &mut wanted[place.0][place.1], grad);
        };
        for (o, option) in q.options.iter().enumerate() {
            let g = (e[o] / z - if q.right[o] { e[o] / good } else { 0.0 }) as f32;
            if g.abs() < 1e-6 {
                continue;
            }
            let mut d: Hidden = [0.0; HIDDEN];
            for j in (0..HIDDEN).filter(|&j| hidden[o][j] != 0.0) {
                grad[OUTPUT + j] += g * hidden[o][j];
                d[j] = g * v[OUTPUT + j] * keep;
            }
            add(&mut d_own, 1.0, &d);
            for (block, place) in option.places.iter().enumerate() {
                if let Some(place) = place {
                    back(block, *place, &d, grad);
                }
            }
            known(&option.choice, |at| add(&mut grad[at..at + HIDDEN], 1.0, &d));
        }
        add(&mut grad[BIAS..KNOWN], 1.0, &d_own);
        q.quotation.iter().enumerate().for_each(|(i, &p)| back(2 + i, p, &d_own, grad));
        ln(z) - ln(good)
    }

    /// Adds the gradient of a paragraph whose vectors should move by `d`.
    fn backward(&self, tokens: &[Token], pass: &Pass, mut d: Vec<TokenState>, grad: &mut [f32]) {
        for (number, dilation) in DILATIONS.into_iter().enumerate().rev() {
            let base = LAYERS + number * LAYER;
            let w = &self.0.values[base..base + LAYER];
            let (old, seen) = (&pass.states[number], &pass.seen[number]);
            let mut below = d.clone();
            for (t, d) in d.iter().enumerate().filter(|(_, d)| d.iter().any(|x| *x != 0.0)) {
                add(&mut grad[base + MIX_BIAS..base + LAYER], 1.0, d);
                let mut da = [0.0; WIDTH];
                for i in (0..WIDTH).filter(|&i| seen[t][i] != 0.0) {
                    let row = MIX + i * WIDTH;
                    add(&mut grad[base + row..base + row + WIDTH], seen[t][i], d);
                    da[i] = dot(&w[row..row + WIDTH], d) * pass.keep;
                }
                add(&mut grad[base + TAP_BIAS..base + MIX], 1.0, &da);
                for tap in 0..TAPS {
                    let source = (t + tap * dilation).checked_sub(TAPS / 2 * dilation).filter(|&s| s < old.len());
                    let Some(source) = source else { continue };
                    for j in 0..WIDTH {
                        grad[base + tap * WIDTH + j] += da[j] * old[source][j];
                        below[source][j] += da[j] * w[tap * WIDTH + j];
                    }
                }
            }
            d = below;
        }
        for ((token, &id), d) in tokens.iter().zip(&pass.ids).zip(&d) {
            let at = WORDS + id * NARROW;
            add(&mut grad[at..at + NARROW], 1.0, &d[..NARROW]);
            let mut first = 0;
            for (&value, count) in token.slots.iter().zip(SLOTS) {
                if value > 0 {
                    let at = (first + usize::from(value)) * WIDTH;
                    add(&mut grad[at..at + WIDTH], 1.0, d);
                }
                first += count;
            }
        }
    }

    /// The gradient of a sample, added to `grad`; gives its loss.
    fn learn(&self, sample: &Sample, seed: u64, grad: &mut [f32]) -> f64 {
        let mut chance = Chance(seed | 1);
        let passes: Vec<Pass> = sample.leaves.iter().map(|l| self.forward(l, &mut chance)).collect();
        let mut wanted: Vec<Vec<TokenState>> = sample.leaves.iter().map(|l| vec![[0.0; WIDTH]; l.len()]).collect();
        let ask = |q: &Question| self.ask(q, &passes, &mut wanted, &mut chance, grad);
        let loss = sample.questions.iter().map(ask).sum();
        for ((tokens, pass), d) in sample.leaves.iter().zip(&passes).zip(wanted) {
            self.backward(tokens, pass, d, grad);
        }
        loss
    }

    /// Learns from samples, `epochs` times all of them.
    pub fn train(&mut self, samples: &[&Sample], epochs: usize, rate: f32, seed: u64) -> f64 {
        const BATCH: usize = 8;
        let mut chance = Chance(seed ^ 0x5555_aaaa_1234_5678);
        let n = self.0.values.len();
        let (mut m, mut s) = (vec![0f32; n], vec![0f32; n]);
        let steps = epochs * (samples.len() / BATCH);
        let (mut step, mut last) = (0, 0.0);
        for _ in 0..epochs {
            let mut order: Vec<usize> = (0..samples.len()).collect();
            for i in (1..order.len()).rev() {
                order.swap(i, (chance.next() % (i as u64 + 1)) as usize);
            }
            last = 0.0;
            for batch in order.chunks_exact(BATCH) {
                step += 1;
                let seeds: Vec<u64> = batch.iter().map(|_| chance.next()).collect();
                let half = |range: std::ops::Range<usize>| {
                    let mut grad = vec![0f32; n];
                    let loss: f64 = range.map(|i| self.learn(samples[batch[i]], seeds[i], &mut grad)).sum();
                    (grad, loss)
                };
                let (a, b) = std::thread::scope(|scope| {
                    let other = scope.spawn(|| half(BATCH / 2..BATCH));
                    let own = half(0..BATCH / 2);
                    (own, other.join().unwrap_or_else(|_| (vec![0.0; n], 0.0)))
                });
                let count: usize = batch.iter().map(|&i| samples[i].questions.len()).sum();
                last += a.1 + b.1;
                let mut grad = a.0;
                grad.iter_mut().zip(&b.0).for_each(|(g, b)| *g = (*g + b) / count.max(1) as f32);
                let norm = grad.iter().map(|g| f64::from(g * g)).sum::<f64>().sqrt();
                let clip = if norm > 1.0 { (1.0 / norm) as f32 } else { 1.0 };
                let warm = (step as f32 / 60.0).min(1.0);
                let down = 1.0 - step as f32 / (steps + 1) as f32;
                let lr = rate * warm * down + 1e-5;
                let (c1, c2) = (1.0 - 0.9f32.powi(step.min(1000)), 1.0 - 0.98f32.powi(step.min(1000)));
                for i in 0..n {
                    let g = grad[i] * clip;
                    m[i] = 0.9 * m[i] + 0.1 * g;
                    s[i] = 0.98 * s[i] + 0.02 * g * g;
                    let value = &mut self.0.values[i];
                    *value -= lr * (m[i] / c1) / ((s[i] / c2).sqrt() + 1e-8) + lr * 0.02 * *value;
                }
            }
        }
        last / samples.iter().map(|s| s.questions.len()).sum::<usize>().max(1) as f64
    }

    /// What it becomes by learning from annotated articles, one of several `way`s.
    pub fn taught(&self, samples: &[&Sample], way: usize) -> Self {
        let mut network = self.clone();
        network.train(samples, GOLD.0, GOLD.1, 7 + way as u64);
        network
    }

    /// The average of networks that began alike.
    pub fn middle(ways: &[Self]) -> Self {
        let mut out = ways[0].clone();
        for (i, value) in out.0.values.iter_mut().enumerate() {
            *value = ways.iter().map(|w| w.0.values[i]).sum::<f32>() / ways.len() as f32;
        }
        out
    }

    /// The encoder with its weights rounded as the file keeps them.
    pub fn rounded(&self) -> Encoder {
        let mut out = self.0.clone();
        for (range, columns) in Encoder::parts(out.vocabulary.count()) {
            let (scales, weights) = round(&out.values[range.clone()], columns);
            let values = weights.iter().zip(scales.iter().cycle()).map(|(&w, scale)| f32::from(w) * scale);
            out.values[range].iter_mut().zip(values).for_each(|(v, new)| *v = new);
        }
        out
    }
}

/// The rows of what is known of a candidate.
fn known(choice: &Choice, mut see: impl FnMut(usize)) {
    let mut first = KNOWN;
    for (&value, count) in choice.iter().zip(CHOICES) {
        if value > 0 {
            see(first + usize::from(value) * HIDDEN);
        }
        first += count * HIDDEN;
    }
}

//! Fitting the encoder: plain 32-bit floats in a fixed order, a gradient written out by hand, Adam. Two threads share a
//! batch, each its own half, so that the sums come out the same on every machine.

use seed_reader::voices::training::encoder::{DILATIONS, NARROW, WIDTH};
use seed_reader::voices::training::window::{CHOICES, SLOTS};
use seed_reader::voices::training::{Encoder, Matrix, Vocabulary, Window, exp, ln};

/// A quotation to learn from.
pub struct Sample {
    pub window: Window,
    pub right: Vec<bool>,
    /// Whether nobody with a name said it.
    pub nobody: bool,
}

/// Where each part begins among all parameters.
#[derive(Clone)]
struct Layout {
    characters: usize,
    widen: usize,
    slots: usize,
    layers: usize,
    scorer: usize,
    choices: usize,
    output: usize,
    len: usize,
}

const TAPS: usize = 3 * WIDTH * WIDTH;
const LAYER: usize = TAPS + WIDTH;

impl Layout {
    fn new(vocabulary: usize) -> Self {
        let mut at = 0;
        let mut take = |n: usize| {
            at += n;
            at - n
        };
        let characters = take(vocabulary * NARROW);
        let widen = take(NARROW * WIDTH);
        let slots = take(SLOTS.iter().sum::<usize>() * WIDTH);
        let layers = take(DILATIONS.len() * LAYER);
        let scorer = take((5 * WIDTH + 1) * WIDTH);
        let choices = take(CHOICES.iter().sum::<usize>() * WIDTH);
        let output = take(WIDTH);
        Self { characters, widen, slots, layers, scorer, choices, output, len: at }
    }
}

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

/// A network of floats.
#[derive(Clone)]
pub struct Network {
    vocabulary: Vocabulary,
    layout: Layout,
    values: Vec<f32>,
}

type State = [f32; WIDTH];

/// What one pass keeps for the way back.
struct Pass {
    ids: Vec<usize>,
    narrow_mask: Vec<f32>,
    states: Vec<Vec<State>>,
    /// Which outputs of a layer were above nought and not dropped: the factor of each.
    gates: Vec<Vec<State>>,
    hidden: Vec<State>,
    hidden_gates: Vec<State>,
    scores: Vec<f32>,
}

fn axpy(out: &mut [f32], x: f32, row: &[f32]) {
    out.iter_mut().zip(row).for_each(|(o, w)| *o += x * w);
}

/// A dot product of `WIDTH` numbers, in eight sums.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0f32; 8];
    for (a, b) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        for i in 0..8 {
            sums[i] += a[i] * b[i];
        }
    }
    sums.iter().sum()
}

impl Network {
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    pub fn new(vocabulary: Vocabulary, seed: u64) -> Self {
        let layout = Layout::new(vocabulary.count());
        let mut chance = Chance(seed * 2 + 0x9e37_79b9_7f4a_7c15);
        let mut values = vec![0.0; layout.len];
        let mut fill = |from: usize, to: usize, deviation: f32| {
            values[from..to].iter_mut().for_each(|v| *v = chance.normal() * deviation)
        };
        let wide = (WIDTH as f32).sqrt().recip();
        fill(layout.characters, layout.widen, 0.3);
        fill(layout.widen, layout.slots, (NARROW as f32).sqrt().recip());
        fill(layout.slots, layout.layers, 0.15);
        for layer in 0..DILATIONS.len() {
            fill(layout.layers + layer * LAYER, layout.layers + layer * LAYER + TAPS, 0.8 * wide / 3f32.sqrt());
        }
        fill(layout.scorer, layout.scorer + 5 * WIDTH * WIDTH, wide / 5f32.sqrt());
        fill(layout.choices, layout.output, 0.1);
        fill(layout.output, layout.len, wide);
        Self { vocabulary, layout, values }
    }

    fn forward(&self, window: &Window, mut chance: Option<&mut Chance>) -> Pass {
        let (l, v) = (&self.layout, &self.values);
        let n = window.ids.len();
        let mut ids = Vec::with_capacity(n);
        let mut first: Vec<State> = Vec::with_capacity(n);
        let mut narrow_mask = Vec::with_capacity(n);
        for (&id, slots) in window.ids.iter().zip(&window.slots) {
            let mut id = usize::from(id);
            if chance.as_deref_mut().is_some_and(|c| c.part() < 0.12) {
                id = 1;
            }
            ids.push(id);
            let mut state = [0.0; WIDTH];
            for i in 0..NARROW {
                axpy(&mut state, v[l.characters + id * NARROW + i], &v[l.widen + i * WIDTH..][..WIDTH]);
            }
            let mut row = l.slots;
            for (&value, count) in slots.iter().zip(SLOTS) {
                axpy(&mut state, 1.0, &v[row + usize::from(value) * WIDTH..][..WIDTH]);
                row += count * WIDTH;
            }
            narrow_mask.push(1.0);
            first.push(state);
        }
        let mut states = vec![first];
        let mut gates = Vec::new();
        for (layer, &dilation) in DILATIONS.iter().enumerate() {
            let w = &v[l.layers + layer * LAYER..][..LAYER];
            let old = &states[layer];
            let mut new = old.clone();
            let mut gate = vec![[0.0; WIDTH]; n];
            for t in 0..n {
                let mut a = [0.0; WIDTH];
                a.copy_from_slice(&w[TAPS..]);
                for tap in 0..3 {
                    let Some(source) = (t + tap * dilation).checked_sub(dilation).filter(|&s| s < n) else { continue };
                    for (i, &x) in old[source].iter().enumerate() {
                        axpy(&mut a, x, &w[(tap * WIDTH + i) * WIDTH..][..WIDTH]);
                    }
                }
                for j in 0..WIDTH {
                    let keep = match chance.as_deref_mut() {
                        Some(c) if a[j] > 0.0 => f32::from(u8::from(c.part() >= 0.12)) / 0.88,
                        _ => 1.0,
                    };
                    if a[j] > 0.0 {
                        gate[t][j] = keep;
                        new[t][j] += a[j] * keep;
                    }
                }
            }
            states.push(new);
            gates.push(gate);
        }
        let (mut hidden, mut hidden_gates, mut scores) = (Vec::new(), Vec::new(), Vec::new());
        let top = &states[DILATIONS.len()];
        let mut shared = [0.0; WIDTH];
        shared.copy_from_slice(&v[l.scorer + 5 * WIDTH * WIDTH..][..WIDTH]);
        for (block, place) in [(3, window.quotation.0), (4, window.quotation.1)] {
            for (i, &x) in top[place].iter().enumerate() {
                axpy(&mut shared, x, &v[l.scorer + (block * WIDTH + i) * WIDTH..][..WIDTH]);
            }
        }
        for choice in &window.options {
            let mut u = shared;
            for (block, place) in choice.places.iter().enumerate() {
                let Some(place) = place else { continue };
                for (i, &x) in top[*place].iter().enumerate() {
                    axpy(&mut u, x, &v[l.scorer + (block * WIDTH + i) * WIDTH..][..WIDTH]);
                }
            }
            let mut row = l.choices;
            for (value, count) in [choice.role, choice.spoke, choice.count, choice.kind].into_iter().zip(CHOICES) {
                axpy(&mut u, 1.0, &v[row + usize::from(value) * WIDTH..][..WIDTH]);
                row += count * WIDTH;
            }
            let mut gate = [0.0; WIDTH];
            for j in 0..WIDTH {
                if u[j] > 0.0 {
                    gate[j] = match chance.as_deref_mut() {
                        Some(c) => f32::from(u8::from(c.part() >= 0.2)) / 0.8,
                        None => 1.0,
                    };
                }
            }
            let out: f32 = (0..WIDTH).map(|j| u[j] * gate[j] * v[l.output + j]).sum();
            hidden.push(u);
            hidden_gates.push(gate);
            scores.push(out);
        }
        Pass { ids, narrow_mask, states, gates, hidden, hidden_gates, scores }
    }

    /// Adds the gradient of one sample; gives its loss.
    fn backward(&self, sample: &Sample, pass: &Pass, grad: &mut [f32]) -> f64 {
        let (l, v) = (&self.layout, &self.values);
        let window = &sample.window;
        let most = pass.scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let e: Vec<f64> = pass.scores.iter().map(|s| exp(f64::from(s - most))).collect();
        let z: f64 = e.iter().sum();
        let good: f64 = e.iter().zip(&sample.right).filter(|(_, r)| **r).map(|(e, _)| e).sum::<f64>() + 1e-12;
        let n = window.ids.len();
        let depth = DILATIONS.len();
        let top = &pass.states[depth];
        let mut d = vec![[0f32; WIDTH]; n];
        let mut d_shared = [0f32; WIDTH];
        for (o, choice) in window.options.iter().enumerate() {
            let g = (e[o] / z - if sample.right[o] { e[o] / good } else { 0.0 }) as f32;
            if g.abs() < 1e-7 {
                continue;
            }
            let mut du = [0f32; WIDTH];
            for j in 0..WIDTH {
                let gate = pass.hidden_gates[o][j];
                grad[l.output + j] += g * pass.hidden[o][j] * gate;
                du[j] = g * v[l.output + j] * gate;
                d_shared[j] += du[j];
            }
            for (block, place) in choice.places.iter().enumerate() {
                let Some(place) = *place else { continue };
                for i in 0..WIDTH {
                    let row = l.scorer + (block * WIDTH + i) * WIDTH;
                    axpy(&mut grad[row..row + WIDTH], top[place][i], &du);
                    d[place][i] += dot(&v[row..row + WIDTH], &du);
                }
            }
            let mut row = l.choices;
            for (value, count) in [choice.role, choice.spoke, choice.count, choice.kind].into_iter().zip(CHOICES) {
                let at = row + usize::from(value) * WIDTH;
                axpy(&mut grad[at..at + WIDTH], 1.0, &du);
                row += count * WIDTH;
            }
        }
        let bias = l.scorer + 5 * WIDTH * WIDTH;
        axpy(&mut grad[bias..bias + WIDTH], 1.0, &d_shared);
        for (block, place) in [(3, window.quotation.0), (4, window.quotation.1)] {
            for i in 0..WIDTH {
                let row = l.scorer + (block * WIDTH + i) * WIDTH;
                axpy(&mut grad[row..row + WIDTH], top[place][i], &d_shared);
                d[place][i] += dot(&v[row..row + WIDTH], &d_shared);
            }
        }
        for layer in (0..depth).rev() {
            let dilation = DILATIONS[layer];
            let base = l.layers + layer * LAYER;
            let old = &pass.states[layer];
            let mut below = d.clone();
            for (t, d) in d.iter().enumerate() {
                let mut da = [0f32; WIDTH];
                let mut any = false;
                for j in 0..WIDTH {
                    da[j] = d[j] * pass.gates[layer][t][j];
                    any |= da[j] != 0.0;
                }
                if !any {
                    continue;
                }
                axpy(&mut grad[base + TAPS..base + LAYER], 1.0, &da);
                for tap in 0..3 {
                    let Some(source) = (t + tap * dilation).checked_sub(dilation).filter(|&s| s < n) else { continue };
                    for i in 0..WIDTH {
                        let row = base + (tap * WIDTH + i) * WIDTH;
                        axpy(&mut grad[row..row + WIDTH], old[source][i], &da);
                        below[source][i] += dot(&v[row..row + WIDTH], &da);
                    }
                }
            }
            d = below;
        }
        for (t, d) in d.iter().enumerate() {
            let mut row = l.slots;
            for (&value, count) in window.slots[t].iter().zip(SLOTS) {
                let at = row + usize::from(value) * WIDTH;
                axpy(&mut grad[at..at + WIDTH], pass.narrow_mask[t], d);
                row += count * WIDTH;
            }
            let id = pass.ids[t];
            for i in 0..NARROW {
                let row = l.widen + i * WIDTH;
                let x = v[l.characters + id * NARROW + i];
                axpy(&mut grad[row..row + WIDTH], x, d);
                grad[l.characters + id * NARROW + i] += dot(&v[row..row + WIDTH], d);
            }
        }
        ln(z) - ln(good)
    }

    /// Learns from samples, `epochs` times all of them.
    pub fn train(&mut self, samples: &[&Sample], epochs: usize, rate: f32, seed: u64) -> f64 {
        const BATCH: usize = 32;
        let usable: Vec<&Sample> =
            samples.iter().copied().filter(|s| s.right.contains(&true) && s.right.contains(&false)).collect();
        let mut chance = Chance(seed ^ 0x5555_aaaa_1234_5678);
        let n = self.values.len();
        let (mut m, mut s) = (vec![0f32; n], vec![0f32; n]);
        let steps = epochs * (usable.len() / BATCH);
        let mut step = 0;
        let mut last = 0.0;
        for _ in 0..epochs {
            let mut order: Vec<usize> = (0..usable.len()).collect();
            for i in (1..order.len()).rev() {
                order.swap(i, (chance.next() % (i as u64 + 1)) as usize);
            }
            last = 0.0;
            for batch in order.chunks_exact(BATCH) {
                step += 1;
                let seeds: Vec<u64> = batch.iter().map(|_| chance.next()).collect();
                let half = |range: std::ops::Range<usize>| {
                    let mut grad = vec![0f32; n];
                    let mut loss = 0.0;
                    for i in range {
                        let mut own = Chance(seeds[i] | 1);
                        let pass = self.forward(&usable[batch[i]].window, Some(&mut own));
                        loss += self.backward(usable[batch[i]], &pass, &mut grad);
                    }
                    (grad, loss)
                };
                let (a, b) = std::thread::scope(|scope| {
                    let other = scope.spawn(|| half(BATCH / 2..BATCH));
                    let own = half(0..BATCH / 2);
                    (own, other.join().unwrap_or_else(|_| (vec![0.0; n], 0.0)))
                });
                last += a.1 + b.1;
                let mut grad = a.0;
                grad.iter_mut().zip(&b.0).for_each(|(g, b)| *g = (*g + b) / BATCH as f32);
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
                    self.values[i] -= lr * (m[i] / c1) / ((s[i] / c2).sqrt() + 1e-8) + lr * 0.02 * self.values[i];
                }
            }
        }
        last / (usable.len() / BATCH * BATCH) as f64
    }

    /// The average of networks that began alike.
    pub fn middle(ways: &[Self]) -> Self {
        let mut out = ways[0].clone();
        for (i, value) in out.values.iter_mut().enumerate() {
            *value = ways.iter().map(|w| w.values[i]).sum::<f32>() / ways.len() as f32;
        }
        out
    }

    /// The same network in integers.
    pub fn quantise(&self) -> Encoder {
        let (l, v) = (&self.layout, &self.values);
        let part = |from: usize, to: usize, columns: usize| Matrix::quantise(&v[from..to], columns);
        Encoder {
            vocabulary: self.vocabulary.clone(),
            characters: part(l.characters, l.widen, NARROW),
            widen: part(l.widen, l.slots, WIDTH),
            slots: part(l.slots, l.layers, WIDTH),
            layers: (0..DILATIONS.len())
                .map(|i| part(l.layers + i * LAYER, l.layers + (i + 1) * LAYER, WIDTH))
                .collect(),
            scorer: part(l.scorer, l.choices, WIDTH),
            choices: part(l.choices, l.output, WIDTH),
            output: part(l.output, l.len, 1),
        }
    }
}

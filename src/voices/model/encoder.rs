//! The second opinion: a small encoder that sees the order of the words. Characters and what is known of their places become
//! vectors, five dilated convolutions look at what stands around them, and each candidate is scored by the vectors at its
//! mention and at the quotation.
//!
//! Everything is computed in integers: activations have [`FRACTION`] bits behind the point, weights eight bits and a
//! multiplier for each output.

use std::collections::HashMap;

use crate::voices::window::{CHOICES, Choice, SLOTS, Window};

/// The width of a vector.
pub const WIDTH: usize = 32;
/// The width of what a character is, before it is widened.
pub const NARROW: usize = 16;
/// How far the convolutions reach.
pub const DILATIONS: [usize; 5] = [1, 2, 4, 8, 16];
/// Bits behind the point of an activation.
pub const FRACTION: u32 = 8;
/// Bits behind the point of a multiplier.
const SHIFT: u32 = 22;

/// The characters that have a vector of their own.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Vocabulary {
    /// In the order of their numbers, from 2 on.
    pub characters: Vec<char>,
    ids: HashMap<char, u16>,
}

impl Vocabulary {
    /// The vocabulary of these characters.
    pub fn new(characters: Vec<char>) -> Self {
        let ids = characters.iter().enumerate().map(|(i, &c)| (c, i as u16 + 2)).collect();
        Self { characters, ids }
    }

    /// The number of a character; 1 where it has none of its own.
    pub fn id(&self, c: char) -> u16 {
        self.ids.get(&c).copied().unwrap_or(1)
    }

    /// How many numbers there are.
    pub fn count(&self) -> usize {
        self.characters.len() + 2
    }
}

/// A matrix of eight-bit weights, rows of inputs, columns of outputs, with a multiplier for each output.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Matrix {
    /// How many outputs.
    pub columns: usize,
    /// Input by input.
    pub weights: Vec<i8>,
    /// What a column's weights are to be multiplied with, in parts of 2 to the power of [`SHIFT`].
    pub scales: Vec<u32>,
    /// The weights output by output, so that a sum runs over what lies side by side.
    turned: Vec<i16>,
}

impl Matrix {
    /// A matrix of these weights.
    pub fn new(columns: usize, weights: Vec<i8>, scales: Vec<u32>) -> Self {
        let rows = weights.len().checked_div(columns).unwrap_or(0);
        let turned = (0..columns).flat_map(|c| (0..rows).map(move |r| r * columns + c)).map(|i| i16::from(weights[i]));
        Self { columns, turned: turned.collect(), weights, scales }
    }

    #[cfg(feature = "train")]
    /// Rounds a matrix of floats.
    pub fn quantise(values: &[f32], columns: usize) -> Self {
        let mut scales = vec![0; columns];
        let mut weights = vec![0; values.len()];
        for (column, place) in scales.iter_mut().enumerate() {
            let of = || (column..values.len()).step_by(columns);
            let most = of().map(|i| f64::from(values[i].abs())).fold(1e-9, f64::max);
            let scale = (most / 127.0 * f64::from(1u32 << SHIFT)).round().max(1.0);
            *place = scale as u32;
            for i in of() {
                let exact = f64::from(values[i]) * f64::from(1u32 << SHIFT) / scale;
                weights[i] = exact.round().clamp(-127.0, 127.0) as i8;
            }
        }
        Self::new(columns, weights, scales)
    }

    /// Adds `input` times some rows, from `first` on, to sums that are not scaled yet.
    fn add<const N: usize>(&self, first: usize, input: &[i16; N], sums: &mut [i32]) {
        let rows = self.weights.len() / self.columns;
        for (column, sum) in sums.iter_mut().enumerate() {
            *sum += self.turned[column * rows + first..].first_chunk().map_or(0, |weights| dot(input, weights));
        }
    }

    /// The sums, scaled to activations and added to `out`.
    fn scale(&self, sums: &[i32], out: &mut [i32]) {
        for ((out, &sum), &scale) in out.iter_mut().zip(sums).zip(&self.scales) {
            *out += rounded(i64::from(sum) * i64::from(scale), SHIFT);
        }
    }

    /// Adds a row as activations.
    fn row(&self, row: usize, out: &mut [i32]) {
        let weights = &self.weights[row * self.columns..][..self.columns];
        for ((out, &w), &scale) in out.iter_mut().zip(weights).zip(&self.scales) {
            *out += rounded(i64::from(w) * i64::from(scale), SHIFT - FRACTION);
        }
    }
}

/// The sum of products of so many numbers: of a fixed length, and never
/// taken into its callers, so that the compiler takes several at a time.
#[inline(never)]
fn dot<const N: usize>(a: &[i16; N], b: &[i16; N]) -> i32 {
    let mut sum = 0;
    for i in 0..N {
        sum += i32::from(a[i]) * i32::from(b[i]);
    }
    sum
}

/// A number without some of its last bits, rounded.
fn rounded(value: i64, bits: u32) -> i32 {
    ((value + (1 << (bits - 1))) >> bits) as i32
}

/// See the module.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Encoder {
    /// Its characters.
    pub vocabulary: Vocabulary,
    /// Character to narrow vector, narrow to wide, place to wide.
    pub characters: Matrix,
    /// Narrow to wide.
    pub widen: Matrix,
    /// All values of all slots, one below the other.
    pub slots: Matrix,
    /// Three taps of each convolution, one below the other; and a row of biases.
    pub layers: Vec<Matrix>,
    /// Start, end, antecedent, first and last character of the quotation; then a row of biases.
    pub scorer: Matrix,
    /// All values of what is known of a candidate, one below the other.
    pub choices: Matrix,
    /// The last weights.
    pub output: Matrix,
}

impl Encoder {
    /// Whether all matrices are of the size that the others need.
    pub(super) fn is_whole(&self) -> bool {
        let sizes = [
            (&self.characters, self.vocabulary.count(), NARROW),
            (&self.widen, NARROW, WIDTH),
            (&self.slots, SLOTS.iter().sum(), WIDTH),
            (&self.scorer, 5 * WIDTH + 1, WIDTH),
            (&self.choices, CHOICES.iter().sum(), WIDTH),
            (&self.output, WIDTH, 1),
        ];
        let layers = self.layers.iter().map(|l| (l, 3 * WIDTH + 1, WIDTH));
        sizes
            .into_iter()
            .chain(layers)
            .all(|(m, rows, columns)| m.columns == columns && m.weights.len() == rows * columns)
    }

    /// The score of each candidate, in parts of 2 to the power of [`FRACTION`].
    pub fn scores(&self, window: &Window) -> Vec<i32> {
        let states = self.encode(window);
        let nowhere = [0; WIDTH];
        let at = |place: Option<usize>| place.and_then(|p| states.get(p)).unwrap_or(&nowhere);
        let mut shared = [0; WIDTH];
        self.scorer.add(3 * WIDTH, at(Some(window.quotation.0)), &mut shared);
        self.scorer.add(4 * WIDTH, at(Some(window.quotation.1)), &mut shared);
        let score = |choice: &Choice| {
            let mut sums = shared;
            for (i, place) in choice.places.iter().enumerate().filter(|(_, p)| p.is_some()) {
                self.scorer.add(i * WIDTH, at(*place), &mut sums);
            }
            let mut hidden = [0; WIDTH];
            self.scorer.scale(&sums, &mut hidden);
            self.scorer.row(5 * WIDTH, &mut hidden);
            let mut first = 0;
            for (value, count) in [choice.role, choice.spoke, choice.count, choice.kind].into_iter().zip(CHOICES) {
                self.choices.row(first + usize::from(value), &mut hidden);
                first += count;
            }
            let (mut sum, mut out) = ([0], [0]);
            self.output.add(0, &hidden.map(|x| x.clamp(0, LIMIT) as i16), &mut sum);
            self.output.scale(&sum, &mut out);
            out[0]
        };
        window.options.iter().map(score).collect()
    }

    /// A vector for each character of the window.
    fn encode(&self, window: &Window) -> Vec<[i16; WIDTH]> {
        let mut states: Vec<[i16; WIDTH]> =
            window.ids.iter().zip(&window.slots).map(|(&id, s)| self.embed(id, s)).collect();
        let mut next = states.clone();
        for (layer, dilation) in self.layers.iter().zip(DILATIONS) {
            for (t, next) in next.iter_mut().enumerate() {
                let mut around = [0; 3 * WIDTH];
                for (tap, part) in around.chunks_exact_mut(WIDTH).enumerate() {
                    if let Some(source) = (t + tap * dilation).checked_sub(dilation).and_then(|s| states.get(s)) {
                        part.copy_from_slice(source);
                    }
                }
                let (mut sums, mut out) = ([0; WIDTH], [0; WIDTH]);
                layer.add(0, &around, &mut sums);
                layer.scale(&sums, &mut out);
                layer.row(3 * WIDTH, &mut out);
                for ((next, x), old) in next.iter_mut().zip(out).zip(states[t]) {
                    *next = (i32::from(old) + x.max(0)).clamp(-LIMIT, LIMIT) as i16;
                }
            }
            std::mem::swap(&mut states, &mut next);
        }
        states
    }

    fn embed(&self, id: u16, slots: &[u8; 7]) -> [i16; WIDTH] {
        let (mut narrow, mut sums, mut out) = ([0; NARROW], [0; WIDTH], [0; WIDTH]);
        self.characters.row(usize::from(id), &mut narrow);
        self.widen.add(0, &narrow.map(|x| x.clamp(-LIMIT, LIMIT) as i16), &mut sums);
        self.widen.scale(&sums, &mut out);
        let mut first = 0;
        for (&value, count) in slots.iter().zip(SLOTS) {
            self.slots.row(first + usize::from(value), &mut out);
            first += count;
        }
        out.map(|x| x.clamp(-LIMIT, LIMIT) as i16)
    }
}

/// Activations stay within these bounds, so that they fit into 16 bits and a sum of products into 32.
const LIMIT: i32 = 32_000;

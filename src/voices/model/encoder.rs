//! The second opinion: a small network that sees the order of the words. The tokens of a paragraph become vectors, a few dilated
//! convolutions let each look at what stands around it, and a candidate is scored by the vectors at its mention and at the
//! quotation. A paragraph is encoded once, whoever asks for what in it.
//!
//! Plain 32-bit floats, added and multiplied in a fixed order, eight columns at a time: the same bits natively and in WebAssembly. In the file a weight has
//! eight bits, and each column a scale.

use wide::{CmpGt, CmpNe, f32x8};

/// The width of a vector.
pub const WIDTH: usize = 32;
/// What a token's word is goes into the first so many of it.
pub const NARROW: usize = 16;
/// The width of what a candidate's score is read from.
pub const HIDDEN: usize = 32;
/// How many vectors a convolution looks at.
pub const TAPS: usize = 5;
/// How far they stand apart in each of the layers.
pub const DILATIONS: [usize; 4] = [1, 2, 4, 8];

/// A token: the number of its word, and what is known of its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// The number of its word.
    pub id: u16,
    /// See [`SLOTS`].
    pub slots: [u8; SLOTS.len()],
}

/// How many values each has: what kind of mention, what kind of cue, the first or the last token of a quotation, how long that
/// is, how it ends; how often the mention's entity is named,
/// whether it stands in a gloss. Nought says nothing.
pub const SLOTS: [usize; 7] = [11, 4, 3, 12, 4, 6, 2];

/// What is known of a candidate, beside the tokens: its role (1 a name, 2 a pronoun, 3 who spoke before, 4 nobody, 5 somebody
/// described), when it spoke last, how often it is named, what kind it is, where the mention stands, how many names ago, which of the
/// names before the pronoun it is, how far the last quotation is, whether the quotation names others or it, whether it says 我 or 我们, by
/// what kind of candidate.
pub const CHOICES: [usize; 10] = [6, 6, 7, 11, 14, 8, 7, 6, 3, 20];
/// See [`CHOICES`].
pub type Choice = [u8; CHOICES.len()];

/// The vector of a token.
pub type TokenState = [f32; WIDTH];
/// What a score is read from.
pub type Hidden = [f32; HIDDEN];

const fn sum(counts: &[usize]) -> usize {
    let (mut at, mut total) = (0, 0);
    while at < counts.len() {
        total += counts[at];
        at += 1;
    }
    total
}

// Where the weights of each part begin. What is known of a token's place stands first.
/// The layers: taps, their bias, the mixing of channels, its bias.
pub const LAYERS: usize = sum(&SLOTS) * WIDTH;
/// The weights of one layer.
pub const LAYER: usize = (TAPS + 1 + WIDTH + 1) * WIDTH;
/// The head, which reads four vectors: of a candidate's mention, of the name that its pronoun means, of the quotation's first and last
/// token.
pub const HEAD: usize = LAYERS + DILATIONS.len() * LAYER;
/// The weights for one of them.
pub const BLOCK: usize = WIDTH * HIDDEN;
/// A candidate's bias.
pub const BIAS: usize = HEAD + 4 * BLOCK;
/// What is known of a candidate.
pub const KNOWN: usize = BIAS + HIDDEN;
/// A candidate's score.
pub const OUTPUT: usize = KNOWN + sum(&CHOICES) * HIDDEN;
/// What the words are.
pub const WORDS: usize = OUTPUT + HIDDEN;

/// The words that have a vector of their own, by their keys, in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Vocabulary(pub Vec<u32>);

/// Numbers of words that are none: nothing, a word without a vector, words left out, the edge of a paragraph.
pub const SIGNS: usize = 4;

impl Vocabulary {
    /// The number of a word, by its key.
    pub fn id(&self, key: u32) -> u16 {
        match key {
            0..4 => key as u16,
            _ => self.0.binary_search(&key).map_or(1, |at| (at + SIGNS) as u16),
        }
    }

    /// How many numbers there are.
    pub fn count(&self) -> usize {
        self.0.len() + SIGNS
    }
}

/// See the module.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Encoder {
    /// Its words.
    pub vocabulary: Vocabulary,
    /// All weights, one part behind the other.
    pub values: Vec<f32>,
}

/// Adds a row, `x` times. Eight numbers at a time, each as it would be alone: rows have a multiple of eight.
pub fn add(out: &mut [f32], x: f32, row: &[f32]) {
    let x = everywhere(x);
    for (o, w) in out.as_chunks_mut::<8>().0.iter_mut().zip(row.as_chunks::<8>().0) {
        *o = (f32x8::from(*o) + x * f32x8::from(*w)).to_array();
    }
}

/// A vector as it is counted with.
type Eights = [f32x8; WIDTH / 8];

#[inline(always)]
fn eights(vector: &TokenState) -> Eights {
    match vector.as_chunks().0 {
        [a, b, c, d] => [f32x8::from(*a), f32x8::from(*b), f32x8::from(*c), f32x8::from(*d)],
        _ => [f32x8::ZERO; WIDTH / 8],
    }
}

/// The numbers of a vector that is counted with.
#[inline(always)]
fn numbers([a, b, c, d]: Eights, out: &mut TokenState) {
    if let [e, f, g, h] = out.as_chunks_mut().0 {
        (*e, *f, *g, *h) = (a.to_array(), b.to_array(), c.to_array(), d.to_array());
    }
}

/// One number in every place.
#[inline(always)]
fn everywhere(x: f32) -> f32x8 {
    // One by one: built for size, an array of the same number would be filled by a loop.
    let mut out = f32x8::ZERO.to_array();
    (out[0], out[1], out[2], out[3]) = (x, x, x, x);
    (out[4], out[5], out[6], out[7]) = (x, x, x, x);
    f32x8::from(out)
}

/// A sum, and a product more.
#[inline(always)]
fn plus([a, b, c, d]: Eights, [e, f, g, h]: Eights, [i, j, k, l]: Eights) -> Eights {
    [a + e * i, b + f * j, c + g * k, d + h * l]
}

/// Adds the product of a vector and a matrix; what is nought costs nothing.
fn multiply(out: &mut TokenState, vector: &TokenState, matrix: &[f32]) {
    let (rows, _) = matrix.as_chunks::<WIDTH>();
    // First which are not nought, without a branch for each: half of them are, and which cannot be foretold.
    let some = |eight: &[f32; 8]| f32x8::from(*eight).cmp_ne(f32x8::ZERO).move_mask() as u32;
    let mut left = vector.as_chunks().0.iter().rev().fold(0, |mask, eight| mask << 8 | some(eight));
    let mut sum = eights(out);
    while left > 0 {
        let i = left.trailing_zeros() as usize;
        left &= left - 1;
        if let (Some(x), Some(row)) = (vector.get(i), rows.get(i)) {
            let x = everywhere(*x);
            sum = plus(sum, [x, x, x, x], eights(row));
        }
    }
    numbers(sum, out);
}

impl Encoder {
    /// One that knows nothing.
    pub fn none() -> Self {
        Self { vocabulary: Vocabulary::default(), values: vec![0.0; Self::size(SIGNS)] }
    }

    /// How many weights an encoder of so many words has.
    pub fn size(words: usize) -> usize {
        WORDS + words * NARROW
    }

    /// The matrices that the weights are made of, each with its columns: what is rounded together.
    pub fn parts(words: usize) -> Vec<(std::ops::Range<usize>, usize)> {
        let mut out = vec![(0..LAYERS, WIDTH)];
        for layer in (LAYERS..HEAD).step_by(LAYER) {
            let mix = layer + (TAPS + 1) * WIDTH;
            out.extend([(layer..mix, WIDTH), (mix..layer + LAYER, WIDTH)]);
        }
        out.extend((HEAD..BIAS).step_by(BLOCK).map(|at| (at..at + BLOCK, HIDDEN)));
        out.extend([(BIAS..OUTPUT, HIDDEN), (OUTPUT..WORDS, 1), (WORDS..Self::size(words), NARROW)]);
        out
    }

    /// A vector for each token of a paragraph, right where `asked` says that it is asked for.
    pub fn encode(&self, tokens: &[Token], asked: &[bool]) -> Vec<TokenState> {
        let mut states: Vec<TokenState> = vec![[0.0; WIDTH]; tokens.len()];
        tokens.iter().zip(&mut states).for_each(|(token, state)| self.embed(token, state));
        let mut seen = vec![[0.0; WIDTH]; tokens.len()];
        let needed = needed(asked);
        for ((layer, dilation), needed) in self.values[LAYERS..HEAD].chunks_exact(LAYER).zip(DILATIONS).zip(&needed) {
            let needed = || needed.iter().enumerate().filter(|(_, needed)| **needed).map(|(t, _)| t);
            for t in needed() {
                look(layer, &states, t, dilation, &mut seen[t]);
                for eight in seen[t].as_chunks_mut().0 {
                    let x = f32x8::from(*eight);
                    *eight = (x.cmp_gt(f32x8::ZERO) & x).to_array();
                }
            }
            let mix = &layer[(TAPS + 1) * WIDTH..];
            for t in needed() {
                multiply(&mut states[t], &seen[t], mix);
                add(&mut states[t], 1.0, &mix[WIDTH * WIDTH..]);
            }
        }
        states
    }

    /// Adds what is known of a token before it looks around.
    pub fn embed(&self, token: &Token, out: &mut TokenState) {
        add(out, 1.0, &self.values[WORDS + usize::from(token.id) * NARROW..][..NARROW]);
        let mut first = 0;
        for (&value, count) in token.slots.iter().zip(&SLOTS) {
            if value > 0 {
                add(out, 1.0, &self.values[(first + usize::from(value)) * WIDTH..][..WIDTH]);
            }
            first += count;
        }
    }

    /// What a vector says as part of a candidate: 0 the mention, 1 the name that a pronoun means, 2 the first and 3 the last token
    /// of the quotation.
    pub fn project(&self, block: usize, state: &TokenState) -> Hidden {
        let mut out = [0.0; HIDDEN];
        multiply(&mut out, state, &self.values[HEAD + block * BLOCK..][..BLOCK]);
        out
    }

    /// The score of a candidate: `parts` are what the vectors say.
    pub fn score<'h>(&self, choice: &Choice, parts: impl Iterator<Item = &'h Hidden>) -> f32 {
        let mut hidden: Hidden = [0.0; HIDDEN];
        add(&mut hidden, 1.0, &self.values[BIAS..KNOWN]);
        parts.for_each(|part| add(&mut hidden, 1.0, part));
        let mut first = KNOWN;
        for (&value, count) in choice.iter().zip(&CHOICES) {
            if value > 0 {
                add(&mut hidden, 1.0, &self.values[first + usize::from(value) * HIDDEN..][..HIDDEN]);
            }
            first += count * HIDDEN;
        }
        hidden.iter().zip(&self.values[OUTPUT..WORDS]).fold(0.0, |sum, (h, w)| sum + h.max(0.0) * w)
    }

    /// Whether it has learned anything.
    pub fn knows(&self) -> bool {
        !self.vocabulary.0.is_empty()
    }
}

/// The places where each layer has to look, so that those that are asked for come out of the last one.
fn needed(asked: &[bool]) -> [Vec<bool>; DILATIONS.len()] {
    let mut out = [const { Vec::new() }; DILATIONS.len()];
    let mut needed = asked.to_vec();
    for (out, dilation) in out.iter_mut().zip(DILATIONS).rev() {
        let before: Vec<bool> =
            (0..needed.len()).map(|t| taps(t, dilation).any(|at| needed.get(at) == Some(&true))).collect();
        *out = std::mem::replace(&mut needed, before);
    }
    out
}

/// The places that a convolution looks at from place `t`, some beyond the end.
fn taps(t: usize, dilation: usize) -> impl Iterator<Item = usize> {
    (0..TAPS).filter_map(move |tap| (t + tap * dilation).checked_sub(TAPS / 2 * dilation))
}

/// What a convolution sees from place `t`, before it is cut off at nought.
pub fn look(layer: &[f32], states: &[TokenState], t: usize, dilation: usize, out: &mut TokenState) {
    let (rows, _) = layer.as_chunks::<WIDTH>();
    let mut sum = eights(&rows[TAPS]);
    for (tap, weights) in rows.iter().enumerate().take(TAPS) {
        let source = (t + tap * dilation).checked_sub(TAPS / 2 * dilation).and_then(|at| states.get(at));
        if let Some(source) = source {
            sum = plus(sum, eights(source), eights(weights));
        }
    }
    numbers(sum, out);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_cover_every_weight_once() {
        let parts = Encoder::parts(7);
        assert!(parts.windows(2).all(|p| p[0].0.end == p[1].0.start));
        assert!(parts.iter().all(|(range, columns)| range.len() % columns == 0));
        assert_eq!((parts[0].0.start, parts[parts.len() - 1].0.end), (0, Encoder::size(7)));
    }

    #[test]
    fn an_encoder_that_knows_nothing_says_nothing() {
        let encoder = Encoder::none();
        let states = encoder.encode(&[Token { id: 1, slots: [0; SLOTS.len()] }; 3], &[true; 3]);
        assert_eq!(
            encoder.score(&[0; CHOICES.len()], states.iter().map(|s| encoder.project(0, s)).collect::<Vec<_>>().iter()),
            0.0
        );
        assert!(!encoder.knows());
    }
}

//! What the tagger looks at around a token: n-grams of characters, of shapes and of word classes, each hashed to a number.

use super::token::Sequence;

/// How many features a token has. The order of the templates is part of the format of the weights.
pub const COUNT: usize = 28;

/// Half the golden ratio, and another odd number without pattern: they spread what is multiplied by them.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
const STIR: u64 = 0xbf58_476d_1ce4_e5b9;

/// One number for up to four 16-bit properties, below 2^`bits`; each template has its own numbers.
#[inline(always)]
fn mix(template: u64, a: u16, b: u16, c: u16, d: u16, shift: u32) -> u32 {
    let packed = u64::from(a) | u64::from(b) << 16 | u64::from(c) << 32 | u64::from(d) << 48;
    ((packed ^ template.wrapping_mul(SPREAD)).wrapping_mul(STIR) >> shift) as u32
}

/// The columns of a sentence with room at both ends.
#[derive(Debug, Default)]
pub struct Columns {
    codes: Vec<u16>,
    shapes: Vec<u16>,
    opens: Vec<u16>,
    closes: Vec<u16>,
    ahead: Vec<u16>,
}

/// Seven places, the token in the middle. (Copied, they would cost WebAssembly a call each.)
#[inline(always)]
fn window(column: &[u16], at: usize) -> &[u16; 7] {
    column.get(at..).and_then(|rest| rest.first_chunk()).unwrap_or(&[0; 7])
}

/// The room at each end: the furthest that a feature looks.
const ROOM: usize = 3;

impl Columns {
    /// Takes over a sentence.
    pub fn fill(&mut self, tokens: &Sequence) {
        fn pad<T: Copy + Into<u16>>(column: &mut Vec<u16>, from: &[T]) {
            column.clear();
            column.resize(ROOM, 0);
            column.extend(from.iter().map(|&x| x.into()));
            column.resize(from.len() + 2 * ROOM, 0);
        }
        pad(&mut self.codes, &tokens.codes);
        pad(&mut self.shapes, &tokens.shapes);
        pad(&mut self.opens, &tokens.opens);
        pad(&mut self.closes, &tokens.closes);
        pad(&mut self.ahead, &tokens.ahead);
    }

    /// The features of token `at`, each below 2^`bits`.
    #[inline(always)]
    pub fn features(&self, at: usize, bits: u32) -> [u32; COUNT] {
        let shift = 64 - bits;
        let c = window(&self.codes, at);
        let k = window(&self.shapes, at);
        let o = window(&self.opens, at);
        let e = window(&self.closes, at);
        let ahead = self.ahead.get(at + ROOM).copied().unwrap_or_default();
        // Two shapes in one number.
        let kk = |i: usize| k[i] | k[i + 1] << 8;
        // Built for size, a closure would be called for each.
        macro_rules! m {
            ($($part:expr),*) => { mix($($part,)* shift) };
        }
        [
            m!(1, c[1], 0, 0, 0),
            m!(2, c[2], 0, 0, 0),
            m!(3, c[3], 0, 0, 0),
            m!(4, c[4], 0, 0, 0),
            m!(5, c[5], 0, 0, 0),
            m!(6, c[1], c[2], 0, 0),
            m!(7, c[2], c[3], 0, 0),
            m!(8, c[3], c[4], 0, 0),
            m!(9, c[4], c[5], 0, 0),
            m!(10, c[2], c[4], 0, 0),
            m!(15, c[4], c[5], c[6], 0),
            m!(18, kk(2), k[4], 0, 0),
            m!(19, kk(1), kk(3), k[5], 0),
            m!(20, kk(3), kk(5), 0, 0),
            m!(21, kk(0), kk(2), 0, 0),
            m!(22, c[2], kk(3), 0, 0),
            m!(23, kk(2), c[4], 0, 0),
            m!(24, o[3], e[3], k[3], 0),
            m!(25, e[2], kk(3), o[4], 0),
            m!(26, e[2], kk(3), k[5], o[5]),
            m!(27, e[2], kk(3), kk(5), o[6]),
            m!(28, e[1], kk(2), o[4], 0),
            m!(29, e[0], kk(1), k[3], o[4]),
            m!(30, ahead, e[2], o[3], 0),
            m!(31, e[2], c[3], 0, 0),
            m!(32, c[3], o[4], 0, 0),
            m!(33, c[2], o[3], 0, 0),
            m!(34, ahead, kk(2), k[4], 0),
        ]
    }
}

//! What the tagger looks at around a token: n-grams of characters, of shapes and of word classes, each hashed to a number.

use super::token::{NOTHING, ROOM, Sequence, Traits};

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

/// Two shapes in one number.
#[inline(always)]
fn two(first: &Traits, second: &Traits) -> u16 {
    first.shape | second.shape << 8
}

impl Sequence {
    /// The features of token `at`, each below 2^`bits`.
    #[inline(always)]
    pub fn features(&self, at: usize, bits: u32) -> [u32; COUNT] {
        let shift = 64 - bits;
        let around = self.traits.get(at..).and_then(|rest| rest.first_chunk()).unwrap_or(&[NOTHING; 2 * ROOM + 1]);
        let [l3, l2, l1, own, r1, r2, r3] = around;
        // Built for size, a closure would be called for each.
        macro_rules! m {
            ($($part:expr),*) => { mix($($part,)* shift) };
        }
        [
            m!(1, l2.code, 0, 0, 0),
            m!(2, l1.code, 0, 0, 0),
            m!(3, own.code, 0, 0, 0),
            m!(4, r1.code, 0, 0, 0),
            m!(5, r2.code, 0, 0, 0),
            m!(6, l2.code, l1.code, 0, 0),
            m!(7, l1.code, own.code, 0, 0),
            m!(8, own.code, r1.code, 0, 0),
            m!(9, r1.code, r2.code, 0, 0),
            m!(10, l1.code, r1.code, 0, 0),
            m!(15, r1.code, r2.code, r3.code, 0),
            m!(18, two(l1, own), r1.shape, 0, 0),
            m!(19, two(l2, l1), two(own, r1), r2.shape, 0),
            m!(20, two(own, r1), two(r2, r3), 0, 0),
            m!(21, two(l3, l2), two(l1, own), 0, 0),
            m!(22, l1.code, two(own, r1), 0, 0),
            m!(23, two(l1, own), r1.code, 0, 0),
            m!(24, own.opens, own.closes, own.shape, 0),
            m!(25, l1.closes, two(own, r1), r1.opens, 0),
            m!(26, l1.closes, two(own, r1), r2.shape, r2.opens),
            m!(27, l1.closes, two(own, r1), two(r2, r3), r3.opens),
            m!(28, l2.closes, two(l1, own), r1.opens, 0),
            m!(29, l3.closes, two(l2, l1), own.shape, r1.opens),
            m!(30, own.ahead, l1.closes, own.opens, 0),
            m!(31, l1.closes, own.code, 0, 0),
            m!(32, own.code, r1.opens, 0, 0),
            m!(33, l1.code, own.opens, 0, 0),
            m!(34, own.ahead, two(l1, own), r1.shape, 0),
        ]
    }
}

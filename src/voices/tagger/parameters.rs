//! The file of weights.
//!
//! | bytes | what |
//! |---|---|
//! | 4 | `SRT1` |
//! | 1 | bits: features are numbers below 2^bits |
//! | 3 | how many features have weights, little-endian |
//! | 56 | transitions: from no label (the beginning) and from each of the seven, to each of the seven; signed |
//! | varying | the features in ascending order, as distances from the one before: a byte, 255 for “255 and more to come” |
//! | count | for each feature, which labels it has a weight for: bit 0 for O … bit 6 for I-LOC |
//! | varying | the weights themselves, a signed byte each, in that order |
//!
//! All scores are sums of these integers: the same on every machine.

use wide::{i16x8, i32x8};

use super::features::COUNT;
use crate::voices::weights_error::WeightsError;

/// O, B-PER, I-PER, B-ORG, I-ORG, B-LOC, I-LOC.
pub const LABELS: usize = 7;
pub(super) const MAGIC: &[u8; 4] = b"SRT1";
/// A bit for each of a token's features.
const _: () = assert!(COUNT < u32::BITS as usize);
/// Fewer bits would mix everything with everything, more would take too much room.
const BITS: std::ops::RangeInclusive<u8> = 10..=24;

/// Finds names in text that was folded to simplified characters. See the module. Its weights are a bitmap of the features that have any,
/// and a row for each.
#[derive(Debug, Clone)]
pub struct Tagger {
    /// Features are numbers below 2 to the power of this.
    pub(super) bits: u32,
    /// For every eight features, which have weights.
    map: Vec<u8>,
    /// And how many have weights before them.
    before: Vec<u16>,
    /// Signed bytes, as wide as their sums.
    rows: Vec<[i16; 8]>,
    /// From each label, the last row from the beginning; `[7]` is nothing.
    pub(super) transitions: [[i32; LABELS]; LABELS + 1],
}

/// A part of the file, and what comes behind it.
fn split(bytes: &[u8], at: usize) -> Result<(&[u8], &[u8]), WeightsError> {
    bytes.split_at_checked(at).ok_or(WeightsError::CutShort)
}

impl Tagger {
    /// The one whose weights are in `file`.
    ///
    /// # Errors
    /// Where `file` is not a whole file of weights.
    pub fn decode(file: &[u8]) -> Result<Self, WeightsError> {
        let rest = file.strip_prefix(MAGIC).ok_or(WeightsError::NotWeights)?;
        let (head, rest) = split(rest, 4)?;
        let &[bits, a, b, c] = head else { return Err(WeightsError::CutShort) };
        if !BITS.contains(&bits) {
            return Err(WeightsError::NotWeights);
        }
        let count = u32::from_le_bytes([a, b, c, 0]) as usize;
        let (table, mut rest) = split(rest, (LABELS + 1) * LABELS)?;
        let mut transitions = [[0; LABELS]; LABELS + 1];
        for (row, bytes) in transitions.iter_mut().zip(table.chunks_exact(LABELS)) {
            for (weight, &byte) in row.iter_mut().zip(bytes) {
                *weight = i32::from(byte as i8);
            }
        }
        let mut map = vec![0_u8; 1 << (bits - 3)];
        let mut feature = 0_usize;
        for _ in 0..count {
            loop {
                let (&step, behind) = rest.split_first().ok_or(WeightsError::CutShort)?;
                rest = behind;
                feature += usize::from(step);
                if step < 255 {
                    break;
                }
            }
            *map.get_mut(feature >> 3).ok_or(WeightsError::OutOfRange)? |= 1 << (feature & 7);
        }
        let mut total = 0_u32;
        let mut before = Vec::with_capacity(map.len());
        for bits in &map {
            before.push(total as u16);
            total += bits.count_ones();
        }
        if total as usize != count || count > usize::from(u16::MAX) {
            return Err(WeightsError::OutOfRange);
        }
        let (masks, mut rest) = split(rest, count)?;
        let mut rows = Vec::with_capacity(count);
        for &mask in masks {
            let mut row = [0; 8];
            for (label, weight) in row.iter_mut().enumerate().take(LABELS) {
                if mask & 1 << label != 0 {
                    let (&byte, behind) = rest.split_first().ok_or(WeightsError::CutShort)?;
                    (*weight, rest) = (i16::from(byte as i8), behind);
                }
            }
            rows.push(row);
        }
        Ok(Self { bits: u32::from(bits), map, before, rows, transitions })
    }

    /// One that finds no name.
    pub(in crate::voices) fn none() -> Self {
        Self { bits: 10, map: Vec::new(), before: Vec::new(), rows: Vec::new(), transitions: [[0; LABELS]; LABELS + 1] }
    }

    /// Adds the weights of a token's features.
    #[inline(always)]
    pub(super) fn sum(&self, features: &[u32; COUNT]) -> i32x8 {
        // First which have any, a bit each and without a branch: most have none, and which do cannot be foretold.
        let mut left = 0_u32;
        for &feature in features.iter().rev() {
            let bits = self.map.get(feature as usize >> 3).copied().unwrap_or(0);
            left = left << 1 | u32::from(bits >> (feature & 7) & 1);
        }
        let mut sum = i16x8::ZERO;
        while let Some(&feature) = features.get(left.trailing_zeros() as usize) {
            left &= left - 1;
            let at = feature as usize >> 3;
            let below = self.map[at] & ((1 << (feature & 7)) - 1);
            sum += i16x8::from(self.rows[usize::from(self.before[at]) + below.count_ones() as usize]);
        }
        i32x8::from_i16x8(sum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Features 3 and 900, with weights for two labels each.
    fn sample() -> Vec<u8> {
        let transitions = [[1, -2, 3, -4, 5, -6, 7_i8]; 8].as_flattened().iter().map(|&w| w as u8).collect();
        let (head, steps) = (vec![10, 2, 0, 0], vec![3, 255, 255, 255, 132]);
        let (masks, weights) = (vec![0b1_0010, 0b100_0001], [5, -7, 1, -128_i8].map(|w| w as u8).to_vec());
        [MAGIC.to_vec(), head, transitions, steps, masks, weights].concat()
    }

    #[test]
    fn weights_are_summed_as_they_were_written() {
        let weights = Tagger::decode(&sample()).expect("a file of our own");
        let mut features = [4; COUNT];
        assert_eq!(weights.sum(&features).to_array(), [0; 8]);
        (features[0], features[7]) = (3, 900);
        assert_eq!(weights.sum(&features).to_array(), [1, 5, 0, 0, -7, 0, -128, 0]);
        assert_eq!(weights.transitions[7], [1, -2, 3, -4, 5, -6, 7]);
    }

    #[test]
    fn a_broken_file_is_told_and_never_panics() {
        let file = sample();
        for cut in 0..file.len() {
            assert!(Tagger::decode(&file[..cut]).is_err(), "{cut}");
        }
        let mut beyond = file.clone();
        beyond[64..67].fill(255);
        assert!(Tagger::decode(&beyond).is_err());
        assert_eq!(Tagger::decode(b"nothing").err(), Some(WeightsError::NotWeights));
    }
}

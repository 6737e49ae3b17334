//! A linear model: a weight for each feature that has one.

use super::math::logistic;

/// Weights are whole numbers of this part of one.
pub const UNIT: f64 = 32.0;

/// See the module.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Linear {
    /// Features in order, each with its weight: what is stored.
    weights: Vec<(u32, i8)>,
    /// The same for look-ups, in an open hash table: the weight, above it what tells the feature; nought is an empty slot.
    slots: Vec<u32>,
    /// 32 less the bits of a slot's number.
    shift: u32,
}

/// A feature's number, shaken so that neighbours stand apart: no two become the same.
fn shake(feature: u32) -> u32 {
    feature.wrapping_mul(0x9e37_79b1)
}

impl Linear {
    /// A model of these weights; nought is left out.
    pub fn new(mut weights: Vec<(u32, i8)>) -> Self {
        weights.retain(|w| w.1 != 0);
        weights.sort_unstable();
        let len = (weights.len() * 2).next_power_of_two().max(16);
        let shift = 33 + len.leading_zeros() - usize::BITS;
        let mut slots = vec![0; len];
        for &(feature, weight) in &weights {
            let shaken = shake(feature);
            let mut slot = (shaken >> shift) as usize;
            while slots[slot] != 0 {
                slot = (slot + 1) & (len - 1);
            }
            slots[slot] = shaken << 8 | u32::from(weight as u8);
        }
        Self { weights, slots, shift }
    }

    #[cfg(any(test, feature = "train"))]
    /// The features that have a weight, in order.
    pub fn weights(&self) -> &[(u32, i8)] {
        &self.weights
    }

    /// The weight of a feature, in parts of [`UNIT`].
    #[inline]
    pub fn weight(&self, feature: u32) -> i32 {
        let shaken = shake(feature);
        let mut slot = (shaken >> (self.shift & 31)) as usize;
        loop {
            match self.slots.get(slot) {
                None | Some(0) => return 0,
                Some(found) if found >> 8 == shaken & 0xff_ffff => return i32::from(*found as i8),
                _ => slot = (slot + 1) & (self.slots.len() - 1),
            }
        }
    }

    /// The sum of the weights of some features, in parts of [`UNIT`].
    pub fn score(&self, features: &[u32]) -> i32 {
        features.iter().map(|&f| self.weight(f)).sum()
    }

    /// The probability of what has these features.
    pub fn probability(&self, features: &[u32]) -> f64 {
        logistic(f64::from(self.score(features)) / UNIT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_without_a_weight_count_for_nothing() {
        let model = Linear::new(vec![(7, 3), (900_000, -5), (8, 0)]);
        assert_eq!(model.score(&[7, 900_000, 8, 9]), -2);
        assert_eq!(Linear::default().score(&[1]), 0);
    }
}

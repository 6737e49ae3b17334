//! A linear model: a weight for each feature that has one.

use super::math::logistic;

/// Weights are whole numbers of this part of one.
pub const UNIT: f64 = 32.0;

/// See the module.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Linear {
    /// Features in order, each with its weight: what is stored.
    weights: Vec<(u32, i8)>,
    /// The same for look-ups: slots of an open hash table, empty where the weight is nought.
    slots: Vec<(u32, i8)>,
}

impl Linear {
    /// A model of these weights; nought is left out.
    pub fn new(mut weights: Vec<(u32, i8)>) -> Self {
        weights.retain(|w| w.1 != 0);
        weights.sort_unstable();
        let len = (weights.len() * 3).next_power_of_two().max(16);
        let mut slots = vec![(0, 0); len];
        for &(feature, weight) in &weights {
            let mut slot = slot(feature, len);
            while slots[slot].1 != 0 {
                slot = (slot + 1) % len;
            }
            slots[slot] = (feature, weight);
        }
        Self { weights, slots }
    }

    #[cfg(any(test, feature = "train"))]
    /// The features that have a weight, in order.
    pub fn weights(&self) -> &[(u32, i8)] {
        &self.weights
    }

    /// The weight of a feature.
    fn weight(&self, feature: u32) -> i32 {
        let len = self.slots.len();
        if len == 0 {
            return 0;
        }
        let mut slot = slot(feature, len);
        loop {
            match self.slots[slot] {
                (_, 0) => return 0,
                (found, weight) if found == feature => return i32::from(weight),
                _ => slot = (slot + 1) % len,
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

fn slot(feature: u32, len: usize) -> usize {
    (feature.wrapping_mul(0x9e37_79b1) >> 7) as usize % len
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

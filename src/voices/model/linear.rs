//! A linear model: a weight for each feature that has one.

use crate::voices::number_map::NumberMap;

/// Weights are whole numbers of this part of one.
pub const UNIT: f64 = 32.0;

/// See the module.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Linear(NumberMap<i8>);

impl Linear {
    /// A model of these weights; nought is left out.
    pub fn new(weights: impl IntoIterator<Item = (u32, i8)>) -> Self {
        Self(weights.into_iter().filter(|w| w.1 != 0).collect())
    }

    #[cfg(feature = "train")]
    /// The features that have a weight, in order.
    pub fn weights(&self) -> Vec<(u32, i8)> {
        let mut out: Vec<(u32, i8)> = self.0.iter().map(|(&feature, &weight)| (feature, weight)).collect();
        out.sort_unstable();
        out
    }

    /// The weight of a feature, in parts of [`UNIT`].
    #[inline]
    pub fn weight(&self, feature: u32) -> i32 {
        self.0.get(&feature).map_or(0, |&weight| weight.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_without_a_weight_count_for_nothing() {
        let model = Linear::new([(7, 3), (900_000, -5), (8, 0)]);
        assert_eq!([7, 900_000, 8, 9].map(|feature| model.weight(feature)), [3, -5, 0, 0]);
        assert_eq!(Linear::default().weight(1), 0);
    }
}

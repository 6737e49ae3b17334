//! The weights that the judges go by, and the little arithmetic they need.
//!
//! Everything is computed in integers or in plain multiplications and additions of 64-bit floats in a fixed order, so that
//! it comes out the same, to the bit, natively and in WebAssembly. `MODEL.md` tells what the weights were made from and how
//! good they are; `weights.tsv` is a readable table of them.

pub mod encoder;
mod file;
mod linear;
mod math;

use std::sync::OnceLock;

use encoder::Encoder;
pub use linear::{Linear, UNIT};
#[cfg(feature = "train")]
pub use math::logistic;
pub use math::{exp, ln};

/// The weights that come with the crate, made by `make train`.
static SHIPPED: &[u8] = include_bytes!("weights.bin");

/// Probabilities from which on an answer is taken for one thing or another. Set on out-of-fold answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Thresholds {
    /// A speaker is named.
    pub shown: f64,
    /// The attribution is called likely.
    pub likely: f64,
    /// The attribution is called sure.
    pub sure: f64,
    /// An entity is a source.
    pub source: f64,
}

/// All judges.
#[derive(Debug, Clone, PartialEq)]
pub struct Judges {
    /// Whether a quotation is speech.
    pub kind: Linear,
    /// Which candidate said it.
    pub ranker: Linear,
    /// Whether the best candidate is right.
    pub sure: Linear,
    /// Whether an entity is a source.
    pub source: Linear,
    /// The second opinion on who said it.
    pub encoder: Encoder,
    /// See [`Thresholds`].
    pub thresholds: Thresholds,
}

impl Judges {
    /// Those whose weights come with the crate; made ready when they are first asked for.
    pub fn shipped() -> &'static Self {
        static JUDGES: OnceLock<Judges> = OnceLock::new();
        // The file is the crate's own, and a test reads it. Without weights nobody is named, and nothing breaks.
        JUDGES.get_or_init(|| Self::decode(SHIPPED).unwrap_or_else(|_| Self::none()))
    }

    fn none() -> Self {
        let no = Linear::default();
        let thresholds = Thresholds { shown: 2.0, likely: 2.0, sure: 2.0, source: 2.0 };
        Self {
            kind: no.clone(),
            ranker: no.clone(),
            sure: no.clone(),
            source: no,
            encoder: Encoder::default(),
            thresholds,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::file::BadFile;
    use super::*;

    #[test]
    fn the_shipped_weights_are_whole() -> Result<(), BadFile> {
        let judges = Judges::decode(SHIPPED)?;
        assert!(judges.ranker.weights().len() > 500, "{}", judges.ranker.weights().len());
        assert_eq!(Judges::decode(&judges.encode())?, judges);
        Ok(())
    }

    #[test]
    fn a_file_that_broke_off_is_refused() {
        for len in [0, 3, SHIPPED.len() / 2, SHIPPED.len() - 1] {
            assert!(Judges::decode(&SHIPPED[..len]).is_err(), "{len}");
        }
    }
}

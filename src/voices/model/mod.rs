//! The weights that the judges go by, and the little arithmetic they need.
//!
//! Everything is computed in integers or in plain multiplications and additions of 64-bit floats in a fixed order, so that
//! it comes out the same, to the bit, natively and in WebAssembly. `MODEL.md` tells what the weights were made from and how
//! good they are; `weights.tsv` is a readable table of them.

pub mod encoder;
pub mod file;
mod linear;
mod math;

use encoder::Encoder;
pub use linear::{Linear, UNIT};
pub use math::{exp, logistic};

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
    /// Whether an entity is a source.
    pub source: Linear,
    /// The second opinion on who said it.
    pub encoder: Encoder,
    /// See [`Thresholds`].
    pub thresholds: Thresholds,
}

impl Judges {
    /// Judges that know nothing.
    pub fn none() -> Self {
        let no = Linear::default();
        let thresholds = Thresholds { shown: 2.0, likely: 2.0, sure: 2.0, source: 2.0 };
        Self { kind: no.clone(), ranker: no.clone(), source: no, encoder: Encoder::none(), thresholds }
    }
}

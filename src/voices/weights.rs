//! Everything that was learned, in one file: what the tagger and the judges go by.
//!
//! ```text
//! file = "SRW1"  length of the tagger's part: u32, little endian  tagger  judges
//! ```
//!
//! The parts are described in `tagger/parameters.rs` and `model/file.rs`. The file is handed in, so that a page can fetch it after
//! the text; natively it also comes with the crate ([`Weights::built_in`]).

use std::sync::OnceLock;

use super::model::Judges;
use super::tagger::Tagger;
use super::weights_error::WeightsError;

pub(super) const MAGIC: &[u8; 4] = b"SRW1";

/// What [`find`](super::find) needs to know who speaks.
#[derive(Debug, Clone)]
pub struct Weights {
    pub(super) tagger: Tagger,
    pub(super) judges: Judges,
}

impl Weights {
    /// Reads a file.
    ///
    /// # Errors
    /// Where `file` is not a whole file of weights.
    pub fn decode(file: &[u8]) -> Result<Self, WeightsError> {
        let (tagger, judges) = Self::parts(file)?;
        Ok(Self { tagger: Tagger::decode(tagger)?, judges: Judges::decode(judges)? })
    }

    /// Those that come with the crate (`weights.bin`, made by `make train`); read when they are first asked for.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Weights> = OnceLock::new();
        // The file is the crate's own, and a test reads it. Without weights nobody is named, and nothing breaks.
        BUILT_IN.get_or_init(|| Self::decode(include_bytes!("weights.bin")).unwrap_or_else(|_| Self::none()))
    }

    fn none() -> Self {
        Self { tagger: Tagger::none(), judges: Judges::none() }
    }

    /// The tagger among them.
    pub fn tagger(&self) -> &Tagger {
        &self.tagger
    }

    /// The tagger's and the judges' part of a file.
    ///
    /// # Errors
    /// Where `file` does not begin as a file of weights, or ends within the tagger's part.
    pub fn parts(file: &[u8]) -> Result<(&[u8], &[u8]), WeightsError> {
        let rest = file.strip_prefix(MAGIC).ok_or(WeightsError::NotWeights)?;
        let (length, rest) = rest.split_first_chunk().ok_or(WeightsError::CutShort)?;
        rest.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or(WeightsError::CutShort)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &[u8] = include_bytes!("weights.bin");

    #[test]
    fn the_built_in_weights_are_whole() {
        let weights = Weights::decode(FILE).expect("a file of our own");
        assert!(weights.judges.encoder.knows());
    }

    #[test]
    fn a_file_that_broke_off_is_refused() {
        for len in (0..FILE.len()).step_by(997).chain([1, 3, 4, 7, 8, FILE.len() - 1]) {
            assert!(Weights::decode(&FILE[..len]).is_err(), "{len}");
        }
        assert_eq!(Weights::decode(b"<!doctype html>").err(), Some(WeightsError::NotWeights));
        assert_eq!(Weights::decode(&[FILE, b"x"].concat()).err(), Some(WeightsError::OutOfRange));
    }

    #[test]
    fn a_damaged_file_never_panics() {
        for at in (0..FILE.len()).step_by(61) {
            let mut file = FILE.to_vec();
            file[at] ^= 0xa5;
            drop(Weights::decode(&file));
        }
    }
}

//! The judges' part of the file of weights, read; what writes it stands with the trainer.
//!
//! ```text
//! judges    = MAGIC thresholds model*3 encoder
//! thresholds = 4 × u16            thousandths, little endian
//! model     = count gap*count weight*count      gaps between features in order, as variable-length numbers; signed bytes
//! encoder   = count gap*count matrix*     keys of words in order; the matrices that `Encoder::parts` lists
//! matrix    = scale*columns weight*       a scale: f32, little endian
//! ```

use super::encoder::{Encoder, Vocabulary};
use super::{Judges, Linear, Thresholds};
use crate::voices::weights_error::WeightsError;

/// What it begins with.
pub const MAGIC: &[u8; 4] = b"SRV2";

struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], WeightsError> {
        let (head, rest) = self.0.split_at_checked(count).ok_or(WeightsError::CutShort)?;
        self.0 = rest;
        Ok(head)
    }

    fn number(&mut self) -> Result<u32, WeightsError> {
        let mut value = 0u32;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.take(1)?[0];
            value |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(WeightsError::OutOfRange)
    }

    /// Numbers in order, as gaps between them, behind how many there are.
    fn ascending(&mut self) -> Result<Vec<u32>, WeightsError> {
        let count = self.number()? as usize;
        // Each takes a byte or more.
        let mut out = Vec::with_capacity(count.min(self.0.len()));
        let mut last = 0_u32;
        for _ in 0..count {
            last = last.checked_add(self.number()?).ok_or(WeightsError::OutOfRange)?;
            out.push(last);
        }
        Ok(out)
    }
}

impl Judges {
    /// Reads the weights from a file.
    ///
    /// # Errors
    /// Where it is none, or broke off.
    pub fn decode(file: &[u8]) -> Result<Self, WeightsError> {
        let mut bytes = Bytes(file);
        if bytes.take(4)? != MAGIC {
            return Err(WeightsError::NotWeights);
        }
        let mut threshold = || Ok(f64::from(u16::from_le_bytes([bytes.take(1)?[0], bytes.take(1)?[0]])) / 1000.0);
        let thresholds =
            Thresholds { shown: threshold()?, likely: threshold()?, sure: threshold()?, source: threshold()? };
        let (kind, ranker, source) = (linear(&mut bytes)?, linear(&mut bytes)?, linear(&mut bytes)?);
        let encoder = encoder(&mut bytes)?;
        if bytes.0.is_empty() {
            Ok(Self { kind, ranker, source, encoder, thresholds })
        } else {
            Err(WeightsError::OutOfRange)
        }
    }
}

fn linear(bytes: &mut Bytes) -> Result<Linear, WeightsError> {
    let features = bytes.ascending()?;
    let weights = bytes.take(features.len())?.iter().map(|&b| b as i8);
    Ok(Linear::new(features.into_iter().zip(weights)))
}

fn encoder(bytes: &mut Bytes) -> Result<Encoder, WeightsError> {
    let vocabulary = Vocabulary(bytes.ascending()?);
    let mut values = Vec::new();
    for (range, columns) in Encoder::parts(vocabulary.count()) {
        let mut scales = Vec::with_capacity(columns);
        for _ in 0..columns {
            scales.push(f32::from_le_bytes(*bytes.take(4)?.first_chunk().ok_or(WeightsError::CutShort)?));
        }
        let weights = bytes.take(range.len())?.iter().map(|&b| f32::from(b as i8));
        values.extend(weights.zip(scales.iter().cycle()).map(|(w, scale)| w * scale));
    }
    Ok(Encoder { vocabulary, values })
}

//! The judges' part of the file of weights.
//!
//! ```text
//! judges    = MAGIC thresholds model*3 encoder
//! thresholds = 4 × u16            thousandths, little endian
//! model     = count gap*count weight*count      gaps between features in order, as variable-length numbers; signed bytes
//! encoder   = count gap*count matrix*     keys of words in order; the matrices that `Encoder::parts` lists
//! matrix    = scale*columns weight*       a scale: f32, little endian
//! ```

#[cfg(any(test, feature = "train"))]
use super::encoder::round;
use super::encoder::{Encoder, Vocabulary};
use super::{Judges, Linear, Thresholds};
use crate::voices::weights_error::WeightsError;

const MAGIC: &[u8; 4] = b"SRV2";

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

#[cfg(any(test, feature = "train"))]
fn put(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

#[cfg(any(test, feature = "train"))]
fn put_ascending(out: &mut Vec<u8>, numbers: impl ExactSizeIterator<Item = u32>) {
    put(out, numbers.len() as u32);
    let mut last = 0;
    for number in numbers {
        put(out, number - last);
        last = number;
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

    #[cfg(any(test, feature = "train"))]
    /// Writes the weights as a file.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        let t = &self.thresholds;
        for threshold in [t.shown, t.likely, t.sure, t.source] {
            out.extend(((threshold * 1000.0).round() as u16).to_le_bytes());
        }
        for model in [&self.kind, &self.ranker, &self.source] {
            let weights = model.weights();
            put_ascending(&mut out, weights.iter().map(|w| w.0));
            out.extend(weights.iter().map(|w| w.1 as u8));
        }
        let e = &self.encoder;
        put_ascending(&mut out, e.vocabulary.0.iter().copied());
        for (range, columns) in Encoder::parts(e.vocabulary.count()) {
            let (scales, weights) = round(&e.values[range], columns);
            scales.iter().for_each(|scale| out.extend(scale.to_le_bytes()));
            out.extend(weights.iter().map(|&w| w as u8));
        }
        out
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

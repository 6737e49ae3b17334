//! Writes the file of weights that `src/voices` reads.

use super::model::encoder::Encoder;
use super::model::{Judges, file};
use super::weights::{MAGIC, Weights};

impl Weights {
    /// A file of these parts.
    pub fn join(tagger: &[u8], judges: &[u8]) -> Vec<u8> {
        [MAGIC, &(tagger.len() as u32).to_le_bytes()[..], tagger, judges].concat()
    }
}

impl Judges {
    /// Writes the weights as a file.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = file::MAGIC.to_vec();
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

fn put(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn put_ascending(out: &mut Vec<u8>, numbers: impl ExactSizeIterator<Item = u32>) {
    put(out, numbers.len() as u32);
    let mut last = 0;
    for number in numbers {
        put(out, number - last);
        last = number;
    }
}

/// Rounds the weights of a matrix as the file keeps them: a scale for each column, and a signed byte for each weight.
pub fn round(values: &[f32], columns: usize) -> (Vec<f32>, Vec<i8>) {
    let mut scales = vec![0.0; columns];
    let mut weights = vec![0; values.len()];
    for (column, scale) in scales.iter_mut().enumerate() {
        let of = || (column..values.len()).step_by(columns);
        let most = of().map(|i| values[i].abs()).fold(1e-9, f32::max) / 127.0;
        // Few enough digits that 127 of them are a number again: what was read is written as it was.
        *scale = f32::from_bits((most.to_bits() + 0x400) & !0x7ff);
        of().for_each(|i| weights[i] = (values[i] / *scale).round().clamp(-127.0, 127.0) as i8);
    }
    (scales, weights)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_is_written_as_it_was() {
        let file = include_bytes!("../../src/voices/weights.bin");
        let (tagger, judges) = Weights::parts(file).expect("a file of our own");
        let judges = Judges::decode(judges).expect("a file of our own");
        assert!(Weights::join(tagger, &judges.encode()) == file);
        assert!(judges.ranker.weights().len() > 500);
    }

    #[test]
    fn rounding_twice_changes_nothing() {
        let values: Vec<f32> = (0..60u8).map(|i| (f32::from(i) - 31.7) * 0.0137).collect();
        let read = |(scales, weights): (Vec<f32>, Vec<i8>)| -> Vec<f32> {
            weights.iter().zip(scales.iter().cycle()).map(|(&w, scale)| f32::from(w) * scale).collect()
        };
        let once = read(round(&values, 4));
        assert_eq!(read(round(&once, 4)), once);
        assert!(values.iter().zip(&once).all(|(a, b)| (a - b).abs() < 0.003));
    }
}

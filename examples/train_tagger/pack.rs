//! From trained weights to a file: the features that are worth most, in small integers.

use std::io::Write;
use std::process::{Command, Stdio};

use seed_reader::voices::tagger::{LABELS, Tagger};

use super::crf::Crf;

/// Which weights are kept: those of `low` or more, and of all features the `count` with the largest ones.
pub fn support(crf: &Crf, low: f32, count: usize) -> Vec<u8> {
    let worth = |f: usize| crf.weights[f].iter().map(|w| if w.abs() < low { 0.0 } else { w.abs() }).sum::<f32>();
    let mut order: Vec<(u32, usize)> =
        (0..crf.weights.len()).map(|f| (worth(f).to_bits(), f)).filter(|&(w, _)| w > 0).collect();
    // Of positive numbers, the bits are in the order of the numbers.
    order.sort_unstable_by_key(|&(w, f)| (std::cmp::Reverse(w), f));
    let mut out = vec![0; crf.weights.len()];
    for &(_, f) in order.iter().take(count) {
        out[f] = (0..LABELS).fold(0, |mask, l| mask | u8::from(crf.weights[f][l].abs() >= low) << l);
    }
    out
}

/// The file, with weights in steps of `step`; beginning the name of a person or a body is preferred by `favour` steps.
pub fn file(crf: &Crf, step: f32, favour: i32) -> Vec<u8> {
    let small = |w: f32| (w / step).round().clamp(-127.0, 127.0) as i8;
    let mut transitions = crf.transitions.map(|row| row.map(small));
    for row in &mut transitions {
        for begin in [1, 3] {
            row[begin] = (i32::from(row[begin]) + favour).clamp(-127, 127) as i8;
        }
    }
    let rows: Vec<(u32, [i8; LABELS])> = crf
        .weights
        .iter()
        .enumerate()
        .map(|(f, row)| (f as u32, std::array::from_fn(|l| small(row[l]))))
        .filter(|(_, row): &(u32, [i8; LABELS])| row.iter().any(|&w| w != 0))
        .collect();
    Tagger::encode(crf.bits as u8, &transitions, &rows)
}

/// How many bytes it has when it is sent; `None` where there is no `brotli`.
pub fn brotli(file: &[u8]) -> Option<usize> {
    let mut child =
        Command::new("brotli").args(["-q", "11", "-c"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    child.stdin.take()?.write_all(file).ok()?;
    Some(child.wait_with_output().ok()?.stdout.len())
}

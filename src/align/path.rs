//! The best way through two documents, by dynamic programming in a band around what is certain.

use std::ops::Range;

use super::Link;
use super::evidence::{Evidence, LONGEST};
use super::unit::Shape;
use crate::pace::Pause;

/// The ways a link is made up, blocks of the original and of the translation, and the logarithm of how often each occurs.
const MOVES: [(usize, usize, f32); 11] = [
    (1, 1, -0.2),
    (1, 0, 0.0),
    (0, 1, 0.0),
    (1, 2, -2.7),
    (2, 1, -2.7),
    (1, 3, -4.2),
    (3, 1, -4.2),
    (2, 2, -5.0),
    (1, 4, -5.4),
    (4, 1, -5.4),
    (0, 0, 0.0),
];

/// What standing alone costs.
fn alone(shape: Shape) -> f32 {
    match shape {
        Shape::Running | Shape::Parts => -2.0,
        Shape::Heading => -1.6,
        Shape::Figure(_) => -0.8,
        Shape::Rule => -0.4,
    }
}

/// How many cells are looked at, at most, for as long as the band is not at its narrowest.
const CELLS: usize = 500_000;

/// Finds the best links. `near` are pairs of blocks that the path is looked for around, in order on both sides.
pub(super) async fn best(
    evidence: &Evidence<'_>,
    near: &[(usize, usize)],
    widest: usize,
    pause: &mut impl Pause,
) -> Vec<Link> {
    let (n, m) = (evidence.a.units.len(), evidence.b.units.len());
    let half = (CELLS / (2 * (n + 1))).clamp(8, widest);
    let band = band(n, m, near, half);
    let mut choices: Vec<Vec<u8>> = Vec::with_capacity(n + 1);
    // The last rows of scores, the newest last.
    let mut rows: Vec<Vec<f32>> = Vec::new();
    for i in 0..=n {
        let mut row = vec![f32::NEG_INFINITY; band[i].len()];
        let mut chosen = vec![(MOVES.len() - 1) as u8; band[i].len()];
        if i == 0 {
            row[0] = 0.0;
        }
        for j in band[i].clone() {
            let mut best = if (i, j) == (0, 0) { 0.0 } else { f32::NEG_INFINITY };
            for (number, (x, y, prior)) in MOVES[..MOVES.len() - 1].iter().enumerate() {
                if *x > i || *y > j || !band[i - x].contains(&(j - y)) {
                    continue;
                }
                let from = j - y - band[i - x].start;
                let before = if *x == 0 { row[from] } else { rows[rows.len() - x][from] };
                // All that can be said for a link is worth less than this.
                if before == f32::NEG_INFINITY {
                    continue;
                }
                let score = before
                    + prior
                    + match (x, y) {
                        (1, 0) => alone(evidence.a.units[i - 1].shape),
                        (0, 1) => alone(evidence.b.units[j - 1].shape),
                        _ => evidence.link(i - x..i, j - y..j),
                    };
                if score > best {
                    best = score;
                    chosen[j - band[i].start] = number as u8;
                }
            }
            row[j - band[i].start] = best;
        }
        if rows.len() == LONGEST {
            rows.remove(0);
        }
        rows.push(row);
        choices.push(chosen);
        pause.pause().await;
    }
    walk(n, m, &band, &choices)
}

/// Back from the end, by what was chosen.
fn walk(n: usize, m: usize, band: &[Range<usize>], choices: &[Vec<u8>]) -> Vec<Link> {
    let (mut i, mut j) = (n, m);
    let mut links = Vec::new();
    while i + j > 0 {
        let (mut x, mut y, _) = MOVES[usize::from(choices[i][j - band[i].start])];
        if x + y == 0 {
            // No way led here; there always is one, of gaps.
            (x, y) = if i > 0 { (1, 0) } else { (0, 1) };
        }
        links.push(Link { original: i - x..i, translation: j - y..j });
        (i, j) = (i - x, j - y);
    }
    links.reverse();
    links
}

/// For each number of blocks of the original, how many of the translation may stand beside it. Every row meets the next one,
/// so that a way of gaps always leads through.
fn band(n: usize, m: usize, near: &[(usize, usize)], half: usize) -> Vec<Range<usize>> {
    let mut centre = Vec::with_capacity(n + 2);
    let mut last = (0, 0);
    for &(i, j) in near.iter().chain([&(n, m)]) {
        let (di, dj) = (i - last.0, j - last.1);
        for step in 0..di {
            centre.push(last.1 + dj * step / di);
        }
        last = (i, j);
    }
    centre.push(m);
    (0..=n)
        .map(|i| {
            let next = centre.get(i + 1).copied().unwrap_or(m).max(centre[i]);
            let start = if i == 0 { 0 } else { centre[i].saturating_sub(half) };
            let end = if i == n { m } else { (next + half).min(m) };
            start..end + 1
        })
        .collect()
}

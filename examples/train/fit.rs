//! Fitting weights: maximum likelihood with a penalty on their squares, by L-BFGS. Deterministic: everything is added up in
//! the order of the examples, with an exponential of our own.

use std::collections::BTreeMap;

use seed_reader::voices::training::{self, Linear, UNIT, exp, ln};

/// A choice among candidates, some of which are right.
pub struct Choice {
    pub candidates: Vec<Vec<u32>>,
    pub right: Vec<bool>,
}

/// A question that is answered yes or no.
pub struct Question {
    pub features: Vec<u32>,
    pub yes: bool,
    pub weight: f64,
}

/// The features that occur in at least `least` examples, with their places.
struct Vocabulary {
    places: BTreeMap<u32, usize>,
}

impl Vocabulary {
    fn new<'e>(examples: impl Iterator<Item = Vec<&'e [u32]>>, least: usize) -> Self {
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        for bags in examples {
            let mut all: Vec<u32> = bags.concat();
            all.sort_unstable();
            all.dedup();
            all.into_iter().for_each(|f| *counts.entry(f).or_default() += 1);
        }
        let kept = counts.into_iter().filter(|(_, n)| *n >= least);
        Self { places: kept.enumerate().map(|(i, (f, _))| (f, i)).collect() }
    }

    fn places(&self, features: &[u32]) -> Vec<u32> {
        features.iter().filter_map(|f| self.places.get(f)).map(|&p| p as u32).collect()
    }

    /// The model of fitted weights, rounded; those below `least` are left out.
    fn model(&self, w: &[f64], least: f64) -> Linear {
        let weights = self.places.iter().map(|(&feature, &place)| {
            let value = w[place];
            let rounded = if value.abs() < least { 0.0 } else { (value * UNIT).round().clamp(-127.0, 127.0) };
            (feature, rounded as i8)
        });
        Linear::new(weights)
    }
}

/// A ranker that was fitted to choices.
pub fn ranker(choices: &[&Choice], l2: f64, prune: f64) -> Linear {
    let usable: Vec<&Choice> =
        choices.iter().copied().filter(|c| c.right.contains(&true) && c.right.contains(&false)).collect();
    let v = Vocabulary::new(usable.iter().map(|c| c.candidates.iter().map(Vec::as_slice).collect()), 3);
    let rows: Vec<Vec<Vec<u32>>> = usable.iter().map(|c| c.candidates.iter().map(|f| v.places(f)).collect()).collect();
    let loss = |w: &[f64], grad: &mut [f64]| {
        let mut total = 0.0;
        for (choice, rows) in usable.iter().zip(&rows) {
            let score = |row: &Vec<u32>| row.iter().map(|&p| w[p as usize]).sum::<f64>();
            let scores: Vec<f64> = rows.iter().map(score).collect();
            let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let e: Vec<f64> = scores.iter().map(|s| exp(s - most)).collect();
            let z: f64 = e.iter().sum();
            let good: f64 = e.iter().zip(&choice.right).filter(|(_, r)| **r).map(|(e, _)| e).sum::<f64>() + 1e-300;
            total += ln(z) - ln(good);
            for ((row, e), right) in rows.iter().zip(&e).zip(&choice.right) {
                let g = e / z - if *right { e / good } else { 0.0 };
                row.iter().for_each(|&p| grad[p as usize] += g);
            }
        }
        total
    };
    v.model(&minimise(v.places.len(), l2, loss), prune)
}

/// A yes-or-no model that was fitted to questions.
pub fn logistic(questions: &[&Question], l2: f64, prune: f64) -> Linear {
    let v = Vocabulary::new(questions.iter().map(|q| vec![q.features.as_slice()]), 2);
    let rows: Vec<Vec<u32>> = questions.iter().map(|q| v.places(&q.features)).collect();
    let loss = |w: &[f64], grad: &mut [f64]| {
        let mut total = 0.0;
        for (q, row) in questions.iter().zip(&rows) {
            let s: f64 = row.iter().map(|&p| w[p as usize]).sum();
            let p = training::logistic(s).clamp(1e-12, 1.0 - 1e-12);
            total -= q.weight * ln(if q.yes { p } else { 1.0 - p });
            let g = q.weight * (p - f64::from(u8::from(q.yes)));
            row.iter().for_each(|&p| grad[p as usize] += g);
        }
        total
    };
    v.model(&minimise(v.places.len(), l2, loss), prune)
}

/// L-BFGS with a memory of eight steps and a backtracking line search.
fn minimise(n: usize, l2: f64, loss: impl Fn(&[f64], &mut [f64]) -> f64) -> Vec<f64> {
    let full = |w: &[f64], g: &mut Vec<f64>| {
        g.iter_mut().for_each(|g| *g = 0.0);
        let value = loss(w, g);
        g.iter_mut().zip(w).for_each(|(g, w)| *g += l2 * w);
        value + 0.5 * l2 * dot(w, w)
    };
    let (mut w, mut g) = (vec![0.0; n], vec![0.0; n]);
    let mut value = full(&w, &mut g);
    let mut memory: Vec<(Vec<f64>, Vec<f64>, f64)> = Vec::new();
    for _ in 0..150 {
        let mut d: Vec<f64> = g.iter().map(|g| -g).collect();
        let mut alphas = Vec::new();
        for (s, y, rho) in memory.iter().rev() {
            let a = rho * dot(s, &d);
            d.iter_mut().zip(y).for_each(|(d, y)| *d -= a * y);
            alphas.push(a);
        }
        if let Some((s, y, _)) = memory.last() {
            let scale = dot(s, y) / dot(y, y);
            d.iter_mut().for_each(|d| *d *= scale);
        }
        for ((s, y, rho), a) in memory.iter().zip(alphas.iter().rev()) {
            let b = rho * dot(y, &d);
            d.iter_mut().zip(s).for_each(|(d, s)| *d += (a - b) * s);
        }
        let slope = dot(&d, &g);
        if slope > -1e-9 {
            break;
        }
        let mut step = if memory.is_empty() { 1.0 / dot(&g, &g).sqrt().max(1.0) } else { 1.0 };
        let mut next = (w.clone(), vec![0.0; n], value);
        for _ in 0..30 {
            next.0 = w.iter().zip(&d).map(|(w, d)| w + step * d).collect();
            next.2 = full(&next.0, &mut next.1);
            if next.2 <= value + 1e-4 * step * slope {
                break;
            }
            step *= 0.5;
        }
        let s: Vec<f64> = next.0.iter().zip(&w).map(|(a, b)| a - b).collect();
        let y: Vec<f64> = next.1.iter().zip(&g).map(|(a, b)| a - b).collect();
        let curvature = dot(&s, &y);
        if curvature > 1e-10 {
            memory.push((s, y, 1.0 / curvature));
            if memory.len() > 8 {
                memory.remove(0);
            }
        }
        let done = (value - next.2).abs() < 1e-5 * value.abs().max(1.0);
        (w, g, value) = next;
        if done {
            break;
        }
    }
    w
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

//! What is certain before anything is compared: blocks that share what no other block has.

use std::collections::HashMap;

use super::keys::{self, Key};
use super::unit::{Shape, Unit};

/// Pairs of blocks that share a key which stands once in each document, as many as stand in order on both sides.
pub(super) fn anchors(a: &[Unit], b: &[Unit]) -> Vec<(usize, usize)> {
    let once = |units: &[Unit]| {
        let mut out: HashMap<Key, Option<usize>> = HashMap::new();
        for (i, unit) in units.iter().enumerate() {
            let figure = if let Shape::Figure(key) = unit.shape { Some(key) } else { None };
            for key in unit.keys.iter().chain(&figure) {
                out.entry(*key).and_modify(|at| *at = None).or_insert(Some(i));
            }
        }
        out
    };
    let (in_a, in_b) = (once(a), once(b));
    // How many such keys a pair of blocks shares: one alone may be chance.
    let mut shared: HashMap<(usize, usize), u32> = HashMap::new();
    for (key, i) in &in_a {
        if let (Some(i), Some(Some(j))) = (i, in_b.get(key)) {
            let weight = if keys::kind(*key) == keys::ADDRESS { 2 } else { 1 };
            *shared.entry((*i, *j)).or_default() += weight;
        }
    }
    let mut points: Vec<(usize, usize)> = shared.iter().filter(|(_, n)| **n > 1).map(|(p, _)| *p).collect();
    points.sort_unstable();
    increasing(&points)
}

/// The longest chain of points that grows on both sides, strictly.
fn increasing(points: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // By length of the chain: the point that ends the one with the least second number.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(points.len());
    // Points of one first number come in falling order of the second, so that no two of them follow one another.
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by_key(|i| (points[*i].0, usize::MAX - points[*i].1));
    before.resize(points.len(), None);
    for i in order {
        let at = ends.partition_point(|e| points[*e].1 < points[i].1);
        before[i] = at.checked_sub(1).map(|k| ends[k]);
        if at == ends.len() {
            ends.push(i);
        } else {
            ends[at] = i;
        }
    }
    let mut out = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(i) = at {
        out.push(points[i]);
        at = before[i];
    }
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::increasing;

    #[test]
    fn the_longest_chain() {
        let points = [(0, 5), (1, 1), (1, 2), (2, 2), (3, 0), (4, 7), (5, 6)];
        let chain = increasing(&points);
        assert_eq!(chain.len(), 3);
        assert!(chain.windows(2).all(|w| w[0].0 < w[1].0 && w[0].1 < w[1].1));
    }
}

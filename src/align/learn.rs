//! Words that occur together: after a first alignment, a word that is on one side of a link wherever another is on the other side is
//! taken for its translation.

use std::collections::HashMap;

use super::Link;
use super::evidence::{LEARNED, Learned};
use super::keys::{self, Key};
use super::unit::Unit;

/// The most pairs of words that are counted: a bound on the time for texts of a megabyte.
const BUDGET: usize = 4_000_000;

/// Finds words of one document that translate words of the other.
pub(super) fn learn(a: &[Unit], b: &[Unit], links: &[Link]) -> Learned {
    let linked: Vec<&Link> = links.iter().filter(|l| !l.original.is_empty() && !l.translation.is_empty()).collect();
    // Words may not stand in more than a fourth of the links: they would go with everything.
    let most = (linked.len() / 4).max(3);
    let places = |units: &[Unit], side: fn(&Link) -> std::ops::Range<usize>| {
        let mut out: HashMap<Key, Vec<u32>> = HashMap::new();
        for (number, link) in linked.iter().enumerate() {
            for unit in &units[side(link)] {
                for key in unit.keys.iter().filter(|k| matches!(keys::kind(**k), keys::WORD | keys::PAIR)) {
                    let at = out.entry(*key).or_default();
                    if at.last() != Some(&(number as u32)) {
                        at.push(number as u32);
                    }
                }
            }
        }
        out.retain(|_, at| (3..=most).contains(&at.len()));
        let mut out: Vec<(Key, Vec<u32>)> = out.into_iter().collect();
        out.sort_unstable();
        out
    };
    let in_a = places(a, |l| l.original.clone());
    let in_b = places(b, |l| l.translation.clone());
    // For each link, the words of the original in it.
    let mut of_link: Vec<Vec<u32>> = vec![Vec::new(); linked.len()];
    for (id, (_, at)) in in_a.iter().enumerate() {
        at.iter().for_each(|l| of_link[*l as usize].push(id as u32));
    }
    let mut counts = vec![0_u32; in_a.len()];
    let mut work = 0;
    // A key of the original, and the keys that say it is there on either side.
    let mut found: HashMap<Key, Vec<Key>> = HashMap::new();
    for (key, at) in &in_b {
        if work > BUDGET {
            break;
        }
        let mut seen: Vec<u32> = Vec::new();
        for link in at {
            work += of_link[*link as usize].len();
            for id in &of_link[*link as usize] {
                if counts[*id as usize] == 0 {
                    seen.push(*id);
                }
                counts[*id as usize] += 1;
            }
        }
        let mut best: Option<(f32, u32)> = None;
        for id in seen {
            let both = std::mem::take(&mut counts[id as usize]) as f32;
            let likeness = 2.0 * both / (in_a[id as usize].1.len() + at.len()) as f32;
            if both >= 3.0 && likeness >= 0.75 && best.is_none_or(|(l, _)| likeness > l) {
                best = Some((likeness, id));
            }
        }
        if let Some((_, id)) = best {
            let other = in_a[id as usize].0;
            if other != *key {
                found.entry(*key).or_default().push(other);
            }
        }
    }
    let mark = |units: &[Unit], table: &HashMap<Key, Vec<Key>>| {
        let of = |unit: &Unit| {
            unit.keys.iter().flat_map(|k| table.get(k).into_iter().flatten().copied()).collect::<Vec<Key>>()
        };
        units.iter().map(of).collect::<Vec<_>>()
    };
    // The new key of a couple is made of the translation's word.
    let new = |key: Key| LEARNED | (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 8);
    let mut table_a: HashMap<Key, Vec<Key>> = HashMap::new();
    let mut table_b: HashMap<Key, Vec<Key>> = HashMap::new();
    for (key, others) in found {
        for other in others {
            table_a.entry(other).or_default().push(new(key));
        }
        table_b.insert(key, vec![new(key)]);
    }
    Learned { a: mark(a, &table_a), b: mark(b, &table_b) }
}

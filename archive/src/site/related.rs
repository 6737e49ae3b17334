//! Articles that have to do with one another: they quote the same people, carry the same tags, and are of about the same days.

use std::collections::HashMap;

use rayon::prelude::*;
use seed_reader::document::Timestamp;

use crate::catalogue::Catalogue;
use crate::voices::Voices;

/// So many are named.
const NAMED: usize = 5;
/// So far along a list of what is shared, on either side, others are looked for: lists are in order of date, and what is far is not near.
const NEAR: usize = 40;
/// Below this two articles have little to do with one another: about one voice that a few hundred articles share.
const LEAST: f32 = 0.3;

/// For each article, the others, the nearest first.
pub fn related(catalogue: &Catalogue, voices: &Voices) -> Vec<Vec<u32>> {
    let of_voice: Vec<&[usize]> = voices.all.iter().map(|v| &v.articles[..]).collect();
    let days: Vec<Option<i64>> = catalogue.articles.iter().map(|a| day(&a.meta.date)).collect();
    (0..catalogue.articles.len()).into_par_iter().map(|a| near(a, catalogue, voices, &of_voice, &days)).collect()
}

fn near(a: usize, catalogue: &Catalogue, voices: &Voices, of_voice: &[&[usize]], days: &[Option<i64>]) -> Vec<u32> {
    let mut scores: HashMap<usize, f32> = HashMap::new();
    let mut shared = |list: &[usize], weight: f32| {
        let at = list.partition_point(|&other| other < a);
        let worth = weight / (2.0 + list.len() as f32).ln();
        for &other in &list[at.saturating_sub(NEAR)..(at + NEAR).min(list.len())] {
            *scores.entry(other).or_default() += worth;
        }
    };
    let mut own: Vec<usize> = voices.of[a].iter().flatten().copied().collect();
    own.sort_unstable();
    own.dedup();
    own.iter().for_each(|&v| shared(of_voice[v], 1.0));
    catalogue.articles[a].tags.iter().for_each(|&t| shared(&catalogue.tags[t].articles, 0.4));
    let title = crate::fold::name(&catalogue.articles[a].meta.title);
    let mut scores: Vec<(usize, f32)> = scores
        .into_iter()
        .filter(|(other, _)| *other != a && crate::fold::name(&catalogue.articles[*other].meta.title) != title)
        .map(|(other, score)| {
            let apart = days[a].zip(days[other]).map_or(365, |(x, y)| (x - y).abs());
            (
                other,
                score
                    * if apart <= 3 {
                        1.5
                    } else if apart <= 30 {
                        1.0
                    } else {
                        0.6
                    },
            )
        })
        .filter(|(_, score)| *score >= LEAST)
        .collect();
    scores.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    scores.into_iter().take(NAMED).map(|(other, _)| other as u32).collect()
}

fn day(date: &str) -> Option<i64> {
    let mut parts = date.split('-').map(str::parse::<u32>);
    let (Some(Ok(y)), Some(Ok(m)), Some(Ok(d))) = (parts.next(), parts.next(), parts.next()) else { return None };
    Timestamp::from_civil(y.into(), m, d, 0).map(|t| t.0 / 86_400_000)
}

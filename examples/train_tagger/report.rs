//! How good a tagger is: against the larger tagger's names, and against the names of annotated articles.

use std::collections::HashSet;

use seed_reader::voices::tagger::{NameSpan, Tagger, spans};

use super::data::{Annotated, Sentence};

const KINDS: [&str; 4] = ["PER", "ORG", "LOC", "all"];

/// F1 by kind, and of all.
pub fn f1(tagger: &Tagger, sentences: &[Sentence]) -> String {
    let (mut right, mut found, mut wanted) = ([0_u32; 4], [0_u32; 4], [0_u32; 4]);
    for sentence in sentences {
        let told: HashSet<_> = spans(&tagger.labels(&sentence.tokens)).into_iter().map(key).collect();
        let gold: HashSet<_> = spans(&sentence.labels).into_iter().map(key).collect();
        for kind in [0, 1, 2, 3] {
            let of = |set: &mut dyn Iterator<Item = &(usize, usize, usize)>| {
                set.filter(|name| kind == 3 || name.2 == kind).count() as u32
            };
            found[kind] += of(&mut told.iter());
            wanted[kind] += of(&mut gold.iter());
            right[kind] += of(&mut told.intersection(&gold));
        }
    }
    let one = |k: usize| {
        let f = 2.0 * f64::from(right[k]) / f64::from(found[k] + wanted[k]);
        let share = |of: u32| f64::from(right[k]) / f64::from(of.max(1));
        format!("{} {f:.3} (P {:.3} R {:.3})", KINDS[k], share(found[k]), share(wanted[k]))
    };
    (0..4).map(one).collect::<Vec<_>>().join("  ")
}

fn key((range, kind): (std::ops::Range<usize>, seed_reader::voices::tagger::NameKind)) -> (usize, usize, usize) {
    (range.start, range.end, kind as usize)
}

/// How many names of a kind were found whole, of how many.
#[derive(Default, Clone, Copy)]
pub struct Whole {
    pub found: [usize; 4],
    pub wanted: [usize; 4],
    /// The places where a person's full name stands: found as it is, cut or lengthened, in all.
    pub places: [usize; 3],
}

/// Counts the gold's names that `tagger` finds whole anywhere in the article; `missed` is told the others.
pub fn whole(tagger: &Tagger, articles: &[&Annotated], mut missed: impl FnMut(&Annotated, &str, &str)) -> Whole {
    let mut out = Whole::default();
    for article in articles {
        let mut found: HashSet<&str> = HashSet::new();
        for leaf in &article.leaves {
            let names = tagger.tag(leaf);
            for (_, person) in article.sources.iter().filter(|(kind, _)| kind == "person") {
                for (start, _) in leaf.match_indices(person.as_str()) {
                    let end = start + person.len();
                    out.places[2] += 1;
                    out.places[0] += usize::from(names.iter().any(|n| (n.start, n.end) == (start, end)));
                    let other = |n: &NameSpan| n.start < end && start < n.end && (n.start, n.end) != (start, end);
                    out.places[1] += usize::from(names.iter().any(other));
                }
            }
            found.extend(names.into_iter().map(|n| &leaf[n.start..n.end]));
        }
        let speakers = article.speakers.iter().map(|s| ("speaker", s));
        let sources = article.sources.iter().map(|(kind, name)| (kind.as_str(), name));
        for (kind, name) in sources.chain(speakers) {
            let at = match kind {
                "person" => 0,
                "organisation" => 1,
                "outlet" => 2,
                "speaker" => 3,
                _ => continue,
            };
            out.wanted[at] += 1;
            if found.contains(name.as_str()) {
                out.found[at] += 1;
            } else {
                missed(article, kind, name);
            }
        }
    }
    out
}

impl Whole {
    pub fn line(&self) -> String {
        let one = |(at, kind): (usize, &str)| {
            format!("{kind} {:.3} of {}", self.found[at] as f64 / self.wanted[at].max(1) as f64, self.wanted[at])
        };
        let names = ["persons", "organisations", "outlets", "speakers"].into_iter().enumerate().map(one);
        let [whole, cut, all] = self.places;
        let share = |n: usize| n as f64 / all.max(1) as f64;
        let places = format!("places of persons whole {:.3}, cut {:.3} of {all}", share(whole), share(cut));
        names.chain([places]).collect::<Vec<_>>().join("  ")
    }
}

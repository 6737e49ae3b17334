//! From scores to names: who is given each quotation, in reading order, and how probable that is.

use super::candidate::{Candidate, History, Target};
use super::model::{Judges, exp};
use super::scene::Scene;
use super::sequence::Sight;

/// Who a quotation is given to.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The number of the quotation.
    pub quote: usize,
    /// How probable it is that somebody says it.
    pub speech: f64,
    /// Everybody who could have said it.
    pub ranking: Ranking,
    /// The mention that the first of them rests on.
    pub(super) mention: Option<usize>,
}

/// Targets with their probabilities, the most probable first, each once.
pub type Ranking = Vec<(Target, f64)>;

/// What two judges say together: the geometric mean of what they say of each target.
fn both(first: &Ranking, second: &Ranking) -> Ranking {
    let of = |target| second.iter().find(|(t, _)| *t == target).map_or(0.0, |(_, p)| *p);
    ordered(first.iter().map(|&(t, p)| (t, (p.max(1e-6) * of(t).max(1e-6)).sqrt())).collect())
}

/// The most probable first, all together one.
fn ordered(mut ranking: Ranking) -> Ranking {
    let sum: f64 = ranking.iter().map(|(_, p)| p).sum();
    ranking.iter_mut().for_each(|(_, p)| *p /= sum);
    ranking.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    ranking
}

impl Decision {
    /// The most probable speaker.
    pub fn best(&self) -> (Target, f64) {
        self.ranking.first().copied().unwrap_or((Target::Nobody, 1.0))
    }
}

/// Below this probability of being speech nobody is asked who said it.
pub const FLOOR: f64 = 0.15;

/// Whom the candidates of one quotation are for, by the scores of all: probabilities of one target are added up.
pub fn rank(candidates: &[Candidate], scores: &[f64]) -> Ranking {
    let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut out: Ranking = Vec::new();
    for (candidate, score) in candidates.iter().zip(scores) {
        let p = exp(score - most);
        match out.iter_mut().find(|(target, _)| *target == candidate.target) {
            Some((_, mass)) => *mass += p,
            None => out.push((candidate.target, p)),
        }
    }
    ordered(out)
}

impl Scene<'_> {
    /// Decides who said quotation number `quote`, after those before it.
    pub(super) fn decide(&self, judges: &Judges, quote: usize, history: &mut History, sight: &mut Sight) -> Decision {
        let encoder = judges.encoder.knows().then_some(&judges.encoder);
        let speech = self.kind(quote, Some(&judges.kind)).probability();
        if speech < FLOOR {
            return Decision { quote, speech, ranking: Vec::new(), mention: None };
        }
        let candidates = self.candidates(quote, history, Some(&judges.ranker));
        let scores: Vec<f64> = candidates.iter().map(|c| c.bag.score()).collect();
        let first = rank(&candidates, &scores);
        let ranking = match encoder.filter(|_| first.first().is_some_and(|(_, p)| *p < CLEAR)) {
            Some(encoder) => {
                let scores = self.scores(encoder, sight, quote, &candidates, history);
                both(&first, &rank(&candidates, &scores))
            }
            None => first,
        };
        let best = ranking.first().map_or(Target::Nobody, |r| r.0);
        let of_best = candidates.iter().zip(&scores).filter(|(c, _)| c.target == best);
        let mention = of_best.max_by(|a, b| a.1.total_cmp(b.1)).and_then(|(c, _)| c.mention);
        history.push((quote, best));
        Decision { quote, speech, ranking, mention }
    }
}

/// From this probability on the linear judge is believed at once.
const CLEAR: f64 = 0.99;

//! From scores to names: who is given each quotation, in reading order, and how sure that is.

use super::candidate::{Candidate, History, Notes, Target};
use super::features::{Bag, Row};
use super::model::{Judges, Linear, exp, ln};
use super::scene::Scene;
use super::sequence::Sight;

/// Who a quotation is given to, before it is asked how sure that is.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The number of the quotation.
    pub quote: usize,
    /// How probable it is that somebody says it.
    pub speech: f64,
    /// What the judges say of everybody who could have said it.
    pub opinions: Opinions,
    /// The mention that the first of them rests on.
    pub(super) mention: Option<usize>,
}

/// Targets with their probabilities, the most probable first, each once.
pub type Ranking = Vec<(Target, f64)>;

/// What two judges say, and both together.
#[derive(Debug, Clone, Default)]
pub struct Opinions {
    /// Both together.
    pub ranking: Ranking,
    /// The linear judge.
    pub first: Ranking,
    /// The encoder; empty where it was not asked.
    pub second: Ranking,
}

impl Opinions {
    /// One opinion alone.
    pub fn one(first: Ranking) -> Self {
        Self { ranking: first.clone(), first, second: Vec::new() }
    }

    /// Two opinions: the geometric mean of what they say of each target.
    pub fn two(first: Ranking, second: Ranking) -> Self {
        let mut ranking: Ranking =
            first.iter().map(|&(t, p)| (t, (p.max(1e-6) * of(&second, t).max(1e-6)).sqrt())).collect();
        let sum: f64 = ranking.iter().map(|(_, p)| p).sum();
        ranking.iter_mut().for_each(|(_, p)| *p /= sum);
        ranking.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        Self { ranking, first, second }
    }
}

/// How probable a target is in a ranking.
fn of(ranking: &Ranking, target: Target) -> f64 {
    ranking.iter().find(|(t, _)| *t == target).map_or(0.0, |(_, p)| *p)
}

impl Decision {
    /// The most probable speaker.
    pub fn best(&self) -> (Target, f64) {
        self.opinions.ranking.first().copied().unwrap_or((Target::Nobody, 1.0))
    }

    /// How probable a speaker is.
    pub fn of(&self, target: Target) -> f64 {
        of(&self.opinions.ranking, target)
    }
}

/// Below this probability of being speech nobody is asked who said it.
pub const FLOOR: f64 = 0.15;

/// Whom the candidates of one quotation are for, by the scores of all: probabilities of one target are added up.
pub fn rank(candidates: &[Candidate], scores: &[f64]) -> Ranking {
    let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut out: Ranking = Vec::new();
    let mut sum = 0.0;
    for (candidate, score) in candidates.iter().zip(scores) {
        let p = exp(score - most);
        sum += p;
        match out.iter_mut().find(|(target, _)| *target == candidate.target) {
            Some((_, mass)) => *mass += p,
            None => out.push((candidate.target, p)),
        }
    }
    out.iter_mut().for_each(|(_, p)| *p /= sum);
    out.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    out
}

impl Scene<'_> {
    /// Decides who said quotation number `quote`, after those before it.
    pub(super) fn decide(
        &self,
        judges: &Judges,
        quote: usize,
        history: &mut History,
        (notes, sight): (&Notes, &mut Sight),
    ) -> Decision {
        let encoder = judges.encoder.knows().then_some(&judges.encoder);
        let speech = self.kind(quote, Some(&judges.kind)).probability();
        if speech < FLOOR {
            return Decision { quote, speech, opinions: Opinions::default(), mention: None };
        }
        let candidates = self.candidates(quote, history, notes);
        let scores: Vec<f64> = candidates.iter().map(|c| c.bag.score()).collect();
        let first = rank(&candidates, &scores);
        let opinions = match encoder.filter(|_| first.first().is_some_and(|(_, p)| *p < CLEAR)) {
            Some(encoder) => {
                let scores = self.scores(encoder, sight, quote, &candidates, history);
                Opinions::two(first, rank(&candidates, &scores))
            }
            None => Opinions::one(first),
        };
        let best = opinions.ranking.first().map_or(Target::Nobody, |r| r.0);
        let of_best = candidates.iter().zip(&scores).filter(|(c, _)| c.target == best);
        let mention = of_best.max_by(|a, b| a.1.total_cmp(b.1)).and_then(|(c, _)| c.mention);
        history.push((quote, best));
        Decision { quote, speech, opinions, mention }
    }
}

/// From this probability on the linear judge is believed at once.
const CLEAR: f64 = 0.99;

/// A probability in 21 steps of its odds.
fn step(p: f64) -> u32 {
    (8.0 + 1.5 * (ln(p.clamp(1e-6, 1.0 - 1e-6)) - ln((1.0 - p).clamp(1e-6, 1.0)))).clamp(0.0, 20.0) as u32
}

impl Scene<'_> {
    /// What speaks for an entity of a ranking being right, weighed by `model`.
    pub fn sure<'w>(&self, decision: &Decision, target: Target, model: Option<&'w Linear>) -> Bag<'w> {
        let q = &self.settings[decision.quote];
        let mut bag = Bag::new(model);
        let p = decision.of(target);
        let other = decision.opinions.ranking.iter().filter(|(t, _)| *t != target).map(|(_, p)| *p).fold(0.0, f64::max);
        let score = step(p);
        // A ladder: every step that the score has climbed holds.
        for rung in 0..=score {
            bag.add(Row::SureScore, &[rung]);
        }
        for rung in 0..=((p - other).max(0.0) * 10.0) as u32 {
            bag.add(Row::SureMargin, &[rung]);
        }
        if !decision.opinions.second.is_empty() {
            let second = step(of(&decision.opinions.second, target));
            for rung in 0..=second {
                bag.add(Row::SureSecond, &[rung]);
            }
            let first = step(of(&decision.opinions.first, target));
            bag.add(Row::SureBoth, &[first / 3, second / 3]);
            for rung in 0..=first {
                bag.add(Row::SureFirst, &[rung]);
            }
            let tops =
                [&decision.opinions.first, &decision.opinions.second].map(|r| r.first().map(|t| t.0) == Some(target));
            bag.add(Row::SureAgree, &[u32::from(tops[0]), u32::from(tops[1])]);
        }
        bag.add(Row::SureChain, &[q.chain as u32]);
        bag.add(Row::SureSpeech, &[(decision.speech * 10.0) as u32]);
        let [person, byline, dense, leaves, people] = self.genre;
        bag.add(Row::SureGenre, &[person, byline]);
        bag.add(Row::SureDense, &[dense, leaves]);
        bag.add(Row::SureNames, &[people]);
        bag.add(Row::SureGenreScore, &[person, score / 4]);
        if let Target::Entity(id) = target {
            let entity = &self.entities[id];
            let kind = entity.kind as u32;
            bag.add(Row::SureLength, &[entity.folded.chars().take(8).count() as u32, kind]);
            bag.add(Row::SureConfidence, &[u32::from(entity.confidence), kind]);
        }
        bag
    }
}

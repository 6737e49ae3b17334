//! The whole training: what is learned from other programs' answers and then from annotated articles, fold by fold for the
//! figures and once from all for the weights.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use seed_reader::document::Lang;
use seed_reader::voices::tagger::Tagger;
use seed_reader::voices::training::resolve::{Opinions, needs_a_second};
use seed_reader::voices::training::{
    Decision, ENCODER_UNIT, Encoder, Lesson, Linear, UNIT, Vocabulary, decide_with, rank,
};

use crate::encoder::{Network, Sample};
use crate::fit::{self, Choice, Question};
use crate::gold::{self, Article};
use crate::pupil::Pupil;

/// Penalties on squares of weights, and the smallest weight that is kept.
const RANKER: (f64, f64) = (4.0, 0.03);
const KIND: (f64, f64) = (2.0, 0.03);
pub const SURE: (f64, f64) = (3.0, 0.02);
pub const SOURCE: (f64, f64) = (3.0, 0.03);
/// Characters with a vector of their own.
const CHARACTERS: usize = 1200;
/// Passes over the silver answers and over the gold, with the first rate of learning.
const SILVER: (usize, f32) = (8, 2e-3);
const GOLD: (usize, f32) = (8, 1.5e-3);
/// So many passes over the gold, in different order, are averaged.
const WAYS: usize = 2;
/// Of the quotations that the other program gives to nobody, one in so many is learned from: most are abstentions.
const ABSTENTIONS: usize = 6;

/// What is learned from: annotated news, older annotations, and the encoder's beginnings.
pub struct Course<'a> {
    pub news: Vec<Pupil<'a>>,
    pub old: Vec<Pupil<'a>>,
    base: Option<Network>,
    choices: Vec<Vec<Choice>>,
    kinds: Vec<Vec<Question>>,
    samples: Vec<Vec<Sample>>,
}

/// The judges that decide, before it is asked how sure they are.
pub struct Deciders {
    pub kind: Linear,
    pub ranker: Linear,
    pub encoder: Option<Encoder>,
}

impl<'a> Course<'a> {
    pub fn new(news: &'a [Article], old: &'a [Article], tagger: &Tagger, base: Option<Network>) -> Self {
        let pupils = |articles: &'a [Article]| articles.iter().map(|a| Pupil::new(a, tagger)).collect();
        let (news, old): (Vec<Pupil>, Vec<Pupil>) = (pupils(news), pupils(old));
        let all = || news.iter().chain(&old);
        let samples = match &base {
            Some(base) => all().map(|p| p.samples(base.vocabulary())).collect(),
            None => all().map(|_| Vec::new()).collect(),
        };
        let (choices, kinds) = (all().map(Pupil::choices).collect(), all().map(Pupil::kinds).collect());
        Self { choices, kinds, samples, base, news, old }
    }

    fn all(&self) -> impl Iterator<Item = &Pupil<'a>> {
        self.news.iter().chain(&self.old)
    }

    /// The judges as they come out of all articles that `learn` takes.
    pub fn teach(&self, learn: impl Fn(&Pupil) -> bool) -> Deciders {
        let taken: Vec<usize> = self.all().enumerate().filter(|(_, p)| learn(p)).map(|(i, _)| i).collect();
        let choices: Vec<&Choice> = taken.iter().flat_map(|&i| &self.choices[i]).collect();
        let kinds: Vec<&Question> = taken.iter().flat_map(|&i| &self.kinds[i]).collect();
        let encoder = self.base.as_ref().map(|base| {
            let samples: Vec<&Sample> = taken.iter().flat_map(|&i| &self.samples[i]).collect();
            // Several ways from one beginning, and the middle of where they end.
            let ways: Vec<Network> = (0..WAYS)
                .map(|way| {
                    let mut network = base.clone();
                    network.train(&samples, GOLD.0, GOLD.1, 7 + way as u64);
                    network
                })
                .collect();
            Network::middle(&ways).quantise()
        });
        Deciders {
            kind: fit::logistic(&kinds, KIND.0, KIND.1),
            ranker: fit::ranker(&choices, RANKER.0, RANKER.1),
            encoder,
        }
    }
}

impl Deciders {
    /// What they decide of an article.
    pub fn decide(&self, lesson: &Lesson, quotations: usize) -> Vec<Decision> {
        let scene = lesson.scene();
        let speech: Vec<f64> = (0..quotations).map(|q| self.kind.probability(&scene.kind(q).features())).collect();
        decide_with(lesson, &speech, |quote, candidates, history| {
            let scores: Vec<f64> =
                candidates.iter().map(|c| f64::from(self.ranker.score(&c.bag.features())) / UNIT).collect();
            let first = rank(candidates, &scores);
            let Some(encoder) = self.encoder.as_ref().filter(|_| needs_a_second(&first, quote)) else {
                return Opinions::one(first);
            };
            let window = scene.window_of(&encoder.vocabulary, quote, candidates, history);
            let scores: Vec<f64> = encoder.scores(&window).iter().map(|&s| f64::from(s) / ENCODER_UNIT).collect();
            Opinions::two(first, rank(candidates, &scores))
        })
    }
}

/// An encoder that has learned from the answers that another program gave: `FOLDER=FILE` for each folder of the corpus.
pub fn pretrain(corpus: &Path, silver: &[String], tagger: &Tagger) -> Network {
    let mut articles = Vec::new();
    for pair in silver {
        let (folder, file) = pair.split_once('=').unwrap_or(("wild", pair));
        articles.extend(gold::silver(&corpus.join(folder), file));
    }
    articles.retain(|a| a.document.lang != Lang::En);
    let pupils: Vec<Pupil> = articles.iter().map(|a| Pupil::new(a, tagger)).collect();
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    pupils.iter().for_each(|p| p.lesson.characters(|c| *counts.entry(c).or_default() += 1));
    let mut characters: Vec<(char, usize)> = counts.into_iter().collect();
    characters.sort_by_key(|&(c, n)| (std::cmp::Reverse(n), c));
    let vocabulary = Vocabulary::new(characters.into_iter().take(CHARACTERS).map(|(c, _)| c).collect());
    let mut samples: Vec<Sample> = Vec::new();
    for pupil in &pupils {
        let own = pupil.samples(&vocabulary).into_iter().enumerate();
        samples.extend(own.filter(|(n, s)| !s.nobody || n % ABSTENTIONS == 0).map(|(_, s)| s));
    }
    println!("silver: {} articles, {} quotations", pupils.len(), samples.len());
    let mut network = Network::new(vocabulary, 1);
    let loss = network.train(&samples.iter().collect::<Vec<_>>(), SILVER.0, SILVER.1, 3);
    println!("silver: loss {loss:.3}");
    network
}

/// The decisions of all news articles, each by judges that never saw it: `part` says which belong together.
pub fn out_of_fold(
    course: &Course,
    parts: &[String],
    part: impl Fn(&Pupil) -> String,
) -> HashMap<String, Vec<Decision>> {
    let mut out = HashMap::new();
    for name in parts {
        let judges = course.teach(|p| part(p) != *name);
        for pupil in course.news.iter().filter(|p| part(p) == *name) {
            out.insert(pupil.article.id.clone(), judges.decide(&pupil.lesson, pupil.labels.len()));
        }
        println!(
            "  without {name}: ranker {}, kind {} weights",
            judges.ranker.weights().len(),
            judges.kind.weights().len()
        );
    }
    out
}

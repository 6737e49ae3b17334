//! The whole training: what is learned from other programs' answers and then from annotated articles, fold by fold for the
//! figures and once from all for the weights.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use seed_reader::document::{Document, Lang};
use seed_reader::voices::tagger::Tagger;
use seed_reader::voices::training::{Decision, FLOOR, Judges, Vocabulary};

use crate::encoder::{Network, Sample};
use crate::fit::{self, Choice, Question};
use crate::gold::{self, Article};
use crate::pupil::Pupil;
use crate::twins::first_twins;

/// Penalties on squares of weights, and the smallest weight that is kept.
const RANKER: (f64, f64) = (4.0, 0.1);
const KIND: (f64, f64) = (3.0, 0.1);
/// (Weights are kept in 32nds: of a source's, those of five and more.)
pub const SOURCE: (f64, f64) = (3.0, 4.5 / 32.0);
/// Words with a vector of their own.
const VOCABULARY: usize = 1000;
/// Passes over the silver answers, with the first rate of learning.
const SILVER: (usize, f32) = (8, 2e-3);
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

impl<'a> Course<'a> {
    pub fn new(news: &'a [Article], old: &'a [Article], tagger: &Tagger, base: Option<Network>) -> Self {
        let pupils = |articles: &'a [Article]| articles.iter().map(|a| Pupil::new(a, tagger)).collect();
        let (mut news, mut old): (Vec<Pupil>, Vec<Pupil>) = (pupils(news), pupils(old));
        let documents: Vec<&Document> = news.iter().chain(&old).map(|p| &p.article.document).collect();
        let twins = first_twins(&documents);
        news.iter_mut().chain(&mut old).zip(twins).for_each(|(p, twin)| p.twin = twin);
        let all = || news.iter().chain(&old);
        let (choices, kinds) = (all().map(Pupil::choices).collect(), all().map(Pupil::kinds).collect());
        Self { choices, kinds, samples: Vec::new(), base, news, old }
    }

    /// Who spoke before is from now on what linear judges say that never saw the article. Judges who have only learned from true
    /// histories trust their own too much.
    pub fn remember(&mut self, folds: &[String]) {
        let base = self.base.take();
        let decisions = out_of_fold(self, folds, |p| p.fold.to_string());
        for pupil in self.news.iter_mut().chain(&mut self.old) {
            let asked = decisions[&pupil.article.id].iter().filter(|d| d.speech >= FLOOR);
            pupil.made = Some(asked.map(|d| (d.quote, d.best().0)).collect());
        }
        self.choices = self.all().map(Pupil::choices).collect();
        if let Some(base) = &base {
            self.samples = self.all().map(|p| p.samples(&base.0.vocabulary, |_| true)).collect();
        }
        self.base = base;
    }

    fn all(&self) -> impl Iterator<Item = &Pupil<'a>> {
        self.news.iter().chain(&self.old)
    }

    /// The judges that decide, as they come out of all articles that `learn` takes.
    pub fn teach(&self, learn: impl Fn(&Pupil) -> bool) -> Judges {
        let taken: Vec<usize> = self.all().enumerate().filter(|(_, p)| learn(p)).map(|(i, _)| i).collect();
        let choices: Vec<&Choice> = taken.iter().flat_map(|&i| &self.choices[i]).collect();
        let kinds: Vec<&Question> = taken.iter().flat_map(|&i| &self.kinds[i]).collect();
        let kind = fit::logistic(&kinds, KIND.0, KIND.1);
        let mut judges = Judges { kind, ranker: fit::ranker(&choices, RANKER.0, RANKER.1), ..Judges::none() };
        if let Some(base) = &self.base {
            let samples: Vec<&Sample> = taken.iter().flat_map(|&i| &self.samples[i]).collect();
            // Several ways from one beginning, and the middle of where they end.
            let ways: Vec<Network> = (0..WAYS).map(|way| base.taught(&samples, way)).collect();
            judges.encoder = Network::middle(&ways).rounded();
        }
        judges
    }
}

/// An encoder that has learned from the answers that another program gave, `FOLDER=FILE` for each folder of the corpus; not from those
/// on `annotated` articles: it would know them when it is judged on them.
pub fn pretrain(corpus: &Path, silver: &[String], annotated: &[Article], tagger: &Tagger) -> Network {
    let mut articles = Vec::new();
    for pair in silver {
        let (folder, file) = pair.split_once('=').unwrap_or(("wild", pair));
        articles.extend(gold::silver(&corpus.join(folder), file));
    }
    let known: BTreeSet<&str> = annotated.iter().filter_map(|a| Some(a.document.url.as_ref()?.as_str())).collect();
    let annotated = |a: &Article| a.document.url.as_ref().is_some_and(|url| known.contains(url.as_str()));
    articles.retain(|a| a.document.lang != Lang::En && !annotated(a));
    let pupils: Vec<Pupil> = articles.iter().map(|a| Pupil::new(a, tagger)).collect();
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    pupils.iter().for_each(|p| p.lesson.words(|key| *counts.entry(key).or_default() += 1));
    let mut keys: Vec<(u32, usize)> = counts.into_iter().collect();
    keys.sort_by_key(|&(key, n)| (std::cmp::Reverse(n), key));
    let mut keys: Vec<u32> = keys.into_iter().take(VOCABULARY).map(|(key, _)| key).collect();
    keys.sort_unstable();
    let vocabulary = Vocabulary(keys);
    let (mut samples, mut nobody) = (Vec::new(), 0);
    for pupil in &pupils {
        samples.extend(pupil.samples(&vocabulary, |label| {
            nobody += usize::from(label.speaker.is_empty());
            !label.speaker.is_empty() || nobody % ABSTENTIONS == 0
        }));
    }
    let quotations: usize = samples.iter().map(|s: &Sample| s.questions.len()).sum();
    println!("silver: {} articles, {} quotations", pupils.len(), quotations);
    let mut network = Network::new(vocabulary, 1);
    let loss = network.train(&samples.iter().collect::<Vec<_>>(), SILVER.0, SILVER.1, 3);
    println!("silver: loss {loss:.3}");
    network
}

/// The decisions of all articles, each by judges that never saw it or a twin of it: `part` says which belong together.
pub fn out_of_fold(
    course: &Course,
    parts: &[String],
    part: impl Fn(&Pupil) -> String,
) -> HashMap<String, Vec<Decision>> {
    let mut out = HashMap::new();
    for name in parts {
        let known: BTreeSet<usize> = course.all().filter(|p| part(p) == *name).map(|p| p.twin).collect();
        let judges = course.teach(|p| part(p) != *name && !known.contains(&p.twin));
        for pupil in course.all().filter(|p| part(p) == *name) {
            out.insert(pupil.article.id.clone(), pupil.lesson.decide(&judges));
        }
        println!(
            "  without {name}: ranker {}, kind {} weights",
            judges.ranker.weights().len(),
            judges.kind.weights().len()
        );
    }
    out
}

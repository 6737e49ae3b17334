//! An annotated article beside what the program finds in it: what there is to learn, and what is right.

use seed_reader::voices::candidate::{Candidate, History, Target};
use seed_reader::voices::tagger::Tagger;
use seed_reader::voices::training::{Decision, Leaf, Lesson, Vocabulary, spoken};

use crate::encoder::{self, Sample};
use crate::fit::{Choice, Question};
use crate::gold::{self, Article, Label};

/// So many quotations are learned from together.
const TOGETHER: usize = 4;

/// See the module.
pub struct Pupil<'a> {
    pub article: &'a Article,
    pub lesson: Lesson<'a>,
    /// The label of each of our quotations.
    pub labels: Vec<Option<&'a Label>>,
    pub fold: usize,
    /// The number of the first article that is nearly the same text, most often its own.
    pub twin: usize,
    /// Who is given each quotation where the article is left out: what a judge finds before it, mistakes and all. Where that is not
    /// known yet, it is what the labels tell.
    pub made: Option<History>,
}

impl<'a> Pupil<'a> {
    pub fn new(article: &'a Article, tagger: &Tagger) -> Self {
        let lesson = Lesson::with(&article.document, tagger);
        let found = gold::align(&article.quotes, &lesson.quotations());
        let labels = found.into_iter().map(|l| l.map(|i| &article.quotes[i].1)).collect();
        Self { article, lesson, labels, fold: gold::fold(&article.id), twin: 0, made: None }
    }

    /// Whether giving the words to a target is right.
    pub fn right(&self, target: Target, label: &Label) -> bool {
        match target {
            Target::Nobody => label.speaker.is_empty(),
            Target::Described(_) => {
                let words = self.lesson.names(target).concat();
                label.speaker.is_empty() && (label.description.is_empty() || shares(&words, &label.description))
            }
            Target::Entity(_) if label.speaker.is_empty() => false,
            Target::Entity(_) => {
                let names: Vec<String> = self.lesson.names(target).iter().map(|n| gold::norm(n)).collect();
                // Another name that the annotators know of the speaker is right as well.
                let of = self.article.sources.iter().filter(|s| label.speaker.contains(&s.name));
                let forms: Vec<&String> = of.flat_map(|s| &s.forms).collect();
                names.iter().any(|n| label.speaker.contains(n) || forms.contains(&n))
            }
        }
    }

    /// The name that is shown for a target, as it is compared.
    pub fn shown(&self, target: Target) -> String {
        self.lesson.names(target).first().map(|n| gold::norm(n)).unwrap_or_default()
    }

    /// Whether the name that is shown is the very one of the label.
    pub fn exact(&self, target: Target, label: &Label) -> bool {
        label.speaker.contains(&self.shown(target))
    }

    /// Whether it is close to it, as the scorer has it.
    pub fn lenient(&self, target: Target, label: &Label) -> bool {
        let shown = self.shown(target);
        label.speaker.iter().any(|s| gold::lenient(&shown, s))
    }

    /// Whether the speaker is among the entities at all.
    pub fn knows(&self, label: &Label) -> bool {
        (0..self.lesson.entities()).map(Target::Entity).any(|t| self.right(t, label))
    }

    /// Goes through the labelled speech with its candidates, each with who spoke before.
    fn each_speech(&self, mut see: impl FnMut(usize, &Label, Vec<Candidate>, Vec<bool>, &History)) {
        let mut history: History = Vec::new();
        for (quote, label) in self.labels.iter().enumerate() {
            let Some(label) = label.filter(|l| l.speech) else { continue };
            if let Some(made) = &self.made {
                history = made.iter().take_while(|(q, _)| *q < quote).copied().collect();
            }
            let candidates = self.lesson.candidates(quote, &history);
            let right: Vec<bool> = candidates.iter().map(|c| self.right(c.target, label)).collect();
            let told = self.told(&candidates, &right, label);
            see(quote, label, candidates, right, &history);
            history.push((quote, told));
        }
    }

    /// Who said it, as the label tells.
    fn told(&self, candidates: &[Candidate], right: &[bool], label: &Label) -> Target {
        if label.speaker.is_empty() {
            return Target::Nobody;
        }
        let found = candidates.iter().zip(right).find(|(_, r)| **r).map(|(c, _)| c.target);
        let known = || (0..self.lesson.entities()).map(Target::Entity).find(|&t| self.right(t, label));
        found.or_else(known).unwrap_or(Target::Nobody)
    }

    /// What the ranker learns from.
    pub fn choices(&self) -> Vec<Choice> {
        let mut out = Vec::new();
        self.each_speech(|_, _, candidates, right, _| {
            out.push(Choice { candidates: candidates.into_iter().map(|c| c.bag.features()).collect(), right });
        });
        out
    }

    /// What the encoder learns from: the quotations that `keep` takes, a few at a time.
    pub fn samples(&self, vocabulary: &Vocabulary, mut keep: impl FnMut(&Label) -> bool) -> Vec<Sample> {
        let mut out: Vec<(Sample, Vec<(usize, Leaf)>)> = Vec::new();
        let scene = self.lesson.scene();
        self.each_speech(|quote, label, candidates, right, history| {
            if !(keep(label) && right.contains(&true) && right.contains(&false)) {
                return;
            }
            if out.last().is_none_or(|(s, _)| s.questions.len() == TOGETHER) {
                out.push(Default::default());
            }
            let Some((sample, leaves)) = out.last_mut() else { return };
            let mut find = |leaf: usize| match leaves.iter().position(|l| l.0 == leaf) {
                Some(at) => at,
                None => {
                    leaves.push((leaf, scene.sequence(vocabulary, leaf)));
                    sample.leaves.push(leaves[leaves.len() - 1].1.tokens.clone());
                    leaves.len() - 1
                }
            };
            let (leaf, index) = self.lesson.place(quote);
            let own = find(leaf);
            let mut places = Vec::new();
            for c in &candidates {
                places.push([c.mention(), c.antecedent()].map(|m| m.map(|m| (find(self.lesson.leaf_of(m)), m))));
            }
            let place = |(leaf, m): (usize, usize)| Some((leaf, leaves[leaf].1.mention(m)?));
            let options = candidates.iter().zip(places).map(|(c, places)| encoder::Candidate {
                places: places.map(|p| p.and_then(place)),
                choice: scene.choice(quote, c, history),
            });
            let options = options.collect();
            let (open, close) = leaves[own].1.quotation(index);
            sample.questions.push(encoder::Question { quotation: [(own, open), (own, close)], options, right });
        });
        out.into_iter().map(|(s, _)| s).collect()
    }

    /// Speech or term.
    pub fn kinds(&self) -> Vec<Question> {
        let labelled = self.labels.iter().enumerate().filter_map(|(q, l)| Some((q, (*l)?)));
        labelled
            .map(|(quote, l)| Question {
                features: self.lesson.scene().kind(quote, None).features(),
                yes: l.speech,
                weight: if l.uncertain { 0.3 } else { 1.0 },
            })
            .collect()
    }

    /// Which entities are sources.
    pub fn sources(&self, decisions: &[Decision]) -> Vec<Question> {
        let spoken = spoken(decisions, self.lesson.entities());
        let question = |id: usize| {
            let names: Vec<String> = self.lesson.names(Target::Entity(id)).iter().map(|n| gold::norm(n)).collect();
            let is = |s: &gold::Source| names.iter().any(|n| *n == s.name || s.forms.contains(n));
            let features = self.lesson.scene().source(id, &spoken[id], None).features();
            Question { features, yes: self.article.sources.iter().any(is), weight: 1.0 }
        };
        (0..self.lesson.entities()).map(question).collect()
    }
}

fn shares(a: &str, b: &str) -> bool {
    a.chars().filter(|c| b.contains(*c)).count() >= 2
}

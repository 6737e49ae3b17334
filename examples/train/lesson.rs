//! What training and evaluation need of the inside: the features of every decision, and the names of every candidate.

use std::cell::RefCell;
use std::sync::OnceLock;

use super::candidate::{Candidate, History, Target};
pub use super::resolve;
use super::scene::Scene;
use super::scene::leaves;
use super::sequence::Sight;
use super::tagger::Tagger;
use super::weights::Weights;
use crate::document::{Document, Text};
use crate::marks;
use crate::pace;

pub use super::candidate;
pub use super::features::{Bag, ROWS, describe};
pub use super::findings::{SPEECH, spoken};
pub use super::model::encoder::{self, Encoder, Vocabulary};
pub use super::model::{Judges, Thresholds};
pub use super::model::{Linear, UNIT, exp, logistic};
pub use super::resolve::{Decision, FLOOR};
pub use super::sequence::{self, Choice, Leaf, Token};
pub use super::writing::round;

/// An article, read as far as the judges' questions.
pub struct Lesson<'a> {
    scene: Scene<'a>,
}

impl<'a> Lesson<'a> {
    /// Reads a document with the weights that come with the crate.
    pub fn new(document: &'a Document) -> Self {
        Self::with(document, &Weights::built_in().tagger)
    }

    /// Reads a document with another tagger.
    pub fn with(document: &'a Document, tagger: &Tagger) -> Self {
        static NOTHING: OnceLock<Text> = OnceLock::new();
        let leaves = leaves(document, NOTHING.get_or_init(Text::default));
        let pairs = marks::pair(&leaves);
        Self { scene: pace::at_once(Scene::new(document, tagger, &leaves, &pairs, &mut pace::Never)) }
    }

    /// The words of every quotation.
    pub fn quotations(&self) -> Vec<String> {
        let text = |leaf: usize, index: usize| {
            let r = &self.scene.readings[leaf];
            r.original(r.spans[index].inner.clone()).to_owned()
        };
        let leaves = self.scene.readings.iter().enumerate();
        leaves.flat_map(|(leaf, r)| (0..r.spans.len()).map(move |i| (leaf, i))).map(|(l, i)| text(l, i)).collect()
    }

    /// See [`Scene`].
    pub fn scene(&self) -> &Scene<'a> {
        &self.scene
    }

    /// Everybody who could have said a quotation.
    pub fn candidates(&self, quote: usize, history: &History) -> Vec<Candidate<'static>> {
        self.scene.candidates(quote, history, None)
    }

    /// What a target is called: the fullest name of an entity and all of its forms, the words of a description.
    pub fn names(&self, target: Target) -> Vec<String> {
        let s = &self.scene;
        match target {
            Target::Nobody => Vec::new(),
            Target::Described(m) => vec![s.original(m).to_owned()],
            Target::Entity(id) => {
                let entity = &s.entities[id];
                let mut out = vec![entity.name.clone()];
                out.extend(entity.latin.clone());
                for &m in &entity.mentions {
                    let form = s.original(m);
                    if !out.iter().any(|o| o == form) {
                        out.push(form.to_owned());
                    }
                }
                out
            }
        }
    }

    /// The mentions of the paragraph that a quotation stands in, for people to look at.
    pub fn mentions(&self, quote: usize) -> String {
        let s = &self.scene;
        let of = s.mentions.iter().filter(|m| m.leaf == s.settings[quote].leaf);
        of.map(|m| {
            let words = s.readings[m.leaf].part(m.at.clone());
            let state = if m.inside {
                "(inside)"
            } else if m.aside {
                "(aside)"
            } else {
                ""
            };
            format!("{words}/{:?}{state} ", m.kind)
        })
        .collect()
    }

    /// The key of every word of the text that the encoder would see.
    pub fn words(&self, mut see: impl FnMut(u32)) {
        let keys = RefCell::new(Vec::new());
        let keep = |key| {
            keys.borrow_mut().push(key);
            1
        };
        (0..self.scene.readings.len()).for_each(|leaf| self.scene.tokens(&keep, leaf, &mut Leaf::default()));
        keys.into_inner().into_iter().filter(|&key| key >= encoder::SIGNS as u32).for_each(&mut see);
    }

    /// The leaf of a quotation, and which one it is there.
    pub fn place(&self, quote: usize) -> (usize, usize) {
        (self.scene.settings[quote].leaf, self.scene.settings[quote].index)
    }

    /// The leaf of a mention.
    pub fn leaf_of(&self, mention: usize) -> usize {
        self.scene.mentions[mention].leaf
    }

    /// What judges decide of its quotations.
    pub fn decide(&self, judges: &Judges) -> Vec<Decision> {
        let (mut history, mut sight) = (Vec::new(), Sight::default());
        (0..self.scene.settings.len()).map(|q| self.scene.decide(judges, q, &mut history, &mut sight)).collect()
    }

    /// How many entities there are.
    pub fn entities(&self) -> usize {
        self.scene.entities.len()
    }

    /// The kind of an entity, as a word.
    pub fn kind_of(&self, id: usize) -> String {
        format!("{:?}", self.scene.entities[id].kind)
    }

    /// The text around a quotation, for people to look at.
    pub fn around(&self, quote: usize) -> String {
        let q = &self.scene.settings[quote];
        let r = &self.scene.readings[q.leaf];
        let (s, e) = (q.span.outer.start, q.span.outer.end);
        let inner = r.original(s..e);
        let short: String = inner.chars().take(16).collect();
        let before = r.original(s.saturating_sub(70)..s);
        let after = r.original(e..(e + 40).min(r.chars.len()));
        format!("{before}⟦{short}⟧{after}").replace('\n', "/")
    }
}

impl Linear {
    /// The probability of what has these features.
    pub fn probability(&self, features: &[u32]) -> f64 {
        logistic(f64::from(features.iter().map(|&feature| self.weight(feature)).sum::<i32>()) / UNIT)
    }
}

/// The natural logarithm of a positive `x`, the same to the last bit on every machine.
pub fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    let mut k = ((bits >> 52) & 0x7ff) as i64 - 1023;
    let mut m = f64::from_bits(bits & 0x000f_ffff_ffff_ffff | 1023 << 52);
    if m > std::f64::consts::SQRT_2 {
        m /= 2.0;
        k += 1;
    }
    // ln m = 2 artanh((m - 1) / (m + 1))
    let t = (m - 1.0) / (m + 1.0);
    let mut sum = 0.0;
    let mut n = 23.0;
    while n > 0.0 {
        sum = sum * t * t + 1.0 / n;
        n -= 2.0;
    }
    2.0 * t * sum + k as f64 * std::f64::consts::LN_2
}

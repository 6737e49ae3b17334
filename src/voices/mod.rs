//! Quotations: where they are, whether somebody said them, and who.
//!
//! Found on the flat text of a block's leaves ([`Text`]), so that markup inside a quotation does not hide it. `marks` pairs the
//! quotation marks. Each leaf is read (`reading`: folded to Simplified, sentences, cues), everybody who could speak is found
//! (`mention`) and put together (`entity`). Then judges decide: `kind` whether a quotation is speech, `candidate` which candidate
//! said it, `source` which entities the article rests on. Their features stand in one table (`features`), their weights in
//! `model`; `resolve` goes through the quotations in order and says how sure each answer is.

mod antecedent;
pub mod candidate;
#[cfg(test)]
mod cases;
mod context;
mod describe;
mod entity;
mod features;
mod findings;
mod joint;
mod kind;
mod lexicon;
mod mention;
mod model;
mod number_map;
#[cfg(test)]
mod phenomena;
mod reading;
pub mod resolve;
mod scene;
pub mod sequence;
mod setting;
mod source;
pub mod tagger;
// What training asks of the inside stands beside the trainer.
#[cfg(feature = "train")]
#[path = "../../examples/train/lesson.rs"]
pub mod training;
mod view;
mod weights;
mod weights_error;
mod words;
#[cfg(feature = "train")]
#[path = "../../examples/train/writing.rs"]
mod writing;

use std::ops::Range;

pub use crate::marks::QuoteSpan;
pub use weights::Weights;
pub use weights_error::WeightsError;

use crate::document::{Document, Text};
use crate::marks;
use crate::pace::{self, Pause};

/// A quotation: the outermost pair of quotation marks, and what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// The leaf it stands in: counted over all texts of the document, in reading order.
    pub leaf: usize,
    /// What stands inside the marks: UTF-8 bytes of the leaf's text.
    pub range: Range<usize>,
    /// The same with its marks; where a mark is missing the two end alike.
    pub outer: Range<usize>,
    /// Whether somebody says it.
    pub kind: QuoteKind,
    /// Who says it, when the article tells; never for a term.
    pub attribution: Option<Attribution>,
    /// The attribution that was found and that the reader has called wrong: then `attribution` is `None`. Never set by [`find`].
    pub denied: Option<Attribution>,
}

/// What a pair of quotation marks is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuoteKind {
    /// Somebody's words.
    Speech,
    /// A name, a title, a label, a so-called thing.
    Term,
}

/// Who said a quotation, and how that is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// The speaker: an index into [`Findings::names`]; `None` where there is one whom the article does not name.
    pub speaker: Option<usize>,
    /// Who says it together with the speaker (`王海和林小明说`), in reading order: indices into [`Findings::names`]. Empty where the
    /// speaker speaks alone or has no name.
    pub with: Vec<usize>,
    /// The description of an unnamed speaker (`一位知情人士`).
    pub description: Option<String>,
    /// The reporting words (`说`, `told`), if it was by such.
    pub cue: Option<String>,
    /// Where that stands: a leaf, and UTF-8 bytes of its text.
    pub evidence: Option<(usize, Range<usize>)>,
    /// How probable it is that this is right, 0 to 1, as the judges have it. On articles that they had not seen they were right about
    /// as often as they said (`model/MODEL.md`).
    pub confidence: f32,
    /// The same in words.
    pub certainty: Certainty,
}

/// How sure an attribution is. The steps are set with the weights, on out-of-fold answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// The article says it.
    Sure,
    /// Most probably.
    Likely,
    /// It may well be somebody else.
    Unsure,
}

impl Attribution {
    /// Everybody who says it: the speaker, then those who say it too.
    pub fn speakers(&self) -> impl Iterator<Item = usize> + '_ {
        self.speaker.into_iter().chain(self.with.iter().copied())
    }
}

impl Certainty {
    /// The word that the analysis uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::Likely => "likely",
            Self::Unsure => "unsure",
        }
    }
}

impl QuoteKind {
    /// The word that the analysis uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Speech => "speech",
            Self::Term => "term",
        }
    }
}

/// The name of somebody who speaks in the article, with what the article says of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    /// The fullest form.
    pub name: String,
    /// The form in Latin letters that stands in parentheses after it.
    pub latin: Option<String>,
    /// Office, profession, home: the words around the name at its first mention.
    pub affiliation: Option<String>,
    /// What kind of speaker.
    pub kind: SpeakerKind,
    /// Where something is attributed to them, in reading order: a leaf, and UTF-8 bytes of its text. Never empty in
    /// [`Findings::names`].
    pub mentions: Vec<(usize, Range<usize>)>,
}

/// The kinds of speakers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SpeakerKind {
    /// A human being.
    #[default]
    Person,
    /// A state, a ministry, a company, a group.
    Organisation,
    /// A newspaper, an agency, a station.
    Outlet,
    /// A statement, a report, a judgment.
    Document,
}

/// What was found in a document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Findings {
    /// The quotations, in reading order.
    pub quotes: Vec<Quote>,
    /// Everyone whom the article attributes something to, with or without quotation marks, in reading order; each once.
    pub names: Vec<Name>,
}

/// Where the quotations of a document are, in reading order; who says them needs [`find`]. Linear in the length of the text.
pub fn quotations(document: &Document) -> Vec<QuoteSpan> {
    let nothing = Text::default();
    marks::pair(&scene::leaves(document, &nothing))
}

/// Finds the quotations of a document and who said them. Linear in the length of the text.
///
/// ```
/// use seed_reader::{format, voices};
///
/// let (document, _) = format::parse("<p>渔民赵小满说：“那天晚上没有月亮。”</p>");
/// let findings = voices::find(&document, voices::Weights::built_in());
/// let quote = &findings.quotes[0];
/// assert_eq!(findings.speaker(quote).map(|name| name.name.as_str()), Some("赵小满"));
/// ```
pub fn find(document: &Document, weights: &Weights) -> Findings {
    pace::at_once(find_paced(document, weights, &mut pace::Never))
}

/// The same, in slices.
pub async fn find_paced(document: &Document, weights: &Weights, pause: &mut impl Pause) -> Findings {
    let nothing = Text::default();
    let leaves = scene::leaves(document, &nothing);
    let pairs = marks::pair(&leaves);
    let scene = scene::Scene::new(document, &weights.tagger, &leaves, &pairs, pause).await;
    let judges = &weights.judges;
    let (mut history, mut sight) = (Vec::new(), sequence::Sight::default());
    let mut decisions = Vec::with_capacity(pairs.len());
    for quote in 0..pairs.len() {
        decisions.push(scene.decide(judges, quote, &mut history, &mut sight));
        pause.pause().await;
    }
    scene.findings(judges, &pairs, &decisions)
}

impl Quote {
    /// Where it is.
    pub fn span(&self) -> QuoteSpan {
        QuoteSpan { leaf: self.leaf, inner: self.range.clone(), outer: self.outer.clone() }
    }
}

impl Findings {
    /// Who said a quotation, where the article names them.
    pub fn speaker(&self, quote: &Quote) -> Option<&Name> {
        self.names.get(quote.attribution.as_ref()?.speaker?)
    }

    /// Everybody who said a quotation and is named: the speaker, then those who said it too.
    pub fn speakers<'a>(&'a self, quote: &'a Quote) -> impl Iterator<Item = &'a Name> {
        quote.attribution.iter().flat_map(Attribution::speakers).filter_map(|n| self.names.get(n))
    }

    /// Who did not say a quotation, as the reader has it; `None` where nothing was called wrong.
    pub fn denied(&self, quote: &Quote) -> Option<&Name> {
        self.names.get(quote.denied.as_ref()?.speaker?)
    }
}

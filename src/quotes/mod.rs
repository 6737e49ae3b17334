//! Quotations: where they are, whether somebody said them, and who.
//!
//! Found on the flat text of a block's leaves ([`Text`]), so that markup inside a quotation does not hide it.
//! `marks` pairs the quotation marks. What is outside them is read twice: first for everyone who is named (`roster`, with
//! `names`, `native`, `bare`, `latin` and `capitals`, fills the `cast`), then sentence by sentence: `page` → tokens (`chinese`
//! with `accounts`, `bodies` and `cue`, `english_tokens`) → reports, each a reporting word with its subject (`subject` with `phrase` and `texts`,
//! `reports`; `english`), pronouns by way of `voices` → `attribution`, where a quotation finds its report (`relation`) and `speech` tells
//! whether somebody says it at all.
//! The words that all go by stand in `lexicon`, without logic, and are looked up through `words`, in one `index`.

mod accounts;
mod aliases;
mod apposition;
mod attribution;
mod bare;
mod bodies;
mod capitals;
#[cfg(test)]
mod cases;
mod cast;
mod chinese;
mod cue;
mod description;
mod english;
mod english_tokens;
mod index;
mod latin;
mod lexicon;
mod marks;
mod names;
mod native;
mod page;
mod phrase;
mod relation;
mod reports;
mod roster;
mod speech;
mod subject;
#[cfg(test)]
mod tests;
mod texts;
mod tokens;
mod voices;
mod words;

use std::ops::Range;

use crate::document::{Block, Document, Text};
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
    /// The speaker, in the fullest form that the article uses; `None` where there is one that it does not name.
    pub speaker: Option<String>,
    /// The description of an unnamed speaker (`一位知情人士`).
    pub description: Option<String>,
    /// The reporting words (`说`, `told`), if it was by such.
    pub cue: Option<String>,
    /// Where that stands: a leaf, and UTF-8 bytes of its text.
    pub evidence: Option<(usize, Range<usize>)>,
    /// 0 to 1.
    pub confidence: f32,
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

/// A leaf of the document.
struct Leaf<'a> {
    text: &'a Text,
    /// Whether it stands beside the running text: a caption, a heading, a list.
    aside: bool,
    heading: bool,
    listed: bool,
}

/// Finds the quotations of a document and who said them. Linear in the length of the text.
pub fn find(document: &Document) -> Findings {
    pace::at_once(find_paced(document, &mut pace::Never))
}

/// The same, in slices.
pub async fn find_paced(document: &Document, pause: &mut impl Pause) -> Findings {
    let mut leaves: Vec<Leaf> = Vec::new();
    // What is beside the article, and code, counts as leaves, and says nothing.
    let nothing = Text::default();
    for block in &document.blocks {
        let aside = matches!(
            block,
            Block::Figure { .. } | Block::Quote(_) | Block::Heading { .. } | Block::List { .. } | Block::Table(_)
        );
        let heading = matches!(block, Block::Heading { .. });
        let listed = matches!(block, Block::List { .. } | Block::Table(_));
        let silent = block.is_related() || matches!(block, Block::Preformatted(_));
        block.for_each_text(&mut |text| {
            leaves.push(Leaf { text: if silent { &nothing } else { text }, aside, heading, listed });
        });
    }
    let texts: Vec<&Text> = leaves.iter().map(|l| l.text).collect();
    let pairs = marks::pair(&texts);
    attribution::attribute(document, &leaves, &pairs, pause).await
}

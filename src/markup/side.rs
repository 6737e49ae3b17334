use super::anchors::Anchors;
use super::mentions::{self, JumpTarget, SourceMention};
use crate::article::{Article, Parsed};
use crate::document::{Block, Document, Media};
use crate::sources::{self, Source};
use crate::voices::{Certainty, Quote, QuoteKind, QuoteSpan};

/// One text that is being written: an article, one side of an article and its translation, or a text in which nobody has been found
/// yet. What is found adds attributes, signs and places to jump to; it moves nothing (DESIGN: text first, findings after).
pub(super) struct SideWriter<'a> {
    pub(super) document: &'a Document,
    /// Where its quotations are.
    pub(super) quotes: Vec<QuoteSpan>,
    found: Option<&'a Article>,
    pub(super) anchors: Anchors,
    /// The sources that speak each quotation, whoever it is given to first: indices into the article's sources.
    pub(super) speakers: Vec<Vec<usize>>,
    /// For each source, its number in the list that is shown.
    pub(super) numbers: Vec<usize>,
    /// How the levels of the body's headings are shown: the outermost one under the title.
    pub(super) levels: [u8; 7],
    pub(super) mentions: Vec<SourceMention>,
    /// For each source, its places among `mentions`.
    pub(super) mentions_of: Vec<Vec<usize>>,
    pub(super) leaf: usize,
    pub(super) quote: usize,
    pub(super) mention: usize,
    pub(super) media: u32,
    pub(super) links: Vec<bool>,
    /// Images that the other text shows already.
    repeated: Vec<&'a str>,
}

/// Whether this program ever finds anything; one that does not has no code for it.
pub(super) const FINDINGS: bool = cfg!(not(feature = "text-alone"));

/// The speaker of a quotation.
#[derive(Debug, Clone, Copy)]
pub(super) enum SpokenBy<'a> {
    /// None: a term, or a quotation whose speaker is not looked for yet.
    None,
    /// A speaker whom the article does not name, with the description, if there is one.
    Unnamed(Option<&'a str>),
    /// A source, by its index, and how certain that is. Others who say the same are in [`SideWriter::speakers`].
    Source(usize, Certainty),
}

impl SpokenBy<'_> {
    /// How certain the speaker is; `open` where the article names nobody.
    pub(super) fn said(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Unnamed(_) => Some("open"),
            Self::Source(_, certainty) => Some(certainty.name()),
        }
    }

    pub(super) fn is_unsure(self) -> bool {
        matches!(self, Self::Source(_, Certainty::Unsure))
    }
}

impl<'a> SideWriter<'a> {
    /// Begins with a text alone.
    pub(super) fn of_text(text: &'a Parsed, prefix: &str) -> Self {
        let anchors = Anchors::new(&text.document, &text.quotations, prefix, "");
        Self::standing(&text.document, text.quotations.clone(), anchors)
    }

    fn standing(document: &'a Document, quotes: Vec<QuoteSpan>, anchors: Anchors) -> Self {
        Self {
            document,
            quotes,
            found: None,
            anchors,
            speakers: Vec::new(),
            numbers: Vec::new(),
            levels: levels(&document.blocks),
            mentions: Vec::new(),
            mentions_of: Vec::new(),
            leaf: 0,
            quote: 0,
            mention: 0,
            media: 0,
            links: vec![false; document.links.len()],
            repeated: Vec::new(),
        }
    }

    /// Begins with the article. `numbers` says, for each of its sources, where it stands in the list that is shown.
    pub(super) fn new(article: &'a Article, prefix: &str, part: &str, numbers: Vec<usize>) -> Self {
        let quotes: Vec<QuoteSpan> = article.findings.quotes.iter().map(|quote| quote.span()).collect();
        let anchors = Anchors::new(&article.document, &quotes, prefix, part);
        let speakers = article.findings.quotes.iter().map(|quote| sources::speakers(quote).collect()).collect();
        let mentions = mentions::find(article);
        let mut mentions_of = vec![Vec::new(); article.sources.len()];
        for (i, mention) in mentions.iter().enumerate() {
            mentions_of[mention.source].push(i);
        }
        let text = Self::standing(&article.document, quotes, anchors);
        Self { found: Some(article), speakers, numbers, mentions, mentions_of, ..text }
    }

    /// What was found; nothing while the text stands alone.
    pub(super) fn found(&self) -> Option<&'a Article> {
        self.found.filter(|_| FINDINGS)
    }

    /// Whose words a quotation is.
    pub(super) fn voice(&self, quote: usize) -> SpokenBy<'a> {
        let Some(found) = self.quotes_found().get(quote) else { return SpokenBy::None };
        let by = found.attribution.as_ref();
        match self.speakers.get(quote).and_then(|all| all.first()).copied() {
            Some(source) => SpokenBy::Source(source, by.map_or(Certainty::Unsure, |a| a.certainty)),
            None if found.kind == QuoteKind::Speech => SpokenBy::Unnamed(by.and_then(|a| a.description.as_deref())),
            None => SpokenBy::None,
        }
    }

    /// What a quotation's speakers are called together.
    pub(super) fn names_of(&self, quote: usize) -> String {
        let names: Vec<&str> =
            self.speakers.get(quote).into_iter().flatten().map(|&source| self.name(source)).collect();
        self.document.lang.row(&names)
    }

    /// The quotations with what was found of them; none while the text stands alone.
    pub(super) fn quotes_found(&self) -> &'a [Quote] {
        self.found().map_or(&[], |article| &article.findings.quotes)
    }

    /// The sources that were found.
    pub(super) fn sources_found(&self) -> &'a [Source] {
        self.found().map_or(&[], |article| &article.sources)
    }

    /// The name of a source.
    pub(super) fn name(&self, source: usize) -> &'a str {
        self.sources_found().get(source).map_or("", |source| &source.name)
    }

    /// The places in the next leaf that can be jumped to, outside quotations.
    pub(super) fn places(&mut self, out: &mut Vec<JumpTarget>) {
        while let Some(mention) = self.mentions.get(self.mention).filter(|_| FINDINGS).filter(|m| m.leaf <= self.leaf) {
            if mention.leaf == self.leaf && mention.quote.is_none() {
                let id = self.anchors.mention(mention.source, mention.number);
                out.push(JumpTarget { range: mention.range.clone(), id });
            }
            self.mention += 1;
        }
    }

    /// Says which images the other text shows already.
    pub(super) fn beside(mut self, other: &'a Document) -> Self {
        for block in &other.blocks {
            block.for_each_figure(&mut |media, _| {
                self.repeated.push(media.source().as_str());
            });
        }
        self.repeated.sort_unstable();
        self
    }

    /// Whether the other text shows the same image.
    pub(super) fn repeats(&self, media: &Media) -> bool {
        self.repeated.binary_search(&media.source().as_str()).is_ok()
    }
}

/// Levels 1 to 6 as the body uses them, closed up and put under the title (level 1).
fn levels(blocks: &[Block]) -> [u8; 7] {
    let mut used = [false; 7];
    for block in blocks {
        if let Block::Heading { level, .. } = block {
            used[usize::from(*level).min(6)] = true;
        }
    }
    let mut shown = [6; 7];
    let mut next = 2;
    for level in 1..7 {
        shown[level] = next.min(6);
        next += u8::from(used[level]);
    }
    shown
}

use std::collections::HashSet;

use super::anchors::Anchors;
use super::mentions::{self, Mention};
use super::{Sink, blocks};
use crate::article::Article;
use crate::document::{Block, Media};

/// One text that is being written: an article, or one side of an article and its translation.
pub(super) struct Side<'a> {
    pub(super) article: &'a Article,
    pub(super) anchors: Anchors,
    /// The source that speaks each quotation: an index into the article's sources.
    pub(super) speakers: Vec<Option<usize>>,
    /// For each source, its number in the list that is shown.
    pub(super) numbers: Vec<usize>,
    /// How the levels of the body's headings are shown: the outermost one under the title.
    pub(super) levels: [u8; 7],
    pub(super) mentions: Vec<Mention>,
    /// For each source, its places among `mentions`.
    pub(super) mentions_of: Vec<Vec<usize>>,
    pub(super) leaf: usize,
    pub(super) quote: usize,
    pub(super) mention: usize,
    pub(super) media: u32,
    pub(super) links: Vec<bool>,
    /// Images that the other text shows already.
    repeated: HashSet<&'a str>,
}

impl<'a> Side<'a> {
    /// Begins with the article. `numbers` says, for each of its sources, where it stands in the list that is shown.
    pub(super) fn new(article: &'a Article, anchors: Anchors, numbers: Vec<usize>) -> Self {
        let mut speakers = vec![None; article.findings.quotes.len()];
        for (i, source) in article.sources.iter().enumerate() {
            for &quote in &source.quotes {
                if let Some(slot) = speakers.get_mut(quote) {
                    *slot = Some(i);
                }
            }
        }
        let mentions = mentions::find(article);
        let mut mentions_of = vec![Vec::new(); article.sources.len()];
        for (i, mention) in mentions.iter().enumerate() {
            mentions_of[mention.source].push(i);
        }
        Self {
            article,
            anchors,
            numbers,
            speakers,
            levels: levels(&article.document.blocks),
            mentions,
            mentions_of,
            leaf: 0,
            quote: 0,
            mention: 0,
            media: 0,
            links: vec![false; article.document.links.len()],
            repeated: HashSet::new(),
        }
    }

    /// Says which images the other text shows already.
    pub(super) fn beside(mut self, other: &'a Article) -> Self {
        for block in &other.document.blocks {
            block.for_each_figure(&mut |media, _| {
                self.repeated.insert(media.source().as_str());
            });
        }
        self
    }

    /// Whether the other text shows the same image.
    pub(super) fn repeats(&self, media: &Media) -> bool {
        self.repeated.contains(media.source().as_str())
    }

    /// Writes block number `index`. Blocks are written in order, each once.
    pub(super) fn block(&mut self, index: usize, out: &mut dyn Sink) {
        let article = self.article;
        if let Some(block) = article.document.blocks.get(index) {
            blocks::write(self, block, out);
        }
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

//! An article as the judges see it: leaves read, mentions found and put together, quotations set in their sentences.

use std::collections::HashMap;
use std::ops::Range;

use super::context::{Context, acts, contexts};
use super::entity::{Entity, cluster};
use super::joint::{Joint, Names};
use super::lexicon::organisations::PUBLISHERS;
use super::mention::{self, Mention};
use super::reading::Reading;
use super::setting::Setting;
use super::tagger::Tagger;
use super::words::{Words, tables};
use crate::document::{Block, Document, Text};
use crate::marks::QuoteSpan;
use crate::pace::Pause;

/// The leaves of a document. Code and lists of other articles count as leaves, and say `nothing`.
pub(super) fn leaves<'a>(document: &'a Document, nothing: &'a Text) -> Vec<&'a Text> {
    let mut out = Vec::new();
    for block in &document.blocks {
        let silent = block.is_related() || matches!(block, Block::Preformatted(_));
        block.for_each_text(&mut |text| out.push(if silent { nothing } else { text }));
    }
    out
}

/// Everything that was found in an article before anybody is given words.
pub struct Scene<'a> {
    pub(super) words: &'static Words,
    pub(super) readings: Vec<Reading<'a>>,
    pub(super) mentions: Vec<Mention>,
    pub(super) contexts: Vec<Context>,
    pub(super) entities: Vec<Entity>,
    /// Who says something together.
    pub(super) joint: Joint,
    /// Which mentions stand in each leaf.
    pub(super) of_leaf: Vec<Range<usize>>,
    /// For each mention the number in `acting` of the first that acts behind it.
    pub(super) next: Vec<usize>,
    /// The mentions that act, in reading order.
    pub(super) acting: Vec<usize>,
    /// The setting of each quotation.
    pub(super) settings: Vec<Setting>,
    /// How often each quotation of the article is quoted, by its words.
    pub(super) quoted: HashMap<String, usize>,
    /// What the publisher is called, in lower case.
    pub(super) publisher: &'static str,
}

/// Mentions are looked at in so many paragraphs in front of a quotation.
pub(super) const LEAVES: usize = 3;
/// And no more than so many.
const MENTIONS: usize = 24;
/// Behind the clause that follows it, so many scalars more.
const BEHIND: usize = 25;

impl<'a> Scene<'a> {
    /// Reads a document whose quotations are `pairs`.
    pub(super) async fn new(
        document: &'a Document,
        tagger: &Tagger,
        leaves: &[&'a Text],
        pairs: &[QuoteSpan],
        pause: &mut impl Pause,
    ) -> Self {
        let words = tables();
        let mut readings = Vec::with_capacity(leaves.len());
        let mut next = 0;
        for (leaf, text) in leaves.iter().enumerate() {
            let end = next + pairs[next..].iter().take_while(|p| p.leaf == leaf).count();
            readings.push(Reading::new(words, text, document.lang, &pairs[next..end]));
            next = end;
            pause.pause().await;
        }
        let mut mentions = mention::find(words, tagger, &readings, pause).await;
        let entities = cluster(&readings, &mut mentions);
        pause.pause().await;
        let contexts = contexts(words, &readings, &mentions);
        pause.pause().await;
        let acting: Vec<usize> = (0..mentions.len()).filter(|&m| acts(&mentions[m])).collect();
        let next = (0..mentions.len()).map(|m| acting.partition_point(|&other| other <= m)).collect();
        let first = |leaf| mentions.partition_point(|m| m.leaf < leaf);
        let of_leaf: Vec<Range<usize>> = (0..readings.len()).map(|leaf| first(leaf)..first(leaf + 1)).collect();
        let mut settings = Vec::with_capacity(pairs.len());
        let mut quoted: HashMap<String, usize> = HashMap::new();
        for (leaf, reading) in readings.iter().enumerate() {
            for (index, span) in reading.spans.iter().enumerate() {
                settings.push(Setting::new(&readings, leaf, index, &mentions, &contexts, of_leaf[leaf].clone()));
                *quoted.entry(reading.part(span.inner.clone()).to_owned()).or_default() += 1;
            }
        }
        let host = document.url.as_ref().map(|u| u.shown_host().into_owned()).unwrap_or_default();
        let publisher = PUBLISHERS.iter().find(|(site, _)| host.ends_with(site)).map_or("", |(_, names)| names);
        let joint = Joint::new(&Names { words, readings: &readings, mentions: &mentions, contexts: &contexts });
        Self {
            next,
            words,
            readings,
            mentions,
            contexts,
            entities,
            joint,
            of_leaf,
            acting,
            settings,
            quoted,
            publisher,
        }
    }

    /// The words of a mention, as they stand.
    pub(super) fn original(&self, mention: usize) -> &'a str {
        let mention = &self.mentions[mention];
        self.readings[mention.leaf].original(mention.at.clone())
    }

    /// Where a mention stands: a leaf, and UTF-8 bytes of its text.
    pub(super) fn place(&self, mention: usize) -> (usize, Range<usize>) {
        let mention = &self.mentions[mention];
        (mention.leaf, self.readings[mention.leaf].range(&mention.at))
    }

    /// The mentions near a quotation, in reading order.
    pub(super) fn window(&self, setting: &Setting) -> Vec<usize> {
        let (leaf, outer) = (setting.leaf, &setting.span.outer);
        let place = |&m: &usize| (self.mentions[m].leaf, self.mentions[m].at.start);
        let first = self.acting.partition_point(|&m| self.mentions[m].leaf + LEAVES < leaf);
        let own = self.acting.partition_point(|m| place(m) < (leaf, outer.start));
        let near = self.acting[first.max(own.saturating_sub(MENTIONS))..].iter();
        let apart = |m: &Mention| m.leaf < leaf || m.at.end <= outer.start || m.at.start >= outer.end;
        let near = near.take_while(|m| place(m) <= (leaf, setting.after.end + BEHIND));
        near.copied().filter(|&m| apart(&self.mentions[m])).collect()
    }
}

//! A block, as its counterpart is looked for: what kind of thing it is, how long, what it names.

use std::collections::HashMap;

use super::keys::{self, Gloss, Key, Tables};
use crate::document::{Block, Document, Style, Text, is_han, is_space};
use crate::pace::Pause;

/// What a block is, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Running text: a paragraph, a block quotation, preformatted text.
    Running,
    /// A heading, or a paragraph that is set as one.
    Heading,
    /// A list or a table.
    Parts,
    /// Something to look at or listen to; a key says which.
    Figure(Key),
    /// A line across the page, or signs that stand for one.
    Rule,
}

impl Shape {
    /// Whether it holds text that is translated paragraph by paragraph.
    pub(super) fn is_text(self) -> bool {
        matches!(self, Self::Running | Self::Heading | Self::Parts)
    }
}

/// One block.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub shape: Shape,
    /// In Latin letters: a Han character counts as [`HAN`] of them, white space not at all.
    pub length: f32,
    /// How many quotations begin in it.
    pub quotes: u16,
    /// How many questions it asks.
    pub questions: u16,
    /// What it names: sorted, each once.
    pub keys: Vec<Key>,
}

/// How many Latin letters an English translation has for a Han character.
const HAN: f32 = 2.9;

/// The blocks of a document, and every name that it glosses.
pub(super) async fn units(document: &Document, tables: &Tables, pause: &mut impl Pause) -> (Vec<Unit>, Vec<Gloss>) {
    let mut glosses = Vec::new();
    let mut out = Vec::with_capacity(document.blocks.len());
    for block in &document.blocks {
        out.push(unit(block, document, tables, &mut glosses));
        pause.pause().await;
    }
    (out, glosses)
}

fn unit(block: &Block, document: &Document, tables: &Tables, glosses: &mut Vec<Gloss>) -> Unit {
    let mut unit = Unit { shape: Shape::Running, length: 0.0, quotes: 0, questions: 0, keys: Vec::new() };
    let mut words = false;
    block.for_each_text(&mut |text| {
        words |= measure(text, &mut unit);
        tables.read(text.as_str(), &mut unit.keys, glosses);
        for link in text.inlines().iter().filter_map(|i| i.link) {
            if let Some(url) = document.links.get(link as usize).filter(|url| !url.is_in_page()) {
                unit.keys.push(keys::hashed(keys::ADDRESS, url.to_string().bytes()));
                unit.keys.push(keys::hashed(keys::HOST, url.host().bytes()));
            }
        }
    });
    unit.keys.sort_unstable();
    unit.keys.dedup();
    unit.shape = match block {
        Block::Figure { media, .. } => Shape::Figure(address(media.source().display().as_str())),
        Block::Rule => Shape::Rule,
        _ if !words => Shape::Rule,
        Block::Heading { .. } => Shape::Heading,
        Block::Paragraph(text) if is_set_as_heading(text) => Shape::Heading,
        Block::List { .. } | Block::Table(_) | Block::Related(_) => Shape::Parts,
        Block::Paragraph(_) | Block::Quote(_) | Block::Preformatted(_) | Block::Post(_) => Shape::Running,
    };
    unit
}

/// Adds up lengths and marks; whether there is anything but signs.
fn measure(text: &Text, unit: &mut Unit) -> bool {
    let mut words = false;
    let mut straight = 0;
    for c in text.as_str().chars().filter(|c| !is_space(*c)) {
        words |= c.is_alphanumeric();
        unit.length += if is_han(c) { HAN } else { 1.0 };
        match c {
            '“' | '「' | '«' => unit.quotes = unit.quotes.saturating_add(1),
            '"' => straight += 1,
            '?' | '？' => unit.questions = unit.questions.saturating_add(1),
            _ => {}
        }
    }
    unit.quotes = unit.quotes.saturating_add(straight / 2);
    words
}

/// A short paragraph that is bold from end to end.
fn is_set_as_heading(text: &Text) -> bool {
    text.as_str().len() < 300 && text.inlines().iter().all(|i| i.style.has(Style::STRONG))
}

/// Which picture it is: its file, whatever the server, the protocol and the size asked for.
fn address(url: &str) -> Key {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let file = path.rsplit('/').next().unwrap_or(path);
    keys::hashed(keys::ADDRESS, file.bytes())
}

/// Adds the Latin form of a name wherever the name stands.
pub(super) fn apply(glosses: &[Gloss], units: &mut [Unit]) {
    let mut by_pair: HashMap<Key, Vec<&Gloss>> = HashMap::new();
    for gloss in glosses {
        // The first pair is the name's end.
        let known = by_pair.entry(gloss.han[0]).or_default();
        // Hostile input may gloss one name a hundred thousand times.
        if known.len() < 8 && !known.iter().any(|g| g.latin == gloss.latin && g.han == gloss.han) {
            known.push(gloss);
        }
    }
    if by_pair.is_empty() {
        return;
    }
    for unit in units {
        let mut add = Vec::new();
        for key in &unit.keys {
            for gloss in by_pair.get(key).into_iter().flatten() {
                if gloss.han.iter().all(|pair| unit.keys.binary_search(pair).is_ok()) {
                    add.push(gloss.latin);
                }
            }
        }
        unit.keys.extend(add);
        unit.keys.sort_unstable();
        unit.keys.dedup();
    }
}

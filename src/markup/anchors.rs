use std::collections::HashMap;

use crate::document::Document;
use crate::voices::QuoteSpan;

/// The ids of everything that can be jumped to.
///
/// A quotation's id is made from its words, so that a permalink to it holds as long as the text says the same, wherever in
/// the article it stands. The others count.
pub(super) struct Anchors {
    /// Of the list.
    prefix: String,
    /// Of what stands in the text: a translation's is another than its original's.
    text: String,
    quotes: Vec<String>,
}

impl Anchors {
    pub(super) fn new(document: &Document, quotes: &[QuoteSpan], prefix: &str, part: &str) -> Self {
        let text = format!("{prefix}{part}");
        let leaves = document.leaves();
        let mut seen: HashMap<u32, u32> = HashMap::new();
        let quotes = quotes.iter().map(|quote| {
            let hash = fnv1a(&leaves[quote.leaf].as_str()[quote.inner.clone()]);
            let times = seen.entry(hash).and_modify(|n| *n += 1).or_insert(1);
            // The same words twice: the second is told apart by its number.
            if *times == 1 { format!("{text}q-{hash:x}") } else { format!("{text}q-{hash:x}-{times}") }
        });
        let quotes = quotes.collect();
        Self { prefix: prefix.to_owned(), text, quotes }
    }

    pub(super) fn quote(&self, index: usize) -> &str {
        self.quotes.get(index).map_or("", String::as_str)
    }

    pub(super) fn source(&self, index: usize) -> String {
        format!("{}s-{index}", self.prefix)
    }

    pub(super) fn mention(&self, source: usize, number: usize) -> String {
        format!("{}s-{source}-{number}", self.text)
    }

    pub(super) fn link(&self, index: u32) -> String {
        format!("{}l-{index}", self.text)
    }

    /// Where a link within the page leads.
    pub(super) fn note(&self, link: u32) -> String {
        format!("{}n-{link}", self.text)
    }

    /// A heading, by the number of its leaf.
    pub(super) fn heading(&self, leaf: usize) -> String {
        format!("{}h-{leaf}", self.text)
    }

    pub(super) fn media(&self, index: u32) -> String {
        format!("{}m-{index}", self.text)
    }

    pub(super) fn named(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }
}

/// The Fowler–Noll–Vo hash of the words, white space left out: small, and the same in every version.
fn fnv1a(text: &str) -> u32 {
    let words = text.bytes().filter(|b| !b.is_ascii_whitespace());
    words.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

use crate::document::{Document, decimal};
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
    /// The hash of each quotation's words, and how many times they were quoted by then.
    quotes: Vec<(u32, u32)>,
}

impl Anchors {
    pub(super) fn new(document: &Document, quotes: &[QuoteSpan], prefix: &str, part: &str) -> Self {
        let text = [prefix, part].concat();
        let leaves = document.leaves();
        let hash = |quote: &QuoteSpan| fnv1a(&leaves[quote.leaf].as_str()[quote.inner.clone()]);
        let mut hashes: Vec<(u32, u32)> = (0..).zip(quotes).map(|(index, quote)| (hash(quote), index)).collect();
        hashes.sort_unstable();
        let mut counted = vec![(0, 0); hashes.len()];
        let (mut last, mut times) = (None, 0);
        for (hash, index) in hashes {
            times = if last == Some(hash) { times + 1 } else { 1 };
            last = Some(hash);
            counted[index as usize] = (hash, times);
        }
        Self { prefix: prefix.to_owned(), text, quotes: counted }
    }

    pub(super) fn quote(&self, index: usize) -> String {
        let Some(&(hash, times)) = self.quotes.get(index) else { return String::new() };
        let id = [&self.text, "q-", &hexadecimal(hash)].concat();
        // The same words twice: the second is told apart by its number.
        if times > 1 { numbered(&id, "-", times as usize) } else { id }
    }

    pub(super) fn source(&self, index: usize) -> String {
        numbered(&self.prefix, "s-", index)
    }

    pub(super) fn mention(&self, source: usize, number: usize) -> String {
        numbered(&numbered(&self.text, "s-", source), "-", number)
    }

    pub(super) fn link(&self, index: u32) -> String {
        numbered(&self.text, "l-", index as usize)
    }

    /// Where a link within the page leads.
    pub(super) fn note(&self, link: u32) -> String {
        numbered(&self.text, "n-", link as usize)
    }

    /// A heading, by the number of its leaf.
    pub(super) fn heading(&self, leaf: usize) -> String {
        numbered(&self.text, "h-", leaf)
    }

    pub(super) fn media(&self, index: u32) -> String {
        numbered(&self.text, "m-", index as usize)
    }

    pub(super) fn named(&self, name: &str) -> String {
        [&self.prefix, name].concat()
    }
}

/// An id of two parts and a number.
fn numbered(prefix: &str, kind: &str, number: usize) -> String {
    [prefix, kind, &decimal(number as u32)].concat()
}

fn hexadecimal(number: u32) -> String {
    let first = (number | 1).leading_zeros() / 4;
    (first..8).filter_map(|place| char::from_digit(number << (4 * place) >> 28, 16)).collect()
}

/// The Fowler–Noll–Vo hash of the words, white space left out: small, and the same in every version.
fn fnv1a(text: &str) -> u32 {
    let words = text.bytes().filter(|b| !b.is_ascii_whitespace());
    words.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

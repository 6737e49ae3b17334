//! A leaf as the analysis reads it: simplified characters, quotations and parentheses covered, cut into sentences.
//!
//! What is covered keeps its length in bytes, so that a place in the reading is the same place in the text.

use std::ops::Range;
use std::slice::SliceIndex;

use super::marks::Pair;
use super::words::Words;
use crate::document::{Lang, Text};

/// Stands for every byte of a quotation with its marks.
pub(super) const QUOTED: char = '\u{1}';
/// Stands for every byte of a parenthesis.
pub(super) const ASIDE: char = '\u{2}';
/// The same while it is found out what is covered: bytes that no text holds.
const QUOTED_BYTE: u8 = 0xff;
const ASIDE_BYTE: u8 = 0xfe;
/// A parenthesis of more bytes than this is text, not a gloss.
const LONGEST_ASIDE: usize = 240;

/// A leaf, ready to be read.
#[derive(Debug)]
pub(super) struct Page<'a> {
    /// Its text as it stands.
    pub text: &'a str,
    /// Its text as it is read.
    pub read: String,
    /// Its quotations: indices into all.
    pub quotes: Range<usize>,
    /// Whether it is read as English.
    pub english: bool,
    /// Its sentences, outside quotations.
    pub sentences: Vec<Range<usize>>,
}

impl<'a> Page<'a> {
    /// Reads a leaf whose quotations are `pairs[quotes]`.
    pub(super) fn new(text: &'a Text, main: Lang, pairs: &[Pair], quotes: Range<usize>, words: &Words) -> Self {
        let english = if text.lang == Lang::Und { main == Lang::En } else { text.lang == Lang::En };
        let text = text.as_str();
        let mut covered = text.as_bytes().to_vec();
        for pair in &pairs[quotes.clone()] {
            covered[pair.outer.clone()].fill(QUOTED_BYTE);
        }
        if text.contains('(') || text.contains('（') {
            cover_asides(&mut covered);
        }
        let (read, ends) = read(text, &covered, words);
        let sentences = if english { english_sentences(&read, &ends) } else { chinese_sentences(&read, &ends) };
        Self { text, read, quotes, english, sentences }
    }

    /// A part of the text; nothing where there is no such part.
    pub(super) fn words(&self, at: impl SliceIndex<str, Output = str>) -> &'a str {
        self.text.get(at).unwrap_or_default()
    }

    /// The same of the text as it is read.
    pub(super) fn reading(&self, at: impl SliceIndex<str, Output = str>) -> &str {
        self.read.get(at).unwrap_or_default()
    }

    /// Where the sentence begins that holds a byte of the text.
    pub(super) fn sentences_start(&self, at: usize) -> usize {
        let next = self.sentences.partition_point(|s| s.start <= at);
        next.checked_sub(1).map_or(0, |i| self.sentences[i].start)
    }
}

/// The text in simplified characters, with what stands for covered bytes (that stands for nothing where the text itself has
/// it); and where a sentence may end, by the first byte of what ends it.
fn read(text: &str, covered: &[u8], words: &Words) -> (String, Vec<usize>) {
    let mut out = String::with_capacity(text.len());
    let mut ends = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(&byte) = covered.get(at) {
        let (read, width) = match byte {
            // No other byte begins a character that is written in two ways.
            0xe4..=0xe9 => (words.folded(&covered[at..]), 3),
            b'\n' | b'!' | b'.' | b';' | b'?' | 0xe3 | 0xef => {
                ends.push(at);
                (None, 1)
            }
            QUOTED_BYTE => (Some(QUOTED), 1),
            ASIDE_BYTE => (Some(ASIDE), 1),
            1 | 2 => (Some(' '), 1),
            _ => (None, 1),
        };
        if let Some(read) = read {
            if from < at {
                out.push_str(text.get(from..at).unwrap_or_default());
            }
            out.push(read);
            from = at + width;
        }
        at += width;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    (out, ends)
}

/// Covers parentheses that close soon; what is quoted in them stays visible as such.
fn cover_asides(bytes: &mut [u8]) {
    let mut at = 0;
    // Whatever is no bracket is passed over by its first byte.
    while let Some(next) = bytes[at..].iter().position(|&b| b == b'(' || b == 0xef) {
        at += next;
        let Some(open) = bracket(&bytes[at..], b'(', "（") else {
            at += 1;
            continue;
        };
        let limit = bytes.len().min(at + LONGEST_ASIDE);
        let mut end = at + open;
        let close = loop {
            match bytes[..limit].get(end) {
                None | Some(b'\n') => break None,
                Some(_) => match bracket(&bytes[end..], b')', "）") {
                    Some(len) => break Some(end + len),
                    None => end += 1,
                },
            }
        };
        match close {
            Some(close) => {
                bytes[at..close].iter_mut().filter(|b| **b != QUOTED_BYTE).for_each(|b| *b = ASIDE_BYTE);
                at = close;
            }
            None => at += open,
        }
    }
}

/// The length of the bracket that `bytes` begin with.
fn bracket(bytes: &[u8], half: u8, full: &str) -> Option<usize> {
    match bytes.first() {
        Some(&b) if b == half => Some(1),
        Some(_) if bytes.starts_with(full.as_bytes()) => Some(full.len()),
        _ => None,
    }
}

fn chinese_sentences(read: &str, ends: &[usize]) -> Vec<Range<usize>> {
    cut(read, ends, |c, _, _| matches!(c, '。' | '！' | '？' | '!' | '?' | '；' | ';' | '\n'))
}

fn english_sentences(read: &str, ends: &[usize]) -> Vec<Range<usize>> {
    cut(read, ends, |c, before, after| match c {
        '!' | '?' | ';' | '\n' => true,
        '.' => after.chars().next().is_none_or(char::is_whitespace) && !abbreviates(before),
        _ => false,
    })
}

/// Whether a stop belongs to the word in front of it: an initial, a title, a year’s half.
fn abbreviates(before: &str) -> bool {
    let word = before.rsplit(|c: char| !(c.is_alphanumeric() || c == '.')).next().unwrap_or_default();
    let short =
        matches!(word, "Mr" | "Mrs" | "Ms" | "Dr" | "Prof" | "Gen" | "Sen" | "Rep" | "St" | "Jr" | "Sr" | "Lt" | "Col");
    short || word.contains('.') || (word.chars().count() == 1 && word.starts_with(char::is_uppercase))
}

fn cut(read: &str, places: &[usize], ends: impl Fn(char, &str, &str) -> bool) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for &at in places {
        let Some(c) = read[at..].chars().next() else { break };
        let end = at + c.len_utf8();
        if ends(c, &read[start..at], &read[end..]) {
            out.push(start..end);
            start = end;
        }
    }
    if start < read.len() {
        out.push(start..read.len());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::{marks, words::tables};

    fn page(text: &Text, lang: Lang, show: impl Fn(&Page)) {
        let pairs = marks::pair(&[text]);
        show(&Page::new(text, lang, &pairs, 0..pairs.len(), tables()));
    }

    #[test]
    fn what_is_covered_keeps_its_length() {
        let text = Text::plain("學者王某(Wang)說：「好。」他走了。");
        page(&text, Lang::ZhHant, |page| {
            assert_eq!(page.read.len(), page.text.len());
            assert!(page.read.starts_with("学者王某\u{2}"));
            assert_eq!(page.sentences.len(), 1, "a stop in a quotation ends no sentence outside it");
        });
    }

    #[test]
    fn control_characters_of_the_text_cover_nothing() {
        let text = Text::plain("甲\u{1}乙\u{2}丙");
        page(&text, Lang::ZhHans, |page| assert_eq!(page.read, "甲 乙 丙"));
    }

    #[test]
    fn initials_end_no_sentence() {
        let text = Text::plain("George W. Smith spoke. Dr. Lee left.");
        page(&text, Lang::En, |page| assert_eq!(page.sentences.len(), 2));
    }
}

//! A leaf as the analysis reads it: Simplified characters, quotations covered, cut into sentences, its cues found.
//!
//! Everything behind this module counts in Unicode scalars of the leaf; [`Reading::bytes`] leads back to the text.

use std::ops::Range;

use super::words::{self, Words, class};
use crate::document::{Lang, Text};
use crate::marks::QuoteSpan;

/// Stands for every character of a quotation with its marks.
pub(super) const QUOTED: char = '\u{1}';
/// A quotation in one of these settings is read as part of the sentence: it holds a name (网友“海边的人”说).
const LONGEST_NAME: usize = 14;

/// A word that reports speech or thought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cue {
    pub start: usize,
    pub end: usize,
    pub class: CueClass,
    /// What the word is, for features: a hash of its ending.
    pub word: u32,
}

/// What a cue reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CueClass {
    Speech = 1,  // 说, said.
    Thought = 2, // 认为, believes.
    Report = 3,  // 报道, 援引: what an outlet or a document does.
}

/// A quotation as it lies in a reading, in scalars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    /// With its marks.
    pub outer: Range<usize>,
    /// Without them.
    pub inner: Range<usize>,
    /// Whether it holds the name of somebody who acts in the sentence, so that it is not covered.
    pub is_name: bool,
}

/// A leaf, ready to be read.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub text: &'a str,
    /// The text in Simplified characters, byte for byte as long as `text`.
    pub folded: String,
    /// The scalars of `folded`.
    pub chars: Vec<char>,
    /// The same, with quotations covered by [`QUOTED`].
    pub mask: Vec<char>,
    /// The classes of all words of the tables that begin at each scalar of `folded`: most questions about words are answered here.
    pub opens: Vec<u32>,
    /// The byte at which each scalar begins, and the length at the end.
    pub bytes: Vec<usize>,
    /// The number of the sentence that each scalar stands in, one more at the end.
    pub sentence: Vec<u32>,
    /// Its quotations.
    pub spans: Vec<Span>,
    /// Cues outside quotations, in order.
    pub cues: Vec<Cue>,
    /// Whether it is read as English.
    pub english: bool,
}

impl<'a> Reading<'a> {
    /// Reads a leaf whose quotations are `pairs`.
    pub(super) fn new(words: &Words, text: &'a Text, main: Lang, pairs: &[QuoteSpan]) -> Self {
        let english = if text.lang == Lang::Und { main == Lang::En } else { text.lang == Lang::En };
        let text = text.as_str();
        let mut bytes = Vec::with_capacity(text.len() / 2 + 1);
        let (mut chars, mut folded) = (Vec::with_capacity(text.len() / 2), String::with_capacity(text.len()));
        for (at, c) in text.char_indices() {
            let c = if c == QUOTED { ' ' } else { words.fold(c) };
            bytes.push(at);
            chars.push(c);
            folded.push(c);
        }
        bytes.push(text.len());
        let opens = words.openings(&folded);
        let scalar = |byte: usize| bytes.partition_point(|&b| b < byte);
        let mut spans: Vec<Span> = (pairs.iter())
            .map(|p| Span {
                outer: scalar(p.outer.start)..scalar(p.outer.end),
                inner: scalar(p.inner.start)..scalar(p.inner.end),
                is_name: false,
            })
            .collect();
        let mut mask = chars.clone();
        for span in &spans {
            mask[span.outer.clone()].fill(QUOTED);
        }
        let mut this = Self {
            text,
            folded,
            chars,
            mask,
            opens,
            bytes,
            sentence: Vec::new(),
            spans: Vec::new(),
            cues: Vec::new(),
            english,
        };
        for span in &mut spans {
            span.is_name = this.holds_a_name(words, span);
            if span.is_name {
                let outer = span.outer.clone();
                this.mask[outer.clone()].copy_from_slice(&this.chars[outer]);
            }
        }
        this.spans = spans;
        this.sentence = this.sentences();
        this.cues = if english { this.english_cues(words) } else { this.chinese_cues(words) };
        this
    }

    /// The folded text from a scalar on.
    pub(super) fn from(&self, at: usize) -> &str {
        &self.folded[self.bytes[at.min(self.chars.len())]..]
    }

    /// The folded text of some scalars.
    pub(super) fn part(&self, at: Range<usize>) -> &str {
        &self.folded[self.bytes[at.start]..self.bytes[at.end.max(at.start)]]
    }

    /// The longest word of one of `classes` that begins at a place: where it ends, and its classes.
    pub(super) fn longest(&self, words: &Words, at: usize, classes: u32) -> Option<(usize, u32)> {
        let longest = self.begins(at, classes).then(|| words.longest(self.from(at), classes))?;
        longest.map(|(word, found)| (at + word.chars().count(), found))
    }

    /// Whether a word of one of `classes` begins at a place.
    pub(super) fn begins(&self, at: usize, classes: u32) -> bool {
        self.opens.get(at).is_some_and(|found| found & classes != 0)
    }

    /// The text of some scalars as it stands.
    pub(super) fn original(&self, at: Range<usize>) -> &'a str {
        &self.text[self.bytes[at.start]..self.bytes[at.end.max(at.start)]]
    }

    /// The scalar that begins at a byte.
    pub(super) fn scalar(&self, byte: usize) -> usize {
        self.bytes.partition_point(|&b| b < byte)
    }

    /// UTF-8 bytes of some scalars.
    pub(super) fn range(&self, at: &Range<usize>) -> Range<usize> {
        self.bytes[at.start]..self.bytes[at.end]
    }

    /// How many sentences end between two places.
    pub(super) fn breaks(&self, from: usize, to: usize) -> usize {
        let last = self.sentence.len() - 1;
        self.sentence[to.min(last)].saturating_sub(self.sentence[from.min(last)]) as usize
    }

    /// Where the clause ends that a place stands in, at most `limit` scalars further.
    pub(super) fn clause_end(&self, from: usize, limit: usize) -> usize {
        let limit = self.mask.len().min(from + limit);
        (from..limit).find(|&at| ends_clause(self.mask[at]) || self.breaks(at, at + 1) > 0).unwrap_or(limit)
    }

    /// Where the sentence begins that a place stands in, at most `limit` scalars back.
    pub(super) fn sentence_start(&self, at: usize, limit: usize) -> usize {
        let low = at.saturating_sub(limit);
        low + self.sentence[low..at].partition_point(|&number| number < self.sentence[at])
    }

    /// Whether a sentence ends with the character at a place.
    fn is_break(&self, at: usize) -> bool {
        match self.mask[at] {
            '。' | '！' | '？' | '!' | '?' | '；' | ';' | '\n' => true,
            '.' if self.english => {
                self.mask.get(at + 1).is_none_or(|c| c.is_whitespace() || *c == QUOTED) && !self.abbreviates(at)
            }
            _ => false,
        }
    }

    /// Whether a stop belongs to the word in front of it: an initial, a title, a year’s half.
    fn abbreviates(&self, stop: usize) -> bool {
        let start = self.run_start(stop, |c| c.is_alphanumeric() || c == '.');
        let word = self.part(start..stop);
        let titles = [
            "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Sen", "Rep", "St", "Jr", "Sr", "Lt", "Col", "Gov", "Sgt", "Capt",
            "Rev", "Hon", "Maj", "Adm",
        ];
        titles.contains(&word) || word.contains('.') || (stop - start == 1 && self.mask[start].is_uppercase())
    }

    fn sentences(&self) -> Vec<u32> {
        let mut number = 0;
        let mut out = Vec::with_capacity(self.mask.len() + 1);
        for at in 0..self.mask.len() {
            out.push(number);
            if self.is_break(at) {
                number += 1;
            }
        }
        out.push(number);
        out
    }

    /// Whether a quotation is somebody's name: short, nothing but letters in it, with a word for its bearer in front or a
    /// cue right behind.
    fn holds_a_name(&self, words: &Words, span: &Span) -> bool {
        let inner = &self.chars[span.inner.clone()];
        let letters = |c: &char| c.is_alphanumeric() || matches!(c, '_' | '·' | '・' | '@' | '.' | ' ');
        if self.english || !(2..=LONGEST_NAME).contains(&inner.len()) || !inner.iter().all(letters) {
            return false;
        }
        let before = self.part(span.outer.start.saturating_sub(4)..span.outer.start);
        let bearers = ["网民", "网友", "用户", "博主", "账号", "作者", "昵称", "网名为"];
        let bearer = bearers.iter().any(|w| before.ends_with(w));
        // 名为“某某”的用户
        let behind = self.from(span.outer.end).strip_prefix('的');
        if bearer || behind.is_some_and(|rest| bearers.iter().any(|w| rest.starts_with(w))) {
            return true;
        }
        if before.ends_with(['说', '称', '道', '指', '：', ':', '，']) {
            return false;
        }
        let mut tail = self.from(span.outer.end);
        if let Some(rest) = tail.strip_prefix(['（', '(']) {
            tail = rest.split_once(['）', ')']).map_or(rest, |(_, rest)| rest);
        }
        let mut at = 0;
        for (offset, c) in tail.char_indices().take(4) {
            if offset < at {
                continue;
            }
            if c == '的' {
                return false;
            }
            if let Some((word, classes)) = words.longest(&tail[offset..], CUES) {
                if classes & class::NOT_CUE == 0 && classes & class::SAYING != 0 {
                    return true;
                }
                at = offset + word.len();
            }
        }
        false
    }

    fn chinese_cues(&self, words: &Words) -> Vec<Cue> {
        let mut out = Vec::new();
        let mut at = 0;
        while at < self.mask.len() {
            let cue = if self.mask[at] == QUOTED { None } else { self.longest(words, at, CUES) };
            let Some((end, classes)) = cue else {
                at += 1;
                continue;
            };
            let class = match self.part(at..end) {
                _ if classes & class::NOT_CUE != 0 => None,
                "报道" | "报导" | "报道称" | "报道说" | "报道指" | "报导指出" | "援引" | "引述" | "引用" | "转引"
                | "消息称" => Some(CueClass::Report),
                _ if classes & class::SAYING != 0 => Some(CueClass::Speech),
                _ => Some(CueClass::Thought),
            };
            if let Some(class) = class {
                out.push(Cue { start: at, end, class, word: lexical(&self.chars[end.saturating_sub(2).max(at)..end]) });
            }
            at = end;
        }
        out
    }

    fn english_cues(&self, words: &Words) -> Vec<Cue> {
        let cue = |(at, _): (Range<usize>, bool)| {
            let word = self.part(at.clone());
            let classes = words.english(word);
            let class = match word {
                "according" | "According" => CueClass::Report,
                _ if classes & class::SAYING != 0 => CueClass::Speech,
                _ if classes & class::THINKING != 0 => CueClass::Thought,
                _ => return None,
            };
            Some(Cue { start: at.start, end: at.end, class, word: lexical(&self.chars[at]) })
        };
        self.english_words().filter_map(cue).collect()
    }

    /// The words of English text outside quotations, each with whether more than spaces stands between it and the one before.
    pub(super) fn english_words(&self) -> impl Iterator<Item = (Range<usize>, bool)> + '_ {
        let mut last = 0;
        std::iter::from_fn(move || {
            let start = last + self.mask.get(last..)?.iter().position(|c| c.is_alphabetic())?;
            let apart = self.mask[last..start].iter().any(|&c| c != ' ');
            last = self.word_end(start);
            Some((start..last, apart))
        })
    }

    /// Where the word ends that begins at a place outside quotations.
    pub(super) fn word_end(&self, at: usize) -> usize {
        words::word_end(&self.mask, at)
    }

    /// Where the run of characters of a kind begins that ends at a place, outside quotations.
    pub(super) fn run_start(&self, end: usize, kind: impl Fn(char) -> bool) -> usize {
        self.mask[..end].iter().rposition(|&c| !kind(c)).map_or(0, |at| at + 1)
    }

    /// The first cue that begins at a place or behind it.
    pub(super) fn cue_from(&self, at: usize) -> usize {
        self.cues.partition_point(|c| c.start < at)
    }
}

/// Words that report, and words that hold one of them and report nothing.
const CUES: u32 = class::SAYING | class::THINKING | class::NOT_CUE;

/// A hash of some characters, for features: never 0.
pub(super) fn lexical(chars: &[char]) -> u32 {
    chars.iter().fold(0x811c_9dc5_u32, |h, &c| (h ^ c as u32).wrapping_mul(0x0100_0193)) | 1
}

/// Whether a clause ends with a character.
pub(super) fn ends_clause(c: char) -> bool {
    matches!(c, '，' | ',' | '。' | '！' | '？' | '!' | '?' | '；' | ';' | '：' | ':' | '\n' | QUOTED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks;
    use crate::voices::words::tables;

    fn read(text: &str, lang: Lang, show: impl Fn(&Reading)) {
        let text = Text::plain(text);
        let pairs = marks::pair(&[&text]);
        show(&Reading::new(tables(), &text, lang, &pairs));
    }

    #[test]
    fn a_stop_in_a_quotation_ends_no_sentence_outside_it() {
        read("學者王某(Wang)說：「好。」他走了。", Lang::ZhHant, |r| {
            assert_eq!(r.breaks(0, r.chars.len()), 1);
            assert_eq!(r.cues.iter().map(|c| r.part(c.start..c.end)).collect::<Vec<_>>(), ["说"]);
        });
    }

    #[test]
    fn initials_end_no_sentence() {
        read("George W. Smith spoke. Dr. Lee left.", Lang::En, |r| assert_eq!(r.breaks(0, r.chars.len()), 2));
    }

    #[test]
    fn a_word_that_holds_a_cue_is_none() {
        read("他的小说据说很好，但评论家称不好", Lang::ZhHans, |r| assert_eq!(r.cues.len(), 1));
    }

    #[test]
    fn a_name_in_quotation_marks_is_not_covered() {
        read("网友“海边的人”说：“好。”", Lang::ZhHans, |r| {
            assert_eq!(r.spans.iter().map(|s| s.is_name).collect::<Vec<_>>(), [true, false]);
        });
    }
}

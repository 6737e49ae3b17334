//! A sentence as the tagger sees it: tokens, each with a code, a shape, and the word tables' opinion.

use std::ops::Range;

use crate::voices::words::{Words, class, is_han, is_letter, sign};

/// What a token looks like, whatever it says.
pub(super) mod shape {
    // 0 stands beyond both ends.
    pub const SPACE: u8 = 1;
    pub const DIGITS: u8 = 2;
    pub const LOWER: u8 = 3;
    pub const CAPITALISED: u8 = 4;
    pub const CAPITALS: u8 = 5;
    pub const DOT: u8 = 6;
    pub const OPENS: u8 = 7;
    pub const CLOSES: u8 = 8;
    pub const TITLE_OPENS: u8 = 9;
    pub const TITLE_CLOSES: u8 = 10;
    pub const BRACKET_OPENS: u8 = 11;
    pub const BRACKET_CLOSES: u8 = 12;
    pub const PAUSE: u8 = 13;
    pub const LIST: u8 = 14;
    pub const COLON: u8 = 15;
    pub const STOP: u8 = 16;
    pub const OTHER: u8 = 17;
    /// From here on, Chinese characters: three bits tell whether one is a surname, foreign, seldom in given names.
    pub const HAN: u8 = 24;
}

/// Classes of words that tell a name, the most telling first: `(number, classes)`.
const TELLING: [(u8, u32); 13] = [
    (1, class::STATE),
    (2, class::OUTLET),
    (3, class::BODY),
    (4, class::OUTLET_END | class::TITLE_OUTLET_END),
    (5, class::TITLE | class::SPOKESPERSON | class::HONORIFIC),
    (6, class::SAYING | class::THINKING),
    (7, class::PREPOSITION | class::BY_SOURCE),
    (8, class::TIME),
    (9, class::FOLLOWER | class::MODAL),
    (10, class::SUFFIX),
    (11, class::COMPOUND),
    (12, class::VAGUE | class::PRONOUN | class::PLURAL | class::REPORTER | class::THE_BODY | class::THE_TEXT),
    (13, class::NOT_NAME | class::DOCUMENT | class::GENERIC),
];
/// All of them.
const ALL: u32 = {
    let (mut all, mut at) = (0, 0);
    while at < TELLING.len() {
        all |= TELLING[at].1;
        at += 1;
    }
    all
};
/// A name of a body does not reach further ahead than this, in tokens.
const FAR: u8 = 15;

/// The tokens of one sentence, a column for each property.
#[derive(Debug, Default, Clone)]
pub struct Sequence {
    /// Where each token begins, in bytes of the text; one more than there are tokens.
    pub starts: Vec<u32>,
    /// Where each token ends.
    pub ends: Vec<u32>,
    pub(super) codes: Vec<u16>,
    pub(super) shapes: Vec<u8>,
    /// The classes of all words that begin here.
    words: Vec<u32>,
    /// The most telling class of the longest word that begins here, and how long that is.
    pub(super) opens: Vec<u8>,
    /// The same of the longest word that ends here.
    pub(super) closes: Vec<u8>,
    /// How far ahead the name of a body may end, and what it ends in.
    pub(super) ahead: Vec<u8>,
}

impl Sequence {
    /// The number of tokens.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Whether a token is a sign that no name has in it.
    pub(super) fn is_stop(&self, at: usize) -> bool {
        self.shapes.get(at).is_some_and(|&s| matches!(s, shape::PAUSE | shape::COLON | shape::STOP | shape::LIST))
    }

    fn clear(&mut self) {
        self.starts.clear();
        self.ends.clear();
        self.codes.clear();
        self.shapes.clear();
        self.words.clear();
        self.opens.clear();
        self.closes.clear();
        self.ahead.clear();
    }

    fn push(&mut self, at: Range<usize>, code: u16, shape: u8) {
        self.starts.push(at.start as u32);
        self.ends.push(at.end as u32);
        self.codes.push(code);
        self.shapes.push(shape);
    }

    /// Reads `text[at]`, which is folded to simplified characters; `opens` are the classes of all words that begin at each scalar
    /// from there on. Gives what is left of them.
    pub(in crate::voices) fn read<'o>(
        &mut self,
        words: &Words,
        text: &str,
        at: Range<usize>,
        opens: &'o [u32],
    ) -> &'o [u32] {
        self.clear();
        let (mut next, mut scalar) = (at.start, 0);
        loop {
            let (start, rest) = (next, &text[next..at.end]);
            let Some(c) = rest.chars().next() else { break };
            let mut count = 1;
            if is_han(c) {
                next += c.len_utf8();
                self.push(start..next, u16::try_from(c as u32).unwrap_or(1), han(words, c));
            } else if is_letter(c) {
                let number = c.is_numeric();
                next += if number {
                    length_of(rest, |c| c.is_numeric() || c == '.' || c == ',')
                } else {
                    word_length(rest)
                };
                let (code, shape) = if number { (u16::from(b'0'), shape::DIGITS) } else { latin(&text[start..next]) };
                self.push(start..next, code, shape);
                count = text[start..next].chars().count();
            } else if c.is_whitespace() {
                next += length_of(rest, char::is_whitespace);
                // Between Latin words a space says nothing.
                let latin = |c: char| c.is_alphabetic() && !is_han(c);
                let inside = text[at.start..start].ends_with(latin) && text[next..at.end].starts_with(latin);
                if !inside {
                    self.push(start..next, u16::from(b' '), shape::SPACE);
                }
                count = text[start..next].chars().count();
            } else {
                next += c.len_utf8();
                let (code, shape) = sign_of(c);
                self.push(start..next, code, shape);
            }
            self.words.resize(self.codes.len(), opens.get(scalar).copied().unwrap_or(0));
            scalar += count;
        }
        self.look_up(words, text, at.end);
        self.look_ahead();
        opens.get(scalar..).unwrap_or_default()
    }

    fn look_up(&mut self, words: &Words, text: &str, end: usize) {
        let count = self.len();
        self.opens.resize(count, 0);
        self.closes.resize(count, 0);
        for at in 0..count {
            if self.words[at] & ALL == 0 {
                continue;
            }
            let Some((word, classes)) = words.longest(&text[self.starts[at] as usize..end], ALL) else { continue };
            let kind = TELLING.iter().find(|(_, c)| c & classes != 0).map_or(0, |t| t.0);
            let length = word.len() / 3;
            let mark = kind * 4 + length.min(3) as u8;
            self.opens[at] = mark;
            // The longest word that ends there begins first.
            if let Some(last) = self.closes.get_mut(at + length - 1).filter(|last| **last == 0) {
                *last = mark;
            }
        }
    }

    fn look_ahead(&mut self) {
        let count = self.len();
        self.ahead.resize(count, 0);
        let (mut distance, mut kind) = (FAR, 0);
        for at in (0..count).rev() {
            let (closes, opens) = (self.closes[at], self.opens[at]);
            let joins = matches!(
                self.shapes[at],
                shape::DOT | shape::DIGITS | shape::LOWER | shape::CAPITALISED | shape::CAPITALS | shape::HAN..
            );
            let breaks = !joins || opens & 3 > 1 && matches!(opens >> 2, 6 | 7 | 8 | 12);
            if breaks {
                distance = FAR;
            }
            match closes >> 2 {
                3 => (distance, kind) = (0, 1),
                4 => (distance, kind) = (0, 2),
                10 if distance > 2 => (distance, kind) = (0, 3),
                _ => distance = distance.saturating_add(1).min(FAR),
            }
            self.ahead[at] = match distance {
                FAR.. => 0,
                0..=3 => distance + 1,
                4 | 5 => 5,
                6..=8 => 6,
                _ => 7,
            } * 4
                + if distance < FAR { kind } else { 0 };
        }
    }
}

/// Cuts a folded text where no name goes over: behind stops and line ends.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < bytes.len() {
        at += match &bytes[at..] {
            [b'\n' | b'!' | b'?' | b';', ..] => 1,
            // 。 ！ ； ？
            [0xe3, 0x80, 0x82, ..] | [0xef, 0xbc, 0x81 | 0x9b | 0x9f, ..] => 3,
            _ => {
                at += 1;
                continue;
            }
        };
        out.push(start..at);
        start = at;
    }
    if start < text.len() {
        out.push(start..text.len());
    }
    out
}

fn han(words: &Words, c: char) -> u8 {
    shape::HAN
        + u8::from(words.has(c, sign::SURNAME))
        + 2 * u8::from(words.has(c, sign::FOREIGN | sign::DOTTED))
        + 4 * u8::from(words.has(c, sign::NOT_GIVEN))
}

fn length_of(text: &str, is: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is(c)).unwrap_or(text.len())
}

/// A Latin word, with what joins its parts.
fn word_length(text: &str) -> usize {
    let part = |c: char| (c.is_alphanumeric() && !is_han(c)) || matches!(c, '\'' | '’' | '-' | '&' | '_');
    length_of(text, part).max(text.chars().next().map_or(1, char::len_utf8))
}

/// The code of a Latin word, in the private range, and its shape.
fn latin(word: &str) -> (u16, u8) {
    let mut hash = 0x811c_9dc5_u32;
    for byte in word.bytes() {
        hash = (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
    }
    let code = 0xe000 + ((hash ^ hash >> 15) % 0x1800) as u16;
    let mut letters = word.chars();
    let first = letters.next().is_some_and(char::is_uppercase);
    let shape = match (first, letters.next().is_some_and(char::is_uppercase)) {
        (false, _) => shape::LOWER,
        (true, false) => shape::CAPITALISED,
        (true, true) => shape::CAPITALS,
    };
    (code, shape)
}

/// The code of a sign, one for all that mean the same, and its shape.
fn sign_of(c: char) -> (u16, u8) {
    let (code, shape) = match c {
        '·' | '•' | '‧' | '・' | '．' | '∙' => ('·', shape::DOT),
        '-' | '‐' | '–' | '—' => ('-', shape::OTHER),
        '“' | '「' | '『' | '‘' => ('“', shape::OPENS),
        '”' | '」' | '』' | '’' | '"' => ('”', shape::CLOSES),
        '《' | '〈' => ('《', shape::TITLE_OPENS),
        '》' | '〉' => ('》', shape::TITLE_CLOSES),
        '(' | '（' | '[' | '【' => ('(', shape::BRACKET_OPENS),
        ')' | '）' | ']' | '】' => (')', shape::BRACKET_CLOSES),
        '，' | ',' => (',', shape::PAUSE),
        '、' | '/' | '／' | '丶' => ('、', shape::LIST),
        '：' | ':' => (':', shape::COLON),
        '。' | '！' | '？' | '!' | '?' | '；' | ';' | '\n' | '.' => ('.', shape::STOP),
        _ => ('*', shape::OTHER),
    };
    (u16::try_from(code as u32).unwrap_or(1), shape)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::voices::words::tables;

    fn read(text: &str) -> Sequence {
        let mut tokens = Sequence::default();
        tokens.read(tables(), text, 0..text.len(), &tables().openings(text));
        tokens
    }

    #[test]
    fn latin_words_and_numbers_are_one_token_each() {
        let tokens = read("林明（Lin Ming）有20,000元");
        assert_eq!(tokens.len(), "林明（".chars().count() + 2 + "）有0元".chars().count());
        assert_eq!(tokens.shapes[3], shape::CAPITALISED);
    }

    #[test]
    fn every_token_has_every_property() {
        for text in ["", " ", "𠮷野家说", "a b", "某省卫生局，。", "\u{1}\u{1}说"] {
            let tokens = read(text);
            for column in [&tokens.shapes, &tokens.opens, &tokens.closes, &tokens.ahead] {
                assert_eq!(column.len(), tokens.len(), "{text}");
            }
        }
    }

    #[test]
    fn the_end_of_a_body_is_seen_from_its_beginning_but_not_over_a_comma() {
        let tokens = read("某省卫生委员会");
        assert_ne!(tokens.ahead[0], 0);
        assert_eq!(read("某省，卫生委员会").ahead[0], 0);
    }

    #[test]
    fn sentences_cover_the_text() {
        let text = "甲。乙！丙\n丁；戊？己!庚";
        let cut: Vec<&str> = sentences(text).into_iter().map(|at| &text[at]).collect();
        assert_eq!(cut, ["甲。", "乙！", "丙\n", "丁；", "戊？", "己!", "庚"]);
    }
}

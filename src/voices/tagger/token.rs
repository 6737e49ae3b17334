//! A sentence as the tagger sees it: tokens, each with a code, a shape, and the word tables' opinion.

use std::ops::Range;

use crate::voices::words::{Words, class, is_han, is_letter, sign};

/// What a token looks like, whatever it says.
pub(super) mod shape {
    pub const SPACE: u16 = 1;
    pub const DIGITS: u16 = 2;
    pub const LOWER: u16 = 3;
    pub const CAPITALISED: u16 = 4;
    pub const CAPITALS: u16 = 5;
    pub const DOT: u16 = 6;
    pub const OPENS: u16 = 7;
    pub const CLOSES: u16 = 8;
    pub const TITLE_OPENS: u16 = 9;
    pub const TITLE_CLOSES: u16 = 10;
    pub const BRACKET_OPENS: u16 = 11;
    pub const BRACKET_CLOSES: u16 = 12;
    pub const PAUSE: u16 = 13;
    pub const LIST: u16 = 14;
    pub const COLON: u16 = 15;
    pub const STOP: u16 = 16;
    pub const OTHER: u16 = 17;
    /// From here on, Chinese characters: three bits tell whether one is a surname, foreign, seldom in given names.
    pub const HAN: u16 = 24;
}

/// Classes of words that tell a name, the most telling first: `(number, classes)`.
const TELLING: [(u16, u32); 13] = [
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
const FAR: u16 = 15;

/// What the features are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Traits {
    pub code: u16,
    pub shape: u16,
    /// The most telling class of the longest word that begins here, and how long that is.
    pub opens: u16,
    /// The same of the longest word that ends here.
    pub closes: u16,
    /// How far ahead the name of a body may end, and what it ends in.
    pub ahead: u16,
}

/// What stands beyond both ends.
pub(super) const NOTHING: Traits = Traits { code: 0, shape: 0, opens: 0, closes: 0, ahead: 0 };
/// The furthest that a feature looks: so much room stands at each end.
pub(super) const ROOM: usize = 3;

/// The tokens of one sentence.
#[derive(Debug, Default, Clone)]
pub struct Sequence {
    /// Where each token begins, in bytes of the text.
    pub starts: Vec<u32>,
    /// Where each token ends.
    pub ends: Vec<u32>,
    /// The classes of all words that begin at each token.
    words: Vec<u32>,
    /// What each token is, with [`ROOM`] in front and behind.
    pub(super) traits: Vec<Traits>,
}

impl Sequence {
    /// The number of tokens.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Whether a token is a sign that no name has in it.
    pub(super) fn is_stop(&self, at: usize) -> bool {
        let shape = self.traits.get(at + ROOM).map_or(0, |t| t.shape);
        matches!(shape, shape::PAUSE | shape::COLON | shape::STOP | shape::LIST)
    }

    fn push(&mut self, at: Range<usize>, code: u16, shape: u16) {
        self.starts.push(at.start as u32);
        self.ends.push(at.end as u32);
        self.traits.push(Traits { code, shape, ..NOTHING });
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
        self.starts.clear();
        self.ends.clear();
        self.words.clear();
        self.traits.clear();
        self.traits.resize(ROOM, NOTHING);
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
            self.words.resize(self.starts.len(), opens.get(scalar).copied().unwrap_or(0));
            scalar += count;
        }
        self.look_up(words, text, at.end);
        self.look_ahead();
        self.traits.resize(self.len() + 2 * ROOM, NOTHING);
        opens.get(scalar..).unwrap_or_default()
    }

    fn look_up(&mut self, words: &Words, text: &str, end: usize) {
        for at in 0..self.len() {
            if self.words[at] & ALL == 0 {
                continue;
            }
            let Some((word, classes)) = words.longest(&text[self.starts[at] as usize..end], ALL) else { continue };
            let kind = TELLING.iter().find(|(_, c)| c & classes != 0).map_or(0, |t| t.0);
            let length = word.len() / 3;
            let mark = kind * 4 + length.min(3) as u16;
            self.traits[at + ROOM].opens = mark;
            // The longest word that ends there begins first.
            if let Some(last) = self.traits.get_mut(at + ROOM + length - 1).filter(|last| last.closes == 0) {
                last.closes = mark;
            }
        }
    }

    fn look_ahead(&mut self) {
        let (mut distance, mut kind) = (FAR, 0);
        for token in self.traits[ROOM..].iter_mut().rev() {
            let joins = matches!(
                token.shape,
                shape::DOT | shape::DIGITS | shape::LOWER | shape::CAPITALISED | shape::CAPITALS | shape::HAN..
            );
            if !joins || token.opens & 3 > 1 && matches!(token.opens >> 2, 6 | 7 | 8 | 12) {
                distance = FAR;
            }
            match token.closes >> 2 {
                3 => (distance, kind) = (0, 1),
                4 => (distance, kind) = (0, 2),
                10 if distance > 2 => (distance, kind) = (0, 3),
                _ => distance = (distance + 1).min(FAR),
            }
            token.ahead = match distance {
                FAR.. => 0,
                0..=3 => 4 * (distance + 1) + kind,
                4 | 5 => 20 + kind,
                6..=8 => 24 + kind,
                _ => 28 + kind,
            };
        }
    }
}

/// Cuts a folded text where no name goes over: behind stops and line ends.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut end = 0;
    let place = |sentence: &str| {
        end += sentence.len();
        end - sentence.len()..end
    };
    let ends = |c| matches!(c, '。' | '！' | '？' | '；' | '!' | '?' | ';' | '\n');
    text.split_inclusive(ends).map(place).collect()
}

fn han(words: &Words, c: char) -> u16 {
    shape::HAN
        + u16::from(words.has(c, sign::SURNAME))
        + 2 * u16::from(words.has(c, sign::FOREIGN | sign::DOTTED))
        + 4 * u16::from(words.has(c, sign::NOT_GIVEN))
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
fn latin(word: &str) -> (u16, u16) {
    let add = |hash: u32, byte: u8| (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
    let hash = word.bytes().fold(0x811c_9dc5, add);
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
fn sign_of(c: char) -> (u16, u16) {
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
        assert_eq!(tokens.traits[ROOM + 3].shape, shape::CAPITALISED);
    }

    #[test]
    fn odd_texts_have_room_at_both_ends() {
        for text in ["", " ", "𠮷野家说", "a b", "某省卫生局，。", "\u{1}\u{1}说"] {
            let tokens = read(text);
            assert_eq!(tokens.traits.len(), tokens.len() + 2 * ROOM, "{text}");
            assert_eq!(tokens.traits[tokens.len() + ROOM..], [NOTHING; ROOM], "{text}");
        }
    }

    #[test]
    fn the_end_of_a_body_is_seen_from_its_beginning_but_not_over_a_comma() {
        let tokens = read("某省卫生委员会");
        assert_ne!(tokens.traits[ROOM].ahead, 0);
        assert_eq!(read("某省，卫生委员会").traits[ROOM].ahead, 0);
    }

    #[test]
    fn sentences_cover_the_text() {
        let text = "甲。乙！丙\n丁；戊？己!庚";
        let cut: Vec<&str> = sentences(text).into_iter().map(|at| &text[at]).collect();
        assert_eq!(cut, ["甲。", "乙！", "丙\n", "丁；", "戊？", "己!", "庚"]);
    }
}

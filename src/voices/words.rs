//! Looking words up: all tables in one index, each word with the classes it belongs to.

use std::sync::OnceLock;

use super::lexicon::{VARIANTS, cues, english, organisations, surnames, titles, words};
use super::number_map::NumberMap;
use crate::document::simplified_pairs;

/// Classes of words, as bits.
pub(super) mod class {
    pub const SAYING: u32 = 1;
    pub const THINKING: u32 = 1 << 1;
    pub const SUFFIX: u32 = 1 << 2;
    pub const NOT_CUE: u32 = 1 << 3;
    pub const TITLE: u32 = 1 << 4;
    pub const SPOKESPERSON: u32 = 1 << 5;
    pub const HONORIFIC: u32 = 1 << 6;
    pub const BODY: u32 = 1 << 7;
    pub const STATE: u32 = 1 << 8;
    pub const OUTLET: u32 = 1 << 9;
    pub const OUTLET_END: u32 = 1 << 10;
    pub const TITLE_OUTLET_END: u32 = 1 << 11;
    pub const DOCUMENT: u32 = 1 << 12;
    pub const PREPOSITION: u32 = 1 << 13;
    pub const BY_SOURCE: u32 = 1 << 14;
    pub const VAGUE: u32 = 1 << 15;
    pub const PRONOUN: u32 = 1 << 16;
    pub const PLURAL: u32 = 1 << 17;
    pub const THE_BODY: u32 = 1 << 18;
    pub const THE_TEXT: u32 = 1 << 19;
    pub const REPORTER: u32 = 1 << 20;
    pub const FOLLOWER: u32 = 1 << 21;
    pub const TIME: u32 = 1 << 22;
    pub const LABELLED: u32 = 1 << 24;
    pub const SENTENCE_SIGN: u32 = 1 << 25;
    pub const NOT_NAME: u32 = 1 << 26;
    pub const COMPOUND: u32 = 1 << 27;
    pub const PARTICLE: u32 = 1 << 28;
    pub const MODAL: u32 = 1 << 29;
    pub const GENERIC: u32 = 1 << 31;
}

/// Classes of single characters, as bits.
pub(super) mod sign {
    pub const SURNAME: u8 = 1;
    pub const NOT_GIVEN: u8 = 2;
    pub const FOREIGN: u8 = 4;
    pub const DOTTED: u8 = 8;
}

/// The dots between the parts of a foreign name.
pub(super) const DOTS: [char; 5] = ['·', '‧', '•', '・', '．'];

/// The Chinese characters that are looked up by their place.
const FIRST: u32 = 0x4e00;
const COUNT: usize = 0x5200;
/// No word of the tables is longer, in characters.
const LONGEST: usize = 9;

/// Every table, ready to be looked up.
pub(super) struct Words {
    /// Words by their keys: [`pair`] of a Chinese one, [`spelling`] of an English one. Those of one character stand in `opens`.
    index: NumberMap<Vec<WordEntry>>,
    /// What opens with a character, and the classes of all words that end with it: most questions are answered here.
    opens: Vec<Opening>,
    ends: Vec<u32>,
    signs: Vec<u8>,
    folds: Vec<u16>,
}

/// A word with its classes.
struct WordEntry {
    text: &'static str,
    classes: u32,
}

/// The words that open with a character: what it is by itself, the classes of all longer ones, and how these go on: a bit for each second
/// character, which many share. It spares most looks into the index.
#[derive(Clone, Copy, Default)]
struct Opening {
    alone: u32,
    longer: u32,
    seconds: u64,
}

/// The bit of a second character.
fn second(key: u32) -> u64 {
    1 << (key & 63)
}

/// The bytes of a Chinese character that is looked up by its place.
const WIDTH: usize = 3;

/// The place of the character that a text begins with.
#[inline(always)]
fn first_place(text: &[u8]) -> Option<usize> {
    match *text {
        [a @ 0xe4..=0xe9, b, c, ..] => {
            let scalar = usize::from(a & 0x0f) << 12 | usize::from(b & 0x3f) << 6 | usize::from(c & 0x3f);
            scalar.checked_sub(FIRST as usize)
        }
        _ => None,
    }
}

/// The key of words of more than one character that begin as a text does.
#[inline(always)]
fn pair(first: usize, text: &[u8]) -> Option<u32> {
    Some((first as u32) << 16 | first_place(text.get(WIDTH..)?)? as u32)
}

/// The key of an English word: one that no Chinese word has.
fn spelling(word: &str) -> u32 {
    word.bytes().fold(0, |key: u32, b| (key ^ u32::from(b)).wrapping_mul(0x0100_0193)) | 1 << 31
}

/// The tables; built when they are first needed.
pub(super) fn tables() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(Words::new)
}

fn place(c: char) -> Option<usize> {
    (c as u32).checked_sub(FIRST).map(|i| i as usize).filter(|&i| i < COUNT)
}

impl Words {
    fn new() -> Self {
        use class::*;
        let chinese = [
            (cues::SAYING, SAYING),
            (cues::THINKING, THINKING),
            (cues::NOT_CUES, NOT_CUE),
            (titles::TITLES, TITLE),
            (titles::SPOKESPEOPLE, SPOKESPERSON),
            (titles::HONORIFICS, HONORIFIC),
            (organisations::BODIES, BODY),
            (organisations::GENERIC, GENERIC),
            (organisations::SUFFIXES, SUFFIX),
            (organisations::NO_BODIES, NOT_NAME),
            (organisations::STATES, STATE),
            (organisations::OUTLETS, OUTLET),
            (organisations::OUTLET_ENDS, OUTLET_END),
            (organisations::TITLE_OUTLET_ENDS, TITLE_OUTLET_END),
            (organisations::DOCUMENTS, DOCUMENT),
            (words::PREPOSITIONS, PREPOSITION),
            (words::BY_SOURCE, BY_SOURCE),
            (words::VAGUE, VAGUE),
            (words::PRONOUNS, PRONOUN),
            (words::PLURALS, PLURAL),
            (words::THE_BODY, THE_BODY),
            (words::THE_TEXT, THE_TEXT),
            (words::REPORTERS, REPORTER),
            (words::FOLLOWERS, FOLLOWER),
            (words::TIMES, TIME),
            (words::SENTENCE_SIGNS, SENTENCE_SIGN),
            (words::WHOLE, NOT_NAME),
            (words::MODALS, MODAL),
            (surnames::NOT_NAMES, NOT_NAME),
            (surnames::COMPOUND, COMPOUND),
        ];
        let english = [
            (english::SAYING, SAYING),
            (english::THINKING, THINKING),
            (english::HONORIFICS, HONORIFIC),
            (english::NOT_NAMES, NOT_NAME),
            (english::BODIES, BODY),
            (english::OUTLETS, OUTLET),
            (english::UNNAMED, VAGUE),
            (english::SPEAKING_THINGS, THE_TEXT),
            (english::PARTICLES, PARTICLE),
            (english::THINGS, LABELLED),
            (english::GENERIC, GENERIC),
            (english::PINYIN, COMPOUND),
        ];
        let mut index: NumberMap<Vec<WordEntry>> = NumberMap::default();
        let mut add = |key, text, classes| {
            let words = index.entry(key).or_default();
            match words.iter_mut().find(|word| word.text == text) {
                Some(word) => word.classes |= classes,
                None => words.push(WordEntry { text, classes }),
            }
        };
        let (mut opens, mut ends) = (vec![Opening::default(); COUNT], vec![0; COUNT]);
        for (table, classes) in chinese {
            for word in table.split_ascii_whitespace() {
                if let Some(at) = word.chars().next_back().and_then(place) {
                    ends[at] |= classes;
                }
                let Some(first) = first_place(word.as_bytes()) else { continue };
                if word.len() == WIDTH {
                    opens[first].alone |= classes;
                } else if let Some(key) = pair(first, word.as_bytes()) {
                    opens[first].longer |= classes;
                    opens[first].seconds |= second(key);
                    add(key, word, classes);
                }
            }
        }
        for (table, classes) in english {
            table.split_ascii_whitespace().for_each(|word| add(spelling(word), word, classes));
        }
        Self { index, opens, ends, signs: signs(), folds: folds() }
    }

    /// The words of a key.
    fn of(&self, key: u32) -> &[WordEntry] {
        self.index.get(&key).map_or(&[], Vec::as_slice)
    }

    /// The classes of the word of a key that reads so.
    fn classes_of(&self, key: u32, text: &str) -> u32 {
        self.of(key).iter().find(|word| word.text == text).map_or(0, |word| word.classes)
    }

    /// The longest word of one of `classes` that `text` begins with.
    pub(super) fn longest<'t>(&self, text: &'t str, classes: u32) -> Option<(&'t str, u32)> {
        let bytes = text.as_bytes();
        let first = first_place(bytes)?;
        let Opening { alone, longer, .. } = self.opens[first];
        let mut found = (if alone & classes == 0 { 0 } else { WIDTH }, alone);
        for word in if longer & classes == 0 { &[] } else { self.longer(first, bytes) } {
            let len = word.text.len();
            // Two characters are the key itself.
            let fits = word.classes & classes != 0 && len > found.0;
            if fits && (len == 2 * WIDTH || bytes.starts_with(word.text.as_bytes())) {
                found = (len, word.classes);
            }
        }
        (found.0 > 0).then(|| (&text[..found.0], found.1))
    }

    /// For each scalar of `text` the classes of all words that begin there; one nought more at the end.
    pub(super) fn openings(&self, text: &str) -> Vec<u32> {
        let mut out = Vec::with_capacity(text.len() / 2 + 1);
        let places = (0..text.len()).filter(|&at| text.is_char_boundary(at));
        out.extend(places.map(|at| self.opens(&text.as_bytes()[at..])));
        out.push(0);
        out
    }

    fn opens(&self, bytes: &[u8]) -> u32 {
        let Some(first) = first_place(bytes) else { return 0 };
        let words = self.longer(first, bytes).iter();
        let begin = words.filter(|word| word.text.len() == 2 * WIDTH || bytes.starts_with(word.text.as_bytes()));
        begin.fold(self.opens[first].alone, |found, word| found | word.classes)
    }

    /// The words of more than one character that begin as a text does.
    #[inline(always)]
    fn longer(&self, first: usize, text: &[u8]) -> &[WordEntry] {
        let key = pair(first, text).filter(|&key| self.opens[first].seconds & second(key) != 0);
        key.map_or(&[], |key| self.of(key))
    }

    /// The classes of a word; none where the tables do not know it.
    pub(super) fn classes(&self, word: &str) -> u32 {
        let Some(first) = first_place(word.as_bytes()) else { return 0 };
        if word.len() == WIDTH {
            return self.opens[first].alone;
        }
        pair(first, word.as_bytes()).map_or(0, |key| self.classes_of(key, word))
    }

    /// The longest word of one of `classes` that `text` ends with.
    pub(super) fn longest_end<'t>(&self, text: &'t str, classes: u32) -> Option<&'t str> {
        let last = text.chars().next_back().and_then(place)?;
        if self.ends[last] & classes == 0 {
            return None;
        }
        let mut found = None;
        for (at, _) in text.char_indices().rev().take(LONGEST) {
            if self.classes(&text[at..]) & classes != 0 {
                found = Some(&text[at..]);
            }
        }
        found
    }

    /// The classes of an English word.
    pub(super) fn english(&self, word: &str) -> u32 {
        self.classes_of(spelling(word), word)
    }

    /// Whether a character has one of the `signs`.
    pub(super) fn has(&self, c: char, signs: u8) -> bool {
        place(c).is_some_and(|at| self.signs[at] & signs != 0)
    }

    /// The character as the tables write it. Both are three bytes long, so that places in the text stay what they are.
    pub(super) fn fold(&self, c: char) -> char {
        let folded = place(c).map(|at| self.folds[at]).filter(|&folded| folded > 0);
        folded.and_then(|folded| char::from_u32(folded.into())).unwrap_or(c)
    }
}

/// What single characters are.
fn signs() -> Vec<u8> {
    let mut signs = vec![0; COUNT];
    for (characters, sign) in [
        (surnames::SINGLE, sign::SURNAME),
        (surnames::NOT_GIVEN, sign::NOT_GIVEN),
        (surnames::FOREIGN, sign::FOREIGN),
        (surnames::DOTTED, sign::DOTTED),
    ] {
        characters.chars().filter_map(place).for_each(|at| signs[at] |= sign);
    }
    signs
}

/// For each character the simplified one; nought where it is that itself.
fn folds() -> Vec<u16> {
    let mut folds = vec![0; COUNT];
    for (simple, traditional) in simplified_pairs().chain(pairs(VARIANTS)) {
        if let (Some(at), Some(to)) = (place(traditional), place(simple)) {
            folds[at] = (FIRST as usize + to) as u16;
        }
    }
    folds
}

fn pairs(text: &str) -> impl Iterator<Item = (char, char)> {
    text.chars().step_by(2).zip(text.chars().skip(1).step_by(2))
}

/// Whether a character is a letter or a digit; the usual marks of Chinese and English are told without a table.
pub(super) fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{2000}'..='\u{206f}' | '\u{3001}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{ff00}'..='\u{ff0f}' => false,
        _ => c.is_alphanumeric(),
    }
}

pub(super) use crate::document::is_han;

/// Where the word ends that begins at a place: letters, digits, hyphens and apostrophes inside, but no possessive.
pub(super) fn word_end(chars: &[char], at: usize) -> usize {
    let mut end = at;
    while end < chars.len() {
        let c = chars[end];
        let joins =
            matches!(c, '-' | '\'' | '’') && end > at && chars.get(end + 1).is_some_and(|c| c.is_alphanumeric());
        if !(c.is_ascii_alphanumeric() || joins || c.is_alphanumeric() && !is_han(c)) {
            break;
        }
        end += 1;
    }
    let possessive = end >= at + 3 && chars[end - 1] == 's' && matches!(chars[end - 2], '\'' | '’');
    if possessive { end - 2 } else { end.max(at + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_counts() {
        let words = tables();
        assert_eq!(words.longest("表示说，好", class::SAYING).map(|e| e.0), Some("表示说"));
        assert_eq!(words.longest("小说家", class::SAYING), None);
        assert_eq!(words.longest_end("新加坡国立大学副教授", class::TITLE), Some("副教授"));
    }

    #[test]
    fn a_word_has_all_its_classes() {
        let report = tables().classes("报道");
        assert!(report & class::SAYING != 0 && report & class::DOCUMENT != 0);
        assert_eq!(tables().classes("没有这个词"), 0);
    }

    #[test]
    fn traditional_is_read_as_simplified() {
        let read: String = "記者說：後來臺灣".chars().map(|c| tables().fold(c)).collect();
        assert_eq!(read, "记者说：后来台湾");
    }
}

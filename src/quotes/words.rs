//! Looking words up: all tables in one index, each word with the classes it belongs to.

use std::sync::OnceLock;

use super::lexicon::{VARIANTS, cues, english, organisations, surnames, titles, words};
use crate::document::simplified_pairs;

/// Classes of words, as bits.
pub(super) mod class {
    pub const SAYING: u32 = 1;
    pub const THINKING: u32 = 1 << 1;
    pub const SUFFIX: u32 = 1 << 2;
    /// The same words that a name stops at.
    pub const PREDICATE: u32 = FOLLOWER | PREPOSITION | MODAL;
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
    pub const LABELLING: u32 = 1 << 23;
    pub const LABELLED: u32 = 1 << 24;
    pub const SENTENCE_SIGN: u32 = 1 << 25;
    pub const NOT_NAME: u32 = 1 << 26;
    pub const COMPOUND: u32 = 1 << 27;
    pub const PARTICLE: u32 = 1 << 28;
    pub const MODAL: u32 = 1 << 29;
    pub const WRITTEN: u32 = 1 << 30;
    pub const GENERIC: u32 = 1 << 31;
}

/// Classes of single characters, as bits.
pub(super) mod sign {
    pub const SURNAME: u8 = 1;
    pub const NOT_GIVEN: u8 = 2;
    pub const FOREIGN: u8 = 4;
    pub const DOTTED: u8 = 8;
    /// Ends a word that takes the next one back.
    pub const NEGATES: u8 = 16;
    /// Opens what is no part of a description.
    pub const EDGE: u8 = 32;
}

/// The Chinese characters that are looked up by their place.
const FIRST: u32 = 0x4e00;
const COUNT: usize = 0x5200;
/// No word of the tables is longer, in characters.
const LONGEST: usize = 9;

/// A word and its classes.
type Entry = (&'static str, u32);

/// Every table, ready to be looked up.
pub(super) struct Words {
    chinese: Vec<Entry>,
    /// Where in `chinese` the words begin that open with a character.
    starts: Vec<u16>,
    /// The second character of each of `chinese`, one more than its place; nought for a word of one.
    seconds: Vec<u16>,
    /// The classes of all words that open with a character, and of all that end with it: most questions are answered here.
    opens: Vec<u32>,
    ends: Vec<u32>,
    english: Vec<Entry>,
    /// Where in `english` the words begin that open with a byte.
    letters: Vec<u16>,
    signs: Vec<u8>,
    folds: Vec<u16>,
}

/// The tables; built when they are first needed.
pub(super) fn tables() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(Words::new)
}

fn place(c: char) -> Option<usize> {
    (c as u32).checked_sub(FIRST).map(|i| i as usize).filter(|&i| i < COUNT)
}

/// The words of the tables in order, each once with all its classes.
fn merge(tables: &[(&'static str, u32)]) -> Vec<Entry> {
    let mut all: Vec<Entry> =
        tables.iter().flat_map(|&(words, class)| words.split_whitespace().map(move |w| (w, class))).collect();
    all.sort_unstable();
    all.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 |= if same { next.1 } else { 0 };
        same
    });
    all
}

impl Words {
    fn new() -> Self {
        use class::*;
        let chinese = merge(&[
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
            (words::LABELLING, LABELLING),
            (words::LABELLED, LABELLED),
            (words::SENTENCE_SIGNS, SENTENCE_SIGN),
            (words::WHOLE, NOT_NAME),
            (words::MODALS, MODAL),
            (words::WRITTEN, WRITTEN),
            (surnames::NOT_NAMES, NOT_NAME),
            (surnames::COMPOUND, COMPOUND),
        ]);
        let english = merge(&[
            (english::SAYING, SAYING),
            (english::THINKING, THINKING),
            (english::HONORIFICS, HONORIFIC),
            (english::NOT_NAMES, NOT_NAME),
            (english::BODIES, BODY),
            (english::OUTLETS, OUTLET),
            (english::UNNAMED, VAGUE),
            (english::SPEAKING_THINGS, THE_TEXT),
            (english::LABELLING, LABELLING),
            (english::PARTICLES, PARTICLE),
            (english::THINGS, LABELLED),
            (english::MODALS, MODAL),
            (english::GENERIC, GENERIC),
            (english::PINYIN, COMPOUND),
            (english::PLAIN_BODIES, STATE),
        ]);
        let mut starts = vec![0; COUNT + 1];
        let (mut opens, mut ends) = (vec![0; COUNT], vec![0; COUNT]);
        for (word, classes) in &chinese {
            if let Some(at) = word.chars().next().and_then(place) {
                starts[at + 1] += 1;
                opens[at] |= classes;
            }
            if let Some(at) = word.chars().next_back().and_then(place) {
                ends[at] |= classes;
            }
        }
        let outside = chinese.partition_point(|(w, _)| w.chars().next().is_none_or(|c| (c as u32) < FIRST));
        starts[0] = outside as u16;
        for i in 0..COUNT {
            starts[i + 1] += starts[i];
        }
        let second = |(word, _): &Entry| word.chars().nth(1).and_then(place).map_or(0, |i| i as u16 + 1);
        let seconds = chinese.iter().map(second).collect();
        let letters = (0..=u8::MAX).map(|b| english.partition_point(|(w, _)| w.as_bytes() < &[b][..]) as u16);
        let letters = letters.chain([english.len() as u16]).collect();
        let mut signs = vec![0; COUNT];
        for (characters, sign) in [
            (surnames::SINGLE, sign::SURNAME),
            (surnames::NOT_GIVEN, sign::NOT_GIVEN),
            (surnames::FOREIGN, sign::FOREIGN),
            (surnames::DOTTED, sign::DOTTED),
        ] {
            characters.chars().filter_map(place).for_each(|at| signs[at] |= sign);
        }
        for (table, end, sign) in
            [(words::NEGATIONS, true, sign::NEGATES), (words::DESCRIPTION_EDGES, false, sign::EDGE)]
        {
            let side = |w: &str| if end { w.chars().next_back() } else { w.chars().next() };
            table.split(' ').filter_map(side).filter_map(place).for_each(|at| signs[at] |= sign);
        }
        let mut folds = vec![0; COUNT];
        for (simple, traditional) in simplified_pairs().chain(pairs(VARIANTS)) {
            if let (Some(at), Some(to)) = (place(traditional), place(simple)) {
                folds[at] = (FIRST as usize + to) as u16;
            }
        }
        Self { chinese, starts, seconds, opens, ends, english, letters, signs, folds }
    }

    /// The word of one character that `text` begins with, and the longer ones that share its first two, in order.
    fn bucket(&self, text: &str) -> (Option<&Entry>, &[Entry]) {
        let mut chars = text.chars();
        let Some(at) = chars.next().and_then(place) else { return (None, &[]) };
        let (from, to) = (self.starts[at] as usize, self.starts[at + 1] as usize);
        let single = self.chinese[from..to].first().filter(|(w, _)| w.len() == 3);
        let Some(second) = chars.next().and_then(place).map(|i| i as u16 + 1) else { return (single, &[]) };
        let seconds = &self.seconds[from..to];
        let first = seconds.partition_point(|&s| s < second);
        let count = seconds[first..].iter().take_while(|&&s| s == second).count();
        (single, &self.chinese[from + first..from + first + count])
    }

    /// The longest word of one of `classes` that `text` begins with.
    pub(super) fn longest(&self, text: &str, classes: u32) -> Option<Entry> {
        let first = text.chars().next().and_then(place)?;
        if self.opens[first] & classes == 0 {
            return None;
        }
        let (single, longer) = self.bucket(text);
        let found = longer.iter().rev().find(|(w, c)| c & classes != 0 && text.starts_with(w));
        found.or(single.filter(|(_, c)| c & classes != 0)).copied()
    }

    /// Whether `text` begins with a word of one of `classes`.
    pub(super) fn begins(&self, text: &str, classes: u32) -> bool {
        self.longest(text, classes).is_some()
    }

    /// The classes of a word; none where the tables do not know it.
    pub(super) fn classes(&self, word: &str) -> u32 {
        let (single, longer) = self.bucket(word);
        let found = longer.iter().find(|(w, _)| *w == word);
        found.or(single.filter(|_| word.len() == 3)).map_or(0, |e| e.1)
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

    /// Whether a word of saying follows in the same clause, not far off: 周二在会上说.
    pub(super) fn speaks_soon(&self, text: &str) -> bool {
        let mut next = 0;
        for (at, c) in text.char_indices().take(24) {
            if matches!(c, '，' | ',' | '。' | '；' | '：' | '？' | '！' | '、' | '\u{1}') {
                return false;
            }
            if at < next {
                continue;
            }
            if let Some((word, classes)) = self.longest(&text[at..], !class::COMPOUND) {
                next = at + word.len();
                let single = word.len() == 3 && !matches!(word, "说" | "称");
                if classes & class::SAYING != 0 && classes & class::NOT_CUE == 0 && !single {
                    return !text[next..].starts_with('的');
                }
            }
        }
        false
    }

    /// The classes of an English word.
    pub(super) fn english(&self, word: &str) -> u32 {
        let Some(first) = word.bytes().next().map(usize::from) else { return 0 };
        let words = &self.english[self.letters[first] as usize..self.letters[first + 1] as usize];
        words.binary_search_by_key(&word, |e| e.0).map_or(0, |i| words[i].1)
    }

    /// Whether a character has one of the `signs`.
    pub(super) fn has(&self, c: char, signs: u8) -> bool {
        place(c).is_some_and(|at| self.signs[at] & signs != 0)
    }

    /// The character as the tables write it. Both are three bytes long, so that places in the text stay what they are.
    pub(super) fn fold(&self, c: char) -> char {
        let folded = place(c).map_or(0, |at| self.folds[at]);
        if folded == 0 { c } else { char::from_u32(u32::from(folded)).unwrap_or(c) }
    }
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

/// Whether a character is Chinese writing.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '〇')
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

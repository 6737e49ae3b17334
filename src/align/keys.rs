//! What a text says that its translation must say too: figures, dates, names in Latin letters, words of the lexicon.

use std::collections::{HashMap, HashSet};

use super::lexicon;
use super::numbers;
use crate::document::{is_han, simplified_pairs};

/// Something that can be found again in the other language. The top byte says what kind it is.
pub(super) type Key = u64;

pub(super) const WORD: u64 = 1 << 56;
pub(super) const PAIR: u64 = 2 << 56;
const NUMBER: u64 = 3 << 56;
/// A figure that nobody leaves out: a year, a share, a large number.
pub(super) const EXACT: u64 = 10 << 56;
const MONTH: u64 = 4 << 56;
const WEEKDAY: u64 = 5 << 56;
const LEXICON: u64 = 6 << 56;
pub(super) const ADDRESS: u64 = 7 << 56;
pub(super) const HOST: u64 = 8 << 56;

/// What kind of key this is: one of the constants above.
pub(super) fn kind(key: Key) -> u64 {
    key & (0xff << 56)
}

/// A key of a kind, from the bytes that make it up (FNV-1a).
pub(super) fn hashed(kind: u64, bytes: impl Iterator<Item = u8>) -> Key {
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
    kind | (hash & ((1 << 56) - 1))
}

/// The key of a Latin word, given in lower case.
pub(super) fn word(lower: &str) -> Key {
    hashed(WORD, lower.bytes())
}

/// The key of two Han characters side by side.
pub(super) fn pair(a: char, b: char) -> Key {
    PAIR | u64::from(u32::from(a)) << 21 | u64::from(u32::from(b))
}

/// A name with its Latin form in parentheses: where the former stands again, the latter is meant.
#[derive(Debug, Clone)]
pub(super) struct Gloss {
    /// Pairs of Han characters that must all be there.
    pub han: Vec<Key>,
    /// The last word of the Latin form.
    pub latin: Key,
}

/// The rest of a word after its first character, and its number.
type Rest = (Vec<char>, u64);

/// The tables, made once for each alignment.
pub(super) struct Tables {
    simplified: HashMap<char, char>,
    /// By the first character.
    chinese: HashMap<char, Vec<Rest>>,
    english: HashMap<&'static str, Vec<u64>>,
    surnames: HashMap<char, &'static str>,
    empty: HashSet<&'static str>,
}

impl Tables {
    pub(super) fn new() -> Self {
        let mut chinese: HashMap<char, Vec<Rest>> = HashMap::new();
        let mut english: HashMap<_, Vec<_>> = HashMap::new();
        for entry in lexicon::WORDS.split_whitespace() {
            let (han, words) = entry.split_at(entry.find(|c: char| c.is_ascii()).unwrap_or(entry.len()));
            // Words that say the same are one: by the first English word.
            let number = hashed(LEXICON, words.split('/').next().unwrap_or("").bytes());
            let han: Vec<char> = han.chars().collect();
            chinese.entry(han[0]).or_default().push((han[1..].to_vec(), number));
            for word in words.split('/') {
                let numbers = english.entry(word).or_default();
                if !numbers.contains(&number) {
                    numbers.push(number);
                }
            }
        }
        let mut surnames = HashMap::new();
        let mut rest = lexicon::SURNAMES;
        while let Some(han) = rest.chars().next() {
            rest = &rest[han.len_utf8()..];
            let end = rest.find(|c: char| !c.is_ascii()).unwrap_or(rest.len());
            surnames.insert(han, &rest[..end]);
            rest = &rest[end..];
        }
        let mut simplified: HashMap<char, char> = simplified_pairs().map(|(s, t)| (t, s)).collect();
        simplified.extend([('臺', '台'), ('億', '亿'), ('週', '周')]);
        Self { simplified, chinese, english, surnames, empty: lexicon::EMPTY.split(' ').collect() }
    }

    /// The character as Simplified Chinese writes it; digits of full width as ASCII.
    fn plain(&self, c: char) -> char {
        match c {
            '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
            '\u{4e00}'..='\u{9fff}' => self.simplified.get(&c).copied().unwrap_or(c),
            '’' => '\'',
            '（' => '(',
            '）' => ')',
            _ => c,
        }
    }

    /// Every key of a text, and the names that it glosses.
    pub(super) fn read(&self, text: &str, keys: &mut Vec<Key>, glosses: &mut Vec<Gloss>) {
        let chars: Vec<char> = text.chars().map(|c| self.plain(c)).collect();
        let mut at = 0;
        while at < chars.len() {
            let c = chars[at];
            let end = if let Some(number) = numbers::read(&chars, at) {
                self.number(&chars, number, keys)
            } else if c.is_ascii_alphabetic() || is_latin(c) {
                self.latin(&chars, at, keys)
            } else {
                at + 1
            };
            for i in at..end {
                if is_han(chars[i]) {
                    self.han(&chars, i, keys);
                }
            }
            if c == '(' {
                glosses.extend(gloss(&chars, at));
            }
            at = end.max(at + 1);
        }
    }

    /// A figure: what it counts says which kind of key it is.
    fn number(&self, chars: &[char], number: numbers::Number, keys: &mut Vec<Key>) -> usize {
        match number.unit {
            numbers::NumberUnit::Month => keys.push(MONTH | (number.value as u64 % 13)),
            numbers::NumberUnit::Weekday => keys.push(WEEKDAY | number.value as u64),
            numbers::NumberUnit::None => keys.push(figure(number.value)),
        }
        number.end.min(chars.len())
    }

    fn latin(&self, chars: &[char], start: usize, keys: &mut Vec<Key>) -> usize {
        let goes_on = |i: usize| {
            chars.get(i).is_some_and(|&c| {
                c.is_ascii_alphanumeric()
                    || is_latin(c)
                    || c == '\'' && chars.get(i + 1).is_some_and(char::is_ascii_alphabetic)
            })
        };
        let mut end = start;
        let mut lower = String::new();
        // Longer ones are no words.
        while goes_on(end) && end - start < 64 {
            lower.extend(chars[end].to_lowercase());
            end += 1;
        }
        let capital = chars[start].is_uppercase();
        // U.S., U.K., U.N.
        if end == start + 1
            && capital
            && chars.get(end) == Some(&'.')
            && let Some(next) = chars.get(end + 1).filter(|c| c.is_ascii_uppercase())
        {
            lower.push(next.to_ascii_lowercase());
            end += 2;
        }
        let stem = lower.strip_suffix("'s").unwrap_or(&lower);
        if stem.len() < 2 || self.empty.contains(stem) {
            return end;
        }
        let next = chars[end..].iter().position(|c| !matches!(c, ' ' | '.')).map_or(' ', |i| chars[end + i]);
        match numbers::calendar(stem, capital, next) {
            Some(numbers::NumberUnit::Month) => keys.extend(numbers::month(stem).map(|m| MONTH | m)),
            Some(numbers::NumberUnit::Weekday) => keys.extend(numbers::weekday(stem).map(|d| WEEKDAY | d)),
            _ => keys.push(word(stem)),
        }
        // The pronoun is no country.
        if stem != "us" || chars[start..end].iter().filter(|c| c.is_uppercase()).count() == 2 {
            keys.extend(self.meanings(stem));
        }
        end
    }

    /// What an English word may stand for in the lexicon, its commonest endings taken off.
    fn meanings(&self, word: &str) -> impl Iterator<Item = Key> {
        let stems = ["", "s", "es", "ed", "d", "ing"].iter().filter_map(|end| word.strip_suffix(end));
        stems.filter(|s| s.len() > 1).find_map(|s| self.english.get(s)).into_iter().flatten().copied()
    }

    fn han(&self, chars: &[char], at: usize, keys: &mut Vec<Key>) {
        keys.extend(self.surnames.get(&chars[at]).map(|latin| word(latin)));
        for (rest, number) in self.chinese.get(&chars[at]).into_iter().flatten() {
            if chars[at + 1..].starts_with(rest) {
                keys.push(*number);
            }
        }
        let Some(&next) = chars.get(at + 1).filter(|c| is_han(**c)) else { return };
        keys.push(pair(chars[at], next));
    }
}

/// A figure is the same if its first three digits are: 1.5亿 is 150 million, 1,234 may be 1,230.
fn figure(value: f64) -> Key {
    let kind = if value >= 100.0 || value.fract() > 0.0 { EXACT } else { NUMBER };
    // By hand: what writes any float is 3 kB in brotli of what is loaded on request.
    let (mut digits, mut power) = (if value.is_finite() { value } else { 0.0 }, 0_u8);
    while digits >= 999.5 {
        digits /= 10.0;
        power = power.wrapping_add(1);
    }
    while digits > 0.0 && digits < 99.95 {
        digits *= 10.0;
        power = power.wrapping_sub(1);
    }
    // The same figure is not the same float by whichever way it came: 1.235 million, 123.5万.
    let digits = (digits + 1e-6).round() as u16;
    hashed(kind, digits.to_le_bytes().into_iter().chain([power]))
}

fn is_latin(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}') && c.is_alphabetic()
}

/// The name that the parenthesis at `open` gives the Latin form of.
fn gloss(chars: &[char], open: usize) -> Option<Gloss> {
    let close = (open + 1..chars.len().min(open + 60)).find(|&i| chars[i] == ')')?;
    let inside: String = chars[open + 1..close].iter().collect();
    let words: Vec<&str> = inside.split([' ', '-', ',', '，']).filter(|w| !w.is_empty()).collect();
    let last = words.last()?.trim_matches('.');
    if words.len() > 8 || last.chars().count() < 2 || !last.chars().all(|c| c.is_ascii_alphabetic() || is_latin(c)) {
        return None;
    }
    let mut end = open;
    while end > 0 && chars[end - 1] == ' ' {
        end -= 1;
    }
    // The end of a name is telling enough; an abbreviation stands for a longer one.
    let wanted = if last.chars().all(char::is_uppercase) { 4 } else { 2 };
    let han = (1..wanted).map_while(|i| {
        let start = end.checked_sub(i + 1)?;
        (is_han(chars[start]) && is_han(chars[start + 1])).then(|| pair(chars[start], chars[start + 1]))
    });
    let han: Vec<Key> = han.collect();
    (!han.is_empty()).then(|| Gloss { han, latin: word(&last.to_lowercase()) })
}

//! People without a name: 一名男子, 网友, 律师, an official who declined to be named.

use super::{Found, Kind};
use crate::voices::reading::{Reading, ends_clause};
use crate::voices::words::{Words, class, is_han};

/// From 一名 to the noun: no more characters than this.
const WITHIN: usize = 30;
/// Words in front of an English noun that belong to its description.
const WORDS_BEFORE: usize = 5;

/// Words that a description in English may begin with.
const DETERMINERS: [&str; 15] = [
    "a", "an", "the", "one", "some", "several", "two", "three", "many", "another", "other", "his", "her", "their",
    "its",
];

/// The described people of a leaf, outside quotations; `names` are its names, in order.
pub(super) fn find(words: &Words, r: &Reading, names: &[Found]) -> Vec<Found> {
    if r.english { english(words, r, names) } else { chinese(words, r, names) }
}

fn chinese(words: &Words, r: &Reading, names: &[Found]) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let mut at = 0;
    // Where a phrase like 一名 began.
    let mut begun: Option<usize> = None;
    let mut next_name = 0;
    while at < r.mask.len() {
        while names.get(next_name).is_some_and(|n| n.at.end <= at) {
            next_name += 1;
        }
        if let Some(name) = names.get(next_name).filter(|n| n.at.start <= at) {
            at = name.at.end;
            continue;
        }
        if !is_han(r.mask[at]) {
            if ends_clause(r.mask[at]) {
                begun = None;
            }
            at += 1;
            continue;
        }
        let Some((end, found)) = r.longest(words, at, HEADS) else {
            at += 1;
            continue;
        };
        if found & class::NOT_NAME == 0 {
            let opens = found & class::VAGUE != 0 && "名位个些家某有多数篇份项群众他它".contains(r.chars[end - 1]);
            if opens {
                begun.get_or_insert(at);
            } else if is_head(r, names, next_name, at, end, found) {
                let start = match begun.take().filter(|b| end - b <= WITHIN) {
                    Some(start) => behind_names(names, next_name, start, at),
                    None => belongs_to(names, next_name, at),
                };
                out.push(Found::new(start..end, Kind::Described));
            }
        }
        at = end;
    }
    out
}

const HEADS: u32 = class::TITLE | class::VAGUE | class::NOT_NAME;

/// Whether a noun describes somebody here: no name stands right behind it or, as for a title, right in front.
fn is_head(r: &Reading, names: &[Found], next: usize, start: usize, end: usize, found: u32) -> bool {
    if names.get(next).is_some_and(|n| n.kind.is_personal() && n.at.start <= end + 1) {
        return false;
    }
    let before = next.checked_sub(1).and_then(|i| names.get(i)).filter(|n| n.at.end == start);
    match before {
        // 林小明教授
        Some(n) if n.kind.is_personal() => false,
        // 外交部发言人 speaks for the ministry.
        Some(_) if found & class::SPOKESPERSON != 0 => false,
        // 副总统/主席 in a row: the last one is the head.
        _ => !r.begins(end, class::TITLE),
    }
}

/// 中国官员, 美国国务院前官员: from the places and bodies right in front.
fn belongs_to(names: &[Found], next: usize, at: usize) -> usize {
    let before = names[..next].iter().rev().take(3);
    let no_person = |n: &&Found| matches!(n.kind, Kind::Place | Kind::Body | Kind::Outlet | Kind::Generic);
    before.take_while(no_person).fold(at, |start, n| if n.at.end == start { n.at.start } else { start })
}

/// 一名|特朗普支持者: a description that began at `start`, without the names of people in it.
fn behind_names(names: &[Found], next: usize, start: usize, at: usize) -> usize {
    let mut inside = names[..next].iter().rev().take_while(|n| n.at.end > start);
    let person = inside.find(|n| n.kind.is_personal());
    person.map_or(start, |n| n.at.end.min(at))
}

fn english(words: &Words, r: &Reading, names: &[Found]) -> Vec<Found> {
    let mut out = Vec::new();
    let mut before: Vec<usize> = Vec::new();
    for (at, apart) in r.english_words() {
        if apart {
            before.clear();
        }
        if words.english(r.part(at.clone())) & class::VAGUE == 0 || !r.mask[at.start].is_lowercase() {
            before.push(at.start);
            continue;
        }
        let determiner = |&&at: &&usize| DETERMINERS.contains(&&*r.part(at..r.word_end(at)).to_lowercase());
        let start = before.iter().rev().take(WORDS_BEFORE).find(determiner).copied().unwrap_or(at.start);
        let bearer = |n: &Found| matches!(n.kind, Kind::Person | Kind::Latin) && n.at.start == at.end + 1;
        let next = names.partition_point(|n| n.at.start < at.end);
        if !names.get(next).is_some_and(bearer) {
            out.push(Found::new(start..at.end, Kind::Described));
        }
        before.clear();
    }
    out
}

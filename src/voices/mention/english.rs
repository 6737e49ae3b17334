//! Names in English text: runs of capitalised words.

use super::{Found, Kind};
use crate::voices::reading::Reading;
use crate::voices::words::{Words, class, word_end};

/// A name has no more words than this.
const MOST_WORDS: usize = 7;

/// The names of a leaf.
pub(super) fn names(words: &Words, r: &Reading) -> Vec<Found> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < r.chars.len() {
        if !r.chars[at].is_alphabetic() {
            at += 1;
            continue;
        }
        let end = word_end(&r.chars, at);
        if !r.chars[at].is_uppercase() {
            at = end;
            continue;
        }
        let run = run(words, r, at);
        if let Some(found) = name(words, r, &run) {
            out.push(found);
        }
        at = run.last().map_or(end, |w| w.1).max(end);
    }
    out
}

/// Words of a run of capitals: where each begins and ends.
fn run(words: &Words, r: &Reading, mut at: usize) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut body = false;
    while out.len() < MOST_WORDS && at < r.chars.len() {
        let end = word_end(&r.chars, at);
        let word = r.part(at..end);
        let classes = words.english(word);
        let capital = r.chars[at].is_uppercase();
        body |= classes & (class::BODY | class::OUTLET) != 0;
        let joins = matches!(word, "of" | "for" | "the" | "and");
        let particle =
            !out.is_empty() && classes & class::PARTICLE != 0 && (!joins || body) && capital_follows(r, end, joins);
        if !(capital || particle) || word == "and" && !ministry(r, &out) {
            break;
        }
        out.push((at, end));
        // George W. Bush
        let initial = end - at == 1 && r.chars.get(end) == Some(&'.');
        let next = end + usize::from(initial);
        if r.chars.get(next) != Some(&' ') {
            break;
        }
        at = next + 1;
    }
    while out.last().is_some_and(|&(a, _)| r.chars[a].is_lowercase()) {
        out.pop();
    }
    out
}

/// Ministry of Trade and Industry: one name.
fn ministry(r: &Reading, run: &[(usize, usize)]) -> bool {
    let Some(&(start, end)) = run.first() else { return false };
    matches!(r.part(start..end), "Ministry" | "Department" | "Bureau" | "Center" | "Centre" | "Institute" | "Committee")
}

fn capital_follows(r: &Reading, end: usize, article: bool) -> bool {
    let mut at = end;
    for _ in 0..if article { 2 } else { 1 } {
        if r.chars.get(at) != Some(&' ') {
            return false;
        }
        at += 1;
        if r.chars.get(at).is_some_and(|c| c.is_uppercase()) {
            return true;
        }
        if !r.from(at).starts_with("the ") {
            return false;
        }
        at = word_end(&r.chars, at);
    }
    false
}

/// What a run names, without the offices in front and the words that are no part of a name.
fn name(words: &Words, r: &Reading, mut run: &[(usize, usize)]) -> Option<Found> {
    let classes = |&(a, b): &(usize, usize)| words.english(r.part(a..b));
    let known = |w: &(usize, usize)| classes(w) & (class::BODY | class::OUTLET) != 0;
    let body = run.iter().any(known);
    let no_name = |w: &(usize, usize)| classes(w) & (class::NOT_NAME | class::HONORIFIC) != 0;
    let country = |w: &(usize, usize)| body && classes(w) & class::NOT_NAME != 0 && !is_small_word(r, w);
    while let [first, rest @ ..] = run {
        // Chinese University; but Chinese President Xi Jinping
        if !no_name(first) || country(first) && rest.first().is_some_and(|n| known(n) || country(n)) {
            break;
        }
        run = rest;
    }
    while let [rest @ .., last] = run {
        if !no_name(last) || body && known(last) || rest.iter().any(|w| classes(w) & class::COMPOUND != 0) {
            break;
        }
        run = rest;
    }
    let (first, last) = (run.first()?, run.last()?);
    let has = |of: u32| run.iter().any(|w| classes(w) & of != 0);
    let kind = match (has(class::BODY), has(class::OUTLET), has(class::LABELLED)) {
        (true, ..) => Kind::Body,
        (_, true, _) => Kind::Outlet,
        // Harbour Board Picks A New Warden: a headline is no name.
        (.., thing) if thing || run.len() > 4 => return None,
        _ => Kind::Latin,
    };
    let generic = run.len() == 1 && classes(first) & class::GENERIC != 0;
    Some(Found::new(first.0..last.1, if generic { Kind::Generic } else { kind }))
}

fn is_small_word(r: &Reading, &(a, b): &(usize, usize)) -> bool {
    let longer = ["This", "That", "When", "While", "After", "Before", "With", "From", "According"];
    b - a <= 3 || longer.contains(&r.part(a..b))
}

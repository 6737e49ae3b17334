//! Names in Chinese characters: people, places and bodies as the tagger sees them, with edges that the lexicon and the whole
//! article mend.

use std::collections::HashMap;
use std::ops::Range;

use super::{Found, Kind, latin};
use crate::voices::number_map::NumberMap;
use crate::voices::reading::{QUOTED, Reading};
use crate::voices::tagger::{self, Desk, NameSpan, Tagger};
use crate::voices::words::{DOTS, Words, class, is_han, sign, tables};

/// No part of a dotted name is longer.
const LONGEST_PART: usize = 7;
/// Marks that no name begins or ends with.
const EDGES: &str = "“”「」『』《》〈〉（）()\"'，。、： ·‧—-";

/// Every name of a leaf of Chinese text.
pub(super) fn all(words: &Words, tagger: &Tagger, desk: &mut Desk, r: &Reading) -> Vec<Found> {
    let mut out = names(words, tagger.find(&r.folded, &r.opens, desk), r);
    latin::names(r, &mut out);
    titles(r, &mut out);
    bodies(words, r, &mut out);
    out
}

/// What the tagger finds in a leaf, mended.
fn names(words: &Words, tagged: Vec<NameSpan>, r: &Reading) -> Vec<Found> {
    let mut out = Vec::new();
    for span in tagged {
        let kind = match span.kind {
            tagger::NameKind::Person => Kind::Person,
            tagger::NameKind::Organisation => Kind::Body,
            tagger::NameKind::Place => Kind::Place,
        };
        let mut at = r.scalar(span.start)..r.scalar(span.end);
        if kind == Kind::Person {
            at = bare(words, r, dotted(r, at));
        }
        while at.start < at.end && EDGES.contains(r.chars[at.start]) {
            at.start += 1;
        }
        while at.end > at.start && EDGES.contains(r.chars[at.end - 1]) {
            at.end -= 1;
        }
        if at.len() > 1 || kind == Kind::Person && at.len() == 1 && words.has(r.chars[at.start], sign::SURNAME) {
            out.push(Found::new(at, kind));
        }
    }
    out
}

/// A name with the parts that dots join to it.
fn dotted(r: &Reading, mut at: Range<usize>) -> Range<usize> {
    let part = |c: char| is_han(c) || c.is_ascii_uppercase();
    while at.end + 1 < r.chars.len() && DOTS.contains(&r.chars[at.end]) && part(r.chars[at.end + 1]) {
        // Where the tagger stopped at the dot, the next part ends where Chinese transliteration does.
        let rest = &r.chars[at.end + 1..];
        let len = rest.iter().take(LONGEST_PART).take_while(|c| part(**c)).count();
        let whole = len <= 3 && rest.get(len).is_none_or(|&c| !is_han(c));
        let foreign = if whole { len } else { rest[..len].iter().take_while(|c| is_transliteration(**c)).count() };
        if foreign == 0 {
            break;
        }
        at.end += 1 + foreign;
    }
    at
}

/// A person's name without the Latin letters right behind it and without a form of address: 莫丽塞特|Mauricette, 许知远|先生.
fn bare(words: &Words, r: &Reading, mut at: Range<usize>) -> Range<usize> {
    let chars = &r.chars[at.clone()];
    if let Some(cut) = (1..chars.len()).find(|&i| is_han(chars[i - 1]) && chars[i].is_ascii_alphabetic()) {
        at.end = at.start + cut;
    }
    let address = words.longest_end(r.part(at.clone()), class::HONORIFIC).map_or(0, |word| word.chars().count());
    // Where only a surname would be left, it stays.
    if at.len() > address + 1 {
        at.end -= address;
    }
    at
}

/// Whether a character is used to write foreign names by their sound.
fn is_transliteration(c: char) -> bool {
    tables().has(c, sign::FOREIGN | sign::DOTTED) || c.is_ascii_uppercase()
}

/// So many lines that begin with a name and a colon make a list of comments.
const COMMENTS: usize = 4;
/// A net name has no more characters than this.
const LONGEST_NET_NAME: usize = 16;

/// 海边的人：说得好 ⏎ 山里的人：没错: the names in front of the comments that an article collects.
pub(super) fn commenters(readings: &[Reading], found: &mut [Vec<Found>]) {
    let mut lines: Vec<(usize, Range<usize>)> = Vec::new();
    for (leaf, r) in readings.iter().enumerate() {
        let mut start = 0;
        for line in r.chars.split(|&c| c == '\n') {
            let lead = line.iter().take_while(|c| matches!(c, ' ' | '@' | '-' | '·' | '\u{3000}')).count();
            let colon = |&c: &char| matches!(c, '：' | ':');
            let name = line[lead..].iter().take(LONGEST_NET_NAME + 1).position(colon).unwrap_or(0);
            let at = start + lead..start + lead + name;
            start += line.len() + 1;
            let plain = r.chars[at.clone()].iter().all(|&c| c.is_alphanumeric() || matches!(c, '_' | '-' | '·' | '.'));
            let reports = r.cues.get(r.cue_from(at.start)).is_some_and(|c| c.start < at.end);
            let quotes = r.mask[(at.end + 1).min(r.mask.len())..].iter().find(|c| !c.is_whitespace()) == Some(&QUOTED);
            let says = r.chars.get(at.end + 1).is_some_and(|&c| c != '/') && !quotes;
            if (2..=LONGEST_NET_NAME).contains(&name) && plain && says && !reports {
                lines.push((leaf, at));
            }
        }
    }
    if lines.len() >= COMMENTS {
        lines.into_iter().for_each(|(leaf, at)| found[leaf].push(Found::new(at, Kind::Account)));
    }
}

/// Titles in 《》: outlets, documents.
fn titles(r: &Reading, out: &mut Vec<Found>) {
    let mut open = None;
    for (at, &c) in r.chars.iter().enumerate() {
        match c {
            '《' => open = Some(at + 1),
            '》' => {
                if let Some(start) = open.take().filter(|s| (2..=30).contains(&(at - s))) {
                    out.push(Found::new(start..at, Kind::Title));
                }
            }
            _ => {}
        }
    }
}

const BODIES: u32 = class::BODY | class::OUTLET | class::STATE | class::NOT_NAME | class::OUTLET_END;

/// Bodies, outlets and states of the lexicon, each with the place or the name that it belongs to (中国 + 外交部).
fn bodies(words: &Words, r: &Reading, out: &mut Vec<Found>) {
    let mut at = 0;
    while at < r.chars.len() {
        let Some((end, found)) = r.longest(words, at, BODIES) else {
            at += 1;
            continue;
        };
        let kind = match found {
            f if f & class::OUTLET != 0 => Some(Kind::Outlet),
            f if f & class::BODY != 0 && f & class::GENERIC != 0 => Some(Kind::Generic),
            f if f & class::BODY != 0 => Some(Kind::Body),
            f if f & class::STATE != 0 => Some(Kind::Place),
            _ => None,
        };
        if let Some(kind) = kind {
            out.push(Found::new(at..end, kind));
        }
        at = end;
    }
    merge(r, out);
}

/// Puts a place or a name and the body right behind it together.
fn merge(r: &Reading, out: &mut Vec<Found>) {
    let ends: HashMap<usize, usize> = (out.iter())
        .filter(|f| matches!(f.kind, Kind::Place | Kind::Body | Kind::Latin | Kind::Person))
        .map(|f| (f.at.end, f.at.start))
        .collect();
    let mut joined = Vec::new();
    for body in out.iter().filter(|f| matches!(f.kind, Kind::Body | Kind::Generic)) {
        if let Some(&start) = ends.get(&body.at.start).filter(|&&start| r.mask[start] != QUOTED) {
            joined.push(Found::new(start..body.at.end, Kind::Body));
        }
    }
    out.extend(joined);
}

/// A name found once is a name wherever the article writes it.
pub(super) fn spread(readings: &[Reading], found: &mut [Vec<Found>]) {
    // By their first two characters. Of two that come to one number the names tell.
    let mut known: NumberMap<Vec<(Vec<char>, Kind)>> = NumberMap::default();
    let key = |begin: &[char]| (begin[0] as u32) << 11 ^ begin[1] as u32;
    for (r, found) in readings.iter().zip(found.iter()) {
        for f in found.iter().filter(|f| r.mask[f.at.start] != QUOTED) {
            let name = &r.chars[f.at.clone()];
            let long = match f.kind {
                Kind::Person => name.len() >= 2,
                Kind::Body => name.len() >= 3,
                Kind::Latin => r.english && name.contains(&' '),
                _ => false,
            };
            if long {
                let bucket = known.entry(key(name)).or_default();
                if bucket.len() < 32 && bucket.iter().all(|(n, _)| n != name) {
                    bucket.push((name.to_vec(), f.kind));
                }
            }
        }
    }
    for bucket in known.values_mut() {
        bucket.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    }
    for (r, found) in readings.iter().zip(found) {
        let mut at = 0;
        while at + 1 < r.chars.len() {
            let rest = &r.chars[at..];
            let hit = known.get(&key(rest)).and_then(|bucket| bucket.iter().find(|(name, _)| rest.starts_with(name)));
            match hit {
                Some((name, kind)) if is_whole(r, at, at + name.len()) => {
                    found.push(Found::new(at..at + name.len(), *kind));
                    at += name.len();
                }
                _ => at += 1,
            }
        }
    }
}

/// Whether a name in Latin letters stands between the edges of words.
fn is_whole(r: &Reading, start: usize, end: usize) -> bool {
    let letter = |at: usize| r.chars.get(at).is_some_and(|c| c.is_alphanumeric() && !is_han(*c));
    !(letter(start) && start > 0 && letter(start - 1) || letter(end - 1) && letter(end))
}

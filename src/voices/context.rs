//! How a mention stands in its sentence: what is in front of it and behind it, and which cue it could be the subject of.
//!
//! It is the same for every quotation, so it is worked out once.

use super::entity::parenthesis;
use super::mention::Mention;
use super::reading::{Cue, CueClass, Reading, ends_clause, lexical};
use super::words::{Words, class, is_han};

/// A place in the text counts as the edge of it within so many scalars.
const FAR: usize = 400;

/// Between a cue and the name behind it an English office has no more scalars.
const FAR_OFFICE: usize = 30;

/// How a cue follows a mention. The numbers stand in features.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    None = 0,         // No cue follows.
    Clause = 1,       // In the same clause.
    ClauseBehind = 2, // In the same clause, behind another mention.
    Next = 3,         // In the next clause.
    NextBehind = 4,   // In the next clause, behind another mention.
}

/// What stands in front of a mention. The numbers stand in features.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    Start = 0,     // The text begins with it.
    Title = 1,     // A title: 教授林小明.
    Comma = 2,     // A comma.
    Break = 3,     // A sentence or a quotation ends there.
    Addressed = 4, // 对, 向, with: it is spoken to or with.
    Source = 5,    // 据, according to: it is a source.
    Of = 6,        // 的, of.
    And = 7,       // 和, and.
    Cue = 8,       // A cue.
    Mark = 9,      // An opening mark, a parenthesis.
    Word = 10,     // Any other word.
}

/// See the module.
#[derive(Debug, Clone)]
pub(super) struct Context {
    pub before: Before,
    /// Hashes of the one or two characters (English: the word) in front and behind; 0 at an edge.
    pub before1: u32,
    pub before2: u32,
    pub after1: u32,
    pub after2: u32,
    /// The cue that ends right in front of it.
    pub after_cue: u32,
    /// Where the text goes on, behind a gloss.
    pub after: usize,
    pub title_after: bool,
    pub cue: Option<Cue>,
    /// Scalars between it and the cue.
    pub cue_gap: usize,
    pub reach: Reach,
    /// Whether it is likely the subject of its cue.
    pub subject: bool,
}

/// The contexts of all mentions, in their order.
pub(super) fn contexts(words: &Words, readings: &[Reading], mentions: &[Mention]) -> Vec<Context> {
    let mut out = Vec::with_capacity(mentions.len());
    for of_leaf in mentions.chunk_by(|a, b| a.leaf == b.leaf) {
        let mut next = usize::MAX;
        let of = |m: &Mention| {
            let context = of(words, &readings[m.leaf], m, next);
            if acts(m) {
                next = m.at.start;
            }
            context
        };
        let contexts: Vec<Context> = of_leaf.iter().rev().map(of).collect();
        out.extend(contexts.into_iter().rev());
    }
    out
}

/// Whether a mention takes part in the sentence it stands in.
pub(super) fn acts(m: &Mention) -> bool {
    !m.inside && !m.aside
}

/// The context of a mention; `next` is where the next one begins that acts.
fn of(words: &Words, r: &Reading, m: &Mention, next: usize) -> Context {
    let (start, end) = (m.at.start, m.at.end);
    let front = r.run_start(start, |c| matches!(c, '《' | '〈' | '“' | '「' | ' ' | '\u{a0}' | '"'));
    let last = r.cues[..r.cue_from(start)].last().filter(|c| c.end <= start);
    let touches = last.is_some_and(|c| start - c.end <= 1 + usize::from(r.english));
    let after_cue = last.filter(|c| touches || r.english && office(words, r, c.end, start));
    let before = before(words, r, front, touches);
    let mut after = parenthesis(r, end).map_or(end, |(_, close)| close + 1);
    if r.chars.get(after).is_some_and(|c| matches!(c, '》' | '〉' | '”' | '」' | '』')) {
        after += 1;
    }
    // 林小明教授
    let title = if r.english { None } else { r.longest(words, after, class::TITLE) };
    let behind = title.map_or(after, |(end, _)| end);
    let (cue, cue_gap, reach) = reach(r, after, behind, next);
    let clause = matches!(reach, Reach::Clause | Reach::Next);
    let thought = cue.is_some_and(|c| c.class == CueClass::Thought);
    let (before1, before2) = units_before(r, front);
    let (after1, after2) = units_after(r, behind);
    Context {
        before,
        before1,
        before2,
        after1,
        after2,
        after_cue: after_cue.map_or(0, |c| c.word),
        after,
        title_after: title.is_some(),
        cue,
        cue_gap,
        reach,
        subject: clause && !thought || reach == Reach::Clause,
    }
}

/// said economist|John Poe, added little|Tess: whether the words between a cue and a name only say who bears it.
fn office(words: &Words, r: &Reading, from: usize, to: usize) -> bool {
    let between = r.part(from..to);
    let small = ["a", "an", "the", "that", "of", "to", "in", "on", "at", "for", "with", "by", "from", "and", "as"];
    let plain = |w: &str| {
        w.chars().all(|c| c.is_lowercase() || c == '-') && !small.contains(&w)
            || words.english(w) & class::HONORIFIC != 0
    };
    to - from <= FAR_OFFICE && between.starts_with(' ') && between.split_whitespace().all(plain)
}

fn before(words: &Words, r: &Reading, front: usize, cue: bool) -> Before {
    let Some(&last) = front.checked_sub(1).and_then(|at| r.mask.get(at)) else { return Before::Start };
    if cue {
        return Before::Cue;
    }
    if r.english {
        return english_before(words, r, front);
    }
    match last {
        '，' | ',' => Before::Comma,
        '、' | '和' | '与' | '跟' | '同' | '及' => Before::And,
        '的' => Before::Of,
        '对' | '向' | '被' | '把' | '给' | '让' | '使' | '就' | '在' | '批' | '斥' | '骂' | '告' => {
            Before::Addressed
        }
        '据' | '引' | '照' => Before::Source,
        '（' | '(' | '-' | '—' | '：' | ':' => Before::Mark,
        c if ends_clause(c) => Before::Break,
        c if is_han(c) => {
            let text = r.part(front.saturating_sub(8)..front);
            if words.longest_end(text, class::TITLE).is_some() { Before::Title } else { Before::Word }
        }
        _ => Before::Word,
    }
}

fn english_before(words: &Words, r: &Reading, front: usize) -> Before {
    let end = r.run_start(front, char::is_whitespace);
    let Some(&last) = end.checked_sub(1).and_then(|at| r.mask.get(at)) else { return Before::Start };
    let word = r.part(r.run_start(end, |c| c.is_alphanumeric() || c == '.')..end).trim_end_matches('.');
    match word {
        "to" | "with" | "from" | "by" | "for" | "at" | "in" | "on" | "about" | "against" | "told" | "asked" => {
            Before::Addressed
        }
        "of" => Before::Of,
        "and" | "or" => Before::And,
        "According" | "according" => Before::Source,
        "" if matches!(last, ',' | '，') => Before::Comma,
        "" if ends_clause(last) || last == '.' => Before::Break,
        "" => Before::Mark,
        _ if words.english(word) & (class::HONORIFIC | class::VAGUE) != 0 => Before::Title,
        _ if last == '.' && r.breaks(end - 1, end) > 0 => Before::Break,
        _ => Before::Word,
    }
}

/// The cue that a mention could be the subject of: in its clause, or in the next.
fn reach(r: &Reading, after: usize, behind: usize, next: usize) -> (Option<Cue>, usize, Reach) {
    let end = r.clause_end(behind.min(r.mask.len()), FAR);
    let comma = r.mask.get(end).is_some_and(|c| matches!(c, '，' | ','));
    let end_next = if comma { r.clause_end(end + 1, FAR) } else { end };
    let Some(cue) = r.cues.get(r.cue_from(after)).copied().filter(|c| c.end <= end_next || c.end <= end + 1) else {
        return (None, 99, Reach::None);
    };
    let reach = match (cue.end <= end + 1, next >= cue.start) {
        (true, true) => Reach::Clause,
        (true, false) => Reach::ClauseBehind,
        (false, true) => Reach::Next,
        (false, false) => Reach::NextBehind,
    };
    (Some(cue), cue.start.saturating_sub(behind), reach)
}

/// Hashes of the one or two characters (English: the word) in front of a place; 0 at an edge.
pub(super) fn units_before(r: &Reading, at: usize) -> (u32, u32) {
    if r.english {
        let end = r.run_start(at, |c| c == ' ');
        if end == 0 {
            return (0, 0);
        }
        let word = lexical(&r.mask[r.run_start(end, char::is_alphanumeric).min(end - 1)..end]);
        return (word, word);
    }
    if at == 0 { (0, 0) } else { (lexical(&r.mask[at - 1..at]), lexical(&r.mask[at.saturating_sub(2)..at])) }
}

/// The same of those behind it.
pub(super) fn units_after(r: &Reading, at: usize) -> (u32, u32) {
    let len = r.mask.len();
    if at >= len {
        return (0, 0);
    }
    if r.english {
        let start = (at..len).find(|&i| r.mask[i] != ' ').unwrap_or(at);
        let end = if r.mask.get(start).is_some_and(|c| c.is_alphabetic()) { r.word_end(start) } else { start + 1 };
        let word = lexical(&r.mask[start.min(len - 1)..end.min(len)]);
        return (word, word);
    }
    (lexical(&r.mask[at..at + 1]), lexical(&r.mask[at..len.min(at + 2)]))
}

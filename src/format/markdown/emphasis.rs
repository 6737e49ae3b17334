//! Asterisks and tildes: which of them the standard's rule would not take for what they are.

use std::ops::Range;

use crate::format::prepared::JOINT_TEXT;

/// A run of asterisks or tildes, and the characters on both sides of it.
struct DelimiterRun {
    start: usize,
    end: usize,
    before: Option<char>,
    after: Option<char>,
}

fn runs(line: &str, from: usize) -> Vec<DelimiterRun> {
    let bytes = line.as_bytes();
    let (mut found, mut at) = (Vec::new(), from);
    while let Some(next) = bytes[at..].iter().position(|b| matches!(b, b'*' | b'~')) {
        let start = at + next;
        let mut end = start + bytes[start..].iter().take_while(|b| **b == bytes[start]).count();
        // `**甲****乙**`: an end and a beginning.
        let inside = |at: usize| bytes.get(at).is_some_and(|b| !b.is_ascii_whitespace());
        if end - start == 4 && start > from && inside(start - 1) && inside(end) && bytes[start] == b'*' {
            end = start + 2;
        }
        // A run is beside what is left or right of it, not beside the marker of its own container.
        let before = line[from..start].chars().next_back();
        found.push(DelimiterRun { start, end, before, after: line[end..].chars().next() });
        at = end;
    }
    found
}

pub(super) fn emphasis(line: &str, from: usize, code: &[Range<usize>], pieces: &mut Vec<(usize, &'static str)>) {
    let mut found = runs(line, from);
    found.retain(|run| !within(code, run.start));
    for pair in found.windows(2).filter(|pair| pair[0].end == pair[1].start) {
        pieces.push((pair[0].end, JOINT_TEXT));
    }
    for run in &found {
        // `5~10元，3~8元`: one tilde is a range, never a line through the text.
        if run.end - run.start == 1 && line.as_bytes()[run.start] == b'~' {
            if run.before != Some('\\') {
                pieces.push((run.start, "\u{fdd1}\\"));
            }
            continue;
        }
        let (Some(before), Some(after)) = (run.before, run.after) else {
            at_edge(run, pieces);
            continue;
        };
        if is_punctuation(after) && (is_cjk(before) || is_cjk(after)) {
            pieces.push((run.end, JOINT_TEXT));
        }
        if is_punctuation(before) && before != '\\' && (is_cjk(before) || is_cjk(after)) {
            pieces.push((run.start, JOINT_TEXT));
        }
    }
    // Spaces or any punctuation inside: only where it is plain which opens and which closes.
    let strong: Vec<&DelimiterRun> =
        found.iter().filter(|run| run.end - run.start == 2 && line.as_bytes()[run.start] == b'*').collect();
    if strong.len().is_multiple_of(2) {
        for pair in strong.chunks_exact(2) {
            let (open, close) = (pair[0], pair[1]);
            let spaced = |c: Option<char>| c.is_some_and(char::is_whitespace);
            let hinders = |c: Option<char>| spaced(c) || c.is_some_and(is_punctuation);
            // `a ** b`: an operator.
            let alone = spaced(open.before) && spaced(open.after);
            if alone || line[open.end..close.start].trim().is_empty() {
                continue;
            }
            if hinders(open.after) {
                pieces.push((open.end, JOINT_TEXT));
            }
            if hinders(close.before) && close.before != Some('\\') {
                pieces.push((close.start, JOINT_TEXT));
            }
        }
    }
}

/// A run at the edge of a line: what is beyond counts as a space.
fn at_edge(run: &DelimiterRun, pieces: &mut Vec<(usize, &'static str)>) {
    if run.after.is_some_and(|c| is_punctuation(c) && is_cjk(c)) {
        pieces.push((run.end, JOINT_TEXT));
    }
    if run.before.is_some_and(|c| is_punctuation(c) && is_cjk(c)) {
        pieces.push((run.start, JOINT_TEXT));
    }
}

/// Where code stands in a line, its backticks with it.
pub(super) fn code_spans(line: &str) -> Vec<Range<usize>> {
    let bytes = line.as_bytes();
    let (mut ticks, mut at) = (Vec::new(), 0);
    while let Some(next) = bytes[at..].iter().position(|b| *b == b'`') {
        let start = at + next;
        at = start + bytes[start..].iter().take_while(|b| **b == b'`').count();
        ticks.push(start..at);
    }
    let (mut spans, mut i) = (Vec::new(), 0);
    while let Some(open) = ticks.get(i) {
        let close = ticks[i + 1..].iter().position(|tick| tick.len() == open.len());
        if let Some(close) = close {
            spans.push(open.start..ticks[i + 1 + close].end);
        }
        i += 1 + close.map_or(0, |close| close + 1);
    }
    spans
}

/// Whether a place is inside one of these stretches, which are in order.
pub(super) fn within(spans: &[Range<usize>], at: usize) -> bool {
    let next = spans.partition_point(|span| span.end <= at);
    spans.get(next).is_some_and(|span| span.start < at)
}

/// What the standard counts as punctuation, as far as articles have it.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '\u{a1}'..='\u{bf}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20bf}' | '\u{2190}'..='\u{2bff}')
        || is_cjk_punctuation(c)
}

/// Chinese, Japanese and Korean characters, their punctuation with them.
pub(super) fn is_cjk(c: char) -> bool {
    is_cjk_punctuation(c)
        || matches!(c, '\u{2e80}'..='\u{2fff}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{303b}' | '\u{3041}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff10}'..='\u{ffdc}' | '\u{20000}'..='\u{3ffff}')
}

fn is_cjk_punctuation(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{3030}' | '\u{303d}' | '\u{30a0}' | '\u{30fb}' | '\u{fe10}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}')
}

//! How a quotation stands in its sentence: what is in front of it and behind it, the same for all who might have said it.

use std::ops::Range;

use super::context::{Context, Reach, acts};
use super::mention::{Kind, Mention};
use super::reading::{Cue, Reading, Span};

/// A sentence is looked at no further back than this.
const FAR: usize = 400;

/// What the sentence of a quotation has for a subject. The numbers stand in features.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    None = 0,
    Name = 1,
    Pointer = 2,
    Described = 3,
}

/// What stands between a quotation and the one before it. The numbers stand in features.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chain {
    None = 0,      // There is none near.
    Paragraph = 1, // It stands in the paragraph before.
    Touching = 2,  // At most two characters, in one sentence.
    Sentence = 3,  // More, in one sentence.
    Stop = 4,      // Nothing, but the one before ends with a stop.
    One = 5,       // The end of a sentence.
    More = 6,      // More.
}

/// See the module.
#[derive(Debug, Clone)]
pub(super) struct Setting {
    pub leaf: usize,
    /// Which of the leaf's quotations it is.
    pub index: usize,
    pub span: Span,
    pub sentence_start: usize,
    /// 0 nothing, 1 a comma, 2 a colon in front.
    pub lead: u8,
    /// Whether the leaf begins with it.
    pub opens: bool,
    pub cue_adjacent: Option<Cue>,
    pub cue_clause: Option<Cue>,
    pub cue_sentence: Option<Cue>,
    pub cue_after: Option<Cue>,
    /// Where the clause behind it begins and ends.
    pub after: Range<usize>,
    /// How its words end: 0 openly, 1 with a comma, 2 with a stop.
    pub closed: u8,
    /// Scalars inside.
    pub length: usize,
    pub subject: Subject,
    pub subject_after: Subject,
    /// Whether anybody is mentioned in its sentence in front of it.
    pub mentioned: bool,
    /// Whether somebody is described right in front of it.
    pub described: bool,
    pub chain: Chain,
    /// Whether its words say 我 or I (1), 我们 or we (2), both (3).
    pub first_person: u8,
    /// The entities that it names: people seldom speak of themselves by name.
    pub names: Vec<usize>,
}

impl Setting {
    /// The setting of the quotation number `index` of a leaf; `mentions` are all, `of_leaf` says which are the leaf's.
    pub(super) fn new(
        readings: &[Reading],
        leaf: usize,
        index: usize,
        mentions: &[Mention],
        contexts: &[Context],
        of_leaf: Range<usize>,
    ) -> Self {
        let r = &readings[leaf];
        let span = r.spans[index].clone();
        let (s, e) = (span.outer.start, span.outer.end);
        let sentence_start = r.sentence_start(s, FAR);
        let bare = r.run_start(s, |c| matches!(c, '：' | ':' | '，' | ',' | ' ' | '\u{3000}' | '—' | '\u{a0}'));
        let lead = r.mask[bare..s].iter().fold(0, |lead, c| match c {
            '：' | ':' => 2,
            '，' | ',' => lead.max(1),
            _ => lead,
        });
        let opens = r.mask[..s].iter().all(|c| matches!(c, ' ' | '\u{3000}' | '\u{a0}' | '\n'));
        let before = &r.cues[..r.cue_from(s)];
        let before = &before[..before.len() - usize::from(before.last().is_some_and(|c| c.end > s))];
        let last = before.last().copied();
        let clause_start = (sentence_start..bare)
            .rev()
            .find(|&at| matches!(r.mask[at], '，' | ','))
            .map_or(sentence_start, |at| at + 1);
        let from = |at: usize| last.filter(|c| c.start >= at);
        let begin = e + r.mask[e..].iter().take_while(|c| matches!(c, '，' | ',' | ' ' | '\u{a0}')).count();
        let end = r.clause_end(begin, FAR);
        let cue_after = r.cues.get(r.cue_from(e)).copied().filter(|c| c.end <= end + 1);
        let inner = &r.chars[span.inner.clone()];
        let mut this = Self {
            leaf,
            index,
            sentence_start,
            lead,
            opens,
            cue_adjacent: last.filter(|c| c.end == bare),
            cue_clause: from(clause_start),
            cue_sentence: from(sentence_start),
            cue_after,
            after: begin..end,
            closed: closed(inner),
            length: inner.len(),
            subject: Subject::None,
            subject_after: Subject::None,
            mentioned: false,
            described: false,
            chain: Chain::None,
            first_person: first_person(r, span.inner.clone()),
            names: Vec::new(),
            span,
        };
        this.look_at_mentions(&mentions[of_leaf.clone()], &contexts[of_leaf]);
        this.chain = this.chained(readings, index);
        this
    }

    fn look_at_mentions(&mut self, mentions: &[Mention], contexts: &[Context]) {
        let (s, e) = (self.span.outer.start, self.span.outer.end);
        let inside = mentions.partition_point(|m| m.at.start < s);
        self.names = mentions[inside..].iter().take_while(|m| m.at.end <= e).filter_map(|m| m.entity).collect();
        let from = mentions.partition_point(|m| m.at.start < self.sentence_start);
        for (m, c) in mentions[from..].iter().zip(&contexts[from..]) {
            if m.at.start > self.after.end {
                break;
            }
            if !acts(m) {
                continue;
            }
            let what = match m.kind {
                Kind::Pointer => Subject::Pointer,
                Kind::Described => Subject::Described,
                _ => Subject::Name,
            };
            if m.at.end <= s {
                self.mentioned |= what != Subject::Described;
                self.described = what == Subject::Described && s - m.at.end < 30;
                if matches!(c.reach, Reach::Clause | Reach::Next) {
                    self.subject = what;
                }
            } else if m.at.start >= e && matches!(c.reach, Reach::Clause) {
                self.subject_after = what;
            }
        }
    }

    fn chained(&self, readings: &[Reading], index: usize) -> Chain {
        let r = &readings[self.leaf];
        let s = self.span.outer.start;
        let Some(last) = r.spans[..index].iter().rfind(|p| !p.is_name) else {
            let before = self.leaf.checked_sub(1).map(|l| &readings[l]);
            return if before.is_some_and(|b| !b.spans.is_empty()) { Chain::Paragraph } else { Chain::None };
        };
        let gap = last.outer.end..s;
        let between = &r.mask[gap.clone()];
        let words = between.iter().filter(|c| !c.is_whitespace()).count();
        let stopped = matches!(r.chars[last.inner.clone()].last(), Some('。' | '！' | '？' | '!' | '?' | '.'));
        let joined = between.iter().find(|c| !c.is_whitespace()).is_some_and(|c| matches!(c, '，' | ',' | '、' | '和'));
        match r.breaks(gap.start, s) {
            0 if stopped && !joined && words == 0 => Chain::Stop,
            0 if words <= 2 => Chain::Touching,
            0 => Chain::Sentence,
            1 => Chain::One,
            _ => Chain::More,
        }
    }

    /// What cues stand around it, as one number below 72.
    pub(super) fn local(&self) -> u32 {
        let cue = match (self.cue_adjacent, self.cue_clause, self.cue_sentence) {
            (Some(_), ..) => 3,
            (_, Some(_), _) => 2,
            (.., Some(_)) => 1,
            _ => 0,
        };
        let after = match self.cue_after {
            Some(_) if self.closed > 0 || self.after.start > self.span.outer.end => 2,
            Some(_) => 1,
            None => 0,
        };
        ((u32::from(self.lead) * 4 + cue) * 3 + after) * 2 + u32::from(self.opens)
    }
}

/// How words end: 0 openly, 1 with a comma, 2 with a stop.
pub(super) fn closed(words: &[char]) -> u8 {
    match words.last() {
        Some('，' | ',') => 1,
        Some('。' | '！' | '？' | '!' | '?' | '…' | '.') => 2,
        _ => 0,
    }
}

fn first_person(r: &Reading, inner: Range<usize>) -> u8 {
    let words = r.part(inner);
    let (singular, plural) = if r.english {
        let has = |of: &[&str]| words.split(|c: char| !c.is_alphabetic()).any(|w| of.contains(&w));
        (has(&["I", "my", "My", "me"]), has(&["we", "We", "our", "Our", "us"]))
    } else {
        let count = |word: &str| words.matches(word).count();
        (count("我") > count("我们") + count("自我"), count("我们") + count("咱") > 0)
    };
    u8::from(singular) + 2 * u8::from(plural)
}

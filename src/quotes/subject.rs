//! Who does the saying: the subject of a Chinese clause.
//!
//! It is the first noun phrase that no preposition governs and that does not merely own the next one. 据 and 援引 are
//! prepositions whose noun phrase speaks.

use std::ops::Range;

use super::SpeakerKind;
use super::cast::Cast;
use super::lexicon::words::AS_FOR;
use super::page::{ASIDE, Page};
use super::tokens::{Part, Subject, Token};
use super::words::{Words, class, is_han};

/// Words between a preposition and what it governs: no more bytes than this.
const GOVERNED: usize = 36;
/// Words between a body and the office in it.
const WITHIN_PHRASE: usize = 48;

/// What a clause is read with.
pub(super) struct Clause<'a> {
    pub words: &'a Words,
    pub cast: &'a Cast,
    pub page: &'a Page<'a>,
    /// The tokens of the clause.
    pub tokens: &'a [Token],
    /// Where its cue stands, or where it ends.
    pub end: usize,
}

/// A subject: who, and where the phrase for them stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub subject: Subject,
    pub at: Range<usize>,
}

impl Clause<'_> {
    /// The subject, if the clause has one.
    pub(super) fn subject(&self) -> Option<Found> {
        let mut owner: Option<Found> = None;
        let mut at = 0;
        while at < self.tokens.len() {
            let token = &self.tokens[at];
            if token.part == Part::Text && owner.is_none() && self.opens(at) && self.closes(at) {
                return Some(Found { subject: Subject::TheBody, at: token.at.clone() });
            }
            if !token.part.speaks() || self.governed(at) {
                at += 1;
                continue;
            }
            // 某部的发言人 speaks for it.
            if token.part == Part::Spokesperson && matches!(owner, Some(Found { subject: Subject::Named(_), .. })) {
                return owner;
            }
            // 某局的一份报告: the text is the owner's.
            if token.part == Part::Vague
                && let Some(Found { subject: Subject::Named(_), .. }) = owner
                && self.person_after(at).is_none()
                && (at + 1..self.tokens.len()).any(|i| self.tokens[i].part == Part::Text && self.closes(i))
            {
                return owner;
            }
            let (found, next) = self.head(at);
            if let Some(found) = found {
                if !self.owns(next) {
                    return Some(found);
                }
                owner.get_or_insert(found);
            }
            at = next.max(at + 1);
        }
        owner
    }

    fn text(&self, range: Range<usize>) -> &str {
        self.page.words(range)
    }

    fn start(&self, at: usize) -> usize {
        match at.checked_sub(1).map(|i| &self.tokens[i]) {
            Some(before) => before.at.end,
            None => self
                .page
                .reading(..self.tokens[at].at.start)
                .char_indices()
                .rev()
                .take(40)
                .find(|&(_, c)| !is_han(c) && c != '·' && c != ASIDE)
                .map_or(self.tokens[at].at.start, |(i, c)| i + c.len_utf8()),
        }
    }

    /// Whether the token stands where a clause begins.
    fn opens(&self, at: usize) -> bool {
        self.tokens[..at].iter().all(|t| matches!(t.part, Part::Filler | Part::Comma))
    }

    /// Whether nothing but small words comes between the token and the cue.
    fn closes(&self, at: usize) -> bool {
        self.tokens[at + 1..].iter().all(|t| matches!(t.part, Part::Filler))
            && self.end.saturating_sub(self.tokens[at].at.end) <= 18
    }

    /// Whether a preposition stands right in front.
    fn governed(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|i| &self.tokens[i]) else { return false };
        match before.part {
            Part::Preposition => {
                let joins = matches!(self.text(before.at.clone()), "和" | "与" | "與" | "同" | "跟");
                let joined = joins
                    && self.tokens[..at - 1].iter().any(|t| t.part.speaks())
                    && before.at.end == self.tokens[at].at.start;
                // 政治与国际研究教授: the office is one phrase with what stands before 与.
                let office = joins && self.titled(at) && self.tokens[at].at.start > before.at.end;
                let as_for = self.text(before.at.clone()).starts_with(['对', '對']) && self.is_about();
                !joined && !office && !as_for && self.tokens[at].at.start.saturating_sub(before.at.end) <= GOVERNED
            }
            _ => false,
        }
    }

    /// Whether the clause is 对…来说.
    fn is_about(&self) -> bool {
        let read = self.page.reading(..self.end);
        AS_FOR.split(' ').any(|w| read.ends_with(w))
    }

    fn titled(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.part == Part::Title || self.words.longest_end(self.page.reading(..token.at.start), class::TITLE).is_some()
    }

    /// Whether the phrase that ends at token `next` owns what follows.
    fn owns(&self, next: usize) -> bool {
        self.tokens.get(next).is_some_and(|t| t.part == Part::Of && next > 0 && self.adjacent(next - 1, next))
    }

    fn adjacent(&self, left: usize, right: usize) -> bool {
        self.page.reading(self.tokens[left].at.end..self.tokens[right].at.start).chars().all(|c| c == ASIDE || c == ' ')
    }

    /// The head of the phrase that begins at a token, and the token after the phrase.
    fn head(&self, at: usize) -> (Option<Found>, usize) {
        let token = &self.tokens[at];
        let found = |subject| Some(Found { subject, at: token.at.clone() });
        match token.part {
            Part::Entity(id) if self.cast.is_person(id) => (found(Subject::Named(id)), at + 1),
            Part::Entity(id) => self.body(at, id),
            Part::Pronoun => self.pronoun(at),
            Part::Others => (found(Subject::Others(self.text(token.at.clone()).to_owned())), at + 1),
            Part::Reporter => match self.person_after(at) {
                Some(next) => self.head(next),
                None => (found(Subject::Reporter), at + 1),
            },
            Part::TheBody => (found(Subject::TheBody), at + 1),
            Part::Vague => match self.person_after(at) {
                Some(next) => self.head(next),
                None => match self.outlet_after(at) {
                    Some(id) => self.body(at + 1, id),
                    None => self.described(at, at),
                },
            },
            Part::Title | Part::Spokesperson => match self.person_after(at) {
                Some(next) => self.head(next),
                None => self.office(at, at),
            },
            _ => (None, at + 1),
        }
    }

    /// A person whose name ends the phrase that begins here: 一位学者王某.
    fn person_after(&self, at: usize) -> Option<usize> {
        let mut end = self.tokens[at].at.end;
        for (i, token) in self.tokens.iter().enumerate().skip(at + 1).take(6) {
            if token.at.start.saturating_sub(end) > WITHIN_PHRASE {
                return None;
            }
            match token.part {
                Part::Entity(id) if self.cast.is_person(id) && self.owns(i + 1) => {}
                Part::Entity(id) if self.cast.is_person(id) => {
                    let governed = self.governed(i);
                    return (!governed).then_some(i);
                }
                Part::Entity(_)
                | Part::Title
                | Part::Spokesperson
                | Part::Quote(_)
                | Part::Text
                | Part::Vague
                | Part::Of => {}
                Part::Preposition if self.joins(i) => {}
                // 某报编辑王某, where a 记者 would be one of the house.
                Part::Reporter if !self.text(token.at.clone()).ends_with(['者', '们']) => {}
                _ => return None,
            }
            end = token.at.end;
        }
        None
    }

    /// An outlet in apposition: 官方通讯社某某社.
    fn outlet_after(&self, at: usize) -> Option<usize> {
        let next = self.tokens.get(at + 1).filter(|t| t.at.start.saturating_sub(self.tokens[at].at.end) <= 24)?;
        match next.part {
            Part::Entity(id) if self.cast.get(id).kind == SpeakerKind::Outlet => Some(id),
            _ => None,
        }
    }

    fn joins(&self, at: usize) -> bool {
        matches!(self.text(self.tokens[at].at.clone()), "和" | "与" | "與" | "及")
    }

    /// A body or a state: itself, whoever speaks for it, or somebody in it.
    fn body(&self, at: usize, id: usize) -> (Option<Found>, usize) {
        if self.owns(at + 1) {
            // 该国的学者王某 is found behind 的; 声明 and the like speak for the owner.
            let found = Found { subject: Subject::Named(id), at: self.tokens[at].at.clone() };
            return (Some(found), at + 1);
        }
        if let Some(next) = self.person_after(at) {
            return self.head(next);
        }
        let mut last = at;
        for (i, token) in self.tokens.iter().enumerate().skip(at + 1).take(4) {
            match token.part {
                Part::Spokesperson => {
                    return (
                        Some(Found {
                            subject: Subject::Named(self.of(last)),
                            at: self.tokens[at].at.start..token.at.end,
                        }),
                        i + 1,
                    );
                }
                Part::Title | Part::Vague
                    if token.at.start.saturating_sub(self.tokens[last].at.end) <= WITHIN_PHRASE =>
                {
                    return self.office(at, i);
                }
                Part::Reporter => return (Some(Found { subject: Subject::Reporter, at: token.at.clone() }), i + 1),
                Part::Entity(_) if token.at.start.saturating_sub(self.tokens[last].at.end) <= 24 => last = i,
                _ => break,
            }
        }
        let id = self.of(last);
        let near = self.end.saturating_sub(self.tokens[last].at.end) <= WITHIN_PHRASE;
        let state = self.words.classes(self.page.reading(self.tokens[last].at.clone())) & class::STATE != 0;
        let bare = self.end.saturating_sub(self.tokens[last].at.end) <= 6 || self.closes(last);
        let fits = if state { bare } else { near || self.opens(at) };
        (
            fits.then(|| Found { subject: Subject::Named(id), at: self.tokens[at].at.start..self.tokens[last].at.end }),
            last + 1,
        )
    }

    fn of(&self, at: usize) -> usize {
        match self.tokens[at].part {
            Part::Entity(id) => id,
            _ => 0,
        }
    }

    /// An office without a name: who holds it in this article, or the words for it.
    fn office(&self, from: usize, title: usize) -> (Option<Found>, usize) {
        let mut title = title;
        while self.tokens.get(title + 1).is_some_and(|t| matches!(t.part, Part::Title | Part::Vague))
            && self.adjacent(title, title + 1)
        {
            title += 1;
        }
        let start =
            if from < title { self.tokens[from].at.start } else { self.start(from).min(self.tokens[from].at.start) };
        let range = start..self.tokens[title].at.end;
        let words = self.text(range.clone()).trim();
        let exact = self.text(self.tokens[from].at.start..range.end);
        let holder = self.cast.described_as(exact).filter(|_| self.tokens[title].part == Part::Title);
        let subject = match holder {
            Some(id) => Subject::Named(id),
            None => Subject::Unnamed(words.to_owned()),
        };
        (Some(Found { subject, at: range }), title + 1)
    }

    /// 一位知情人士: the words up to where the clause goes on.
    fn described(&self, at: usize, from: usize) -> (Option<Found>, usize) {
        let start = self.tokens[at].at.start;
        let mut next = from + 1;
        let mut end = self.end;
        for (i, token) in self.tokens.iter().enumerate().skip(from + 1) {
            next = i;
            if matches!(
                token.part,
                Part::Preposition | Part::Filler | Part::Comma | Part::Colon | Part::Cue { .. } | Part::BySource
            ) {
                end = token.at.start;
                break;
            }
            next = i + 1;
        }
        let end = self.phrase_end(start, end.max(self.tokens[at].at.end));
        let words = self.text(start..end).trim();
        (Some(Found { subject: Subject::Unnamed(words.to_owned()), at: start..end }), next)
    }

    /// Where a noun phrase ends: at a small word that goes on in front of the verb.
    fn phrase_end(&self, start: usize, end: usize) -> usize {
        let read = self.page.reading(start..end);
        let mut chars = read.char_indices().skip(2);
        let stop = chars.find(|&(i, c)| {
            matches!(c, '也' | '还' | '则' | '曾' | '都' | '就' | '却' | '又' | '并') || read[i..].starts_with("对")
        });
        stop.map_or(end, |(i, _)| start + i)
    }

    /// 他; 他的律师 is somebody else.
    fn pronoun(&self, at: usize) -> (Option<Found>, usize) {
        let token = &self.tokens[at];
        if let Some(next) = self.person_after(at).filter(|_| !self.owns(at + 1)) {
            return self.head(next);
        }
        if self.owns(at + 1)
            && let Some(office) = self
                .tokens
                .get(at + 2)
                .filter(|t| matches!(t.part, Part::Title | Part::Vague) && t.at.start.saturating_sub(token.at.end) < 24)
        {
            let range = token.at.start..office.at.end;
            if let Some(next) = self.person_after(at + 2) {
                return self.head(next);
            }
            return (Some(Found { subject: Subject::Unnamed(self.text(range.clone()).to_owned()), at: range }), at + 3);
        }
        // 该学者, 这名青年: the noun is part of the pronoun.
        let noun = self.tokens.get(at + 1).filter(|t| matches!(t.part, Part::Title | Part::Vague));
        if let Some(noun) = noun.filter(|t| t.at.start.saturating_sub(token.at.end) <= WITHIN_PHRASE) {
            let subject = Subject::That(self.text(noun.at.clone()).to_owned());
            return (Some(Found { subject, at: token.at.start..noun.at.end }), at + 2);
        }
        let next = at + 1;
        (Some(Found { subject: Subject::Pronoun, at: token.at.clone() }), next)
    }

    /// Who a preposition of sources names: 据…, 援引….
    pub(super) fn by_source(&self) -> Option<Found> {
        let at = self.tokens.iter().rposition(|t| t.part == Part::BySource)?;
        let rest = Clause { tokens: &self.tokens[at + 1..], ..*self };
        let first = rest.tokens.first()?;
        if first.at.start.saturating_sub(self.tokens[at].at.end) > GOVERNED || !first.part.speaks() {
            return None;
        }
        rest.subject()
    }

    /// What the article says of a person in front of the name.
    pub(super) fn description(&self, at: usize) -> &str {
        let end = self.tokens[at].at.start;
        let bound = |t: &Token| {
            matches!(
                t.part,
                Part::Comma | Part::Colon | Part::Cue { .. } | Part::Filler | Part::BySource | Part::Quote(_)
            )
        };
        let from = self.tokens[..at].iter().rposition(|t| bound(t) || (t.part == Part::Preposition && self.drops(t)));
        let from = from.map_or(self.page.sentences_start(end), |i| self.tokens[i].at.end);
        let words = self
            .text(from..end)
            .trim_matches(|c: char| c.is_whitespace() || matches!(c, '、' | '。' | '：' | '，' | '-' | '—'));
        let words = words.rsplit(['，', '。', '；', '：', '？', '！', '@', '\n']).next().unwrap_or_default().trim();
        // The gloss of the name before, where two are named together: 某甲(A)与学者某乙.
        let words = match words.split_once([')', '）']).filter(|_| words.starts_with(['(', '（'])) {
            Some((_, rest)) => rest.trim_start_matches(['与', '和', '及', '與', ' ']),
            None => words,
        };
        let fits = (2..=60).contains(&words.chars().count());
        let read = self.page.reading(from..end);
        let office = class::TITLE | class::BODY | class::OUTLET_END | class::VAGUE | class::OUTLET;
        let names = self.words.longest_end(read.trim_end_matches([ASIDE, ' ']), office).is_some();
        if fits && names { words } else { "" }
    }

    /// Whether a preposition is none of the description: 位于 and 与 are part of one.
    fn drops(&self, token: &Token) -> bool {
        !matches!(self.page.reading(token.at.clone()), "位于" | "来自" | "与" | "和" | "同" | "到" | "为" | "对" | "是")
    }
}

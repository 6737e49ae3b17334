//! Subjects that name nobody: an office, somebody described, a pronoun.

use super::page::ASIDE;
use super::subject::{Clause, Found, WITHIN_PHRASE};
use super::tokens::{Gender, Part, Subject, Token};
use super::words::class;

impl Clause<'_> {
    /// An office without a name: who holds it in this article, or the words for it.
    pub(super) fn office(&self, from: usize, title: usize) -> (Option<Found>, usize) {
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
        let holder = self
            .cast
            .described_as(exact)
            .filter(|_| matches!(self.tokens[title].part, Part::Title | Part::Spokesperson));
        let subject = match holder {
            Some(id) => Subject::Named(id),
            // 作者写道: whoever wrote what is being told of.
            None if exact == "作者" || (exact == "发言人" && words == exact) => Subject::That(exact.to_owned()),
            None => Subject::Unnamed(words.to_owned()),
        };
        (Some(Found { subject, at: range }), title + 1)
    }

    /// 一位知情人士: the words up to where the clause goes on.
    pub(super) fn described(&self, at: usize, from: usize) -> (Option<Found>, usize) {
        let start = self.tokens[at].at.start;
        let mut next = from + 1;
        let mut end = self.end;
        for (i, token) in self.tokens.iter().enumerate().skip(from + 1) {
            next = i;
            // 一位不愿公开姓名的商人: 公开 is part of the phrase.
            let within = self.tokens[i + 1..].iter().take(4).position(|t| t.part == Part::Of).is_some_and(|of| {
                matches!(self.tokens.get(i + of + 2).map(|t| t.part), Some(Part::Title | Part::Vague | Part::Text))
            });
            if !within
                && matches!(
                    token.part,
                    Part::Preposition | Part::Filler | Part::Comma | Part::Colon | Part::Cue { .. } | Part::BySource
                )
            {
                end = token.at.start;
                break;
            }
            next = i + 1;
        }
        let mut end = self.phrase_end(start, end.max(self.tokens[at].at.end));
        // 学者普遍认为
        let adverb = |end: usize| self.words.longest_end(self.page.reading(start..end), class::FOLLOWER);
        while let Some(word) = adverb(end).filter(|w| w.len() > 3 && w.len() < end - start) {
            end -= word.len();
        }
        if end == self.end
            && let Some((text, _)) = self.words.longest(self.page.reading(end..), class::DOCUMENT)
        {
            end += text.len();
        }
        let words = self.text(start..end).trim();
        (Some(Found { subject: Subject::Unnamed(words.to_owned()), at: start..end }), next)
    }

    /// Who is named together with the subject: 某国与某国都表示.
    pub(super) fn joined(&self, subject: &Found) -> Vec<Found> {
        let (Subject::Named(_), Some(at)) = (&subject.subject, self.tokens.iter().position(|t| t.at == subject.at))
        else {
            return Vec::new();
        };
        let joins = |left: &Token, right: &Token| {
            let between = self.page.reading(left.at.end..right.at.start);
            // 林小明议员、王海议员
            let rank = self.words.longest(between, class::HONORIFIC | class::TITLE).map_or(0, |(word, _)| word.len());
            let between = between[rank..].trim_matches([ASIDE, ' ']);
            matches!(between, "、" | "和" | "与" | "及" | "以及")
        };
        let name = |i: usize| matches!(self.tokens[i].part, Part::Entity(_)).then_some(i);
        let mut out = Vec::new();
        let mut right = at;
        while let Some(left) = (right.saturating_sub(2)..right).rev().find_map(name)
            && joins(&self.tokens[left], &self.tokens[right])
        {
            out.push(left);
            right = left;
        }
        let (mut left, before) = (at, out.len());
        while let Some(right) = (left + 1..self.tokens.len().min(left + 4)).find_map(name)
            && joins(&self.tokens[left], &self.tokens[right])
        {
            out.push(right);
            left = right;
        }
        // 与林小明、王海有关的人士说: neither of the two.
        let rank = self.tokens.get(left + 1).filter(|t| t.part == Part::Title && self.adjacent(left, left + 1));
        let behind = self.tokens[left + 1..].iter().skip(usize::from(rank.is_some()));
        if { behind }.any(|t| matches!(t.part, Part::Of | Part::Vague | Part::Title)) {
            out.truncate(before);
        }
        let found = |i: usize| match self.tokens[i].part {
            Part::Entity(id) => Some(Found { subject: Subject::Named(id), at: self.tokens[i].at.clone() }),
            _ => None,
        };
        out.into_iter().filter_map(found).collect()
    }

    /// Where a noun phrase ends: at a small word that goes on in front of the verb.
    pub(super) fn phrase_end(&self, start: usize, end: usize) -> usize {
        let read = self.page.reading(start..end);
        let mut chars = read.char_indices().skip(2);
        let stop = chars.find(|&(i, c)| {
            matches!(c, '也' | '还' | '则' | '曾' | '都' | '就' | '却' | '又' | '并') || read[i..].starts_with("对")
        });
        stop.map_or(end, |(i, _)| start + i)
    }

    /// 他; 他的律师 is somebody else.
    pub(super) fn pronoun(&self, at: usize) -> (Option<Found>, usize) {
        let token = &self.tokens[at];
        // 她去找林小明，对方说: whoever is not 她.
        if self.page.reading(token.at.clone()) == "对方" {
            let words = self.text(token.at.clone()).to_owned();
            return (Some(Found { subject: Subject::Others(words), at: token.at.clone() }), at + 1);
        }
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
        (
            Some(Found {
                subject: Subject::Pronoun(Gender::of(self.page.reading(token.at.clone()))),
                at: token.at.clone(),
            }),
            next,
        )
    }
}

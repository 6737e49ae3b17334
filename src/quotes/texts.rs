//! Whose the texts are that speak: 由某局发布的报告说, 《某报》上的文章写道.

use super::SpeakerKind;
use super::page::ASIDE;
use super::subject::{Clause, Found};
use super::tokens::{Part, Subject};
use super::words::is_han;

/// What stands between 这份 and 报告 is no longer than this, in characters.
const LONGEST: usize = 24;
/// Between a preposition and whom it names: no more bytes than this.
const NEAR: usize = 24;

impl Clause<'_> {
    /// Who gave out or published the text that the clause lets speak, where that is told in a clause in front of it.
    pub(super) fn giver(&self) -> Option<Found> {
        let text = self.ends_as_text()
            || self.tokens.iter().rposition(|t| t.part == Part::Text).is_some_and(|at| self.closes(at));
        let by = self
            .tokens
            .iter()
            .position(|t| t.part == Part::Preposition && matches!(self.page.reading(t.at.clone()), "由" | "在"))?;
        let own = |part: Part| matches!(part, Part::Entity(_) | Part::Pronoun | Part::Title | Part::Spokesperson);
        let next = self.tokens.get(by + 1).filter(|t| t.at.start.saturating_sub(self.tokens[by].at.end) <= NEAR)?;
        let joined = self.tokens[by + 1..].iter().any(|t| t.part == Part::Of);
        if !text || !joined || self.tokens[..by].iter().any(|t| own(t.part)) {
            return None;
        }
        if self.page.reading(self.tokens[by].at.clone()) == "在" {
            let outlet = matches!(next.part, Part::Entity(id) if self.cast.get(id).kind == SpeakerKind::Outlet);
            return if outlet { self.head(by + 1).0 } else { None };
        }
        self.head(by + 1).0.filter(|found| matches!(found.subject, Subject::Named(_)))
    }

    /// 这份长达百页的报告指出: the text that was told of before.
    pub(super) fn this_text(&self) -> Option<Found> {
        let before = self.page.reading(..self.end);
        let run = before.char_indices().rev().take(LONGEST).take_while(|&(_, c)| is_han(c) || c == ASIDE);
        let start = run.last()?.0;
        let text = self.ends_as_text() || self.tokens.last().is_some_and(|t| t.part == Part::Text);
        let this = ["这份", "这篇", "这项", "这一", "上述", "该"].iter().any(|word| before[start..].starts_with(word));
        let own = |part: Part| matches!(part, Part::Entity(_) | Part::Pronoun);
        let bare = !self.tokens.iter().any(|t| t.at.start >= start && own(t.part));
        (text && this && bare).then_some(Found { subject: Subject::TheBody(None), at: start..self.end })
    }

    /// Whose text the clause speaks of: 收到某局的通知书.
    pub(super) fn owner_of_text(&self) -> Option<usize> {
        let of = self.tokens.windows(2).position(|pair| {
            matches!(pair[0].part, Part::Entity(id) if !self.cast.is_person(id))
                && pair[1].part == Part::Of
                && pair[0].at.end == pair[1].at.start
        })?;
        let text = self.tokens[of + 2..].iter().find(|t| t.part == Part::Text)?;
        let near = text.at.start.saturating_sub(self.tokens[of + 1].at.end) <= NEAR;
        match self.tokens[of].part {
            Part::Entity(id) if near => Some(id),
            _ => None,
        }
    }
}

//! Who does the saying: the subject of a Chinese clause.
//!
//! It is the first noun phrase that no preposition governs and that does not merely own the next one. 据 and 援引 are
//! prepositions whose noun phrase speaks.

use std::ops::Range;

use super::SpeakerKind;
use super::cast::Cast;
use super::lexicon::words::AS_FOR;
use super::page::{ASIDE, Page, QUOTED};
use super::tokens::{Part, Subject, Token};
use super::words::{Words, class, is_han};

/// Words between a preposition and what it governs: no more bytes than this.
const GOVERNED: usize = 36;
/// Words between a body and the office in it.
pub(super) const WITHIN_PHRASE: usize = 48;

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
        if let Some(found) = self.passive().or_else(|| self.giver()) {
            return Some(found);
        }
        let mut owner: Option<Found> = None;
        let mut at = 0;
        while at < self.tokens.len() {
            let token = &self.tokens[at];
            if token.part == Part::Text && owner.is_none() && self.opens(at) && self.closes(at) {
                // 会议指出 is whoever met.
                let met = matches!(self.page.reading(token.at.clone()), "会议" | "全会");
                let body = if met { self.cast.latest_organisation() } else { None };
                return Some(Found { subject: Subject::TheBody(body), at: token.at.clone() });
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
                && (self.ends_as_text()
                    || (at + 1..self.tokens.len()).any(|i| self.tokens[i].part == Part::Text && self.closes(i)))
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
        owner.or_else(|| self.this_text())
    }

    /// 被警方告知: who does it stands behind 被, right in front of the reporting word.
    pub(super) fn passive(&self) -> Option<Found> {
        let last = self.tokens.len().checked_sub(1)?;
        let by = last.checked_sub(1)?;
        let passive = self.tokens[by].part == Part::Preposition
            && matches!(self.page.reading(self.tokens[by].at.clone()), "被" | "遭" | "遭到" | "受到");
        let near = self.end == self.tokens[last].at.end && self.adjacent(by, last);
        let verb = self.words.longest(self.page.reading(self.end..), class::SAYING).map_or(0, |(w, _)| w.len());
        let then = self.page.reading(self.end + verb..).chars().next();
        let near = near && then.is_none_or(|c| matches!(c, QUOTED | '，' | '：' | ':' | ','));
        (passive && near && self.tokens[last].part.speaks()).then(|| self.head(last).0).flatten()
    }

    /// Whether the reporting word begins with a text: 一份评估报告指出.
    pub(super) fn ends_as_text(&self) -> bool {
        let read = self.page.reading(self.end..);
        let text = self.words.longest(read, class::DOCUMENT).map_or(0, |(w, _)| w.len());
        let cue = self.words.longest(read, class::SAYING).map_or(0, |(w, _)| w.len());
        text > 0 && text < cue && !read.starts_with("报道") && !read.starts_with("报导")
    }

    pub(super) fn text(&self, range: Range<usize>) -> &str {
        self.page.words(range)
    }

    pub(super) fn start(&self, at: usize) -> usize {
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
    pub(super) fn opens(&self, at: usize) -> bool {
        self.tokens[..at].iter().all(|t| matches!(t.part, Part::Filler | Part::Comma))
    }

    /// Whether nothing but small words comes between the token and the cue.
    pub(super) fn closes(&self, at: usize) -> bool {
        self.tokens[at + 1..].iter().all(|t| matches!(t.part, Part::Filler))
            && self.end.saturating_sub(self.tokens[at].at.end) <= 18
    }

    /// Whether a preposition stands right in front.
    pub(super) fn governed(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|i| &self.tokens[i]) else { return false };
        // 对即将上任的某某表示: what stands before 的 is governed with it.
        if before.part == Part::Of {
            let first = self.tokens[..at].iter().rev().take(5).find(|t| t.part == Part::Preposition);
            return first.is_some_and(|t| {
                matches!(self.text(t.at.clone()), "对" | "對" | "对于" | "對於" | "向" | "针对" | "針對")
                    && self.tokens[at].at.start.saturating_sub(t.at.end) <= GOVERNED
                    && !self.is_about()
            });
        }
        match before.part {
            Part::Preposition => {
                let joins = matches!(self.text(before.at.clone()), "和" | "与" | "與" | "同" | "跟");
                let joined = joins
                    && self.tokens[..at - 1].iter().any(|t| t.part.speaks())
                    && before.at.end == self.tokens[at].at.start;
                // 政治与国际研究教授: the office is one phrase with what stands before 与.
                let office = joins && self.titled(at) && self.tokens[at].at.start > before.at.end;
                let as_for = self.text(before.at.clone()).starts_with(['对', '對']) && self.is_about();
                // 在某某看来, 正如某某所说: whose view or whose words it is.
                let cue = self.page.reading(self.end..);
                let view = match self.page.reading(before.at.clone()) {
                    "在" => cue.starts_with("看来"),
                    "如" | "像" => cue.starts_with('所') || cue.chars().take(4).any(|c| c == '的'),
                    _ => false,
                };
                !joined
                    && !office
                    && !as_for
                    && !view
                    && self.tokens[at].at.start.saturating_sub(before.at.end) <= GOVERNED
            }
            _ => false,
        }
    }

    /// Whether the clause is 对…来说.
    pub(super) fn is_about(&self) -> bool {
        let read = self.page.reading(..self.end);
        AS_FOR.split(' ').any(|w| read.ends_with(w))
    }

    pub(super) fn titled(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.part == Part::Title || self.words.longest_end(self.page.reading(..token.at.start), class::TITLE).is_some()
    }

    /// Whether the phrase that ends at token `next` owns what follows.
    pub(super) fn owns(&self, next: usize) -> bool {
        // 援引某某的话: whose words they are is who says them.
        let words = |t: &Token| {
            let thing = self.page.reading(t.at.end..);
            ["话", "说法", "看法", "观点", "言论"].iter().any(|word| thing.starts_with(word))
        };
        let owner = |t: &&Token| t.part == Part::Of && next > 0 && self.adjacent(next - 1, next);
        self.tokens.get(next).filter(owner).is_some_and(|t| !words(t))
    }

    pub(super) fn adjacent(&self, left: usize, right: usize) -> bool {
        self.page.reading(self.tokens[left].at.end..self.tokens[right].at.start).chars().all(|c| c == ASIDE || c == ' ')
    }

    /// The head of the phrase that begins at a token, and the token after the phrase.
    pub(super) fn head(&self, at: usize) -> (Option<Found>, usize) {
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
            // 该报记者王某
            Part::TheBody => match self.person_after(at) {
                Some(next) => self.head(next),
                None => {
                    let noun = self.text(token.at.clone()).trim_start_matches(['该', '該']);
                    (found(Subject::TheBody(self.cast.latest_body(noun))), at + 1)
                }
            },
            Part::Vague => match self.person_after(at) {
                Some(next) => self.head(next),
                None => match self.outlet_after(at) {
                    Some(id) => self.body(at + 1, id),
                    None => self.described(at, at),
                },
            },
            Part::Title | Part::Spokesperson => match self.person_after(at) {
                Some(next) => self.head(next),
                // 开发商某某地产
                None => match self.tokens.get(at + 1).map(|t| t.part) {
                    Some(Part::Entity(id)) if self.adjacent(at, at + 1) && !self.cast.is_person(id) => {
                        self.body(at + 1, id)
                    }
                    // 船长林小明的一位顾问
                    Some(Part::Entity(_)) if self.adjacent(at, at + 1) => self.head(at + 1),
                    _ => self.office(at, at),
                },
            },
            _ => (None, at + 1),
        }
    }

    /// A person whose name ends the phrase that begins here: 一位学者王某.
    pub(super) fn person_after(&self, at: usize) -> Option<usize> {
        let mut end = self.tokens[at].at.end;
        // Behind 一位不愿公开姓名, 的 has to come first.
        let mut clause = false;
        for (i, token) in self.tokens.iter().enumerate().skip(at + 1).take(8) {
            if token.at.start.saturating_sub(end) > WITHIN_PHRASE {
                return None;
            }
            match token.part {
                // 该报记者林小明的文章写道
                Part::Entity(id)
                    if self.cast.is_person(id)
                        && self.owns(i + 1)
                        && !(self.tokens[at].part == Part::TheBody && self.is_text(i + 2)) => {}
                Part::Entity(id) if self.cast.is_person(id) => {
                    let governed = self.governed(i) || clause;
                    return (!governed).then_some(i);
                }
                Part::Entity(_) | Part::Title | Part::Spokesperson | Part::Quote(_) | Part::Text | Part::Vague => {}
                Part::Preposition if self.joins(i) => {}
                // 党鞭、来自某州的议员王某: the next office in the list has a clause of its own.
                Part::Preposition if self.page.reading(..token.at.start).ends_with('、') => clause = true,
                // 龙洲经讯分析师某某: part of a name.
                Part::Preposition
                    if matches!(self.page.reading(token.at.clone()), "经" | "比" | "因" | "如" | "即") => {}
                Part::Filler | Part::Preposition if self.tokens[at].part == Part::Vague => clause = true,
                Part::Of => clause = false,
                // 某报编辑王某, where a 记者 would be one of the house.
                Part::Reporter if self.tokens[at].part == Part::TheBody => {}
                Part::Reporter if !self.text(token.at.clone()).ends_with(['者', '们']) => {}
                _ => return None,
            }
            end = token.at.end;
        }
        None
    }

    /// An outlet or a body in apposition: 官方通讯社某某社.
    pub(super) fn outlet_after(&self, at: usize) -> Option<usize> {
        let next = self.tokens.get(at + 1).filter(|t| t.at.start.saturating_sub(self.tokens[at].at.end) <= 24)?;
        match next.part {
            Part::Entity(id) if self.cast.get(id).kind == SpeakerKind::Outlet => Some(id),
            // 智库战略研究中心
            Part::Entity(id) if self.adjacent(at, at + 1) && !self.cast.is_person(id) => Some(id),
            _ => None,
        }
    }

    /// Whether a token is who writes for an outlet from some place, and does so here.
    fn writes_for(&self, outlet: usize, at: usize) -> bool {
        let between = self.page.reading(self.tokens[outlet].at.end..self.tokens[at].at.start);
        let cue = self.page.reading(self.end..);
        let writes = ["写", "报道", "报导", "注意到", "指出", "评论", "撰文", "描述"];
        self.cast.get(self.of(outlet)).kind == SpeakerKind::Outlet
            && between.starts_with('驻')
            && self.page.reading(self.tokens[at].at.clone()).ends_with("记者")
            && !self.is_followed_by_person(at)
            && writes.iter().any(|word| cue.starts_with(word))
    }

    /// Whether the token is a text that the clause lets speak.
    fn is_text(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.part == Part::Text) && self.closes(at)
    }

    /// Whether the name of a person stands right behind a token.
    fn is_followed_by_person(&self, at: usize) -> bool {
        let person = |t: &Token| matches!(t.part, Part::Entity(id) if self.cast.is_person(id));
        self.tokens.get(at + 1).is_some_and(person) && self.adjacent(at, at + 1)
    }

    pub(super) fn joins(&self, at: usize) -> bool {
        matches!(self.text(self.tokens[at].at.clone()), "和" | "与" | "與" | "及")
    }

    /// A body or a state: itself, whoever speaks for it, or somebody in it.
    pub(super) fn body(&self, at: usize, id: usize) -> (Option<Found>, usize) {
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
                // 某部的一名发言人
                Part::Vague
                    if self.tokens.get(i + 1).is_some_and(|t| t.part == Part::Spokesperson)
                        && self.adjacent(i, i + 1) => {}
                // 《海港日报》驻京记者写道: the paper.
                Part::Reporter | Part::Title if self.writes_for(last, i) => {
                    let at = self.tokens[at].at.start..token.at.end;
                    return (Some(Found { subject: Subject::Named(self.of(last)), at }), i + 1);
                }
                // 德国总理林德的一位顾问
                Part::Title if self.is_followed_by_person(i) => return self.head(i + 1),
                Part::Title | Part::Vague
                    if token.at.start.saturating_sub(self.tokens[last].at.end) <= WITHIN_PHRASE =>
                {
                    return self.office(at, i);
                }
                // 美国记者林小明
                Part::Reporter if self.cast.get(id).kind != SpeakerKind::Outlet && self.is_followed_by_person(i) => {
                    return self.head(i + 1);
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

    pub(super) fn of(&self, at: usize) -> usize {
        match self.tokens[at].part {
            Part::Entity(id) => id,
            _ => 0,
        }
    }

    /// Who a preposition of sources names: 据…, 援引….
    pub(super) fn by_source(&self) -> Option<Found> {
        let at = self.tokens.iter().rposition(|t| t.part == Part::BySource)?;
        // 据研究平台某某统计: 研究 is no text here.
        let kind = |t: &Token| t.part == Part::Text && self.page.reading(t.at.clone()).len() == 6;
        let named = |t: &Token| matches!(t.part, Part::Entity(id) if !self.cast.is_person(id));
        let skip = matches!(&self.tokens[at + 1..], [text, name, ..] if kind(text) && named(name));
        let rest = Clause { tokens: &self.tokens[at + 1 + usize::from(skip)..], ..*self };
        let first = rest.tokens.first()?;
        if first.at.start.saturating_sub(self.tokens[at].at.end) > GOVERNED || !first.part.speaks() {
            return None;
        }
        rest.subject()
    }
}

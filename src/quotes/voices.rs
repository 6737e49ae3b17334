//! Who is being talked about: what pronouns and words without a speaker of their own refer to.

use super::cast::Cast;
use super::tokens::{Gender, Subject};
use super::words::{Words, class};

/// Who says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    /// One of the cast.
    Named(usize),
    /// Somebody without a name: the words for them.
    Unnamed(String),
}

impl Who {
    /// Whether a pronoun can mean them.
    pub(super) fn fits(&self, gender: Option<Gender>, cast: &Cast) -> bool {
        match self {
            Self::Named(id) => cast.fits(*id, gender),
            Self::Unnamed(_) => true,
        }
    }
}

/// The thread of the article: who was last in view.
#[derive(Debug, Clone, Default)]
pub(super) struct Voices {
    /// How many paragraphs were read.
    step: usize,
    /// Whom 他 means, by name; and in which paragraph that was.
    person: Option<(usize, usize)>,
    /// Whom it means without a name, for the length of a paragraph.
    stranger: Option<(String, usize)>,
    /// Whom 该报 or 声明 means.
    body: Option<usize>,
    /// Who spoke or acted last, and in which paragraph.
    last: Option<(Who, usize)>,
    /// Who spoke last by name.
    spoke: Option<usize>,
    /// Who came into view lately, and how much they did: less with each paragraph.
    view: Vec<(usize, f32)>,
}

/// So many people are kept in view.
const IN_VIEW: usize = 5;
/// How much of it is left a paragraph later, and behind a heading.
const FADES: f32 = 0.85;
const FADES_AT_HEADING: f32 = 0.3;
/// Who is in view so much, and more than all others together, leads the story.
const LEADS: f32 = 2.0;

impl Voices {
    /// A paragraph begins.
    pub(super) fn turn(&mut self) {
        self.step += 1;
        self.fade(FADES);
    }

    /// Another chapter begins.
    pub(super) fn break_off(&mut self) {
        self.fade(FADES_AT_HEADING);
    }

    fn fade(&mut self, share: f32) {
        self.view.iter_mut().for_each(|(_, much)| *much *= share);
    }

    /// Somebody comes into view.
    pub(super) fn see(&mut self, who: &Who, cast: &Cast) {
        match who {
            Who::Named(id) if cast.is_person(*id) => {
                self.person = Some((*id, self.step));
                self.note(*id);
            }
            Who::Named(id) => self.body = Some(*id),
            Who::Unnamed(words) => self.stranger = Some((words.clone(), self.step)),
        }
        self.last = Some((who.clone(), self.step));
    }

    fn note(&mut self, id: usize) {
        match self.view.iter_mut().find(|(other, _)| *other == id) {
            Some((_, much)) => *much += 1.0,
            None => {
                let faintest = self.view.iter().enumerate().min_by(|(_, a), (_, b)| a.1.total_cmp(&b.1));
                if let Some((at, _)) = faintest.filter(|_| self.view.len() >= IN_VIEW) {
                    self.view.swap_remove(at);
                }
                self.view.push((id, 1.0));
            }
        }
    }

    /// Somebody who is in view speaks.
    pub(super) fn hear(&mut self, who: &Who) {
        self.spoke = match who {
            Who::Named(id) => Some(*id),
            Who::Unnamed(_) => None,
        };
    }

    /// Somebody is spoken to: a pronoun behind that is theirs, and nobody else's.
    pub(super) fn meet(&mut self, who: &Who, cast: &Cast) {
        self.see(who, cast);
        if matches!(who, Who::Unnamed(_)) {
            self.person = None;
        }
    }

    /// A body does something: 声明 behind that is its own.
    pub(super) fn note_body(&mut self, id: usize) {
        self.body = Some(id);
    }

    /// Who is meant, and how sure that is.
    pub(super) fn resolve(&self, subject: Subject, words: &Words, cast: &Cast) -> (Option<Who>, f32) {
        match subject {
            Subject::Named(id) => (Some(Who::Named(id)), 0.95),
            Subject::Unnamed(words) => (Some(Who::Unnamed(words)), 0.9),
            Subject::Pronoun(gender) => (self.pronoun(gender, cast), 0.8),
            Subject::That(noun) => (self.that(noun, words, cast), 0.8),
            Subject::TheBody(Some(id)) => (Some(Who::Named(id)), 0.8),
            Subject::TheBody(None) => (self.body.map(Who::Named), 0.7),
            Subject::Reporter => (Some(Who::Unnamed("记者".to_owned())), 0.9),
            // 他们 behind a body that was just named is that body.
            Subject::Others(words) => match self.last.as_ref().filter(|(_, step)| *step == self.step) {
                Some((Who::Named(id), _)) if self.body == Some(*id) => (Some(Who::Named(*id)), 0.7),
                _ => (Some(Who::Unnamed(words)), 0.6),
            },
        }
    }

    /// Whom 这位官员 means: who was described so without a name, else who was named last; of somebody in particular
    /// (这名班主任), only if the article calls them so.
    fn that(&self, noun: String, words: &Words, cast: &Cast) -> Option<Who> {
        if let Some((stranger, _)) = self.stranger.as_ref().filter(|(words, _)| words.ends_with(&noun)) {
            return Some(Who::Unnamed(stranger.clone()));
        }
        let folded: String = noun.chars().map(|c| words.fold(c)).collect();
        let anybody =
            words.classes(&folded) & class::VAGUE != 0 || ["学者", "教授", "作家", "作者", "律师"].contains(&&*folded);
        let called = |id: usize| cast.get(id).affiliation.as_deref().is_some_and(|a| a.contains(&noun));
        // The spokesperson of the body that was named last.
        let speaks_for = folded == "发言人";
        match self.person.filter(|&(id, _)| anybody && !speaks_for || called(id)) {
            None if speaks_for && self.body.is_some() => self.body.map(Who::Named),
            Some((id, _)) => Some(Who::Named(id)),
            None => Some(Who::Unnamed(noun)),
        }
    }

    /// Whom a pronoun means: somebody of this paragraph, by name before one without; else who was named last.
    fn pronoun(&self, gender: Option<Gender>, cast: &Cast) -> Option<Who> {
        let fits = |who: &Who| who.fits(gender, cast);
        let named = self.person.map(|(id, step)| (Who::Named(id), step));
        // Somebody else only where the article calls them so.
        let called = |(id, _): &&(usize, f32)| gender.is_some_and(|gender| cast.is_called(*id, gender));
        let other = || self.view.iter().rev().find(called).map(|&(id, _)| (Who::Named(id), 0));
        let named = named.filter(|(who, _)| fits(who)).or_else(other);
        let stranger = self.stranger.clone().map(|(words, step)| (Who::Unnamed(words), step));
        let here = |who: &(Who, usize)| who.1 == self.step;
        let lead = || self.lead(named.as_ref().map(|(who, _)| who)).filter(fits);
        let before = || lead().or(named.clone().map(|(who, _)| who));
        named.clone().filter(here).or_else(|| stranger.filter(here)).map(|(who, _)| who).or_else(before)
    }

    /// Notes the pronoun of somebody who was named in this paragraph.
    pub(super) fn learn(&self, who: &Who, gender: Option<Gender>, cast: &mut Cast) {
        if let (Who::Named(id), Some(gender)) = (who, gender)
            && self.person == Some((*id, self.step))
        {
            cast.note_pronoun(*id, gender);
        }
    }

    /// The human being who was named last.
    pub(super) fn person(&self) -> Option<Who> {
        self.person.map(|(id, _)| Who::Named(id))
    }

    /// Whether there is anybody whom a pronoun can mean.
    pub(super) fn is_in_view(&self) -> bool {
        self.person.is_some()
    }

    /// Whom the story is about, if it is about one, unless `who` has just spoken by name.
    fn lead(&self, who: Option<&Who>) -> Option<Who> {
        let speaks = matches!(who, Some(Who::Named(id)) if self.spoke == Some(*id));
        let &(lead, much) = self.view.iter().max_by(|(_, a), (_, b)| a.total_cmp(b))?;
        let all: f32 = self.view.iter().map(|(_, much)| much).sum();
        (!speaks && much >= LEADS && much * 2.0 > all).then_some(Who::Named(lead))
    }

    /// Who spoke last goes on: a paragraph is theirs without saying so.
    pub(super) fn go_on(&mut self) {
        if let Some((_, step)) = &mut self.last {
            *step = self.step;
        }
    }

    /// Who spoke last, in this paragraph or one of the two before, and how sure it is that they still do.
    pub(super) fn last(&self) -> Option<(Who, f32)> {
        let (who, step) = self.last.as_ref()?;
        let distance = self.step - step.min(&self.step);
        let sure = [0.65, 0.6, 0.55];
        let lead = if distance > 0 { self.lead(Some(who)) } else { None };
        // A state or a body goes on only with what it said.
        let silent = matches!(who, Who::Named(id) if self.body == Some(*id) && self.spoke != Some(*id));
        match lead {
            Some(lead) => Some((lead, 0.6)),
            None if silent => None,
            None => sure.get(distance).map(|&sure| (who.clone(), sure)),
        }
    }
}

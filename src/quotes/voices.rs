//! Who is being talked about: what pronouns and words without a speaker of their own refer to.

use super::cast::Cast;
use super::tokens::Subject;

/// Who says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    /// One of the cast.
    Named(usize),
    /// Somebody without a name: the words for them.
    Unnamed(String),
}

/// The thread of the article: who was last in view.
#[derive(Debug, Clone, Default)]
pub(super) struct Voices {
    /// Whom 他 means.
    person: Option<Who>,
    /// Whom 该报 or 声明 means.
    body: Option<usize>,
    /// Who spoke or acted last, and on which page.
    last: Option<(Who, usize)>,
}

/// A quotation without a speaker of its own takes that of so many pages before, captions counted.
const REACH: usize = 3;

impl Voices {
    /// Somebody comes into view.
    pub(super) fn see(&mut self, who: &Who, cast: &Cast, page: usize) {
        match who {
            Who::Named(id) if !cast.is_person(*id) => self.body = Some(*id),
            _ => self.person = Some(who.clone()),
        }
        self.last = Some((who.clone(), page));
    }

    /// Who is meant, and how sure that is.
    pub(super) fn resolve(&self, subject: Subject) -> (Option<Who>, f32) {
        match subject {
            Subject::Named(id) => (Some(Who::Named(id)), 0.95),
            Subject::Unnamed(words) => (Some(Who::Unnamed(words)), 0.9),
            Subject::Pronoun => (self.person.clone(), 0.8),
            Subject::TheBody => (self.body.map(Who::Named), 0.7),
            Subject::Reporter => (Some(Who::Unnamed("记者".to_owned())), 0.9),
            Subject::Others(words) => (Some(Who::Unnamed(words)), 0.6),
        }
    }

    /// Who spoke last, seen from a page.
    pub(super) fn last(&self, page: usize) -> Option<(&Who, f32)> {
        let (who, at) = self.last.as_ref()?;
        let distance = page.saturating_sub(*at);
        (distance <= REACH).then_some((who, if distance == 0 { 0.65 } else { 0.55 }))
    }
}

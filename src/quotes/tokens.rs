//! The parts of a sentence that matter for who says what.

use std::ops::Range;

/// A part of a sentence: what it is, and where in the leaf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub part: Part,
    pub at: Range<usize>,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A reporting word; `saying` rather than thinking.
    Cue {
        saying: bool,
    },
    /// Somebody or something of the cast.
    Entity(usize),
    /// One human being named before.
    Pronoun,
    /// Several, or the one who writes.
    Others,
    /// The one who writes, or asks.
    Reporter,
    /// Somebody without a name begins here.
    Vague,
    /// An office or a profession.
    Title,
    /// An office that speaks for a body.
    Spokesperson,
    /// A preposition: what follows is no subject.
    Preposition,
    /// 据, 援引, according to: what follows is who says it.
    BySource,
    /// 的, or ’s: what stands before belongs to what follows.
    Of,
    /// A text that speaks for who gave it out.
    Text,
    /// 该报, 该组织: a body named before.
    TheBody,
    /// A word of time or linking.
    Filler,
    Comma,
    Colon,
    /// A quotation, by its index among all.
    Quote(usize),
}

impl Part {
    /// Whether it can be who says something.
    pub(super) fn speaks(self) -> bool {
        matches!(
            self,
            Self::Entity(_)
                | Self::Pronoun
                | Self::Others
                | Self::Reporter
                | Self::Vague
                | Self::Title
                | Self::TheBody
                | Self::Spokesperson
        )
    }
}

/// Who does the saying of a cue, as the sentence names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// By name.
    Named(usize),
    /// By description: the words for it.
    Unnamed(String),
    /// By a pronoun of one human being; of which gender, where it tells.
    Pronoun(Option<Gender>),
    /// By a pointer with a noun: 这位官员.
    That(String),
    /// By 该报 and the like: the one last named that is such.
    TheBody(Option<usize>),
    /// The one who writes.
    Reporter,
    /// Several people, by the pronoun for them.
    Others(String),
}

/// What a pronoun tells of a human being.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    He,
    She,
}

impl Gender {
    /// That of a pronoun.
    pub(super) fn of(pronoun: &str) -> Option<Self> {
        match pronoun.chars().next()? {
            '他' | 'h' | 'H' => Some(Self::He),
            '她' | 's' | 'S' => Some(Self::She),
            _ => None,
        }
    }
}

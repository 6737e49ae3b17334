//! The header of an article, in every dialect that archives are kept in: what it says, and where the body begins and ends.
//!
//! `seed` is the archiver's own header. `front` finds front matter and its fences, `yaml` and `toml` read it; `fields` says what its
//! keys mean, for every dialect the same, with `address` and `names`. A seed header below front matter wins where the two differ.

mod address;
mod fields;
mod front;
mod names;
mod seed;
mod toml;
mod value;
mod yaml;

use std::ops::Range;

use super::{Warning, WarningKind};
use crate::document::{Document, Published};
use fields::Fields;
pub(in crate::format) use seed::further_headers;

/// What a header says, and where its article's body is.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// The fields, and no text yet.
    pub document: Document,
    /// The body: bytes of the input.
    pub body: Range<usize>,
    /// Lines of the body that became fields, as a reader would have seen them.
    pub taken: Vec<String>,
    /// What others wrote below the article, where the header holds it.
    pub replies: Vec<Reply>,
    pub warnings: Vec<Warning>,
}

/// A reply to an article.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reply {
    /// Who wrote it: a name, or a number.
    pub author: String,
    pub at: Option<Published>,
    /// Its body, HTML or not.
    pub text: String,
}

impl Header {
    fn at(body: Range<usize>) -> Self {
        Self { body, ..Self::default() }
    }

    fn warn(&mut self, kind: WarningKind, span: Range<usize>) {
        self.warnings.push(Warning { kind, span });
    }
}

/// The header of `input`. Never fails: where there is none, all of it is the body.
pub(super) fn header(input: &str) -> Header {
    let start = input.len() - input.strip_prefix('\u{feff}').unwrap_or(input).len();
    let Some((entries, end)) = front::read(input, start) else { return seed::header(input, start) };
    let below = seed::below(input, end);
    let archiver = below.is_some();
    let mut out = below.unwrap_or_else(|| Header::at(end..input.len()));
    let (replies, entries) = front::replies(entries);
    out.replies = replies;
    Fields::new(entries).fill(&mut out.document, archiver);
    // What the seed header lacks, the front matter may have.
    let document = &out.document;
    let (titled, addressed, archived) =
        (!document.title.is_empty(), document.url.is_some(), document.archived.is_some());
    out.warnings.retain(|w| match w.kind {
        WarningKind::MissingTimestamp | WarningKind::BadTimestamp => !archived,
        WarningKind::BadUrl => !addressed,
        _ => true,
    });
    if !titled {
        out.warn(WarningKind::MissingTitle, start..start);
    }
    out
}

/// The header of an article that follows another: `input` begins with it.
pub(super) fn further(input: &str) -> Header {
    seed::header(input, 0)
}

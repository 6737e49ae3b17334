//! The header of an article, in every dialect that archives are kept in: what it says, and where the body begins and ends.
//!
//! `seed` is the archiver's own header. `front` finds front matter and its fences, `yaml` and `toml` read it; `fields` says what its
//! keys mean, for every dialect the same, with `address` and `names`. A seed header below front matter wins where the two differ.
//! Without fences `pairs` reads lines of keys and values, and `clippers` what such programs write above and below a text, `origin`
//! the line that names the original; `page` reads the head of a saved page.

mod address;
mod clippers;
mod fields;
mod front;
mod lines;
mod names;
mod origin;
mod page;
mod pairs;
mod seed;
mod titles;
mod toml;
mod value;
mod yaml;

use std::ops::Range;

use super::{Warning, WarningKind};
use crate::document::{Document, Published, last_of, one_of};
use fields::Fields;
pub(in crate::format) use names::clean as clean_name;
pub(in crate::format) use seed::further_headers;
pub(in crate::format) use titles::same as same_title;

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
    /// Whether it may be of another dialect.
    pub others: bool,
}

/// A reply to an article.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reply {
    /// The author: a name, or a number.
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

/// The header of `input`, as far as it is an archiver's own. Never fails: where there is none, all of it is the body. Where another
/// dialect may be, `others` says so: [`front_matter`] and [`others`] read it, and are not needed before.
pub(super) fn header(input: &str) -> Header {
    let start = beginning(input);
    let mut out = seed::header(input, start);
    out.others = (fenced(&input[start..]) || lacks_rule(&out)) && goes_on(input, &out, start);
    out
}

/// Where the text begins behind a byte order mark.
fn beginning(input: &str) -> usize {
    input.len() - input.strip_prefix('\u{feff}').unwrap_or(input).len()
}

fn lacks_rule(header: &Header) -> bool {
    header.warnings.iter().any(|w| w.kind == WarningKind::MissingRule)
}

/// Whether the body may go on with a header: one of HTML does not, but a page of it has a head.
fn goes_on(input: &str, header: &Header, start: usize) -> bool {
    let body = input[header.body.clone()].trim();
    may_be_other(body) || (start < header.body.start && !body.starts_with('<'))
}

/// Whether a text may begin with front matter.
fn fenced(text: &str) -> bool {
    text.trim_start().starts_with("---")
}

/// Whether a text may begin (or end) with a header of another dialect. A body of HTML has none, but a page of it has a head.
fn may_be_other(body: &str) -> bool {
    let mut lines = body.lines();
    let (first, second) = (lines.next().unwrap_or(""), lines.next().unwrap_or(""));
    page::begins(body)
        || (!first.starts_with('<') && (first.contains(one_of(":：")) || first.starts_with(one_of("#>[+-*"))))
        || second.starts_with("===")
        || (lines.next().is_some() && last_line(body).starts_with("type_:"))
}

fn last_line(text: &str) -> &str {
    last_of(text, b'\n').map_or(text, |at| &text[at + 1..])
}

/// Reads front matter in YAML, which most archives have above an archiver's header; answers whether there may be one of yet
/// another dialect, for [`others`].
pub(super) fn front_matter(input: &str, out: &mut Header) -> bool {
    let start = beginning(input);
    match front::read(input, start, "---", yaml::read) {
        Some((entries, end)) => {
            *out = below_front_matter(input, entries, end);
            out.others && goes_on(input, out, start)
        }
        None => lacks_rule(out),
    }
}

/// Reads what other dialects there are: front matter in TOML, lines of keys, clippers, a notebook's trailer, the head of a saved page.
pub(super) fn others(input: &str, out: &mut Header) {
    let before = out.body.clone();
    if let Some((entries, end)) = front::read(input, out.body.start, "+++", toml::read) {
        *out = below_front_matter(input, entries, end);
    }
    let is_page = page::head(input, out);
    if !is_page {
        clippers::reader_mode(input, out);
        clippers::above(input, out);
        clippers::below(input, out);
        origin::first_lines(input, out);
    }
    // Another dialect has no rule and no moment above its title to miss.
    if is_page || out.body != before {
        out.warnings.retain(|w| !matches!(w.kind, WarningKind::MissingTimestamp | WarningKind::MissingRule));
    }
}

/// Takes back the warnings of what was found after all.
pub(super) fn settle(out: &mut Header) {
    let document = &mut out.document;
    if document.original_title.as_ref() == Some(&document.title) {
        document.original_title = None;
    }
    let (titled, addressed, dated) = (!document.title.is_empty(), document.url.is_some(), document.archived.is_some());
    Warning::take_back(&mut out.warnings, &|kind| match kind {
        WarningKind::MissingTimestamp | WarningKind::BadTimestamp => dated,
        WarningKind::MissingTitle => titled,
        WarningKind::BadUrl => addressed,
        _ => false,
    });
}

/// The header of a text that begins with front matter, which ends at `end`.
fn below_front_matter(input: &str, entries: Vec<(String, value::Value)>, end: usize) -> Header {
    let below = seed::below(input, end);
    let archiver = below.is_some();
    let mut out = below.unwrap_or_else(|| Header::at(end..input.len()));
    out.others = !archiver;
    let (replies, entries) = front::replies(entries);
    out.replies = replies;
    Fields::new(entries).fill(&mut out.document, archiver);
    if out.document.title.is_empty() {
        out.warn(WarningKind::MissingTitle, end..end);
    }
    out
}

/// The header of an article that follows another: `input` begins with it.
pub(super) fn further(input: &str) -> Header {
    seed::header(input, 0)
}

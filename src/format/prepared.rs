//! A body put into the form that the Markdown parser reads, and the way back from it. `markdown/prepare.rs` does the putting.

use std::borrow::Cow;

/// Set between delimiters and punctuation.
pub(super) const JOINT: char = '\u{fdd0}';
/// [`JOINT`] as text.
pub(super) const JOINT_TEXT: &str = "\u{fdd0}";
/// Set beside a character that was put in.
pub(super) const ADDED: char = '\u{fdd1}';

/// A body, prepared for the parser.
pub(crate) struct Prepared<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(super) added: Vec<Added>,
}

/// Something that was put in.
#[derive(Clone, Copy)]
pub(super) struct Added {
    /// Where it begins (bytes of the prepared text).
    pub(super) at: usize,
    /// Its length, and that of all up to and with it (bytes).
    pub(super) length: usize,
    pub(super) total: usize,
}

impl Prepared<'_> {
    /// Where a byte of the prepared text stands in the body as it was given.
    pub(super) fn origin(&self, at: usize) -> usize {
        let before = self.added.partition_point(|added| added.at < at);
        let Some(last) = before.checked_sub(1).map(|i| self.added[i]) else { return at };
        // Inside of what was put in is where it was put in.
        at - (last.total - last.length) - last.length.min(at - last.at)
    }

    /// A piece of what the parser gives, without what was put in.
    pub(super) fn clean<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.added.is_empty() || !text.contains([JOINT, ADDED]) {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text.chars().filter(|c| *c != JOINT).peekable();
        while let Some(c) = rest.next() {
            match c {
                ADDED if out.ends_with(['<', ' ']) => drop(out.pop()),
                ADDED => drop(rest.next_if(|next| matches!(next, '>' | '\\'))),
                c => out.push(c),
            }
        }
        Cow::Owned(out)
    }
}

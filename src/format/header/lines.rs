//! The lines of a text, by where they stand in it.

use crate::document::one_of;
use std::ops::Range;

/// Lines of the input, blank ones passed over.
#[derive(Clone, Copy)]
pub(super) struct Lines<'a> {
    pub input: &'a str,
    pub at: usize,
}

impl Lines<'_> {
    /// The next line that is not blank, its end of line left out.
    pub(super) fn peek(&self) -> Range<usize> {
        let rest = &self.input[self.at..];
        let start = self.at + (rest.len() - rest.trim_start().len());
        let end = self.input[start..].find(one_of("\n\r")).map_or(self.input.len(), |i| start + i);
        start..start + self.input[start..end].trim_end().len()
    }

    /// Passes over that line and its end.
    pub(super) fn next(&mut self) {
        self.at = self.after(&self.peek());
    }

    /// Where the line behind `line` begins.
    pub(super) fn after(&self, line: &Range<usize>) -> usize {
        let rest = &self.input[line.end..];
        let Some(end) = rest.find(one_of("\n\r")) else { return self.input.len() };
        line.end + end + if rest[end..].starts_with("\r\n") { 2 } else { 1 }
    }

    /// The very next line, blank or not.
    pub(super) fn line(&self) -> Range<usize> {
        let end = self.input[self.at..].find(one_of("\n\r")).map_or(self.input.len(), |i| self.at + i);
        self.at..self.at + self.input[self.at..end].trim_end().len()
    }
}

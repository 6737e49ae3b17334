//! The lines of a text, by where they stand in it.

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
        let end = self.end(start);
        start..start + self.input[start..end].trim_end().len()
    }

    /// Passes over that line and its end.
    pub(super) fn next(&mut self) {
        self.at = self.after(&self.peek());
    }

    /// Where the line behind `line` begins.
    pub(super) fn after(&self, line: &Range<usize>) -> usize {
        let end = self.end(line.end);
        let rest = &self.input.as_bytes()[end..];
        end + if rest.starts_with(b"\r\n") { 2 } else { rest.len().min(1) }
    }

    /// The very next line, blank or not.
    pub(super) fn line(&self) -> Range<usize> {
        let end = self.end(self.at);
        self.at..self.at + self.input[self.at..end].trim_end().len()
    }

    /// Where the line ends that goes on at `from`. Byte by byte: many a body is one line, and is looked through for its end again and again.
    fn end(&self, from: usize) -> usize {
        let rest = &self.input.as_bytes()[from..];
        from + rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len())
    }
}

//! The text of one leaf as it is read: white space collapsed, breaks counted.

use std::ops::Range;

use crate::document::{Style, Text, is_space, one_of};

/// Collects the text of a paragraph, a heading, a caption.
#[derive(Debug, Default)]
pub(super) struct LeafBuilder {
    text: Text,
    /// White space that is owed before the next character, and whether it held a line break of the source.
    space: Option<bool>,
    /// `<br>`s since the last character.
    breaks: u32,
    /// Whether every character so far stood in `small`.
    pub all_small: bool,
    /// The machine-readable date of a `time` element, and the bytes of this leaf that it covers.
    time: Option<(String, Range<usize>)>,
}

/// What the text of a leaf becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LeafKind {
    Paragraph,
    Heading(u8),
    Caption,
    Credit,
    Preformatted,
}

/// What a leaf asks for when a text arrives after two or more breaks.
pub(super) enum Next {
    Continue,
    /// The breaks were the gap between two paragraphs.
    NewParagraph,
}

impl LeafBuilder {
    /// A `time` element begins here.
    pub(super) fn time_begins(&mut self, datetime: &str) {
        let at = self.text.as_str().len();
        self.time = Some((datetime.to_owned(), at..at));
    }

    /// It ends here.
    pub(super) fn time_ends(&mut self) {
        if let Some((_, range)) = &mut self.time {
            range.end = self.text.as_str().len();
        }
    }

    /// The date of a `time` element that is all there is in this leaf.
    pub(super) fn is_time(&self) -> Option<&str> {
        let whole = 0..self.text.as_str().len();
        self.time
            .as_ref()
            .filter(|(_, range)| *range == whole && !whole.is_empty())
            .map(|(datetime, _)| datetime.as_str())
    }

    /// How long the text is so far.
    pub(super) fn len(&self) -> usize {
        self.text.as_str().len()
    }

    /// The text from a byte on.
    pub(super) fn since(&self, from: usize) -> &str {
        self.text.as_str().get(from..).unwrap_or_default()
    }

    /// Takes the text from a byte on out again.
    pub(super) fn truncate(&mut self, from: usize) {
        self.text.truncate(from);
    }

    /// How the text from a byte on is read.
    pub(super) fn reading(&mut self, from: usize, reading: &str) {
        self.text.push_reading(from, reading.trim());
    }

    /// An element with an id begins here.
    pub(super) fn target(&mut self, id: u32) {
        self.text.push_target(id);
    }

    /// A line of code ends, unless it has.
    pub(super) fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.as_str().ends_with('\n') {
            self.text.push("\n", Style::PLAIN, None);
        }
    }

    /// A picture in the line.
    pub(super) fn icon(&mut self, alt: &str) {
        self.text.push_icon(alt);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// A `<br>`.
    pub(super) fn line_break(&mut self) {
        if !self.text.is_empty() {
            self.breaks += 1;
            self.space = None;
        }
    }

    /// Whether `text` would begin a new paragraph, after the breaks that stand before it.
    pub(super) fn before(&self, text: &str) -> Next {
        if self.breaks >= 2 && text.chars().any(|c| !is_space(c)) { Next::NewParagraph } else { Next::Continue }
    }

    /// Adds text, its white space collapsed as HTML does; a line break of the source between two Chinese characters is
    /// none of the text's.
    pub(super) fn push(&mut self, text: &str, style: Style, link: Option<u32>, small: bool) {
        // NUL is dropped where HTML drops it.
        let is_collapsible = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c');
        let mut rest = text;
        while !rest.is_empty() {
            let word = end_of_words(rest.as_bytes());
            if word > 0 {
                self.word(&rest[..word], style, link, small);
            } else {
                let end = rest.find(|c| !is_collapsible(c) && c != '\0').unwrap_or(rest.len());
                let (gap, after) = rest.split_at(end);
                if gap.contains(is_collapsible) {
                    self.space = Some(self.space.unwrap_or(false) || gap.contains('\n'));
                }
                rest = after;
                continue;
            }
            rest = &rest[word..];
        }
    }

    fn word(&mut self, word: &str, style: Style, link: Option<u32>, small: bool) {
        // Spacers (U+00A0, U+3000 …) at the start of a leaf are indentation; the reader's typography sets its own.
        let word = if self.text.is_empty() { word.trim_start_matches(is_space) } else { word };
        let Some(first) = word.chars().next() else { return };
        if self.text.is_empty() {
            self.all_small = true;
        } else if self.breaks > 0 {
            self.text.push("\n", Style::PLAIN, None);
        } else if let Some(source_break) = self.space {
            let last = self.text.as_str().chars().next_back().unwrap_or(' ');
            if !(source_break && is_wide(last) && is_wide(first)) {
                // The space between a link and what follows belongs to neither; inside one it does.
                let (before, inside) = self.text.inlines().last().map_or((style, true), |i| (i.style, i.link == link));
                let space = if before == style { style } else { Style::PLAIN };
                if inside { self.text.push(" ", space, link) } else { self.text.push(" ", Style::PLAIN, None) }
            }
        }
        (self.space, self.breaks) = (None, 0);
        self.all_small &= small;
        self.text.push(word, style, link);
    }

    /// Adds text as it stands: in `pre`, white space counts.
    pub(super) fn push_verbatim(&mut self, text: &str, style: Style, link: Option<u32>) {
        let text = text.replace(one_of("\0"), "").replace("\r\n", "\n").replace(one_of("\r"), "\n");
        // HTML drops the line break right after `<pre>`.
        let text = if self.text.is_empty() { text.strip_prefix('\n').unwrap_or(&text) } else { &text };
        if self.breaks > 0 {
            self.text.push(&"\n".repeat(self.breaks as usize), Style::PLAIN, None);
            self.breaks = 0;
        }
        self.text.push(text, style, link);
    }

    /// The finished text; `None` where there was nothing but space.
    pub(super) fn take(&mut self) -> Option<Text> {
        let mut leaf = std::mem::take(self);
        leaf.text.trim_end();
        (!leaf.text.is_empty() && leaf.text.as_str().chars().any(|c| !is_space(c))).then_some(leaf.text)
    }
}

/// Where the words end that `text` begins with, and a space between two of them is not all there is.
fn end_of_words(text: &[u8]) -> usize {
    let ends = |b: u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | 0);
    let mut words = text
        .iter()
        .enumerate()
        .skip_while(|&(at, &b)| !ends(b) || (b == b' ' && at > 0 && text.get(at + 1).is_some_and(|&next| !ends(next))));
    words.next().map_or(text.len(), |(at, _)| at)
}

/// Characters that are set in a full-width box.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’' | '…' | '—')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(parts: &[&str]) -> Option<String> {
        let mut leaf = LeafBuilder::default();
        for part in parts {
            if *part == "<br>" { leaf.line_break() } else { leaf.push(part, Style::PLAIN, None, false) }
        }
        leaf.take().map(|t| t.as_str().to_owned())
    }

    #[test]
    fn white_space_collapses() {
        assert_eq!(read(&["  a \n b", " ", "c  "]).as_deref(), Some("a b c"));
        assert_eq!(read(&["一\n二", "三\n", "four"]).as_deref(), Some("一二三 four"));
        assert_eq!(read(&["\u{3000}\u{3000}一"]).as_deref(), Some("一"));
    }

    #[test]
    fn breaks_stand_between_lines_only() {
        assert_eq!(read(&["<br>", "a", "<br>", " ", "b", "<br>"]).as_deref(), Some("a\nb"));
    }

    #[test]
    fn spacers_are_nothing() {
        assert_eq!(read(&["\u{a0}", " ", "\u{200b}"]), None);
    }
}

//! What stands around a quotation, for finding it again by its words.

use seed_reader::analysis::QuoteView;

/// Finds what stands around quotations. They stand in reading order, so each block is counted through once.
#[derive(Default)]
pub struct Around {
    block: usize,
    scalars: usize,
    bytes: usize,
}

impl Around {
    /// What stands in front of a quotation in the text of its block, and behind it.
    pub fn of(&mut self, view: &QuoteView<'_>, text: &str) -> (String, String) {
        const LENGTH: usize = 32;
        if self.block != view.block || self.scalars > view.start {
            *self = Self { block: view.block, scalars: 0, bytes: 0 };
        }
        let skip = |from: usize, n: usize| text[from..].char_indices().nth(n).map_or(text.len(), |(i, _)| from + i);
        self.bytes = skip(self.bytes, view.start - self.scalars);
        self.scalars = view.start;
        let end = skip(self.bytes, view.end - view.start);
        let from = text[..self.bytes].char_indices().rev().take(LENGTH).last().map_or(self.bytes, |(i, _)| i);
        (text[from..self.bytes].to_owned(), text[end..].chars().take(LENGTH).collect())
    }
}

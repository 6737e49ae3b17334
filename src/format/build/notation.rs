//! What is set beside text or in lines of its own: readings (`ruby`) and code.

use super::Builder;
use crate::document::DropReason;
use crate::format::html::Tag;

impl Builder<'_> {
    /// A `ruby` begins, or an `rt` or `rp` in it.
    pub(super) fn start_ruby(&mut self, tag: Tag) {
        self.end_reading();
        match tag {
            Tag::Ruby => self.read_from = Some(self.leaf.len()),
            // Outside of one they are text.
            _ if self.read_from.is_some() => {
                self.in_parenthesis = tag == Tag::Rp;
                self.reading = Some(String::new());
            }
            _ => {}
        }
    }

    pub(super) fn end_ruby(&mut self, tag: Tag) {
        self.end_reading();
        if tag == Tag::Ruby {
            self.read_from = None;
        }
    }

    /// Sets a reading beside the characters before it.
    pub(super) fn end_reading(&mut self) {
        let Some(reading) = self.reading.take() else { return };
        if let Some(from) = self.read_from.filter(|_| !self.in_parenthesis) {
            self.leaf.reading(from.min(self.leaf.len()), &reading);
            self.read_from = Some(self.leaf.len());
        }
        self.left_out(DropReason::Reading, reading.trim().to_owned());
    }

    /// Whether an element only begins another line of code.
    pub(super) fn code_line(&mut self, tag: Tag) -> bool {
        match tag {
            // Some set each line as a `code` of its own.
            Tag::Code if std::mem::take(&mut self.after_code) => {
                self.leaf.end_line();
                false
            }
            Tag::Div | Tag::P | Tag::Li => {
                self.code_lines += 1;
                self.leaf.end_line();
                true
            }
            _ => false,
        }
    }
}

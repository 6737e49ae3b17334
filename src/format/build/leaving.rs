//! How an element is left out while the body is built: the rules stand in `leave_out.rs`.

use super::Builder;
use crate::document::{Block, DropReason, Dropped};
use crate::format::elements::Role;
use crate::format::html::{Tag, TokenSink};
use crate::format::leave_out::MOST_TEXT;

impl Builder<'_> {
    /// An element begins that is to be left out, with all it holds.
    pub(super) fn leave_out_from_here(&mut self, tag: Tag, reason: DropReason) {
        // What stands inside of what is left out goes or stays with it, in its place.
        let role = if self.leaving > 0 {
            Role::Plain
        } else if tag.is_block() || matches!(tag, Tag::Iframe | Tag::Object | Tag::Select | Tag::Textarea) {
            self.flush();
            let block = self.frames.last().map_or(0, |f| f.blocks.len());
            self.leaving += 1;
            Role::LeaveOut { reason, frames: self.frames.len(), block, total: self.total }
        } else if self.aside.is_none() && self.leaf.is_empty() && self.written == 0 {
            self.aside = Some(String::new());
            Role::Aside(reason)
        } else {
            // In the middle of a line it belongs to the sentence.
            Role::Plain
        };
        self.elements.push(tag, self.kind, role);
    }

    /// What was to be left out inside a line turns out to be more than that: it is text after all.
    pub(super) fn keep_aside(&mut self, text: Option<String>) {
        if let Some(text) = text {
            self.text(&text);
        }
    }

    /// Takes the blocks from `block` on out of the innermost container, if that is as little as it should be.
    ///
    /// `bytes` is how much text was read since: it is looked at first, or every end tag would read all there is again.
    pub(super) fn leave_out(&mut self, reason: DropReason, block: usize, bytes: usize) {
        let most = if reason == DropReason::Navigation { MOST_TEXT * 4 } else { MOST_TEXT };
        if bytes > most {
            return;
        }
        let (top, written) = (self.frames.len() == 1, self.written);
        let Some(frame) = self.frames.last_mut() else { return };
        let lost = frame.blocks.get(block..).unwrap_or_default();
        let text = Block::text_of(lost);
        // Inside a block of the top level only what begins it may go, or the text before and after would not be one.
        if top || written <= bytes {
            frame.blocks.truncate(block);
            self.left_out(reason, text);
        }
    }

    /// Puts what was left out on record.
    pub(super) fn left_out(&mut self, reason: DropReason, text: String) {
        if !text.is_empty() {
            self.body.gaps.extend(self.frames.first().map(|root| root.blocks.len()));
            if let Some(frame) = self.frames.last_mut() {
                frame.gap = true;
            }
        }
        self.body.dropped.push(Dropped::new(reason, text));
    }
}

//! Rows into a page, a few at a time.

use crate::markup::{Rows, Sink};

/// An article of more blocks than this is laid out only where it is looked at: in parts of so many blocks. (Each for itself, the browser
/// would ask of thousands whether they are in view, for every frame.)
const LONG: usize = 300;
const PART: usize = 64;

/// A sink that writes a long text in parts.
pub trait Paged: Sink {
    /// Whether as much is written as is well made at once: a few milliseconds of the browser's time.
    fn is_full(&self) -> bool;
    /// Makes what was written since the last time, all of whose elements are closed.
    fn flush(&mut self);
    /// Goes on in a part of the text, behind what was written so far.
    fn turn_to_part(&mut self, number: usize);
}

/// Writing rows into a page, a few at a time.
pub struct Writing<'a, S> {
    rows: &'a mut dyn Rows,
    next: usize,
    /// What they are written with.
    pub sink: S,
}

impl<'a, S: Paged> Writing<'a, S> {
    /// Begins with the head.
    pub fn new(rows: &'a mut dyn Rows, mut sink: S) -> Self {
        rows.head(&mut sink);
        Self { rows, next: 0, sink }
    }

    /// Writes on, until as much is written as is well made at once; answers whether there is more.
    pub fn step(&mut self) -> bool {
        let is_long = self.rows.len() > LONG;
        while self.next < self.rows.len() {
            let index = self.next;
            if is_long && index.is_multiple_of(PART) {
                self.sink.turn_to_part(index / PART);
            }
            self.rows.row(index, &mut self.sink);
            self.next += 1;
            if self.sink.is_full() || is_long && self.next.is_multiple_of(PART) {
                self.sink.flush();
                return true;
            }
        }
        self.sink.flush();
        false
    }
}

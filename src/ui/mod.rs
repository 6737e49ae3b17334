//! The boundary to the browser: nothing else in this crate knows one.
//!
//! `place` puts a text into an empty place of a page, which is all that the first paragraph needs; `dom` sets markup into a page that
//! stands; `live` is the reader with its tools. Each stands on the one before, and is left out of programs that have no use for it.

#[cfg(feature = "dom")]
pub mod dom;
#[cfg(feature = "ui")]
pub mod live;
pub mod place;

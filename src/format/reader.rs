//! How what only some texts have is read, and where its readers come from.
//!
//! A page of HTML needs no reader of Markdown, and most pages are HTML; nor do most have another header than an archiver's. So this
//! room reads those by itself and asks for more when a text needs it: natively it is there ([`Linked`](super::Linked)), in a browser
//! it is fetched.

use super::html::Tokens;
use super::prepared::Prepared;
use crate::document::Block;

/// Reads bodies that are written in Markdown, into the tokens that HTML is made of.
#[derive(Clone, Copy)]
pub struct Reader {
    /// Puts the body into the form that is parsed.
    pub(super) prepare: for<'a> fn(&'a str) -> Prepared<'a>,
    /// Its tokens; the number is where the body stands in the input (bytes).
    pub(super) tokens: for<'a> fn(&'a Prepared<'a>, usize) -> Box<dyn Tokens + 'a>,
    /// Says of the finished blocks what only their words tell.
    pub(super) settle: fn(&mut Vec<Block>),
}

/// Where readers come from.
pub trait Readers {
    /// The reader of Markdown; nothing where it cannot be had, and then the text is shown as it was written.
    fn markdown(&mut self) -> impl Future<Output = Option<Reader>>;

    /// Whether a program carries what reads headers other than an archiver's own and front matter in YAML. One that does not leaves texts
    /// with such a header to another.
    const OTHER_HEADERS: bool = true;

    /// Such a header may be there, and is not read.
    fn lack(&mut self) {}
}

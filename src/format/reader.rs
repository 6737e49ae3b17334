//! The interface through which a program supplies the reader of Markdown.
//!
//! Most texts are HTML under an archiver's header, and [`format`](super) reads these by itself. It asks for the reader of Markdown when
//! a text needs it: a native program has it linked in ([`Linked`](super::Linked)), a browser fetches it.

use super::html::Tokens;
use super::prepared::Prepared;
use crate::document::Block;

/// Reads Markdown into the tokens that HTML is read into. [`READER`](super::READER) is the only one.
#[derive(Clone, Copy)]
pub struct Reader {
    /// Puts the body into the form that is parsed.
    pub(super) prepare: for<'a> fn(&'a str) -> Prepared<'a>,
    /// Its tokens; the number is where the body stands in the input (bytes).
    pub(super) tokens: for<'a> fn(&'a Prepared<'a>, usize) -> Box<dyn Tokens + 'a>,
    /// Mends the finished blocks by their words (the heads of posts in a thread).
    pub(super) settle: fn(&mut Vec<Block>),
}

/// Supplies the reader of Markdown.
///
/// ```
/// use seed_reader::format::{self, READER, Reader, Readers};
/// use seed_reader::pace::{self, Never};
///
/// /// Counts how often Markdown was asked for.
/// struct Counted(usize);
///
/// impl Readers for Counted {
///     async fn markdown(&mut self) -> Option<Reader> {
///         self.0 += 1;
///         Some(READER)
///     }
/// }
///
/// let mut readers = Counted(0);
/// pace::at_once(format::parse_paced("<p>灯灭了。</p>", &mut readers, &mut Never));
/// assert_eq!(readers.0, 0, "HTML needs none");
/// ```
pub trait Readers {
    /// The reader of Markdown. With `None` (it could not be fetched), the text is shown as it was written.
    fn markdown(&mut self) -> impl Future<Output = Option<Reader>>;

    /// Whether the program reads headers other than an archiver's own and front matter in YAML. A program that does not leaves such texts
    /// to another.
    const OTHER_HEADERS: bool = true;

    /// Called where such a header may be there and [`Readers::OTHER_HEADERS`] is false.
    fn lack(&mut self) {}
}

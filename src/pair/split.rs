use crate::document::Document;

/// The two languages of a mixed document, each as a document of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Halves {
    /// The language that was there first.
    pub original: Document,
    /// The other.
    pub translation: Document,
}

/// Takes a document apart that holds a text and its translation; `None` where it is in one language.
pub fn split(_document: &Document) -> Option<Halves> {
    None
}

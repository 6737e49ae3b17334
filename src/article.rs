//! The whole pipeline: text in, everything that is known of the article out.

use crate::document::Document;
use crate::format::{self, Linked, Readers, Warning};
use crate::pace::{self, Pause};
use crate::quotes::{self, Findings};
use crate::sources::{self, Source};

/// An article, read: its text, its quotations, its sources.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// The text.
    pub document: Document,
    /// What a reader should know of the input.
    pub warnings: Vec<Warning>,
    /// Quotations and who speaks.
    pub findings: Findings,
    /// Who and what the article rests on.
    pub sources: Vec<Source>,
}

impl Article {
    /// Reads a seed text. Never fails and never panics; linear in the length of `seed`.
    ///
    /// ```
    /// let article = seed_reader::Article::parse("[标题](https://a.example/1)\n---\n<p>他说：“好。”</p>");
    /// assert_eq!(article.document.title, "标题");
    /// assert_eq!(article.findings.quotes.len(), 1);
    /// ```
    pub fn parse(seed: &str) -> Self {
        pace::at_once(Self::parse_paced(seed, &mut Linked, &mut pace::Never))
    }

    /// The same, in slices: `pause` is asked for a rest between them, a few thousand times a megabyte, and `readers` for the
    /// reader of a body that is not HTML.
    pub async fn parse_paced(seed: &str, readers: &mut impl Readers, pause: &mut impl Pause) -> Self {
        let (document, warnings) = format::parse_paced(seed, readers, pause).await;
        Self::of_paced(document, warnings, pause).await
    }

    /// What is known of a document that was not read from a text of its own, as one language of a mixed one is not.
    pub async fn of_paced(document: Document, warnings: Vec<Warning>, pause: &mut impl Pause) -> Self {
        let findings = quotes::find_paced(&document, pause).await;
        let sources = sources::list(&document, &findings);
        Self { document, warnings, findings, sources }
    }
}

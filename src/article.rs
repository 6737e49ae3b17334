//! The whole pipeline: text in, everything that is known of the article out.

use crate::document::Document;
use crate::format::{self, Linked, Readers, Warning, WarningKind};
use crate::pace::{self, Pause};
use crate::sources::{self, Source, SourceKind};
use crate::voices::{self, Findings, QuoteSpan, Weights};

/// What the text of an article is, before anybody is found in it: all that its first paragraph waits for.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// The text.
    pub document: Document,
    /// What a reader should know of the input.
    pub warnings: Vec<Warning>,
    /// The quotations, in reading order: the same as [`Findings::quotes`] will hold.
    pub quotations: Vec<QuoteSpan>,
}

impl Parsed {
    /// Reads a seed text as far as needs no word list. Never fails and never panics; linear in the length of `seed`.
    pub fn of(seed: &str) -> Self {
        pace::at_once(Self::of_paced(seed, &mut Linked, &mut pace::Never))
    }

    /// The same, in slices, with the reader of Markdown from `readers`.
    pub async fn of_paced(seed: &str, readers: &mut impl Readers, pause: &mut impl Pause) -> Self {
        let (document, warnings) = format::parse_paced(seed, readers, pause).await;
        let quotations = voices::quotations(&document);
        Self { document, warnings, quotations }
    }

    /// Gives a text without a title the name of the file it came in (a path, or a name alone): some archives keep it nowhere else.
    pub fn name_after(&mut self, file: &str) {
        name_after(&mut self.document, &mut self.warnings, file);
    }

    /// What is known of it, in slices.
    pub async fn into_article_paced(self, pause: &mut impl Pause) -> Article {
        Article::of_paced(self.document, self.warnings, pause).await
    }
}

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
        let findings = voices::find_paced(&document, Weights::built_in(), pause).await;
        let sources = sources::list(&document, &findings);
        Self { document, warnings, findings, sources }
    }

    /// Gives an article without a title the name of the file it came in, as [`Parsed::name_after`] does.
    pub fn name_after(&mut self, file: &str) {
        if let Some(name) = name_after(&mut self.document, &mut self.warnings, file) {
            for source in self.sources.iter_mut().filter(|s| s.kind == SourceKind::Article) {
                name.clone_into(&mut source.name);
            }
        }
    }
}

/// The name of a file as a title, where a document has none: answers what it is called now.
fn name_after<'a>(document: &mut Document, warnings: &mut Vec<Warning>, file: &'a str) -> Option<&'a str> {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).trim();
    if stem.is_empty() || !document.title.is_empty() {
        return None;
    }
    stem.clone_into(&mut document.title);
    warnings.retain(|w| w.kind != WarningKind::MissingTitle);
    Some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_names_what_has_no_title() {
        let mut article = Article::parse(
            "> 本文由 [简悦 SimpRead](https://s.example) 转码， 原文地址 [a.example](https://a.example/1)\n\n正文。",
        );
        assert_eq!(article.document.url.as_ref().map(|u| u.as_str()), Some("https://a.example/1"));
        article.name_after("notes/码头的灯灭了.md");
        assert_eq!(
            (article.document.title.as_str(), article.sources[0].name.as_str()),
            ("码头的灯灭了", "码头的灯灭了")
        );
        assert!(article.warnings.is_empty());
        article.name_after("other.md");
        assert_eq!(article.document.title, "码头的灯灭了", "a title stays");
    }
}

//! The whole pipeline: seed text in, the article with its quotations, speakers and sources out.

use crate::document::Document;
use crate::format::{self, Linked, Readers, Warning, WarningKind};
use crate::pace::{self, Pause};
use crate::sources::{self, Source, SourceKind};
use crate::voices::{self, Findings, QuoteSpan, Weights};

/// The text of an article before its speakers are found: all that a page needs to show it.
///
/// ```
/// use seed_reader::article::Parsed;
/// use seed_reader::pace::{self, Never};
///
/// let parsed = Parsed::of("[标题](https://news.example/1)\n---\n<p>他说：“好。”</p>");
/// assert_eq!(parsed.quotations.len(), 1);
/// let article = pace::at_once(parsed.into_article_paced(&mut Never));
/// assert_eq!(article.findings.quotes.len(), 1);
/// ```
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
    /// Reads a seed text and pairs its quotation marks. Never fails and never panics; linear in the length of `seed`.
    pub fn of(seed: &str) -> Self {
        pace::at_once(Self::of_paced(seed, &mut Linked, &mut pace::Never))
    }

    /// As [`Parsed::of`], in slices, with the reader of Markdown from `readers`.
    pub async fn of_paced(seed: &str, readers: &mut impl Readers, pause: &mut impl Pause) -> Self {
        let (document, warnings) = format::parse_paced(seed, readers, pause).await;
        let quotations = voices::quotations(&document);
        Self { document, warnings, quotations }
    }

    /// Takes the name of the file (a path or a bare name) as the title of a text without one: some archives keep the title nowhere else.
    /// The file's ending is cut off, and [`WarningKind::MissingTitle`] is withdrawn.
    pub fn name_after(&mut self, file: &str) {
        name_after(&mut self.document, &mut self.warnings, file);
    }

    /// Finds speakers and sources, in slices.
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
    /// The quotations and their speakers.
    pub findings: Findings,
    /// The sources, in reading order.
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

    /// As [`Article::parse`], in slices: `pause` is asked for a rest between them, a few thousand times a megabyte, and `readers` for
    /// the reader of Markdown where the body is in Markdown.
    pub async fn parse_paced(seed: &str, readers: &mut impl Readers, pause: &mut impl Pause) -> Self {
        let (document, warnings) = format::parse_paced(seed, readers, pause).await;
        Self::of_paced(document, warnings, pause).await
    }

    /// Finds quotations, speakers and sources in a document that has no seed text of its own, such as one half of a bilingual text. In
    /// slices.
    ///
    /// ```
    /// use seed_reader::document::{Block, Document, Lang, Text};
    /// use seed_reader::{Article, pace};
    ///
    /// let block = Block::Paragraph(Text::plain("渔民赵小满说：“那天晚上没有月亮。”"));
    /// let document = Document { blocks: vec![block], lang: Lang::ZhHans, ..Document::default() };
    /// let article = pace::at_once(Article::of_paced(document, Vec::new(), &mut pace::Never));
    /// assert_eq!(article.findings.names[0].name, "赵小满");
    /// ```
    pub async fn of_paced(document: Document, warnings: Vec<Warning>, pause: &mut impl Pause) -> Self {
        let findings = voices::find_paced(&document, Weights::built_in(), pause).await;
        let sources = sources::list(&document, &findings);
        Self { document, warnings, findings, sources }
    }

    /// Withdraws the speaker of a quotation (an index into [`Findings::quotes`]), because the reader calls the attribution wrong. The
    /// quotation stays speech, without a speaker ([`voices::Quote::denied`]), and the sources follow. Returns whether it had a speaker;
    /// false also where there is no such quotation.
    ///
    /// ```
    /// let mut article = seed_reader::Article::parse("<p>渔民赵小满说：“那天晚上没有月亮。”</p>");
    /// assert!(article.deny(0) && article.findings.speaker(&article.findings.quotes[0]).is_none());
    /// assert!(article.restore(0) && article.findings.speaker(&article.findings.quotes[0]).is_some());
    /// ```
    pub fn deny(&mut self, quote: usize) -> bool {
        let Some(quote) = self.findings.quotes.get_mut(quote) else { return false };
        if quote.attribution.as_ref().is_none_or(|a| a.speaker.is_none()) {
            return false;
        }
        quote.denied = quote.attribution.take();
        self.sources = sources::list(&self.document, &self.findings);
        true
    }

    /// Takes back [`Article::deny`]: the quotation has its speaker again. Returns whether it had been denied.
    pub fn restore(&mut self, quote: usize) -> bool {
        let Some(quote) = self.findings.quotes.get_mut(quote).filter(|q| q.denied.is_some()) else { return false };
        quote.attribution = quote.denied.take();
        self.sources = sources::list(&self.document, &self.findings);
        true
    }

    /// Takes the name of the file as the title of an article without one, as [`Parsed::name_after`] does.
    ///
    /// ```
    /// let mut article = seed_reader::Article::parse("<p>灯灭了。</p>");
    /// article.name_after("notes/灯塔.md");
    /// assert_eq!(article.document.title, "灯塔");
    /// ```
    pub fn name_after(&mut self, file: &str) {
        if let Some(name) = name_after(&mut self.document, &mut self.warnings, file) {
            for source in self.sources.iter_mut().filter(|s| s.kind == SourceKind::Article) {
                name.clone_into(&mut source.name);
            }
        }
    }
}

/// Uses the name of a file as the title of a document without one. Returns the title if it was set.
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
    #[test]
    fn what_the_reader_denies_is_nobodys_and_comes_back() {
        let mut article = Article::parse(
            "<p>渔民赵小满说：“那天晚上没有月亮。”</p><p>赵小满说：“我在码头上等着。”</p><p>他去看了“平安”号。</p>",
        );
        let found = article.clone();
        let quotes = |article: &Article| {
            let source = article.sources.iter().find(|s| s.name == "赵小满").expect("a source still");
            source.quotes.clone()
        };
        assert_eq!(quotes(&article), [0, 1]);
        assert!(article.deny(0) && !article.deny(0) && !article.deny(2) && !article.deny(9));
        let quote = &article.findings.quotes[0];
        assert_eq!((quote.kind, &quote.attribution), (voices::QuoteKind::Speech, &None));
        assert_eq!(article.findings.denied(quote).map(|n| n.name.as_str()), Some("赵小满"));
        assert_eq!(quotes(&article), [1], "the list of sources agrees");
        // Where those were all the words, the article still speaks of them.
        assert!(article.deny(1) && quotes(&article).is_empty());
        assert!(article.restore(1) && article.restore(0) && !article.restore(0) && !article.restore(9));
        assert_eq!(article, found);
    }
}

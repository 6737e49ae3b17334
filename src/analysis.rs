//! The analysis: everything that is known of an article, as JSON for other programs.
//!
//! The field names and their meaning are a contract: fields may be added, none changes its meaning. Offsets into a block's
//! text are Unicode scalars; spans of warnings are UTF-8 bytes of the input.

use serde::Serialize;

use crate::article::Article;
use crate::document::{Block, Icon, Lang};

/// The analysis of one file.
#[derive(Debug, Serialize)]
pub struct Analysis<'a> {
    /// The path as given.
    pub file: &'a str,
    /// The text.
    pub document: DocumentView<'a>,
    /// The quotations, in reading order.
    pub quotes: Vec<QuoteView<'a>>,
    /// Who and what the article rests on.
    pub sources: Vec<SourceView<'a>>,
    /// What was left out.
    pub dropped: Vec<DroppedView<'a>>,
    /// What is wrong with the input.
    pub warnings: Vec<WarningView>,
}

/// See [`crate::document::Document`].
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract's")]
pub struct DocumentView<'a> {
    pub title: &'a str,
    pub url: Option<&'a str>,
    pub archived: Option<i64>,
    pub published: Option<String>,
    pub published_text: Option<&'a str>,
    pub byline: Option<&'a str>,
    pub outlet: Option<&'a str>,
    pub tags: &'a [String],
    pub summary: Option<&'a str>,
    pub archive_url: Option<&'a str>,
    pub translator: Option<&'a str>,
    pub original_title: Option<&'a str>,
    pub metadata: Vec<FieldView<'a>>,
    pub lang: &'static str,
    pub blocks: Vec<BlockView>,
}

/// What a header says that is no field of the document: a key and its value.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract's")]
pub struct FieldView<'a> {
    pub key: &'a str,
    pub value: &'a str,
}

/// See [`Block`].
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract's")]
pub struct BlockView {
    #[serde(rename = "type")]
    pub type_name: &'static str,
    pub lang: &'static str,
    pub text: String,
    /// Who wrote what follows, and when, where the block is the head of a post.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Of a list of tasks, which are done.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<bool>,
    /// Set for a list of other articles, which is beside this one.
    #[serde(skip_serializing_if = "is_false")]
    pub related: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

/// See [`crate::voices::Quote`].
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract's")]
pub struct QuoteView<'a> {
    pub block: usize,
    pub start: usize,
    pub end: usize,
    pub text: &'a str,
    pub kind: &'static str,
    pub speaker: Option<&'a str>,
    /// Who says it together with the speaker.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<&'a str>,
    pub description: Option<&'a str>,
    pub cue: Option<&'a str>,
    pub confidence: f32,
    pub certainty: Option<&'static str>,
    pub denied: Option<&'a str>,
}

/// See [`crate::sources::Source`].
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract's")]
pub struct SourceView<'a> {
    pub name: &'a str,
    pub kind: &'static str,
    pub latin: Option<&'a str>,
    pub affiliation: Option<&'a str>,
    pub url: Option<&'a str>,
    pub quotes: &'a [usize],
}

/// See [`crate::document::Dropped`].
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract's")]
pub struct DroppedView<'a> {
    pub reason: &'static str,
    pub text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'a str>,
}

/// See [`crate::format::Warning`].
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract's")]
pub struct WarningView {
    pub kind: &'static str,
    pub start: usize,
    pub end: usize,
}

impl<'a> Analysis<'a> {
    /// What is known of `article`, which was read from `file`.
    ///
    /// ```
    /// use seed_reader::{Article, analysis::Analysis, json};
    ///
    /// let article = Article::parse("[标题](https://news.example/a)\n---\n<p>他说：“好。”</p>");
    /// let text = json::json(&Analysis::of("a.md", &article)).expect("an analysis can be written");
    /// assert!(text.starts_with(r#"{"file":"a.md","document":{"title":"标题""#));
    /// ```
    pub fn of(file: &'a str, article: &'a Article) -> Self {
        let document = &article.document;
        let places = places(&document.blocks);
        // Quotations stand in reading order: each leaf is counted through once.
        let mut counted = (0, 0, 0);
        let quotes = article.findings.quotes.iter().map(|q| {
            let place = &places[q.leaf];
            let mut scalars = |bytes: usize| {
                let (leaf, from, count) = counted;
                let (from, count) = if leaf == q.leaf && from <= bytes { (from, count) } else { (0, 0) };
                counted = (q.leaf, bytes, count + place.text[from..bytes].chars().count());
                place.start + counted.2
            };
            let by = q.attribution.as_ref();
            QuoteView {
                block: place.block,
                start: scalars(q.range.start),
                end: scalars(q.range.end),
                text: &place.text[q.range.clone()],
                kind: q.kind.name(),
                speaker: article.findings.speaker(q).map(|n| n.name.as_str()),
                with: article.findings.speakers(q).skip(1).map(|n| n.name.as_str()).collect(),
                description: by.and_then(|a| a.description.as_deref()),
                cue: by.and_then(|a| a.cue.as_deref()),
                confidence: by.map_or(0.0, |a| a.confidence),
                certainty: by.map(|a| a.certainty.name()),
                denied: article.findings.denied(q).map(|n| n.name.as_str()),
            }
        });
        let sources = article.sources.iter().map(|s| SourceView {
            name: &s.name,
            kind: s.kind.name(),
            latin: s.latin.as_deref(),
            affiliation: s.affiliation.as_deref(),
            url: s.url.as_ref().map(|u| u.as_str()),
            quotes: &s.quotes,
        });
        Self {
            file,
            document: DocumentView {
                title: &document.title,
                url: document.url.as_ref().map(|u| u.as_str()),
                archived: document.archived.map(|t| t.0),
                published: document.published.as_ref().map(|p| p.at.rfc3339()),
                published_text: document.published.as_ref().map(|p| p.text.as_str()),
                byline: document.byline.as_deref(),
                outlet: document.outlet.as_deref(),
                tags: &document.tags,
                summary: document.summary.as_deref(),
                archive_url: document.archive_url.as_ref().map(|u| u.as_str()),
                translator: document.translator.as_deref(),
                original_title: document.original_title.as_deref(),
                metadata: document.metadata.iter().map(|(key, value)| FieldView { key, value }).collect(),
                lang: document.lang.tag(),
                blocks: document.blocks.iter().map(|b| view(b, document.lang)).collect(),
            },
            quotes: quotes.collect(),
            sources: sources.collect(),
            dropped: document
                .dropped
                .iter()
                .map(|d| DroppedView { reason: d.reason.name(), text: &d.text, url: d.url.as_deref() })
                .collect(),
            warnings: (article.warnings.iter())
                .map(|w| WarningView { kind: w.kind.name(), start: w.span.start, end: w.span.end })
                .collect(),
        }
    }
}

fn view(block: &Block, main: Lang) -> BlockView {
    let lang = if matches!(block, Block::Rule) { main } else { block.lang() };
    let (author, published) = match block {
        Block::Post(post) => (post.author.clone(), post.published.as_ref().map(|p| p.at.rfc3339())),
        _ => (None, None),
    };
    let mut tasks = Vec::new();
    block.for_each_text(&mut |text| tasks.extend(text.icons().iter().filter_map(Icon::task)));
    BlockView {
        type_name: block.type_name(),
        lang: lang.tag(),
        text: block.text(),
        author,
        published,
        tasks,
        related: block.is_related(),
    }
}

/// Where a leaf stands: its block, and the scalars of the block's text in front of it.
struct LeafPlace<'a> {
    block: usize,
    start: usize,
    text: &'a str,
}

fn places(blocks: &[Block]) -> Vec<LeafPlace<'_>> {
    let mut out = Vec::new();
    for (block, content) in blocks.iter().enumerate() {
        let mut start = 0;
        content.for_each_text(&mut |text| {
            out.push(LeafPlace { block, start, text: text.as_str() });
            // Leaves stand a line each.
            start += text.as_str().chars().count() + 1;
        });
    }
    out
}

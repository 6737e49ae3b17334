//! The analysis: everything that is known of an article, as JSON for other programs.
//!
//! The names of the fields and their meaning are a contract (`docs/analysis.schema.json`): fields may be added, none changes its meaning.
//! Offsets into a block's text count Unicode scalars; spans of warnings count UTF-8 bytes of the input.

use serde::Serialize;

use crate::article::Article;
use crate::document::{Block, Icon, Lang};

/// The analysis of one file.
#[derive(Debug, Serialize)]
pub struct Analysis<'a> {
    /// The path or address, as the caller gave it.
    pub file: &'a str,
    /// The text.
    pub document: DocumentView<'a>,
    /// The quotations, in reading order.
    pub quotes: Vec<QuoteView<'a>>,
    /// The sources, in reading order.
    pub sources: Vec<SourceView<'a>>,
    /// The text that was left out, and why.
    pub dropped: Vec<DroppedView<'a>>,
    /// Damage of the input, and other facts that a reader should know of it.
    pub warnings: Vec<WarningView>,
}

/// See [`crate::document::Document`].
#[derive(Debug, Serialize)]
pub struct DocumentView<'a> {
    /// The title; empty where there is none.
    pub title: &'a str,
    /// The address of publication.
    pub url: Option<&'a str>,
    /// The moment of archiving: milliseconds since 1970-01-01T00:00:00Z.
    pub archived: Option<i64>,
    /// The moment of publication: RFC 3339, in UTC.
    pub published: Option<String>,
    /// The words that the date was read from.
    pub published_text: Option<&'a str>,
    /// The author, as the header or the body gives it.
    pub byline: Option<&'a str>,
    /// The newspaper, agency or station, by name.
    pub outlet: Option<&'a str>,
    /// The header's tags.
    pub tags: &'a [String],
    /// The header's summary.
    pub summary: Option<&'a str>,
    /// The address of a copy in a web archive.
    pub archive_url: Option<&'a str>,
    /// The translator.
    pub translator: Option<&'a str>,
    /// The title of the text that this one translates.
    pub original_title: Option<&'a str>,
    /// Other keys and values of the header, in its order.
    pub metadata: Vec<FieldView<'a>>,
    /// A BCP 47 tag; `und` where the language is not known.
    pub lang: &'static str,
    /// The text, in reading order.
    pub blocks: Vec<BlockView>,
}

/// A key of the header that is no field of the document, and its value.
#[derive(Debug, Serialize)]
pub struct FieldView<'a> {
    /// The key, as the header writes it.
    pub key: &'a str,
    /// Its value.
    pub value: &'a str,
}

/// See [`Block`].
#[derive(Debug, Serialize)]
pub struct BlockView {
    /// The name of [`Block::type_name`].
    #[serde(rename = "type")]
    pub type_name: &'static str,
    /// The language of the longest text in it: a BCP 47 tag, or `und`.
    pub lang: &'static str,
    /// All visible text: its leaves, a line each.
    pub text: String,
    /// The author of a post, where the block is the head of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The date of a post: RFC 3339, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// For each task of a list, whether it is done.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<bool>,
    /// Whether this is a list of other articles, which is no part of this one.
    #[serde(skip_serializing_if = "is_false")]
    pub related: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

/// See [`crate::voices::Quote`].
///
/// ```
/// use seed_reader::{Article, analysis::Analysis};
///
/// let article = Article::parse("<p>他说：“好。”</p>");
/// let analysis = Analysis::of("a.md", &article);
/// let quote = &analysis.quotes[0];
/// let scalars = analysis.document.blocks[quote.block].text.chars();
/// assert_eq!(scalars.skip(quote.start).take(quote.end - quote.start).collect::<String>(), quote.text);
/// ```
#[derive(Debug, Serialize)]
pub struct QuoteView<'a> {
    /// The block it stands in: an index into the document's blocks.
    pub block: usize,
    /// The first scalar of the words in the block's text, behind the opening mark.
    pub start: usize,
    /// The scalar behind the last one, in front of the closing mark.
    pub end: usize,
    /// The words without their marks.
    pub text: &'a str,
    /// `speech` or `term`.
    pub kind: &'static str,
    /// The fullest name of the speaker; `None` for a term, and where nobody is named.
    pub speaker: Option<&'a str>,
    /// The names of others who say it together with the speaker.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<&'a str>,
    /// The description of a speaker who is not named.
    pub description: Option<&'a str>,
    /// The reporting words that the attribution rests on.
    pub cue: Option<&'a str>,
    /// The probability that the attribution is right, 0 to 1; 0 where nobody is named.
    pub confidence: f32,
    /// The step of the confidence: `sure`, `likely` or `unsure`.
    pub certainty: Option<&'static str>,
    /// The name that was found, and that the reader has called wrong.
    pub denied: Option<&'a str>,
}

/// See [`crate::sources::Source`].
#[derive(Debug, Serialize)]
pub struct SourceView<'a> {
    /// The fullest name; a link's words; an image's caption.
    pub name: &'a str,
    /// The name of [`SourceKind::name`](crate::sources::SourceKind::name).
    pub kind: &'static str,
    /// The name in Latin letters, as the article gives it.
    pub latin: Option<&'a str>,
    /// Office, profession or home, in the article's words.
    pub affiliation: Option<&'a str>,
    /// The address of a link, an image or the article itself.
    pub url: Option<&'a str>,
    /// Its quotations: indices into the list of quotations.
    pub quotes: &'a [usize],
}

/// See [`crate::document::Dropped`].
#[derive(Debug, Serialize)]
pub struct DroppedView<'a> {
    /// The name of [`DropReason::name`](crate::document::DropReason::name).
    pub reason: &'static str,
    /// The visible text that was left out; empty for code.
    pub text: &'a str,
    /// The address of a picture or a frame that was left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'a str>,
}

/// See [`crate::format::Warning`].
#[derive(Debug, Serialize)]
pub struct WarningView {
    /// The name of [`WarningKind::name`](crate::format::WarningKind::name).
    pub kind: &'static str,
    /// The first UTF-8 byte of the input that it is about.
    pub start: usize,
    /// The byte behind the last one.
    pub end: usize,
}

impl<'a> Analysis<'a> {
    /// The analysis of `article`, which was read from `file`. [`crate::json::json`] writes it.
    ///
    /// ```
    /// use seed_reader::{Article, analysis::Analysis, json};
    ///
    /// let article = Article::parse("[标题](https://news.example/a)\n---\n<p>他说：“好。”</p>");
    /// let text = json::json(&Analysis::of("a.md", &article)).expect("an analysis can be written");
    /// assert!(text.starts_with(r#"{"file":"a.md","document":{"title":"标题""#));
    /// ```
    ///
    /// # Panics
    ///
    /// Where the findings are not of the article's document: those of [`Article::parse`] and [`Article::of_paced`] always are.
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

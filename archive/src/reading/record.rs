//! Everything that is known of one article, in three pieces: what lists and links need of every article at once ([`Meta`]), its
//! quotations, and its page and text.

use std::panic::{AssertUnwindSafe, catch_unwind};

use seed_reader::Article;
use seed_reader::analysis::Analysis;
use seed_reader::document::{Document, Lang};
use seed_reader::format::{Warning, WarningKind};
use seed_reader::markup::{self, Rows, Sink, Writer};
use seed_reader::pair::Pair;
use seed_reader::sources::SourceKind;
use seed_reader::voices::Certainty;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::around::Around;
use super::gist::{opening, text};
use super::sink::ArchiveSink;
use super::text::ReadFile;

/// What a record is kept under: a hash of all that it is a function of.
pub type RecordKey = [u8; 32];

/// Ids in an article's page begin so, as in the live page and in saved ones.
pub const PREFIX: &str = "sr-";

/// What is known of an article without its text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Meta {
    /// The id of its page: a hash of its address and of when it was archived, or of its name where it has no address.
    pub id: String,
    /// The file's name, as [`super::Input::name`] has it.
    pub file: String,
    /// SHA-256 of the seed text in UTF-8, in hexadecimal.
    pub sha256: String,
    /// Its translation's file, where it is one of its own.
    pub translation: Option<String>,
    /// Its title; empty where it has none.
    pub title: String,
    /// The title's language.
    pub title_lang: String,
    /// Its language.
    pub lang: String,
    /// Whether original and translation are shown together.
    pub is_pair: bool,
    /// Where it was published.
    pub url: Option<String>,
    /// The host of that, without `www.`.
    pub host: String,
    /// Who published it, by name.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// The day it was published, or else archived, `2024-12-26`; empty where neither is known.
    pub date: String,
    /// When it was published, in RFC 3339.
    pub published: Option<String>,
    /// When it was archived, in RFC 3339.
    pub archived: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// How it begins.
    pub opening: String,
    /// How long its text is, in characters.
    pub characters: u32,
    /// How many of its quotations are somebody's words.
    pub quotations: u32,
    /// Who speaks in it, or is otherwise rested on.
    pub voices: Vec<ArticleVoice>,
    /// What is wrong with the text, by name.
    pub warnings: Vec<String>,
}

/// Somebody who is rested on in one article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleVoice {
    /// The fullest form of the name.
    pub name: String,
    /// The form in Latin letters that the article gives.
    pub latin: Option<String>,
    /// What the article says of them.
    pub office: Option<String>,
    /// person, organisation, outlet, document.
    pub kind: String,
    /// How many quotations are theirs.
    pub quotations: u32,
    /// How many of those may well be somebody else's.
    pub unsure: u32,
    /// Their number in the page's list of sources; 0 for those who are quoted with nothing.
    pub source: u32,
}

/// A quotation, as a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QuotationRow {
    /// The words, without their marks.
    pub text: String,
    /// speech or term.
    pub kind: String,
    /// Who said it: a place among [`Meta::voices`].
    pub voice: Option<u32>,
    /// Who said it together with that voice: places likewise.
    #[serde(default)]
    pub with: Vec<u32>,
    /// The description of a speaker without a name.
    pub description: Option<String>,
    /// The reporting words.
    pub cue: Option<String>,
    /// sure, likely, unsure.
    pub certainty: Option<String>,
    /// How probable the attribution is, 0 to 1.
    pub confidence: f32,
    /// The block it stands in, from 0.
    pub block: u32,
    /// Where it begins in the block's text, in Unicode scalars.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// What stands in front of it in its block, 32 characters at most.
    pub before: String,
    /// What stands behind it.
    pub after: String,
    /// The id of its place in the page.
    pub anchor: String,
    /// The language of its block.
    pub lang: String,
}

/// What an article's page shows, and what is searched.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleBody {
    /// The page's markup, the words of the interface in every language.
    pub html: String,
    /// The seed text, where pages are asked to be live.
    pub seed: Option<String>,
    /// The plain text, its title first.
    pub text: String,
}

/// All of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Without its text.
    pub meta: Meta,
    /// The quotations, in reading order.
    pub quotations: Vec<QuotationRow>,
    /// Page and text.
    pub body: ArticleBody,
}

/// Options that change records.
#[derive(Debug, Clone, Copy, Default)]
pub struct RecordOptions {
    /// Whether pages load pictures.
    pub pictures: bool,
    /// Whether seed texts are kept for live pages.
    pub seeds: bool,
}

/// What a record of these files is kept under.
pub fn key(name: &str, bytes: &[u8], translation: Option<(&str, &[u8])>, options: RecordOptions) -> RecordKey {
    let mut hash = Sha256::new();
    let mut part = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    part(env!("SEED_ARCHIVE_SOURCE").as_bytes());
    part(&[u8::from(options.pictures), u8::from(options.seeds)]);
    part(name.as_bytes());
    part(bytes);
    if let Some((name, bytes)) = translation {
        part(name.as_bytes());
        part(bytes);
    }
    hash.finalize().into()
}

/// Reads an article. `name` is its file's, `translation` its translation's, with the text. An error is a fault of the reader: what it
/// said when it stopped.
pub fn record(
    name: &str,
    read: &ReadFile,
    translation: Option<(&str, &str)>,
    options: RecordOptions,
) -> Result<Record, String> {
    // The reader never panics; among so many files one that makes it do so must not stop the others.
    catch_unwind(AssertUnwindSafe(|| of(name, read, translation, options))).map_err(|cause| {
        let said = cause.downcast_ref::<String>().map(String::as_str).or_else(|| cause.downcast_ref::<&str>().copied());
        said.unwrap_or("it stopped without a word").to_owned()
    })
}

fn of(name: &str, read: &ReadFile, translation: Option<(&str, &str)>, options: RecordOptions) -> Record {
    let mut article = Article::parse(&read.text);
    article.name_after(name);
    article.warnings.extend(read.is_altered.then_some(Warning { kind: WarningKind::Altered, span: 0..0 }));
    let other = translation.map(|(_, text)| text).or(read.translation.as_deref());
    let pair = match other {
        Some(text) => Some(Pair::new(article.clone(), Article::parse(text))),
        None => Pair::of_mixed(&article),
    };
    let anchors = anchors(&article, pair.as_ref());
    let (quotations, mut voices) = quotations(name, &article, &anchors);
    let mut sink = ArchiveSink::new(options.pictures);
    let writer = pair.as_ref().map_or_else(|| Writer::new(&article, PREFIX), |pair| Writer::pair(pair, PREFIX));
    let (shown, listed) = pair.as_ref().map_or((&article, article.sources.len()), |pair| {
        (&pair.original, pair.original.sources.len() + pair.translation.sources.len())
    });
    number(&mut voices, &writer, shown, listed);
    page(writer, &article.document, &mut sink);
    let mut text = text(&article.document);
    if let Some(pair) = pair.as_ref().filter(|_| other.is_some()) {
        text.push('\n');
        text.push_str(&super::gist::text(&pair.translation.document));
    }
    let mut meta = meta(name, read, &article, &quotations, voices);
    meta.is_pair = pair.is_some();
    meta.translation = translation.map(|(name, _)| name.to_owned());
    let seed = options.seeds.then(|| read.text.clone());
    Record { meta, quotations, body: ArticleBody { html: sink.finish(), seed, text } }
}

/// The ids of the quotations' places. Those of a text in two languages stand on one of its two sides.
fn anchors(article: &Article, pair: Option<&Pair>) -> Vec<String> {
    let mut ids = markup::quote_ids(article, PREFIX);
    let Some(pair) = pair else { return ids };
    let here: std::collections::HashSet<String> = markup::quote_ids(&pair.original, PREFIX).into_iter().collect();
    for id in &mut ids {
        if !here.contains(id) {
            *id = id.replacen(PREFIX, &format!("{PREFIX}t-"), 1);
        }
    }
    ids
}

/// Gives voices their numbers in the list of sources of a page on which `shown` stands; `listed` are no fewer than the list has.
fn number(voices: &mut [ArticleVoice], writer: &Writer<'_>, shown: &Article, listed: usize) {
    for number in 0..listed {
        let (said, _) = writer.said_by(number);
        let speaker = said.first().and_then(|&q| shown.findings.speaker(shown.findings.quotes.get(q)?));
        let own = |v: &&mut ArticleVoice| speaker.is_some_and(|s| s.name == v.name) && v.quotations > 0;
        if let Some(voice) = voices.iter_mut().find(own) {
            voice.source = number as u32;
        }
    }
}

fn page(mut writer: Writer<'_>, document: &Document, out: &mut ArchiveSink) {
    out.open("article");
    out.attr("class", "sr-article");
    out.attr("id", "sr-text");
    out.attr("lang", document.lang.html());
    writer.head(out);
    (0..writer.len()).for_each(|row| writer.row(row, out));
    out.close();
    out.open("aside");
    out.attr("class", "sr-aside");
    writer.sources(out);
    out.close();
}

fn quotations(name: &str, article: &Article, anchors: &[String]) -> (Vec<QuotationRow>, Vec<ArticleVoice>) {
    let analysis = Analysis::of(name, article);
    // The sources that speak stand behind the article itself, one for each name.
    let speaks = |kind| !matches!(kind, SourceKind::Article | SourceKind::Link | SourceKind::Image);
    let voices = article.sources.iter().filter(|s| speaks(s.kind)).map(|s| ArticleVoice {
        name: s.name.clone(),
        latin: s.latin.clone(),
        office: s.affiliation.clone(),
        kind: s.kind.name().to_owned(),
        quotations: s.quotes.len() as u32,
        unsure: s.quotes.iter().filter(|&&q| is_unsure(article, q)).count() as u32,
        source: 0,
    });
    let mut around = Around::default();
    let rows = analysis.quotes.iter().zip(&article.findings.quotes).zip(anchors).map(|((view, quote), anchor)| {
        let block = &analysis.document.blocks[view.block];
        let (before, after) = around.of(view, &block.text);
        QuotationRow {
            text: view.text.to_owned(),
            kind: view.kind.to_owned(),
            voice: quote.attribution.as_ref().and_then(|a| a.speaker).map(|s| s as u32),
            with: quote.attribution.iter().flat_map(|a| &a.with).map(|&s| s as u32).collect(),
            description: view.description.map(str::to_owned),
            cue: view.cue.map(str::to_owned),
            certainty: view.certainty.map(str::to_owned),
            confidence: view.confidence,
            block: view.block as u32,
            start: view.start as u32,
            end: view.end as u32,
            before,
            after,
            anchor: anchor.clone(),
            lang: block.lang.to_owned(),
        }
    });
    (rows.collect(), voices.collect())
}

fn is_unsure(article: &Article, quote: usize) -> bool {
    let quote = article.findings.quotes.get(quote);
    quote.and_then(|q| q.attribution.as_ref()).is_some_and(|a| a.certainty == Certainty::Unsure)
}

fn meta(
    name: &str,
    read: &ReadFile,
    article: &Article,
    quotations: &[QuotationRow],
    voices: Vec<ArticleVoice>,
) -> Meta {
    let document = &article.document;
    let published = document.published.as_ref();
    let archived = document.archived.map(|t| t.rfc3339());
    let url = document.url.as_ref().map(|u| u.as_str().to_owned());
    let owned = |text: Option<&str>| text.map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
    Meta {
        id: id(name, url.as_deref(), archived.as_deref()),
        file: name.to_owned(),
        sha256: hex(&Sha256::digest(read.text.as_bytes())),
        translation: None,
        title: document.title.trim().to_owned(),
        title_lang: Lang::detect(&document.title, document.lang).html().to_owned(),
        lang: document.lang.tag().to_owned(),
        is_pair: false,
        host: document.url.as_ref().map(|u| u.host().trim_start_matches("www.").to_lowercase()).unwrap_or_default(),
        url,
        outlet: owned(document.outlet.as_deref()),
        byline: owned(document.author()),
        date: published.map(|p| p.local_date()).or_else(|| document.archived.map(|t| t.date())).unwrap_or_default(),
        published: published.map(|p| p.at.rfc3339()),
        archived,
        tags: document.tags.iter().map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect(),
        opening: opening(document),
        characters: document.blocks.iter().map(|b| b.text().chars().count() as u32).sum(),
        quotations: quotations.iter().filter(|q| q.kind == "speech").count() as u32,
        voices,
        warnings: article.warnings.iter().map(|w| w.kind.name().to_owned()).collect(),
    }
}

fn id(name: &str, url: Option<&str>, archived: Option<&str>) -> String {
    let known = match url {
        Some(url) => format!("{url}\n{}", archived.unwrap_or_default()),
        None => name.to_owned(),
    };
    hex(&Sha256::digest(known.as_bytes()))[..10].to_owned()
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEED: &str = "<!--1735253943000-->\n[码头的灯](https://www.news.example/a)\n---\n\
        <p>港务局长沈望潮说：“这座码头不会关闭，船还会再来。”</p><p>“没有人问过我们。”渔民周阿水说。</p>";

    fn read(text: &str) -> ReadFile {
        ReadFile { text: text.to_owned(), translation: None, encoding: "UTF-8", is_altered: false }
    }

    #[test]
    fn a_record_says_who_said_what_and_where() {
        let record = record("a/b.md", &read(SEED), None, RecordOptions::default()).expect("it reads");
        assert_eq!((record.meta.host.as_str(), record.meta.date.as_str()), ("news.example", "2024-12-26"));
        let first = &record.quotations[0];
        assert_eq!(first.text, "这座码头不会关闭，船还会再来。");
        assert_eq!((first.before.as_str(), first.after.as_str()), ("港务局长沈望潮说：“", "”"));
        let voice = &record.meta.voices[first.voice.expect("somebody says it") as usize];
        assert_eq!((voice.name.as_str(), voice.quotations), ("沈望潮", 1));
        assert!(record.body.html.contains(&format!("id={}", first.anchor)), "{}", record.body.html);
        assert!(record.body.text.starts_with("码头的灯\n港务局长"));
    }

    #[test]
    fn every_input_of_a_record_changes_its_key() {
        let key = |name: &str, text: &str, pictures| {
            key(name, text.as_bytes(), None, RecordOptions { pictures, seeds: false })
        };
        let keys = [key("a", "b", false), key("ab", "", false), key("a", "b", true), key("a", "c", false)];
        assert!((1..keys.len()).all(|i| !keys[..i].contains(&keys[i])));
    }
}

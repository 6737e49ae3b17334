//! Quotations and sources, written down for use elsewhere: with attribution, as Markdown, CSL-JSON and BibTeX.

use serde::Serialize;

use crate::article::Article;
use crate::document::{Document, Lang, Timestamp};
use crate::sources::{self, Source, SourceKind};
use crate::voices::{Certainty, Quote};

/// A quotation with everything a citation of it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The words with their marks.
    pub words: String,
    /// The speaker, by name or by description.
    pub speaker: Option<String>,
    /// The speaker's office, profession or home, in the article's words.
    pub affiliation: Option<String>,
    /// The names of others who say the same words together with the speaker.
    pub with: Vec<String>,
    /// How certain the attribution is; `None` where the article names nobody.
    pub certainty: Option<Certainty>,
    /// The article's title.
    pub title: String,
    /// The publisher: its name, or the host of the address.
    pub outlet: String,
    /// The day it was published, or else archived: `2024-12-26`.
    pub date: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The language of the article: it decides the punctuation.
    pub lang: Lang,
}

impl Quotation {
    /// Quotation number `index` of an article (of `findings.quotes`); `None` where it has fewer.
    ///
    /// ```
    /// use seed_reader::{Article, cite::Quotation};
    ///
    /// let article = Article::parse("[灯塔](https://news.example/1)\n---\n<p>渔民赵小满说：“那天晚上没有月亮。”</p>");
    /// let quotation = Quotation::of(&article, 0).expect("it has one");
    /// assert_eq!((quotation.words.as_str(), quotation.speaker.as_deref()), ("“那天晚上没有月亮。”", Some("赵小满")));
    /// assert!(Quotation::of(&article, 1).is_none());
    /// ```
    pub fn of(article: &Article, index: usize) -> Option<Self> {
        let quote = article.findings.quotes.get(index)?;
        let document = &article.document;
        let (speaker, affiliation) = speaker(article, quote);
        Some(Self {
            words: article.document.leaves().get(quote.leaf).copied()?.as_str().get(quote.outer.clone())?.to_owned(),
            speaker,
            affiliation,
            with: article.findings.speakers(quote).skip(1).map(|name| name.name.clone()).collect(),
            certainty: quote.attribution.as_ref().filter(|a| a.speaker.is_some()).map(|a| a.certainty),
            title: document.title.clone(),
            outlet: outlet(document).to_owned(),
            date: date(article),
            url: document.url.as_ref().map(|u| u.as_str().to_owned()),
            lang: document.lang,
        })
    }

    /// The attribution: `庄嘉颖（新加坡国立大学政治学者）`, of several speakers `王海（船长）、林小明`, and with a doubt where there is one,
    /// `坎贝尔（归属不确定）`.
    pub fn by(&self) -> Option<String> {
        let inside = |more: &str| if self.lang.is_chinese() { format!("（{more}）") } else { format!(" ({more})") };
        let speaker =
            self.speaker.as_deref()?.to_owned() + &self.affiliation.as_deref().map(inside).unwrap_or_default();
        let names: Vec<&str> = std::iter::once(&speaker).chain(&self.with).map(String::as_str).collect();
        Some(self.lang.row(&names) + &self.doubt().map(inside).unwrap_or_default())
    }

    /// What a reader of the quotation must know of its attribution, in the language of the article; nothing where the article states it.
    fn doubt(&self) -> Option<&'static str> {
        Some(match (self.certainty?, self.lang) {
            (Certainty::Sure, _) => return None,
            (Certainty::Likely, Lang::ZhHans) => "据上下文归属",
            (Certainty::Likely, Lang::ZhHant) => "據上下文歸屬",
            (Certainty::Likely, _) => "attributed by context",
            (Certainty::Unsure, Lang::ZhHans) => "归属不确定",
            (Certainty::Unsure, Lang::ZhHant) => "歸屬不確定",
            (Certainty::Unsure, _) => "attribution uncertain",
        })
    }

    /// The title in the marks of its language: `《灯塔》`, `“The light”`; empty where there is none.
    pub fn marked_title(&self) -> String {
        match self.lang {
            _ if self.title.is_empty() => String::new(),
            lang if lang.is_chinese() => format!("《{}》", self.title),
            _ => format!("“{}”", self.title),
        }
    }

    /// The citation as plain text: the words, and below them `—— `, the attribution, title, outlet, date and address.
    ///
    /// ```
    /// let article = seed_reader::Article::parse("[灯塔](https://news.example/1)\n---\n<p>赵小满说：“那天晚上没有月亮。”</p>");
    /// let plain = seed_reader::cite::Quotation::of(&article, 0).expect("it has one").plain();
    /// assert_eq!(plain, "“那天晚上没有月亮。”\n—— 赵小满，《灯塔》，news.example，https://news.example/1");
    /// ```
    pub fn plain(&self) -> String {
        let comma = if self.lang.is_chinese() { "，" } else { ", " };
        let parts =
            [self.by(), Some(self.marked_title()), Some(self.outlet.clone()), self.date.clone(), self.url.clone()];
        let parts: Vec<_> = parts.into_iter().flatten().filter(|p| !p.is_empty()).collect();
        format!("{}\n—— {}", self.words, parts.join(comma))
    }
}

fn speaker(article: &Article, quote: &Quote) -> (Option<String>, Option<String>) {
    if let Some(source) = sources::speakers(quote).next().and_then(|s| article.sources.get(s)) {
        return (Some(source.name.clone()), source.affiliation.clone());
    }
    (quote.attribution.as_ref().and_then(|a| a.description.clone()), None)
}

/// The publisher of the article: the name that its header gives, or the host.
fn outlet(document: &Document) -> &str {
    document.outlet.as_deref().unwrap_or_else(|| document.url.as_ref().map_or("", |u| u.host()))
}

fn date(article: &Article) -> Option<String> {
    let document = &article.document;
    let published = document.published.as_ref().map(|p| p.local_date());
    published.or_else(|| document.archived.map(|at| at.date()))
}

/// The sources that have a name, and so a line in a bibliography.
fn listed(article: &Article) -> impl Iterator<Item = &Source> {
    article.sources.iter().filter(|s| !s.name.is_empty())
}

/// The sources as a Markdown list: name, address, and how many quotations each has.
///
/// ```
/// let article = seed_reader::Article::parse("[灯塔](https://news.example/1)\n---\n<p>灯灭了。</p>");
/// assert_eq!(seed_reader::cite::markdown(&article), "- [灯塔](<https://news.example/1>), news.example\n");
/// ```
pub fn markdown(article: &Article) -> String {
    let mut out = String::new();
    for source in listed(article) {
        let name = markdown_escape(&source.name);
        out.push_str("- ");
        match &source.url {
            Some(url) => out.push_str(&format!("[{name}](<{}>)", url.as_str().replace(['<', '>'], ""))),
            None => out.push_str(&name),
        }
        for more in [&source.latin, &source.affiliation].into_iter().flatten() {
            out.push_str(", ");
            out.push_str(&markdown_escape(more));
        }
        if !source.quotes.is_empty() {
            out.push_str(&format!(" ({})", source.quotes.len()));
        }
        out.push('\n');
    }
    out
}

fn markdown_escape(text: &str) -> String {
    let special = |c: char| matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|');
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        if special(c) {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
        out
    })
}

/// One item of CSL-JSON (Citation Style Language), which citation programs import.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the format's")]
pub struct CslItem<'a> {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub title: &'a str,
    #[serde(rename = "container-title", skip_serializing_if = "str::is_empty")]
    pub container: &'a str,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    pub url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<CslDate>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub author: Vec<CslName<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub translator: Vec<CslName<'a>>,
    #[serde(rename = "original-title", skip_serializing_if = "Option::is_none")]
    pub original_title: Option<&'a str>,
    #[serde(rename = "abstract", skip_serializing_if = "Option::is_none")]
    pub summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keyword: Option<String>,
    /// The day the article was archived.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accessed: Option<CslDate>,
    /// Where a web archive keeps a copy.
    #[serde(rename = "archive_location", skip_serializing_if = "Option::is_none")]
    pub archive: Option<&'a str>,
}

/// A date of CSL-JSON.
#[derive(Debug, Serialize)]
pub struct CslDate {
    /// Year, month, day.
    #[serde(rename = "date-parts")]
    pub date_parts: [[i64; 3]; 1],
}

/// A name of CSL-JSON, without telling family and given names apart.
#[derive(Debug, Serialize)]
pub struct CslName<'a> {
    /// The whole name.
    pub literal: &'a str,
}

/// The article and the pages it links to, as CSL-JSON items. People and bodies are no works: [`markdown`] lists them.
///
/// ```
/// use seed_reader::{Article, cite, json};
///
/// let article = Article::parse("[灯塔](https://news.example/1)\n---\n<p>灯灭了。</p>");
/// let items = cite::csl(&article);
/// assert_eq!((items[0].kind, items[0].title), ("article-newspaper", "灯塔"));
/// assert!(json::json(&items).is_some_and(|text| text.starts_with(r#"[{"id":""#)));
/// ```
pub fn csl<'a>(article: &'a Article) -> Vec<CslItem<'a>> {
    static NOTHING: std::sync::LazyLock<Document> = std::sync::LazyLock::new(Document::default);
    let day = |at: Timestamp| {
        let c = at.civil();
        CslDate { date_parts: [[c.year, c.month.into(), c.day.into()]] }
    };
    let document = &article.document;
    let works = listed(article).filter(|s| matches!(s.kind, SourceKind::Article | SourceKind::Link));
    works
        .enumerate()
        .map(|(i, source)| {
            let own = source.kind == SourceKind::Article;
            // What the header says is said of the article, not of what it links to.
            let about = if own { document } else { &NOTHING };
            let names = |name: Option<&'a str>| name.into_iter().map(|n| CslName { literal: n }).collect::<Vec<_>>();
            let host = source.url.as_ref().map_or("", |u| u.host());
            CslItem {
                id: key(article, i),
                kind: if own { "article-newspaper" } else { "webpage" },
                title: &source.name,
                container: about.outlet.as_deref().unwrap_or(host),
                url: source.url.as_ref().map(|u| u.as_str()),
                issued: about.published.as_ref().map(|p| day(p.at)),
                author: names(about.author()),
                translator: names(about.translator.as_deref()),
                original_title: about.original_title.as_deref(),
                summary: about.summary.as_deref(),
                keyword: Some(about.tags.join(", ")).filter(|k| !k.is_empty()),
                accessed: about.archived.map(day),
                archive: about.archive_url.as_ref().map(|u| u.as_str()),
            }
        })
        .collect()
}

/// The items of [`csl`] as BibTeX.
///
/// ```
/// let article = seed_reader::Article::parse("[灯塔](https://news.example/1)\n---\n<p>灯灭了。</p>");
/// let bibtex = seed_reader::cite::bibtex(&article);
/// assert!(bibtex.starts_with("@misc{") && bibtex.contains("  title = {灯塔},\n"), "{bibtex}");
/// ```
pub fn bibtex(article: &Article) -> String {
    let mut out = String::new();
    for item in csl(article) {
        out.push_str(&format!("@misc{{{},\n  title = {{{}}},\n", item.id, bibtex_escape(item.title)));
        let mut field = |name: &str, value: &str| out.push_str(&format!("  {name} = {{{value}}},\n"));
        for (name, people) in [("author", &item.author), ("translator", &item.translator)] {
            for person in people {
                field(name, &format!("{{{}}}", bibtex_escape(person.literal)));
            }
        }
        for (name, date) in [("date", &item.issued), ("urldate", &item.accessed)] {
            if let Some(date) = date {
                let [[year, month, day]] = date.date_parts;
                field(name, &format!("{year:04}-{month:02}-{day:02}"));
            }
        }
        for (name, text) in [
            ("origtitle", item.original_title),
            ("abstract", item.summary),
            ("keywords", item.keyword.as_deref()),
            ("addendum", item.archive),
        ] {
            if let Some(text) = text {
                field(name, &bibtex_escape(text));
            }
        }
        if !item.container.is_empty() {
            field("organization", &bibtex_escape(item.container));
        }
        if let Some(url) = item.url {
            // Braces would end the field; in an address they are written as browsers send them.
            field("url", &url.replace('{', "%7B").replace('}', "%7D"));
        }
        out.push_str("}\n\n");
    }
    out
}

fn key(article: &Article, index: usize) -> String {
    let host = article.document.url.as_ref().map_or("article", |u| u.host());
    let host: String = host.chars().filter(char::is_ascii_alphanumeric).collect();
    let date = date(article).unwrap_or_default().replace('-', "");
    format!("{host}{date}-{}", index + 1)
}

fn bibtex_escape(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' | '}' | '%' | '&' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push(' '),
            c => out.push(c),
        }
        out
    })
}

#[cfg(test)]
mod tests;

use super::{SaveOptions, begin, style};
use crate::document::{Document, Lang};
use crate::i18n::Label;
use crate::markup::{HtmlSink, Sink};

/// A saved page in a list ([`index`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The name of its file, beside the list.
    pub file: String,
    /// The article's title; empty where it has none.
    pub title: String,
    /// The language of the title.
    pub lang: Lang,
    /// The host of the address it was published at; empty where that is not known.
    pub outlet: String,
    /// The day it was published, or else archived, as `2024-12-26`; empty where neither is known.
    pub date: String,
}

impl Entry {
    /// The entry of an article that was saved as `file`.
    pub fn new(document: &Document, file: impl Into<String>) -> Self {
        let published = document.published.as_ref().map(|p| p.local_date());
        Self {
            file: file.into(),
            title: document.title.clone(),
            lang: Lang::detect(&document.title, document.lang),
            outlet: document.url.as_ref().map_or("", |url| url.host()).to_owned(),
            date: published.or_else(|| document.archived.map(|at| at.date())).unwrap_or_default(),
        }
    }
}

/// Writes a page that lists saved pages, in the order given. Like a saved page, it loads nothing.
///
/// ```
/// use seed_reader::saved::{self, Entry, SaveOptions};
///
/// let article = seed_reader::Article::parse("[灯塔](https://news.example/1)\n---\n<p>灯灭了。</p>");
/// let entry = Entry::new(&article.document, saved::file_name(&article.document));
/// assert_eq!((entry.outlet.as_str(), entry.file.as_str()), ("news.example", "news.example_灯塔.html"));
/// assert!(saved::index(&[entry], &SaveOptions::default()).contains("灯塔"));
/// ```
pub fn index(entries: &[Entry], options: &SaveOptions) -> String {
    let messages = options.locale.words();
    let mut out = HtmlSink::new(options.locale);
    begin(&mut out, options.locale, messages.saved_articles(), &style::TEXT);
    out.open("main");
    out.attr("class", "sr-layout");
    out.open("article");
    out.attr("class", "sr-article");
    out.interface_lang();
    out.open("h1");
    out.label(Label::new(|m| m.saved_articles()));
    out.close();
    out.open("ul");
    for entry in entries {
        out.open("li");
        out.open("a");
        // The names hold nothing that an address would read otherwise (`file_name`); this says that they are names.
        out.attr("href", &format!("./{}", entry.file));
        if entry.title.is_empty() {
            out.label(Label::new(|m| m.untitled()));
        } else {
            out.attr("lang", entry.lang.html());
            out.open("bdi");
            out.text(&entry.title);
            out.close();
        }
        out.close();
        let facts: Vec<_> =
            [&entry.outlet, &entry.date].into_iter().filter(|t| !t.is_empty()).map(String::as_str).collect();
        out.open("small");
        out.attr("class", "sr-host sr-when");
        out.text(&format!(" {}", facts.join(" · ")));
        out.close();
        out.close();
    }
    out.finish()
}

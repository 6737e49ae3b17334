//! Article → one HTML file that needs nothing else: no server, no script, no network, years later.
//!
//! The text is written by the same [`Writer`] as the live page. Around it stand the words of the interface, a style sheet,
//! a small script that only adds comfort, and the seed text itself, byte for byte, so that a saved page opened in the reader
//! ([`open()`]) is the same article again. A content security policy forbids every request, and allows the style and the
//! script by their hashes alone.
//!
//! `sink` writes the article's markup, `style` makes the style sheet of the live page fit a page without an application,
//! `origin` says where the text is from, `seed` puts texts into the page and takes them out, `denials` keeps what the reader has called
//! wrong, `name` names the file.

mod base64;
mod denials;
mod index;
mod name;
mod origin;
mod picture;
mod seed;
mod sink;
mod style;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

use crate::article::Article;
use crate::document::{Document, Timestamp};
use crate::i18n::{Label, Locale, Word};
use crate::markup::{HtmlSink, Rows, Sink, Writer};
pub use crate::markup::{Theme, View};
use crate::pair::Pair;
use sink::SavedSink;

pub use denials::{Denials, denials};
pub use index::{Entry, index};
pub use name::file_name;
pub use picture::{data_url, is_picture};
pub use seed::{Seed, images, is_intact, is_page, open};

/// The content of a saved page.
#[derive(Debug, Clone, Copy)]
pub enum SavedContent<'a> {
    /// An article.
    Article(&'a Article),
    /// An article and its translation. Where both stood in one text, that text is the seed's only one.
    Pair(&'a Pair),
}

impl<'a> SavedContent<'a> {
    fn original(self) -> &'a Document {
        match self {
            Self::Article(article) => &article.document,
            Self::Pair(pair) => &pair.original.document,
        }
    }

    fn writer(self) -> Writer<'a> {
        match self {
            Self::Article(article) => Writer::new(article, PREFIX),
            Self::Pair(pair) => Writer::pair(pair, PREFIX),
        }
    }
}

/// The pictures that a page holds: from the address in the article ([`Media::url`](crate::document::Media::url)) to the picture as a
/// `data:` URL ([`data_url`]). Every other picture is a caption with its address, so an empty map saves without pictures.
pub type SavedImages = BTreeMap<String, String>;

/// Choices of the program that saves.
///
/// ```
/// use seed_reader::{Article, i18n::Locale, saved::{self, SaveOptions, SavedContent, Seed, Theme}};
///
/// let article = Article::parse("<p>灯灭了。</p>");
/// let options = SaveOptions { locale: Locale::En, theme: Theme::Dark, ..SaveOptions::default() };
/// let page = saved::page(SavedContent::Article(&article), &Seed::new("<p>灯灭了。</p>"), &options);
/// assert!(page.starts_with("<!DOCTYPE html>"));
/// ```
#[derive(Debug, Clone, Default)]
pub struct SaveOptions {
    /// The language of the interface's words.
    pub locale: Locale,
    /// The view that a pair opens in.
    pub view: View,
    /// The colours.
    pub theme: Theme,
    /// The moment of saving. `None` leaves it out, so that the page is the same on every day.
    pub saved: Option<Timestamp>,
    /// The pictures.
    pub images: SavedImages,
}

/// The style sheet of saved pages of every kind, for sites that keep their style in a file of its own. Its tokens (`--paper`, `--ink` …)
/// stand on the root, which needs the class `sr-app`. A theme is chosen by a checked radio button with the theme's name as its value,
/// below a root with the attribute `data-theme`.
pub fn style_sheet() -> &'static str {
    &style::TOGETHER
}

/// Ids in the page begin so, as in the live page: a permalink leads to the same place in both.
const PREFIX: &str = "sr-";

/// Writes the page. The same article, seed and options give the same bytes.
///
/// ```
/// use seed_reader::Article;
/// use seed_reader::saved::{self, SaveOptions, SavedContent, Seed};
///
/// let seed = Seed::new("[标题](https://news.example/a)\n---\n<p>他说：“好。”</p>");
/// let article = Article::parse(&seed.text);
/// let page = saved::page(SavedContent::Article(&article), &seed, &SaveOptions::default());
/// assert_eq!(saved::open(&page), Some(seed));
/// ```
pub fn page(content: SavedContent<'_>, seed: &Seed, options: &SaveOptions) -> String {
    let document = content.original();
    let mut text = SavedSink::new(HtmlSink::new(options.locale), &options.images);
    article(content, &mut text);
    let style = match content {
        SavedContent::Pair(_) => &style::TOGETHER,
        SavedContent::Article(article) if has_figures(&article.document) => &style::ARTICLE,
        SavedContent::Article(_) => &style::TEXT,
    };

    let mut out = HtmlSink::new(options.locale);
    begin(&mut out, options.locale, &title(document, options.locale), style);
    out.open("main");
    out.attr("class", "sr-layout");
    // Which view it is, the radio buttons say (`style`).
    out.attr("data-view", "");
    choices(matches!(content, SavedContent::Pair(_)), options, &mut out);
    out.append(text.finish());
    origin::write(document, seed, options.saved, &mut out);
    // main, div, seed-reader
    (0..3).for_each(|_| out.close());
    seed.write(&Denials::of(content).attribute(), &mut out);
    out.open("script");
    out.own(&COMFORT.0);
    out.finish()
}

fn has_figures(document: &Document) -> bool {
    let mut any = false;
    document.blocks.iter().for_each(|block| block.for_each_figure(&mut |_, _| any = true));
    any
}

/// The text, and the sources beside it.
fn article(content: SavedContent<'_>, out: &mut SavedSink<'_>) {
    out.open("article");
    out.attr("class", "sr-article");
    out.attr("id", "sr-text");
    out.attr("lang", content.original().lang.html());
    let mut writer = content.writer();
    writer.head(out);
    (0..writer.len()).for_each(|row| writer.row(row, out));
    out.close();
    out.open("aside");
    out.attr("class", "sr-aside");
    writer.sources(out);
    out.close();
}

/// The script without its comments and margins, and its hash in base64. Everything works without it.
static COMFORT: LazyLock<(String, String)> = LazyLock::new(|| {
    let lines = include_str!("comfort.js").lines().map(str::trim);
    let script: String = lines.filter(|l| !l.starts_with("//")).collect();
    let hash = base64::encode(&sha256(script.as_bytes()));
    (script, hash)
});

/// Opens a page of ours, up to the element that holds an article.
fn begin(out: &mut HtmlSink, locale: Locale, title: &str, style: &str) {
    out.own("<!DOCTYPE html>\n");
    out.open("html");
    out.attr("lang", locale.tag());
    out.attr("class", "sr-app");
    out.attr("data-theme", "");
    out.open("head");
    meta("charset", "utf-8", None, out);
    meta("http-equiv", "Content-Security-Policy", Some(&policy(style)), out);
    meta("name", "viewport", Some("width=device-width"), out);
    meta("name", "color-scheme", Some("light dark"), out);
    meta("name", "referrer", Some("no-referrer"), out);
    meta("name", "generator", Some(concat!("seed-reader ", env!("CARGO_PKG_VERSION"))), out);
    out.open("title");
    out.run(title);
    out.close();
    out.open("style");
    out.own(style);
    out.close();
    out.close();
    out.open("body");
    out.open("seed-reader");
    out.open("div");
    out.attr("class", "sr-reader");
}

fn meta(name: &'static str, value: &str, content: Option<&str>, out: &mut HtmlSink) {
    out.open("meta");
    out.attr(name, value);
    if let Some(content) = content {
        out.attr("content", content);
    }
    out.close();
}

/// Nothing may be loaded but pictures that stand in the page; nothing may be applied or run but what was written here.
fn policy(style: &str) -> String {
    let (style, script) = (base64::encode(&sha256(style.as_bytes())), &COMFORT.1);
    format!(
        "default-src 'none'; img-src data:; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"
    )
}

/// The name of the window: what reorders text or breaks lines would reach beyond it.
fn title(document: &Document, locale: Locale) -> String {
    let shown: String = document.title.chars().filter(|c| !name::is_unseen(*c)).collect();
    if shown.trim().is_empty() { locale.words().untitled().to_owned() } else { shown }
}

/// Radio buttons for the view and for the colours: the style sheet asks which is checked.
fn choices(is_pair: bool, options: &SaveOptions, out: &mut HtmlSink) {
    out.open("div");
    out.attr("class", "sr-saved-bar");
    out.interface_lang();
    if is_pair {
        let views = View::ALL.map(|view| (view.name(), view.words(), view == options.view));
        choice("data-view", Label::new(|m| m.view()), &views, out);
    }
    let themes = Theme::ALL.map(|theme| (theme.name(), theme.words(), theme == options.theme));
    choice("data-theme", Label::new(|m| m.theme()), &themes, out);
    origin::button("fold", Label::new(|m| m.fold_all()), &[("data-other", Label::new(|m| m.unfold_all()))], out);
    out.close();
}

type ChoiceRow = (&'static str, Word, bool);

fn choice(name: &str, legend: Label, values: &[ChoiceRow], out: &mut HtmlSink) {
    out.open("fieldset");
    out.open("legend");
    out.label(legend);
    out.close();
    for &(value, words, checked) in values {
        out.open("label");
        out.open("input");
        out.attr("type", "radio");
        out.attr("name", &format!("sr-{name}"));
        out.attr("value", value);
        if checked {
            out.attr("checked", "");
        }
        out.close();
        out.label(Label::new(words));
        out.close();
    }
    out.close();
}

fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

#[cfg(test)]
mod tests;

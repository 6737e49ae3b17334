//! What stands around every page.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use seed_reader::i18n::Locale;

use super::Site;
use crate::catalogue::{ArticleEntry, Outlet};
use crate::error::Error;
use crate::output::Output;
use crate::words::{Words, fill, words};

/// A site in one language of the interface.
pub struct SiteView<'a> {
    /// The site.
    pub site: &'a Site<'a>,
    /// The language.
    pub locale: Locale,
    /// Its words.
    pub words: &'static Words,
    /// Its folder below the site's root, with a slash; empty for the first language.
    pub folder: String,
}

/// A page of it: where it stands decides what its addresses look like.
pub struct SitePage<'a> {
    /// The view.
    pub view: &'a SiteView<'a>,
    /// Below the folder of the language.
    pub path: String,
    /// From the page to the folder of its language.
    up: String,
}

/// What differs from page to page outside its main part.
#[derive(Default)]
pub struct PageHead<'a> {
    /// The name of the window; the archive's own is put behind it.
    pub title: &'a str,
    /// A description of the page for search engines.
    pub description: &'a str,
    /// Its feed, below the site's root.
    pub feed: Option<String>,
    /// Which of the places in the bar this is one of.
    pub place: &'a str,
    /// Whether the page is an article, which has a layout of its own.
    pub is_article: bool,
    /// Whether the page searches.
    pub searches: bool,
}

impl<'a> SiteView<'a> {
    /// The site in language number `number` of its configuration.
    pub fn new(site: &'a Site<'a>, number: usize) -> Self {
        let locale = site.locales[number];
        let folder = if number == 0 { String::new() } else { format!("{}/", locale.tag()) };
        Self { site, locale, words: words(locale), folder }
    }

    /// A page below the language's folder.
    pub fn page(&'a self, path: impl Into<String>) -> SitePage<'a> {
        let path = path.into();
        let up = "../".repeat(path.matches('/').count());
        SitePage { view: self, path, up }
    }

    /// The archive's name.
    pub fn name(&self) -> &str {
        if self.site.config.title.is_empty() { self.words.archive } else { &self.site.config.title }
    }

    /// An article's outlet.
    pub fn outlet(&self, article: &ArticleEntry) -> &'a Outlet {
        &self.site.catalogue.outlets[article.outlet]
    }

    /// An article's title, or the word for none.
    pub fn title<'b>(&self, article: &'b ArticleEntry) -> &'b str
    where
        'a: 'b,
    {
        if article.meta.title.is_empty() { self.words.untitled } else { &article.meta.title }
    }

    /// A day as the language writes it.
    pub fn date(&self, date: &str) -> String {
        if date.is_empty() { self.words.undated.to_owned() } else { crate::words::date(self.locale, date) }
    }

    /// So many articles.
    pub fn articles(&self, n: usize) -> String {
        crate::words::count(n, self.words.one_article, self.words.n_articles)
    }

    /// So many quotations.
    pub fn quotations(&self, n: usize) -> String {
        crate::words::count(n, self.words.one_quotation, self.words.n_quotations)
    }

    /// What a kind of voice is called.
    pub fn kind(&self, kind: &str) -> &'static str {
        match kind {
            "organisation" => self.words.organisation,
            "outlet" => self.words.outlet,
            "document" => self.words.document,
            _ => self.words.person,
        }
    }
}

/// A text of the articles in a language: `lang` where it is known.
pub fn tagged(lang: &str) -> Option<&str> {
    Some(lang).filter(|lang| !lang.is_empty() && *lang != "und")
}

impl SitePage<'_> {
    /// The address of another page of this language.
    pub fn to(&self, path: &str) -> String {
        format!("{}{path}", self.up)
    }

    /// The address of what all languages share.
    pub fn shared(&self, path: &str) -> String {
        format!("{}{}{path}", self.up, if self.view.folder.is_empty() { "" } else { "../" })
    }

    /// Writes the page.
    pub fn write(&self, head: &PageHead<'_>, main: &Markup, out: &Output<'_>) -> Result<(), Error> {
        let html = self.html(head, main).into_string();
        out.put(&format!("{}{}", self.view.folder, self.path), html.as_bytes())
    }

    fn html(&self, head: &PageHead<'_>, main: &Markup) -> Markup {
        let SiteView { site, words, locale, .. } = self.view;
        let name = self.view.name();
        let title = if head.title.is_empty() { name.to_owned() } else { format!("{} · {name}", visible(head.title)) };
        html! {
            (DOCTYPE)
            html.sr-app.ar-root lang=(locale.tag()) data-theme="" {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(self.policy(head));
                    meta name="viewport" content="width=device-width";
                    meta name="color-scheme" content="light dark";
                    meta name="referrer" content="no-referrer";
                    meta name="generator" content=(concat!("seed-archive ", env!("CARGO_PKG_VERSION")));
                    title { (title) }
                    @if !head.description.is_empty() { meta name="description" content=(head.description); }
                    @if let Some(address) = site.config.address(&format!("{}{}", self.view.folder, self.path)) {
                        link rel="canonical" href=(address);
                    }
                    @for (number, other) in site.locales.iter().enumerate().filter(|(_, l)| *l != locale) {
                        link rel="alternate" hreflang=(other.tag()) href=(self.in_language(number));
                    }
                    @if let Some(feed) = &head.feed {
                        link rel="alternate" type="application/atom+xml" title=(words.feed) href=(self.shared(feed));
                    }
                    @if site.config.base_url.is_some() && site.config.search {
                        link rel="search" type="application/opensearchdescription+xml" title=(name) href=(self.shared("opensearch.xml"));
                    }
                    link rel="stylesheet" href=(self.shared("assets/archive.css"));
                    script src=(self.shared("assets/archive.js")) {}
                    @if head.searches { script src=(self.shared("assets/search.js")) defer {} }
                    @if let Some(reader) = site.config.reader.as_ref().filter(|_| head.is_article) {
                        script type="module" src=(self.shared(reader.trim_start_matches('/'))) {}
                    }
                }
                body {
                    a.ar-skip href="#main" { (words.skip) }
                    (self.bar(head))
                    (main)
                    (self.foot())
                }
            }
        }
    }

    /// Only what a page of ours needs: its own files, and pictures where they are shown.
    fn policy(&self, head: &PageHead<'_>) -> String {
        let config = self.view.site.config;
        let shown = head.is_article && config.images == crate::config::ImageOption::Show;
        let images = if shown { "data: https: http:" } else { "data:" };
        let live = head.is_article && config.reader.is_some();
        let (style, script, connect) = match live {
            true => ("'self' 'unsafe-inline'", "'self' 'wasm-unsafe-eval'", "'self'"),
            false => ("'self'", "'self'", "'none'"),
        };
        format!(
            "default-src 'none'; img-src {images}; style-src {style}; script-src {script}; connect-src {connect}; form-action 'self'; base-uri 'none'"
        )
    }

    fn in_language(&self, number: usize) -> String {
        let folder = if number == 0 { String::new() } else { format!("{}/", self.view.site.locales[number].tag()) };
        self.shared(&format!("{folder}{}", self.path))
    }

    fn bar(&self, head: &PageHead<'_>) -> Markup {
        let SiteView { site, words, .. } = self.view;
        let places = [
            ("voices", words.voices, "voices/index.html", true),
            ("outlets", words.outlets, "outlets/index.html", true),
            ("days", words.days, "days/index.html", true),
            ("tags", words.tags, "tags/index.html", !site.catalogue.tags.is_empty()),
            ("data", words.data, "data.html", site.config.data),
        ];
        html! {
            header.ar-bar {
                a.ar-brand href=(self.to("index.html")) { (self.view.name()) }
                nav {
                    @for (place, word, path, _) in places.iter().filter(|p| p.3) {
                        a href=(self.to(path)) aria-current=[(*place == head.place).then_some("true")] { (word) }
                    }
                }
                @if site.config.search && !head.searches { (self.search_form(words.search_hint, None)) }
            }
        }
    }

    /// The field that leads to the search page; with a slug and a name, to what quotes that voice.
    pub fn search_form(&self, hint: &str, voice: Option<(&str, &str)>) -> Markup {
        html! {
            form.ar-search role="search" action=(self.to("search.html")) method="get" {
                input type="search" name="q" aria-label=(hint) placeholder=(hint) autocomplete="off" spellcheck="false";
                @if let Some((slug, name)) = voice {
                    input type="hidden" name="voice" value=(slug);
                    input type="hidden" name="name" value=(name);
                }
                button type="submit" { (self.view.words.search) }
            }
        }
    }

    fn foot(&self) -> Markup {
        let SiteView { site, words, .. } = self.view;
        let themes = [
            ("auto", words.theme_auto),
            ("light", words.theme_light),
            ("dark", words.theme_dark),
            ("sepia", words.theme_sepia),
        ];
        html! {
            footer.ar-foot {
                fieldset {
                    legend { (words.theme) }
                    @for (value, word) in themes {
                        label { input type="radio" name="sr-data-theme" value=(value) checked[value == "auto"]; (word) }
                    }
                }
                @if site.locales.len() > 1 {
                    nav aria-label=(words.language) {
                        @for (number, other) in site.locales.iter().enumerate() {
                            a href=(self.in_language(number)) lang=(other.tag()) aria-current=[(*other == self.view.locale).then_some("true")] {
                                (other.words().name())
                            }
                        }
                    }
                }
                p { (fill(words.made_with, &["seed-archive"])) }
            }
        }
    }

    /// Links to the other pages of a list in several.
    pub fn pager(&self, number: usize, pages: usize, path: &dyn Fn(usize) -> String) -> Markup {
        let words = self.view.words;
        if pages < 2 {
            return PreEscaped(String::new());
        }
        html! {
            nav.ar-pager {
                @if number > 0 { a rel="prev" href=(self.to(&path(number - 1))) { "← " (words.previous_page) } }
                span { (fill(words.page_of, &[&(number + 1).to_string(), &pages.to_string()])) }
                @if number + 1 < pages { a rel="next" href=(self.to(&path(number + 1))) { (words.next_page) " →" } }
            }
        }
    }
}

/// Text for the name of a window, where what reorders it would reach further than it should.
pub fn visible(text: &str) -> String {
    let unseen = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    text.chars().filter(|c| !unseen(*c)).collect()
}

/// Where the page of a day (`2024-05-01`) or a month (`2024-05`) stands.
pub fn day_path(day: &str) -> String {
    format!("days/{}.html", day.replace('-', "/"))
}

/// `voices/x.html` → `voices/x-2.html` for the second page.
pub fn numbered(path: &str, number: usize) -> String {
    match number {
        0 => path.to_owned(),
        n => format!("{}-{}.html", path.trim_end_matches(".html"), n + 1),
    }
}

//! The sources of an article, in reading order.
//!
//! A *speaker* said a quotation; a *source* is whoever or whatever the article rests on: people, bodies, outlets, documents,
//! links, images, and the article itself.

use std::ops::Range;

use crate::document::{Document, Media, MediaKind, Note, SafeUrl, one_of};
use crate::voices::{Attribution, Findings, Quote, SpeakerKind};

/// One source.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Its fullest name; a link's words, an image's caption.
    pub name: String,
    /// Its kind.
    pub kind: SourceKind,
    /// The name in Latin letters, as the article gives it.
    pub latin: Option<String>,
    /// Office, profession or home, in the article's words; the host of a link, an image or the article.
    pub affiliation: Option<String>,
    /// The address of a link, an image or the article itself; `None` for speakers.
    pub url: Option<SafeUrl>,
    /// Its quotations: indices into [`Findings::quotes`].
    pub quotes: Vec<usize>,
    /// The place of a link or an image in the article; `None` for all others.
    pub place: Option<Place>,
    /// Where the text attributes something to it, in reading order: a leaf, and UTF-8 bytes of its text. Empty for links,
    /// media and the article itself.
    pub mentions: Vec<(usize, Range<usize>)>,
}

/// The place of a source in the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The link of this number ([`Document::links`]).
    Link(u32),
    /// The figure of this number, in reading order.
    Media(u32),
}

/// The kinds of sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceKind {
    /// A human being.
    Person,
    /// A state, a ministry, a company, a group.
    Organisation,
    /// A newspaper, an agency, a station.
    Outlet,
    /// A statement, a report, a judgment.
    Document,
    /// A page that the text links to.
    Link,
    /// A picture, a film, a sound.
    Image,
    /// The article itself.
    Article,
}

impl SourceKind {
    /// The word that the analysis uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Outlet => "outlet",
            Self::Document => "document",
            Self::Link => "link",
            Self::Image => "image",
            Self::Article => "article",
        }
    }
}

impl From<SpeakerKind> for SourceKind {
    fn from(kind: SpeakerKind) -> Self {
        match kind {
            SpeakerKind::Person => Self::Person,
            SpeakerKind::Organisation => Self::Organisation,
            SpeakerKind::Outlet => Self::Outlet,
            SpeakerKind::Document => Self::Document,
        }
    }
}

/// Lists the sources of a document: the article itself, then the speakers, then links and media, each in reading order. A speaker is one
/// source however often it speaks: entities are told apart by number, not by name. [`Article::sources`](crate::Article::sources) holds
/// this list.
///
/// ```
/// use seed_reader::sources::SourceKind;
///
/// let article = seed_reader::Article::parse("<p>渔民赵小满说：“没有月亮。”详见<a href='https://news.example/2'>报告</a>。</p>");
/// let kinds: Vec<_> = article.sources.iter().map(|source| source.kind).collect();
/// assert_eq!(kinds, [SourceKind::Article, SourceKind::Person, SourceKind::Link]);
/// assert_eq!(article.sources[1].quotes, [0], "what the fisherman says");
/// ```
///
/// # Panics
///
/// Where an attribution names an entity that `findings` does not hold: findings of [`voices::find`](crate::voices::find) never do.
pub fn list(document: &Document, findings: &Findings) -> Vec<Source> {
    let mut out = vec![Source {
        name: document.title.clone(),
        kind: SourceKind::Article,
        latin: None,
        affiliation: document.url.as_ref().map(|u| u.shown_host().into_owned()),
        url: document.url.clone(),
        quotes: Vec::new(),
        place: None,
        mentions: Vec::new(),
    }];
    let mut quotes = vec![Vec::new(); findings.names.len()];
    for (i, quote) in findings.quotes.iter().enumerate() {
        for name in quote.attribution.iter().flat_map(Attribution::speakers) {
            quotes[name].push(i);
        }
    }
    out.extend(findings.names.iter().zip(quotes).map(|(n, quotes)| Source {
        name: n.name.clone(),
        kind: n.kind.into(),
        latin: n.latin.clone(),
        affiliation: n.affiliation.clone(),
        url: None,
        quotes,
        place: None,
        mentions: n.mentions.clone(),
    }));
    out.extend(links(document));
    out.extend(media(document));
    out
}

/// The sources that say a quotation, the speaker first, then those that say it together with the speaker: indices into the list that
/// [`list`] gives.
///
/// ```
/// use seed_reader::{Article, sources};
///
/// let article = Article::parse("<p>渔民赵小满说：“那天晚上没有月亮。”</p>");
/// let speakers: Vec<_> = sources::speakers(&article.findings.quotes[0]).collect();
/// assert_eq!(article.sources[speakers[0]].name, "赵小满");
/// ```
pub fn speakers(quote: &Quote) -> impl Iterator<Item = usize> + '_ {
    quote.attribution.iter().flat_map(Attribution::speakers).map(|name| 1 + name)
}

/// The links of the text with their words; what leads nowhere visible is left out.
fn links(document: &Document) -> Vec<Source> {
    let mut words = vec![String::new(); document.links.len()];
    for block in document.blocks.iter().filter(|b| !b.is_related()) {
        block.for_each_text(&mut |text| {
            for inline in text.inlines() {
                if let Some(slot) = inline.link.and_then(|i| words.get_mut(i as usize)) {
                    if inline.range.start == 0 && !slot.is_empty() {
                        slot.push(' ');
                    }
                    slot.push_str(&text.as_str()[inline.range.clone()]);
                }
            }
        });
    }
    // The article is no source of its own, nor is a place in it.
    let own = |url: &SafeUrl| url.is_in_page() || document.url.as_ref().is_some_and(|own| own.is_same_page(url));
    let named = document.links.iter().zip(words).enumerate();
    let named = named.filter(|(_, (url, words))| !words.trim().is_empty() && !own(url));
    named
        .map(|(i, (url, words))| Source {
            name: words.trim().to_owned(),
            kind: SourceKind::Link,
            latin: None,
            affiliation: Some(url.shown_host().into_owned()).filter(|h| !h.is_empty()),
            url: Some(url.clone()),
            quotes: Vec::new(),
            place: Some(Place::Link(i as u32)),
            mentions: Vec::new(),
        })
        .collect()
}

/// Images and other media, by where they truly come from.
fn media(document: &Document) -> Vec<Source> {
    let (mut out, mut figures) = (Vec::new(), 0);
    for block in &document.blocks {
        block.for_each_figure(&mut |media, notes| {
            figures += 1;
            if block.is_related() {
                return;
            }
            let url = media.source();
            let image = media.kind == MediaKind::Image;
            out.push(Source {
                name: media_name(media, notes),
                kind: if image { SourceKind::Image } else { SourceKind::Link },
                latin: None,
                affiliation: Some(url.shown_host().into_owned()).filter(|h| !h.is_empty()),
                url: Some(url.clone()),
                quotes: Vec::new(),
                place: Some(Place::Media(figures - 1)),
                mentions: Vec::new(),
            });
        });
    }
    out
}

/// The name of a picture in a list: its caption, its alternative text, or the name of its file.
fn media_name(media: &Media, notes: &[Note]) -> String {
    let caption = notes.iter().find(|n| !n.credit).map_or("", |n| n.text.as_str());
    if let Some(words) = [caption, &media.alt].into_iter().find(|words| !words.trim().is_empty()) {
        return words.to_owned();
    }
    let shown = media.source().display();
    let path = shown.split(one_of("?#")).next().unwrap_or("").trim_end_matches('/');
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

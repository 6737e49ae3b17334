//! A voice's page: all that it is quoted with, when and where.

use std::collections::{BTreeMap, HashMap};

use maud::{Markup, html};

use super::feed;
use super::layout::{PageHead, SitePage, SiteView, numbered, tagged};
use super::timeline;
use crate::catalogue::{month, year};
use crate::error::Error;
use crate::output::Output;
use crate::reading::QuotationRow;
use crate::state::StoreReader;
use crate::voices::{Office, Voice, VoicePlace};
use crate::words::fill;

/// So many articles with quotations stand on one page.
const ENTRIES: usize = 100;

/// Where a voice's pages hold what it says in an article: the path, and the id of the place. An article that only rests on the voice
/// has no place.
pub fn place(voice: &Voice, article: usize, id: &str) -> String {
    let found = match voice.sure.binary_search_by_key(&article, |p| p.0) {
        Ok(at) => Some((at, "a")),
        Err(_) => voice.unsure.binary_search_by_key(&article, |p| p.0).ok().map(|at| (voice.sure.len() + at, "u")),
    };
    match found {
        Some((at, mark)) => format!("{}#{mark}-{id}", numbered(&voice.path, at / ENTRIES)),
        None => voice.path.clone(),
    }
}

/// What a voice says in one article.
struct VoiceEntry {
    place: VoicePlace,
    is_sure: bool,
    quotations: Vec<QuotationRow>,
}

/// Writes the pages of voice number `index`, and its feed.
pub fn write(view: &SiteView<'_>, reader: &StoreReader<'_>, index: usize, out: &Output<'_>) -> Result<(), Error> {
    let voice = &view.site.voices.all[index];
    let places: Vec<(VoicePlace, bool)> =
        voice.sure.iter().map(|p| (*p, true)).chain(voice.unsure.iter().map(|p| (*p, false))).collect();
    let has_feed = voice.articles.len() >= view.site.config.feeds.voice_articles;
    let feed = has_feed.then(|| format!("feeds/voice-{}.xml", voice.slug));
    let pages = places.len().div_ceil(ENTRIES);
    for (number, places) in places.chunks(ENTRIES).enumerate() {
        let entries = places
            .iter()
            .map(|&(place, is_sure)| entry(view, reader, place, is_sure))
            .collect::<Result<Vec<_>, _>>()?;
        let page = view.page(numbered(&voice.path, number));
        let pager = page.pager(number, pages, &|n| numbered(&voice.path, n));
        let main = html! {
            main.ar-main #main {
                (head(&page, index, number == 0, feed.as_deref()))
                (chronicle(&page, &entries))
                (pager)
            }
        };
        let description = fill("{} · {}", &[&view.quotations(voice.quotations), &view.articles(voice.articles.len())]);
        let head = PageHead {
            title: &voice.name,
            description: &description,
            feed: feed.clone(),
            place: "voices",
            ..PageHead::default()
        };
        page.write(&head, &main, out)?;
        if let Some(feed) = feed.as_ref().filter(|_| number == 0 && view.folder.is_empty()) {
            let items = entries.iter().filter(|e| e.is_sure).take(view.site.config.feeds.entries);
            let items =
                items.map(|e| (e.place.0, e.quotations.iter().map(|q| q.text.as_str()).collect())).collect::<Vec<_>>();
            feed::voice(view, voice, feed, &items, out)?;
        }
    }
    Ok(())
}

fn entry(view: &SiteView<'_>, reader: &StoreReader<'_>, place: VoicePlace, is_sure: bool) -> Result<VoiceEntry, Error> {
    let all = reader.quotations(&view.site.catalogue.articles[place.0].key)?;
    let own = |q: &QuotationRow| {
        let said = q.voice.iter().chain(&q.with).any(|&voice| voice as usize == place.1);
        said && (q.certainty.as_deref() != Some("unsure")) == is_sure
    };
    Ok(VoiceEntry { place, is_sure, quotations: all.into_iter().filter(own).collect() })
}

fn head(page: &SitePage<'_>, index: usize, first: bool, feed: Option<&str>) -> Markup {
    let view = page.view;
    let words = view.words;
    let voice = &view.site.voices.all[index];
    let articles = &voice.articles;
    let dates: Vec<&str> = articles
        .iter()
        .map(|&a| view.site.catalogue.articles[a].meta.date.as_str())
        .filter(|d| !d.is_empty())
        .collect();
    let others: Vec<&str> = voice.forms.iter().map(|f| f.0.as_str()).filter(|f| *f != voice.name).take(12).collect();
    html! {
        header.ar-head.ar-voice-head {
            p.ar-kind { (view.kind(&voice.kind)) }
            h1 { bdi { (voice.name) } }
            @if !others.is_empty() {
                p.ar-forms { span { (words.forms) } @for form in others { bdi { (form) } } }
            }
            p.ar-facts {
                span { (view.quotations(voice.quotations)) }
                span { (view.articles(articles.len())) }
                @if let (Some(last), Some(first)) = (dates.first(), dates.last()) {
                    span { @if first == last { (view.date(first)) } @else { (fill(words.from_to, &[&view.date(first), &view.date(last)])) } }
                }
                @if let Some(feed) = feed { a href=(page.shared(feed)) { (words.feed) } }
            }
        }
        @if view.site.config.search && articles.len() > 3 {
            (page.search_form(words.search_voice, Some((&voice.slug, &voice.name))))
        }
        @if first { (portrait(page, index, articles)) }
    }
}

/// Who this is, as far as articles say it: on the first page only.
fn portrait(page: &SitePage<'_>, index: usize, articles: &[usize]) -> Markup {
    let view = page.view;
    let words = view.words;
    let voice = &view.site.voices.all[index];
    let mut months: BTreeMap<&str, usize> = BTreeMap::new();
    for &(a, n) in voice.sure.iter().chain(voice.unsure.iter().filter(|p| voice.sure.binary_search(p).is_err())) {
        let meta = &view.site.catalogue.articles[a].meta;
        if !meta.date.is_empty() {
            *months.entry(month(&meta.date)).or_default() += meta.voices[n].quotations as usize;
        }
    }
    let beside = beside(view, index, articles);
    let link = |other: usize| {
        let other = &view.site.voices.all[other];
        html! { a href=(page.to(&other.path)) { bdi { (other.name) } } }
    };
    html! {
        section.ar-portrait {
            (timeline::svg(view, &months, words.timeline))
            @if !voice.offices.is_empty() {
                div.ar-offices {
                    h2 { (words.offices) }
                    (offices(view, voice))
                }
            }
            @if !beside.is_empty() {
                div.ar-beside {
                    h2 { (words.beside) }
                    p.ar-names { @for (other, n) in beside { span { (link(other)) small { (n) } } } }
                }
            }
            @if !voice.perhaps.is_empty() {
                div.ar-beside {
                    h2 { (words.perhaps) }
                    p.ar-names { @for &other in &voice.perhaps { span { (link(other)) small { (view.site.voices.all[other].quotations) } } } }
                }
            }
            p.ar-note {
                @if voice.told { (words.rests_on_told) } @else { (fill(words.rests_on_name, &[&voice.name])) }
                @if voice.unquoted > 0 { " " (fill(words.also_unquoted, &[&voice.unquoted.to_string()])) }
            }
        }
    }
}

/// What articles say of a voice: what several say in sight, what one alone does in a fold, each in order of date.
fn offices(view: &SiteView<'_>, voice: &Voice) -> Markup {
    const IN_SIGHT: usize = 8;
    let mut all: Vec<_> = voice.offices.iter().collect();
    all.sort_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.from.cmp(&b.from)));
    let several = all.iter().filter(|o| o.articles > 1).count();
    let shown = if several == 0 { all.len().min(4) } else { several.min(IN_SIGHT) };
    let mut folded = all.split_off(shown);
    folded.truncate(120);
    let list = |offices: &mut Vec<&Office>| {
        offices.sort_by(|a, b| a.from.cmp(&b.from));
        html! {
            ul {
                @for office in offices.iter() {
                    li {
                        bdi { (office.words) }
                        small {
                            @if !office.from.is_empty() {
                                (view.date(month(&office.from))) @if month(&office.from) != month(&office.to) { "–" (view.date(month(&office.to))) }
                            }
                            @if office.articles > 1 { " · " (fill(view.words.in_articles, &[&office.articles.to_string()])) }
                        }
                    }
                }
            }
        }
    };
    html! {
        (list(&mut all))
        @if !folded.is_empty() {
            details {
                summary { (fill(view.words.more_offices, &[&folded.len().to_string()])) }
                (list(&mut folded))
            }
        }
    }
}

/// Who is quoted in the same articles, most often first.
fn beside(view: &SiteView<'_>, index: usize, articles: &[usize]) -> Vec<(usize, usize)> {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for &a in articles {
        let mut others: Vec<usize> = view.site.voices.of[a].iter().flatten().copied().filter(|v| *v != index).collect();
        others.sort_unstable();
        others.dedup();
        others.into_iter().for_each(|v| *counts.entry(v).or_default() += 1);
    }
    let mut out: Vec<_> = counts.into_iter().filter(|(_, n)| *n > 1 || articles.len() < 4).collect();
    out.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    out.truncate(12);
    out
}

fn chronicle(page: &SitePage<'_>, entries: &[VoiceEntry]) -> Markup {
    let view = page.view;
    let mut shown = ("", true);
    html! {
        div.ar-chronicle {
            @for (i, entry) in entries.iter().enumerate() {
                @let article = &view.site.catalogue.articles[entry.place.0];
                @if !entry.is_sure && (shown.1 || i == 0) {
                    h2.ar-apart { (view.words.uncertain) }
                    p.ar-note { (view.words.uncertain_hint) }
                }
                @if year(&article.meta.date) != shown.0 || entry.is_sure != shown.1 {
                    h3.ar-year { (year(&article.meta.date)) }
                }
                ({ shown = (year(&article.meta.date), entry.is_sure); html! {} })
                (said(page, entry))
            }
        }
    }
}

fn said(page: &SitePage<'_>, entry: &VoiceEntry) -> Markup {
    let view = page.view;
    let article = &view.site.catalogue.articles[entry.place.0];
    let meta = &article.meta;
    let address = page.to(&article.path);
    // What is certain is where the article leads back to.
    let id = format!("{}-{}", if entry.is_sure { "a" } else { "u" }, meta.id);
    html! {
        section.ar-entry id=(id) {
            p.ar-when { time datetime=[Some(&meta.date).filter(|d| !d.is_empty())] { (view.date(&meta.date)) } }
            div {
                @for quotation in &entry.quotations { (self::quotation(view, &address, quotation)) }
                p.ar-from {
                    a href=(address) lang=[tagged(&meta.title_lang)] { bdi { (view.title(article)) } }
                    " " small { bdi { (view.outlet(article).name) } @if let Some(office) = &meta.voices[entry.place.1].office { " · " bdi { (office) } } }
                }
            }
        }
    }
}

/// A quotation with a link to its place. The marks are the language's, since a row has none.
pub fn quotation(view: &SiteView<'_>, address: &str, quotation: &QuotationRow) -> Markup {
    let certainty = match quotation.certainty.as_deref() {
        Some("likely") => Some(view.words.likely),
        Some("unsure") => Some(view.words.unsure),
        _ => None,
    };
    html! {
        blockquote.ar-quote lang=[tagged(&quotation.lang)] {
            p { (quotation.text) }
            a.ar-place href=(format!("{address}#{}", quotation.anchor)) title=(view.words.to_place) aria-label=(view.words.to_place) { "↗" }
            @if let Some(certainty) = certainty { small lang=(view.locale.tag()) { (certainty) } }
        }
    }
}

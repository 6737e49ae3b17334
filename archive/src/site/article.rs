//! An article's page: the reader's own markup, with ways on from it.

use maud::{Markup, PreEscaped, html};
use seed_reader::i18n::Locale;
use seed_reader::markup::View as Shown;

use super::layout::{PageHead, SitePage, SiteView, day_path, tagged};
use super::voice;
use crate::catalogue::ArticleEntry;
use crate::error::Error;
use crate::output::Output;
use crate::reading::{ArticleBody, LABEL, SPLIT, VOICE};
use crate::state::StoreReader;
use crate::words::{fill, number};

/// Writes the page of article number `index`.
pub fn write(view: &SiteView<'_>, reader: &StoreReader<'_>, index: usize, out: &Output<'_>) -> Result<(), Error> {
    let article = &view.site.catalogue.articles[index];
    let page = view.page(article.path.as_str());
    let body = reader.body(&article.key)?;
    let live = view.site.config.reader.is_some();
    if let Some(seed) = body.seed.as_ref().filter(|_| live && view.folder.is_empty()) {
        out.put(&seed_path(article), seed.as_bytes())?;
    }
    let main = main(&page, index, article, &body);
    let head = PageHead {
        title: view.title(article),
        description: &article.meta.opening,
        is_article: true,
        place: "articles",
        ..PageHead::default()
    };
    page.write(&head, &main, out)
}

fn seed_path(article: &ArticleEntry) -> String {
    format!("seeds/{}.md", article.meta.id)
}

fn main(page: &SitePage<'_>, index: usize, article: &ArticleEntry, body: &ArticleBody) -> Markup {
    let site = page.view.site;
    let live = body.seed.as_ref().filter(|_| site.config.reader.is_some()).map(|_| page.shared(&seed_path(article)));
    html! {
        seed-reader src=[live] {
            div.sr-reader {
                main.sr-layout #main data-view="" {
                    (tools(page, article))
                    (PreEscaped(filled(page, index, article, &body.html)))
                    (about(page, index, article))
                }
            }
        }
    }
}

/// Where the article belongs, and how it is shown.
fn tools(page: &SitePage<'_>, article: &ArticleEntry) -> Markup {
    let view = page.view;
    let outlet = view.outlet(article);
    html! {
        div.ar-tools lang=(view.locale.tag()) {
            nav.ar-crumbs {
                @if !outlet.host.is_empty() { a href=(page.to(&format!("outlets/{}.html", outlet.slug))) { bdi { (outlet.name) } } }
                @if !article.meta.date.is_empty() {
                    a href=(page.to(&day_path(&article.meta.date))) { time datetime=(article.meta.date) { (view.date(&article.meta.date)) } }
                }
                @for tag in article.tags.iter().take(4).map(|&t| &view.site.catalogue.tags[t]) {
                    a href=(page.to(&format!("tags/{}.html", tag.slug))) { "#" bdi { (tag.name) } }
                }
            }
            @if article.meta.is_pair { (views(view)) }
            button type="button" data-do="fold" data-other=(view.words.unfold_all) hidden { (view.words.fold_all) }
        }
    }
}

/// How an article and its translation stand together: radio buttons, which the style sheet asks.
fn views(view: &SiteView<'_>) -> Markup {
    let words = |shown| match shown {
        "side" => view.words.view_side,
        "interleaved" => view.words.view_interleaved,
        "original" => view.words.view_original,
        "translation" => view.words.view_translation,
        _ => view.words.view_peek,
    };
    html! {
        fieldset {
            legend { (view.words.view) }
            @for shown in Shown::ALL {
                label { input type="radio" name="sr-data-view" value=(shown.name()) checked[shown == Shown::default()]; (words(shown.name())) }
            }
        }
    }
}

/// The article's markup in the page's language, with links to the voices' pages.
fn filled(page: &SitePage<'_>, index: usize, article: &ArticleEntry, html: &str) -> String {
    let place = Locale::ALL.iter().position(|l| *l == page.view.locale).unwrap_or_default();
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find([LABEL, VOICE]) {
        out.push_str(&rest[..at]);
        let mark = rest[at..].chars().next().unwrap_or(LABEL);
        let inside = &rest[at + mark.len_utf8()..];
        let Some(end) = inside.find(mark) else { break };
        if mark == LABEL {
            out.push_str(inside[..end].split(SPLIT).nth(place).unwrap_or_default());
        } else if let Ok(source) = inside[..end].parse() {
            out.push_str(&voice_link(page, index, article, source).into_string());
        }
        rest = &inside[end + mark.len_utf8()..];
    }
    out.push_str(rest);
    out
}

/// “12 more quotations in 5 articles”: behind a speaker in the list of sources.
fn voice_link(page: &SitePage<'_>, index: usize, article: &ArticleEntry, source: u32) -> Markup {
    let site = page.view.site;
    let Some(number_here) = article.meta.voices.iter().position(|v| v.quotations > 0 && v.source == source) else {
        return PreEscaped(String::new());
    };
    let Some(which) = site.voices.of[index][number_here] else { return PreEscaped(String::new()) };
    let known = &site.voices.all[which];
    let more = known.quotations - (article.meta.voices[number_here].quotations as usize).min(known.quotations);
    let others = known.articles.len().saturating_sub(1);
    html! {
        a.ar-more href=(page.to(&voice::place(known, index, &article.meta.id))) {
            @if more > 0 { (fill(page.view.words.more_of_voice, &[&number(more), &number(others.max(1))])) } @else { (page.view.words.voice_page) }
        }
    }
}

/// What stands below: the next and the last, what has to do with it, and where it is from.
fn about(page: &SitePage<'_>, index: usize, article: &ArticleEntry) -> Markup {
    let view = page.view;
    let all = &view.site.catalogue.articles;
    let link = |other: usize| {
        let other = &all[other];
        html! { a href=(page.to(&other.path)) lang=[tagged(&other.meta.title_lang)] { bdi { (view.title(other)) } } }
    };
    let related = &view.site.related[index];
    html! {
        footer.ar-about lang=(view.locale.tag()) {
            @if !related.is_empty() {
                section {
                    h2 { (view.words.related) }
                    ul.ar-related {
                        @for &other in related {
                            li { (link(other as usize)) " " small { (view.outlet(&all[other as usize]).name) " · " (view.date(&all[other as usize].meta.date)) } }
                        }
                    }
                }
            }
            nav.ar-steps {
                @if index + 1 < all.len() { div { small { "← " (view.words.earlier) } (link(index + 1)) } }
                @if index > 0 { div.ar-later { small { (view.words.later) " →" } (link(index - 1)) } }
            }
            section.ar-origin {
                h2 { (view.words.about) }
                dl {
                    @if let Some(url) = &article.meta.url {
                        dt { (view.words.published_at) }
                        dd { a href=(url) { (url) } }
                    }
                    dt { (view.words.file) }
                    dd { code { (crate::error::shown(std::path::Path::new(&article.meta.file))) } }
                    dt { (view.words.sha256) }
                    dd { code { (article.meta.sha256) } }
                }
            }
        }
    }
}

//! Lists of articles: by outlet, by tag. A long one stands on several pages.

use std::collections::{BTreeMap, HashMap};

use maud::{Markup, html};

use super::layout::{PageHead, SitePage, SiteView, day_path, numbered, tagged};
use super::timeline;
use crate::catalogue::month;
use crate::error::Error;
use crate::output::Output;
use crate::words::number;

/// So many articles stand on one page.
const ARTICLES: usize = 100;
/// So many names stand in an index.
const NAMES: usize = 3_000;

/// Writes the pages of outlets and tags.
pub fn write(view: &SiteView<'_>, out: &Output<'_>) -> Result<(), Error> {
    let catalogue = view.site.catalogue;
    for outlet in &catalogue.outlets {
        let path = format!("outlets/{}.html", outlet.slug);
        let feed = Some(format!("feeds/outlet-{}.xml", outlet.slug));
        let list = ListPage {
            path,
            name: outlet.name.clone(),
            kind: view.words.outlet,
            note: &outlet.host,
            feed,
            place: "outlets",
        };
        list.write(view, &outlet.articles, out)?;
    }
    for tag in &catalogue.tags {
        let path = format!("tags/{}.html", tag.slug);
        let list =
            ListPage { path, name: tag.name.clone(), kind: view.words.tags, note: "", feed: None, place: "tags" };
        list.write(view, &tag.articles, out)?;
    }
    let outlets: Vec<_> =
        catalogue.outlets.iter().map(|o| (o.name.as_str(), o.slug.as_str(), o.articles.len())).collect();
    index(view, "outlets", view.words.outlets, &outlets, out)?;
    let tags: Vec<_> = catalogue.tags.iter().map(|t| (t.name.as_str(), t.slug.as_str(), t.articles.len())).collect();
    index(view, "tags", view.words.tags, &tags, out)
}

/// A list of articles that have something in common.
struct ListPage<'a> {
    path: String,
    name: String,
    kind: &'a str,
    note: &'a str,
    feed: Option<String>,
    place: &'a str,
}

impl ListPage<'_> {
    fn write(&self, view: &SiteView<'_>, articles: &[usize], out: &Output<'_>) -> Result<(), Error> {
        let pages = articles.len().div_ceil(ARTICLES);
        let nameless = self.name.is_empty();
        let name = if nameless { view.words.untitled } else { &self.name };
        for (n, shown) in articles.chunks(ARTICLES).enumerate() {
            let page = view.page(numbered(&self.path, n));
            let main = html! {
                main.ar-main #main {
                    header.ar-head {
                        p.ar-kind { (self.kind) }
                        h1 { bdi { (name) } }
                        p.ar-facts {
                            span { (view.articles(articles.len())) }
                            @if !self.note.is_empty() && self.note != name { span { (self.note) } }
                            @if let Some(feed) = &self.feed { a href=(page.shared(feed)) { (view.words.feed) } }
                        }
                    }
                    @if n == 0 { (self.portrait(&page, articles)) }
                    (days(&page, shown))
                    (page.pager(n, pages, &|n| numbered(&self.path, n)))
                }
            };
            let head = PageHead { title: name, feed: self.feed.clone(), place: self.place, ..PageHead::default() };
            page.write(&head, &main, out)?;
        }
        Ok(())
    }

    /// When there were articles, and who is quoted in them.
    fn portrait(&self, page: &SitePage<'_>, articles: &[usize]) -> Markup {
        let view = page.view;
        let mut months: BTreeMap<&str, usize> = BTreeMap::new();
        for &a in articles {
            let date = &view.site.catalogue.articles[a].meta.date;
            if !date.is_empty() {
                *months.entry(month(date)).or_default() += 1;
            }
        }
        let voices = quoted(view, articles, 24);
        html! {
            section.ar-portrait {
                (timeline::svg(view, &months, view.words.articles_by_month))
                @if !voices.is_empty() {
                    div.ar-beside {
                        h2 { (view.words.its_voices) }
                        (names(page, &voices))
                    }
                }
            }
        }
    }
}

/// Who is quoted most in some articles, with how many quotations.
pub fn quoted(view: &SiteView<'_>, articles: &[usize], most: usize) -> Vec<(usize, usize)> {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for &a in articles {
        let named = &view.site.catalogue.articles[a].meta.voices;
        for (voice, named) in view.site.voices.of[a].iter().zip(named).filter(|(_, n)| n.quotations > 0) {
            if let Some(voice) = voice {
                *counts.entry(*voice).or_default() += named.quotations as usize;
            }
        }
    }
    let mut out: Vec<_> = counts.into_iter().collect();
    out.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    out.truncate(most);
    out
}

/// Names of voices in a line, each with a number.
pub fn names(page: &SitePage<'_>, voices: &[(usize, usize)]) -> Markup {
    html! {
        p.ar-names {
            @for (voice, n) in voices {
                @let voice = &page.view.site.voices.all[*voice];
                span { a href=(page.to(&voice.path)) { bdi { (voice.name) } } small { (number(*n)) } }
            }
        }
    }
}

/// Articles under their days.
pub fn days(page: &SitePage<'_>, articles: &[usize]) -> Markup {
    let view = page.view;
    let all = &view.site.catalogue.articles;
    let runs = articles.chunk_by(|a, b| all[*a].meta.date == all[*b].meta.date);
    html! {
        div.ar-days {
            @for run in runs {
                @let date = &all[run[0]].meta.date;
                section.ar-day {
                    h2 {
                        @if date.is_empty() { (view.date("")) } @else { a href=(page.to(&day_path(date))) { time datetime=(date) { (view.date(date)) } } }
                    }
                    (items(page, run))
                }
            }
        }
    }
}

/// Articles, each with how it begins.
pub fn items(page: &SitePage<'_>, articles: &[usize]) -> Markup {
    let view = page.view;
    html! {
        ul.ar-list {
            @for &a in articles {
                @let article = &view.site.catalogue.articles[a];
                li {
                    a.ar-title href=(page.to(&article.path)) lang=[tagged(&article.meta.title_lang)] { bdi { (view.title(article)) } }
                    @if !article.meta.opening.is_empty() { p lang=[tagged(&article.meta.lang)] { (article.meta.opening) } }
                    small {
                        bdi { (view.outlet(article).name) }
                        @if article.meta.quotations > 0 { " · " (view.quotations(article.meta.quotations as usize)) }
                    }
                }
            }
        }
    }
}

fn index(
    view: &SiteView<'_>,
    place: &str,
    name: &str,
    all: &[(&str, &str, usize)],
    out: &Output<'_>,
) -> Result<(), Error> {
    let pages = all.len().div_ceil(NAMES).max(1);
    let path = format!("{place}/index.html");
    for n in 0..pages {
        let page = view.page(numbered(&path, n));
        let shown = all.chunks(NAMES).nth(n).unwrap_or_default();
        let most = all.first().map_or(1, |first| first.2.max(1));
        let main = html! {
            main.ar-main #main {
                header.ar-head { h1 { (name) } }
                ol.ar-table {
                    @for (name, slug, articles) in shown {
                        li {
                            a href=(page.to(&format!("{place}/{slug}.html"))) { bdi { (if name.is_empty() { view.words.untitled } else { name }) } }
                            meter min="0" max=(most) value=(articles) aria-hidden="true" {}
                            small { (view.articles(*articles)) }
                        }
                    }
                }
                (page.pager(n, pages, &|n| numbered(&path, n)))
            }
        };
        page.write(&PageHead { title: name, place, ..PageHead::default() }, &main, out)?;
    }
    Ok(())
}

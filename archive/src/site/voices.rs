//! The index of voices: the most quoted of each kind, all of a kind, and those of a year.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::layout::{PageHead, SitePage, SiteView, numbered};
use super::lists;
use crate::catalogue::year;
use crate::error::Error;
use crate::output::Output;
use crate::words::number;

/// So many voices stand on one page.
const VOICES: usize = 400;
/// So many of each kind stand on the first.
const FIRST: usize = 60;
/// So many are named for a year.
const OF_YEAR: usize = 300;

const KINDS: [&str; 4] = ["person", "organisation", "outlet", "document"];

/// Writes them.
pub fn write(view: &SiteView<'_>, out: &Output<'_>) -> Result<(), Error> {
    let all = &view.site.voices.all;
    let of_kind = KINDS.map(|kind| (0..all.len()).filter(|&v| all[v].kind == kind).collect::<Vec<_>>());
    let mut years: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, article) in view.site.catalogue.articles.iter().enumerate().filter(|(_, a)| !a.meta.date.is_empty()) {
        years.entry(year(&article.meta.date)).or_default().push(i);
    }
    first(view, &of_kind, &years, out)?;
    for (kind, voices) in KINDS.into_iter().zip(&of_kind) {
        let path = format!("voices/{kind}.html");
        let pages = voices.len().div_ceil(VOICES);
        for (n, shown) in voices.chunks(VOICES).enumerate() {
            let page = view.page(numbered(&path, n));
            let main = html! {
                main.ar-main #main {
                    (title(&page, heading(view, kind)))
                    (filter(view))
                    (table(&page, shown))
                    (page.pager(n, pages, &|n| numbered(&path, n)))
                }
            };
            page.write(&PageHead { title: heading(view, kind), place: "voices", ..PageHead::default() }, &main, out)?;
        }
    }
    for (year, articles) in &years {
        let page = view.page(format!("voices/year-{year}.html"));
        let voices = lists::quoted(view, articles, OF_YEAR);
        let main = html! {
            main.ar-main #main {
                (title(&page, year))
                (filter(view))
                (rows(&page, &voices))
            }
        };
        page.write(
            &PageHead { title: &format!("{} {year}", view.words.voices), place: "voices", ..PageHead::default() },
            &main,
            out,
        )?;
    }
    Ok(())
}

fn heading(view: &SiteView<'_>, kind: &str) -> &'static str {
    match kind {
        "person" => view.words.people,
        "organisation" => view.words.organisations,
        "outlet" => view.words.outlet_voices,
        _ => view.words.documents,
    }
}

fn first(
    view: &SiteView<'_>,
    of_kind: &[Vec<usize>; 4],
    years: &BTreeMap<&str, Vec<usize>>,
    out: &Output<'_>,
) -> Result<(), Error> {
    let page = view.page("voices/index.html");
    let words = view.words;
    let outlets = &view.site.catalogue.outlets;
    let main = html! {
        main.ar-main #main {
            header.ar-head {
                h1 { (words.voices) }
                p.ar-lead { (words.voices_hint) }
            }
            (filter(view))
            nav.ar-filters {
                p { span { (words.years) } @for year in years.keys().rev() { a href=(page.to(&format!("voices/year-{year}.html"))) { (year) } } }
                p {
                    span { (words.outlets) }
                    @for outlet in outlets.iter().take(12) { a href=(page.to(&format!("outlets/{}.html", outlet.slug))) { bdi { (outlet.name) } } }
                    @if outlets.len() > 12 { a href=(page.to("outlets/index.html")) { (words.all) " →" } }
                }
                p { a href=(page.to("unattributed/index.html")) { (words.unattributed) " →" } }
            }
            @for (kind, voices) in KINDS.into_iter().zip(of_kind) {
                @if !voices.is_empty() {
                    section {
                        h2 { a href=(page.to(&format!("voices/{kind}.html"))) { (heading(view, kind)) " " small { (number(voices.len())) } } }
                        (table(&page, &voices[..voices.len().min(FIRST)]))
                        @if voices.len() > FIRST { p.ar-all { a href=(page.to(&format!("voices/{kind}.html"))) { (words.all) " →" } } }
                    }
                }
            }
        }
    };
    page.write(
        &PageHead { title: words.voices, description: words.voices_hint, place: "voices", ..PageHead::default() },
        &main,
        out,
    )
}

fn title(page: &SitePage<'_>, name: &str) -> Markup {
    html! { header.ar-head { p.ar-kind { a href=(page.to("voices/index.html")) { (page.view.words.voices) } } h1 { (name) } } }
}

/// A field that narrows the list as it is typed into; the script takes it out of hiding.
fn filter(view: &SiteView<'_>) -> Markup {
    html! { p.ar-narrow hidden { input type="search" data-narrow aria-label=(view.words.search) placeholder=(view.words.search) autocomplete="off"; } }
}

fn table(page: &SitePage<'_>, voices: &[usize]) -> Markup {
    let counted: Vec<_> = voices.iter().map(|&v| (v, page.view.site.voices.all[v].quotations)).collect();
    rows(page, &counted)
}

fn rows(page: &SitePage<'_>, voices: &[(usize, usize)]) -> Markup {
    let view = page.view;
    let most = voices.first().map_or(1, |v| v.1.max(1));
    html! {
        ol.ar-table.ar-voices {
            @for (voice, n) in voices {
                @let voice = &view.site.voices.all[*voice];
                li {
                    a href=(page.to(&voice.path)) { bdi { (voice.name) } }
                    @if let Some(office) = voice.offices.iter().max_by_key(|o| o.articles) { span { bdi { (office.words) } } }
                    meter min="0" max=(most) value=(n) aria-hidden="true" {}
                    small { (number(*n)) }
                }
            }
        }
    }
}

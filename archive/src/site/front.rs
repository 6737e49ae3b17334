//! The front page, and the page of the data.

use maud::html;

use super::layout::{PageHead, SiteView};
use super::{lists, timeline};
use crate::error::Error;
use crate::output::Output;
use crate::words::{fill, number};

/// So many of the newest articles.
const NEWEST: usize = 24;
/// So many of the most quoted.
const QUOTED: usize = 36;

/// Writes them.
pub fn write(view: &SiteView<'_>, out: &Output<'_>) -> Result<(), Error> {
    let site = view.site;
    let (catalogue, words) = (site.catalogue, view.words);
    let page = view.page("index.html");
    let quotations: usize = catalogue.articles.iter().map(|a| a.meta.quotations as usize).sum();
    let voices: Vec<(usize, usize)> =
        site.voices.all.iter().take(QUOTED).enumerate().map(|(i, v)| (i, v.quotations)).collect();
    let newest: Vec<usize> = (0..catalogue.articles.len().min(NEWEST)).collect();
    let dates = (catalogue.days.keys().next(), catalogue.days.keys().next_back());
    let most = voices.first().map_or(1, |v| v.1.max(1));
    let main = html! {
        main.ar-main.ar-front #main {
            header.ar-head {
                h1 { (view.name()) }
                @if site.config.description.is_empty() { p.ar-lead { (words.voices_hint) } } @else { p.ar-lead { (site.config.description) } }
                p.ar-facts {
                    span { (view.articles(catalogue.articles.len())) }
                    span { (view.quotations(quotations)) }
                    span { (fill(words.n_voices, &[&number(site.voices.all.len())])) }
                    span { (fill(words.n_outlets, &[&number(catalogue.outlets.len())])) }
                    @if let (Some(first), Some(last)) = dates {
                        span { (fill(words.from_to, &[&view.date(first), &view.date(last)])) }
                    }
                }
            }
            (timeline::svg(view, &catalogue.months(), words.articles_by_month))
            div.ar-columns {
                section.ar-newest {
                    h2 { (words.newest) }
                    (lists::days(&page, &newest))
                    p.ar-all { a href=(page.to("days/index.html")) { (words.all) " →" } }
                }
                div {
                    @if !voices.is_empty() {
                        section {
                            h2 { (words.most_quoted) }
                            ol.ar-table.ar-voices {
                                @for (voice, n) in &voices {
                                    @let voice = &site.voices.all[*voice];
                                    li {
                                        a href=(page.to(&voice.path)) { bdi { (voice.name) } }
                                        meter min="0" max=(most) value=(n) aria-hidden="true" {}
                                        small { (number(*n)) }
                                    }
                                }
                            }
                            p.ar-all { a href=(page.to("voices/index.html")) { (words.all) " →" } }
                        }
                    }
                    section {
                        h2 { (words.outlets) }
                        ol.ar-table {
                            @for outlet in catalogue.outlets.iter().take(12) {
                                li {
                                    a href=(page.to(&format!("outlets/{}.html", outlet.slug))) { bdi { (if outlet.name.is_empty() { words.untitled } else { &outlet.name }) } }
                                    meter min="0" max=(catalogue.outlets[0].articles.len()) value=(outlet.articles.len()) aria-hidden="true" {}
                                    small { (number(outlet.articles.len())) }
                                }
                            }
                        }
                        @if catalogue.outlets.len() > 12 { p.ar-all { a href=(page.to("outlets/index.html")) { (words.all) " →" } } }
                    }
                }
            }
        }
    };
    let head = PageHead {
        description: &site.config.description,
        feed: Some("feeds/index.xml".to_owned()),
        ..PageHead::default()
    };
    page.write(&head, &main, out)?;
    if site.config.data { data(view, out) } else { Ok(()) }
}

fn data(view: &SiteView<'_>, out: &Output<'_>) -> Result<(), Error> {
    let page = view.page("data.html");
    let words = view.words;
    let files = [
        ("quotations.csv", words.data_quotations),
        ("quotations.jsonl", words.data_quotations),
        ("quotations.parquet", words.data_quotations),
        ("articles.parquet", words.data_articles),
        ("annotations/collection.jsonld", words.data_annotations),
        ("datapackage.json", words.data_package),
    ];
    let main = html! {
        main.ar-main #main {
            header.ar-head {
                h1 { (words.data) }
                p.ar-lead { (words.data_hint) }
            }
            dl.ar-files {
                @for (file, says) in files {
                    dt { a href=(page.shared(&format!("data/{file}"))) { (file) } }
                    dd { (says) }
                }
            }
            pre { code { "SELECT speaker, count(*) AS n FROM 'data/quotations.parquet'\nWHERE kind = 'speech' GROUP BY speaker ORDER BY n DESC LIMIT 20;" } }
        }
    };
    page.write(&PageHead { title: words.data, place: "data", ..PageHead::default() }, &main, out)
}

//! Somebody's words, but nobody's name: by month, so that they can be looked through.

use maud::html;
use rayon::prelude::*;

use super::layout::{PageHead, SiteView, numbered, tagged};
use super::voice;
use crate::catalogue::month;
use crate::error::Error;
use crate::interrupt;
use crate::output::Output;
use crate::words::number;

/// So many articles stand on one page.
const ARTICLES: usize = 60;

/// Writes them.
pub fn write(view: &SiteView<'_>, out: &Output<'_>) -> Result<(), Error> {
    let all = &view.site.catalogue.articles;
    // The site's order is by day, so each month is one run; what has no date stands last.
    let order: Vec<usize> = (0..all.len()).filter(|&a| nameless(view, a) > 0).collect();
    let months: Vec<&[usize]> = order.chunk_by(|a, b| month(&all[*a].meta.date) == month(&all[*b].meta.date)).collect();
    let name =
        |articles: &[usize]| Some(month(&all[articles[0]].meta.date)).filter(|m| !m.is_empty()).unwrap_or("undated");
    let counts: Vec<usize> = months.iter().map(|articles| articles.iter().map(|&a| nameless(view, a)).sum()).collect();
    let page = view.page("unattributed/index.html");
    let main = html! {
        main.ar-main #main {
            header.ar-head {
                p.ar-kind { a href=(page.to("voices/index.html")) { (view.words.voices) } }
                h1 { (view.words.unattributed) }
                p.ar-lead { (view.words.unattributed_hint) }
            }
            ol.ar-table {
                @for (articles, n) in months.iter().zip(&counts) {
                    li {
                        a href=(page.to(&format!("unattributed/{}.html", name(articles)))) {
                            @if name(articles) == "undated" { (view.words.undated) } @else { (view.date(name(articles))) }
                        }
                        meter min="0" max=(counts.iter().max().unwrap_or(&1)) value=(n) aria-hidden="true" {}
                        small { (number(*n)) }
                    }
                }
            }
        }
    };
    page.write(&PageHead { title: view.words.unattributed, place: "voices", ..PageHead::default() }, &main, out)?;
    months.par_iter().try_for_each(|articles| one(view, name(articles), articles, out))
}

/// How many of an article's quotations have no name.
fn nameless(view: &SiteView<'_>, article: usize) -> usize {
    let meta = &view.site.catalogue.articles[article].meta;
    let named: u32 = meta.voices.iter().map(|v| v.quotations).sum();
    meta.quotations.saturating_sub(named) as usize
}

fn one(view: &SiteView<'_>, name: &str, articles: &[usize], out: &Output<'_>) -> Result<(), Error> {
    let path = format!("unattributed/{name}.html");
    let pages = articles.len().div_ceil(ARTICLES);
    let reader = view.site.state.reader()?;
    for (n, shown) in articles.chunks(ARTICLES).enumerate() {
        interrupt::check()?;
        let page = view.page(numbered(&path, n));
        let mut entries = Vec::new();
        for &a in shown {
            let article = &view.site.catalogue.articles[a];
            let all = reader.quotations(&article.key)?;
            entries.push((
                article,
                all.into_iter().filter(|q| q.kind == "speech" && q.voice.is_none()).collect::<Vec<_>>(),
            ));
        }
        let date = if name == "undated" { view.date("") } else { view.date(name) };
        let main = html! {
            main.ar-main #main {
                header.ar-head {
                    p.ar-kind { a href=(page.to("unattributed/index.html")) { (view.words.unattributed) } }
                    h1 { (date) }
                }
                div.ar-chronicle {
                    @for (article, quotations) in &entries {
                        section.ar-entry {
                            p.ar-when { (view.date(&article.meta.date)) }
                            div {
                                @for quotation in quotations {
                                    (voice::quotation(view, &page.to(&article.path), quotation))
                                    p.ar-described { "— " (quotation.description.as_deref().unwrap_or(view.words.nobody)) }
                                }
                                p.ar-from {
                                    a href=(page.to(&article.path)) lang=[tagged(&article.meta.title_lang)] { bdi { (view.title(article)) } }
                                    " " small { bdi { (view.outlet(article).name) } }
                                }
                            }
                        }
                    }
                }
                (page.pager(n, pages, &|n| numbered(&path, n)))
            }
        };
        page.write(&PageHead { title: view.words.unattributed, place: "voices", ..PageHead::default() }, &main, out)?;
    }
    Ok(())
}

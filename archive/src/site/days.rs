//! Days: a page a day, a calendar a month, and all months on one page.

use std::collections::BTreeMap;

use maud::{Markup, html};
use seed_reader::document::Timestamp;

use super::layout::{PageHead, SitePage, SiteView, day_path, numbered};
use super::lists;
use crate::catalogue::{month, year};
use crate::error::Error;
use crate::output::Output;

/// So many articles of a day stand on one page.
const ARTICLES: usize = 200;

/// Writes them.
pub fn write(view: &SiteView<'_>, out: &Output<'_>) -> Result<(), Error> {
    let days = &view.site.catalogue.days;
    let mut months: BTreeMap<&str, BTreeMap<&str, &[usize]>> = BTreeMap::new();
    for (day, articles) in days {
        months.entry(month(day)).or_default().insert(day, articles);
    }
    let order: Vec<&String> = days.keys().collect();
    for (n, day) in order.iter().enumerate() {
        let before = n.checked_sub(1).map(|n| order[n].as_str());
        let after = order.get(n + 1).map(|day| day.as_str());
        one(view, day, before, after, out)?;
    }
    for (month, days) in &months {
        let page = view.page(day_path(month));
        let articles: Vec<usize> = days.values().flat_map(|a| a.iter().copied()).collect();
        let voices = lists::quoted(view, &articles, 40);
        let main = html! {
            main.ar-main #main {
                header.ar-head {
                    p.ar-kind { a href=(page.to("days/index.html")) { (view.words.days) } }
                    h1 { (view.date(month)) }
                    p.ar-facts { span { (view.articles(articles.len())) } }
                }
                (calendar(&page, month, days, true))
                @if !voices.is_empty() { section.ar-portrait { div.ar-beside { h2 { (view.words.its_voices) } (lists::names(&page, &voices)) } } }
            }
        };
        page.write(&PageHead { title: &view.date(month), place: "days", ..PageHead::default() }, &main, out)?;
    }
    all(view, &months, out)
}

fn one(
    view: &SiteView<'_>,
    day: &str,
    before: Option<&str>,
    after: Option<&str>,
    out: &Output<'_>,
) -> Result<(), Error> {
    let articles = &view.site.catalogue.days[day];
    let pages = articles.len().div_ceil(ARTICLES);
    let path = day_path(day);
    for (n, shown) in articles.chunks(ARTICLES).enumerate() {
        let page = view.page(numbered(&path, n));
        let voices = if n == 0 { lists::quoted(view, articles, 16) } else { Vec::new() };
        let main = html! {
            main.ar-main #main {
                header.ar-head {
                    p.ar-kind { a href=(page.to(&day_path(month(day)))) { (view.date(month(day))) } }
                    h1 { time datetime=(day) { (view.date(day)) } }
                    p.ar-facts { span { (view.articles(articles.len())) } }
                }
                @if !voices.is_empty() { section.ar-portrait { div.ar-beside { h2 { (view.words.its_voices) } (lists::names(&page, &voices)) } } }
                (lists::items(&page, shown))
                (page.pager(n, pages, &|n| numbered(&path, n)))
                nav.ar-steps {
                    @if let Some(day) = before { div { a href=(page.to(&day_path(day))) { "← " (view.date(day)) } } }
                    @if let Some(day) = after { div.ar-later { a href=(page.to(&day_path(day))) { (view.date(day)) " →" } } }
                }
            }
        };
        page.write(&PageHead { title: &view.date(day), place: "days", ..PageHead::default() }, &main, out)?;
    }
    Ok(())
}

fn all(view: &SiteView<'_>, months: &BTreeMap<&str, BTreeMap<&str, &[usize]>>, out: &Output<'_>) -> Result<(), Error> {
    let page = view.page("days/index.html");
    let mut years: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    months.keys().for_each(|m| years.entry(year(m)).or_default().push(m));
    let undated: Vec<usize> = view
        .site
        .catalogue
        .articles
        .iter()
        .enumerate()
        .filter(|(_, a)| a.meta.date.is_empty())
        .map(|(i, _)| i)
        .collect();
    let main = html! {
        main.ar-main #main {
            header.ar-head { h1 { (view.words.days) } }
            @for (year, in_year) in years.iter().rev() {
                section.ar-months {
                    h2 { (year) }
                    div.ar-calendars { @for month in in_year.iter().rev() { (calendar(&page, month, &months[month], false)) } }
                }
            }
            @if !undated.is_empty() { section { h2 { (view.words.undated) } (lists::items(&page, &undated)) } }
        }
    };
    page.write(&PageHead { title: view.words.days, place: "days", ..PageHead::default() }, &main, out)
}

/// A month as a calendar, its days' colour by how many articles they have.
fn calendar(page: &SitePage<'_>, month: &str, days: &BTreeMap<&str, &[usize]>, large: bool) -> Markup {
    let view = page.view;
    let numbers = |part: Option<&str>| part.and_then(|p| p.parse().ok()).unwrap_or(1);
    let (y, m) = (numbers(month.get(..4)), numbers(month.get(5..7)) as u32);
    let at = |day: u32| Timestamp::from_civil(y, m, day, 0);
    let last = (28..=31).rev().find(|&d| at(d).is_some()).unwrap_or(28);
    // 1970-01-01 was a Thursday.
    let first = at(1).map_or(0, |t| (t.0.div_euclid(86_400_000) + 3).rem_euclid(7)) as u32;
    let most = view.site.catalogue.days.values().map(Vec::len).max().unwrap_or(1);
    // Few of the busiest day are told apart better by their root.
    let heat = |n: usize| ((n as f64 / most as f64).sqrt() * 4.0).ceil() as usize;
    let cells: Vec<Option<u32>> = (0..first).map(|_| None).chain((1..=last).map(Some)).collect();
    html! {
        table.ar-calendar.ar-large[large] {
            caption { @if large { (view.date(month)) } @else { a href=(page.to(&day_path(month))) { (view.date(month)) } } }
            thead { tr { @for day in view.words.weekdays.split('|') { th scope="col" { (day) } } } }
            tbody {
                @for week in cells.chunks(7) {
                    tr {
                        @for cell in week {
                            @let day = cell.map(|d| format!("{month}-{d:02}"));
                            @let n = day.as_ref().and_then(|d| days.get(d.as_str())).map_or(0, |a| a.len());
                            @if let (Some(day), true) = (&day, n > 0) {
                                td data-heat=(heat(n)) {
                                    a href=(page.to(&day_path(day))) title=(view.articles(n)) { (cell.unwrap_or(0)) @if large { small { (n) } } }
                                }
                            } @else { td { @if let Some(day) = cell { (day) } } }
                        }
                    }
                }
            }
        }
    }
}

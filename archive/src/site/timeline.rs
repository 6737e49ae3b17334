//! Months as bars: a picture in the page, without a library, of the page's own ink.

use std::collections::BTreeMap;
use std::fmt::Write;

use maud::{Markup, PreEscaped};

use super::layout::SiteView;
use crate::words::{fill, number};

/// How much of the picture's height the bars have, in per cent; the years stand below.
const HEIGHT: f64 = 80.0;
/// A bar with the space behind it is at most so wide, in per cent: a few are not stretched over the page.
const WIDEST: f64 = 5.0;
/// So many years are named at most.
const NAMED: usize = 7;
/// Longer times are shown by years.
const MONTHS: usize = 180;

/// A picture of how many there are in each month (`2024-12`); nothing where all are of one.
pub fn svg(view: &SiteView<'_>, months: &BTreeMap<&str, usize>, title: &str) -> Markup {
    let months = &without_outliers(months);
    let (Some(first), Some(last)) =
        (months.keys().next().and_then(|m| ordinal(m)), months.keys().next_back().and_then(|m| ordinal(m)))
    else {
        return PreEscaped(String::new());
    };
    if first == last {
        return PreEscaped(String::new());
    }
    let by_year = last - first >= MONTHS;
    let unit = |month: usize| if by_year { month / 12 } else { month };
    let (from, to) = (unit(first), unit(last));
    let to = to.min(from + MONTHS);
    let mut bars = vec![0; to - from + 1];
    for (month, n) in months {
        if let Some(bar) = ordinal(month).and_then(|m| bars.get_mut(unit(m) - from)) {
            *bar += n;
        }
    }
    let most = bars.iter().copied().max().unwrap_or(1).max(1);
    // In per cent, so that letters and lines are as large as others on every screen.
    let step = (100.0 / bars.len() as f64).min(WIDEST);
    let mut out = format!("<figure class=ar-timeline><svg role=img aria-label=\"{title}\">");
    let name = |at: usize| if by_year { at.to_string() } else { format!("{}-{:02}", at / 12, at % 12 + 1) };
    for (i, &n) in bars.iter().enumerate().filter(|(_, n)| **n > 0) {
        let height = (n as f64 / most as f64 * HEIGHT).max(2.0);
        let words = fill(view.words.timeline_month, &[&view.date(&name(from + i)), &number(n)]);
        let (x, y, width) = (i as f64 * step, HEIGHT - height, step * 0.72);
        let _ = write!(
            out,
            "<rect x=\"{x:.2}%\" y=\"{y:.1}%\" width=\"{width:.2}%\" height=\"{height:.1}%\"><title>{words}</title></rect>"
        );
    }
    for (i, year) in years(from, bars.len(), by_year) {
        let _ = write!(out, "<text x=\"{:.2}%\" y=\"100%\">{year}</text>", i as f64 * step);
    }
    let end = bars.len() as f64 * step;
    let _ = write!(
        out,
        "<line x1=0 x2=\"{end:.2}%\" y1=\"{HEIGHT}%\" y2=\"{HEIGHT}%\" /></svg><figcaption>{title}</figcaption></figure>"
    );
    PreEscaped(out)
}

/// Which bars have their year named below them: where it begins, and the first bar where that is not near.
fn years(from: usize, bars: usize, by_year: bool) -> Vec<(usize, usize)> {
    let unit = if by_year { 1 } else { 12 };
    let first = from.div_ceil(unit) * unit;
    let all: Vec<usize> = (first..from + bars).step_by(unit).collect();
    let every = all.len().div_ceil(NAMED).max(1);
    let mut out: Vec<(usize, usize)> = all.into_iter().step_by(every).map(|at| (at - from, at / unit)).collect();
    // A label is about a twelfth of the picture.
    if out.first().is_none_or(|(i, _)| *i * 12 > bars.max((100.0 / WIDEST) as usize)) {
        out.insert(0, (0, from / unit));
    }
    out
}

/// The months without those at the ends that a damaged date makes: a few of all, and years away from the next.
fn without_outliers<'a>(months: &BTreeMap<&'a str, usize>) -> BTreeMap<&'a str, usize> {
    const APART: usize = 36;
    let mut out = months.clone();
    let few = months.values().sum::<usize>() / 200;
    let far = |a: Option<&&str>, b: Option<&&str>| {
        let (a, b) = (a.and_then(|m| ordinal(m)), b.and_then(|m| ordinal(m)));
        a.zip(b).is_some_and(|(a, b)| a.abs_diff(b) > APART)
    };
    let mut left = few;
    while out.values().next().is_some_and(|n| *n <= left) && far(out.keys().next(), out.keys().nth(1)) {
        left -= out.pop_first().map_or(0, |m| m.1);
    }
    let mut left = few;
    while out.values().next_back().is_some_and(|n| *n <= left) && far(out.keys().next_back(), out.keys().nth_back(1)) {
        left -= out.pop_last().map_or(0, |m| m.1);
    }
    out
}

/// Months counted from the year 0.
fn ordinal(month: &str) -> Option<usize> {
    let (year, month) = month.split_once('-')?;
    let (year, month): (usize, usize) = (year.parse().ok()?, month.parse().ok()?);
    (1..=12).contains(&month).then_some(year * 12 + month - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_named_where_there_is_room() {
        assert_eq!(years(2020 * 12 + 7, 6, false), [(0, 2020), (5, 2021)]);
        assert_eq!(years(2020 * 12 + 11, 30, false), [(1, 2021), (13, 2022), (25, 2023)]);
        assert!(years(1990, 60, true).len() <= NAMED + 1);
    }

    #[test]
    fn a_damaged_date_does_not_stretch_the_picture() {
        let months = [("0001-01", 1), ("2020-01", 400), ("2020-02", 300), ("2021-05", 2), ("9999-12", 1)];
        let kept = without_outliers(&months.into());
        assert_eq!(kept.into_keys().collect::<Vec<_>>(), ["2020-01", "2020-02", "2021-05"]);
        // Of a few there is no telling.
        assert_eq!(without_outliers(&[("1987-01", 1), ("2020-01", 1)].into()).len(), 2);
    }
}

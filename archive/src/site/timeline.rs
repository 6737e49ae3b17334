//! Months as bars: a picture in the page, without a library, of the page's own ink.

use std::collections::BTreeMap;
use std::fmt::Write;

use maud::{Markup, PreEscaped};

use super::layout::View;
use crate::words::{fill, number};

/// A bar's width with the space behind it, in the picture's units, where there are many of them.
const STEP: usize = 10;
/// The same where there are few: they are not stretched over the page.
const WIDE: usize = 36;
/// About how wide the picture is, so that its letters are as large as others.
const WIDTH: usize = 760;
/// The picture's height without the years below.
const HEIGHT: usize = 64;
/// Longer times are shown by years.
const MONTHS: usize = 180;

/// A picture of how many there are in each month (`2024-12`); nothing where all are of one.
pub fn svg(view: &View<'_>, months: &BTreeMap<&str, usize>, title: &str) -> Markup {
    let (Some(first), Some(last)) =
        (months.keys().next().and_then(|m| ordinal(m)), months.keys().next_back().and_then(|m| ordinal(m)))
    else {
        return PreEscaped(String::new());
    };
    if first == last {
        return PreEscaped(String::new());
    }
    // An outlier of a damaged date must not make thousands of bars.
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
    let step = (WIDTH / bars.len()).clamp(STEP, WIDE);
    let width = (bars.len() * step).max(WIDTH);
    let mut out = format!(
        "<figure class=ar-timeline><svg viewBox=\"0 0 {width} {}\" role=img aria-label=\"{title}\" preserveAspectRatio=\"xMinYMax meet\">",
        HEIGHT + 16
    );
    let name = |at: usize| if by_year { at.to_string() } else { format!("{}-{:02}", at / 12, at % 12 + 1) };
    for (i, &n) in bars.iter().enumerate() {
        let (x, at) = (i * step, from + i);
        if n > 0 {
            let height = (n * HEIGHT).div_ceil(most).max(2);
            let words = fill(view.words.timeline_month, &[&view.date(&name(at)), &number(n)]);
            let (y, wide) = (HEIGHT - height, step - step.div_ceil(4));
            let _ = write!(out, "<rect x={x} y={y} width={wide} height={height} rx=1><title>{words}</title></rect>");
        }
        let labelled = if by_year { at.is_multiple_of(10) || i == 0 } else { at.is_multiple_of(12) || i == 0 };
        // The first label must not lie under the next.
        let crowded = i == 0 && !by_year && (12 - at % 12) * step < 34 && at % 12 > 0 && bars.len() > 12 - at % 12;
        if labelled && !crowded {
            let year = if by_year { at } else { at / 12 };
            let _ = write!(out, "<text x={x} y={}>{year}</text>", HEIGHT + 13);
        }
    }
    let _ =
        write!(out, "<path d=\"M0 {HEIGHT}.5H{}\"/></svg><figcaption>{title}</figcaption></figure>", bars.len() * step);
    PreEscaped(out)
}

/// Months counted from the year 0.
fn ordinal(month: &str) -> Option<usize> {
    let (year, month) = month.split_once('-')?;
    let (year, month): (usize, usize) = (year.parse().ok()?, month.parse().ok()?);
    (1..=12).contains(&month).then_some(year * 12 + month - 1)
}

//! Quotation marks, paired within a leaf.
//!
//! In a fifth of 5,690 real articles the counts of `“` and `”` differ: a quotation is reopened in each paragraph, or a mark
//! was typed the wrong way round. So the marks of a leaf are read together: each may open, close or mean nothing, at a cost that
//! grows with every contradiction to the mark's own direction and to the characters beside it. The reading of least cost counts.
//! Linear in the number of marks.

use std::ops::Range;

use crate::document::{Lang, Style, Text, is_word};

/// The place of a quotation: a pair of quotation marks and the text between them.
///
/// ```
/// let parsed = seed_reader::article::Parsed::of("<p>他说：“好。”</p>");
/// let (span, text) = (&parsed.quotations[0], parsed.document.leaves()[0].as_str());
/// assert_eq!((&text[span.inner.clone()], &text[span.outer.clone()]), ("好。", "“好。”"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteSpan {
    /// The leaf it stands in: counted over all texts of the document, in reading order.
    pub leaf: usize,
    /// The words between the marks: UTF-8 bytes of the leaf's text.
    pub inner: Range<usize>,
    /// The words with their marks; where a mark is missing, both ranges end alike.
    pub outer: Range<usize>,
}

/// Marks that open and close one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Corner,
    WhiteCorner,
    Straight,
    Guillemet,
    /// 〝 〞, of old newspapers.
    Prime,
    Single,
}

/// Which way a mark points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Open,
    Close,
    Either,
}

const FAMILIES: [Family; 7] = [
    Family::Double,
    Family::Corner,
    Family::WhiteCorner,
    Family::Straight,
    Family::Guillemet,
    Family::Prime,
    Family::Single,
];

struct Mark {
    at: usize,
    len: usize,
    family: Family,
    way: Way,
    /// The direction that the characters beside it suggest.
    context: Way,
    /// Whether a comma, a stop or the like follows.
    stops: bool,
    /// Whether it opens the leaf, or stands after a colon: a quotation that is continued in the next leaf begins so.
    leads: bool,
}

/// The outermost pairs of every leaf, in reading order.
pub(crate) fn pair(leaves: &[&Text]) -> Vec<QuoteSpan> {
    let single = single_is_main(leaves);
    let mut found = Vec::new();
    for (leaf, text) in leaves.iter().enumerate() {
        let mut marks = scan(text.as_str(), single && text.lang == Lang::En);
        marks.retain(|mark| !is_code(text, mark.at));
        if !marks.is_empty() {
            pair_leaf(leaf, text.as_str(), &marks, &mut found);
        }
    }
    found
}

/// Whether a byte of a text stands in code, which quotes nobody.
fn is_code(text: &Text, at: usize) -> bool {
    let inline = text.inlines().partition_point(|i| i.range.end <= at);
    text.inlines().get(inline).is_some_and(|i| i.style.has(Style::CODE))
}

/// Whether the article uses ‘ ’ or ' ' as its outer marks, as English does in Britain: it opens quotations with them, and more of them
/// than with double marks (which then are the inner ones).
fn single_is_main(leaves: &[&Text]) -> bool {
    let (mut single, mut double) = (0, 0);
    for text in leaves.iter().filter(|t| t.lang == Lang::En).map(|t| t.as_str()) {
        for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, '‘' | '\'' | '“' | '"')) {
            let opens = way_of_single(text, at, c.len_utf8()) == Some(Way::Open);
            single += u32::from(opens && matches!(c, '‘' | '\''));
            double += u32::from(opens && matches!(c, '“' | '"'));
        }
    }
    single > 1 && double * 2 <= single
}

/// Which way a single mark points, by its neighbours; nothing where it is an apostrophe.
fn way_of_single(text: &str, at: usize, len: usize) -> Option<Way> {
    /// Words that begin with an apostrophe.
    const SHORTENED: &str = "em til tis twas cause n cos";
    let (before, rest) = (text[..at].chars().next_back(), &text[at + len..]);
    let after = rest.chars().next();
    let begins = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '“' | '"' | ':'));
    let ends = after.is_none_or(|c| c.is_whitespace() || is_stop(c) || matches!(c, '—' | '–' | '”' | '"' | ']' | '…'));
    let word = &rest[..rest.find(|c: char| !is_word(c) || c.is_ascii_digit()).unwrap_or(rest.len())];
    if begins && !ends {
        let shortened =
            after.is_some_and(|c| c.is_ascii_digit()) || SHORTENED.split(' ').any(|s| word.eq_ignore_ascii_case(s));
        return (!shortened).then_some(Way::Open);
    }
    let stopped = before.is_some_and(|c| matches!(c, ',' | '.' | '!' | '?' | '…' | '—' | '–' | '”' | '"'));
    // `the boats’ owners`: what a plural owns is no end of a quotation, unless nothing else is.
    let owned = matches!(before, Some('s' | 'S')) && after == Some(' ');
    match (ends, stopped, owned) {
        (true, true, _) | (true, _, false) => Some(Way::Close),
        (true, ..) => Some(Way::Either),
        _ => None,
    }
}

fn scan(text: &str, single: bool) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut next = 0;
    while let Some(&byte) = text.as_bytes().get(next) {
        let at = next;
        // Every mark is told by its first byte from most of what is none: nearly all of Han is passed over.
        next += if matches!(byte, 0xe4..=0xe9) { 3 } else { 1 };
        let may_be = matches!(byte, b'"' | 0xc2 | 0xe2 | 0xe3 | 0xef) || (single && byte == b'\'');
        if !may_be {
            continue;
        }
        let mut chars = text[at..].chars();
        let Some(c) = chars.next() else { break };
        let (before, after) = (text[..at].chars().next_back(), chars.next());
        let kind = match c {
            '“' | '„' => Some((Family::Double, Way::Open)),
            '”' | '‟' => Some((Family::Double, Way::Close)),
            '「' | '﹁' => Some((Family::Corner, Way::Open)),
            '」' | '﹂' => Some((Family::Corner, Way::Close)),
            '『' | '﹃' => Some((Family::WhiteCorner, Way::Open)),
            '』' | '﹄' => Some((Family::WhiteCorner, Way::Close)),
            '«' => Some((Family::Guillemet, Way::Open)),
            '»' => Some((Family::Guillemet, Way::Close)),
            '"' | '＂' => Some((Family::Straight, Way::Either)),
            '〝' => Some((Family::Prime, Way::Open)),
            '〞' | '〟' => Some((Family::Prime, Way::Close)),
            '‘' | '’' | '\'' if single => way_of_single(text, at, c.len_utf8()).map(|way| (Family::Single, way)),
            _ => None,
        };
        if let Some((family, way)) = kind {
            let leads = before.is_none_or(|c| matches!(c, '：' | ':' | '\n'));
            marks.push(Mark {
                at,
                len: c.len_utf8(),
                family,
                way,
                context: if family == Family::Single { Way::Either } else { context(before, after) },
                stops: after.is_none_or(is_stop),
                leads,
            });
        }
    }
    marks
}

fn is_stop(c: char) -> bool {
    matches!(c, '，' | '。' | '！' | '？' | '；' | '、' | '）' | ')' | ',' | '.' | '!' | '?' | ';' | ':' | '：')
}

/// What the neighbours of a mark say of its direction.
fn context(before: Option<char>, after: Option<char>) -> Way {
    // A comma or a stop stands before either: “甲，”他说，“乙。”
    let opens = before.is_none_or(|c| matches!(c, '：' | ':' | '、' | '（' | '(' | '—' | '《') || c.is_whitespace());
    let closes = after.is_none_or(|c| is_stop(c) || matches!(c, '…' | '—') || c.is_whitespace());
    let spoken = before.is_some_and(|c| matches!(c, '，' | '。' | '！' | '？' | '…' | ',' | '.' | '!' | '?'));
    match (opens, closes) {
        (true, false) => Way::Open,
        (false, true) => Way::Close,
        (true, true) if after.is_none() || spoken => Way::Close,
        _ => Way::Either,
    }
}

/// Costs are in tenths of the price of turning a mark round.
type Cost = u32;
const STRAY: Cost = 14;
const NESTED: Cost = 7;
const NESTED_AGAIN: Cost = 15;
const UNCLOSED: Cost = 16;
const UNCLOSED_LEADING: Cost = 9;
/// Marks nest this deep within one family, and no deeper.
const DEPTHS: usize = 4;

/// How a mark is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum MarkReading {
    Open,
    Close,
    Stray,
}

fn price(mark: &Mark, reading: Way) -> Cost {
    let against = |way: Way| way != Way::Either && way != reading;
    // Nothing opens in front of a comma or a stop.
    let impossible = if reading == Way::Open && mark.stops { 12 } else { 0 };
    impossible
        + match (mark.way == Way::Either, against(mark.way), mark.context == reading, against(mark.context)) {
            (true, _, true, _) => 0,
            (true, _, _, true) => 10,
            (true, ..) => 5,
            (_, true, true, _) => 4,
            (_, true, _, true) => 20,
            (_, true, ..) => 10,
            (_, false, _, true) => 3,
            _ => 0,
        }
}

/// The cheapest reading of the marks of one family: for each depth of nesting, what it costs to be there.
fn read(marks: &[&Mark]) -> Vec<MarkReading> {
    const FAR: Cost = Cost::MAX / 2;
    let mut costs = [FAR; DEPTHS];
    costs[0] = 0;
    let mut steps: Vec<[(MarkReading, usize); DEPTHS]> = Vec::with_capacity(marks.len());
    for mark in marks {
        let mut next = [FAR; DEPTHS];
        let mut step = [(MarkReading::Stray, 0); DEPTHS];
        let mut offer = |depth: usize, cost: Cost, reading: MarkReading, from: usize| {
            if cost < next[depth] {
                next[depth] = cost;
                step[depth] = (reading, from);
            }
        };
        for depth in 0..DEPTHS {
            if costs[depth] >= FAR {
                continue;
            }
            offer(depth, costs[depth] + STRAY, MarkReading::Stray, depth);
            if depth > 0 {
                offer(depth - 1, costs[depth] + price(mark, Way::Close), MarkReading::Close, depth);
            }
            if depth + 1 < DEPTHS {
                let nesting = [0, NESTED, NESTED_AGAIN, NESTED_AGAIN][depth];
                offer(depth + 1, costs[depth] + price(mark, Way::Open) + nesting, MarkReading::Open, depth);
            }
        }
        costs = next;
        steps.push(step);
    }
    let leading = marks.first().is_some_and(|m| m.leads);
    let unclosed = |depth: usize| match depth {
        0 => 0,
        n => (n as Cost - 1) * UNCLOSED + if leading { UNCLOSED_LEADING } else { UNCLOSED },
    };
    let mut depth = (0..DEPTHS).min_by_key(|&d| costs[d].saturating_add(unclosed(d))).unwrap_or(0);
    let mut readings = vec![MarkReading::Stray; marks.len()];
    for (reading, step) in readings.iter_mut().zip(&steps).rev() {
        (*reading, depth) = step[depth];
    }
    readings
}

/// Pairs the marks of a leaf, each family by itself, and keeps the outermost pairs.
fn pair_leaf(leaf: usize, text: &str, marks: &[Mark], found: &mut Vec<QuoteSpan>) {
    let mut pairs: Vec<QuoteSpan> = Vec::new();
    for family in FAMILIES {
        let mut own = Vec::new();
        marks.iter().filter(|m| m.family == family).for_each(|mark| own.push(mark));
        let mut open: Vec<&Mark> = Vec::new();
        for (mark, reading) in own.iter().zip(read(&own)) {
            match reading {
                MarkReading::Stray => {}
                MarkReading::Open => open.push(mark),
                MarkReading::Close => {
                    if let Some(first) = open.pop() {
                        pairs.push(QuoteSpan {
                            leaf,
                            inner: first.at + first.len..mark.at,
                            outer: first.at..mark.at + mark.len,
                        });
                    }
                }
            }
        }
        // A quotation that goes on in the next paragraph: its mark is closed there.
        // (A single mark that is left open was an apostrophe.)
        if let Some(first) = open.first().filter(|_| family != Family::Single) {
            pairs.push(QuoteSpan { leaf, inner: first.at + first.len..text.len(), outer: first.at..text.len() });
        }
    }
    pairs.sort_unstable_by_key(|p| (p.outer.start, std::cmp::Reverse(p.outer.end)));
    let mut end = 0;
    for pair in pairs {
        // What begins inside another pair is part of it, or crosses it by a slip.
        if pair.outer.start >= end && !pair.inner.is_empty() {
            end = pair.outer.end;
            found.push(pair);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotes(text: &str) -> Vec<String> {
        let text = Text::plain(text);
        pair(&[&text]).into_iter().map(|p| text.as_str()[p.inner].to_owned()).collect()
    }

    #[test]
    fn marks_that_are_right() {
        assert_eq!(quotes("“甲，”他说，“乙。”"), ["甲，", "乙。"]);
        assert_eq!(quotes("他說：「甲『乙』丙」"), ["甲『乙』丙"]);
        assert_eq!(quotes("\"I see,\" he said. \"It’s fine.\""), ["I see,", "It’s fine."]);
        assert_eq!(quotes("《书名》"), [""; 0]);
    }

    fn english(texts: &[&str]) -> Vec<String> {
        let mut texts: Vec<Text> = texts.iter().map(|t| Text::plain(t)).collect();
        texts.iter_mut().for_each(|t| t.lang = Lang::En);
        let leaves: Vec<&Text> = texts.iter().collect();
        pair(&leaves).into_iter().map(|p| leaves[p.leaf].as_str()[p.inner].to_owned()).collect()
    }

    #[test]
    fn single_marks_are_the_outer_ones_of_british_english() {
        assert_eq!(
            english(&[
                "‘I don’t think the light’s broken,’ said Ellen Ward. ‘It’s the wire.’",
                "The boats’ owners don’t answer."
            ]),
            ["I don’t think the light’s broken,", "It’s the wire."]
        );
        assert_eq!(
            english(&["'I don't know who'll pay,' Tom Hale said. 'They won't.'", "Don't ask the boats' owners."]),
            ["I don't know who'll pay,", "They won't."]
        );
        assert_eq!(
            english(&["‘She said “no” to the boats’ owners,’ he said. ‘Go.’"]),
            ["She said “no” to the boats’ owners,", "Go."]
        );
        assert_eq!(
            english(&["“It’s the ’90s,” he said. “Rock ‘n’ roll.”", "'Tis so."]),
            ["It’s the ’90s,", "Rock ‘n’ roll."]
        );
        assert_eq!(english(&["The '90s were the boats' years, 'twas said. Don't."]), [""; 0]);
    }

    #[test]
    fn the_marks_of_old_newspapers() {
        assert_eq!(quotes("〝舊報紙用這種引號，〞他說。"), ["舊報紙用這種引號，"]);
    }

    #[test]
    fn code_quotes_nobody() {
        let mut text = Text::plain("写 ");
        text.push("print(\"hello\")", Style::CODE, None);
        text.push("，他说：“好。”", Style::PLAIN, None);
        let found = pair(&[&text]);
        assert_eq!(found.len(), 1);
        assert_eq!(&text.as_str()[found[0].inner.clone()], "好。");
    }

    #[test]
    fn marks_inside_marks_of_the_same_shape() {
        assert_eq!(quotes("他说：“我看“七条底线”，就删掉了。”更有人说"), ["我看“七条底线”，就删掉了。"]);
    }

    #[test]
    fn marks_the_wrong_way_round() {
        assert_eq!(
            quotes("赵立坚指出“应该以史为鉴，面向未来“。不过，问题是”以史为鉴“指的是什么"),
            ["应该以史为鉴，面向未来", "以史为鉴"]
        );
        assert_eq!(quotes("他说：”甲。”"), ["甲。"]);
    }

    #[test]
    fn a_paragraph_left_open_is_one_quotation() {
        assert_eq!(quotes("“甲乙丙，丁戊己。"), ["甲乙丙，丁戊己。"]);
    }

    #[test]
    fn a_slip_does_not_swallow_the_paragraph() {
        assert_eq!(quotes("这是“九不准和“七条底线”的规定"), ["七条底线"]);
        assert_eq!(quotes("多出来的”一个。他说：“好。”"), ["好。"]);
    }
}

//! The header of a seed text.
//!
//! ```text
//! document  = [BOM] header body *(further body)
//! header    = [comment EOL] [title EOL] [rule EOL]      ; blank lines between them are passed over
//! further   = [comment EOL] title EOL rule EOL          ; a header inside the text, whole
//! comment   = "<!--" (1*DIGIT / "NaN") "-->"            ; epoch milliseconds; any other comment above a title is damage
//! title     = "[" words "](" url ")"                    ; the url is the last "](…)" of the line
//!           / words                                     ; right above a rule, without an address
//! rule      = 3*"-"
//! ```
//!
//! Counted over 993 real files: the comment is missing in 227 of them and holds `NaN` in 157; 73 titles hold brackets.

use std::ops::Range;

use super::Header;
use super::lines::Lines;
use crate::document::{SafeUrl, Timestamp};
use crate::format::WarningKind;
use crate::format::html::decoded;

/// A moment that an archiver can have meant: from 1990, when there was no web to archive, to the end of the calendar.
const EARLIEST: i64 = 631_152_000_000;

/// The header that `input` begins with, at `start`.
pub(super) fn header(input: &str, start: usize) -> Header {
    let mut out = Header::at(start..input.len());
    let mut lines = Lines { input, at: start };

    let here = lines.peek();
    let mut above = Lines { input, at: lines.after(&here) };
    let titled = title(&input[above.peek()]).is_some();
    match comment(&input[here.clone()], titled) {
        Some(Ok(at)) => out.document.archived = Some(at),
        Some(Err(())) => out.warn(WarningKind::BadTimestamp, here.clone()),
        None => out.warn(WarningKind::MissingTimestamp, here.start..here.start),
    }
    if comment(&input[here], titled).is_some() {
        lines.next();
    }

    let here = lines.peek();
    above.at = lines.after(&here);
    let ruled = is_rule(&input[above.line()]);
    let found = title(&input[here.clone()]).or_else(|| plain_title(&input[here.clone()]).filter(|_| ruled));
    if let Some((words, url)) = found {
        out.document.title = decoded(words.trim());
        out.document.url = address(url);
        if out.document.url.is_none() {
            out.warn(WarningKind::BadUrl, here.clone());
        }
        lines.next();
    } else {
        out.warn(WarningKind::MissingTitle, here.start..here.start);
    }
    out.body.start = lines.at;

    let under = lines.peek();
    if is_rule(&input[under.clone()]) {
        lines.next();
        out.body.start = lines.at;
    } else {
        out.warn(WarningKind::MissingRule, under.start..under.start);
        if found.is_some() {
            out.taken.push(input[here].to_owned());
        }
    }
    out
}

/// The header that stands below front matter, whole: anything less is the text's own.
pub(super) fn below(input: &str, start: usize) -> Option<Header> {
    let mut lines = Lines { input, at: start };
    let here = lines.peek();
    let dated = comment(&input[here.clone()], false).is_some();
    if dated {
        lines.next();
    }
    let here = lines.peek();
    let (_, url) = title(&input[here.clone()])?;
    lines.at = lines.after(&here);
    let ruled = is_rule(&input[lines.line()]);
    (dated || (ruled && address(url).is_some())).then(|| header(input, start))
}

fn address(url: &str) -> Option<SafeUrl> {
    SafeUrl::link(&decoded(url), None).filter(|u| !u.host().is_empty())
}

/// Where further headers begin in `input`, from byte `from` on: only whole ones count, since any line may hold hyphens.
pub(in crate::format) fn further_headers(input: &str, from: usize) -> Vec<usize> {
    let mut found = Vec::new();
    // Nearly every body is HTML, and holds no such title at all.
    if !input[from..].contains("](") {
        return found;
    }
    let mut lines = Lines { input, at: from };
    let mut above: Option<Range<usize>> = None;
    while lines.at < input.len() {
        let line = lines.peek();
        lines.at = lines.after(&line);
        let text = &input[line.clone()];
        let addressed = title(text).is_some_and(|(words, url)| is_one_link(words) && address(url).is_some());
        // Right below, or below a comment: in Markdown a link is often the last thing above a rule.
        let dated = above.take().filter(|a| comment(&input[a.clone()], true).is_some());
        let rule = if dated.is_some() { lines.peek() } else { lines.line() };
        if addressed && is_rule(&input[rule]) {
            found.push(dated.map_or(line.start, |c| c.start));
            lines.next();
        }
        above = Some(line);
    }
    found
}

/// `titled`: whether a title follows; then any comment stands where the time should.
fn comment(line: &str, titled: bool) -> Option<Result<Timestamp, ()>> {
    let inside = line.strip_prefix("<!--")?.strip_suffix("-->")?.trim();
    if !inside.is_empty() && inside.bytes().all(|b| b.is_ascii_digit()) {
        let known = Timestamp::counted(inside).filter(|at| (EARLIEST..=Timestamp::MAX.0).contains(&at.0));
        return Some(known.ok_or(()));
    }
    (titled || inside.eq_ignore_ascii_case("NaN")).then_some(Err(()))
}

/// Words without an address, as a title: no markup, and no longer than titles are.
fn plain_title(line: &str) -> Option<(&str, &str)> {
    (!line.is_empty() && line.len() <= 600 && !line.contains('<') && !is_rule(line)).then_some((line, ""))
}

fn title(line: &str) -> Option<(&str, &str)> {
    let inner = line.strip_prefix('[')?.strip_suffix(')')?;
    let cut = inner.as_bytes().windows(2).rposition(|pair| pair == b"](")?;
    Some((&inner[..cut], &inner[cut + 2..]))
}

/// Whether brackets pair in the words of a link: `[a](b) and [c](d)` is a sentence between two.
fn is_one_link(words: &str) -> bool {
    let mut depth = 0_i32;
    words.chars().all(|c| {
        depth += i32::from(c == '[') - i32::from(c == ']');
        depth >= 0
    })
}

fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.bytes().all(|b| b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(input: &str) -> Header {
        super::header(input, input.len() - input.trim_start_matches('\u{feff}').len())
    }

    fn kinds(h: &Header) -> Vec<WarningKind> {
        h.warnings.iter().map(|w| w.kind).collect()
    }

    #[test]
    fn a_whole_header_is_read_without_warnings() {
        let text = "<!--1735253943000-->\n[标题](https://a.example/b)\n------\n\n<p>x";
        let h = header(text);
        assert_eq!((h.document.title.as_str(), h.document.archived), ("标题", Some(Timestamp(1_735_253_943_000))));
        assert_eq!(text[h.body].trim(), "<p>x");
        assert!(h.warnings.is_empty());
    }

    #[test]
    fn bom_crlf_and_blank_lines_make_no_difference() {
        let text = "\u{feff}<!--1735253943000-->\r\n\r\n[标题](https://a.example/b)\r\n------\r\n<p>x\r\n\r\n";
        let h = header(text);
        assert!(h.warnings.is_empty());
        assert_eq!(text[h.body].trim(), "<p>x");
    }

    #[test]
    fn a_title_keeps_its_brackets() {
        let h = header("[[外交](雜聞)]政府](https://a.example/(x))\n---\n");
        assert_eq!(h.document.title, "[外交](雜聞)]政府");
        assert_eq!(h.document.url.map(|u| u.to_string()).as_deref(), Some("https://a.example/(x)"));
    }

    #[test]
    fn damage_becomes_warnings() {
        assert_eq!(kinds(&header("<!--NaN-->\n[a](b)\n---\n")), [WarningKind::BadTimestamp, WarningKind::BadUrl]);
        assert_eq!(
            kinds(&header("just words")),
            [WarningKind::MissingTimestamp, WarningKind::MissingTitle, WarningKind::MissingRule]
        );
        assert_eq!(header("").warnings.len(), 3);
        assert_eq!(
            kinds(&header("<!--99999999999999999999-->\n[a](https://a.example)\n---")),
            [WarningKind::BadTimestamp]
        );
    }

    #[test]
    fn without_a_header_the_whole_text_is_the_body() {
        let text = "<p>一</p>\n------\n<p>二</p>";
        assert_eq!(header(text).body.start, 0);
    }

    #[test]
    fn further_headers_are_whole_or_none() {
        let text = "<p>one</p>\n------\n<!--1-->\nno\n<!--NaN-->\n[b](https://b.example)\n---\n<p>two";
        let found = further_headers(text, 0);
        assert_eq!(found.len(), 1);
        assert!(text[found[0]..].starts_with("<!--NaN-->"));
        let last =
            "一\n\n[查看原文](https://b.example)\n\n---\n\n[b](https://b.example) 和 [c](https://c.example)\n---\n二";
        assert_eq!(further_headers(last, 0), [0; 0], "a link above a rule");
        let bare = "<p>one\n\n[b](https://b.example)\n---\n<p>two [c](d)\n---";
        assert_eq!(further_headers(bare, 0).iter().map(|&at| &bare[at..at + 3]).collect::<Vec<_>>(), ["[b]"]);
    }

    #[test]
    fn any_comment_above_a_title_is_a_damaged_time() {
        for comment in ["<!--undefined-->", "<!---1-->", "<!--2024-12-26T00:00:00Z-->"] {
            let h = header(&format!("{comment}\n[标题](https://a.example/b)\n---\n"));
            assert_eq!((h.document.title.as_str(), kinds(&h)), ("标题", vec![WarningKind::BadTimestamp]));
        }
    }

    #[test]
    fn a_title_without_an_address_stands_right_above_its_rule() {
        let h = header("没有网址的标题\n------\n<p>x");
        assert_eq!(h.document.title, "没有网址的标题");
        assert_eq!(kinds(&h), [WarningKind::MissingTimestamp, WarningKind::BadUrl]);
        assert_eq!(header("段落\n\n------\n").document.title, "");
    }
}

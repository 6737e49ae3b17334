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

use super::{Warning, WarningKind};
use crate::document::{SafeUrl, Timestamp};

/// What a header says, and where it ends.
#[derive(Debug, Default)]
pub(super) struct Header {
    pub title: String,
    pub url: Option<SafeUrl>,
    pub archived: Option<Timestamp>,
    /// The title line as it stands, where no rule sets it apart from the body.
    pub unruled: String,
    /// Where the body begins: a byte of the input.
    pub body: usize,
    pub warnings: Vec<Warning>,
}

/// A moment that an archiver can have meant: from 1990, when there was no web to archive, to the end of the calendar.
const EARLIEST: i64 = 631_152_000_000;

pub(super) fn header(input: &str) -> Header {
    let start = input.len() - input.strip_prefix('\u{feff}').unwrap_or(input).len();
    let mut out = Header { body: start, ..Header::default() };
    let mut lines = Lines { input, at: start };

    let here = lines.peek();
    let mut above = Lines { input, at: lines.after(&here) };
    let titled = title(&input[above.peek()]).is_some();
    match comment(&input[here.clone()], titled) {
        Some(Ok(at)) => out.archived = Some(at),
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
        out.title = words.trim().to_owned();
        out.url = SafeUrl::link(url, None).filter(|u| !u.host().is_empty());
        if out.url.is_none() {
            out.warn(WarningKind::BadUrl, here.clone());
        }
        lines.next();
    } else {
        out.warn(WarningKind::MissingTitle, here.start..here.start);
    }
    out.body = lines.at;

    let under = lines.peek();
    if is_rule(&input[under.clone()]) {
        lines.next();
        out.body = lines.at;
    } else {
        out.warn(WarningKind::MissingRule, under.start..under.start);
        if found.is_some() {
            out.unruled = input[here].to_owned();
        }
    }
    out
}

impl Header {
    fn warn(&mut self, kind: WarningKind, span: Range<usize>) {
        self.warnings.push(Warning { kind, span });
    }
}

/// Where further headers begin in `input`, from byte `from` on: only whole ones count, since any line may hold hyphens.
pub(super) fn further_headers(input: &str, from: usize) -> Vec<usize> {
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
        let addressed =
            title(text).is_some_and(|(_, url)| SafeUrl::link(url, None).is_some_and(|u| !u.host().is_empty()));
        if addressed && is_rule(&input[lines.peek()]) {
            let comment = above.take().filter(|a| comment(&input[a.clone()], true).is_some());
            found.push(comment.map_or(line.start, |c| c.start));
            lines.next();
        }
        above = Some(line);
    }
    found
}

/// Lines of the input, blank ones passed over.
struct Lines<'a> {
    input: &'a str,
    at: usize,
}

impl Lines<'_> {
    /// The next line that is not blank, its end of line left out.
    fn peek(&self) -> Range<usize> {
        let rest = &self.input[self.at..];
        let start = self.at + (rest.len() - rest.trim_start().len());
        let end = self.input[start..].find(['\n', '\r']).map_or(self.input.len(), |i| start + i);
        start..start + self.input[start..end].trim_end().len()
    }

    /// Passes over that line and its end.
    fn next(&mut self) {
        self.at = self.after(&self.peek());
    }

    /// Where the line behind `line` begins.
    fn after(&self, line: &Range<usize>) -> usize {
        let rest = &self.input[line.end..];
        let Some(end) = rest.find(['\n', '\r']) else { return self.input.len() };
        line.end + end + if rest[end..].starts_with("\r\n") { 2 } else { 1 }
    }

    /// The very next line, blank or not.
    fn line(&self) -> Range<usize> {
        let end = self.input[self.at..].find(['\n', '\r']).map_or(self.input.len(), |i| self.at + i);
        self.at..self.at + self.input[self.at..end].trim_end().len()
    }
}

/// `titled`: whether a title follows; then any comment stands where the time should.
fn comment(line: &str, titled: bool) -> Option<Result<Timestamp, ()>> {
    let inside = line.strip_prefix("<!--")?.strip_suffix("-->")?.trim();
    if !inside.is_empty() && inside.bytes().all(|b| b.is_ascii_digit()) {
        let known = inside.parse().ok().filter(|ms| (EARLIEST..=Timestamp::MAX.0).contains(ms));
        return Some(known.map(Timestamp).ok_or(()));
    }
    (titled || inside.eq_ignore_ascii_case("NaN")).then_some(Err(()))
}

/// Words without an address, as a title: no markup, and no longer than titles are.
fn plain_title(line: &str) -> Option<(&str, &str)> {
    (!line.is_empty() && line.len() <= 600 && !line.contains('<') && !is_rule(line)).then_some((line, ""))
}

fn title(line: &str) -> Option<(&str, &str)> {
    let inner = line.strip_prefix('[')?.strip_suffix(')')?;
    let cut = inner.rfind("](")?;
    Some((&inner[..cut], &inner[cut + 2..]))
}

fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.bytes().all(|b| b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(h: &Header) -> Vec<WarningKind> {
        h.warnings.iter().map(|w| w.kind).collect()
    }

    #[test]
    fn the_usual_header() {
        let text = "<!--1735253943000-->\n[标题](https://a.example/b)\n------\n\n<p>x";
        let h = header(text);
        assert_eq!((h.title.as_str(), h.archived), ("标题", Some(Timestamp(1_735_253_943_000))));
        assert_eq!(text[h.body..].trim(), "<p>x");
        assert!(h.warnings.is_empty());
    }

    #[test]
    fn bom_crlf_and_blank_lines_make_no_difference() {
        let text = "\u{feff}<!--1735253943000-->\r\n\r\n[标题](https://a.example/b)\r\n------\r\n<p>x\r\n\r\n";
        let h = header(text);
        assert!(h.warnings.is_empty());
        assert_eq!(text[h.body..].trim(), "<p>x");
    }

    #[test]
    fn a_title_keeps_its_brackets() {
        let h = header("[[外交](雜聞)]政府](https://a.example/(x))\n---\n");
        assert_eq!(h.title, "[外交](雜聞)]政府");
        assert_eq!(h.url.map(|u| u.to_string()).as_deref(), Some("https://a.example/(x)"));
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
        assert_eq!(header(text).body, 0);
    }

    #[test]
    fn further_headers_are_whole_or_none() {
        let text = "<p>one</p>\n------\n<!--1-->\nno\n<!--NaN-->\n[b](https://b.example)\n---\n<p>two";
        let found = further_headers(text, 0);
        assert_eq!(found.len(), 1);
        assert!(text[found[0]..].starts_with("<!--NaN-->"));
        let bare = "<p>one\n\n[b](https://b.example)\n---\n<p>two [c](d)\n---";
        assert_eq!(further_headers(bare, 0).iter().map(|&at| &bare[at..at + 3]).collect::<Vec<_>>(), ["[b]"]);
    }

    #[test]
    fn any_comment_above_a_title_is_a_damaged_time() {
        for comment in ["<!--undefined-->", "<!---1-->", "<!--2024-12-26T00:00:00Z-->"] {
            let h = header(&format!("{comment}\n[标题](https://a.example/b)\n---\n"));
            assert_eq!((h.title.as_str(), kinds(&h)), ("标题", vec![WarningKind::BadTimestamp]));
        }
    }

    #[test]
    fn a_title_without_an_address_stands_right_above_its_rule() {
        let h = header("没有网址的标题\n------\n<p>x");
        assert_eq!(h.title, "没有网址的标题");
        assert_eq!(kinds(&h), [WarningKind::MissingTimestamp, WarningKind::BadUrl]);
        assert_eq!(header("段落\n\n------\n").title, "");
    }
}

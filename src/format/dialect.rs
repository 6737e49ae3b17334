//! Tells the markup of a body: HTML, Markdown (with or without HTML in it), or none.
//!
//! A body is read chunk by chunk, a chunk being the lines between two blank lines. A chunk with a block tag (`p`, `div`, `br` …) is
//! HTML; all others are bare. A body is Markdown where its bare chunks hold a sign that only Markdown has, and are at least half of it.
//! So one `figure` or `iframe` does not make a Markdown file HTML, and one asterisk does not make an article in HTML Markdown. One
//! pass over the text.

use crate::document::{is_han, one_of};

/// A language of markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// HTML, and text that has no markup at all.
    Html,
    /// Markdown, which may hold HTML.
    Markdown,
}

impl Dialect {
    /// The dialect of a body (without its header).
    ///
    /// ```
    /// use seed_reader::format::Dialect;
    ///
    /// assert_eq!(Dialect::of("## 灯塔\n\n灯**灭**了。\n"), Dialect::Markdown);
    /// assert_eq!(Dialect::of("<p>灯**灭**了。</p>"), Dialect::Html);
    /// ```
    pub fn of(body: &str) -> Self {
        let mut tally = Tally::default();
        for line in body.lines() {
            tally.add(line);
        }
        tally.end_chunk();
        if tally.is_markdown() { Self::Markdown } else { Self::Html }
    }
}

/// What was counted so far: bytes of text, and signs of Markdown.
#[derive(Default)]
struct Tally {
    html: usize,
    bare: usize,
    signs: Signs,
    chunk: Chunk,
    /// How the line before ended: what a line of hyphens underlines.
    above: bool,
    /// Whether a tag or a comment of a line before is still open: its `>` may begin a line.
    open: bool,
    /// Inside a fence of this mark, where nothing is markup.
    fence: Option<u8>,
    /// Inside `pre`, where a blank line ends nothing.
    pre: bool,
}

/// Signs of Markdown, by how much they prove.
#[derive(Default, Clone, Copy)]
struct Signs {
    /// Nobody writes this otherwise.
    strong: usize,
    /// Items of lists, escapes: plain text may look like this.
    weak: usize,
}

#[derive(Default)]
struct Chunk {
    bytes: usize,
    block_tag: bool,
    line_break: bool,
    signs: Signs,
}

/// No address is longer (bytes); or a line of brackets would be read again for each of them.
const LONGEST: usize = 2000;
/// Plain text may have one or two lines that begin like an item of a list.
const WEAK: usize = 3;

impl Tally {
    fn is_markdown(&self) -> bool {
        let signed = self.signs.strong > 0 || (self.html == 0 && self.signs.weak >= WEAK);
        signed && self.bare >= self.html
    }

    fn add(&mut self, line: &str) {
        let text = line.trim();
        if text.is_empty() && !self.pre && self.fence.is_none() {
            (self.above, self.open) = (false, false);
            return self.end_chunk();
        }
        self.chunk.bytes += text.len();
        if self.fences(text) {
            return;
        }
        self.tags(text);
        // Of a chunk that is HTML's, signs count for nothing: a body in one line is looked through for tags alone.
        if !self.pre && !self.chunk.block_tag {
            let signs = &mut self.chunk.signs;
            if !(self.open && text.starts_with('>')) {
                begins(text, self.above, signs);
            }
            within(text, signs);
        }
        self.open = match text.bytes().rposition(|b| matches!(b, b'<' | b'>')) {
            Some(at) => text[at..].strip_prefix('<').is_some_and(|tag| {
                tag.bytes().next().is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'!' | b'/'))
            }),
            None => self.open,
        };
        self.above = !text.is_empty() && !text.starts_with('<');
    }

    /// Whether the line belongs to a fenced block of code.
    fn fences(&mut self, text: &str) -> bool {
        let mark = text.bytes().next().filter(|b| matches!(b, b'`' | b'~'));
        let is_fence = mark.is_some_and(|m| text.len() >= 3 && text.bytes().take(3).all(|b| b == m));
        match self.fence {
            None if is_fence && !self.pre => {
                self.fence = mark;
                self.chunk.signs.strong += 1;
                true
            }
            None => false,
            Some(open) => {
                if is_fence && mark == Some(open) {
                    self.fence = None;
                }
                true
            }
        }
    }

    /// Takes note of the tags in a line; what is left of it is its text.
    fn tags(&mut self, text: &str) {
        let mut end = 0;
        for (at, _) in text.match_indices('<') {
            let rest = &text[at + 1..];
            let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
            let name = &rest[..rest.bytes().take(11).take_while(u8::is_ascii_alphanumeric).count()];
            // `{{<figure>}}` is a template's.
            if at < end || name.is_empty() || text[..at].ends_with("{{") {
                continue;
            }
            let length = text.bytes().skip(at).take(LONGEST).position(|b| b == b'>').map_or(text.len() - at, |n| n + 1);
            end = at + length;
            self.chunk.bytes -= length.min(self.chunk.bytes);
            let is = |other: &str| name.eq_ignore_ascii_case(other);
            if is("br") {
                self.chunk.line_break = true;
            } else if BLOCKS.into_iter().any(is) {
                self.chunk.block_tag = true;
                if is("pre") {
                    self.pre = !closes;
                }
            }
        }
    }

    fn end_chunk(&mut self) {
        let chunk = std::mem::take(&mut self.chunk);
        if chunk.block_tag {
            self.html += chunk.bytes;
        } else if !chunk.line_break || chunk.signs.strong > 0 {
            // A break in a line, and nothing else, is either's.
            self.bare += chunk.bytes;
            self.signs.strong += chunk.signs.strong;
            self.signs.weak += chunk.signs.weak;
        }
    }
}

/// Elements that a writer of HTML makes blocks with.
const BLOCKS: [&str; 22] = [
    "p",
    "div",
    "section",
    "article",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "figure",
    "pre",
    "header",
    "main",
];

/// What a line of Markdown begins with; `above`: whether text stands right above it.
fn begins(text: &str, above: bool, signs: &mut Signs) {
    let run = |mark: u8| text.bytes().take_while(|b| *b == mark).count();
    let spaced = |at: usize| text[at..].starts_with(one_of(" \t"));
    match text.as_bytes().first() {
        Some(b'#') => {
            let level = run(b'#');
            // `##标题` is meant as a heading; `#标签` is a tag.
            let heading = level <= 6 && (spaced(level) || (level > 1 && text[level..].starts_with(is_han)));
            signs.strong += usize::from(heading);
        }
        Some(b'>') => signs.strong += usize::from(text.len() > 1),
        Some(b'=') => signs.strong += usize::from(above && run(b'=') == text.len() && text.len() > 2),
        Some(b'-') if above && run(b'-') == text.len() && text.len() > 2 => signs.weak += 1,
        Some(b'|') => signs.strong += usize::from(text.contains("--") && text.bytes().all(|b| b"|-: \t".contains(&b))),
        Some(b'[') => {
            // A definition: of a footnote, or of where a link leads.
            let defined = text.split_once("]: ").is_some_and(|(label, _)| label.len() < 100 && !label.contains("]("));
            signs.strong += usize::from(defined);
        }
        Some(b'-' | b'*' | b'+') if spaced(1) => {
            let item = text[1..].trim_start();
            let task = item.starts_with("[ ] ") || item.starts_with("[x] ") || item.starts_with("[X] ");
            signs.weak += 1;
            signs.strong += usize::from(task);
        }
        Some(b'0'..=b'9') => {
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let marked = text[digits..].starts_with(one_of(".)")) && spaced(digits + 1);
            signs.weak += usize::from(marked && digits < 4);
        }
        _ => {}
    }
}

/// What stands in a line of Markdown.
fn within(text: &str, signs: &mut Signs) {
    let bytes = text.as_bytes();
    let (mut strong, mut opened) = (None, false);
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|b| matches!(b, b']' | b'*' | b'~' | b'<' | b'[' | b'\\' | b'!'))
    {
        at += next;
        let rest = &text[at..];
        match bytes[at] {
            // A link or a picture: the address is not empty and is closed.
            b']' if rest.starts_with("](") => {
                let address = rest.bytes().skip(2).take(LONGEST).position(|b| b == b')');
                signs.strong += usize::from(opened && address.is_some_and(|end| end > 0));
            }
            b'*' if rest.starts_with("**") => {
                match strong.take() {
                    Some(open) => signs.strong += usize::from(at > open),
                    None => strong = Some(at + 2),
                }
                at += 1;
            }
            b'~' if rest.starts_with("~~") => signs.weak += 1,
            b'<' if rest.starts_with("<http://") || rest.starts_with("<https://") => {
                signs.strong += usize::from(rest.bytes().take(LONGEST).any(|b| b == b'>'));
                at += 5;
            }
            b'[' => {
                opened = true;
                let marked = rest.starts_with("[[") || rest.starts_with("[^");
                signs.strong += usize::from(marked && rest.bytes().skip(2).take(80).any(|b| b == b']'));
            }
            b'\\' => signs.weak += usize::from(bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation)),
            _ => {}
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bodies: &[&str], dialect: Dialect) {
        bodies.iter().for_each(|body| assert_eq!(Dialect::of(body), dialect, "{body}"));
    }

    #[test]
    fn markdown_with_and_without_tags() {
        all(
            &[
                "## 甲\n\n乙",
                "甲\n\n> 乙",
                "甲**乙**丙",
                "见[甲](https://a.example)",
                "原文：<https://a.example/x>",
                "标题\n====\n\n甲",
                "| 甲 | 乙 |\n|---|---|\n| 一 | 二 |",
                "甲[^1]\n\n[^1]: 乙",
                "- [ ] 甲",
                "- 甲\n- 乙\n- 丙",
                "甲>a\n> 乙",
                "##甲\n\n乙",
                "一段很长很长的话，**重点**在此。\n\n<figure><img src=x><figcaption>图</figcaption></figure>\n\n又一段很长很长的话。",
                "```\n<p>代码</p>\n```\n\n甲",
            ],
            Dialect::Markdown,
        );
    }

    #[test]
    fn html_and_plain_text() {
        all(
            &[
                "",
                "一\n二\n\n三",
                "<p>甲 **乙** [丙](https://a.example)</p>",
                "<div><p>甲</p>\n\n<p>乙</p>\n* 注\n</div>",
                "台北 — <p>甲</p>",
                "甲<br>\n- 乙<br>\n- 丙<br>\n- 丁",
                "1. 甲\n2. 乙",
                "#标签 甲",
                "甲 * 乙",
                "<pre>\n\n# 甲\n\n- 乙\n</pre>",
                "a ----\n----",
                "FOO<!-- BAR --!\n>BAZ",
                "见 <a\n href=x\n>乙</a>",
            ],
            Dialect::Html,
        );
    }
}

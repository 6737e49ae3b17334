//! Markdown as people who write Chinese mean it, in the form in which the CommonMark standard says the same.
//!
//! The standard's rule for emphasis looks at the characters on both sides of the asterisks: beside punctuation they only open after,
//! and only close before, a space or more punctuation. Chinese has no spaces, so `他说**「好」**后来` stays as it is written. Here a
//! character that is none (U+FDD0, neither a letter nor punctuation) is set between the asterisks and such punctuation, which is
//! all that the rule asks for; [`Prepared::clean`] takes it out of whatever comes out of the parser. The same with
//!
//! * `** 重点 **` and `**重点 **后`, where spaces stand inside the asterisks, and `**“好”**said`, where a line has them in pairs;
//! * `5~10元，3~8元`, where one tilde is a range;
//! * `##标题`, which needs a space, and addresses with spaces, which need angle brackets: what is put in for these is marked by U+FDD1,
//!   so that it goes again where the parser takes it for text;
//! * `**甲****乙**`, where one emphasis follows another;
//! * paragraphs of Chinese that begin with four spaces, which would be code;
//! * `[注]: 下同`, which would be taken for the definition of a link and not be shown;
//! * `{{<figure …>}}`, which is a template's, not a tag;
//! * containers in containers in containers, which end at the 64th: no text nests so deeply, and reading it takes time.
//!
//! In fenced code nothing is changed.

use std::borrow::Cow;

use super::emphasis::{code_spans, emphasis, is_cjk, within};
use crate::document::is_han;
use crate::format::prepared::{ADDED, Added, JOINT, JOINT_TEXT, Prepared};

/// How many markers of containers may begin one line.
const MOST_MARKERS: usize = 64;

/// Puts a body into the form that is parsed.
pub(super) fn prepare(body: &str) -> Prepared<'_> {
    // Whatever writes these characters is left as it is.
    if body.contains([JOINT, ADDED]) {
        return Prepared { text: Cow::Borrowed(body), added: Vec::new() };
    }
    let mut out = Out { body, text: String::new(), copied: 0, added: Vec::new() };
    let (mut fence, mut start, mut listed) = (None::<Fence>, 0, false);
    for line in body.split_inclusive('\n') {
        let mark = Fence::of(line);
        let indented = line.starts_with("    ") || line.starts_with('\t');
        if !indented && !line.trim().is_empty() {
            listed = deepest(line).count > 0 || line.trim_start().starts_with("[^");
        } else if fence.is_none() && !listed && line.trim_start().starts_with(is_cjk) {
            // A paragraph that begins with spaces, as on paper; no program begins with these characters.
            out.add(start, JOINT_TEXT);
        }
        prepare_line(line, start, fence.is_some() || mark.is_some(), &mut out);
        fence = match (fence, mark) {
            (Some(open), Some(mark)) if mark.closes(&open) => None,
            (None, Some(mark)) if mark.opens => Some(mark),
            (fence, _) => fence,
        };
        start += line.len();
    }
    out.finish()
}

/// HTML whose text is read as Markdown's: behind a character that is none, a line is a paragraph's, whatever it begins with.
pub(super) fn prepare_text(html: &str) -> Prepared<'static> {
    let prepared = prepare(html.trim_end());
    let text = format!("{JOINT}{}", prepared.text.replace('\n', "\n\u{fdd0}"));
    // Places in it are nobody's.
    Prepared { text: Cow::Owned(text), added: vec![Added { at: 0, length: 3, total: 3 }] }
}

struct Out<'a> {
    body: &'a str,
    text: String,
    /// How much of the body has been copied.
    copied: usize,
    added: Vec<Added>,
}

impl<'a> Out<'a> {
    /// Puts something in at a byte of the body.
    fn add(&mut self, at: usize, piece: &str) {
        // Two rules may ask for the same place.
        if at < self.copied {
            return;
        }
        self.text.push_str(&self.body[self.copied..at]);
        self.copied = at;
        let total = self.added.last().map_or(0, |a| a.total) + piece.len();
        self.added.push(Added { at: self.text.len(), length: piece.len(), total });
        self.text.push_str(piece);
    }

    fn finish(mut self) -> Prepared<'a> {
        if self.added.is_empty() {
            return Prepared { text: Cow::Borrowed(self.body), added: self.added };
        }
        self.text.push_str(&self.body[self.copied..]);
        Prepared { text: Cow::Owned(self.text), added: self.added }
    }
}

/// A line that begins or ends fenced code.
struct Fence {
    mark: u8,
    length: usize,
    opens: bool,
    /// Whether nothing else stands in the line.
    bare: bool,
}

impl Fence {
    fn of(line: &str) -> Option<Self> {
        let text = line.trim_start_matches([' ', '>']).trim_end();
        let mark = *text.as_bytes().first().filter(|b| matches!(b, b'`' | b'~'))?;
        let length = text.bytes().take_while(|b| *b == mark).count();
        let opens = mark == b'~' || !text[length..].contains('`');
        (length >= 3).then_some(Self { mark, length, opens, bare: length == text.len() })
    }

    fn closes(&self, open: &Self) -> bool {
        self.bare && self.mark == open.mark && self.length >= open.length
    }
}

/// `start`: where the line stands in the body. In `code` nothing is put in that would be seen if it is none after all, or is.
fn prepare_line(line: &str, start: usize, code: bool, out: &mut Out<'_>) {
    let markers = deepest(line);
    if let Some(at) = markers.limit {
        out.add(start + at, JOINT_TEXT);
    }
    let mut pieces = Vec::new();
    if !code {
        let level = line[markers.text..].bytes().take_while(|b| *b == b'#').count();
        if (2..=6).contains(&level) && line[markers.text + level..].starts_with(is_han) {
            pieces.push((markers.text + level, " \u{fdd1}"));
        }
        let spans = code_spans(line);
        if line.contains(['*', '~']) {
            emphasis(line, markers.text, &spans, &mut pieces);
        }
        addresses(line, &mut pieces);
        pieces.retain(|(at, _)| !within(&spans, *at));
    }
    if let Some(colon) = false_definition(&line[markers.text..]) {
        pieces.push((markers.text + colon, JOINT_TEXT));
    }
    pieces.extend(line.match_indices("{{<").map(|(at, _)| (at + 3, JOINT_TEXT)));
    pieces.sort_by_key(|piece| piece.0);
    pieces.dedup_by_key(|piece| piece.0);
    pieces.into_iter().for_each(|(at, piece)| out.add(start + at, piece));
}

/// Where the text of a line begins behind the markers of containers, and where the markers are too many.
struct Markers {
    text: usize,
    count: usize,
    limit: Option<usize>,
}

fn deepest(line: &str) -> Markers {
    let bytes = line.as_bytes();
    let (mut at, mut count) = (0, 0);
    loop {
        at += bytes[at..].iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
        let rest = &bytes[at..];
        let spaced = |n: usize| rest.get(n).is_none_or(u8::is_ascii_whitespace);
        let digits = rest.iter().take(9).take_while(|b| b.is_ascii_digit()).count();
        let marker = match rest.first() {
            Some(b'>') => 1,
            Some(b'-' | b'*' | b'+') if spaced(1) => 1,
            Some(_) if digits > 0 && matches!(rest.get(digits), Some(b'.' | b')')) && spaced(digits + 1) => digits + 1,
            _ => return Markers { text: at, count, limit: None },
        };
        count += 1;
        if count > MOST_MARKERS {
            return Markers { text: at, count, limit: Some(at) };
        }
        at += marker;
    }
}

/// `[注]: 下同`: the standard takes any word behind a label for an address and shows neither; Chinese has sentences without a space. Where
/// its colon stands, if it leads nowhere.
fn false_definition(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('[').filter(|inside| !inside.starts_with('^'))?;
    let end = inside.find(']').filter(|_| !inside.starts_with(']'))?;
    let address = inside[end + 1..].strip_prefix(':')?.trim_start();
    let leads = address.starts_with(['/', '#', '<', '.', '?'])
        || address.split(char::is_whitespace).next()?.contains([':', '/', '.']);
    (!leads || address.starts_with(is_han)).then_some(1 + end + 1)
}

/// Addresses that hold spaces: `](https://a.example/a b.jpg)`, `](/a.png =100x)`, with or without a title behind them.
fn addresses(line: &str, pieces: &mut Vec<(usize, &'static str)>) {
    let mut at = 0;
    while let Some(next) = line[at..].find("](") {
        let start = at + next + 2;
        at = start;
        let Some(end) = line[start..].find([')', '<', '"', '\'', '(']).map(|i| start + i) else { return };
        let whole = &line[start..end];
        let address = whole.trim_end();
        let titled = matches!(line.as_bytes()[end], b'"' | b'\'') && address.len() < whole.len();
        let ends = titled || (line.as_bytes()[end] == b')' && address.len() == whole.len());
        if ends && !address.starts_with(' ') && address.contains(' ') {
            pieces.push((start, "<\u{fdd1}"));
            pieces.push((start + address.len(), "\u{fdd1}>"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_comes_out_again() {
        for body in [
            "他说**「好」**后来",
            "##标题\n",
            "![a](/x y.png)",
            "{{<figure a>}}",
            "** 甲 ** 乙",
            "x\n```\n##标题 **「好」**后\n```\n##乙",
        ] {
            let prepared = prepare(body);
            assert_ne!(prepared.text, body);
            assert_eq!(prepared.clean(&prepared.text), body);
        }
    }

    #[test]
    fn code_and_plain_text_are_left_alone() {
        for body in
            ["甲乙丙", "a * b", "```\n##标题 **「好」**后\n```\n", "a ** b ** c", "2**「", "\u{fdd0}**「好」**后"]
        {
            let prepared = prepare(body);
            assert!(prepared.text == body || body.starts_with('2'), "{body}");
        }
    }

    #[test]
    fn places_are_counted_in_the_body() {
        let body = "他说**「好」**后来**《书》**里";
        let prepared = prepare(body);
        for (at, word) in
            [(prepared.text.find("后来"), "后来"), (prepared.text.find('里'), "里"), (prepared.text.find('他'), "他")]
        {
            assert_eq!(at.map(|at| prepared.origin(at)), body.find(word));
        }
    }
}

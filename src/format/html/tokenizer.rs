//! HTML → tokens, as the tokenization of the HTML standard has it, for an input that is all there.
//!
//! A library would bring several times the wasm: every state as a function of its own, errors and doctypes that nobody asks for.
//! Here a comment or a doctype is where it ends. `tests.rs` holds this against such a library.

use super::entities::reference;
use super::{Attr, Attrs, Tag};

/// What comes next in the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HtmlToken {
    /// A start tag: its attributes are in `attrs`, where it stands in `span`.
    Start(Tag),
    /// An end tag.
    End(Tag),
    /// Text: it is in `text`.
    Text,
}

/// How the content of an element is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ContentModel {
    Data,
    /// Text with references, up to the element's end tag.
    Plain,
    /// Text as it stands, up to the element's end tag.
    Raw,
    Script,
    /// All the rest.
    Rest,
}

impl ContentModel {
    /// By the name of a start tag.
    fn of(name: &str) -> Self {
        const RAW: [&str; 6] = ["style", "iframe", "xmp", "noembed", "noframes", "noscript"];
        let is = |other: &str| name.eq_ignore_ascii_case(other);
        if RAW.into_iter().any(is) {
            Self::Raw
        } else if is("script") {
            Self::Script
        } else if is("title") || is("textarea") {
            Self::Plain
        } else if is("plaintext") {
            Self::Rest
        } else {
            Self::Data
        }
    }
}

/// Reads tokens.
pub(super) struct Tokenizer<'a> {
    html: &'a str,
    at: usize,
    content: ContentModel,
    /// The name of the element whose content is not markup.
    inside: &'a str,
    /// Whether elements have content that is not markup.
    switches: bool,
    /// How many drawings and formulas are open (`svg`, `math`).
    drawings: usize,
    /// Whether the place is in one of them, and not in HTML again inside it: there is CDATA, and an element has no content but markup.
    is_foreign: bool,
    pub(super) text: String,
    pub(super) attrs: Attrs,
    pub(super) span: std::ops::Range<usize>,
}

/// What begins text as it stands, in drawings and formulas.
const CDATA: &str = "<![CDATA[";

const fn is_space(b: u8) -> bool {
    matches!(b, b' ' | b'\n' | b'\t' | b'\r' | b'\x0c')
}

const fn is_no_space(b: u8) -> bool {
    !is_space(b)
}

/// What ends a tag's name.
const fn ends_name(b: u8) -> bool {
    is_space(b) || matches!(b, b'/' | b'>')
}

impl<'a> Tokenizer<'a> {
    pub(super) fn new(html: &'a str, switches: bool) -> Self {
        Self {
            html,
            at: 0,
            content: ContentModel::Data,
            inside: "",
            switches,
            drawings: 0,
            is_foreign: false,
            text: String::new(),
            attrs: Attrs::default(),
            span: 0..0,
        }
    }

    /// The next token; nothing at the end. What of a tag there is at the end, is nothing.
    pub(super) fn next(&mut self) -> Option<HtmlToken> {
        self.text.clear();
        if self.content != ContentModel::Data && self.at < self.html.len() {
            let end = self.end_of_content();
            self.run(end);
            if self.content == ContentModel::Rest {
                self.at = self.html.len();
            } else {
                self.content = ContentModel::Data;
                // What follows is the end tag, or nothing.
                if self.text.is_empty() { return self.next_in_data() } else { return Some(HtmlToken::Text) }
            }
        } else {
            return self.next_in_data();
        }
        (!self.text.is_empty()).then_some(HtmlToken::Text)
    }

    fn next_in_data(&mut self) -> Option<HtmlToken> {
        let html = self.html;
        loop {
            let open = self.find_byte(self.at, b'<');
            self.run(open);
            let after = html.as_bytes().get(open + 1).copied();
            let is_markup = match after {
                Some(b'!' | b'?') => true,
                Some(b'/') => match html.as_bytes().get(open + 2) {
                    // `</>` is nothing at all: the text goes on.
                    Some(b'>') => {
                        self.at = open + 3;
                        continue;
                    }
                    next => next.is_some(),
                },
                Some(letter) => letter.is_ascii_alphabetic(),
                None => false,
            };
            if !is_markup {
                if open == html.len() {
                    return (!self.text.is_empty()).then_some(HtmlToken::Text);
                }
                self.text.push('<');
                self.at = open + 1;
                continue;
            }
            if self.is_foreign && html[open..].starts_with(CDATA) {
                let start = open + CDATA.len();
                let end = html[start..].find("]]>").map_or(html.len(), |length| start + length);
                read(&html[start..end], None, false, &mut self.text);
                self.at = html.len().min(end + 3);
                continue;
            }
            if !self.text.is_empty() {
                return Some(HtmlToken::Text);
            }
            let token = match after {
                Some(b'!' | b'?') => {
                    self.at = self.end_of_comment(open + 1);
                    None
                }
                Some(b'/') if !html.as_bytes()[open + 2].is_ascii_alphabetic() => {
                    self.at = self.find_byte(open + 2, b'>') + 1;
                    None
                }
                Some(b'/') => Some(self.tag(open, open + 2, true)?),
                _ => Some(self.tag(open, open + 1, false)?),
            };
            self.at = self.at.min(html.len());
            if token.is_some() {
                return token;
            }
        }
    }

    /// Where the first such byte stands, from `from` on; or the end. Each rule is a loop of its own.
    fn find(&self, from: usize, is: impl Fn(u8) -> bool) -> usize {
        let bytes = self.html.as_bytes();
        bytes.get(from..).and_then(|rest| rest.iter().position(|b| is(*b))).map_or(bytes.len(), |at| from + at)
    }

    fn find_byte(&self, from: usize, byte: u8) -> usize {
        self.find(from, |b| b == byte)
    }

    /// Reads text up to `end`.
    fn run(&mut self, end: usize) {
        let (references, keeps_nul) = match self.content {
            ContentModel::Data => (true, !self.is_foreign),
            ContentModel::Plain => (true, false),
            _ => (false, false),
        };
        let mut text = std::mem::take(&mut self.text);
        read(&self.html[self.at..end], references.then_some(false), keeps_nul, &mut text);
        self.text = text;
        self.at = end;
    }

    /// A tag whose name stands at `name`. An input that ends in it ends before it.
    fn tag(&mut self, open: usize, name: usize, is_end: bool) -> Option<HtmlToken> {
        let html = self.html;
        let bytes = html.as_bytes();
        self.attrs.0.clear();
        let mut at = self.find(name, ends_name);
        let name = &html[name..at];
        self.at = html.len();
        loop {
            match *bytes.get(at)? {
                b'>' => break,
                b'/' => at += 1,
                b if is_space(b) => at += 1,
                _ => at = self.attribute(at)?,
            }
        }
        self.at = at + 1;
        self.span = open..self.at;
        let tag = Tag::of(name.as_bytes());
        let was_foreign = self.is_foreign;
        if matches!(tag, Tag::Other | Tag::Title) {
            self.draw(name, is_end, bytes[at - 1] == b'/');
        }
        if is_end {
            return Some(HtmlToken::End(tag));
        }
        if self.switches && !(was_foreign && matches!(tag, Tag::Other | Tag::Title)) {
            self.content = ContentModel::of(name);
            self.inside = name;
        }
        Some(HtmlToken::Start(tag))
    }

    /// Keeps count of drawings and formulas.
    fn draw(&mut self, name: &str, is_end: bool, is_empty: bool) {
        const HTML_AGAIN: &str = "title desc foreignobject annotation-xml mi mo mn ms mtext";
        let is = |other: &str| name.eq_ignore_ascii_case(other);
        if is("svg") || is("math") {
            self.drawings =
                if is_end { self.drawings.saturating_sub(1) } else { self.drawings + usize::from(!is_empty) };
            self.is_foreign = self.drawings > 0;
        } else if self.drawings > 0 && HTML_AGAIN.split(' ').any(is) {
            self.is_foreign = is_end;
        }
    }

    /// An attribute that begins at `start`: where it ends.
    fn attribute(&mut self, start: usize) -> Option<usize> {
        let html = self.html;
        let bytes = html.as_bytes();
        // It may begin with `=`, and then that is part of its name.
        let name_end = self.find(start + 1, |b| ends_name(b) || b == b'=');
        let mut at = self.find(name_end, is_no_space);
        let mut value = "";
        if bytes.get(at) == Some(&b'=') {
            at = self.find(at + 1, is_no_space);
            match *bytes.get(at)? {
                b'>' => {}
                quote @ (b'"' | b'\'') => {
                    let end = self.find_byte(at + 1, quote);
                    value = &html[at + 1..end];
                    at = end + 1;
                }
                _ => {
                    let end = self.find(at, |b| is_space(b) || b == b'>');
                    value = &html[at..end];
                    at = end;
                }
            }
        }
        // What the input ends in is no attribute, since its tag is none.
        bytes.get(at)?;
        if let Some(attr) = Attr::of(&html[start..name_end])
            && self.attrs.get(attr).is_none()
        {
            let mut decoded = String::new();
            read(value, Some(true), false, &mut decoded);
            self.attrs.0.push((attr, decoded));
        }
        Some(at)
    }

    /// Where the content of the element that is open ends: at its end tag, or at the end of all.
    fn end_of_content(&self) -> usize {
        match self.content {
            ContentModel::Rest => self.html.len(),
            ContentModel::Script => self.end_of_script(),
            _ => {
                let mut at = self.at;
                loop {
                    at = self.find_byte(at, b'<');
                    if at == self.html.len() || self.is_tag(at, "</", self.inside) {
                        return at;
                    }
                    at += 1;
                }
            }
        }
    }

    /// Whether a tag of this name stands at `at`.
    fn is_tag(&self, at: usize, open: &str, name: &str) -> bool {
        let bytes = &self.html.as_bytes()[at..];
        let end = open.len() + name.len();
        bytes.starts_with(open.as_bytes())
            && bytes.get(open.len()..end).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()))
            && bytes.get(end).is_some_and(|b| ends_name(*b))
    }

    /// The end of a script: inside `<!--` an end tag after a start tag is not yet the one.
    fn end_of_script(&self) -> usize {
        let bytes = self.html.as_bytes();
        let (mut at, mut in_comment, mut in_script, mut dashes) = (self.at, false, false, 0);
        while at < bytes.len() {
            match bytes[at] {
                b'-' => dashes += 1,
                b'>' if dashes >= 2 => (in_comment, in_script, dashes) = (false, false, 0),
                b'<' => {
                    dashes = 0;
                    if self.is_tag(at, "</", "script") {
                        if !in_script {
                            return at;
                        }
                        in_script = false;
                    } else if in_comment {
                        in_script |= self.is_tag(at, "<", "script");
                    } else if bytes[at..].starts_with(b"<!--") {
                        in_comment = true;
                        dashes = 2;
                        at += 3;
                    }
                }
                _ => dashes = 0,
            }
            at += 1;
        }
        at
    }

    /// Where what begins with `<!` or `<?` ends; `at` is after the `<`.
    fn end_of_comment(&self, at: usize) -> usize {
        let bytes = self.html.as_bytes();
        if !bytes[at..].starts_with(b"!--") {
            return self.find_byte(at, b'>') + 1;
        }
        let start = at + 3;
        let rest = &bytes[start..];
        if rest.starts_with(b">") || rest.starts_with(b"->") {
            return self.find_byte(start, b'>') + 1;
        }
        let mut dashes = 0;
        for (index, b) in rest.iter().enumerate() {
            match b {
                b'-' => dashes += 1,
                b'>' if dashes >= 2 => return start + index + 1,
                b'!' if dashes >= 2 && rest.get(index + 1) == Some(&b'>') => return start + index + 2,
                _ => dashes = 0,
            }
        }
        bytes.len()
    }
}

/// Text as it is meant: references resolved (`Some(true)`: as in an attribute), lines ended by `\n` alone.
fn read(raw: &str, references: Option<bool>, keeps_nul: bool, out: &mut String) {
    let bytes = raw.as_bytes();
    let mut from = 0;
    let mut at = 0;
    while let Some(step) = bytes[at..].iter().position(|b| matches!(b, b'&' | b'\r' | 0)) {
        at += step;
        let mut end = at + 1;
        let (first, second) = match (bytes[at], references) {
            (b'\r', _) => {
                end += usize::from(bytes.get(end) == Some(&b'\n'));
                ('\n', None)
            }
            (0, _) if !keeps_nul => ('\u{fffd}', None),
            (b'&', Some(in_attribute)) => match reference(&raw[end..], in_attribute) {
                Some((first, second, len)) => {
                    end += len;
                    (first, second)
                }
                None => ('&', None),
            },
            (other, _) => (char::from(other), None),
        };
        out.push_str(&raw[from..at]);
        out.push(first);
        out.extend(second);
        (from, at) = (end, end);
    }
    out.push_str(&raw[from..]);
}

//! What stands in a line: text with what people write in it beyond the standard, pictures, footnotes, and HTML.

use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use super::prepare::prepare_text;
use super::{Events, Image, source};
use crate::format::html::{Attr, Attrs, Feed, Tag, TokenSink, Tokens};

/// Elements whose content is no Markdown, whatever it looks like.
const RAW: [&str; 9] = ["script", "style", "textarea", "iframe", "noscript", "template", "xmp", "svg", "math"];

/// A sink for a piece of HTML: whatever it holds stands where the piece stands.
struct Pinned<'s> {
    sink: &'s mut dyn TokenSink,
    at: Range<usize>,
}

impl TokenSink for Pinned<'_> {
    fn start(&mut self, tag: Tag, attrs: &Attrs, _: Range<usize>) {
        self.sink.start(tag, attrs, self.at.clone());
    }

    fn end(&mut self, tag: Tag) {
        self.sink.end(tag);
    }

    fn text(&mut self, text: &str) {
        self.sink.text(text);
    }
}

impl Events<'_> {
    /// Writes the text that has come, all of it up to the next thing that is none. `ends`: whether a paragraph or a heading ends here.
    pub(super) fn flush(&mut self, sink: &mut dyn TokenSink, ends: bool) {
        if self.text.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.text);
        let text = self.body.clean(&text);
        if self.code {
            return sink.text(&text);
        }
        let at = self.text_at..self.text_at;
        if std::mem::take(&mut self.quote_begins)
            && let Some(title) = source::callout(&text)
        {
            self.plain(sink, Tag::Strong, &at);
            sink.text(&title);
            sink.end(Tag::Strong);
            self.title_ends = true;
            return;
        }
        let text = if self.span_ended { source::behind_attributes(&text) } else { &*text };
        let text = if ends || self.leaf.heading { source::without_attributes(text) } else { text };
        if !self.links.is_empty() {
            return sink.text(text);
        }
        let mut done = 0;
        for range in source::addresses(text) {
            sink.text(&text[done..range.start]);
            self.start(sink, Tag::A, vec![(Attr::Href, text[range.clone()].to_owned())], &at);
            sink.text(&text[range.clone()]);
            sink.end(Tag::A);
            done = range.end;
        }
        sink.text(&text[done..]);
    }

    /// What an image holds is the words that stand for it.
    pub(super) fn in_image(&mut self, event: Event<'_>, at: &Range<usize>, sink: &mut dyn TokenSink) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::End(TagEnd::Image) if image.depth == 0 => {
                if let Some(image) = self.image.take() {
                    self.picture(&image, at, sink);
                }
            }
            Event::Start(_) => image.depth += 1,
            Event::End(_) => image.depth = image.depth.saturating_sub(1),
            Event::Text(text) | Event::Code(text) => image.words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => image.words.push(' '),
            _ => {}
        }
    }

    fn picture(&self, image: &Image, at: &Range<usize>, sink: &mut dyn TokenSink) {
        // Wiki.js writes the size behind the address: `![](/a.png =100x50)`.
        let (address, size) = match image.address.rsplit_once(" =") {
            Some((address, size)) if size.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'x' | b'%')) => {
                (address, size)
            }
            _ => (image.address.as_str(), ""),
        };
        let words = self.body.clean(&image.words);
        let mut attrs = vec![(Attr::Src, address.trim().to_owned()), (Attr::Alt, without_number(&words).to_owned())];
        if let Some((width, height)) = size.split_once('x').filter(|(w, h)| !w.is_empty() && !h.is_empty()) {
            attrs.extend([(Attr::Width, width.to_owned()), (Attr::Height, height.to_owned())]);
        }
        self.start(sink, Tag::Img, attrs, at);
    }

    /// A footnote's sign in the text: it jumps to the note, and back.
    pub(super) fn reference(&mut self, label: &str, at: &Range<usize>, sink: &mut dyn TokenSink) {
        let label = self.body.clean(label);
        self.sign(&label, ["fnref-", "#fn-"], at, sink);
    }

    /// The sign in front of the footnote's text.
    pub(super) fn write_note(&mut self, sink: &mut dyn TokenSink, at: &Range<usize>) {
        let Some(label) = self.note.take() else { return };
        self.sign(&label, ["fn-", "#fnref-"], at, sink);
        sink.text(" ");
    }

    fn sign(&self, label: &str, [own, other]: [&str; 2], at: &Range<usize>, sink: &mut dyn TokenSink) {
        let attrs = vec![(Attr::Href, format!("{other}{label}")), (Attr::Id, format!("{own}{label}"))];
        self.plain(sink, Tag::Sup, at);
        self.start(sink, Tag::A, attrs, at);
        sink.text(label);
        sink.end(Tag::A);
        sink.end(Tag::Sup);
    }

    /// A tag in a line. What an element holds that is no Markdown goes with it, as it stands.
    pub(super) fn inline_html(&mut self, html: &str, at: Range<usize>, sink: &mut dyn TokenSink) {
        // Nested constructs can come in pieces, of which not every one begins with a tag.
        let tag = html.strip_prefix('<').unwrap_or_default();
        let name = tag.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        self.broken = name == "br";
        let body = &self.body.text;
        let raw = RAW.contains(&name.as_str()) && !html.ends_with("/>");
        let end = if raw { self.end_of(&name, at.end) } else { None };
        match end {
            Some(end) => {
                self.passed = end;
                let whole = body.get(at.start..end).unwrap_or(html);
                self.html_piece(whole, &(at.start..end), sink);
            }
            // Without its end it would swallow the rest.
            None if raw => {}
            None => self.html_piece(html, &at, sink),
        }
    }

    /// Where the end tag of an element ends, in the paragraph that is being read.
    fn end_of(&mut self, name: &str, from: usize) -> Option<usize> {
        if self.leaf.end <= from || self.unclosed > from {
            return None;
        }
        let rest = self.body.text.get(from..self.leaf.end)?;
        let found = rest.match_indices("</").find_map(|(at, _)| {
            let tag = rest.get(at + 2..at + 2 + name.len()).filter(|tag| tag.eq_ignore_ascii_case(name));
            tag.and_then(|_| rest[at..].find('>')).map(|end| from + at + end + 1)
        });
        if found.is_none() {
            self.unclosed = self.leaf.end;
        }
        found
    }

    /// A block of HTML. The standard reads no Markdown in it; writers put a link into a caption all the same.
    pub(super) fn block_html(&mut self, html: &str, at: usize, sink: &mut dyn TokenSink) {
        let marked = ["](", "**", "~~"].iter().any(|mark| html.contains(mark));
        let raw = html.contains("<!--") || RAW.iter().chain(&["pre"]).any(|name| has_tag(html, name));
        if !marked || raw || self.inside {
            return self.html_piece(html, &(at..at), sink);
        }
        let html = html.replace("<\u{fdd0}", "&lt;");
        let body = prepare_text(&self.body.clean(&html));
        let mut pinned = Pinned { sink, at: self.place(&(at..at)) };
        let mut events = Events::new(&body, 0);
        events.inside = true;
        while events.pass_on(usize::MAX, &mut pinned) {}
    }

    fn html_piece(&self, html: &str, at: &Range<usize>, sink: &mut dyn TokenSink) {
        // What was told apart from a tag (`{{<figure>}}`) is told apart here as well.
        let html = html.replace("<\u{fdd0}", "&lt;");
        let html = self.body.clean(&html);
        let mut pinned = Pinned { sink, at: self.place(at) };
        Feed::new(&html, 0).pass_on(usize::MAX, &mut pinned);
    }
}

fn has_tag(html: &str, name: &str) -> bool {
    html.match_indices('<')
        .any(|(at, _)| html.get(at + 1..at + 1 + name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name)))
}

/// The words for a picture without the number that a converter gives it (`Image 3: …`).
fn without_number(words: &str) -> &str {
    let Some(rest) = words.strip_prefix("Image ") else { return words };
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(':') {
        Some(rest) => rest.trim_start(),
        None if rest.is_empty() => "",
        None => words,
    }
}

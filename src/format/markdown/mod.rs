//! Markdown → the tokens that HTML is made of, so that both dialects become blocks by the same rules ([`Builder`](super::build)).
//!
//! The parser is pulldown-cmark: CommonMark with tables, footnotes, task lists and struck text. (comrak knows more of this by itself, an
//! emphasis that suits Chinese included, but takes twice the bytes and calls itself once for every level of nesting.) What people
//! write beyond that is put into its form beforehand (`prepare.rs`) or read from its text (`inline.rs`). HTML inside goes through our
//! own reader of HTML.

mod blocks;
mod emphasis;
mod inline;
mod prepare;
mod source;
#[cfg(test)]
mod tests;
mod thread;

use std::ops::Range;

use pulldown_cmark::{Event, OffsetIter, Options, Parser, TagEnd};

use super::html::{Attr, Attrs, Tag, TokenSink, Tokens};
use super::prepared::Prepared;
use super::reader::{Reader, Readers};

/// The [`Readers`] of a program that the reader of Markdown is linked into: every native program.
#[derive(Debug, Clone, Copy)]
pub struct Linked;

impl Readers for Linked {
    async fn markdown(&mut self) -> Option<Reader> {
        Some(READER)
    }
}

/// The reader of Markdown, for a program that loads it on request and hands it over through its own [`Readers`].
pub const READER: Reader = Reader {
    prepare: |body| prepare::prepare(body),
    tokens: |body, offset| Box::new(Events::new(body, offset)),
    settle: thread::settle,
};

/// What the parser gives, on its way to a sink.
struct Events<'a> {
    body: &'a Prepared<'a>,
    /// Where the body stands in the input (bytes).
    offset: usize,
    parser: OffsetIter<'a>,
    /// Text that the parser gives in pieces, and where it begins.
    text: String,
    text_at: usize,
    /// HTML of a block, line by line.
    html: Option<(String, usize)>,
    /// An image, while its words are read: address, words, and how many images and links are open inside.
    image: Option<Image>,
    /// How the open links are closed: with an element, or with nothing.
    links: Vec<bool>,
    code: bool,
    header_row: bool,
    /// Where the last cell of a table's row ends.
    cell_end: usize,
    /// Where the paragraph or heading ends that is being read, and whether its lines were broken by a width.
    leaf: OpenLeaf,
    /// Whether this is the text of a block of HTML: there is no other inside, and its line ends are spaces.
    inside: bool,
    /// Whether a rule follows the paragraph.
    ruled: bool,
    /// Whether a link or the like has just ended: attributes may follow.
    span_ended: bool,
    /// What is read already as HTML: up to this byte.
    passed: usize,
    /// Up to here no element was found whose end is missing, and need not be looked for again.
    unclosed: usize,
    /// Whether a line break was written by the last event.
    broken: bool,
    /// The next text is the first of a block quotation: it may say that this is a callout.
    quote_begins: bool,
    /// The next line break ends the title of a callout.
    title_ends: bool,
    /// The footnote whose text begins.
    note: Option<String>,
}

#[derive(Default)]
struct OpenLeaf {
    end: usize,
    wrapped: bool,
    heading: bool,
}

struct Image {
    address: String,
    words: String,
    depth: usize,
}

impl<'a> Events<'a> {
    fn new(body: &'a Prepared<'a>, offset: usize) -> Self {
        let mut options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS;
        // `[[1]](address)` is a link with a bracket in its words.
        if !body.text.contains("]](") {
            options |= Options::ENABLE_WIKILINKS;
        }
        Self {
            body,
            offset,
            parser: Parser::new_ext(&body.text, options).into_offset_iter(),
            text: String::new(),
            text_at: 0,
            html: None,
            image: None,
            links: Vec::new(),
            code: false,
            header_row: false,
            cell_end: 0,
            leaf: OpenLeaf::default(),
            inside: false,
            ruled: false,
            span_ended: false,
            passed: 0,
            unclosed: 0,
            broken: false,
            quote_begins: false,
            title_ends: false,
            note: None,
        }
    }

    /// Where a stretch of the prepared text stands in the input.
    fn place(&self, range: &Range<usize>) -> Range<usize> {
        self.offset + self.body.origin(range.start)..self.offset + self.body.origin(range.end)
    }

    fn start(&self, sink: &mut dyn TokenSink, tag: Tag, attrs: Vec<(Attr, String)>, at: &Range<usize>) {
        sink.start(tag, &Attrs::new(attrs), self.place(at));
    }

    fn plain(&self, sink: &mut dyn TokenSink, tag: Tag, at: &Range<usize>) {
        self.start(sink, tag, Vec::new(), at);
    }

    fn line_break(&mut self, sink: &mut dyn TokenSink, at: &Range<usize>) {
        if std::mem::take(&mut self.title_ends) {
            sink.end(Tag::P);
            self.plain(sink, Tag::P, at);
        } else if !self.broken {
            self.plain(sink, Tag::Br, at);
        }
    }

    fn event(&mut self, event: Event<'a>, at: Range<usize>, sink: &mut dyn TokenSink) {
        if at.start < self.passed && !matches!(event, Event::End(_) | Event::Start(_)) {
            return;
        }
        // Images hold nothing but words.
        if self.image.is_some() {
            return self.in_image(event, &at, sink);
        }
        if let Event::Text(text) = &event {
            if self.text.is_empty() {
                self.text_at = at.start;
            }
            self.text.push_str(text);
            return;
        }
        if let Event::Html(html) = &event {
            if let Some((all, _)) = &mut self.html {
                all.push_str(html);
            }
            return;
        }
        let ends_leaf = matches!(event, Event::End(TagEnd::Paragraph | TagEnd::Heading(_)));
        self.flush(sink, ends_leaf);
        let broken = std::mem::take(&mut self.broken);
        self.span_ended = matches!(event, Event::End(TagEnd::Link | TagEnd::Strong | TagEnd::Emphasis));
        match event {
            Event::Start(tag) => self.begin(tag, &at, sink),
            Event::End(tag) => self.end(tag, &at, sink),
            Event::Code(code) => {
                self.plain(sink, Tag::Code, &at);
                sink.text(&self.body.clean(&code));
                sink.end(Tag::Code);
            }
            Event::InlineHtml(html) => self.inline_html(&html, at, sink),
            Event::FootnoteReference(label) => self.reference(&label, &at, sink),
            Event::SoftBreak if self.leaf.wrapped && !self.title_ends => sink.text("\n"),
            Event::SoftBreak | Event::HardBreak => {
                self.broken = broken;
                self.line_break(sink, &at);
                self.broken = false;
            }
            Event::Rule => self.plain(sink, Tag::Hr, &at),
            Event::TaskListMarker(done) => {
                let mut attrs = vec![(Attr::Type, "checkbox".to_owned())];
                attrs.extend(done.then(|| (Attr::Checked, String::new())));
                self.start(sink, Tag::Input, attrs, &at);
            }
            // Formulas are not asked for, text and HTML are dealt with.
            Event::InlineMath(text) | Event::DisplayMath(text) => sink.text(&text),
            Event::Text(_) | Event::Html(_) => {}
        }
    }
}

impl Tokens for Events<'_> {
    fn pass_on(&mut self, count: usize, sink: &mut dyn TokenSink) -> bool {
        for _ in 0..count {
            let Some((event, at)) = self.parser.next() else {
                self.flush(sink, true);
                return false;
            };
            self.event(event, at, sink);
        }
        true
    }
}

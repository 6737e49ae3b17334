//! Markdown → the tokens that HTML is made of, so that both dialects become blocks by the same rules ([`Builder`](super::build)).
//!
//! The parser is pulldown-cmark: CommonMark with tables, footnotes, task lists and struck text. (comrak knows more of this by itself, an
//! emphasis that suits Chinese included, but takes twice the bytes and calls itself once for every level of nesting.) What people
//! write beyond that is put into its form beforehand (`prepare.rs`) or read from its text (`inline.rs`). HTML inside goes through our
//! own reader of HTML.

mod inline;
mod prepare;
mod source;
#[cfg(test)]
mod tests;
mod thread;

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, OffsetIter, Options, Parser, Tag as Begin, TagEnd};

use super::dialect::is_han;
use super::html::{Attr, Attrs, Sink, Tag, Tokens};
use super::reader::{Reader, Readers};
pub(crate) use prepare::Prepared;

/// The reader of Markdown, linked into this program.
#[derive(Debug, Clone, Copy)]
pub struct Linked;

impl Readers for Linked {
    async fn markdown(&mut self) -> Option<Reader> {
        Some(READER)
    }
}

/// The reader itself, for whoever brings it to a program that does without at first.
pub const READER: Reader = Reader {
    prepare: |body| Prepared::new(body),
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
    leaf: Leaf,
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
struct Leaf {
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
            leaf: Leaf::default(),
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

    fn start(&self, sink: &mut dyn Sink, tag: Tag, attrs: Vec<(Attr, String)>, at: &Range<usize>) {
        sink.start(tag, &Attrs::new(attrs), self.place(at));
    }

    fn plain(&self, sink: &mut dyn Sink, tag: Tag, at: &Range<usize>) {
        self.start(sink, tag, Vec::new(), at);
    }

    fn line_break(&mut self, sink: &mut dyn Sink, at: &Range<usize>) {
        if std::mem::take(&mut self.title_ends) {
            sink.end(Tag::P);
            self.plain(sink, Tag::P, at);
        } else if !self.broken {
            self.plain(sink, Tag::Br, at);
        }
    }

    fn event(&mut self, event: Event<'a>, at: Range<usize>, sink: &mut dyn Sink) {
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

    fn begin(&mut self, tag: Begin<'a>, at: &Range<usize>, sink: &mut dyn Sink) {
        if !matches!(tag, Begin::Paragraph | Begin::BlockQuote(_)) && is_block(&tag) {
            self.quote_begins = false;
            self.write_note(sink, at);
        }
        match tag {
            Begin::Paragraph => {
                self.leaf_begins(at, false);
                self.plain(sink, Tag::P, at);
                self.write_note(sink, at);
            }
            Begin::Heading { level, .. } => {
                self.leaf_begins(at, true);
                self.plain(sink, heading(level as usize), at);
            }
            Begin::BlockQuote(_) => {
                self.quote_begins = true;
                self.plain(sink, Tag::Blockquote, at);
            }
            Begin::CodeBlock(kind) => {
                let language = match &kind {
                    CodeBlockKind::Fenced(language) => self.body.clean(language).into_owned(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.code = true;
                // Who writes Chinese behind the fence means it to be read.
                let words = language.contains(is_han);
                let class = if words { Vec::new() } else { vec![(Attr::Class, language.clone())] };
                self.start(sink, Tag::Pre, class, at);
                if words {
                    sink.text(&format!("{language}\n"));
                }
            }
            Begin::HtmlBlock => self.html = Some((String::new(), at.start)),
            Begin::List(None) => self.plain(sink, Tag::Ul, at),
            Begin::List(Some(from)) => self.start(sink, Tag::Ol, vec![(Attr::Start, from.to_string())], at),
            Begin::Item => {
                self.leaf_begins(at, false);
                self.plain(sink, Tag::Li, at);
            }
            Begin::FootnoteDefinition(label) => {
                self.plain(sink, Tag::Div, at);
                self.note = Some(self.body.clean(&label).into_owned());
            }
            Begin::Table(_) => self.plain(sink, Tag::Table, at),
            Begin::TableHead => {
                self.header_row = true;
                self.plain(sink, Tag::Tr, at);
            }
            Begin::TableRow => self.plain(sink, Tag::Tr, at),
            Begin::TableCell => {
                self.leaf_begins(at, false);
                self.plain(sink, if self.header_row { Tag::Th } else { Tag::Td }, at);
            }
            Begin::Emphasis => self.plain(sink, Tag::Em, at),
            Begin::Strong => self.plain(sink, Tag::Strong, at),
            Begin::Strikethrough => self.plain(sink, Tag::Del, at),
            Begin::Superscript => self.plain(sink, Tag::Sup, at),
            Begin::Subscript => self.plain(sink, Tag::Sub, at),
            Begin::Link { link_type, dest_url, .. } => {
                // `[[name]]` names a page of the writer's own: there is no address to it.
                let leads = !matches!(link_type, pulldown_cmark::LinkType::WikiLink { .. });
                self.links.push(leads);
                if leads {
                    let mail = matches!(link_type, pulldown_cmark::LinkType::Email);
                    let address = self.body.clean(&dest_url);
                    let address = if mail { format!("mailto:{address}") } else { address.into_owned() };
                    self.start(sink, Tag::A, vec![(Attr::Href, address)], at);
                }
            }
            // `![[name]]` shows a file that only the writer has: its name is text.
            Begin::Image { link_type: pulldown_cmark::LinkType::WikiLink { .. }, .. } => {}
            Begin::Image { dest_url, .. } => {
                let address = self.body.clean(&dest_url).into_owned();
                self.image = Some(Image { address, words: String::new(), depth: 0 });
            }
            Begin::DefinitionList => self.plain(sink, Tag::Dl, at),
            Begin::DefinitionListTitle => self.plain(sink, Tag::Dt, at),
            Begin::DefinitionListDefinition => self.plain(sink, Tag::Dd, at),
            Begin::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, at: &Range<usize>, sink: &mut dyn Sink) {
        match tag {
            TagEnd::Paragraph => {
                self.title_ends = false;
                sink.end(Tag::P);
            }
            TagEnd::Heading(level) => {
                self.leaf.heading = false;
                sink.end(heading(level as usize));
            }
            TagEnd::BlockQuote(_) => {
                self.quote_begins = false;
                sink.end(Tag::Blockquote);
            }
            TagEnd::CodeBlock => {
                self.code = false;
                sink.end(Tag::Pre);
            }
            TagEnd::HtmlBlock => {
                if let Some((html, at)) = self.html.take() {
                    self.block_html(&html, at, sink);
                }
            }
            TagEnd::List(ordered) => sink.end(if ordered { Tag::Ol } else { Tag::Ul }),
            TagEnd::Item => sink.end(Tag::Li),
            TagEnd::FootnoteDefinition => {
                self.write_note(sink, at);
                sink.end(Tag::Div);
            }
            TagEnd::Table => sink.end(Tag::Table),
            TagEnd::TableHead => {
                self.header_row = false;
                sink.end(Tag::Tr);
            }
            TagEnd::TableRow => {
                self.cells_too_many(at, sink);
                sink.end(Tag::Tr);
            }
            TagEnd::TableCell => {
                self.cell_end = at.end;
                sink.end(if self.header_row { Tag::Th } else { Tag::Td });
            }
            TagEnd::Emphasis => sink.end(Tag::Em),
            TagEnd::Strong => sink.end(Tag::Strong),
            TagEnd::Strikethrough => sink.end(Tag::Del),
            TagEnd::Superscript => sink.end(Tag::Sup),
            TagEnd::Subscript => sink.end(Tag::Sub),
            TagEnd::Link => {
                if self.links.pop() == Some(true) {
                    sink.end(Tag::A);
                }
            }
            TagEnd::DefinitionList => sink.end(Tag::Dl),
            TagEnd::DefinitionListTitle => sink.end(Tag::Dt),
            TagEnd::DefinitionListDefinition => sink.end(Tag::Dd),
            TagEnd::Image | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// A row may have more cells than its table has columns; the standard leaves these out.
    fn cells_too_many(&mut self, row: &Range<usize>, sink: &mut dyn Sink) {
        let rest = self.body.text.get(self.cell_end..row.end).unwrap_or_default();
        let rest = self.body.clean(rest.trim().trim_start_matches('|')).into_owned();
        for cell in rest.split('|').map(str::trim).filter(|cell| !cell.is_empty()) {
            self.plain(sink, Tag::Td, row);
            sink.text(cell);
            sink.end(Tag::Td);
        }
    }

    fn leaf_begins(&mut self, at: &Range<usize>, heading: bool) {
        let wrapped = source::is_wrapped(self.body.text.get(at.clone()).unwrap_or_default());
        self.leaf = Leaf { end: at.end, wrapped, heading };
    }
}

impl Tokens for Events<'_> {
    fn pass_on(&mut self, count: usize, sink: &mut dyn Sink) -> bool {
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

fn is_block(tag: &Begin<'_>) -> bool {
    !matches!(
        tag,
        Begin::Emphasis
            | Begin::Strong
            | Begin::Strikethrough
            | Begin::Superscript
            | Begin::Subscript
            | Begin::Link { .. }
            | Begin::Image { .. }
    )
}

const fn heading(level: usize) -> Tag {
    match level {
        1 => Tag::H1,
        2 => Tag::H2,
        3 => Tag::H3,
        4 => Tag::H4,
        5 => Tag::H5,
        _ => Tag::H6,
    }
}

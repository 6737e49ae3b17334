//! Blocks and spans: where they begin and end.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, LinkType, Tag as Begin, TagEnd};

use super::{Events, Image, OpenLeaf, source};
use crate::format::dialect::is_han;
use crate::format::html::{Attr, Tag, TokenSink};

impl Events<'_> {
    pub(super) fn begin(&mut self, tag: Begin<'_>, at: &Range<usize>, sink: &mut dyn TokenSink) {
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
            // Hyphens right under a sentence are a rule, not the line under a title.
            Begin::Heading { .. }
                if source::is_sentence_above_rule(self.body.text.get(at.clone()).unwrap_or_default()) =>
            {
                self.leaf_begins(at, false);
                self.ruled = true;
                self.plain(sink, Tag::P, at);
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
            Begin::DefinitionList => self.plain(sink, Tag::Dl, at),
            Begin::DefinitionListTitle => self.plain(sink, Tag::Dt, at),
            Begin::DefinitionListDefinition => self.plain(sink, Tag::Dd, at),
            Begin::MetadataBlock(_) => {}
            span => self.begin_span(span, at, sink),
        }
    }

    fn begin_span(&mut self, tag: Begin<'_>, at: &Range<usize>, sink: &mut dyn TokenSink) {
        match tag {
            Begin::Emphasis => self.plain(sink, Tag::Em, at),
            Begin::Strong => self.plain(sink, Tag::Strong, at),
            Begin::Strikethrough => self.plain(sink, Tag::Del, at),
            Begin::Superscript => self.plain(sink, Tag::Sup, at),
            Begin::Subscript => self.plain(sink, Tag::Sub, at),
            Begin::Link { link_type, dest_url, .. } => {
                // `[[name]]` names a page of the writer's own: there is no address to it.
                let leads = !matches!(link_type, LinkType::WikiLink { .. });
                self.links.push(leads);
                if leads {
                    let mail = matches!(link_type, LinkType::Email);
                    let address = self.body.clean(&dest_url);
                    let address = if mail { format!("mailto:{address}") } else { address.into_owned() };
                    self.start(sink, Tag::A, vec![(Attr::Href, address)], at);
                }
            }
            // `![[name]]` shows a file that only the writer has: its name is text.
            Begin::Image { link_type: LinkType::WikiLink { .. }, .. } => {}
            Begin::Image { dest_url, .. } => {
                let address = self.body.clean(&dest_url).into_owned();
                self.image = Some(Image { address, words: String::new(), depth: 0 });
            }
            _ => {}
        }
    }

    pub(super) fn end(&mut self, tag: TagEnd, at: &Range<usize>, sink: &mut dyn TokenSink) {
        match tag {
            TagEnd::Paragraph => {
                self.title_ends = false;
                sink.end(Tag::P);
            }
            TagEnd::Heading(_) if std::mem::take(&mut self.ruled) => {
                sink.end(Tag::P);
                self.plain(sink, Tag::Hr, at);
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
    fn cells_too_many(&mut self, row: &Range<usize>, sink: &mut dyn TokenSink) {
        let rest = self.body.text.get(self.cell_end..row.end).unwrap_or_default();
        let rest = self.body.clean(rest.trim().trim_start_matches('|')).into_owned();
        for cell in rest.split('|').map(str::trim).filter(|cell| !cell.is_empty()) {
            self.plain(sink, Tag::Td, row);
            sink.text(cell);
            sink.end(Tag::Td);
        }
    }

    fn leaf_begins(&mut self, at: &Range<usize>, heading: bool) {
        let wrapped = self.inside || source::is_wrapped(self.body.text.get(at.clone()).unwrap_or_default());
        self.leaf = OpenLeaf { end: at.end, wrapped, heading };
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

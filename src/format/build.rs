//! HTML tokens → blocks.
//!
//! There is no tree in between: an explicit stack of open elements and one of open containers, so that nesting costs
//! memory and never stack. What the elements mean stands in [`Builder::start`]; what a container becomes, in `frame.rs`.

use std::ops::Range;

use super::elements::{Elements, Formatting, Open, Role};
use super::frame::{Frame, FrameKind};
use super::html::{Attr, Attrs, Sink, Tag};
use super::leaf::{Leaf, LeafKind, Next};
use super::leave_out::{self, MOST_TEXT};
use super::media;
use super::{Warning, WarningKind};
use crate::document::{Block, DropReason, Dropped, MAX_DEPTH, MediaKind, SafeUrl, Style};

/// What a body is built into.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub blocks: Vec<Block>,
    pub links: Vec<SafeUrl>,
    pub dropped: Vec<Dropped>,
    pub warnings: Vec<Warning>,
    /// The machine-readable date of the first `time` element, and the words it stands for.
    pub time: Option<(String, String)>,
}

pub(super) struct Builder<'a> {
    body: Body,
    base: Option<&'a SafeUrl>,
    frames: Vec<Frame>,
    elements: Elements,
    leaf: Leaf,
    kind: LeafKind,
    formatting: Formatting,
    /// Text of an element inside a line that is left out.
    aside: Option<String>,
    /// Bytes of text in the block of the top level that is being built.
    written: usize,
}

impl<'a> Builder<'a> {
    pub(super) fn new(base: Option<&'a SafeUrl>) -> Self {
        Self {
            body: Body::default(),
            base,
            frames: vec![Frame::new(FrameKind::Root)],
            elements: Elements::new(),
            leaf: Leaf::default(),
            kind: LeafKind::Paragraph,
            formatting: Formatting::default(),
            aside: None,
            written: 0,
        }
    }

    /// A line break that is no element.
    pub(super) fn line_break(&mut self) {
        self.leaf.line_break();
    }

    /// The end of the input closes everything. What is still to be left out then was never closed: it stays.
    pub(super) fn finish(mut self) -> Body {
        self.flush();
        while let Some(open) = self.elements.pop() {
            self.close(open, false);
        }
        self.flush();
        while self.frames.len() > 1 {
            self.close_frame();
        }
        self.body.blocks = self.frames.pop().map(|root| root.blocks).unwrap_or_default();
        self.body
    }

    /// Ends the leaf that is being read and puts it where it belongs.
    fn flush(&mut self) {
        let (small, datetime) = (self.leaf.all_small, self.leaf.datetime.take());
        let Some(text) = self.leaf.take() else { return };
        if let (Some(datetime), None) = (datetime, &self.body.time) {
            self.body.time = Some((datetime, text.as_str().to_owned()));
        }
        self.written += text.as_str().len();
        if let Some(frame) = self.frames.last_mut() {
            frame.add_text(text, self.kind, small);
        }
        self.settle();
    }

    /// A block of the top level is done: what comes next is another.
    fn settle(&mut self) {
        if self.frames.len() == 1 {
            self.written = 0;
        }
    }

    fn add(&mut self, block: Block) {
        if let Some(frame) = self.frames.last_mut() {
            frame.add(block);
        }
        self.settle();
    }

    fn open_frame(&mut self, kind: FrameKind) {
        self.frames.push(Frame::new(kind));
    }

    fn close_frame(&mut self) {
        if self.frames.len() < 2 {
            return;
        }
        if let (Some(frame), Some(parent)) = (self.frames.pop(), self.frames.last_mut()) {
            frame.close_into(parent);
        }
        self.settle();
    }

    /// Takes up an element. `depth` counts the containers that may nest (lists, quotes, tables).
    fn role_of(&mut self, tag: Tag, attrs: &Attrs) -> Role {
        let depth = self.frames.iter().filter(|f| f.kind.nests()).count();
        let top = self.frames.last().map(|f| f.kind);
        let kind = match tag {
            Tag::Blockquote => FrameKind::Quote,
            Tag::Ul => FrameKind::List(None),
            Tag::Ol => FrameKind::List(Some(attrs.number(Attr::Start).unwrap_or(1))),
            Tag::Li if matches!(top, Some(FrameKind::List(_))) => FrameKind::Item,
            Tag::Table => FrameKind::Table,
            Tag::Tr if top == Some(FrameKind::Table) => FrameKind::Row,
            Tag::Td | Tag::Th if matches!(top, Some(FrameKind::Table | FrameKind::Row)) => {
                let cell = FrameKind::Cell { header: tag == Tag::Th };
                if top == Some(FrameKind::Table) {
                    self.open_frame(FrameKind::Row);
                    self.open_frame(cell);
                    return Role::Frames(2);
                }
                cell
            }
            _ if media::is_figure(tag, attrs) => FrameKind::Figure,
            _ => return Role::Plain,
        };
        if kind.nests() && depth >= MAX_DEPTH {
            return Role::Plain;
        }
        self.open_frame(kind);
        Role::Frames(1)
    }

    fn close(&mut self, open: Open, own_end: bool) {
        if open.tag.is_block() {
            self.flush();
            self.formatting.end_below(self.elements.depth());
        }
        match open.role {
            Role::Plain => {}
            Role::Frames(n) => {
                self.flush();
                (0..n).for_each(|_| self.close_frame());
            }
            Role::LeaveOut { reason, frames, block } => {
                self.flush();
                if own_end && self.frames.len() == frames {
                    self.leave_out(reason, block);
                }
            }
            Role::Aside(reason) => {
                if let Some(text) = self.aside.take() {
                    self.body.dropped.push(Dropped { reason, text: text.trim().to_owned() });
                }
            }
        }
        self.kind = open.kind;
    }

    /// Takes the blocks from `block` on out of the innermost container, if that is as little as it should be.
    fn leave_out(&mut self, reason: DropReason, block: usize) {
        let (top, bytes) = (self.frames.len() == 1, self.written);
        let Some(frame) = self.frames.last_mut() else { return };
        let lost = frame.blocks.get(block..).unwrap_or_default();
        let text = lost.iter().map(Block::text).collect::<Vec<_>>().join("\n");
        let most = if reason == DropReason::Navigation { MOST_TEXT * 4 } else { MOST_TEXT };
        // Inside a block of the top level only what begins it may go, or the text before and after would not be one.
        if (top || bytes <= text.len()) && text.len() <= most {
            frame.blocks.truncate(block);
            self.body.dropped.push(Dropped { reason, text });
        }
    }

    /// Closes elements up to and with the innermost `tag`.
    fn close_through(&mut self, tag: Tag) {
        while let Some(open) = self.elements.pop() {
            let found = open.tag == tag;
            self.close(open, found);
            if found {
                break;
            }
        }
    }

    /// Elements that end where the next of their kind begins.
    fn close_implied(&mut self, tag: Tag) {
        let ends: &[Tag] = match tag {
            Tag::Li => &[Tag::Li],
            Tag::Dt | Tag::Dd => &[Tag::Dt, Tag::Dd],
            Tag::Tr => &[Tag::Td, Tag::Th, Tag::Tr],
            Tag::Td | Tag::Th => &[Tag::Td, Tag::Th],
            Tag::Option => &[Tag::Option],
            _ => &[],
        };
        for &end in ends {
            if self.elements.ends_before(end, &[Tag::Ul, Tag::Ol, Tag::Dl, Tag::Table]) {
                self.close_through(end);
            }
        }
        if tag.is_block() && self.elements.is_open(Tag::P) {
            self.close_through(Tag::P);
        }
    }

    fn mark(&mut self, tag: Tag, style: Style, link: Option<u32>) {
        self.formatting.begin(tag, style, link, self.elements.depth());
    }

    fn start_link(&mut self, attrs: &Attrs, at: Range<usize>) {
        self.formatting.end(Tag::A);
        let Some(href) = attrs.get(Attr::Href) else { return };
        if let Some(url) = SafeUrl::link(href, self.base) {
            let id = self.body.links.len() as u32;
            self.body.links.push(url);
            self.mark(Tag::A, Style::PLAIN, Some(id));
        } else if !href.trim().is_empty() && !href.trim_start().starts_with('#') {
            self.body.warnings.push(Warning { kind: WarningKind::UnsafeLink, span: at });
        }
    }

    fn image(&mut self, attrs: &Attrs) {
        self.media(media::image(attrs, self.base));
    }

    fn media(&mut self, found: Result<Block, DropReason>) {
        match found {
            Ok(block) => {
                self.flush();
                self.add(block);
            }
            Err(reason) => self.body.dropped.push(Dropped { reason, text: String::new() }),
        }
    }

    fn leave_out_from_here(&mut self, tag: Tag, reason: DropReason) {
        let role = if tag.is_block() || matches!(tag, Tag::Iframe | Tag::Object | Tag::Select | Tag::Textarea) {
            self.flush();
            Role::LeaveOut {
                reason,
                frames: self.frames.len(),
                block: self.frames.last().map_or(0, |f| f.blocks.len()),
            }
        } else if self.aside.is_none() && self.leaf.is_empty() && self.written == 0 {
            self.aside = Some(String::new());
            Role::Aside(reason)
        } else {
            // In the middle of a line it belongs to the sentence.
            Role::Plain
        };
        self.elements.push(tag, self.kind, role);
    }
}

impl Sink for Builder<'_> {
    fn start(&mut self, tag: Tag, attrs: &Attrs, at: Range<usize>) {
        if tag.is_block() {
            self.close_implied(tag);
            self.flush();
        }
        match tag {
            Tag::Br => return self.leaf.line_break(),
            Tag::Hr => return self.add(Block::Rule),
            Tag::Img => return self.image(attrs),
            Tag::A => return self.start_link(attrs, at),
            Tag::Input | Tag::Source | Tag::Wbr => return,
            Tag::Embed => return self.media(media::card(MediaKind::Frame, attrs, self.base)),
            Tag::Iframe | Tag::Object => self.media(media::card(MediaKind::Frame, attrs, self.base)),
            Tag::Video => self.media(media::card(MediaKind::Video, attrs, self.base)),
            Tag::Audio => self.media(media::card(MediaKind::Audio, attrs, self.base)),
            Tag::Time => self.leaf.datetime = attrs.get(Attr::DateTime).map(str::to_owned),
            _ => {}
        }
        if let Some(style) = style_of(tag) {
            return self.mark(tag, style, None);
        }
        if let Some(reason) = leave_out::reason(tag, attrs) {
            return self.leave_out_from_here(tag, reason);
        }
        let role = self.role_of(tag, attrs);
        self.elements.push(tag, self.kind, role);
        self.kind = match tag {
            Tag::Pre | Tag::Xmp | Tag::Listing => LeafKind::Preformatted,
            Tag::Figcaption | Tag::Caption => LeafKind::Caption,
            _ if tag.heading().is_some() => LeafKind::Heading(tag.heading().unwrap_or(6)),
            _ => media::note_kind(tag, attrs).unwrap_or(self.kind),
        };
    }

    fn end(&mut self, tag: Tag) {
        match tag {
            Tag::Br => self.leaf.line_break(),
            _ if tag.is_void() => {}
            _ if tag == Tag::A || style_of(tag).is_some() => self.formatting.end(tag),
            _ if tag.is_block() => {
                if self.elements.is_open(tag) {
                    self.flush();
                    self.close_through(tag);
                } else if tag == Tag::P {
                    self.flush();
                }
            }
            _ => {
                if self.elements.is_open_in_line(tag) {
                    self.close_through(tag);
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(aside) = &mut self.aside {
            aside.push_str(text);
            return;
        }
        let (style, link) = (self.formatting.style(), self.formatting.link());
        if self.kind == LeafKind::Preformatted {
            return self.leaf.push_verbatim(text, style, link);
        }
        if let Next::NewParagraph = self.leaf.before(text) {
            self.flush();
        }
        let small = self.elements.is_open(Tag::Small);
        self.leaf.push(text, style, link, small);
    }
}

/// The marks that formatting elements set.
const fn style_of(tag: Tag) -> Option<Style> {
    Some(match tag {
        Tag::Strong | Tag::B => Style::STRONG,
        Tag::Em | Tag::I | Tag::Cite => Style::EMPHASIS,
        Tag::Sup => Style::SUPERSCRIPT,
        Tag::Sub => Style::SUBSCRIPT,
        Tag::Code | Tag::Kbd | Tag::Samp | Tag::Tt => Style::CODE,
        Tag::Del | Tag::S | Tag::Strike => Style::STRUCK,
        _ => return None,
    })
}

//! HTML tokens → blocks.
//!
//! There is no tree in between: an explicit stack of open elements and one of open containers, so that nesting costs
//! memory and never stack. What the elements mean stands in [`Builder::start`]; what a container becomes, in `frame.rs`.

mod leaving;
mod links;
mod notation;
mod pictures;

use std::ops::Range;

use crate::document::{Block, DropReason, Dropped, Icon, MAX_DEPTH, MediaKind, SafeUrl, Style};
use crate::format::Warning;
use crate::format::elements::{Elements, Formatting, Open, Role, style_of};
use crate::format::frame::{Frame, FrameKind};
use crate::format::html::{Attr, Attrs, Tag, TokenSink, words_of};
use crate::format::leaf::{LeafBuilder, LeafKind, Next};
use crate::format::leave_out::{self, MOST_TEXT};
use crate::format::media;
use links::Places;
use pictures::Pictures;

/// The parts of a document that a body gives.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub blocks: Vec<Block>,
    pub links: Vec<SafeUrl>,
    pub dropped: Vec<Dropped>,
    /// The top-level blocks in front of which text was left out: such a block does not continue the one before.
    pub gaps: Vec<usize>,
    pub warnings: Vec<Warning>,
    /// The machine-readable date of the first `time` element, and the words it stands for.
    pub time: Option<(String, String)>,
}

pub(super) struct Builder<'a> {
    pub(super) body: Body,
    pub(super) base: Option<&'a SafeUrl>,
    pub(super) frames: Vec<Frame>,
    pub(super) elements: Elements,
    pub(super) leaf: LeafBuilder,
    pub(super) kind: LeafKind,
    pub(super) formatting: Formatting,
    /// Text of an element inside a line that is left out.
    pub(super) aside: Option<String>,
    /// Bytes of text in the block of the top level that is being built.
    pub(super) written: usize,
    /// Bytes of text in all.
    pub(super) total: usize,
    /// How many of the open containers nest (lists, quotes, tables).
    pub(super) nesting: usize,
    /// How many open elements are to be left out.
    pub(super) leaving: usize,
    /// A player without an address of its own: it may hold `source` elements.
    pub(super) player: Option<MediaKind>,
    pictures: Pictures,
    places: Places,
    /// In a `ruby`: where the characters begin that the next reading belongs to.
    pub(super) read_from: Option<usize>,
    /// The text of the `rt` or `rp` that is open.
    pub(super) reading: Option<String>,
    /// Whether that is an `rp`.
    pub(super) in_parenthesis: bool,
    /// Elements open in a `pre` that hold a line each.
    pub(super) code_lines: usize,
    /// Whether what was read last is the end of a `code`.
    pub(super) after_code: bool,
}

/// A cell that spans more rows or columns than this is damage.
const MOST_SPAN: u32 = 100;

impl<'a> Builder<'a> {
    pub(super) fn new(base: Option<&'a SafeUrl>) -> Self {
        Self {
            body: Body::default(),
            base,
            frames: vec![Frame::new(FrameKind::Root)],
            elements: Elements::new(),
            leaf: LeafBuilder::default(),
            kind: LeafKind::Paragraph,
            formatting: Formatting::default(),
            aside: None,
            written: 0,
            total: 0,
            nesting: 0,
            leaving: 0,
            player: None,
            pictures: Pictures::default(),
            places: Places::default(),
            read_from: None,
            reading: None,
            in_parenthesis: false,
            code_lines: 0,
            after_code: false,
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
        self.places.settle(&mut self.body.blocks);
        self.body
    }

    /// Ends the leaf that is being read and puts it where it belongs.
    pub(super) fn flush(&mut self) {
        self.end_reading();
        self.read_from = self.read_from.map(|_| 0);
        let small = self.leaf.all_small;
        let datetime = self.leaf.is_time().filter(|_| self.body.time.is_none()).map(str::to_owned);
        let Some(text) = self.leaf.take() else { return };
        if let Some(datetime) = datetime {
            self.body.time = Some((datetime, text.as_str().to_owned()));
        }
        self.written += text.as_str().len();
        self.total += text.as_str().len();
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

    pub(super) fn add(&mut self, block: Block) {
        if let Some(frame) = self.frames.last_mut() {
            frame.add(block);
        }
        self.settle();
    }

    fn open_frame(&mut self, kind: FrameKind) {
        self.nesting += usize::from(kind.nests());
        self.frames.push(Frame::new(kind));
    }

    fn close_frame(&mut self) {
        if self.frames.len() < 2 {
            return;
        }
        if let (Some(frame), Some(parent)) = (self.frames.pop(), self.frames.last_mut()) {
            self.nesting -= usize::from(frame.kind.nests());
            frame.close_into(parent);
        }
        self.settle();
    }

    /// Takes up an element: as a container, if it is one and not nested too deeply.
    fn role_of(&mut self, tag: Tag, attrs: &Attrs) -> Role {
        let top = self.frames.last().map(|f| f.kind);
        let kind = match tag {
            Tag::Blockquote => FrameKind::Quote,
            Tag::Ul => FrameKind::List(None),
            Tag::Ol => FrameKind::List(Some(attrs.number(Attr::Start).unwrap_or(1))),
            Tag::Li if matches!(top, Some(FrameKind::List(_))) => FrameKind::Item,
            Tag::Table => FrameKind::Table,
            Tag::Tr if top == Some(FrameKind::Table) => FrameKind::Row,
            Tag::Td | Tag::Th if matches!(top, Some(FrameKind::Table | FrameKind::Row)) => {
                let span = |attr| attrs.number(attr).unwrap_or(1).clamp(1, MOST_SPAN);
                let cell =
                    FrameKind::Cell { header: tag == Tag::Th, rows: span(Attr::Rowspan), columns: span(Attr::Colspan) };
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
        if (kind.nests() && self.nesting >= MAX_DEPTH) || self.frames.len() > 4 * MAX_DEPTH {
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
            Role::Lines => self.flush(),
            Role::Frames(n) => {
                self.flush();
                (0..n).for_each(|_| self.close_frame());
            }
            Role::LeaveOut { reason, frames, block, total } => {
                self.leaving -= 1;
                self.flush();
                if own_end && self.frames.len() == frames {
                    self.leave_out(reason, block, self.total - total);
                }
                self.add_copies();
            }
            Role::Aside(reason) => match self.aside.take() {
                Some(text) if own_end && text.len() <= MOST_TEXT => {
                    self.left_out(reason, text.trim().to_owned());
                }
                text => self.keep_aside(text),
            },
        }
        self.kind = open.kind;
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

    pub(super) fn mark(&mut self, tag: Tag, style: Style, link: Option<u32>) {
        self.formatting.begin(tag, style, link, self.elements.depth());
    }

    /// Of form controls, only the checkbox of a list item carries information.
    fn check_box(&mut self, attrs: &Attrs) {
        if attrs.get(Attr::Type) == Some("checkbox") {
            self.leaf.icon(Icon::TASK[usize::from(attrs.get(Attr::Checked).is_some())]);
        }
    }
}

impl TokenSink for Builder<'_> {
    fn start(&mut self, tag: Tag, attrs: &Attrs, at: Range<usize>) {
        self.places.begin(tag, attrs);
        if self.kind == LeafKind::Preformatted && self.code_line(tag) {
            return;
        }
        if tag.is_block() {
            let aside = self.aside.take();
            self.keep_aside(aside);
            self.close_implied(tag);
            self.flush();
        }
        match tag {
            Tag::Br => return self.leaf.line_break(),
            Tag::Hr => return self.add(Block::Rule),
            Tag::Img => return self.image(attrs),
            Tag::A => return self.start_link(attrs, at),
            Tag::Input => return self.check_box(attrs),
            Tag::Wbr | Tag::Meta | Tag::Link => return,
            Tag::Ruby | Tag::Rt | Tag::Rp => return self.start_ruby(tag),
            Tag::Picture => self.pictures.begin(),
            Tag::Embed => return self.media(media::card(MediaKind::Frame, attrs, self.base), attrs),
            Tag::Iframe | Tag::Object => self.media(media::card(MediaKind::Frame, attrs, self.base), attrs),
            Tag::Video => self.start_player(MediaKind::Video, attrs),
            Tag::Audio => self.start_player(MediaKind::Audio, attrs),
            Tag::Source => return self.source(attrs),
            Tag::Time => self.leaf.time_begins(attrs.get(Attr::DateTime).unwrap_or("")),
            _ => {}
        }
        if let Some(style) = style_of(tag) {
            return self.mark(tag, style, None);
        }
        if leave_out::is_copy(tag, attrs) && self.aside.is_none() && self.leaving == 0 {
            self.aside = Some(String::new());
            return self.elements.push(tag, self.kind, Role::Aside(DropReason::Hidden));
        }
        if let Some(reason) = leave_out::reason(tag, attrs) {
            return self.leave_out_from_here(tag, reason);
        }
        if let Some(picture) = media::background(attrs, self.base) {
            self.media(Ok(picture), attrs);
        }
        let role = match self.role_of(tag, attrs) {
            Role::Plain if !tag.is_block() && leave_out::is_line_of_its_own(attrs) => {
                self.flush();
                Role::Lines
            }
            role => role,
        };
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
            Tag::Time => self.leaf.time_ends(),
            Tag::Video | Tag::Audio => self.end_player(),
            Tag::Picture => self.end_picture(),
            Tag::Ruby | Tag::Rt | Tag::Rp => return self.end_ruby(tag),
            Tag::A => self.end_permalink(),
            Tag::Pre => self.code_lines = 0,
            Tag::Code => self.after_code = true,
            Tag::Div | Tag::P | Tag::Li if self.code_lines > 0 => {
                self.code_lines -= 1;
                return self.leaf.end_line();
            }
            _ => {}
        }
        match tag {
            Tag::Br => {}
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
        if let Some(reading) = &mut self.reading {
            return reading.push_str(text);
        }
        if let Some(aside) = &mut self.aside {
            return aside.push_str(text);
        }
        let (style, link) = (self.formatting.style(), self.formatting.link());
        self.after_code = false;
        if self.kind == LeafKind::Preformatted {
            self.places.here(&mut self.leaf, text);
            return self.leaf.push_verbatim(text, style, link);
        }
        if let Next::NewParagraph = self.leaf.before(text) {
            self.flush();
        }
        self.pictures.text(text);
        self.places.here(&mut self.leaf, text);
        let small = self.elements.is_open(Tag::Small);
        self.leaf.push(text, style, link, small);
    }

    fn copy(&mut self, html: &str) {
        self.copied_pictures(html);
        self.text(&words_of(html));
    }
}

//! The elements that are open, and the formatting that is in force.

use super::html::Tag;
use super::leaf::LeafKind;
use crate::document::{DropReason, Style};

/// An open element.
pub(super) struct Open {
    pub tag: Tag,
    /// The kind of leaf that was in force outside.
    pub kind: LeafKind,
    pub role: Role,
    barrier: bool,
}

/// What an open element is to its content.
pub(super) enum Role {
    Plain,
    /// Is an element of a line that stands on lines of its own.
    Lines,
    /// Opened this many containers.
    Frames(u8),
    /// Is left out from this block of its container on.
    LeaveOut {
        reason: DropReason,
        frames: usize,
        block: usize,
        /// How much text had been read before it (UTF-8 bytes).
        total: usize,
    },
    /// Is left out inside a line.
    Aside(DropReason),
}

/// The stack of open elements. A table and a cell hold a world of their own: nothing inside closes what is outside.
pub(super) struct Elements {
    open: Vec<Open>,
    /// How often each element is open since the last barrier, innermost last; so that no end tag has to search.
    counts: Vec<[u32; Tag::COUNT]>,
}

/// How far an end tag looks for its start tag among the elements of a line.
const LINE_DEPTH: usize = 256;
/// Tables inside tables deeper than this no longer keep their cells apart.
const MOST_BARRIERS: usize = 64;

impl Elements {
    pub(super) fn new() -> Self {
        Self { open: Vec::new(), counts: vec![[0; Tag::COUNT]] }
    }

    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    pub(super) fn push(&mut self, tag: Tag, kind: LeafKind, role: Role) {
        let barrier = matches!(tag, Tag::Table | Tag::Td | Tag::Th | Tag::Caption) && self.counts.len() < MOST_BARRIERS;
        if barrier {
            self.counts.push([0; Tag::COUNT]);
        }
        if let Some(counts) = self.counts.last_mut() {
            counts[tag as usize] += 1;
        }
        self.open.push(Open { tag, kind, role, barrier });
    }

    pub(super) fn pop(&mut self) -> Option<Open> {
        let open = self.open.pop()?;
        if let Some(counts) = self.counts.last_mut() {
            counts[open.tag as usize] -= 1;
        }
        if open.barrier {
            self.counts.pop();
        }
        Some(open)
    }

    /// Whether the element is open and can be closed from here.
    pub(super) fn is_open(&self, tag: Tag) -> bool {
        self.counts.last().is_some_and(|counts| counts[tag as usize] > 0)
    }

    /// As above, for an inline element: its end tag never ends a block.
    pub(super) fn is_open_in_line(&self, tag: Tag) -> bool {
        let mut line = self.open.iter().rev().take(LINE_DEPTH).take_while(|o| !o.tag.is_block());
        self.is_open(tag) && line.any(|o| o.tag == tag)
    }

    /// Whether the innermost of these elements that is open is `end`, not one of `holders`, in which things begin anew.
    pub(super) fn ends_before(&self, end: Tag, holders: &[Tag]) -> bool {
        let nearest = self.open.iter().rev().take(LINE_DEPTH).find(|o| o.tag == end || holders.contains(&o.tag));
        nearest.is_some_and(|o| o.tag == end)
    }
}

/// Formatting in force: kept apart from the open elements, since the two overlap in real markup.
#[derive(Default)]
pub(super) struct Formatting(Vec<OpenStyle>);

struct OpenStyle {
    tag: Tag,
    style: Style,
    link: Option<u32>,
    /// How many elements were open: formatting ends with the block it was begun in, closed or not.
    depth: usize,
}

/// More marks than this at a time are noise.
const MOST_MARKS: usize = 64;

impl Formatting {
    pub(super) fn begin(&mut self, tag: Tag, style: Style, link: Option<u32>, depth: usize) {
        if self.0.len() < MOST_MARKS {
            self.0.push(OpenStyle { tag, style, link, depth });
        }
    }

    pub(super) fn end(&mut self, tag: Tag) {
        if let Some(i) = self.0.iter().rposition(|mark| mark.tag == tag) {
            self.0.remove(i);
        }
    }

    /// Ends all that was begun deeper than this.
    pub(super) fn end_below(&mut self, depth: usize) {
        self.0.retain(|mark| mark.depth <= depth);
    }

    pub(super) fn style(&self) -> Style {
        self.0.iter().fold(Style::PLAIN, |all, mark| all.with(mark.style))
    }

    pub(super) fn link(&self) -> Option<u32> {
        self.0.iter().rev().find_map(|mark| mark.link)
    }
}

/// The marks that formatting elements set.
pub(super) const fn style_of(tag: Tag) -> Option<Style> {
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

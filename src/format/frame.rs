//! Open containers, and what they become when they are closed.

use super::leaf::LeafKind;
use crate::document::{Block, Cell, Note, Text, one_of};

/// A container that is being filled.
#[derive(Debug)]
pub(super) struct Frame {
    pub kind: FrameKind,
    pub blocks: Vec<Block>,
    /// Whether text was left out behind the last block.
    pub gap: bool,
    items: Vec<Vec<Block>>,
    rows: Vec<Vec<Cell>>,
    cells: Vec<Cell>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FrameKind {
    Root,
    Quote,
    /// Numbered from this number, or not numbered.
    List(Option<u32>),
    Item,
    Table,
    Row,
    Cell {
        header: bool,
        rows: u32,
        columns: u32,
    },
    Figure,
}

/// A caption longer than this is a paragraph that stands beside a picture (UTF-8 bytes).
const LONGEST_CAPTION: usize = 1500;

impl FrameKind {
    /// Whether it adds a level to the tree of blocks.
    pub(super) const fn nests(self) -> bool {
        matches!(self, Self::Quote | Self::List(_) | Self::Table)
    }
}

impl Frame {
    pub(super) const fn new(kind: FrameKind) -> Self {
        Self { kind, blocks: Vec::new(), gap: false, items: Vec::new(), rows: Vec::new(), cells: Vec::new() }
    }

    /// Puts a finished leaf here: as a note of the figure before it, or as a block.
    pub(super) fn add_text(&mut self, text: Text, kind: LeafKind, small: bool) {
        let noted = match kind {
            LeafKind::Caption | LeafKind::Credit => true,
            LeafKind::Paragraph => (small || self.kind == FrameKind::Figure) && text.as_str().len() <= LONGEST_CAPTION,
            LeafKind::Heading(_) | LeafKind::Preformatted => false,
        };
        if let (true, Some(Block::Figure { notes, .. })) = (noted && !self.gap, self.blocks.last_mut()) {
            return notes.push(Note { credit: kind == LeafKind::Credit || is_credit(text.as_str()), text });
        }
        self.add(match kind {
            LeafKind::Heading(level) => Block::Heading { level, text },
            LeafKind::Preformatted => Block::Preformatted(text),
            LeafKind::Paragraph | LeafKind::Caption | LeafKind::Credit => Block::Paragraph(text),
        });
    }

    /// Adds a block; one that stands between the items of a list or the cells of a table becomes an item or a cell.
    pub(super) fn add(&mut self, block: Block) {
        self.gap = false;
        match self.kind {
            FrameKind::List(_) => self.items.push(vec![block]),
            FrameKind::Table => self.rows.push(vec![Cell::plain(block)]),
            FrameKind::Row => self.cells.push(Cell::plain(block)),
            _ => self.blocks.push(block),
        }
    }

    /// Becomes blocks of the container around it.
    pub(super) fn close_into(self, parent: &mut Self) {
        match self.kind {
            FrameKind::Root => parent.blocks.extend(self.blocks),
            FrameKind::Figure => figure(self.blocks).into_iter().for_each(|block| parent.add(block)),
            FrameKind::Quote if !self.blocks.is_empty() => parent.add(Block::Quote(self.blocks)),
            FrameKind::List(start) if !self.items.is_empty() => parent.add(Block::List { start, items: self.items }),
            FrameKind::Item if !self.blocks.is_empty() => parent.items.push(self.blocks),
            FrameKind::Cell { header, rows, columns } => {
                parent.cells.push(Cell { header, rows, columns, blocks: self.blocks });
            }
            FrameKind::Row if self.cells.iter().any(|c| !c.blocks.is_empty()) => parent.rows.push(self.cells),
            FrameKind::Table => {
                // A table of one column is a layout: its cells are read one after the other.
                if self.rows.iter().all(|row| row.iter().filter(|c| !c.blocks.is_empty()).count() < 2) {
                    self.rows.into_iter().flatten().flat_map(|c| c.blocks).for_each(|block| parent.add(block));
                } else {
                    parent.add(Block::Table(self.rows));
                }
            }
            FrameKind::Quote | FrameKind::List(_) | FrameKind::Item | FrameKind::Row => {}
        }
    }
}

/// The blocks of a figure: lines in front of the first picture are its notes too, if they are short.
fn figure(mut blocks: Vec<Block>) -> Vec<Block> {
    let Some(at) = blocks.iter().position(|b| matches!(b, Block::Figure { .. })) else { return blocks };
    let short = |b: &Block| matches!(b, Block::Paragraph(t) if t.as_str().len() <= LONGEST_CAPTION / 4);
    if at == 0 || !blocks[..at].iter().all(short) {
        return blocks;
    }
    let mut rest = blocks.split_off(at);
    if let Some(Block::Figure { notes, .. }) = rest.first_mut() {
        let below = std::mem::take(notes);
        for line in blocks {
            if let Block::Paragraph(text) = line {
                notes.push(Note { credit: is_credit(text.as_str()), text });
            }
        }
        notes.extend(below);
    }
    rest
}

/// Whether a line says whose picture it is: an agency in parentheses, or a word for a source in front.
fn is_credit(text: &str) -> bool {
    const MARKS: &str = "图像来源|圖像來源|图片来源|圖片來源|Photo by|Image:|Credit:|©";
    let enclosed = text.starts_with(one_of("(（")) && text.ends_with(one_of(")）")) && text.chars().count() < 60;
    enclosed || MARKS.split('|').any(|mark| text.starts_with(mark))
}

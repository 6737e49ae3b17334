//! Links, those within the page too: where they lead is known when all is read.

use std::ops::Range;

use super::Builder;
use crate::document::{Block, DropReason, SafeUrl, Style, is_space};
use crate::format::html::{Attr, Attrs, Tag};
use crate::format::leaf::{LeafBuilder, LeafKind};
use crate::format::{Warning, WarningKind};

/// More ids than this in front of one character are noise.
const MOST_PENDING: usize = 8;

/// Places of the page that have a name, and the links to them.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// In reading order; of two that are the same the first counts, as in a browser.
    ids: Vec<String>,
    /// Names of elements whose text has not begun.
    pending: Vec<u32>,
    /// Links within the page: the link, and the name it leads to.
    links: Vec<(u32, String)>,
    /// In a heading: where the text of a link to itself begins.
    permalink: Option<usize>,
}

impl Places {
    /// An element begins; it may have a name.
    pub(super) fn begin(&mut self, tag: Tag, attrs: &Attrs) {
        let name = attrs.get(Attr::Id).or_else(|| attrs.get(Attr::Name).filter(|_| tag == Tag::A));
        if let Some(name) = name.filter(|n| !n.is_empty() && self.pending.len() < MOST_PENDING) {
            self.pending.push(self.ids.len() as u32);
            self.ids.push(name.to_owned());
        }
    }

    /// Text arrives: what is named begins here.
    pub(super) fn here(&mut self, leaf: &mut LeafBuilder, text: &str) {
        if !self.pending.is_empty() && text.chars().any(|c| !is_space(c)) {
            self.pending.drain(..).for_each(|id| leaf.target(id));
        }
    }

    /// Gives every link within the page its place. One that leads nowhere is no link, only words.
    pub(super) fn settle(&self, blocks: &mut [Block]) {
        if self.links.is_empty() {
            if !self.ids.is_empty() {
                blocks.iter_mut().for_each(|b| b.for_each_text_mut(&mut |t| t.retarget(&[])));
            }
            return;
        }
        let mut placed = vec![false; self.ids.len()];
        for block in &*blocks {
            block.for_each_text(&mut |t| t.targets().iter().for_each(|target| placed[target.link as usize] = true));
        }
        let mut named: Vec<(&str, u32)> = self.ids.iter().map(String::as_str).zip(0..).collect();
        named.sort_unstable();
        // Places with the links that lead there, in order.
        let mut leading: Vec<(u32, u32)> = Vec::new();
        let mut lost = Vec::new();
        for (link, name) in &self.links {
            let first = named.partition_point(|(known, _)| *known < name.as_str());
            let found = named.get(first).filter(|(known, _)| known == name).map(|(_, id)| *id);
            match found.filter(|id| placed[*id as usize]) {
                Some(id) => leading.push((id, *link)),
                None => lost.push(*link),
            }
        }
        leading.sort_unstable();
        for block in blocks {
            block.for_each_text_mut(&mut |text| {
                text.retarget(&leading);
                text.unlink(&lost);
            });
        }
    }
}

impl Builder<'_> {
    pub(super) fn start_link(&mut self, attrs: &Attrs, at: Range<usize>) {
        self.formatting.end(Tag::A);
        let Some(href) = attrs.get(Attr::Href) else { return };
        let id = self.body.links.len() as u32;
        if let Some(name) = SafeUrl::fragment(href, self.base) {
            self.places.permalink = Some(self.leaf.len()).filter(|_| matches!(self.kind, LeafKind::Heading(_)));
            self.places.links.push((id, name.to_owned()));
            self.body.links.push(SafeUrl::in_page());
            self.mark(Tag::A, Style::PLAIN, Some(id));
        } else if let Some(url) = SafeUrl::link(href, self.base) {
            self.body.links.push(url);
            self.mark(Tag::A, Style::PLAIN, Some(id));
        } else if !href.trim().is_empty() && !href.trim_start().starts_with('#') {
            self.body.warnings.push(Warning { kind: WarningKind::UnsafeLink, span: at });
        }
    }

    /// The sign by which a heading links to itself is none of its words.
    pub(super) fn end_permalink(&mut self) {
        let Some(from) = self.places.permalink.take() else { return };
        let sign = self.leaf.since(from).trim();
        if matches!(sign, "¶" | "#" | "§" | "🔗" | "⚓" | "∞") {
            let sign = sign.to_owned();
            self.leaf.truncate(from);
            self.left_out(DropReason::Control, sign);
        }
    }
}

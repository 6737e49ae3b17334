//! Pictures and players while the body is built: an image, the `source` elements beside it, the copy of it for where scripts do not
//! run, and the record of what is not shown.

use super::Builder;
use crate::document::{Block, DropReason, Dropped, MediaKind, is_space};
use crate::format::html::{Attr, Attrs, pictures_of};
use crate::format::{leave_out, media};

/// What is known of the pictures around the place that is being read.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    /// In a `picture`: the best address of its sources so far.
    source: Option<String>,
    /// Whether it waits for its `img`.
    waiting: bool,
    /// Whether a picture stands right before, shown or not: the copy that follows is of it.
    just: Option<Just>,
    /// Pictures of a copy that are nowhere else.
    copies: Vec<Block>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Just {
    Shown,
    LeftOut,
}

impl Pictures {
    /// A `picture` begins.
    pub(super) fn begin(&mut self) {
        (self.source, self.waiting) = (None, true);
    }

    /// Text stands between.
    pub(super) fn text(&mut self, text: &str) {
        if self.just.is_some() && text.chars().any(|c| !is_space(c)) {
            self.just = None;
        }
    }
}

impl Builder<'_> {
    pub(super) fn image(&mut self, attrs: &Attrs) {
        let alt = attrs.get(Attr::Alt).map(str::trim).filter(|alt| !alt.is_empty());
        if let Some(alt) = alt.filter(|_| leave_out::is_icon(attrs)) {
            return self.leaf.icon(alt);
        }
        let source = self.pictures.source.take();
        self.pictures.waiting = false;
        self.media(media::image(attrs, source.as_deref(), self.base), attrs);
    }

    pub(super) fn media(&mut self, found: Result<Block, DropReason>, attrs: &Attrs) {
        match found {
            Ok(block) => {
                self.flush();
                self.add(block);
                self.pictures.just = Some(Just::Shown);
            }
            Err(reason) => {
                let url = media::address_of(attrs);
                self.body.dropped.push(Dropped { url, ..Dropped::new(reason, "") });
                self.pictures.just = Some(Just::LeftOut).filter(|_| reason == DropReason::Media).or(self.pictures.just);
            }
        }
    }

    /// A `source`: of a player, or of a `picture`.
    pub(super) fn source(&mut self, attrs: &Attrs) {
        if let Some(kind) = self.player {
            if let Ok(card) = media::card(kind, attrs, self.base) {
                self.player = None;
                self.media(Ok(card), attrs);
            }
        } else if self.pictures.waiting && self.pictures.source.is_none() {
            let sets = attrs.first(&[Attr::LazySrcset, Attr::Srcset]);
            self.pictures.source = sets.and_then(media::largest).map(str::to_owned);
        }
    }

    /// A `picture` without an `img` is shown by its sources.
    pub(super) fn end_picture(&mut self) {
        let source = self.pictures.source.take();
        if std::mem::take(&mut self.pictures.waiting) && source.is_some() {
            let none = Attrs::default();
            self.media(media::image(&none, source.as_deref(), self.base), &none);
        }
    }

    /// The pictures of a copy for where scripts do not run: the large one instead of the thumbnail or the placeholder before it, or one
    /// that is nowhere else.
    pub(super) fn copied_pictures(&mut self, html: &str) {
        for attrs in pictures_of(html) {
            let Ok(block) = media::image(&attrs, None, self.base) else { continue };
            let before = self.frames.last_mut().and_then(|frame| frame.blocks.last_mut());
            match (self.pictures.just.take(), before) {
                (Some(Just::Shown), Some(before @ Block::Figure { .. })) => replace(before, block),
                _ => self.pictures.copies.push(block),
            }
        }
    }

    /// Behind the copy, its pictures.
    pub(super) fn add_copies(&mut self) {
        if self.leaving == 0 {
            std::mem::take(&mut self.pictures.copies).into_iter().for_each(|picture| self.add(picture));
        }
    }

    /// A player says where it plays, or a `source` in it does.
    pub(super) fn start_player(&mut self, kind: MediaKind, attrs: &Attrs) {
        self.end_player();
        match media::card(kind, attrs, self.base) {
            Ok(card) => self.media(Ok(card), attrs),
            Err(_) => self.player = Some(kind),
        }
    }

    pub(super) fn end_player(&mut self) {
        if self.player.take().is_some() {
            self.body.dropped.push(Dropped::new(DropReason::Media, ""));
        }
    }
}

/// Puts a picture in the place of its thumbnail; captions stay.
fn replace(thumbnail: &mut Block, picture: Block) {
    if let (Block::Figure { media: old, .. }, Block::Figure { media: new, .. }) = (thumbnail, picture)
        && old.kind == MediaKind::Image
    {
        let alt = if new.alt.is_empty() { std::mem::take(&mut old.alt) } else { new.alt.clone() };
        *old = crate::document::Media { alt, ..new };
    }
}

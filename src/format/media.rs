//! Images, players and frames: what is shown, and from where.

use super::html::{Attr, Attrs, Tag};
use super::leaf::LeafKind;
use super::leave_out;
use crate::document::{Block, DropReason, Media, MediaKind, SafeUrl};

/// An image, or why it is none.
pub(super) fn image(attrs: &Attrs, base: Option<&SafeUrl>) -> Result<Block, DropReason> {
    let src = attrs.get(Attr::Src).unwrap_or("");
    if leave_out::is_tracker(attrs, src) {
        return Err(DropReason::Tracking);
    }
    if leave_out::is_icon(attrs) {
        return Err(DropReason::Media);
    }
    let lazy = || attrs.get(Attr::LazySrc).or_else(|| attrs.get(Attr::Srcset).and_then(largest));
    let chosen = if leave_out::is_placeholder(src) { lazy().unwrap_or(src) } else { src };
    let url = SafeUrl::image(chosen, base).ok_or(DropReason::Media)?;
    let size = attrs.number(Attr::Width).zip(attrs.number(Attr::Height)).filter(|(w, h)| *w > 0 && *h > 0);
    let alt = attrs.get(Attr::Alt).unwrap_or("").trim().to_owned();
    let origin = url.behind_proxy();
    Ok(Block::Figure { media: Media { kind: MediaKind::Image, url, origin, alt, size }, notes: Vec::new() })
}

/// A card that links to where a video, a sound or another page is: nothing of a third party is ever loaded for it.
pub(super) fn card(kind: MediaKind, attrs: &Attrs, base: Option<&SafeUrl>) -> Result<Block, DropReason> {
    let address = [Attr::Src, Attr::LazySrc, Attr::Data].into_iter().find_map(|a| attrs.get(a)).unwrap_or("");
    let url = SafeUrl::link(address, base).filter(|url| !url.host().is_empty()).ok_or(DropReason::Media)?;
    let alt = attrs.get(Attr::Title).unwrap_or("").trim().to_owned();
    Ok(Block::Figure { media: Media { kind, url, origin: None, alt, size: None }, notes: Vec::new() })
}

/// The candidate of a `srcset` with the greatest width or density.
fn largest(srcset: &str) -> Option<&str> {
    let weight = |candidate: &&str| {
        let size = candidate.split_whitespace().nth(1).unwrap_or("1x");
        // `1.5x` counts as 1: whole numbers tell the candidates apart, and reading fractions costs kilobytes.
        size.split(['w', 'x', '.']).next().and_then(|n| n.parse::<u32>().ok()).unwrap_or(0)
    };
    srcset.split(", ").map(str::trim).filter(|c| !c.is_empty()).max_by_key(weight)?.split_whitespace().next()
}

/// Whether an element holds a picture with its caption, by its name or by the class names that publishing systems use.
pub(super) fn is_figure(tag: Tag, attrs: &Attrs) -> bool {
    if tag == Tag::Figure {
        return true;
    }
    let mut classes = attrs.get(Attr::Class).unwrap_or("").split_ascii_whitespace();
    tag == Tag::Div
        && classes.any(|c| {
            matches!(c, "wp-caption" | "captioned" | "image-inline" | "photo-object" | "photo-embed")
                || c.starts_with("Figure-")
                || c.starts_with("view-featured-photo")
        })
}

/// Whether an element's class says that it holds a caption or a credit.
pub(super) fn note_kind(tag: Tag, attrs: &Attrs) -> Option<LeafKind> {
    if !tag.is_block() && tag != Tag::Span {
        return None;
    }
    let class = attrs.get(Attr::Class)?.to_ascii_lowercase();
    let mut names = class.split_ascii_whitespace();
    names.find_map(|name| {
        if name.contains("credit") || name.contains("copyright") {
            Some(LeafKind::Credit)
        } else if name.ends_with("caption") || name.contains("caption-text") {
            Some(LeafKind::Caption)
        } else {
            None
        }
    })
}

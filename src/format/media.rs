//! Images, players and frames: what is shown, and from where.

use super::html::{Attr, Attrs, Tag};
use super::leaf::LeafKind;
use super::leave_out;
use crate::document::{Block, DropReason, Media, MediaKind, SafeUrl, is_gap, one_of, up_to};

/// An image, or why it is none. `other`: an address that stands beside it, in a `picture`'s `source` or in the copy for where scripts
/// do not run; it counts where the image has none but a placeholder.
pub(super) fn image(attrs: &Attrs, other: Option<&str>, base: Option<&SafeUrl>) -> Result<Block, DropReason> {
    let src = attrs.get(Attr::Src).unwrap_or("");
    if leave_out::is_tracker(attrs, src) {
        return Err(DropReason::Tracking);
    }
    if leave_out::is_icon(attrs) || leave_out::names_furniture(attrs, src) {
        return Err(DropReason::Media);
    }
    let (src, last) = if leave_out::names_placeholder(src) { (None, Some(src)) } else { (Some(src), None) };
    let largest_of = |attr| attrs.get(attr).and_then(largest);
    // What waits for a script is the picture, whatever stands in its place until then.
    let addresses =
        [largest_of(Attr::LazySrcset), attrs.get(Attr::LazySrc), src, other, largest_of(Attr::Srcset), last];
    for address in addresses.into_iter().flatten() {
        if !leave_out::is_placeholder(address)
            && let Some(url) = SafeUrl::image(address, base)
        {
            let size = attrs.number(Attr::Width).zip(attrs.number(Attr::Height)).filter(|(w, h)| *w > 0 && *h > 0);
            return Ok(figure(url, attrs.get(Attr::Alt).unwrap_or(""), size));
        }
    }
    Err(DropReason::Media)
}

fn figure(url: SafeUrl, alt: &str, size: Option<(u32, u32)>) -> Block {
    let origin = url.behind_proxy();
    let media = Media { kind: MediaKind::Image, url, origin, alt: alt.trim().to_owned(), size };
    Block::Figure { media, notes: Vec::new() }
}

/// A box that is a picture: `role="img"`, and its background.
pub(super) fn background(attrs: &Attrs, base: Option<&SafeUrl>) -> Option<Block> {
    let style = attrs.get(Attr::Style).filter(|_| attrs.get(Attr::Role) == Some("img"))?;
    let address = up_to(style.split_once("url(")?.1, ")").trim_matches(one_of("\"' "));
    Some(figure(SafeUrl::image(address, base)?, attrs.get(Attr::AriaLabel).unwrap_or(""), None))
}

/// Where something was to be found that is left out, for the record: a picture that stands in its address is not told whole.
pub(super) fn address_of(attrs: &Attrs) -> Option<String> {
    const LONGEST: usize = 2000;
    let address = attrs.first(&[Attr::LazySrc, Attr::Src, Attr::Data])?.trim();
    let shown = if address.starts_with("data:") { up_to(address, ",") } else { address };
    (!shown.is_empty() && shown.len() <= LONGEST).then(|| shown.to_owned())
}

/// A card that links to where a video, a sound or another page is: nothing of a third party is ever loaded for it.
pub(super) fn card(kind: MediaKind, attrs: &Attrs, base: Option<&SafeUrl>) -> Result<Block, DropReason> {
    let address = attrs.first(&[Attr::Src, Attr::LazySrc, Attr::Data]).unwrap_or("");
    let url = SafeUrl::link(address, base).filter(|url| !url.host().is_empty()).ok_or(DropReason::Media)?;
    let alt = attrs.get(Attr::Title).unwrap_or("").trim().to_owned();
    Ok(Block::Figure { media: Media { kind, url, origin: None, alt, size: None }, notes: Vec::new() })
}

/// The candidate of a `srcset` with the greatest width or density. An address may hold commas: it ends where white space begins.
pub(super) fn largest(srcset: &str) -> Option<&str> {
    let mut best: Option<(u32, &str)> = None;
    let mut rest = srcset.trim_start_matches(is_gap);
    while !rest.is_empty() {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (address, after) = rest.split_at(end);
        let alone = address.trim_end_matches(one_of(","));
        let (size, behind) = match after.split_once(',') {
            _ if alone.len() < address.len() => ("1x", after),
            Some((size, behind)) => (size, behind),
            None => (after, ""),
        };
        // `1.5x` counts as 1: whole numbers tell the candidates apart, and reading fractions costs kilobytes.
        let weight = up_to(size.trim(), "wx.").parse::<u32>().unwrap_or(1);
        if !alone.is_empty() && best.is_none_or(|(most, _)| weight > most) {
            best = Some((weight, alone));
        }
        rest = behind.trim_start_matches(is_gap);
    }
    best.map(|(_, address)| address)
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

//! What is left out of an article, and why. Each rule names a kind of thing, never one outlet's file.

use super::html::{Attr, Attrs, Tag};
use crate::document::{DropReason, one_of, up_to};

/// Class names (lower case) by which publishers mark what is not the article; a longer name that goes on with a hyphen, an
/// underscore or the hash of a style tool is one too.
const ADVERT: [&str; 8] =
    ["adcontainer", "advert", "advertisement", "adsbygoogle", "dotcom-ad", "ad-slot", "ad-wrapper", "ad-container"];
const PROMOTION: [&str; 8] = [
    "o-self-promo",
    "self-promo",
    "newsletter-signup",
    "newsletter-form",
    "addtoany",
    "sharedaddy",
    "share-buttons",
    "pullquote-share",
];
const HIDDEN: [&str; 6] =
    ["visuallyhidden", "visuallyhiddentext", "visually-hidden", "screen-reader-text", "sr-only", "screenreader"];

/// Whether an element says once more, for other eyes, what stands beside it: a formula's source, its drawing, the parentheses of a
/// reading. It goes wherever it stands.
pub(super) fn is_copy(tag: Tag, attrs: &Attrs) -> bool {
    let drawn = || attrs.get(Attr::Class).is_some_and(|c| c.split_ascii_whitespace().any(|name| name == "katex-html"));
    matches!(tag, Tag::Annotation | Tag::Rp) || (tag == Tag::Span && drawn())
}

/// Elements that stay within this many bytes are left out by their class; a larger one holds more than its class says
/// (an end tag that is missing, a name that means something else) and stays.
pub(super) const MOST_TEXT: usize = 600;

/// Why an element is left out with all it holds, by what its start tag says.
pub(super) fn reason(tag: Tag, attrs: &Attrs) -> Option<DropReason> {
    match tag {
        Tag::Script | Tag::Style | Tag::Template => return Some(DropReason::Script),
        Tag::Noscript => return Some(DropReason::Noscript),
        Tag::Nav => return Some(DropReason::Navigation),
        Tag::Button | Tag::Select | Tag::Textarea => return Some(DropReason::Control),
        Tag::Title => return Some(DropReason::Metadata),
        Tag::Iframe | Tag::Object => return Some(DropReason::Media),
        // The outer elements of a page carry classes for the whole page.
        Tag::Body | Tag::Html | Tag::Main | Tag::Article => return None,
        _ => {}
    }
    if attrs.get(Attr::Role) == Some("navigation") {
        return Some(DropReason::Navigation);
    }
    if let Some(class) = attrs.get(Attr::Class) {
        let class = class.to_ascii_lowercase();
        let is = |name: &str, known: &str| {
            name.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(one_of("-_")))
        };
        let any = |known: &[&str]| class.split_ascii_whitespace().any(|name| known.iter().any(|k| is(name, k)));
        if any(&ADVERT) {
            return Some(DropReason::Advert);
        }
        if any(&PROMOTION) {
            return Some(DropReason::Promotion);
        }
        if any(&HIDDEN) {
            return Some(DropReason::Hidden);
        }
    }
    if attrs.get(Attr::AriaLabel).is_some_and(|label| label.starts_with("广告") || label.starts_with("廣告")) {
        return Some(DropReason::Advert);
    }
    let style = attrs.get(Attr::Style).unwrap_or("");
    // What is hidden until it is found is text that folds.
    let hidden = attrs.get(Attr::Hidden).is_some_and(|value| !value.eq_ignore_ascii_case("until-found"));
    let invisible = hidden || style.replace(one_of(" "), "").contains("display:none");
    invisible.then_some(DropReason::Hidden)
}

/// Whether an element of a line stands on lines of its own, by its style.
pub(super) fn is_line_of_its_own(attrs: &Attrs) -> bool {
    let Some(style) = attrs.get(Attr::Style).filter(|style| style.contains("display")) else { return false };
    let style = style.replace(one_of(" "), "").to_ascii_lowercase();
    // The last rule counts.
    let display = style.split(';').fold("", |last, rule| rule.strip_prefix("display:").unwrap_or(last));
    let display = display.strip_suffix("!important").unwrap_or(display);
    "block flex grid table list-item".split(' ').any(|known| known == display)
}

/// Hosts and paths of pixels that report the reader to somebody.
const TRACKERS: &str = "\
    /_/stat? /pixel.gif /pixel? google-analytics.com/ googletagmanager.com/ doubleclick.net/ feedburner.com/~r \
    stats.wordpress.com/ pixel.wp.com/";

/// Whether an image is there to be requested, not to be seen.
pub(super) fn is_tracker(attrs: &Attrs, src: &str) -> bool {
    let tiny = |attr| attrs.number(attr).is_some_and(|n| n <= 1);
    (tiny(Attr::Width) && tiny(Attr::Height)) || TRACKERS.split(' ').any(|part| src.contains(part))
}

/// Whether an image is a smiley, an icon or a formula set into a line: it is shown by its text equivalent.
pub(super) fn is_icon(attrs: &Attrs) -> bool {
    let small = |attr, name| {
        attrs.number(attr).is_some_and(|n| n <= 32)
            || attrs.get(Attr::Style).is_some_and(|style| is_line_high(style, name))
    };
    let class = attrs.get(Attr::Class).unwrap_or("").to_ascii_lowercase();
    let (width, height) = (small(Attr::Width, "width:"), small(Attr::Height, "height:"));
    let formula = attrs.get(Attr::Alt).is_some_and(|alt| alt.trim_start().starts_with("{\\displaystyle"));
    (width && height)
        || formula
        || "math latex katex smiley emoji w_img_face emoticon".split(' ').any(|part| class.contains(part))
}

/// Whether an image is a button of the page's own (a magnifying glass over a picture), by its address: it has neither size nor words, and
/// stands among the files that the site itself is made of.
pub(super) fn names_furniture(attrs: &Attrs, src: &str) -> bool {
    const NAMES: &str = "icon- -icon. sprite /++plone++ /resources/img/ btn_";
    let bare = attrs.number(Attr::Width).is_none() && attrs.get(Attr::Alt).is_none_or(|alt| alt.trim().is_empty());
    let path = up_to(src, "?#").to_ascii_lowercase();
    // The path alone: a host may be called anything.
    let path = path.split_once("://").map_or(&*path, |(_, rest)| rest.find('/').map_or("", |at| &rest[at..]));
    bare && !src.starts_with("data:") && NAMES.split(' ').any(|name| path.contains(name))
}

/// Whether a style says that something is no larger than a letter or two.
fn is_line_high(style: &str, name: &str) -> bool {
    let style = style.replace(one_of(" "), "").to_ascii_lowercase();
    // `max-width:` is a limit, no size.
    let value = style.split(';').find_map(|rule| rule.strip_prefix(name)).unwrap_or("");
    let number = |unit: &str| value.strip_suffix(unit).and_then(|n| up_to(n, ".").parse::<u32>().ok());
    match (number("rem").or_else(|| number("em")), number("px")) {
        (Some(letters), _) => letters <= 2,
        (_, Some(pixels)) => pixels <= 32,
        _ => false,
    }
}

/// Whether an address is no picture's: nothing, or a few points.
pub(super) fn is_placeholder(address: &str) -> bool {
    /// A picture of a few points in its own address is shorter than this (bytes).
    const FEW_POINTS: usize = 400;
    address.is_empty()
        || address == "#"
        || "about: data:image/gif data:image/svg".split(' ').any(|start| address.starts_with(start))
        || (address.starts_with("data:") && address.len() < FEW_POINTS)
}

/// Whether a `src` only holds the place until a script loads the image, by its name.
pub(super) fn names_placeholder(src: &str) -> bool {
    const NAMES: &str =
        "placeholder blank.gif spacer.gif lazyload loading.gif load.gif transparent.gif 1x1. pixel.gif grey.gif";
    let file = up_to(src, "?#");
    !src.starts_with("data:") && NAMES.split(' ').any(|name| file.contains(name))
}

/// Whether the text after the last rule of a feed's article speaks of the feed, not of the article.
pub(super) fn is_feed_promotion(text: &str) -> bool {
    const FEEDS: &str = "获取更多RSS|獲取更多RSS|Feed enhanced by";
    text.len() <= MOST_TEXT && FEEDS.split('|').any(|phrase| text.contains(phrase))
}

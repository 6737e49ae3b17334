//! What is left out of an article, and why. Each rule names a kind of thing, never one outlet's file.

use super::html::{Attr, Attrs, Tag};
use crate::document::DropReason;

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
            name.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
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
    let invisible = attrs.get(Attr::Hidden).is_some() || style.replace(' ', "").contains("display:none");
    invisible.then_some(DropReason::Hidden)
}

/// Hosts and paths of pixels that report who reads.
const TRACKERS: [&str; 9] = [
    "/_/stat?",
    "/pixel.gif",
    "/pixel?",
    "google-analytics.com/",
    "googletagmanager.com/",
    "doubleclick.net/",
    "feedburner.com/~r",
    "stats.wordpress.com/",
    "pixel.wp.com/",
];

/// Whether an image is there to be requested, not to be seen.
pub(super) fn is_tracker(attrs: &Attrs, src: &str) -> bool {
    let tiny = |attr| attrs.number(attr).is_some_and(|n| n <= 1);
    (tiny(Attr::Width) && tiny(Attr::Height)) || TRACKERS.iter().any(|part| src.contains(part))
}

/// Whether an image is a smiley or an icon set into a line: it is shown by its text equivalent.
pub(super) fn is_icon(attrs: &Attrs) -> bool {
    let small = |attr| attrs.number(attr).is_some_and(|n| n <= 32);
    let class = attrs.get(Attr::Class).unwrap_or("").to_ascii_lowercase();
    (small(Attr::Width) && small(Attr::Height))
        || ["smiley", "emoji", "w_img_face", "emoticon"].iter().any(|part| class.contains(part))
}

/// Whether a `src` only holds the place until a script loads the image.
pub(super) fn is_placeholder(src: &str) -> bool {
    src.is_empty()
        || src.starts_with("data:image/gif")
        || ["placeholder", "blank.gif", "spacer.gif", "lazyload"].iter().any(|p| src.contains(p))
}

/// Whether the text after the last rule of a feed's article speaks of the feed, not of the article.
pub(super) fn is_feed_promotion(text: &str) -> bool {
    const FEEDS: [&str; 3] = ["获取更多RSS", "獲取更多RSS", "Feed enhanced by"];
    text.len() <= MOST_TEXT && FEEDS.iter().any(|phrase| text.contains(phrase))
}

//! The blocks of the article.

use super::inline::{self, external, lang_attr};
use super::side::FINDINGS;
use super::words::{folds, preview};
use super::{HELD, Picture, SideWriter, Sink};
use crate::document::{Block, Cell, Lang, Media, MediaKind, Note, SafeUrl, Style, Text, decimal, is_word, one_of};
use crate::i18n::Label;

/// A block quotation folds from this many bytes of text on: about a hundred Chinese characters, or fifty words.
const LONG_QUOTE: usize = 300;

/// Writes block number `index` of the document, where a paragraph may be a heading. Blocks are written in order, each once.
pub(super) fn write(side: &mut SideWriter<'_>, index: usize, out: &mut dyn Sink) {
    let document = side.document;
    let Some(block) = document.blocks.get(index) else { return };
    match block {
        Block::Paragraph(text) if is_heading(text) => {
            out.open("p");
            out.attr("class", "sr-subhead");
            out.attr("id", &side.anchors.heading(side.leaf));
            out.attr("role", "heading");
            // No level is skipped, wherever it stands.
            out.attr("aria-level", "2");
            own_lang(text, side.document.lang, out);
            inline::leaf(side, text, false, out);
            out.close();
        }
        block => inner(side, block, out),
    }
}

fn inner(side: &mut SideWriter<'_>, block: &Block, out: &mut dyn Sink) {
    let main = side.document.lang;
    match block {
        Block::Paragraph(text) => paragraph(side, text, out),
        Block::Heading { level, text } => {
            const TAGS: [&str; 7] = ["h6", "h1", "h2", "h3", "h4", "h5", "h6"];
            out.open(TAGS[usize::from(side.levels[usize::from(*level).min(6)])]);
            out.attr("id", &side.anchors.heading(side.leaf));
            own_lang(text, main, out);
            inline::leaf(side, text, false, out);
            out.close();
        }
        Block::List { start, items } => list(side, *start, items, out),
        Block::Quote(blocks) => quote(side, block, blocks, out),
        Block::Figure { media, notes } => figure(side, media, notes, out),
        Block::Table(rows) => table(side, rows, out),
        Block::Preformatted(text) => {
            out.open("pre");
            own_lang(text, main, out);
            // It scrolls sideways: the keyboard must reach it.
            out.attr("tabindex", "0");
            inline::leaf(side, text, false, out);
            out.close();
        }
        Block::Post(post) => self::post(side, &post.text, out),
        Block::Related(blocks) => related(side, blocks, out),
        Block::Rule => {
            out.open("hr");
            out.close();
        }
    }
}

fn own_lang(text: &Text, main: Lang, out: &mut dyn Sink) {
    if text.lang != main {
        lang_attr(text.lang, out);
    }
}

/// The head of a post, below a rule and as muted as a place line: a heading by its role, so that a screen reader can jump from post to post.
fn post(side: &mut SideWriter<'_>, text: &Text, out: &mut dyn Sink) {
    if side.leaf > 0 {
        out.open("hr");
        out.close();
    }
    out.open("div");
    out.attr("class", "sr-post sr-place");
    out.attr("role", "heading");
    out.attr("aria-level", "2");
    own_lang(text, side.document.lang, out);
    inline::leaf(side, text, false, out);
    out.close();
}

/// Whether a paragraph is a heading by its looks: one bold line of a few words that ends no sentence.
pub(super) fn is_heading(text: &Text) -> bool {
    const LONGEST: usize = 40;
    let flat = text.as_str().trim_end();
    let bold = flat.contains(|c: char| is_word(c) && !c.is_ascii_digit())
        && text.inlines().iter().all(|inline| inline.style.has(Style::STRONG) && inline.link.is_none());
    let ends = flat.ends_with(one_of("。！；，：…”」）.!,:;)\""));
    bold && !ends && !flat.contains('\n') && flat.chars().count() <= LONGEST
}

/// A `p` cannot hold `details` when a saved page is parsed again: a paragraph with a fold is a `div`.
fn paragraph(side: &mut SideWriter<'_>, text: &Text, out: &mut dyn Sink) {
    let fold = inline::will_fold(side, text);
    out.open(if fold { "div" } else { "p" });
    if fold {
        out.attr("class", "sr-paragraph");
        out.attr("role", "paragraph");
    }
    own_lang(text, side.document.lang, out);
    inline::leaf(side, text, true, out);
    out.close();
}

fn list(side: &mut SideWriter<'_>, start: Option<u32>, items: &[Vec<Block>], out: &mut dyn Sink) {
    out.open(if start.is_some() { "ol" } else { "ul" });
    if let Some(start) = start.filter(|s| *s != 1) {
        out.attr("start", &decimal(start));
    }
    for item in items {
        out.open("li");
        item.iter().for_each(|block| inner(side, block, out));
        out.close();
    }
    out.close();
}

fn quote(side: &mut SideWriter<'_>, block: &Block, blocks: &[Block], out: &mut dyn Sink) {
    let text = block.text();
    let fold = text.len() >= LONG_QUOTE && folds(&text);
    if fold {
        let preview = preview(&text);
        out.open("details");
        out.attr("class", "sr-fold-block");
        out.attr("open", "");
        out.open("summary");
        out.attr("data-preview", &preview);
        out.attr_label("aria-label", Label::new(|m| m.block_quotation()));
        out.close();
    }
    out.open("blockquote");
    blocks.iter().for_each(|b| inner(side, b, out));
    out.close();
    if fold {
        out.close();
    }
}

/// Other articles, set apart: folded under their label, where there is anything to fold.
fn related(side: &mut SideWriter<'_>, blocks: &[Block], out: &mut dyn Sink) {
    let rest = match blocks {
        [Block::Paragraph(label) | Block::Heading { text: label, .. }, rest @ ..] if !rest.is_empty() => {
            out.open("details");
            out.attr("class", "sr-related");
            out.open("summary");
            own_lang(label, side.document.lang, out);
            inline::leaf(side, label, false, out);
            out.close();
            rest
        }
        all => {
            out.open("div");
            out.attr("class", "sr-related");
            all
        }
    };
    rest.iter().for_each(|block| inner(side, block, out));
    out.close();
}

fn figure(side: &mut SideWriter<'_>, media: &Media, notes: &[Note], out: &mut dyn Sink) {
    out.open("figure");
    out.attr("id", &side.anchors.media(side.media));
    if FINDINGS && side.repeats(media) {
        out.attr("class", "sr-repeated");
    }
    side.media += 1;
    match media.kind {
        MediaKind::Image => image(media, out),
        kind => card(media, kind, out),
    }
    if !notes.is_empty() {
        out.open("figcaption");
        for note in notes {
            out.open("div");
            if note.credit {
                out.attr("class", "sr-credit");
            }
            own_lang(&note.text, side.document.lang, out);
            inline::leaf(side, &note.text, true, out);
            out.close();
        }
        out.close();
    }
    out.close();
}

/// Writes an image into its figure, which was just opened.
fn image(media: &Media, out: &mut dyn Sink) {
    let source = media.source();
    match out.picture(&media.url) {
        shown @ (Picture::Fetched | Picture::Waiting) => {
            if shown == Picture::Waiting {
                out.attr("data-missing", "");
            }
            picture(media, shown, out);
            // Shown only where the image does not come: then its place says whose it was.
            instead(
                "sr-missing",
                Label::with_one(|m| m.image_missing(), source.shown_host().into_owned()),
                source,
                out,
            );
        }
        // Of saved pages, which are written with their findings.
        _ if !FINDINGS => {}
        Picture::Held => picture(media, Picture::Held, out),
        Picture::Absent => {
            instead("sr-missing sr-absent", Label::with_one(|m| m.image_left_out(), source.display()), source, out);
        }
    }
}

/// An image is loaded when it comes into view, and its server is not told from where. It has its room before it is there:
/// by its own size, or in a frame of three to two that it is fitted into.
fn picture(media: &Media, shown: Picture, out: &mut dyn Sink) {
    out.open("img");
    out.attr("loading", "lazy");
    out.attr("decoding", "async");
    out.attr("referrerpolicy", "no-referrer");
    out.attr("alt", &media.alt);
    if let Some((width, height)) = media.size {
        out.attr("width", &decimal(width));
        out.attr("height", &decimal(height));
    } else {
        out.attr("class", "sr-unsized");
    }
    // Last, so that nothing is requested before the policy is known.
    out.attr(if shown == Picture::Waiting { HELD } else { "src" }, media.url.as_str());
    out.close();
}

/// What stands in an image's place: a link to it, where its address leads anywhere.
fn instead(class: &str, label: Label, source: &SafeUrl, out: &mut dyn Sink) {
    let leads = source.leads();
    out.open(if leads { "a" } else { "span" });
    out.attr("class", class);
    if leads {
        out.attr("href", source.as_str());
        external(out);
    }
    out.interface_lang();
    out.label(label);
    out.close();
}

/// Films, sounds and frames are links to where they play: no third party's page is loaded into this one.
fn card(media: &Media, kind: MediaKind, out: &mut dyn Sink) {
    let host = media.url.shown_host();
    out.open("a");
    out.attr("class", "sr-card");
    out.attr("href", media.url.as_str());
    external(out);
    out.open("span");
    out.attr("class", "sr-card-kind");
    out.interface_lang();
    out.label(Label::new(match kind {
        MediaKind::Video => |m| m.video(),
        MediaKind::Audio => |m| m.audio(),
        MediaKind::Image | MediaKind::Frame => |m| m.frame(),
    }));
    out.close();
    out.open("span");
    out.attr("class", "sr-card-title");
    out.text(if media.alt.is_empty() { &host } else { &media.alt });
    out.close();
    out.open("span");
    out.attr("class", "sr-host");
    out.text(&host);
    out.close();
    out.close();
}

fn table(side: &mut SideWriter<'_>, rows: &[Vec<Cell>], out: &mut dyn Sink) {
    out.open("div");
    out.attr("class", "sr-table");
    out.attr("role", "region");
    out.interface_lang();
    out.attr_label("aria-label", Label::new(|m| m.table()));
    out.attr("tabindex", "0");
    out.open("table");
    lang_attr(side.document.lang, out);
    out.open("tbody");
    for row in rows {
        out.open("tr");
        for cell in row {
            out.open(if cell.header { "th" } else { "td" });
            for (name, span) in [("rowspan", cell.rows), ("colspan", cell.columns)] {
                if span > 1 {
                    out.attr(name, &decimal(span));
                }
            }
            cell.blocks.iter().for_each(|block| inner(side, block, out));
            out.close();
        }
        out.close();
    }
    (0..3).for_each(|_| out.close());
}

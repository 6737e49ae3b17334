//! An article and its translation, row by row. Every view is the same markup; the style sheet shows one side, the other, or
//! both, by `data-view` on what holds the rows.

use super::inline::lang_attr;
use super::side::SideWriter;
use super::{Sink, head};
use crate::align::Link;
use crate::i18n::Label;
use crate::pair::Pair;

/// The heads of both, side by side; `said` as in `head::write`.
pub(super) fn head(pair: &Pair, said: Option<Label>, out: &mut dyn Sink) {
    open_row("sr-row sr-row-head", out);
    for (article, class) in [(&pair.original, "sr-side sr-original"), (&pair.translation, "sr-side sr-translation")] {
        out.open("div");
        out.attr("class", class);
        lang_attr(article.document.lang, out);
        head::write(&article.document, &article.warnings, said.clone(), out);
        out.close();
    }
    out.close();
}

/// What the two say in the same place. A side that says nothing there is a gap: the other side is not shifted.
pub(super) fn row(
    original: &mut SideWriter<'_>,
    translation: &mut SideWriter<'_>,
    link: &Link,
    by_machine: bool,
    out: &mut dyn Sink,
) {
    let class = match (link.original.is_empty(), link.translation.is_empty()) {
        (false, false) => "sr-row",
        (true, _) => "sr-row sr-row-added",
        (_, true) => "sr-row sr-row-omitted",
    };
    open_row(class, out);
    side(original, link.original.clone(), "sr-side sr-original", Label::new(|m| m.only_translation()), false, out);
    if class == "sr-row" {
        peek(out);
    }
    let gap = Label::new(|m| m.only_original());
    side(translation, link.translation.clone(), "sr-side sr-translation", gap, by_machine, out);
    out.close();
}

fn open_row(class: &str, out: &mut dyn Sink) {
    out.open("div");
    out.attr("class", class);
}

fn side(
    side: &mut SideWriter<'_>,
    blocks: std::ops::Range<usize>,
    class: &str,
    gap: Label,
    by_machine: bool,
    out: &mut dyn Sink,
) {
    out.open("div");
    if blocks.is_empty() {
        out.attr("class", &format!("{class} sr-gap"));
        out.attr("role", "note");
        out.interface_lang();
        out.attr_label("aria-label", gap);
    } else {
        out.attr("class", class);
        lang_attr(side.document.lang, out);
        blocks.for_each(|index| super::blocks::write(side, index, out));
        if by_machine {
            out.open("small");
            out.attr("class", "sr-machine");
            out.interface_lang();
            out.label(Label::new(|m| m.machine()));
            out.close();
        }
    }
    out.close();
}

/// Opens the translation of one row. It holds nothing itself (the style sheet shows the side behind it), so that it works
/// without scripts and the text stands in the page once.
fn peek(out: &mut dyn Sink) {
    out.open("details");
    out.attr("class", "sr-peek");
    out.open("summary");
    out.interface_lang();
    out.attr_label("aria-label", Label::new(|m| m.peek()));
    out.close();
    out.close();
}

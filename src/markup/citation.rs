//! A quotation with its attribution, as rich text for the clipboard.

use super::Sink;
use super::inline::external;
use crate::cite::Quotation;

/// Writes the words as a block quotation, and below them the attribution, title, outlet and date.
///
/// ```
/// use seed_reader::{Article, cite::Quotation, i18n::Locale, markup};
///
/// let article = Article::parse("[灯塔](https://news.example/1)\n---\n<p>渔民赵小满说：“那天晚上没有月亮。”</p>");
/// let mut html = markup::HtmlSink::new(Locale::En);
/// markup::citation(&Quotation::of(&article, 0).expect("it has one"), &mut html);
/// assert!(html.finish().contains("<p>“那天晚上没有月亮。”</p></blockquote><p"));
/// ```
pub fn citation(quotation: &Quotation, out: &mut dyn Sink) {
    let comma = if quotation.lang.is_chinese() { "，" } else { ", " };
    out.open("blockquote");
    out.attr("lang", quotation.lang.html());
    out.open("p");
    out.text(&quotation.words);
    out.close();
    out.close();
    out.open("p");
    out.attr("lang", quotation.lang.html());
    out.text("—— ");
    let mut first = true;
    let mut separate = |out: &mut _| {
        if !std::mem::take(&mut first) {
            Sink::text(out, comma);
        }
    };
    if let Some(by) = quotation.by() {
        separate(out);
        out.text(&by);
    }
    let title = quotation.marked_title();
    if !title.is_empty() {
        separate(out);
        if let Some(url) = &quotation.url {
            out.open("a");
            out.attr("href", url);
            external(out);
        }
        out.open("cite");
        out.text(&title);
        out.close();
        if quotation.url.is_some() {
            out.close();
        }
    }
    for part in [Some(&quotation.outlet), quotation.date.as_ref()].into_iter().flatten().filter(|p| !p.is_empty()) {
        separate(out);
        out.text(part);
    }
    out.close();
}

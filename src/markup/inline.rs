//! One leaf of text, with its quotations.

use std::ops::Range;

use super::{Side, Sink, folds, preview};
use crate::document::{Inline, Lang, Style, Text};
use crate::i18n::Label;
use crate::voices::{Certainty, Quote, QuoteKind};

/// Writes the next leaf. `fold`: whether its quotations may fold (a heading holds no `details`).
pub(super) fn leaf(side: &mut Side<'_>, text: &Text, fold: bool, out: &mut dyn Sink) {
    let article = side.article;
    let mut run = Run { text, next: 0, icon: 0, target: 0, reading: 0 };
    let mut at = 0;
    while let Some(quote) = article.findings.quotes.get(side.quote).filter(|q| q.leaf == side.leaf) {
        between(side, at..quote.outer.start, &mut run, out);
        self::quote(side, quote, text, fold, &mut run, out);
        at = quote.outer.end;
        side.quote += 1;
    }
    between(side, at..text.as_str().len(), &mut run, out);
    side.leaf += 1;
}

/// Writes the text between quotations, with the places where sources are mentioned.
fn between(side: &mut Side<'_>, range: Range<usize>, run: &mut Run<'_>, out: &mut dyn Sink) {
    let mut at = range.start;
    while let Some(mention) = side.mentions.get(side.mention) {
        if mention.leaf > side.leaf || (mention.leaf == side.leaf && mention.range.start >= range.end) {
            break;
        }
        let place = mention.range.clone();
        let id = (mention.quote.is_none() && mention.leaf == side.leaf)
            .then(|| side.anchors.mention(mention.source, mention.number));
        side.mention += 1;
        if let Some(id) = id.filter(|_| place.start >= at && place.end <= range.end) {
            run.write(side, at..place.start, out);
            out.open("span");
            out.attr("class", "sr-mention");
            out.attr("id", &id);
            run.write(side, place.clone(), out);
            out.close();
            at = place.end;
        }
    }
    run.write(side, at..range.end, out);
}

/// Whether the next leaf holds a quotation that folds.
pub(super) fn will_fold(side: &Side<'_>, text: &Text) -> bool {
    let quotes = side.article.findings.quotes.get(side.quote..).unwrap_or_default();
    quotes.iter().take_while(|q| q.leaf == side.leaf).any(|q| folds(&text.as_str()[q.range.clone()]))
}

/// A quotation. Folding or not, the text in it is the article's, to the character: what the summary shows stands in
/// attributes (the style sheet shows them), so that it is not text that is found, copied or read twice.
fn quote(side: &mut Side<'_>, quote: &Quote, text: &Text, fold: bool, run: &mut Run<'_>, out: &mut dyn Sink) {
    let words = &text.as_str()[quote.range.clone()];
    let speaker = side.speakers[side.quote];
    let folding = fold && folds(words);
    if folding {
        let shown = preview(&text.as_str()[quote.outer.clone()]);
        summary(quote, speaker.map(|i| side.article.sources[i].name.as_str()), &shown, out);
    }
    out.open("span");
    out.attr("class", "sr-quote");
    out.attr("id", side.anchors.quote(side.quote));
    out.attr("data-quote", &side.quote.to_string());
    if let Some(index) = speaker {
        out.attr("data-source", &side.numbers[index].to_string());
    }
    if quote.kind == QuoteKind::Speech {
        out.attr("data-said", said(quote));
    }
    let (opening, closing) = (quote.outer.start..quote.range.start, quote.range.end..quote.outer.end);
    // A link around a quotation stays one.
    if is_linked(text, &opening) || is_linked(text, &closing) {
        run.write(side, quote.outer.clone(), out);
    } else {
        mark(side, opening, run, out);
        run.write(side, quote.range.clone(), out);
        mark(side, closing, run, out);
    }
    out.close();
    if folding {
        out.close();
    }
    if quote.kind == QuoteKind::Speech {
        sign(side, quote, speaker, out);
    }
}

/// How certain it is who says a quotation; `open` where the article names nobody.
fn said(quote: &Quote) -> &'static str {
    quote.attribution.as_ref().filter(|a| a.speaker.is_some()).map_or("open", |a| a.certainty.name())
}

/// Writes a quotation mark, which the style sheet sets off: the opening one of a fold is its control.
fn mark(side: &mut Side<'_>, range: Range<usize>, run: &mut Run<'_>, out: &mut dyn Sink) {
    if !range.is_empty() {
        out.open("span");
        out.attr("class", "sr-mark");
        run.write(side, range, out);
        out.close();
    }
}

fn is_linked(text: &Text, range: &Range<usize>) -> bool {
    let within = text.inlines().iter().skip_while(|inline| inline.range.end <= range.start);
    within.take_while(|inline| inline.range.start < range.end).any(|inline| inline.link.is_some())
}

/// Opens the fold and writes its summary: who, and how it begins.
fn summary(quote: &Quote, speaker: Option<&str>, preview: &str, out: &mut dyn Sink) {
    out.open("details");
    out.attr("class", "sr-fold");
    out.attr("open", "");
    out.open("summary");
    let described = quote.attribution.as_ref().and_then(|a| a.description.as_deref());
    match speaker.or(described) {
        Some(name) => {
            let mark = if is_unsure(quote) { "?" } else { "" };
            out.attr("aria-label", &format!("{name}{mark}: {preview}"));
            out.attr("data-speaker", &format!("{name}{mark}"));
        }
        None if quote.kind == QuoteKind::Speech => {
            out.attr("data-unnamed", "");
            out.attr_label("aria-label", Label::with(|m| m.unattributed_words, [preview.to_owned()]));
            out.attr_label("data-speaker", Label::new(|m| m.unattributed));
        }
        None => out.attr("aria-label", preview),
    }
    out.attr("data-preview", preview);
    out.close();
}

/// Whether an attribution shows that it is not certain.
fn is_unsure(quote: &Quote) -> bool {
    quote.attribution.as_ref().is_some_and(|a| a.speaker.is_some() && a.certainty == Certainty::Unsure)
}

/// Behind a quotation that somebody says: a link to who it is in the list. Its number, or the mark of an open question, is
/// shown by the style sheet.
fn sign(side: &Side<'_>, quote: &Quote, speaker: Option<usize>, out: &mut dyn Sink) {
    let by = quote.attribution.as_ref();
    let (target, number, label) = match speaker {
        Some(index) => {
            let name = side.article.sources[index].name.clone();
            let number = side.numbers[index];
            let words: crate::i18n::Word = if is_unsure(quote) { |m| m.to_source_unsure } else { |m| m.to_source };
            (side.anchors.source(number), number.to_string(), Label::with(words, [name]))
        }
        None => {
            let described = by.and_then(|a| a.description.clone());
            let label = described.map_or(Label::new(|m| m.unattributed), |d| Label::with(|m| m.to_source, [d]));
            (side.anchors.named("open"), "?".to_owned(), label)
        }
    };
    out.open("a");
    out.attr("class", "sr-by");
    out.attr("href", &format!("#{target}"));
    out.attr("data-number", &number);
    out.attr("data-quote", &side.quote.to_string());
    out.attr("data-said", said(quote));
    out.interface_lang();
    out.attr_label("aria-label", label);
    out.close();
}

/// Writes stretches of a text, in order.
struct Run<'a> {
    text: &'a Text,
    /// The first inline that is not yet written to its end.
    next: usize,
    /// The first picture in the line that is not yet written.
    icon: usize,
    /// The first place of a link of this page that is not yet written.
    target: usize,
    /// The first reading that is not yet written.
    reading: usize,
}

impl Run<'_> {
    fn write(&mut self, side: &mut Side<'_>, range: Range<usize>, out: &mut dyn Sink) {
        let mut open_link = None;
        // An empty stretch is a place, not text.
        while let Some(inline) = self.text.inlines().get(self.next).filter(|_| !range.is_empty()) {
            let part = inline.range.start.max(range.start)..inline.range.end.min(range.end);
            if part.start < part.end {
                // One link is one element, whatever marks stand in it.
                if inline.link != open_link {
                    close_link(&mut open_link, out);
                    open_link = inline.link.filter(|&index| link(side, index, out));
                }
                self.part(side, inline, part, out);
            }
            if inline.range.end > range.end {
                break;
            }
            self.next += 1;
        }
        close_link(&mut open_link, out);
    }
}

impl Run<'_> {
    /// Writes a part of an inline, with the pictures, the readings and the places of links that stand in it.
    fn part(&mut self, side: &Side<'_>, inline: &Inline, part: Range<usize>, out: &mut dyn Sink) {
        let text = self.text;
        let flat = text.as_str();
        let mut at = part.start;
        loop {
            let target = text.targets().get(self.target).filter(|t| t.at < part.end);
            let icon = text.icons().get(self.icon).filter(|icon| icon.at <= part.end);
            let reading = text.readings().get(self.reading).filter(|r| r.range.start < part.end);
            let places = [target.map(|t| t.at), icon.map(|i| i.at), reading.map(|r| r.range.start)];
            let Some(next) = places.into_iter().flatten().min() else { break };
            let until = next.max(at);
            styled(inline, &flat[at..until], out);
            at = until;
            if let Some(target) = target.filter(|t| t.at == next) {
                out.open("span");
                out.attr("id", &side.anchors.note(target.link));
                out.close();
                self.target += 1;
            } else if let Some(icon) = icon.filter(|icon| icon.at == next) {
                out.open("span");
                out.attr("class", "sr-icon");
                out.attr("role", "img");
                out.attr("aria-label", &icon.alt);
                out.attr("data-alt", &icon.alt);
                out.close();
                self.icon += 1;
            } else if let Some(reading) = reading {
                let end = reading.range.end.clamp(at, part.end);
                out.open("ruby");
                styled(inline, &flat[at..end], out);
                out.open("rt");
                // Like the numbers of sources: shown, and no text of the article's.
                out.attr("data-reading", &reading.text);
                out.close();
                out.close();
                at = end;
                self.reading += 1;
            }
        }
        styled(inline, &flat[at..part.end], out);
    }
}

fn close_link(open_link: &mut Option<u32>, out: &mut dyn Sink) {
    if open_link.take().is_some() {
        out.close();
    }
}

const MARKS: [(Style, &str); 6] = [
    (Style::STRONG, "strong"),
    (Style::EMPHASIS, "em"),
    (Style::SUPERSCRIPT, "sup"),
    (Style::SUBSCRIPT, "sub"),
    (Style::CODE, "code"),
    (Style::STRUCK, "del"),
];

fn styled(inline: &Inline, text: &str, out: &mut dyn Sink) {
    if text.is_empty() {
        return;
    }
    let mut depth = 0;
    for (style, tag) in MARKS {
        if inline.style.has(style) {
            out.open(tag);
            depth += 1;
        }
    }
    let place = inline.style.has(Style::PLACE);
    if place || inline.lang.is_some() {
        out.open("span");
        if place {
            out.attr("class", "sr-place");
        }
        if let Some(lang) = inline.lang {
            lang_attr(lang, out);
        }
        depth += 1;
    }
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            out.open("br");
            out.close();
        }
        if !line.is_empty() {
            out.text(line);
        }
    }
    (0..depth).for_each(|_| out.close());
}

/// Opens a link; answers whether there is one of this number.
fn link(side: &mut Side<'_>, index: u32, out: &mut dyn Sink) -> bool {
    let Some(url) = side.article.document.links.get(index as usize) else { return false };
    out.open("a");
    if url.is_in_page() {
        out.attr("href", &format!("#{}", side.anchors.note(index)));
        return true;
    }
    out.attr("href", url.as_str());
    external(out);
    // A link that a quotation cuts in two is one place to jump to.
    if !std::mem::replace(&mut side.links[index as usize], true) {
        out.attr("id", &side.anchors.link(index));
    }
    true
}

/// What every link out of the page says: tell the other side nothing.
pub(super) fn external(out: &mut dyn Sink) {
    out.attr("rel", "noreferrer noopener nofollow");
    out.attr("referrerpolicy", "no-referrer");
}

/// The language of an element: an empty one says that it is not known.
pub(super) fn lang_attr(lang: Lang, out: &mut dyn Sink) {
    out.attr("lang", lang.html());
}

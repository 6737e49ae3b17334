//! One leaf of text, with its quotations.

use std::ops::Range;

use super::Sink;
use super::mentions::JumpTarget;
use super::side::{FINDINGS, SideWriter, SpokenBy};
use super::words::{folds, may_be_said, preview};
use crate::document::{Inline, Lang, Style, Text, decimal};
use crate::i18n::{Label, Word};
use crate::voices::QuoteSpan;

/// Writes the next leaf. `fold`: whether its quotations may fold (a heading holds no `details`).
pub(super) fn leaf(side: &mut SideWriter<'_>, text: &Text, fold: bool, out: &mut dyn Sink) {
    let mut run = TextRun { text, next: 0, icon: 0, target: 0, reading: 0, places: Vec::new(), place: 0 };
    side.places(&mut run.places);
    let mut at = 0;
    while let Some(span) = side.quotes.get(side.quote).filter(|q| q.leaf == side.leaf).cloned() {
        run.write(side, at..span.outer.start, out);
        quote(side, &span, text, fold, &mut run, out);
        at = span.outer.end;
        side.quote += 1;
    }
    run.write(side, at..text.as_str().len(), out);
    side.leaf += 1;
}

/// Whether the next leaf holds a quotation that folds.
pub(super) fn will_fold(side: &SideWriter<'_>, text: &Text) -> bool {
    let quotes = side.quotes.get(side.quote..).unwrap_or_default();
    quotes.iter().take_while(|q| q.leaf == side.leaf).any(|q| folds(&text.as_str()[q.inner.clone()]))
}

/// A quotation. Folding or not, the text in it is the article's, to the character: what the summary shows stands in
/// attributes (the style sheet shows them), so that it is not text that is found, copied or read twice.
fn quote(
    side: &mut SideWriter<'_>,
    span: &QuoteSpan,
    text: &Text,
    fold: bool,
    run: &mut TextRun<'_>,
    out: &mut dyn Sink,
) {
    let words = &text.as_str()[span.inner.clone()];
    let voice = side.voice(side.quote);
    let folding = fold && folds(words);
    if folding {
        let shown = preview(&text.as_str()[span.outer.clone()]);
        summary(side, voice, &shown, out);
    }
    out.open("span");
    out.attr("class", "sr-quote");
    out.attr("id", &side.anchors.quote(side.quote));
    // Asked for by what comes with the findings.
    if side.found().is_some() {
        out.attr("data-quote", &decimal(side.quote as u32));
    }
    if let SpokenBy::Source(..) = voice {
        let numbers: Vec<String> = side.speakers[side.quote].iter().map(|&s| side.numbers[s].to_string()).collect();
        out.attr("data-source", &numbers.join(" "));
    }
    if let Some(said) = voice.said() {
        out.attr("data-said", said);
    }
    let (opening, closing) = (span.outer.start..span.inner.start, span.inner.end..span.outer.end);
    // A link around a quotation stays one.
    if is_linked(text, &opening) || is_linked(text, &closing) {
        run.write(side, span.outer.clone(), out);
    } else {
        mark(side, opening, run, out);
        run.write(side, span.inner.clone(), out);
        mark(side, closing, run, out);
    }
    out.close();
    if folding {
        out.close();
    }
    sign(side, voice, may_be_said(words), out);
}

/// Writes a quotation mark, which the style sheet sets off: the opening one of a fold is its control.
fn mark(side: &mut SideWriter<'_>, range: Range<usize>, run: &mut TextRun<'_>, out: &mut dyn Sink) {
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

/// Opens the fold and writes its summary: the speaker and the first words.
fn summary(side: &SideWriter<'_>, voice: SpokenBy<'_>, preview: &str, out: &mut dyn Sink) {
    out.open("details");
    out.attr("class", "sr-fold");
    out.attr("open", "");
    out.open("summary");
    let named = match voice {
        SpokenBy::Source(..) => Some((side.names_of(side.quote), if voice.is_unsure() { "?" } else { "" })),
        SpokenBy::Unnamed(Some(description)) => Some((description.to_owned(), "")),
        SpokenBy::Unnamed(None) | SpokenBy::None => None,
    };
    match (named, voice) {
        (Some((name, mark)), _) => {
            out.attr("aria-label", &[&name, mark, ": ", preview].concat());
            out.attr("data-speaker", &(name + mark));
        }
        (None, SpokenBy::Unnamed(_)) => {
            out.attr("data-unnamed", "");
            out.attr_label("aria-label", Label::with_one(|m| m.unattributed_words(), preview.to_owned()));
            out.attr_label("data-speaker", Label::new(|m| m.unattributed()));
        }
        _ => out.attr("aria-label", preview),
    }
    out.attr("data-preview", preview);
    out.close();
}

/// Behind a quotation that somebody says: a link to who it is in the list. Its number, or the mark of an open question, is
/// shown by the style sheet. Where it is `likely`, the room for it is there before anybody was found, so that no line moves when
/// somebody is; elsewhere it takes no room.
fn sign(side: &SideWriter<'_>, voice: SpokenBy<'_>, likely: bool, out: &mut dyn Sink) {
    let by = match voice {
        SpokenBy::Source(index, _) => {
            let number = side.numbers[index];
            let words: Word = if voice.is_unsure() { |m| m.to_source_unsure() } else { |m| m.to_source() };
            let label = Label::with_one(words, side.names_of(side.quote));
            Some((side.anchors.source(number), number.to_string(), label))
        }
        SpokenBy::Unnamed(description) => {
            let label = description.map(|d| Label::with_one(|m| m.to_source(), d.to_owned()));
            let label = label.unwrap_or(Label::new(|m| m.unattributed()));
            Some((side.anchors.named("open"), "?".to_owned(), label))
        }
        SpokenBy::None if likely => None,
        SpokenBy::None => return,
    };
    out.open("a");
    out.attr("class", if likely { "sr-by" } else { "sr-by sr-by-short" });
    if let Some((target, number, label)) = by {
        out.attr("href", &["#", &target].concat());
        out.attr("data-number", &number);
        out.attr("data-quote", &decimal(side.quote as u32));
        out.attr("data-said", voice.said().unwrap_or_default());
        out.interface_lang();
        out.attr_label("aria-label", label);
    }
    out.close();
}

/// Writes stretches of a text, in order.
struct TextRun<'a> {
    text: &'a Text,
    /// The first inline that is not yet written to its end.
    next: usize,
    /// The first picture in the line that is not yet written.
    icon: usize,
    /// The first place of a link of this page that is not yet written.
    target: usize,
    /// The first reading that is not yet written.
    reading: usize,
    /// The places in it that can be jumped to, and the first that is not yet written.
    places: Vec<JumpTarget>,
    place: usize,
}

impl TextRun<'_> {
    fn write(&mut self, side: &mut SideWriter<'_>, range: Range<usize>, out: &mut dyn Sink) {
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

impl TextRun<'_> {
    /// Writes a part of an inline, with the pictures, the readings and the places of links that stand in it.
    fn part(&mut self, side: &SideWriter<'_>, inline: &Inline, part: Range<usize>, out: &mut dyn Sink) {
        let text = self.text;
        let mut at = part.start;
        loop {
            let target = text.targets().get(self.target).filter(|t| t.at < part.end);
            let icon = text.icons().get(self.icon).filter(|icon| icon.at <= part.end);
            let reading = text.readings().get(self.reading).filter(|r| r.range.start < part.end);
            let next = target.map_or(usize::MAX, |t| t.at).min(icon.map_or(usize::MAX, |i| i.at));
            let next = next.min(reading.map_or(usize::MAX, |r| r.range.start));
            if next == usize::MAX {
                break;
            }
            let until = next.max(at);
            self.words(inline, at..until, out);
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
                self.words(inline, at..end, out);
                out.open("rt");
                // Like the numbers of sources: shown, and no text of the article's.
                out.attr("data-reading", &reading.text);
                out.close();
                out.close();
                at = end;
                self.reading += 1;
            }
        }
        self.words(inline, at..part.end, out);
    }

    /// Writes words of an inline, with the places in them. A place is what of it stands in one run of text, so that it cuts neither
    /// a mark nor a link in two, whether it is written with the text or set into a text that stands.
    fn words(&mut self, inline: &Inline, range: Range<usize>, out: &mut dyn Sink) {
        if range.is_empty() {
            return;
        }
        let flat = self.text.as_str();
        styled(inline, out, |out| {
            let mut at = range.start;
            while let Some(place) = self.places.get(self.place).filter(|p| FINDINGS && p.range.start < range.end) {
                let start = place.range.start.max(at);
                let end = place.range.end.clamp(start, range.end);
                let end = flat[start..end].find('\n').map_or(end, |line| start + line);
                lines(&flat[at..start], out);
                out.open("span");
                out.attr("class", "sr-mention");
                out.attr("id", &place.id);
                lines(&flat[start..end], out);
                out.close();
                at = end;
                self.place += 1;
            }
            lines(&flat[at..range.end], out);
        });
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

/// Writes what `write` writes in the marks of an inline.
fn styled(inline: &Inline, out: &mut dyn Sink, write: impl FnOnce(&mut dyn Sink)) {
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
    write(out);
    (0..depth).for_each(|_| out.close());
}

fn lines(text: &str, out: &mut dyn Sink) {
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            out.open("br");
            out.close();
        }
        if !line.is_empty() {
            out.text(line);
        }
    }
}

/// Opens a link; answers whether there is one of this number.
fn link(side: &mut SideWriter<'_>, index: u32, out: &mut dyn Sink) -> bool {
    let Some(url) = side.document.links.get(index as usize) else { return false };
    out.open("a");
    if url.is_in_page() {
        out.attr("href", &["#", &side.anchors.note(index)].concat());
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

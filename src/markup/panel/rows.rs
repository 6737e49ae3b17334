//! One quotation in the list: a row that leads to it, in one text or in both.

use std::collections::HashSet;

use super::{Item, SideWriter, Sink, Writer, first_words, lang_attr};
use crate::document::Lang;
use crate::document::Text;
use crate::i18n::Label;
use crate::voices::{Certainty, QuoteKind};

/// As many half-width characters of a quotation are shown: two lines of the list.
const WORDS: u32 = 84;
/// Of a heading.
pub(super) const SHORT: u32 = 72;

/// A quotation in one of the texts.
#[derive(Clone, Copy)]
pub(super) struct Wording<'a> {
    side: &'a SideWriter<'a>,
    pub(super) quote: usize,
    /// `original` and `translation` are the same quotation in either text, `added` one that only the translation has; `None` where there is
    /// only one text.
    shown: Option<&'static str>,
}

/// A quotation; one and its translation are one row.
pub(super) struct PanelRow<'a> {
    pub(super) words: Wording<'a>,
    translated: Option<Wording<'a>>,
    /// Whose row it is: their number in the list; `None` for nobody whom the article names.
    number: Option<usize>,
}

impl<'a> PanelRow<'a> {
    /// The rows of a source.
    pub(super) fn of(writer: &'a Writer<'a>, item: &Item<'a>) -> Vec<Self> {
        let (here, there) = match (item.entry.original, item.translated) {
            (Some(_), translated) => (&item.source.quotes[..], translated.map_or(&[][..], |(_, s)| &s.quotes)),
            (None, _) => (&[][..], &item.source.quotes[..]),
        };
        let rows = Self::together(writer, here, there);
        rows.into_iter().map(|row| Self { number: Some(item.number), ..row }).collect()
    }

    /// The rows of what somebody says whom the article does not name.
    pub(super) fn unattributed(writer: &'a Writer<'a>) -> Vec<Self> {
        let open = |side: &SideWriter<'_>| -> Vec<usize> {
            let quotes = side.quotes_found().iter().zip(&side.speakers).enumerate();
            let open = quotes.filter(|(_, (quote, by))| quote.kind == QuoteKind::Speech && by.is_empty());
            open.map(|(i, _)| i).collect()
        };
        let here = open(&writer.original);
        let Some(translation) = &writer.translation else { return Self::together(writer, &here, &[]) };
        // What the original names a speaker for is not open because its translation is vague.
        let known: HashSet<usize> = translation.quotes.iter().copied().flatten().collect();
        let there: Vec<usize> = open(&translation.side).into_iter().filter(|quote| !known.contains(quote)).collect();
        Self::together(writer, &here, &there)
    }

    fn together(writer: &'a Writer<'a>, here: &[usize], there: &[usize]) -> Vec<Self> {
        let Some(translation) = &writer.translation else {
            let alone = |&quote: &usize| Self {
                words: Wording { side: &writer.original, quote, shown: None },
                translated: None,
                number: None,
            };
            return here.iter().map(alone).collect();
        };
        let partner = |quote: usize| translation.quotes.get(quote).copied().flatten();
        let other = |quote, shown| Wording { side: &translation.side, quote, shown: Some(shown) };
        let mut out: Vec<Self> = Vec::with_capacity(here.len());
        for &quote in here {
            let words = Wording { side: &writer.original, quote, shown: Some("original") };
            out.push(Self { words, translated: partner(quote).map(|t| other(t, "translation")), number: None });
        }
        let paired: HashSet<usize> = here.iter().filter_map(|&quote| partner(quote)).collect();
        let added = there.iter().filter(|quote| !paired.contains(quote));
        out.extend(added.map(|&quote| Self { words: other(quote, "added"), translated: None, number: None }));
        out
    }

    /// Whether it is uncertain who says it.
    pub(super) fn is_unsure(&self) -> bool {
        let attribution = self.words.side.quotes_found()[self.words.quote].attribution.as_ref();
        attribution.is_some_and(|a| a.speaker.is_some() && a.certainty == Certainty::Unsure)
    }

    /// How far into the text it stands, in thousandths.
    pub(super) fn place(&self, leaves: &Leaves<'_>) -> usize {
        let quote = &self.words.side.quotes_found()[self.words.quote];
        leaves.place(self.words.shown == Some("added"), quote.leaf, quote.outer.start)
    }

    pub(super) fn write(&self, leaves: &Leaves<'_>, out: &mut dyn Sink) {
        out.open("li");
        if self.is_unsure() {
            out.attr("data-unsure", "");
        }
        for wording in [Some(self.words), self.translated].into_iter().flatten() {
            let quote = &wording.side.quotes_found()[wording.quote];
            let of_translation = wording.shown.is_some_and(|shown| shown != "original");
            let Some(text) = leaves.get(of_translation, quote.leaf) else { continue };
            let words = first_words(&text.as_str()[quote.outer.clone()], WORDS);
            jump(&wording.side.anchors.quote(wording.quote), wording.shown, text.lang, &words, out);
        }
        self.with(out);
        self.doubt(leaves, out);
        out.quote_actions(self.words.quote, self.words.shown == Some("added"));
        out.close();
    }

    /// Who says it too.
    fn with(&self, out: &mut dyn Sink) {
        let side = self.words.side;
        let others = side.speakers[self.words.quote].iter().filter(|&&s| Some(side.numbers[s]) != self.number);
        let names: Vec<&str> = others.map(|&source| side.name(source)).collect();
        if self.number.is_some() && !names.is_empty() {
            small(Label::with(|m| m.together_with(), [side.document.lang.row(&names)]), out);
        }
    }

    /// What is not certain about it, and why; how the article speaks of whom it does not name; or whose it is not, as the reader has it.
    fn doubt(&self, leaves: &Leaves<'_>, out: &mut dyn Sink) {
        let quote = &self.words.side.quotes_found()[self.words.quote];
        if let Some(name) = self.words.side.found().and_then(|article| article.findings.denied(quote)) {
            return small(Label::with(|m| m.denied(), [name.name.clone()]), out);
        }
        let Some(by) = &quote.attribution else { return };
        let evidence = by.evidence.as_ref().and_then(|(leaf, range)| {
            leaves.get(self.words.shown == Some("added"), *leaf)?.as_str().get(range.clone())
        });
        let label = match (&by.description, evidence) {
            (Some(description), _) if by.speaker.is_none() => Label::with(|m| m.described(), [description.clone()]),
            (_, Some(words)) if self.is_unsure() => Label::with(|m| m.uncertain_because(), [words.to_owned()]),
            (_, None) if self.is_unsure() => Label::new(|m| m.uncertain()),
            _ => return,
        };
        small(label, out);
    }
}

fn small(label: Label, out: &mut dyn Sink) {
    out.open("small");
    out.label(label);
    out.close();
}

/// The leaves of one text or of two.
pub(super) struct Leaves<'a> {
    texts: [Vec<&'a Text>; 2],
    /// Where each leaf of the text begins, counted over all of them, and how long they are together.
    starts: [(Vec<usize>, usize); 2],
}

impl<'a> Leaves<'a> {
    pub(super) fn of(writer: &'a Writer<'a>) -> Self {
        let translation = writer.translation.as_ref().map(|t| t.side.document.leaves()).unwrap_or_default();
        let texts = [writer.original.document.leaves(), translation];
        let starts = texts.each_ref().map(|texts| {
            let mut length = 0;
            let starts = texts.iter().map(|text| {
                length += text.as_str().len();
                length - text.as_str().len()
            });
            (starts.collect(), length.max(1))
        });
        Self { texts, starts }
    }

    fn get(&self, of_translation: bool, leaf: usize) -> Option<&'a Text> {
        self.texts[usize::from(of_translation)].get(leaf).copied()
    }

    fn place(&self, of_translation: bool, leaf: usize, at: usize) -> usize {
        let (starts, length) = &self.starts[usize::from(of_translation)];
        starts.get(leaf).map_or(0, |start| (start + at) * 1000 / length)
    }
}

/// Writes a row that is a jump as a whole. Its words are no text of the page: the style sheet shows them.
pub(super) fn jump(id: &str, shown: Option<&'static str>, lang: Lang, words: &str, out: &mut dyn Sink) {
    out.open("a");
    out.attr("class", "sr-jump");
    out.attr("href", &format!("#{id}"));
    if let Some(shown) = shown {
        out.attr("data-shown", shown);
    }
    lang_attr(lang, out);
    out.attr("data-preview", words);
    out.attr("aria-label", words);
    out.close();
}

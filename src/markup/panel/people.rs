//! Who said what: those who speak, in the order of their first words, each with the first words of every quotation.

use super::rows::{Leaves, PanelRow};
use super::{Item, Sink, Writer, affiliation, lang_attr, name};
use crate::document::Lang;
use crate::i18n::Label;

/// As many quotations of one speaker are in view at once; the rest is folded.
const FIRST: usize = 3;
/// From how many quotations on they can be searched.
const MANY: usize = 8;

/// What the list holds.
pub(super) struct Said<'a> {
    speakers: Vec<(Item<'a>, Vec<PanelRow<'a>>)>,
    unattributed: Vec<PanelRow<'a>>,
    /// Those whom something is attributed to without quotation marks.
    mentioned: Vec<Item<'a>>,
}

impl<'a> Said<'a> {
    pub(super) fn of(writer: &'a Writer<'a>, items: &[Item<'a>]) -> Self {
        let voices = || items.iter().filter(|item| item.is_voice()).copied();
        Self {
            speakers: voices().filter(Item::speaks).map(|item| (item, PanelRow::of(writer, &item))).collect(),
            unattributed: PanelRow::unattributed(writer),
            mentioned: voices().filter(|item| !item.speaks()).collect(),
        }
    }

    /// How many people and bodies speak.
    pub(super) fn speakers(&self) -> usize {
        self.speakers.len()
    }

    /// How many quotations are listed, of somebody or of nobody who is named.
    pub(super) fn quotations(&self) -> usize {
        self.speakers.iter().map(|(_, rows)| rows.len()).sum::<usize>() + self.unattributed.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.speakers.is_empty() && self.unattributed.is_empty() && self.mentioned.is_empty()
    }

    pub(super) fn write(&self, writer: &Writer<'_>, out: &mut dyn Sink) {
        let leaves = Leaves::of(writer);
        if self.quotations() >= MANY {
            out.quote_filter();
        }
        self.chips(writer, out);
        if !self.speakers.is_empty() || !self.unattributed.is_empty() {
            out.open("ol");
            out.attr("class", "sr-people");
            self.speakers.iter().for_each(|(item, rows)| person(writer, item, rows, &leaves, out));
            self.unattributed(writer, &leaves, out);
            out.close();
        }
        if !self.mentioned.is_empty() {
            mentioned(writer, &self.mentioned, out);
        }
    }

    /// Which quotations are in view: all, what is uncertain, what is unattributed; only what there is. Radio buttons, as the tabs are.
    fn chips(&self, writer: &Writer<'_>, out: &mut dyn Sink) {
        let rows = || self.speakers.iter().flat_map(|(_, rows)| rows);
        let unsure = rows().filter(|row| row.is_unsure()).count();
        let open = self.unattributed.len();
        if unsure == 0 && (open == 0 || self.speakers.is_empty()) {
            return;
        }
        let group = writer.original.anchors.named("show");
        out.open("div");
        out.attr("class", "sr-chips");
        out.attr("role", "radiogroup");
        out.attr_label("aria-label", Label::new(|m| m.which_quotations()));
        let chips: [(&str, crate::i18n::Word, usize); 3] = [
            ("all", |m| m.all(), self.quotations()),
            ("unsure", |m| m.uncertain(), unsure),
            ("open", |m| m.unattributed(), open),
        ];
        for (value, words, count) in chips.into_iter().filter(|chip| chip.2 > 0) {
            out.open("label");
            out.open("input");
            out.attr("type", "radio");
            out.attr("name", &group);
            out.attr("value", value);
            if value == "all" {
                out.attr("checked", "");
            }
            out.close();
            out.label(Label::new(words));
            out.run(" ");
            out.run(&count.to_string());
            out.close();
        }
        out.close();
    }

    /// What somebody says whom the article does not name; `described` where it says of what kind.
    fn unattributed(&self, writer: &Writer<'_>, leaves: &Leaves<'_>, out: &mut dyn Sink) {
        if self.unattributed.is_empty() {
            return;
        }
        out.open("li");
        out.attr("class", "sr-open");
        out.attr("id", &writer.original.anchors.named("open"));
        out.open("h3");
        number("?", out);
        out.open("span");
        out.attr("class", "sr-name");
        out.label(Label::new(|m| m.unattributed()));
        out.close();
        count(self.unattributed.len(), out);
        out.close();
        rows(&self.unattributed, leaves, out);
        out.close();
    }
}

/// A speaker: number, name, office, places in the text, and words.
fn person(writer: &Writer<'_>, item: &Item<'_>, said: &[PanelRow<'_>], leaves: &Leaves<'_>, out: &mut dyn Sink) {
    out.open("li");
    out.attr("id", &writer.original.anchors.source(item.number));
    out.attr("data-source", &item.number.to_string());
    out.open("h3");
    // The number that stands behind their quotations in the text.
    number(&item.number.to_string(), out);
    name(item, out);
    count(said.len(), out);
    out.close();
    affiliation(item, out);
    ticks(said, leaves, out);
    out.speaker_actions(item.number);
    rows(said, leaves, out);
    out.close();
}

fn number(shown: &str, out: &mut dyn Sink) {
    out.open("span");
    out.attr("class", "sr-number");
    out.attr("data-number", shown);
    out.attr("aria-hidden", "true");
    out.close();
}

fn count(quotations: usize, out: &mut dyn Sink) {
    out.open("span");
    out.attr("class", "sr-count");
    out.label(Label::with(|m| m.quotations(), [quotations.to_string()]));
    out.close();
}

/// The places of a speaker's quotations: a line with a tick for each, a paler one where it is uncertain.
fn ticks(said: &[PanelRow<'_>], leaves: &Leaves<'_>, out: &mut dyn Sink) {
    if said.len() < 2 {
        return;
    }
    out.open("svg");
    out.attr("class", "sr-ticks");
    out.attr("viewBox", "0 0 1000 8");
    out.attr("preserveAspectRatio", "none");
    out.attr("aria-hidden", "true");
    for unsure in [false, true] {
        let places = said.iter().filter(|row| row.is_unsure() == unsure).map(|row| row.place(leaves));
        let path: String = places.map(|place| format!("M{place} 0v8")).collect();
        if !path.is_empty() {
            out.open("path");
            if unsure {
                out.attr("class", "sr-unsure");
            }
            out.attr("d", &path);
            out.close();
        }
    }
    out.close();
}

/// The first quotations, and the rest folded behind how many there are.
fn rows(said: &[PanelRow<'_>], leaves: &Leaves<'_>, out: &mut dyn Sink) {
    let first = FIRST.min(said.len());
    let list = |rows: &[PanelRow<'_>], out: &mut dyn Sink| {
        out.open("ul");
        out.attr("class", "sr-words");
        rows.iter().for_each(|row| row.write(leaves, out));
        out.close();
    };
    list(&said[..first], out);
    if said.len() > first {
        out.open("details");
        out.attr("class", "sr-more");
        out.open("summary");
        out.label(Label::with(|m| m.more_quotations(), [(said.len() - first).to_string()]));
        out.close();
        list(&said[first..], out);
        out.close();
    }
}

/// Those without words of their own, folded; each a jump to where the text speaks of them.
fn mentioned(writer: &Writer<'_>, items: &[Item<'_>], out: &mut dyn Sink) {
    out.open("details");
    out.attr("class", "sr-mentioned");
    out.open("summary");
    out.label(Label::new(|m| m.only_mentioned()));
    out.run(" ");
    out.open("b");
    out.run(&items.len().to_string());
    out.close();
    out.close();
    out.open("ul");
    for item in items {
        out.open("li");
        out.attr("id", &writer.original.anchors.source(item.number));
        name(item, out);
        places(item, out);
        affiliation(item, out);
        out.close();
    }
    out.close();
    out.close();
}

/// Where a source without quotations stands in the text.
fn places(item: &Item<'_>, out: &mut dyn Sink) {
    let Item { side, index, .. } = *item;
    let mentions: Vec<_> = side.mentions_of.get(index).into_iter().flatten().map(|&i| &side.mentions[i]).collect();
    for (n, mention) in mentions.iter().enumerate() {
        let id = match mention.quote {
            Some(quote) => side.anchors.quote(quote),
            None => side.anchors.mention(mention.source, mention.number),
        };
        out.run(" ");
        out.open("a");
        out.attr("class", "sr-jump sr-place-jump");
        out.attr("href", &format!("#{id}"));
        if mentions.len() == 1 {
            out.label(Label::new(|m| m.in_text()));
        } else {
            let (number, all) = ((n + 1).to_string(), mentions.len().to_string());
            out.attr_label("aria-label", Label::with(|m| m.to_place_of(), [number.clone(), all]));
            lang_attr(Lang::Und, out);
            out.run(&number);
        }
        out.close();
    }
}

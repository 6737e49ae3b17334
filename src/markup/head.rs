//! The head above the text: outlet, title, dates, reading time, notices.

use super::inline::{external, lang_attr};
use super::{DateTime, Sink};
use crate::document::{Document, DropReason, Dropped, Lang, decimal, is_han, is_word, one_of};
use crate::format::Warning;
use crate::i18n::{self, Label};

/// `said` says how much is quoted, and of how many; where that is not known yet, nothing, in the room that it will take.
pub(super) fn write(document: &Document, warnings: &[Warning], said: Option<Label>, out: &mut dyn Sink) {
    out.open("header");
    out.attr("class", "sr-head");
    damage(warnings, out);
    outlet(document, out);
    title(document, out);
    facts(document, said, out);
    header_facts(document, out);
    left_out(document, out);
    out.close();
}

/// The outlet's name, and its host, which cannot pass for another.
fn outlet(document: &Document, out: &mut dyn Sink) {
    if document.url.is_none() && document.outlet.is_none() {
        return;
    }
    out.open("p");
    out.attr("class", "sr-outlet");
    if let Some(name) = &document.outlet {
        out.open("bdi");
        lang_attr(Lang::detect(name, document.lang), out);
        out.text(name);
        out.close();
    }
    if let Some(url) = &document.url {
        if document.outlet.is_some() {
            out.run(" ");
        }
        out.open("a");
        out.attr("href", url.as_str());
        external(out);
        out.text(&url.shown_host());
        out.close();
    }
    out.close();
}

fn title(document: &Document, out: &mut dyn Sink) {
    out.open("h1");
    if document.title.is_empty() {
        out.attr("class", "sr-untitled");
        out.interface_lang();
        out.label(Label::new(|m| m.untitled()));
    } else {
        let lang = Lang::detect(&document.title, document.lang);
        if lang != document.lang {
            lang_attr(lang, out);
        }
        // Titles from elsewhere may hold characters that reorder what follows them: the style sheet isolates the heading itself, since
        // an element within it would part an opening mark from the margin.
        out.text(&document.title);
    }
    out.close();
}

fn facts(document: &Document, said: Option<Label>, out: &mut dyn Sink) {
    out.open("p");
    out.attr("class", "sr-facts");
    out.interface_lang();
    if let Some(byline) = document.author() {
        out.open("span");
        lang_attr(Lang::detect(byline, document.lang), out);
        out.text(byline);
        out.close();
    }
    if let Some(published) = &document.published {
        let date = DateTime { at: published.at, has_time: published.has_time, zoned: published.zoned };
        time(|date| Label::with_one(|m| m.published(), date), date, out);
    }
    if let Some(at) = document.archived {
        time(|date| Label::with_one(|m| m.archived(), date), DateTime { at, has_time: true, zoned: true }, out);
    }
    if let Some(url) = &document.archive_url {
        // The sign behind a fact is not underlined with the link.
        out.open("span");
        out.open("a");
        out.attr("href", url.as_str());
        external(out);
        out.label(Label::new(|m| m.archived_copy()));
        out.close();
        out.close();
    }
    if let Some(translator) = &document.translator {
        out.open("span");
        out.label(Label::with_one(|m| m.translated_by(), translator.clone()));
        out.close();
    }
    if let Some(time) = ReadingTime::of(document) {
        out.open("span");
        out.attr_label("title", Label::with_one(|m| m.minutes_range(), time.range()));
        out.label(Label::with_one(|m| m.minutes(), decimal(time.usual())));
        out.close();
    }
    if let Some(said) = said {
        out.open("span");
        out.attr("class", "sr-tally");
        out.label(said);
        out.close();
    }
    out.close();
}

fn time(label: fn(String) -> Label, date: DateTime, out: &mut dyn Sink) {
    out.open("time");
    let machine = if date.has_time { date.at.rfc3339() } else { date.at.date() };
    // Without a zone the moment is local to wherever it was written.
    out.attr("datetime", if date.zoned { &machine } else { machine.trim_end_matches(one_of("Z")) });
    out.dated(label, date);
    out.close();
}

/// What the header says besides: folded, but there.
fn header_facts(document: &Document, out: &mut dyn Sink) {
    let mut said = Vec::new();
    if let Some(title) = &document.original_title {
        said.push(Label::with_one(|m| m.original_title(), title.clone()));
    }
    if let Some(summary) = &document.summary {
        said.push(Label::with_one(|m| m.summary(), summary.clone()));
    }
    if !document.tags.is_empty() {
        said.push(Label::with_one(|m| m.tags(), document.tags.join(", ")));
    }
    let count = said.len() + document.metadata.len();
    folded(|n| Label::with_one(|m| m.header_facts(), n), count, out, &|index, out| match said.get(index) {
        Some(label) => out.label(label.clone()),
        None => {
            let (key, value) = &document.metadata[index - said.len()];
            out.text(&[key, ": ", value].concat());
        }
    });
}

/// What is wrong with the text, above everything else and in full: what is below is not all that there was.
fn damage(warnings: &[Warning], out: &mut dyn Sink) {
    let mut kinds: Vec<_> = Vec::new();
    for warning in warnings {
        if !kinds.contains(&warning.kind) {
            kinds.push(warning.kind);
        }
    }
    if kinds.is_empty() {
        return;
    }
    out.open("div");
    out.attr("class", "sr-damage");
    out.attr("role", "note");
    out.interface_lang();
    // Not every one of them is a loss: a text that was pasted has no header.
    let is_damaged = kinds.iter().any(|kind| kind.is_loss());
    if is_damaged {
        out.attr("data-loss", "");
        out.open("b");
        out.label(Label::new(|m| m.damaged()));
        out.close();
    }
    out.open("ul");
    for kind in kinds {
        out.open("li");
        out.label(i18n::warning(kind));
        out.close();
    }
    out.close();
    if is_damaged {
        out.damage_actions();
    }
    out.close();
}

/// What was left out: folded, but there.
fn left_out(document: &Document, out: &mut dyn Sink) {
    // What became a field of the head is in view already.
    let shown = |d: &Dropped| matches!(d.reason, DropReason::Metadata | DropReason::Reading);
    let mut left_out = Vec::new();
    for dropped in &document.dropped {
        if !shown(dropped) && !dropped.text.trim().is_empty() {
            left_out.push(&dropped.text);
        }
    }
    folded(|n| Label::with_one(|m| m.left_out(), n), left_out.len(), out, &|index, out| {
        lang_attr(Lang::detect(left_out[index], document.lang), out);
        out.text(left_out[index]);
    });
}

/// A folded list of so many items, its summary saying how many; nothing where there is nothing.
fn folded(label: fn(String) -> Label, count: usize, out: &mut dyn Sink, write: &dyn Fn(usize, &mut dyn Sink)) {
    if count == 0 {
        return;
    }
    out.open("details");
    out.attr("class", "sr-notices");
    out.interface_lang();
    out.open("summary");
    out.label(label(decimal(count as u32)));
    out.close();
    out.open("ul");
    for index in 0..count {
        out.open("li");
        write(index, out);
        out.close();
    }
    out.close();
    out.close();
}

/// How long a text takes to read: a range, since readers differ.
///
/// Silent reading: 255 ± 29 characters a minute for Chinese, 228 ± 30 words a minute for English
/// (Trauzettel-Klosinski et al., “Standardized assessment of reading performance: the IReST”, 2012).
///
/// ```
/// use seed_reader::{format, markup::ReadingTime};
///
/// let (document, _) = format::parse(&format!("<p>{}</p>", "word ".repeat(1000)));
/// let time = ReadingTime::of(&document).expect("there is text");
/// assert_eq!((time.range().as_str(), time.usual()), ("4–5", 4));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadingTime {
    /// Minutes that a quick reader takes, at least 1.
    pub from: u32,
    /// Minutes that a slow reader takes.
    pub to: u32,
}

impl ReadingTime {
    /// The reading time of the text of a document; `None` where there is no text.
    pub fn of(document: &Document) -> Option<Self> {
        let (mut characters, mut words) = (0u64, 0u64);
        for block in &document.blocks {
            block.for_each_text(&mut |text| {
                let mut in_word = false;
                for c in text.as_str().chars() {
                    let han = is_han(c);
                    characters += u64::from(han);
                    let letter = !han && is_word(c);
                    words += u64::from(letter && !in_word);
                    in_word = letter;
                }
            });
        }
        // In hundredths of a minute, by integers: 100 minutes / 284 characters and so on.
        let quick = characters * 100 / 284 + words * 100 / 258;
        let slow = characters * 100 / 226 + words * 100 / 198;
        let round = |hundredths: u64| ((hundredths + 50) / 100) as u32;
        (characters + words > 0).then(|| Self { from: round(quick).max(1), to: round(slow).max(1) })
    }

    /// The middle of the range, in minutes, rounded down.
    pub const fn usual(self) -> u32 {
        self.from.midpoint(self.to)
    }

    /// The range in figures, in minutes: `6–8`, or `1` where both ends agree.
    pub fn range(self) -> String {
        if self.from == self.to { decimal(self.to) } else { [&decimal(self.from), "–", &decimal(self.to)].concat() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    #[test]
    fn a_range_by_characters_and_words() {
        let time = |html: &str| ReadingTime::of(&Article::parse(html).document).map(ReadingTime::range);
        assert_eq!(time(&"字".repeat(1700)).as_deref(), Some("6–8"));
        assert_eq!(time(&"word ".repeat(1000)).as_deref(), Some("4–5"));
        assert_eq!(time("短").as_deref(), Some("1"));
        assert_eq!(time(""), None);
    }

    #[test]
    fn the_head_says_what_the_header_says_and_once() {
        let seed = "---\ntitle: 灯塔\nauthor: 海港日报\ntags: [海港日报]\ntranslator: 王五\ndescription: 灯灭了。\n\
            section: 港口\nurl: https://news.example/a\narchive_url: https://archive.is/x\n---\n<p>一</p>";
        let mut html = crate::markup::HtmlSink::new(crate::i18n::Locale::En);
        let article = Article::parse(seed);
        write(&article.document, &article.warnings, None, &mut html);
        let html = html.finish();
        for part in ["Translated by 王五", "Summary: 灯灭了。", "section: 港口", "https://archive.is/x", "news.example"]
        {
            assert_eq!(html.matches(part).count(), if part == "news.example" { 2 } else { 1 }, "{part} in {html}");
        }
        // Its name is above the title, and among the tags.
        assert_eq!(html.matches("海港日报").count(), 2, "{html}");
    }
}

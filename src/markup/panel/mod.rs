//! The panel beside the text: who said what, the contents, the sources.
//!
//! Plain lists under three headings, so that they read and print without a script; radio buttons (`tabs`) choose which of them is in view.
//! It is written from the article alone, whenever that is known: nothing here depends on the text having been written.
//!
//! What repeats words of the article (a quotation's beginning, a heading) stands in `data-preview` and is shown by the style sheet: it is no
//! text that is found or copied twice.

mod contents;
mod people;
mod rows;
mod sources;

use super::inline::{external, lang_attr};
use super::list::ListEntry;
use super::side::SideWriter;
use super::words::first_words;
use super::{Sink, Writer};
use crate::document::Lang;
use crate::i18n::{Label, Word};
use crate::sources::{Source, SourceKind};

/// An entry with its number, and the source it shows: the original's where there is one.
#[derive(Clone, Copy)]
struct Item<'a> {
    number: usize,
    entry: ListEntry,
    side: &'a SideWriter<'a>,
    index: usize,
    source: &'a Source,
    /// The source as the translation names it.
    translated: Option<(&'a SideWriter<'a>, &'a Source)>,
}

impl<'a> Item<'a> {
    fn of(writer: &'a Writer<'a>, number: usize, entry: ListEntry) -> Option<Self> {
        let translation = writer.translation.as_ref().map(|t| &t.side);
        let there = entry.translation.zip(translation);
        let (index, side) = entry.original.map(|i| (i, &writer.original)).or(there)?;
        let source = side.sources_found().get(index)?;
        let translated = there.filter(|_| entry.original.is_some());
        let translated = translated.and_then(|(i, side)| Some((side, side.sources_found().get(i)?)));
        Some(Self { number, entry, side, index, source, translated })
    }

    fn speaks(&self) -> bool {
        !self.source.quotes.is_empty() || self.translated.is_some_and(|(_, s)| !s.quotes.is_empty())
    }

    /// Whether it could speak: a person, an organisation, an outlet or a document.
    fn is_voice(&self) -> bool {
        !matches!(self.source.kind, SourceKind::Link | SourceKind::Image | SourceKind::Article)
    }
}

/// One of the three lists: what its tab is called, how many stand in it, its name in ids, classes and values.
struct Tab {
    name: &'static str,
    class: &'static str,
    words: Word,
    count: usize,
}

fn items<'a>(writer: &'a Writer<'a>) -> impl Iterator<Item = Item<'a>> {
    writer.list.0.iter().enumerate().filter_map(|(number, entry)| Item::of(writer, number, *entry))
}

/// How many quotations are listed, and how many speak.
pub(super) fn said(writer: &Writer<'_>) -> (usize, usize) {
    let said = people::Said::of(writer, &items(writer).collect::<Vec<_>>());
    (said.quotations(), said.speakers())
}

pub(super) fn write(writer: &Writer<'_>, out: &mut dyn Sink) {
    let items: Vec<_> = items(writer).collect();
    let said = people::Said::of(writer, &items);
    let headings = contents::headings(writer);
    let found = items.iter().filter(|item| !item.is_voice() && item.source.kind != SourceKind::Article).count();
    let tabs = [
        Tab { name: "said", class: "sr-tab-said", words: |m| m.speakers(), count: said.speakers() },
        Tab { name: "contents", class: "sr-tab-contents", words: |m| m.contents(), count: headings.len() },
        Tab { name: "found", class: "sr-tab-found", words: |m| m.sources(), count: found },
    ];
    out.open("section");
    out.attr("class", "sr-sources");
    out.attr("id", &writer.original.anchors.named("sources"));
    out.interface_lang();
    out.attr_label("aria-label", Label::new(|m| m.panel()));
    let shown = [!said.is_empty(), !headings.is_empty(), true];
    self::tabs(writer, &tabs, &shown, out);
    for (tab, _) in tabs.iter().zip(shown).filter(|(_, shown)| *shown) {
        out.open("section");
        out.attr("class", tab.class);
        let heading = writer.original.anchors.named(tab.name);
        out.attr("aria-labelledby", &heading);
        out.open("h2");
        out.attr("id", &heading);
        out.label(Label::new(tab.words));
        out.close();
        match tab.name {
            "said" => said.write(writer, out),
            "contents" => contents::write(&headings, out),
            _ => sources::write(writer, &items, out),
        }
        out.close();
    }
    out.close();
}

/// Which of the lists is in view: radio buttons, that the style sheet asks. The first list that is there is chosen.
fn tabs(writer: &Writer<'_>, tabs: &[Tab], shown: &[bool], out: &mut dyn Sink) {
    let group = writer.original.anchors.named("tab");
    out.open("div");
    out.attr("class", "sr-tabs");
    out.attr("role", "radiogroup");
    out.attr_label("aria-label", Label::new(|m| m.panel()));
    let mut chosen = false;
    for (tab, _) in tabs.iter().zip(shown).filter(|(_, shown)| **shown) {
        out.open("label");
        out.open("input");
        out.attr("type", "radio");
        out.attr("name", &group);
        out.attr("value", tab.name);
        if !std::mem::replace(&mut chosen, true) {
            out.attr("checked", "");
        }
        out.close();
        out.label(Label::new(tab.words));
        if tab.count > 0 {
            out.run(" ");
            out.open("b");
            out.run(&tab.count.to_string());
            out.close();
        }
        out.close();
    }
    out.close();
}

/// Writes the name of a source, as a link where it has an address; and what else it is called.
fn name(item: &Item<'_>, out: &mut dyn Sink) {
    let source = item.source;
    let shown = source.kind != SourceKind::Article || !source.name.is_empty();
    let link = source.url.as_ref().filter(|url| shown && url.leads());
    out.open(if link.is_some() { "a" } else { "span" });
    out.attr("class", "sr-name");
    lang_attr(Lang::detect(&source.name, item.side.document.lang), out);
    if let Some(url) = link {
        out.attr("href", url.as_str());
        external(out);
    }
    out.open("bdi");
    out.text(&source.name);
    out.close();
    out.close();
    let translated = item.translated.filter(|(_, s)| s.kind != SourceKind::Link && s.name != source.name);
    let translated = translated.map(|(side, s)| (s.name.as_str(), side.document.lang));
    let latin = source.latin.as_deref().filter(|latin| translated.is_none_or(|(name, _)| name != *latin));
    for (form, lang) in latin.map(|latin| (latin, Lang::Und)).into_iter().chain(translated) {
        out.run(" ");
        out.open("span");
        out.attr("class", "sr-latin");
        lang_attr(if lang == Lang::Und { lang } else { Lang::detect(form, lang) }, out);
        out.text(form);
        out.close();
    }
}

/// Writes what the article says of a source, under its name.
fn affiliation(item: &Item<'_>, out: &mut dyn Sink) {
    let Some(text) = &item.source.affiliation else { return };
    out.open("span");
    out.attr("class", "sr-affiliation");
    lang_attr(Lang::detect(text, item.side.document.lang), out);
    out.text(text);
    out.close();
}

#[cfg(test)]
mod tests {
    use crate::Article;
    use crate::i18n::Locale;
    use crate::markup::Rows;
    use crate::markup::{HtmlSink, Writer};

    const TEXT: &str = "[t](https://a.example/)\n---\n<p>港务局长沈望潮（Shen Wangchao）说：“这座码头不会关闭，我们也不会走。”</p>\
        <h2>渔民</h2><p>渔民赵小满说：“一。”赵小满说：“二。”赵小满说：“三。”赵小满说：“四。”</p>\
        <p>有人喊道：“船来了，船来了！”</p><p>外交部说，船走了。</p><p>见<a href=https://b.example/x>报告</a>。</p>";

    fn panel(text: &str) -> String {
        let article = Article::parse(text);
        let mut html = HtmlSink::new(Locale::ZhHans);
        Writer::new(&article, "x-").sources(&mut html);
        html.finish()
    }

    #[test]
    fn people_come_first_with_the_first_words_of_each_quotation() {
        let html = panel(TEXT);
        let (first, second) = (html.find("沈望潮"), html.find("赵小满"));
        assert!(first.is_some() && first < second, "{html}");
        assert!(html.contains("data-preview=\"“这座码头不会关闭，我们也不会走。”\""), "{html}");
        // What repeats the article's words is no text.
        assert!(!html.contains(">“这座码头"), "{html}");
        assert!(html.contains("Shen Wangchao"), "{html}");
    }

    #[test]
    fn more_than_three_quotations_fold_behind_how_many_there_are() {
        let html = panel(TEXT);
        let (shown, folded) = html.split_once("另有 1 条").expect("a fold");
        assert!(shown.contains("data-preview=“三。”") || shown.contains("data-preview=\"“三。”\""), "{html}");
        assert!(folded.contains("“四。”"), "{html}");
    }

    #[test]
    fn every_list_has_its_tab_and_the_first_is_chosen() {
        let html = panel(TEXT);
        for value in ["said", "contents", "found"] {
            assert!(html.contains(&format!("value={value}")), "{html}");
        }
        assert!(html.contains("value=said checked"), "{html}");
        let plain = panel("[t](https://a.example/)\n---\n<p>没有人说话。</p>");
        assert!(plain.contains("value=found checked") && !plain.contains("value=said"), "{plain}");
    }

    #[test]
    fn a_heading_is_found_in_the_contents() {
        let article = Article::parse(TEXT);
        let mut writer = Writer::new(&article, "x-");
        let mut html = HtmlSink::new(Locale::ZhHans);
        (0..writer.len()).for_each(|row| writer.row(row, &mut html));
        let text = html.finish();
        let html = panel(TEXT);
        let link = html.split("sr-tab-contents").nth(1).and_then(|part| part.split("href=\"#").nth(1));
        let link = link.or_else(|| html.split("sr-tab-contents").nth(1).and_then(|part| part.split("href=#").nth(1)));
        let id = link.and_then(|rest| rest.split([' ', '"', '>']).next()).expect("a heading");
        assert!(text.contains(&format!("id={id}")), "{id} in {text}");
    }
}

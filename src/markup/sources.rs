//! The list of sources, each with a jump to where it stands.

use std::collections::{HashMap, HashSet};

use super::inline::{external, lang_attr};
use super::list::Entry;
use super::side::Side;
use super::{Sink, Writer};
use crate::document::Lang;
use crate::i18n::{Label, Word};
use crate::sources::{Place, Source, SourceKind};

/// A named part of the list: its heading, and which kinds stand in it.
type Part = (Word, fn(SourceKind) -> bool);

const PARTS: [Part; 4] = [
    (
        |m| m.speakers(),
        |k| matches!(k, SourceKind::Person | SourceKind::Organisation | SourceKind::Outlet | SourceKind::Document),
    ),
    (|m| m.links(), |k| k == SourceKind::Link),
    (|m| m.images(), |k| k == SourceKind::Image),
    (|m| m.this_article(), |k| k == SourceKind::Article),
];

/// An entry with its number, and the source it shows: the original's where there is one.
#[derive(Clone, Copy)]
struct Item<'a> {
    number: usize,
    entry: Entry,
    side: &'a Side<'a>,
    index: usize,
    source: &'a Source,
    /// The same source as the translation names it.
    translated: Option<(&'a Side<'a>, &'a Source)>,
}

impl<'a> Item<'a> {
    fn of(writer: &'a Writer<'a>, number: usize, entry: Entry) -> Option<Self> {
        let translation = writer.translation.as_ref().map(|t| &t.side);
        let there = entry.translation.zip(translation);
        let (index, side) = entry.original.map(|i| (i, &writer.original)).or(there)?;
        let source = side.found?.sources.get(index)?;
        let translated = there.filter(|_| entry.original.is_some());
        let translated = translated.and_then(|(i, side)| Some((side, side.found?.sources.get(i)?)));
        Some(Self { number, entry, side, index, source, translated })
    }

    fn speaks(&self) -> bool {
        !self.source.quotes.is_empty() || self.translated.is_some_and(|(_, s)| !s.quotes.is_empty())
    }
}

pub(super) fn write(writer: &Writer<'_>, out: &mut dyn Sink) {
    let id = writer.original.anchors.named("sources");
    out.open("section");
    out.attr("class", "sr-sources");
    out.attr("id", &id);
    out.interface_lang();
    let heading = writer.original.anchors.named("sources-heading");
    out.attr("aria-labelledby", &heading);
    out.open("h2");
    out.attr("id", &heading);
    out.label(Label::new(|m| m.sources()));
    out.close();
    let items = writer.list.0.iter().enumerate().filter_map(|(number, entry)| Item::of(writer, number, *entry));
    let items: Vec<_> = items.collect();
    for (title, belongs) in PARTS {
        let sources: Vec<_> = items.iter().filter(|item| belongs(item.source.kind)).copied().collect();
        if sources.is_empty() {
            continue;
        }
        out.open("h3");
        out.label(Label::new(title));
        out.close();
        if belongs(SourceKind::Link) { by_domain(writer, &sources, out) } else { entries(writer, &sources, out) }
    }
    out.list_actions();
    out.close();
}

/// Links stand under their domain, in the order the domains come up.
fn by_domain(writer: &Writer<'_>, links: &[Item<'_>], out: &mut dyn Sink) {
    let mut domains: Vec<(&str, Vec<Item<'_>>)> = Vec::new();
    let mut index = HashMap::new();
    for &item in links {
        let host = item.source.affiliation.as_deref().unwrap_or("");
        let slot = *index.entry(host).or_insert_with(|| {
            domains.push((host, Vec::new()));
            domains.len() - 1
        });
        domains[slot].1.push(item);
    }
    out.open("ul");
    out.attr("class", "sr-domains");
    for (host, links) in domains {
        out.open("li");
        if !host.is_empty() {
            out.open("span");
            out.attr("class", "sr-host");
            out.text(host);
            out.close();
        }
        entries(writer, &links, out);
        out.close();
    }
    out.close();
}

fn entries(writer: &Writer<'_>, items: &[Item<'_>], out: &mut dyn Sink) {
    out.open("ul");
    for item in items {
        out.open("li");
        out.attr("id", &writer.original.anchors.source(item.number));
        if item.speaks() {
            out.attr("data-source", &item.number.to_string());
        }
        name(item, out);
        jumps(writer, item, out);
        if item.speaks() {
            out.speaker_actions(item.number);
        }
        description(item.source, item.side.document.lang, out);
        out.close();
    }
    out.close();
}

fn name(item: &Item<'_>, out: &mut dyn Sink) {
    let source = item.source;
    if item.speaks() {
        // The number that stands behind its quotations in the text.
        out.open("span");
        out.attr("class", "sr-number");
        out.attr("data-number", &item.number.to_string());
        out.attr("aria-hidden", "true");
        out.close();
    }
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
        out.open("span");
        out.attr("class", "sr-latin");
        lang_attr(if lang == Lang::Und { lang } else { Lang::detect(form, lang) }, out);
        out.text(form);
        out.close();
    }
}

fn description(source: &Source, main: Lang, out: &mut dyn Sink) {
    // A link's domain stands above it already.
    if let Some(text) = source.affiliation.as_ref().filter(|_| source.kind != SourceKind::Link) {
        out.open("span");
        out.attr("class", "sr-affiliation");
        lang_attr(Lang::detect(text, main), out);
        out.text(text);
        out.close();
    }
    let Some(url) = source.url.as_ref().filter(|_| source.kind == SourceKind::Article) else { return };
    out.open("a");
    out.attr("class", "sr-web-archive");
    out.attr("href", &format!("https://web.archive.org/web/*/{url}"));
    external(out);
    out.label(Label::new(|m| m.web_archive()));
    out.close();
}

/// Where one jump leads, and in which views it does.
struct Target {
    id: String,
    /// `original` and `translation` are the same quotation in either text, `added` one that only the translation has; `None`
    /// where there is only one text.
    shown: Option<&'static str>,
}

fn jumps(writer: &Writer<'_>, item: &Item<'_>, out: &mut dyn Sink) {
    let places = places(item);
    let said = quotations(writer, item);
    if places.is_empty() && said.is_empty() {
        return;
    }
    out.open("span");
    out.attr("class", "sr-jumps");
    for (n, target) in places.iter().enumerate() {
        // What is seen is part of what is said.
        let (sign, label) = match places.len() {
            1 => ("↑".to_owned(), Label::new(|m| m.to_place())),
            all => (format!("↑{}", n + 1), Label::with(|m| m.to_place_of(), [(n + 1).to_string(), all.to_string()])),
        };
        jump(target, &sign, label, out);
    }
    for (n, same) in said.iter().enumerate() {
        for target in same {
            let label = Label::with(|m| m.to_quotation(), [(n + 1).to_string(), said.len().to_string()]);
            jump(target, &format!("↑{}", n + 1), label, out);
        }
    }
    out.close();
}

/// Where a source without quotations stands.
fn places(item: &Item<'_>) -> Vec<Target> {
    let Item { side, index, source, .. } = *item;
    let mut ids = Vec::new();
    if let Some(place) = source.place {
        ids.push(match place {
            Place::Link(number) => side.anchors.link(number),
            Place::Media(number) => side.anchors.media(number),
        });
    }
    let mentions = side.mentions_of.get(index).into_iter().flatten().map(|&i| &side.mentions[i]);
    ids.extend(mentions.map(|m| match m.quote {
        Some(quote) => side.anchors.quote(quote).to_owned(),
        None => side.anchors.mention(m.source, m.number),
    }));
    ids.into_iter().map(|id| Target { id, shown: None }).collect()
}

/// The quotations of a source. One and its translation are one, with a target in each text.
fn quotations(writer: &Writer<'_>, item: &Item<'_>) -> Vec<Vec<Target>> {
    let Some(translation) = &writer.translation else {
        let target = |&quote: &usize| vec![Target { id: item.side.anchors.quote(quote).to_owned(), shown: None }];
        return item.source.quotes.iter().map(target).collect();
    };
    let there =
        |quote: usize, shown| Target { id: translation.side.anchors.quote(quote).to_owned(), shown: Some(shown) };
    let (here, others) = match (item.entry.original, item.translated) {
        (Some(_), translated) => (&item.source.quotes[..], translated.map_or(&[][..], |(_, s)| &s.quotes)),
        (None, _) => (&[][..], &item.source.quotes[..]),
    };
    let partner = |quote: usize| translation.quotes.get(quote).copied().flatten();
    let mut out = Vec::new();
    for &quote in here {
        let mut same = vec![Target { id: writer.original.anchors.quote(quote).to_owned(), shown: Some("original") }];
        same.extend(partner(quote).map(|t| there(t, "translation")));
        out.push(same);
    }
    let paired: HashSet<usize> = here.iter().filter_map(|&quote| partner(quote)).collect();
    out.extend(others.iter().filter(|quote| !paired.contains(quote)).map(|&quote| vec![there(quote, "added")]));
    out
}

fn jump(target: &Target, sign: &str, label: Label, out: &mut dyn Sink) {
    out.open("a");
    out.attr("class", "sr-jump");
    out.attr("href", &format!("#{}", target.id));
    if let Some(shown) = target.shown {
        out.attr("data-shown", shown);
    }
    out.attr_label("aria-label", label);
    out.text(sign);
    out.close();
}

//! The list of sources, each with a jump to where it stands.

use super::inline::{external, lang_attr};
use super::{Sink, Writer};
use crate::document::Lang;
use crate::i18n::{Label, Messages};
use crate::sources::{Place, Source, SourceKind};

/// A named part of the list: its heading, and which kinds stand in it.
type Part = (fn(&'static Messages) -> &'static str, fn(SourceKind) -> bool);

const PARTS: [Part; 4] = [
    (
        |m| m.speakers,
        |k| matches!(k, SourceKind::Person | SourceKind::Organisation | SourceKind::Outlet | SourceKind::Document),
    ),
    (|m| m.links, |k| k == SourceKind::Link),
    (|m| m.images, |k| k == SourceKind::Image),
    (|m| m.this_article, |k| k == SourceKind::Article),
];

pub(super) fn write(writer: &Writer<'_>, out: &mut impl Sink) {
    let id = writer.anchors.named("sources");
    out.open("section");
    out.attr("class", "sr-sources");
    out.attr("id", &id);
    out.interface_lang();
    let heading = writer.anchors.named("sources-heading");
    out.attr("aria-labelledby", &heading);
    out.open("h2");
    out.attr("id", &heading);
    out.label(Label::new(|m| m.sources));
    out.close();
    for (title, belongs) in PARTS {
        let sources = writer.article.sources.iter().enumerate().filter(|(_, s)| belongs(s.kind)).collect::<Vec<_>>();
        if sources.is_empty() {
            continue;
        }
        out.open("h3");
        out.label(Label::new(title));
        out.close();
        if belongs(SourceKind::Link) { by_domain(writer, &sources, out) } else { entries(writer, &sources, out) }
    }
    out.close();
}

/// Links stand under their domain, in the order the domains come up.
fn by_domain(writer: &Writer<'_>, links: &[(usize, &Source)], out: &mut impl Sink) {
    let mut domains: Vec<(&str, Vec<(usize, &Source)>)> = Vec::new();
    let mut index = std::collections::HashMap::new();
    for &(i, source) in links {
        let host = source.affiliation.as_deref().unwrap_or("");
        let slot = *index.entry(host).or_insert_with(|| {
            domains.push((host, Vec::new()));
            domains.len() - 1
        });
        domains[slot].1.push((i, source));
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

fn entries(writer: &Writer<'_>, sources: &[(usize, &Source)], out: &mut impl Sink) {
    out.open("ul");
    for &(index, source) in sources {
        out.open("li");
        out.attr("id", &writer.anchors.source(index));
        if !source.quotes.is_empty() {
            out.attr("data-source", &index.to_string());
        }
        name(writer, index, source, out);
        jumps(writer, index, source, out);
        description(source, writer.article.document.lang, out);
        out.close();
    }
    out.close();
}

fn name(writer: &Writer<'_>, index: usize, source: &Source, out: &mut impl Sink) {
    let main = writer.article.document.lang;
    let lang = Lang::detect(&source.name, main);
    if !source.quotes.is_empty() {
        // The number that stands behind its quotations in the text.
        out.open("span");
        out.attr("class", "sr-number");
        out.attr("data-number", &index.to_string());
        out.attr("aria-hidden", "true");
        out.close();
    }
    let link = source.url.as_ref().filter(|_| source.kind != SourceKind::Article || !source.name.is_empty());
    out.open(if link.is_some() { "a" } else { "span" });
    out.attr("class", "sr-name");
    lang_attr(lang, out);
    if let Some(url) = link {
        out.attr("href", url.as_str());
        external(out);
    }
    out.open("bdi");
    out.text(&source.name);
    out.close();
    out.close();
    if let Some(latin) = &source.latin {
        out.open("span");
        out.attr("class", "sr-latin");
        lang_attr(Lang::Und, out);
        out.text(latin);
        out.close();
    }
}

fn description(source: &Source, main: Lang, out: &mut impl Sink) {
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
    out.label(Label::new(|m| m.web_archive));
    out.close();
}

fn jumps(writer: &Writer<'_>, index: usize, source: &Source, out: &mut impl Sink) {
    let mut targets = Vec::new();
    if let Some(place) = source.place {
        targets.push(match place {
            Place::Link(number) => writer.anchors.link(number),
            Place::Media(number) => writer.anchors.media(number),
        });
    }
    let mentions = writer.mentions_of.get(index).into_iter().flatten().map(|&i| &writer.mentions[i]);
    targets.extend(mentions.map(|m| match m.quote {
        Some(quote) => writer.anchors.quote(quote).to_owned(),
        None => writer.anchors.mention(m.source, m.number),
    }));
    if source.quotes.is_empty() && targets.is_empty() {
        return;
    }
    out.open("span");
    out.attr("class", "sr-jumps");
    for (n, id) in targets.iter().enumerate() {
        let sign = if targets.len() == 1 { "↑".to_owned() } else { format!("↑{}", n + 1) };
        jump(id, &sign, Label::new(|m| m.to_place), out);
    }
    let count = source.quotes.len();
    for (n, &quote) in source.quotes.iter().enumerate() {
        let label = Label::with(|m| m.to_quotation, [(n + 1).to_string(), count.to_string()]);
        jump(writer.anchors.quote(quote), &format!("↑{}", n + 1), label, out);
    }
    out.close();
}

fn jump(id: &str, sign: &str, label: Label, out: &mut impl Sink) {
    out.open("a");
    out.attr("class", "sr-jump");
    out.attr("href", &format!("#{id}"));
    out.attr_label("aria-label", label);
    out.text(sign);
    out.close();
}

//! What the article rests on besides people: links under their domains, pictures, the article itself.

use std::collections::HashMap;

use super::{Item, Sink, Writer, affiliation, external, name};
use crate::i18n::{Label, Word};
use crate::sources::{Place, SourceKind};

/// A domain with more links than this is folded.
const OPEN: usize = 3;

pub(super) fn write(writer: &Writer<'_>, items: &[Item<'_>], out: &mut dyn Sink) {
    let of = |kind| -> Vec<_> { items.iter().filter(|item| item.source.kind == kind).copied().collect() };
    let parts: [(SourceKind, Word); 3] = [
        (SourceKind::Link, |m| m.links()),
        (SourceKind::Image, |m| m.images()),
        (SourceKind::Article, |m| m.this_article()),
    ];
    for (kind, title) in parts {
        let items = of(kind);
        // An article without a name and an address says nothing of itself.
        let known = |item: &Item<'_>| !item.source.name.is_empty() || item.source.url.is_some();
        if !items.iter().any(known) {
            continue;
        }
        out.open("h3");
        out.label(Label::new(title));
        out.close();
        if kind == SourceKind::Link { by_domain(writer, &items, out) } else { entries(writer, &items, out) }
    }
    out.list_actions();
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
        out.open("details");
        if links.len() <= OPEN {
            out.attr("open", "");
        }
        out.open("summary");
        out.open("span");
        out.attr("class", "sr-host");
        if host.is_empty() {
            out.label(Label::new(|m| m.links()))
        } else {
            out.text(host)
        }
        out.close();
        out.run(" ");
        out.open("b");
        out.run(&links.len().to_string());
        out.close();
        out.close();
        entries(writer, &links, out);
        out.close();
        out.close();
    }
    out.close();
}

fn entries(writer: &Writer<'_>, items: &[Item<'_>], out: &mut dyn Sink) {
    out.open("ul");
    for item in items {
        out.open("li");
        out.attr("id", &writer.original.anchors.source(item.number));
        name(item, out);
        place(item, out);
        // A link's domain stands above it already, and a picture's is the outlet's as a rule.
        if item.source.kind == SourceKind::Article {
            affiliation(item, out);
            web_archive(item, out);
        }
        out.close();
    }
    out.close();
}

/// The way to where a link or a picture stands in the text.
fn place(item: &Item<'_>, out: &mut dyn Sink) {
    let id = match item.source.place {
        Some(Place::Link(number)) => item.side.anchors.link(number),
        Some(Place::Media(number)) => item.side.anchors.media(number),
        None => return,
    };
    out.run(" ");
    out.open("a");
    out.attr("class", "sr-jump sr-place-jump");
    out.attr("href", &format!("#{id}"));
    out.label(Label::new(|m| m.in_text()));
    out.close();
}

fn web_archive(item: &Item<'_>, out: &mut dyn Sink) {
    let Some(url) = &item.source.url else { return };
    out.open("a");
    out.attr("class", "sr-web-archive");
    out.attr("href", &format!("https://web.archive.org/web/*/{url}"));
    external(out);
    out.label(Label::new(|m| m.web_archive()));
    out.close();
}

//! Atom feeds: of the whole, of each outlet, of each voice that is quoted in more than one article.

use std::fmt::Write;

use super::layout::{SiteView, visible};
use crate::error::Error;
use crate::output::Output;
use crate::voices::Voice;

/// Writes the feeds of articles. Those of voices are written with their pages.
pub fn write(view: &SiteView<'_>, out: &Output<'_>) -> Result<(), Error> {
    let catalogue = view.site.catalogue;
    let most = view.site.config.feeds.entries;
    let item = |&a: &usize| (a, vec![catalogue.articles[a].meta.opening.as_str()]);
    let newest: Vec<usize> = (0..catalogue.articles.len().min(most)).collect();
    let items: Vec<_> = newest.iter().map(item).collect();
    out.put("feeds/index.xml", feed(view, "feeds/index.xml", "index.html", view.name(), &items).as_bytes())?;
    for outlet in &catalogue.outlets {
        let items: Vec<_> = outlet.articles.iter().take(most).map(item).collect();
        let path = format!("feeds/outlet-{}.xml", outlet.slug);
        let title = format!("{} · {}", outlet.name, view.name());
        out.put(&path, feed(view, &path, &format!("outlets/{}.html", outlet.slug), &title, &items).as_bytes())?;
    }
    Ok(())
}

/// Writes a voice's feed: an entry for each article, with what is said in it.
pub fn voice(
    view: &SiteView<'_>,
    voice: &Voice,
    path: &str,
    items: &[(usize, Vec<&str>)],
    out: &Output<'_>,
) -> Result<(), Error> {
    let title = format!("{} · {}", voice.name, view.name());
    out.put(path, feed(view, path, &voice.path, &title, items).as_bytes())
}

/// A feed. Where it is not known where the site stands, addresses are relative and ids are names of their own.
fn feed(view: &SiteView<'_>, path: &str, page: &str, title: &str, items: &[(usize, Vec<&str>)]) -> String {
    let site = view.site;
    let address = |path: &str| site.config.address(path).unwrap_or_else(|| format!("../{path}"));
    let id = |path: &str| site.config.address(path).unwrap_or_else(|| format!("urn:seed-archive:{path}"));
    let updated = |a: usize| {
        let meta = &site.catalogue.articles[a].meta;
        meta.published.clone().or_else(|| meta.archived.clone()).unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned())
    };
    let newest = items.iter().map(|(a, _)| updated(*a)).max().unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned());
    let mut xml =
        String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    let _ = write!(
        xml,
        "<title>{}</title>\n<id>{}</id>\n<updated>{newest}</updated>\n<link rel=\"self\" href=\"{}\"/>\n<link href=\"{}\"/>\n<generator>seed-archive</generator>\n",
        escape(title),
        escape(&id(path)),
        escape(&address(path)),
        escape(&address(page))
    );
    for (a, said) in items {
        let article = &site.catalogue.articles[*a];
        let _ = writeln!(
            xml,
            "<entry><title>{}</title><id>{}</id><updated>{}</updated><link href=\"{}\"/><author><name>{}</name></author><summary>{}</summary></entry>",
            escape(view.title(article)),
            escape(&id(&article.path)),
            updated(*a),
            escape(&address(&article.path)),
            escape(&view.outlet(article).name),
            escape(&said.join("\n")),
        );
    }
    xml.push_str("</feed>\n");
    xml
}

/// Text for XML, which has no word for most controls.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(&text.replace('\n', "\u{2424}")).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{2424}' => out.push('\n'),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

//! What other programs ask a site for: its addresses, and how it is searched. Both need to know where it stands.

use super::Site;
use super::feed::escape;
use crate::error::Error;
use crate::output::Output;
use crate::words::words;

/// A sitemap holds no more addresses than this, by its standard.
const ADDRESSES: usize = 50_000;

/// Writes them, where it is known where the site stands.
pub fn write(site: &Site<'_>, out: &Output<'_>) -> Result<(), Error> {
    let Some(base) = site.config.address("") else { return Ok(()) };
    const NAMESPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";
    let articles = site.catalogue.articles.iter().map(|a| (a.path.as_str(), a.meta.date.as_str()));
    let voices = site.voices.all.iter().map(|v| (v.path.as_str(), ""));
    let all: Vec<_> = [("index.html", "")].into_iter().chain(articles).chain(voices).collect();
    let mut parts = String::new();
    for (n, part) in all.chunks(ADDRESSES).enumerate() {
        let path = format!("sitemap-{}.xml", n + 1);
        let mut xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset {NAMESPACE}>\n");
        for (path, date) in part {
            let date = if date.is_empty() { String::new() } else { format!("<lastmod>{date}</lastmod>") };
            xml.push_str(&format!("<url><loc>{}</loc>{date}</url>\n", escape(&format!("{base}{path}"))));
        }
        xml.push_str("</urlset>\n");
        out.put(&path, xml.as_bytes())?;
        parts.push_str(&format!("<sitemap><loc>{}</loc></sitemap>\n", escape(&format!("{base}{path}"))));
    }
    let index =
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex {NAMESPACE}>\n{parts}</sitemapindex>\n");
    out.put("sitemap.xml", index.as_bytes())?;
    if !site.config.search {
        return Ok(());
    }
    let words = words(site.locales[0]);
    let name = if site.config.title.is_empty() { words.archive } else { &site.config.title };
    // The standard takes sixteen characters.
    let short: String = name.chars().take(16).collect();
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n<ShortName>{}</ShortName>\n<Description>{}</Description>\n<InputEncoding>UTF-8</InputEncoding>\n<Url type=\"text/html\" template=\"{}search.html?q={{searchTerms}}\"/>\n</OpenSearchDescription>\n",
        escape(&short),
        escape(name),
        escape(&base)
    );
    out.put("opensearch.xml", xml.as_bytes())
}

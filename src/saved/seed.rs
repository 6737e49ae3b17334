//! Puts the seed text into a saved page, byte for byte, and takes it out again.
//!
//! It stands as text in a `template`, where nothing is shown, run or fetched: `&` and `<` are written as references,
//! and a parser gives everything else back as it is, with two exceptions. A carriage return becomes a line feed, now or when
//! somebody saves the page once more, and NUL disappears. A text that holds either stands there in base64 of its UTF-8.

use super::{SavedImages, base64, is_picture, sha256};
use crate::markup::{HtmlSink, Sink};

/// The text that an article was read from, which a saved page keeps.
///
/// ```
/// use seed_reader::saved::Seed;
///
/// let seed = Seed::pair("<p>灯灭了。</p>", "<p>The light went out.</p>");
/// assert_eq!(seed.clone().swapped().translation, Some(seed.text));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seed {
    /// The text.
    pub text: String,
    /// The text of its translation, where that came as a text of its own.
    pub translation: Option<String>,
}

impl Seed {
    /// The seed with original and translation exchanged; unchanged where there is no translation.
    #[must_use]
    pub fn swapped(self) -> Self {
        match self.translation {
            Some(translation) => Self { text: translation, translation: Some(self.text) },
            None => self,
        }
    }
}

/// The ids of the two templates.
const TEXT: &str = "sr-seed";
const TRANSLATION: &str = "sr-seed-translation";
/// The attribute of the first that says in which form the page keeps what is taken out of it again (docs/saved-page.md).
const FORMAT: &str = "data-format";
/// The form that is written. A reader opens its own and every earlier one; pages without the attribute are older than the promise.
const FORMAT_NOW: &str = "1";
/// The attribute of the first that holds what the reader has called wrong.
const DENIED: &str = "data-denied";

impl Seed {
    /// The seed of an article.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), translation: None }
    }

    /// The seed of an article and its translation.
    pub fn pair(text: impl Into<String>, translation: impl Into<String>) -> Self {
        Self { text: text.into(), translation: Some(translation.into()) }
    }

    /// Writes the templates; `denied` is what the reader has called wrong ([`super::Denials`]).
    pub(super) fn write(&self, denied: &str, out: &mut HtmlSink) {
        for (id, text) in [(TEXT, Some(&self.text)), (TRANSLATION, self.translation.as_ref())] {
            let Some(text) = text else { continue };
            out.open("template");
            out.attr("id", id);
            out.attr("data-sha256", &hex(text));
            if id == TEXT {
                out.attr(FORMAT, FORMAT_NOW);
            }
            if id == TEXT && !denied.is_empty() {
                out.attr(DENIED, denied);
            }
            if text.contains(['\r', '\0']) {
                out.attr("data-encoding", "base64");
                out.text(&base64::encode(text.as_bytes()));
            } else {
                out.source(text);
            }
            out.close();
        }
    }
}

/// The SHA-256 of a text's UTF-8, in hexadecimal.
pub(super) fn hex(text: &str) -> String {
    sha256(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a text begins with an HTML doctype, as a saved page does and a seed text does not. Of saved pages, [`open`] tells which are
/// ours.
pub fn is_page(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    start.get(..14).is_some_and(|s| s.eq_ignore_ascii_case("<!doctype html"))
}

/// Takes the seed out of a saved page; `None` where `text` is no saved page of this reader. Pages that a browser or a page saver has
/// written once more are read as well.
///
/// ```
/// use seed_reader::{Article, saved::{self, SaveOptions, SavedContent, Seed}};
///
/// let article = Article::parse("<p>灯灭了。</p>");
/// let page = saved::page(SavedContent::Article(&article), &Seed::new("<p>灯灭了。</p>"), &SaveOptions::default());
/// assert_eq!(saved::open(&page).expect("a saved page").text, "<p>灯灭了。</p>");
/// assert_eq!(saved::open("<!doctype html><p>灯灭了。</p>"), None);
/// ```
pub fn open(text: &str) -> Option<Seed> {
    if !is_page(text) {
        return None;
    }
    let mut seed = None;
    let mut translation = None;
    for (tag, content) in elements(text, "template") {
        let content = || {
            let is_base64 = attribute(tag, "data-encoding").is_some_and(|e| e == "base64");
            let raw = content.split("</template").next().unwrap_or_default();
            if is_base64 { String::from_utf8(base64::decode(raw)?).ok() } else { Some(decoded(raw)) }
        };
        match attribute(tag, "id").as_deref() {
            // The last of an id is ours: what an article's own words can look like stands above it.
            Some(TEXT) => seed = content(),
            Some(TRANSLATION) => translation = content(),
            _ => {}
        }
    }
    Some(Seed { text: seed?, translation })
}

/// Whether each text that a saved page keeps matches the SHA-256 beside it; `None` where `text` is no saved page.
///
/// This finds damage, and changes that left the hash alone. It proves nothing against somebody who changed both: for that, keep the hash
/// elsewhere.
///
/// ```
/// use seed_reader::{Article, saved::{self, SaveOptions, SavedContent, Seed}};
///
/// let article = Article::parse("<p>The light went out.</p>");
/// let seed = Seed::new("<p>The light went out.</p>");
/// let page = saved::page(SavedContent::Article(&article), &seed, &SaveOptions::default());
/// assert_eq!(saved::is_intact(&page), Some(true));
/// assert_eq!(saved::is_intact(&page.replace("went out", "stays on")), Some(false));
/// ```
pub fn is_intact(text: &str) -> Option<bool> {
    let seed = open(text)?;
    let hash_of = |id: &str| {
        let tags = elements(text, "template").filter(|(tag, _)| attribute(tag, "id").as_deref() == Some(id));
        tags.last().and_then(|(tag, _)| attribute(tag, "data-sha256"))
    };
    let is_same = |id, text: &str| hash_of(id).is_some_and(|hash| hash.eq_ignore_ascii_case(&hex(text)));
    Some(is_same(TEXT, &seed.text) && seed.translation.is_none_or(|text| is_same(TRANSLATION, &text)))
}

/// What its seed's template says that the reader has called wrong.
pub(super) fn denied(text: &str) -> Option<String> {
    // The last of an id is ours, as in [`open`].
    let seeds = elements(text, "template").filter(|(tag, _)| attribute(tag, "id").as_deref() == Some(TEXT));
    seeds.last().and_then(|(tag, _)| attribute(tag, DENIED)).filter(|_| is_page(text))
}

/// The pictures that a saved page holds, by their addresses in the article; empty where there are none. Put them into
/// [`SaveOptions::images`](super::SaveOptions::images) to save the page once more with its pictures.
///
/// ```
/// use seed_reader::{Article, saved::{self, SaveOptions, SavedContent, SavedImages, Seed}};
///
/// let html = "<p>灯塔：</p><img src='https://news.example/1.gif'>";
/// let picture = saved::data_url(b"GIF89a").expect("a picture");
/// let images = SavedImages::from([("https://news.example/1.gif".to_owned(), picture)]);
/// let options = SaveOptions { images, ..SaveOptions::default() };
/// let page = saved::page(SavedContent::Article(&Article::parse(html)), &Seed::new(html), &options);
/// assert_eq!(saved::images(&page), options.images);
/// ```
pub fn images(text: &str) -> SavedImages {
    let pictures =
        elements(text, "img").filter_map(|(tag, _)| Some((attribute(tag, "data-from")?, attribute(tag, "src")?)));
    pictures.filter(|(_, picture)| is_picture(picture)).collect()
}

/// The start tags of a name, each with everything behind it. In a page of ours a `<` is always a tag's, and attributes hold
/// no `>`.
fn elements<'a>(text: &'a str, name: &'static str) -> impl Iterator<Item = (&'a str, &'a str)> {
    text.match_indices('<').filter_map(move |(at, _)| {
        let rest = text.get(at + 1..)?;
        let inside = rest.get(..name.len()).filter(|n| n.eq_ignore_ascii_case(name)).map(|n| &rest[n.len()..])?;
        inside.starts_with(|c: char| c.is_ascii_whitespace()).then_some(())?;
        inside.split_once('>')
    })
}

/// The value of an attribute, quoted or not.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut rest = tag;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let end = rest.find(|c: char| c == '=' || c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (found, behind) = rest.split_at(end);
        if found.is_empty() {
            return None;
        }
        let Some(value) = behind.strip_prefix('=') else {
            rest = behind;
            continue;
        };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, after) = match quote {
            Some(quote) => value[1..].split_once(quote)?,
            None => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
        };
        if found.eq_ignore_ascii_case(name) {
            return Some(decoded(value));
        }
        rest = after;
    }
}

/// Text without its character references: those that serializers write, and numbers.
fn decoded(text: &str) -> String {
    const NAMED: [(&str, &str); 6] =
        [("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", "\u{a0}")];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let reference = after.get(..after.len().min(10)).or_else(|| after.get(..after.find(|c: char| !c.is_ascii())?));
        let name = reference.and_then(|r| r.split_once(';')).map(|(name, _)| name);
        let named = name.and_then(|name| NAMED.iter().find(|(n, _)| *n == name)).map(|(_, text)| (*text).to_owned());
        let number = || {
            let digits = name?.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => digits.parse(),
            };
            code.ok().and_then(char::from_u32).map(String::from)
        };
        match named.or_else(number) {
            Some(text) => {
                out.push_str(&text);
                rest = &after[name.map_or(0, str::len) + 1..];
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_come_back() {
        assert_eq!(decoded("a&amp;lt;b&lt;&gt;&quot;&#39;&#x4E2D;&nbsp;中"), "a&lt;b<>\"'中\u{a0}中");
        assert_eq!(decoded("& &x; &#xd800; &amp &中;&"), "& &x; &#xd800; &amp &中;&");
    }

    #[test]
    fn attributes_in_every_way_of_writing() {
        for tag in [" id=\"sr-seed\" x", " x id=sr-seed", " a='>' ID='sr-seed'/", "\nid=sr-seed"] {
            assert_eq!(attribute(tag, "id").as_deref(), Some("sr-seed"), "{tag}");
        }
        assert_eq!(attribute(" x='id=y'", "id"), None);
        assert_eq!(attribute("", "id"), None);
    }

    #[test]
    fn what_is_no_saved_page_is_none() {
        for text in
            ["", "[t](https://a.example)\n---\n<p>x", "<!DOCTYPE html><p>x", "<template id=sr-seed>x</template>"]
        {
            assert_eq!(open(text), None, "{text}");
        }
    }

    #[test]
    fn a_page_that_was_written_anew_opens() {
        let page = "\u{feff}<!doctype HTML> <html><TEMPLATE data-x id=sr-seed>&lt;p&gt;&nbsp;x</template>";
        assert_eq!(open(page), Some(Seed::new("<p>\u{a0}x")));
    }
}

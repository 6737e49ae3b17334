//! What the element's class loads first (embed/seed-reader.js): it reads a text and writes it into the page, without knowing who says
//! what in it. Everything else comes after, in a WebAssembly of its own (`element`), and is set into what stands.

use std::cell::RefCell;

use seed_reader::article::Parsed;
use seed_reader::document;
use seed_reader::dom::{DomSink, Images, Page, Writing};
use seed_reader::format::{self, Named, Reader, Readers};
use seed_reader::i18n::Locale;
use seed_reader::markup::TextWriter;
use seed_reader::pace::{self, Never};
use seed_reader::saved;
use seed_reader::style;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{DomParser, Element, SupportedType, Url};

fn main() {
    format::ask_for_entities(entity);
    document::ask_for_hosts(host);
}

/// A browser is asked for so many names in one text; one that has more is somebody's attempt to keep it busy, and waits for the rest.
const ASKED: usize = 500;

thread_local! {
    /// What the browser has said of names of characters, by name. (A list in order: a table of hashes is 2 kB.)
    static ENTITIES: RefCell<Vec<(String, Named)>> = const { RefCell::new(Vec::new()) };
}

/// What the browser says that a name stands for: read by a document that runs and fetches nothing.
fn entity(name: &str) -> Named {
    ENTITIES.with_borrow_mut(|known| {
        let place = match known.binary_search_by(|(of, _)| of.as_str().cmp(name)) {
            Ok(there) => return known[there].1,
            Err(place) => place,
        };
        let ask = || {
            let parsed =
                DomParser::new().ok()?.parse_from_string(&["&", name, ";"].concat(), SupportedType::TextHtml).ok()?;
            let text = parsed.document_element()?.text_content()?;
            let mut characters = text.chars();
            // What it does not know stands as it was written, or begins with a shorter name and goes on.
            let (first, second) = (characters.next().filter(|c| *c != '&')?, characters.next());
            characters.next().is_none().then_some((first, second))
        };
        let found = if known.len() < ASKED { ask() } else { None };
        known.insert(place, (name.to_owned(), found));
        found
    })
}

/// The form in which the browser sends a host.
fn host(name: &str) -> Option<String> {
    Url::new(&["https://", name, "/"].concat()).ok().map(|url| url.hostname())
}

/// Whether a text asked for more names than are looked up.
fn too_many_entities() -> bool {
    let many = ENTITIES.with_borrow(|known| known.len() >= ASKED);
    if many {
        ENTITIES.with_borrow_mut(Vec::clear);
    }
    many
}

/// The style sheet of the text.
#[wasm_bindgen(js_name = styles)]
pub fn styles() -> String {
    [style::BASE, style::FIGURES, style::QUOTES].concat()
}

/// Texts longer than this (bytes) are read and written in slices, which is not done here.
const LONG: usize = 500_000;

/// Writes a text into `place`, and answers whether it did: a text in Markdown, one with another header than an archiver's or front
/// matter, a saved page and a long text wait for the rest. Ids start with `prefix`, words of the interface are those of `locale` (a BCP
/// 47 tag).
#[wasm_bindgen(js_name = write)]
pub fn write(text: &str, place: &Element, prefix: &str, locale: &str, images: &str) -> bool {
    if text.len() > LONG || saved::is_page(text) {
        return false;
    }
    let mut readers = Without::default();
    let parsed = pace::at_once(Parsed::of_paced(text, &mut readers, &mut Never));
    if readers.missing || too_many_entities() || parsed.document.blocks.is_empty() {
        return false;
    }
    let Some(document) = place.owner_document() else { return false };
    let Some(page) = Page::new(&document, place, prefix) else { return false };
    let _ = page.text.set_attribute("lang", parsed.document.lang.html());
    let locale = Locale::from_tag(locale).unwrap_or_default();
    let mut rows = TextWriter::new(&parsed, prefix);
    let sink = DomSink::new(page.text.clone(), locale, Images::from_name(images), None);
    let mut writing = Writing::new(&page, &mut rows, sink);
    while writing.step() {}
    true
}

/// No reader of Markdown, nor of what few archives have for a header.
#[derive(Default)]
struct Without {
    missing: bool,
}

impl Readers for Without {
    const OTHER_HEADERS: bool = false;

    fn lack(&mut self) {
        self.missing = true;
    }

    async fn markdown(&mut self) -> Option<Reader> {
        self.missing = true;
        None
    }
}

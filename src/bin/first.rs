//! What the element's class loads first (embed/seed-reader.js): it reads a text and writes it into the page, without knowing who says
//! what in it. Everything else comes after, in a WebAssembly of its own (`element`), and is set into what stands.

use seed_reader::article::Parsed;
use seed_reader::format::{Reader, Readers};
use seed_reader::i18n::Locale;
use seed_reader::markup::TextWriter;
use seed_reader::pace::{self, Never};
use seed_reader::place::{self, Images, TextSink, Writing};
use seed_reader::saved;
use seed_reader::style;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Smaller and quicker than the standard library's, which the second file has whatever it does: threads' own values are kept by it.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    place::ask_browser();
}

/// The style sheet of the text.
#[wasm_bindgen(js_name = styles)]
pub fn styles() -> String {
    [style::BASE, style::FIGURES, style::QUOTES].concat()
}

/// Texts longer than this (bytes) are read and written in slices, which is not done here.
const LONG: usize = 500_000;

/// Writes a text into `root`, an empty element, and answers whether it did: a text in Markdown, one with another header than an archiver's or front
/// matter, a saved page and a long text wait for the rest. Ids start with `prefix`, words of the interface are those of `locale` (a BCP
/// 47 tag).
#[wasm_bindgen(js_name = write)]
pub fn write(text: &str, root: &JsValue, prefix: &str, locale: &str, images: &str) -> bool {
    if text.len() > LONG || saved::is_page(text) {
        return false;
    }
    let mut readers = Without::default();
    place::new_text();
    let parsed = pace::at_once(Parsed::of_paced(text, &mut readers, &mut Never));
    if readers.missing || place::asks_too_much() || parsed.document.blocks.is_empty() {
        return false;
    }
    let locale = Locale::from_tag(locale).unwrap_or_default();
    let mut rows = TextWriter::new(&parsed, prefix);
    let lang = parsed.document.lang.html();
    let mut writing = Writing::new(&mut rows, TextSink::new(root, prefix, lang, locale, Images::from_name(images)));
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

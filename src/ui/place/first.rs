//! What the first file is asked for: it reads a text and writes it into the page, without knowing who says what in it.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::asked::{ask_browser, asks_too_much, new_text};
use super::{Images, TextSink, Writing};
use crate::article::Parsed;
use crate::format::{Reader, Readers};
use crate::i18n::Locale;
use crate::markup::TextWriter;
use crate::pace::{self, Never};
use crate::saved;
use crate::style;

/// Done once, before anything else.
pub fn prepare() {
    ask_browser();
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
    new_text();
    let parsed = pace::at_once(Parsed::of_paced(text, &mut readers, &mut Never));
    if readers.missing || asks_too_much() || parsed.document.blocks.is_empty() {
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

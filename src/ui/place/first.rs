//! What the first file is asked for: it reads a text and writes it into the page, without knowing who says what in it.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::asked::{ask_browser, asks_too_much, new_text};
use super::{Images, TextSink, Writing};
use crate::article::Parsed;
use crate::format::{READER, Reader, Readers};
use crate::i18n::Locale;
use crate::markup::TextWriter;
use crate::pace::{self, Never};
use crate::saved;
use crate::style;

/// The style sheet of the text.
#[wasm_bindgen(js_name = styles)]
pub fn styles() -> String {
    [style::BASE, style::FIGURES, style::QUOTES].concat()
}

/// Texts longer than this (bytes) are read and written in slices, which is not done here.
const LONG: usize = 500_000;

/// What became of a text, in numbers for `written` (embed/load.js): it is left to the rest.
const LEFT: u8 = 0;
/// It stands.
const STANDS: u8 = 1;
/// It is of a kind that this program does not read.
const OTHER: u8 = 2;

/// Writes a text into `root`, an empty element, and answers what became of it. Markdown, and another header than an archiver's or front
/// matter, are read by a program with feature `any-text`; a saved page and a long text wait for the rest. Ids start with `prefix`, words of
/// the interface are those of `locale` (a BCP 47 tag).
#[wasm_bindgen(js_name = write)]
pub fn write(text: &str, root: &JsValue, prefix: &str, locale: &str, images: &str) -> u8 {
    if text.len() > LONG || saved::is_page(text) {
        return LEFT;
    }
    ask_browser();
    new_text();
    let mut readers = Own::default();
    let parsed = pace::at_once(Parsed::of_paced(text, &mut readers, &mut Never));
    if readers.missing {
        return OTHER;
    }
    if asks_too_much() || parsed.document.blocks.is_empty() {
        return LEFT;
    }
    let locale = Locale::from_tag(locale).unwrap_or_default();
    let mut rows = TextWriter::new(&parsed, prefix);
    let lang = parsed.document.lang.html();
    let mut writing = Writing::new(&mut rows, TextSink::new(root, prefix, lang, locale, Images::from_name(images)));
    while writing.step() {}
    STANDS
}

/// What this program reads: HTML, below an archiver's own header or front matter; with feature `any-text`, everything.
#[derive(Default)]
struct Own {
    missing: bool,
}

impl Readers for Own {
    const OTHER_HEADERS: bool = cfg!(feature = "any-text");

    fn lack(&mut self) {
        self.missing = true;
    }

    async fn markdown(&mut self) -> Option<Reader> {
        let reader = cfg!(feature = "any-text").then_some(READER);
        self.missing = reader.is_none();
        reader
    }
}

//! A text into an empty place of the page: all that is there before the first paragraph.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::Images;
use super::steps::Steps;
use super::writing::Paged;
use crate::document::SafeUrl;
use crate::i18n::{Label, Locale};
use crate::markup::{DateTime, Picture, Sink};

#[wasm_bindgen(module = "/src/ui/place/place.js")]
extern "C" {
    /// Makes the reader in `place` and goes on in its text.
    fn begin(place: &JsValue, prefix: &str, lang: &str);
    /// Goes on in a new part of the text.
    fn part();
    fn fill(text: &str, steps: &[u32]);
    /// How far the reader's clock is from UTC at a moment: minutes west of it.
    fn offset(at: f64) -> f64;
}

/// Writes markup down, to be made into nodes once and for all: where words of the interface stand is not remembered.
pub struct TextSink {
    steps: Steps,
    locale: Locale,
    images: Images,
}

impl TextSink {
    /// Writes into `place`, an element: a reader whose ids start with `prefix`, and whose text is in `lang`.
    pub fn new(place: &JsValue, prefix: &str, lang: &str, locale: Locale, images: Images) -> Self {
        begin(place, prefix, lang);
        Self { steps: Steps::default(), locale, images }
    }
}

impl Paged for TextSink {
    fn is_full(&self) -> bool {
        self.steps.is_full()
    }

    fn flush(&mut self) {
        fill(&self.steps.text, &self.steps.list);
        self.steps.clear();
    }

    fn turn_to_part(&mut self, _: usize) {
        self.flush();
        part();
    }
}

impl Sink for TextSink {
    fn open(&mut self, tag: &'static str) {
        self.steps.open(tag);
    }

    fn attr(&mut self, name: &'static str, value: &str) {
        self.steps.attribute(name, value);
    }

    fn interface_lang(&mut self) {
        self.steps.attribute("lang", self.locale.tag());
        self.steps.attribute("data-interface", "");
    }

    fn attr_label(&mut self, name: &'static str, label: Label) {
        self.steps.attribute(name, &label.text(self.locale));
    }

    fn run(&mut self, text: &str) {
        self.steps.run(text);
    }

    fn label(&mut self, label: Label) {
        self.steps.run(&label.text(self.locale));
    }

    fn dated(&mut self, label: fn(String) -> Label, date: DateTime) {
        let east = -offset(date.at.0 as f64) as i64;
        self.label(label(date.text(east, self.locale)));
    }

    fn picture(&self, _: &SafeUrl) -> Picture {
        if self.images == Images::Load { Picture::Fetched } else { Picture::Waiting }
    }

    fn close(&mut self) {
        self.steps.close();
    }
}

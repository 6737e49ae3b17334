//! Markup into the page.

use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

use super::actions;
use super::images::Images;
use crate::document::SafeUrl;
use crate::i18n::{Label, Locale};
use crate::markup::{DateTime, Picture, Sink};

#[wasm_bindgen(module = "/src/ui/dom.js")]
extern "C" {
    fn name(word: &str);
    fn make(root: &Element, text: &str, steps: &[u32], kept: &Array);
}

/// What dom.js is told to do: the lowest three bits of a step.
mod step {
    /// Above them, the number of the element's name.
    pub(super) const OPEN: u32 = 0;
    /// Above them, the number of the attribute's name; the next step is the length of its value.
    pub(super) const ATTRIBUTE: u32 = 1;
    /// Above them, the length of the text.
    pub(super) const TEXT: u32 = 2;
    pub(super) const CLOSE: u32 = 3;
    /// Remembers the element opened last, or the text written last.
    pub(super) const KEEP: u32 = 4;
}

thread_local! {
    /// The names that dom.js knows, in the order it was told them.
    static NAMES: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// Writes markup down, to be made into nodes by [`DomSink::flush`]; remembers where words of the interface stand, so that they can
/// change their language without the text being written again (folds stay folded, the place on the page is kept).
pub(super) struct DomSink {
    root: Element,
    /// All strings, one behind another.
    text: String,
    steps: Vec<u32>,
    labels: Labels,
    locale: Locale,
    images: Images,
}

/// Words of the interface inside the article, and the elements that are in its language.
#[derive(Default)]
pub(super) struct Labels {
    /// The nodes that the others count in.
    kept: Array,
    /// What is to be said, in order: a node each.
    slots: Vec<Slot>,
}

enum Slot {
    /// An element in the language of the interface.
    Lang,
    Text(Words),
    Attribute(&'static str, Label),
}

enum Words {
    Label(Label),
    Dated(fn(String) -> Label, DateTime),
}

impl Words {
    fn text(&self, locale: Locale) -> String {
        match self {
            Self::Label(label) => label.text(locale),
            Self::Dated(label, date) => label(format_date(*date, locale)).text(locale),
        }
    }
}

impl Labels {
    /// Says everything in another language.
    pub(super) fn speak(&self, locale: Locale) {
        for (node, slot) in self.kept.iter().zip(&self.slots) {
            match slot {
                Slot::Lang => set(&node, "lang", locale.tag()),
                Slot::Attribute(name, label) => set(&node, name, &label.text(locale)),
                Slot::Text(words) => node.unchecked_ref::<Node>().set_text_content(Some(&words.text(locale))),
            }
        }
    }
}

/// Names are the markup's own and values are any text: there is nothing to refuse.
fn set(element: &JsValue, name: &str, value: &str) {
    let _ = element.unchecked_ref::<Element>().set_attribute(name, value);
}

impl DomSink {
    /// Writes for `root`.
    pub(super) fn new(root: Element, locale: Locale, images: Images) -> Self {
        let (text, steps) = (String::new(), Vec::new());
        Self { root, text, steps, labels: Labels::default(), locale, images }
    }

    /// Whether as much is written as is well made at once: a few milliseconds of the browser's time.
    pub(super) fn is_full(&self) -> bool {
        self.steps.len() > 8192
    }

    /// Makes what was written since the last time, all of whose elements are closed.
    pub(super) fn flush(&mut self) {
        make(&self.root, &self.text, &self.steps, &self.labels.kept);
        self.text.clear();
        self.steps.clear();
    }

    /// Goes on under another root.
    pub(super) fn turn_to(&mut self, root: Element) {
        self.flush();
        self.root = root;
    }

    /// What has to be said again when the language changes.
    pub(super) fn into_labels(mut self) -> Labels {
        self.flush();
        self.labels
    }

    fn step(&mut self, kind: u32, value: usize) {
        self.steps.push(kind | (value as u32) << 3);
    }

    fn named(&mut self, kind: u32, word: &'static str) {
        let number = NAMES.with_borrow_mut(|names| {
            // The same place in memory is the same name; one that has two places is known twice.
            names.iter().position(|known| std::ptr::eq(*known, word)).unwrap_or_else(|| {
                name(word);
                names.push(word);
                names.len() - 1
            })
        });
        self.step(kind, number);
    }

    /// Adds a string; answers its length in UTF-16 units.
    fn string(&mut self, text: &str) -> usize {
        self.text.push_str(text);
        // One unit for every character, a second for those beyond the basic plane: a byte each begins them.
        text.bytes().map(|b| usize::from((b as i8) >= -64) + usize::from(b >= 0xf0)).sum()
    }

    fn keep(&mut self, slot: Slot) {
        self.step(step::KEEP, 0);
        self.labels.slots.push(slot);
    }

    fn words(&mut self, words: Words) {
        self.run(&words.text(self.locale));
        self.keep(Slot::Text(words));
    }
}

impl Sink for DomSink {
    fn open(&mut self, tag: &'static str) {
        self.named(step::OPEN, tag);
    }

    fn attr(&mut self, name: &'static str, value: &str) {
        self.named(step::ATTRIBUTE, name);
        let length = self.string(value);
        self.steps.push(length as u32);
    }

    fn interface_lang(&mut self) {
        self.attr("lang", self.locale.tag());
        self.attr("data-interface", "");
        self.keep(Slot::Lang);
    }

    fn attr_label(&mut self, name: &'static str, label: Label) {
        self.attr(name, &label.text(self.locale));
        self.keep(Slot::Attribute(name, label));
    }

    fn run(&mut self, text: &str) {
        let length = self.string(text);
        self.step(step::TEXT, length);
    }

    fn label(&mut self, label: Label) {
        self.words(Words::Label(label));
    }

    fn dated(&mut self, label: fn(String) -> Label, date: DateTime) {
        self.words(Words::Dated(label, date));
    }

    fn picture(&self, _: &SafeUrl) -> Picture {
        if self.images == Images::Load { Picture::Fetched } else { Picture::Waiting }
    }

    fn speaker_actions(&mut self, source: usize) {
        actions::speaker_buttons(source, self);
    }

    fn quote_actions(&mut self, quote: usize, of_translation: bool) {
        actions::copy_button(quote, of_translation, self);
    }

    fn list_actions(&mut self) {
        actions::copy_buttons(self);
    }

    fn close(&mut self) {
        self.step(step::CLOSE, 0);
    }
}

thread_local! {
    /// What writes dates, by language, time of day, zone: making one takes as long as a page of text.
    static DATES: RefCell<HashMap<(&'static str, bool, bool), Function>> = RefCell::new(HashMap::new());
}

/// A date as the browser writes it in the interface's language.
fn format_date(date: DateTime, locale: Locale) -> String {
    let write = DATES.with_borrow_mut(|made| {
        let kind = (locale.tag(), date.has_time, date.zoned);
        made.entry(kind).or_insert_with(|| date_format(date, locale)).clone()
    });
    let moment = Date::new(&JsValue::from_f64(date.at.0 as f64));
    let text = write.call1(&JsValue::UNDEFINED, moment.unchecked_ref());
    text.ok().and_then(|t| t.as_string()).unwrap_or_else(|| date.at.date())
}

fn date_format(date: DateTime, locale: Locale) -> Function {
    let options = Object::new();
    let set = |key: &str, value: &str| drop(Reflect::set(&options, &key.into(), &value.into()));
    set("dateStyle", "long");
    if date.has_time {
        set("timeStyle", "short");
    }
    if !date.zoned {
        // What the clock said there is what is shown, wherever the reader is.
        set("timeZone", "UTC");
    }
    Intl::DateTimeFormat::new(&Array::of1(&locale.tag().into()), &options).format()
}

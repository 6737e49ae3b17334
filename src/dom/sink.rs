//! Markup into the page.

use std::cell::RefCell;

use js_sys::{Array, Date};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

use super::Images;
use crate::document::SafeUrl;
use crate::i18n::{Label, Locale};
use crate::markup::{DateTime, Picture, Sink};

#[wasm_bindgen(module = "/src/dom/nodes.js")]
extern "C" {
    fn name(word: &str) -> u32;
    fn make(root: &Element, text: &str, steps: &[u32], kept: &Array);

    /// A tree that stands, into which what is written is set.
    type Standing;
    #[wasm_bindgen(constructor)]
    fn new(root: &Element) -> Standing;
    #[wasm_bindgen(method)]
    fn merge(this: &Standing, text: &str, steps: &[u32], kept: &Array);
}

/// What nodes.js is told to do: the lowest three bits of a step.
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
    /// The names that nodes.js was told by this program, and the numbers that it gave them.
    static NAMES: RefCell<Vec<(&'static str, u32)>> = const { RefCell::new(Vec::new()) };
}

/// What a page with the reader's tools writes besides: the buttons of a speaker by the number in the list, and those of the whole list.
#[derive(Clone, Copy)]
pub struct Buttons {
    /// Of one speaker.
    pub speaker: fn(usize, &mut dyn Sink),
    /// Of one quotation in the list: its index, and whether it is the translation's.
    pub quote: fn(usize, bool, &mut dyn Sink),
    /// Of a text that is damaged.
    pub damage: fn(&mut dyn Sink),
    /// Over the list of quotations: the field that finds some of them.
    pub filter: fn(&mut dyn Sink),
    /// Of the whole list.
    pub list: fn(&mut dyn Sink),
}

/// Writes markup down, to be made into nodes by [`DomSink::flush`]; remembers where words of the interface stand, so that they can
/// change their language without the text being written again (folds stay folded, the place on the page is kept).
///
/// Under a root that holds nodes already, what is written is set into them: what is there stays the same node, what is missing comes in.
/// So a text that stands gets its speakers without moving, and what its reader has folded or selected stays so.
pub struct DomSink {
    root: Element,
    standing: Option<Standing>,
    buttons: Option<Buttons>,
    /// All strings, one behind another.
    text: String,
    steps: Vec<u32>,
    labels: Labels,
    locale: Locale,
    images: Images,
}

/// Words of the interface inside the article, and the elements that are in its language.
#[derive(Default)]
pub struct Labels {
    /// The nodes that the others count in.
    kept: Array,
    /// What is to be said, in order: a node each.
    slots: Vec<Slot>,
}

enum Slot {
    /// An element in the language of the interface.
    Lang,
    Text(SinkWords),
    Attribute(&'static str, Label),
}

enum SinkWords {
    Label(Label),
    Dated(fn(String) -> Label, DateTime),
}

impl SinkWords {
    fn text(&self, locale: Locale) -> String {
        match self {
            Self::Label(label) => label.text(locale),
            Self::Dated(label, date) => label(date.text(east(*date), locale)).text(locale),
        }
    }
}

impl Labels {
    /// Says everything in another language.
    pub fn speak(&self, locale: Locale) {
        for (node, slot) in self.kept.iter().zip(&self.slots) {
            match slot {
                Slot::Lang => set(&node, "lang", locale.tag()),
                Slot::Attribute(name, label) => set(&node, name, &label.text(locale)),
                Slot::Text(words) => node.unchecked_ref::<Node>().set_text_content(Some(&words.text(locale))),
            }
        }
    }
}

/// The nodes under `root`, if there are any.
fn standing(root: &Element) -> Option<Standing> {
    root.has_child_nodes().then(|| Standing::new(root))
}

/// Names are the markup's own and values are any text: there is nothing to refuse.
fn set(element: &JsValue, name: &str, value: &str) {
    let _ = element.unchecked_ref::<Element>().set_attribute(name, value);
}

impl DomSink {
    /// Writes for `root`.
    pub fn new(root: Element, locale: Locale, images: Images, buttons: Option<Buttons>) -> Self {
        let (text, steps) = (String::new(), Vec::new());
        let standing = standing(&root);
        Self { root, standing, buttons, text, steps, labels: Labels::default(), locale, images }
    }

    /// Whether as much is written as is well made at once: a few milliseconds of the browser's time.
    pub fn is_full(&self) -> bool {
        self.steps.len() > 8192
    }

    /// Makes what was written since the last time, all of whose elements are closed.
    pub fn flush(&mut self) {
        match &self.standing {
            Some(standing) => standing.merge(&self.text, &self.steps, &self.labels.kept),
            None => make(&self.root, &self.text, &self.steps, &self.labels.kept),
        }
        self.text.clear();
        self.steps.clear();
    }

    /// Goes on under another root.
    pub fn turn_to(&mut self, root: Element) {
        self.flush();
        self.standing = standing(&root);
        self.root = root;
    }

    /// What has to be said again when the language changes.
    pub fn into_labels(mut self) -> Labels {
        self.flush();
        self.labels
    }

    fn step(&mut self, kind: u32, value: usize) {
        self.steps.push(kind | (value as u32) << 3);
    }

    fn named(&mut self, kind: u32, word: &'static str) {
        let number = NAMES.with_borrow_mut(|names| {
            // The same place in memory is the same name; one that has two places is known twice.
            if let Some(&(_, number)) = names.iter().find(|(known, _)| std::ptr::eq(*known, word)) {
                return number;
            }
            let number = name(word);
            names.push((word, number));
            number
        });
        self.step(kind, number as usize);
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

    fn words(&mut self, words: SinkWords) {
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
        self.words(SinkWords::Label(label));
    }

    fn dated(&mut self, label: fn(String) -> Label, date: DateTime) {
        self.words(SinkWords::Dated(label, date));
    }

    fn picture(&self, _: &SafeUrl) -> Picture {
        if self.images == Images::Load { Picture::Fetched } else { Picture::Waiting }
    }

    fn speaker_actions(&mut self, source: usize) {
        if let Some(buttons) = self.buttons {
            (buttons.speaker)(source, self);
        }
    }

    fn quote_actions(&mut self, quote: usize, of_translation: bool) {
        if let Some(buttons) = self.buttons {
            (buttons.quote)(quote, of_translation, self);
        }
    }

    fn damage_actions(&mut self) {
        if let Some(buttons) = self.buttons {
            (buttons.damage)(self);
        }
    }

    fn quote_filter(&mut self) {
        if let Some(buttons) = self.buttons {
            (buttons.filter)(self);
        }
    }

    fn list_actions(&mut self) {
        if let Some(buttons) = self.buttons {
            (buttons.list)(self);
        }
    }

    fn close(&mut self) {
        self.step(step::CLOSE, 0);
    }
}

/// How far the reader's clock is from UTC at a moment: minutes east of it.
fn east(date: DateTime) -> i64 {
    -Date::new(&JsValue::from_f64(date.at.0 as f64)).get_timezone_offset() as i64
}

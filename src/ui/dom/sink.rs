//! Markup into the page.

use js_sys::{Array, Date};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

use crate::document::SafeUrl;
use crate::i18n::{Label, Locale};
use crate::markup::{DateTime, Picture, Sink};
use crate::ui::place::{Images, Paged, Steps};

#[wasm_bindgen(module = "/src/ui/place/nodes.js")]
extern "C" {
    fn make(root: &Element, text: &str, steps: &[u32], kept: &Array);

    /// A tree that stands, into which what is written is set.
    type Standing;
    #[wasm_bindgen(constructor)]
    fn new(root: &Element) -> Standing;
    #[wasm_bindgen(method)]
    fn merge(this: &Standing, text: &str, steps: &[u32], kept: &Array);
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
    text: Element,
    /// What is being written into: the text, or a part of it.
    root: Element,
    standing: Option<Standing>,
    buttons: Option<Buttons>,
    steps: Steps,
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
        let standing = standing(&root);
        let (text, steps, labels) = (root.clone(), Steps::default(), Labels::default());
        Self { text, root, standing, buttons, steps, labels, locale, images }
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

    fn keep(&mut self, slot: Slot) {
        self.steps.keep();
        self.labels.slots.push(slot);
    }

    fn words(&mut self, words: SinkWords) {
        self.run(&words.text(self.locale));
        self.keep(Slot::Text(words));
    }
}

impl Paged for DomSink {
    fn is_full(&self) -> bool {
        self.steps.is_full()
    }

    fn flush(&mut self) {
        let Steps { text, list } = &self.steps;
        match &self.standing {
            Some(standing) => standing.merge(text, list, &self.labels.kept),
            None => make(&self.root, text, list, &self.labels.kept),
        }
        self.steps.clear();
    }

    fn turn_to_part(&mut self, number: usize) {
        let text = &self.text;
        let place = [":scope > .sr-part:nth-child(", &(number + 2).to_string(), ")"].concat();
        let standing = text.query_selector(&place).ok().flatten();
        let made = || {
            // What is written so far stands in front of it.
            self.flush();
            let part = self.text.owner_document()?.create_element("div").ok()?;
            part.set_class_name("sr-part");
            self.text.append_child(&part).ok()?;
            Some(part)
        };
        let part = standing.or_else(made).unwrap_or_else(|| self.text.clone());
        self.turn_to(part);
    }
}

impl Sink for DomSink {
    fn open(&mut self, tag: &'static str) {
        self.steps.open(tag);
    }

    fn attr(&mut self, name: &'static str, value: &str) {
        self.steps.attribute(name, value);
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
        self.steps.run(text);
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
        self.steps.close();
    }
}

/// How far the reader's clock is from UTC at a moment: minutes east of it.
fn east(date: DateTime) -> i64 {
    -Date::new(&JsValue::from_f64(date.at.0 as f64)).get_timezone_offset() as i64
}

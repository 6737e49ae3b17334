//! Markup into the page.

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Node};

use super::images::{HELD, Images};
use crate::i18n::{Label, Locale};
use crate::markup::{DateTime, Sink};

/// Writes markup as DOM nodes, and remembers where words of the interface stand, so that they can change their language
/// without the text being written again (folds stay folded, the place on the page is kept).
pub(super) struct DomSink {
    document: Document,
    /// The element written into, innermost last; the first is the root.
    stack: Vec<Element>,
    labels: Labels,
    locale: Locale,
    images: Images,
}

/// Words of the interface inside the article, and the elements that are in its language.
#[derive(Default)]
pub(super) struct Labels {
    words: Vec<(Slot, Words)>,
    elements: Vec<Element>,
}

enum Slot {
    Text(Node),
    Attribute(Element, &'static str),
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
        for element in &self.elements {
            set(element, "lang", locale.tag());
        }
        for (slot, words) in &self.words {
            let text = words.text(locale);
            match slot {
                Slot::Text(node) => node.set_text_content(Some(&text)),
                Slot::Attribute(element, name) => set(element, name, &text),
            }
        }
    }

    /// Adds the labels of another part of the article.
    pub(super) fn extend(&mut self, other: Self) {
        self.words.extend(other.words);
        self.elements.extend(other.elements);
    }
}

impl DomSink {
    /// Writes into `root`.
    pub(super) fn new(document: Document, root: Element, locale: Locale, images: Images) -> Self {
        Self { document, stack: vec![root], labels: Labels::default(), locale, images }
    }

    /// What has to be said again when the language changes.
    pub(super) fn into_labels(self) -> Labels {
        self.labels
    }

    fn top(&self) -> Option<&Element> {
        self.stack.last()
    }

    fn append(&self, node: &Node) {
        if let Some(top) = self.top() {
            // Refused only where the parent is inside the child, which a new node never is.
            let _ = top.append_child(node);
        }
    }

    fn words(&mut self, words: Words) {
        let node: Node = self.document.create_text_node(&words.text(self.locale)).into();
        self.append(&node);
        self.labels.words.push((Slot::Text(node), words));
    }
}

impl Sink for DomSink {
    fn open(&mut self, tag: &'static str) {
        if let Ok(element) = self.document.create_element(tag) {
            self.append(&element);
            self.stack.push(element);
        }
    }

    fn attr(&mut self, name: &'static str, value: &str) {
        let Some(top) = self.top() else { return };
        // Only images have a source.
        if name == "src" && self.images != Images::Load {
            set(top, HELD, value);
            let _ = top.parent_element().map(|figure| set(&figure, "data-missing", ""));
        } else {
            set(top, name, value);
        }
    }

    fn interface_lang(&mut self) {
        self.attr("lang", self.locale.tag());
        self.attr("data-interface", "");
        self.labels.elements.extend(self.stack.last().cloned());
    }

    fn attr_label(&mut self, name: &'static str, label: Label) {
        self.attr(name, &label.text(self.locale));
        if let Some(top) = self.top().cloned() {
            self.labels.words.push((Slot::Attribute(top, name), Words::Label(label)));
        }
    }

    fn text(&mut self, text: &str) {
        self.append(&self.document.create_text_node(text));
    }

    fn label(&mut self, label: Label) {
        self.words(Words::Label(label));
    }

    fn dated(&mut self, label: fn(String) -> Label, date: DateTime) {
        self.words(Words::Dated(label, date));
    }

    fn close(&mut self) {
        if self.stack.len() > 1 {
            self.stack.pop();
        }
    }
}

/// Names are the markup's own and values are any text: there is nothing to refuse.
fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// A date as the browser writes it in the interface's language.
fn format_date(date: DateTime, locale: Locale) -> String {
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
    let locales = Array::of1(&locale.tag().into());
    let format = Intl::DateTimeFormat::new(&locales, &options).format();
    let moment = Date::new(&JsValue::from_f64(date.at.0 as f64));
    let text = format.call1(&JsValue::UNDEFINED, moment.unchecked_ref());
    text.ok().and_then(|t| t.as_string()).unwrap_or_else(|| date.at.date())
}

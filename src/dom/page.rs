use web_sys::{Document, Element};

use super::sink::DomSink;
use crate::markup::Rows;

/// An article of more blocks than this is laid out only where it is looked at: in parts of so many blocks. (Each for itself, the browser
/// would ask of thousands whether they are in view, for every frame.)
const LONG: usize = 300;
const PART: usize = 64;

/// Where a reader stands in the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// All of it.
    pub reader: Element,
    /// The text, and what stands beside it.
    pub layout: Element,
    /// The text.
    pub text: Element,
    /// What stands beside it: who said what, the sources.
    pub aside: Element,
}

impl Page {
    /// The reader that stands in `place`.
    pub fn standing(place: &Element) -> Option<Self> {
        let child = |of: &Element, class: &str| of.query_selector(&[":scope > ", class].concat()).ok().flatten();
        let reader = child(place, ".sr-reader")?;
        let layout = child(&reader, ".sr-layout")?;
        let (text, aside) = (child(&layout, ".sr-article")?, child(&layout, ".sr-aside")?);
        Some(Self { reader, layout, text, aside })
    }

    /// A new one in `place`; nothing where the browser makes no elements, which no browser does. Ids start with `prefix`.
    pub fn new(document: &Document, place: &Element, prefix: &str) -> Option<Self> {
        let make = |of: &Element, tag: &str, class: &str| {
            let element = document.create_element(tag).ok()?;
            element.set_class_name(class);
            of.append_child(&element).ok()?;
            Some(element)
        };
        let reader = make(place, "div", "sr-reader")?;
        let layout = make(&reader, "div", "sr-layout")?;
        let text = make(&layout, "article", "sr-article")?;
        text.set_id(&[prefix, "text"].concat());
        text.set_attribute("tabindex", "-1").ok()?;
        let aside = make(&layout, "aside", "sr-aside")?;
        Some(Self { reader, layout, text, aside })
    }
}

/// Writing rows into a page, a few at a time.
pub struct Writing<'a> {
    page: &'a Page,
    rows: &'a mut dyn Rows,
    next: usize,
    /// What they are written with.
    pub sink: DomSink,
}

impl<'a> Writing<'a> {
    /// Begins with the head.
    pub fn new(page: &'a Page, rows: &'a mut dyn Rows, mut sink: DomSink) -> Self {
        rows.head(&mut sink);
        Self { page, rows, next: 0, sink }
    }

    /// Writes on, until as much is written as is well made at once; answers whether there is more.
    pub fn step(&mut self) -> bool {
        let is_long = self.rows.len() > LONG;
        while self.next < self.rows.len() {
            let index = self.next;
            if is_long && index.is_multiple_of(PART) {
                // What is written so far stands in front of it.
                self.sink.flush();
                let part = self.part(index / PART);
                self.sink.turn_to(part);
            }
            self.rows.row(index, &mut self.sink);
            self.next += 1;
            if self.sink.is_full() || is_long && self.next.is_multiple_of(PART) {
                self.sink.flush();
                return true;
            }
        }
        self.sink.flush();
        false
    }

    /// A part of a long article, which is laid out where it is looked at.
    fn part(&self, number: usize) -> Element {
        let text = &self.page.text;
        let standing = text
            .query_selector(&[":scope > .sr-part:nth-child(", &(number + 2).to_string(), ")"].concat())
            .ok()
            .flatten();
        let made = || {
            let part = text.owner_document()?.create_element("div").ok()?;
            part.set_class_name("sr-part");
            text.append_child(&part).ok()?;
            Some(part)
        };
        standing.or_else(made).unwrap_or_else(|| text.clone())
    }
}

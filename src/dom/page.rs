use web_sys::{Document, Element};

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

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

#[wasm_bindgen(module = "/src/ui/place/place.js")]
extern "C" {
    /// Makes a reader in `place`.
    fn frame(place: &Element, prefix: &str, lang: &str);
}

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

    /// A new one in `place`, the same as the first file makes; nothing where the browser makes no elements, which no browser does. Ids start
    /// with `prefix`, and the text is in `lang`.
    pub fn new(place: &Element, prefix: &str, lang: &str) -> Option<Self> {
        frame(place, prefix, lang);
        Self::standing(place)
    }
}

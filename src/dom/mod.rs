//! Markup into a page of the browser's. All that the first paragraph needs of a browser is here; the interface with its tools (`ui`)
//! stands on it.
//!
//! `sink` makes nodes, or sets what was found into nodes that stand; `page` is where a reader stands.

mod page;
mod sink;

pub use page::{Page, Writing};
pub use sink::{Buttons, DomSink, Labels};

use wasm_bindgen::JsCast;
use web_sys::{Element, NodeList};

/// When the article's images are loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Images {
    /// As they come into view.
    #[default]
    Load,
    /// Each one when it is clicked.
    Click,
    /// Never: a link says where each one is.
    None,
}

impl Images {
    /// What an attribute says; anything else is the first.
    pub fn from_name(name: &str) -> Self {
        match name {
            "click" => Self::Click,
            "none" => Self::None,
            _ => Self::Load,
        }
    }
}

/// Does something with every element among `nodes`.
pub fn each(nodes: &Option<NodeList>, mut f: impl FnMut(Element)) {
    let Some(nodes) = nodes else { return };
    for i in 0..nodes.length() {
        if let Some(element) = nodes.get(i).and_then(|n| n.dyn_into::<Element>().ok()) {
            f(element);
        }
    }
}

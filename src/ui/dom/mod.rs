//! Markup into a page of the browser's; the interface with its tools (`ui`) stands on it.
//!
//! `sink` makes nodes, or sets what was found into nodes that stand; `page` is where a reader stands. What needs less of a browser is in
//! [`place`](crate::ui::place).

mod page;
mod sink;

pub use page::Page;
pub use sink::{Buttons, DomSink, Labels};

use wasm_bindgen::JsCast;
use web_sys::{Element, NodeList};

/// Does something with every element among `nodes`.
pub fn each(nodes: &Option<NodeList>, mut f: impl FnMut(Element)) {
    let Some(nodes) = nodes else { return };
    for i in 0..nodes.length() {
        if let Some(element) = nodes.get(i).and_then(|n| n.dyn_into::<Element>().ok()) {
            f(element);
        }
    }
}

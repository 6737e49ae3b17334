//! What a program does not carry, because the browser knows it: names of characters that hardly any article has, and the form in which a
//! host is sent.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::document;
use crate::format::{self, Named};

#[wasm_bindgen(module = "/src/ui/place/asked.js")]
extern "C" {
    /// What the browser takes for the character of a name: `&name;` as text; nothing where it is not asked.
    fn entity(name: &str) -> String;
    /// A new text: it may ask for names of its own.
    #[wasm_bindgen(js_name = newText)]
    pub fn new_text();
    /// Whether it asked for more names that nobody knows than are looked up.
    #[wasm_bindgen(js_name = asksTooMuch)]
    pub fn asks_too_much() -> bool;
    /// The form in which the browser sends a host; nothing where it cannot be one.
    fn host(name: &str) -> String;
}

/// Whoever reads a text asks the browser from now on.
pub fn ask_browser() {
    format::ask_for_entities(character);
    document::ask_for_hosts(sent);
}

fn character(name: &str) -> Named {
    let text = entity(name);
    let mut characters = text.chars();
    // What it does not know stands as it was written, or begins with a shorter name and goes on.
    let (first, second) = (characters.next().filter(|c| *c != '&')?, characters.next());
    characters.next().is_none().then_some((first, second))
}

fn sent(name: &str) -> Option<String> {
    Some(host(name)).filter(|host| !host.is_empty())
}

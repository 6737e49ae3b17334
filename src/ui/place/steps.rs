//! Markup as steps for nodes.js, which makes many nodes in one call.

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/ui/place/nodes.js")]
extern "C" {
    fn name(word: &str) -> u32;
}

/// What nodes.js is told to do: the lowest three bits of a step.
/// Above them, the number of the element's name.
const OPEN: u32 = 0;
/// Above them, the number of the attribute's name; the next step is the length of its value.
const ATTRIBUTE: u32 = 1;
/// Above them, the length of the text.
const TEXT: u32 = 2;
const CLOSE: u32 = 3;
/// Remembers the element opened last, or the text written last.
const KEEP: u32 = 4;

thread_local! {
    /// The names that nodes.js was told by this program, and the numbers that it gave them.
    static NAMES: RefCell<Vec<(&'static str, u32)>> = const { RefCell::new(Vec::new()) };
}

/// What is written and not made yet.
#[derive(Default)]
pub struct Steps {
    /// All strings, one behind another.
    pub text: String,
    /// What is to be done.
    pub list: Vec<u32>,
}

impl Steps {
    /// Whether as much is written as is well made at once: a few milliseconds of the browser's time.
    pub fn is_full(&self) -> bool {
        self.list.len() > 8192
    }

    /// All of it is made.
    pub fn clear(&mut self) {
        self.text.clear();
        self.list.clear();
    }

    /// An element begins.
    pub fn open(&mut self, tag: &'static str) {
        self.named(OPEN, tag);
    }

    /// An attribute of the element that was opened last.
    pub fn attribute(&mut self, name: &'static str, value: &str) {
        self.named(ATTRIBUTE, name);
        let length = self.string(value);
        self.list.push(length as u32);
    }

    /// Words.
    pub fn run(&mut self, text: &str) {
        let length = self.string(text);
        self.step(TEXT, length);
    }

    /// The element opened last, or the text written last, is to be found again.
    pub fn keep(&mut self) {
        self.step(KEEP, 0);
    }

    /// The element that is open ends.
    pub fn close(&mut self) {
        self.step(CLOSE, 0);
    }

    fn step(&mut self, kind: u32, value: usize) {
        self.list.push(kind | (value as u32) << 3);
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
}

//! Chinese as another script writes it, and with its reading over it: a way of showing the page that is taken back without a
//! trace. The article itself is not touched: only nodes of the page are, each remembered as it was.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Text};

use super::error::Missing;
use super::options::Script;
use super::part::{self, Converter, Pinyin};
use super::state::State;
use super::view;
use crate::document::Lang;
use crate::ui::dom::each;

/// How Chinese is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct HanDisplay {
    pub script: Script,
    pub pinyin: bool,
}

impl HanDisplay {
    pub(super) const AS_WRITTEN: Self = Self { script: Script::AsWritten, pinyin: false };

    /// Whether this is what is chosen now: the choice may have changed while a part was loading, or the text.
    pub(super) fn is_chosen(self, state: State) -> bool {
        state.script.try_get_untracked() == Some(self.script) && state.pinyin.try_get_untracked() == Some(self.pinyin)
    }
}

/// Shows what is written in `layout` in the characters wanted, in place of the `changes` that were made before.
pub(super) async fn show(state: State, layout: Element, writing: HanDisplay, changes: Kept) -> Written {
    let (converter, pinyin) = parts(writing).await?;
    if writing.is_chosen(state) {
        view::keep_place(&layout, || {
            changes.try_update_value(|changes| {
                changes.undo();
                if let Some((to, converter)) = writing.script.lang().zip(converter) {
                    changes.convert(&layout, to, &converter);
                }
                if let (Some(pinyin), Ok(Some(text))) = (pinyin, layout.query_selector(".sr-article")) {
                    changes.annotate(&text, &pinyin);
                }
            });
        });
    }
    Ok(())
}

async fn parts(writing: HanDisplay) -> Result<(Option<Converter>, Option<Pinyin>), Missing> {
    let converter = match writing.script.lang() {
        Some(to) => Some(Converter::into(to).await?),
        None => None,
    };
    Ok((converter, if writing.pinyin { Some(Pinyin::load().await?) } else { None }))
}

/// Whether what it takes could be had.
pub(super) type Written = Result<(), Missing>;

/// What was changed, from one choice to the next.
pub(super) type Kept = StoredValue<Changes, LocalStorage>;

/// What was changed in the page, in order.
#[derive(Default)]
pub(super) struct Changes {
    texts: Vec<(Text, String)>,
    attributes: Vec<(Element, &'static str, String)>,
    /// What stands in the page with readings, and the text it stands for.
    readings: Vec<(Element, Text)>,
}

impl Changes {
    pub(super) fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.attributes.is_empty() && self.readings.is_empty()
    }

    /// Puts everything back as it was.
    pub(super) fn undo(&mut self) {
        for (annotated, text) in self.readings.drain(..) {
            let _ = annotated.replace_with_with_node_1(&text);
        }
        for (text, was) in self.texts.drain(..) {
            text.set_data(&was);
        }
        for (element, name, was) in self.attributes.drain(..) {
            let _ = element.set_attribute(name, &was);
        }
    }

    /// Writes what is in the other Chinese script in `to`.
    pub(super) fn convert(&mut self, root: &Element, to: Lang, converter: &Converter) {
        let from = if to == Lang::ZhHant { Lang::ZhHans } else { Lang::ZhHant };
        for leaf in leaves(root, |lang| lang == from.tag()) {
            let parts: Vec<String> = leaf.iter().map(|text| text.data()).collect();
            // Whole sentences are converted, since words decide how a character is written. One character stays one, as a rule:
            // the pieces are cut from the whole by their length.
            let whole = converter.convert(&parts.concat());
            let lengths: Vec<usize> = parts.iter().map(|part| part.chars().count()).collect();
            let fits = whole.chars().count() == lengths.iter().sum::<usize>();
            let mut characters = whole.chars();
            for ((text, was), length) in leaf.into_iter().zip(parts).zip(lengths) {
                let now: String =
                    if fits { characters.by_ref().take(length).collect() } else { converter.convert(&was) };
                if now != was {
                    text.set_data(&now);
                    self.texts.push((text, was));
                }
            }
        }
        // What the style sheet shows from attributes, and what a screen reader says instead.
        for name in ["data-speaker", "data-preview", "aria-label"] {
            // Words of the interface, where nobody is named, follow the interface.
            let css = format!("summary[{name}]:not([data-unnamed])");
            self.rewrite(root, &css, name, |was| converter.convert(was));
        }
        self.rewrite(root, &format!("[lang='{}']:not([data-interface])", from.tag()), "lang", |_| to.tag().to_owned());
    }

    fn rewrite(&mut self, root: &Element, css: &str, name: &'static str, change: impl Fn(&str) -> String) {
        let found = root.query_selector_all(css).ok();
        let mut set = |element: Element| {
            let Some(was) = element.get_attribute(name) else { return };
            let _ = element.set_attribute(name, &change(&was));
            self.attributes.push((element, name, was));
        };
        each(&found, &mut set);
        if root.matches(css).unwrap_or(false) {
            set(root.clone());
        }
    }

    /// Puts its reading over every Chinese character.
    pub(super) fn annotate(&mut self, root: &Element, pinyin: &Pinyin) {
        for leaf in leaves(root, |lang| lang.starts_with("zh")) {
            let parts: Vec<String> = leaf.iter().map(|text| text.data()).collect();
            let readings = pinyin.readings(&parts.concat());
            if readings.len() != parts.iter().map(|part| part.chars().count()).sum::<usize>() {
                continue;
            }
            let mut readings = readings.iter();
            for (text, part) in leaf.into_iter().zip(parts) {
                let read: Vec<(char, &str)> = part.chars().zip(readings.by_ref().map(String::as_str)).collect();
                if let Some(annotated) = annotated(&read) {
                    if let Some(parent) = text.parent_node() {
                        let _ = parent.replace_child(&annotated, &text);
                    }
                    self.readings.push((annotated, text));
                }
            }
        }
    }
}

/// Characters with their readings, as ruby, a word at a time; nothing where there is none to read.
fn annotated(read: &[(char, &str)]) -> Option<Element> {
    let document = document();
    let is_read = |(c, reading): &(char, &str)| !reading.is_empty() && !reading.contains(*c);
    read.iter().any(is_read).then_some(())?;
    let span = document.create_element("span").ok()?;
    span.set_class_name("sr-pinyin");
    let add = |parent: &Element, text: &str| drop(parent.append_child(&document.create_text_node(text)));
    let text: String = read.iter().map(|(c, _)| c).collect();
    let ends = part::word_ends(&text);
    let mut index = 0;
    // A word with its reading, or what has none.
    let runs = read.chunk_by(|a, b| {
        index += 1;
        if is_read(a) { is_read(b) && !ends.contains(&index) } else { !is_read(b) }
    });
    for run in runs {
        match run {
            [first, ..] if is_read(first) => {
                let ruby = document.create_element("ruby").ok()?;
                add(&ruby, &run.iter().map(|(c, _)| c).collect::<String>());
                let rt = document.create_element("rt").ok()?;
                // The characters are read out; saying how they sound would say everything twice.
                let _ = rt.set_attribute("aria-hidden", "true");
                let _ = rt.set_attribute("lang", "zh-Latn-pinyin");
                add(&rt, &run.iter().map(|(_, reading)| *reading).collect::<String>());
                let _ = ruby.append_child(&rt);
                let _ = span.append_child(&ruby);
            }
            run => add(&span, &run.iter().map(|(c, _)| c).collect::<String>()),
        }
    }
    Some(span)
}

/// What a leaf of text stands in.
const LEAF: &str =
    "p, .sr-paragraph, h1, h2, h3, h4, h5, h6, li, td, th, pre, figcaption > div, .sr-name, .sr-latin, .sr-affiliation";

/// The text nodes of the article's own words in the languages wanted, leaf by leaf.
fn leaves(root: &Element, wanted: impl Fn(&str) -> bool) -> Vec<Vec<Text>> {
    let mut leaves: Vec<(Option<Element>, Vec<Text>)> = Vec::new();
    // Every text node, and nothing else: 4 is NodeFilter.SHOW_TEXT.
    let Ok(walker) = document().create_tree_walker_with_what_to_show(root, 4) else { return Vec::new() };
    while let Ok(Some(node)) = walker.next_node() {
        let (Some(parent), Ok(text)) = (node.parent_element(), node.clone().dyn_into::<Text>()) else { continue };
        let spoken = parent.closest("[lang]").ok().flatten();
        let ours = spoken.is_some_and(|e| {
            !e.has_attribute("data-interface") && wanted(&e.get_attribute("lang").unwrap_or_default())
        });
        if !ours {
            continue;
        }
        let leaf = parent.closest(LEAF).ok().flatten();
        match leaves.last_mut() {
            Some((last, texts)) if *last == leaf => texts.push(text),
            _ => leaves.push((leaf, vec![text])),
        }
    }
    leaves.into_iter().map(|(_, texts)| texts).collect()
}

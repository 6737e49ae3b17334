//! What the buttons in and beside the article do. They name their action in `data-action`; one listener hears them all.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlDetailsElement};

use super::clipboard::{self, Copied, Refused};
use super::deny::Denial;
use super::error::Missing;
use super::later::{Copy, later};
use super::options::Wish;
use super::state::{Shown, Side, State};
use crate::analysis::Analysis;
use crate::cite::{self, Quotation};
use crate::i18n::{Label, Word};
use crate::markup::{HtmlSink, Sink, citation};
use crate::ui::dom::each;

/// What a button is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    /// The words of this speaker stand out.
    Pick(usize),
    /// All that this speaker says is folded, or opened again.
    Fold(usize),
    /// One quotation is folded, or opened again.
    FoldOne(Side, usize),
    /// The reader says that this is not its speaker, or takes that back.
    Deny(Denial),
    Copy(Copy),
    /// The text as it came is shown.
    Seed,
}

impl Action {
    /// What `button` is for.
    fn of(button: &Element) -> Option<Self> {
        let number = |name| button.get_attribute(name).and_then(|n| n.parse::<usize>().ok());
        let side =
            || button.get_attribute("data-side").and_then(|name| Side::from_name(&name)).unwrap_or(Side::Original);
        let (quote, source) = (|| number("data-quote"), || number("data-source"));
        Some(match button.get_attribute("data-action")?.as_str() {
            "pick" => Self::Pick(source()?),
            "fold" => Self::Fold(source()?),
            "fold-one" => Self::FoldOne(side(), quote()?),
            action @ ("deny" | "restore") => {
                Self::Deny(Denial { side: side(), quote: quote()?, is_restored: action == "restore" })
            }
            "copy-speaker" => Self::Copy(Copy::Speaker(source()?)),
            "copy-quote" => Self::Copy(Copy::Quote(side(), quote()?)),
            "copy-link" => Self::Copy(Copy::Link(side(), quote()?)),
            "copy-markdown" => Self::Copy(Copy::Markdown),
            "copy-csl" => Self::Copy(Copy::Csl),
            "copy-bibtex" => Self::Copy(Copy::Bibtex),
            "copy-analysis" => Self::Copy(Copy::Analysis),
            "seed" => Self::Seed,
            _ => return None,
        })
    }
}

/// Does what the button that holds `target` says; answers whether there was one.
pub(super) fn perform(state: State, shown: &Shown, text: &Element, target: &Element) -> bool {
    let Ok(Some(button)) = target.closest("[data-action]") else { return false };
    let Some(action) = Action::of(&button) else { return false };
    match action {
        Action::Pick(source) => state.picked.update(|p| *p = if *p == Some(source) { None } else { Some(source) }),
        Action::Fold(source) => fold(&button, text, source),
        Action::FoldOne(side, quote) => {
            if let Some(fold) = fold_of(text, side, quote) {
                fold.set_open(!fold.open());
            }
        }
        Action::Deny(denial) => {
            let shown = shown.clone();
            spawn_local(async move {
                match later().await {
                    Ok(later) => (later.deny)(state, shown, denial).await,
                    Err(Missing) => state.said.set(Some(Label::new(|m| m.part_failed()))),
                }
            });
        }
        Action::Seed => {
            if let Some(origin) = state.origin.get_untracked() {
                state.wish.set(Some(Wish::Source(origin.seed.text.clone())));
            }
        }
        Action::Copy(what) => {
            let (shown, text) = (shown.clone(), text.clone());
            spawn_local(async move {
                let said: Word = match later().await {
                    Ok(later) => match (later.copy)(state, shown, text, what).await {
                        Ok(()) => |m| m.copied(),
                        Err(Refused) => |m| m.copy_refused(),
                    },
                    Err(Missing) => |m| m.part_failed(),
                };
                state.said.set(Some(Label::new(said)));
            });
        }
    }
    true
}

/// Copies something of what is shown. To be called while a person's click counts as one: it is the first thing done.
pub(super) async fn copy(state: State, shown: Shown, text: Element, what: Copy) -> Copied {
    let article = shown.original();
    let (plain, html) = match what {
        Copy::Quote(side, quote) => quotations(state, &shown, &[(side, quote)]),
        Copy::Speaker(source) => quotations(state, &shown, &said_by(&shown, source)),
        Copy::Link(side, quote) => (link(&text, side, quote).ok_or(Refused)?, None),
        Copy::Markdown => (cite::markdown(article), None),
        Copy::Csl => (pretty(&cite::csl(article)), None),
        Copy::Bibtex => (cite::bibtex(article), None),
        Copy::Analysis => (pretty(&Analysis::of("", article)), None),
    };
    clipboard::copy(plain, html).await
}

/// JSON as people read it: the browser sets it.
fn pretty(value: &impl serde::Serialize) -> String {
    let compact = crate::json::json(value).unwrap_or_default();
    let parsed = js_sys::JSON::parse(&compact);
    let set =
        parsed.and_then(|v| js_sys::JSON::stringify_with_replacer_and_space(&v, &JsValue::NULL, &JsValue::from(2)));
    set.map_or(compact, String::from)
}

/// Quotations, below each the same one in the other language where there is one: as plain and as rich text.
fn quotations(state: State, shown: &Shown, wanted: &[(Side, usize)]) -> (String, Option<String>) {
    let mut sink = HtmlSink::new(state.locale.get_untracked());
    let mut plain = Vec::new();
    for &(side, quote) in wanted {
        let asked = shown.side(side).map(|article| (article, quote));
        for (article, quote) in asked.into_iter().chain(shown.partner(side, quote)) {
            if let Some(quotation) = Quotation::of(article, quote) {
                citation(&quotation, &mut sink);
                plain.push(quotation.plain());
            }
        }
    }
    (plain.join("\n\n"), Some(sink.finish()))
}

/// The quotations of the speaker of this number; of two texts, those that the original has.
fn said_by(shown: &Shown, source: usize) -> Vec<(Side, usize)> {
    let (here, there) = shown.writer("").said_by(source);
    let added = there.into_iter().filter(|&quote| shown.partner(Side::Translation, quote).is_none());
    here.into_iter().map(|quote| (Side::Original, quote)).chain(added.map(|quote| (Side::Translation, quote))).collect()
}

/// A quotation in the page.
pub(super) fn quote_of(text: &Element, side: Side, quote: usize) -> Option<Element> {
    let within = match side {
        Side::Original => ":not(.sr-translation *)",
        Side::Translation => ".sr-translation *",
    };
    text.query_selector(&format!(".sr-quote[data-quote='{quote}']:is({within})")).ok()?
}

/// What folds it, if it folds.
fn fold_of(text: &Element, side: Side, quote: usize) -> Option<HtmlDetailsElement> {
    quote_of(text, side, quote)?.closest("details.sr-fold").ok()??.dyn_into().ok()
}

/// The address of the quotation in this page.
fn link(text: &Element, side: Side, quote: usize) -> Option<String> {
    let element = quote_of(text, side, quote)?;
    let href = window().location().href().ok()?;
    Some(format!("{}#{}", href.split('#').next().unwrap_or(&href), element.id()))
}

/// Folds all that one speaker says, or opens it again.
fn fold(button: &Element, text: &Element, source: usize) {
    let folded = button.get_attribute("aria-pressed").as_deref() != Some("true");
    let _ = button.set_attribute("aria-pressed", if folded { "true" } else { "false" });
    each(&text.query_selector_all(&format!(".sr-quote[data-source~='{source}']")).ok(), |quote| {
        let details =
            quote.closest("details.sr-fold").ok().flatten().and_then(|d| d.dyn_into::<HtmlDetailsElement>().ok());
        if let Some(details) = details {
            details.set_open(!folded);
        }
    });
}

/// Shows which speaker is picked: theirs stand out, the rest steps back.
pub(super) fn show_picked(text: &Element, sources: &Element, picked: Option<usize>) {
    let _ = text.toggle_attribute_with_force("data-picking", picked.is_some());
    // Several may say a quotation.
    let is_picked = |e: &Element| {
        let numbers = e.get_attribute("data-source").unwrap_or_default();
        picked.is_some_and(|picked| numbers.split(' ').any(|n| n.parse() == Ok(picked)))
    };
    each(&text.query_selector_all(".sr-quote[data-source]").ok(), |quote| {
        let _ = quote.toggle_attribute_with_force("data-picked", is_picked(&quote));
    });
    each(&sources.query_selector_all("[data-action='pick']").ok(), |button| {
        let _ = button.set_attribute("aria-pressed", if is_picked(&button) { "true" } else { "false" });
    });
}

/// Writes the buttons of one speaker in the list.
pub(super) fn speaker_buttons(source: usize, out: &mut dyn Sink) {
    let source = source.to_string();
    out.open("details");
    out.attr("class", "sr-actions");
    out.open("summary");
    out.attr_label("aria-label", Label::new(|m| m.more()));
    out.run("⋯");
    out.close();
    out.open("div");
    let actions: [(&'static str, Word, bool); 3] = [
        ("pick", |m| m.pick_speaker(), true),
        ("fold", |m| m.fold_speaker(), true),
        ("copy-speaker", |m| m.copy_speaker(), false),
    ];
    for (action, words, toggles) in actions {
        out.open("button");
        out.attr("type", "button");
        out.attr("data-action", action);
        out.attr("data-source", &source);
        if toggles {
            out.attr("aria-pressed", "false");
        }
        out.label(Label::new(words));
        out.close();
    }
    out.close();
    out.close();
}

/// Writes the button that copies one quotation of the list.
pub(super) fn copy_button(quote: usize, of_translation: bool, out: &mut dyn Sink) {
    out.open("button");
    out.attr("type", "button");
    out.attr("class", "sr-copy");
    out.attr("data-action", "copy-quote");
    out.attr("data-side", (if of_translation { Side::Translation } else { Side::Original }).name());
    out.attr("data-quote", &quote.to_string());
    out.attr_label("aria-label", Label::new(|m| m.copy_quotation()));
    out.close();
}

/// Writes the button that shows a damaged text as it came.
pub(super) fn damage_button(out: &mut dyn Sink) {
    out.open("button");
    out.attr("type", "button");
    out.attr("class", "sr-seed");
    out.attr("data-action", "seed");
    out.label(Label::new(|m| m.show_seed()));
    out.close();
}

/// Writes the field that finds quotations in the list. What it does comes with the first focus on it (`parts/reading.js`).
pub(super) fn quote_filter(out: &mut dyn Sink) {
    out.open("input");
    out.attr("type", "search");
    out.attr("class", "sr-filter");
    for name in ["placeholder", "aria-label"] {
        out.attr_label(name, Label::new(|m| m.find_in_quotations()));
    }
    out.close();
}

/// Writes the buttons that copy the whole list.
pub(super) fn copy_buttons(out: &mut dyn Sink) {
    out.open("details");
    out.attr("class", "sr-copies");
    out.interface_lang();
    out.open("summary");
    out.label(Label::new(|m| m.copy_sources()));
    out.close();
    let formats = [("copy-markdown", "Markdown"), ("copy-csl", "CSL-JSON"), ("copy-bibtex", "BibTeX")];
    for (action, format) in formats {
        button(action, Label::with(|m| m.copy_as(), [format.to_owned()]), out);
    }
    button("copy-analysis", Label::new(|m| m.copy_analysis()), out);
    out.close();
}

fn button(action: &'static str, words: Label, out: &mut dyn Sink) {
    out.open("button");
    out.attr("type", "button");
    out.attr("data-action", action);
    out.label(words);
    out.close();
}

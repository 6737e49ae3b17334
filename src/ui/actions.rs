//! What the buttons in and beside the article do. They name their action in `data-action`; one listener hears them all.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlDetailsElement, NodeList};

use super::clipboard;
use super::state::{Shown, Side, State};
use crate::analysis::Analysis;
use crate::cite::{self, Quotation};
use crate::i18n::{Label, Messages};
use crate::markup::{HtmlSink, Sink, citation};

/// What a button is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    CopyQuote,
    CopyLink,
    Pick,
    Fold,
    CopyMarkdown,
    CopyCsl,
    CopyBibtex,
    CopyAnalysis,
}

impl Action {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "copy-quote" => Self::CopyQuote,
            "copy-link" => Self::CopyLink,
            "pick" => Self::Pick,
            "fold" => Self::Fold,
            "copy-markdown" => Self::CopyMarkdown,
            "copy-csl" => Self::CopyCsl,
            "copy-bibtex" => Self::CopyBibtex,
            "copy-analysis" => Self::CopyAnalysis,
            _ => return None,
        })
    }
}

/// Does what the button that holds `target` says; answers whether there was one.
pub(super) fn perform(state: State, shown: &Shown, text: &Element, target: &Element) -> bool {
    let Ok(Some(button)) = target.closest("[data-action]") else { return false };
    let Some(action) = button.get_attribute("data-action").and_then(|name| Action::of(&name)) else { return false };
    let number = |name| button.get_attribute(name).and_then(|n| n.parse::<usize>().ok());
    let side = button.get_attribute("data-side").and_then(|name| Side::from_name(&name)).unwrap_or(Side::Original);
    let article = shown.original();
    match (action, number("data-quote"), number("data-source")) {
        (Action::CopyQuote, Some(quote), _) => copy_quote(state, shown, side, quote),
        (Action::CopyLink, Some(quote), _) => copy_link(state, text, side, quote),
        (Action::Pick, _, Some(source)) => {
            state.picked.update(|p| *p = if *p == Some(source) { None } else { Some(source) })
        }
        (Action::Fold, _, Some(source)) => fold(&button, text, source),
        (Action::CopyMarkdown, ..) => copy(state, cite::markdown(article), None),
        (Action::CopyCsl, ..) => copy(state, pretty(&cite::csl(article)), None),
        (Action::CopyBibtex, ..) => copy(state, cite::bibtex(article), None),
        (Action::CopyAnalysis, ..) => copy(state, pretty(&Analysis::of("", article)), None),
        _ => {}
    }
    true
}

/// JSON as people read it: the browser sets it.
fn pretty(value: &impl serde::Serialize) -> String {
    let compact = crate::json::json(value).unwrap_or_default();
    let parsed = js_sys::JSON::parse(&compact);
    let set =
        parsed.and_then(|v| js_sys::JSON::stringify_with_replacer_and_space(&v, &JsValue::NULL, &JsValue::from(2)));
    set.map_or(compact, String::from)
}

fn copy(state: State, plain: String, html: Option<String>) {
    spawn_local(async move {
        let said: fn(&'static Messages) -> &'static str = match clipboard::copy(plain, html).await {
            Ok(()) => |m| m.copied,
            Err(clipboard::Refused) => |m| m.copy_refused,
        };
        state.said.set(Some(Label::new(said)));
    });
}

/// A quotation, and below it the same one in the other language where there is one.
fn copy_quote(state: State, shown: &Shown, side: Side, quote: usize) {
    let asked = shown.side(side).map(|article| (article, quote));
    let mut sink = HtmlSink::new(state.locale.get_untracked());
    let mut plain = Vec::new();
    for (article, quote) in asked.into_iter().chain(shown.partner(side, quote)) {
        if let Some(quotation) = Quotation::of(article, quote) {
            citation(&quotation, &mut sink);
            plain.push(quotation.plain());
        }
    }
    copy(state, plain.join("\n\n"), Some(sink.finish()));
}

/// A link to the quotation in this page.
fn copy_link(state: State, text: &Element, side: Side, quote: usize) {
    let within = match side {
        Side::Original => ":not(.sr-translation *)",
        Side::Translation => ".sr-translation *",
    };
    let place = text.query_selector(&format!(".sr-quote[data-quote='{quote}']:is({within})"));
    if let (Ok(Some(element)), Ok(href)) = (place, window().location().href()) {
        let page = href.split('#').next().unwrap_or(&href);
        copy(state, format!("{page}#{}", element.id()), None);
    }
}

/// Folds all that one speaker says, or opens it again.
fn fold(button: &Element, text: &Element, source: usize) {
    let folded = button.get_attribute("aria-pressed").as_deref() != Some("true");
    let _ = button.set_attribute("aria-pressed", if folded { "true" } else { "false" });
    each(&text.query_selector_all(&format!(".sr-quote[data-source='{source}']")).ok(), |quote| {
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
    let is_picked =
        |e: &Element| picked.is_some() && e.get_attribute("data-source").and_then(|s| s.parse().ok()) == picked;
    each(&text.query_selector_all(".sr-quote[data-source]").ok(), |quote| {
        let _ = quote.toggle_attribute_with_force("data-picked", is_picked(&quote));
    });
    each(&sources.query_selector_all("[data-action='pick']").ok(), |button| {
        let _ = button.set_attribute("aria-pressed", if is_picked(&button) { "true" } else { "false" });
    });
}

pub(super) fn each(nodes: &Option<NodeList>, mut f: impl FnMut(Element)) {
    let Some(nodes) = nodes else { return };
    for i in 0..nodes.length() {
        if let Some(element) = nodes.get(i).and_then(|n| n.dyn_into::<Element>().ok()) {
            f(element);
        }
    }
}

/// Writes the buttons of one speaker in the list.
pub(super) fn speaker_buttons(source: usize, out: &mut dyn Sink) {
    let source = source.to_string();
    out.open("span");
    out.attr("class", "sr-actions");
    for (action, words) in [("pick", Label::new(|m| m.pick_speaker)), ("fold", Label::new(|m| m.fold_speaker))] {
        out.open("button");
        out.attr("type", "button");
        out.attr("data-action", action);
        out.attr("data-source", &source);
        out.attr("aria-pressed", "false");
        out.label(words);
        out.close();
    }
    out.close();
}

/// Writes the buttons that copy the whole list.
pub(super) fn copy_buttons(out: &mut dyn Sink) {
    out.open("details");
    out.attr("class", "sr-copies");
    out.interface_lang();
    out.open("summary");
    out.label(Label::new(|m| m.copy_sources));
    out.close();
    let formats = [("copy-markdown", "Markdown"), ("copy-csl", "CSL-JSON"), ("copy-bibtex", "BibTeX")];
    for (action, format) in formats {
        button(action, Label::with(|m| m.copy_as, [format.to_owned()]), out);
    }
    button("copy-analysis", Label::new(|m| m.copy_analysis), out);
    out.close();
}

fn button(action: &'static str, words: Label, out: &mut dyn Sink) {
    out.open("button");
    out.attr("type", "button");
    out.attr("data-action", action);
    out.label(words);
    out.close();
}

//! What is known of one quotation: who says it, by which words, how surely; and what can be done with it.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FocusOptions, HtmlElement};

use super::icon::{icon, paths};
use super::state::{Shown, Side, State};
use crate::Article;
use crate::document::Lang;
use crate::i18n::{Label, Word};
use crate::sources;
use crate::voices::{Attribution, Certainty};

/// The quotation whose card is shown, and the sign in the text that asked for it.
#[derive(Clone, PartialEq)]
pub(super) struct Asked {
    pub side: Side,
    /// An index into the quotations of that side.
    pub quote: usize,
    /// The number of its speaker in the list of sources.
    pub source: Option<usize>,
    pub sign: Element,
    /// Whether the reader went there on purpose (a click), so that the focus goes along.
    pub pinned: bool,
}

/// The card. It is a popover: it closes with Escape or a click elsewhere, and stays while the pointer is on it.
#[component]
pub(super) fn Card(state: State, shown: Shown, asked: RwSignal<Option<Asked>, LocalStorage>) -> impl IntoView {
    let card = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let Some(element) = card.get() else { return };
        match asked.get() {
            Some(asked) => show(&element, &asked),
            None => drop(element.hide_popover()),
        }
    });
    let content =
        move || asked.get().map(|now| view! { <About state shown=shown.clone() asked=now asked_card=asked /> });
    view! {
        <div
            class="sr-card-quote"
            popover="auto"
            role="dialog"
            aria-label=state.words(|m| m.about_quotation())
            lang=move || state.locale.get().tag()
            node_ref=card
        >
            {content}
        </div>
    }
}

/// Opens the popover beside the sign, inside the window: below it, or above where there is more room. (On a narrow page the style sheet
/// makes a sheet of it, at the lower edge.)
fn show(card: &HtmlElement, asked: &Asked) {
    let options = js_sys::Object::new();
    if asked.pinned {
        // This puts the card after its sign in the order of focus. One that only came with the focus is passed by: nobody has
        // to walk through the buttons of every quotation.
        let _ = js_sys::Reflect::set(&options, &"source".into(), &asked.sign);
    }
    let open =
        js_sys::Reflect::get(card, &"showPopover".into()).ok().and_then(|f| f.dyn_into::<js_sys::Function>().ok());
    if let Some(open) = open {
        let _ = open.call1(card, &options);
    }
    let place = asked.sign.get_bounding_client_rect();
    let (width, height) = (f64::from(card.offset_width()), f64::from(card.offset_height()));
    let root = document().document_element();
    let room = root.as_ref().map_or((0.0, 0.0), |r| (f64::from(r.client_width()), f64::from(r.client_height())));
    let scrolled = |value: Result<f64, JsValue>| value.unwrap_or(0.0);
    let left = (place.left() - width / 2.0).min(room.0 - width - EDGE).max(EDGE) + scrolled(window().scroll_x());
    let top = beside(place.top(), place.bottom(), height, room.1) + scrolled(window().scroll_y());
    let _ = card.style().set_property("left", &format!("{}px", left as i32));
    let _ = card.style().set_property("top", &format!("{}px", top as i32));
    if asked.pinned
        && let Ok(Some(first)) = card.query_selector("a, button:not(.close)")
        && let Some(first) = first.dyn_ref::<HtmlElement>()
    {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = first.focus_with_options(&options);
    }
}

/// Between the card and the window's edge, and between it and its sign (CSS pixels).
const EDGE: f64 = 12.0;
const GAP: f64 = 8.0;

/// Where a card of this height begins, in a window of `room`, beside what reaches from `top` to `bottom`.
fn beside(top: f64, bottom: f64, height: f64, room: f64) -> f64 {
    let (above, below) = (top - GAP - height, bottom + GAP);
    let wanted = if below + height + EDGE <= room || room - bottom >= top { below } else { above };
    wanted.min(room - height - EDGE).max(EDGE)
}

#[component]
fn About(
    state: State,
    shown: Shown,
    asked: Asked,
    /// Whose card is shown: it closes with nobody's.
    asked_card: RwSignal<Option<Asked>, LocalStorage>,
) -> impl IntoView {
    let Asked { side, quote, source: number, sign, .. } = asked;
    let folds = sign.previous_element_sibling().is_some_and(|e| e.matches("details.sr-fold").unwrap_or(false));
    let article = shown.side(side).unwrap_or(shown.original());
    let found = article.findings.quotes.get(quote);
    let speakers: Vec<usize> = found.map(|q| sources::speakers(q).collect()).unwrap_or_default();
    let attribution = found.and_then(|q| q.attribution.clone());
    let denied = found.and_then(|q| article.findings.denied(q)).map(|n| n.name.clone());
    let (is_named, is_denied) = (!speakers.is_empty(), denied.is_some());
    let evidence = attribution.as_ref().and_then(|a| words_of(article, a));
    let certainty = is_named.then(|| certainty(attribution.as_ref(), evidence));
    let described = attribution.as_ref().and_then(|a| a.description.clone());
    let name = who(state, article, &speakers, described, denied);
    let action = move |name: &'static str, class: &'static str, path: &'static str, words: Word| {
        view! {
            <button
                type="button"
                class=class
                data-action=name
                data-side=side.name()
                data-quote=quote.to_string()
                data-source=number.map(|n| n.to_string())
            >
                {icon(path)} <span>{state.words(words)}</span>
            </button>
        }
    };
    let is_unsure = attribution.as_ref().is_some_and(|a| a.certainty == Certainty::Unsure);
    let close = move |_| asked_card.set(None);
    let list = number.map_or_else(|| "open".to_owned(), |i| format!("s-{i}"));
    view! {
        <button type="button" class="close" aria-label=state.words(|m| m.close()) on:click=close>{icon(paths::CLOSE)}</button>
        {name}
        {certainty.map(|label| view! {
            <p class="certainty">
                {is_unsure.then(|| icon(paths::WARN))} <span>{move || state.label(&label)}</span>
            </p>
        })}
        <div class="card-actions">
            {action("copy-quote", "primary", paths::COPY, |m| m.copy_quotation())}
            {state.linkable.get_untracked().then(|| action("copy-link", "", paths::LINK, |m| m.copy_link()))}
            {number.map(|_| action("pick", "", paths::EYE, |m| m.pick_speaker()))}
            {folds.then(|| action("fold-one", "", paths::FOLD, |m| m.fold_one()))}
            {is_named.then(|| action("deny", "", paths::CLOSE, |m| m.deny()))}
            {is_denied.then(|| action("restore", "", paths::BACK, |m| m.restore()))}
            <a class="sr-jump" href=format!("#{}", state.id(&list))>
                {icon(paths::WHO)} <span>{state.words(|m| m.show_in_list())}</span>
            </a>
        </div>
    }
}

/// Who says it: the name with its office, and who says it as well; a description; who the reader says it is not.
fn who(
    state: State,
    article: &Article,
    speakers: &[usize],
    described: Option<String>,
    denied: Option<String>,
) -> AnyView {
    let sources = &article.sources;
    let known = speakers.first().map(|&i| &sources[i]);
    let known = known.map(|source| (source.name.clone(), source.latin.clone(), source.affiliation.clone()));
    let with: Vec<&str> = speakers.iter().skip(1).map(|&i| sources[i].name.as_str()).collect();
    let main = article.document.lang;
    let with = (!with.is_empty()).then(|| Label::with(|m| m.together_with(), [main.row(&with)]));
    let lang = move |text: &str| Lang::detect(text, main).html();
    match (known, described) {
        (Some((name, latin, affiliation)), _) => view! {
            <p class="who"><bdi lang=lang(&name)>{name.clone()}</bdi> " " <span class="sr-latin" lang="">{latin}</span></p>
            {affiliation.map(|text| view! { <p lang=lang(&text)>{text.clone()}</p> })}
            {with.map(|label| view! { <p class="with">{move || state.label(&label)}</p> })}
        }
        .into_any(),
        (None, Some(text)) => view! {
            <p class="who">{state.words(|m| m.unattributed())}</p>
            <p>{move || state.label(&Label::with(|m| m.described(), [text.clone()]))}</p>
        }
        .into_any(),
        (None, None) if denied.is_some() => view! {
            <p class="who">{state.words(|m| m.unattributed())}</p>
            <p>{move || state.label(&Label::with(|m| m.denied(), denied.clone()))}</p>
        }
        .into_any(),
        (None, None) => view! { <p class="who">{state.words(|m| m.unattributed())}</p> }.into_any(),
    }
}

/// How certain it is, in one sentence, with the words it rests on.
fn certainty(attribution: Option<&Attribution>, evidence: Option<String>) -> Label {
    let certainty = attribution.map_or(Certainty::Unsure, |a| a.certainty);
    match evidence {
        Some(words) => Label::with(
            match certainty {
                Certainty::Sure => |m| m.sure_because(),
                Certainty::Likely => |m| m.likely_because(),
                Certainty::Unsure => |m| m.unsure_because(),
            },
            [words],
        ),
        None => Label::new(match certainty {
            Certainty::Sure => |m| m.sure(),
            Certainty::Likely => |m| m.likely(),
            Certainty::Unsure => |m| m.unsure(),
        }),
    }
}

/// The words that an attribution rests on, as the text has them.
fn words_of(article: &Article, attribution: &Attribution) -> Option<String> {
    let (leaf, range) = attribution.evidence.as_ref()?;
    Some(article.document.leaves().get(*leaf)?.as_str().get(range.clone())?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_stands_inside_the_window() {
        // Near the lower edge it stands above its sign.
        assert!((beside(800.0, 820.0, 160.0, 900.0) - 632.0).abs() < 0.1);
        assert!((beside(100.0, 120.0, 160.0, 900.0) - 128.0).abs() < 0.1);
        // Where it fits nowhere it stays in view all the same.
        for top in [0.0, 120.0, 260.0] {
            let place = beside(top, top + 20.0, 240.0, 300.0);
            assert!(place >= EDGE && place + 240.0 + EDGE <= 300.0, "{place}");
        }
    }
}

//! The article in the page.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::ev;
use leptos::html::{self, Aside};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, HtmlElement};

use super::actions::{each, perform, show_picked};
use super::card::Asked;
use super::characters;
use super::dom::{DomSink, Labels};
use super::hover::{Hover, asked_by, element, sign, within};
use super::images::{Images, load_held};
use super::later::{Missing, OnRequest};
use super::pace::Slices;
use super::reading::{self, Wish};
use super::state::{Shown, State};
use super::view;
use super::way_back::WayBack;
use super::when::when;
use crate::Article;
use crate::i18n::{Label, Locale};

/// An article of more blocks than this is laid out only where it is looked at: in parts of so many blocks. (Each for itself, the browser
/// would ask of thousands whether they are in view, for every frame.)
const LONG: usize = 300;
const PART: usize = 64;
/// A layout that takes longer than this, in milliseconds, says so.
const PATIENCE: f64 = 300.0;

/// Shows an article, or an article and its translation: the text, and the sources beside it (below it on a narrow page).
#[component]
pub(super) fn Reader(state: State, shown: Shown) -> impl IntoView {
    let layout = NodeRef::<html::Div>::new();
    let text = NodeRef::<html::Article>::new();
    let sources = NodeRef::<Aside>::new();
    let busy = RwSignal::new(false);
    let way_back = WayBack::new();
    let asked = RwSignal::new_local(None::<Asked>);
    let lang = shown.original().document.lang;
    write(state, shown.clone(), text, sources, busy);
    follow(state, text, sources);
    reading::follow(state, layout);
    reading::follow_letters(state, layout);
    if shown.pair().is_some() {
        view::follow(state, layout);
    }
    if shown.has_chinese() {
        characters::follow(state, layout);
    }
    // A link to a place that the view hides shows it.
    let arrived = window_event_listener(ev::hashchange, move |_| {
        if let Some(text) = text.get_untracked() {
            show_target(state, &text);
        }
    });
    on_cleanup(move || arrived.remove());

    // The card is fetched when the first one is asked for.
    let part = OnRequest::new();
    Effect::new(move |_| {
        if asked.with(Option::is_some) {
            spawn_local(async move {
                if let Err(Missing) = part.fetch().await {
                    state.said.set(Some(Label::new(|m| m.part_failed)));
                    asked.set(None);
                }
            });
        }
    });
    let hover = Hover::new(asked);
    let card_of = shown.clone();
    let card = move || part.show(|later| (later.card)(state, card_of.clone(), asked));
    let click = move |event: web_sys::MouseEvent| {
        let (Some(target), Some(text)) = (element(&event), text.get_untracked()) else { return };
        if load_held(state.images.get_untracked(), &target) {
            event.prevent_default();
        } else if let Some(sign) = sign(&target).filter(|_| !(event.ctrl_key() || event.meta_key())) {
            event.prevent_default();
            asked.set(asked_by(sign, true));
        } else if let Ok(Some(jump)) = target.closest("a.sr-jump") {
            // From the card, the way back leads to the sign that opened it.
            let sign = asked.with_untracked(|a| a.as_ref().map(|a| a.sign.clone()));
            way_back.leave(sign.filter(|_| within(&jump, ".sr-card-quote")).unwrap_or(jump));
            asked.set(None);
        } else if perform(state, &shown, &text, &target)
            && let Some(sign) = asked.get_untracked().map(|a| a.sign).filter(|_| within(&target, ".sr-card-quote"))
        {
            // The card goes; the focus stays where it came from, and does not ask for the card again.
            hover.ignore_next_focus();
            let _ = sign.dyn_ref::<HtmlElement>().map(HtmlElement::focus);
            asked.set(None);
        } else {
            view::peek(state, &target);
        }
    };
    // The list and the text are tied to one another when somebody comes to the list.
    let tied = StoredValue::new(false);
    let tie_once = move || {
        if !tied.get_value() {
            tied.set_value(true);
            state.wish.set(Some(Wish::Tie));
        }
    };
    let (tie, tie_focus) = (move |_: web_sys::PointerEvent| tie_once(), move |_: web_sys::FocusEvent| tie_once());
    // Errors of images do not bubble; they are heard on the way down.
    let missing = move |event: web_sys::ErrorEvent| {
        let image = element(&event).filter(|e| e.tag_name() == "IMG");
        if let Some(figure) = image.and_then(|i| i.parent_element()) {
            let _ = figure.set_attribute("data-missing", "");
        }
    };
    let laying_out = move || view! { <p class="sr-busy" role="status">{state.words(|m| m.laying_out)}</p> }.into_any();
    let back = move || {
        let go = move |_| way_back.go();
        view! { <button type="button" class="sr-back" on:click=go>{state.words(|m| m.back)}</button> }.into_any()
    };
    view! {
        <div
            class="sr-reader"
            on:click=click
            on:error:capture=missing
            on:pointerover=move |event| {
                hover.pointer(&event);
                view::pointer(layout, &event);
            }
            on:pointerleave=move |event| hover.pointer(&event)
            on:focusin=move |event| hover.focus(&event)
        >
            <div class="sr-layout" node_ref=layout>
                <article
                    class="sr-article"
                    id=state.id("text")
                    tabindex="-1"
                    lang=lang.html()
                    node_ref=text
                    aria-busy=move || busy.get().to_string()
                ></article>
                <aside class="sr-aside" node_ref=sources on:pointerenter=tie on:focusin=tie_focus></aside>
            </div>
            {card}
            {when(move || busy.get(), laying_out)}
            {when(move || way_back.is_open(), back)}
            <Said state />
        </div>
    }
}

/// The beginning of a long text, to be read while the rest of it is: its text only, the tools and the sources come with the whole.
#[component]
pub(super) fn Beginning(state: State, article: Arc<Article>) -> impl IntoView {
    let text = NodeRef::<html::Article>::new();
    let lang = article.document.lang;
    Effect::new(move |_| {
        if let Some(text) = text.get() {
            let job = Job::new(state, Shown::Article(article.clone()), text.unchecked_into(), None);
            spawn_local(async move { drop(job.run(RwSignal::new(false), || true).await) });
        }
    });
    view! {
        <div class="sr-reader">
            <div class="sr-layout">
                <article class="sr-article" lang=lang.html() aria-busy="true" node_ref=text></article>
            </div>
            <p class="sr-busy" role="status">{state.words(|m| m.laying_out)}</p>
        </div>
    }
}

/// Says what was just done, for eyes and for screen readers, and is silent again after a while.
#[component]
fn Said(state: State) -> impl IntoView {
    Effect::new(move |before: Option<Option<TimeoutHandle>>| {
        // A newer message has its own time.
        if let Some(timer) = before.flatten() {
            timer.clear();
        }
        let some = state.said.with(Option::is_some);
        let silence = move || state.said.set(None);
        some.then(|| set_timeout_with_handle(silence, Duration::from_secs(4)).ok()).flatten()
    });
    let words = move || state.said.get().map(|label| state.label(&label));
    view! { <p class="sr-said" role="status">{words}</p> }
}

/// Writes the article into the page, once the page has its places for it.
fn write(state: State, shown: Shown, text: NodeRef<html::Article>, sources: NodeRef<Aside>, busy: RwSignal<bool>) {
    let labels = Rc::new(RefCell::new(Labels::default()));
    let alive = Rc::new(());
    let (written, still_there) = (labels.clone(), Rc::downgrade(&alive));
    Effect::new(move |_| {
        let (Some(text), Some(sources)) = (text.get(), sources.get()) else { return };
        let job = Job::new(state, shown.clone(), text.unchecked_into(), Some(sources.unchecked_into()));
        let (written, still_there) = (written.clone(), still_there.clone());
        spawn_local(async move {
            let Some(labels) = job.run(busy, || still_there.strong_count() > 0).await else { return };
            // The language or the fold may have been changed while it was being written.
            let locale = state.locale.get_untracked();
            if locale != job.locale {
                labels.speak(locale);
            }
            written.replace(labels);
            if state.folded.get_untracked() {
                set_folds(&job.text, true);
            }
            view::order(&job.text, state.swapped.get_untracked());
            show_target(state, &job.text);
            state.written.set(true);
        });
    });
    Effect::new(move |before: Option<Locale>| {
        let locale = state.locale.get();
        if before.is_some_and(|b| b != locale) {
            labels.borrow().speak(locale);
        }
        locale
    });
    // Kept by the component: what is still being written for it stops when it goes.
    let alive = send_wrapper::SendWrapper::new(alive);
    on_cleanup(move || drop(alive));
}

/// Lets the article follow what the reader chooses: all folded or open, one speaker picked.
fn follow(state: State, text: NodeRef<html::Article>, sources: NodeRef<Aside>) {
    Effect::new(move |before: Option<bool>| {
        let folded = state.folded.get();
        if let (Some(text), true) = (text.get_untracked(), before.is_some_and(|b| b != folded)) {
            set_folds(&text, folded);
            // What was folded speaker by speaker is overruled.
            if let Some(sources) = sources.get_untracked() {
                each(&sources.query_selector_all("[data-action='fold']").ok(), |button| {
                    let _ = button.set_attribute("aria-pressed", "false");
                });
            }
        }
        folded
    });
    Effect::new(move |_| {
        let picked = state.picked.get();
        if let (Some(text), Some(sources)) = (text.get_untracked(), sources.get_untracked()) {
            show_picked(&text, &sources, picked);
        }
    });
}

/// Writing an article into the page.
struct Job {
    shown: Shown,
    text: Element,
    /// Where the sources go, if they are wanted.
    sources: Option<Element>,
    locale: Locale,
    prefix: &'static str,
    images: Images,
}

impl Job {
    fn new(state: State, shown: Shown, text: Element, sources: Option<Element>) -> Self {
        let (locale, images) = (state.locale.get_untracked(), state.images.get_untracked());
        Self { shown, text, sources, locale, prefix: state.prefix, images }
    }

    /// Writes in slices, so that a long article does not freeze the page; stops when it is no longer `wanted`. Answers the words
    /// of the interface in it.
    async fn run(&self, busy: RwSignal<bool>, wanted: impl Fn() -> bool) -> Option<Labels> {
        let mut writer = self.shown.writer(self.prefix);
        let mut sink = DomSink::new(self.text.clone(), self.locale, self.images);
        writer.head(&mut sink);
        let mut slices = Slices::new();
        let is_long = writer.len() > LONG;
        for index in 0..writer.len() {
            if is_long && index.is_multiple_of(PART) {
                sink.turn_to(self.part());
            }
            writer.row(index, &mut sink);
            if sink.is_full() || is_long && (index + 1).is_multiple_of(PART) {
                sink.flush();
                if slices.is_due() {
                    if slices.elapsed() > PATIENCE {
                        busy.set(true);
                    }
                    slices.rest().await;
                    if !wanted() {
                        return None;
                    }
                }
            }
        }
        if let Some(sources) = &self.sources {
            sink.turn_to(sources.clone());
            writer.sources(&mut sink);
        }
        busy.set(false);
        Some(sink.into_labels())
    }

    /// A part of a long article, which is laid out where it is looked at.
    fn part(&self) -> Element {
        let part = document().create_element("div").and_then(|part| {
            part.set_class_name("sr-part");
            self.text.append_child(&part)?;
            Ok(part)
        });
        part.unwrap_or_else(|_| self.text.clone())
    }
}

fn set_folds(text: &Element, folded: bool) {
    each(&text.query_selector_all("details.sr-fold, details.sr-fold-block").ok(), |details| {
        if let Some(details) = details.dyn_ref::<HtmlDetailsElement>() {
            details.set_open(!folded);
        }
    });
}

/// The address may name a place in the text that was not there, or not in view, when the browser looked for it.
fn show_target(state: State, text: &Element) {
    let Ok(hash) = window().location().hash() else { return };
    let Some(id) = hash.strip_prefix('#').filter(|id| id.starts_with(state.prefix)) else { return };
    if let Some(target) = document().get_element_by_id(id).filter(|t| text.contains(Some(t))) {
        view::reveal(state, &target);
        // The view has changed by the next frame.
        request_animation_frame(move || target.scroll_into_view());
    }
}

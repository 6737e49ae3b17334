//! The reader in the page: what is shown is written, followed and listened to.
//!
//! A text stands before anything is known of it: the element's first file has written it, or [`Content::Begun`] has. What is found is
//! set into what stands, by the same markup ([`DomSink`](crate::ui::dom::DomSink)); only an article with its translation, which stands in
//! rows, is written anew.

use std::cell::Cell;
use std::time::Duration;

use gloo_events::{EventListener, EventListenerOptions};
use leptos::ev;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::actions::{perform, show_picked};
use super::card::Asked;
use super::chinese;
use super::error::Missing;
use super::hover::{Hover, asked_by, element, sign, within};
use super::images::load_held;
use super::later::OnRequest;
use super::options::Wish;
use super::reading;
use super::state::{Begun, Content, Shown, State};
use super::view;
use super::way_back::WayBack;
use super::when::when;
use super::writing::{self, set_folds, show_target};
use crate::i18n::Label;
use crate::ui::dom::{Page, each};

/// Shows in `place` what there is to read, as long as the reader lives.
pub(super) fn follow(state: State, place: Element) {
    Effect::new(move |_| match state.content.get() {
        Content::Loading { .. } | Content::Failed(_) => {
            if !state.standing.get_untracked() {
                place.replace_children_with_node_0();
            }
        }
        Content::Begun(begun) => begin(state, &place, begun),
        Content::Shown(shown) => {
            // Its text may stand already.
            let standing = Page::standing(&place).filter(|_| state.standing.get_untracked() && shown.pair().is_none());
            let eye = if standing.is_none() { view::Eye::of(&place) } else { None };
            let page = standing.or_else(|| {
                place.replace_children_with_node_0();
                Page::new(&place, state.prefix, shown.original().document.lang.html())
            });
            if let Some(page) = page {
                attach(state, shown, page, eye);
            }
        }
    });
}

/// A text, or the beginning of a long one, to be read while more is found out: the tools and the sources come with the whole.
fn begin(state: State, place: &Element, begun: Begun) {
    place.replace_children_with_node_0();
    if let Some(page) = Page::new(place, state.prefix, begun.text.document.lang.html()) {
        let _ = page.text.set_attribute("aria-busy", "true");
        state.standing.set(begun.is_whole);
        let heard = send_wrapper::SendWrapper::new(hear_missing(&page));
        on_cleanup(move || drop(heard));
        writing::begin(state, begun, page);
    }
}

/// Writes what is shown into the page and listens to it, until the next text.
fn attach(state: State, shown: Shown, page: Page, eye: Option<view::Eye>) {
    let busy = RwSignal::new(false);
    let way_back = WayBack::new();
    let asked = RwSignal::new_local(None::<Asked>);
    let _ = page.text.set_attribute("lang", shown.original().document.lang.html());
    writing::write(state, shown.clone(), page.clone(), busy, eye);
    follow_choices(state, page.clone());
    reading::follow(state, &page);
    reading::follow_letters(state, &page);
    if shown.pair().is_some() {
        view::follow(state, page.layout.clone());
    }
    if shown.has_chinese() {
        chinese::follow(state, page.layout.clone());
    }
    let text = page.text.clone();
    Effect::new(move |_| drop(text.set_attribute("aria-busy", if busy.get() { "true" } else { "false" })));
    // A link to a place that the view hides shows it.
    let text = send_wrapper::SendWrapper::new(page.text.clone());
    let arrived = window_event_listener(ev::hashchange, move |_| show_target(state, &text));
    on_cleanup(move || arrived.remove());

    // The card is fetched when the first one is asked for.
    let part = OnRequest::new();
    Effect::new(move |_| {
        if asked.with(Option::is_some) {
            spawn_local(async move {
                if let Err(Missing) = part.fetch().await {
                    state.said.set(Some(Label::new(|m| m.part_failed())));
                    asked.set(None);
                }
            });
        }
    });
    let listeners = listen(state, &shown, &page, asked, way_back);
    let tools = mount_to(page.reader.clone().unchecked_into::<HtmlElement>(), move || {
        let laying_out =
            move || view! { <p class="sr-busy" role="status">{state.words(|m| m.laying_out())}</p> }.into_any();
        let back = move || {
            let go = move |_| way_back.go();
            view! { <button type="button" class="sr-back" on:click=go>{state.words(|m| m.back())}</button> }.into_any()
        };
        let card = move || part.show(|later| (later.card)(state, shown.clone(), asked));
        view! {
            {card}
            {when(move || busy.get(), laying_out)}
            {when(move || way_back.is_open(), back)}
            <Said state />
        }
    });
    let kept = send_wrapper::SendWrapper::new((listeners, tools));
    on_cleanup(move || drop(kept));
}

/// Listens to clicks, to the pointer and to the focus.
fn listen(
    state: State,
    shown: &Shown,
    page: &Page,
    asked: RwSignal<Option<Asked>, LocalStorage>,
    way_back: WayBack,
) -> Vec<EventListener> {
    let hover = Hover::new(asked);
    let (shown, text) = (shown.clone(), page.text.clone());
    let reader = page.reader.clone();
    let click = move |event: &Event| {
        let Some(event) = event.dyn_ref::<web_sys::MouseEvent>() else { return };
        let Some(target) = element(event) else { return };
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
        } else if opens_in_place(&target) && !reader.has_attribute(reading::AT_WORK) {
            // What opens it is fetched first.
            if let Ok(target) = target.dyn_into::<HtmlElement>() {
                event.prevent_default();
                state.wish.set(Some(Wish::Click(send_wrapper::SendWrapper::new(target))));
            }
        } else {
            view::peek(state, &target);
        }
    };
    let layout = page.layout.clone();
    let reached = Cell::new(false);
    let over = move |event: &Event| {
        if let Some(event) = event.dyn_ref::<web_sys::PointerEvent>() {
            hover.pointer(event);
            view::pointer(&layout, event);
            // Pictures and notes open in place, once what opens them is there.
            if !reached.get() && element(event).is_some_and(|e| opens_in_place(&e)) {
                reached.set(true);
                state.wish.set(Some(Wish::Tie));
            }
        }
    };
    let leave = move |event: &Event| event.dyn_ref().map_or((), |event| hover.pointer(event));
    let focus = move |event: &Event| event.dyn_ref().map_or((), |event| hover.focus(event));
    // A popover's events do not bubble; they are heard on the way down.
    let toggle = |name: &'static str| {
        let down = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&page.reader, name, down, move |event| hover.toggle(event))
    };
    // List and text are tied to one another when somebody comes to the list.
    let tie = move |_: &Event| state.wish.set(Some(Wish::Tie));
    let on = |name: &'static str, act: Box<dyn FnMut(&Event)>| EventListener::new(&page.reader, name, act);
    let active = EventListenerOptions::enable_prevent_default();
    vec![
        EventListener::new_with_options(&page.reader, "click", active, click),
        hear_missing(page),
        on("pointerover", Box::new(over)),
        on("pointerleave", Box::new(leave)),
        on("focusin", Box::new(focus)),
        toggle("beforetoggle"),
        toggle("toggle"),
        EventListener::once(&page.aside, "pointerenter", tie),
        EventListener::once(&page.aside, "focusin", tie),
        // Pictures are reached by the keyboard once what opens them is there.
        EventListener::once(&page.text, "focusin", tie),
    ]
}

/// Whether it is a picture, or leads to a note, which open where they stand.
fn opens_in_place(target: &Element) -> bool {
    within(target, ".sr-article figure > img, .sr-article a[href^='#']:not(.sr-by, .sr-jump)")
}

/// What stands in an image's place is shown where the image does not come. Errors of images do not bubble; they are heard on the way down.
fn hear_missing(page: &Page) -> EventListener {
    let down = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(&page.reader, "error", down, |event| {
        let image = element(event).filter(|e| e.tag_name() == "IMG");
        if let Some(figure) = image.and_then(|i| i.parent_element()) {
            let _ = figure.set_attribute("data-missing", "");
        }
    })
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

/// Lets the article follow what the reader chooses: all folded or open, one speaker picked.
fn follow_choices(state: State, page: Page) {
    let Page { text, aside, .. } = page.clone();
    Effect::new(move |before: Option<bool>| {
        let folded = state.folded.get();
        if before.is_some_and(|b| b != folded) {
            set_folds(&text, folded);
            // What was folded speaker by speaker is overruled.
            each(&aside.query_selector_all("[data-action='fold']").ok(), |button| {
                let _ = button.set_attribute("aria-pressed", "false");
            });
        }
        folded
    });
    Effect::new(move |before: Option<()>| {
        let picked = state.picked.get();
        // At first nobody is, and nothing shows it but a text that stood before.
        if before.is_some() || picked.is_some() || page.text.has_attribute("data-picking") {
            show_picked(&page.text, &page.aside, picked);
        }
    });
}

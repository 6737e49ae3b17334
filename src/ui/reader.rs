//! The article in the page.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use leptos::html::{self, Aside};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement};

use super::dom::{DomSink, Labels};
use super::state::State;
use crate::Article;
use crate::i18n::Locale;
use crate::markup::Writer;

/// Ids in the page begin so.
const PREFIX: &str = "sr-";
/// An article of more blocks than this is laid out only where it is looked at.
const LONG: usize = 300;
/// How long the page may be kept from answering, in milliseconds, before the work is put down for a moment.
const SLICE: f64 = 12.0;
/// A layout that takes longer than this, in milliseconds, says so.
const PATIENCE: f64 = 300.0;

/// Shows one article: its text, and the sources beside it (below it on a narrow page).
#[component]
pub(super) fn Reader(state: State, article: Arc<Article>) -> impl IntoView {
    let text = NodeRef::<html::Article>::new();
    let sources = NodeRef::<Aside>::new();
    let labels = Rc::new(RefCell::new(Labels::default()));
    let busy = RwSignal::new(false);
    let jumped = RwSignal::new(false);
    let alive = Rc::new(());
    let lang = article.document.lang;

    let written = labels.clone();
    let still_there = Rc::downgrade(&alive);
    Effect::new(move |_| {
        let (Some(text), Some(sources)) = (text.get(), sources.get()) else { return };
        let job = Job {
            article: article.clone(),
            text: text.unchecked_into(),
            sources: sources.unchecked_into(),
            locale: state.locale.get_untracked(),
        };
        let (labels, still_there) = (written.clone(), still_there.clone());
        spawn_local(async move {
            job.run(&labels, busy, || still_there.upgrade().is_some()).await;
            // The language or the fold may have been changed while it was being written.
            labels.borrow().speak(state.locale.get_untracked());
            if state.folded.get_untracked() {
                set_folds(&job.text, true);
            }
            show_target(&job.text);
        });
    });
    Effect::new(move |_| labels.borrow().speak(state.locale.get()));
    Effect::new(move |before: Option<bool>| {
        let folded = state.folded.get();
        if let (Some(text), true) = (text.get_untracked(), before.is_some_and(|b| b != folded)) {
            set_folds(&text, folded);
        }
        folded
    });
    // Kept by the component: what is still being written for it stops when it goes.
    on_cleanup({
        let alive = send_wrapper::SendWrapper::new(alive);
        move || drop(alive)
    });

    let follow = move |event: web_sys::MouseEvent| {
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        if target.is_some_and(|t| t.closest("a.sr-jump, a.sr-by").is_ok_and(|a| a.is_some())) {
            jumped.set(true);
        }
    };
    // Errors of images do not bubble; they are heard on the way down.
    let missing = move |event: web_sys::ErrorEvent| {
        let image = event.target().and_then(|t| t.dyn_into::<Element>().ok()).filter(|t| t.tag_name() == "IMG");
        if let Some(figure) = image.and_then(|i| i.parent_element()) {
            let _ = figure.set_attribute("data-missing", "");
        }
    };
    let back = move |_| {
        jumped.set(false);
        if let Ok(history) = window().history() {
            let _ = history.back();
        }
    };
    view! {
        <seed-reader on:click=follow on:error:capture=missing>
            <main class="sr-layout">
                <article class="sr-article" id="sr-text" tabindex="-1" lang=lang.html() node_ref=text aria-busy=move || busy.get().to_string()></article>
                <aside class="sr-aside" node_ref=sources></aside>
            </main>
            <Show when=move || busy.get()>
                <p class="sr-busy" role="status">{state.words(|m| m.laying_out)}</p>
            </Show>
            <Show when=move || jumped.get()>
                <button type="button" class="sr-back" on:click=back>{state.words(|m| m.back)}</button>
            </Show>
        </seed-reader>
    }
}

/// Writing an article into the page.
struct Job {
    article: Arc<Article>,
    text: Element,
    sources: Element,
    locale: Locale,
}

impl Job {
    /// Writes in slices, so that a long article does not freeze the page; stops when it is no longer `wanted`.
    async fn run(&self, labels: &RefCell<Labels>, busy: RwSignal<bool>, wanted: impl Fn() -> bool) {
        let mut writer = Writer::new(&self.article, PREFIX);
        if writer.len() > LONG {
            let _ = self.text.class_list().add_1("sr-long");
        }
        labels.replace(self.part(&self.text, |out| writer.head(out)));
        let began = js_sys::Date::now();
        let mut slice = began;
        for index in 0..writer.len() {
            let part = self.part(&self.text, |out| writer.block(index, out));
            labels.borrow_mut().extend(part);
            let now = js_sys::Date::now();
            if now - slice > SLICE {
                if now - began > PATIENCE {
                    busy.set(true);
                }
                TimeoutFuture::new(0).await;
                if !wanted() {
                    return;
                }
                slice = js_sys::Date::now();
            }
        }
        let part = self.part(&self.sources, |out| writer.sources(out));
        labels.borrow_mut().extend(part);
        busy.set(false);
    }

    fn part(&self, root: &Element, write: impl FnOnce(&mut DomSink)) -> Labels {
        let mut sink = DomSink::new(document(), root.clone(), self.locale);
        write(&mut sink);
        sink.into_labels()
    }
}

fn set_folds(text: &Element, folded: bool) {
    let Ok(folds) = text.query_selector_all("details.sr-fold, details.sr-fold-block") else { return };
    for i in 0..folds.length() {
        if let Some(details) = folds.get(i).and_then(|n| n.dyn_into::<HtmlDetailsElement>().ok()) {
            details.set_open(!folded);
        }
    }
}

/// The address may name a place in the text: it is there only now.
fn show_target(text: &Element) {
    let Ok(hash) = window().location().hash() else { return };
    let Some(id) = hash.strip_prefix('#').filter(|id| id.starts_with(PREFIX)) else { return };
    if let Some(target) = document().get_element_by_id(id).filter(|t| text.contains(Some(t))) {
        target.scroll_into_view();
    }
}

//! The inside of the `<seed-reader>` element: what its class (`embed/seed-reader.js`) calls. The class knows attributes, events and
//! slots; this knows articles.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, JsString, Object, Promise, Reflect};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::future_to_promise;
use web_sys::{AbortController, AbortSignal, Element, HtmlElement};

use super::bar;
use super::error::LoadError;
use super::later::later;
use super::load;
use super::loader::{Loader, Texts};
use super::on_request;
use super::options::Tools;
use super::reader;
use super::save::Saving;
use super::settings::{self, SIZES};
use super::state::{Content, Shown, State};
use super::toolbar::Toolbar;
use super::view;
use crate::analysis::Analysis;
use crate::i18n::Locale;
use crate::json::json;
use crate::markup::{Theme, View};
use crate::style;
use crate::ui::place::Images;

/// Done once, before anything else.
pub fn prepare() {
    on_request::prepare();
    #[cfg(feature = "lean")]
    crate::ui::place::ask_browser();
    // Effects are run by it; what leptos mounts would prepare it, but comes later than the first of them.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
}

/// The style sheets: of what comes to the text, for the page's own tree, and of the tools, for the element's shadow.
#[wasm_bindgen(js_name = styles)]
pub fn styles() -> js_sys::Array {
    js_sys::Array::of2(&style::REST.into(), &style::TOOLS.into())
}

thread_local! {
    /// What the ids of readers have begun with: the class gives them out again, so that they are as many as there were readers at once.
    static PREFIXES: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

fn kept(prefix: String) -> &'static str {
    PREFIXES.with_borrow_mut(|known| {
        known.iter().copied().find(|k| *k == prefix).unwrap_or_else(|| {
            let prefix: &'static str = prefix.leak();
            known.push(prefix);
            prefix
        })
    })
}

/// One element's reader, alive until it is freed.
#[wasm_bindgen]
pub struct Inside {
    state: State,
    loader: Loader,
    host: HtmlElement,
    /// Where the article stands.
    place: Element,
    tools: LaterTools,
    owner: Owner,
}

/// The tools, which come when all that is known stands, or cannot be had, so that no one of them pushes another aside: neither the
/// text nor what is found in it waits for them.
struct LaterTools {
    mounted: Rc<RefCell<Option<Box<dyn Any>>>>,
}

impl LaterTools {
    fn new(state: State, owner: Owner, place: HtmlElement) -> Self {
        let mounted = Rc::new(RefCell::new(None::<Box<dyn Any>>));
        let slot = Rc::downgrade(&mounted);
        let within = owner.clone();
        owner.with(|| {
            Effect::new(move |_| {
                let failed = state.content.with(|content| matches!(content, Content::Failed(_)));
                if !(state.written.get() || failed) {
                    return;
                }
                let (slot, within, place) = (slot.clone(), within.clone(), place.clone());
                request_animation_frame(move || {
                    // The reader may be gone by then, and the tools stay from one text to the next.
                    if let Some(slot) = slot.upgrade().filter(|slot| slot.borrow().is_none()) {
                        let tools = within.with(|| mount_to(place, move || view! { <Toolbar state open=None /> }));
                        slot.replace(Some(Box::new(tools)));
                    }
                });
            });
        });
        Self { mounted }
    }

    fn remove(&mut self) {
        self.mounted.take();
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        self.loader.abort();
        self.tools.remove();
        self.owner.cleanup();
        self.place.replace_children_with_node_0();
    }
}

#[wasm_bindgen]
impl Inside {
    /// Puts a reader into `place` (in the light tree) and its tools into `tools` (in the shadow). `report` is told what happens, by
    /// name and with details; ids begin with `prefix`.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, place: HtmlElement, tools: HtmlElement, report: Function, prefix: String) -> Self {
        let owner = Owner::new();
        let state = owner.with(|| State::new(kept(prefix)));
        let loader = owner.with(|| Loader::new(state));
        let place: Element = place.into();
        let bar: Element = tools.clone().into();
        let tools = LaterTools::new(state, owner.clone(), tools);
        owner.with(|| {
            bar::follow(bar);
            reader::follow(state, place.clone());
            follow_settings(state, host.clone());
            tell(state, report);
        });
        Self { state, loader, host, place, tools, owner }
    }

    /// Shows a text, or a text and its translation; `standing`: whether the text is in its place already, written by the first file.
    pub fn show(&self, text: String, translation: Option<String>, standing: bool) {
        let texts = load::text(text).and_then(|text| {
            let translation = translation.map(load::text).transpose()?;
            Ok(Texts { text, translation, is_ordered: true })
        });
        self.owner.with(|| self.loader.open_onto(standing, move |_| async { texts }));
    }

    /// Shows what was requested already: promises of responses; `standing` as for [`Inside::show`].
    pub fn fetched(&self, text: Promise, translation: Option<Promise>, standing: bool) {
        let loader = self.loader;
        self.owner.with(|| {
            loader.open_onto(standing, move |signal: AbortSignal| async move {
                let text = load::response(text, &signal, loader.progress(&signal)).await?;
                let translation = match translation {
                    Some(promise) => Some(load::response(promise, &signal, loader.progress(&signal)).await?),
                    None => None,
                };
                Ok(Texts { text, translation, is_ordered: true })
            });
        });
    }

    /// Stops loading: what was asked for is not wanted any more.
    pub fn stop(&self) {
        self.loader.abort();
    }

    /// An address was not one that can be fetched.
    #[wasm_bindgen(js_name = badAddress)]
    pub fn bad_address(&self) {
        self.owner.with(|| self.loader.open(|_| async { Err(LoadError::Address) }));
    }

    /// Sets what an attribute of this name says; an empty or unknown value is the usual one.
    pub fn set(&self, name: &str, value: &str) {
        let state = self.state;
        match name {
            "view" => state.view.set(View::from_name(value).unwrap_or_else(settings::view)),
            "quotes" => state.folded.set(value == "folded"),
            "images" => state.images.set(Images::from_name(value)),
            "theme" => state.theme.set(Theme::from_name(value).unwrap_or_else(settings::theme)),
            "toolbar" => state.tools.set(Tools::from_name(value)),
            "linkable" => state.linkable.set(value == "true"),
            "interface-lang" => {
                if let Some(locale) = Locale::from_tag(value) {
                    state.locale.set(locale);
                }
            }
            // The page's own language, where the author names none and the reader has chosen none.
            "page-lang" => state
                .locale
                .set(settings::chosen_locale().or_else(|| Locale::from_tag(value)).unwrap_or_else(settings::locale)),
            _ => {}
        }
    }

    /// Goes to a place of the article by its id, opening what it is folded in; answers whether there is one.
    #[wasm_bindgen(js_name = goTo)]
    pub fn go_to(&self, id: &str) -> bool {
        let Ok(Some(target)) = self.host.query_selector(&format!("[id='{}']", id.replace(['\\', '\''], ""))) else {
            return false;
        };
        view::reveal(self.state, &target);
        if let Some(fold) = target.closest("details:not([open])").ok().flatten() {
            let _ = fold.set_attribute("open", "");
        }
        target.scroll_into_view();
        true
    }

    /// What is shown as one page that needs nothing else, with its pictures where they are loaded at all; `null` while there is nothing. Rejected, with words for
    /// the reader, where the part that saves cannot be fetched.
    #[wasm_bindgen(js_name = savedPage)]
    pub fn saved_page(&self) -> Promise {
        // Pictures that the page holds back are not fetched for this either.
        let with_images = self.state.images.get_untracked() == Images::Load;
        let saving =
            AbortController::new().ok().and_then(|c| Saving::of(self.state, with_images, c.signal(), |_, _| {}));
        let failed = LoadError::Part.label().text(self.state.locale.get_untracked());
        future_to_promise(async move {
            let Some(saving) = saving else { return Ok(JsValue::NULL) };
            let later = later().await.map_err(|_| JsValue::from(failed))?;
            Ok((later.save)(saving).await.map_or(JsValue::NULL, |saved| saved.page.into()))
        })
    }

    /// The analysis of what is shown, as JSON; `null` while there is none.
    pub fn analysis(&self) -> Option<String> {
        self.state.content.with_untracked(|content| match content {
            Content::Shown(shown) => json(&Analysis::of("", shown.original())),
            _ => None,
        })
    }
}

/// Colours, size and language stand on the element itself.
fn follow_settings(state: State, host: HtmlElement) {
    let host = send_wrapper::SendWrapper::new(host);
    Effect::new(move |_| {
        let size = SIZES.get(state.size.get()).copied().unwrap_or(100);
        let _ = host.set_attribute("data-theme", state.theme.get().name());
        let _ = host.style().set_property("--sr-scale", &format!("{}.{:02}", size / 100, size % 100));
    });
}

/// Tells the class what happens.
fn tell(state: State, report: Function) {
    let report = send_wrapper::SendWrapper::new(report);
    let tell = move |name: &str, details: &[(&str, JsValue)]| {
        let detail = Object::new();
        for (key, value) in details {
            let _ = Reflect::set(&detail, &JsString::from(*key), value);
        }
        let _ = report.call2(&JsValue::UNDEFINED, &name.into(), &detail);
    };
    let content = tell.clone();
    Effect::new(move |_| match state.content.get() {
        Content::Loading { loaded, total } if loaded > 0 => {
            let total = total.map_or(JsValue::NULL, |t| JsValue::from_f64(t as f64));
            content("progress", &[("loaded", JsValue::from_f64(loaded as f64)), ("total", total)]);
        }
        Content::Failed(LoadError::Cancelled) | Content::Loading { .. } | Content::Begun(_) => {}
        Content::Failed(error) => {
            let words = error.label().text(state.locale.get_untracked());
            content("error", &[("kind", error.name().into()), ("message", words.into())]);
        }
        Content::Shown(_) => {}
    });
    let is_pair = move || state.content.with_untracked(|c| matches!(c, Content::Shown(Shown::Pair(_))));
    let stands = tell.clone();
    Effect::new(move |_| {
        if state.stands.get() {
            stands("load", &[("parallel", is_pair().into())]);
        }
    });
    let written = tell.clone();
    Effect::new(move |_| {
        if state.written.get() {
            written("analysed", &[("parallel", is_pair().into())]);
        }
    });
    Effect::new(move |before: Option<View>| {
        let view = state.view.get();
        if before.is_some_and(|before| before != view) {
            tell("viewchange", &[("view", view.name().into())]);
        }
        view
    });
}

/// What is loaded on request is fetched from here instead of from beside this module.
#[wasm_bindgen(js_name = partsFrom)]
pub fn parts_from(base: &str) {
    super::part::from(base);
}

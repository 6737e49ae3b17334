//! A translation by the browser itself, on the device, where it has a translator (the Translator API). Nothing is sent anywhere by
//! this page; what the browser does for it (it may fetch a model first) begins with a reader's click.

use std::cell::RefCell;
use std::sync::Arc;

use js_sys::{Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::pace::Slices;
use super::state::{Content, Shown, State};
use crate::Article;
use crate::document::{Lang, Text};
use crate::i18n::{Label, Locale};
use crate::pair::Pair;

#[wasm_bindgen]
extern "C" {
    /// The browser's translator from one language to another.
    #[wasm_bindgen(js_name = Translator)]
    type Translator;

    #[wasm_bindgen(catch, static_method_of = Translator)]
    fn availability(options: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, static_method_of = Translator)]
    fn create(options: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, method)]
    fn translate(this: &Translator, text: &str) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, method)]
    fn destroy(this: &Translator) -> Result<(), JsValue>;
}

/// From which language into which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Direction {
    from: Lang,
    to: Lang,
}

thread_local! {
    /// What the browser has answered, direction by direction.
    static AVAILABLE: RefCell<Vec<(Direction, bool)>> = const { RefCell::new(Vec::new()) };
}

/// How far a translation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// The browser fetches its model: per cent.
    Fetching(u32),
    /// Texts translated, of how many.
    Translating(usize, usize),
}

/// The browser could not do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Failed;

impl Direction {
    /// Into the interface's language; where the text is in that already, from Chinese into English and the other way.
    pub(super) fn of(article: &Article, locale: Locale) -> Option<Self> {
        let from = article.document.lang;
        let to = match (from.is_chinese(), locale) {
            (true, _) => Lang::En,
            (false, Locale::ZhHant) => Lang::ZhHant,
            (false, _) => Lang::ZhHans,
        };
        (from != Lang::Und).then_some(Self { from, to })
    }

    fn options(self) -> Object {
        let options = Object::new();
        // The API's names: `zh` is simplified.
        let tag = |lang| match lang {
            Lang::ZhHans => "zh",
            lang => lang.tag(),
        };
        for (key, lang) in [("sourceLanguage", self.from), ("targetLanguage", self.to)] {
            let _ = Reflect::set(&options, &key.into(), &tag(lang).into());
        }
        options
    }

    /// Whether this browser can: at once, or after fetching a model. It is asked once for each direction: an answer takes longer than
    /// most articles take to be read.
    pub(super) async fn is_available(self) -> bool {
        let known = AVAILABLE.with_borrow(|known| known.iter().find(|(of, _)| *of == self).map(|(_, is)| *is));
        if let Some(is) = known {
            return is;
        }
        let is = self.ask().await;
        AVAILABLE.with_borrow_mut(|known| known.push((self, is)));
        is
    }

    async fn ask(self) -> bool {
        if !Reflect::has(&window(), &"Translator".into()).unwrap_or(false) {
            return false;
        }
        let Ok(promise) = Translator::availability(&self.options()) else { return false };
        let answer = JsFuture::from(promise).await.ok().and_then(|a| a.as_string());
        answer.is_some_and(|a| a != "unavailable")
    }

    async fn create(self, stage: RwSignal<Option<Stage>>) -> Result<Translator, Failed> {
        let options = self.options();
        let progress = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            let loaded = Reflect::get(&event, &"loaded".into()).ok().and_then(|l| l.as_f64()).unwrap_or(0.0);
            stage.set(Some(Stage::Fetching((loaded * 100.0) as u32)));
        });
        let listener = progress.as_ref().clone();
        let monitor = Closure::once_into_js(move |monitor: web_sys::EventTarget| {
            let _ = monitor.add_event_listener_with_callback("downloadprogress", listener.unchecked_ref());
        });
        let _ = Reflect::set(&options, &"monitor".into(), &monitor);
        let promise = Translator::create(&options).map_err(|_| Failed)?;
        // The listener lives until the model is there.
        let made = JsFuture::from(promise).await;
        drop(progress);
        made.map(JsValue::unchecked_into).map_err(|_| Failed)
    }
}

/// A translation that is asked for.
#[derive(Clone)]
pub(super) struct Translating {
    pub direction: Direction,
    pub article: Arc<Article>,
    /// How far it is; nothing when it is over.
    pub stage: RwSignal<Option<Stage>>,
}

impl Translating {
    /// Whether it is still wanted: something else may have been opened in the meantime.
    fn is_wanted(&self, state: State) -> bool {
        let same = |c: &Content| matches!(c, Content::Shown(Shown::Article(a)) if Arc::ptr_eq(a, &self.article));
        state.content.with_untracked(same)
    }
}

/// Translates what is shown, and shows both.
pub(super) async fn translate(state: State, asked: Translating) {
    let made = pair(state, &asked).await;
    asked.stage.set(None);
    if !asked.is_wanted(state) {
        return;
    }
    match made {
        Ok(pair) => {
            state.written.set(false);
            state.content.set(Content::Shown(Shown::Pair(Arc::new(pair))));
        }
        Err(Failed) => state.said.set(Some(Label::new(|m| m.translate_failed()))),
    }
}

/// Translates an article, leaf by leaf, while it is wanted.
async fn pair(state: State, asked: &Translating) -> Result<Pair, Failed> {
    let Translating { direction, article, stage } = asked;
    let translator = direction.create(*stage).await?;
    let mut document = article.document.clone();
    let leaves: Vec<String> = document.leaves().iter().map(|leaf| leaf.as_str().to_owned()).collect();
    let mut done = Vec::with_capacity(leaves.len());
    for leaf in &leaves {
        stage.set(Some(Stage::Translating(done.len(), leaves.len())));
        done.push(translator.text(leaf).await?);
        if !asked.is_wanted(state) {
            let _ = translator.destroy();
            return Err(Failed);
        }
    }
    document.title = translator.text(&document.title).await?;
    let _ = translator.destroy();
    document.lang = direction.to;
    let mut done = done.into_iter();
    for block in &mut document.blocks {
        block.for_each_text_mut(&mut |text| {
            *text = Text::plain(&done.next().unwrap_or_default());
            text.lang = direction.to;
        });
    }
    let mut slices = Slices::new();
    let translation = Article::of_paced(document, Vec::new(), &mut slices).await;
    Ok(Pair::by_machine_paced(Article::clone(article), translation, &mut slices).await)
}

impl Translator {
    /// White space and the like is left alone.
    async fn text(&self, text: &str) -> Result<String, Failed> {
        if !text.contains(char::is_alphanumeric) {
            return Ok(text.to_owned());
        }
        let promise = self.translate(text).map_err(|_| Failed)?;
        JsFuture::from(promise).await.ok().and_then(|t| t.as_string()).ok_or(Failed)
    }
}

//! Opens texts: fetches or reads them, and has them parsed and put together.

use std::pin::Pin;
use std::sync::Arc;

use js_sys::Promise;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{AbortController, AbortSignal};

use super::error::{LARGEST, LoadError};
use super::later::{Fetched, Later, later};
use super::load::{self, Loaded};
use super::pace::Slices;
use super::request::{Request, SAMPLE, SAMPLE_TRANSLATION};
use super::state::{Begun, Content, Origin, Shown, State};
use crate::article::{Article, Parsed};
use crate::format::{Warning, WarningKind};
use crate::pair::{Which, split, which_is_original};
use crate::saved::{self, Seed};

/// What is on its way when a page begins: the text that its address names.
pub(super) struct Given {
    /// Absolute.
    pub address: String,
    /// Of its response.
    pub response: Promise,
    /// Stops it.
    pub abort: AbortController,
    /// Whether the text is in its place already.
    pub standing: bool,
}

/// Opens texts. A new request ends the one before it: the last one counts.
#[derive(Clone, Copy)]
pub(super) struct Loader {
    state: State,
    current: StoredValue<Option<AbortController>, LocalStorage>,
}

impl Loader {
    pub(super) fn new(state: State) -> Self {
        Self { state, current: StoredValue::new_local(None) }
    }

    pub(super) fn request(self, wanted: Request) {
        self.first(wanted, None);
    }

    /// The same for the first request of a page; what is `given` of it is on its way already.
    pub(super) fn first(self, wanted: Request, given: Option<Given>) {
        wanted.name_in_address();
        self.state.linkable.set(wanted.is_linkable());
        self.state.is_sample.set(matches!(wanted, Request::Sample));
        self.state.folded.set(false);
        let given =
            given.filter(|given| wanted.address().is_some_and(|src| load::address(src).as_ref() == Ok(&given.address)));
        let (standing, abort, response) = match given {
            Some(Given { standing, abort, response, .. }) => (standing, Some(abort), Some(response)),
            None => (false, None, None),
        };
        self.open_with(standing, abort, move |signal| async move { self.load(wanted, response, &signal).await });
    }

    /// How much of what was given has come, in bytes, and of how many: as long as it is waited for.
    pub(super) fn came(self, loaded: u64, total: Option<u64>) {
        if self.state.content.with_untracked(|content| matches!(content, Content::Loading { .. })) {
            self.state.content.set(Content::Loading { loaded, total });
        }
    }

    /// Puts a translation beside what is shown. That stays in view until both are there, and where the translation does not come.
    pub(super) fn add_translation(self, wanted: Request) {
        self.abort();
        let Ok(controller) = AbortController::new() else { return };
        let signal = controller.signal();
        self.current.set_value(Some(controller));
        let state = self.state;
        let shown =
            state.content.with_untracked(|c| if let Content::Shown(shown) = c { Some(shown.clone()) } else { None });
        let Some((shown, origin)) = shown.zip(state.origin.get_untracked()) else { return };
        spawn_local(async move {
            let made = with_translation(&shown, &origin, wanted, &signal).await;
            let is_shown = |c: &Content| matches!(c, Content::Shown(now) if now.is(&shown));
            // Something else may have been opened in the meantime.
            if signal.aborted() || !state.content.with_untracked(is_shown) {
                return;
            }
            match made {
                Ok((both, origin)) => {
                    state.origin.set(Some(Arc::new(origin)));
                    state.standing.set(false);
                    self.show(Content::Shown(both));
                }
                Err(error) => state.said.set(Some(error.label())),
            }
        });
    }

    /// Opens what `load` brings.
    pub(super) fn open<F>(self, load: impl FnOnce(AbortSignal) -> F + 'static)
    where
        F: Future<Output = Result<Texts, LoadError>> + 'static,
    {
        self.open_onto(false, load);
    }

    /// The same; `standing`: whether its text is in the page already.
    pub(super) fn open_onto<F>(self, standing: bool, load: impl FnOnce(AbortSignal) -> F + 'static)
    where
        F: Future<Output = Result<Texts, LoadError>> + 'static,
    {
        self.open_with(standing, None, load);
    }

    /// The same; what is on its way already is stopped by `abort`.
    fn open_with<F>(self, standing: bool, abort: Option<AbortController>, load: impl FnOnce(AbortSignal) -> F + 'static)
    where
        F: Future<Output = Result<Texts, LoadError>> + 'static,
    {
        self.abort();
        let Some(controller) = abort.or_else(|| AbortController::new().ok()) else { return };
        let signal = controller.signal();
        self.current.set_value(Some(controller));
        self.state.standing.set(standing);
        self.state.stands.set(false);
        self.state.content.set(Content::Loading { loaded: 0, total: None });
        // In a box: what follows is there once, wherever texts come from.
        spawn_local(self.read_and_show(standing, signal.clone(), Box::pin(load(signal))));
    }

    async fn read_and_show(self, standing: bool, signal: AbortSignal, loading: Loading) {
        let begun = |begun| {
            if !signal.aborted() {
                self.show(Content::Begun(begun));
            }
        };
        let begun = (!standing).then_some(begun);
        let (content, origin) = match loading.await {
            Ok(texts) => match read(texts, begun).await {
                Ok((shown, origin)) => (Content::Shown(shown), Some(Arc::new(origin))),
                Err(error) => (Content::Failed(error), None),
            },
            Err(error) => (Content::Failed(error), None),
        };
        // Another text may have been asked for in the meantime.
        if !signal.aborted() {
            self.state.origin.set(origin);
            self.show(content);
        }
    }

    async fn load(self, wanted: Request, given: Option<Promise>, signal: &AbortSignal) -> Result<Texts, LoadError> {
        match wanted {
            Request::Text { text, translation } => {
                let translation = translation.map(load::text).transpose()?;
                Ok(Texts { text: load::text(text)?, translation, is_ordered: true })
            }
            Request::Files { first, second } => {
                let text = load::file(first).await?;
                let translation = match second {
                    Some(file) => Some(load::file(file).await?),
                    None => None,
                };
                Ok(Texts { text, translation, is_ordered: false })
            }
            Request::Sample => self.fetch(SAMPLE, Some(SAMPLE_TRANSLATION), given, signal).await,
            Request::Address { src, translation } => self.fetch(&src, translation.as_deref(), given, signal).await,
        }
    }

    async fn fetch(
        self,
        src: &str,
        translation: Option<&str>,
        given: Option<Promise>,
        signal: &AbortSignal,
    ) -> Result<Texts, LoadError> {
        let progress = self.progress(signal);
        let text = match given {
            // How much has come of it, is told from outside.
            Some(response) => load::response(response, signal, |_, _| {}).await?,
            None => load::fetch(&load::address(src)?, signal, &progress).await?,
        };
        let translation = match translation {
            Some(address) => Some(load::fetch(&load::address(address)?, signal, &progress).await?),
            None => None,
        };
        Ok(Texts { text, translation, is_ordered: true })
    }

    /// Shows how much has come, while it is wanted.
    pub(super) fn progress(self, signal: &AbortSignal) -> impl Fn(u64, Option<u64>) + use<> {
        let signal = signal.clone();
        move |loaded, total| {
            if !signal.aborted() {
                self.state.content.set(Content::Loading { loaded, total });
            }
        }
    }

    fn show(self, content: Content) {
        self.state.picked.set(None);
        self.state.written.set(false);
        self.state.content.set(content);
    }

    pub(super) fn abort(self) {
        if let Some(controller) = self.current.try_update_value(Option::take).flatten() {
            controller.abort();
        }
    }

    pub(super) fn cancel(self) {
        self.abort();
        self.state.content.set(Content::Failed(LoadError::Cancelled));
    }
}

/// Texts that are on their way.
type Loading = Pin<Box<dyn Future<Output = Result<Texts, LoadError>>>>;

/// What was asked for, as text.
pub(super) struct Texts {
    pub text: Loaded,
    pub translation: Option<Loaded>,
    /// Whether it was said which one is the translation.
    pub is_ordered: bool,
}

/// A text that takes longer to read than anybody waits (bytes), and how much of it is shown meanwhile: some pages.
const LONG: usize = 500_000;
const BEGINNING: usize = 60_000;

/// How a long text begins, up to the end of a paragraph if there is one.
fn beginning(text: &str) -> Option<&str> {
    // A character is four bytes at most.
    let beginning = (0..4).find_map(|back| text.get(..BEGINNING - back)).filter(|_| text.len() > LONG)?;
    let end = beginning.rfind("</p>").or_else(|| beginning.rfind('\n'));
    Some(&beginning[..end.unwrap_or(beginning.len())])
}

/// Reads what was asked for. A saved page holds the text that it was made from: that is what is read. `begun` gets the text before
/// anybody is found in it, and the beginning of one that takes a while before that.
async fn read(texts: Texts, begun: Option<impl Fn(Begun)>) -> Result<(Shown, Origin), LoadError> {
    let Loaded { text, name, mut notices } = texts.text;
    if saved::is_intact(&text) == Some(false) {
        notices.push(WarningKind::Altered);
    }
    let denied = saved::denials(&text);
    let (mut seed, images) = match saved::open(&text) {
        Some(seed) => (seed, saved::images(&text)),
        None => (Seed { text, translation: None }, saved::SavedImages::new()),
    };
    let (translation, notices_of_translation) = texts.translation.map(|t| (t.text, t.notices)).unzip();
    let translation = translation.map(|t| saved::open(&t).map_or(t, |seed| seed.text));
    seed.translation = translation.or(seed.translation);
    for text in [Some(&seed.text), seed.translation.as_ref()].into_iter().flatten() {
        let bytes = text.len() as u64;
        if bytes > LARGEST {
            return Err(LoadError::TooLarge(bytes));
        }
    }

    let (mut readers, mut slices) = (Fetched::new(), Slices::new());
    let begun = begun.filter(|_| seed.translation.is_none());
    if let Some((begun, beginning)) = begun.as_ref().zip(beginning(&seed.text)) {
        let text = Parsed::of_paced(beginning, &mut readers, &mut slices).await;
        // Without its reader the text would be shown as it was written.
        if !readers.missing {
            begun(Begun { text: Arc::new(text), is_whole: false });
        }
    }
    let mut text = Parsed::of_paced(&seed.text, &mut readers, &mut slices).await;
    text.name_after(&name);
    text.warnings.extend(warnings(notices));
    if readers.missing {
        return Err(LoadError::Part);
    }
    if let Some(begun) = begun {
        let text = Arc::new(text.clone());
        begun(Begun { text, is_whole: true });
        slices.rest().await;
    }
    let mut first = text.into_article_paced(&mut slices).await;
    let mut exchanged = false;
    // One text may hold its own translation.
    let pair = match &seed.translation {
        None => match split(&first.document) {
            Some(halves) => Some((part().await?.mixed)(halves, first.clone()).await),
            None => None,
        },
        Some(translation) => {
            let mut second = Article::parse_paced(translation, &mut readers, &mut slices).await;
            second.warnings.extend(warnings(notices_of_translation.unwrap_or_default()));
            let in_order = texts.is_ordered || which_is_original(&first.document, &second.document) == Which::First;
            let together = part().await?.pair;
            Some(if in_order {
                together(first.clone(), second).await
            } else {
                exchanged = true;
                seed = seed.swapped();
                together(second, first.clone()).await
            })
        }
    };
    if readers.missing {
        return Err(LoadError::Part);
    }
    // What the reader of a saved page has called wrong stays so.
    let shown = match pair {
        Some(mut pair) => {
            denied.repeat_in_pair(&mut pair, exchanged);
            Shown::Pair(Arc::new(pair))
        }
        None => {
            denied.repeat(&mut first);
            Shown::Article(Arc::new(first))
        }
    };
    Ok((shown, Origin { seed, images }))
}

/// What is shown with another translation. (What the reader has called wrong in it stays so: it is not read anew.)
async fn with_translation(
    shown: &Shown,
    origin: &Origin,
    wanted: Request,
    signal: &AbortSignal,
) -> Result<(Shown, Origin), LoadError> {
    let Loaded { text, notices, .. } = match wanted {
        Request::Address { src, .. } => load::fetch(&load::address(&src)?, signal, |_, _| ()).await?,
        Request::Files { first, .. } => load::file(first).await?,
        Request::Text { text, .. } => load::text(text)?,
        Request::Sample => load::fetch(&load::address(SAMPLE_TRANSLATION)?, signal, |_, _| ()).await?,
    };
    let text = saved::open(&text).map_or(text, |seed| seed.text);
    if text.len() as u64 > LARGEST {
        return Err(LoadError::TooLarge(text.len() as u64));
    }
    let (mut readers, mut slices) = (Fetched::new(), Slices::new());
    let mut translation = Article::parse_paced(&text, &mut readers, &mut slices).await;
    if readers.missing {
        return Err(LoadError::Part);
    }
    translation.warnings.extend(warnings(notices));
    let pair = (part().await?.pair)(shown.original().clone(), translation).await;
    let seed = Seed { text: origin.seed.text.clone(), translation: Some(text) };
    Ok((Shown::Pair(Arc::new(pair)), Origin { seed, images: origin.images.clone() }))
}

/// What is to be said of how a text came.
fn warnings(notices: Vec<WarningKind>) -> impl Iterator<Item = Warning> {
    notices.into_iter().map(|kind| Warning { kind, span: 0..0 })
}

async fn part() -> Result<&'static Later, LoadError> {
    later().await.map_err(|_| LoadError::Part)
}

//! Opens texts: fetches or reads them, and has them parsed and put together.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{AbortController, AbortSignal};

use super::error::LoadError;
use super::load;
use super::pace::Slices;
use super::request::Request;
use super::state::{Content, Shown, State};
use crate::Article;
use crate::pair::Pair;

/// What opens when nothing else is asked for: a text of our own, and its translation.
const SAMPLE: [&str; 2] = ["samples/harbour.zh.md", "samples/harbour.en.md"];

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
        wanted.name_in_address();
        self.state.linkable.set(wanted.is_linkable());
        self.state.folded.set(false);
        self.open(move |signal| async move { self.load(wanted, &signal).await });
    }

    /// Opens what `load` brings.
    pub(super) fn open<F>(self, load: impl FnOnce(AbortSignal) -> F + 'static)
    where
        F: Future<Output = Result<Texts, LoadError>> + 'static,
    {
        self.abort();
        let Ok(controller) = AbortController::new() else { return };
        let signal = controller.signal();
        self.current.set_value(Some(controller));
        self.state.content.set(Content::Loading { loaded: 0, total: None });
        spawn_local(async move {
            let content = match load(signal.clone()).await {
                Ok(texts) => Content::Shown(read(texts).await),
                Err(error) => Content::Failed(error),
            };
            // Another text may have been asked for in the meantime.
            if !signal.aborted() {
                self.show(content);
            }
        });
    }

    async fn load(self, wanted: Request, signal: &AbortSignal) -> Result<Texts, LoadError> {
        match wanted {
            Request::Text { text, translation } => {
                let translation = translation.map(|t| load::text(t.as_bytes())).transpose()?;
                Ok(Texts { text: load::text(text.as_bytes())?, translation, is_ordered: true })
            }
            Request::Files { first, second } => {
                let text = load::file(first).await?;
                let translation = match second {
                    Some(file) => Some(load::file(file).await?),
                    None => None,
                };
                Ok(Texts { text, translation, is_ordered: false })
            }
            Request::Sample => self.fetch(SAMPLE[0], Some(SAMPLE[1]), signal).await,
            Request::Address { src, translation } => self.fetch(&src, translation.as_deref(), signal).await,
        }
    }

    async fn fetch(self, src: &str, translation: Option<&str>, signal: &AbortSignal) -> Result<Texts, LoadError> {
        let progress = self.progress(signal);
        let text = load::fetch(&load::address(src)?, signal, &progress).await?;
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

/// What was asked for, as text.
pub(super) struct Texts {
    pub text: String,
    pub translation: Option<String>,
    /// Whether it was said which one is the translation.
    pub is_ordered: bool,
}

async fn read(texts: Texts) -> Shown {
    let mut slices = Slices::new();
    let first = Article::parse_paced(&texts.text, &mut slices).await;
    let pair = match texts.translation {
        // One text may hold its own translation.
        None => Pair::of_mixed_paced(&first, &mut slices).await,
        Some(translation) => {
            let second = Article::parse_paced(&translation, &mut slices).await;
            Some(if texts.is_ordered {
                Pair::new_paced(first.clone(), second, &mut slices).await
            } else {
                Pair::either_paced(first.clone(), second, &mut slices).await
            })
        }
    };
    pair.map_or_else(|| Shown::Article(Arc::new(first)), |pair| Shown::Pair(Arc::new(pair)))
}

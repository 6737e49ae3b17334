//! Saving what is shown as one file.

use std::sync::Arc;

use js_sys::{Array, Date, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Blob, BlobPropertyBag, HtmlAnchorElement, RequestInit, Response, Url};

use super::state::{Content, Origin, Shown, State};
use crate::document::{MediaKind, Timestamp};
use crate::i18n::Locale;
use crate::markup::{Theme, View};
use crate::saved::{self, SaveOptions};

/// A larger picture stays where it is, and its caption says where (bytes).
const LARGEST_IMAGE: usize = 8_000_000;

/// What is to be saved.
pub(super) struct Saving {
    pub shown: Shown,
    pub origin: Arc<Origin>,
    /// How the page looks at first.
    pub locale: Locale,
    pub view: View,
    pub theme: Theme,
    pub with_images: bool,
    /// Calls it off.
    pub signal: AbortSignal,
    /// Called with the number of pictures requested so far, and of all.
    pub progress: Box<dyn Fn(usize, usize)>,
}

/// A page, and the name of its file.
pub(super) struct Saved {
    pub name: String,
    pub page: String,
}

impl Saving {
    /// What is shown as it looks now; `None` while there is nothing.
    pub(super) fn of(
        state: State,
        with_images: bool,
        signal: AbortSignal,
        progress: impl Fn(usize, usize) + 'static,
    ) -> Option<Self> {
        let Content::Shown(shown) = state.content.get_untracked() else { return None };
        Some(Self {
            shown,
            origin: state.origin.get_untracked()?,
            locale: state.locale.get_untracked(),
            view: state.view.get_untracked(),
            theme: state.theme.get_untracked(),
            with_images,
            signal,
            progress: Box::new(progress),
        })
    }
}

/// What is shown as one page: fetches its pictures (none where they are not wanted) and writes it. Pictures that a page opened
/// from a disk held already are not asked for again. `None` where it was called off.
pub(super) async fn page(saving: Saving) -> Option<Saved> {
    let Saving { shown, origin, with_images, signal, progress, .. } = &saving;
    let mut images = origin.images.clone();
    if *with_images {
        let wanted: Vec<_> = addresses(shown).into_iter().filter(|url| !images.contains_key(url)).collect();
        for (done, url) in wanted.iter().enumerate() {
            progress(done, wanted.len());
            if let Some(picture) = fetch(url, signal).await {
                images.insert(url.clone(), picture);
            }
            if signal.aborted() {
                return None;
            }
        }
        progress(wanted.len(), wanted.len());
    } else {
        images.clear();
    }
    let options = SaveOptions {
        locale: saving.locale,
        view: saving.view,
        theme: saving.theme,
        saved: Some(Timestamp(Date::now() as i64)),
        images,
    };
    let content = match shown {
        Shown::Article(article) => saved::SavedContent::Article(article),
        Shown::Pair(pair) => saved::SavedContent::Pair(pair),
    };
    let name = saved::file_name(&shown.original().document);
    Some(Saved { name, page: saved::page(content, &origin.seed, &options) })
}

/// The addresses of all pictures, each once, in reading order.
fn addresses(shown: &Shown) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let translation = shown.pair().map(|pair| &pair.translation);
    for article in [Some(shown.original()), translation].into_iter().flatten() {
        for block in &article.document.blocks {
            block.for_each_figure(&mut |media, _| {
                let url = media.url.as_str();
                if media.kind == MediaKind::Image && !url.starts_with("data:") && !out.iter().any(|u| u == url) {
                    out.push(url.to_owned());
                }
            });
        }
    }
    out
}

/// A picture as a `data:` URL; `None` where its server does not let this page read it, where it is none, or too large. The
/// server is told nothing: no credentials, no referrer.
async fn fetch(url: &str, signal: &AbortSignal) -> Option<String> {
    let options = RequestInit::new();
    options.set_signal(Some(signal));
    options.set_credentials(web_sys::RequestCredentials::Omit);
    options.set_referrer_policy(web_sys::ReferrerPolicy::NoReferrer);
    let response = JsFuture::from(window().fetch_with_str_and_init(url, &options)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    let length = response.headers().get("content-length").ok().flatten().and_then(|n| n.parse::<usize>().ok());
    if !response.ok() || length.is_some_and(|n| n > LARGEST_IMAGE) {
        return None;
    }
    let bytes = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    let bytes = Uint8Array::new(&bytes).to_vec();
    if bytes.len() > LARGEST_IMAGE { None } else { saved::data_url(&bytes) }
}

/// Gives a file to the browser to keep.
pub(super) fn hand_over(name: &str, page: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/html;charset=utf-8");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&page.into()), &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser has read the address by the time this runs.
    set_timeout(move || drop(Url::revoke_object_url(&url)), std::time::Duration::from_secs(60));
    Ok(())
}

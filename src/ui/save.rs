//! Saving what is shown as one file.

use js_sys::{Array, Date, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Blob, BlobPropertyBag, HtmlAnchorElement, RequestInit, Response, Url};

use super::state::{Origin, Shown, State};
use crate::document::{MediaKind, Timestamp};
use crate::saved::{self, Content, Options};

/// A larger picture stays where it is, and its caption says where (bytes).
const LARGEST_IMAGE: usize = 8_000_000;

/// Saves what is shown, and hands the page to the browser as a download. Called off by `signal`, it saves nothing.
pub(super) async fn download(
    state: State,
    shown: Shown,
    origin: &Origin,
    with_images: bool,
    signal: &AbortSignal,
    progress: impl Fn(usize, usize),
) -> Result<(), JsValue> {
    match page(state, &shown, origin, with_images, signal, progress).await {
        Some(page) => hand_over(&saved::file_name(&shown.original().document), &page),
        None => Ok(()),
    }
}

/// What is shown as one page: fetches its pictures (none where `with_images` is not wanted) and writes it. Pictures that a page
/// opened from a disk held already are not asked for again. `progress` is told how many were asked for, of how many. `None`
/// where `signal` called it off.
pub(super) async fn page(
    state: State,
    shown: &Shown,
    origin: &Origin,
    with_images: bool,
    signal: &AbortSignal,
    progress: impl Fn(usize, usize),
) -> Option<String> {
    let mut images = origin.images.clone();
    if with_images {
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
    let options = Options {
        locale: state.locale.try_get_untracked().unwrap_or_default(),
        view: state.view.try_get_untracked().unwrap_or_default(),
        theme: state.theme.try_get_untracked().unwrap_or_default(),
        saved: Some(Timestamp(Date::now() as i64)),
        images,
    };
    let content = match shown {
        Shown::Article(article) => Content::Article(article),
        Shown::Pair(pair) => Content::Pair(pair),
    };
    Some(saved::page(content, &origin.seed, &options))
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
fn hand_over(name: &str, page: &str) -> Result<(), JsValue> {
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

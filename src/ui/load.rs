//! Texts from outside: an address, a file, the clipboard.

use js_sys::{Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, ReadableStreamDefaultReader, RequestInit, Response, Url};

use super::error::{LARGEST_FILE, LoadError};

/// An address as the page may fetch it: absolute, `http` or `https`; a relative one is read from the page's own.
pub(super) fn address(raw: &str) -> Result<String, LoadError> {
    let base = window().location().href().map_err(|_| LoadError::Address)?;
    let url = Url::new_with_base(raw.trim(), &base).map_err(|_| LoadError::Address)?;
    if raw.trim().is_empty() || !matches!(url.protocol().as_str(), "http:" | "https:") {
        return Err(LoadError::Address);
    }
    Ok(url.href())
}

/// Fetches a text, telling `progress` how many bytes have come and of how many. Tells the other side nothing: no
/// credentials, no referrer.
pub(super) async fn fetch(
    url: &str,
    signal: &AbortSignal,
    progress: impl Fn(u64, Option<u64>),
) -> Result<String, LoadError> {
    let options = RequestInit::new();
    options.set_signal(Some(signal));
    options.set_credentials(web_sys::RequestCredentials::Omit);
    options.set_referrer_policy(web_sys::ReferrerPolicy::NoReferrer);
    response(window().fetch_with_str_and_init(url, &options), signal, progress).await
}

/// Reads a text from a response that is on its way; stops when `signal` says so.
pub(super) async fn response(
    promise: Promise,
    signal: &AbortSignal,
    progress: impl Fn(u64, Option<u64>),
) -> Result<String, LoadError> {
    let response = JsFuture::from(promise).await.map_err(|_| LoadError::Refused)?;
    let response: Response = response.dyn_into().map_err(|_| LoadError::Refused)?;
    if !response.ok() {
        return Err(LoadError::Status(response.status()));
    }
    let total = response.headers().get("content-length").ok().flatten().and_then(|n| n.parse().ok());
    if total.is_some_and(|n| n > LARGEST_FILE) {
        return Err(LoadError::TooLarge(total.unwrap_or(LARGEST_FILE)));
    }
    let body = response.body().ok_or(LoadError::Empty)?;
    let reader: ReadableStreamDefaultReader = body.get_reader().dyn_into().map_err(|_| LoadError::Refused)?;
    let mut bytes = Vec::new();
    loop {
        let chunk = JsFuture::from(reader.read()).await.map_err(|_| LoadError::Refused)?;
        let value = Reflect::get(&chunk, &JsValue::from_str("value")).unwrap_or(JsValue::UNDEFINED);
        let Ok(piece) = value.dyn_into::<Uint8Array>() else { break };
        bytes.extend(piece.to_vec());
        if signal.aborted() {
            drop(reader.cancel());
            return Err(LoadError::Cancelled);
        }
        if bytes.len() as u64 > LARGEST_FILE {
            // The rest is not wanted.
            drop(reader.cancel());
            return Err(LoadError::TooLarge(total.unwrap_or(bytes.len() as u64)));
        }
        progress(bytes.len() as u64, total);
    }
    text(&bytes)
}

/// Reads a file that the reader picked or dropped.
pub(super) async fn file(file: web_sys::File) -> Result<String, LoadError> {
    let file = gloo_file::File::from(file);
    if file.size() > LARGEST_FILE {
        return Err(LoadError::TooLarge(file.size()));
    }
    let bytes = gloo_file::futures::read_as_bytes(&file).await.map_err(|_| LoadError::Unreadable)?;
    text(&bytes)
}

/// Bytes as a text. A byte that is no UTF-8 here and there is damage, and is shown as such; many are no text at all.
pub(super) fn text(bytes: &[u8]) -> Result<String, LoadError> {
    let text = String::from_utf8_lossy(bytes);
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
        return Err(LoadError::Empty);
    }
    let odd = text.chars().filter(|c| *c == '\u{fffd}' || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))).count();
    if odd * 50 > text.chars().count() { Err(LoadError::NotText) } else { Ok(text.into_owned()) }
}

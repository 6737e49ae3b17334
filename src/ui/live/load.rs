//! Texts from outside: an address, a file, the clipboard.

use js_sys::{Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, ReadableStreamDefaultReader, RequestInit, Response, TextDecoder, Url};

use super::error::{LARGEST_FILE, LoadError};
use crate::format::{Encoding, WarningKind};

/// A text from outside.
pub(super) struct Loaded {
    pub text: String,
    /// The file's name, where it came from one.
    pub name: String,
    /// What a reader should know of how it came.
    pub notices: Vec<WarningKind>,
}

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
) -> Result<Loaded, LoadError> {
    let options = RequestInit::new();
    options.set_signal(Some(signal));
    options.set_credentials(web_sys::RequestCredentials::Omit);
    options.set_referrer_policy(web_sys::ReferrerPolicy::NoReferrer);
    response(window().fetch_with_str_and_init(url, &options), signal, progress).await
}

/// Reads the text of a response until it ends or `signal` aborts it. If it breaks off, the text is what has arrived.
pub(super) async fn response(
    promise: Promise,
    signal: &AbortSignal,
    progress: impl Fn(u64, Option<u64>),
) -> Result<Loaded, LoadError> {
    let response = JsFuture::from(promise).await.map_err(|_| LoadError::Refused)?;
    let response: Response = response.dyn_into().map_err(|_| LoadError::Refused)?;
    if !response.ok() {
        return Err(LoadError::Status(response.status()));
    }
    let header = |name| response.headers().get(name).ok().flatten();
    let total = header("content-length").and_then(|n| n.parse().ok());
    let declared = header("content-type").and_then(|kind| Encoding::declared(&kind));
    if total.is_some_and(|n| n > LARGEST_FILE) {
        return Err(LoadError::TooLarge(total.unwrap_or(LARGEST_FILE)));
    }
    let body = response.body().ok_or(LoadError::Empty)?;
    let reader: ReadableStreamDefaultReader = body.get_reader().dyn_into().map_err(|_| LoadError::Refused)?;
    let mut bytes = Vec::new();
    let mut is_cut = false;
    loop {
        let Ok(chunk) = JsFuture::from(reader.read()).await else {
            is_cut = true;
            break;
        };
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
    if is_cut && (bytes.is_empty() || signal.aborted()) {
        return Err(if signal.aborted() { LoadError::Cancelled } else { LoadError::Refused });
    }
    let mut loaded = decoded(&bytes, declared)?;
    loaded.notices.extend(is_cut.then_some(WarningKind::CutOff));
    Ok(loaded)
}

/// Reads a file that the reader picked or dropped.
pub(super) async fn file(file: web_sys::File) -> Result<Loaded, LoadError> {
    let file = gloo_file::File::from(file);
    if file.size() > LARGEST_FILE {
        return Err(LoadError::TooLarge(file.size()));
    }
    let bytes = gloo_file::futures::read_as_bytes(&file).await.map_err(|_| LoadError::Unreadable)?;
    decoded(&bytes, None).map(|loaded| Loaded { name: file.name(), ..loaded })
}

/// Bytes as a text, in the encoding that they are in.
fn decoded(bytes: &[u8], declared: Option<Encoding>) -> Result<Loaded, LoadError> {
    let encoding = Encoding::of(bytes, declared, decode);
    let mut loaded = text(decode(bytes, encoding))?;
    loaded.notices.extend((encoding != Encoding::Utf8).then_some(WarningKind::Decoded(encoding)));
    Ok(loaded)
}

/// What the browser makes of bytes in an encoding. UTF-8 is read here, quicker.
fn decode(bytes: &[u8], encoding: Encoding) -> String {
    let by_browser = || TextDecoder::new_with_label(encoding.label()).ok()?.decode_with_u8_array(bytes).ok();
    let other = if encoding == Encoding::Utf8 { None } else { by_browser() };
    other.unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
}

/// A text that is one already. A character that could not be read here and there is damage, and is shown as such; many are no text at all.
pub(super) fn text(text: String) -> Result<Loaded, LoadError> {
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
        return Err(LoadError::Empty);
    }
    let odd = text.chars().filter(|c| *c == '\u{fffd}' || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))).count();
    if odd * 50 > text.chars().count() {
        Err(LoadError::NotText)
    } else {
        Ok(Loaded { text, name: String::new(), notices: Vec::new() })
    }
}

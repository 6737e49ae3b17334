//! What a reader asks to be opened.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::{File, FileList, UrlSearchParams};

/// What opens when nothing else is asked for: a text of our own, and its translation. (`app/app.js` asks for the first of them.)
pub(super) const SAMPLE: &str = "samples/harbour.zh.md";
pub(super) const SAMPLE_TRANSLATION: &str = "samples/harbour.en.md";

/// What is to be opened: an article, or an article and its translation.
#[derive(Debug, Clone)]
pub(super) enum Request {
    Address { src: String, translation: Option<String> },
    Files { first: File, second: Option<File> },
    Text { text: String, translation: Option<String> },
    Sample,
}

impl Request {
    /// `?src=` and `&translation=` in the page's address, or the sample.
    pub(super) fn first() -> Self {
        let params = params();
        let value = |name| params.as_ref().and_then(|p| p.get(name));
        let translation = || value("translation").filter(|address| !address.is_empty());
        // What another app shares as a text may be an address.
        let shared = || value("text").filter(|text| text.starts_with("http://") || text.starts_with("https://"));
        value("src")
            .filter(|src| !src.is_empty())
            .or_else(shared)
            // One without any is a mistake that is said.
            .or_else(|| value("src"))
            .map_or(Self::Sample, |src| Self::Address { src, translation: translation() })
    }

    /// The address of the text, where it has one.
    pub(super) fn address(&self) -> Option<&str> {
        match self {
            Self::Address { src, .. } => Some(src),
            Self::Sample => Some(SAMPLE),
            Self::Files { .. } | Self::Text { .. } => None,
        }
    }

    /// The first two of the files that were picked or dropped.
    pub(super) fn files(files: &FileList) -> Option<Self> {
        Some(Self::Files { first: files.get(0)?, second: files.get(1) })
    }

    /// Whether the page's address leads here again.
    pub(super) const fn is_linkable(&self) -> bool {
        matches!(self, Self::Address { .. } | Self::Sample)
    }

    /// Writes into the page's address what is open, so that it can be reloaded and linked to; a file or a pasted text has none.
    pub(super) fn name_in_address(&self) {
        let named = UrlSearchParams::new();
        if let (Self::Address { src, translation }, Ok(named)) = (self, &named) {
            named.append("src", src);
            if let Some(translation) = translation {
                named.append("translation", translation);
            }
        }
        let named = named.ok().and_then(|p| p.to_string().as_string()).unwrap_or_default();
        // The first request came from the address itself: that one stays as it is, with the place it names.
        let there = params().map(|p| {
            let both = UrlSearchParams::new().ok();
            for name in ["src", "translation"] {
                if let (Some(both), Some(value)) = (&both, p.get(name)) {
                    both.append(name, &value);
                }
            }
            both.and_then(|p| p.to_string().as_string()).unwrap_or_default()
        });
        if there.as_ref() == Some(&named) && self.is_linkable() {
            return;
        }
        if let (Ok(path), Ok(history)) = (window().location().pathname(), window().history()) {
            let query = if named.is_empty() { String::new() } else { format!("?{named}") };
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("{path}{query}")));
        }
    }
}

fn params() -> Option<UrlSearchParams> {
    let query = window().location().search().ok()?;
    UrlSearchParams::new_with_str(&query).ok()
}

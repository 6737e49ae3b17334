//! Tells speech from terms, and names the speaker.

use super::lexicon::{CUES, CUES_EN};
use super::marks::Pair;
use super::{Findings, Quote, QuoteKind};
use crate::document::{Document, Text};

/// A first cut: what stands beside a reporting verb, or is as long as a sentence, is speech.
pub(super) fn attribute(_document: &Document, leaves: &[&Text], pairs: Vec<Pair>) -> Findings {
    let quotes = pairs
        .into_iter()
        .map(|pair| {
            let text = leaves[pair.leaf].as_str();
            let before = text[..pair.outer.start].trim_end_matches(['：', ':', '，', ',', ' ']);
            let reported = CUES.iter().chain(CUES_EN).any(|cue| before.ends_with(cue));
            let sentence = text[pair.inner.clone()].ends_with(['，', '。', '！', '？', ',', '.', '!', '?']);
            let kind = if reported || sentence { QuoteKind::Speech } else { QuoteKind::Term };
            Quote { leaf: pair.leaf, range: pair.inner, outer: pair.outer, kind, attribution: None }
        })
        .collect();
    Findings { quotes, names: Vec::new() }
}

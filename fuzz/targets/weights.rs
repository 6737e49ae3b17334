//! Any bytes are a file of weights, or are refused; and with whatever weights are accepted, an article is read without a panic.
#![no_main]

use seed_reader::document::Document;
use seed_reader::voices::{self, Weights};
use std::sync::OnceLock;

/// The file that comes with the crate, which the input damages.
const FILE: &[u8] = include_bytes!("../../src/voices/weights.bin");

fn document() -> &'static Document {
    static DOCUMENT: OnceLock<Document> = OnceLock::new();
    DOCUMENT.get_or_init(|| seed_reader::format::parse(include_str!("../seeds/texts/zh.md")).0)
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    drop(Weights::decode(bytes));
    // Three bytes say where, the fourth what is written there.
    let mut file = FILE.to_vec();
    for change in bytes.chunks_exact(4) {
        let at = u32::from_le_bytes([change[0], change[1], change[2], 0]) as usize % file.len();
        file[at] = change[3];
    }
    if let Ok(weights) = Weights::decode(&file) {
        let findings = voices::find(document(), &weights);
        for quote in &findings.quotes {
            let speaker = quote.attribution.as_ref().and_then(|a| a.speaker);
            assert!(speaker.is_none_or(|s| s < findings.names.len()));
        }
    }
});

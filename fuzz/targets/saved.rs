//! Any bytes are saved as a page that gives them back byte for byte; and what claims to be a saved page is opened or refused.
#![no_main]

#[path = "../../tests/invariants/mod.rs"]
#[allow(dead_code)]
mod invariants;
mod linear_time;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let seed = String::from_utf8_lossy(bytes);
    linear_time::check(&seed, |seed| {
        invariants::check_saved(seed);
        let _ = seed_reader::saved::open(&format!("<!DOCTYPE html>{seed}"));
    });
});

//! Any bytes are an article, with nothing lost and every span on characters; and what is read is read in time.
#![no_main]

#[path = "../../tests/invariants/mod.rs"]
#[allow(dead_code)]
mod invariants;
mod linear_time;

use seed_reader::format::Dialect;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let seed = String::from_utf8_lossy(bytes);
    linear_time::check(&seed, |seed| drop(invariants::check(seed)));
    // Text without markup is all there, each character once.
    let markup = Dialect::of(seed.trim_start_matches('\u{feff}')) == Dialect::Markdown;
    if !markup && !seed.contains(['<', '&', '[', '-']) {
        let article = invariants::check(&seed);
        assert_eq!(invariants::letters(&invariants::accounted(&article)), invariants::letters(&seed));
    }
});

//! Any two texts align: every block of both stands in one link, in order.
#![no_main]

#[path = "../../tests/invariants/mod.rs"]
#[allow(dead_code)]
mod invariants;
mod linear_time;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    linear_time::check(&String::from_utf8_lossy(bytes), |both| {
        // A line of four equals signs parts the two.
        let (original, translation) = both.split_once("\n====\n").unwrap_or((both, ""));
        invariants::check_pair(original, translation);
    });
});

//! Quotations, speakers and sources of any text in paragraphs; a text in two languages is taken apart without loss.
#![no_main]

#[path = "../../tests/invariants/mod.rs"]
#[allow(dead_code)]
mod invariants;
mod linear_time;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut seed = String::from("[t](https://a.example/)\n---\n");
    for line in text.lines() {
        seed.push_str("<p>");
        seed.push_str(line);
        seed.push_str("</p>");
    }
    linear_time::check(&seed, |seed| invariants::check_split(&invariants::check(seed)));
});

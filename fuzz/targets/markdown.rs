//! Any bytes are a body in Markdown: read as one, whatever it looks like, in linear time and with every span on characters.
#![no_main]

#[path = "../../tests/invariants/mod.rs"]
#[allow(dead_code)]
mod invariants;
mod linear_time;

/// What makes any body Markdown: a heading, emphasis, a list.
const MARKDOWN: &str = "# 标题\n\n**重点**\n\n- 一\n- 二\n\n";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let body = String::from_utf8_lossy(bytes);
    let seed = format!("<!--1718000000000-->\n[t](https://a.example/)\n---\n{MARKDOWN}{body}");
    linear_time::check(&seed, |seed| {
        let (document, warnings) = seed_reader::format::parse(seed);
        invariants::check_text(seed, &document, &warnings);
    });
});

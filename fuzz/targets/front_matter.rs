//! Any bytes between fences are a header: what is read of it becomes fields or stays on record, and none of it is an error.
#![no_main]

#[path = "../../tests/invariants/mod.rs"]
#[allow(dead_code)]
mod invariants;
mod linear_time;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let header = String::from_utf8_lossy(bytes);
    // The first byte says which kind of header it is.
    let seed = match header.bytes().next().unwrap_or(0) % 4 {
        0 => format!("---\n{header}\n---\n\n<p>正文。</p>\n"),
        1 => format!("+++\n{header}\n+++\n\n<p>正文。</p>\n"),
        2 => format!("---\ntitle: a\n{header}\n---\n<!--1718000000000-->\n[t](https://a.example/)\n---\n<p>正文。</p>\n"),
        _ => format!("{header}\n\n<p>正文。</p>\n"),
    };
    linear_time::check(&seed, |seed| {
        let (document, warnings) = seed_reader::format::parse(seed);
        invariants::check_text(seed, &document, &warnings);
        for field in [&document.title].into_iter().chain(&document.byline).chain(&document.outlet).chain(&document.tags) {
            assert!(!field.contains('\n'), "a field is one line: {field:?}");
        }
    });
});

//! Prints which paragraphs of two files say the same: `cargo run --release --example align -- ORIGINAL TRANSLATION`

use std::ops::Range;
use std::process::ExitCode;

use seed_reader::align;
use seed_reader::document::Document;
use seed_reader::format;

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let [original, translation] = &files[..] else {
        eprintln!("usage: align ORIGINAL TRANSLATION");
        return ExitCode::from(2);
    };
    let read = |file: &String| match std::fs::read(file) {
        Ok(bytes) => Some(format::parse(&String::from_utf8_lossy(&bytes)).0),
        Err(error) => {
            eprintln!("{file}: {error}");
            None
        }
    };
    let (Some(original), Some(translation)) = (read(original), read(translation)) else { return ExitCode::FAILURE };
    let alignment = align::align(&original, &translation);
    let links: Vec<_> = alignment
        .links
        .iter()
        .map(|l| [texts(&original, l.original.clone()), texts(&translation, l.translation.clone())])
        .collect();
    println!("{}", serde_json::json!({ "links": links }));
    ExitCode::SUCCESS
}

/// The paragraphs of some blocks: the items of a list and the paragraphs of a block quotation one by one.
fn texts(document: &Document, blocks: Range<usize>) -> Vec<&str> {
    let mut out = Vec::new();
    for block in &document.blocks[blocks] {
        block.for_each_text(&mut |text| out.push(text.as_str()));
    }
    out
}

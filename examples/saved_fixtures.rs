//! Writes the saved pages that `tests/saved_releases.rs` opens in every later release, from the project's own samples:
//! `cargo run --example saved_fixtures -- OUT`
//!
//! An article, an article with its translation, and an article with an attribution that was called wrong; beside each its seed texts.

use std::path::Path;

use seed_reader::Article;
use seed_reader::pair::Pair;
use seed_reader::saved::{SaveOptions, SavedContent, Seed, page};

fn main() -> std::io::Result<()> {
    let out = std::env::args().nth(1).expect("where to write to");
    let out = Path::new(&out);
    std::fs::create_dir_all(out)?;
    let (chinese, english) = (include_str!("../samples/harbour.zh.md"), include_str!("../samples/harbour.en.md"));
    let write = |name: &str, content: SavedContent<'_>, seed: &Seed| {
        std::fs::write(out.join(format!("{name}.html")), page(content, seed, &SaveOptions::default()))
    };
    let keep = |name: &str, language: &str, text: &str| std::fs::write(out.join(format!("{name}.{language}.md")), text);

    write("article", SavedContent::Article(&Article::parse(english)), &Seed::new(english))?;
    keep("article", "en", english)?;

    let pair = Pair::parse(chinese, english);
    write("pair", SavedContent::Pair(&pair), &Seed::pair(chinese, english))?;
    keep("pair", "zh", chinese)?;
    keep("pair", "en", english)?;

    // A carriage return makes the page keep its seed in base64.
    let windows = chinese.replace('\n', "\r\n");
    let mut denied = Article::parse(&windows);
    let first = (0..denied.findings.quotes.len()).find(|quote| denied.deny(*quote));
    assert!(first.is_some(), "the sample has a quotation with a speaker");
    write("denied", SavedContent::Article(&denied), &Seed::new(windows.as_str()))?;
    keep("denied", "zh", &windows)
}

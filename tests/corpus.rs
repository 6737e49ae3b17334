//! The corpus, where it is: real articles, each read whole.

use std::path::PathBuf;

use seed_reader::Article;
use seed_reader::document::{Block, Lang};

/// Every file of the corpus; empty, with a line that says so, where there is none.
fn corpus() -> Vec<(String, String)> {
    let shared = std::env::var_os("SEED_READER_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let mut out = Vec::new();
    for folder in ["archive", "outlets", "parallel", "seed"] {
        let Ok(entries) = std::fs::read_dir(shared.join("corpus").join(folder)) else { continue };
        for path in entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "md")) {
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            if name != "README.md" {
                out.push((name, String::from_utf8_lossy(&std::fs::read(&path).expect("a corpus file")).into_owned()));
            }
        }
    }
    if out.is_empty() {
        eprintln!("skipped: there is no corpus at {}", shared.display());
    }
    out.sort();
    out
}

#[test]
fn every_article_has_its_header_and_a_text() {
    for (name, text) in corpus() {
        let article = Article::parse(&text);
        assert!(!article.document.title.is_empty(), "{name}: a title");
        assert!(article.document.url.is_some(), "{name}: an address");
        assert!(!article.document.blocks.is_empty(), "{name}: a text");
        assert_ne!(article.document.lang, Lang::Und, "{name}: a language");
    }
}

#[test]
fn the_variant_with_a_date_line_is_dated() {
    for (name, text) in corpus().iter().filter(|(name, _)| name.starts_with("cdt-undated")) {
        let article = Article::parse(text);
        assert!(article.document.published.is_some_and(|p| p.zoned), "{name}");
        assert!(article.document.archived.is_none(), "{name}");
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_make_no_difference() {
    for (name, text) in corpus() {
        let damaged = format!("\u{feff}{}\r\n\r\n", text.replace('\n', "\r\n"));
        assert_eq!(Article::parse(&damaged).document, Article::parse(&text).document, "{name}");
    }
}

#[test]
fn little_is_left_out() {
    let (mut kept, mut dropped) = (0, 0);
    for (_, text) in corpus() {
        let article = Article::parse(&text);
        kept += article.document.blocks.iter().map(|b: &Block| b.text().len()).sum::<usize>();
        dropped += article.document.dropped.iter().map(|d| d.text.len()).sum::<usize>();
    }
    assert!(dropped * 100 <= 3 * (kept + dropped), "{dropped} of {} bytes", kept + dropped);
}

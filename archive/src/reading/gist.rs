//! An article's text without its markup: how it begins, and all of it.

use seed_reader::document::{Block, Document};

/// The summary that the header gives, or the first paragraph that is one.
pub fn opening(document: &Document) -> String {
    const LENGTH: usize = 120;
    let running = |block: &&Block| matches!(block, Block::Paragraph(_)) && block.text().chars().count() > 20;
    let text = match document.summary.as_deref().map(str::trim).filter(|s| !s.is_empty()) {
        Some(summary) => summary.to_owned(),
        None => document.blocks.iter().find(running).map(Block::text).unwrap_or_default(),
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    match text.char_indices().nth(LENGTH) {
        // Latin words are not cut.
        Some((at, c)) if c.is_ascii_alphanumeric() => {
            let cut = text[..at].rfind(' ').filter(|space| space * 2 > at).unwrap_or(at);
            format!("{}…", text[..cut].trim_end_matches([' ', ',', ';']))
        }
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text,
    }
}

/// The text as it is searched.
pub fn text(document: &Document) -> String {
    let mut out = document.title.clone();
    for block in &document.blocks {
        let text = block.text();
        if !text.is_empty() {
            out.push('\n');
            out.push_str(&text);
        }
    }
    out
}

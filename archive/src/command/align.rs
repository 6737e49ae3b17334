//! `align`: which paragraphs of two files say the same.

use std::ops::Range;
use std::path::{Path, PathBuf};

use seed_reader::align;
use seed_reader::document::Document;
use seed_reader::format;

use super::Ended;
use crate::error::Error;
use crate::reading;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The article.
    original: PathBuf,
    /// Its translation.
    translation: PathBuf,
}

impl Args {
    pub fn run(&self) -> Result<Ended, Error> {
        let read = |path: &Path| {
            let bytes = std::fs::read(path).map_err(Error::io(path))?;
            Ok::<_, Error>(format::parse(&reading::read(&bytes).text).0)
        };
        let (original, translation) = (read(&self.original)?, read(&self.translation)?);
        let alignment = align::align(&original, &translation);
        let links: Vec<_> = alignment
            .links
            .iter()
            .map(|l| [texts(&original, l.original.clone()), texts(&translation, l.translation.clone())])
            .collect();
        println!("{}", serde_json::json!({ "links": links }));
        Ok(Ended { lost: 0 })
    }
}

/// The paragraphs of some blocks: the items of a list and the paragraphs of a block quotation one by one.
fn texts(document: &Document, blocks: Range<usize>) -> Vec<&str> {
    let mut out = Vec::new();
    for block in &document.blocks[blocks] {
        block.for_each_text(&mut |text| out.push(text.as_str()));
    }
    out
}

//! What the tagger learns from: sentences with the names that a larger tagger finds in them, and annotated articles.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;

use seed_reader::Article;
use seed_reader::voices::tagger::{self, Sequence};
use serde_json::Value;

use super::mend::Name;

pub type Error = Box<dyn std::error::Error>;

/// A sentence and its labels.
pub struct Sentence {
    pub tokens: Sequence,
    pub labels: Vec<u8>,
}

/// Labelled sentences of one source, apart by whether they are for learning or for measuring.
#[derive(Default)]
pub struct Silver {
    pub train: Vec<Sentence>,
    pub test: Vec<Sentence>,
}

/// One sentence in this many is for measuring.
const HELD_BACK: u32 = 40;

/// The same on every machine.
pub fn hash(text: &str) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    for byte in text.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash = (hash ^ hash >> 16).wrapping_mul(0x45d9_f3b5);
    hash ^ hash >> 16
}

/// The first label of a kind.
pub fn first_label(kind: &str) -> u8 {
    match kind {
        "PER" | "person" => 1,
        "ORG" | "organisation" | "outlet" => 3,
        _ => 5,
    }
}

/// The labels of tokens, from names in bytes; the later names give way to those before them.
pub fn label(tokens: &Sequence, names: &[Name]) -> Vec<u8> {
    let mut labels = vec![0; tokens.len()];
    for &(start, end, first) in names {
        let from = tokens.ends.partition_point(|&e| e as usize <= start);
        let to = tokens.starts.partition_point(|&s| (s as usize) < end);
        if from < to && labels[from..to].iter().all(|&l| l == 0) {
            labels[from] = first;
            labels[from + 1..to].fill(first + 1);
        }
    }
    labels
}

/// Reads a packed file of silver sentences.
pub fn silver(path: &Path, raw: bool) -> Result<Silver, Error> {
    let mut sentences: Vec<(String, Vec<Name>)> = Vec::new();
    let file = std::fs::File::open(path).map_err(|e| format!("{}: {e}", path.display()))?;
    for line in BufReader::new(flate2::read::GzDecoder::new(file)).lines() {
        let (text, spans): (String, Vec<(usize, usize, String)>) = serde_json::from_str(&line?)?;
        let folded = tagger::fold(&text);
        let mut places: Vec<usize> = folded.char_indices().map(|(at, _)| at).collect();
        places.push(folded.len());
        let mut names: Vec<Name> = spans
            .iter()
            .filter_map(|(a, b, kind)| Some((*places.get(*a)?, *places.get(*b)?, first_label(kind))))
            .collect();
        if !raw {
            super::mend::mend(&folded, &mut names);
        }
        sentences.push((folded, names));
    }
    if !raw {
        super::agree::agree(&mut sentences);
    }
    let mut out = Silver::default();
    for (text, names) in &sentences {
        let list = if hash(text).is_multiple_of(HELD_BACK) { &mut out.test } else { &mut out.train };
        for tokens in tagger::lesson::read(text) {
            let labels = label(&tokens, names);
            list.push(Sentence { tokens, labels });
        }
    }
    Ok(out)
}

/// An annotated article.
pub struct Annotated {
    pub id: String,
    /// Its leaves, folded.
    pub leaves: Vec<String>,
    /// The names that its gold gives, folded, with their first label; each once, the longest first.
    pub names: Vec<(String, u8)>,
    /// Fullest names of sources, by kind, and of speakers.
    pub sources: Vec<(String, String)>,
    pub speakers: Vec<String>,
}

/// Which of `folds` parts an article belongs to.
pub fn fold_of(id: &str, folds: u32) -> u32 {
    hash(id) % folds
}

/// Reads the annotated articles of a folder that are in Chinese.
pub fn annotated(folder: &Path) -> Result<Vec<Annotated>, Error> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .map_err(|e| format!("{}: {e}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    let mut out = Vec::new();
    for file in files {
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(&file)?)?;
        let article = Article::parse(&String::from_utf8_lossy(&std::fs::read(file.with_extension("md"))?));
        let mut leaves = Vec::new();
        for block in &article.document.blocks {
            block.for_each_text(&mut |text| leaves.push(tagger::fold(text.as_str())));
        }
        let all: String = leaves.concat();
        let han = all.chars().filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}')).count();
        if han * 3 < all.chars().count() {
            continue;
        }
        let id = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        out.push(read_gold(id, leaves, &gold));
    }
    Ok(out)
}

fn read_gold(id: String, leaves: Vec<String>, gold: &Value) -> Annotated {
    let text = |value: &Value| value.as_str().map(|s| tagger::fold(s.trim())).filter(|s| !s.is_empty());
    let list = |key: &str| gold[key].as_array().cloned().unwrap_or_default();
    let mut names: BTreeMap<String, u8> = BTreeMap::new();
    let mut sources = Vec::new();
    for source in list("sources") {
        let kind = source["kind"].as_str().unwrap_or_default().to_owned();
        let Some(name) = text(&source["name"]) else { continue };
        if kind != "document" {
            let aliases = source["aliases"].as_array().cloned().unwrap_or_default();
            for form in aliases.iter().filter_map(text).chain([name.clone()]) {
                names.insert(form, first_label(&kind));
            }
        }
        sources.push((kind, name));
    }
    let mut speakers: Vec<String> = list("quotes").iter().filter_map(|q| text(&q["speaker"])).collect();
    speakers.dedup();
    let mut names: Vec<(String, u8)> = names.into_iter().filter(|(n, _)| n.chars().count() > 1).collect();
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    Annotated { id, leaves, names, sources, speakers }
}

impl Annotated {
    /// Its sentences: names that `tag` finds, but where the gold gives a name, that.
    pub fn sentences(&self, tag: impl Fn(&str) -> Vec<Name>) -> Vec<Sentence> {
        let mut out = Vec::new();
        for leaf in &self.leaves {
            let names = self.corrected(leaf, tag(leaf));
            for tokens in tagger::lesson::read(leaf) {
                let labels = label(&tokens, &names);
                out.push(Sentence { tokens, labels });
            }
        }
        out
    }

    fn corrected(&self, leaf: &str, found: Vec<Name>) -> Vec<Name> {
        let mut sure: Vec<Name> = Vec::new();
        for (name, first) in &self.names {
            for (start, _) in leaf.match_indices(name.as_str()) {
                let end = start + name.len();
                let apart = |&(a, b, _): &Name| b <= start || end <= a;
                // 美国国务院 where 国务院 is annotated; a place where a country speaks.
                let inside = found.iter().find(|&&(a, b, kind)| {
                    let longer = a <= start && end <= b && b - a > name.len();
                    (longer && kind == 3) || (*first == 3 && kind == 5 && a == start && end == b)
                });
                // In Latin letters, no part of a word.
                let latin = |c: char| c.is_ascii_alphanumeric();
                let cut = name.starts_with(latin) && leaf[..start].ends_with(latin)
                    || name.ends_with(latin) && leaf[end..].starts_with(latin);
                if inside.is_none() && !cut && sure.iter().all(apart) {
                    sure.push((start, end, *first));
                }
            }
        }
        let free = |&(a, b, _): &Name| sure.iter().all(|&(c, d, _)| b <= c || d <= a);
        let rest: Vec<_> = found.into_iter().filter(free).collect();
        sure.extend(rest);
        sure
    }
}

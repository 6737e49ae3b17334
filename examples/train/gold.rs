//! The annotated articles: text and labels put together.

use std::collections::HashMap;
use std::path::Path;

use seed_reader::document::Document;
use seed_reader::format;

/// What is annotated of a quotation.
#[derive(Debug, Clone)]
pub struct Label {
    pub speech: bool,
    /// Whether annotators were unsure of that.
    pub uncertain: bool,
    /// Names of the speaker, compared without marks and case; empty where it has none.
    pub speaker: Vec<String>,
    /// The description of an unnamed speaker.
    pub description: String,
}

/// A source: its name, and other forms of it.
#[derive(Debug, Clone)]
pub struct Source {
    pub name: String,
    pub forms: Vec<String>,
}

/// An article with its labels.
pub struct Article {
    pub id: String,
    pub site: String,
    /// Which round of annotation it comes from.
    pub round: u64,
    pub document: Document,
    pub quotes: Vec<(String, Label)>,
    pub sources: Vec<Source>,
    pub unnamed: Vec<String>,
}

/// A name as it is compared: without spaces and marks, small, in the characters it is written in.
pub fn norm(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace() && !"·•‧・．.-—'’,，".contains(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Words as they are compared: without white space.
pub fn squash(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether two names share their last two characters, or one holds the other.
pub fn lenient(a: &str, b: &str) -> bool {
    let end = |s: &str| -> String { s.chars().rev().take(2).collect() };
    !a.is_empty() && !b.is_empty() && (a == b || end(a) == end(b) || a.contains(b) || b.contains(a))
}

/// Every annotated article of a folder, by id.
pub fn load(folder: &Path) -> Vec<Article> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .map(|dir| dir.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "json")).collect())
        .unwrap_or_default();
    files.sort();
    files.iter().filter_map(|path| article(path)).collect()
}

fn article(path: &Path) -> Option<Article> {
    let text = std::fs::read_to_string(path.with_extension("md")).ok()?;
    let gold: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).ok()?).ok()?;
    let id = path.file_stem()?.to_string_lossy().into_owned();
    let (document, _) = format::parse(&text);
    let string = |v: &serde_json::Value, key: &str| v[key].as_str().unwrap_or_default().to_owned();
    let list = |key: &str| gold[key].as_array().cloned().unwrap_or_default();
    let quotes = list("quotes")
        .iter()
        .map(|q| {
            let names = [string(q, "speaker"), string(q, "speaker_latin")];
            let named = !names[0].is_empty();
            let label = Label {
                speech: q["kind"] == "speech",
                uncertain: q["uncertain"] == true,
                speaker: names.iter().filter(|n| named && !n.is_empty()).map(|n| norm(n)).collect(),
                description: string(q, "affiliation"),
            };
            (squash(&string(q, "text")), label)
        })
        .collect();
    let sources = list("sources")
        .iter()
        .filter(|s| s["name"].is_string())
        .map(|s| {
            let aliases = s["aliases"].as_array().cloned().unwrap_or_default();
            let forms = aliases.iter().filter_map(|a| a.as_str()).chain(s["latin"].as_str());
            Source { name: norm(&string(s, "name")), forms: forms.map(norm).filter(|f| !f.is_empty()).collect() }
        })
        .collect();
    let unnamed =
        list("sources").iter().filter(|s| s["name"].is_null()).map(|s| norm(&string(s, "affiliation"))).collect();
    let site = id.split('-').next()?.to_owned();
    let round = gold["round"].as_u64().unwrap_or(1);
    Some(Article { site, id, round, document, quotes, sources, unnamed })
}

/// Which label belongs to each of our quotations: the longest common subsequence of their words.
pub fn align(gold: &[(String, Label)], ours: &[String]) -> Vec<Option<usize>> {
    let ours: Vec<String> = ours.iter().map(|o| squash(o)).collect();
    let (n, m) = (gold.len(), ours.len());
    let mut best = vec![vec![0u32; m + 1]; n + 1];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            best[i][j] = best[i + 1][j].max(best[i][j + 1]);
            if gold[i].0 == ours[j] {
                best[i][j] = best[i][j].max(best[i + 1][j + 1] + 1);
            }
        }
    }
    let mut out = vec![None; m];
    let (mut i, mut j) = (0, 0);
    while i < n && j < m {
        if gold[i].0 == ours[j] && best[i][j] == best[i + 1][j + 1] + 1 {
            out[j] = Some(i);
            i += 1;
            j += 1;
        } else if best[i + 1][j] >= best[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}

/// Answers of another program, by the id of the article: what `inspect` printed.
pub fn answers(path: &str) -> HashMap<String, serde_json::Value> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|v| Some((Path::new(v["file"].as_str()?).file_stem()?.to_string_lossy().into_owned(), v)))
        .collect()
}

/// Articles with another program's answers in the place of labels.
pub fn silver(folder: &Path, answers: &str) -> Vec<Article> {
    let mut answers: Vec<(String, serde_json::Value)> = self::answers(answers).into_iter().collect();
    answers.sort_by(|a, b| a.0.cmp(&b.0));
    answers
        .into_iter()
        .filter_map(|(id, answer)| {
            let text = std::fs::read_to_string(folder.join(format!("{id}.md"))).ok()?;
            let (document, _) = format::parse(&text);
            let quotes = answer["quotes"].as_array()?.iter().map(|q| {
                let speaker: Vec<String> = q["speaker"].as_str().map(norm).into_iter().collect();
                let label = Label {
                    speech: q["kind"] == "speech",
                    uncertain: false,
                    speaker,
                    description: q["description"].as_str().unwrap_or_default().to_owned(),
                };
                (squash(q["text"].as_str().unwrap_or_default()), label)
            });
            let quotes = quotes.collect();
            let site = id.split('-').next()?.to_owned();
            Some(Article { site, id, round: 0, document, quotes, sources: Vec::new(), unnamed: Vec::new() })
        })
        .collect()
}

/// Articles are judged in so many folds.
pub const FOLDS: usize = 6;

/// The fold of an article: the same that the taggers leave out.
pub fn fold(id: &str) -> usize {
    let mut hash = 0x811c_9dc5_u32;
    for byte in id.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash = (hash ^ hash >> 16).wrapping_mul(0x45d9_f3b5);
    (hash ^ hash >> 16) as usize % FOLDS
}

//! Speakers in the inputs of `../shared/cases`, each with the property of a public report.

use std::path::Path;

use super::{Weights, find};
use crate::format;

/// A case, and who is right for each of its quotations that are read as speech; `?` is nobody whom the article names.
const CASES: &[(&str, &[&str])] = &[
    ("01-attribution-line", &["Peter Lindqvist", "Odile Marchetti", "Tomas Grey"]),
    ("03-multi-paragraph", &["Jean Dubois", "Jean Dubois", "Jean Dubois", "Jean Dubois"]),
    ("04-four-speakers", &["Mara", "Bea", "Tess", "Nora", "Mara", "?"]),
    ("05-nested-corner", &["林大海", "陳小舟", "林大海"]),
    ("07-no-paragraphs", &["李明"]),
    ("17-broken-paragraph", &["Olga Petrenko", "Olga Petrenko"]),
    ("23-pronoun", &["Joe Smith", "Ann Smith"]),
    ("25-block-quotes", &["陈志远", "陈志远", "陈志远", "陈志远", "陈志远", "陈志远"]),
];

#[test]
fn speakers_of_the_reported_cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases");
    if !folder.exists() {
        eprintln!("skipped: there is no {}", folder.display());
        return;
    }
    for (name, right) in CASES {
        let seed = std::fs::read_to_string(folder.join(format!("{name}.md"))).expect("a case");
        let findings = find(&format::parse(&seed).0, Weights::built_in());
        let speaker = |q: &super::Quote| findings.speaker(q).map_or("?", |n| &n.name).to_owned();
        let said: Vec<String> = findings.quotes.iter().map(speaker).collect();
        eprintln!("{name}: {said:?}");
        assert_eq!(said, *right, "{name}");
    }
}

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

/// Quotations whose speaker is not what is right yet, by their number, and why.
const SHORT: &[(&str, usize, &str)] = &[
    ("01-attribution-line", 2, "a name in a paragraph that ends with a colon is too unsure to be shown"),
    ("04-four-speakers", 2, "a name behind an adjective is too unsure to be shown"),
    ("04-four-speakers", 5, "words that were not said are taken for said"),
    ("23-pronoun", 1, "nothing tells that Ann is a she"),
];

/// What two senators say in a joint statement, in an article of the corpus.
#[test]
fn two_speakers_of_a_joint_statement() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/wild-2020/0459.md");
    let Ok(seed) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: there is no {}", path.display());
        return;
    };
    let findings = find(&format::parse(&seed).0, Weights::built_in());
    let joint = findings.quotes.iter().rfind(|q| findings.speakers(q).count() > 1).expect("a quotation of two");
    let names: Vec<&str> = findings.speakers(joint).map(|n| n.name.as_str()).collect();
    assert_eq!(names, ["謝基", "柴特菲德"]);
}

#[test]
fn speakers_of_the_reported_cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases");
    if !folder.exists() {
        eprintln!("skipped: there is no {}", folder.display());
        return;
    }
    let mut wrong = Vec::new();
    for (name, right) in CASES {
        let seed = std::fs::read_to_string(folder.join(format!("{name}.md"))).expect("a case");
        let findings = find(&format::parse(&seed).0, Weights::built_in());
        let speaker = |q: &super::Quote| findings.speaker(q).map_or("?", |n| &n.name).to_owned();
        let said: Vec<String> = findings.quotes.iter().map(speaker).collect();
        if said.len() < right.len() {
            wrong.push(format!("{name}: {said:?}"));
        }
        for (number, (said, right)) in said.iter().zip(*right).enumerate() {
            // What is mended is to be taken from the list.
            let short = SHORT.iter().any(|(case, n, _)| case == name && *n == number);
            if (said == right) == short {
                wrong.push(format!("{name}, {number}: {said:?} for {right:?}, short of it: {short}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

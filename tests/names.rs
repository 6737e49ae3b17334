//! One name, one thing: no two types of the project are called the same, in the reader or in the archive's command.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Names that stand for more than one type all the same, and why.
const SHARED: [(&str, &str); 2] = [
    ("Args", "what a subcommand of `seed-archive` is called with; always written with its module, `build::Args`"),
    (
        "Words",
        "`i18n::Words` are the interface's, `voices::words::Words` the tables that names and cues are found by; no file names both",
    ),
];

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a source folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs")
            && path.file_name().is_some_and(|n| n != "tests.rs" && n != "phenomena.rs")
        {
            out.push(path);
        }
    }
}

/// The type that a line declares. Declarations inside functions, macros and `impl`s are indented, and are their own business.
fn declared(line: &str) -> Option<&str> {
    let line = match line.strip_prefix("pub") {
        Some(rest) if rest.starts_with('(') => rest.split_once(") ")?.1,
        Some(rest) => rest.trim_start(),
        None => line,
    };
    let rest = ["struct ", "enum ", "trait ", "type "].iter().find_map(|word| line.strip_prefix(word))?;
    rest.split(|c: char| !c.is_alphanumeric()).next()
}

#[test]
fn a_type_name_stands_for_one_type() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    sources(&root.join("archive/src"), &mut files);
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in files {
        let text = std::fs::read_to_string(&path).expect("a source file");
        let shown = path.strip_prefix(root).expect("below the root").display();
        for (number, line) in text.lines().enumerate() {
            if let Some(name) = declared(line) {
                places.entry(name.to_owned()).or_default().push(format!("{shown}:{}", number + 1));
            }
        }
    }
    assert!(places.len() > 300, "types were found ({})", places.len());
    places.retain(|_, places| places.len() > 1);
    for (name, why) in SHARED {
        assert!(places.remove(name).is_some(), "{name} is declared once now: take it out of the table ({why})");
    }
    assert!(places.is_empty(), "declared more than once: {places:#?}");
}

#[test]
fn declarations_are_read() {
    assert_eq!(declared("pub(super) struct Side<'a> {"), Some("Side"));
    assert_eq!(declared("pub type Word = fn();"), Some("Word"));
    assert_eq!(declared("enum Kind {"), Some("Kind"));
    assert_eq!(declared("    struct Inner;"), None);
    assert_eq!(declared("use crate::Kind;"), None);
}

//! The modules import one another in one direction, and no file is more than a whole thought.

use std::path::{Path, PathBuf};

/// Outermost first: a module may import what stands after it.
const LAYERS: [&str; 16] = [
    "main",
    "command",
    "data",
    "search",
    "site",
    "voices",
    "catalogue",
    "output",
    "state",
    "reading",
    "words",
    "progress",
    "interrupt",
    "config",
    "error",
    "fold",
];

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for path in std::fs::read_dir(folder).expect("the source").flatten().map(|e| e.path()) {
        match path.is_dir() {
            true => files(&path, out),
            false => out.push(path),
        }
    }
}

#[test]
fn modules_import_what_stands_after_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&root, &mut all);
    let rank =
        |module: &str| LAYERS.iter().position(|l| *l == module).unwrap_or_else(|| panic!("{module} has no layer"));
    for path in all.iter().filter(|p| p.extension().is_some_and(|e| e == "rs")) {
        let text = std::fs::read_to_string(path).expect("a source file");
        assert!(text.lines().count() <= 400, "{} is longer than 400 lines", path.display());
        let first = path.strip_prefix(&root).expect("below").components().next().expect("a name");
        let own = first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
        for (at, _) in text.match_indices("crate::") {
            let name: String = text[at + 7..].chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            // `seed_reader::` is another crate, and a path to a name of the root begins with a capital.
            if name.is_empty() || text[..at].ends_with('$') {
                continue;
            }
            assert!(rank(&name) >= rank(&own), "{}: {own} imports {name}", path.display());
        }
    }
}

//! The modules import one another in one direction only, and only the interface knows a browser. This reads the `use` lines
//! (and every `crate::` path) and says so.

use std::path::{Path, PathBuf};

/// Outermost first: a module may import what stands after it, never what stands before.
const LAYERS: [&str; 19] = [
    "main", "bin", "ui", "dom", "saved", "markup", "i18n", "cite", "analysis", "pair", "article", "sources", "voices",
    "align", "format", "document", "pace", "json", "style",
];

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> =
        std::fs::read_dir(folder).expect("the source folder").flatten().map(|e| e.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// The module a file belongs to, and its text.
fn files() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    let read = paths.iter().map(|path| {
        let relative = path.strip_prefix(&root).expect("below src");
        let first = relative.components().next().expect("a name").as_os_str().to_string_lossy();
        let module = first.strip_suffix(".rs").unwrap_or(&first).to_owned();
        (module, relative.display().to_string(), std::fs::read_to_string(path).expect("a source file"))
    });
    read.collect()
}

fn rank(module: &str) -> Option<usize> {
    LAYERS.iter().position(|l| *l == module)
}

/// The modules of this crate that a text names, tests left out.
fn imports(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
    let code = code.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    assert!(!code.contains("super::super::"), "paths that climb twice are written from the crate's root");
    let starts = ["crate::", "seed_reader::"];
    let mut out = Vec::new();
    for start in starts {
        for (at, _) in code.match_indices(start) {
            let rest = &code[at + start.len()..];
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            assert!(!name.is_empty(), "write `crate::module::…`, one path a line: {}", &rest[..rest.len().min(40)]);
            // `crate::Article` is a re-export of the crate's root.
            out.push(if name == "Article" { "article".to_owned() } else { name });
        }
    }
    out
}

#[test]
fn imports_point_one_way() {
    let mut seen = 0;
    for (module, file, text) in files() {
        let Some(own) = rank(&module) else {
            assert_eq!(module, "lib", "{file}: a module that LAYERS does not know");
            continue;
        };
        for import in imports(&text) {
            let other =
                rank(&import).unwrap_or_else(|| panic!("{file} imports crate::{import}, which LAYERS does not know"));
            assert!(other >= own, "{file}: {module} must not import {import}");
            seen += usize::from(other > own);
        }
    }
    assert!(seen > 20, "the `use` lines were read ({seen})");
}

#[test]
fn only_the_interface_knows_a_browser() {
    let browser = ["web_sys", "js_sys", "wasm_bindgen", "gloo", "leptos"];
    for (module, file, text) in files() {
        if !["ui", "dom", "bin"].contains(&module.as_str()) {
            for name in browser {
                assert!(!text.contains(name), "{file} names {name}");
            }
        }
    }
}

#[test]
fn the_feature_is_named_once_and_files_stay_small() {
    let mut named = 0;
    for (_, file, text) in files() {
        named += text.matches("feature = \"ui\"").count() + text.matches("feature = \"dom\"").count();
        assert!(text.lines().count() <= 400, "{file} has over 400 lines");
        // What is not represented cannot reach the page: no raw HTML anywhere.
        assert!(!text.contains("inner_html") && !text.contains("insert_adjacent_html"), "{file}");
    }
    assert_eq!(named, 2, "`cfg(feature = \"ui\")` and `\"dom\"` stand in lib.rs alone");
}

//! Modules import one another in one direction only, without circles in any folder, and only the interface knows a browser. This
//! reads the `use` lines and every path that begins with `crate`, `super` or `self`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Outermost first: a module may import what stands after it, never what stands before.
const LAYERS: [&str; 19] = [
    "main", "bin", "ui", "saved", "markup", "i18n", "cite", "analysis", "pair", "article", "sources", "voices",
    "marks", "align", "format", "document", "pace", "json", "style",
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

/// Whether a file holds only tests: those may look at everything.
fn is_test(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| ["tests", "cases", "phenomena"].iter().any(|name| stem == *name))
}

/// The module a file belongs to, and its text.
fn files() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    let read = paths.iter().filter(|path| !is_test(path)).map(|path| {
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
        if module != "ui" {
            for name in browser {
                assert!(!text.contains(name), "{file} names {name}");
            }
        }
    }
}

#[test]
fn a_feature_of_the_interface_is_named_once_and_no_markup_is_parsed() {
    let mut named = Vec::new();
    for (_, file, text) in files() {
        for name in ["ui", "dom", "place"] {
            named.extend(text.matches(&format!("feature = \"{name}\"")).map(|_| format!("{file} {name}")));
        }
        // What is not represented cannot reach the page: no raw HTML anywhere.
        assert!(!text.contains("inner_html") && !text.contains("insert_adjacent_html"), "{file}");
    }
    assert_eq!(named, ["lib.rs place", "ui/mod.rs ui", "ui/mod.rs dom"]);
}

/// Files of over 400 lines, and why.
const LONG_FILES: [(&str, &str); 1] = [("archive/assets/archive.css", "the whole look of a site, sent as one file")];

/// Functions of over 80 lines, and why.
const LONG_FUNCTIONS: [(&str, &str); 2] = [
    ("src/voices/words.rs new", "a list: every table with the classes of its words"),
    ("src/ui/live/reading.rs follow", "a list of effects, each a few lines that share what is attached"),
];

/// Every file that is code, below the project's folder.
fn code_files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<PathBuf> =
        ["src", "archive", "embed", "parts", "style", "tests", "examples"].map(|folder| root.join(folder)).into();
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(&folder).expect("a folder of the project").flatten().map(|e| e.path()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() {
                if !matches!(name.as_str(), "node_modules" | "target" | "fixtures" | "sites") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|e| e == "rs" || e == "js" || e == "mjs" || e == "css") {
                let shown = path.strip_prefix(root).expect("below the root").display().to_string();
                found.push((shown, std::fs::read_to_string(&path).expect("a source file")));
            }
        }
    }
    found.sort();
    found
}

/// The functions of some Rust, with how many lines each has.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (from, line) in lines.iter().enumerate() {
        let indent = &line[..line.len() - line.trim_start().len()];
        let Some((before, rest)) = line.split_once("fn ") else { continue };
        let words =
            before.split_whitespace().all(|w| w.starts_with("pub") || matches!(w, "async" | "const" | "in" | "unsafe"));
        if !words && !before.trim_start().starts_with("pub(") {
            continue;
        }
        let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
        let end = format!("{indent}}}");
        // A declaration without a body, or all of it on one line.
        let opens = lines[from..].iter().find(|l| l.ends_with([';', '{', '}'])).is_some_and(|l| l.ends_with('{'));
        if !opens {
            continue;
        }
        // rustfmt puts the brace that ends a function under its first letter.
        if let Some(length) = lines[from..].iter().position(|l| *l == end) {
            found.push((name.to_owned(), length + 1));
        }
    }
    found
}

#[test]
fn files_and_functions_stay_short() {
    let files = code_files();
    assert!(files.len() > 250, "{} files were read", files.len());
    let mut long: Vec<String> = Vec::new();
    let mut count = 0;
    for (file, text) in &files {
        let lines = text.lines().count();
        if lines > 400 {
            long.push(file.clone());
        }
        if file.ends_with(".rs") && (file.starts_with("src/") || file.starts_with("archive/src/")) {
            for (name, lines) in functions(text) {
                count += 1;
                if lines > 80 {
                    long.push(format!("{file} {name}"));
                }
            }
        }
    }
    assert!(count > 2_000, "{count} functions were measured");
    let allowed = |file: &String| LONG_FILES.iter().chain(&LONG_FUNCTIONS).any(|(name, _)| name == file);
    long.retain(|file| !allowed(file));
    assert!(long.is_empty(), "longer than 400 lines (files) or 80 (functions): {long:#?}");
}

/// The modules of a source folder by their paths (`markup::panel::rows`), with their code; the root is the empty path. Tests are left out.
fn modules(root: &Path) -> BTreeMap<Vec<String>, String> {
    let mut paths = Vec::new();
    sources(root, &mut paths);
    let mut found = BTreeMap::new();
    for path in paths {
        let relative = path.strip_prefix(root).expect("below the root").with_extension("");
        let mut module: Vec<String> = relative.components().map(|c| c.as_os_str().to_string_lossy().into()).collect();
        let last = module.last().map(String::as_str);
        if is_test(&path) || module[0] == "bin" {
            continue;
        }
        if matches!(last, Some("mod" | "lib" | "main")) {
            module.pop();
        }
        let text = std::fs::read_to_string(&path).expect("a source file");
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let code = code.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        // `lib.rs` and `main.rs` are both the root.
        found.entry(module).or_insert_with(String::new).push_str(&code);
    }
    found
}

/// The paths of a `use` tree: `a::{b, c::d as e}` is `a::b` and `a::c::d`.
fn branches(prefix: &str, tree: &str, out: &mut Vec<String>) {
    let (mut depth, mut start) = (0, 0);
    let ends = tree.char_indices().filter_map(|(at, c)| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        (c == ',' && depth == 0).then_some(at)
    });
    let ends: Vec<usize> = ends.chain([tree.len()]).collect();
    for end in ends {
        let branch = tree[start..end].trim();
        start = end + 1;
        match branch.split_once('{') {
            Some((stem, rest)) => branches(&format!("{prefix}{stem}"), rest.trim_end().trim_end_matches('}'), out),
            None if branch.is_empty() => {}
            None => {
                let path = branch.split(" as ").next().unwrap_or(branch).trim();
                out.push(format!("{prefix}{path}"));
            }
        }
    }
}

/// Every path in some code: those of its `use` lines, and those in the code that name a module.
fn paths(code: &str) -> Vec<String> {
    let (mut found, mut rest) = (Vec::new(), String::new());
    let mut pieces = code.split("use ");
    rest.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        match piece.split_once(';') {
            // `use` at the beginning of a line, with or without `pub`.
            Some((tree, after)) if !tree.contains(['"', '=']) => {
                branches("", tree, &mut found);
                rest.push_str(after);
            }
            _ => rest.push_str(piece),
        }
    }
    let word = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    found.extend(rest.split(|c| !word(c)).filter(|path| path.contains("::")).map(str::to_owned));
    found
}

/// Where a path leads that stands in `module`; nothing where it leads to no module of this crate.
fn target(
    path: &str,
    module: &[String],
    known: &BTreeMap<Vec<String>, String>,
    passed_on: &BTreeMap<(Vec<String>, String), Vec<String>>,
) -> Option<Vec<String>> {
    let mut parts: Vec<&str> = path.split("::").map(str::trim).collect();
    let mut at = match parts[0] {
        "crate" => Vec::new(),
        "super" => module.split_last().map(|(_, above)| above.to_vec()).unwrap_or_default(),
        _ => module.to_vec(),
    };
    if matches!(parts[0], "crate" | "super" | "self") {
        parts.remove(0);
    }
    for part in parts {
        at.push(part.to_owned());
        if !known.contains_key(&at) {
            at.pop();
            // A name that the module has from another of its own.
            return Some(passed_on.get(&(at.clone(), part.to_owned())).cloned().unwrap_or(at));
        }
    }
    Some(at)
}

/// The circles among the modules of each folder. A file may name what its own folder's `mod.rs` holds; two neighbours, with all that is
/// in them, may not name one another, directly or by way of others.
fn circles(root: &Path) -> Vec<String> {
    let known = modules(root);
    let mut passed_on = BTreeMap::new();
    for (module, code) in &known {
        for path in paths(code) {
            if let Some((stem, name)) = path.rsplit_once("::") {
                let mut from = module.clone();
                from.extend(stem.trim_start_matches("self::").split("::").map(str::to_owned));
                if known.contains_key(&from) {
                    passed_on.insert((module.clone(), name.to_owned()), from);
                }
            }
        }
    }
    let mut named: BTreeMap<Vec<String>, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for (module, code) in &known {
        for path in paths(code) {
            let Some(other) = target(&path, module, &known, &passed_on) else { continue };
            let shared = module.iter().zip(&other).take_while(|(a, b)| a == b).count();
            if let (Some(from), Some(to)) = (module.get(shared), other.get(shared)) {
                let folder = named.entry(module[..shared].to_vec()).or_default();
                folder.entry(from.clone()).or_default().insert(to.clone());
            }
        }
    }
    let mut found = Vec::new();
    for (folder, mut arrows) in named {
        // What names nobody is taken away until nothing is left, or a circle is.
        loop {
            let open: BTreeSet<String> =
                arrows.iter().filter(|(_, to)| !to.is_empty()).map(|(from, _)| from.clone()).collect();
            let before: usize = arrows.values().map(BTreeSet::len).sum();
            arrows.values_mut().for_each(|to| to.retain(|to| open.contains(to)));
            if arrows.values().map(BTreeSet::len).sum::<usize>() == before {
                break;
            }
        }
        arrows.retain(|_, to| !to.is_empty());
        found.extend(arrows.iter().map(|(from, to)| format!("{}: {from} → {to:?}", folder.join("::"))));
    }
    found
}

#[test]
fn no_folder_has_circles() {
    for root in ["src", "archive/src"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(root);
        let found = circles(&root);
        assert!(found.is_empty(), "these are in a circle, or lead into one:\n{}", found.join("\n"));
    }
}

#[test]
fn a_circle_is_found_however_it_is_written() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("circles");
    let write = |name: &str, text: &str| {
        let path = root.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder to write to");
        std::fs::write(path, text).expect("a file to write");
    };
    let _ = std::fs::remove_dir_all(&root);
    write("lib.rs", "mod room;\n");
    write("room/mod.rs", "mod a;\nmod b;\nmod c;\nuse c::Third;\n");
    write("room/a.rs", "use super::{b::{First, Second}};\n");
    write("room/b.rs", "fn f() -> Third { crate::room::c::third() }\n");
    write("room/c.rs", "pub struct Third;\n");
    assert_eq!(circles(&root), Vec::<String>::new());
    // By `super`, in code, and by a name that the folder passes on.
    write("room/c.rs", "fn g() { super::a::go() }\n");
    assert_eq!(circles(&root).len(), 3);
    write("room/c.rs", "pub struct Third;\nuse super::First;\n");
    write("room/mod.rs", "mod a;\nmod b;\nmod c;\nuse b::First;\n");
    assert_eq!(circles(&root).len(), 3, "b and c, and a that leads to them");
}

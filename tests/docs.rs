//! The documents: links in them lead somewhere, and what is said in two languages is the same.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: &str) -> String {
    std::fs::read_to_string(root().join(file)).unwrap_or_else(|e| panic!("{file}: {e}"))
}

/// The documents of the project, without those that are data or belong to others.
fn documents() -> Vec<String> {
    let mut found = Vec::new();
    for folder in ["", "docs", "embed", "gold", "archive", "examples/sites", "src/voices/model", "src/voices/tagger"] {
        let Ok(entries) = std::fs::read_dir(root().join(folder)) else { continue };
        for path in entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "md")) {
            found.push(path.strip_prefix(root()).expect("below the root").display().to_string());
        }
    }
    found.sort();
    found
}

/// The targets of a document's links and pictures; code has none.
fn links(text: &str) -> Vec<&str> {
    let is_code = |at: usize| {
        let line = text[..at].rfind('\n').map_or(0, |i| i + 1);
        text[line..at].matches('`').count() % 2 == 1
    };
    text.match_indices("](")
        .filter(|(at, _)| !is_code(*at))
        .filter_map(|(at, _)| text[at + 2..].split_once(')').map(|(target, _)| target))
        .collect()
}

/// The words that a heading is linked by, as hosts of repositories make them.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().to_lowercase();
    kept.chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

fn headings(text: &str) -> Vec<&str> {
    let mut code = false;
    let lines = text.lines().filter(|line| {
        code ^= line.starts_with("```");
        !code && line.starts_with('#')
    });
    lines.collect()
}

#[test]
fn every_link_leads_somewhere() {
    let (mut count, mut wrong) = (0, Vec::new());
    for document in documents() {
        let text = read(&document);
        let folder = Path::new(&document).parent().map(Path::to_owned).unwrap_or_default();
        for target in links(&text) {
            if target.contains("://") || target.starts_with("mailto:") || target.contains(' ') || target.is_empty() {
                continue;
            }
            count += 1;
            let (file, place) = target.split_once('#').unwrap_or((target, ""));
            let path: PathBuf = if file.is_empty() { root().join(&document) } else { root().join(&folder).join(file) };
            if !path.exists() {
                wrong.push(format!("{document}: {target}"));
            } else if !place.is_empty() && path.extension().is_some_and(|e| e == "md") {
                let there = std::fs::read_to_string(&path).expect("a document");
                if !headings(&there).iter().any(|h| anchor(h.trim_start_matches('#')) == place) {
                    wrong.push(format!("{document}: {target} (no such heading)"));
                }
            }
        }
    }
    assert!(count > 50, "links were read ({count})");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The files and folders that a row of a table names in backticks: a file without a folder is in the folder named before it.
fn places(row: &str) -> Vec<String> {
    let mut folder = "";
    let mut found = Vec::new();
    for name in row
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|name| !name.contains(['*', ' ', '…', '<', '(']) && !name.contains("LANGUAGE"))
    {
        if let Some((before, last)) = name.rsplit_once('/') {
            folder = if last.is_empty() || !last.contains('.') { name.trim_end_matches('/') } else { before };
            found.push(name.to_owned());
        } else if [".rs", ".js", ".ts", ".css", ".json", ".md", ".txt"].iter().any(|end| name.ends_with(end)) {
            found.push(format!("{folder}/{name}").trim_start_matches('/').to_owned());
        }
    }
    found
}

/// What the map in ARCHITECTURE.md names is there.
#[test]
fn the_map_names_places_that_are_there() {
    let text = read("ARCHITECTURE.md");
    let (rows, prose): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with('|'));
    let listed = rows.iter().flat_map(|row| places(row));
    let is_path =
        |name: &String| name.contains('/') && root().join(name.split('/').next().unwrap_or_default()).is_dir();
    let named = prose.iter().flat_map(|line| places(line)).filter(is_path);
    let all: Vec<String> = listed.chain(named).collect();
    let missing: Vec<&String> = all.iter().filter(|path| !root().join(path).exists()).collect();
    assert!(missing.is_empty(), "ARCHITECTURE.md names {missing:#?}");
    assert!(all.len() > 100, "{} places", all.len());
}

/// The numbers of a table's cell: `0.934`, `5,293`, `99`.
fn figures(line: &str) -> Vec<String> {
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let found = line.split(|c| !digits(c)).map(|n| n.trim_matches(['.', ','])).filter(|n| !n.is_empty());
    found.map(str::to_owned).collect()
}

#[test]
fn the_readme_says_the_same_in_chinese() {
    let (english, chinese) = (read("README.md"), read("README.zh.md"));
    let levels =
        |text: &str| headings(text).iter().map(|h| h.chars().take_while(|c| *c == '#').count()).collect::<Vec<_>>();
    assert_eq!(levels(&english), levels(&chinese), "the same headings");
    let rows = |text: &str| text.lines().filter(|l| l.starts_with('|')).map(figures).collect::<Vec<_>>();
    let (ours, theirs) = (rows(&english), rows(&chinese));
    assert!(ours.iter().flatten().count() > 30, "figures were read");
    assert_eq!(ours, theirs, "the same figures in the same rows of tables");
    // Commands and snippets.
    let commands = |text: &str| {
        let lines =
            text.lines().filter(|l| ["make ", "cargo ", "<script", "let ", "assert"].iter().any(|c| l.starts_with(c)));
        lines.map(|l| l.split('#').next().unwrap_or(l).trim().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(commands(&english), commands(&chinese));
    let targets = |text: &str| {
        links(text).into_iter().filter(|t| !t.starts_with("README")).map(str::to_owned).collect::<BTreeSet<_>>()
    };
    assert_eq!(targets(&english), targets(&chinese), "the same links");
}

/// The snippets for site generators use the element as it is: its tag, attributes that it knows, the file that defines it. What their
/// generators make of them is built by `scripts/sites.sh`.
#[test]
fn snippets_for_site_generators_use_the_element_as_it_is() {
    let manifest: serde_json::Value = serde_json::from_str(&read("embed/custom-elements.json")).expect("JSON");
    let known = manifest.to_string();
    let page = read("examples/sites/vitepress/index.md") + &read("examples/sites/vitepress/.vitepress/config.mjs");
    for (site, snippet) in [
        ("Hugo", read("examples/sites/hugo/layouts/shortcodes/seed-reader.html")),
        ("Jekyll", read("examples/sites/jekyll/_includes/seed-reader.html")),
        ("VitePress", page),
        ("WordPress", read("examples/sites/wordpress/seed-reader/seed-reader.php")),
        ("README", read("README.md")),
        ("embed/README", read("embed/README.md")),
    ] {
        assert!(snippet.contains("define.js"), "{site} loads what defines the element");
        let start = snippet.find("<seed-reader src").unwrap_or_else(|| panic!("{site} has the element"));
        let tag = &snippet[start..];
        let tag = &tag[..tag.find("<a").unwrap_or(tag.len())];
        let attributes: Vec<&str> = tag
            .match_indices("=\"")
            .map(|(at, _)| {
                tag[..at].rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or_default()
            })
            .collect();
        assert!(attributes.contains(&"src"), "{site}: {attributes:?}");
        for attribute in attributes {
            assert!(known.contains(&format!("\"name\":\"{attribute}\"")), "{site}: the element has no `{attribute}`");
        }
    }
    let sites = read("examples/sites/README.md");
    for folder in ["hugo/", "jekyll/", "vitepress/", "wordpress/seed-reader/"] {
        assert!(sites.contains(&format!("({folder})")), "the list names {folder}");
    }
}

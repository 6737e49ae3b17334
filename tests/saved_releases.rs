//! Pages that earlier releases saved (tests/fixtures/saved/RELEASE): this one opens each, byte for byte. A folder is added with every
//! release, by `scripts/saved-fixtures.sh`, and none is ever changed: docs/saved-page.md promises it to readers.

use std::path::{Path, PathBuf};

use seed_reader::Article;
use seed_reader::pair::Pair;
use seed_reader::saved::{self, SaveOptions, SavedContent, Seed};

/// The saved pages of all releases.
fn pages() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/saved");
    let mut pages = Vec::new();
    for release in std::fs::read_dir(folder).expect("the fixtures").flatten() {
        for file in std::fs::read_dir(release.path()).expect("a folder a release").flatten() {
            if file.path().extension().is_some_and(|e| e == "html") {
                pages.push((file.path(), std::fs::read_to_string(file.path()).expect("a saved page")));
            }
        }
    }
    pages.sort();
    assert!(pages.len() >= 3, "pages were found: {}", pages.len());
    pages
}

/// What a page was saved from: the seed texts stand beside it.
fn saved_from(page: &Path) -> Seed {
    let read = |language: &str| {
        let name = page.file_stem().expect("a name").to_string_lossy();
        std::fs::read_to_string(page.with_file_name(format!("{name}.{language}.md"))).ok()
    };
    match (read("zh"), read("en")) {
        (Some(original), Some(translation)) => Seed::pair(original, translation),
        (Some(text), None) | (None, Some(text)) => Seed::new(text),
        (None, None) => panic!("no seed text beside {}", page.display()),
    }
}

#[test]
fn a_page_of_any_release_gives_its_seed_back() {
    for (path, page) in pages() {
        assert!(saved::is_page(&page), "{}", path.display());
        assert_eq!(saved::open(&page), Some(saved_from(&path)), "{}", path.display());
        assert_eq!(saved::is_intact(&page), Some(true), "{}", path.display());
    }
}

#[test]
fn what_was_called_wrong_in_it_is_still_read() {
    // Whether it still applies is for the names that this release finds: nobody has denied another.
    let denied = pages().into_iter().filter(|(_, page)| saved::denials(page) != saved::Denials::default());
    let names: Vec<String> =
        denied.map(|(path, _)| path.file_stem().expect("a name").to_string_lossy().into()).collect();
    assert!(!names.is_empty() && names.iter().all(|name| name == "denied"), "{names:?}");
}

#[test]
fn saved_anew_it_is_a_page_of_this_release() {
    for (path, page) in pages() {
        let seed = saved::open(&page).expect("a saved page");
        let anew = match &seed.translation {
            Some(translation) => {
                let pair = Pair::parse(&seed.text, translation);
                saved::page(SavedContent::Pair(&pair), &seed, &SaveOptions::default())
            }
            None => saved::page(SavedContent::Article(&Article::parse(&seed.text)), &seed, &SaveOptions::default()),
        };
        assert_eq!(saved::open(&anew), Some(seed), "{}", path.display());
        assert!(anew.contains("data-format"), "it says its form: {}", path.display());
    }
}

#[test]
fn a_changed_byte_is_noticed() {
    let (path, page) = pages().swap_remove(0);
    let seed = saved_from(&path);
    // A word of the seed's, changed where the page keeps the seed.
    let kept = page.rfind("<template").expect("where the seed stands");
    let word: String = seed.text.chars().filter(|c| !c.is_ascii()).take(1).collect();
    let at = kept + page[kept..].find(&word).expect("a character of the text");
    let altered = format!("{}鼠{}", &page[..at], &page[at + word.len()..]);
    assert_eq!(saved::is_intact(&altered), Some(false));
    assert!(saved::open(&altered).is_some(), "it still opens: what is there is shown");
    // The hash alone.
    let at = kept + page[kept..].find("data-sha256").expect("the hash") + "data-sha256=".len() + 3;
    let digit = if page.as_bytes()[at] == b'0' { "1" } else { "0" };
    assert_eq!(saved::is_intact(&format!("{}{digit}{}", &page[..at], &page[at + 1..])), Some(false));
    assert_eq!(saved::is_intact("正文"), None);
}

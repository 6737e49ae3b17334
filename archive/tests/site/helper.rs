//! A folder of articles, a site, and the command.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// Articles about a lighthouse, and a place for a site.
pub struct Town {
    _folder: TempDir,
    pub articles: PathBuf,
    pub site: PathBuf,
}

impl Town {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let articles = folder.path().join("town");
        std::fs::create_dir(&articles).expect("a folder");
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/town");
        for entry in std::fs::read_dir(fixtures).expect("the fixtures").flatten() {
            std::fs::copy(entry.path(), articles.join(entry.file_name())).expect("a copy");
        }
        let site = folder.path().join("site");
        Self { _folder: folder, articles, site }
    }

    /// Writes a file beside the folder of the articles.
    pub fn beside(&self, name: &str, text: &str) -> PathBuf {
        let path = self._folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        path
    }

    /// Adds an article.
    pub fn add(&self, name: &str, title: &str, body: &str) {
        let text =
            format!("<!--1723000000000-->\n[{title}](https://added.example/{})\n------\n<p>{body}</p>", name.len());
        std::fs::write(self.articles.join(name), text).expect("a file");
    }

    pub fn build(&self, more: &[&str]) -> Output {
        let mut args = vec![
            "build",
            self.articles.to_str().expect("a plain path"),
            "--out",
            self.site.to_str().expect("a plain path"),
        ];
        args.extend(more);
        seed_archive(&args)
    }

    /// Builds, and it works.
    pub fn built(&self, more: &[&str]) -> Output {
        let output = self.build(more);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        output
    }

    /// Every file of the site with its bytes, but what is kept between runs.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut out = BTreeMap::new();
        collect(&self.site, &self.site, &mut out);
        out
    }

    pub fn read(&self, path: &str) -> String {
        let file = self.site.join(path);
        std::fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
    }

    /// The page whose path begins and ends so, and holds these words.
    pub fn page_with(&self, folder: &str, words: &str) -> (String, String) {
        let pages = self.files().into_iter().filter(|(path, _)| path.starts_with(folder) && path.ends_with(".html"));
        let mut pages = pages.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("UTF-8")));
        pages.find(|(_, html)| html.contains(words)).unwrap_or_else(|| panic!("no page of {folder} says {words}"))
    }

    /// A voice's page.
    pub fn voice(&self, name: &str) -> (String, String) {
        self.page_with("voices/", &format!("<h1><bdi>{name}</bdi></h1>"))
    }
}

fn collect(root: &Path, folder: &Path, out: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = path.strip_prefix(root).expect("below").to_string_lossy().into_owned();
        if name.starts_with(".seed-archive") {
            continue;
        }
        match path.is_dir() {
            true => collect(root, &path, out),
            false => drop(out.insert(name, std::fs::read(&path).unwrap_or_default())),
        }
    }
}

/// Runs the command in a folder without a configuration.
pub fn seed_archive(args: &[&str]) -> Output {
    command(args).output().expect("the command runs")
}

pub fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_seed-archive"));
    command.args(args).current_dir(std::env::temp_dir());
    command
}

/// What it said on standard error.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

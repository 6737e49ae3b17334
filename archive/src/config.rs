//! `seed-archive.toml` and `voices.toml`: what a publisher decides. Everything has a default; a word that is not known is an error,
//! with its line, because a misspelt key that does nothing costs an hour.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use seed_reader::i18n::Locale;
use serde::{Deserialize, Serialize};

use crate::error::Error;

/// The site's configuration.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The archive's name; empty: the interface's word for one.
    pub title: String,
    /// A sentence below it on the front page.
    pub description: String,
    /// The languages of the interface: the first at the site's root, each other in a folder of its own.
    pub languages: Vec<String>,
    /// Where the site will stand (`https://archive.example/`): needed by feeds, sitemap, OpenSearch, and by addresses in the data.
    pub base_url: Option<String>,
    /// Pictures: `link` (their addresses, nothing is loaded) or `show` (loaded from where the articles say).
    pub images: ImageOption,
    /// The script that defines `<seed-reader>`, relative to the site's root or on its own host: with it articles are live readers.
    pub reader: Option<String>,
    /// The endings of file names that are read.
    pub extensions: Vec<String>,
    /// Files and folders that are not, as in .gitignore.
    pub exclude: Vec<String>,
    /// Larger files are listed, not read.
    pub max_megabytes: u64,
    /// Outlets by host (`zaobao.com`), with the names they are shown by.
    pub outlets: BTreeMap<String, String>,
    /// Colours and fonts of the reader (`accent`, `paper`, `ink` …), as CSS values.
    pub theme: BTreeMap<String, String>,
    /// Feeds.
    pub feeds: Feeds,
    /// Whether the site can be searched.
    pub search: bool,
    /// Whether the data are written.
    pub data: bool,
}

/// What is done with pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ImageOption {
    /// Their addresses stand in their places.
    Link,
    /// They are loaded from where the articles say.
    Show,
}

/// How feeds are made.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Feeds {
    /// So many of the newest entries.
    pub entries: usize,
    /// A voice that is quoted in so many articles has a feed.
    pub voice_articles: usize,
}

impl Default for Config {
    fn default() -> Self {
        let words = |list: &[&str]| list.iter().map(|w| (*w).to_owned()).collect();
        Self {
            title: String::new(),
            description: String::new(),
            languages: words(&["zh-Hans"]),
            base_url: None,
            images: ImageOption::Link,
            reader: None,
            extensions: words(&["md", "markdown", "txt", "html", "htm"]),
            exclude: words(&["README.md", "LICENSE.md", "CHANGELOG.md"]),
            max_megabytes: 64,
            outlets: BTreeMap::new(),
            theme: BTreeMap::new(),
            feeds: Feeds::default(),
            search: true,
            data: true,
        }
    }
}

impl Default for Feeds {
    fn default() -> Self {
        Self { entries: 50, voice_articles: 2 }
    }
}

impl Config {
    /// Reads the file that is given, or `seed-archive.toml` of the working folder where there is one, or nothing.
    pub fn load(given: Option<&Path>) -> Result<Self, Error> {
        let Some(path) = found(given, "seed-archive.toml") else { return Ok(Self::default()) };
        let config: Self = read(&path)?;
        config.check().map_err(|reason| Error::Config { path, reason })?;
        Ok(config)
    }

    fn check(&self) -> Result<(), String> {
        if let Some(tag) = self.languages.iter().find(|tag| Locale::from_tag(tag).is_none()) {
            return Err(format!("languages: {tag:?} is none of zh-Hans, zh-Hant, en"));
        }
        if self.languages.is_empty() {
            return Err("languages: at least one is needed".to_owned());
        }
        let locales = self.locales();
        if (1..locales.len()).any(|i| locales[..i].contains(&locales[i])) {
            return Err("languages: one stands twice".to_owned());
        }
        let ascii = |text: &str| text.bytes().all(|b| b.is_ascii_graphic() && !b"<>\"'\\{}".contains(&b));
        if let Some(url) = self.base_url.as_ref()
            && !((url.starts_with("https://") || url.starts_with("http://")) && ascii(url))
        {
            return Err("base_url: is no address that begins with http:// or https://".to_owned());
        }
        if self.reader.as_ref().is_some_and(|r| !ascii(r) || r.contains(':') || r.starts_with("//") || r.contains(".."))
        {
            return Err("reader: is a path on this site, such as \"seed-reader/define.js\"".to_owned());
        }
        for (name, value) in &self.theme {
            let known = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
            // What ends a declaration, opens a comment or names a resource.
            if !known
                || value.contains([';', '{', '}', '\\', '<', '@', '/', '\n'])
                || value.to_lowercase().contains("url(")
            {
                return Err(format!("theme.{name}: is no name of a token, or its value is more than one CSS value"));
            }
        }
        Ok(())
    }

    /// The languages of the interface.
    pub fn locales(&self) -> Vec<Locale> {
        self.languages.iter().filter_map(|tag| Locale::from_tag(tag)).collect()
    }

    /// The address of a page, where it is known where the site stands.
    pub fn address(&self, path: &str) -> Option<String> {
        let base = self.base_url.as_ref()?;
        Some(format!("{}/{path}", base.trim_end_matches('/')))
    }
}

/// What a publisher knows of voices that no program can.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct VoiceOptions {
    /// Names of one voice.
    pub merge: Vec<Merge>,
    /// Voices of one name.
    pub split: Vec<Split>,
    /// Names that are no voice.
    pub hide: Vec<Hide>,
}

/// Several names of one voice.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// The name it is shown by.
    pub name: String,
    /// The others.
    pub forms: Vec<String>,
    /// What it is, where that is read wrongly: person, organisation, outlet, document.
    pub kind: Option<String>,
}

/// One of several voices of the same name: those of its articles that meet every condition given.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// The name they share.
    pub name: String,
    /// The name this one is shown by.
    #[serde(rename = "as")]
    pub shown: String,
    /// Words, one of which stands in the office.
    #[serde(default)]
    pub office: Vec<String>,
    /// Hosts of outlets.
    #[serde(default)]
    pub outlet: Vec<String>,
    /// Ids of articles.
    #[serde(default)]
    pub articles: Vec<String>,
}

/// A name that is no voice.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hide {
    /// The name.
    pub name: String,
}

impl VoiceOptions {
    /// Reads the file that is given, or `voices.toml` of the working folder where there is one, or nothing.
    pub fn load(given: Option<&Path>) -> Result<Self, Error> {
        found(given, "voices.toml").map_or_else(|| Ok(Self::default()), |path| read(&path))
    }
}

/// A file that is given must be there; one that is looked for may be.
fn found(given: Option<&Path>, name: &str) -> Option<PathBuf> {
    given.map(Path::to_path_buf).or_else(|| Some(PathBuf::from(name)).filter(|p| p.is_file()))
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, Error> {
    let text = std::fs::read_to_string(path).map_err(Error::io(path))?;
    toml::from_str(&text).map_err(|e| Error::Config { path: path.to_owned(), reason: e.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(text: &str) -> Result<(), String> {
        toml::from_str::<Config>(text).map_err(|e| e.to_string())?.check()
    }

    #[test]
    fn an_empty_file_is_a_configuration() {
        assert_eq!(checked(""), Ok(()));
    }

    #[test]
    fn a_word_that_is_not_known_is_an_error() {
        for text in [
            "titel = 'x'",
            "languages = ['fr']",
            "languages = []",
            "languages = ['zh', 'zh-Hans']",
            "base_url = 'archive.example'",
            "base_url = 'https://a.example/\"><script>'",
            "reader = 'https://elsewhere.example/define.js'",
            "theme = { accent = 'red; } body { display: none' }",
            "theme = { accent = 'url(x)' }",
            "images = 'maybe'",
        ] {
            assert!(checked(text).is_err(), "{text}");
        }
        assert_eq!(checked("theme = { accent = 'light-dark(#800, #faa)' }"), Ok(()));
    }

    #[test]
    fn addresses_have_one_slash_between() {
        let config = Config { base_url: Some("https://a.example/x/".to_owned()), ..Config::default() };
        assert_eq!(config.address("en/index.html").as_deref(), Some("https://a.example/x/en/index.html"));
    }
}

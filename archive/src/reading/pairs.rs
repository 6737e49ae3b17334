//! Which two files are an article and its translation.

use std::collections::HashMap;

use super::files::Input;

/// What becomes one page: an article, and its translation where that is a file of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// The article.
    pub article: Input,
    /// Its translation.
    pub translation: Option<Input>,
}

/// Endings of names that say which language a file is in, the original's first.
const LANGUAGES: [(&str, &str); 3] = [(".zh", ".en"), (".zh-Hans", ".en"), (".zh-Hant", ".en")];

/// The files, `NAME.en.md` put with `NAME.zh.md`, and a file with the translation that its front matter names. `named` reads that name.
pub fn tasks(files: Vec<Input>, named: impl Fn(&Input) -> Option<String>) -> Vec<Task> {
    let by_name: HashMap<&str, usize> = files.iter().enumerate().map(|(i, f)| (f.name.as_str(), i)).collect();
    let mut translation_of: HashMap<usize, usize> = HashMap::new();
    let mut taken = vec![false; files.len()];
    for (i, file) in files.iter().enumerate() {
        let other = by_ending(&file.name, &by_name).or_else(|| {
            let folder = file.name.rfind('/').map_or("", |at| &file.name[..=at]);
            by_name.get(format!("{folder}{}", named(file)?).as_str()).copied()
        });
        if let Some(other) = other.filter(|&o| o != i && !taken[o] && !taken[i]) {
            translation_of.insert(i, other);
            taken[other] = true;
            taken[i] = true;
        }
    }
    let mut is_translation = vec![false; files.len()];
    translation_of.values().for_each(|&t| is_translation[t] = true);
    let translations: Vec<_> = (0..files.len()).map(|i| translation_of.get(&i).map(|&t| files[t].clone())).collect();
    let all = files.into_iter().zip(translations).zip(is_translation).filter(|(_, is)| !is);
    all.map(|((article, translation), _)| Task { article, translation }).collect()
}

fn by_ending(name: &str, all: &HashMap<&str, usize>) -> Option<usize> {
    let (stem, ending) = name.rsplit_once('.')?;
    LANGUAGES.iter().find_map(|(from, to)| {
        let stem = stem.strip_suffix(from)?;
        all.get(format!("{stem}{to}.{ending}").as_str()).copied()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_front_matter_make_pairs() {
        let file = |name: &str| Input { name: name.to_owned(), path: name.into(), bytes: 1 };
        let files = ["a/x.en.md", "a/x.zh.md", "b/x.en.md", "c.md", "d.md", "e.md"].map(file).to_vec();
        let named = |f: &Input| (f.name == "c.md" || f.name == "e.md").then(|| "d.md".to_owned());
        let tasks = tasks(files, named);
        let pairs: Vec<_> =
            tasks.iter().map(|t| (t.article.name.as_str(), t.translation.as_ref().map(|t| t.name.as_str()))).collect();
        assert_eq!(
            pairs,
            [("a/x.zh.md", Some("a/x.en.md")), ("b/x.en.md", None), ("c.md", Some("d.md")), ("e.md", None)]
        );
    }
}

//! Which files there are.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use ignore::overrides::OverrideBuilder;

use crate::config::Config;
use crate::error::{Bad, Error, Problem, shown};

/// A file to be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// Its name below the folder that was given, that folder's own name first, with `/` between: what it is known by.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// How large it is, in bytes.
    pub bytes: u64,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Walk {
    /// The files, by name.
    pub files: Vec<Input>,
    /// What was left out, and why.
    pub bad: Vec<Bad>,
}

/// Looks through files and folders. Symbolic links are not followed, hidden files and what `exclude` or a `.seedignore` names are not
/// seen; `site`, where the site is written, is no source either.
pub fn walk(sources: &[PathBuf], config: &Config, site: Option<&Path>) -> Result<Walk, Error> {
    let mut walk = Walk::default();
    let site = site.and_then(|s| std::fs::canonicalize(s).ok());
    for source in sources {
        let meta = std::fs::symlink_metadata(source).map_err(Error::io(source))?;
        // A source that is named may be a link; what stands below it may not.
        let root =
            if meta.is_symlink() { std::fs::canonicalize(source).map_err(Error::io(source))? } else { source.clone() };
        below(&root, config, site.as_deref(), &mut walk)?;
    }
    walk.files.sort();
    // The same file may have been named twice.
    walk.files.dedup_by(|a, b| a.path == b.path);
    Ok(walk)
}

fn below(root: &Path, config: &Config, site: Option<&Path>, walk: &mut Walk) -> Result<(), Error> {
    let mut overrides = OverrideBuilder::new(root);
    for pattern in &config.exclude {
        let wrong = |e: ignore::Error| Error::Config { path: "exclude".into(), reason: e.to_string() };
        overrides.add(&format!("!{pattern}")).map_err(wrong)?;
    }
    let overrides = overrides.build().map_err(|e| Error::Config { path: "exclude".into(), reason: e.to_string() })?;
    let site = site.map(Path::to_path_buf);
    let entries = WalkBuilder::new(root)
        .standard_filters(false)
        .hidden(true)
        .follow_links(false)
        .add_custom_ignore_filename(".seedignore")
        .overrides(overrides)
        .filter_entry(move |entry| {
            let is_site = || std::fs::canonicalize(entry.path()).ok() == site;
            site.is_none() || !entry.file_type().is_some_and(|t| t.is_dir()) || !is_site()
        })
        .build();
    let base = base(root);
    for entry in entries {
        match entry {
            Err(error) => walk.bad.push(Bad { path: shown(root), problem: Problem::Unreadable(error.to_string()) }),
            Ok(entry) => {
                if let Some(input) = take(&entry, &base, config, walk) {
                    walk.files.push(input);
                }
            }
        }
    }
    Ok(())
}

/// What names below a folder begin with: the folder's own name.
fn base(root: &Path) -> PathBuf {
    if root.is_file() {
        return root.parent().map(Path::to_path_buf).unwrap_or_default();
    }
    let real = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    match real.file_name() {
        // `..` and `.` have names of their own.
        Some(_) if root.file_name().is_some() => root.parent().map(Path::to_path_buf).unwrap_or_default(),
        _ => root.to_owned(),
    }
}

fn take(entry: &ignore::DirEntry, base: &Path, config: &Config, walk: &mut Walk) -> Option<Input> {
    let path = entry.path();
    let kind = entry.file_type()?;
    let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase();
    if kind.is_dir() || !config.extensions.contains(&ending) {
        return None;
    }
    let bad = |problem| Bad::new(path, problem);
    if kind.is_symlink() {
        walk.bad.push(bad(Problem::Link));
        return None;
    }
    // A pipe would never end.
    if !kind.is_file() {
        walk.bad.push(bad(Problem::Unreadable("is no regular file".to_owned())));
        return None;
    }
    let bytes = match entry.metadata() {
        Ok(meta) => meta.len(),
        Err(error) => {
            walk.bad.push(bad(Problem::Unreadable(error.to_string())));
            return None;
        }
    };
    if bytes == 0 {
        walk.bad.push(bad(Problem::Empty));
        return None;
    }
    if bytes > config.max_megabytes * 1_000_000 {
        walk.bad.push(bad(Problem::Large(bytes / 1_000_000)));
        return None;
    }
    let below = path.strip_prefix(base).unwrap_or(path);
    let parts: Vec<_> = below.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
    Some(Input { name: parts.join("/"), path: path.to_owned(), bytes })
}

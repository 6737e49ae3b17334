//! Gives the program a name for what an analysis depends on: a hash of the reader's own source. What one build has read, another of the
//! same source need not read again; a change of a weight or of a word reads everything anew.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

fn main() {
    // What a record is a function of, and what a site is.
    println!("cargo:rustc-env=SEED_ARCHIVE_SOURCE={}", hash(&["../src", "../locales", "src/reading"]));
    println!("cargo:rustc-env=SEED_ARCHIVE_BUILD={}", hash(&["../src", "../locales", "../style", "src", "assets"]));
}

fn hash(folders: &[&str]) -> String {
    let mut files = Vec::new();
    for folder in folders {
        println!("cargo:rerun-if-changed={folder}");
        list(Path::new(folder), &mut files);
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        hash.update(file.to_string_lossy().as_bytes());
        hash.update(std::fs::read(&file).unwrap_or_default());
    }
    hash.finalize().iter().take(8).map(|b| format!("{b:02x}")).collect()
}

/// The files below a folder, without the part of the reader that only browsers run.
fn list(folder: &Path, out: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|e| e.path()) {
        match path.is_dir() {
            true if path.ends_with("ui") => {}
            true => list(&path, out),
            false => out.push(path),
        }
    }
}

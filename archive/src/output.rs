//! The site's files: written aside first, and put in their places only when all of them are there.
//!
//! What has not changed is not written again. Nothing is replaced or removed that this program did not write, or that somebody has
//! changed since. Until [`Output::publish`] the old site is whole; from then on the program finishes what it began, and what a power cut
//! leaves half done the next run does.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::UNIX_EPOCH;

use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::state::{PublishedFile, Store};

/// The folder below the site that holds what is kept between runs. No part of the site.
pub const KEPT: &str = ".seed-archive";

/// A site that is being written.
pub struct Output<'a> {
    site: PathBuf,
    stage: PathBuf,
    state: &'a Store,
    /// The files of the last run.
    old: HashMap<String, PublishedFile>,
    /// Those that a run which did not end was about to put in their places.
    pending: HashMap<String, PublishedFile>,
    new: Mutex<HashMap<String, New>>,
    next: AtomicU64,
}

/// A file of this run.
#[derive(Debug, Clone, Copy)]
struct New {
    hash: [u8; 16],
    bytes: u64,
    /// The number of its staged file; `None` where the site's own is the same.
    staged: Option<u64>,
}

/// What a run has done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// Files of the site.
    pub files: usize,
    /// Bytes of the site.
    pub bytes: u64,
    /// Files that were written.
    pub written: usize,
    /// Files that went.
    pub removed: usize,
}

/// Makes the site's folder and the one in it that is kept; answers the latter.
pub fn prepare(site: &Path) -> Result<PathBuf, Error> {
    let kept = site.join(KEPT);
    std::fs::create_dir_all(site).map_err(Error::io(site))?;
    match std::fs::symlink_metadata(&kept) {
        Ok(meta) if meta.is_dir() => {}
        Ok(_) => return Err(Error::Foreign(kept)),
        Err(_) => std::fs::create_dir(&kept).map_err(Error::io(&kept))?,
    }
    Ok(kept)
}

impl<'a> Output<'a> {
    /// Begins a run. What an earlier one left staged goes.
    pub fn begin(site: &Path, state: &'a Store) -> Result<Self, Error> {
        let stage = site.join(KEPT).join("stage");
        if stage.exists() {
            std::fs::remove_dir_all(&stage).map_err(Error::io(&stage))?;
        }
        std::fs::create_dir(&stage).map_err(Error::io(&stage))?;
        let (old, pending) = (state.files(false)?, state.files(true)?);
        let new = Mutex::new(HashMap::with_capacity(old.len()));
        Ok(Self { site: site.to_owned(), stage, state, old, pending, new, next: AtomicU64::new(0) })
    }

    /// Writes a file of the site.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        let hash = half(&Sha256::digest(bytes));
        let length = bytes.len() as u64;
        if self.is_there(path, hash, length) {
            return self.note(path, New { hash, bytes: length, staged: None });
        }
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let staged = self.staged(number);
        if number.is_multiple_of(FOLDER) {
            let folder = staged.parent().unwrap_or(&self.stage);
            std::fs::create_dir_all(folder).map_err(Error::io(folder))?;
        }
        let write = || {
            // Another thread's number may have made the folder, or be about to.
            std::fs::create_dir_all(staged.parent().unwrap_or(&self.stage))?;
            std::fs::write(&staged, bytes)
        };
        std::fs::write(&staged, bytes).or_else(|_| write()).map_err(Error::io(&staged))?;
        self.note(path, New { hash, bytes: length, staged: Some(number) })
    }

    /// Begins a file that is too long to be in memory.
    pub fn stream(&self, path: &str) -> Result<Stream, Error> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let staged = self.staged(number);
        let folder = staged.parent().unwrap_or(&self.stage);
        std::fs::create_dir_all(folder).map_err(Error::io(folder))?;
        let file = File::create(&staged).map_err(Error::io(&staged))?;
        let out = BufWriter::with_capacity(1 << 16, file);
        Ok(Stream { path: path.to_owned(), number, staged, out, hash: Sha256::new(), bytes: 0 })
    }

    /// Ends such a file.
    pub fn end(&self, stream: Stream) -> Result<(), Error> {
        let Stream { path, number, staged, mut out, hash, bytes } = stream;
        out.flush().map_err(Error::io(&staged))?;
        drop(out);
        let hash = half(&hash.finalize());
        let is_there = self.is_there(&path, hash, bytes);
        if is_there {
            std::fs::remove_file(&staged).map_err(Error::io(&staged))?;
        }
        self.note(&path, New { hash, bytes, staged: (!is_there).then_some(number) })
    }

    /// A folder for files that are only needed while the site is made.
    pub fn scratch(&self) -> PathBuf {
        self.stage.join("scratch")
    }

    fn staged(&self, number: u64) -> PathBuf {
        self.stage.join(format!("{}", number / FOLDER)).join(format!("{}", number % FOLDER))
    }

    fn is_there(&self, path: &str, hash: [u8; 16], bytes: u64) -> bool {
        let same = |w: &PublishedFile| w.hash == hash && w.bytes == bytes;
        let known = self.old.get(path).filter(|w| same(w)).or_else(|| self.pending.get(path).filter(|w| same(w)));
        known.is_some_and(|_| stat(&self.site.join(path)).is_some_and(|(length, _)| length == bytes))
            && self.is_ours(path)
    }

    fn note(&self, path: &str, new: New) -> Result<(), Error> {
        debug_assert!(is_plain(path), "{path}");
        let twice = self.new.lock().expect("no thread panics").insert(path.to_owned(), new);
        debug_assert!(twice.is_none(), "{path} is written twice");
        Ok(())
    }

    /// Whether what stands at a path is what this program wrote there.
    fn is_ours(&self, path: &str) -> bool {
        let file = self.site.join(path);
        let known: Vec<_> = [&self.old, &self.pending].into_iter().filter_map(|all| all.get(path)).collect();
        let Some((bytes, changed)) = stat(&file) else { return false };
        if known.iter().any(|w| w.bytes == bytes && w.changed == changed) {
            return true;
        }
        // Copied or unpacked it has another time, and is the same all the same.
        known.iter().any(|w| w.bytes == bytes)
            && std::fs::read(&file).is_ok_and(|b| known.iter().any(|w| w.hash == half(&Sha256::digest(&b))))
    }

    /// Puts everything in its place. Before the first file moves it is known that none stands where somebody else's does.
    pub fn publish(self, facts: &[(&str, &[u8])], used: &HashSet<[u8; 32]>) -> Result<Done, Error> {
        let new = std::mem::take(&mut *self.new.lock().expect("no thread panics"));
        let mut folders = HashSet::new();
        let mut paths: Vec<&String> = new.keys().collect();
        paths.sort();
        for path in &paths {
            self.look(path, &mut folders)?;
            let file = self.site.join(path);
            if new[*path].staged.is_some() && std::fs::symlink_metadata(&file).is_ok() && !self.is_ours(path) {
                return Err(Error::Foreign(file));
            }
        }
        let old = self.old.keys().chain(self.pending.keys()).filter(|path| !new.contains_key(*path));
        let gone: HashSet<&String> = old.filter(|path| is_plain(path) && self.is_ours(path)).collect();
        let announced = new.iter().filter(|(_, n)| n.staged.is_some());
        let announced = announced.map(|(p, n)| (p.clone(), PublishedFile { hash: n.hash, bytes: n.bytes, changed: 0 }));
        self.state.announce(&announced.collect())?;
        crate::interrupt::check()?;

        let mut done = Done { files: new.len(), bytes: 0, written: 0, removed: gone.len() };
        let mut files = HashMap::with_capacity(new.len());
        for path in paths {
            let (file, New { hash, bytes, staged }) = (self.site.join(path), new[path]);
            if let Some(number) = staged {
                let folder = file.parent().unwrap_or(&self.site);
                std::fs::create_dir_all(folder).map_err(Error::io(folder))?;
                std::fs::rename(self.staged(number), &file).map_err(Error::io(&file))?;
                done.written += 1;
            }
            done.bytes += bytes;
            let changed = stat(&file).map_or(0, |(_, changed)| changed);
            files.insert(path.clone(), PublishedFile { hash, bytes, changed });
        }
        for path in gone {
            let file = self.site.join(path);
            std::fs::remove_file(&file).map_err(Error::io(&file))?;
            // Folders go with their last file; one that is not empty stays.
            let mut folder = file.parent();
            while let Some(empty) = folder.filter(|f| *f != self.site && std::fs::remove_dir(f).is_ok()) {
                folder = empty.parent();
            }
        }
        self.state.finish(&files, facts, used)?;
        Ok(done)
    }

    /// Whether the folders of a path are folders: a link could lead out of the site.
    fn look(&self, path: &str, known: &mut HashSet<String>) -> Result<(), Error> {
        let mut at = 0;
        while let Some(slash) = path[at..].find('/') {
            at += slash + 1;
            let folder = &path[..at - 1];
            if known.contains(folder) {
                continue;
            }
            let full = self.site.join(folder);
            match std::fs::symlink_metadata(&full) {
                Ok(meta) if !meta.is_dir() => return Err(Error::Foreign(full)),
                _ => known.insert(folder.to_owned()),
            };
        }
        Ok(())
    }
}

impl Drop for Output<'_> {
    fn drop(&mut self) {
        // Whatever happened: what is still staged is nobody's.
        let _ = std::fs::remove_dir_all(&self.stage);
    }
}

/// So many staged files stand in one folder.
const FOLDER: u64 = 4096;

/// A file that is written piece by piece.
pub struct Stream {
    path: String,
    number: u64,
    staged: PathBuf,
    out: BufWriter<File>,
    hash: Sha256,
    bytes: u64,
}

impl Stream {
    /// Where an error is about.
    pub fn file(&self) -> &Path {
        &self.staged
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let length = self.out.write(bytes)?;
        self.hash.update(&bytes[..length]);
        self.bytes += length as u64;
        Ok(length)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}

fn half(hash: &[u8]) -> [u8; 16] {
    let mut out = [0; 16];
    out.copy_from_slice(&hash[..16]);
    out
}

/// Length and time of a regular file.
fn stat(file: &Path) -> Option<(u64, u64)> {
    let meta = std::fs::symlink_metadata(file).ok().filter(std::fs::Metadata::is_file)?;
    let changed = meta.modified().ok()?.duration_since(UNIX_EPOCH).map_or(0, |d| d.as_nanos() as u64);
    Some((meta.len(), changed))
}

/// Whether a path is made of letters, figures and a few signs, and climbs nowhere: all that the site's own are.
fn is_plain(path: &str) -> bool {
    !path.is_empty()
        && path.split('/').all(|part| {
            !part.is_empty()
                && !part.starts_with('.')
                && part.len() < 100
                && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
        })
}

/// Whether the files that the last run wrote are all there.
pub fn is_whole(site: &Path, files: &HashMap<String, PublishedFile>) -> bool {
    !files.is_empty() && files.iter().all(|(path, w)| stat(&site.join(path)).is_some_and(|(bytes, _)| bytes == w.bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_plain() {
        for path in ["index.html", "a/b-c_1.html", "search/t/12.js"] {
            assert!(is_plain(path), "{path}");
        }
        for path in ["", "/a", "../a", "a/../b", "a//b", ".x", "a/.b", "拜登.html", "a b"] {
            assert!(!is_plain(path), "{path}");
        }
    }
}

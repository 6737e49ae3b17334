//! Saves articles as pages that need nothing else, with a list of them:
//! `cargo run --release --example save -- FILE… --out DIR`
//!
//! Saved pages may be among the files: they are saved anew. `NAME.zh.md` and `NAME.en.md` together are an article and its
//! translation. Images are not fetched: this program asks nobody anything.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use seed_reader::Article;
use seed_reader::document::Timestamp;
use seed_reader::i18n::Locale;
use seed_reader::pair::Pair;
use seed_reader::saved::{self, Entry, SaveOptions, SavedContent, SavedImages, Seed};

const USAGE: &str = "usage: save FILE… --out DIR [--lang zh-Hans|zh-Hant|en]";

fn main() -> ExitCode {
    let Some(task) = Task::from(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match task.run() {
        Ok(0) => ExitCode::SUCCESS,
        Ok(failed) => {
            eprintln!("{failed} could not be saved");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{}: {error}", task.out.display());
            ExitCode::FAILURE
        }
    }
}

struct Task {
    /// Each with its translation, where that is a file of its own.
    files: Vec<(PathBuf, Option<PathBuf>)>,
    out: PathBuf,
    locale: Locale,
}

impl Task {
    fn from(mut args: impl Iterator<Item = String>) -> Option<Self> {
        let (mut files, mut out, mut locale) = (Vec::new(), None, Locale::default());
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--out" => out = Some(PathBuf::from(args.next()?)),
                "--lang" => locale = Locale::from_tag(&args.next()?)?,
                option if option.starts_with("--") => return None,
                file => files.push(PathBuf::from(file)),
            }
        }
        let files = pairs(files);
        Some(Self { files, out: out?, locale }).filter(|task| !task.files.is_empty())
    }

    /// Saves all of them; answers how many could not be.
    fn run(&self) -> std::io::Result<usize> {
        std::fs::create_dir_all(&self.out)?;
        let start = Instant::now();
        let (next, failed) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let entries = Mutex::new(Vec::new());
        let names = Mutex::new(HashSet::from(["index.html".to_owned()]));
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        let Some((file, translation)) = self.files.get(number) else { break };
                        match self.save(file, translation.as_deref(), &names) {
                            Ok(entry) => entries.lock().expect("no thread panics").push((number, entry)),
                            Err(error) => {
                                eprintln!("{}: {error}", file.display());
                                failed.fetch_add(1, Ordering::Relaxed);
                            }
                        }
                        if (number + 1) % 500 == 0 {
                            eprintln!("{} of {}", number + 1, self.files.len());
                        }
                    }
                });
            }
        });
        let mut entries = entries.into_inner().expect("no thread panics");
        // The newest first; on one day, as they were given.
        entries.sort_by(|(a, x), (b, y)| y.date.cmp(&x.date).then(a.cmp(b)));
        let entries: Vec<_> = entries.into_iter().map(|(_, entry)| entry).collect();
        std::fs::write(self.out.join("index.html"), saved::index(&entries, &self.options(SavedImages::new())))?;
        let seconds = start.elapsed().as_secs_f64();
        eprintln!("{} saved in {seconds:.2} s, {:.0} a second", entries.len(), entries.len() as f64 / seconds);
        Ok(failed.into_inner())
    }

    fn options(&self, images: SavedImages) -> SaveOptions {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_millis() as i64);
        SaveOptions { locale: self.locale, saved: Some(Timestamp(now)), images, ..SaveOptions::default() }
    }

    fn save(&self, file: &Path, translation: Option<&Path>, names: &Mutex<HashSet<String>>) -> std::io::Result<Entry> {
        let read = |path: &Path| Ok::<_, std::io::Error>(String::from_utf8_lossy(&std::fs::read(path)?).into_owned());
        let text = read(file)?;
        let (images, denied) = (saved::images(&text), saved::denials(&text));
        let mut seed = saved::open(&text).unwrap_or_else(|| Seed::new(text));
        if let Some(path) = translation {
            seed.translation = Some(read(path)?);
        }
        let mut article = Article::parse(&seed.text);
        let mut pair = match &seed.translation {
            Some(translation) => Some(Pair::new(article.clone(), Article::parse(translation))),
            None => Pair::of_mixed(&article),
        };
        denied.repeat(&mut article);
        pair.iter_mut().for_each(|pair| denied.repeat_in_pair(pair, false));
        let content = pair.as_ref().map_or(SavedContent::Article(&article), SavedContent::Pair);
        let name = free(saved::file_name(&article.document), &mut names.lock().expect("no thread panics"));
        std::fs::write(self.out.join(&name), saved::page(content, &seed, &self.options(images)))?;
        Ok(Entry::new(&article.document, name))
    }
}

/// The files, `NAME.en.md` put with `NAME.zh.md` where both are there.
fn pairs(files: Vec<PathBuf>) -> Vec<(PathBuf, Option<PathBuf>)> {
    let all: HashSet<PathBuf> = files.iter().cloned().collect();
    let other = |file: &Path, from: &str, to: &str| {
        let stem = file.to_str()?.strip_suffix(from)?;
        all.get(Path::new(&format!("{stem}{to}"))).cloned()
    };
    let originals = files.into_iter().filter(|file| other(file, ".en.md", ".zh.md").is_none());
    originals
        .map(|file| {
            let translation = other(&file, ".zh.md", ".en.md");
            (file, translation)
        })
        .collect()
}

/// The name, or the same with a number where it is taken. File systems that do not tell cases apart are thought of.
fn free(name: String, taken: &mut HashSet<String>) -> String {
    let stem = name.trim_end_matches(".html").to_owned();
    let mut free = name;
    let mut number = 1;
    while !taken.insert(free.to_lowercase()) {
        number += 1;
        free = format!("{stem}-{number}.html");
    }
    free
}

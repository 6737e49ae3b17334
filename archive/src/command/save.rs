//! `save`: files → single pages that need nothing else, with a list of them. Images are not fetched: this program asks nobody anything.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{SystemTime, UNIX_EPOCH};

use rayon::prelude::*;
use seed_reader::Article;
use seed_reader::document::Timestamp;
use seed_reader::i18n::Locale;
use seed_reader::pair::Pair;
use seed_reader::saved::{self, Entry, SavedContent, SavedImages, Seed};
use serde_json::json;

use super::{Ended, Sources, told};
use crate::config::Config;
use crate::error::{Bad, Error, Problem};
use crate::interrupt;
use crate::progress::Progress;
use crate::reading::{self, Task};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    sources: Sources,
    /// Where the pages are written. A page that is there already is not overwritten: it gets a number.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The language of the interface: zh-Hans, zh-Hant, en.
    #[arg(long, value_name = "TAG", value_parser = super::locale, default_value = "zh-Hans")]
    lang: Locale,
    /// Leaves out when it was saved: the same on every day.
    #[arg(long)]
    undated: bool,
    /// Says how far it is on standard output, an object of JSON a line.
    #[arg(long)]
    json: bool,
}

impl Args {
    pub fn run(&self) -> Result<Ended, Error> {
        let config = Config::load(self.sources.config.as_deref())?;
        let progress = Progress::new(self.json);
        std::fs::create_dir_all(&self.out).map_err(Error::io(&self.out))?;
        let walk = reading::walk(&self.sources.sources, &config, Some(&self.out))?;
        let tasks = reading::tasks(walk.files, |_| None);
        progress.phase("saving", tasks.len());
        let names = Mutex::new(self.taken()?);
        let (mut entries, mut bad) = (Vec::new(), walk.bad);
        for batch in tasks.chunks(128) {
            interrupt::check()?;
            let saved: Vec<_> = batch.par_iter().with_max_len(1).map(|task| self.save(task, &names)).collect();
            for (task, saved) in batch.iter().zip(saved) {
                match saved {
                    Ok(entry) => entries.push(entry),
                    Err(problem) => bad.push(Bad::new(&task.article.path, problem)),
                }
            }
            progress.add(batch.len());
        }
        // The newest first; on one day, as they were given.
        entries.sort_by(|a, b| b.date.cmp(&a.date));
        let list = free("index.html".to_owned(), &mut names.lock().expect("no thread panics"));
        let path = self.out.join(list);
        std::fs::write(&path, saved::index(&entries, &self.options(SavedImages::new()))).map_err(Error::io(path))?;
        let lost = told(&bad, &progress);
        progress.done(&format!("{} saved", entries.len()), json!({ "saved": entries.len(), "lost": lost }));
        Ok(Ended { lost })
    }

    /// The names that are there already.
    fn taken(&self) -> Result<HashSet<String>, Error> {
        let entries = std::fs::read_dir(&self.out).map_err(Error::io(&self.out))?;
        Ok(entries.flatten().map(|e| e.file_name().to_string_lossy().to_lowercase()).collect())
    }

    fn options(&self, images: SavedImages) -> saved::SaveOptions {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_millis() as i64);
        let saved = (!self.undated).then_some(Timestamp(now));
        saved::SaveOptions { locale: self.lang, saved, images, ..saved::SaveOptions::default() }
    }

    fn save(&self, task: &Task, names: &Mutex<HashSet<String>>) -> Result<Entry, Problem> {
        let bytes = |path: &Path| std::fs::read(path).map_err(|e| Problem::Unreadable(e.to_string()));
        let source = bytes(&task.article.path)?;
        let text = String::from_utf8_lossy(&source);
        let (images, denied) = (saved::images(&text), saved::denials(&text));
        let read = reading::read(&source);
        let mut seed = Seed { translation: read.translation, ..Seed::new(read.text) };
        if let Some(other) = &task.translation {
            seed.translation = Some(reading::read(&bytes(&other.path)?).text);
        }
        let made = std::panic::catch_unwind(|| {
            let mut article = Article::parse(&seed.text);
            article.name_after(&task.article.name);
            let mut pair = match &seed.translation {
                Some(translation) => Some(Pair::new(article.clone(), Article::parse(translation))),
                None => Pair::of_mixed(&article),
            };
            denied.repeat(&mut article);
            pair.iter_mut().for_each(|pair| denied.repeat_in_pair(pair, false));
            let content = pair.as_ref().map_or(SavedContent::Article(&article), SavedContent::Pair);
            let page = saved::page(content, &seed, &self.options(images.clone()));
            (saved::file_name(&article.document), Entry::new(&article.document, ""), page)
        });
        let (name, entry, page) = made.map_err(|_| Problem::Fault("the reader stopped".to_owned()))?;
        let name = free(name, &mut names.lock().expect("no thread panics"));
        std::fs::write(self.out.join(&name), page).map_err(|e| Problem::Unreadable(e.to_string()))?;
        Ok(Entry { file: name, ..entry })
    }
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

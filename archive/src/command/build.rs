//! `build`: files → site.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::time::Instant;

use rayon::prelude::*;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{Ended, Sources, told};
use crate::catalogue::Catalogue;
use crate::config::{Config, ImageOption, VoiceOptions as Told};
use crate::error::{Bad, Error, Problem};
use crate::interrupt;
use crate::output::{self, Output};
use crate::progress::Progress;
use crate::reading::record::{self, RecordOptions};
use crate::reading::{self, Input, Meta, ReadFile, RecordKey, Task};
use crate::site::Site;
use crate::state::{Packed, Store};
use crate::voices::Voices;
use crate::{data, search};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    sources: Sources,
    /// Where the site is written; what else stands there is left alone.
    #[arg(long, value_name = "SITE")]
    out: PathBuf,
    /// What is known of voices; `voices.toml` of the working folder if not given.
    #[arg(long, value_name = "FILE")]
    voices: Option<PathBuf>,
    /// Says how far it is on standard output, an object of JSON a line.
    #[arg(long)]
    json: bool,
    /// Leaves the search out.
    #[arg(long)]
    no_search: bool,
    /// Leaves the data out.
    #[arg(long)]
    no_data: bool,
}

impl Args {
    pub fn run(&self) -> Result<Ended, Error> {
        let start = Instant::now();
        let progress = Progress::new(self.json);
        let mut config = Config::load(self.sources.config.as_deref())?;
        config.search &= !self.no_search;
        config.data &= !self.no_data;
        let told_of_voices = Told::load(self.voices.as_deref())?;

        let kept = output::prepare(&self.out)?;
        let walk = reading::walk(&self.sources.sources, &config, Some(&self.out))?;
        let mut bad = walk.bad;
        let state = Store::open(&kept)?;
        let options = RecordOptions { pictures: config.images == ImageOption::Show, seeds: config.reader.is_some() };
        let tasks = reading::tasks(walk.files, named_translation);
        let (keys, fresh) = read_all(&tasks, &state, options, &mut bad, &progress)?;
        if keys.is_empty() {
            told(&bad, &progress);
            let all: Vec<_> = self.sources.sources.iter().map(|s| s.display().to_string()).collect();
            return Err(Error::Nothing(all.join(", ")));
        }

        let print = fingerprint(&keys, &config, &told_of_voices);
        let same = state.fact("fingerprint")?.as_deref() == Some(&print);
        if same && output::is_whole(&self.out, &state.files(false)?) {
            let lost = told(&bad, &progress);
            let words =
                format!("nothing has changed in {} articles ({:.1} s)", keys.len(), start.elapsed().as_secs_f64());
            progress.done(&words, json!({ "articles": keys.len(), "changed": 0, "lost": lost }));
            return Ok(Ended { lost });
        }

        let metas = metas(&state, &keys)?;
        let catalogue = Catalogue::new(metas, &config);
        let voices = Voices::new(&catalogue, &told_of_voices);
        let out = Output::begin(&self.out, &state)?;
        let site = Site::new(&config, &catalogue, &voices, &state);
        site.write(&out, &progress)?;
        if config.search {
            search::write(&catalogue, &voices, &state, &out, &progress)?;
        }
        if config.data {
            data::write(&site, &out, &progress)?;
        }
        interrupt::check()?;
        let used: HashSet<RecordKey> = keys.iter().copied().collect();
        let done = out.publish(&[("fingerprint", &print)], &used)?;
        let lost = told(&bad, &progress);
        let words = format!(
            "{} articles ({fresh} read anew), {} voices: {} files, {} MB; {} written, {} removed, in {:.1} s",
            keys.len(),
            voices.all.len(),
            done.files,
            done.bytes / 1_000_000,
            done.written,
            done.removed,
            start.elapsed().as_secs_f64()
        );
        let data = json!({
            "articles": keys.len(), "read": fresh, "voices": voices.all.len(), "files": done.files, "bytes": done.bytes,
            "written": done.written, "removed": done.removed, "lost": lost, "seconds": start.elapsed().as_secs_f64(),
        });
        progress.done(&words, data);
        Ok(Ended { lost })
    }
}

/// The name of a translation in an article's front matter: `translation: NAME.en.md`.
fn named_translation(input: &Input) -> Option<String> {
    use std::io::Read as _;
    let mut head = Vec::new();
    // Front matter stands at the beginning, or nowhere.
    std::fs::File::open(&input.path).ok()?.take(4_096).read_to_end(&mut head).ok()?;
    let text = String::from_utf8_lossy(&head);
    let (head, _) = text.strip_prefix("---")?.split_once("\n---")?;
    let line = head.lines().find_map(|line| line.strip_prefix("translation:"))?;
    let name = line.trim().trim_matches(['"', '\'']);
    (!name.is_empty() && !name.contains(['/', '\\'])).then(|| name.to_owned())
}

/// So much is read before it is kept, in bytes.
const BATCH: u64 = 24_000_000;

/// Reads what is not known yet, batch by batch; answers the keys of all in the order of the tasks, and how many were read.
fn read_all(
    tasks: &[Task],
    state: &Store,
    options: RecordOptions,
    bad: &mut Vec<Bad>,
    progress: &Progress,
) -> Result<(Vec<RecordKey>, usize), Error> {
    progress.phase("reading", tasks.len());
    let (mut keys, mut fresh) = (Vec::with_capacity(tasks.len()), 0);
    let mut seen: HashMap<[u8; 32], String> = HashMap::new();
    let mut rest = tasks;
    while !rest.is_empty() {
        interrupt::check()?;
        let mut bytes = 0;
        let fits = |task: &&Task| {
            let first = bytes == 0;
            bytes += task.article.bytes;
            first || bytes < BATCH
        };
        let (batch, behind) = rest.split_at(rest.iter().take_while(fits).count().clamp(1, 2_048).min(rest.len()));
        rest = behind;
        let reader = state.reader()?;
        let hashed: Vec<_> = batch.par_iter().with_max_len(8).map(|task| hash(task, options)).collect();
        let mut new = Vec::new();
        for (task, hashed) in batch.iter().zip(hashed) {
            match hashed {
                Err(problem) => bad.push(Bad::new(&task.article.path, problem)),
                Ok((content, _)) if seen.contains_key(&content) => {
                    bad.push(Bad::new(&task.article.path, Problem::Twice(seen[&content].clone())));
                }
                Ok((content, key)) => {
                    seen.insert(content, task.article.name.clone());
                    if !reader.has(&key)? {
                        new.push((task, key));
                    }
                    keys.push(key);
                }
            }
        }
        drop(reader);
        let read: Vec<_> =
            new.par_iter().with_max_len(1).map(|(task, key)| (*key, task, packed(task, options))).collect();
        let mut records = Vec::with_capacity(read.len());
        for (key, task, read) in read {
            match read {
                Ok(packed) => records.push((key, packed)),
                Err(problem) => {
                    bad.push(Bad::new(&task.article.path, problem));
                    keys.retain(|k| *k != key);
                }
            }
        }
        fresh += records.len();
        state.keep(&records)?;
        progress.add(batch.len());
    }
    Ok((keys, fresh))
}

/// The hash of a file's bytes alone, and the key of its record.
fn hash(task: &Task, options: RecordOptions) -> Result<([u8; 32], RecordKey), Problem> {
    interrupt::check().map_err(|e| Problem::Unreadable(e.to_string()))?;
    let bytes = bytes(&task.article)?;
    let other = task.translation.as_ref().map(|t| Ok((t.name.as_str(), self::bytes(t)?))).transpose()?;
    let key = record::key(&task.article.name, &bytes, other.as_ref().map(|(name, bytes)| (*name, &bytes[..])), options);
    Ok((Sha256::digest(&bytes).into(), key))
}

fn packed(task: &Task, options: RecordOptions) -> Result<Packed, Problem> {
    interrupt::check().map_err(|e| Problem::Unreadable(e.to_string()))?;
    let read = reading::read(&bytes(&task.article)?);
    let other = task
        .translation
        .as_ref()
        .map(|t| Ok::<(&str, ReadFile), Problem>((t.name.as_str(), reading::read(&bytes(t)?))))
        .transpose()?;
    let translation = other.as_ref().map(|(name, read)| (*name, read.text.as_str()));
    record::record(&task.article.name, &read, translation, options).map(|r| Packed::of(&r)).map_err(Problem::Fault)
}

fn bytes(input: &Input) -> Result<Vec<u8>, Problem> {
    std::fs::read(&input.path).map_err(|e| Problem::Unreadable(e.to_string()))
}

fn metas(state: &Store, keys: &[RecordKey]) -> Result<Vec<(RecordKey, Meta)>, Error> {
    keys.par_chunks(1_024)
        .map(|keys| {
            let reader = state.reader()?;
            keys.iter().map(|key| Ok((*key, reader.meta(key)?.unwrap_or_default()))).collect::<Result<Vec<_>, Error>>()
        })
        .collect::<Result<Vec<_>, Error>>()
        .map(|parts| parts.into_iter().flatten().collect())
}

/// A hash of everything the site is a function of.
fn fingerprint(keys: &[RecordKey], config: &Config, voices: &Told) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(env!("SEED_ARCHIVE_BUILD"));
    keys.iter().for_each(|key| hash.update(key));
    hash.update(format!("{config:?}{voices:?}"));
    hash.finalize().to_vec()
}

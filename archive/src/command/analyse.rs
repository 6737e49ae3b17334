//! `analyse`: files → rows on standard output, or in a file.

use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::str::FromStr;

use clap::ValueEnum;
use rayon::prelude::*;
use seed_reader::Article;
use seed_reader::analysis::Analysis;

use super::{Ended, Sources, told};
use crate::catalogue;
use crate::config::Config;
use crate::data::rows::{self, VoicePlaces};
use crate::data::table;
use crate::error::{Bad, Error, Problem};
use crate::interrupt;
use crate::progress::Progress;
use crate::reading::record::{self, RecordOptions};
use crate::reading::{self, Input};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    sources: Sources,
    /// Only part I of N (1 to N): the parts one behind the other are the whole.
    #[arg(long, value_name = "I/N")]
    shard: Option<Shard>,
    /// What a row is.
    #[arg(long, value_enum, default_value = "quotations")]
    rows: RowFormat,
    /// Where the rows are written; standard output if not given.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum RowFormat {
    /// A quotation.
    Quotations,
    /// An article.
    Articles,
    /// Everything that is known of an article, as the reader's own analysis has it.
    Analysis,
}

/// A part of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shard {
    number: usize,
    of: usize,
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('/').and_then(|(i, n)| Some((i.parse().ok()?, n.parse().ok()?)));
        match parts {
            Some((number, of)) if (1..=of).contains(&number) => Ok(Self { number, of }),
            _ => Err("is not of the form I/N with I from 1 to N".to_owned()),
        }
    }
}

impl Shard {
    /// The part of a list: all parts together are the list, in its order.
    fn of<T>(self, all: &[T]) -> &[T] {
        let at = |n: usize| (all.len() as u128 * n as u128 / self.of as u128) as usize;
        &all[at(self.number - 1)..at(self.number)]
    }
}

/// So many files are read at once.
const BATCH: usize = 256;

impl Args {
    pub fn run(&self) -> Result<Ended, Error> {
        let config = Config::load(self.sources.config.as_deref())?;
        let progress = Progress::new(false);
        let walk = reading::walk(&self.sources.sources, &config, None)?;
        let shard = self.shard.unwrap_or(Shard { number: 1, of: 1 });
        let files = shard.of(&walk.files);
        let mut bad = if shard.number == 1 { walk.bad } else { Vec::new() };
        match &self.out {
            None => self.write(files, &mut BufWriter::new(std::io::stdout().lock()), &mut bad, &progress)?,
            Some(path) => {
                let partial = path.with_extension("partial");
                let file = std::fs::File::create(&partial).map_err(Error::io(&partial))?;
                let written = self.write(files, &mut BufWriter::new(file), &mut bad, &progress);
                if written.is_err() {
                    let _ = std::fs::remove_file(&partial);
                }
                written?;
                std::fs::rename(&partial, path).map_err(Error::io(path))?;
            }
        }
        Ok(Ended { lost: told(&bad, &progress) })
    }

    fn write(
        &self,
        files: &[Input],
        out: &mut dyn Write,
        bad: &mut Vec<Bad>,
        progress: &Progress,
    ) -> Result<(), Error> {
        let path = self.out.clone().unwrap_or_else(|| "standard output".into());
        if self.out.is_some() {
            progress.phase("analysing", files.len());
        }
        for batch in files.chunks(BATCH) {
            interrupt::check()?;
            let rows: Vec<_> = batch.par_iter().with_max_len(1).map(|input| self.rows(input)).collect();
            for (input, rows) in batch.iter().zip(rows) {
                match rows {
                    Ok(rows) => out.write_all(&rows).map_err(Error::io(&path))?,
                    Err(problem) => bad.push(Bad::new(&input.path, problem)),
                }
            }
            progress.add(batch.len());
        }
        out.flush().map_err(Error::io(&path))
    }

    /// The lines of a file.
    fn rows(&self, input: &Input) -> Result<Vec<u8>, Problem> {
        let bytes = std::fs::read(&input.path).map_err(|e| Problem::Unreadable(e.to_string()))?;
        let read = reading::read(&bytes);
        let mut out = Vec::new();
        let failed = |e: std::io::Error| Problem::Fault(e.to_string());
        if self.rows == RowFormat::Analysis {
            let analysis = std::panic::catch_unwind(|| {
                let mut article = Article::parse(&read.text);
                article.name_after(&input.name);
                serde_json::to_vec(&Analysis::of(&input.name, &article))
            });
            let line = analysis.map_err(|_| Problem::Fault("the reader stopped".to_owned()))?;
            out = line.map_err(|e| Problem::Fault(e.to_string()))?;
            out.push(b'\n');
            return Ok(out);
        }
        let record = record::record(&input.name, &read, None, RecordOptions::default()).map_err(Problem::Fault)?;
        let page = catalogue::path(&record.meta);
        if self.rows == RowFormat::Articles {
            table::json_line(&mut out, rows::ARTICLE, &rows::article(&record.meta, &page)).map_err(failed)?;
            return Ok(out);
        }
        let places = VoicePlaces { page: &page, voices: &|_| None };
        for row in rows::quotations(&record.meta, &record.quotations, &places) {
            table::json_line(&mut out, rows::QUOTATION, &row).map_err(failed)?;
        }
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_the_whole() {
        for of in [1, 2, 3, 7, 20] {
            let all: Vec<usize> = (0..10).collect();
            let parts: Vec<usize> = (1..=of).flat_map(|number| Shard { number, of }.of(&all).to_vec()).collect();
            assert_eq!(parts, all);
        }
        for wrong in ["0/2", "3/2", "1", "a/b", "1/0"] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }
}

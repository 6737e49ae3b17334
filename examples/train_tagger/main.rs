//! Trains the name tagger: `cargo run --release --example train_tagger -- [--corpus ../shared/corpus] [--out FILE] …`.
//!
//! Deterministic: the same corpus gives the same bytes on every machine. See `src/voices/tagger/MODEL.md`.

mod agree;
mod crf;
mod data;
mod mend;
mod pack;
mod report;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use seed_reader::voices::tagger::{NameKind, Tagger};

use crf::Crf;
use data::{Annotated, Error, Sentence, Silver};

/// What is asked for on the command line.
struct Options {
    corpus: PathBuf,
    out: Option<PathBuf>,
    /// Weights that there are: nothing is learned, they are measured.
    weights: Option<PathBuf>,
    /// Leave out the articles of this fold, and measure on them.
    exclude_fold: Option<u32>,
    folds: u32,
    bits: u32,
    l1: f32,
    /// Features in the file, and the smallest weight, in units of `step`.
    features: usize,
    step: f32,
    low: f32,
    epochs: u64,
    refits: u64,
    /// How often annotated sentences count; 0: not at all.
    gold: usize,
    months: Vec<String>,
    missed: bool,
    /// Learn the larger tagger's names as they are.
    raw: bool,
    /// By how much, in units of the file, beginning a person or a body is preferred: who asks weighs what is found.
    favour: i32,
}

const USAGE: &str = "usage: train_tagger [--corpus DIR] [--out FILE] [--weights FILE] [--exclude-fold K] [--folds N] [--bits N] [--l1 X]
  [--features N] [--step X] [--low X] [--epochs N] [--refits N] [--gold N] [--months 2020,2021-01] [--favour N]
  [--missed yes] [--raw yes]";

fn options() -> Result<Options, Error> {
    let mut out = Options {
        corpus: "../shared/corpus".into(),
        out: None,
        weights: None,
        exclude_fold: None,
        folds: 6,
        bits: 18,
        l1: 14.0,
        features: 11_000,
        step: 0.25,
        low: 0.15,
        epochs: 2,
        refits: 2,
        gold: 0,
        months: vec!["2020".into(), "2021-01".into()],
        missed: false,
        raw: false,
        favour: 4,
    };
    let mut args = std::env::args().skip(1);
    while let Some(name) = args.next() {
        let value = args.next().ok_or(USAGE)?;
        match name.as_str() {
            "--corpus" => out.corpus = value.into(),
            "--weights" => out.weights = Some(value.into()),
            "--out" => out.out = Some(value.into()),
            "--exclude-fold" => out.exclude_fold = Some(value.parse()?),
            "--folds" => out.folds = value.parse()?,
            "--bits" => out.bits = value.parse()?,
            "--l1" => out.l1 = value.parse()?,
            "--features" => out.features = value.parse()?,
            "--step" => out.step = value.parse()?,
            "--low" => out.low = value.parse()?,
            "--epochs" => out.epochs = value.parse()?,
            "--refits" => out.refits = value.parse()?,
            "--gold" => out.gold = value.parse()?,
            "--months" => out.months = value.split(',').map(str::to_owned).collect(),
            "--raw" => out.raw = value == "yes",
            "--favour" => out.favour = value.parse()?,
            "--missed" => out.missed = value == "yes",
            _ => return Err(USAGE.into()),
        }
    }
    Ok(out)
}

/// The names that a model in training finds, as labels need them.
fn names(tagger: &Tagger, text: &str) -> Vec<(usize, usize, u8)> {
    let first = |kind| match kind {
        NameKind::Person => 1,
        NameKind::Organisation => 3,
        NameKind::Place => 5,
    };
    tagger.tag(text).into_iter().map(|n| (n.start, n.end, first(n.kind))).collect()
}

fn tagger(crf: &Crf, step: f32) -> Result<Tagger, Error> {
    Ok(Tagger::decode(&pack::file(crf, step, 0))?)
}

fn run() -> Result<(), Error> {
    let options = options()?;
    let begun = Instant::now();
    let log = |what: &str| eprintln!("{:5.0} s  {what}", begun.elapsed().as_secs_f32());
    let mut silver: Vec<(String, Silver)> = Vec::new();
    for month in ["2020", "2021-01"] {
        let path = options.corpus.join("names").join(format!("{month}.jsonl.gz"));
        silver.push((month.to_owned(), data::silver(&path, options.raw)?));
    }
    let articles = articles(&options.corpus)?;
    let out_of_fold = |a: &&Annotated| options.exclude_fold.is_some_and(|k| data::fold_of(&a.id, options.folds) == k);
    let known: Vec<&Annotated> = articles.iter().filter(|a| !out_of_fold(a)).collect();
    let unseen: Vec<&Annotated> = articles.iter().filter(out_of_fold).collect();
    let chosen = silver.iter().filter(|(month, _)| options.months.contains(month));
    let sentences: Vec<&Sentence> = chosen.flat_map(|(_, s)| &s.train).collect();
    log(&format!("{} sentences, {} annotated articles, {} left out", sentences.len(), known.len(), unseen.len()));

    let file = match &options.weights {
        Some(path) => std::fs::read(path)?,
        None => train(&options, &sentences, &known, &silver[0].1.test, &log)?,
    };
    let bytes = pack::brotli(&file).map_or("unknown".to_owned(), |b| b.to_string());
    println!("bytes: {} ({bytes} brotli)", file.len());
    let tagger = Tagger::decode(&file)?;
    for (month, silver) in &silver {
        println!("F1 {month}: {}", report::f1(&tagger, &silver.test));
    }
    let missed = |a: &Annotated, kind: &str, name: &str| {
        if options.missed {
            println!("missed\t{}\t{kind}\t{name}", a.id);
        }
    };
    println!("whole, in training: {}", report::whole(&tagger, &known, |_, _, _| ()).line());
    println!("whole, left out:    {}", report::whole(&tagger, &unseen, missed).line());
    if let Some(out) = &options.out {
        std::fs::write(out, &file)?;
    }
    log("done");
    Ok(())
}

/// Learns from `sentences` and, if asked, from annotated articles; `test` shows how far it has come.
fn train(
    options: &Options,
    sentences: &[&Sentence],
    known: &[&Annotated],
    test: &[Sentence],
    log: &impl Fn(&str),
) -> Result<Vec<u8>, Error> {
    let gold = if options.gold > 0 { gold(options, sentences, known)? } else { Vec::new() };
    let mut sentences = sentences.to_vec();
    for _ in 0..options.gold {
        sentences.extend(&gold);
    }
    log(&format!("{} annotated sentences", gold.len()));

    let mut crf = Crf::new(options.bits, options.l1);
    for epoch in 0..options.epochs {
        crf.epoch(&sentences, 7 + epoch);
        log(&format!("epoch {epoch}: {}", report::f1(&tagger(&crf, options.step)?, test)));
    }
    crf.refit(pack::support(&crf, options.low, options.features), 0.0);
    for epoch in 0..options.refits {
        crf.epoch(&sentences, 77 + epoch);
        log(&format!("refit {epoch}"));
    }
    Ok(pack::file(&crf, options.step, options.favour))
}

fn articles(corpus: &Path) -> Result<Vec<Annotated>, Error> {
    let mut out = data::annotated(&corpus.join("news"))?;
    out.extend(data::annotated(&corpus.join("outlets"))?);
    Ok(out)
}

/// The sentences of annotated articles: what a first, large model finds there, corrected.
fn gold(options: &Options, sentences: &[&Sentence], articles: &[&Annotated]) -> Result<Vec<Sentence>, Error> {
    let mut first = Crf::new(options.bits.max(21), 2.0);
    first.epoch(sentences, 1);
    let tagger = tagger(&first, 0.03)?;
    Ok(articles.iter().flat_map(|a| a.sentences(|leaf| names(&tagger, leaf))).collect())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

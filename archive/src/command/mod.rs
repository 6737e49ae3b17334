//! What can be asked for.

mod align;
mod analyse;
mod build;
mod save;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use seed_reader::i18n::Locale;

use crate::error::Error;
use crate::interrupt;
use crate::progress::Progress;

/// Archived articles as one static site: every article, everybody who is quoted in them, search, feeds and data.
#[derive(Debug, Parser)]
#[command(name = "seed-archive", version, arg_required_else_help = true)]
#[command(
    after_help = "Exit codes: 0 done; 1 failed, nothing was changed; 2 a mistake in what was asked for; 3 done, but some files could not be read; 130 interrupted."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// How many threads work; as many as there are processors if not given.
    #[arg(long, global = true, value_name = "N")]
    threads: Option<usize>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Makes a site of files and folders, or brings one up to date.
    Build(build::Args),
    /// Prints what is known of each file as rows: a pure function of the files, to be run on one machine or many.
    Analyse(analyse::Args),
    /// Saves articles as single pages that need nothing else, with a list of them.
    Save(save::Args),
    /// Prints which paragraphs of an article and its translation say the same, as JSON.
    Align(align::Args),
}

/// Files and folders, and how they are read.
#[derive(Debug, clap::Args)]
struct Sources {
    /// Files and folders of seed texts or saved pages.
    #[arg(required = true, value_name = "SRC")]
    sources: Vec<PathBuf>,
    /// The configuration; `seed-archive.toml` of the working folder if not given.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// How a command ended that was carried out.
struct Ended {
    /// Files whose text is missing.
    lost: usize,
}

/// Does what the command line asks for.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    if let Some(threads) = cli.threads {
        // Only the first to ask is heard, and this is it.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads.max(1)).build_global();
    }
    interrupt::listen();
    let ended = match &cli.command {
        Command::Build(args) => args.run(),
        Command::Analyse(args) => args.run(),
        Command::Save(args) => args.run(),
        Command::Align(args) => args.run(),
    };
    match ended {
        Ok(Ended { lost: 0 }) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(3),
        // A reader that has seen enough closes the pipe: that is no failure.
        Err(Error::Io { source, .. }) if source.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(error.code())
        }
    }
}

/// A language of the interface, as it is written on the command line.
fn locale(tag: &str) -> Result<Locale, String> {
    Locale::from_tag(tag).ok_or_else(|| "is none of zh-Hans, zh-Hant, en".to_owned())
}

/// So many files are named of which nothing is lost.
const NAMED: usize = 10;

/// Says of each file what is wrong with it; where nothing of it is lost, of some only. Answers how many are lost.
fn told(bad: &[crate::error::Bad], progress: &Progress) -> usize {
    let (lost, rest): (Vec<_>, Vec<_>) = bad.iter().partition(|b| b.problem.is_loss());
    lost.iter().for_each(|b| progress.bad(b));
    let named = if progress.json { rest.len() } else { rest.len().min(NAMED) };
    rest[..named].iter().for_each(|b| progress.bad(b));
    if named < rest.len() {
        eprintln!("and {} more of which nothing is lost (--json names all)", rest.len() - named);
    }
    lost.len()
}

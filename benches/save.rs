//! How many articles are saved in a second: `cargo bench --no-default-features --bench save`.
//!
//! The corpus, where there is one (`../shared`), read, written as pages and opened again, on as many threads as there are
//! processors; and how large the pages are.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use seed_reader::Article;
use seed_reader::saved::{self, SaveOptions, SavedContent, Seed};

/// How often the corpus is gone through.
const ROUNDS: usize = 5;

fn main() {
    let seeds = corpus();
    if seeds.is_empty() {
        return println!("skipped: there is no corpus");
    }
    let saved = measure("read and saved", &seeds, |seed| page(seed).len());
    println!("{:>16}: {:.1} MB of text as {:.1} MB of pages", "size", total(&seeds), saved as f64 / 1e6);
    let pages: Vec<String> = seeds.iter().map(page).collect();
    measure("opened", &pages, |page| saved::open(page).map_or(0, |seed| seed.text.len()));
}

fn page(seed: &String) -> String {
    let article = Article::parse(seed);
    saved::page(SavedContent::Article(&article), &Seed::new(seed), &SaveOptions::default())
}

fn total(seeds: &[String]) -> f64 {
    seeds.iter().map(String::len).sum::<usize>() as f64 / 1e6
}

fn corpus() -> Vec<String> {
    let shared = std::env::var_os("SEED_READER_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let folders = ["archive", "outlets", "parallel", "seed"].map(|folder| shared.join("corpus").join(folder));
    let files =
        folders.iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten().flatten().map(|e| e.path());
    let texts = files.filter(|p| p.extension().is_some_and(|e| e == "md")).filter_map(|p| std::fs::read(p).ok());
    texts.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect()
}

/// Does `work` on all of `items`, several times; answers what it adds up to, once.
fn measure(what: &str, items: &[String], work: impl Fn(&String) -> usize + Sync) -> usize {
    let (next, sum) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let start = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= items.len() * ROUNDS {
                        break;
                    }
                    sum.fetch_add(work(&items[number % items.len()]), Ordering::Relaxed);
                }
            });
        }
    });
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{what:>16}: {:6.0} articles a second, {} files {ROUNDS} times on {threads} threads",
        (items.len() * ROUNDS) as f64 / seconds,
        items.len()
    );
    sum.into_inner() / ROUNDS
}

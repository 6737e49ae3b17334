//! How far a run is: a bar for a person, lines of JSON for a program, nothing where nobody looks.

use std::io::IsTerminal;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};

use crate::error::Bad;

/// Says how far a run is.
pub struct Progress {
    /// Whether progress is printed as JSON.
    pub json: bool,
    now: Mutex<Now>,
}

/// The phase that is under way.
struct Now {
    phase: &'static str,
    done: usize,
    all: usize,
    said: Instant,
    bar: ProgressBar,
}

impl Progress {
    /// With `json`, to standard output, an object a line; else to standard error.
    pub fn new(json: bool) -> Self {
        let now = Now { phase: "", done: 0, all: 0, said: Instant::now(), bar: ProgressBar::hidden() };
        Self { json, now: Mutex::new(now) }
    }

    /// A phase begins, of so many steps.
    pub fn phase(&self, phase: &'static str, all: usize) {
        let mut now = self.now.lock().expect("no thread panics");
        now.bar.finish_and_clear();
        (now.phase, now.done, now.all, now.said) = (phase, 0, all, Instant::now());
        if self.json {
            say(&json!({ "event": "phase", "phase": phase, "of": all }));
        } else if std::io::stderr().is_terminal() {
            let style = ProgressStyle::with_template("{prefix:>10} {wide_bar} {pos}/{len} {eta}");
            now.bar = ProgressBar::new(all as u64).with_prefix(phase);
            now.bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        }
    }

    /// So many steps are done.
    pub fn add(&self, steps: usize) {
        let mut now = self.now.lock().expect("no thread panics");
        now.done += steps;
        now.bar.inc(steps as u64);
        if self.json && now.said.elapsed() > Duration::from_millis(500) {
            now.said = Instant::now();
            say(&json!({ "event": "progress", "phase": now.phase, "done": now.done, "of": now.all }));
        }
    }

    /// Something is wrong with a file.
    pub fn bad(&self, bad: &Bad) {
        if self.json {
            say(
                &json!({ "event": "file", "path": bad.path, "problem": bad.problem.to_string(), "lost": bad.problem.is_loss() }),
            );
        } else {
            let bar = self.now.lock().expect("no thread panics").bar.clone();
            bar.suspend(|| eprintln!("{}: {}", bad.path, bad.problem));
        }
    }

    /// The run is over: what it has done, in words and as data.
    pub fn done(&self, words: &str, data: Value) {
        self.now.lock().expect("no thread panics").bar.finish_and_clear();
        if self.json {
            let mut data = data;
            data["event"] = "done".into();
            say(&data);
        } else {
            eprintln!("{words}");
        }
    }
}

/// A reader that went away is no failure.
fn say(value: &Value) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout().lock(), "{value}");
}

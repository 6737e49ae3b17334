//! Prints the analysis of each file as one line of JSON: `cargo run --release --example inspect -- FILE…`

use std::io::Write;
use std::process::ExitCode;

use seed_reader::{Article, analysis::Analysis};

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        eprintln!("usage: inspect FILE…");
        return ExitCode::from(2);
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for file in &files {
        let bytes = match std::fs::read(file) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("{file}: {error}");
                return ExitCode::FAILURE;
            }
        };
        let mut article = Article::parse(&String::from_utf8_lossy(&bytes));
        article.name_after(file);
        let written = serde_json::to_writer(&mut out, &Analysis::of(file, &article)).map_err(std::io::Error::from);
        if let Err(error) = written.and_then(|()| out.write_all(b"\n")) {
            // A reader that has seen enough closes the pipe: that is no failure.
            return if error.kind() == std::io::ErrorKind::BrokenPipe { ExitCode::SUCCESS } else { ExitCode::FAILURE };
        }
    }
    ExitCode::SUCCESS
}

//! Text first, findings after: what is written of a text alone is what is written of the article, but for what was found in it. That
//! is what lets the reader set findings into a text that stands without moving a line (`tests/browser/text_first.rs` sees it do so).

use std::path::PathBuf;

use seed_reader::Article;
use seed_reader::article::Parsed;
use seed_reader::i18n::{Label, Locale};
use seed_reader::markup::{DateTime, Rows, Sink, TextWriter, Writer};

/// What findings add to an element that stands.
const FOUND: [&str; 5] = ["data-quote", "data-source", "data-speaker", "data-unnamed", "data-said"];

/// Writes everything down but what findings add: a sign behind a short quotation, what a sign says, the places of mentions, how much was
/// found.
#[derive(Default)]
struct Standing {
    out: String,
    /// For each open element, whether it is written down, and whether its attributes are.
    open: Vec<(bool, bool)>,
    /// The element just opened: what it is called waits for its class.
    tag: Option<&'static str>,
    /// Whether it is the one that says how much was found.
    counts: bool,
}

impl Standing {
    fn settle(&mut self, class: Option<&str>) {
        let Some(tag) = self.tag.take() else { return };
        self.counts = class == Some("sr-tally");
        let (written, told) = match class {
            Some("sr-mention" | "sr-by sr-by-short" | "sr-tally") => (false, false),
            Some("sr-by") => (true, false),
            // Who speaks stands in the label of a fold.
            _ => (true, tag != "summary"),
        };
        self.open.push((written, told));
        if written {
            self.out.push_str(&format!("<{tag} class={}>", class.unwrap_or("")));
        }
    }
}

impl Sink for Standing {
    fn open(&mut self, tag: &'static str) {
        self.settle(None);
        self.tag = Some(tag);
    }
    fn attr(&mut self, name: &'static str, value: &str) {
        self.settle((name == "class").then_some(value));
        let told = self.open.last().is_none_or(|(_, told)| *told) || name == "data-preview";
        if told && !FOUND.contains(&name) {
            self.out.push_str(&format!("[{name}={value}]"));
        }
    }
    fn attr_label(&mut self, name: &'static str, label: Label) {
        self.attr(name, &label.text(Locale::En));
    }
    fn interface_lang(&mut self) {
        self.attr("lang", "en");
    }
    fn run(&mut self, text: &str) {
        self.settle(None);
        self.out.push_str(text);
    }
    fn label(&mut self, label: Label) {
        self.settle(None);
        if !self.counts {
            self.run(&label.text(Locale::En));
        }
    }
    fn dated(&mut self, label: fn(String) -> Label, date: DateTime) {
        self.label(label(date.text(0, Locale::En)));
    }
    fn close(&mut self) {
        self.settle(None);
        if self.open.pop().is_some_and(|(written, _)| written) {
            self.out.push_str("</>");
        }
    }
}

fn written(rows: &mut dyn Rows) -> String {
    let mut out = Standing::default();
    rows.head(&mut out);
    (0..rows.len()).for_each(|row| rows.row(row, &mut out));
    assert!(out.open.is_empty());
    out.out
}

fn same(seed: &str, name: &str) {
    let (text, article) = (Parsed::of(seed), Article::parse(seed));
    assert_eq!(written(&mut TextWriter::new(&text, "x-")), written(&mut Writer::new(&article, "x-")), "{name}");
}

#[test]
fn a_text_stands_as_the_article_does() {
    same(
        "[题](https://a.example/1)\n---\n<p>外交部<b>发言人王毅说</b>：“这条船明天早上八点开。”他又说：“好。”</p>\
         <p>据<a href=https://b.example>《海港<i>日报</i>》报道</a>，灯灭了。“没有人知道这一切为什么会发生”</p>",
        "a sample",
    );
}

#[test]
fn every_text_of_the_corpus_stands_as_its_article_does() {
    let shared = std::env::var_os("SEED_READER_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let mut read = 0;
    for folder in ["archive", "outlets", "seed"] {
        let Ok(entries) = std::fs::read_dir(shared.join("corpus").join(folder)) else { continue };
        for path in entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "md")) {
            let seed = String::from_utf8_lossy(&std::fs::read(&path).expect("a corpus file")).into_owned();
            same(&seed, &path.display().to_string());
            read += 1;
        }
    }
    if read == 0 {
        eprintln!("skipped: there is no corpus at {}", shared.display());
    }
}

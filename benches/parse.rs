//! How long articles of a megabyte take: `cargo bench --no-default-features --bench parse`.
//!
//! With `CORPUS=folder…` (one or more, between colons), all its files together come first.
//!
//! One article of many paragraphs, one of a single huge paragraph, one with thousands of names: none may take more than
//! linear time. Then the alignment of two of them.

use std::hint::black_box;
use std::time::Instant;

use seed_reader::Article;
use seed_reader::align;
use seed_reader::format;

const SIZE: usize = 1_000_000;

fn main() {
    corpus();
    let paragraph = "<p>某国外交部发言人林小明(Lin Xiaoming)星期三在记者会上表示，“双方应当保持对话，”他还补充说，“这对大家都好。”\
                     《环球时报》报道说，一位不愿具名的官员告诉记者：“我们不同意。”</p>";
    let english = "<p>“We have to keep talking,” said Anna Schmidt, a lecturer at the university. “It is not easy,” she added.</p>";
    measure("paragraphs", &article(|_| paragraph.to_owned()));
    measure("English", &article(|_| english.to_owned()));
    measure("one paragraph", &article(|_| paragraph.replace("<p>", "").replace("</p>", "")));
    measure("one sentence", &article(|_| "学者林小明说，“对话”，".to_owned()));
    measure("English sentence", &article(|_| "“We have to keep talking,” said Anna Schmidt, and ".to_owned()));
    measure("names", &article(|i| format!("<p>学者{}说，“很好。”</p>", name(i))));
    measure("one word", &article(|_| "x".repeat(1000)));
    measure("marks", &article(|_| "“".to_owned()));
    let chinese = |i: usize| {
        let (day, count) = (i % 28 + 1, i * 37 % 9000);
        format!(
            "<p>学者{}星期三表示，“双方应当保持对话，”第{i}份报告在10月{day}日发表，涉及{count}人。</p>",
            name(i % 500)
        )
    };
    let english = |i: usize| {
        let (day, count) = (i % 28 + 1, i * 37 % 9000);
        format!(
            "<p>“The two sides should keep talking,” a scholar said Wednesday. Report {i}, on {count} people, appeared on October {day}.</p>"
        )
    };
    align("two languages", &article(chinese), &article(english));
    align("one letter each", &article(|_| "<p>甲</p>".to_owned()), &article(|i| format!("<p>{}</p>", i % 10)));
    align(
        "nothing shared",
        &article(|i| format!("<p>{}</p>", name(i))),
        &article(|_| "<p>one two three four</p>".to_owned()),
    );
}

/// Reads every file of the folders, as many times as takes a second; with `ONCE`, once, for whoever counts instructions.
fn corpus() {
    let folders = std::env::var("CORPUS").unwrap_or_default();
    let files = folders.split(':').filter_map(|f| std::fs::read_dir(f).ok()).flatten().flatten();
    let texts: Vec<String> = files.filter_map(|f| std::fs::read_to_string(f.path()).ok()).collect();
    let size: usize = texts.iter().map(String::len).sum();
    if size == 0 || !asked("corpus") {
        return;
    }
    let read = || texts.iter().for_each(|text| drop(black_box(Article::parse(black_box(text)))));
    if std::env::var_os("ONCE").is_some() {
        read();
        println!("{} bytes read once", texts.iter().map(String::len).sum::<usize>());
        std::process::exit(0);
    }
    let (mut best, start) = (f64::INFINITY, Instant::now());
    while start.elapsed().as_secs_f64() < 2.0 {
        let start = Instant::now();
        read();
        best = best.min(start.elapsed().as_secs_f64());
    }
    let size = size as f64 / 1e6;
    println!(
        "{:>16}: {:7.1} ms for {} files, {size:.2} MB, {:6.1} MB/s",
        "corpus",
        best * 1e3,
        texts.len(),
        size / best
    );
}

/// A name that no other number has.
fn name(number: usize) -> String {
    let given = |n: usize| char::from_u32(0x5f00 + (n % 997) as u32).unwrap_or('明');
    format!("林{}{}", given(number), given(number / 997))
}

fn article(piece: impl Fn(usize) -> String) -> String {
    let mut out = String::from("<!--1735253943000-->\n[标题](https://news.example/a)\n------\n\n");
    let mut number = 0;
    while out.len() < SIZE {
        out.push_str(&piece(number));
        number += 1;
    }
    out
}

/// One case alone, where it is named: cargo bench … -- names
fn asked(what: &str) -> bool {
    std::env::args().skip(1).find(|word| !word.starts_with('-')).is_none_or(|only| only == what)
}

fn measure(what: &str, seed: &str) {
    if !asked(what) {
        return;
    }
    let best = (0..3).map(|_| {
        let start = Instant::now();
        black_box(Article::parse(black_box(seed)));
        start.elapsed().as_secs_f64()
    });
    let seconds = best.fold(f64::INFINITY, f64::min);
    println!(
        "{what:>16}: {:7.1} ms for {:.2} MB, {:6.1} MB/s",
        seconds * 1e3,
        seed.len() as f64 / 1e6,
        seed.len() as f64 / 1e6 / seconds
    );
}

fn align(what: &str, original: &str, translation: &str) {
    if !asked(what) {
        return;
    }
    let (original, translation) = (format::parse(original).0, format::parse(translation).0);
    let best = (0..3).map(|_| {
        let start = Instant::now();
        black_box(align::align(black_box(&original), black_box(&translation)));
        start.elapsed().as_secs_f64()
    });
    let seconds = best.fold(f64::INFINITY, f64::min);
    println!(
        "{what:>16}: {:7.1} ms to align {} with {} paragraphs",
        seconds * 1e3,
        original.blocks.len(),
        translation.blocks.len()
    );
}

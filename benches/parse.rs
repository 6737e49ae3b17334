//! How long articles of a megabyte take: `cargo bench --no-default-features --bench parse`.
//!
//! One article of many paragraphs, one of a single huge paragraph, one with thousands of names: none may take more than
//! linear time.

use std::hint::black_box;
use std::time::Instant;

use seed_reader::Article;

const SIZE: usize = 1_000_000;

fn main() {
    let paragraph = "<p>某国外交部发言人林小明(Lin Xiaoming)星期三在记者会上表示，“双方应当保持对话，”他还补充说，“这对大家都好。”\
                     《环球时报》报道说，一位不愿具名的官员告诉记者：“我们不同意。”</p>";
    let english = "<p>“We have to keep talking,” said Anna Schmidt, a lecturer at the university. “It is not easy,” she added.</p>";
    measure("paragraphs", &article(|_| paragraph.to_owned()));
    measure("English", &article(|_| english.to_owned()));
    measure("one paragraph", &article(|_| paragraph.replace("<p>", "").replace("</p>", "")));
    measure("one sentence", &article(|_| "学者林小明说，“对话”，".to_owned()));
    measure("names", &article(|i| format!("<p>学者{}说，“很好。”</p>", name(i))));
    measure("marks", &article(|_| "“".to_owned()));
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

fn measure(what: &str, seed: &str) {
    // One case alone, where it is named: cargo bench … -- names
    if std::env::args().skip(1).find(|word| !word.starts_with('-')).is_some_and(|only| only != what) {
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

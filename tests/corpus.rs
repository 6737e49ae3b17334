//! The corpus, where it is: real articles, each read whole.

use std::path::PathBuf;

use seed_reader::Article;
use seed_reader::document::{Block, Lang, Timestamp};
use seed_reader::i18n::{self, Clock, Locale};
use seed_reader::pair::{self, Pair, Which};
use seed_reader::saved::{self, SaveOptions, SavedContent, Seed};

/// Every file of the corpus; empty, with a line that says so, where there is none.
fn corpus() -> Vec<(String, String)> {
    let shared = std::env::var_os("SEED_READER_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let mut out = Vec::new();
    for folder in ["archive", "outlets", "parallel", "seed"] {
        let Ok(entries) = std::fs::read_dir(shared.join("corpus").join(folder)) else { continue };
        for path in entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "md")) {
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            if name != "README.md" {
                out.push((name, String::from_utf8_lossy(&std::fs::read(&path).expect("a corpus file")).into_owned()));
            }
        }
    }
    if out.is_empty() {
        eprintln!("skipped: there is no corpus at {}", shared.display());
    }
    out.sort();
    out
}

#[test]
fn every_article_has_its_header_and_a_text() {
    for (name, text) in corpus() {
        let article = Article::parse(&text);
        assert!(!article.document.title.is_empty(), "{name}: a title");
        assert!(article.document.url.is_some(), "{name}: an address");
        assert!(!article.document.blocks.is_empty(), "{name}: a text");
        assert_ne!(article.document.lang, Lang::Und, "{name}: a language");
    }
}

#[test]
fn the_variant_with_a_date_line_is_dated() {
    for (name, text) in corpus().iter().filter(|(name, _)| name.starts_with("cdt-undated")) {
        let article = Article::parse(text);
        assert!(article.document.published.is_some_and(|p| p.zoned), "{name}");
        assert!(article.document.archived.is_none(), "{name}");
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_make_no_difference() {
    for (name, text) in corpus() {
        let damaged = format!("\u{feff}{}\r\n\r\n", text.replace('\n', "\r\n"));
        assert_eq!(Article::parse(&damaged).document, Article::parse(&text).document, "{name}");
    }
}

#[test]
fn little_is_left_out() {
    let (mut kept, mut dropped) = (0, 0);
    for (_, text) in corpus() {
        let article = Article::parse(&text);
        kept += article.document.blocks.iter().map(|b: &Block| b.text().len()).sum::<usize>();
        dropped += article.document.dropped.iter().map(|d| d.text.len()).sum::<usize>();
    }
    assert!(dropped * 100 <= 3 * (kept + dropped), "{dropped} of {} bytes", kept + dropped);
}

#[test]
fn bilingual_articles_and_no_others_are_taken_apart() {
    let corpus = corpus();
    let mixed = corpus.iter().filter_map(|(name, text)| Some((name, pair::split(&Article::parse(text).document)?)));
    let mixed: Vec<_> =
        mixed.map(|(name, halves)| (name.as_str(), halves.original.lang, halves.translation.lang)).collect();
    if !corpus.is_empty() {
        let want = [
            ("cdt-undated-832d450a.md", Lang::ZhHans, Lang::En),
            ("chinafile-com-4dd87b27.md", Lang::En, Lang::ZhHans),
            ("chinafile-com-fc8a7581.md", Lang::En, Lang::ZhHans),
        ];
        assert_eq!(mixed, want);
    }
}

#[test]
fn translations_are_told_from_originals() {
    let corpus = corpus();
    for (name, zh) in corpus.iter().filter(|(name, _)| name.ends_with(".zh.md")) {
        let (_, en) = corpus.iter().find(|(n, _)| *n == name.replace(".zh.", ".en.")).expect("its translation");
        let pair = Pair::parse(zh, en);
        assert_eq!(
            pair::which_is_original(&pair.original.document, &pair.translation.document),
            Which::First,
            "{name}"
        );
        assert_eq!(
            pair::which_is_original(&pair.translation.document, &pair.original.document),
            Which::Second,
            "{name}"
        );
        let quotes = pair.original.findings.quotes.len();
        assert!(pair.quote_pairs.len() * 10 >= quotes * 9, "{name}: {} of {quotes}", pair.quote_pairs.len());
        assert!(pair.names.len() >= 2, "{name}: {:?}", pair.names);
    }
}

/// The article as the reader shows it: with the translation that it holds itself, if it does.
fn shown(text: &str) -> (Article, Option<Pair>) {
    let article = Article::parse(text);
    let pair = Pair::of_mixed(&article);
    (article, pair)
}

fn saved_page(seed: &Seed, saved: i64) -> String {
    let options = SaveOptions { saved: Some(Timestamp(saved)), ..SaveOptions::default() };
    match &seed.translation {
        Some(translation) => saved::page(SavedContent::Pair(&Pair::parse(&seed.text, translation)), seed, &options),
        None => match shown(&seed.text) {
            (_, Some(pair)) => saved::page(SavedContent::Pair(&pair), seed, &options),
            (article, None) => saved::page(SavedContent::Article(&article), seed, &options),
        },
    }
}

#[test]
fn saved_opened_and_saved_again_every_article_is_the_same() {
    const DAY: i64 = 86_400_000;
    let corpus = corpus();
    let translated = |(name, zh): &(String, String)| {
        let (_, en) = corpus.iter().find(|(n, _)| name.ends_with(".zh.md") && *n == name.replace(".zh.", ".en."))?;
        Some((name.clone(), Seed::pair(zh, en)))
    };
    let alone = corpus.iter().map(|(name, text)| (name.clone(), Seed::new(text)));
    let mut count = 0;
    for (name, seed) in alone.chain(corpus.iter().filter_map(translated)) {
        let page = saved_page(&seed, 4_000 * 365 * DAY);
        let opened = saved::open(&page);
        assert_eq!(opened.as_ref(), Some(&seed), "{name}: the text");
        let again = saved_page(&opened.unwrap_or_default(), 4_001 * 365 * DAY);
        let date = |years: i64| i18n::moment(Timestamp(years * 365 * DAY), Clock::East(0), Locale::default());
        assert_eq!(page.replace(&date(4_000), &date(4_001)), again, "{name}: the page");
        count += 1;
    }
    eprintln!("{count} saved pages came back byte for byte");
}

/// What a saved page adds to its own text: to the words that are read, and to the seed that is kept. Every quotation and
/// every link adds its markup and its entry among the sources; what is fixed is well below the limit.
#[test]
fn a_saved_text_costs_at_most_32_kilobytes() {
    let (mut all, mut plain): (Vec<usize>, Vec<usize>) = Default::default();
    for (name, text) in corpus() {
        let article = Article::parse(&text);
        let page = saved_page(&Seed::new(&text), 0);
        let words: usize = article.document.blocks.iter().map(|b| b.text().len()).sum();
        let cost = page.len() - text.len() - words;
        all.push(cost);
        let mut figures = 0;
        article.document.blocks.iter().for_each(|b| b.for_each_figure(&mut |_, _| figures += 1));
        if article.document.links.is_empty() && figures == 0 && article.findings.quotes.len() <= 10 {
            plain.push(cost);
            assert!(cost <= 32_000, "{name}: {cost} bytes");
        }
    }
    all.sort_unstable();
    plain.sort_unstable();
    for (what, costs) in [("text alone", plain), ("anything", all)] {
        if let (Some(most), Some(middle)) = (costs.last(), costs.get(costs.len() / 2)) {
            eprintln!("beyond its text, {what}: {middle} bytes in the middle of {}, at most {most}", costs.len());
        }
    }
}

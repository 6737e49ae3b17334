//! What holds for every input: for the property tests, and for fuzzing.

use seed_reader::Article;
use seed_reader::analysis::Analysis;
use seed_reader::document::Document;
use seed_reader::format::Warning;
use seed_reader::pair::{self, Pair};
use seed_reader::saved::{self, SaveOptions, SavedContent, Seed};

/// The visible characters of a text, in no order.
pub fn letters(text: &str) -> Vec<char> {
    let ignored = |c: &char| {
        c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\0')
    };
    let mut all: Vec<char> = text.chars().filter(|c| !ignored(c)).collect();
    all.sort_unstable();
    all
}

/// Blocks and what was left out, together.
pub fn accounted(article: &Article) -> String {
    let blocks = article.document.blocks.iter().map(|b| b.text());
    let dropped = article.document.dropped.iter().map(|d| d.text.clone());
    blocks.chain(dropped).collect::<Vec<_>>().join("\n")
}

/// Of a text alone: spans of warnings lie on characters of the input, and inlines cover their text. Without looking for speakers, which is
/// most of the time that an article takes.
pub fn check_text(seed: &str, document: &Document, warnings: &[Warning]) {
    for warning in warnings {
        assert!(warning.span.end <= seed.len() && warning.span.start <= warning.span.end);
        assert!(seed.is_char_boundary(warning.span.start) && seed.is_char_boundary(warning.span.end));
    }
    for leaf in document.leaves() {
        assert!(!leaf.is_empty());
        let mut at = 0;
        for inline in leaf.inlines() {
            assert_eq!(inline.range.start, at);
            assert!(inline.range.end > at && leaf.as_str().is_char_boundary(inline.range.end));
            assert!(inline.link.is_none_or(|l| (l as usize) < document.links.len()));
            at = inline.range.end;
        }
        assert_eq!(at, leaf.as_str().len());
    }
}

/// Every span lies on character boundaries, inlines cover their text, quotations do not overlap.
pub fn check(seed: &str) -> Article {
    let article = Article::parse(seed);
    check_text(seed, &article.document, &article.warnings);
    let leaves = article.document.leaves();
    let mut before = (0, 0);
    for quote in &article.findings.quotes {
        let text = leaves[quote.leaf].as_str();
        assert!(text.get(quote.range.clone()).is_some() && text.get(quote.outer.clone()).is_some());
        assert!(quote.outer.start <= quote.range.start && quote.range.end <= quote.outer.end);
        assert!((quote.leaf, quote.outer.start) >= before, "in reading order, without overlap");
        before = (quote.leaf, quote.outer.end);
    }
    for source in &article.sources {
        assert!(source.quotes.iter().all(|q| *q < article.findings.quotes.len()));
    }
    // Writing it out walks every place.
    assert_eq!(Analysis::of("x", &article).quotes.len(), article.findings.quotes.len());
    article
}

/// Every block of both documents stands in exactly one link, in order; quotations are paired once, in order.
pub fn check_pair(original: &str, translation: &str) -> Pair {
    let pair = Pair::parse(original, translation);
    let (mut at, mut by) = (0, 0);
    for link in &pair.alignment.links {
        assert_eq!((link.original.start, link.translation.start), (at, by));
        assert!(!link.original.is_empty() || !link.translation.is_empty());
        (at, by) = (link.original.end, link.translation.end);
    }
    assert_eq!((at, by), (pair.original.document.blocks.len(), pair.translation.document.blocks.len()));
    assert!(pair.quote_pairs.windows(2).all(|w| w[0].0 < w[1].0 && w[0].1 < w[1].1));
    let (ours, theirs) = (&pair.original.findings.quotes, &pair.translation.findings.quotes);
    assert!(pair.quote_pairs.iter().all(|(a, b)| *a < ours.len() && *b < theirs.len()));
    // Whichever is the original is so in either order; where nothing tells, the first is.
    let (a, b) = (&pair.original.document, &pair.translation.document);
    assert!([pair::which_is_original(a, b), pair::which_is_original(b, a)].contains(&pair::Which::First));
    pair
}

/// Taken apart, a mixed document still has all its text.
pub fn check_split(article: &Article) {
    let Some(halves) = pair::split(&article.document) else { return };
    let text = |blocks: &[seed_reader::document::Block]| blocks.iter().map(|b| b.text()).collect::<String>();
    let both = text(&halves.original.blocks) + &text(&halves.translation.blocks);
    assert_eq!(letters(&both), letters(&text(&article.document.blocks)));
}

/// A saved page holds its text byte for byte, and nothing of it is taken for the page's own.
pub fn check_saved(seed: &str) {
    let (kept, article) = (Seed::new(seed), &Article::parse(seed));
    let page = saved::page(SavedContent::Article(article), &kept, &SaveOptions::default());
    assert_eq!(saved::open(&page), Some(kept));
    for (tag, count) in
        [("<script", 1), ("</script", 1), ("<style", 1), ("<template", 1), ("</template", 1), ("<!--", 0)]
    {
        assert_eq!(page.matches(tag).count(), count, "{tag}");
    }
    let name = saved::file_name(&article.document);
    assert!(name.len() <= 140 && name.ends_with(".html") && !name.starts_with('.'), "{name}");
    assert!(!name.contains(|c: char| c.is_control() || "/\\:*?\"<>|".contains(c)), "{name}");
}

//! What holds for every input.

use proptest::prelude::*;
use seed_reader::analysis::Analysis;
use seed_reader::{Article, document::Text};

/// The visible characters of a text, in no order.
fn letters(text: &str) -> Vec<char> {
    let ignored = |c: &char| {
        c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\0')
    };
    let mut all: Vec<char> = text.chars().filter(|c| !ignored(c)).collect();
    all.sort_unstable();
    all
}

/// Blocks and what was left out, together.
fn accounted(article: &Article) -> String {
    let blocks = article.document.blocks.iter().map(|b| b.text());
    let dropped = article.document.dropped.iter().map(|d| d.text.clone());
    blocks.chain(dropped).collect::<Vec<_>>().join("\n")
}

/// Every span lies on character boundaries, inlines cover their text, quotations do not overlap.
fn check(seed: &str) -> Article {
    let article = Article::parse(seed);
    for warning in &article.warnings {
        assert!(warning.span.end <= seed.len() && warning.span.start <= warning.span.end);
        assert!(seed.is_char_boundary(warning.span.start) && seed.is_char_boundary(warning.span.end));
    }
    let mut leaves: Vec<&Text> = Vec::new();
    article.document.blocks.iter().for_each(|b| b.for_each_text(&mut |t| leaves.push(t)));
    for leaf in &leaves {
        assert!(!leaf.is_empty());
        let mut at = 0;
        for inline in leaf.inlines() {
            assert_eq!(inline.range.start, at);
            assert!(inline.range.end > at && leaf.as_str().is_char_boundary(inline.range.end));
            assert!(inline.link.is_none_or(|l| (l as usize) < article.document.links.len()));
            at = inline.range.end;
        }
        assert_eq!(at, leaf.as_str().len());
    }
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

/// Pieces that real bodies are made of, whole and broken; the text in them is marked off from the tags.
fn piece() -> impl Strategy<Value = (String, String)> {
    let markup = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<br>",
        "<br/><br/>",
        "<b>",
        "</b>",
        "<em class=x>",
        "</em>",
        "<a href=\"https://a.example/\">",
        "</a>",
        "<a href='javascript:x'>",
        "<ul>",
        "<li>",
        "</li>",
        "</ul>",
        "<blockquote>",
        "</blockquote>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</tr>",
        "</table>",
        "<figure>",
        "<img src=\"https://a.example/i.jpg\">",
        "<figcaption>",
        "</figcaption>",
        "</figure>",
        "<h2>",
        "</h2>",
        "<pre>",
        "</pre>",
        "<hr>",
        "<small>",
        "</small>",
        "<span class=sr-only>",
        "</span>",
        "<div class=advert>",
        "<nav>",
        "</nav>",
        "<section hidden>",
        "</section>",
        "<!-- x -->",
        "<sup>",
        "</sup>",
        "<i ;>",
        "<ol start=3>",
        "</ol>",
        "<button>",
        "</button>",
        "<noscript>",
        "</noscript>",
        "<time datetime=2020-01-01>",
        "</time>",
    ]);
    let words = prop::sample::select(vec![
        "甲",
        "“乙丙丁，”",
        "他说：",
        "「戊」",
        "one two",
        "\"q\"",
        "”",
        "“",
        "—",
        "2020-09-22 10:37:29",
        " ",
        "\n",
        "\u{3000}",
        "。",
        "'",
        "😀",
    ]);
    prop_oneof![
        markup.prop_map(|tag| (tag.to_owned(), String::new())),
        words.prop_map(|text| (text.to_owned(), text.to_owned())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_string_is_read(seed in "\\PC*") {
        check(&seed);
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        check(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn plain_text_is_all_there(text in "[^<&\\[\\-]{0,200}") {
        let article = check(&text);
        prop_assert_eq!(letters(&accounted(&article)), letters(&text));
    }

    #[test]
    fn no_character_of_a_body_is_lost_or_invented(pieces in prop::collection::vec(piece(), 0..60)) {
        let html: String = pieces.iter().map(|(html, _)| html.as_str()).collect();
        let text: String = pieces.iter().map(|(_, text)| text.as_str()).collect();
        let article = check(&format!("[t](https://a.example/)\n---\n{html}"));
        prop_assert_eq!(letters(&accounted(&article)), letters(&text), "{}", html);
        // Block by block, the text stands in the body in this order.
        let squash = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '\u{3000}').collect::<String>();
        let (body, mut at) = (squash(&text), 0);
        for block in &article.document.blocks {
            let words = squash(&block.text());
            let found = body[at..].find(&words);
            prop_assert!(found.is_some(), "{:?} out of order in {}", words, html);
            at += found.unwrap_or(0) + words.len();
        }
    }
}

/// Each would take minutes, or all the stack, if anything were worse than linear or recursive in the input.
#[test]
fn deep_and_long_inputs() {
    let deep = 10_000;
    for tag in [
        "div",
        "b",
        "blockquote",
        "ul><li",
        "table><tr><td",
        "figure",
        "span class=sr-only",
        "noscript",
        "a href=https://a.example",
        "p",
        "font",
    ] {
        let open = format!("<{tag}>").repeat(deep);
        check(&format!("---\n{open}x"));
        let close = format!("</{}>", tag.split(['>', ' ']).next().unwrap_or(tag)).repeat(deep);
        check(&format!("---\n{open}x{close}"));
        check(&format!("---\n{open}{}", "</p></font></td></a>".repeat(deep)));
    }
    // Found by review: each was quadratic once.
    let adverts = 20_000;
    check(&format!(
        "---\n{}{}{}",
        "<div class=advert>".repeat(adverts),
        "<p>x</p>".repeat(adverts),
        "</div>".repeat(adverts)
    ));
    check(&format!("---\n{}", "<figure>x".repeat(100_000)));
    check(&format!("---\n<p>{}", "。this is the English of it。中文".repeat(50_000)));
    let quotes = "“甲”乙“".repeat(100_000);
    check(&format!("---\n<p>{quotes}</p>"));
    let long = "<p>“一段很长的文章，”他说。<b>没有尽头</b>。</p>\n".repeat(10 * 1024 * 1024 / 64);
    let article = check(&format!("---\n{long}"));
    assert_eq!(article.document.blocks.len(), 10 * 1024 * 1024 / 64);
}

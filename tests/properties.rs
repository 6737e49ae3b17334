//! What holds for every input.

mod invariants;

use invariants::{accounted, check, check_pair, check_saved, check_split, letters};
use proptest::prelude::*;
use seed_reader::format::Dialect;

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

/// Lines that headers of every dialect are made of, whole and broken.
fn header_line() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "title: \"甲\"",
        "title: |",
        "  乙",
        "date: 2024-03-05",
        "published: true",
        "tags: [a, b",
        "  - c",
        "- - d",
        "author:",
        "- \"[[李明]]\"",
        "extra:",
        "  source: https://a.example/",
        "comments:",
        "    -",
        "        content: 'x",
        "key:: value",
        "[#]: via: (https://a.example)",
        "> Source: [x](https://a.example)",
        "> ## Excerpt",
        "> 丙",
        "---",
        "+++",
        "...",
        "===",
        "# 标题",
        "#标签",
        "## Metadata",
        "[Read Original](https://a.example)",
        "url = \"https://a.example\"",
        "[extra]",
        "id: 1",
        "type_: 1",
        "source_url: x",
        "",
        "<!--1735253943000-->",
        "[题](https://a.example)",
        "------",
        "<!DOCTYPE html><title>丁</title>",
        "<meta name=author content=戊>",
        "“己”",
        ": :",
        "\t\t",
        "Title: 庚",
        "URL Source: https://a.example",
        "Markdown Content:",
        "文章来自辛：~~[题](https://a.example)~~",
    ])
    .prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_string_is_saved(seed in "\\PC*", title in "[^\\n]{0,60}", url in "[^ \\n)]{0,40}") {
        check_saved(&seed);
        check_saved(&format!("[{title}](https://a.example/{url})\n---\n<p>“{seed}”</p>"));
    }

    #[test]
    fn any_body_is_saved(pieces in prop::collection::vec(piece(), 0..40)) {
        let html: String = pieces.iter().map(|(html, _)| html.as_str()).collect();
        check_saved(&format!("[t](https://a.example/)\n---\n{html}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_string_is_read(seed in "\\PC*") {
        check(&seed);
    }

    #[test]
    fn any_header_is_read(
        fence in prop::sample::select(vec!["---\n", "+++\n", "", "[#]: ", "\u{feff}---\r\n"]),
        lines in prop::collection::vec(header_line(), 0..24),
        body in prop::sample::select(vec!["", "<p>“甲。”</p>", "# 标题\n\n正文", "[题](https://a.example/)\n---\n<p>乙</p>", "type_: 1"]),
    ) {
        let lines = lines.join("\n");
        check(&format!("{fence}{lines}\n{fence}{body}"));
        check(&format!("{lines}\n{body}\n{lines}"));
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        check(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn plain_text_is_all_there(text in "[^<&\\[\\-]{0,200}") {
        prop_assume!(Dialect::of(text.trim_start_matches('\u{feff}')) == Dialect::Html);
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

    #[test]
    fn any_two_documents_align(
        one in prop::collection::vec(piece(), 0..40),
        other in prop::collection::vec(piece(), 0..40),
    ) {
        let seed = |pieces: &[(String, String)]| {
            format!("[t](https://a.example/)\n---\n{}", pieces.iter().map(|(html, _)| html.as_str()).collect::<String>())
        };
        let (one, other) = (seed(&one), seed(&other));
        check_pair(&one, &other);
        let same = check_pair(&one, &one);
        prop_assert!(same.alignment.links.iter().all(|l| l.original == l.translation && l.original.len() == 1));
    }

    #[test]
    fn what_is_taken_apart_is_all_there(runs in prop::collection::vec((any::<bool>(), 1..6_usize, any::<bool>()), 0..12)) {
        let zh = "他们在河边走了整整一个下午，谁也没有说话，直到太阳落山，才有人问起那封信。";
        let en = "They walked along the river for a whole afternoon, and nobody said a word until the sun went down.";
        let blocks = runs.iter().map(|(chinese, count, together)| {
            let text = if *chinese { zh } else { en };
            let mixed = if *together { format!("<br>{}<img src='https://a.example/1.jpg'>", if *chinese { en } else { zh }) } else { String::new() };
            format!("<p>{text}{mixed}</p>").repeat(*count)
        });
        check_split(&check(&format!("---\n{}", blocks.collect::<String>())));
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

/// Neither may take more than a moment, nor memory by the square.
#[test]
fn long_documents_align() {
    let of = |text: &str, count: usize| format!("---\n{}", format!("<p>{text}</p>").repeat(count));
    check_pair(&of("甲", 100_000), &of("a", 100_000));
    check_pair(&of("甲", 100_000), &of("a", 3));
    check_pair(&of("2022年的第三十二个“甲”？", 20_000), &of("The 32nd “a” of 2022?", 19_000));
    check_pair(
        &of(&"学者林小明(Lin Xiaoming)说，".repeat(20_000), 1),
        &of(&"Lin Xiaoming, a scholar, said ".repeat(20_000), 1),
    );
}

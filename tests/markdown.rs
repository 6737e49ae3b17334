//! What holds for every Markdown: no word is lost, nothing hostile gets through, and time is linear.

#[allow(dead_code)]
mod invariants;

use invariants::check;
use proptest::prelude::*;
use seed_reader::Article;

/// Pieces of Markdown, whole and broken, that hide no word.
fn markdown_piece() -> impl Strategy<Value = String> {
    let markup = prop::sample::select(vec![
        "**",
        "*",
        "***",
        "_",
        "~~",
        "~",
        "`",
        "``",
        "\n",
        "\n\n",
        "\n# ",
        "\n## ",
        "\n##",
        "\n> ",
        "> ",
        "\n- ",
        "\n  - ",
        "\n1. ",
        "\n    ",
        "\n```\n",
        "\n~~~\n",
        " | ",
        "\n|",
        "\n| --- | --- |\n",
        "\n---\n",
        "\n===\n",
        "\n***\n",
        "[^1]",
        "\n[^1]: ",
        "[ ] ",
        "[x] ",
        "<br>",
        "<b>",
        "</b>",
        "\n<div>\n",
        "\n</div>\n",
        "\\",
        "  \n",
        "https://a.example/x",
        "<https://a.example/>",
        "](https://b.example/)",
        "[",
        " ",
        "{.x}",
        "{: .x}",
        "&amp;",
        "{{<",
        ">}}",
        "[!note] ",
        "<p>",
        "</p>",
        "<sup>",
        "</sup>",
        "\t",
    ]);
    let words = prop::sample::select(vec![
        "甲",
        "乙丙",
        "「丁」",
        "“戊，”",
        "他说：",
        "己。",
        "one",
        "（庚）",
        "——",
        "3~5",
        "1楼 大 中 小 发表于 2009-3-23",
    ]);
    prop_oneof![markup.prop_map(str::to_owned), words.prop_map(str::to_owned)]
}

/// The Han characters of a text, in order.
fn han(text: &str) -> String {
    text.chars().filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}')).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6000))]

    #[test]
    fn no_word_of_markdown_is_lost_or_out_of_order(pieces in prop::collection::vec(markdown_piece(), 0..60)) {
        // What makes it Markdown stands in front, and is long enough to outweigh any tag.
        let body = format!("## {}\n\n{}", "One of the many. ".repeat(60), pieces.concat());
        let article = check(&format!("[t](https://a.example/)\n---\n{body}"));
        let blocks = article.document.blocks.iter().map(|b| b.text()).collect::<String>();
        prop_assert_eq!(han(&blocks), han(&body), "{}", body);
    }

    #[test]
    fn hostile_markdown_is_read(pieces in prop::collection::vec(prop_oneof![
        markdown_piece(),
        prop::sample::select(vec![
            "<script>", "</script>", "<!--", "-->", "<![CDATA[", "<svg>", "<iframe src=javascript:x>", "![x](javascript:x)", "![[", "[[", "]]", "|",
            "](javascript:alert(1))", "<a href=\"javascript:x\">", "<https://", "[a]: ", "[a]", "<textarea>", "<pre>", "\u{fdd0}", "\0", "\r", "&#0;", "{", "}",
        ]).prop_map(str::to_owned),
    ], 0..60)) {
        let article = check(&format!("# x\n\n{}", pieces.concat()));
        let safe = |link: &str| ["http", "mailto:", "#"].iter().any(|start| link.starts_with(start));
        prop_assert!(article.document.links.iter().all(|l| safe(l.as_str())));
    }
}

/// A comment within an embed comes in two pieces, of which the second begins with no tag.
#[test]
fn html_that_comes_in_pieces_is_read() {
    for text in ["![[<!--\n|-->]]", "![[<!--\n|甲---|\n-->]]---**"] {
        let article = Article::parse(&format!("[T](https://news.example/1)\n---\n# 甲\n\n{text}"));
        assert_eq!(article.document.title, "T", "{text}");
    }
}

/// Ten times as long takes ten times as long, not a hundred times.
#[test]
fn long_markdown_takes_time_by_its_length() {
    let of = |piece: &str, count: usize| format!("# x\n\n{}", piece.repeat(count));
    let time = |seed: &str| {
        let start = std::time::Instant::now();
        let _ = Article::parse(seed);
        start.elapsed().as_secs_f64()
    };
    for piece in [
        "[",
        "![",
        "](",
        "[](",
        "<",
        "<a ",
        "*a ",
        "**a ",
        "*a **b ",
        " a* b** ",
        "~~a ",
        "> ",
        "+ ",
        "1. ",
        "`a ",
        "``` ",
        "|a",
        "[^a]: x\n\n",
        "[^a] ",
        "[a]: x\n",
        "[[",
        "[[a|",
        "<![CDATA[",
        "<!--",
        "<?",
        "&",
        "a\n\n",
        "(",
        "{{<",
        "{.a ",
        "**「",
        "「**",
        "<script>",
        "<br>\n",
        "http",
        "https://a.b(",
        "\\",
        "```\n",
        "- a\n\n",
        "    a\n",
        "_a*b~~",
        "##甲\n",
        "5~10 ",
        "1楼 发表于 2009-3-23\n\n",
        "> [!a] b\n\n",
        "|a|\n|-|\n|b|c|\n",
        "![a](b c) ",
    ] {
        let count = 200_000 / piece.len();
        let (tenth, whole) = (of(piece, count / 10), of(piece, count));
        // A busy machine may hold one of them up: what is not linear is so every time.
        let linear = (0..4).any(|_| time(&whole) < 40.0 * time(&tenth).max(0.003));
        assert!(linear, "{piece:?}: {:.4} s, and a tenth of it {:.4} s", time(&whole), time(&tenth));
    }
    // Lists in lists in lists, and lines that belong to all of them.
    check(&of(&format!("{}x\n{}", "+ ".repeat(50_000), "a\n".repeat(50_000)), 1));
    check(&of(&format!("{}\n{}", "> ".repeat(50_000), "\n".repeat(50_000)), 1));
    let steps = (0..600).map(|i| format!("{}+ a\n", " ".repeat(2 * i))).collect::<String>();
    check(&of(&format!("{steps}{}", "\n".repeat(100_000)), 1));
}

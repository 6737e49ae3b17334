//! Archives without a field for it name the original in the first lines of the text: `文章来自海港日报：~~[标题](https://…)~~`. A line struck
//! out says that it is gone from there. The line stays in the text; what it says becomes the article's address and outlet.

use super::clippers::plain;
use super::lines::Lines;
use super::{Header, address, titles};

/// How many lines from the top are looked at.
const LINES: usize = 5;

/// What says that a link leads to the original.
const LABELS: [&str; 16] = [
    "文章来自",
    "文章來自",
    "来自",
    "來自",
    "源自",
    "来源",
    "來源",
    "原文",
    "转自",
    "轉自",
    "转载",
    "出处",
    "首发",
    "Source",
    "Original",
    "via",
];

/// Looks for the original's address in the first lines of the body.
pub(super) fn first_lines(input: &str, header: &mut Header) {
    if header.document.url.is_some() || header.document.title.is_empty() {
        return;
    }
    let mut lines = Lines { input: &input[..header.body.end], at: header.body.start };
    for _ in 0..LINES {
        let line = &lines.input[lines.peek()];
        if line.is_empty() || line.starts_with("<p") || line.starts_with("<div") {
            return;
        }
        if let Some(at) = line.find("http").filter(|_| leads_back(header, line)) {
            let (before, _) = line.split_at(at);
            header.document.url = address::in_text(&line[link_start(before)..]).filter(|url| !address::is_copy(url));
            if header.document.url.is_some() {
                header.document.outlet = header.document.outlet.take().or_else(|| outlet(before));
                copy(header, &line[at..]);
                return;
            }
        }
        lines.next();
    }
}

/// Where the link begins whose address stands behind `before`.
fn link_start(before: &str) -> usize {
    if before.ends_with("](") { before.len() - 2 } else { before.len() }
}

fn leads_back(header: &Header, line: &str) -> bool {
    let before = line.split("http").next().unwrap_or("");
    // A label stands in front of the link, or is its words.
    let labelled = before.chars().count() <= 120 && LABELS.iter().any(|label| before.contains(label));
    let words = before.strip_suffix("](").and_then(|b| b.rsplit_once('[')).map_or("", |(_, words)| words);
    let struck = before.contains("~~[") || before.contains("[~~");
    labelled
        || struck
        || titles::same(&header.document.title, words)
        || titles::same(&header.document.title, &plain(line))
}

/// `文章来自海港日报：`: what stands between the label and the colon.
fn outlet(before: &str) -> Option<String> {
    let (at, label) = LABELS.iter().filter_map(|label| Some((before.find(label)?, label))).min()?;
    let name = before[at + label.len()..].split(['：', ':', '~', '[', '，', ',']).next()?;
    let name = name
        .trim()
        .trim_start_matches("微信公众号")
        .trim_start_matches("微信公号")
        .trim_matches(['「', '」', '“', '”', '《', '》', ' ', '*']);
    (!name.is_empty() && name.chars().count() <= 20 && !matches!(name, "链接" | "地址" | "于")).then(|| name.to_owned())
}

/// A copy that the same line names.
fn copy(header: &mut Header, rest: &str) {
    let mut rest = rest;
    while let Some(at) = rest.get(1..).and_then(|r| r.find("](http")) {
        rest = &rest[at + 1..];
        if let Some(url) = address::in_text(rest).filter(address::is_copy) {
            header.document.archive_url.get_or_insert(url);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<String>, Option<String>, Option<String>) {
        let mut header = Header::at(0..text.len());
        header.document.title = "码头的灯灭了".to_owned();
        first_lines(text, &mut header);
        let d = header.document;
        (d.url.map(|u| u.to_string()), d.outlet, d.archive_url.map(|u| u.to_string()))
    }

    #[test]
    fn the_line_that_names_the_original() {
        let url = Some("https://a.example/1".to_owned());
        let line = "文章来自海港日报：~~[码头的灯灭了](https://a.example/1)~~（备份：[archive.is](https://archive.is/x)）\n\n正文";
        assert_eq!(read(line), (url.clone(), Some("海港日报".to_owned()), Some("https://archive.is/x".to_owned())));
        assert_eq!(
            read("源自微信公号「一船人」：[旧标题](https://a.example/1)"),
            (url.clone(), Some("一船人".to_owned()), None)
        );
        assert_eq!(read("作者：李明\n\n原文链接：<https://a.example/1>"), (url.clone(), None, None));
        assert_eq!(read("[码头的灯灭了](https://a.example/1)"), (url, None, None));
    }

    #[test]
    fn a_link_in_a_sentence_is_none() {
        for text in [
            "他在[博客](https://a.example/1)里写道。",
            "<p>来源：https://a.example/1",
            "",
            "正文",
            "见https://a.example/1",
        ] {
            assert_eq!(read(text), (None, None, None), "{text}");
        }
    }
}

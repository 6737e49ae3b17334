//! Keys and values that stand on lines of their own, without fences: `Title: …`, `title:: …`, `[#]: title: …`, `> Source: …`,
//! `- Author: …`, `**Date:** …`.

use super::fields;
use super::lines::Lines;
use super::value::{Value, flow, scalar};

/// A run of such lines.
pub(super) struct KeyLines {
    pub entries: Vec<(String, Value)>,
    /// Where the line behind it begins.
    pub end: usize,
    /// The lines as they stand.
    pub lines: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum KeySyntax {
    /// `[#]: key: value`, of a translation project: the original's and the translation's facts side by side.
    Numbered,
    /// `key:: value`.
    Doubled,
    /// `key: value`, for keys that are known.
    Plain,
}

/// The run that `input` begins with at `start`; nothing where the lines are text.
pub(super) fn run(input: &str, start: usize) -> Option<KeyLines> {
    let mut lines = Lines { input, at: start };
    let mut run = KeyLines { entries: Vec::new(), end: start, lines: Vec::new() };
    let first = &input[lines.peek()];
    let dialect = pair(first, false)?.0;
    // In a list of facts every item is one.
    let listed = first.starts_with("- ");
    while lines.at < input.len() {
        let line = lines.peek();
        let text = &input[line.clone()];
        // Jina's reader says where its header ends.
        let last = text == "Markdown Content:" && dialect == KeySyntax::Plain;
        match pair(text, listed && text.starts_with("- ")) {
            _ if last => {}
            Some((found, key, value)) if found == dialect => {
                run.entries.push((key, flow(value).unwrap_or_else(|| Value::Text(scalar(value)))));
            }
            _ => break,
        }
        run.lines.push(text.to_owned());
        run.end = lines.after(&line);
        lines.at = run.end;
        if last {
            break;
        }
    }
    // One line may be a sentence that begins like a key; an address is none.
    let addressed =
        run.entries.iter().any(|(_, v)| v.texts().iter().any(|t| t.starts_with("http") || t.contains("](http")));
    (dialect != KeySyntax::Plain || run.entries.len() > 1 || addressed).then_some(run)
}

/// `any`: whether its key may be one that is not known.
fn pair(line: &str, any: bool) -> Option<(KeySyntax, String, &str)> {
    if let Some(rest) = line.strip_prefix("[#]:") {
        let (key, value) = rest.trim().split_once(':')?;
        let value = value.trim();
        let value = value.strip_prefix('(').and_then(|v| v.strip_suffix(')')).unwrap_or(value);
        // Its address is the translation's, and who published it is a person.
        let key = match key.trim() {
            "url" => "translation",
            "publisher" => "published by",
            key => key,
        };
        return Some((KeySyntax::Numbered, key.to_owned(), value));
    }
    let bare = line.trim_start_matches(['>', '-', '*', '+', ' ', '\t']);
    let at = bare.find([':', '：'])?;
    let key = bare[..at].trim_matches(['*', '_', ' ']);
    let colon = bare[at..].chars().next()?;
    let rest = &bare[at + colon.len_utf8()..];
    if key.is_empty() || key.chars().count() > 24 {
        return None;
    }
    if let Some(value) = rest.strip_prefix(':') {
        let word = key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/'));
        let spaced = value.is_empty() || value.starts_with(' ');
        return (word && spaced).then(|| (KeySyntax::Doubled, key.to_owned(), value.trim()));
    }
    let value = rest.trim_start_matches("**").trim();
    let known = any || fields::is_known(key) || key == "Warning";
    (known && !value.starts_with("//")).then(|| (KeySyntax::Plain, key.to_owned(), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        run(text, 0).map_or("none".to_owned(), |r| {
            let pairs: Vec<_> = r.entries.iter().map(|(k, v)| format!("{k}={}", v.texts().join("|"))).collect();
            format!("{} > {}", pairs.join("; "), text[r.end..].trim())
        })
    }

    #[test]
    fn every_dialect() {
        for (text, want) in [
            (
                "[#]: subject: \"A b\"\n[#]: url: (https://a.example)\n\n正文",
                "subject=A b; translation=https://a.example > 正文",
            ),
            ("title:: 码头\ntags:: [a, b]\n\n正文", "title=码头; tags=a|b > 正文"),
            (
                "Title: 码头\n\nURL Source: https://a.example\n\nMarkdown Content:\n正文",
                "Title=码头; URL Source=https://a.example > 正文",
            ),
            ("> Source: https://a.example\n> Author: 李明\n\n正文", "Source=https://a.example; Author=李明 > 正文"),
            ("- **Author:** 李明\n- **Date:** 2024-03-05\n正文", "Author=李明; Date=2024-03-05 > 正文"),
            (
                "- Author: [[李明]]\n- Category: #articles\n- URL: https://a.example\n- 正文",
                "Author=[[李明]]; Category=#articles; URL=https://a.example > - 正文",
            ),
            ("原文链接：https://a.example\n正文", "原文链接=https://a.example > 正文"),
        ] {
            assert_eq!(show(text), want);
        }
    }

    #[test]
    fn sentences_are_none() {
        for text in [
            "",
            "正文：一",
            "Title: a sentence that stands alone",
            "std::string is a type",
            "Note: a\nWarning: b",
            "记者：你怎么看？\n专家：好。",
        ] {
            assert_eq!(show(text), "none", "{text}");
        }
    }
}

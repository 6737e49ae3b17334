//! The head of a page that somebody saved: the saver's comment, then what the page says to machines (JSON-LD, `meta`, `link`), then
//! its `title`.

use super::Header;
use super::fields::Fields;
use super::value::Value;
use crate::format::html;

/// A saver's comment stands within this many bytes.
const FIRST: usize = 4096;

/// Whether a text is a page, by how it begins.
pub(super) fn begins(start: &str) -> bool {
    ["<!doctype html", "<html", "<head", "<!--"]
        .iter()
        .any(|tag| start.get(..tag.len()).is_some_and(|s| s.eq_ignore_ascii_case(tag)))
}

/// Reads the head of the page that the body is; answers whether it is one.
pub(super) fn head(input: &str, header: &mut Header) -> bool {
    let body = &input[header.body.clone()];
    let start = body.trim_start();
    let comment = saver(start);
    if !begins(start) || (start.starts_with("<!--") && comment.is_empty()) {
        return false;
    }
    let found = html::head(body);
    let mut entries = comment;
    let texts = |name: &'static str| found.iter().filter(move |(key, _)| key == name).map(|(_, text)| text.as_str());
    for json in texts("json") {
        const JSON: [(&str, &str); 5] = [
            ("headline", "title"),
            ("datePublished", "published"),
            ("author", "author"),
            ("publisher", "outlet"),
            ("description", "summary"),
        ];
        let pairs =
            JSON.iter().filter_map(|(name, key)| Some(((*key).to_owned(), Value::Text(json_text(json, name)?))));
        entries.extend(pairs);
    }
    const META: [(&str, &str); 17] = [
        ("canonical", "source"),
        ("og:url", "source"),
        ("og:title", "title"),
        ("twitter:title", "title"),
        ("title", "title"),
        ("article:published_time", "published"),
        ("datepublished", "published"),
        ("pubdate", "published"),
        ("publishdate", "published"),
        ("date", "published"),
        ("author", "author"),
        ("article:author", "author"),
        ("og:site_name", "outlet"),
        ("description", "summary"),
        ("og:description", "summary"),
        ("keywords", "tags"),
        ("article:tag", "tags"),
    ];
    for (name, key) in META {
        let usable = texts(name).map(str::trim).filter(|t| !t.is_empty() && (key != "author" || !t.contains("://")));
        entries.extend(usable.map(|text| (key.to_owned(), Value::Text(text.to_owned()))));
    }
    // What says the same twice is no field of its own.
    let before = header.document.metadata.len();
    Fields::new(entries).fill(&mut header.document, false);
    header.document.metadata.truncate(before);
    true
}

/// `<!-- Page saved with SingleFile  url: …  saved date: … -->`
fn saver(start: &str) -> Vec<(String, Value)> {
    let end = (0..=FIRST.min(start.len())).rev().find(|at| start.is_char_boundary(*at)).unwrap_or(0);
    let comments = start[..end].split("<!--").skip(1).map(|c| c.split("-->").next().unwrap_or(c));
    let Some(comment) = comments.into_iter().find(|c| c.contains("Page saved with SingleFile")) else {
        return Vec::new();
    };
    let pairs = comment.lines().filter_map(|line| line.trim().split_once(": "));
    let named = pairs.filter_map(|(key, value)| {
        let key = match key {
            "url" => "source",
            "saved date" => "created",
            _ => return None,
        };
        Some((key.to_owned(), Value::Text(value.trim().to_owned())))
    });
    named.collect()
}

/// The first text of a name in JSON; of an object or a list the `name` in it.
fn json_text(json: &str, name: &str) -> Option<String> {
    let value = json_value(json, name)?;
    if value.starts_with('"') {
        return string(value);
    }
    let inside = value.strip_prefix('[').map_or(value, str::trim_start);
    if inside.starts_with('"') { string(inside) } else { string(json_value(inside.strip_prefix('{')?, "name")?) }
}

/// The text behind the name.
fn json_value<'a>(json: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = json;
    loop {
        let at = rest.find(name)?;
        let quoted = rest[..at].ends_with('"');
        let after = &rest[at + name.len()..];
        let value = after.strip_prefix('"').map(str::trim_start).and_then(|a| a.strip_prefix(':'));
        if let Some(value) = value.filter(|_| quoted) {
            return Some(value.trim_start());
        }
        rest = after;
    }
}

/// The string that `text` begins with.
fn string(text: &str) -> Option<String> {
    let inside = text.strip_prefix('"')?;
    let mut escaped = false;
    let end = inside.char_indices().find(|(_, c)| {
        let ends = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        ends
    });
    Some(super::value::unquoted(&inside[..end?.0], '"')).filter(|s| !s.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(page: &str) -> Header {
        let mut header = Header::at(0..page.len());
        assert!(head(page, &mut header));
        header
    }

    #[test]
    fn a_savers_comment_comes_first() {
        let page = "<!DOCTYPE html> <html lang=zh><!--\n Page saved with SingleFile \n url: https://news.example/zh/quay \n saved date: Wed Mar 06 2024 18:01:37 GMT+0800 (中国标准时间)\n--><meta charset=utf-8><title>码头的灯灭了 - 海港日报</title><meta property=og:title content=\"码头的灯灭了\"><link rel=canonical href=https://other.example/><meta property=article:published_time content=2024-03-05T15:07:00+08:00><body><h1>码头的灯灭了</h1><p>正文";
        let d = read(page).document;
        assert_eq!(
            (d.title.as_str(), d.url.map(|u| u.to_string()).as_deref()),
            ("码头的灯灭了", Some("https://news.example/zh/quay"))
        );
        assert_eq!(d.archived.map(|a| a.rfc3339()).as_deref(), Some("2024-03-06T10:01:37Z"));
        assert_eq!(d.published.map(|p| p.at.rfc3339()).as_deref(), Some("2024-03-05T07:07:00Z"));
        assert!(d.metadata.is_empty());
    }

    #[test]
    fn json_says_who_wrote_it() {
        let page = r#"<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"A \"b\"","author":[{"@type":"Person","name":"\u674e\u660e"}],"datePublished":"2024-03-05T07:07:00Z","publisher":{"name":"Harbour Daily"}}</script><title>x</title></head><body>"#;
        let d = read(page).document;
        assert_eq!(
            (d.title.as_str(), d.byline.as_deref(), d.outlet.as_deref()),
            ("A \"b\"", Some("李明"), Some("Harbour Daily"))
        );
        assert!(d.published.is_some());
        assert_eq!(json_text("{\"author\": \"Ann\"", "author").as_deref(), Some("Ann"));
        assert_eq!(
            (json_text("author", "author"), json_text("\"author\":", "author"), json_text("\"author\":\"x", "author")),
            (None, None, None)
        );
    }

    #[test]
    fn a_part_of_a_page_is_none() {
        let mut header = Header::at(0..10);
        assert!(!head("<p>正文</p>", &mut header));
    }
}

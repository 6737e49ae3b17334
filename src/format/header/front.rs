//! Front matter: where it begins and ends.

use super::Reply;
use super::value::Value;
use crate::document::up_to;
use crate::format::date::date;

type Entries = Vec<(String, Value)>;

/// The fields between two fences at `start`, read by `entries`, and where the second fence's line ends.
pub(super) fn read(
    input: &str,
    start: usize,
    fence: &str,
    entries: fn(&str) -> Option<Entries>,
) -> Option<(Entries, usize)> {
    let text = &input[start..];
    let begin = text.len() - text.trim_start().len();
    let (first, _) = line(&text[begin..]);
    if first.trim_end() != fence {
        return None;
    }
    let inside = begin + first.len();
    let mut at = inside;
    while at < text.len() {
        let (next, whole) = line(&text[at..]);
        let closes = next.trim_end() == fence || (fence == "---" && next.trim_end() == "...");
        if closes {
            let entries = entries(&text[inside..at])?;
            return Some((entries, start + at + whole));
        }
        at += whole;
    }
    None
}

/// The first line of a text without its end, and its length with it.
fn line(text: &str) -> (&str, usize) {
    let end = up_to(text, "\n\r").len();
    let whole = end + if text[end..].starts_with("\r\n") { 2 } else { usize::from(end < text.len()) };
    (&text[..end], whole)
}

/// Takes out what others wrote below the article: `comments`, a list of maps.
pub(super) fn replies(entries: Entries) -> (Vec<Reply>, Entries) {
    let mut replies = Vec::new();
    let mut rest = Vec::with_capacity(entries.len());
    for (name, value) in entries {
        match value {
            Value::List(items) if name == "comments" && items.iter().any(|i| matches!(i, Value::Map(_))) => {
                items.into_iter().for_each(|item| replies.push(reply(item)));
            }
            value => rest.push((name, value)),
        }
    }
    (replies, rest)
}

fn reply(item: Value) -> Reply {
    let Value::Map(entries) = item else {
        return Reply { author: String::new(), at: None, text: item.texts().join("\n") };
    };
    let get = |names: &str| {
        let found = entries.iter().find(|(key, _)| names.split(' ').any(|name| name.eq_ignore_ascii_case(key)));
        found.map(|(_, value)| value.texts().join("\n")).unwrap_or_default()
    };
    Reply {
        author: get("author name user authorid"),
        at: date(&get("date addtime time created")),
        text: get("content text body comment"),
    }
}

//! What front matter holds: text, lists and maps; and how the dialects write text.

use crate::document::last_of;

/// A value of front matter, as data. Its readers limit how deep it may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

impl Value {
    /// Whether there is nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::List(items) => items.iter().all(Self::is_empty),
            Self::Map(entries) => entries.is_empty(),
        }
    }

    /// Every text in it, in order; a map's with its keys.
    pub(super) fn texts(&self) -> Vec<String> {
        let mut out = Vec::new();
        self.add_texts("", &mut out);
        out
    }

    fn add_texts(&self, keys: &str, out: &mut Vec<String>) {
        match self {
            Self::Text(text) if text.is_empty() => {}
            Self::Text(text) => out.push([keys, text].concat()),
            Self::List(items) => items.iter().for_each(|item| item.add_texts(keys, out)),
            Self::Map(entries) => {
                entries.iter().for_each(|(key, value)| value.add_texts(&[keys, key, ": "].concat(), out));
            }
        }
    }
}

/// A scalar on one line, with or without its quotes. What a comment would be (` #`) belongs to a plain text: titles hold such, and
/// nobody comments on them.
pub(super) fn scalar(raw: &str) -> String {
    let raw = raw.trim();
    match raw.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            // Quotes inside quotes that nobody escaped are common: the last one closes.
            let end = last_of(raw, raw.as_bytes()[0]).filter(|end| *end > 0).unwrap_or(raw.len());
            unquoted(&raw[1..end], quote)
        }
        _ if matches!(raw, "~" | "null" | "Null" | "NULL") => String::new(),
        _ => raw.to_owned(),
    }
}

/// The text between two quotes, its escapes undone.
pub(super) fn unquoted(inside: &str, quote: char) -> String {
    if quote == '\'' {
        return inside.replace("''", "'");
    }
    let mut out = String::with_capacity(inside.len());
    let mut chars = inside.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r' | '\n') => {}
            Some(kind @ ('x' | 'u' | 'U')) => {
                let digits = match kind {
                    'x' => 2,
                    'u' => 4,
                    _ => 8,
                };
                let code = chars.as_str().get(..digits).and_then(|hex| u32::from_str_radix(hex, 16).ok());
                match code.and_then(char::from_u32) {
                    Some(c) => {
                        out.push(c);
                        chars = chars.as_str()[digits..].chars();
                    }
                    None => out.extend(['\\', kind]),
                }
            }
            Some(c @ ('"' | '\\' | '/' | ' ')) => out.push(c),
            Some(c) => out.extend(['\\', c]),
            None => out.push('\\'),
        }
    }
    out
}

/// The items of a list in brackets, `[ a, "b, c" ]`, parted by commas outside quotes. `None` where it is no list.
pub(super) fn flow(raw: &str) -> Option<Value> {
    let inside = raw.trim().strip_prefix('[')?.strip_suffix(']')?;
    // `[[a name]]` is a link of a notebook, no list in a list.
    if inside.starts_with('[') && inside.ends_with(']') && !inside.contains("],") {
        return None;
    }
    let mut items = Vec::new();
    let mut add = |item| {
        let text = scalar(item);
        if !text.is_empty() {
            items.push(Value::Text(text));
        }
    };
    let (mut start, mut quote, mut depth) = (0, None, 0_u32);
    for (at, c) in inside.char_indices() {
        match c {
            _ if quote == Some(c) => quote = None,
            _ if quote.is_some() => {}
            '"' | '\'' if inside[start..at].trim().is_empty() => quote = Some(c),
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                add(&inside[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    add(&inside[start..]);
    Some(Value::List(items))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_in_every_way_of_writing() {
        for (raw, want) in [
            ("plain: text # 1", "plain: text # 1"),
            ("\"a \\\"b\\\" \\u4e2d\\n\"", "a \"b\" 中\n"),
            ("\"他说\"好\"了\"", "他说\"好\"了"),
            ("'it''s'", "it's"),
            ("\"never closed", "never closed"),
            ("\"", ""),
            ("\"\\ud800 \\q\"", "\\ud800 \\q"),
            ("~", ""),
            ("“没有人”", "“没有人”"),
        ] {
            assert_eq!(scalar(raw), want, "{raw}");
        }
    }

    #[test]
    fn lists_in_brackets() {
        let texts = |raw: &str| flow(raw).map(|v| v.texts());
        assert_eq!(texts("[ 法广, \"a, b\" ,]"), Some(vec!["法广".to_owned(), "a, b".to_owned()]));
        assert_eq!(texts("[]"), Some(Vec::new()));
        assert_eq!(texts("[[李明]]"), None);
        assert_eq!(texts("[外交]政府"), None);
    }
}

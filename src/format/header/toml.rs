//! Front matter in TOML, between `+++`: `key = value` a line, tables by their header lines.

use super::value::{Value, flow, scalar};

/// The fields of a front matter, without its fences; a table is one map.
pub(super) fn read(text: &str) -> Option<Vec<(String, Value)>> {
    let mut out: Vec<(String, Value)> = Vec::new();
    let mut table: Option<usize> = None;
    let mut lines = text.lines().map(str::trim);
    while let Some(line) = lines.next() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            table = Some(out.len());
            out.push((name.trim_matches(['[', ']', ' ']).to_owned(), Value::Map(Vec::new())));
            continue;
        }
        let (key, raw) = line.split_once('=')?;
        let value = value(raw.trim(), &mut lines);
        let entry = (key.trim().trim_matches(['"', '\'']).to_owned(), value);
        match table.map(|at| &mut out[at].1) {
            Some(Value::Map(entries)) => entries.push(entry),
            _ => out.push(entry),
        }
    }
    (!out.is_empty()).then_some(out)
}

fn value<'a>(raw: &str, lines: &mut impl Iterator<Item = &'a str>) -> Value {
    for fence in ["\"\"\"", "'''"] {
        let Some(first) = raw.strip_prefix(fence) else { continue };
        let mut text = first.to_owned();
        while !text.ends_with(fence) {
            let Some(line) = lines.next() else { break };
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(line);
        }
        return Value::Text(text.trim_end_matches(fence).trim().to_owned());
    }
    if raw.starts_with('[') {
        let mut whole = raw.to_owned();
        while !whole.ends_with(']') {
            let Some(line) = lines.next() else { break };
            whole.push(' ');
            whole.push_str(line);
        }
        return flow(&whole).unwrap_or(Value::Text(whole));
    }
    Value::Text(scalar(raw))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hugo_and_zola_write() {
        let text = "title = \"码头\"\ndate = 2024-03-05T15:07:00+08:00\ntags = [\n  \"a\",\n  \"b\",\n]\n\n[extra]\nauthor = '李明'\nnote = \"\"\"\n一\n二\"\"\"\n";
        let found = read(text).unwrap_or_default();
        let show: Vec<_> = found.iter().map(|(k, v)| format!("{k}={}", v.texts().join("|"))).collect();
        assert_eq!(
            show,
            ["title=码头", "date=2024-03-05T15:07:00+08:00", "tags=a|b", "extra=author: 李明|note: 一\n二"]
        );
        assert_eq!(read("no equals sign"), None);
    }
}

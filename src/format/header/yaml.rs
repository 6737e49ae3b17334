//! Front matter in YAML, as people write it: often no valid YAML at all (a colon in a title, quotes in quotes, a tab). It is read by
//! its lines: indentation nests, `key:` names, `-` lists. What is none of these belongs to the value before it.

use super::value::{Value, flow, scalar, unquoted};
use crate::document::{is_word, one_of};

/// Containers nest this deep and no deeper; what is deeper is text.
const MOST_DEPTH: usize = 8;

/// The fields of a front matter, without its fences; `None` where it is none.
pub(super) fn read(text: &str) -> Option<Vec<(String, Value)>> {
    let mut lines = Vec::new();
    text.lines().for_each(|line| lines.push(Line::of(line)));
    let content = || lines.iter().filter(|l| !l.is_blank() && !l.text.starts_with('#'));
    content().next().filter(|first| first.indent == 0 && key(first.text).is_some())?;
    // Between two rules of an article stand its paragraphs.
    let outer = || content().filter(|l| l.indent == 0 && item(l.text).is_none());
    let keys = outer().filter(|l| key(l.text).is_some()).count();
    if keys * 2 <= outer().count() {
        return None;
    }
    let mut reader = YamlReader { lines, at: 0 };
    Some(reader.map(0, 0))
}

#[derive(Clone, Copy)]
struct Line<'a> {
    indent: usize,
    /// Without its indentation and the space at its end.
    text: &'a str,
    raw: &'a str,
}

impl<'a> Line<'a> {
    fn of(raw: &'a str) -> Self {
        let text = raw.trim_start_matches(one_of(" \t"));
        Self { indent: raw.len() - text.len(), text: text.trim_end(), raw }
    }

    fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

struct YamlReader<'a> {
    lines: Vec<Line<'a>>,
    at: usize,
}

impl<'a> YamlReader<'a> {
    /// The next line that is not blank and no comment.
    fn peek(&mut self) -> Option<Line<'a>> {
        while self.lines.get(self.at).is_some_and(|l| l.is_blank() || l.text.starts_with("# ") || l.text == "#") {
            self.at += 1;
        }
        self.lines.get(self.at).copied()
    }

    /// A map whose keys stand at `indent` or deeper.
    fn map(&mut self, indent: usize, depth: usize) -> Vec<(String, Value)> {
        let mut out: Vec<(String, Value)> = Vec::new();
        while let Some(line) = self.peek().filter(|l| l.indent >= indent) {
            self.at += 1;
            match key(line.text) {
                Some((name, rest)) => {
                    let value = self.value(rest, line.indent, depth);
                    out.push((name.to_owned(), value));
                }
                None => {
                    // What stands on a line of its own goes on with the value before it.
                    if let Some((_, Value::Text(text))) = out.last_mut() {
                        text.push(' ');
                        text.push_str(line.text);
                    }
                }
            }
        }
        out
    }

    /// The items of a list, whose dashes stand at `indent`.
    fn list(&mut self, indent: usize, depth: usize) -> Vec<Value> {
        let mut out = Vec::new();
        while let Some(line) = self.peek().filter(|l| l.indent == indent) {
            let Some(rest) = item(line.text) else { break };
            let inner = indent + (line.text.len() - rest.len()).max(1);
            let is_map = depth < MOST_DEPTH && !rest.starts_with(one_of("\"'[")) && key(rest).is_some();
            if is_map {
                // What stands behind the dash is the first line of a map.
                self.lines[self.at] = Line { indent: inner, text: rest, raw: rest };
                out.push(Value::Map(self.map(inner, depth + 1)));
            } else {
                self.at += 1;
                out.push(self.value(rest, indent, depth));
            }
        }
        out
    }

    /// The value that begins with `rest` on a line at `indent`, and goes on below it.
    fn value(&mut self, rest: &str, indent: usize, depth: usize) -> Value {
        match rest.chars().next() {
            None => self.below(indent, depth),
            Some(style @ ('|' | '>')) if rest[1..].bytes().all(|b| matches!(b, b'+' | b'-' | b'0'..=b'9')) => {
                Value::Text(self.block(indent, style == '>'))
            }
            Some('[') => {
                let mut whole = rest.to_owned();
                let end = self.lines[self.at..].iter().take(200).position(|l| l.text.ends_with(']'));
                if let Some(end) = end.filter(|_| !rest.ends_with(']') && !rest.contains(']')) {
                    for line in &self.lines[self.at..=self.at + end] {
                        whole.push(' ');
                        whole.push_str(line.text);
                    }
                    self.at += end + 1;
                }
                flow(&whole).unwrap_or(Value::Text(whole))
            }
            Some(quote @ ('"' | '\'')) if rest.matches(quote).count() == 1 => self.quoted(&rest[1..], quote, indent),
            _ => {
                let mut text = scalar(rest);
                while let Some(line) = self.peek().filter(|l| l.indent > indent) {
                    self.at += 1;
                    text.push(' ');
                    text.push_str(line.text);
                }
                Value::Text(text)
            }
        }
    }

    /// The value below a key that has none beside it.
    fn below(&mut self, indent: usize, depth: usize) -> Value {
        let Some(next) = self.peek() else { return Value::Text(String::new()) };
        if next.indent >= indent && item(next.text).is_some() && depth < MOST_DEPTH {
            return Value::List(self.list(next.indent, depth + 1));
        }
        if next.indent <= indent {
            return Value::Text(String::new());
        }
        if key(next.text).is_some() && depth < MOST_DEPTH {
            return Value::Map(self.map(next.indent, depth + 1));
        }
        self.at += 1;
        self.value(next.text, indent, depth)
    }

    /// The lines of a block scalar; `folded` ones make one line.
    fn block(&mut self, indent: usize, folded: bool) -> String {
        let rest = &self.lines[self.at..];
        let end = rest.iter().position(|l| !l.is_blank() && l.indent <= indent).unwrap_or(rest.len());
        let lines = &rest[..end];
        let margin = lines.iter().filter(|l| !l.is_blank()).map(|l| l.indent).min().unwrap_or(0);
        let mut text = String::new();
        for line in lines {
            text.push_str(line.raw.get(margin.min(line.indent)..).unwrap_or("").trim_end());
            text.push(if folded { ' ' } else { '\n' });
        }
        self.at += end;
        text.trim().to_owned()
    }

    /// A quoted text over several lines; where its quote never closes, the line is all there is.
    fn quoted(&mut self, first: &str, quote: char, indent: usize) -> Value {
        let below =
            self.lines[self.at..].iter().take_while(|l| l.is_blank() || l.indent > indent || l.text.ends_with(quote));
        let end = below.take(500).position(|l| l.text.ends_with(quote));
        let mut text = first.to_owned();
        if let Some(end) = end {
            let mut gap = " ";
            for line in &self.lines[self.at..=self.at + end] {
                // A blank line is a line break.
                if line.is_blank() {
                    gap = "\n";
                    continue;
                }
                text.push_str(std::mem::replace(&mut gap, " "));
                text.push_str(line.text);
            }
            text.pop();
            self.at += end + 1;
        }
        Value::Text(unquoted(&text, quote))
    }
}

/// The text behind the dash of `- item`; empty for `-`.
fn item(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('-')?;
    (rest.is_empty() || rest.starts_with(one_of(" \t"))).then(|| rest.trim_start())
}

/// A key is no longer than this (characters).
const LONGEST_KEY: usize = 40;

/// `key: value`: the key and the rest of the line. A space after the colon may be missing, but not in front of `//`.
pub(super) fn key(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_prefix("? ").unwrap_or(text);
    if let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let (name, rest) = text[1..].split_once(quote)?;
        return Some((name, rest.trim_start().strip_prefix(':')?.trim()));
    }
    let (name, rest) = text.split_once(':')?;
    let spaced = rest.is_empty() || rest.starts_with(one_of(" \t"));
    let name = name.trim_end();
    let plain = |c: char| is_word(c) || matches!(c, '_' | '-' | '.' | ' ' | '/' | '@' | '$');
    let begins = name.starts_with(|c: char| (is_word(c) && !c.is_ascii_digit()) || matches!(c, '_' | '$' | '@'));
    let fits = begins && name.chars().all(plain) && name.chars().count() <= LONGEST_KEY && name.split(' ').count() <= 3;
    (fits && (spaced || (!rest.starts_with("//") && name.is_ascii() && !name.contains(' '))))
        .then(|| (name, rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        read(text).map_or("none".to_owned(), |f| {
            f.into_iter().map(|(k, v)| format!("{k}={}", v.texts().join("|"))).collect::<Vec<_>>().join("; ")
        })
    }

    #[test]
    fn front_matter_as_people_write_it() {
        assert_eq!(show("layout: post\ntitle:  a: b\ntags: [ x, y ]"), "layout=post; title=a: b; tags=x|y");
        assert_eq!(
            show("tags:\n  - \"x\"\n  - y\nauthor:\n- \"[[李明]]\"\nnext: 1"),
            "tags=x|y; author=[[李明]]; next=1"
        );
        assert_eq!(show("title: |\n  码头\n\n  灯\nauthor: >-\n  a\n  b\nid: 1"), "title=码头\n\n灯; author=a b; id=1");
        assert_eq!(show("layout: post\n\ntitle: x\n\n"), "layout=post; title=x", "a blank line behind each");
        assert_eq!(
            show("extra:\n  source: https://a.example\n  author: b\nx: y"),
            "extra=source: https://a.example|author: b; x=y"
        );
        assert_eq!(show("title: \"a\n  b\"\nx: 1"), "title=a b; x=1");
        assert_eq!(show("title: a\n  b\nx: 1"), "title=a b; x=1");
        assert_eq!(show("title: \"never closed\nx: 1"), "title=never closed; x=1");
        assert_eq!(show("title:标题\nurl:https://a.example"), "title=标题; url=https://a.example");
        assert_eq!(show("tags: [a,\n  b]\nx: 1"), "tags=a|b; x=1");
        assert_eq!(show("tags: \nx: 1"), "tags=; x=1");
    }

    #[test]
    fn maps_in_lists() {
        let found = read(
            "comments:\n    -\n        id: 1\n        content: 一\n    - id: 2\n      content: |\n        二\n        三\ndate: x",
        );
        let Some(Value::List(items)) = found.as_ref().map(|f| &f[0].1) else { panic!("a list") };
        assert_eq!(items.len(), 2);
        assert_eq!(items[1].texts(), ["id: 2", "content: 二\n三"]);
        assert_eq!(found.map(|f| f.len()), Some(2));
    }

    #[test]
    fn what_is_no_front_matter() {
        for text in ["", "段落。", "一段：话\n二", "Note: this is\na paragraph\nof three lines\nand more", "- a\n- b"]
        {
            assert_eq!(show(text), "none", "{text}");
        }
    }

    #[test]
    fn depth_is_limited() {
        let deep: String = (0..2_000).map(|i| format!("{}k:\n", " ".repeat(i))).collect();
        assert!(read(&deep).is_some());
        let dashes = format!("k:\n{}", (0..2_000).map(|i| format!("{}-\n", " ".repeat(i))).collect::<String>());
        assert!(read(&dashes).is_some());
    }
}

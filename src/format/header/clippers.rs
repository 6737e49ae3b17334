//! What clippers and read-later services write above (and below) the text: a heading, lists of facts, links to the original, lines
//! about themselves. Line by line, as far as each is one of theirs.

use super::fields::Fields;
use super::lines::Lines;
use super::value::Value;
use super::{Header, address, pairs, titles};
use crate::document::Published;
use crate::format::date::date;

/// Reads the lines that the body begins with into the header.
pub(super) fn above(input: &str, header: &mut Header) {
    let mut headed = false;
    let mut facts = false;
    while header.body.start < header.body.end {
        let body = &input[..header.body.end];
        let lines = Lines { input: body, at: header.body.start };
        let here = lines.peek();
        let line = &body[here.clone()];
        let next = lines.after(&here);
        let taken = if let Some((words, end)) = (!headed).then(|| heading(body, &here)).flatten() {
            headed = true;
            titled(header, &words).then_some(end)
        } else if let Some(run) = pairs::run(body, header.body.start) {
            Fields::new(run.entries).fill(&mut header.document, false);
            header.taken.extend(run.lines.iter().map(|l| plain(l)));
            header.body.start = run.end;
            continue;
        } else if let Some((summary, end)) = excerpt(body, &lines) {
            header.document.summary.get_or_insert(summary);
            Some(end)
        } else {
            link_line(header, line)
                .or_else(|| service_line(line, &mut facts, pairs::run(body, next).is_some()))
                .or_else(|| hashtags(header, line, headed))
                .map(|()| next)
        };
        let Some(end) = taken else { break };
        let seen = body[here.start..end].lines().map(plain).filter(|l| !l.is_empty());
        header.taken.push(seen.collect::<Vec<_>>().join("\n"));
        header.body.start = end;
    }
}

/// `# words`, or words above `===`: the words, and where the line behind them begins.
fn heading(body: &str, here: &std::ops::Range<usize>) -> Option<(String, usize)> {
    let line = &body[here.clone()];
    let lines = Lines { input: body, at: here.start };
    let next = lines.after(here);
    if let Some(words) = line.strip_prefix("# ") {
        return Some((words.trim().trim_end_matches('#').trim_end().to_owned(), next));
    }
    let below = Lines { input: body, at: next };
    let rule = below.line();
    let underlined = rule.len() >= 3 && body[rule.clone()].bytes().all(|b| b == b'=');
    (underlined && !line.is_empty() && !line.contains('<')).then(|| (line.to_owned(), below.after(&rule)))
}

/// Takes a heading as the title, or as the title once more; answers whether it is one.
fn titled(header: &mut Header, words: &str) -> bool {
    let document = &mut header.document;
    let shown = plain(words);
    if document.title.is_empty() || document.original_title.as_deref() == Some(document.title.as_str()) {
        if document.url.is_none() && words.starts_with('[') {
            document.url = address::in_text(words);
        }
        if document.published.is_none() {
            document.published = in_parentheses(&shown);
        }
        document.title = shown;
        return !document.title.is_empty();
    }
    titles::same(&document.title, &shown)
}

/// `《新闻联播》 (20240305)`: a date that the title ends in.
fn in_parentheses(title: &str) -> Option<Published> {
    let inside = title.strip_suffix([')', '）'])?;
    date(inside[inside.rfind(['(', '（'])?..].trim_start_matches(['(', '（']).trim_end())
}

/// A line that is one link, and says by its words that it leads to the original.
fn link_line(header: &mut Header, line: &str) -> Option<()> {
    const ORIGINAL: [&str; 8] =
        ["read original", "view original", "original", "original article", "原文", "原文链接", "阅读原文", "原文地址"];
    let (words, target) = line.strip_prefix('[')?.strip_suffix(')')?.split_once("](")?;
    let words = words.trim().to_lowercase();
    if words.starts_with("read on ") {
        return Some(());
    }
    let url = address::in_text(target).filter(|_| ORIGINAL.contains(&words.as_str()))?;
    header.document.url.get_or_insert(url);
    Some(())
}

/// What a service says of itself. `facts`: whether a heading over a list of facts was seen; `listed`: whether such a list follows.
fn service_line(line: &str, facts: &mut bool, listed: bool) -> Option<()> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    let words = words.trim();
    if (2..=4).contains(&level) && words == "Metadata" && listed {
        *facts = true;
        return Some(());
    }
    let cover = line.starts_with("![rw-book-cover](") && line.ends_with(')');
    (cover || (*facts && level > 1 && words == "Full Document")).then_some(())
}

/// A line of hashtags below the title.
fn hashtags(header: &mut Header, line: &str, headed: bool) -> Option<()> {
    let tags: Vec<&str> = line.split_whitespace().map_while(|w| w.strip_prefix('#')).collect();
    let all = tags.len() == line.split_whitespace().count() && !tags.is_empty();
    let words =
        tags.iter().all(|t| !t.is_empty() && t.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | '-' | '_')));
    (headed && all && words).then(|| header.document.tags.extend(tags.into_iter().map(str::to_owned)))
}

/// The line of a reader mode (`> 本文由 [简悦 SimpRead](…) 转码， 原文地址 [host](url)`), or an excerpt under its own heading.
fn excerpt(body: &str, lines: &Lines) -> Option<(String, usize)> {
    let here = lines.peek();
    let words = body[here.clone()].strip_prefix('>')?.trim_start().trim_start_matches('#').trim();
    if words != "Excerpt" {
        return None;
    }
    let mut lines = Lines { input: body, at: lines.after(&here) };
    let mut summary = Vec::new();
    while let Some(words) = body[lines.line()].strip_prefix('>') {
        summary.push(words.trim());
        lines.at = lines.after(&lines.line());
    }
    let rule = lines.peek();
    if body[rule.clone()].len() >= 3 && body[rule.clone()].bytes().all(|b| b == b'-') {
        lines.at = lines.after(&rule);
    }
    Some((summary.join(" ").trim().to_owned(), lines.at))
}

/// The line that a reader mode sets above what it converted; the summary that may stand below it.
pub(super) fn reader_mode(input: &str, header: &mut Header) {
    let body = &input[..header.body.end];
    let lines = Lines { input: body, at: header.body.start };
    let here = lines.peek();
    let line = &body[here.clone()];
    let original = ["原文地址", "原文链接"].iter().find_map(|label| line.split_once(label));
    let Some((_, target)) = original.filter(|(about, _)| about.contains("SimpRead") || about.contains("转码")) else {
        return;
    };
    let Some(url) = address::in_text(target) else { return };
    header.document.url.get_or_insert(url);
    header.taken.push(plain(line));
    header.body.start = lines.after(&here);
    let mut below = Lines { input: body, at: header.body.start };
    let first = below.peek();
    below.at = first.start;
    let mut summary = Vec::new();
    while let Some(words) = body[below.line()].strip_prefix('>') {
        summary.push(words.trim());
        below.at = below.after(&below.line());
    }
    let summary = summary.join(" ").trim().to_owned();
    if !summary.is_empty() && header.document.summary.is_none() {
        header.taken.push(plain(&summary));
        header.document.summary = Some(summary);
        header.body.start = below.at;
    }
}

/// The facts that a notebook exports below its note: `id: …`, `source_url: …`, the last of them `type_: 1`. The note's first line is
/// its title then.
pub(super) fn below(input: &str, header: &mut Header) {
    let body = &input[header.body.clone()];
    let trailer = body.trim_end();
    let is_fact = |line: &str| {
        let key = line.split_once(':').map_or("", |(key, _)| key);
        !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b.is_ascii_digit())
    };
    if !trailer.lines().next_back().is_some_and(|l| l.starts_with("type_:")) {
        return;
    }
    let facts: Vec<&str> = trailer.lines().rev().map(str::trim_end).take_while(|l| is_fact(l)).collect();
    let Some(start) = facts.last().map(|first| first.as_ptr() as usize - input.as_ptr() as usize) else { return };
    if facts.len() < 3 {
        return;
    }
    let entries = facts.iter().rev().filter_map(|line| line.split_once(':'));
    let entries = entries.map(|(key, value)| (key.to_owned(), Value::Text(value.trim().to_owned()))).collect();
    header.taken.extend(facts.iter().rev().map(|line| (*line).to_owned()));
    header.body.end = start;
    Fields::new(entries).fill(&mut header.document, false);
    let lines = Lines { input: &input[..start], at: header.body.start };
    let first = lines.peek();
    if header.document.title.is_empty() && !first.is_empty() {
        plain(&input[first.clone()]).clone_into(&mut header.document.title);
        header.taken.push(header.document.title.clone());
        header.body.start = lines.after(&first);
    }
}

/// A line as a reader of the finished page would see it: without Markdown's signs.
pub(super) fn plain(line: &str) -> String {
    let line = line.trim().trim_start_matches(['>', ' ']);
    let words = line.trim_start_matches('#');
    let line = if words.starts_with(' ') { words.trim() } else { line };
    let line = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")).unwrap_or(line);
    if line.len() > 2 && line.bytes().all(|b| matches!(b, b'-' | b'=')) {
        return String::new();
    }
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(open) = rest.find('[') {
        let (before, link) = rest.split_at(open);
        let (words, target) = match link[1..].split_once("](") {
            Some((words, target)) if !words.contains('[') => (words, target),
            _ => {
                out.push_str(&rest[..=open]);
                rest = &rest[open + 1..];
                continue;
            }
        };
        let end = target.find(')').map_or(target.len(), |at| at + 1);
        // A picture has no words of its own in a line.
        let picture = before.ends_with('!');
        out.push_str(before.strip_suffix('!').filter(|_| picture).unwrap_or(before));
        if !picture {
            out.push_str(words);
        }
        rest = &target[end..];
    }
    out.push_str(rest);
    out.replace("**", "").replace("~~", "").trim().to_owned()
}

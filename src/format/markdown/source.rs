//! What the lines of the source say that the standard passes over.

use crate::document::is_han;

/// So much of a text is looked at (bytes): lists stand in lists, and each of them asks.
const LOOK: usize = 2000;
/// Widths at which editors and programs break lines: columns, of which a Chinese character takes two.
const NARROWEST: usize = 55;
const WIDEST: usize = 130;
/// Lines that were broken at one width differ by a long word at most.
const RAGGED: usize = 24;

/// Whether the lines of a text are as long as they are because they were broken at a width. Such breaks are spaces; all others are meant:
/// archives keep verses, signatures, and the lines of a forum as their writers broke them.
pub(super) fn is_wrapped(text: &str) -> bool {
    let end = (0..4).find_map(|back| text.get(..LOOK.min(text.len()).saturating_sub(back))).map_or(0, str::len);
    let text = &text[..end];
    let Some((all_but_last, _)) = text.trim_end().rsplit_once('\n') else { return false };
    let (mut narrowest, mut widest, mut lines, mut whole) = (usize::MAX, 0, 0, 0);
    for line in all_but_last.lines().map(str::trim) {
        let width = width(line);
        narrowest = narrowest.min(width);
        widest = widest.max(width);
        lines += 1;
        whole += usize::from(line.ends_with(['。', '！', '？', '.', '!', '?', '”', '」', ':', '：', '；']));
    }
    narrowest >= NARROWEST && widest <= WIDEST && widest - narrowest <= RAGGED && whole * 2 <= lines
}

/// How wide a line is to its writer: the address of a link says nothing about that.
fn width(line: &str) -> usize {
    let (mut width, mut address) = (0, false);
    let mut before = ' ';
    for c in line.chars() {
        address = if address { c != ')' } else { before == ']' && c == '(' };
        width += if address {
            0
        } else if c < '\u{1100}' {
            1
        } else {
            2
        };
        before = c;
    }
    width
}

/// The title of a callout (`[!note] 标题`, `[!warning]-`) that a block quotation begins with; its kind, where it has no other.
pub(super) fn callout(text: &str) -> Option<String> {
    let (kind, title) = text.strip_prefix("[!")?.split_once(']')?;
    let named = !kind.is_empty()
        && kind.len() <= 40
        && kind.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '|' | ' '));
    if !named {
        return None;
    }
    let title = title.strip_prefix(['-', '+']).unwrap_or(title).trim();
    Some(if title.is_empty() { kind.to_owned() } else { title.to_owned() })
}

/// Where a text ends in front of the attributes that stand at the end of a line (`{.tabset}`, `{#id}`, `{: .note}`): markup of Wiki.js, pandoc and
/// kramdown.
pub(super) fn without_attributes(text: &str) -> &str {
    let trimmed = text.trim_end();
    let Some(inside) = trimmed.strip_suffix('}') else { return text };
    let Some(open) = inside.rfind('{') else { return text };
    let list = &inside[open + 1..];
    let (kramdown, list) = list.strip_prefix(':').map_or((false, list), |list| (true, list));
    let mut items = list.split_whitespace().peekable();
    let named = |item: &str| {
        let marked = item.starts_with(['.', '#']) && item.len() > 1;
        let ascii = item.chars().all(|c| !is_han(c) && !matches!(c, '{' | '}' | '<' | '%'));
        ascii && (marked || (kramdown && (item.contains('=') || item.chars().all(|c| c.is_ascii_alphanumeric()))))
    };
    if items.peek().is_some() && items.all(named) { text[..open].trim_end() } else { text }
}

/// Behind a link, kramdown's attributes for it (`{:target="_blank"}`): where the text goes on.
pub(super) fn behind_attributes(text: &str) -> &str {
    let Some((list, rest)) = text.strip_prefix("{:").and_then(|inside| inside.split_once('}')) else { return text };
    if without_attributes(&text[..list.len() + 3]).is_empty() { rest } else { text }
}

/// Whether the source of an underlined heading is a sentence, or several: longer than titles are, or with the full stop of one.
pub(super) fn is_sentence_above_rule(heading: &str) -> bool {
    let Some((words, line)) = heading.trim_end().rsplit_once('\n') else { return false };
    let words = words.trim();
    line.contains("--")
        && (words.ends_with(['。', '！', '？', '；', '…']) || words.chars().count() > 100 || words.contains('\n'))
}

/// Addresses that stand in a text as they are: where each begins and ends.
pub(super) fn addresses(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find("http") {
        let start = at + next;
        at = start + 4;
        let rest = &text[start..];
        let Some(scheme) = ["http://", "https://"].into_iter().find(|s| rest.starts_with(s)) else { continue };
        let glued = text[..start].chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric());
        let end = rest.find(ends_address).unwrap_or(rest.len());
        let address = trimmed(&rest[..end]);
        let hosted = address[scheme.len().min(address.len())..].starts_with(|c: char| c.is_ascii_alphanumeric());
        if !glued && hosted {
            found.push(start..start + address.len());
        }
        at = start + end.max(4);
    }
    found
}

/// Nobody writes these into an address by hand; Chinese goes on behind one without a space.
fn ends_address(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '<' | '>' | '"' | '`' | '“' | '”' | '‘' | '’' | '…' | '—' | '|' | '\\')
        || matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}')
}

/// An address without the punctuation of the sentence it stands in.
fn trimmed(mut address: &str) -> &str {
    loop {
        let cut = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~', ']']);
        let open = cut.bytes().filter(|b| *b == b'(').count();
        let closed = cut.bytes().filter(|b| *b == b')').count();
        // A closing parenthesis is the address's own where it was opened in it.
        let shorter = if closed > open { cut.strip_suffix(')').unwrap_or(cut) } else { cut };
        if shorter.len() == address.len() {
            return address;
        }
        address = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_that_are_meant_and_breaks_of_a_width() {
        assert!(!is_wrapped("一行\n二行\n三行"));
        assert!(!is_wrapped("作者：李明\n时间：昨天"));
        let wrapped = "The harbour master said on Tuesday that the lamp had gone out at three in\nthe morning and that nobody had told the ships which were waiting outside the\nharbour.";
        assert!(is_wrapped(wrapped));
        let sentences = "他在凌晨三点熄灭了码头上所有的灯，因此船看不见回来的路了。\n他在凌晨四点点亮了码头上所有的灯，因此船又看见了回家的路。\n完。";
        assert!(!is_wrapped(sentences));
    }

    #[test]
    fn attributes_are_markup_and_other_braces_are_text() {
        assert_eq!(without_attributes("Tabs {.tabset}"), "Tabs");
        assert_eq!(without_attributes("{.is-info}"), "");
        assert_eq!(without_attributes("甲{: .note target=x}"), "甲");
        for text in ["甲 {重要}", "{{< youtube x >}}", "a {b}", "{}", "{% raw %}"] {
            assert_eq!(without_attributes(text), text);
        }
    }

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        let text =
            "见https://a.example/x_(y)，又(http://b.example/?q=1)。xhttp://c.example http:// https://d.example/路";
        let found: Vec<_> = addresses(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["https://a.example/x_(y)", "http://b.example/?q=1", "https://d.example/"]);
    }

    #[test]
    fn callouts_have_a_title_or_a_kind() {
        assert_eq!(callout("[!note] 标题").as_deref(), Some("标题"));
        assert_eq!(callout("[!WARNING]-").as_deref(), Some("WARNING"));
        assert_eq!(callout("[!好] x").as_deref(), Some("x"));
        assert_eq!(callout("[!](x)"), None);
        assert_eq!(callout("正文"), None);
    }
}

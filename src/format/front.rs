//! The first lines of a body that are not yet the article: date, author, place.

use super::date::date;
use crate::document::{Block, Document, DropReason, Dropped, Published, Style, Text};

/// How many blocks from the top may hold a date line or a place line: pictures and a lead stand among them.
const FIRST: usize = 8;

/// Takes the date line out of the body, into `document`; `time` is the body's first `time` element.
pub(super) fn date_line(document: &mut Document, time: Option<(String, String)>) {
    let mut index = 0;
    // The index of a block that is text; pictures in between do not count.
    for _ in 0..FIRST {
        let Some(block) = document.blocks.get(index) else { return };
        let Block::Paragraph(text) = block else {
            index += 1;
            continue;
        };
        let words = text.as_str();
        let published = match &time {
            Some((datetime, shown)) if shown == words => {
                date(datetime).map(|p| Published { text: words.to_owned(), ..p })
            }
            _ => None,
        };
        let (published, byline) = match published {
            Some(published) => (Some(published), None),
            None => read_line(words),
        };
        if let Some(published) = published {
            document.published = Some(published);
            document.byline = byline;
            let text = words.to_owned();
            document.blocks.remove(index);
            document.dropped.insert(0, Dropped { reason: DropReason::Metadata, text });
            return;
        }
        index += 1;
    }
}

/// `date`, `日期：date`, or `author` and `date` on two lines.
fn read_line(words: &str) -> (Option<Published>, Option<String>) {
    // The label is not part of the date's own text.
    for label in ["日期：", "日期:", "Date:"] {
        if let Some(rest) = words.strip_prefix(label) {
            return (date(rest), None);
        }
    }
    match words.split_once('\n') {
        None => (date(words), None),
        Some((author, rest)) => {
            let author = author.split_whitespace().collect::<Vec<_>>().join(" ");
            (date(rest), Some(author).filter(|a| !a.is_empty() && a.chars().count() <= 60))
        }
    }
}

/// Joins a place line (`台北 — `) that stands by itself to the paragraph it opens.
pub(super) fn join_place_line(blocks: &mut Vec<Block>) {
    for i in 0..blocks.len().min(FIRST) {
        let [Block::Paragraph(line), Block::Paragraph(next), ..] = &blocks[i..] else { continue };
        if is_place_line(line) {
            blocks[i] = Block::Paragraph(place_line(line.as_str(), next));
            blocks.remove(i + 1);
            return;
        }
    }
}

/// A place line and the paragraph it opens, as one text.
fn place_line(line: &str, paragraph: &Text) -> Text {
    let mut joined = Text::default();
    joined.push(line, Style::PLACE, None);
    joined.push(" ", Style::PLACE, None);
    joined.append(paragraph);
    joined
}

fn is_place_line(line: &Text) -> bool {
    let words = line.as_str();
    let place = words.trim_end_matches(['—', '–', '-']);
    let named = place.trim();
    place.len() < words.len()
        && !named.is_empty()
        && named.chars().count() <= 24
        && !named.contains(['。', '，', '“', '”', ':', '：'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn author_and_date_on_two_lines() {
        let (published, byline) = read_line("William  Yang\n2020-10-08T03:32:44.241Z");
        assert_eq!(published.map(|p| p.at.rfc3339()).as_deref(), Some("2020-10-08T03:32:44Z"));
        assert_eq!(byline.as_deref(), Some("William Yang"));
    }

    #[test]
    fn a_sentence_is_no_place_line() {
        assert!(is_place_line(&Text::plain("台北 —")));
        assert!(is_place_line(&Text::plain("WASHINGTON —")));
        assert!(!is_place_line(&Text::plain("台北")));
        assert!(!is_place_line(&Text::plain("他说：“不，——")));
    }
}

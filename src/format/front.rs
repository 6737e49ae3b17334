//! The first lines of a body that are not yet the article: date, author, place.

use super::date::date;
use crate::document::{Block, Document, DropReason, Dropped, Published, Style, Text};

/// How many blocks from the top are looked at: pictures stand among them.
const FIRST: usize = 8;
/// Behind this many texts the article has begun.
const LINES: usize = 2;
/// An author is named in fewer characters than this.
const LONGEST_BYLINE: usize = 40;

/// Takes the date line out of the body, into `document`; `time` is the body's first `time` element.
pub(super) fn date_line(document: &mut Document, time: Option<(String, String)>) {
    let texts = document.blocks.iter().take(FIRST).enumerate().filter_map(|(i, block)| match block {
        Block::Paragraph(text) => Some((i, text)),
        _ => None,
    });
    for (index, text) in texts.take(LINES) {
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
            document.dropped.insert(0, Dropped::new(DropReason::Metadata, text));
            return;
        }
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
            // A date of birth has no time of day; what is taken out of the text must be all in view above it.
            let published = date(rest).filter(|p| p.has_time && author.chars().count() <= LONGEST_BYLINE);
            (published, Some(author).filter(|a| !a.is_empty()))
        }
    }
}

/// Joins a place line (`台北 — `) that stands by itself to the paragraph it opens, unless something was left out between them:
/// `gaps` are the blocks in front of which text is missing.
pub(super) fn join_place_line(blocks: &mut Vec<Block>, gaps: &[usize]) {
    for i in (0..blocks.len().min(FIRST)).filter(|i| !gaps.contains(&(i + 1))) {
        let [Block::Paragraph(line), Block::Paragraph(next), ..] = &blocks[i..] else { continue };
        if is_place_line(line) {
            blocks[i] = Block::Paragraph(place_line(line, next));
            blocks.remove(i + 1);
            return;
        }
    }
}

/// A place line and the paragraph it opens, as one text.
fn place_line(line: &Text, paragraph: &Text) -> Text {
    let mut joined = Text::default();
    for inline in line.inlines() {
        joined.push(&line.as_str()[inline.range.clone()], inline.style.with(Style::PLACE), inline.link);
    }
    joined.push(" ", Style::PLACE, None);
    joined.append(paragraph);
    joined
}

/// `台北 —`: a name, a space and one dash. A dash that a sentence breaks off with follows its last word.
fn is_place_line(line: &Text) -> bool {
    let Some(place) = line.as_str().strip_suffix(['—', '–', '-']) else { return false };
    let named = place.trim_end();
    named.len() < place.len()
        && !named.is_empty()
        && named.chars().count() <= 24
        && !named.contains(['。', '，', '“', '”', ':', '：', '\n'])
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
    fn a_date_of_birth_is_no_date_line() {
        assert_eq!(read_line("他出生于\n1990年1月1日").0, None);
    }

    #[test]
    fn a_sentence_is_no_place_line() {
        assert!(is_place_line(&Text::plain("台北 —")));
        assert!(is_place_line(&Text::plain("WASHINGTON —")));
        assert!(!is_place_line(&Text::plain("台北")));
        assert!(!is_place_line(&Text::plain("他沉默了——")));
        assert!(!is_place_line(&Text::plain("他说：“不，——")));
    }
}

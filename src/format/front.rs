//! The first lines of a body that are not yet the article: its headline once more, date, author, place.

use super::header::same_title;
use super::opening;
use crate::document::{Block, Document, DropReason, Dropped, Published, Style, Text, one_of};
use crate::format::date::date;
use crate::format::facts::{self, Facts};

/// How many blocks from the top are looked at: pictures stand among them.
const FIRST: usize = 8;
/// Behind this many texts the article has begun.
const LINES: usize = 2;
/// Captions may stand in front of the paragraph that an agency opens.
const OPENINGS: usize = 4;

/// Takes the headline and the lines of facts out of the body, into `document`; `time` is the body's first `time` element.
pub(super) fn first_lines(document: &mut Document, time: Option<(String, String)>) {
    headline(document);
    if time.is_some() {
        listed(document);
    }
    let (mut index, mut texts) = (0, 0);
    while index < document.blocks.len().min(FIRST) && texts < LINES {
        let Block::Paragraph(text) = &document.blocks[index] else {
            index += 1;
            continue;
        };
        let Some(found) = line(document, text, time.as_ref()) else {
            texts += 1;
            index += 1;
            continue;
        };
        // A second author is not hidden either.
        if found.is_credit() || (found.published.is_none() && is_other(document, &found)) {
            index += 1;
        } else {
            remove(document, index);
        }
        take(document, found);
    }
    openings(document);
}

/// What a line says, if it is one of facts.
fn line(document: &Document, text: &Text, time: Option<&(String, String)>) -> Option<Facts> {
    let words = text.as_str();
    let timed = time.filter(|(_, shown)| shown == words).and_then(|(datetime, _)| date(datetime));
    let found = match timed {
        Some(published) => {
            Facts { published: Some(Published { text: words.to_owned(), ..published }), ..Facts::default() }
        }
        None => facts::read(words)?,
    };
    let counts = if found.published.is_some() {
        // A second date is when something else was.
        !document.dropped.iter().any(|d| d.reason == DropReason::Metadata && date(&d.text).is_some())
    } else {
        // A line with a link in it is for a reader, whatever it says.
        !text.inlines().iter().any(|i| i.link.is_some())
    };
    counts.then_some(found)
}

/// Takes a block out of the text, whose words stand in the head now.
fn remove(document: &mut Document, index: usize) {
    let text = document.blocks.remove(index).text();
    document.dropped.push(Dropped::new(DropReason::Metadata, text));
}

/// A list of one or two short lines at the top of an article that is dated below it is a byline: the author, and the author's office.
fn listed(document: &mut Document) {
    let Some(Block::List { start: None, items }) = document.blocks.first() else { return };
    let line = |item: &Vec<Block>| match item.as_slice() {
        [Block::Paragraph(text)]
            if facts::is_name(text.as_str()) && text.inlines().iter().all(|i| i.link.is_none()) =>
        {
            text.as_str().to_owned()
        }
        _ => String::new(),
    };
    let (name, office) = match items.as_slice() {
        [name] => (line(name), None),
        [name, office] => (line(name), Some(line(office))),
        _ => return,
    };
    if name.is_empty() || office.as_ref().is_some_and(String::is_empty) {
        return;
    }
    remove(document, 0);
    let mut found = Facts { byline: Some(name), ..Facts::default() };
    if let Some(office) = office {
        found.more.push(("byline".to_owned(), office));
    }
    take(document, found);
}

/// What the body says goes before what its header says, but for a date that the header knows better.
fn take(document: &mut Document, mut found: Facts) {
    if let Some(published) = found.published.take() {
        let known = document.published.take();
        let better = |known: &Published| {
            known.has_time && (!published.has_time || known.zoned && !published.zoned) && near(known, &published)
        };
        document.published = Some(match known {
            Some(known) if better(&known) => Published { text: published.text, ..known },
            known => {
                // The header's own was then when somebody put it into the archive.
                if let Some(other) = known.filter(|k| !near(k, &published)) {
                    document.archived.get_or_insert(other.at);
                }
                published
            }
        });
    }
    if let Some(other) = found.byline.clone().filter(|_| is_other(document, &found)) {
        document.metadata.push(("byline".to_owned(), other));
    }
    byline(document, found.byline);
    // An outlet that the header names is the archive's name for it.
    if document.outlet.is_none() {
        document.outlet = found.outlet;
    }
    if document.translator.is_none() {
        document.translator = found.translator;
    }
    for fact in found.more {
        if !document.metadata.contains(&fact) {
            document.metadata.push(fact);
        }
    }
}

/// Whether a line names another author than the header does.
fn is_other(document: &Document, found: &Facts) -> bool {
    document.author().zip(found.byline.as_deref()).is_some_and(|(known, name)| known != name)
}

/// Whether two dates can be one: what names no zone may be off by its width.
fn near(a: &Published, b: &Published) -> bool {
    (a.at.0 - b.at.0).abs() <= 24 * 3_600_000
}

/// A person's name goes before the outlet's.
fn byline(document: &mut Document, name: Option<String>) {
    if document.author().is_none() {
        document.byline = name.or(document.byline.take());
    }
}

/// The headline at the top of the body: the title once more, or the title.
fn headline(document: &mut Document) {
    let found = document.blocks.iter().take(FIRST).enumerate().find_map(|(i, block)| match block {
        Block::Heading { text, .. } | Block::Paragraph(text) => {
            Some((i, matches!(block, Block::Heading { level: 1, .. }), text))
        }
        _ => None,
    });
    let Some((index, is_first, text)) = found else { return };
    let words = text.as_str();
    let suffixed = |rest: &str| is_first && rest.trim_start().starts_with(one_of("-–—|_｜·"));
    let again = same_title(&document.title, words) || document.title.strip_prefix(words).is_some_and(suffixed);
    let more = document.blocks.iter().skip(index + 1).any(|b| !b.text().is_empty());
    // An article may be no longer than its title.
    if !more || !(again || (is_first && document.title.is_empty())) {
        return;
    }
    if document.title.is_empty() {
        document.title = words.to_owned();
    }
    remove(document, index);
}

/// Sets the openings of agencies apart from the first sentence, and names who reports.
fn openings(document: &mut Document) {
    let mut texts = 0;
    for index in 0..document.blocks.len().min(FIRST) {
        let Block::Paragraph(text) = &mut document.blocks[index] else { continue };
        let length = opening::length(text.as_str());
        if length > 0 {
            let names = opening::reporters(&text.as_str()[..length]);
            text.mark_style(0..length, Style::PLACE);
            byline(document, names);
            return;
        }
        texts += 1;
        if texts == OPENINGS {
            return;
        }
    }
}

/// Joins a place line (`台北 — `) that stands by itself to the paragraph it opens, unless something was left out between them:
/// `gaps` are the blocks in front of which text is missing.
pub(super) fn join_place_line(blocks: &mut Vec<Block>, gaps: &[usize]) {
    for i in (0..blocks.len().min(FIRST)).filter(|i| !gaps.contains(&(i + 1))) {
        let [Block::Paragraph(line), Block::Paragraph(next), ..] = &blocks[i..] else { continue };
        let alone = is_place_line(line) || opening::length(line.as_str()) == line.as_str().len();
        if alone && facts::read(next.as_str()).is_none() {
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
    let Some(place) = line.as_str().strip_suffix(one_of("—–-")) else { return false };
    let named = place.trim_end();
    named.len() < place.len()
        && !named.is_empty()
        && named.chars().count() <= 24
        && !named.contains(one_of("。，“”:：\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_no_place_line() {
        assert!(is_place_line(&Text::plain("台北 —")));
        assert!(is_place_line(&Text::plain("WASHINGTON —")));
        assert!(!is_place_line(&Text::plain("台北")));
        assert!(!is_place_line(&Text::plain("他沉默了——")));
        assert!(!is_place_line(&Text::plain("他说：“不，——")));
    }

    fn document(title: &str, lines: &[&str]) -> Document {
        let blocks = lines.iter().map(|l| Block::Paragraph(Text::plain(l))).collect();
        let mut document = Document { title: title.to_owned(), blocks, ..Document::default() };
        first_lines(&mut document, None);
        document
    }

    #[test]
    fn facts_leave_the_body_and_openings_stay() {
        let lines = ["标题", "2024-03-05 15:07 来源：海港日报", "中央社記者王小明台北5日電 今天的潮水。"];
        let d = document("标题", &lines);
        assert_eq!(d.blocks.iter().map(Block::text).collect::<Vec<_>>(), ["中央社記者王小明台北5日電 今天的潮水。"]);
        assert_eq!((d.byline.as_deref(), d.outlet.as_deref()), (Some("王小明"), Some("海港日报")));
        assert_eq!(
            d.dropped.iter().map(|d| d.text.as_str()).collect::<Vec<_>>(),
            ["标题", "2024-03-05 15:07 来源：海港日报"]
        );
        let Some(Block::Paragraph(text)) = d.blocks.first() else { panic!("a paragraph") };
        assert!(
            text.inlines()[0].style.has(Style::PLACE)
                && !text.inlines().last().is_some_and(|i| i.style.has(Style::PLACE))
        );
    }

    #[test]
    fn a_list_that_names_who_wrote_it_is_the_byline() {
        let item = |line: &str| vec![Block::Paragraph(Text::plain(line))];
        let list = |lines: &[&str]| Block::List { start: None, items: lines.iter().map(|l| item(l)).collect() };
        let read = |first: Block, time: Option<(String, String)>| {
            let blocks =
                vec![first, Block::Paragraph(Text::plain("27 分钟前")), Block::Paragraph(Text::plain("正文。"))];
            let mut document = Document { title: "标题".into(), blocks, ..Document::default() };
            first_lines(&mut document, time);
            document
        };
        let time = || Some(("2021-01-11".to_owned(), "27 分钟前".to_owned()));
        let d = read(list(&["顾念（Gu Nian）", "港口专栏作家"]), time());
        assert_eq!(d.byline.as_deref(), Some("顾念（Gu Nian）"));
        assert_eq!(d.metadata, [("byline".to_owned(), "港口专栏作家".to_owned())]);
        assert_eq!(d.blocks.iter().map(Block::text).collect::<Vec<_>>(), ["正文。"]);
        // What says something, what is longer, and what nothing dates stays a list.
        for (first, time) in [
            (list(&["灯塔去年熄了灯。", "镇上的人不愿意。"]), time()),
            (list(&["一", "二", "三"]), time()),
            (list(&["顾念", "作家"]), None),
        ] {
            assert!(matches!(read(first, time).blocks.first(), Some(Block::List { .. })));
        }
    }

    #[test]
    fn an_article_that_is_all_date_keeps_its_second() {
        let d = document("", &["2024-03-05", "2024-03-06", "正文"]);
        assert_eq!(d.blocks.iter().map(Block::text).collect::<Vec<_>>(), ["2024-03-06", "正文"]);
    }
}

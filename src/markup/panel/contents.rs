//! The contents: the headings of the text, each a jump.

use super::rows::{self, SHORT};
use super::{SideWriter, Sink, Writer, first_words};
use crate::document::{Block, Lang};
use crate::markup::blocks::is_heading;

/// A heading of the text.
pub(super) struct Heading<'a> {
    id: String,
    words: &'a str,
    lang: Lang,
    /// As it is shown: the outermost one under the title is 2.
    level: u8,
    /// In which views: only where there are two texts.
    shown: Option<&'static str>,
}

/// The headings of the text, in order; of two texts, the original's, then the translation's for the view that shows it alone.
pub(super) fn headings<'a>(writer: &'a Writer<'a>) -> Vec<Heading<'a>> {
    let pair = writer.translation.as_ref();
    let mut out = of_side(&writer.original, pair.map(|_| "original"));
    if let Some(translation) = pair {
        out.extend(of_side(&translation.side, Some("translation")));
    }
    out
}

fn of_side<'a>(side: &'a SideWriter<'a>, shown: Option<&'static str>) -> Vec<Heading<'a>> {
    let mut leaf = 0;
    let mut out = Vec::new();
    for block in &side.document.blocks {
        let heading = match block {
            Block::Heading { level, text } => Some((text, side.levels[usize::from(*level).min(6)])),
            Block::Paragraph(text) if is_heading(text) => Some((text, 3)),
            _ => None,
        };
        if let Some((text, level)) = heading {
            let id = side.anchors.heading(leaf);
            out.push(Heading { id, words: text.as_str(), lang: text.lang, level, shown });
        }
        block.for_each_text(&mut |_| leaf += 1);
    }
    out
}

pub(super) fn write(headings: &[Heading<'_>], out: &mut dyn Sink) {
    out.open("ol");
    out.attr("class", "sr-contents");
    for heading in headings {
        out.open("li");
        if heading.level > 2 {
            out.attr("class", "sr-inner");
        }
        rows::jump(&heading.id, heading.shown, heading.lang, &first_words(heading.words, SHORT), out);
        out.close();
    }
    out.close();
}

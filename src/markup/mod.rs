//! Article → markup, as a stream of calls: the live page and the saved page are two consumers of the same stream, so they
//! cannot differ in what they say.
//!
//! Nothing here can write markup as text: a [`Sink`] takes element names and attribute names of this module's own, and text.
//! `blocks` writes the text, `inline` one leaf of it with its folding quotations, `head` what stands above, `sources` the
//! list beside; `anchors` gives everything that can be jumped to its id.

mod anchors;
mod blocks;
mod citation;
mod head;
mod html;
mod inline;
mod mentions;
mod sources;

use crate::article::Article;
use crate::document::{Block, Timestamp};
use crate::i18n::Label;
use anchors::Anchors;
use mentions::Mention;

pub use citation::citation;
pub use head::ReadingTime;
pub use html::HtmlSink;

/// What markup is written into.
pub trait Sink {
    /// Opens an element. What follows stands in it until [`Sink::close`].
    fn open(&mut self, tag: &'static str);
    /// Sets an attribute of the element just opened.
    fn attr(&mut self, name: &'static str, value: &str);
    /// Sets an attribute of the element just opened to words of the interface.
    fn attr_label(&mut self, name: &'static str, label: Label);
    /// Sets the language of the element just opened to that of the interface.
    fn interface_lang(&mut self);
    /// Writes text of the article.
    fn text(&mut self, text: &str);
    /// Writes words of the interface.
    fn label(&mut self, label: Label);
    /// Writes a label that holds a date, as the interface's language writes dates.
    fn dated(&mut self, label: fn(String) -> Label, date: DateTime);
    /// Closes the element opened last.
    fn close(&mut self);
}

/// A moment to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateTime {
    /// The moment.
    pub at: Timestamp,
    /// Whether to show the time of day.
    pub has_time: bool,
    /// Whether it is a moment everywhere (shown in the reader's own time zone), not just what a clock said somewhere.
    pub zoned: bool,
}

/// Writes an article, part by part: the head, each block in order, the sources.
pub struct Writer<'a> {
    article: &'a Article,
    anchors: Anchors,
    /// The source that speaks each quotation: an index into the article's sources.
    speakers: Vec<Option<usize>>,
    /// How the levels of the body's headings are shown: the outermost one under the title.
    levels: [u8; 7],
    mentions: Vec<Mention>,
    /// For each source, its places among `mentions`.
    mentions_of: Vec<Vec<usize>>,
    leaf: usize,
    quote: usize,
    mention: usize,
    media: u32,
    links: Vec<bool>,
}

impl<'a> Writer<'a> {
    /// Begins with the article; ids start with `prefix`.
    pub fn new(article: &'a Article, prefix: &str) -> Self {
        let mut speakers = vec![None; article.findings.quotes.len()];
        for (i, source) in article.sources.iter().enumerate() {
            for &quote in &source.quotes {
                if let Some(slot) = speakers.get_mut(quote) {
                    *slot = Some(i);
                }
            }
        }
        let mentions = mentions::find(article);
        let mut mentions_of = vec![Vec::new(); article.sources.len()];
        for (i, mention) in mentions.iter().enumerate() {
            mentions_of[mention.source].push(i);
        }
        Self {
            article,
            anchors: Anchors::new(article, prefix),
            speakers,
            levels: levels(&article.document.blocks),
            mentions,
            mentions_of,
            leaf: 0,
            quote: 0,
            mention: 0,
            media: 0,
            links: vec![false; article.document.links.len()],
        }
    }

    /// How many blocks there are to write.
    pub fn len(&self) -> usize {
        self.article.document.blocks.len()
    }

    /// Whether there is no block to write.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Writes block number `index`. Blocks are written in order, each once.
    pub fn block(&mut self, index: usize, out: &mut impl Sink) {
        let article = self.article;
        if let Some(block) = article.document.blocks.get(index) {
            blocks::write(self, block, out);
        }
    }

    /// Writes title, outlet, dates and notices.
    pub fn head(&self, out: &mut impl Sink) {
        head::write(self.article, out);
    }

    /// Writes the list of sources.
    pub fn sources(&self, out: &mut impl Sink) {
        sources::write(self, out);
    }
}

/// Levels 1 to 6 as the body uses them, closed up and put under the title (level 1).
fn levels(blocks: &[Block]) -> [u8; 7] {
    let mut used = [false; 7];
    for block in blocks {
        if let Block::Heading { level, .. } = block {
            used[usize::from(*level).min(6)] = true;
        }
    }
    let mut shown = [6; 7];
    let mut next = 2;
    for level in 1..7 {
        shown[level] = next.min(6);
        next += u8::from(used[level]);
    }
    shown
}

/// Whether a stretch of text is worth folding: eight Chinese characters, or five words.
fn folds(text: &str) -> bool {
    let (mut han, mut words, mut in_word) = (0, 0, false);
    for c in text.chars() {
        let wide = matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '\u{3041}'..='\u{30ff}');
        han += u32::from(wide);
        let letter = !wide && c.is_alphanumeric();
        words += u32::from(letter && !in_word);
        in_word = letter || (in_word && matches!(c, '\'' | '’' | '-'));
        if han >= 8 || words >= 5 {
            return true;
        }
    }
    false
}

/// The first words of a text, for a fold's summary.
fn preview(text: &str) -> String {
    const WIDTH: u32 = 28;
    let mut width = 0;
    let mut out = String::new();
    for c in text.chars() {
        width += if c.is_ascii() { 1 } else { 2 };
        if width > WIDTH {
            // Latin words are not cut.
            if c.is_ascii_alphanumeric()
                && let Some(space) = out.rfind(' ')
                && space > out.len() / 2
            {
                out.truncate(space);
            }
            out.push('…');
            break;
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    /// Writes text and tags as one string, and what is visible as another.
    #[derive(Default)]
    struct Record {
        open: Vec<&'static str>,
        tags: String,
        visible: String,
    }

    impl Sink for Record {
        fn open(&mut self, tag: &'static str) {
            self.open.push(tag);
            self.tags.push_str(&format!("<{tag}>"));
        }
        fn attr(&mut self, _: &'static str, _: &str) {}
        fn attr_label(&mut self, _: &'static str, _: Label) {}
        fn interface_lang(&mut self) {}
        fn text(&mut self, text: &str) {
            self.tags.push_str(text);
            self.visible.push_str(text);
        }
        fn label(&mut self, label: Label) {
            self.tags.push_str(&label.text(Locale::En));
        }
        fn dated(&mut self, label: fn(String) -> Label, date: DateTime) {
            self.label(label(date.at.date()));
        }
        fn close(&mut self) {
            let tag = self.open.pop().expect("an element is open");
            self.tags.push_str(&format!("</{tag}>"));
        }
    }

    fn body(html: &str) -> Record {
        let article = Article::parse(&format!("[t](https://a.example/)\n---\n{html}"));
        let mut writer = Writer::new(&article, "x-");
        let mut record = Record::default();
        (0..writer.len()).for_each(|i| writer.block(i, &mut record));
        assert!(record.open.is_empty());
        record
    }

    #[test]
    fn a_paragraph_that_folds_is_a_div() {
        let tags = body("<p>他说：“一二三四五六七八。”</p><p>“短”</p>").tags;
        assert!(
            tags.starts_with("<div>他说：<details><summary></summary><span>“一二三四五六七八。”</span></details>"),
            "{tags}"
        );
        assert!(tags.contains("<p><span>“短”</span></p>"), "{tags}");
    }

    #[test]
    fn a_mark_across_a_quotation_is_cut_not_lost() {
        let record = body("<p>甲<b>乙“一二三四五六七八</b>九”丙</p>");
        assert_eq!(record.visible, "甲乙“一二三四五六七八九”丙");
        assert_eq!(record.tags.matches("<strong>").count(), 2);
    }

    #[test]
    fn a_smiley_stands_in_its_line() {
        let record =
            body("<p>甲<img class=emoji alt=😀 src=https://a.example/e.png>乙<img class=W_img_face alt=[doge]></p>");
        assert_eq!(record.tags, "<p>甲<span></span>乙<span></span></p>");
        assert_eq!(record.visible, "甲乙", "it is no character of the text");
    }

    #[test]
    fn a_link_with_marks_inside_is_one_link() {
        let tags = body("<p>甲<a href=https://b.example>乙<b>丙</b>丁</a>戊</p>").tags;
        assert!(tags.contains("<a>乙<strong>丙</strong>丁</a>戊"), "{tags}");
    }

    #[test]
    fn headings_stand_under_the_title_without_gaps() {
        let tags = body("<h1>a</h1><p>x</p><h4>b</h4><p>y</p>").tags;
        assert!(tags.contains("<h2>a</h2>") && tags.contains("<h3>b</h3>"), "{tags}");
    }

    #[test]
    fn eight_characters_or_five_words_fold() {
        assert!(folds("一二三四五六七八") && !folds("一二三四五六七"));
        assert!(folds("one two three four five") && !folds("it’s well-known to me"));
    }

    #[test]
    fn a_preview_cuts_between_words() {
        assert_eq!(preview("The quick brown fox jumps over the lazy dog"), "The quick brown fox jumps…");
        assert_eq!(preview("短句"), "短句");
    }
}

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
mod list;
mod long_run;
mod look;
mod mentions;
mod parallel;
mod side;
mod sources;

use crate::article::Article;
use crate::document::{SafeUrl, Timestamp};
use crate::i18n::Label;
use crate::pair::Pair;
use anchors::Anchors;
use list::List;
use side::Side;

pub use citation::citation;
pub use head::ReadingTime;
pub use html::HtmlSink;
pub use look::{Theme, View};

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
    /// Writes a run of text, as one node.
    fn run(&mut self, text: &str);
    /// Writes text of the article: a run, but with places where a line may break in what would keep a browser busy for minutes. Nobody
    /// reads or copies those.
    fn text(&mut self, text: &str) {
        for (i, part) in long_run::parts(text).enumerate() {
            if i > 0 {
                self.open("wbr");
                self.close();
            }
            self.run(part);
        }
    }
    /// Writes words of the interface.
    fn label(&mut self, label: Label);
    /// Writes a label that holds a date, as the interface's language writes dates.
    fn dated(&mut self, label: fn(String) -> Label, date: DateTime);
    /// How a picture is shown.
    fn picture(&self, _url: &SafeUrl) -> Picture {
        Picture::Fetched
    }
    /// Writes what a reader can do with the speaker of this number in the list of sources; a page without a script has nothing.
    fn speaker_actions(&mut self, _source: usize) {}
    /// Writes what a reader can do with the whole list.
    fn list_actions(&mut self) {}
    /// Closes the element opened last.
    fn close(&mut self);
}

/// The attribute in which the address of a picture waits until the reader asks for it.
pub const HELD: &str = "data-held";

/// How a picture is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// From its address; what stands in its place if it does not come is there too.
    Fetched,
    /// When the reader asks for it: until then its address waits, and what stands in its place is shown.
    Waiting,
    /// From the page itself.
    Held,
    /// Not at all: its address stands in its place.
    Absent,
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

/// Writes what is read, part by part: the head, each row in order, the sources. A row of one article is a block; a row of an
/// article and its translation is what the two say in the same place.
pub struct Writer<'a> {
    original: Side<'a>,
    translation: Option<Translation<'a>>,
    list: List,
}

/// The other side of a pair.
struct Translation<'a> {
    pair: &'a Pair,
    side: Side<'a>,
    /// For each quotation of the original, the same one here.
    quotes: Vec<Option<usize>>,
}

impl<'a> Writer<'a> {
    /// Begins with an article; ids start with `prefix`.
    pub fn new(article: &'a Article, prefix: &str) -> Self {
        let list = List::of(article);
        let original = Side::new(article, Anchors::new(article, prefix, ""), list.numbers(|e| e.original));
        Self { original, translation: None, list }
    }

    /// Begins with an article and its translation; ids start with `prefix`.
    pub fn pair(pair: &'a Pair, prefix: &str) -> Self {
        let list = List::of_pair(pair);
        let anchors = Anchors::new(&pair.original, prefix, "");
        let original = Side::new(&pair.original, anchors, list.numbers(|e| e.original));
        let anchors = Anchors::new(&pair.translation, prefix, "t-");
        let side = Side::new(&pair.translation, anchors, list.numbers(|e| e.translation)).beside(&pair.original);
        let mut quotes = vec![None; pair.original.findings.quotes.len()];
        pair.quote_pairs.iter().for_each(|&(original, translation)| quotes[original] = Some(translation));
        Self { original, translation: Some(Translation { pair, side, quotes }), list }
    }

    /// How many rows there are to write.
    pub fn len(&self) -> usize {
        match &self.translation {
            Some(t) => t.pair.alignment.links.len(),
            None => self.original.article.document.blocks.len(),
        }
    }

    /// Whether there is no row to write.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Writes row number `index`. Rows are written in order, each once.
    pub fn row(&mut self, index: usize, out: &mut dyn Sink) {
        match &mut self.translation {
            Some(Translation { pair, side, .. }) => {
                if let Some(link) = pair.alignment.links.get(index) {
                    parallel::row(&mut self.original, side, link, pair.by_machine, out);
                }
            }
            None => self.original.block(index, out),
        }
    }

    /// Writes title, outlet, dates and notices.
    pub fn head(&self, out: &mut dyn Sink) {
        match &self.translation {
            Some(t) => parallel::head(t.pair, out),
            None => head::write(self.original.article, out),
        }
    }

    /// Writes the list of sources.
    pub fn sources(&self, out: &mut dyn Sink) {
        sources::write(self, out);
    }
}

/// The ids that the quotations of an article have in its markup, in reading order, with `prefix` in front as in [`Writer::new`]: for
/// links to them from other pages.
pub fn quote_ids(article: &Article, prefix: &str) -> Vec<String> {
    let anchors = Anchors::new(article, prefix, "");
    (0..article.findings.quotes.len()).map(|quote| anchors.quote(quote).to_owned()).collect()
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
        fn run(&mut self, text: &str) {
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
        (0..writer.len()).for_each(|i| writer.row(i, &mut record));
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
    fn a_picture_inside_its_address_is_no_place_to_go_to() {
        let picture = format!("data:image/png;base64,{}", "A".repeat(600));
        let seed = &format!("[t](https://a.example/)\n---\n<img src={picture}>");
        let article = Article::parse(seed);
        let mut writer = Writer::new(&article, "x-");
        let mut html = HtmlSink::new(Locale::En);
        writer.row(0, &mut html);
        writer.sources(&mut html);
        let html = html.finish();
        assert!(html.contains("src=\"data:image/png") && !html.contains("href=\"data:"), "{html}");
    }

    #[test]
    fn a_numbered_jump_says_its_number() {
        let article =
            Article::parse("[t](https://a.example/)\n---\n<p>外交部说，船来了。</p><p>外交部说，船走了。</p>");
        let writer = Writer::new(&article, "x-");
        let mut html = HtmlSink::new(Locale::En);
        writer.sources(&mut html);
        let html = html.finish();
        assert!(html.contains("aria-label=\"Go to place 2 of 2 in the text\">↑2</a>"), "{html}");
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

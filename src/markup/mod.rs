//! Article → markup, as a stream of calls: the live page and the saved page are two consumers of the same stream, so they
//! cannot differ in what they say.
//!
//! Nothing here can write markup as text: a [`Sink`] takes element names and attribute names of this module's own, and text.
//! `blocks` writes the text, `inline` one leaf of it with its folding quotations, `head` what stands above, `panel` the
//! lists beside it; `anchors` gives everything that can be jumped to its id.

mod anchors;
mod blocks;
mod citation;
mod counted;
mod date;
mod head;
mod html;
mod inline;
mod list;
mod long_run;
mod look;
mod mentions;
mod panel;
mod parallel;
mod side;
mod words;

use crate::article::{Article, Parsed};
use crate::document::SafeUrl;
use crate::i18n::Label;
use crate::pair::Pair;
use crate::voices::Quote;
use anchors::Anchors;
use list::List;
use side::SideWriter;

pub use citation::citation;
pub use date::DateTime;
pub use head::ReadingTime;
pub use html::HtmlSink;
pub use look::{Theme, View};

/// A consumer of markup; [`HtmlSink`] is one.
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
    /// Writes text of the article: a run, with a figure and the word that it counts on one line, and with places to break a line in runs of
    /// marks that would otherwise keep a browser busy for minutes.
    fn text(&mut self, text: &str) {
        for (i, part) in long_run::parts(text).enumerate() {
            if i > 0 {
                self.open("wbr");
                self.close();
            }
            let mut rest = part;
            while let Some(figure) = counted::first(rest) {
                if figure.start > 0 {
                    self.run(&rest[..figure.start]);
                }
                self.open("span");
                self.attr("class", "sr-counted");
                self.run(&rest[figure.clone()]);
                self.close();
                rest = &rest[figure.end..];
            }
            if !rest.is_empty() || part.is_empty() {
                self.run(rest);
            }
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
    /// Writes the controls for a speaker, by its number in the list of sources; a page without a script has none.
    fn speaker_actions(&mut self, _source: usize) {}
    /// Writes the controls for a quotation in the list, of the original or of the translation.
    fn quote_actions(&mut self, _quote: usize, _of_translation: bool) {}
    /// Writes the controls for a damaged text.
    fn damage_actions(&mut self) {}
    /// Writes the field that finds quotations in the list; a page without a script has none.
    fn quote_filter(&mut self) {}
    /// Writes the controls for the whole list.
    fn list_actions(&mut self) {}
    /// Closes the element opened last.
    fn close(&mut self);
}

/// The attribute in which the address of a picture waits until the reader asks for it.
pub const HELD: &str = "data-held";

/// How a picture is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// From its address, with a replacement that is shown if it does not load.
    Fetched,
    /// On the reader's request: until then its address waits in [`HELD`], and its replacement is shown.
    Waiting,
    /// From the page itself.
    Held,
    /// Not at all: its address stands in its place.
    Absent,
}

/// An article that is written row by row. A row of one article is a block; a row of an article and its translation is a link of their
/// [alignment](crate::align::Alignment).
pub trait Rows {
    /// How many rows there are to write.
    fn len(&self) -> usize;
    /// Whether there is no row to write.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Writes title, outlet, dates and notices.
    fn head(&self, out: &mut dyn Sink);
    /// Writes row number `index`. Rows are written in order, each once.
    fn row(&mut self, index: usize, out: &mut dyn Sink);
}

/// Writes an article, or an article and its translation, part by part: the head, each row in order, the sources.
pub struct Writer<'a> {
    article: &'a Article,
    original: SideWriter<'a>,
    translation: Option<Translation<'a>>,
    list: List,
}

/// The other side of a pair.
struct Translation<'a> {
    pair: &'a Pair,
    side: SideWriter<'a>,
    /// For each quotation of the original, the same one here.
    quotes: Vec<Option<usize>>,
}

impl<'a> Writer<'a> {
    /// Begins with an article; ids start with `prefix`.
    pub fn new(article: &'a Article, prefix: &str) -> Self {
        let list = List::of(article);
        let original = SideWriter::new(article, prefix, "", list.numbers(|e| e.original));
        Self { article, original, translation: None, list }
    }

    /// Begins with an article and its translation; ids start with `prefix`.
    pub fn pair(pair: &'a Pair, prefix: &str) -> Self {
        let list = List::of_pair(pair);
        let original = SideWriter::new(&pair.original, prefix, "", list.numbers(|e| e.original));
        let numbers = list.numbers(|e| e.translation);
        let side = SideWriter::new(&pair.translation, prefix, "t-", numbers).beside(&pair.original.document);
        let mut quotes = vec![None; pair.original.findings.quotes.len()];
        pair.quote_pairs.iter().for_each(|&(original, translation)| quotes[original] = Some(translation));
        Self { article: &pair.original, original, translation: Some(Translation { pair, side, quotes }), list }
    }

    /// The quotations of the source of this number: indices into the original's, and into the translation's.
    pub fn said_by(&self, number: usize) -> (Vec<usize>, Vec<usize>) {
        let Some(entry) = self.list.0.get(number) else { return Default::default() };
        let of = |side: &SideWriter<'_>, source: Option<usize>| {
            source.and_then(|i| side.sources_found().get(i)).map(|source| source.quotes.clone()).unwrap_or_default()
        };
        let there = self.translation.as_ref().map(|t| of(&t.side, entry.translation)).unwrap_or_default();
        (of(&self.original, entry.original), there)
    }

    /// The number of speakers, in the text or its translation, that the list gives with their quotations.
    pub fn speakers(&self) -> usize {
        panel::said(self).1
    }

    /// How many quotations are listed, and of how many.
    fn tally(&self) -> Option<Label> {
        let (quotations, speakers) = panel::said(self);
        (quotations > 0).then(|| Label::with(|m| m.tally(), [quotations, speakers].map(|n| n.to_string())))
    }

    /// Writes the panel beside the text: who said what, the contents, the sources. It needs no row to have been written.
    pub fn sources(&self, out: &mut dyn Sink) {
        panel::write(self, out);
    }
}

impl Rows for Writer<'_> {
    fn len(&self) -> usize {
        match &self.translation {
            Some(t) => t.pair.alignment.links.len(),
            None => self.original.document.blocks.len(),
        }
    }

    fn row(&mut self, index: usize, out: &mut dyn Sink) {
        match &mut self.translation {
            Some(Translation { pair, side, .. }) => {
                if let Some(link) = pair.alignment.links.get(index) {
                    parallel::row(&mut self.original, side, link, pair.by_machine, out);
                }
            }
            None => blocks::write(&mut self.original, index, out),
        }
    }

    fn head(&self, out: &mut dyn Sink) {
        match &self.translation {
            Some(t) => parallel::head(t.pair, self.tally(), out),
            None => head::write(&self.article.document, &self.article.warnings, self.tally(), out),
        }
    }
}

/// The ids that the quotations of an article have in its markup, in reading order, with `prefix` in front as in [`Writer::new`]: for
/// links to them from other pages.
///
/// ```
/// use seed_reader::{Article, markup};
///
/// let article = Article::parse("<p>赵小满说：“那天晚上没有月亮。”</p>");
/// assert!(markup::quote_ids(&article, "sr-")[0].starts_with("sr-q-"));
/// ```
pub fn quote_ids(article: &Article, prefix: &str) -> Vec<String> {
    let spans: Vec<_> = article.findings.quotes.iter().map(Quote::span).collect();
    let anchors = Anchors::new(&article.document, &spans, prefix, "");
    (0..spans.len()).map(|quote| anchors.quote(quote)).collect()
}

/// Writes a text whose speakers are not found yet, as a [`Writer`] would without findings. A [`Writer`] can later add them to the page, and
/// no line moves.
pub struct TextWriter<'a> {
    text: &'a Parsed,
    side: SideWriter<'a>,
}

impl<'a> TextWriter<'a> {
    /// Begins with a text; ids start with `prefix`.
    pub fn new(text: &'a Parsed, prefix: &str) -> Self {
        Self { text, side: SideWriter::of_text(text, prefix) }
    }
}

impl Rows for TextWriter<'_> {
    fn len(&self) -> usize {
        self.text.document.blocks.len()
    }

    fn head(&self, out: &mut dyn Sink) {
        let room = (!self.text.quotations.is_empty()).then(|| Label::new(|_| ""));
        head::write(&self.text.document, &self.text.warnings, room, out);
    }

    fn row(&mut self, index: usize, out: &mut dyn Sink) {
        blocks::write(&mut self.side, index, out);
    }
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
            self.label(label(date.text(0, Locale::En)));
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
        let tags = body("<p>他说：“一二三四五六七八九十，一二三四五六七八九十。”</p><p>“短”</p>").tags;
        assert!(tags.starts_with("<div>他说：<details><summary></summary><span><span>“</span>一二三"), "{tags}");
        assert!(tags.contains("<p><span><span>“</span>短<span>”</span></span></p>"), "{tags}");
    }

    #[test]
    fn a_mark_across_a_quotation_is_cut_not_lost() {
        let record = body("<p>甲<b>乙“一二三四五六七八</b>九”丙</p>");
        assert_eq!(record.visible, "甲乙“一二三四五六七八九”丙");
        // In front of it, its mark, and what stands in it.
        assert_eq!(record.tags.matches("<strong>").count(), 3);
    }

    #[test]
    fn how_much_is_quoted_stands_above_and_its_room_before_it_is_known() {
        let seed = "[t](https://a.example/)\n---\n<p>王毅说：“我们将继续努力，一二三四五。”王毅又说：“好的，我们再谈。”李明表示：“不同意这样做。”</p>";
        let article = Article::parse(seed);
        let (mut text, mut known) = (Record::default(), Record::default());
        TextWriter::new(&Parsed::of(seed), "x-").head(&mut text);
        Writer::new(&article, "x-").head(&mut known);
        let (quotations, speakers) = panel::said(&Writer::new(&article, "x-"));
        let said = format!("<span>Quotations: {quotations}, speakers: {speakers}</span></p>");
        assert_eq!(quotations, 3);
        assert_eq!(known.tags, text.tags.replace("<span></span></p>", &said));
    }

    #[test]
    fn a_smiley_stands_in_its_line() {
        let record =
            body("<p>甲<img class=emoji alt=😀 src=https://a.example/e.png>乙<img class=W_img_face alt=[doge]></p>");
        assert_eq!(record.tags, "<p>甲<span></span>乙<span></span></p>");
        assert_eq!(record.visible, "甲乙", "it is no character of the text");
    }

    #[test]
    fn a_link_around_a_quotation_is_one_link() {
        let tags = body("<p>甲<a href=https://b.example>“乙丙”</a>丁</p>").tags;
        assert!(tags.contains("<span><a>“乙丙”</a></span>"), "{tags}");
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
        assert!(html.contains("aria-label=\"Go to place 2 of 2 in the text\" lang>2</a>"), "{html}");
    }

    #[test]
    fn headings_stand_under_the_title_without_gaps() {
        let tags = body("<h1>a</h1><p>x</p><h4>b</h4><p>y</p>").tags;
        assert!(tags.contains("<h2>a</h2>") && tags.contains("<h3>b</h3>"), "{tags}");
    }
}

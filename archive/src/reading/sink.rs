//! The article's markup in no language: where words of the interface stand, all three languages do, and a page picks its own.

use seed_reader::document::SafeUrl;
use seed_reader::i18n::{Label, Locale};
use seed_reader::markup::{DateTime, HtmlSink, Picture, Sink};

/// Stands around the words of the interface. A character that is none, so no text holds it.
pub const LABEL: char = '\u{fdd1}';
/// Stands between the languages.
pub const SPLIT: char = '\u{fdd2}';
/// Stands around the number of a source whose voice has a page.
pub const VOICE: char = '\u{fdd3}';

/// Writes an article's markup for many pages.
pub struct ArchiveSink {
    out: HtmlSink,
    /// Whether pictures are loaded.
    pictures: bool,
}

/// What the site's own policy says for every link, or only the live page asks for.
const NEEDLESS: [&str; 3] = ["rel", "referrerpolicy", "data-quote"];

impl ArchiveSink {
    /// Begins with nothing.
    pub const fn new(pictures: bool) -> Self {
        // The language of this one is never asked for.
        Self { out: HtmlSink::new(Locale::En), pictures }
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.out.finish()
    }
}

/// Words in every language, in the order of [`Locale::ALL`].
fn everywhere(words: impl Fn(Locale) -> String) -> String {
    let all = Locale::ALL.map(words);
    if all.iter().all(|w| *w == all[0]) {
        return all[0].clone();
    }
    format!("{LABEL}{}{LABEL}", all.join(&SPLIT.to_string()))
}

/// Text without the characters that mean something here.
fn clean(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains([LABEL, SPLIT, VOICE]) {
        return text.replace([LABEL, SPLIT, VOICE], "\u{fffd}").into();
    }
    text.into()
}

impl Sink for ArchiveSink {
    fn open(&mut self, tag: &'static str) {
        self.out.open(tag);
    }

    fn attr(&mut self, name: &'static str, value: &str) {
        if !NEEDLESS.contains(&name) {
            self.out.attr(name, &clean(value));
        }
    }

    fn attr_label(&mut self, name: &'static str, label: Label) {
        self.out.attr(name, &everywhere(|locale| clean(&label.text(locale)).into_owned()));
    }

    fn interface_lang(&mut self) {
        self.out.attr("lang", &everywhere(|locale| locale.tag().to_owned()));
    }

    fn run(&mut self, text: &str) {
        self.out.run(&clean(text));
    }

    fn label(&mut self, label: Label) {
        self.out.run(&everywhere(|locale| clean(&label.text(locale)).into_owned()));
    }

    fn dated(&mut self, label: fn(String) -> Label, date: DateTime) {
        self.label(label(date.at.date()));
    }

    fn picture(&self, url: &SafeUrl) -> Picture {
        match url.as_str().starts_with("data:") {
            true => Picture::Held,
            false if self.pictures => Picture::Fetched,
            false => Picture::Absent,
        }
    }

    fn speaker_actions(&mut self, source: usize) {
        self.out.run(&format!("{VOICE}{source}{VOICE}"));
    }

    fn close(&mut self) {
        self.out.close();
    }
}

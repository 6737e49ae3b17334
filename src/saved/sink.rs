use super::{SavedImages, is_picture};
use crate::document::SafeUrl;
use crate::i18n::Label;
use crate::markup::{DateTime, HtmlSink, Picture, Sink};

/// Writes the article's markup into a saved page: pictures from what the page holds, and nothing that only a page with a
/// network needs.
pub(super) struct SavedSink<'a> {
    out: HtmlSink,
    images: &'a SavedImages,
}

/// The page's own policy says these for every link and picture, or there is nothing to fetch, or only the live page asks.
const NEEDLESS: [&str; 5] = ["rel", "referrerpolicy", "loading", "decoding", "data-quote"];

impl<'a> SavedSink<'a> {
    pub(super) const fn new(out: HtmlSink, images: &'a SavedImages) -> Self {
        Self { out, images }
    }

    /// What was written.
    pub(super) fn finish(self) -> HtmlSink {
        self.out
    }

    fn held(&self, url: &str) -> Option<&'a str> {
        self.images.get(url).map(String::as_str).filter(|picture| is_picture(picture))
    }
}

impl Sink for SavedSink<'_> {
    fn open(&mut self, tag: &'static str) {
        self.out.open(tag);
    }

    fn attr(&mut self, name: &'static str, value: &str) {
        let held = if name == "src" { self.held(value) } else { None };
        if let Some(picture) = held {
            // The address stays on record: opened and saved again, the page holds the picture again.
            self.out.attr("data-from", value);
            self.out.attr("src", picture);
        } else if !NEEDLESS.contains(&name) {
            self.out.attr(name, value);
        }
    }

    fn attr_label(&mut self, name: &'static str, label: Label) {
        self.out.attr_label(name, label);
    }

    fn interface_lang(&mut self) {
        self.out.interface_lang();
    }

    fn run(&mut self, text: &str) {
        self.out.run(text);
    }

    fn label(&mut self, label: Label) {
        self.out.label(label);
    }

    fn dated(&mut self, label: fn(String) -> Label, date: DateTime) {
        self.out.dated(label, date);
    }

    fn picture(&self, url: &SafeUrl) -> Picture {
        // One that the article itself holds is part of its text.
        let held = self.held(url.as_str()).is_some() || url.as_str().starts_with("data:");
        if held { Picture::Held } else { Picture::Absent }
    }

    fn close(&mut self) {
        self.out.close();
    }
}

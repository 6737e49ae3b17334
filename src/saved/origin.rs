//! Where a saved text is from, and how anyone can check that it is as it was.

use super::Seed;
use super::seed::hex;
use crate::document::{Document, SafeUrl, Timestamp};
use crate::i18n::Label;
use crate::markup::{DateTime, HtmlSink, Sink};

pub(super) fn write(document: &Document, seed: &Seed, saved: Option<Timestamp>, out: &mut HtmlSink) {
    out.open("footer");
    out.attr("class", "sr-origin");
    out.interface_lang();
    out.open("h2");
    out.label(Label::new(|m| m.saved_about()));
    out.close();
    out.open("ul");
    if let Some(url) = &document.url {
        out.open("li");
        out.label(Label::with(|m| m.saved_outlet(), [url.shown_host().into_owned()]));
        out.close();
        address(url, out);
    }
    if let Some(url) = &document.archive_url {
        address(url, out);
    }
    if let Some(published) = &document.published {
        let date = DateTime { at: published.at, has_time: published.has_time, zoned: published.zoned };
        moment(|date| Label::with(|m| m.published(), [date]), date, out);
    }
    let certain = |at| DateTime { at, has_time: true, zoned: true };
    if let Some(at) = document.archived {
        moment(|date| Label::with(|m| m.archived(), [date]), certain(at), out);
    }
    if let Some(at) = saved {
        moment(|date| Label::with(|m| m.saved_at(), [date]), certain(at), out);
    }
    hash(&seed.text, Label::new(|m| m.saved_hash()), out);
    if let Some(translation) = &seed.translation {
        hash(translation, Label::new(|m| m.saved_hash_translation()), out);
    }
    out.close();
    let words = [
        ("data-good", Label::new(|m| m.verified())),
        ("data-bad", Label::new(|m| m.not_verified())),
        ("data-cannot", Label::new(|m| m.cannot_verify())),
    ];
    button("verify", Label::new(|m| m.verify()), &words, out);
    let words = [("data-good", Label::new(|m| m.copied())), ("data-bad", Label::new(|m| m.copy_refused()))];
    button("copy", Label::new(|m| m.copy_seed()), &words, out);
    out.open("p");
    out.attr("class", "sr-answer");
    out.attr("role", "status");
    out.close();
    out.close();
}

fn address(url: &SafeUrl, out: &mut HtmlSink) {
    out.open("li");
    out.open("a");
    out.attr("href", url.as_str());
    out.text(&url.display());
    out.close();
    out.close();
}

fn moment(label: fn(String) -> Label, date: DateTime, out: &mut HtmlSink) {
    out.open("li");
    out.dated(label, date);
    out.close();
}

fn hash(text: &str, label: Label, out: &mut HtmlSink) {
    out.open("li");
    out.label(label);
    out.open("code");
    out.text(&hex(text));
    out.close();
    out.close();
}

/// A button for the script, with the words it may need; out of sight until the script is there.
pub(super) fn button(name: &str, words: Label, more: &[(&'static str, Label)], out: &mut HtmlSink) {
    out.open("button");
    out.attr("type", "button");
    out.attr("data-do", name);
    for (attribute, label) in more {
        out.attr_label(attribute, label.clone());
    }
    out.attr("hidden", "");
    out.label(words);
    out.close();
}

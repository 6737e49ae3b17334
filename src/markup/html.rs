//! Markup as HTML text. Escaping lives here and nowhere else.

use crate::document::one_of;

use super::{DateTime, Sink};
use crate::i18n::{Label, Locale};

/// Writes markup as HTML.
///
/// ```
/// use seed_reader::i18n::Locale;
/// use seed_reader::markup::{HtmlSink, Rows, Writer};
/// use seed_reader::Article;
///
/// let article = Article::parse("[标题](https://news.example/a)\n---\n<p>1 < 2<script>alert(1)</script></p>");
/// let mut html = HtmlSink::new(Locale::En);
/// let mut writer = Writer::new(&article, "sr-");
/// (0..writer.len()).for_each(|row| writer.row(row, &mut html));
/// assert_eq!(html.finish(), "<p>1 &lt; 2</p>");
/// ```
pub struct HtmlSink {
    out: String,
    open: Vec<&'static str>,
    /// Whether the last start tag still takes attributes.
    in_tag: bool,
    locale: Locale,
}

/// Elements that have no end tag.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "meta", "wbr"];

impl HtmlSink {
    /// Begins with nothing written; words of the interface will be in `locale`.
    pub const fn new(locale: Locale) -> Self {
        Self { out: String::new(), open: Vec::new(), in_tag: false, locale }
    }

    /// Closes all open elements and gives the HTML.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    /// Writes a piece of this program (a style sheet, a script) as it stands: never anything that came from outside.
    pub(crate) fn own(&mut self, piece: &str) {
        self.end_tag();
        self.out.push_str(piece);
    }

    /// Writes what another sink has written.
    pub(crate) fn append(&mut self, other: Self) {
        let written = other.finish();
        self.own(&written);
    }

    /// Writes text that is kept, not read: only what a parser would not give back is escaped. For content, not attributes.
    pub(crate) fn source(&mut self, text: &str) {
        self.end_tag();
        let mut rest = text;
        while let Some(at) = rest.find(one_of("&<")) {
            self.out.push_str(&rest[..at]);
            self.out.push_str(if rest.as_bytes()[at] == b'&' { "&amp;" } else { "&lt;" });
            rest = &rest[at + 1..];
        }
        self.out.push_str(rest);
    }

    fn end_tag(&mut self) {
        if std::mem::take(&mut self.in_tag) {
            self.out.push('>');
        }
    }
}

impl Sink for HtmlSink {
    fn open(&mut self, tag: &'static str) {
        self.end_tag();
        self.out.push('<');
        self.out.push_str(tag);
        self.in_tag = true;
        self.open.push(tag);
    }

    fn attr(&mut self, name: &'static str, value: &str) {
        if self.in_tag {
            self.out.push(' ');
            self.out.push_str(name);
            if value.is_empty() {
                return;
            }
            self.out.push('=');
            // Most are short words: quotes would be a tenth of a page.
            if value.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'#')) {
                self.out.push_str(value);
            } else {
                self.out.push('"');
                escape(value, &mut self.out);
                self.out.push('"');
            }
        }
    }

    fn attr_label(&mut self, name: &'static str, label: Label) {
        let text = label.text(self.locale);
        self.attr(name, &text);
    }

    fn interface_lang(&mut self) {
        self.attr("lang", self.locale.tag());
    }

    fn run(&mut self, text: &str) {
        self.end_tag();
        escape(text, &mut self.out);
    }

    fn label(&mut self, label: Label) {
        let text = label.text(self.locale);
        self.run(&text);
    }

    fn dated(&mut self, label: fn(String) -> Label, date: DateTime) {
        self.label(label(date.text(0, self.locale)));
    }

    fn close(&mut self) {
        self.end_tag();
        if let Some(tag) = self.open.pop().filter(|tag| !VOID.contains(tag)) {
            self.out.push_str("</");
            self.out.push_str(tag);
            self.out.push('>');
        }
    }
}

/// Text for content and for attributes in double quotes alike: what is escaped for either is escaped for both.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Parsers turn these into others; as references they come back as they were.
            '\r' => out.push_str("&#13;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped() {
        let mut sink = HtmlSink::new(Locale::En);
        sink.open("p");
        sink.attr("title", "\"><script>alert('x')</script>");
        sink.text("</p><img src=x onerror=alert(1)>&amp;");
        sink.open("br");
        sink.close();
        sink.close();
        assert_eq!(
            sink.finish(),
            "<p title=\"&quot;&gt;&lt;script&gt;alert('x')&lt;/script&gt;\">\
             &lt;/p&gt;&lt;img src=x onerror=alert(1)&gt;&amp;amp;<br></p>"
        );
    }
}

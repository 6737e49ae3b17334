//! HTML, tokenized: the elements and attributes that the reader tells apart.

mod entities;
#[cfg(test)]
mod tests;
mod tokenizer;

use crate::pace::Pause;
pub(in crate::format) use entities::decoded;
#[cfg(feature = "lean")]
pub use entities::{Named, ask_for_entities};
use tokenizer::{HtmlToken, Tokenizer};

/// What a stream of HTML is read into.
pub(crate) trait TokenSink {
    fn start(&mut self, tag: Tag, attrs: &Attrs, at: std::ops::Range<usize>);
    fn end(&mut self, tag: Tag);
    fn text(&mut self, text: &str);
    /// A copy of something for where scripts do not run: markup. Its words count, and its pictures.
    fn copy(&mut self, html: &str) {
        self.text(&words_of(html));
    }
}

macro_rules! tags {
    ($($name:ident $lower:literal)*) => {
        /// The elements that the reader tells apart; all others are `Other`, and only their text counts.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Tag { $($name,)* Other }

        impl Tag {
            pub(super) const COUNT: usize = Self::Other as usize + 1;

            fn of(name: &[u8]) -> Self {
                // What AMP has in place of HTML's own.
                let name = match name.get(..4) {
                    Some(amp) if amp.eq_ignore_ascii_case(b"amp-") => &name[4..],
                    _ => name,
                };
                if name.eq_ignore_ascii_case(b"anim") {
                    return Self::Img;
                }
                // A table, and not a comparison of each: a fifth of the bytes.
                const NAMES: [(&[u8], Tag); Tag::COUNT - 1] = [$(($lower, Tag::$name),)*];
                NAMES.iter().find(|(lower, _)| name.eq_ignore_ascii_case(lower)).map_or(Self::Other, |found| found.1)
            }
        }
    };
}

tags! {
    P b"p" Div b"div" Span b"span" A b"a" Br b"br" Img b"img" Strong b"strong" Em b"em" B b"b" I b"i"
    Li b"li" Ul b"ul" Ol b"ol" Figure b"figure" Figcaption b"figcaption" Blockquote b"blockquote"
    H1 b"h1" H2 b"h2" H3 b"h3" H4 b"h4" H5 b"h5" H6 b"h6" Small b"small" Section b"section" Article b"article"
    Main b"main" Header b"header" Footer b"footer" Aside b"aside" Nav b"nav" Hr b"hr" Pre b"pre" Code b"code"
    Kbd b"kbd" Samp b"samp" Tt b"tt" Cite b"cite" Sup b"sup" Sub b"sub" Del b"del" S b"s" Strike b"strike"
    Table b"table" Caption b"caption" Thead b"thead" Tbody b"tbody" Tfoot b"tfoot" Tr b"tr" Td b"td" Th b"th"
    Dl b"dl" Dt b"dt" Dd b"dd" Address b"address" Center b"center" Details b"details" Summary b"summary"
    Form b"form" Fieldset b"fieldset" Button b"button" Select b"select" Option b"option" Textarea b"textarea"
    Label b"label" Input b"input" Video b"video" Audio b"audio" Source b"source" Iframe b"iframe" Embed b"embed"
    Object b"object" Time b"time" Script b"script" Style b"style" Template b"template" Noscript b"noscript"
    Title b"title" Hgroup b"hgroup" Dialog b"dialog" Picture b"picture" Wbr b"wbr" Xmp b"xmp" Listing b"listing"
    Html b"html" Body b"body" Head b"head" Meta b"meta" Link b"link"
    Ruby b"ruby" Rt b"rt" Rp b"rp" Annotation b"annotation"
}

impl Tag {
    /// Elements that begin a line of their own.
    pub(super) const fn is_block(self) -> bool {
        use Tag::*;
        matches!(
            self,
            P | Div
                | Li
                | Ul
                | Ol
                | Figure
                | Figcaption
                | Blockquote
                | H1
                | H2
                | H3
                | H4
                | H5
                | H6
                | Section
                | Article
                | Main
                | Header
                | Footer
                | Aside
                | Nav
                | Hr
                | Pre
                | Table
                | Caption
                | Thead
                | Tbody
                | Tfoot
                | Tr
                | Td
                | Th
                | Dl
                | Dt
                | Dd
                | Address
                | Center
                | Details
                | Summary
                | Form
                | Fieldset
                | Hgroup
                | Dialog
                | Xmp
                | Listing
                | Html
                | Body
                | Noscript
        )
    }

    /// Elements without an end tag.
    pub(super) const fn is_void(self) -> bool {
        matches!(
            self,
            Self::Br
                | Self::Img
                | Self::Hr
                | Self::Input
                | Self::Source
                | Self::Embed
                | Self::Wbr
                | Self::Meta
                | Self::Link
        )
    }

    /// 1 to 6 for a heading.
    pub(super) const fn heading(self) -> Option<u8> {
        match self {
            Self::H1 => Some(1),
            Self::H2 => Some(2),
            Self::H3 => Some(3),
            Self::H4 => Some(4),
            Self::H5 => Some(5),
            Self::H6 => Some(6),
            _ => None,
        }
    }
}

/// The attributes that the reader looks at; all others are passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attr {
    Href,
    Src,
    Srcset,
    LazySrc,
    Alt,
    Title,
    Class,
    Width,
    Height,
    Style,
    Hidden,
    AriaHidden,
    AriaLabel,
    Role,
    DateTime,
    Name,
    Content,
    Rel,
    Id,
    LazySrcset,
    Start,
    Data,
    Rowspan,
    Colspan,
    Type,
    Checked,
}

impl Attr {
    fn of(name: &str) -> Option<Self> {
        // Lower case, as far as it could be one of these.
        let mut lower = [0; 24];
        let lower = lower.get_mut(..name.len())?;
        lower.copy_from_slice(name.as_bytes());
        lower.make_ascii_lowercase();
        let lower = std::str::from_utf8(lower).ok()?;
        ATTRS.iter().find(|(names, _)| names.split(' ').any(|name| name == lower)).map(|found| found.1)
    }
}

/// Attributes by the names that they have, the most frequent first. The long list is what scripts, plug-ins and forums keep a picture's
/// address in until it is looked at.
const ATTRS: [(&str, Attr); 26] = [
    ("class", Attr::Class),
    ("href", Attr::Href),
    ("src", Attr::Src),
    ("style", Attr::Style),
    ("alt", Attr::Alt),
    ("title", Attr::Title),
    ("id", Attr::Id),
    ("width", Attr::Width),
    ("height", Attr::Height),
    ("srcset", Attr::Srcset),
    ("rel", Attr::Rel),
    ("data-srcset data-lazy-srcset data-original-set", Attr::LazySrcset),
    ("hidden", Attr::Hidden),
    ("aria-hidden", Attr::AriaHidden),
    ("aria-label", Attr::AriaLabel),
    ("role", Attr::Role),
    ("datetime", Attr::DateTime),
    ("rowspan", Attr::Rowspan),
    ("colspan", Attr::Colspan),
    ("name property itemprop", Attr::Name),
    ("content", Attr::Content),
    ("start", Attr::Start),
    ("data", Attr::Data),
    ("type", Attr::Type),
    ("checked", Attr::Checked),
    (
        "data-src data-original data-lazy-src data-actualsrc data-lazyload data-lazy data-original-src data-url data-image data-img \
        data-echo data-hi-res-src data-full-src data-large-file data-orig-file data-backsrc file zoomfile",
        Attr::LazySrc,
    ),
];

/// The attributes of one start tag, the first of each name.
#[derive(Debug, Default)]
pub(crate) struct Attrs(Vec<(Attr, String)>);

impl Attrs {
    /// Attributes that are written in another way than HTML's.
    pub(super) fn new(attrs: Vec<(Attr, String)>) -> Self {
        Self(attrs)
    }

    pub(super) fn get(&self, attr: Attr) -> Option<&str> {
        self.0.iter().find(|(a, _)| *a == attr).map(|(_, v)| v.as_str())
    }

    /// The first of several that it has.
    pub(super) fn first(&self, attrs: &[Attr]) -> Option<&str> {
        attrs.iter().find_map(|attr| self.get(*attr))
    }

    pub(super) fn number(&self, attr: Attr) -> Option<u32> {
        let value = self.get(attr)?.trim();
        value.strip_suffix("px").unwrap_or(value).parse().ok()
    }
}

/// How many tokens are read between two rests.
const SLICE: usize = 1000;

/// Tokens on their way to a sink, from whatever they are read.
pub(crate) trait Tokens {
    /// Passes on `count` tokens. Returns whether there may be more.
    fn pass_on(&mut self, count: usize, sink: &mut dyn TokenSink) -> bool;
}

/// Passes all tokens on to `sink`, in slices.
pub(super) async fn pass_on_all(tokens: &mut dyn Tokens, sink: &mut dyn TokenSink, pause: &mut impl Pause) {
    while tokens.pass_on(SLICE, sink) {
        pause.pause().await;
    }
}

/// Reads `html` into `sink`, token by token; `offset` is where it stands in the input (bytes).
pub(super) async fn tokenize(html: &str, offset: usize, sink: &mut dyn TokenSink, pause: &mut impl Pause) {
    pass_on_all(&mut Feed::new(html, offset), sink, pause).await;
}

/// HTML as tokens.
pub(super) struct Feed<'a> {
    tokens: Tokenizer<'a>,
    offset: usize,
    /// The element whose text is code (`script`, `style`) or a copy (`noscript`): it is not passed on as text.
    code: Option<Tag>,
}

impl<'a> Feed<'a> {
    /// `offset`: where the HTML stands in the input (bytes).
    pub(super) fn new(html: &'a str, offset: usize) -> Self {
        Self { tokens: Tokenizer::new(html, true), offset, code: None }
    }
}

impl Tokens for Feed<'_> {
    fn pass_on(&mut self, count: usize, sink: &mut dyn TokenSink) -> bool {
        for _ in 0..count {
            let Some(token) = self.tokens.next() else { return false };
            match token {
                HtmlToken::Start(_) if self.code == Some(Tag::Template) => {}
                HtmlToken::Start(tag) => {
                    if matches!(tag, Tag::Script | Tag::Style | Tag::Template | Tag::Noscript) {
                        self.code = Some(tag);
                    }
                    let span = &self.tokens.span;
                    sink.start(tag, &self.tokens.attrs, self.offset + span.start..self.offset + span.end);
                }
                HtmlToken::End(tag) if self.code == Some(Tag::Template) && tag != Tag::Template => {}
                HtmlToken::End(tag) => {
                    self.code = None;
                    sink.end(tag);
                }
                HtmlToken::Text => match self.code {
                    None => sink.text(&self.tokens.text),
                    Some(Tag::Noscript) => sink.copy(&self.tokens.text),
                    Some(_) => {}
                },
            }
        }
        true
    }
}

/// What the head of a page says of it, in its order: `title`, the `meta` elements by their names, the addresses of `link` elements by
/// their relations, and the text of JSON-LD as `json`.
pub(in crate::format) fn head(html: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut tokens = Tokenizer::new(html, true);
    let mut inside = None;
    while let Some(token) = tokens.next() {
        match token {
            HtmlToken::Start(Tag::Body | Tag::P | Tag::Div | Tag::Article | Tag::Main) => break,
            HtmlToken::Start(Tag::Meta) => {
                let entry = tokens.attrs.get(Attr::Name).zip(tokens.attrs.get(Attr::Content));
                out.extend(entry.map(|(name, content)| (name.to_ascii_lowercase(), content.to_owned())));
            }
            HtmlToken::Start(Tag::Link) => {
                let entry = tokens.attrs.get(Attr::Rel).zip(tokens.attrs.get(Attr::Href));
                out.extend(entry.map(|(rel, href)| (rel.to_ascii_lowercase(), href.to_owned())));
            }
            HtmlToken::Start(Tag::Title) => inside = Some("title"),
            HtmlToken::Start(Tag::Script) => inside = Some("json"),
            HtmlToken::Start(_) | HtmlToken::End(_) => inside = None,
            HtmlToken::Text => out.extend(inside.map(|name| (name.to_owned(), tokens.text.clone()))),
        }
    }
    out
}

/// The pictures of a piece of markup.
pub(super) fn pictures_of(html: &str) -> Vec<Attrs> {
    let mut tokens = Tokenizer::new(html, false);
    let mut out = Vec::new();
    while let Some(token) = tokens.next() {
        if token == HtmlToken::Start(Tag::Img) {
            out.push(std::mem::take(&mut tokens.attrs));
        }
    }
    out
}

/// The text of a piece of markup, without its tags. A `noscript` in it is an element like others; or a text of a thousand of them
/// would be a thousand calls deep.
pub(super) fn words_of(html: &str) -> String {
    let mut words = String::new();
    let mut tokens = Tokenizer::new(html, false);
    let mut code = None;
    while let Some(token) = tokens.next() {
        match token {
            HtmlToken::Start(tag @ (Tag::Script | Tag::Style | Tag::Template)) if code != Some(Tag::Template) => {
                code = Some(tag)
            }
            HtmlToken::End(tag) if code != Some(Tag::Template) || tag == Tag::Template => code = None,
            HtmlToken::Text if code.is_none() => words.push_str(&tokens.text),
            _ => {}
        }
    }
    words
}

//! HTML, tokenized: the only file that knows the tokenizer. What comes out are this module's own types.

use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use crate::pace::Pause;

/// What a stream of HTML is read into.
pub(super) trait Sink {
    fn start(&mut self, tag: Tag, attrs: &Attrs, at: std::ops::Range<usize>);
    fn end(&mut self, tag: Tag);
    fn text(&mut self, text: &str);
}

macro_rules! tags {
    ($($name:ident $lower:literal)*) => {
        /// The elements that the reader tells apart; all others are `Other`, and only their text counts.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Tag { $($name,)* Other }

        impl Tag {
            pub(super) const COUNT: usize = Self::Other as usize + 1;

            fn of(name: &[u8]) -> Self {
                $(if name == $lower { return Self::$name; })*
                Self::Other
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
    Html b"html" Body b"body" Head b"head"
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
        matches!(self, Self::Br | Self::Img | Self::Hr | Self::Input | Self::Source | Self::Embed | Self::Wbr)
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
pub(super) enum Attr {
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

    Start,
    Data,
    Rowspan,
    Colspan,
}

impl Attr {
    fn of(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"href" => Self::Href,
            b"src" => Self::Src,
            b"srcset" => Self::Srcset,
            b"data-src" | b"data-original" | b"data-lazy-src" | b"data-actualsrc" => Self::LazySrc,
            b"alt" => Self::Alt,
            b"title" => Self::Title,
            b"class" => Self::Class,
            b"width" => Self::Width,
            b"height" => Self::Height,
            b"style" => Self::Style,
            b"hidden" => Self::Hidden,
            b"aria-hidden" => Self::AriaHidden,
            b"aria-label" => Self::AriaLabel,
            b"role" => Self::Role,
            b"datetime" => Self::DateTime,
            b"rowspan" => Self::Rowspan,
            b"colspan" => Self::Colspan,
            b"start" => Self::Start,
            b"data" => Self::Data,
            _ => return None,
        })
    }
}

/// The attributes of one start tag, the first of each name.
#[derive(Debug, Default)]
pub(super) struct Attrs(Vec<(Attr, String)>);

impl Attrs {
    pub(super) fn get(&self, attr: Attr) -> Option<&str> {
        self.0.iter().find(|(a, _)| *a == attr).map(|(_, v)| v.as_str())
    }

    pub(super) fn number(&self, attr: Attr) -> Option<u32> {
        let value = self.get(attr)?.trim();
        value.strip_suffix("px").unwrap_or(value).parse().ok()
    }
}

/// Reads `html` into `sink`, token by token; `offset` is where it stands in the input (bytes).
pub(super) async fn tokenize(html: &str, offset: usize, sink: &mut dyn Sink, pause: &mut impl Pause) {
    for () in slices(html, offset, sink, false) {
        pause.pause().await;
    }
}

/// After so many tokens the reading may rest.
const SLICE: usize = 1000;

/// The reading of `html`, a slice at a time.
///
/// `inside`: whether this is the content of a `noscript`, where a further one is an ordinary element; or a text of
/// a thousand of them would be a thousand calls deep. `dyn`, since each type of sink would bring a tokenizer of its own into the
/// wasm: 170 kB raw.
fn slices<'a>(html: &'a str, offset: usize, sink: &'a mut dyn Sink, inside: bool) -> impl Iterator<Item = ()> + 'a {
    let feed =
        Feed { sink, offset, inside, tag: Tag::Other, attrs: Attrs::default(), attr: None, at: 0, code: None, seen: 0 };
    let mut emitter = CallbackEmitter::<_, (), usize>::new(feed);
    emitter.naively_switch_states(!inside);
    // The input is a `&str`: reading it cannot fail.
    Tokenizer::new_with_emitter(html, emitter).map(|slice| match slice {
        Ok(()) => (),
        Err(never) => match never {},
    })
}

struct Feed<'a> {
    sink: &'a mut dyn Sink,
    offset: usize,
    inside: bool,
    tag: Tag,
    attrs: Attrs,
    attr: Option<Attr>,
    at: usize,
    /// The element whose text is code (`script`, `style`) or a copy (`noscript`): it is not passed on as text.
    code: Option<Tag>,
    seen: usize,
}

impl Callback<(), usize> for Feed<'_> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, span: Span<usize>) -> Option<()> {
        self.event(event, span);
        self.seen += 1;
        self.seen.is_multiple_of(SLICE).then_some(())
    }
}

impl Feed<'_> {
    fn event(&mut self, event: CallbackEvent<'_>, span: Span<usize>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Tag::of(name);
                self.attrs.0.clear();
                self.attr = None;
                self.at = span.start;
            }
            CallbackEvent::AttributeName { name } => {
                self.attr = Attr::of(name).filter(|a| self.attrs.get(*a).is_none());
                if let Some(attr) = self.attr {
                    self.attrs.0.push((attr, String::new()));
                }
            }
            CallbackEvent::AttributeValue { value } => {
                if let (Some(_), Some((_, slot))) = (self.attr.take(), self.attrs.0.last_mut()) {
                    *slot = String::from_utf8_lossy(value).into_owned();
                }
            }
            CallbackEvent::CloseStartTag { .. } => {
                if self.code == Some(Tag::Template) {
                    return;
                }
                if matches!(self.tag, Tag::Script | Tag::Style | Tag::Template)
                    || (self.tag == Tag::Noscript && !self.inside)
                {
                    self.code = Some(self.tag);
                }
                self.sink.start(self.tag, &self.attrs, self.offset + self.at..self.offset + span.end);
            }
            CallbackEvent::EndTag { name } => {
                let tag = Tag::of(name);
                if self.code.is_some_and(|code| code != tag && code == Tag::Template) {
                    return;
                }
                self.code = None;
                self.sink.end(tag);
            }
            CallbackEvent::String { value } => {
                let text = String::from_utf8_lossy(value);
                match self.code {
                    None => self.sink.text(&text),
                    // A copy is markup: its words are wanted (on record), not its tags.
                    Some(Tag::Noscript) => self.sink.text(&words_of(&text)),
                    Some(_) => {}
                }
            }
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }
}

/// The text of a piece of markup, without its tags.
fn words_of(html: &str) -> String {
    struct Words(String);
    impl Sink for Words {
        fn start(&mut self, _: Tag, _: &Attrs, _: std::ops::Range<usize>) {}
        fn end(&mut self, _: Tag) {}
        fn text(&mut self, text: &str) {
            self.0.push_str(text);
        }
    }
    let mut words = Words(String::new());
    if html.contains('<') || html.contains('&') {
        slices(html, 0, &mut words, true).for_each(drop);
        words.0
    } else {
        html.to_owned()
    }
}

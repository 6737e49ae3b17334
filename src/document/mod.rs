//! The article as data: its text, in reading order, with languages. No parsing, no rendering, no browser.
//!
//! The terms are pandoc's: a [`Document`] is a list of [`Block`]s; the text of a block is a [`Text`] made of inlines.
//! No variant holds raw HTML, so none reaches a page.

mod dropped;
mod host;
mod lang;
mod script;
mod text;
mod time;
mod url;

pub use dropped::{DropReason, Dropped};
#[cfg(feature = "lean")]
pub use host::ask_for_hosts;
pub use lang::Lang;
pub(crate) use lang::{LangCounts, simplified_pairs};
pub use script::{is_han, is_word};
pub use text::{Icon, Inline, LinkTarget, Ruby, Style, Text};
pub(crate) use text::{is_gap, is_space, last_of, one_of, up_to};
pub use time::{Published, Timestamp};
pub(crate) use time::{decimal, digits};
pub use url::SafeUrl;

/// The greatest depth of nested containers (lists, block quotations, tables). A deeper one is dissolved: its content stays, without the
/// container. The limit makes it safe to walk a document by recursion on a WebAssembly stack, whatever the input nests.
pub const MAX_DEPTH: usize = 16;

/// One archived article.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// The title as the header gives it; empty where there is none.
    pub title: String,
    /// Where the article was published, when the header names a usable address.
    pub url: Option<SafeUrl>,
    /// When the article was archived.
    pub archived: Option<Timestamp>,
    /// When the article was published, as its header or its body says.
    pub published: Option<Published>,
    /// The author as the header or the body gives it. It may be a word for “unknown”, or the outlet; [`Document::author`] leaves these
    /// out.
    pub byline: Option<String>,
    /// The newspaper, agency or station, by the name that the header or the body gives it.
    pub outlet: Option<String>,
    /// The header's tags.
    pub tags: Vec<String>,
    /// The header's summary of the article; no part of its text.
    pub summary: Option<String>,
    /// Where a web archive keeps a copy.
    pub archive_url: Option<SafeUrl>,
    /// The translator, as the header or the body names them.
    pub translator: Option<String>,
    /// The title of what it was translated from.
    pub original_title: Option<String>,
    /// What else the header says: keys and values that are no field here, in the header's order.
    pub metadata: Vec<(String, String)>,
    /// The language that most of the text is in.
    pub lang: Lang,
    /// The text, in reading order.
    pub blocks: Vec<Block>,
    /// Link targets; an [`Inline`] names one by its index here.
    pub links: Vec<SafeUrl>,
    /// What was left out, and why.
    pub dropped: Vec<Dropped>,
}

impl Document {
    /// All texts of the blocks, in reading order: leaf number `n` of a quotation or a mention is the `n`th.
    ///
    /// ```
    /// let document = seed_reader::format::parse("<p>甲</p><ul><li>乙</li><li>丙</li></ul>").0;
    /// let leaves: Vec<&str> = document.leaves().iter().map(|text| text.as_str()).collect();
    /// assert_eq!(leaves, ["甲", "乙", "丙"]);
    /// ```
    pub fn leaves(&self) -> Vec<&Text> {
        self.leaves_in_blocks().into_iter().map(|(_, text)| text).collect()
    }

    /// As [`Document::leaves`], each with an index into [`Document::blocks`]: the block that it stands in.
    pub fn leaves_in_blocks(&self) -> Vec<(usize, &Text)> {
        let mut leaves = Vec::new();
        for (number, block) in self.blocks.iter().enumerate() {
            block.for_each_text(&mut |text| leaves.push((number, text)));
        }
        leaves
    }

    /// The author, if the byline names one: not a word for “unknown”, and not the outlet repeated.
    ///
    /// ```
    /// let document = seed_reader::format::parse("---\ntitle: 灯塔\nauthor: 佚名\n---\n<p>灯灭了。</p>").0;
    /// assert_eq!((document.byline.as_deref(), document.author()), (Some("佚名"), None));
    /// ```
    pub fn author(&self) -> Option<&str> {
        const NOBODY: &str = "unknown anonymous 佚名 未知 不详 不詳";
        let byline = self.byline.as_deref()?;
        let says_nothing = NOBODY.split(' ').any(|word| byline.eq_ignore_ascii_case(word));
        (!says_nothing && self.outlet.as_deref() != Some(byline)).then_some(byline)
    }
}

/// A piece of the article's body.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Text),
    /// A heading inside the body; level 1 to 6 as the markup says.
    Heading {
        /// 1 (outermost) to 6.
        level: u8,
        /// The words of the heading.
        text: Text,
    },
    /// A list, each item holding blocks.
    List {
        /// Whether the items are numbered, and from which number.
        start: Option<u32>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A block quotation (`blockquote`).
    Quote(Vec<Block>),
    /// An image, or a card that stands for other media, with its caption and credit.
    Figure {
        /// What is shown.
        media: Media,
        /// Caption and credit, in the order they stand in.
        notes: Vec<Note>,
    },
    /// A table, row by row.
    Table(Vec<Vec<Cell>>),
    /// Preformatted text: white space counts.
    Preformatted(Text),
    /// A list of other articles, under its label: beside the article, and none of its text. What is quoted in it is no quotation, and
    /// what it names no source.
    Related(Vec<Block>),
    /// A thematic break.
    Rule,
    /// The head of a post in a thread: what follows, up to the next one, is what its author wrote.
    Post(Post),
}

/// The head of a post in a thread: its author and its date.
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    /// The author, as the thread names them.
    pub author: Option<String>,
    /// The date of the post.
    pub published: Option<Published>,
    /// The line or lines that give both.
    pub text: Text,
}

/// A line that belongs to a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// True for a credit (the photographer, the agency), false for a caption.
    pub credit: bool,
    /// Its words.
    pub text: Text,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Whether it heads its row or column (`th`).
    pub header: bool,
    /// How many rows it spans, at least 1.
    pub rows: u32,
    /// How many columns it spans, at least 1.
    pub columns: u32,
    /// What it holds.
    pub blocks: Vec<Block>,
}

impl Cell {
    /// A cell of one row and column that holds one block.
    pub(crate) fn plain(block: Block) -> Self {
        Self { header: false, rows: 1, columns: 1, blocks: vec![block] }
    }
}

/// Something to look at or listen to.
#[derive(Debug, Clone, PartialEq)]
pub struct Media {
    /// What kind of thing it is.
    pub kind: MediaKind,
    /// The address the article gives; an image is loaded from here.
    pub url: SafeUrl,
    /// Where it truly comes from, when `url` is an image proxy's.
    pub origin: Option<SafeUrl>,
    /// The text that stands for it (`alt`, `title`).
    pub alt: String,
    /// Width and height in CSS pixels, where the markup gives both.
    pub size: Option<(u32, u32)>,
}

impl Media {
    /// The address of the origin: [`Media::origin`] behind a proxy, else [`Media::url`].
    ///
    /// ```
    /// let html = "<img src='https://images.weserv.nl/?url=news.example/1.jpg'>";
    /// let document = seed_reader::format::parse(html).0;
    /// let mut sources = Vec::new();
    /// document.blocks[0].for_each_figure(&mut |media, _| sources.push(media.source().as_str()));
    /// assert_eq!(sources, ["https://news.example/1.jpg"]);
    /// ```
    pub fn source(&self) -> &SafeUrl {
        self.origin.as_ref().unwrap_or(&self.url)
    }
}

/// The kinds of media. Only images are ever loaded; the others are links to where they play.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaKind {
    /// `img`, also a lazily loaded one.
    Image,
    /// `video`.
    Video,
    /// `audio`.
    Audio,
    /// `iframe`, `embed` or `object`: another page.
    Frame,
}

impl Block {
    /// Every [`Text`] of this block, in reading order: its leaves.
    ///
    /// Depth is bounded by [`MAX_DEPTH`], so recursion is.
    pub fn for_each_text<'a>(&'a self, f: &mut dyn FnMut(&'a Text)) {
        match self {
            Self::Paragraph(text) | Self::Heading { text, .. } | Self::Preformatted(text) => f(text),
            Self::Post(post) => f(&post.text),
            Self::List { items, .. } => items.iter().flatten().for_each(|b| b.for_each_text(f)),
            Self::Quote(blocks) | Self::Related(blocks) => blocks.iter().for_each(|b| b.for_each_text(f)),
            Self::Figure { notes, .. } => notes.iter().for_each(|n| f(&n.text)),
            Self::Table(rows) => {
                rows.iter().flatten().flat_map(|c| &c.blocks).for_each(|b| b.for_each_text(f));
            }
            Self::Rule => {}
        }
    }

    /// As [`Block::for_each_text`], with each text open to change.
    pub fn for_each_text_mut(&mut self, f: &mut dyn FnMut(&mut Text)) {
        match self {
            Self::Paragraph(text) | Self::Heading { text, .. } | Self::Preformatted(text) => f(text),
            Self::Post(post) => f(&mut post.text),
            Self::List { items, .. } => items.iter_mut().flatten().for_each(|b| b.for_each_text_mut(f)),
            Self::Quote(blocks) | Self::Related(blocks) => blocks.iter_mut().for_each(|b| b.for_each_text_mut(f)),
            Self::Figure { notes, .. } => notes.iter_mut().for_each(|n| f(&mut n.text)),
            Self::Table(rows) => {
                rows.iter_mut().flatten().flat_map(|c| &mut c.blocks).for_each(|b| b.for_each_text_mut(f));
            }
            Self::Rule => {}
        }
    }

    /// Every figure in this block with its notes, in reading order.
    ///
    /// ```
    /// let html = "<figure><img src='https://news.example/1.jpg'><figcaption>码头</figcaption></figure>";
    /// let document = seed_reader::format::parse(html).0;
    /// let mut figures = Vec::new();
    /// document.blocks[0].for_each_figure(&mut |media, notes| figures.push((media.url.host(), notes[0].text.as_str())));
    /// assert_eq!(figures, [("news.example", "码头")]);
    /// ```
    pub fn for_each_figure<'a>(&'a self, f: &mut dyn FnMut(&'a Media, &'a [Note])) {
        match self {
            Self::Figure { media, notes } => f(media, notes),
            Self::List { items, .. } => items.iter().flatten().for_each(|b| b.for_each_figure(f)),
            Self::Quote(blocks) | Self::Related(blocks) => blocks.iter().for_each(|b| b.for_each_figure(f)),
            Self::Table(rows) => {
                rows.iter().flatten().flat_map(|c| &c.blocks).for_each(|b| b.for_each_figure(f));
            }
            Self::Paragraph(_) | Self::Heading { .. } | Self::Preformatted(_) | Self::Rule | Self::Post(_) => {}
        }
    }

    /// Whether this is a list of other articles, [`Block::Related`]. Its leaves are walked and numbered like all others.
    pub const fn is_related(&self) -> bool {
        matches!(self, Self::Related(_))
    }

    /// The language of the longest text in the block.
    pub fn lang(&self) -> Lang {
        let (mut lang, mut longest) = (Lang::Und, 0);
        self.for_each_text(&mut |t| {
            if t.lang != Lang::Und && t.as_str().len() > longest {
                (lang, longest) = (t.lang, t.as_str().len());
            }
        });
        lang
    }

    /// All visible text of the block: its leaves, a line each.
    ///
    /// ```
    /// let document = seed_reader::format::parse("<ul><li>灯油</li><li>灯芯</li></ul>").0;
    /// assert_eq!(document.blocks[0].text(), "灯油\n灯芯");
    /// ```
    pub fn text(&self) -> String {
        let mut out = String::new();
        let mut first = true;
        self.for_each_text(&mut |t| {
            if !std::mem::take(&mut first) {
                out.push('\n');
            }
            out.push_str(t.as_str());
        });
        out
    }

    /// All text of several blocks, each from a line of its own on.
    pub(crate) fn text_of(blocks: &[Self]) -> String {
        let mut out = String::new();
        for (i, block) in blocks.iter().enumerate() {
            out.push_str(if i > 0 { "\n" } else { "" });
            out.push_str(&block.text());
        }
        out
    }

    /// The block's type, as the analysis names it.
    pub const fn type_name(&self) -> &'static str {
        match self {
            Self::Paragraph(_) => "paragraph",
            Self::Heading { .. } => "heading",
            Self::List { .. } => "list",
            Self::Quote(_) => "quote",
            // A label alone, or with what it stands over.
            Self::Related(blocks) => {
                if blocks.len() > 1 {
                    "list"
                } else {
                    "paragraph"
                }
            }
            Self::Figure { .. } => "figure",
            Self::Table(_) => "table",
            Self::Preformatted(_) => "preformatted",
            Self::Rule => "rule",
            Self::Post(_) => "post",
        }
    }
}

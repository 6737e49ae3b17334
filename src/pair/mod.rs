//! An article and its translation, as one thing.

mod denied;
mod direction;
mod names;
mod quotes;
mod split;

use crate::align::{self, Alignment, Link};
use crate::article::Article;
use crate::format::Linked;
use crate::pace::{self, Pause};

pub use direction::{Which, which_is_original};
pub use split::{Halves, split};

/// An article with its translation.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// What was written first.
    pub original: Article,
    /// Its translation into another language.
    pub translation: Article,
    /// Which blocks correspond.
    pub alignment: Alignment,
    /// Quotations that are the same words: an index into the original's `findings.quotes`, one into the translation's. In
    /// reading order; a quotation stands in at most one of these.
    pub quote_pairs: Vec<(usize, usize)>,
    /// The same name as the original and as the translation write it (`庄嘉颖`, `Ian Chong`), in reading order.
    pub names: Vec<(String, String)>,
    /// Whether a machine made the translation; the reader is told so.
    pub by_machine: bool,
}

impl Pair {
    /// Reads an article and its translation.
    ///
    /// ```
    /// use seed_reader::pair::Pair;
    ///
    /// let original = "[灯塔](https://news.example/zh)\n---\n<p>灯塔已经亮了100年。</p><p>林小明说：“不要关灯。”</p>";
    /// let translation = "[The light](https://news.example/en)\n---\n<p>It has shone for 100 years.</p><p>“Keep it lit,” Lin Xiaoming said.</p>";
    /// let pair = Pair::parse(original, translation);
    /// assert_eq!(pair.alignment.links.len(), 2);
    /// // The first quotation of one is the first of the other.
    /// assert_eq!(pair.quote_pairs, [(0, 0)]);
    /// ```
    pub fn parse(original: &str, translation: &str) -> Self {
        pace::at_once(Self::parse_paced(original, translation, &mut pace::Never))
    }

    /// As [`Pair::parse`], in slices.
    pub async fn parse_paced(original: &str, translation: &str, pause: &mut impl Pause) -> Self {
        let original = Article::parse_paced(original, &mut Linked, pause).await;
        let translation = Article::parse_paced(translation, &mut Linked, pause).await;
        Self::new_paced(original, translation, pause).await
    }

    /// Pairs two articles that are read already: aligns their blocks, and finds quotations and names that correspond. Which of two is
    /// the original, [`which_is_original`] tells.
    ///
    /// ```
    /// use seed_reader::Article;
    /// use seed_reader::pair::{Pair, Which, which_is_original};
    ///
    /// let (zh, en) = (Article::parse("<p>灯灭了。</p>"), Article::parse("<p>The light went out.</p>"));
    /// let pair = match which_is_original(&en.document, &zh.document) {
    ///     Which::First => Pair::new(en, zh),
    ///     Which::Second => Pair::new(zh, en),
    /// };
    /// assert_eq!(pair.original.document.blocks[0].text(), "灯灭了。");
    /// ```
    pub fn new(original: Article, translation: Article) -> Self {
        pace::at_once(Self::new_paced(original, translation, &mut pace::Never))
    }

    /// As [`Pair::new`], in slices.
    pub async fn new_paced(original: Article, translation: Article, pause: &mut impl Pause) -> Self {
        let alignment = align::align_paced(&original.document, &translation.document, pause).await;
        Self::aligned(original, translation, alignment, pause).await
    }

    /// Pairs an article with a machine translation that keeps its blocks: block `n` of one is block `n` of the other. In slices.
    pub async fn by_machine_paced(original: Article, translation: Article, pause: &mut impl Pause) -> Self {
        let blocks = original.document.blocks.len().min(translation.document.blocks.len());
        let links = (0..blocks).map(|i| Link { original: i..i + 1, translation: i..i + 1 }).collect();
        let pair = Self::aligned(original, translation, Alignment { links }, pause).await;
        Self { by_machine: true, ..pair }
    }

    async fn aligned(original: Article, translation: Article, alignment: Alignment, pause: &mut impl Pause) -> Self {
        let quote_pairs = quotes::pairs(&original, &translation, &alignment);
        pause.pause().await;
        let names = names::names(&original, &translation, &quote_pairs);
        Self { original, translation, alignment, quote_pairs, names, by_machine: false }
    }

    /// Takes an article apart that holds its own translation ([`split`]); `None` where it is in one language.
    ///
    /// ```
    /// use seed_reader::{Article, pair::Pair};
    ///
    /// assert!(Pair::of_mixed(&Article::parse("<p>灯灭了。</p>")).is_none());
    /// ```
    pub fn of_mixed(article: &Article) -> Option<Self> {
        let halves = split(&article.document)?;
        Some(pace::at_once(Self::of_halves_paced(halves, article, &mut pace::Never)))
    }

    /// Reads each of the `halves` of `article` as an article of its own and pairs them, in slices.
    pub async fn of_halves_paced(halves: Halves, article: &Article, pause: &mut impl Pause) -> Self {
        let original = Article::of_paced(halves.original, article.warnings.clone(), pause).await;
        let translation = Article::of_paced(halves.translation, Vec::new(), pause).await;
        Self::new_paced(original, translation, pause).await
    }

    /// The pair with original and translation exchanged, for a pair that was taken the wrong way round.
    #[must_use]
    pub fn swapped(self) -> Self {
        Self {
            original: self.translation,
            translation: self.original,
            alignment: self.alignment.swapped(),
            quote_pairs: self.quote_pairs.into_iter().map(|(a, b)| (b, a)).collect(),
            names: self.names.into_iter().map(|(a, b)| (b, a)).collect(),
            by_machine: self.by_machine,
        }
    }
}

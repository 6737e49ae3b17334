//! Attributions that the reader has called wrong, put into a saved page and taken out again.
//!
//! The seed text stays as it was. Beside it stands, for each such quotation, its id (made from its words, so that it stays while the
//! words do) and the name that was denied: `q-1f3a 王毅; t-q-77b2 Wang Yi`, where `t-` is the translation's. A later version of the reader
//! may name another speaker, and nobody has denied that one: entries that do not match are ignored.

use super::{SavedContent, seed};
use crate::article::Article;
use crate::markup::quote_ids;
use crate::pair::Pair;

/// The attributions that the reader has called wrong in an article, or in an article and its translation.
///
/// ```
/// use seed_reader::{Article, saved::{self, SaveOptions, SavedContent, Seed}};
///
/// let seed = Seed::new("<p>渔民赵小满说：“那天晚上没有月亮。”</p>");
/// let mut article = Article::parse(&seed.text);
/// article.deny(0);
/// let page = saved::page(SavedContent::Article(&article), &seed, &SaveOptions::default());
///
/// let mut opened = Article::parse(&saved::open(&page).expect("a saved page").text);
/// saved::denials(&page).repeat(&mut opened);
/// assert!(opened.findings.quotes[0].denied.is_some(), "still denied");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Denials {
    /// For each: the id of the quotation, and the name that was denied.
    entries: Vec<(String, String)>,
}

/// Takes the denials out of a saved page; none where `text` is no saved page.
pub fn denials(text: &str) -> Denials {
    let said = seed::denied(text).unwrap_or_default();
    let entries = said.split(';').filter_map(|entry| entry.trim().split_once(' '));
    Denials { entries: entries.map(|(id, name)| (id.to_owned(), name.to_owned())).collect() }
}

/// What ids begin with in an original and in a translation.
const PARTS: [&str; 2] = ["", "t-"];

impl Denials {
    pub(super) fn of(content: SavedContent<'_>) -> Self {
        let (original, translation) = match content {
            SavedContent::Article(article) => (article, None),
            SavedContent::Pair(pair) => (&pair.original, Some(&pair.translation)),
        };
        let mut entries = Vec::new();
        for (article, part) in [Some(original), translation].into_iter().flatten().zip(PARTS) {
            let denied = |(i, quote)| article.findings.denied(quote).map(|name| (i, said(&name.name)));
            let denied: Vec<(usize, String)> = article.findings.quotes.iter().enumerate().filter_map(denied).collect();
            if !denied.is_empty() {
                let ids = quote_ids(article, part);
                entries.extend(denied.into_iter().map(|(i, name)| (ids[i].clone(), name)));
            }
        }
        Self { entries }
    }

    pub(super) fn attribute(&self) -> String {
        self.entries.iter().map(|(id, name)| format!("{id} {name}")).collect::<Vec<_>>().join("; ")
    }

    /// Denies the same attributions in an article that was read anew.
    pub fn repeat(&self, article: &mut Article) {
        self.repeat_in(article, PARTS[0]);
    }

    /// As [`Denials::repeat`], in an article and its translation. `exchanged` says that the original of the saved page is the translation
    /// now.
    pub fn repeat_in_pair(&self, pair: &mut Pair, exchanged: bool) {
        let [original, translation] = if exchanged { [PARTS[1], PARTS[0]] } else { PARTS };
        self.repeat_in(&mut pair.original, original);
        self.repeat_in(&mut pair.translation, translation);
    }

    fn repeat_in(&self, article: &mut Article, part: &str) {
        if self.entries.is_empty() {
            return;
        }
        for (quote, id) in quote_ids(article, part).into_iter().enumerate() {
            let found = &article.findings;
            let name = found.quotes.get(quote).and_then(|q| found.speaker(q)).map(|n| said(&n.name));
            if name.is_some_and(|name| self.entries.iter().any(|(i, n)| *i == id && *n == name)) {
                article.deny(quote);
            }
        }
    }
}

/// A name as it stands in the attribute, where a semicolon ends it.
fn said(name: &str) -> String {
    name.replace(';', ",").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::cite::Quotation;
    use crate::json::json;
    use crate::pair::Which;
    use crate::saved::{SaveOptions, Seed, open, page};

    const TEXT: &str =
        "[t](https://a.example/)\n---\n<p>渔民赵小满说：“那天晚上没有月亮。”</p><p>赵小满说：“我在码头上等着。”</p>";

    fn saved(article: &Article) -> String {
        page(SavedContent::Article(article), &Seed::new(TEXT), &SaveOptions::default())
    }

    #[test]
    fn what_was_denied_is_denied_in_the_page_and_when_it_is_opened_again() {
        let mut article = Article::parse(TEXT);
        let before = saved(&article);
        assert!(!before.contains("data-denied") && denials(&before) == Denials::default());
        assert!(article.deny(1));
        let text = saved(&article);
        assert_eq!(open(&text), Some(Seed::new(TEXT)), "the seed is what it was");
        assert!(text.contains("读者认为不是赵小满"), "{text}");
        assert_eq!(text.matches("data-said=open").count(), 2, "the quotation and its sign: {text}");
        let mut again = Article::parse(TEXT);
        denials(&text).repeat(&mut again);
        assert_eq!(again, article);
        assert_eq!(saved(&again), text, "saved once more it is the same page");

        // What other programs and the clipboard get agrees.
        let analysis = json(&Analysis::of("", &again)).expect("JSON");
        assert!(analysis.contains("\"denied\":null") && analysis.contains("\"denied\":\"赵小满\""), "{analysis}");
        let copied = Quotation::of(&again, 1).expect("a quotation").plain();
        assert!(!copied.contains("赵小满"), "{copied}");
        assert!(again.restore(1));
        assert_eq!(saved(&again), before);
    }

    #[test]
    fn what_does_not_fit_is_left_alone() {
        let found = Article::parse(TEXT);
        let mut article = found.clone();
        article.deny(0);
        let text = saved(&article);
        let (before, rest) = text.split_once("data-denied=\"").expect("the attribute");
        let (said, behind) = rest.split_once('"').expect("its end");
        let repeated = |said: &str| {
            let mut again = found.clone();
            denials(&format!("{before}data-denied=\"{said}\"{behind}")).repeat(&mut again);
            again
        };
        let id = said.split(' ').next().expect("an id");
        // Of another name nobody has said anything.
        let another = format!("{id} 王毅");
        for other in ["", "x", id, &another, "q-0 赵小满", ";;; ;", "9999999999999999999 赵小满; \u{202e}"] {
            assert_eq!(repeated(other), found, "{other}");
        }
        assert_eq!(repeated(&format!(";; x;{said};{another}")), article, "what fits is found among what does not");
        assert_eq!(denials(TEXT), Denials::default(), "a text is no page");
    }

    #[test]
    fn both_texts_of_a_pair_keep_what_was_denied() {
        let texts = [
            "<p>港务局长沈望潮（Shen Wangchao）说：“这座码头不会关闭，我们也不会走。”</p><p>船还在港里等着。</p>",
            "<p>“The pier will not close, and we will not leave,” said Shen Wangchao.</p><p>The ships wait in the harbour.</p>",
        ];
        let mut pair = Pair::parse(texts[0], texts[1]);
        assert!(pair.deny(Which::First, 0));
        let page = page(SavedContent::Pair(&pair), &Seed::pair(texts[0], texts[1]), &SaveOptions::default());
        let mut again = Pair::parse(texts[0], texts[1]);
        denials(&page).repeat_in_pair(&mut again, false);
        assert_eq!(again, pair);
        let mut exchanged = Pair::parse(texts[1], texts[0]);
        denials(&page).repeat_in_pair(&mut exchanged, true);
        assert_eq!((exchanged.original, exchanged.translation), (pair.translation, pair.original));
    }
}

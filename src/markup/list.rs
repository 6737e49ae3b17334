//! The entries of the list of sources: of one article, or of an article and its translation together.

use std::collections::HashMap;

use crate::article::Article;
use crate::pair::Pair;
use crate::sources::{self, Source, SourceKind};

/// One entry: a source of the original, of the translation, or the same one of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ListEntry {
    /// An index into the original's sources.
    pub original: Option<usize>,
    /// An index into the translation's sources.
    pub translation: Option<usize>,
}

/// The entries, in the order they are numbered in: the article itself, those who speak in the order of their first words, the rest.
pub(super) struct List(pub Vec<ListEntry>);

impl List {
    pub(super) fn of(article: &Article) -> Self {
        let mut list = Self::unnumbered(article);
        list.0.sort_by_key(|entry| rank(entry, &article.sources));
        list
    }

    /// The original's sources, each with the translation's that is the same; then what only the translation names.
    pub(super) fn of_pair(pair: &Pair) -> Self {
        let mut list = Self::unnumbered(&pair.original);
        for (translation, original) in same(pair).into_iter().enumerate() {
            match original {
                Some(original) => list.0[original].translation = Some(translation),
                None => list.0.push(ListEntry { original: None, translation: Some(translation) }),
            }
        }
        // What only the translation says stands behind what both say.
        let ours: HashMap<usize, usize> = pair.quote_pairs.iter().map(|&(o, t)| (t, o)).collect();
        let behind = pair.original.findings.quotes.len();
        let place = |translated: usize| ours.get(&translated).copied().unwrap_or(behind + translated);
        list.0.sort_by_key(|entry| {
            let own = rank(entry, &pair.original.sources);
            let there = entry.translation.and_then(|i| pair.translation.sources.get(i));
            let there = there.and_then(|source| source.quotes.iter().map(|&quote| place(quote)).min());
            there.map_or(own, |first| own.min((1, first)))
        });
        list
    }

    fn unnumbered(article: &Article) -> Self {
        let entry = |i| ListEntry { original: Some(i), translation: None };
        Self((0..article.sources.len()).map(entry).collect())
    }

    /// For each source of one side, in order, the number of its entry.
    pub(super) fn numbers(&self, side: impl Fn(&ListEntry) -> Option<usize>) -> Vec<usize> {
        let mut out = Vec::new();
        for (number, entry) in self.0.iter().enumerate() {
            if let Some(source) = side(entry) {
                if out.len() <= source {
                    out.resize(source + 1, 0);
                }
                out[source] = number;
            }
        }
        out
    }
}

/// The order of an entry: the article, then speakers by their first quotation, then the rest.
fn rank(entry: &ListEntry, sources: &[Source]) -> (u8, usize) {
    match entry.original.and_then(|i| sources.get(i)) {
        Some(source) if source.kind == SourceKind::Article => (0, 0),
        Some(source) => source.quotes.first().map_or((2, 0), |&quote| (1, quote)),
        None => (2, 0),
    }
}

/// For each source of the translation, the source of the original that it is; each of those once.
fn same(pair: &Pair) -> Vec<Option<usize>> {
    let voices = voices(pair);
    let known = ListedSources::of(pair);
    let mut taken = vec![false; pair.original.sources.len()];
    let find = |(index, source)| {
        let by_words = voices.get(&index).copied().filter(|&i| !taken[i]);
        let found = by_words.or_else(|| known.find(source).filter(|&i| !taken[i]));
        found.inspect(|&i| taken[i] = true)
    };
    pair.translation.sources.iter().enumerate().map(find).collect()
}

/// The original's sources, by what a translation may call them: their names, and the addresses of links and images.
struct ListedSources<'a> {
    names: HashMap<&'a str, usize>,
    addresses: HashMap<&'a str, usize>,
}

impl<'a> ListedSources<'a> {
    fn of(pair: &'a Pair) -> Self {
        let mut known = Self { names: HashMap::new(), addresses: HashMap::new() };
        for (i, source) in pair.original.sources.iter().enumerate() {
            match (source.kind, &source.url) {
                (SourceKind::Article, _) => {}
                (SourceKind::Link | SourceKind::Image, None) => {}
                (SourceKind::Link | SourceKind::Image, Some(url)) => {
                    known.addresses.entry(url.as_str()).or_insert(i);
                }
                _ => {
                    for name in [Some(&source.name), source.latin.as_ref()].into_iter().flatten() {
                        known.names.entry(name).or_insert(i);
                    }
                }
            }
        }
        for (name, translated) in &pair.names {
            if let Some(&i) = known.names.get(name.as_str()) {
                known.names.entry(translated).or_insert(i);
            }
        }
        known
    }

    fn find(&self, source: &Source) -> Option<usize> {
        match source.kind {
            SourceKind::Article => None,
            SourceKind::Link | SourceKind::Image => self.addresses.get(source.url.as_ref()?.as_str()).copied(),
            _ => {
                let names = [Some(&source.name), source.latin.as_ref()].into_iter().flatten();
                names.filter_map(|name| self.names.get(name.as_str()).copied()).next()
            }
        }
    }
}

/// For speakers of the translation, the speaker of the original who says most of the same quotations.
fn voices(pair: &Pair) -> HashMap<usize, usize> {
    let speaker = |article: &Article| {
        let quotes = article.findings.quotes.iter().enumerate();
        quotes.filter_map(|(i, quote)| Some((i, sources::speakers(quote).next()?))).collect::<HashMap<_, _>>()
    };
    let (originals, translations) = (speaker(&pair.original), speaker(&pair.translation));
    let mut votes: HashMap<usize, HashMap<usize, usize>> = HashMap::new();
    for (original, translation) in &pair.quote_pairs {
        if let (Some(&o), Some(&t)) = (originals.get(original), translations.get(translation)) {
            *votes.entry(t).or_default().entry(o).or_default() += 1;
        }
    }
    // The first in reading order where two have as many.
    let most = |votes: HashMap<usize, usize>| votes.into_iter().max_by_key(|&(o, n)| (n, usize::MAX - o));
    votes.into_iter().filter_map(|(t, votes)| Some((t, most(votes)?.0))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speaker_of_both_texts_is_one_entry() {
        let original = "<p>港务局长沈望潮（Shen Wangchao）说：“这座码头不会关闭。”</p><p>船还在港里等着。</p>";
        let translation =
            "<p>“The pier will not close,” said Shen Wangchao.</p><p>“We will not wait for them,” said Mary Poe.</p>";
        let mut pair = Pair::parse(original, translation);
        pair.quote_pairs.clear();
        let list = List::of_pair(&pair);
        let name = |i: usize| pair.translation.sources[i].name.as_str();
        let known = pair.original.sources.iter().position(|s| s.name == "沈望潮").expect("he speaks");
        let known = list.numbers(|e| e.original)[known];
        assert_eq!(known, 1, "who speaks first is number one");
        assert_eq!(list.0[known].translation.map(name), Some("Shen Wangchao"));
        assert!(list.0.iter().any(|e| e.original.is_none() && e.translation.map(name) == Some("Mary Poe")));
        let numbers = list.numbers(|e| e.translation);
        assert_eq!(numbers.len(), pair.translation.sources.len(), "every source has a number");
    }

    #[test]
    fn those_who_speak_are_numbered_without_gaps_by_their_first_words() {
        let article = Article::parse(
            "<p>外交部的声明没有提到这艘船。</p><p>渔民赵小满说：“那天晚上没有月亮。”</p><p>港务局长沈望潮说：“码头不会关闭。”\
             他说：“船会回来的。”</p><p>赵小满说：“我等着。”</p>",
        );
        let list = List::of(&article);
        let speaks = |entry: &ListEntry| !article.sources[entry.original.expect("one text")].quotes.is_empty();
        let numbers: Vec<_> = (0..list.0.len()).filter(|&n| speaks(&list.0[n])).collect();
        assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>(), "{:?}", article.sources);
        let first = |n: usize| article.sources[list.0[n].original.expect("one text")].quotes[0];
        assert!(numbers.windows(2).all(|w| first(w[0]) < first(w[1])));
    }
}

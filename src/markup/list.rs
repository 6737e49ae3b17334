//! What stands in the list of sources: of one article, or of an article and its translation together.

use std::collections::HashMap;

use crate::article::Article;
use crate::pair::Pair;
use crate::sources::{Source, SourceKind};

/// One entry: a source of the original, of the translation, or the same one of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// An index into the original's sources.
    pub original: Option<usize>,
    /// An index into the translation's sources.
    pub translation: Option<usize>,
}

/// The entries, in the order they are numbered in.
pub(super) struct List(pub Vec<Entry>);

impl List {
    pub(super) fn of(article: &Article) -> Self {
        let entry = |i| Entry { original: Some(i), translation: None };
        Self((0..article.sources.len()).map(entry).collect())
    }

    /// The original's sources, each with the translation's that is the same; then what only the translation names.
    pub(super) fn of_pair(pair: &Pair) -> Self {
        let mut list = Self::of(&pair.original);
        for (translation, original) in same(pair).into_iter().enumerate() {
            match original {
                Some(original) => list.0[original].translation = Some(translation),
                None => list.0.push(Entry { original: None, translation: Some(translation) }),
            }
        }
        list
    }

    /// For each source of one side, in order, the number of its entry.
    pub(super) fn numbers(&self, side: impl Fn(&Entry) -> Option<usize>) -> Vec<usize> {
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

/// For each source of the translation, the source of the original that it is; each of those once.
fn same(pair: &Pair) -> Vec<Option<usize>> {
    let voices = voices(pair);
    let known = Known::of(pair);
    let mut taken = vec![false; pair.original.sources.len()];
    let find = |(index, source)| {
        let by_words = voices.get(&index).copied().filter(|&i| !taken[i]);
        let found = by_words.or_else(|| known.find(source).filter(|&i| !taken[i]));
        found.inspect(|&i| taken[i] = true)
    };
    pair.translation.sources.iter().enumerate().map(find).collect()
}

/// The original's sources, by what a translation may call them: their names, and the addresses of links and images.
struct Known<'a> {
    names: HashMap<&'a str, usize>,
    addresses: HashMap<&'a str, usize>,
}

impl<'a> Known<'a> {
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
        let mut of = HashMap::new();
        for (i, source) in article.sources.iter().enumerate() {
            of.extend(source.quotes.iter().map(|&quote| (quote, i)));
        }
        of
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
        assert_eq!(list.0[known].translation.map(name), Some("Shen Wangchao"));
        assert!(list.0.iter().any(|e| e.original.is_none() && e.translation.map(name) == Some("Mary Poe")));
        let numbers = list.numbers(|e| e.translation);
        assert_eq!(numbers.len(), pair.translation.sources.len(), "every source has a number");
    }
}

//! A reader's denial of an attribution in one text of a pair, carried over to the same quotation in the other.

use super::{Pair, Which};
use crate::article::Article;

impl Pair {
    /// Calls [`Article::deny`] for a quotation of the original ([`Which::First`]) or of the translation ([`Which::Second`]), an index into
    /// that text's quotations. Its counterpart in the other text follows if it has the same speaker. Returns whether it had a speaker.
    ///
    /// ```
    /// use seed_reader::pair::{Pair, Which};
    ///
    /// let mut pair = Pair::parse(
    ///     "<p>港务局长沈望潮（Shen Wangchao）说：“这座码头不会关闭，我们也不会走。”</p>",
    ///     "<p>“The pier will not close, and we will not leave,” said Shen Wangchao.</p>",
    /// );
    /// assert!(pair.deny(Which::First, 0));
    /// assert!(pair.translation.findings.quotes[0].denied.is_some(), "in both languages");
    /// ```
    pub fn deny(&mut self, which: Which, quote: usize) -> bool {
        self.correct(which, quote, Article::deny)
    }

    /// Takes back [`Pair::deny`], in both texts likewise. Returns whether anything had been denied.
    pub fn restore(&mut self, which: Which, quote: usize) -> bool {
        self.correct(which, quote, Article::restore)
    }

    fn correct(&mut self, which: Which, quote: usize, change: fn(&mut Article, usize) -> bool) -> bool {
        let both = match which {
            Which::First => self.quote_pairs.iter().find(|(original, _)| *original == quote),
            Which::Second => self.quote_pairs.iter().find(|(_, translation)| *translation == quote),
        };
        let both = both.copied().filter(|&(original, translation)| self.are_of_one(original, translation));
        let (here, there, other) = match which {
            Which::First => (&mut self.original, &mut self.translation, both.map(|b| b.1)),
            Which::Second => (&mut self.translation, &mut self.original, both.map(|b| b.0)),
        };
        let changed = change(here, quote);
        if let Some(other) = other.filter(|_| changed) {
            change(there, other);
        }
        changed
    }

    /// Whether a quotation and its translation are given, or were, to one and the same.
    fn are_of_one(&self, original: usize, translation: usize) -> bool {
        let name = |article: &Article, quote: usize| {
            let quote = article.findings.quotes.get(quote)?;
            let name = article.findings.speaker(quote).or_else(|| article.findings.denied(quote))?;
            Some(name.name.clone())
        };
        match (name(&self.original, original), name(&self.translation, translation)) {
            (Some(o), Some(t)) => o == t || self.names.contains(&(o, t)),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_denied_in_one_language_is_denied_in_the_other() {
        let mut pair = Pair::parse(
            "<p>港务局长沈望潮（Shen Wangchao）说：“这座码头不会关闭，我们也不会走。”</p><p>船还在港里等着。</p>",
            "<p>“The pier will not close, and we will not leave,” said Shen Wangchao.</p><p>The ships wait in the harbour.</p>",
        );
        assert_eq!(pair.quote_pairs, [(0, 0)]);
        let found = pair.clone();
        let denied = |pair: &Pair| [&pair.original, &pair.translation].map(|a| a.findings.quotes[0].denied.is_some());
        assert!(pair.deny(Which::Second, 0) && !pair.deny(Which::Second, 0));
        assert_eq!(denied(&pair), [true, true]);
        assert!(pair.restore(Which::First, 0));
        assert_eq!(pair, found);
        // Where the other names somebody else, what is said of this one is not said of that.
        pair.names.clear();
        assert!(pair.deny(Which::First, 0));
        assert_eq!(denied(&pair), [true, false]);
    }
}

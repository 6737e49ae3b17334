//! Where the text attributes something to a source that it does not quote: places to jump to.

use std::ops::Range;

use crate::article::Article;

/// One place.
pub(super) struct SourceMention {
    pub source: usize,
    /// Its number among the places of its source.
    pub number: usize,
    pub leaf: usize,
    pub range: Range<usize>,
    /// The quotation it stands in, if it does: that can be jumped to already.
    pub quote: Option<usize>,
}

/// Words that a source's entry leads to, with their id.
pub(super) struct JumpTarget {
    pub range: Range<usize>,
    pub id: String,
}

/// More places than this are not worth a jump each.
const MOST: usize = 9;

/// The places of all sources without quotations, in reading order, none reaching into a quotation or another place.
pub(super) fn find(article: &Article) -> Vec<SourceMention> {
    let unquoted = article.sources.iter().enumerate().filter(|(_, s)| s.quotes.is_empty());
    let mut out: Vec<SourceMention> = Vec::new();
    for (source, found) in unquoted {
        let places = found.mentions.iter().take(MOST).enumerate();
        out.extend(places.map(|(number, (leaf, range))| SourceMention {
            source,
            number,
            leaf: *leaf,
            range: range.clone(),
            quote: None,
        }));
    }
    out.sort_by_key(|m| (m.leaf, m.range.start));
    let quotes = &article.findings.quotes;
    let (mut next, mut end) = (0, (0, 0));
    for mention in &mut out {
        while quotes.get(next).is_some_and(|q| (q.leaf, q.outer.end) <= (mention.leaf, mention.range.start)) {
            next += 1;
        }
        if let Some(quote) = quotes.get(next).filter(|q| q.leaf == mention.leaf) {
            mention.quote = (quote.outer.start <= mention.range.start).then_some(next);
            mention.range.end = mention.range.end.min(quote.outer.start.max(mention.range.start));
        }
        // Two sources may rest on the same words: the second is a place without extent.
        if end > (mention.leaf, mention.range.start) {
            mention.range.start = mention.range.end;
        }
        end = (mention.leaf, mention.range.end);
    }
    out
}

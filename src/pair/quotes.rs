use crate::align::Alignment;
use crate::article::Article;
use crate::voices::Quote;

/// Quotations that are the same words: an index into the original's, one into the translation's.
///
/// Within a link, in order on both sides: those are put together that agree best in kind, length and whether they name a
/// speaker. A quotation that one side does not have stays alone.
pub(super) fn pairs(original: &Article, translation: &Article, alignment: &Alignment) -> Vec<(usize, usize)> {
    let links = alignment.links.len();
    let side = |article: &Article, link: fn(&Alignment, usize) -> Option<usize>| {
        let leaves = article.document.leaves_in_blocks();
        let mut out: Vec<Vec<usize>> = vec![Vec::new(); links];
        for (i, quote) in article.findings.quotes.iter().enumerate() {
            if let Some(number) = leaves.get(quote.leaf).and_then(|(block, _)| link(alignment, *block)) {
                out[number].push(i);
            }
        }
        out
    };
    let ours = side(original, Alignment::of_original);
    let theirs = side(translation, Alignment::of_translation);
    let mut out = Vec::new();
    for (ours, theirs) in ours.iter().zip(&theirs) {
        if ours.is_empty() || theirs.is_empty() {
            continue;
        }
        let read = |article: &Article, list: &[usize]| {
            let mut total = 0.0;
            let mut seen: Vec<QuotedLeaf> = list
                .iter()
                .map(|i| {
                    let seen = QuotedLeaf::of(&article.findings.quotes[*i], *i);
                    total += seen.length;
                    seen
                })
                .collect();
            seen.iter_mut().for_each(|s| s.length /= total.max(1.0));
            seen
        };
        match_up(&read(original, ours), &read(translation, theirs), &mut out);
    }
    out
}

/// What is compared of a quotation.
struct QuotedLeaf {
    index: usize,
    /// Its share of all that is quoted in the link.
    length: f32,
    speech: bool,
    named: bool,
}

impl QuotedLeaf {
    fn of(quote: &Quote, index: usize) -> Self {
        Self {
            index,
            length: quote.range.len() as f32,
            speech: quote.kind == crate::voices::QuoteKind::Speech,
            named: quote.attribution.as_ref().is_some_and(|a| a.speaker.is_some()),
        }
    }
}

/// How many quotations of a link are compared one with another; a paragraph with more is paired off from its start.
const MOST: usize = 60;

/// How many pieces a quotation may be split into by its attribution: “…,” she said. “…”
const PIECES: usize = 3;

/// The best pairs in order, by dynamic programming; leaving one out costs more than a poor match, less than an absurd one. Of a
/// quotation that the other side breaks into pieces, the first piece is its counterpart.
fn match_up(ours: &[QuotedLeaf], theirs: &[QuotedLeaf], out: &mut Vec<(usize, usize)>) {
    let (ours, theirs) = (&ours[..ours.len().min(MOST)], &theirs[..theirs.len().min(MOST)]);
    let length = |side: &[QuotedLeaf]| side.iter().map(|s| s.length).sum::<f32>().max(0.001);
    let likeness = |a: &[QuotedLeaf], b: &[QuotedLeaf]| {
        let ratio = (length(a) / length(b)).ln().abs();
        let kind = if a[0].speech == b[0].speech { 0.4 } else { -0.4 };
        let speaker = if a[0].named == b[0].named { 0.2 } else { -0.1 };
        1.0 - 0.8 * ratio + kind + speaker - 0.3 * (a.len() + b.len() - 2) as f32
    };
    let (n, m) = (ours.len(), theirs.len());
    // The best from here on, and how many of either side go together here.
    let mut best = vec![vec![(0.0_f32, 0, 0); m + 1]; n + 1];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            let mut here = (best[i + 1][j].0, 1, 0);
            let mut offer = |score: f32, x, y| {
                if score > here.0 {
                    here = (score, x, y);
                }
            };
            offer(best[i][j + 1].0, 0, 1);
            for x in 1..=PIECES.min(n - i) {
                for y in 1..=PIECES.min(m - j) {
                    if x == 1 || y == 1 {
                        offer(best[i + x][j + y].0 + likeness(&ours[i..i + x], &theirs[j..j + y]), x, y);
                    }
                }
            }
            best[i][j] = here;
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < n && j < m {
        let (_, x, y) = best[i][j];
        if x > 0 && y > 0 {
            out.push((ours[i].index, theirs[j].index));
        }
        (i, j) = (i + x, j + y);
    }
}

#[cfg(test)]
mod tests {
    use crate::pair::Pair;

    fn pairs(zh: &str, en: &str) -> Vec<(usize, usize)> {
        Pair::parse(&format!("---\n{zh}"), &format!("---\n{en}")).quote_pairs
    }

    #[test]
    fn the_same_words_are_one_item() {
        let zh = "<p>林小明说：“我们等了三年，没有人来过。”他称之为“沉默”。</p>";
        let en = "<p>“We waited for three years and nobody came,” said Lin Xiaoming, who calls it the “silence.”</p>";
        assert_eq!(pairs(zh, en), [(0, 0), (1, 1)]);
        // Split by its attribution.
        let en = "<p>“We waited for three years,” said Lin Xiaoming. “Nobody came.” He calls it the “silence.”</p>";
        assert_eq!(pairs(zh, en), [(0, 0), (1, 2)]);
        assert_eq!(pairs(zh, "<p>Lin Xiaoming waited for three years.</p>"), []);
    }
}

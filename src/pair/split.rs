//! Takes a file apart that holds an article and its translation.

use super::direction::says_translation;
use crate::document::{Block, Document, Lang, Text, is_han};

/// The two languages of a mixed document, each as a document of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Halves {
    /// The text in the language that the document says was first; else in the language it begins with.
    pub original: Document,
    /// The other.
    pub translation: Document,
}

/// What share of the whole the smaller language must have, in per cent, by [`weight`].
const SHARE: usize = 20;
/// How many blocks of each language there must be. One or two are a quotation.
const BLOCKS: usize = 3;
/// The least that the smaller language must come to, by [`weight`]: some three paragraphs.
const LEAST: usize = 600;
/// How many times the languages may change, where they do not alternate paragraph by paragraph.
const FEW_CHANGES: usize = 3;

/// Takes a document apart that holds a text in Chinese and in English, one after the other or paragraph by paragraph; `None`
/// where it is in one language.
///
/// Both languages must make up a fifth of the running text at least: a long quotation, a list of references or a caption in the
/// other language makes no translation. The languages either change a few times at most (one text after the other), or
/// nearly at every paragraph (paragraph by paragraph).
///
/// ```
/// use seed_reader::{document::Lang, format, pair};
///
/// let zh = "<p>灯塔在海边亮了一百年，没有人记得是谁点的，也没有人知道它会亮到什么时候，守塔的老人每天傍晚都上去一次。</p>";
/// let en = "<p>The light has shone by the sea for a hundred years; nobody remembers who lit it, or knows how long it will burn.</p>";
/// let (document, _) = format::parse(&(zh.repeat(8) + &en.repeat(8)));
/// let halves = pair::split(&document).expect("two languages");
/// assert_eq!((halves.original.lang, halves.translation.lang), (Lang::ZhHans, Lang::En));
/// ```
pub fn split(document: &Document) -> Option<Halves> {
    let blocks = lines_apart(&document.blocks);
    let sides: Vec<Option<bool>> = blocks.iter().map(side).collect();
    let known: Vec<bool> = sides.iter().flatten().copied().collect();
    let weights = |chinese: bool| -> (usize, usize) {
        let mine = blocks.iter().zip(&sides).filter(|(b, s)| **s == Some(chinese) && is_running(b));
        mine.fold((0, 0), |(n, sum), (block, _)| (n + 1, sum + weight(block)))
    };
    let ((few, light), (more, heavy)) = (weights(true), weights(false));
    let (least, all) = (light.min(heavy), light + heavy);
    if few.min(more) < BLOCKS || least < LEAST || least * 100 < SHARE * all {
        return None;
    }
    let changes = known.windows(2).filter(|w| w[0] != w[1]).count();
    // Paragraph by paragraph, the languages change after at least every third paragraph.
    let alternating = changes * 3 >= known.len();
    if changes > FEW_CHANGES && !alternating {
        return None;
    }
    let first = known[0];
    let (mut one, mut other) = (Vec::new(), Vec::new());
    let mut last = first;
    for (i, block) in blocks.iter().enumerate() {
        // What is in no language, a picture or a date, goes with what stands around it: in front of it where one text follows the
        // other, unless a new text begins there; with the language that came first where they alternate.
        let next = sides[i..].iter().flatten().next().copied().unwrap_or(last);
        let mine = match sides[i] {
            Some(side) => side,
            None if alternating => first,
            None if matches!(block, Block::Heading { .. }) => next,
            None => last,
        };
        last = mine;
        if mine == first { one.push(block.clone()) } else { other.push(block.clone()) }
    }
    let half = |blocks: Vec<Block>, chinese: bool, whole: bool| {
        let lang = if chinese { chinese_of(&blocks) } else { Lang::En };
        let mut out = Document { lang, blocks, ..document.clone() };
        // What was left out is on record once.
        if !whole {
            out.dropped.clear();
        }
        out.title = title(document, &out.blocks, chinese);
        out
    };
    let (one, other) = (half(one, first, true), half(other, !first, false));
    let swapped = says_translation(&one) && !says_translation(&other);
    Some(if swapped {
        Halves { original: other, translation: one }
    } else {
        Halves { original: one, translation: other }
    })
}

/// Whether a block is Chinese (or else English); `None` where it is neither or too short to tell.
fn side(block: &Block) -> Option<bool> {
    let (mut han, mut letters) = (0, 0);
    block.for_each_text(&mut |text| count(text.as_str(), &mut han, &mut letters));
    verdict(han, letters, block.lang())
}

fn count(text: &str, han: &mut usize, letters: &mut usize) {
    for c in text.chars() {
        *han += usize::from(is_han(c));
        *letters += usize::from(c.is_ascii_alphabetic());
    }
}

fn verdict(han: usize, letters: usize, lang: Lang) -> Option<bool> {
    match (han, letters) {
        (han, letters) if han > 0 && han * 3 >= letters => Some(true),
        // A name or an address alone counts as English only if its block is, or its neighbours are; it stays with them.
        (_, letters) if letters > 20 && (lang == Lang::En || letters > han * 8 && lang != Lang::Und) => Some(false),
        _ => None,
    }
}

/// How much a block says: Latin letters, a Han character counting as three of them.
fn weight(block: &Block) -> usize {
    let (mut han, mut letters) = (0, 0);
    block.for_each_text(&mut |text| count(text.as_str(), &mut han, &mut letters));
    han * 3 + letters
}

/// Whether a block is text that would be translated for its own sake: no caption, no block quotation.
fn is_running(block: &Block) -> bool {
    matches!(block, Block::Paragraph(_) | Block::Heading { .. } | Block::List { .. })
}

/// Paragraphs that hold both languages, a line each, cut where the language changes.
fn lines_apart(blocks: &[Block]) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Paragraph(text) if text.as_str().contains('\n') => {
                out.extend(cut(text).into_iter().map(Block::Paragraph));
            }
            _ => out.push(block.clone()),
        }
    }
    out
}

fn cut(text: &Text) -> Vec<Text> {
    let flat = text.as_str();
    // Where each run of lines in one language begins.
    let mut starts: Vec<usize> = Vec::new();
    let (mut at, mut last) = (0, None);
    let mut least = usize::MAX;
    for line in flat.split('\n') {
        let (mut han, mut letters) = (0, 0);
        count(line, &mut han, &mut letters);
        let side = verdict(han, letters, Lang::detect(line, Lang::Und));
        if side.is_some() && side != last {
            least = least.min(han * 3 + letters);
            if last.is_some() {
                starts.push(at);
            }
            last = side;
        }
        at += line.len() + 1;
    }
    // Only whole sentences: a name or a word in the other language on a line of its own stays where it is.
    if starts.is_empty() || least < 40 {
        return vec![text.clone()];
    }
    starts.insert(0, 0);
    starts.push(flat.len() + 1);
    let piece = |range: std::ops::Range<usize>| {
        let mut out = Text::default();
        for inline in text.inlines() {
            let (start, end) = (inline.range.start.max(range.start), inline.range.end.min(range.end));
            if start < end {
                out.push(&flat[start..end], inline.style, inline.link);
            }
        }
        out.lang = Lang::detect(out.as_str(), text.lang);
        out
    };
    // The line break between two pieces is the cut.
    starts.windows(2).map(|w| piece(w[0]..w[1] - 1)).filter(|piece| !piece.is_empty()).collect()
}

/// Which Chinese it is.
fn chinese_of(blocks: &[Block]) -> Lang {
    let traditional = blocks.iter().filter(|b| b.lang() == Lang::ZhHant).map(weight).sum::<usize>();
    let simplified = blocks.iter().filter(|b| b.lang() == Lang::ZhHans).map(weight).sum::<usize>();
    if traditional > simplified { Lang::ZhHant } else { Lang::ZhHans }
}

/// The document's title where it is in this language; else the heading that this text begins with, or the title after all.
fn title(document: &Document, blocks: &[Block], chinese: bool) -> String {
    let (mut han, mut letters) = (0, 0);
    count(&document.title, &mut han, &mut letters);
    if (han > 0) == chinese {
        return document.title.clone();
    }
    match blocks.first() {
        Some(Block::Heading { text, .. }) => text.as_str().to_owned(),
        _ => document.title.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format;

    const ZH: &str = "这是一段写得很长的话，为的是让人看得出来，这里说的是中文，而不是别的什么语言。他们在河边走了整整一个下午，\
        谁也没有说话，直到太阳落山。";
    const EN: &str = "This is a paragraph that is long enough to tell which language it is in, and it is in no other. They walked \
        along the river for a whole afternoon, and nobody said a word until the sun went down.";

    fn read(blocks: &[String]) -> Document {
        format::parse(&format!("[题目](https://a.example/1)\n---\n{}", blocks.concat())).0
    }

    fn p(text: &str) -> String {
        format!("<p>{text}</p>")
    }

    #[test]
    fn one_after_the_other_and_by_turns() {
        let picture = "<img src='https://a.example/1.jpg'>".to_owned();
        let mut after = vec![p(ZH), picture.clone(), p(ZH), p(ZH), p(ZH)];
        after.extend([p(EN), p(EN), p(EN), p(EN)]);
        let turns: Vec<String> = (0..4).flat_map(|_| [p(ZH), p(EN)]).chain([picture]).collect();
        for blocks in [after, turns] {
            let document = read(&blocks);
            let halves = split(&document).expect("both languages");
            assert_eq!((halves.original.blocks.len(), halves.translation.blocks.len()), (5, 4));
            assert_eq!((halves.original.lang, halves.translation.lang), (Lang::ZhHans, Lang::En));
            assert!(halves.translation.blocks.iter().all(|b| b.lang() == Lang::En));
        }
    }

    #[test]
    fn both_languages_in_one_paragraph() {
        let blocks: Vec<String> = (0..4).map(|_| p(&format!("{ZH}<br><b>{EN}</b>"))).collect();
        let halves = split(&read(&blocks)).expect("both languages");
        assert_eq!((halves.original.blocks.len(), halves.translation.blocks.len()), (4, 4));
        assert_eq!(halves.translation.blocks[0].text(), EN);
    }

    #[test]
    fn a_translation_may_come_first() {
        let mut blocks = vec![p("译者：林小明")];
        blocks.extend((0..4).map(|_| p(ZH)).chain((0..4).map(|_| p(EN))));
        assert_eq!(split(&read(&blocks)).expect("both languages").original.lang, Lang::En);
    }

    #[test]
    fn a_quotation_is_no_translation() {
        let zh = || (0..8).map(|_| p(ZH));
        // A long quotation, a few paragraphs of it, a list of references, captions.
        let quotation = format!("<blockquote>{}</blockquote>", p(EN).repeat(8));
        let figures = format!("<figure><img src='https://a.example/1.jpg'><figcaption>{EN}</figcaption></figure>");
        for other in [quotation, p(EN).repeat(2), figures.repeat(6)] {
            assert_eq!(split(&read(&zh().chain([other]).chain(zh()).collect::<Vec<_>>())), None);
        }
        // An article with English paragraphs among its own, now and then.
        let now_and_then = (0..5).flat_map(|_| zh().take(5).chain([p(EN), p(EN)])).collect::<Vec<_>>();
        assert_eq!(split(&read(&now_and_then)), None);
        assert_eq!(split(&read(&zh().collect::<Vec<_>>())), None);
    }
}

//! Articles that are nearly the same text (a second version, another outlet's reprint, the same in Traditional characters): what is
//! learned from one is known of the other, so they are left out together.

use std::collections::{BTreeMap, BTreeSet};

use seed_reader::document::Document;
use seed_reader::voices::tagger;

/// So many characters in a row are compared, and one in so many of such rows.
const ROW: usize = 12;
const SAMPLE: u64 = 8;

/// For each document the first that is nearly the same text, itself most often: of the shorter one's rows half are in the other.
pub fn first_twins(documents: &[&Document]) -> Vec<usize> {
    let mut seen: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    let (mut sizes, mut first) = (Vec::new(), Vec::new());
    for (number, document) in documents.iter().enumerate() {
        let rows = rows(document);
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for row in &rows {
            let known = seen.entry(*row).or_default();
            known.iter().for_each(|&other| *shared.entry(other).or_default() += 1);
            known.push(number);
        }
        let twin = shared.iter().find(|&(&other, &count)| count > 2 && 2 * count >= rows.len().min(sizes[other]));
        first.push(twin.map_or(number, |(&other, _)| first[other]));
        sizes.push(rows.len());
    }
    first
}

/// Some of the rows of characters that stand in a document, as numbers.
fn rows(document: &Document) -> BTreeSet<u64> {
    let text: String = document.leaves().iter().map(|leaf| leaf.as_str()).collect();
    let text: Vec<char> = tagger::fold(&text).chars().filter(|c| c.is_alphanumeric()).collect();
    let number = |row: &[char]| {
        row.iter().fold(0xcbf2_9ce4_8422_2325u64, |h, &c| (h ^ u64::from(u32::from(c))).wrapping_mul(0x100_0000_01b3))
    };
    let rows = text.windows(ROW).map(number).map(|h| h ^ h >> 29);
    rows.filter(|h| h % SAMPLE == 0).collect()
}

#[cfg(test)]
mod tests {
    use super::first_twins;
    use seed_reader::format;

    #[test]
    fn a_reprint_and_another_script_are_twins_and_the_same_subject_is_none() {
        let line = |n: usize| {
            format!("<p>渡口第{n}班船于{}时离岸，船上载客{}名，风力{}级。</p>", n * 7 % 24, n * 31 % 97, n * 5 % 9)
        };
        let text = |from: usize| -> String { (from..from + 40).map(line).collect() };
        let traditional = text(0).replace('离', "離").replace('时', "時").replace('风', "風").replace('载', "載");
        let texts = [text(0), text(200), format!("<p>转载</p>{}", text(0)), traditional];
        let documents: Vec<_> = texts.iter().map(|t| format::parse(t).0).collect();
        assert_eq!(first_twins(&documents.iter().collect::<Vec<_>>()), [0, 1, 0, 0]);
    }
}

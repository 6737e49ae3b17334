//! Pairs and threes of neighbouring letters.

use crate::fold;

/// One, as a number: 21 bits a character.
pub type Gram = u64;

/// Every pair of letters that stand side by side in a text, and every three that are Latin letters or figures; each once, in order.
pub fn of(text: &str) -> Vec<Gram> {
    let mut out = Vec::new();
    let mut folded = String::new();
    // The two characters before, where they are letters.
    let (mut last, mut before) = (None::<char>, None::<char>);
    for c in text.chars() {
        folded.clear();
        fold::push(c, &mut folded);
        for c in folded.chars() {
            if !c.is_alphanumeric() {
                (before, last) = (None, None);
                continue;
            }
            if let Some(last) = last {
                out.push(gram(&[last, c]));
                if let Some(before) = before.filter(|b| b.is_ascii() && last.is_ascii() && c.is_ascii()) {
                    out.push(gram(&[before, last, c]));
                }
            }
            (before, last) = (last, Some(c));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

fn gram(letters: &[char]) -> Gram {
    letters.iter().fold(0, |gram, &c| gram << 21 | u64::from(c as u32))
}

/// The letters of one.
pub fn letters(gram: Gram) -> String {
    (0..3).rev().filter_map(|i| char::from_u32((gram >> (21 * i) & 0x1f_ffff) as u32).filter(|c| *c != '\0')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_do_not_cross_what_is_no_letter() {
        let all = |text| of(text).into_iter().map(letters).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(all("記者說：船來"), ["记者", "者说", "船来"].map(str::to_owned).into());
        assert_eq!(all("EU of G7"), ["eu", "of", "g7"].map(str::to_owned).into());
        assert_eq!(all("abc"), ["ab", "bc", "abc"].map(str::to_owned).into());
        assert_eq!(all("中A国"), ["中a", "a国"].map(str::to_owned).into());
    }
}

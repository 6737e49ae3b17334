//! Characters that a search treats as one: full and half width, upper and lower case, Traditional and Simplified.
//!
//! Character by character, so that a place in folded text is a place in the text, and so that the page's script can do the same with a
//! table ([`table`]). Where Simplified has one character for several Traditional ones they are all one; so are pairs that only words
//! tell apart (著 and 着, 乾 and 干): what is found is then looked at in the text anyhow.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// Characters whose Simplified form depends on the word (`著名`, `看著`), and variants that are no Traditional forms: both are one here.
const ONE: &str = "著着乾干瞭了藉借畫画劃画划画覆复麽么幺么鍾钟锺钟讎仇雠仇裏里裡里臺台檯台颱台佔占僱雇噹当喫吃週周託托祇只衹只隻只箇个\
    嚮向曏向甦苏囉罗囌苏慾欲敍叙敘叙够够夠够峯峰羣群衆众綫线污污汚污啓启啟启爲为偽伪僞伪台台説说脱脱悦悦閲阅鋭锐麪面麵面鷄鸡雞鸡鬥斗鬭斗\
    搾榨菸烟煙烟豔艳艷艳踪踪蹤踪迹迹跡迹蹟迹痴痴癡痴佈布迴回廻回捲卷採采綵彩眾众牀床粧妆糉粽恆恒凉凉涼凉嫋袅蔘参沉沈剋克唸念";

/// What Han characters are folded to, where that is another.
static HAN: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let own: HashMap<char, char> = ONE.chars().step_by(2).zip(ONE.chars().skip(1).step_by(2)).collect();
    let simple = |c: char| fast2s::convert(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c);
    let mut out = HashMap::new();
    for c in ('\u{3400}'..='\u{9fff}').chain('\u{f900}'..='\u{faff}') {
        // Compatibility characters first.
        let mut to = c.nfkc().next().unwrap_or(c);
        // Twice: a variant of a Traditional character.
        for _ in 0..2 {
            to = simple(own.get(&to).copied().unwrap_or(to));
            to = own.get(&to).copied().unwrap_or(to);
        }
        if to != c {
            out.insert(c, to);
        }
    }
    out
});

/// Every Han character that is folded to another, and that other, in turn.
pub fn table() -> String {
    let mut pairs: Vec<_> = HAN.iter().collect();
    pairs.sort();
    pairs.into_iter().flat_map(|(from, to)| [*from, *to]).collect()
}

/// Appends what a character is folded to: itself, another, or several.
pub fn push(c: char, out: &mut String) {
    match c {
        c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => out.push(HAN.get(&c).copied().unwrap_or(c)),
        c => out.extend(std::iter::once(c).nfkc().flat_map(char::to_lowercase)),
    }
}

/// A text, folded.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push(c, &mut out));
    out
}

/// A name, folded so that its spellings are one: without spaces between Han characters, and with one dot for all that stand between
/// the parts of a name.
pub fn name(name: &str) -> String {
    let folded = fold(name);
    let mut out = String::with_capacity(folded.len());
    for c in folded.chars() {
        match c {
            '·' | '•' | '‧' | '・' | '∙' | '．' | '\u{2e31}' => out.push('·'),
            '’' | '‘' | '`' => out.push('\''),
            '‐' | '‑' | '–' => out.push('-'),
            c if c.is_whitespace() => {
                if out.chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric() || c == '.' || c == ',') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_scripts_are_one() {
        for (one, other) in [
            ("記者臺灣裏麵", "记者台湾里面"),
            ("Ａbc１", "abc1"),
            ("著名", "着名"),
            ("計畫", "计划"),
            ("頭髮發展", "头发发展"),
        ] {
            assert_eq!(fold(one), fold(other));
        }
    }

    #[test]
    fn folding_twice_changes_nothing() {
        let table = table();
        let chars: Vec<char> = table.chars().collect();
        assert!(chars.len() > 5000, "{}", chars.len());
        for pair in chars.chunks(2) {
            assert_eq!(fold(&pair[1].to_string()), pair[1].to_string(), "{}{}", pair[0], pair[1]);
        }
    }

    #[test]
    fn spellings_of_one_name_fold_to_the_same() {
        assert_eq!(name("喬‧拜登"), name("乔·拜登"));
        assert_eq!(name("张 三"), "张三");
        assert_eq!(name(" Ian  Chong "), "ian chong");
    }
}

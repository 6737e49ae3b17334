//! How much of a quotation is shown where it is not shown whole.

use crate::document::{is_han, is_word, last_of, one_of};

/// Whether a quotation is worth folding: from twenty Chinese characters or twelve words. The fold's summary (a name and fourteen
/// characters, a fifth smaller) is shorter than that.
pub(super) fn folds(text: &str) -> bool {
    is_longer(text, 20)
}

/// Whether a quotation is long enough to be somebody's words, so that room for a number is kept behind it: eight Chinese characters, or
/// five words.
pub(super) fn may_be_said(text: &str) -> bool {
    is_longer(text, 8)
}

/// Whether a text has at least `characters` Chinese characters, where three words count as five characters.
fn is_longer(text: &str, characters: u32) -> bool {
    let (mut han, mut words, mut in_word) = (0, 0, false);
    for c in text.chars() {
        let wide = is_han(c) || matches!(c, '\u{3041}'..='\u{30ff}');
        han += u32::from(wide);
        let letter = !wide && is_word(c);
        words += u32::from(letter && !in_word);
        in_word = letter || (in_word && matches!(c, '\'' | '’' | '-'));
        if han + words * 5 / 3 >= characters {
            return true;
        }
    }
    false
}

/// The first words of a text, for a fold's summary: fourteen Chinese characters, or five words.
pub(super) fn preview(text: &str) -> String {
    first_words(text, 28)
}

/// How a text begins, in so many half-width characters; it is cut at a word, and says that it is cut outside of what was said: without
/// the closing mark, and with a whole ellipsis.
pub(super) fn first_words(text: &str, width: u32) -> String {
    let mut left = width;
    let mut out = String::new();
    for c in text.chars() {
        let wide = if c.is_ascii() { 1 } else { 2 };
        if wide > left {
            let latin = c.is_ascii_alphanumeric() || out.as_bytes().last().is_some_and(u8::is_ascii_alphanumeric);
            if latin
                && c != ' '
                && let Some(space) = last_of(&out, b' ').filter(|&space| space > out.len() / 2)
            {
                out.truncate(space);
            }
            out.truncate(out.trim_end_matches(one_of(" ，、,；;：:")).len());
            out.push_str(if latin { "…" } else { "……" });
            break;
        }
        left -= wide;
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_folds_is_longer_than_what_stands_in_its_place() {
        assert!(folds(&"字".repeat(20)) && !folds(&"字".repeat(19)));
        assert!(folds(&"word ".repeat(12)) && !folds("it’s well-known to me that nobody ever came back here"));
        // A name and the first words, set a fifth smaller.
        let shown = |name: &str, text: &str| (name.chars().count() + preview(text).chars().count()) * 4 / 5;
        assert!(shown("沈望潮教授", &"字".repeat(20)) < 20);
    }

    #[test]
    fn what_is_cut_says_so_outside_of_what_was_said() {
        assert_eq!(first_words("“一二三四，五六七八。”", 12), "“一二三四……");
        assert_eq!(first_words("“一二三。”", 20), "“一二三。”");
        assert_eq!(first_words("“The quick brown fox jumps over it”", 20), "“The quick brown…");
        assert_eq!(preview("The quick brown fox jumps over the lazy dog"), "The quick brown fox jumps…");
    }
}

/// Whether a character is Chinese writing: a Han character of any plane, or 〇, the nought that is written like one.
///
/// Japanese and Korean use them too: for the language of a text, see [`Lang::detect`](super::Lang::detect).
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

/// Whether a character belongs to a word: a letter, a digit, or a mark on one, of any script.
///
/// Told by Unicode blocks, because the tables of properties would add 3 kB to what a page waits for. A block that is not listed here
/// counts as letters.
///
/// ```
/// use seed_reader::document::is_word;
///
/// assert!("灯é３".chars().all(is_word) && !"，·€".chars().any(is_word));
/// ```
pub fn is_word(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}' => matches!(c, 'ª' | '²' | '³' | 'µ' | '¹' | 'º' | '¼'..='¾'),
        // Punctuation, currencies, arrows, mathematics, frames, pictures; letters and numbers among them.
        '\u{2000}'..='\u{2bff}' => {
            matches!(c, '\u{2070}'..='\u{2079}' | '\u{207f}'..='\u{2089}' | '\u{2102}'..='\u{218b}' | '\u{2460}'..='\u{24ff}')
        }
        '×' | '÷' | '・' | '\u{2e00}'..='\u{2fff}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' => false,
        '\u{e000}'..='\u{f8ff}' | '\u{fe10}'..='\u{fe6f}' | '\u{1f000}'..='\u{1faff}' => false,
        // What is not seen and changes how the rest is: marks of direction, tags, nothing at all.
        '\u{61c}' | '\u{180e}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}' | '\u{e0000}'.. => false,
        '\u{ff00}'..='\u{ffef}' => matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '\u{ff66}'..='\u{ffdc}'),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_han, is_word};

    #[test]
    fn letters_and_digits_of_any_script_are_words_and_signs_are_not() {
        assert!("aZ0éßĀжあァ한中〇０Ａنअ½²Ⅷ".chars().all(is_word));
        assert!(!" -'’“”，。、「」《》（）！？…—·・×÷€→🔗⼈⺠⿰".chars().any(is_word));
    }

    #[test]
    fn among_what_news_is_written_in_words_are_what_unicode_says() {
        let unlike = |c: &char| is_word(*c) != c.is_alphanumeric();
        let common =
            ('\0'..'\u{300}').chain('\u{400}'..'\u{482}').chain('\u{4e00}'..'\u{a000}').chain('\u{3041}'..'\u{3097}');
        let odd: Vec<char> = common.filter(unlike).collect();
        // Accents that stand alone.
        assert!(odd.iter().all(|c| matches!(c, '\u{2c2}'..='\u{2ff}')), "{odd:?}");
    }

    #[test]
    fn characters_of_every_plane_are_han_and_marks_and_kana_are_not() {
        assert!("中〇㐀𠀀𰻞".chars().all(is_han));
        assert!(!"，。「」ーあ아a0々".chars().any(is_han));
    }
}

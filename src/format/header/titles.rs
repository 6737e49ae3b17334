//! Titles that say the same.

use crate::document::is_word;

/// What two spellings of one title have in common: no white space, no punctuation, no difference of width, or of case in ASCII.
pub(in crate::format) fn same(a: &str, b: &str) -> bool {
    let letters = |text: &str| -> String {
        let half = |c: char| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            c => c,
        };
        text.chars().map(half).filter(|c| is_word(*c)).map(|c| c.to_ascii_lowercase()).collect()
    };
    let (a, b) = (letters(a), letters(b));
    !a.is_empty() && a == b
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn spacing_and_width_make_no_other_title() {
        assert!(same("码头的灯灭了　船等了三小时", "码头的灯灭了 船等了三小时"));
        assert!(same("“５Ｇ”之争", "\"5G\" 之争"));
        assert!(!same("码头的灯灭了", "码头的灯灭了吗"));
        assert!(!same("", "—"));
    }
}

//! Figures and what they count: `14日` does not end one line with 14 and begin the next with 日.

use std::ops::Range;

/// Longer figures (bytes) may be cut: a narrow column has no room for them.
const LONGEST: usize = 12;

/// The first figure in a text that a Chinese character follows, with that character.
pub(super) fn first(text: &str) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        let start = at + bytes[at..].iter().position(u8::is_ascii_digit)?;
        let length = bytes[start..].iter().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
        at = start + length;
        // The Chinese characters that matter are three bytes, from U+4E00 to U+9FFF.
        if length <= LONGEST && bytes.get(at).is_some_and(|b| matches!(b, 0xe4..=0xe9)) {
            return Some(start..at + 3);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::i18n::Locale;
    use crate::markup::{HtmlSink, Sink};

    fn written(words: &str) -> String {
        let mut out = HtmlSink::new(Locale::En);
        out.text(words);
        out.finish()
    }

    #[test]
    fn a_figure_stays_with_what_it_counts() {
        let kept = |figure: &str| format!("<span class=sr-counted>{figure}</span>");
        assert_eq!(
            written("1月14日，3.5万人"),
            [kept("1月"), kept("14日"), "，".into(), kept("3.5万"), "人".into()].concat()
        );
        for plain in ["no 14 figures", "1984", "，2，", "", "一月十四日", "12345678901234567890个"] {
            assert_eq!(written(plain), plain);
        }
    }

    #[test]
    fn what_is_read_is_what_was_written() {
        let text = "在2019年5月，第3次有1,200名工人、约45%的人；2020";
        let html = written(text);
        let read: String = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, rest)| rest)).collect();
        assert_eq!(read, text);
    }
}

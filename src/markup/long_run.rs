//! Text in which browsers would lose themselves.

/// As many marks as a browser sets on one letter without delay. The time grows with their square: 10,000 take Chromium a sixth of a
/// second, 300,000 minutes.
const LONG: usize = 500;

/// The text in parts: one, but where hundreds of marks stand on one letter.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let (part, left) = end(text).map_or((text, None), |at| (&text[..at], Some(&text[at..])));
        rest = left;
        Some(part)
    })
}

/// Where a run becomes too long, if it does.
fn end(text: &str) -> Option<usize> {
    // A mark is two bytes at least: nearly every text is done with here.
    if text.len() <= 2 * LONG {
        return None;
    }
    let mut run = 0;
    text.char_indices().find_map(|(at, c)| {
        run = if stands_alone(c) { 0 } else { run + 1 };
        (run > LONG).then_some(at)
    })
}

/// Whether it is no mark in any script, and common: to find five hundred others in a row no table of Unicode is needed.
const fn stands_alone(c: char) -> bool {
    matches!(c, '\0'..='\u{2ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff00}'..='\u{ffef}')
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
    fn three_hundred_thousand_marks_on_a_letter() {
        let marked = format!("a{}b", "\u{301}".repeat(300_000));
        let html = written(&marked);
        assert_eq!(html.replace("<wbr>", ""), marked);
        assert!(html.split("<wbr>").all(|part| part.chars().count() <= super::LONG + 1));
    }

    #[test]
    fn ordinary_text_gets_no_break() {
        for words in
            ["e\u{301}", &"一个段落里有很多字，没有一个空格。".repeat(100), &"long ".repeat(1000), &"x".repeat(5000)]
        {
            assert_eq!(written(words), *words);
        }
    }
}

//! The name of a saved page's file.

use crate::document::Document;

/// Bytes of a name, its ending included: what the strictest of common file systems (an encrypted folder) takes.
const LONGEST: usize = 140;

/// A file name for an article, of date, host and title: `2024-12-26_news.example_标题.html`. It is at most 140 bytes of UTF-8, without
/// invisible characters and without those that a file system, a shell or an address treats as special.
///
/// ```
/// let document = seed_reader::Article::parse("<!--1735253943000-->\n[a/b: c?](https://news.example/1)\n---\n").document;
/// assert_eq!(seed_reader::saved::file_name(&document), "2024-12-26_news.example_a-b-c.html");
/// ```
pub fn file_name(document: &Document) -> String {
    const ENDING: &str = ".html";
    let published = document.published.as_ref().map(|p| p.local_date());
    let date = published.or_else(|| document.archived.map(|at| at.date())).unwrap_or_default();
    let outlet = document.url.as_ref().map_or("", |url| url.host());
    let parts = [clean(&date), clean(outlet), clean(&document.title)];
    let mut name = parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("_");
    while name.len() > LONGEST - ENDING.len() {
        name.pop();
    }
    let name = name.trim_end_matches(['.', '-', '_', '\u{200d}']);
    // Names of devices, which Windows takes for them whatever their ending.
    let stem = name.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let device = matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || (stem.chars().count() == 4
            && (stem.starts_with("COM") || stem.starts_with("LPT"))
            && stem.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³')));
    match name {
        "" => format!("article{ENDING}"),
        name if device => format!("article_{name}{ENDING}"),
        name => format!("{name}{ENDING}"),
    }
}

/// Words with a hyphen for everything that is not safe, and none at the ends.
fn clean(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().filter(|c| !is_unseen(*c) || c.is_whitespace()) {
        let unsafe_ = c.is_whitespace()
            || matches!(
                c,
                '<' | '>'
                    | ':'
                    | '"'
                    | '/'
                    | '\\'
                    | '|'
                    | '?'
                    | '*'
                    | '%'
                    | '#'
                    | '&'
                    | '\''
                    | '`'
                    | '$'
                    | '!'
                    | ';'
                    | '~'
                    | '^'
                    | '_'
                    | '\u{fffd}'
            );
        let c = if unsafe_ { '-' } else { c };
        if c != '-' || !out.ends_with('-') {
            out.push(c);
        }
    }
    out.trim_matches(['-', '.', ' ']).to_owned()
}

/// Characters that are not seen, or that change how the text around them is seen: controls, joiners, marks of direction,
/// separators of lines, what is in no alphabet at all.
pub(super) fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
            | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{SafeUrl, Timestamp};

    fn name(title: &str) -> String {
        file_name(&Document { title: title.to_owned(), ..Document::default() })
    }

    #[test]
    fn date_outlet_and_title() {
        let document = Document {
            title: "日本寻求改善：与中国的“关系”".to_owned(),
            url: SafeUrl::link("https://www.voachinese.com/a", None),
            archived: Some(Timestamp(1_735_253_943_000)),
            ..Document::default()
        };
        assert_eq!(file_name(&document), "2024-12-26_voachinese.com_日本寻求改善：与中国的“关系”.html");
    }

    #[test]
    fn names_that_mean_something_to_a_system_are_changed() {
        for (title, want) in [
            ("", "article.html"),
            ("..", "article.html"),
            ("CON", "article_CON.html"),
            ("com1.txt", "article_com1.txt.html"),
            ("constant", "constant.html"),
            ("../../etc/passwd", "etc-passwd.html"),
            ("a\u{202e}gpj.exe\u{0}\n", "agpj.exe.html"),
            ("a b\t 100% #1?", "a-b-100-1.html"),
            (".hidden ", "hidden.html"),
            ("-rf", "rf.html"),
        ] {
            assert_eq!(name(title), want, "{title:?}");
        }
    }

    #[test]
    fn a_long_title_is_cut_between_characters() {
        let name = name(&"长".repeat(500));
        assert!(name.len() <= LONGEST && name.len() > LONGEST - 4 && name.ends_with("长.html"), "{name}");
    }
}

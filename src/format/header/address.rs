//! Addresses as headers write them, and the copies that web archives keep.

use crate::document::SafeUrl;
use crate::format::html::decoded;

/// The first web address in a text: bare, in `<…>`, or the target of a Markdown link.
pub(super) fn in_text(text: &str) -> Option<SafeUrl> {
    let text = decoded(text.trim());
    let at = if text.starts_with("http") {
        0
    } else {
        text.find("](http").map(|at| at + 2).or_else(|| text.find("http"))?
    };
    let inside = text[..at].ends_with("](");
    let rest = &text[at..];
    let rest = &rest[..rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '"' | '<')).unwrap_or(rest.len())];
    let rest = if inside { link_target(rest) } else { rest };
    SafeUrl::link(rest, None).filter(|url| !url.host().is_empty())
}

/// What stands in front of the parenthesis that closes a link: parentheses in an address pair.
fn link_target(text: &str) -> &str {
    let mut depth = 0_u32;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return &text[..at],
            ')' => depth -= 1,
            _ => {}
        }
    }
    text
}

/// Whether it is a copy in a web archive.
pub(super) fn is_copy(url: &SafeUrl) -> bool {
    const ARCHIVES: &str = "web.archive.org archive.is archive.ph archive.today archive.fo archive.li archive.md archive.vn perma.cc \
        ghostarchive.org webcitation.org webcache.googleusercontent.com";
    ARCHIVES.split(' ').any(|known| known == url.host())
}

/// The original of an archived copy, if the address of the copy contains it: `https://web.archive.org/web/20210630171255/https://…`.
pub(super) fn copied(url: &SafeUrl) -> Option<SafeUrl> {
    let text = url.as_str();
    let behind = text.get("https://".len()..)?;
    let at = behind.find("/http")?;
    SafeUrl::link(&behind[at + 1..], None).filter(|url| !url.host().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_in_every_way_of_writing() {
        let find = |text: &str| in_text(text).map(|u| u.to_string());
        for (text, want) in [
            ("https://a.example/b?c=1&amp;d=2", "https://a.example/b?c=1&d=2"),
            ("<https://a.example/b>", "https://a.example/b"),
            ("[标题](https://a.example/(b)c)，见", "https://a.example/(b)c"),
            ("原文 https://a.example/b 在此", "https://a.example/b"),
        ] {
            assert_eq!(find(text).as_deref(), Some(want), "{text}");
        }
        assert_eq!((find("海港日报"), find(""), find("http"), find("](http")), (None, None, None, None));
    }

    #[test]
    fn a_copy_says_of_what() {
        let copy = in_text("https://web.archive.org/web/20210630171255/https://a.example/1/").expect("an address");
        assert!(is_copy(&copy));
        assert_eq!(copied(&copy).map(|u| u.to_string()).as_deref(), Some("https://a.example/1/"));
        assert_eq!(in_text("https://archive.is/oVOiS").as_ref().and_then(copied), None);
    }
}

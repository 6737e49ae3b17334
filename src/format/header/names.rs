//! Names of authors, as headers and bylines write them.

use crate::document::{is_han, one_of};

use crate::format::html::decoded;

/// The names of a list as one line; `None` where there is none.
pub(super) fn joined(names: &[String]) -> Option<String> {
    let mut known = Vec::new();
    for name in names {
        let name = clean(name);
        if !name.is_empty() {
            known.push(name);
        }
    }
    let chinese = known.iter().any(|n| n.chars().any(is_han));
    (!known.is_empty()).then(|| known.join(if chinese { "、" } else { ", " }))
}

/// The words of a text that fit, a space between them.
pub(super) fn spaced(text: &str, fits: fn(&str) -> bool) -> String {
    let mut out = String::new();
    for word in text.split_whitespace() {
        if fits(word) {
            out.push_str(if out.is_empty() { "" } else { " " });
            out.push_str(word);
        }
    }
    out
}

/// A name without what stands around it: `[[李明]]`, `[李明](https://…)`, `Ann Lee https://…`, `(Ann Lee)`, `記者林勵`.
pub(in crate::format) fn clean(name: &str) -> String {
    let name = decoded(name.trim());
    let name = name.strip_prefix("[[").unwrap_or(&name);
    let name = name.strip_suffix("]]").unwrap_or(name);
    let name = match name.strip_prefix('[').and_then(|n| n.split_once("](")) {
        Some((words, _)) => words,
        None => name,
    };
    let name = match name.strip_prefix(one_of("(（")).and_then(|n| n.strip_suffix(one_of(")）"))) {
        Some(inside) if !inside.contains(one_of("(（")) => inside,
        _ => name,
    };
    // Feeds write what they lack as `null`.
    let name = spaced(name, |word| !word.contains("://") && word != "null");
    // `ANN LEE,ANN LEE`: one author, once for each place a page names them.
    let name = match name.split_once(',') {
        Some((first, again)) if first == again => first.to_owned(),
        _ => name,
    };
    for office in "作者：|作者:|記者|记者|By |by ".split('|') {
        // `記者協會` is a body: what is left must be a name.
        let rest = name.strip_prefix(office).map(|rest| rest.trim_start_matches(one_of(" ：:/")));
        if let Some(rest) =
            rest.filter(|rest| !rest.is_empty() && (office.is_ascii() || (2..=12).contains(&rest.chars().count())))
        {
            return rest.to_owned();
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_what_stands_around_it() {
        for (text, want) in [
            ("[[李明]]", "李明"),
            ("Sandra Lee https://a.example/lee/", "Sandra Lee"),
            ("(Sandra Lee https://a.example/)", "Sandra Lee"),
            ("[李明](https://a.example)", "李明"),
            ("記者林勵", "林勵"),
            ("By Ann Lee", "Ann Lee"),
            ("ANN LEE,ANN LEE", "ANN LEE"),
            ("null 李明", "李明"),
            ("(臺)中央社CNA", "(臺)中央社CNA"),
            ("Ryan Hass &#38; Phil Lee", "Ryan Hass & Phil Lee"),
        ] {
            assert_eq!(clean(text), want);
        }
        assert_eq!(joined(&["[[李明]]".to_owned(), String::new(), "王五".to_owned()]).as_deref(), Some("李明、王五"));
    }
}

//! The style sheet of a saved page: the live page's own, made to fit a page without an application, and small.
//!
//! On the live page attributes say which view and which colours are chosen, and whether an image came. Here radio buttons
//! say so ([`by_radio`]), and rules for what a saved page never holds go ([`without`]). Both only rewrite: the live sheets are
//! read as they are. There are three sheets in all, whatever a text holds: a reviewer of saved pages can know them.

use std::sync::LazyLock;

use crate::style;

/// The sheet of an article without figures.
pub(super) static TEXT: LazyLock<String> = LazyLock::new(|| sheet("", &[&LIVE[..], &PAIR].concat()));

/// The sheet of an article.
pub(super) static ARTICLE: LazyLock<String> = LazyLock::new(|| sheet(style::FIGURES, &[&LIVE[..], &PAIR].concat()));

/// The sheet of an article and its translation.
pub(super) static TOGETHER: LazyLock<String> = LazyLock::new(|| sheet(style::FIGURES, &LIVE));

/// Classes, and attributes, that only the live page has: its tools, and what its script sets.
const LIVE: [&str; 19] = [
    ".card-actions",
    ".sr-actions",
    ".sr-back",
    ".sr-busy",
    ".sr-card-quote",
    ".sr-copies",
    ".sr-copy",
    ".sr-filter",
    ".sr-part",
    ".sr-pinyin",
    ".sr-said",
    ".sr-seed",
    "[data-picking",
    "[data-picked",
    "[data-mouse",
    "[data-lit",
    "[data-here",
    "[aria-current",
    "[aria-pressed",
];

/// Those that only an article and its translation have.
const PAIR: [&str; 13] = [
    ".sr-gap",
    ".sr-machine",
    ".sr-original",
    ".sr-peek",
    ".sr-repeated",
    ".sr-row",
    ".sr-row-added",
    ".sr-row-head",
    ".sr-row-omitted",
    ".sr-side",
    ".sr-translation",
    "[data-view",
    "[data-shown",
];

/// The live sheets and ours, without the rules that need something that is gone.
fn sheet(figures: &str, gone: &[&str]) -> String {
    let mut css = [style::BASE, figures, style::QUOTES, style::REST, style::SAVED].concat();
    for (live, saved) in INSTEAD.iter().chain(&SIDES) {
        css = css.replace(live, saved);
    }
    without(&by_radio(&css, &["data-view", "data-theme"]), gone)
}

/// What says it on the live page, and what says it here, where the page is our own: as specific, and shorter.
const INSTEAD: [(&str, &str); 4] = [
    ("figure[data-missing]", "figure:has(>.sr-absent)"),
    ("--sr-", "--"),
    (":is(.sr-fold,.sr-fold-block)", "[class^=sr-fold]"),
    (":is(:root.sr-app,seed-reader:not(.sr-app *))", ":root.sr-app"),
];

/// Every language of a saved page is set in lines from left to right, so that sides have their plain names, which are shorter. (Names of properties
/// only: with their colon.)
const SIDES: [(&str, &str); 10] = [
    ("inset-inline-start:", "left:"),
    ("inset-inline-end:", "right:"),
    ("inset-block-start:", "top:"),
    ("inset-block-end:", "bottom:"),
    ("-inline-start:", "-left:"),
    ("-inline-end:", "-right:"),
    ("-block-start:", "-top:"),
    ("-block-end:", "-bottom:"),
    ("inline-size:", "width:"),
    ("block-size:", "height:"),
];

/// `[data-view="side"]` → `[data-view]:where(:has([value=side]:checked))`: the element that has the attribute, when it holds the radio
/// button of that value and that is checked. (No two choices have a value in common, and an article holds no buttons.) As specific as
/// before, so that rules overrule one another as before.
fn by_radio(css: &str, names: &[&str]) -> String {
    let mut out = css.to_owned();
    for name in names {
        let start = format!("[{name}=");
        let mut rewritten = String::with_capacity(out.len());
        let mut rest = out.as_str();
        while let Some((before, after)) = rest.split_once(&start) {
            let Some((value, after)) = after.split_once(']') else { break };
            let value = value.trim_matches(['"', '\'']);
            rewritten.push_str(&format!("{before}[{name}]:where(:has([value={value}]:checked))"));
            rest = after;
        }
        rewritten.push_str(rest);
        out = rewritten;
    }
    out
}

/// How long the string is that `css` begins with, its marks included.
fn string(css: &str) -> usize {
    let mark = css.as_bytes()[0];
    let mut escaped = false;
    for (i, byte) in css.bytes().enumerate().skip(1) {
        if byte == mark && !escaped {
            return i + 1;
        }
        escaped = byte == b'\\' && !escaped;
    }
    css.len()
}

/// CSS without the rules that can only match what has a class (`.name`) or an attribute (`[name`) that is `gone`. `css` is minified.
fn without(css: &str, gone: &[&str]) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = find(rest, &['{', ';', '}']) {
        let (prelude, behind) = rest.split_at(at);
        if !behind.starts_with('{') {
            // A statement, or a stray brace.
            out.push_str(&rest[..=at]);
            rest = &behind[1..];
            continue;
        }
        let end = block(behind);
        let inside = behind[..end].strip_prefix('{').and_then(|b| b.strip_suffix('}')).unwrap_or_default();
        rest = &behind[end..];
        let groups = ["@media", "@layer", "@scope", "@container", "@supports"];
        // The article's rules may be nested under its element.
        if prelude == "seed-reader" || groups.iter().any(|g| prelude.starts_with(g)) {
            let inside = without(inside, gone);
            if !inside.is_empty() {
                out.push_str(&format!("{prelude}{{{inside}}}"));
            }
        } else if prelude.starts_with('@') {
            out.push_str(&format!("{prelude}{{{inside}}}"));
        } else {
            let kept: Vec<_> = split(prelude).into_iter().filter(|s| !needs(s, gone)).collect();
            if !kept.is_empty() {
                out.push_str(&format!("{}{{{inside}}}", kept.join(",")));
            }
        }
    }
    out.push_str(rest);
    out
}

/// Whether a selector needs what is gone: it names it, or all ways through its `:is()` do.
fn needs(selector: &str, gone: &[&str]) -> bool {
    let mut own = String::new();
    let mut rest = selector;
    while let Some((before, behind)) = rest.split_once('(') {
        own.push_str(before);
        let end = closing(behind);
        let ways = [":is", ":where", ":has"].iter().any(|w| before.ends_with(w));
        if ways && split(&behind[..end]).iter().all(|s| needs(s, gone)) {
            return true;
        }
        rest = behind.get(end + 1..).unwrap_or_default();
    }
    own.push_str(rest);
    gone.iter().any(|name| {
        own.match_indices(name).any(|(at, _)| {
            let behind = own[at + name.len()..].chars().next();
            // A name that goes on is another.
            !behind.is_some_and(|c| c.is_alphanumeric() || c == '-')
        })
    })
}

/// Where the parenthesis that is open at the start is closed.
fn closing(css: &str) -> usize {
    let mut depth = 0;
    for (i, byte) in css.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => return i,
            b')' => depth -= 1,
            _ => {}
        }
    }
    css.len()
}

/// The parts of a list of selectors.
fn split(selectors: &str) -> Vec<&str> {
    let (mut out, mut depth, mut start) = (Vec::new(), 0, 0);
    for (i, byte) in selectors.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            b',' if depth == 0 => {
                out.push(&selectors[start..i]);
                start = i + 1;
            }
            _ => {}
        }
    }
    out.push(&selectors[start..]);
    out
}

/// The first of some characters that stands in no string.
fn find(css: &str, wanted: &[char]) -> Option<usize> {
    let mut at = 0;
    while let Some(c) = css[at..].chars().next() {
        if wanted.contains(&c) {
            return Some(at);
        }
        at += if matches!(c, '"' | '\'') { string(&css[at..]) } else { c.len_utf8() };
    }
    None
}

/// How long the block is that `css` begins with, its braces included.
fn block(css: &str) -> usize {
    let (mut at, mut depth) = (0, 0);
    while let Some(next) = find(&css[at..], &['{', '}']) {
        depth += if css.as_bytes()[at + next] == b'{' { 1 } else { -1 };
        at += next + 1;
        if depth == 0 {
            return at;
        }
    }
    css.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_become_questions_to_radio_buttons() {
        assert_eq!(
            by_radio(".a[data-view=\"side\"]:has(.b),:not([data-view=peek]) c,[data-view]{}", &["data-view"]),
            ".a[data-view]:where(:has([value=side]:checked)):has(.b),\
             :not([data-view]:where(:has([value=peek]:checked))) c,[data-view]{}"
        );
    }

    #[test]
    fn rules_that_cannot_match_go() {
        let css = "@layer a,b;@media x{.gone p{a:b}}.gone,.gone-too:not(.x){c:d}:is(.gone,.y .gone)>p{e:f}\
                   :is(.gone,.here){g:h}:not(.gone){i:j}@font-face{src:\".gone{\"}gone{k:l}a[gone=x]{m:n}[gone-too]{o:p}";
        assert_eq!(
            without("seed-reader{a:b;&.here{c:d}.gone{e:f}@media x{& .gone{g:h}}}", &[".gone", "[gone"]),
            "seed-reader{a:b;&.here{c:d}}"
        );
        assert_eq!(
            without(css, &[".gone", "[gone"]),
            "@layer a,b;.gone-too:not(.x){c:d}:is(.gone,.here){g:h}:not(.gone){i:j}@font-face{src:\".gone{\"}gone{k:l}[gone-too]{o:p}"
        );
    }

    #[test]
    fn the_sheets_are_whole_and_load_nothing() {
        for css in [&*TEXT, &*ARTICLE, &*TOGETHER] {
            assert_eq!(css.matches('{').count(), css.matches('}').count());
            assert!(!css.contains("url(") && !css.contains("@import") && !css.contains("</"), "{css}");
            assert!(!css.contains("[data-theme=") && !css.contains("[data-view="));
            assert!(css.contains("[value=dark]:checked") && css.contains(".sr-fold::details-content"));
            assert!(!css.contains(".sr-card-quote"));
        }
        assert!(!TEXT.contains("figcaption") && ARTICLE.contains("figcaption"));
        assert!(!ARTICLE.contains(".sr-side") && TOGETHER.contains("[value=side]:checked"));
    }

    /// A class of the live page that saved elements use must be listed here.
    #[test]
    fn rules_left_out_are_of_classes_no_saved_page_has() {
        let sheets = [style::BASE, style::FIGURES, style::QUOTES, style::REST].concat();
        for class in LIVE.iter().chain(&PAIR) {
            assert!(sheets.contains(class), "{class} has no rule");
        }
        let written = [
            include_str!("../markup/blocks.rs"),
            include_str!("../markup/inline.rs"),
            include_str!("../markup/head.rs"),
            include_str!("../markup/panel/mod.rs"),
            include_str!("../markup/panel/people.rs"),
            include_str!("../markup/panel/rows.rs"),
            include_str!("../markup/panel/sources.rs"),
        ]
        .concat();
        for name in LIVE.map(|name| name.trim_matches(['.', '['])) {
            assert!(!written.contains(&format!("\"{name}\"")), "{name} is written into saved pages");
        }
    }
}

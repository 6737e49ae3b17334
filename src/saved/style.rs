//! The style sheet of a saved page: the live page's own, made to fit a page without an application, and small.
//!
//! On the live page attributes say which view and which colours are chosen, and whether an image came. Here radio buttons
//! say so ([`by_radio`]), and rules for what the page does not hold go ([`without`]). Both only rewrite: the live sheets are
//! read as they are.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::style::{ARTICLE, SAVED};

/// Names of elements and of classes that stand in a page.
pub(super) type Names = BTreeSet<String>;

/// The live sheets and ours, ready but for what one page does not need.
static ALL: LazyLock<String> = LazyLock::new(|| {
    let mut css = [ARTICLE, SAVED].concat();
    for (live, saved) in INSTEAD {
        css = css.replace(live, saved);
    }
    by_radio(&css, &["data-view", "data-theme"])
});

/// What stands in every page, whatever the article holds.
const ALWAYS: [&str; 21] = [
    "html",
    "body",
    "seed-reader",
    "div",
    "main",
    "article",
    "fieldset",
    "legend",
    "label",
    "input",
    "button",
    "footer",
    "h2",
    "ul",
    "li",
    "a",
    "code",
    "p",
    "sr-app",
    "sr-layout",
    "sr-reader",
];

/// The same, and what our own sheet has classes for.
static OURS: LazyLock<Names> = LazyLock::new(|| {
    let word =
        |text: &str| text.split(|c: char| !(c.is_alphanumeric() || c == '-')).next().unwrap_or_default().to_owned();
    let classes = SAVED.split('.').skip(1).map(word);
    classes.chain(ALWAYS.map(str::to_owned)).collect()
});

/// Attributes that only the live page's script sets.
const UNSET: [&str; 4] = ["data-picking", "data-picked", "data-mouse", "aria-pressed"];

/// What says it on the live page, and what says it here.
const INSTEAD: [(&str, &str); 1] = [("figure[data-missing]", "figure:has(>.sr-absent)")];

/// The style sheet of a page that holds elements and classes of these `names`.
pub(super) fn sheet(names: &Names) -> String {
    without(&ALL, &|name| {
        // Classes of the page around the article are as fixed as its elements.
        names.contains(name) || OURS.contains(name) || name.starts_with("sr-data-")
    })
}

/// The class of the radio button that chooses `value`.
pub(super) fn radio(name: &str, value: &str) -> String {
    format!("sr-{name}-{value}")
}

/// `[data-view="side"]` → `[data-view]:where(:has(.sr-data-view-side:checked))`: the element that has the attribute, when it
/// holds the radio button and that is checked. As specific as before, so that rules overrule one another as before.
fn by_radio(css: &str, names: &[&str]) -> String {
    let mut out = css.to_owned();
    for name in names {
        let start = format!("[{name}=");
        let mut rewritten = String::with_capacity(out.len());
        let mut rest = out.as_str();
        while let Some((before, after)) = rest.split_once(&start) {
            let Some((value, after)) = after.split_once(']') else { break };
            let class = radio(name, value.trim_matches(['"', '\'']));
            rewritten.push_str(&format!("{before}[{name}]:where(:has(.{class}:checked))"));
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

/// CSS without the rules that can only match what is not `there`: names of elements and classes. `css` is minified.
fn without(css: &str, there: &dyn Fn(&str) -> bool) -> String {
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
            let inside = without(inside, there);
            if !inside.is_empty() {
                out.push_str(&format!("{prelude}{{{inside}}}"));
            }
        } else if prelude.starts_with('@') {
            out.push_str(&format!("{prelude}{{{inside}}}"));
        } else {
            let kept: Vec<_> = split(prelude).into_iter().filter(|s| !needs(s, there)).collect();
            if !kept.is_empty() {
                out.push_str(&format!("{}{{{inside}}}", kept.join(",")));
            }
        }
    }
    out.push_str(rest);
    out
}

/// Whether a selector needs what is not there: it names it, or all ways through its `:is()` do.
fn needs(selector: &str, there: &dyn Fn(&str) -> bool) -> bool {
    let mut own = String::new();
    let mut rest = selector;
    while let Some((before, behind)) = rest.split_once('(') {
        own.push_str(before);
        let end = closing(behind);
        let ways = [":is", ":where", ":has"].iter().any(|w| before.ends_with(w));
        if ways && split(&behind[..end]).iter().all(|s| needs(s, there)) {
            return true;
        }
        rest = behind.get(end + 1..).unwrap_or_default();
    }
    own.push_str(rest);
    if UNSET.iter().any(|name| own.contains(&format!("[{name}"))) {
        return true;
    }
    own.split([' ', '>', '+', '~']).any(|compound| {
        let compound = compound.split_once('[').map_or(compound, |(before, _)| before);
        let compound = compound.split(':').next().unwrap_or_default();
        // The element first, then classes; ids are no reason to look closer.
        let mut names = compound.split('.').map(|name| name.split('#').next().unwrap_or_default());
        names.any(|name| !name.is_empty() && !matches!(name, "*" | "&") && !there(name))
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
            ".a[data-view]:where(:has(.sr-data-view-side:checked)):has(.b),\
             :not([data-view]:where(:has(.sr-data-view-peek:checked))) c,[data-view]{}"
        );
    }

    #[test]
    fn rules_that_cannot_match_go() {
        let css = "@layer a,b;@media x{.gone p{a:b}}.gone,.gone-too:not(.x){c:d}:is(.gone,.y .gone)>p{e:f}\
                   :is(.gone,.here){g:h}:not(.gone){i:j}@font-face{src:\".gone{\"}";
        assert_eq!(
            without("seed-reader{a:b;&.here{c:d}.gone{e:f}@media x{& .gone{g:h}}}", &|name| name != "gone"),
            "seed-reader{a:b;&.here{c:d}}"
        );
        assert_eq!(
            without(css, &|name| name != "gone"),
            "@layer a,b;.gone-too:not(.x){c:d}:is(.gone,.here){g:h}:not(.gone){i:j}@font-face{src:\".gone{\"}"
        );
    }

    #[test]
    fn the_sheet_is_whole_and_loads_nothing() {
        let names = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Names>();
        let small = sheet(&names(&["h1", "sr-fold", "summary"]));
        let pair = sheet(&names(&["h1", "sr-fold", "summary", "sr-row", "sr-side", "sr-translation"]));
        for css in [&small, &pair, &*ALL] {
            assert_eq!(css.matches('{').count(), css.matches('}').count());
            assert!(!css.contains("url(") && !css.contains("@import") && !css.contains("</"), "{css}");
            assert!(!css.contains("[data-theme=") && !css.contains("[data-view="));
            assert!(css.contains(".sr-data-theme-dark:checked") && css.contains(".sr-fold::details-content"));
        }
        assert!(
            !small.contains("border-collapse")
                && !small.contains("}.sr-side")
                && pair.contains(".sr-data-view-side:checked")
        );
    }
}

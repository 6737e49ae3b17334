//! The style sheets of `style/`, minified when the crate is compiled: without comments and without white space that means nothing, a fifth
//! smaller. Every user of them has the same text, and a saved page its hash.

/// A style sheet of `style/`, or several one behind the other, minified.
macro_rules! sheet {
    ($($file:literal),+ $(,)?) => {{
        const CSS: &str = concat!($(include_str!(concat!("../style/", $file))),+);
        const MINIFIED: ([u8; CSS.len()], usize) = minified(CSS.as_bytes());
        const BYTES: [u8; MINIFIED.1] = first(&MINIFIED.0);
        match std::str::from_utf8(&BYTES) {
            Ok(css) => css,
            Err(_) => panic!("only whole ASCII characters are left out"),
        }
    }};
}

/// Colours, type and layout of an article. Load it first, then [`FIGURES`], [`QUOTES`] and [`REST`]. All rules of these are nested under
/// `seed-reader`.
pub const BASE: &str = sheet!["tokens.css", "reader.css"];
/// Figures: only for an article that has some.
pub const FIGURES: &str = sheet!["figures.css"];
/// Quotations, open and folded. With [`BASE`] and [`FIGURES`], all that a text needs before its speakers are found.
pub const QUOTES: &str = sheet!["quotes.css"];
/// Cards, sources, two languages, print.
pub const REST: &str =
    sheet!["said.css", "card.css", "panel.css", "people.css", "found.css", "over.css", "parallel.css", "print.css"];
/// The tools in the element's shadow tree.
pub const TOOLS: &str = sheet!["controls.css", "toolbar.css", "menu.css", "element.css"];
/// What a saved page needs besides the sheets of an article.
pub const SAVED: &str = sheet!["saved.css"];

/// CSS without comments, and without white space where it says nothing; and how long it is.
///
/// Safe because it is modest: white space goes only next to braces, semicolons, commas and `>`, and behind a colon (in front
/// of one it is a descendant); strings stay as they are.
const fn minified<const N: usize>(css: &[u8]) -> ([u8; N], usize) {
    let (mut out, mut length) = ([0; N], 0);
    let (mut at, mut space) = (0, false);
    while at < css.len() {
        let byte = css[at];
        if byte == b'/' && at + 1 < css.len() && css[at + 1] == b'*' {
            at = comment(css, at);
            space = true;
            continue;
        }
        if byte.is_ascii_whitespace() {
            at += 1;
            space = true;
            continue;
        }
        let last = if length == 0 { b'{' } else { out[length - 1] };
        if space && !is_tight(last) && last != b':' && !is_tight(byte) {
            out[length] = b' ';
            length += 1;
        }
        space = false;
        if byte == b'}' && last == b';' {
            length -= 1;
        }
        // .5 is 0.5.
        let in_number = length > 0 && (out[length - 1].is_ascii_digit() || out[length - 1] == b'.');
        if byte == b'0' && at + 1 < css.len() && css[at + 1] == b'.' && !in_number {
            at += 1;
            continue;
        }
        let end = if matches!(byte, b'"' | b'\'') { string(css, at) } else { at + 1 };
        while at < end {
            out[length] = css[at];
            length += 1;
            at += 1;
        }
    }
    (out, length)
}

const fn is_tight(byte: u8) -> bool {
    matches!(byte, b'{' | b'}' | b';' | b',' | b'>')
}

/// Where the comment ends that begins at `at`.
const fn comment(css: &[u8], mut at: usize) -> usize {
    at += 2;
    while at + 1 < css.len() && !(css[at] == b'*' && css[at + 1] == b'/') {
        at += 1;
    }
    at + 2
}

/// Where the string ends that begins at `at`, its marks included.
const fn string(css: &[u8], at: usize) -> usize {
    let (mut end, mut escaped) = (at + 1, false);
    while end < css.len() && (css[end] != css[at] || escaped) {
        escaped = css[end] == b'\\' && !escaped;
        end += 1;
    }
    if end < css.len() { end + 1 } else { end }
}

const fn first<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let (mut out, mut at) = ([0; N], 0);
    while at < N {
        out[at] = bytes[at];
        at += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A colour of the tokens (`--sr-NAME: light-dark(#…, #…)`), in light, dark and sepia.
    fn colour(name: &str) -> [[f64; 3]; 3] {
        let value = |css: &str| {
            let start = css.find(&format!("--sr-{name}:")).unwrap_or_else(|| panic!("{name} is a token"));
            css[start..].split([':', ';', '}']).nth(1).expect("a value").trim().to_owned()
        };
        let (usual, sepia) = BASE.split_at(BASE.find("[data-theme=\"sepia\"]").expect("a theme"));
        let both = value(usual);
        let (light, dark) = both.strip_prefix("light-dark(").and_then(|v| v.split_once(',')).expect("two colours");
        let of = |hex: &str| {
            let digits = hex.trim().trim_start_matches('#').trim_end_matches(')');
            let digits =
                if digits.len() == 3 { digits.chars().flat_map(|c| [c, c]).collect() } else { digits.to_owned() };
            let part = |i: usize| f64::from(u8::from_str_radix(&digits[i..i + 2], 16).expect("a colour")) / 255.0;
            let linear = |v: f64| if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) };
            [0, 2, 4].map(|i| linear(part(i)))
        };
        [of(light), of(dark), of(&value(sepia))]
    }

    /// The ratio of WCAG 2.2.
    fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
        let [a, b] = [a, b].map(|c| 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2] + 0.05);
        if a > b { a / b } else { b / a }
    }

    #[test]
    fn every_colour_is_told_from_what_it_stands_on() {
        for (what, on, least) in [
            ("ink", "paper", 7.0),
            ("ink", "tint", 7.0),
            ("muted", "paper", 4.5),
            ("muted", "panel", 4.5),
            ("accent", "paper", 4.5),
            ("accent", "tint", 4.5),
            ("on-accent", "accent", 4.5),
            // What bounds a field, and the outline of a number.
            ("edge", "paper", 3.0),
            ("edge", "panel", 3.0),
        ] {
            for (theme, (a, b)) in ["light", "dark", "sepia"].iter().zip(colour(what).into_iter().zip(colour(on))) {
                assert!(contrast(a, b) >= least, "{what} on {on}, {theme}: {:.2}", contrast(a, b));
            }
        }
    }

    #[test]
    fn only_white_space_that_says_nothing_goes() {
        let css = "/* a */ a :is( .b ) > .c,\n d { color : red ; content: \"a  ; }\\\" b\" ; margin: calc(1px + 2px) 0.5em 10.5em }\n\n@media (min-width: 1rem) and (hover) { e { } }/* ";
        let (bytes, length) = minified::<200>(css.as_bytes());
        assert_eq!(
            std::str::from_utf8(&bytes[..length]),
            Ok(
                "a :is( .b )>.c,d{color :red;content:\"a  ; }\\\" b\";margin:calc(1px + 2px) .5em 10.5em}@media (min-width:1rem) and (hover){e{}}"
            )
        );
    }
}

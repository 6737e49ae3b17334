//! Character references (`&amp;`, `&#38;`): the names of the WHATWG HTML standard as sorted text, a line each. This takes a third of the
//! bytes of a table of strings, and is as quick to search. With the feature `lean`, the rare names are left out, and the browser is
//! asked for them.

#[cfg(feature = "lean")]
use std::sync::OnceLock;

use crate::document::one_of;

/// `Name&character`: those that also stand without their semicolon, as old pages have them.
const LATIN: &str = include_str!("latin.txt");

/// `Name;character`: all others but the two that are white space.
#[cfg(any(not(feature = "lean"), test))]
const NAMES: &str = include_str!("entities.txt");

/// The one or two characters that a named character reference of the WHATWG HTML standard stands for; `None` for an unknown name.
pub type Named = Option<(char, Option<char>)>;

#[cfg(feature = "lean")]
static ASK: OnceLock<fn(&str) -> Named> = OnceLock::new();

/// Sets the function that resolves the rarer names of character references, given without `&` and `;` (feature `lean`). The first call
/// counts; later ones do nothing.
#[cfg(feature = "lean")]
pub fn ask_for_entities(ask: fn(&str) -> Named) {
    let _ = ASK.set(ask);
}

#[cfg(feature = "lean")]
fn rare(name: &str) -> Named {
    ASK.get()?(name)
}

#[cfg(not(feature = "lean"))]
fn rare(name: &str) -> Named {
    find(NAMES, name).map(characters)
}

/// The longest name that stands without its semicolon.
const LONGEST_BARE: usize = 6;

/// Reads the reference after an `&`: what it stands for, and how many bytes it takes; nothing where there is none.
pub(super) fn reference(after: &str, in_attribute: bool) -> Option<(char, Option<char>, usize)> {
    if let Some(number) = after.strip_prefix('#') {
        let (c, len) = numeric(number)?;
        return Some((c, None, len + 1));
    }
    let bytes = after.as_bytes();
    let len = bytes.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    if bytes.get(len) == Some(&b';')
        && let Some((first, second)) = named(&after[..len])
    {
        return Some((first, second, len + 1));
    }
    let mut len = len.min(LONGEST_BARE);
    while len >= 2 {
        if let Some(latin) = find(LATIN, &after[..len]) {
            let (first, second) = characters(latin);
            // In an address, `&copy=1` is a parameter.
            let next = bytes.get(len);
            let goes_on = in_attribute && next.is_some_and(|b| *b == b'=' || b.is_ascii_alphanumeric());
            return (!goes_on).then_some((first, second, len));
        }
        len -= 1;
    }
    None
}

/// Text without its references, for titles and addresses that an archiver encoded; twice where that was done twice. Only those that
/// end in a semicolon count: `&copy=1` is a parameter, and `AT&T` a name.
pub(in crate::format) fn decoded(text: &str) -> String {
    let once = |text: &str| {
        let (mut out, mut rest) = (String::with_capacity(text.len()), text);
        while let Some((before, after)) = rest.split_once('&') {
            out.push_str(before);
            match reference(after, false).filter(|(.., len)| after[..*len].ends_with(';')) {
                Some((first, second, len)) => {
                    out.push(first);
                    out.extend(second);
                    rest = &after[len..];
                }
                None => {
                    out.push('&');
                    rest = after;
                }
            }
        }
        out + rest
    };
    let first = if text.contains('&') { once(text) } else { return text.to_owned() };
    if text.contains("&amp;") { once(&first) } else { first }
}

fn characters(line: &str) -> (char, Option<char>) {
    let mut characters = line.chars();
    (characters.next().unwrap_or('\u{fffd}'), characters.next())
}

/// What a name stands for.
fn named(name: &str) -> Named {
    match name {
        "NewLine" => Some(('\n', None)),
        "Tab" => Some(('\t', None)),
        _ => find(LATIN, name).map(characters).or_else(|| rare(name)),
    }
}

/// What stands behind a name in a text of names.
fn find<'a>(names: &'a str, name: &str) -> Option<&'a str> {
    let bytes = names.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = bytes[..middle].iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
        let end = middle + bytes[middle..].iter().position(|b| *b == b'\n')?;
        let name_end = start + bytes[start..end].iter().position(|b| matches!(b, b';' | b'&'))?;
        match bytes[start..name_end].cmp(name.as_bytes()) {
            std::cmp::Ordering::Equal => return Some(&names[name_end + 1..end]),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

/// What windows-1252 has where the standard has control characters: `&#146;` is an apostrophe.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// A number, decimal or after an `x`.
fn numeric(after: &str) -> Option<(char, usize)> {
    let hex = after.starts_with(one_of("xX"));
    let (radix, from) = if hex { (16, 1) } else { (10, 0) };
    let mut code = 0_u32;
    let mut end = from;
    while let Some(digit) = after.as_bytes().get(end).and_then(|b| char::from(*b).to_digit(radix)) {
        code = code.saturating_mul(radix).saturating_add(digit);
        end += 1;
    }
    if end == from {
        return None;
    }
    let c = match code {
        0 => '\u{fffd}',
        0x80..=0x9f => WINDOWS[code as usize - 0x80],
        _ => char::from_u32(code).unwrap_or('\u{fffd}'),
    };
    Some((c, end + usize::from(after.as_bytes().get(end) == Some(&b';'))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_order() {
        for (text, count) in [(NAMES, 2017), (LATIN, 106)] {
            let names: Vec<_> = text.lines().map(|l| l.split([';', '&']).next().unwrap_or("")).collect();
            assert!(names.is_sorted_by(|a, b| a < b));
            assert_eq!(names.len(), count);
            assert!(names.iter().all(|name| find(text, name).is_some()));
        }
    }

    #[test]
    fn the_longest_name_counts() {
        assert_eq!(reference("notin;", false), Some(('∉', None, 6)));
        assert_eq!(reference("notit;", false), Some(('¬', None, 3)));
        assert_eq!(reference("notit;", true), None);
        assert_eq!(reference("copy=1", true), None);
        assert_eq!(reference("NewLine;", false), Some(('\n', None, 8)));
        assert_eq!(reference("NotEqualTilde;", false), Some(('≂', Some('\u{338}'), 14)));
        assert_eq!(reference("nbsp", false), Some(('\u{a0}', None, 4)));
        assert_eq!((reference("", false), reference("x", false), reference("bogus;", false)), (None, None, None));
    }

    #[test]
    fn text_is_decoded_as_often_as_it_was_encoded() {
        for (text, want) in [
            ("The keeper&#8217;s &quot;last&quot;", "The keeper’s \"last\""),
            ("lamp &amp;amp; boats&amp;#39; oil", "lamp & boats' oil"),
            ("R&amp;D, AT&T &copy=1 & &; &amp", "R&D, AT&T &copy=1 & &; &amp"),
            ("a?b=1&amp;c=2", "a?b=1&c=2"),
        ] {
            assert_eq!(decoded(text), want);
        }
    }

    #[test]
    fn numeric_references() {
        assert_eq!(reference("#146;", false), Some(('’', None, 5)));
        assert_eq!(reference("#x4e2D!", false), Some(('中', None, 6)));
        assert_eq!(reference("#xd800;", false), Some(('\u{fffd}', None, 7)));
        assert_eq!(reference("#99999999999999999999;", false), Some(('\u{fffd}', None, 22)));
        assert_eq!((reference("#", false), reference("#x;", false)), (None, None));
    }
}

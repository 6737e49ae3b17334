//! Names in English: who or what a run of capitalised words stands for.

use std::collections::BTreeMap;

use super::SpeakerKind;
use super::cast::Cast;
use super::page::Page;
use super::words::{Words, class};
use crate::pace::Pause;

/// A name has no more words than this.
const LONGEST_NAME: usize = 7;

/// A run of capitalised words, and the kind of thing it names.
pub(super) struct Capitals {
    pub len: usize,
    pub kind: SpeakerKind,
    pub words: usize,
}

/// Adds everyone whom the English pages name in full to the cast.
pub(super) async fn meet(words: &Words, pages: &[Page<'_>], cast: &mut Cast, pause: &mut impl Pause) {
    // Names of one word, and how often they stand beside a verb of saying.
    let mut single: BTreeMap<&str, usize> = BTreeMap::new();
    for page in pages.iter().filter(|p| p.english) {
        let mut at = 0;
        let mut before = "";
        while let Some((start, end)) = next_word(&page.read, at, page.read.len()) {
            let word = &page.read[start..end];
            at = end;
            let Some(name) = capitals(words, &page.read[start..]) else {
                before = word;
                continue;
            };
            at = start + name.len;
            let form = &page.text[start..at];
            if name.words > 1 && name.kind == SpeakerKind::Person {
                let id = cast.member(form, SpeakerKind::Person);
                cast.add_form(form, id);
            } else if name.words == 1 && name.kind == SpeakerKind::Person && says(words, before, &page.read[at..]) {
                *single.entry(form).or_default() += 1;
            }
            before = word;
        }
        pause.pause().await;
    }
    // A word of somebody’s full name is short for that.
    let parts = cast.words_of_names();
    let surname = |form: &str| words.english(form) & class::COMPOUND != 0;
    let enough = |form: &str, times: usize| times > 1 && form.len() > 2 || surname(form);
    let whole = |form: &str, times: usize| enough(form, times) && !parts.contains(form);
    for (form, _) in single.into_iter().filter(|&(form, times)| whole(form, times)) {
        let id = cast.member(form, SpeakerKind::Person);
        cast.add_form(form, id);
    }
}

/// Whether a verb of saying stands beside a name: Hanna said, said Hanna.
fn says(words: &Words, before: &str, rest: &str) -> bool {
    let after = rest.strip_prefix(' ').map_or("", |rest| &rest[..word_len(rest)]);
    [before, after].iter().any(|word| words.english(word) & class::SAYING != 0)
}

/// The next word of `read` in front of `end`.
fn next_word(read: &str, at: usize, end: usize) -> Option<(usize, usize)> {
    let rest = read.get(at..end)?;
    let start = at + rest.find(|c: char| c.is_alphanumeric())?;
    Some((start, start + word_len(&read[start..end])))
}

pub(super) fn word_len(text: &str) -> usize {
    let ascii = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'\'');
    let mut len = 0;
    loop {
        len += text.as_bytes()[len..].iter().take_while(ascii).count();
        match text[len..].chars().next() {
            Some(c) if !c.is_ascii() && (c == '’' || c.is_alphanumeric()) => len += c.len_utf8(),
            _ => break,
        }
    }
    let word = &text[..len];
    // Most words end in a letter that is no mark, nor an s behind one.
    if !matches!(word.as_bytes(), [.., b'\'' | b'-' | 0x99] | [.., b'\'' | 0x99, b's']) {
        return len;
    }
    let word = word.trim_end_matches(['\'', '’', '-']);
    word.strip_suffix("’s").or(word.strip_suffix("'s")).unwrap_or(word).len()
}

/// The name that `text` begins with, if it begins with capitals that are one.
pub(super) fn capitals(words: &Words, text: &str) -> Option<Capitals> {
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    let (mut len, mut count, mut at) = (0, 0, 0);
    let (mut body, mut outlet) = (false, false);
    while count < LONGEST_NAME {
        let word = &text[at..at + word_len(&text[at..])];
        let classes = words.english(word);
        let capital = word.starts_with(char::is_uppercase);
        let initial = capital && word.chars().count() == 1 && text[at + word.len()..].starts_with('.');
        let particle = count > 0 && classes & class::PARTICLE != 0 && followed_by_capital(&text[at + word.len()..]);
        if !(capital || particle) || (count == 0 && !opens_name(words, &text[at..], word, classes)) {
            break;
        }
        // Commerce Secretary Gina Raimondo: an office in front of a name.
        let office = || !(body || outlet) || words.english(&word.to_lowercase()) & class::VAGUE != 0;
        if count > 0 && classes & class::HONORIFIC != 0 && followed_by_capital(&text[at + word.len()..]) && office() {
            break;
        }
        body |= classes & class::BODY != 0;
        outlet |= classes & class::OUTLET != 0;
        let joined = particle && word == "and" && joins(words, &text[at + word.len()..], body || outlet, count);
        if particle && !body && !outlet && matches!(word, "of" | "for" | "the" | "and") && !joined {
            break;
        }
        // Ministry of Trade and Industry; but University of Oslo and Reuters are two.
        let ministry = || ["Ministry of ", "Department of ", "Bureau of "].iter().any(|begin| text.starts_with(begin));
        if particle && word == "and" && !ministry() && !joined {
            break;
        }
        at += word.len() + usize::from(initial);
        count += usize::from(capital);
        len = at;
        let rest = &text[at..];
        let space = if !outlet && rest.starts_with("’ ") && followed_by_capital(&rest['’'.len_utf8()..]) {
            '’'.len_utf8() + 1
        } else {
            1
        };
        if !(rest.starts_with(' ') || space > 1) {
            break;
        }
        at += space;
    }
    let last = text[..len].rsplit(' ').next().unwrap_or_default();
    // Liu He, Bai It: behind a surname any word is a given name.
    let first = &text[..word_len(text)];
    let pinyin =
        count == 2 && words.english(first) & class::COMPOUND != 0 && words.english(first) & class::NOT_NAME == 0;
    let vague = !pinyin
        && words.english(last) & (class::NOT_NAME | class::HONORIFIC | class::LABELLED) != 0
        && !body
        && !outlet;
    let kind = match (outlet, body) {
        (true, false) => SpeakerKind::Outlet,
        (_, true) => SpeakerKind::Organisation,
        _ => SpeakerKind::Person,
    };
    (count > 0 && !vague).then_some(Capitals { len, kind, words: count })
}

/// Whether a name can begin with `word`: with Foreign or American only where a body or an outlet does.
fn opens_name(words: &Words, text: &str, word: &str, classes: u32) -> bool {
    if classes & (class::NOT_NAME | class::HONORIFIC) == 0 || classes & (class::BODY | class::OUTLET) != 0 {
        return true;
    }
    let inside = |w: &&str| w.starts_with(char::is_uppercase) || matches!(*w, "and" | "of" | "for");
    let following = text[word.len()..].split(' ').skip(1).take(5).take_while(inside);
    let body = |w: &str| words.english(&w[..word_len(w)]) & (class::BODY | class::OUTLET) != 0;
    (word.len() > 4 || matches!(word, "Asia" | "Hong" | "East" | "West")) && following.into_iter().any(body)
}

/// Whether “and” stands inside a name: Organization for Trade and Development, Trade and Reform Commission.
fn joins(words: &Words, rest: &str, body: bool, count: usize) -> bool {
    let class = |word: &str| words.english(&word[..word_len(word)]);
    let mut next = rest.trim_start().split(' ').take(4).take_while(|w| w.starts_with(char::is_uppercase));
    if body {
        next.next().is_some_and(|w| class(w) & class::LABELLED != 0)
    } else {
        count < 3 && next.any(|w| class(w) & class::BODY != 0)
    }
}

fn followed_by_capital(rest: &str) -> bool {
    rest.trim_start_matches(' ').starts_with(char::is_uppercase)
}

/// Whom a run of capitals names: in full, or by the last name of one named in full.
pub(super) fn member(words: &Words, cast: &mut Cast, page: &Page, at: usize, name: &Capitals) -> Option<usize> {
    let form = &page.text[at..at + name.len];
    if name.kind != SpeakerKind::Person {
        let last = form.rsplit(' ').next().unwrap_or_default();
        let known = cast.starting(form).filter(|(len, _)| *len == form.len()).map(|(_, id)| id);
        // The Times, the Center: short for one that was named in full, or nobody’s name.
        let common = name.words == 1 && words.english(form) & class::GENERIC != 0;
        if known.is_some() || common {
            return known;
        }
        let id = cast.member(form, name.kind);
        if name.words > 1 {
            cast.add_form(last, id);
        }
        return Some(id);
    }
    if name.words > 1 {
        let id = cast.member(form, SpeakerKind::Person);
        let first = form.split(' ').next().unwrap_or_default();
        let last = form.rsplit(' ').next().unwrap_or_default();
        let surname_first = words.english(first) & class::COMPOUND != 0;
        // Short forms mean the one named last; Wang Yi is Wang, and may be another’s Yi.
        cast.add_form(if surname_first { first } else { last }, id);
        if surname_first && cast.starting(last).is_none() {
            cast.add_form(last, id);
        }
        return Some(id);
    }
    cast.starting(form).filter(|(len, _)| *len == form.len()).map(|(_, id)| id)
}

/// Where a body begins that is named without capitals, and speaks: the port authority said.
pub(super) fn plain_body(words: &Words, page: &Page, at: usize, len: usize) -> Option<usize> {
    let next = page.reading(at + len..).strip_prefix(' ')?;
    let next = &next[..word_len(next)];
    if words.english(next) & class::SAYING == 0 {
        return None;
    }
    let start = page.sentences_start(at);
    let before = page.reading(start..at);
    // Two words between the article and the noun at most: more is a clause.
    let mut from = at;
    for (count, word) in before.trim_end().rsplit(' ').take(4).enumerate() {
        if word.eq_ignore_ascii_case("the") {
            return (count > 0).then_some(from);
        }
        if !word.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-') || words.english(word) & class::PARTICLE != 0 {
            return None;
        }
        from = from.checked_sub(word.len() + 1)?;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::words::tables;

    fn name(text: &str) -> Option<(&str, SpeakerKind)> {
        capitals(tables(), text).map(|c| (&text[..c.len], c.kind))
    }

    #[test]
    fn people_bodies_and_outlets() {
        assert_eq!(name("Anna B. Schmidt said"), Some(("Anna B. Schmidt", SpeakerKind::Person)));
        assert_eq!(name("Ministry of Fisheries said"), Some(("Ministry of Fisheries", SpeakerKind::Organisation)));
        assert_eq!(name("Harbour Times reported"), Some(("Harbour Times", SpeakerKind::Outlet)));
    }

    #[test]
    fn capitals_that_name_nobody() {
        assert_eq!(name("However, he"), None);
        assert_eq!(name("Green Island is"), None);
    }
}

//! Native names: a surname and a given name of one or two characters.

use super::names::{Place, ends_name};
use super::page::ASIDE;
use super::words::{Words, class, is_han, sign};

/// Small words that are characters of given names all the same, seldom.
const SELDOM_GIVEN: &str = "位之可于以和有来更正应能与及再里前曾在从";

/// Whether a preposition stands here with whom somebody speaks to: 向本台说.
pub(super) fn is_towards(words: &Words, text: &str) -> bool {
    let to = class::REPORTER | class::OUTLET | class::STATE | class::VAGUE | class::THE_BODY | class::PRONOUN;
    let first = text.chars().next().map_or(0, char::len_utf8);
    words.classes(&text[..first]) & class::PREPOSITION != 0 && words.begins(&text[first..], to)
}

/// A surname and one or two characters, with a clear end.
pub(super) fn native(words: &Words, text: &str, place: Place) -> Option<usize> {
    let compound = words.begins(text, class::COMPOUND);
    if !compound && !text.starts_with(|c| words.has(c, sign::SURNAME)) {
        return None;
    }
    let end = |count: usize| text.char_indices().nth(count - 1).map(|(i, c)| i + c.len_utf8());
    let counts: &[usize] = match (compound, place) {
        (true, _) => &[4, 3],
        (false, Place::BehindTitle) => &[3, 2, 4],
        (false, Place::Opening) => &[3, 2],
    };
    let mut fits = counts.iter().filter_map(|&count| end(count));
    fits.find(|&end| {
        let whole = if end == 12 && !compound {
            all_given(words, &text[..end]) && glosses(&text[end..])
        } else {
            whole_native(words, &text[..end])
        };
        // 议员向某报表示: a preposition behind the title.
        let towards = text.starts_with('向') && words.begins(&text[end..], class::SAYING);
        // 某某周一表示
        let day =
            text[..end].ends_with('周') && text[end..].starts_with(['一', '二', '三', '四', '五', '六', '日', '末']);
        whole && !towards && !day && !crosses(words, text, end) && ends_name(words, &text[end..])
    })
}

/// A surname and two characters, whatever follows: 老师林小明走了.
pub(super) fn open_native(words: &Words, text: &str) -> Option<usize> {
    let end = text.char_indices().nth(2).map(|(i, c)| i + c.len_utf8())?;
    let word = words.longest(text, !class::COMPOUND).is_some_and(|(word, _)| word.len() > 3);
    (!word && whole_native(words, &text[..end]) && !crosses(words, text, end)).then_some(end)
}

/// Whether the last character in front of `end` belongs to the next word: 项明|关于, 林明|同时.
fn crosses(words: &Words, text: &str, end: usize) -> bool {
    let last = text[..end].chars().next_back().map_or(0, char::len_utf8);
    // 林明|接受采访时说
    if text[end - last..].starts_with("接受") {
        return true;
    }
    let word = words.longest(&text[end - last..], class::PREPOSITION | class::TIME | class::SAYING);
    word.is_some_and(|(word, classes)| {
        // 林明|回答, but 林小坚|称
        let says = classes & class::SAYING != 0 && !word.ends_with(['说', '称', '道']);
        word.len() > last && (word.ends_with('于') || says || classes & class::TIME != 0)
    })
}

pub(super) fn glosses(rest: &str) -> bool {
    rest.starts_with(ASIDE)
}

pub(super) fn all_given(words: &Words, name: &str) -> bool {
    name.chars().all(|c| is_han(c) && !words.has(c, sign::NOT_GIVEN))
}

/// Whether all of `name` is a surname and a given name.
pub(super) fn whole_native(words: &Words, name: &str) -> bool {
    let compound = words.longest(name, class::COMPOUND).map(|e| e.0.len());
    let surname = match compound {
        Some(len) if len < name.len() => len,
        _ if name.chars().next().is_some_and(|c| words.has(c, sign::SURNAME)) => 3,
        _ => return false,
    };
    let given = &name[surname.min(name.len())..];
    let count = given.chars().count();
    let known = words.begins(name, class::NOT_NAME | class::STATE | class::NOT_CUE | class::TITLE | class::OUTLET)
        || is_word(words, name);
    (1..=2).contains(&count)
        && all_given(words, given)
        && !is_word(words, given)
        && (compound.is_some() || !known)
        && !ends_in_title(words, name)
}

pub(super) fn ends_in_title(words: &Words, name: &str) -> bool {
    words.longest_end(name, class::TITLE | class::BODY | class::OUTLET_END).is_some()
}

/// A surname and one or two characters with a gloss or a word of saying right behind: then a given name may hold
/// characters that are small words elsewhere (可, 于, 位 …).
pub(super) fn seldom_native(words: &Words, text: &str) -> Option<usize> {
    let first = text.chars().next().filter(|&c| words.has(c, sign::SURNAME))?;
    let preposition = words.classes(&text[..first.len_utf8()]) & class::PREPOSITION != 0;
    if words.begins(text, class::NOT_NAME) {
        return None;
    }
    let ends = text.char_indices().map(|(i, c)| i + c.len_utf8()).take(3).skip(1);
    let mut named = ends.filter(|&end| {
        let (name, rest) = (&text[..end], &text[end..]);
        let given = &name[first.len_utf8()..];
        let long = |class: u32| words.longest(rest, class).is_some_and(|(word, _)| word.len() > 3);
        let says =
            || long(class::SAYING | class::TIME) || words.begins(rest, class::FOLLOWER) && words.speaks_soon(rest);
        let spoken = given.len() > 3
            && !preposition
            && given.chars().all(|c| is_given(words, c))
            && says()
            && !is_word(words, given);
        name.chars().all(is_han) && (glosses(rest) || spoken)
    });
    named.next().filter(|&end| !ends_in_title(words, &text[..end]))
}

/// A surname and two characters of which the last is 和, where nothing can be joined by it: 林明和周一说.
pub(super) fn ends_in_and(words: &Words, text: &str) -> Option<usize> {
    let surname = text.chars().next().is_some_and(|c| words.has(c, sign::SURNAME));
    let (at, last) = text.char_indices().nth(2)?;
    let (given, rest) = (&text[..at], &text[at + last.len_utf8()..]);
    let (word, _) = words.longest(rest, class::SAYING | class::TIME)?;
    let alone = word.len() > 3 && !rest[word.len()..].starts_with('的');
    (surname && last == '和' && alone && whole_native(words, given)).then_some(at + last.len_utf8())
}

/// The same where nothing but a small word follows: 秘书长林之明及他人.
pub(super) fn seldom_open(words: &Words, text: &str) -> Option<usize> {
    let first = text.chars().next().filter(|&c| words.has(c, sign::SURNAME))?;
    let end = text.char_indices().nth(2).map(|(at, c)| at + c.len_utf8())?;
    let (name, given) = (&text[..end], &text[first.len_utf8()..end]);
    let word = words.longest(text, !class::COMPOUND).is_some_and(|(word, _)| word.len() > 3);
    let whole = given.chars().all(|c| is_given(words, c)) && !is_word(words, given) && !word;
    (whole && ends_name(words, &text[end..]) && !ends_in_title(words, name)).then_some(end)
}

/// Whether a given name can hold a character, seldom as that may be.
fn is_given(words: &Words, c: char) -> bool {
    is_han(c) && (SELDOM_GIVEN.contains(c) || !words.has(c, sign::NOT_GIVEN))
}

/// Whether two characters are a word that goes on after a name, rather than the given name of somebody: 至少, 最近.
fn is_word(words: &Words, given: &str) -> bool {
    given.len() > 3 && words.classes(given) & (class::FOLLOWER | class::TIME | class::STATE) != 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::words::tables;

    fn behind_title(text: &str) -> Option<&str> {
        native(tables(), text, Place::BehindTitle).map(|len| &text[..len])
    }

    #[test]
    fn a_name_ends_where_a_preposition_begins() {
        assert_eq!(behind_title("林明关于此事的看法"), Some("林明"));
        assert_eq!(behind_title("林小坚称没有此事"), Some("林小坚"));
    }

    #[test]
    fn words_are_no_given_names() {
        assert_eq!(behind_title("成至少三十种"), None);
        assert_eq!(seldom_native(tables(), "林可位认为"), Some("林可位".len()));
    }
}

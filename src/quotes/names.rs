//! Recognising the names of people in Chinese, by what stands around them.

use std::ops::Range;

use super::bare::{introduced, is_wordless, nickname, pen_name, speaker};
use super::latin::latin;
use super::native::{
    ends_in_and, ends_in_title, glosses, is_towards, native, open_native, seldom_native, seldom_open, whole_native,
};
use super::page::ASIDE;
use super::words::{Words, class, is_han, sign};

/// What goes on after a name.
const AFTER: u32 =
    class::FOLLOWER | class::SAYING | class::THINKING | class::PREPOSITION | class::HONORIFIC | class::TIME;
/// A name in foreign characters is no longer than this, in characters between dots.
const LONGEST_PART: usize = 8;
/// All of it is no longer than this, in bytes: more is a list.
const LONGEST_DOTTED: usize = 120;

/// What names of people do not end in: such words are groups and things.
pub(super) const NO_NAME_ENDS: [char; 20] = [
    '人', '员', '方', '家', '组', '队', '部', '会', '局', '党', '国', '省', '市', '县', '区', '社', '校', '院', '法',
    '性',
];

/// Whether a character joins the parts of a foreign name.
pub(super) fn is_dot(c: char) -> bool {
    matches!(c, '·' | '•' | '‧' | '・' | '．' | '∙')
}

/// Whether a character joins the parts of a foreign name, where it is clear that it is one: 施塔克-瓦青格.
pub(super) fn is_joint(c: char) -> bool {
    is_dot(c) || c == '-'
}

/// How sure it is that something stands where a name would.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Behind an office or a profession.
    BehindTitle,
    /// Where a clause begins.
    Opening,
}

/// A name that was recognised, and how much speaks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub at: Range<usize>,
    pub weight: u32,
}

/// From this weight on, summed over the article, something is a name.
pub(super) const ENOUGH: u32 = 3;

/// The name that begins at `start` of `read`, if one does.
pub(super) fn name_at(words: &Words, read: &str, start: usize, place: Place) -> Option<Found> {
    let text = &read[start..];
    let found = |len: usize, weight: u32| Some(Found { at: start..start + len, weight });
    if let Some(len) = whole_dotted(words, text).or_else(|| ends_in_and(words, text)) {
        return found(len, ENOUGH);
    }
    // 顾问向路透社透露: nobody called 向路.
    if is_towards(words, text) {
        return None;
    }
    let native = native(words, text, place);
    match place {
        Place::BehindTitle => {
            let foreign = foreign(words, text).filter(|&len| native.is_none_or(|n| len > n));
            if let Some(len) = foreign {
                // Words are written in such characters too: without a gloss or a verb of saying, twice is needed.
                let rest = &text[len..];
                let clear = len > 6 || glosses(rest) || speaks(words, &text[..len], rest);
                return found(len, if clear { ENOUGH } else { 1 });
            }
            // 减轻农民劳役和赋税: two characters are a word as easily as a name.
            if let Some(len) = native.filter(|&len| len == 6) {
                let clear = glosses(&text[len..]) || speaks(words, &text[..len], &text[len..]);
                return found(len, if clear { ENOUGH } else { 1 });
            }
            let clear = native
                .or_else(|| seldom_native(words, text))
                .or_else(|| glossed(words, text))
                .or_else(|| pen_name(words, text))
                .or_else(|| latin(text));
            match clear {
                Some(len) => found(len, ENOUGH),
                None => match nickname(words, text, true) {
                    Some(found) => Some(Found { at: start..start + found.at.end, weight: ENOUGH }),
                    None => {
                        let open = open_native(words, text).or_else(|| short_foreign(words, text));
                        found(open.or_else(|| seldom_open(words, text))?, 1)
                    }
                },
            }
        }
        // 向某某表示: a preposition that is also a surname.
        Place::Opening
            if words.classes(text.get(..3).unwrap_or_default()) & (class::PREPOSITION | class::FOLLOWER) != 0 =>
        {
            None
        }
        Place::Opening => {
            if let Some(found) = nickname(words, text, false) {
                return Some(Found { at: start + found.at.start..start + found.at.end, ..found });
            }
            if let Some(len) = introduced(words, text) {
                return found(len, ENOUGH);
            }
            let Some(len) = native else {
                let spoken = foreign(words, text).filter(|&len| words.begins(&text[len..], class::SAYING));
                let seldom = || seldom_native(words, text).and_then(|len| found(len, 2));
                return spoken.and_then(|len| found(len, 2)).or_else(|| speaker(words, read, start)).or_else(seldom);
            };
            let rest = &text[len..];
            let weight = match (words.begins(rest, class::SAYING), len / 3) {
                (true, 3..) => 3,
                (_, 3..) if goes_on_to_speak(words, &text[..len], rest) => 3,
                // 王毅强调: two characters with a word of saying that is no single character.
                (true, _) if words.longest(rest, class::SAYING).is_some_and(|(word, _)| word.len() > 3) => 3,
                // 林明还对记者说, 林明得知
                (_, 2) if goes_on_to_speak(words, &text[..len], rest) => 2,
                (_, 2) if words.longest(rest, class::THINKING).is_some_and(|(word, _)| word.len() > 3) => 2,
                // A paragraph begins with who it is about.
                (_, 3) if start == 0 => 2,
                (true, _) | (_, 3..) if rest.starts_with([ASIDE, '：']) || words.begins(rest, class::SAYING) => 2,
                _ => 1,
            };
            found(len, weight)
        }
    }
}

/// Whether somebody of that name says something, at once or later in the clause.
pub(super) fn speaks(words: &Words, name: &str, rest: &str) -> bool {
    words.begins(rest, class::SAYING) || goes_on_to_speak(words, name, rest)
}

/// Whether a name at the beginning of a clause says something later in it: 某某某在会上说, 某某某（化名）说.
fn goes_on_to_speak(words: &Words, name: &str, rest: &str) -> bool {
    if name.ends_with(NO_NAME_ENDS) {
        return false;
    }
    let after = rest.trim_start_matches(ASIDE);
    let clear = after.len() < rest.len() || words.begins(rest, class::FOLLOWER | class::PREPOSITION | class::TIME);
    // 林明并不认同
    let verb = after.trim_start_matches('并').trim_start_matches('不');
    clear && (words.begins(verb, class::SAYING | class::THINKING) || words.speaks_soon(after))
}

/// The name that ends in front of `end`, where an honorific or a gloss in Latin letters stands.
pub(super) fn name_before(words: &Words, read: &str, from: usize, end: usize) -> Option<Range<usize>> {
    let text = &read[from..end];
    // 牧村次夫 is written in foreign characters too.
    let japanese = |at: &usize| words.begins(&text[*at..], class::COMPOUND) && whole_native(words, &text[*at..]);
    if let Some(start) = text.char_indices().rev().skip(2).take(3).map(|(i, _)| i).find(japanese) {
        return Some(from + start..end);
    }
    if let Some(start) = foreign_before(words, text) {
        return Some(from + start..end);
    }
    let starts: Vec<usize> = text.char_indices().rev().take(4).map(|(i, _)| i).collect();
    let fits = |count: usize| {
        let start = *starts.get(count - 1)?;
        whole_native(words, &text[start..]).then_some(start)
    };
    let titled =
        |start: &usize| words.longest_end(&text[..*start], class::TITLE | class::BODY | class::STATE).is_some();
    let clean = |start: &usize| !text[..*start].ends_with(is_han);
    let choices: Vec<usize> = [3, 2, 4].into_iter().filter_map(fits).collect();
    let best = choices.iter().find(|s| titled(s)).or_else(|| choices.iter().find(|s| clean(s))).or(choices.first());
    best.map(|&start| from + start..end)
}

/// Parts in foreign characters with dots between, where no thing is named after somebody: 某某·某某图书奖.
fn whole_dotted(words: &Words, text: &str) -> Option<usize> {
    let thing = |rest: &str| rest.starts_with(['奖', '杯', '号']) || rest.starts_with("书奖");
    // 美国-墨西哥 is a border.
    let places = |name: &str| {
        name.split_once('-').is_some_and(|(left, right)| {
            words.begins(left, class::STATE | class::NOT_NAME) || words.begins(right, class::STATE | class::NOT_NAME)
        })
    };
    dotted(words, text).filter(|&len| {
        let joined = !text[..len].contains('-') || (ends_name(words, &text[len..]) && !places(&text[..len]));
        !thing(&text[len..]) && joined
    })
}

/// Parts in foreign characters with dots between.
fn dotted(words: &Words, text: &str) -> Option<usize> {
    let mut end = None;
    let mut part = 0;
    for (at, c) in text.char_indices() {
        if at > LONGEST_DOTTED {
            return None;
        }
        if is_joint(c) && part > 0 && part <= LONGEST_PART {
            end = Some(at);
            part = 0;
        } else if is_han(c) && part < LONGEST_PART && (end.is_some() || words.has(c, sign::FOREIGN | sign::DOTTED)) {
            // Behind the first dot, the name ends where other words begin.
            let second = part == 1 && c == '地';
            if end.is_some() && part > 0 && !second && ends_foreign(words, &text[at..], c) {
                return Some(at);
            }
            part += 1;
        } else if end.is_some() && part > 0 {
            return Some(at);
        } else {
            return None;
        }
    }
    end.filter(|_| part > 0).map(|_| text.len())
}

/// Whether a name in foreign characters cannot go on with what `rest` begins with.
fn ends_foreign(words: &Words, rest: &str, c: char) -> bool {
    if !words.has(c, sign::FOREIGN | sign::DOTTED) || ["历史", "历任", "历届"].iter().any(|w| rest.starts_with(w))
    {
        return true;
    }
    // 某某·某某大学
    if words.longest(rest, class::GENERIC).is_some_and(|(word, _)| word.len() > 3) {
        return true;
    }
    // 某某向本台说.
    if is_towards(words, rest) {
        return true;
    }
    // 提 ends names from Central Asia, 比 others; neither does where it begins a longer word.
    if matches!(c, '提' | '比') && words.longest(rest, !class::COMPOUND).is_none_or(|(word, _)| word.len() == 3) {
        return false;
    }
    let goes_on = rest.chars().nth(1).is_some_and(|c| words.has(c, sign::FOREIGN) || is_joint(c));
    words.longest(rest, AFTER).is_some_and(|(word, _)| word.len() > 3 || !goes_on)
}

/// The name whose first dot stands at `dot`.
pub(super) fn name_around(words: &Words, read: &str, from: usize, dot: usize) -> Option<Range<usize>> {
    let mut start = dot;
    for (at, c) in read[from..dot].char_indices().rev().take(LONGEST_PART) {
        let end = from + at + c.len_utf8();
        let title = words.longest_end(&read[from..end], class::TITLE).is_some_and(|w| w.len() > 3);
        // Behind the last title or small word: 提到多力坤·艾沙.
        let small = class::FOLLOWER | class::PREPOSITION | class::SAYING | class::STATE | class::VAGUE;
        let word =
            words.longest_end(&read[from..end], small).is_some_and(|w| w.len() > 3 && !words.has(c, sign::FOREIGN));
        if !words.has(c, sign::FOREIGN | sign::DOTTED) || title || word {
            break;
        }
        start = from + at;
    }
    let len = whole_dotted(words, &read[start..]).filter(|_| start < dot)?;
    // 某某·某某协会 is a body.
    if words.begins(&read[start + len..], class::BODY) {
        return None;
    }
    Some(start..start + len)
}

/// One part in foreign characters, with a clear end; in those of Tibetan and Uyghur names, where its bearer speaks.
fn foreign(words: &Words, text: &str) -> Option<usize> {
    // 可以 is written in such characters too.
    if words.longest(text, !(class::NOT_NAME | class::COMPOUND)).is_some_and(|(word, _)| word.len() > 3) {
        return None;
    }
    let (mut count, mut seldom) = (0, false);
    for (at, c) in text.char_indices() {
        if !is_han(c) || (count > 1 && ends_foreign(words, &text[at..], c)) {
            let rest = &text[at..];
            let enough = count > 2 && !seldom || (count > 1 && (glosses(rest) || speaks(words, &text[..at], rest)));
            return (enough && ends_name(words, rest)).then_some(at);
        }
        if !words.has(c, sign::FOREIGN | sign::DOTTED) || count > LONGEST_PART {
            return None;
        }
        seldom |= !words.has(c, sign::FOREIGN);
        count += 1;
    }
    (count > 1 && !seldom).then_some(text.len())
}

/// Two foreign characters that are no word.
fn short_foreign(words: &Words, text: &str) -> Option<usize> {
    let end = text.char_indices().nth(1).map(|(i, c)| i + c.len_utf8())?;
    let small = text.starts_with(['以', '因', '为', '将', '把', '被', '向', '对']);
    let foreign = !small && text[..end].chars().all(|c| words.has(c, sign::FOREIGN));
    (foreign && is_wordless(words, text, end) && ends_name(words, &text[end..])).then_some(end)
}

fn foreign_before(words: &Words, text: &str) -> Option<usize> {
    let mut start = None;
    let (mut count, mut dots, mut titled) = (0, 0, false);
    for (at, c) in text.char_indices().rev() {
        if is_joint(c) {
            dots += 1;
        } else if words.has(c, sign::FOREIGN) && words.longest_end(&text[..at + c.len_utf8()], class::TITLE).is_none() {
            count += 1;
            start = Some(at);
        } else {
            let title = class::TITLE | class::SPOKESPERSON;
            titled = words.longest_end(&text[..at + c.len_utf8()], title).is_some_and(|w| w.len() > 3);
            break;
        }
    }
    start.filter(|_| dots > 0 || count > 2 || (titled && count == 2))
}

/// Two to five characters with a gloss right behind.
fn glossed(words: &Words, text: &str) -> Option<usize> {
    let run: usize =
        text.chars().take(7).take_while(|&c| is_han(c) && !words.has(c, sign::NOT_GIVEN)).map(char::len_utf8).sum();
    let name = &text[..run];
    // More than three characters are foreign, or no name.
    let shaped = run <= 9 || name.chars().all(|c| words.has(c, sign::FOREIGN | sign::DOTTED));
    ((6..=18).contains(&run) && shaped && glosses(&text[run..]) && !ends_in_title(words, name)).then_some(run)
}

/// Whether a name can end in front of `rest`.
pub(super) fn ends_name(words: &Words, rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| !is_han(c) && !is_joint(c)) || words.begins(rest, AFTER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::words::tables;

    fn behind_title(text: &str) -> Option<&str> {
        name_at(tables(), text, 0, Place::BehindTitle).map(|f| &text[f.at])
    }

    #[test]
    fn a_surname_and_a_given_name() {
        assert_eq!(behind_title("林小明说，好"), Some("林小明"));
        assert_eq!(behind_title("林明在会上"), Some("林明"));
        assert_eq!(behind_title("欧阳小明表示"), Some("欧阳小明"));
        assert_eq!(behind_title("方面表示"), None);
    }

    #[test]
    fn a_gloss_makes_any_character_a_given_name() {
        let read = format!("林可音{}认为", ASIDE.to_string().repeat(9));
        assert_eq!(behind_title(&read), Some("林可音"));
    }

    #[test]
    fn names_in_foreign_characters() {
        assert_eq!(behind_title("约翰·史密斯在会上说"), Some("约翰·史密斯"));
        assert_eq!(behind_title("史密斯指出"), Some("史密斯"));
        assert_eq!(behind_title("Anna Schmidt 说"), Some("Anna Schmidt"));
    }

    #[test]
    fn a_name_in_front_of_its_gloss() {
        let read = "大学教授林小明";
        assert_eq!(name_before(tables(), read, 0, read.len()).map(|r| &read[r]), Some("林小明"));
        let read = "大学讲师约翰·史密斯";
        assert_eq!(name_before(tables(), read, 0, read.len()).map(|r| &read[r]), Some("约翰·史密斯"));
    }
}

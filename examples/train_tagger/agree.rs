//! What the larger tagger does in one sentence and not in the next: bodies that it takes as a whole or in pieces (the whole is
//! right), people whom it passes over here and finds there.

use std::collections::HashMap;

use super::mend::Name;

/// The whole name is told at least so often.
const OFTEN: u32 = 2;
/// Names of fewer characters are seldom cut; of more there are few.
const LENGTHS: std::ops::RangeInclusive<usize> = 5..=16;

/// Somebody is told by name at least so often, …
const KNOWN: u32 = 20;
/// … and in three places of ten where the characters stand.
const SHARE: (u32, u32) = (3, 10);
/// How many characters a name has that is looked for everywhere.
const PERSON: std::ops::RangeInclusive<usize> = 2..=4;

/// Corrects the sentences of one source. Maps are only asked, never gone through: their order does not matter.
pub fn agree(sentences: &mut [(String, Vec<Name>)]) {
    join_bodies(sentences);
    find_people(sentences);
}

fn find_people(sentences: &mut [(String, Vec<Name>)]) {
    // How often a string is somebody's name, and how often it stands there.
    let mut counts: HashMap<String, (u32, u32)> = HashMap::new();
    for (text, names) in sentences.iter() {
        for &(start, end, _) in names.iter().filter(|n| n.2 == 1) {
            let name = &text[start..end];
            if PERSON.contains(&name.chars().count()) && name.chars().all(is_han) {
                counts.entry(name.to_owned()).or_default().0 += 1;
            }
        }
    }
    for (text, _) in sentences.iter() {
        for at in pieces(text) {
            if let Some(count) = counts.get_mut(&text[at.0..at.1]) {
                count.1 += 1;
            }
        }
    }
    for (text, names) in sentences.iter_mut() {
        let known = |at: &(usize, usize)| {
            let named = counts.get(&text[at.0..at.1]);
            named.is_some_and(|&(named, all)| named >= KNOWN && named * SHARE.1 >= all * SHARE.0)
        };
        let mut found: Vec<(usize, usize)> = pieces(text).filter(known).collect();
        found.sort_by_key(|&(start, end)| (std::cmp::Reverse(end - start), start));
        for (start, end) in found {
            if names.iter().all(|n| n.1 <= start || end <= n.0) {
                names.push((start, end, 1));
            }
        }
        names.sort_unstable();
    }
}

/// All places where a name of somebody could stand.
fn pieces(text: &str) -> impl Iterator<Item = (usize, usize)> {
    text.char_indices().filter(|&(_, c)| is_han(c)).flat_map(|(start, _)| {
        let run = text[start..].char_indices().take(*PERSON.end()).take_while(|&(_, c)| is_han(c));
        run.skip(PERSON.start() - 1).map(move |(at, c)| (start, start + at + c.len_utf8()))
    })
}

fn join_bodies(sentences: &mut [(String, Vec<Name>)]) {
    let mut counts: HashMap<String, u32> = HashMap::new();
    for (text, names) in sentences.iter() {
        for &(start, end, kind) in names {
            let name = &text[start..end];
            if kind == 3 && LENGTHS.contains(&name.chars().count()) && name.chars().all(is_han) {
                *counts.entry(name.to_owned()).or_default() += 1;
            }
        }
    }
    for (text, names) in sentences.iter_mut() {
        let mut next = 0;
        for (start, _) in text.char_indices().filter(|&(_, c)| is_han(c)) {
            if start < next {
                continue;
            }
            let ends = text[start..].char_indices().take(*LENGTHS.end()).take_while(|&(_, c)| is_han(c));
            let ends = ends.map(|(at, c)| start + at + c.len_utf8()).skip(LENGTHS.start() - 1);
            let whole = ends.filter(|&end| counts.get(&text[start..end]).is_some_and(|&n| n >= OFTEN)).last();
            let Some(end) = whole else { continue };
            next = end;
            let crosses = |n: &&Name| n.0 < end && start < n.1;
            if names.iter().filter(crosses).all(|n| start <= n.0 && n.1 <= end) {
                names.retain(|n| !crosses(&n));
                names.push((start, end, 3));
                names.sort_unstable();
            }
        }
    }
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_that_is_taken_whole_elsewhere_is_whole() {
        let whole = || ("海边港务管理局说".to_owned(), vec![(0, "海边港务管理局".len(), 3)]);
        let cut = ("昨天海边港务管理局说".to_owned(), vec![("昨天".len(), "昨天海边".len(), 5)]);
        let mut sentences = vec![whole(), cut, whole()];
        agree(&mut sentences);
        assert_eq!(sentences[1].1, [("昨天".len(), "昨天海边港务管理局".len(), 3)]);
    }

    #[test]
    fn somebody_who_is_well_known_is_found_everywhere() {
        let known = || ("林明说".to_owned(), vec![(0, "林明".len(), 1)]);
        let mut sentences: Vec<_> = (0..KNOWN).map(|_| known()).collect();
        sentences.push(("听林明说".to_owned(), Vec::new()));
        agree(&mut sentences);
        assert_eq!(sentences[KNOWN as usize].1, [("听".len(), "听林明".len(), 1)]);
    }
}

//! The several names of one body: 网信办 of 国家互联网信息办公室, 陆委会 of 台湾陆委会.

use super::SpeakerKind;
use super::cast::Cast;
use super::words::{Words, class, is_han};

/// Only so many of the bodies named last are asked whether one is meant by another name.
const LATELY: usize = 24;
/// A short name has no more characters than this.
const LONGEST_SHORT: usize = 6;
/// The first character of a short name is one of so many that the full name begins with, the last one of so many at its end.
const BEGINNING: usize = 5;
const ENDING: usize = 3;

impl Cast {
    /// The body of that name: one that is known by it, or by a name that is short for it or the other way round.
    pub(super) fn body(&mut self, words: &Words, name: &str, kind: SpeakerKind) -> usize {
        if let Some(id) = self.find(name) {
            return id;
        }
        let lately = self.bodies_lately(LATELY).filter(|&id| self.get(id).kind == kind);
        let mut fuller = None;
        for id in lately {
            let other = self.get(id).name.as_str();
            if is_part(words, name, other) || abbreviates(name, other, kind) {
                fuller = Some((id, false));
                break;
            }
            if abbreviates(other, name, kind) {
                fuller = Some((id, true));
                break;
            }
        }
        match fuller {
            Some((id, longer)) => {
                self.also_known(name, id, longer);
                id
            }
            None => self.member(name, kind),
        }
    }
}

/// Whether a name is the other without the country in front of it.
fn is_part(words: &Words, short: &str, full: &str) -> bool {
    let country = full.strip_suffix(short).map(|front| front.chars().map(|c| words.fold(c)).collect::<String>());
    country.is_some_and(|country| short.chars().nth(2).is_some() && words.classes(&country) & class::STATE != 0)
}

/// Whether the characters of a name are some of those of the other, from its beginning to its end.
fn abbreviates(short: &str, full: &str, kind: SpeakerKind) -> bool {
    let least = if kind == SpeakerKind::Outlet { 2 } else { 3 };
    let count = short.chars().take(LONGEST_SHORT + 1).count();
    let length = full.chars().count();
    if !(least..=LONGEST_SHORT).contains(&count) || length < count + 2 || full.contains(short) {
        return false;
    }
    let mut rest = full.chars().enumerate();
    let mut places = short.chars().map(|c| rest.find(|&(_, other)| other == c && is_han(c)).map(|(at, _)| at));
    let (first, mut last) = match places.next().flatten() {
        Some(first) => (first, first),
        None => return false,
    };
    for place in places {
        match place {
            Some(at) => last = at,
            None => return false,
        }
    }
    first < BEGINNING && last + ENDING >= length
}

/// The short name that stands in parentheses behind a body: （以下简称“网信办”）.
pub(super) fn short_name(aside: &str) -> Option<&str> {
    let called = ["简称", "下称", "簡稱", "下稱", "又称", "又稱"];
    let (at, word) = called.iter().filter_map(|word| aside.find(word).map(|at| (at, word))).min()?;
    let name = aside[at + word.len()..].trim_start_matches(['为', '為', '：', ' ', '“', '「', '"', '‘', '『']);
    let end = name.find(|c| !is_han(c)).unwrap_or(name.len());
    (2..=10).contains(&name[..end].chars().take(11).count()).then_some(&name[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_is_made_of_the_full_one() {
        let body = |short, full| abbreviates(short, full, SpeakerKind::Organisation);
        assert!(body("港管局", "滨海港口管理局"));
        assert!(body("航研会", "海岸航运研究委员会"));
        assert!(!body("港务局", "滨海市税务局"), "another body");
        assert!(!body("管理局", "滨海港口管理局"), "the end of a name is nobody in particular");
        assert!(abbreviates("滨视", "滨海电视台", SpeakerKind::Outlet));
    }

    #[test]
    fn a_short_name_in_parentheses() {
        assert_eq!(short_name("（以下简称“港管局”）"), Some("港管局"));
        assert_eq!(short_name("(下稱「港管局」)"), Some("港管局"));
        assert_eq!(short_name("(Harbour Office)"), None);
    }
}

//! Names in Latin letters within Chinese text.

use super::{Found, Kind};
use crate::voices::reading::Reading;
use crate::voices::words::is_han;

/// A name has no more words than this.
const MOST_WORDS: usize = 6;

/// Short offices in front of a name: Rep. Jim Doe.
const OFFICES: [&str; 13] = ["Rep", "Sen", "Dr", "Mr", "Mrs", "Ms", "Gov", "Gen", "Prof", "Lt", "Col", "Rev", "Hon"];

/// Adds every run of capitalised words.
pub(super) fn names(r: &Reading, out: &mut Vec<Found>) {
    let letter = |c: char| c.is_alphanumeric() && !is_han(c);
    let mut at = 0;
    while at < r.chars.len() {
        let c = r.chars[at];
        let opens = !is_han(c)
            && c.is_uppercase()
            && (at == 0 || !(letter(r.chars[at - 1]) || matches!(r.chars[at - 1], '@' | '#' | '_')));
        if !opens {
            at += 1;
            continue;
        }
        let (mut end, mut words) = (at, 0);
        let mut next = at;
        while words < MOST_WORDS {
            let stop = word_end(r, next);
            let word = &r.chars[next..stop];
            let particle = words > 0
                && matches!(r.part(next..stop), "de" | "van" | "von" | "of" | "the" | "and" | "al" | "bin" | "for");
            if word.is_empty() || !(word[0].is_uppercase() || particle) {
                break;
            }
            words += 1;
            if !particle {
                end = stop;
            }
            // John F. Kennedy
            let initial = word.len() == 1 && r.chars.get(stop) == Some(&'.');
            let stop = stop + usize::from(initial);
            if !r.chars.get(stop).is_some_and(|c| matches!(c, ' ' | '\u{a0}')) {
                break;
            }
            next = stop + 1;
        }
        let office = r.chars.get(end) == Some(&'.') && OFFICES.contains(&r.part(at..end));
        if end - at >= 2 && !office {
            out.push(Found::new(at..end, Kind::Latin));
        }
        at = end.max(at + 1);
    }
}

/// Where a word of Latin letters ends: dots, hyphens and apostrophes inside belong to it.
fn word_end(r: &Reading, at: usize) -> usize {
    let letter = |c: char| c.is_alphanumeric() && !is_han(c);
    let mut end = at;
    while end < r.chars.len() {
        let c = r.chars[end];
        let inside = matches!(c, '.' | '’' | '\'' | '-') && r.chars.get(end + 1).is_some_and(|&c| letter(c));
        if !(letter(c) || inside) {
            break;
        }
        end += 1;
    }
    end
}

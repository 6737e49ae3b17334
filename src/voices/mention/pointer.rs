//! Pronouns, and nouns that point back to somebody named before: 他, 该报, the report.

use super::{Found, Kind};
use crate::voices::reading::{QUOTED, Reading};
use crate::voices::words::{Words, class};

/// What a pointer can mean. The numbers stand in features.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::voices) enum Points {
    Him = 1,    // 他, he.
    Her = 2,    // 她, she.
    Them,       // 他们, they.
    ThisPerson, // 这位, 对方.
    Thing,      // 其, it; 该报, the ministry; 声明, the report.
}

impl Points {
    /// What the words of a pointer can mean.
    pub(in crate::voices) fn of(words: &Words, text: &str) -> Self {
        match text {
            "他" | "他本人" | "他自己" | "he" | "He" => Self::Him,
            "她" | "她本人" | "她自己" | "she" | "She" => Self::Her,
            "他们" | "她们" | "它们" | "双方" | "两者" | "两人" | "二人" | "they" | "They" => Self::Them,
            "其" | "它" | "it" | "It" => Self::Thing,
            _ if words.classes(text) & (class::THE_BODY | class::THE_TEXT) != 0 => Self::Thing,
            _ if text.starts_with("the ") || text.starts_with("The ") => Self::Thing,
            _ => Self::ThisPerson,
        }
    }

    /// Whether only people are meant.
    pub(in crate::voices) fn is_human(self) -> bool {
        matches!(self, Self::Him | Self::Her | Self::ThisPerson)
    }
}

/// The pointers of a leaf, outside quotations.
pub(super) fn find(words: &Words, r: &Reading) -> Vec<Found> {
    if r.english { english(words, r) } else { chinese(words, r) }
}

fn chinese(words: &Words, r: &Reading) -> Vec<Found> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < r.mask.len() {
        let Some((end, found)) = r.longest(words, at, POINTERS).filter(|_| r.mask[at] != QUOTED) else {
            at += 1;
            continue;
        };
        // 其中, 其他, 其实: no pronoun.
        let part = r.part(at..end) == "其"
            && (matches!(r.mask.get(end), Some('中' | '他' | '实' | '余' | '次' | '它'))
                || at > 0 && r.mask[at - 1] == '尤');
        if !part && found & class::NOT_NAME == 0 {
            out.push(Found::new(at..end, Kind::Pointer));
        }
        at = end;
    }
    out
}

const POINTERS: u32 = class::PRONOUN | class::PLURAL | class::THE_BODY | class::NOT_NAME;

fn english(words: &Words, r: &Reading) -> Vec<Found> {
    let mut out = Vec::new();
    let mut article: Option<usize> = None;
    for (at, apart) in r.english_words() {
        article = article.filter(|_| !apart);
        match r.part(at.clone()) {
            "he" | "He" | "she" | "She" | "they" | "They" | "it" | "It" => out.push(Found::new(at, Kind::Pointer)),
            "the" | "The" => article = Some(at.start),
            word => {
                let text = words.english(word) & class::THE_TEXT != 0;
                if let Some(start) = article.filter(|_| text) {
                    out.push(Found::new(start..at.end, Kind::Pointer));
                }
                article = article.filter(|start| !text && at.start - start <= 20);
            }
        }
    }
    out
}

use std::collections::{HashMap, HashSet};

use crate::article::Article;
use crate::document::Document;
use crate::sources::{Source, SourceKind};

/// Names as the original and as the translation write them, where the two differ, in reading order.
///
/// First the glosses: a name with its Latin form in parentheses on one side, where the other side writes that form. Then the speakers of
/// quotations that correspond, where the counterparts of all of one speaker's quotations have one speaker.
pub(super) fn names(original: &Article, translation: &Article, pairs: &[(usize, usize)]) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    let mut add = |one: &str, other: &str| {
        let known = out.iter().any(|(a, b)| a == one || b == other);
        if !known && one != other && !one.is_empty() && !other.is_empty() {
            out.push((one.to_owned(), other.to_owned()));
        }
    };
    let (ours, theirs) = (words(&original.document), words(&translation.document));
    for source in speakers(original) {
        if let Some(latin) = source.latin.as_deref().filter(|latin| holds(&theirs, latin)) {
            add(&source.name, latin);
        }
    }
    for source in speakers(translation) {
        if let Some(latin) = source.latin.as_deref().filter(|latin| holds(&ours, latin)) {
            add(latin, &source.name);
        }
    }
    // Whoever is named with some certainty, and what kind of speaker that is.
    let speaker = |article: &Article, quote: usize| {
        let name = article.findings.speaker(&article.findings.quotes[quote])?;
        // A name all in capitals is the place that a report comes from.
        (!is_shouted(&name.name)).then(|| (name.name.clone(), name.kind))
    };
    let mut said: HashMap<(String, String), usize> = HashMap::new();
    let (mut of_ours, mut of_theirs): (HashMap<String, usize>, HashMap<String, usize>) = Default::default();
    let mut order = Vec::new();
    for (i, j) in pairs {
        let (Some((one, kind)), Some((other, its))) = (speaker(original, *i), speaker(translation, *j)) else {
            continue;
        };
        if kind != its {
            continue;
        }
        *of_ours.entry(one.clone()).or_default() += 1;
        *of_theirs.entry(other.clone()).or_default() += 1;
        let count = said.entry((one, other)).or_insert_with_key(|key| {
            order.push(key.clone());
            0
        });
        *count += 1;
    }
    for (one, other) in order {
        let both = said[&(one.clone(), other.clone())];
        if both == of_ours[&one] && both == of_theirs[&other] {
            add(&one, &other);
        }
    }
    out
}

fn speakers(article: &Article) -> impl Iterator<Item = &Source> {
    let of_people = |s: &&Source| {
        matches!(s.kind, SourceKind::Person | SourceKind::Organisation | SourceKind::Outlet | SourceKind::Document)
    };
    article.sources.iter().filter(of_people)
}

fn is_shouted(name: &str) -> bool {
    name.contains(' ') && name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase)
}

/// The Latin words of a document, in lower case.
fn words(document: &Document) -> HashSet<String> {
    let mut out = HashSet::new();
    for block in &document.blocks {
        block.for_each_text(&mut |text| {
            out.extend(letters(text.as_str()));
        });
    }
    out
}

fn letters(text: &str) -> impl Iterator<Item = String> {
    // Han characters are letters too, of no Latin word.
    text.split(|c: char| !c.is_alphabetic() || c >= '\u{2e80}').filter(|w| !w.is_empty()).map(str::to_lowercase)
}

/// Whether a text has the last word of a name: `Chong` of `Ian Chong`.
fn holds(words: &HashSet<String>, name: &str) -> bool {
    letters(name).last().is_some_and(|last| words.contains(&last))
}

#[cfg(test)]
mod tests {
    use crate::pair::Pair;

    #[test]
    fn glosses_and_speakers() {
        let zh = "---\n<p>“情况并不乐观，谁也不知道，”学者林小明(Lin Xiaoming)说。</p><p>“我们会继续努力下去，”外长王大力说。</p>";
        let en = "---\n<p>“The situation is not good and nobody knows,” said Lin Xiaoming, a scholar.</p>\
                  <p>“We will go on working hard,” said Wang Dali, the foreign minister.</p>";
        let want = [("林小明", "Lin Xiaoming"), ("王大力", "Wang Dali")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(Pair::parse(zh, en).names, want);
        assert_eq!(Pair::parse(zh, en).swapped().names[0].0, "Lin Xiaoming");
    }
}

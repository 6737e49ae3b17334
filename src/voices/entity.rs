//! Entities: the mentions that are one and the same, under the fullest name that the article gives.
//!
//! A short form belongs to a full one by how Chinese and English shorten names: a part of a dotted or spaced name, a given
//! name, a surname with a form of address, the end of a body's name, the abbreviation of one; and a gloss in parentheses to
//! the name in front of it. Each form is looked up by what it could be short for, so that thousands of names cost no more
//! than so many look-ups.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::mention::{Kind, Mention};
use super::reading::Reading;
use super::words::DOTS;

/// Somebody or something with a name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entity {
    /// The fullest form, as the article writes it.
    pub name: String,
    /// The same in Simplified characters.
    pub folded: String,
    /// The form in Latin letters from a gloss.
    pub latin: Option<String>,
    /// What most of its mentions are.
    pub kind: Kind,
    /// Its mentions, in reading order.
    pub mentions: Vec<usize>,
    /// Whether words for women and for men stand beside its names, once somebody asked.
    pub gender: OnceCell<(bool, bool)>,
}

/// A gloss is looked for within so many characters.
const LONGEST_GLOSS: usize = 60;
/// So many full names are tried for one short form.
const MOST_TRIED: usize = 24;

/// Behind these stands a relative: 总统夫人米拉·普里莫 is not whom the article calls 普里莫.
const KIN: [&str; 18] = [
    "夫人", "妻子", "太太", "丈夫", "女儿", "儿子", "长子", "次子", "长女", "女婿", "父亲", "母亲", "哥哥", "弟弟",
    "姐姐", "妹妹", "之子", "之女",
];

/// A form of a name, and how often it stands as what.
struct Form<'r> {
    text: &'r str,
    /// Whether it is introduced as a relative's.
    relative: bool,
    counts: [u32; 11],
    total: u32,
    kind: Kind,
    parent: Option<usize>,
}

/// Puts the mentions together: sets their `entity`, and marks those in glosses as asides.
pub(super) fn cluster(readings: &[Reading], mentions: &mut [Mention]) -> Vec<Entity> {
    let (mut forms, known, of_mention) = forms(readings, mentions);
    let mut latin = glosses(readings, mentions, &of_mention, &mut forms);
    link(&mut forms, &known);
    let root = |mut form: usize| {
        for _ in 0..8 {
            form = forms[form].parent.unwrap_or(form);
        }
        form
    };
    let roots: Vec<usize> = (0..forms.len()).map(root).collect();
    let mut counts = vec![[0; 11]; forms.len()];
    let mut entities: Vec<Entity> = Vec::new();
    let mut of_form: Vec<Option<usize>> = vec![None; forms.len()];
    for (number, mention) in mentions.iter_mut().enumerate() {
        let Some(form) = of_mention[number] else { continue };
        let top = roots[form];
        let id = *of_form[top].get_or_insert_with(|| {
            let (folded, latin) = (forms[top].text.to_owned(), latin.remove(&top));
            let (name, kind, mentions, gender) = (String::new(), Kind::Latin, Vec::new(), OnceCell::new());
            entities.push(Entity { name, folded, latin, kind, mentions, gender });
            entities.len() - 1
        });
        let entity = &mut entities[id];
        if form == top && entity.name.is_empty() {
            entity.name = readings[mention.leaf].original(mention.at.clone()).to_owned();
        }
        entity.mentions.push(number);
        counts[top][mention.kind as usize] += 1;
        entity.kind = main_kind(&counts[top]);
        mention.entity = Some(id);
    }
    entities
}

/// What a name is, by how often its forms stand as what: Latin letters tell least.
fn main_kind(counts: &[u32; 11]) -> Kind {
    const KINDS: [Kind; 8] =
        [Kind::Person, Kind::Body, Kind::Outlet, Kind::Title, Kind::Place, Kind::Generic, Kind::Account, Kind::Latin];
    let weight = |kind: &Kind| if *kind == Kind::Latin { 0.5 } else { f64::from(counts[*kind as usize]) };
    let present = KINDS.iter().filter(|k| counts[**k as usize] > 0);
    present.fold((Kind::Latin, 0.0), |best, k| if weight(k) > best.1 { (*k, weight(k)) } else { best }).0
}

/// The forms by what they are.
type Known<'r> = HashMap<&'r str, usize>;

/// All forms, and for each mention the number of its own.
fn forms<'r>(readings: &'r [Reading], mentions: &[Mention]) -> (Vec<Form<'r>>, Known<'r>, Vec<Option<usize>>) {
    let mut forms: Vec<Form> = Vec::new();
    let mut known = Known::new();
    let mut of_mention = Vec::with_capacity(mentions.len());
    for mention in mentions {
        if !mention.kind.is_name() {
            of_mention.push(None);
            continue;
        }
        let text = readings[mention.leaf].part(mention.at.clone());
        let id = *known.entry(text).or_insert_with(|| {
            let (kind, counts) = (mention.kind, [0; 11]);
            forms.push(Form { text, relative: false, counts, total: 0, kind, parent: None });
            forms.len() - 1
        });
        let before = readings[mention.leaf].part(mention.at.start.saturating_sub(2)..mention.at.start);
        forms[id].relative |= text.contains(DOTS) && KIN.contains(&before);
        forms[id].counts[mention.kind as usize] += 1;
        forms[id].total += 1;
        of_mention.push(Some(id));
    }
    for form in &mut forms {
        form.kind = main_kind(&form.counts);
    }
    (forms, known, of_mention)
}

/// NAME（GLOSS）: what stands in the parentheses is another form of the name, and acts nowhere. Gives the Latin forms.
fn glosses(
    readings: &[Reading],
    mentions: &mut [Mention],
    of_mention: &[Option<usize>],
    forms: &mut [Form],
) -> HashMap<usize, String> {
    let mut latin = HashMap::new();
    for number in 0..mentions.len() {
        let Some(form) = of_mention[number] else { continue };
        let (leaf, end) = (mentions[number].leaf, mentions[number].at.end);
        let r = &readings[leaf];
        let Some((open, close)) = parenthesis(r, end) else { continue };
        let first: String =
            r.chars[open..close].iter().take_while(|c| !matches!(c, '，' | ',' | '、' | ';' | '；' | '/')).collect();
        let first = first.trim();
        for inner in number + 1..mentions.len() {
            let m = &mentions[inner];
            if m.leaf != leaf || m.at.start >= close {
                break;
            }
            let Some(other) = of_mention[inner].filter(|_| m.at.start >= open && m.at.end <= close) else { continue };
            let is_latin = m.kind == Kind::Latin;
            let named = first == forms[other].text
                || first.strip_prefix("简称") == Some(forms[other].text)
                || first.strip_prefix("下称") == Some(forms[other].text);
            let begins = m.at.start <= open + 6;
            mentions[inner].aside = true;
            if other != form && begins && (is_latin || named) {
                if forms[other].parent.is_none() && forms[form].parent != Some(other) {
                    forms[other].parent = Some(form);
                }
                if is_latin {
                    let text = r.original(mentions[inner].at.clone());
                    latin.entry(form).or_insert_with(|| text.to_owned());
                }
            }
        }
    }
    latin
}

/// The inside of the parenthesis that follows a place, behind a closing mark.
pub(super) fn parenthesis(r: &Reading, mut at: usize) -> Option<(usize, usize)> {
    if r.chars.get(at).is_some_and(|c| matches!(c, '》' | '”' | '」' | '』')) {
        at += 1;
    }
    if r.chars.get(at).is_some_and(|c| matches!(c, ' ' | '\u{a0}')) {
        at += 1;
    }
    if !r.chars.get(at).is_some_and(|c| matches!(c, '（' | '(')) {
        return None;
    }
    let inside = r.chars[at + 1..].iter().take(LONGEST_GLOSS).take_while(|c| !matches!(c, '(' | '（' | '\n'));
    let len = inside.into_iter().position(|c| matches!(c, '）' | ')'))?;
    (len > 1).then_some((at + 1, at + 1 + len))
}

/// Gives every short form its full one.
fn link(forms: &mut [Form], known: &Known) {
    // For each form what it can be short for.
    let mut longer: Vec<Vec<usize>> = vec![Vec::new(); forms.len()];
    let mut openings: HashMap<char, Vec<usize>> = HashMap::new();
    let mut order: Vec<usize> = (0..forms.len()).collect();
    order.sort_by_cached_key(|&f| std::cmp::Reverse(forms[f].text.chars().count()));
    for &full in &order {
        let form = &forms[full];
        let person = form.kind.is_personal();
        if form.kind != Kind::Place {
            shorter(form.text, person, |short| {
                let Some(&short) = known.get(short) else { return };
                if forms[short].kind.is_personal() == person && longer[short].len() < MOST_TRIED {
                    longer[short].push(full);
                }
            });
        }
        if matches!(form.kind, Kind::Body | Kind::Outlet) {
            for c in form.text.chars().take(3) {
                let bucket = openings.entry(c).or_default();
                if bucket.len() < MOST_TRIED {
                    bucket.push(full);
                }
            }
        }
    }
    for &short in &order {
        if forms[short].parent.is_some() {
            continue;
        }
        let form = &forms[short];
        let mut fulls = std::mem::take(&mut longer[short]);
        let len = form.text.chars().count();
        if matches!(form.kind, Kind::Body | Kind::Outlet | Kind::Generic) && (2..=7).contains(&len) {
            let first = form.text.chars().next().and_then(|c| openings.get(&c));
            fulls.extend(first.into_iter().flatten().filter(|&&f| abbreviates(form.text, forms[f].text)));
        }
        let surname = |f: usize| forms[f].text.ends_with(form.text);
        let longer = |&f: &usize| {
            f != short
                && forms[f].text.len() > form.text.len()
                && forms[f].parent != Some(short)
                && !(forms[f].relative && surname(f))
        };
        let best = fulls.into_iter().filter(longer).fold(None, |best: Option<usize>, f| match best {
            Some(b) if forms[b].total >= forms[f].total => Some(b),
            _ => Some(f),
        });
        forms[short].parent = best;
    }
}

/// Gives everything that a full name can be shortened to.
fn shorter(full: &str, person: bool, mut give: impl FnMut(&str)) {
    if !person {
        let count = full.chars().count().saturating_sub(1).min(14);
        return full.char_indices().take(count).skip(1).for_each(|(at, _)| give(&full[at..]));
    }
    let mut parts = full.split(|c| DOTS.contains(&c) || matches!(c, ' ' | '-' | '—')).filter(|p| !p.is_empty());
    let (first, last) = (parts.next(), parts.next_back());
    if let (Some(first), Some(last)) = (first, last) {
        give(first);
        parts.for_each(&mut give);
        give(last);
        // 唐纳德·约翰·特朗普: 约翰·特朗普; Mary Ann Johnson: Mary Johnson.
        for (at, c) in full.char_indices().filter(|(_, c)| !c.is_alphanumeric()).take(4) {
            give(&full[at + c.len_utf8()..]);
            give(&full[..at]);
        }
        give(&format!("{first} {last}"));
        return;
    }
    let count = full.chars().count();
    if let Some(surname) = full.chars().next().filter(|c| count <= 4 && !c.is_ascii()) {
        for (cut, (at, _)) in full.char_indices().enumerate().skip(1).take(2) {
            if count >= cut + 2 {
                give(&full[at..]);
            }
        }
        give(&full[..surname.len_utf8()]);
        // 李女士 and 李先生 are whoever of that surname has a full name.
        ["先生", "女士", "小姐", "太太", "某"].iter().for_each(|form| give(&format!("{surname}{form}")));
    }
}

/// 国台办, 国务院台湾事务办公室: the characters in order, the first near the beginning and the last near the end.
fn abbreviates(short: &str, full: &str) -> bool {
    let (short, full): (Vec<char>, Vec<char>) = (short.chars().collect(), full.chars().collect());
    if full.len() < short.len() + 2 {
        return false;
    }
    let mut rest = full.iter();
    let in_order = short.iter().all(|c| rest.any(|f| f == c));
    let last = short[short.len() - 1];
    let begins = short.len() <= 4 || full.starts_with(&short[..2]);
    let ends = if short.len() <= 4 { full[full.len() - 3..].contains(&last) } else { full.ends_with(&[last]) };
    // 中共 is no abbreviation of 中共当局, but a name of its own.
    in_order && begins && ends && !full.starts_with(&short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_name_is_shortened_to() {
        let has = |full: &str, person: bool, short: &str| {
            let mut found = false;
            shorter(full, person, |s| found |= s == short);
            found
        };
        assert!(has("唐纳德·特朗普", true, "特朗普"));
        assert!(has("欧阳文海", true, "文海"));
        assert!(has("Mary Ann Johnson", true, "Johnson"));
        assert!(has("中国外交部", false, "外交部"));
        assert!(!has("商汤科技公司", false, "司"));
    }

    #[test]
    fn abbreviations_keep_the_order() {
        assert!(abbreviates("国台办", "国务院台湾事务办公室"));
        assert!(!abbreviates("台国办", "国务院台湾事务办公室"));
    }
}

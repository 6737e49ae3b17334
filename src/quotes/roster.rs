//! Who is named in a Chinese article: a first reading, so that short forms and headlines find their full names.

use std::collections::HashMap;

use super::bare::newcomer;
use super::cast::Cast;
use super::latin::{latin, latin_person};
use super::names::{self, ENOUGH, Place, is_dot, is_joint, name_around, name_at, name_before};
use super::page::{ASIDE, Page, QUOTED};
use super::words::{Words, class, is_han, is_letter, sign};
use super::{Leaf, SpeakerKind};
use crate::pace::Pause;

/// What speaks for a name so far.
#[derive(Debug, Default)]
struct Candidate<'p> {
    weight: u32,
    latin: Option<&'p str>,
    /// What somebody of that name goes by besides: 阿明 of 阿明本名林志明.
    alias: Option<&'p str>,
    /// Which page names it first, and where: the order that members are added in.
    first: (usize, usize),
    name: &'p str,
}

/// What tells that a name is near.
const TELLING: u32 = class::TITLE | class::HONORIFIC | class::STATE;

/// What stands between a nickname and the name of its bearer.
const REAL_NAMES: [&str; 4] = ["本名", "原名", "真名", "全名"];

/// Candidates by the name as it is read.
type Candidates<'p> = HashMap<&'p str, Candidate<'p>>;

/// Adds everyone whom the Chinese pages name to the cast.
pub(super) async fn meet(
    words: &Words,
    leaves: &[Leaf<'_>],
    pages: &[Page<'_>],
    cast: &mut Cast,
    pause: &mut impl Pause,
) {
    let mut candidates = Candidates::new();
    for (number, page) in pages.iter().enumerate().filter(|(_, p)| !p.english) {
        read_page(words, page, number, &mut candidates);
        pause.pause().await;
    }
    for (number, name) in commenters(words, leaves, pages) {
        let entry = candidates.entry(name).or_default();
        let page = &pages[number];
        *entry =
            Candidate { weight: ENOUGH, first: (number, 0), name: &page.text[..name.len()], ..std::mem::take(entry) };
    }
    let mut people: Vec<(&str, Candidate)> = candidates.into_iter().filter(|(_, c)| c.weight >= ENOUGH).collect();
    people.sort_unstable_by_key(|&(form, ref c)| (c.first, form));
    cast.expect(people.len());
    let fuller = fuller_forms(&people);
    let rivals = rivals(&people);
    let short = |form: &str| fuller.contains_key(form);
    for (form, candidate) in people.iter().filter(|(form, c)| !short(form) && !outdone(form, c, &rivals)) {
        let id = cast.member(candidate.name, SpeakerKind::Person);
        cast.add_form(form, id);
        if let Some(latin) = candidate.latin {
            cast.gloss(id, latin);
        }
        if let Some(alias) = candidate.alias {
            cast.add_form(alias, id);
        }
    }
    for (form, full) in &fuller {
        if let Some((_, id)) = cast.starting(full).filter(|(len, _)| *len == full.len()) {
            cast.add_form(form, id);
        }
    }
    for (form, candidate) in &people {
        if let Some(id) = cast.find(candidate.name) {
            add_short_forms(words, form, id, cast);
        }
    }
}

/// The full name for each short one that was found on its own: 普尔福德 in 德·普尔福德 in 卢克·德·普尔福德.
fn fuller_forms<'p>(people: &[(&'p str, Candidate<'p>)]) -> HashMap<&'p str, &'p str> {
    let mut out: HashMap<&str, &str> = HashMap::new();
    for (form, _) in people {
        for (at, dot) in form.char_indices().filter(|&(_, c)| is_dot(c)) {
            let short = &form[at + dot.len_utf8()..];
            if short.chars().count() > 1 && out.get(short).is_none_or(|full| full.len() < form.len()) {
                out.insert(short, form);
            }
        }
    }
    out
}

/// The first two characters of a name of three.
fn first_two(form: &str) -> Option<&str> {
    let mut starts = form.char_indices().skip(2);
    let (cut, _) = starts.next()?;
    (starts.next().is_some() && starts.next().is_none()).then(|| &form[..cut])
}

/// How much speaks for each name of two characters, and how much for the longest claim of a name of three that begins so.
fn rivals<'p>(people: &[(&'p str, Candidate<'p>)]) -> HashMap<&'p str, (u32, u32)> {
    let two = people.iter().filter(|(form, _)| form.chars().nth(1).is_some() && form.chars().nth(2).is_none());
    let mut out: HashMap<&str, (u32, u32)> = two.map(|(form, c)| (*form, (c.weight, 0))).collect();
    for (form, candidate) in people {
        if let Some((_, longer)) = first_two(form).and_then(|begin| out.get_mut(begin)) {
            *longer = candidate.weight.max(*longer);
        }
    }
    out
}

/// Whether a name is another with a word behind it, or the beginning of another: 林明坐 is not somebody where more speaks for
/// 林明, nor 林小 beside 林小明.
fn outdone(form: &str, candidate: &Candidate, rivals: &HashMap<&str, (u32, u32)>) -> bool {
    match first_two(form) {
        Some(begin) => candidate.latin.is_none() && rivals.get(begin).is_some_and(|&(w, _)| w > candidate.weight),
        None => rivals.get(form).is_some_and(|&(_, longer)| longer >= candidate.weight),
    }
}

/// 纳吉 for 史蒂芬·纳吉, 林郑 for 林郑月娥, Schmidt for Anna Schmidt.
fn add_short_forms(words: &Words, form: &str, id: usize, cast: &mut Cast) {
    let last = form.rsplit(|c: char| is_dot(c) || c == ' ').next().unwrap_or_default();
    if last.len() < form.len() && last.chars().count() > 1 && cast.starting(last).is_none() {
        cast.add_form(last, id);
    }
    // 斯维特兰娜 for 斯维特兰娜·奥尔洛娃, where nobody else is called so.
    let first = form.split(is_dot).next().unwrap_or_default();
    if first.len() < form.len() && first.chars().count() > 2 && cast.starting(first).is_none() {
        cast.add_form(first, id);
    }
    if let Some((surname, _)) = words.longest(form, class::COMPOUND).filter(|(s, _)| form.len() == s.len() + 6)
        && cast.starting(surname).is_none()
    {
        cast.add_form(surname, id);
    }
    if let Some(first) = form.chars().next().filter(|&c| words.has(c, sign::SURNAME)) {
        cast.add_surname(first, id);
    }
}

fn read_page<'p>(words: &Words, page: &'p Page<'_>, number: usize, candidates: &mut Candidates<'p>) {
    let read = page.read.as_str();
    let mut add = |at: std::ops::Range<usize>, weight: u32, latin: Option<&'p str>| {
        let (form, name) = (read[at.clone()].trim(), page.text[at.clone()].trim());
        if form.is_empty() || name.contains(['“', '”', '「', '」']) {
            return;
        }
        let entry = candidates.entry(form).or_insert_with(|| Candidate {
            first: (number, at.start),
            name,
            ..Candidate::default()
        });
        entry.weight += weight;
        if entry.latin.is_none() {
            entry.latin = latin;
        }
        if entry.alias.is_none() {
            entry.alias = alias_before(words, read, at.start);
        }
    };
    if let Some(len) = label(words, read) {
        add(0..len, ENOUGH, None);
    }
    // Where the name ends that was recognised last.
    let mut named = 0..0;
    // Where the stretch of Chinese began that is being read, and whether a clause opens here.
    let (mut stretch, mut opening) = (0, true);
    let mut at = 0;
    while let Some(c) = read[at..].chars().next() {
        let rest = &read[at..];
        // Most characters are nothing by themselves.
        if !opening
            && is_han(c)
            && words.opens_none(c, TELLING)
            && !matches!(c, '的' | '本' | '原' | '真' | '全' | '如' | '像')
        {
            at += c.len_utf8();
            continue;
        }
        if c == QUOTED {
            at += rest.bytes().take_while(|&b| b == QUOTED as u8).count();
            (stretch, opening) = (at, true);
            continue;
        }
        if c == ASIDE {
            let end = at + rest.len() - rest.trim_start_matches(ASIDE).len();
            if let Some(latin) = latin_person(&page.text[at..end]) {
                let before = || name_before(words, read, stretch, before_rank(words, &read[stretch..at]) + stretch);
                if let Some(name) = Some(named.clone()).filter(|n| n.end == at).or_else(before) {
                    add(name, ENOUGH, Some(latin));
                }
            }
            (at, opening) = (end, false);
            continue;
        }
        if opening
            && is_han(c)
            && let Some(found) = name_at(words, read, at, Place::Opening)
        {
            add(found.at, found.weight, None);
        }
        if is_joint(c) {
            if let Some(name) = name_around(words, read, stretch, at) {
                at = name.end;
                add(name, ENOUGH, None);
            } else {
                at += c.len_utf8();
            }
            continue;
        }
        if c.is_ascii_uppercase()
            && !read[..at].ends_with(|c: char| c.is_ascii_alphanumeric())
            && let Some((len, weight)) = latin_name(words, &read[..at], rest)
        {
            add(at..at + len, weight, None);
            at += len;
            continue;
        }
        if !is_han(c) {
            at += c.len_utf8();
            (stretch, opening) = (at, !is_letter(c));
            continue;
        }
        // 来自海边的横海在城里: twice, or where its bearer speaks.
        if c == '的'
            && let Some(name) = newcomer(words, &read[stretch..at], &read[at + c.len_utf8()..])
        {
            let start = at + c.len_utf8();
            let aged = read[stretch..at].ends_with('岁');
            add(start..start + name, if aged { ENOUGH } else { 2 }, None);
        }
        // 家住海边的林小明说
        if c == '的'
            && let Some(found) = name_at(words, read, at + c.len_utf8(), Place::Opening)
            && words.begins(&read[found.at.end..], class::SAYING)
            && found.weight > 1
        {
            add(found.at, found.weight + 1, None);
        }
        // 就像林明说的, 正如林明所说
        if matches!(c, '如' | '像')
            && let Some(found) = name_at(words, read, at + c.len_utf8(), Place::Opening)
            && is_quoted_so(words, &read[found.at.end..])
        {
            add(found.at, ENOUGH, None);
        }
        opening = false;
        let real = || REAL_NAMES.iter().find(|word| rest.starts_with(**word));
        if let Some(real) = Some(c).filter(|c| matches!(c, '本' | '原' | '真' | '全')).and_then(|_| real()) {
            at += real.len();
            at += read[at..].chars().next().filter(|c| matches!(c, '叫' | '是' | '为')).map_or(0, char::len_utf8);
            if let Some(found) = name_at(words, read, at, Place::BehindTitle) {
                add(found.at, names::ENOUGH, None);
            }
            continue;
        }
        match words.longest(rest, class::TITLE | class::HONORIFIC) {
            None if words.begins(rest, class::STATE) => {
                at += words.longest(rest, class::STATE).map_or(3, |(w, _)| w.len());
                if read[at..].starts_with('人') {
                    at += '人'.len_utf8();
                    if let Some(found) = name_at(words, read, at, Place::BehindTitle) {
                        add(found.at, found.weight, None);
                    }
                }
            }
            Some((title, classes))
                if words.longest(rest, class::NOT_CUE).is_none_or(|(w, _)| w.len() <= title.len()) =>
            {
                if classes & class::HONORIFIC != 0
                    && let Some(name) =
                        name_before(words, read, stretch, at).filter(|n| clear_start(words, read, n.start))
                {
                    add(name, 2, None);
                }
                at += title.len();
                // 创始人之一某某.
                at += if read[at..].starts_with("之一") { "之一".len() } else { 0 };
                // 外交部长官 is no 外交部长.
                at += if title.ends_with('长') && read[at..].starts_with('官') { '官'.len_utf8() } else { 0 };
                if let Some(found) = name_at(words, read, at, Place::BehindTitle) {
                    named = found.at.clone();
                    let weight = if read[found.at.clone()].starts_with(is_han) { found.weight } else { names::ENOUGH };
                    add(found.at, weight, None);
                }
                stretch = stretch.max(at.saturating_sub(60));
                while !read.is_char_boundary(stretch) {
                    stretch += 1;
                }
            }
            _ => at += c.len_utf8(),
        }
    }
}

/// Whether what follows a name lets its bearer be quoted: 所说, 说的.
fn is_quoted_so(words: &Words, rest: &str) -> bool {
    let said = || words.longest(rest, class::SAYING).is_some_and(|(word, _)| rest[word.len()..].starts_with('的'));
    ["所说", "所言", "所写", "说的", "写的", "讲的"].iter().any(|word| rest.starts_with(word)) || said()
}

/// The nickname that the name at `start` is told the bearer of: 阿明本名….
fn alias_before<'t>(words: &Words, read: &'t str, start: usize) -> Option<&'t str> {
    let before = &read[..start];
    let before = before.strip_suffix(['叫', '是', '为']).unwrap_or(before);
    let before = REAL_NAMES.iter().find_map(|word| before.strip_suffix(word))?;
    let begin = before.char_indices().rev().take_while(|&(_, c)| is_han(c)).take(5).last()?.0;
    let alias = &before[begin..];
    ((6..=12).contains(&alias.len()) && words.longest_end(alias, class::TITLE | class::PRONOUN).is_none())
        .then_some(alias)
}

/// Where a rank begins that `text` ends with: 某某准将.
fn before_rank(words: &Words, text: &str) -> usize {
    let rank = words.longest_end(text, class::HONORIFIC).filter(|w| w.len() < text.len()).map_or(0, str::len);
    text.len() - rank
}

/// The name that labels a paragraph of somebody's words: 王某：“……”.
fn label(words: &Words, read: &str) -> Option<usize> {
    let (len, colon) = read.char_indices().take(5).find(|&(_, c)| !is_han(c))?;
    let quoted = colon == '：' && read[len + colon.len_utf8()..].starts_with(QUOTED);
    let surname = read.chars().next().is_some_and(|c| words.has(c, sign::SURNAME));
    let word = words.longest(read, !class::COMPOUND).is_some_and(|(word, _)| word.len() > 3);
    let speaks = words.longest_end(&read[..len], class::SAYING).is_some();
    (quoted && surname && !word && !speaks && (6..=12).contains(&len)).then_some(len)
}

/// What readers call themselves whose comments stand one under the other, each labelled so: three of them at least.
fn commenters<'p>(words: &Words, leaves: &[Leaf<'_>], pages: &'p [Page<'_>]) -> Vec<(usize, &'p str)> {
    let label = |(leaf, page): (&Leaf, &'p Page)| pseudonym(words, &page.read).filter(|_| !leaf.listed);
    let labels: Vec<Option<&str>> = leaves.iter().zip(pages).map(label).collect();
    let mut out = Vec::new();
    for (at, run) in labels.windows(3).enumerate() {
        if let &[Some(a), Some(b), Some(c)] = run
            && a != b
            && b != c
            && a != c
        {
            out.extend([(at, a), (at + 1, b), (at + 2, c)]);
        }
    }
    out
}

/// What stands in front of the colon that a paragraph begins with, if somebody can call themselves so.
fn pseudonym<'t>(words: &Words, read: &'t str) -> Option<&'t str> {
    let (len, _) = read.char_indices().take(12).find(|&(_, c)| c == '：')?;
    let name = &read[..len];
    let says = words.longest_end(name, class::SAYING | class::NOT_CUE).is_some();
    let ends = class::TITLE | class::VAGUE | class::DOCUMENT | class::BODY | class::LABELLED;
    let whole = name.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    let known = words.longest(name, class::PREDICATE).is_some_and(|(word, _)| word.len() > 3)
        || words.begins(name, class::REPORTER);
    (whole
        && name.chars().nth(1).is_some()
        && !known
        && !says
        && words.longest_end(name, ends).is_none_or(|w| w.len() == 3))
    .then_some(name)
}

/// A name in Latin letters, where somebody speaks under it: Anna 说.
fn latin_name(words: &Words, before: &str, rest: &str) -> Option<(usize, u32)> {
    let len = latin(rest)?;
    let after = rest[len..].trim_start_matches(' ');
    // 一个叫 Anna 的船员
    let called = before.trim_end_matches(' ').ends_with('叫') && after.starts_with('的');
    if called {
        return Some((len, ENOUGH));
    }
    let weight =
        if words.begins(after, class::SAYING) { ENOUGH } else { u32::from(words.begins(after, class::THINKING)) };
    (weight > 0).then_some((len, weight))
}

/// Whether a name can begin at `start`: behind a title, a small word, or nothing.
pub(super) fn clear_start(words: &Words, read: &str, start: usize) -> bool {
    let before = &read[..start];
    let classes = class::TITLE | class::PREPOSITION | class::FOLLOWER | class::STATE | class::BODY | class::VAGUE;
    !before.ends_with(is_han) || words.longest_end(before, classes).is_some()
}

//! What the article says of somebody beside the name: office, profession, home.

use super::context::acts;
use super::lexicon::words::DESCRIPTION_EDGES;
use super::mention::{Kind, Mention};
use super::reading::{QUOTED, Reading};
use super::scene::Scene;
use super::words::{class, is_han};

/// A description has no more characters than this.
const LONGEST: usize = 40;

/// The description at the first mention that has one.
pub(super) fn affiliation(scene: &Scene, id: usize) -> Option<String> {
    let entity = &scene.entities[id];
    if !entity.kind.is_personal() {
        return None;
    }
    let mentions = entity.mentions.iter().filter(|&&m| acts(&scene.mentions[m])).take(4);
    mentions.copied().find_map(|m| {
        let mention = &scene.mentions[m];
        let r = &scene.readings[mention.leaf];
        let words = if r.english { apposition(scene, r, mention) } else { in_front(scene, r, m) };
        words.filter(|w| (2..=LONGEST * 2).contains(&w.chars().count()))
    })
}

/// 新加坡国立大学政治学者|庄嘉颖: back to where the phrase begins.
fn in_front(scene: &Scene, r: &Reading, m: usize) -> Option<String> {
    let end = scene.mentions[m].at.start;
    let low = end.saturating_sub(LONGEST);
    let stops = |c: char| {
        matches!(c, '，' | '。' | '；' | '：' | '？' | '！' | ',' | ';' | ':' | '\n' | '、' | QUOTED | '—' | '）' | ')')
    };
    let mut start = (low..end).rev().find(|&at| stops(r.mask[at])).map_or(low, |at| at + 1);
    // What a cue or a preposition governs is none of the description.
    if let Some(cue) = r.cues[..r.cue_from(end)].last().filter(|c| c.end > start && c.end <= end) {
        start = cue.end;
    }
    let phrase = start..end;
    for at in phrase {
        let word = r.longest(scene.words, at, class::PREPOSITION | class::BY_SOURCE | class::NOT_NAME);
        let word = word.filter(|(_, found)| found & class::NOT_NAME == 0);
        if let Some((next, _)) = word
            && next < end
            && !matches!(r.part(at..next), "与" | "和" | "位于" | "来自" | "为")
        {
            start = start.max(next);
        }
    }
    // 某甲与学者某乙: only what is behind the other name.
    let other = scene.mentions[..m].iter().rev().take_while(|o| o.leaf == scene.mentions[m].leaf && o.at.end > start);
    if let Some(other) = other.filter(|o| matches!(o.kind, Kind::Person | Kind::Latin)).map(|o| o.at.end).next() {
        start = start.max(other);
    }
    let edge = |at: usize| {
        let edges = DESCRIPTION_EDGES.split(' ').filter(|edge| r.part(at..end).starts_with(edge));
        edges.map(|edge| edge.chars().count()).max()
    };
    while let Some(edge) = edge(start) {
        start += edge;
    }
    let read = r.part(start..end.max(start)).trim();
    let office = class::TITLE | class::BODY | class::OUTLET | class::VAGUE;
    let names =
        read.chars().all(|c| is_han(c) || c.is_alphanumeric() || matches!(c, ' ' | '·' | '《' | '》' | '（' | '-'));
    (names && scene.words.longest_end(read, office).is_some()).then(|| r.original(start..end).trim().to_owned())
}

/// Jane Doe, a lawyer in Oslo, said: what stands between the commas.
fn apposition(scene: &Scene, r: &Reading, mention: &Mention) -> Option<String> {
    let rest = &r.mask[mention.at.end..];
    if rest.first() == Some(&',') {
        let inside = rest[1..].iter().take(LONGEST * 2).position(|&c| matches!(c, ',' | '.' | ';' | QUOTED | '\n'))?;
        let words = r.original(mention.at.end + 1..mention.at.end + 1 + inside).trim();
        let opens =
            ["a ", "an ", "the ", "who ", "one ", "senior ", "director", "professor", "founder", "author", "head "];
        return opens.iter().any(|o| words.starts_with(o)).then(|| words.to_owned());
    }
    // Commerce Secretary Gina Raimondo: the offices in front.
    let mut start = mention.at.start;
    while start > 1 && r.mask[start - 1] == ' ' {
        let end = start - 1;
        let begin = r.run_start(end, char::is_alphanumeric);
        if begin == end || scene.words.english(r.part(begin..end)) & class::HONORIFIC == 0 {
            break;
        }
        start = begin;
    }
    (start < mention.at.start).then(|| r.original(start..mention.at.start).trim().to_owned())
}

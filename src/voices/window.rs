//! What the encoder sees of a quotation: the text around it, character by character, each with what is known of its place.

use std::collections::HashMap;

use super::candidate::{Candidate, History, Target};
use super::model::encoder::Vocabulary;
use super::reading::{Reading, Span};
use super::scene::Scene;

/// The longest window, in characters.
pub const LENGTH: usize = 256;
/// At most so many of them stand in front of the end of the quotation.
const BEFORE: usize = 192;
/// Paragraphs in front of the quotation's own.
const LEAVES: usize = 2;
/// Behind the sentence, so many characters more.
const BEHIND: usize = 12;
/// A quotation is shown by so many characters at each end; another one by so many.
const OWN_ENDS: usize = 5;
const OTHER_ENDS: usize = 3;
/// No more candidates are looked at.
pub const MOST: usize = 64;

/// What is known of a character's place, and how many values each has.
pub const SLOTS: [usize; 7] = [6, 21, 4, 10, 8, 5, 2];

/// See the module.
#[derive(Debug, Clone, Default)]
pub struct Window {
    /// The characters, by their number in the vocabulary; 0 is none.
    pub ids: Vec<u16>,
    /// What is known of each.
    pub slots: Vec<[u8; 7]>,
    /// The first and the last position of the quotation.
    pub quotation: (usize, usize),
    /// One for each candidate.
    pub options: Vec<Choice>,
}

/// A candidate as the encoder sees it.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The first and last position of its mention, and of the name that a pronoun may mean.
    pub places: [Option<usize>; 3],
    /// 0 a name, 1 a pronoun, 2 somebody who spoke before, 3 nobody, 4 somebody described.
    pub role: u8,
    /// 0 nobody, 1 the last to speak, 2 the one before, 3 earlier, 4 never.
    pub spoke: u8,
    /// How many mentions, at most 5.
    pub count: u8,
    /// What kind of entity; 0 none.
    pub kind: u8,
}

/// How many values role, spoke, count and kind have.
pub const CHOICES: [usize; 4] = [5, 5, 6, 11];

/// A character of the window: where it stands, and whether in a quotation.
struct Cell {
    c: char,
    leaf: usize,
    /// Its place in the leaf; none for the sign of an omission.
    at: Option<usize>,
    quoted: u8,
}

impl Scene<'_> {
    /// The window of a quotation with these candidates.
    pub fn window_of(
        &self,
        vocabulary: &Vocabulary,
        quote: usize,
        candidates: &[Candidate],
        history: &History,
    ) -> Window {
        let q = &self.settings[quote];
        let mut cells = Vec::new();
        for leaf in q.leaf.saturating_sub(LEAVES)..=q.leaf {
            self.cells(quote, leaf, &mut cells);
            if leaf < q.leaf {
                cells.push(Cell { c: '\n', leaf, at: None, quoted: 3 });
            }
        }
        let last = cells.iter().rposition(|c| c.quoted == 1).unwrap_or(cells.len() - 1);
        let cut = (last + 1).saturating_sub(BEFORE);
        let cells: Vec<Cell> = cells.into_iter().skip(cut).take(LENGTH).collect();
        let own: Vec<usize> = (0..cells.len()).filter(|&i| cells[i].quoted == 1).collect();
        let quotation = (own.first().copied().unwrap_or(0), own.last().copied().unwrap_or(0));
        let mut places: HashMap<(usize, usize), usize> = HashMap::new();
        cells.iter().enumerate().for_each(|(i, c)| {
            if let Some(at) = c.at {
                places.insert((c.leaf, at), i);
            }
        });
        let spoke = self.spoke(history);
        let mut window = Window {
            ids: cells.iter().map(|c| vocabulary.id(c.c)).collect(),
            slots: Vec::with_capacity(cells.len()),
            quotation,
            options: Vec::with_capacity(candidates.len()),
        };
        self.slots(quote, &cells, quotation, &spoke, &mut window.slots);
        for candidate in candidates {
            window.options.push(self.choice(candidate, &places, &spoke));
        }
        window
    }

    /// The characters of a leaf, quotations shortened.
    fn cells(&self, quote: usize, leaf: usize, out: &mut Vec<Cell>) {
        let q = &self.settings[quote];
        let r = &self.readings[leaf];
        let stop = if leaf == q.leaf { sentence_end(r, q.span.outer.end) } else { r.chars.len() };
        // Of a long paragraph further up only the end can be in the window.
        let mut at =
            if leaf == q.leaf { q.span.outer.start.saturating_sub(LENGTH * 4) } else { stop.saturating_sub(LENGTH) };
        let first = r.spans.partition_point(|s| s.outer.end <= at);
        let own = |s: &Span| leaf == q.leaf && s.outer == q.span.outer;
        let spans = r.spans[first..].iter().take_while(|s| s.outer.start < stop).filter(|s| !s.is_name || own(s));
        for span in spans {
            let (quoted, ends) = if own(span) { (1, OWN_ENDS) } else { (2, OTHER_ENDS) };
            out.extend((at..span.outer.start.max(at)).map(|i| Cell { c: r.chars[i], leaf, at: Some(i), quoted: 0 }));
            let (s, e) = (span.outer.start.max(at), span.outer.end);
            let cell = |i: usize| Cell { c: r.chars[i], leaf, at: Some(i), quoted };
            if e - s <= 2 * ends + 1 {
                out.extend((s..e).map(cell));
            } else {
                out.extend((s..s + ends).map(cell));
                out.push(Cell { c: '…', leaf, at: None, quoted });
                out.extend((e - ends..e).map(cell));
            }
            at = e;
        }
        out.extend((at..stop.max(at)).map(|i| Cell { c: r.chars[i], leaf, at: Some(i), quoted: 0 }));
    }

    /// Who spoke when: the last one first.
    fn spoke(&self, history: &History) -> HashMap<usize, u8> {
        let mut out = HashMap::new();
        for (_, target) in history.iter().rev().take(24) {
            if let Target::Entity(id) = target {
                let rank = (out.len() as u8 + 1).min(3);
                out.entry(*id).or_insert(rank);
            }
        }
        out
    }

    fn slots(
        &self,
        quote: usize,
        cells: &[Cell],
        own: (usize, usize),
        spoke: &HashMap<usize, u8>,
        out: &mut Vec<[u8; 7]>,
    ) {
        let q = &self.settings[quote];
        let ranks = self.recency(quote);
        for (i, cell) in cells.iter().enumerate() {
            let mut slots = [0; 7];
            slots[0] = match i {
                _ if cell.quoted == 1 && i == own.0 => 4,
                _ if cell.quoted == 1 && i == own.1 => 5,
                _ => cell.quoted,
            };
            let r = &self.readings[cell.leaf];
            if let Some(at) = cell.at {
                if let Some(m) = self.mention_at(cell.leaf, at) {
                    let mention = &self.mentions[m];
                    let first = u8::from(mention.at.start == at);
                    slots[1] = mention.kind as u8 * 2 - first;
                    slots[4] = ranks.get(&m).copied().unwrap_or(0);
                    let rank = mention.entity.map_or(4, |e| spoke.get(&e).copied().unwrap_or(4));
                    slots[5] = rank;
                    slots[6] = u8::from(mention.entity.is_some_and(|e| self.entities[e].in_title));
                }
                if cell.quoted != 1 {
                    let next = r.cues.partition_point(|c| c.end <= at);
                    slots[2] = r.cues.get(next).filter(|c| c.start <= at).map_or(0, |c| c.class as u8);
                }
                slots[3] = if cell.leaf < q.leaf {
                    6 + (q.leaf - cell.leaf).min(2) as u8
                } else if cell.quoted == 1 {
                    5
                } else if at < q.span.outer.start {
                    1 + r.breaks(at, q.span.outer.start).min(3) as u8
                } else {
                    9
                };
            }
            out.push(slots);
        }
    }

    /// The acting mention that covers a place.
    fn mention_at(&self, leaf: usize, at: usize) -> Option<usize> {
        let next = self.acting.partition_point(|&m| (self.mentions[m].leaf, self.mentions[m].at.end) <= (leaf, at));
        let m = *self.acting.get(next)?;
        (self.mentions[m].leaf == leaf && self.mentions[m].at.start <= at).then_some(m)
    }

    /// How far back each mention near a quotation stands: 1 the last one, 7 behind the quotation.
    fn recency(&self, quote: usize) -> HashMap<usize, u8> {
        let q = &self.settings[quote];
        let window = self.window(q);
        let behind = |m: &usize| self.mentions[*m].leaf == q.leaf && self.mentions[*m].at.start >= q.span.outer.end;
        let mut out = HashMap::new();
        let before: Vec<usize> = window.iter().copied().filter(|m| !behind(m)).collect();
        before.iter().rev().enumerate().for_each(|(i, &m)| {
            out.insert(m, (i as u8 + 1).min(6));
        });
        window.iter().filter(|m| behind(m)).for_each(|&m| {
            out.insert(m, 7);
        });
        out
    }

    fn choice(
        &self,
        candidate: &Candidate,
        places: &HashMap<(usize, usize), usize>,
        spoke: &HashMap<usize, u8>,
    ) -> Choice {
        let place = |leaf: usize, at: usize| places.get(&(leaf, at)).copied();
        let mention = candidate.mention.map(|m| &self.mentions[m]);
        let of = candidate.antecedent.map(|m| &self.mentions[m]);
        let role = match (candidate.target, mention, of) {
            (Target::Nobody, ..) => 3,
            (Target::Described(_), ..) => 4,
            (_, None, _) => 2,
            (.., Some(_)) => 1,
            _ => 0,
        };
        let entity = match candidate.target {
            Target::Entity(id) => Some(id),
            _ => None,
        };
        Choice {
            places: [
                mention.and_then(|m| place(m.leaf, m.at.start)),
                mention.and_then(|m| place(m.leaf, m.at.end - 1)),
                of.and_then(|m| place(m.leaf, m.at.start)),
            ],
            role,
            spoke: entity.map_or(0, |e| spoke.get(&e).copied().unwrap_or(4)),
            count: entity.map_or(0, |e| self.entities[e].mentions.len().min(5) as u8),
            kind: entity.map_or(0, |e| self.entities[e].kind as u8),
        }
    }
}

/// Where the sentence behind a quotation ends, with a few characters more.
fn sentence_end(r: &Reading, at: usize) -> usize {
    let limit = r.chars.len().min(at + LENGTH);
    let end = (at..limit).find(|&i| r.breaks(i, i + 1) > 0).unwrap_or(limit);
    (end + BEHIND).min(r.chars.len())
}

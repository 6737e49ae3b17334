//! What the encoder sees of a paragraph: one token for each mention, two for each quotation, and one for each other character or
//! word, of which long runs are shortened. What is said of them holds for the whole article, whichever quotation is asked about.

use super::candidate::{Candidate, History, Target};
use super::features::bucket;
use super::mention::{Kind, Mention};
pub use super::model::encoder::{CHOICES, Choice, SLOTS, Token};
use super::model::encoder::{Encoder, HIDDEN, Hidden, Vocabulary};
use super::reading::{Reading, ends_clause, lexical};
use super::scene::Scene;
use super::setting::closed;
use super::words::is_han;

/// Keys of what is no word.
const OMITTED: u32 = 2;
const EDGE: u32 = 3;
/// Of a run of plain words so many are kept at each end.
const KEPT: usize = 5;
/// So many tokens of the paragraph before stand in front.
const BEFORE: usize = 12;

/// A paragraph as tokens.
#[derive(Debug, Clone, Default)]
pub struct Leaf {
    /// In reading order.
    pub tokens: Vec<Token>,
    /// Where each of its mentions stands, by their numbers.
    mentions: Vec<(usize, usize)>,
    /// Where each of its quotations opens and closes.
    quotations: Vec<(usize, usize)>,
}

/// A paragraph as the encoder sees it.
struct Encoded {
    /// What each mention says as a speaker and as what a pronoun means.
    mentions: Vec<[Hidden; 2]>,
    /// What the first and the last token of each quotation say.
    quotations: Vec<[Hidden; 2]>,
}

/// The paragraphs that were looked at so far.
#[derive(Default)]
pub struct Sight(Vec<Option<Encoded>>);

/// The key of a word.
fn key(chars: &[char]) -> u32 {
    match chars {
        [] => 0,
        [c] => (*c as u32).max(4),
        _ => 1 << 21 | lexical(chars) >> 11,
    }
}

/// A token that is no word.
fn sign(key: u32) -> Token {
    Token { id: key as u16, slots: [0; SLOTS.len()] }
}

impl Scene<'_> {
    /// A paragraph as tokens.
    pub fn sequence(&self, vocabulary: &Vocabulary, leaf: usize) -> Leaf {
        let mut out = Leaf::default();
        if let Some(before) = leaf.checked_sub(1) {
            let mut last = Leaf::default();
            self.tokens(&|key| vocabulary.id(key), before, &mut last);
            out.tokens = last.tokens.split_off(last.tokens.len().saturating_sub(BEFORE));
        }
        out.tokens.push(sign(EDGE));
        self.tokens(&|key| vocabulary.id(key), leaf, &mut out);
        out
    }

    /// Adds the tokens of a paragraph; `id` gives words their numbers, by their keys.
    pub(super) fn tokens(&self, id: &impl Fn(u32) -> u16, leaf: usize, out: &mut Leaf) {
        let r = &self.readings[leaf];
        let mentions = &self.mentions[self.of_leaf[leaf].clone()];
        let first = self.of_leaf[leaf].start;
        out.quotations = vec![(0, 0); r.spans.len()];
        let (mut at, mut mention, mut span, mut cue, mut run) = (0, 0, 0, 0, out.tokens.len());
        let plain = |chars: &[char]| Token { id: id(key(chars)), slots: [0; SLOTS.len()] };
        while at < r.chars.len() {
            while mentions.get(mention).is_some_and(|m| m.at.start < at || m.inside) {
                mention += 1;
            }
            while r.spans.get(span).is_some_and(|s| s.outer.start < at || s.is_name) {
                span += 1;
            }
            while r.cues.get(cue).is_some_and(|c| c.start < at) {
                cue += 1;
            }
            let mut token = plain(&r.chars[at..=at]);
            let end;
            if let Some(s) = r.spans.get(span).filter(|s| s.outer.start == at) {
                let inner = &r.chars[s.inner.clone()];
                out.shorten(run);
                out.quotations[span] = (out.tokens.len(), out.tokens.len() + 1);
                let length = 1 + bucket(inner.len()) as u8;
                token = plain(&inner[..inner.len().min(1)]);
                (token.slots[2], token.slots[3]) = (1, length);
                out.tokens.push(token);
                token = plain(&inner[inner.len().saturating_sub(1)..]);
                (token.slots[2], token.slots[3]) = (2, length);
                token.slots[4] = 1 + closed(inner);
                end = s.outer.end;
                span += 1;
            } else if let Some(m) = mentions.get(mention).filter(|m| m.at.start == at) {
                out.shorten(run);
                out.mentions.push((first + mention, out.tokens.len()));
                token = self.mention_token(id, r, m);
                end = m.at.end;
            } else if let Some(c) = r.cues.get(cue).filter(|c| c.start == at) {
                out.shorten(run);
                token = plain(&r.chars[c.start..c.end]);
                token.slots[1] = c.class as u8;
                end = c.end;
            } else {
                let c = r.chars[at];
                end = if is_han(c) || !c.is_alphanumeric() { at + 1 } else { r.word_end(at) };
                if end > at + 1 {
                    token = plain(if c.is_ascii_digit() { &['0'] } else { &r.chars[at..end] });
                }
                if c == ' ' {
                    at = end;
                    continue;
                }
                if !ends_clause(c) {
                    out.tokens.push(token);
                    at = end;
                    continue;
                }
                out.shorten(run);
            }
            out.tokens.push(token);
            run = out.tokens.len();
            at = end.max(at + 1);
        }
        out.shorten(run);
    }

    fn mention_token(&self, id: &impl Fn(u32) -> u16, r: &Reading, m: &Mention) -> Token {
        let chars = &r.chars[m.at.clone()];
        let word = match m.kind {
            Kind::Pointer => key(chars),
            Kind::Person | Kind::Latin | Kind::Account | Kind::Title => 0,
            _ => key(&chars[chars.len() - 1..]),
        };
        let mut slots = [0; SLOTS.len()];
        slots[0] = m.kind as u8;
        if let Some(entity) = m.entity.map(|e| &self.entities[e]) {
            slots[5] = 1 + bucket(entity.mentions.len()).min(4) as u8;
        }
        slots[6] = u8::from(m.aside);
        Token { id: id(word), slots }
    }

    /// What is known of a candidate for a quotation.
    pub fn choice(&self, quote: usize, candidate: &Candidate, history: &History) -> Choice {
        let q = &self.settings[quote];
        let entity = match candidate.target {
            Target::Entity(id) => Some(&self.entities[id]),
            _ => None,
        };
        let role = match (candidate.target, candidate.mention, candidate.antecedent) {
            (Target::Nobody, ..) => 4,
            (Target::Described(_), ..) => 5,
            (_, None, _) => 3,
            (.., Some(_)) => 2,
            _ => 1,
        };
        let named = matches!(candidate.target, Target::Entity(id) if q.names.contains(&id));
        let class = match (candidate.target, entity.map(|e| e.kind)) {
            (Target::Nobody, _) => 0,
            (Target::Described(_), _) => 1,
            (_, Some(kind)) if kind.is_personal() => 2,
            (_, Some(Kind::Title)) => 3,
            _ => 4,
        };
        let last = history.last().map_or(0, |(other, _)| 1 + (q.leaf - self.settings[*other].leaf).min(4) as u8);
        [
            role,
            entity.map_or(0, |_| 1 + candidate.spoke.min(4)),
            entity.map_or(0, |e| 1 + e.mentions.len().min(5) as u8),
            entity.map_or(0, |e| e.kind as u8),
            candidate.view.map_or(0, |v| v.position as u8 + 1),
            candidate.recency.min(7),
            candidate.rank,
            last,
            u8::from(!q.names.is_empty()) + u8::from(named),
            class * 4 + q.first_person,
        ]
    }

    /// The encoder's scores of the candidates for a quotation.
    pub(super) fn scores(
        &self,
        encoder: &Encoder,
        sight: &mut Sight,
        quote: usize,
        candidates: &[Candidate],
        history: &History,
    ) -> Vec<f64> {
        let leaf = self.settings[quote].leaf;
        sight.0.resize_with(self.readings.len(), || None);
        let mentioned = candidates.iter().flat_map(|c| [c.mention, c.antecedent]).flatten();
        for leaf in mentioned.map(|m| self.mentions[m].leaf).chain([leaf]) {
            sight.0[leaf].get_or_insert_with(|| self.look_at(encoder, leaf));
        }
        let own = sight.0[leaf].as_ref().map_or([[0.0; HIDDEN]; 2], |s| s.quotations[self.settings[quote].index]);
        let part = |mention: Option<usize>, block: usize| {
            let leaf = self.mentions[mention?].leaf;
            Some(&sight.0[leaf].as_ref()?.mentions[mention? - self.of_leaf[leaf].start][block])
        };
        let score = |c: &Candidate| {
            let parts = own.iter().chain(part(c.mention, 0)).chain(part(c.antecedent, 1));
            f64::from(encoder.score(&self.choice(quote, c, history), parts))
        };
        candidates.iter().map(score).collect()
    }

    /// Encodes a paragraph.
    fn look_at(&self, encoder: &Encoder, leaf: usize) -> Encoded {
        let sequence = self.sequence(&encoder.vocabulary, leaf);
        let mut asked = vec![false; sequence.tokens.len()];
        let quotations = sequence.quotations.iter().flat_map(|q| [q.0, q.1]);
        sequence.mentions.iter().map(|m| m.1).chain(quotations).for_each(|at| asked[at] = true);
        let states = encoder.encode(&sequence.tokens, &asked);
        let says = |block, at: Option<usize>| at.map_or([0.0; HIDDEN], |at| encoder.project(block, &states[at]));
        let mention = |m| [0, 1].map(|block| says(block, sequence.mention(m)));
        Encoded {
            mentions: self.of_leaf[leaf].clone().map(mention).collect(),
            quotations: sequence.quotations.iter().map(|q| [says(2, Some(q.0)), says(3, Some(q.1))]).collect(),
        }
    }
}

impl Leaf {
    /// Where a mention stands.
    pub fn mention(&self, mention: usize) -> Option<usize> {
        self.mentions.binary_search_by_key(&mention, |m| m.0).ok().map(|at| self.mentions[at].1)
    }

    /// Where a quotation of the paragraph opens and closes.
    pub fn quotation(&self, index: usize) -> (usize, usize) {
        self.quotations.get(index).copied().unwrap_or_default()
    }

    /// Shortens the plain words from `run` on.
    fn shorten(&mut self, run: usize) {
        if self.tokens.len() > run + 2 * KEPT + 1 {
            let tail = self.tokens.len() - KEPT;
            self.tokens[run + KEPT] = sign(OMITTED);
            self.tokens.drain(run + KEPT + 1..tail);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Document, Lang, Text};
    use crate::marks;
    use crate::pace;
    use crate::voices::{Weights, scene};

    fn look(paragraphs: &[&str], see: impl Fn(&Scene)) {
        let blocks = paragraphs.iter().map(|p| Block::Paragraph(Text::plain(p))).collect();
        let document = Document { lang: Lang::ZhHans, blocks, ..Document::default() };
        let nothing = Text::default();
        let leaves = scene::leaves(&document, &nothing);
        let pairs = marks::pair(&leaves);
        let tagger = Weights::built_in().tagger();
        see(&pace::at_once(Scene::new(&document, tagger, &leaves, &pairs, &mut pace::Never)));
    }

    #[test]
    fn a_mention_is_one_token_and_a_quotation_is_its_ends() {
        look(&["林小明说：“我们明天早上出发，大家都去。”"], |scene| {
            let leaf = scene.sequence(&Vocabulary::default(), 0);
            let (open, close) = leaf.quotation(0);
            assert_eq!(close, open + 1);
            assert_eq!((leaf.tokens[open].slots[2], leaf.tokens[close].slots[2]), (1, 2));
            let name = leaf.mention(0).map(|at| leaf.tokens[at]);
            assert_eq!(name.map(|t| (t.id, t.slots[0])), Some((0, Kind::Person as u8)));
        });
    }

    #[test]
    fn long_runs_are_cut_and_the_paragraph_before_is_seen() {
        let long = "天气".repeat(60);
        look(&["雨停了。", &long], |scene| {
            let leaf = scene.sequence(&Vocabulary::default(), 1);
            assert!(leaf.tokens.len() <= BEFORE + 1 + 2 * KEPT + 1, "{}", leaf.tokens.len());
            assert_eq!(leaf.tokens.iter().filter(|t| u32::from(t.id) == OMITTED).count(), 1);
            assert_eq!(leaf.tokens.iter().position(|t| u32::from(t.id) == EDGE), Some(4));
        });
    }
}

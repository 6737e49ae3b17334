//! How one mention stands to a quotation, and what that says for its bearer having said it.

use super::candidate::{CandidateView, Case};
use super::context::{Context, Reach};
use super::features::{Bag, Row};
use super::reading::Reading;

/// Within so many scalars signs alone may stand.
const NEAR: usize = 16;

impl<'w> Case<'_, '_, 'w> {
    /// How a mention stands to the quotation, without features.
    pub(super) fn view(&self, m: usize) -> CandidateView {
        let q = self.setting;
        let (mention, context) = (&self.scene.mentions[m], &self.scene.contexts[m]);
        let (s, e, start) = (q.span.outer.start, q.span.outer.end, mention.at.start);
        let r = self.reading();
        let sentences = |from, to| r.breaks(from, to).min(3) as u32;
        let (side, position) = match mention.leaf == q.leaf {
            true if mention.at.end <= s => (0, sentences(start, s)),
            true => (1, 4 + sentences(e, start)),
            false => (2, 8 + (q.leaf - mention.leaf).min(4) as u32),
        };
        CandidateView { side, position, tight: self.tight(r, side, context) }
    }

    /// How closely the mention, by way of its cue, stands to the quotation. The numbers stand in features.
    fn tight(&self, r: &Reading, side: u32, context: &Context) -> u32 {
        let s = self.setting.span.outer.start;
        let clause = context.reach == Reach::Clause;
        match (side, context.cue.filter(|c| c.end <= s && (clause || context.reach == Reach::Next))) {
            (0, Some(cue)) => {
                let between = &r.mask[cue.end..s];
                let signs = between.iter().all(|c| matches!(c, '：' | ':' | '，' | ',' | ' ' | '道'));
                match r.breaks(cue.end, s) {
                    _ if signs && between.len() <= NEAR => 1,
                    0 => 2,
                    _ => 3,
                }
            }
            (1, _) => 4 + u32::from(clause),
            _ => 0,
        }
    }

    /// The features of a named mention.
    pub(super) fn mention(&self, m: usize, bag: &mut Bag<'w>) -> CandidateView {
        let (scene, q) = (self.scene, self.setting);
        let (mention, context) = (&scene.mentions[m], &scene.contexts[m]);
        let r = self.reading();
        let v = self.view(m);
        let (kind, reach, before) = (mention.kind as u32, context.reach as u32, context.before as u32);
        bag.word(Row::WordBefore, &[context.before1]);
        bag.word(Row::WordsBefore, &[context.before2]);
        bag.word(Row::WordAfter, &[context.after1]);
        bag.word(Row::WordsAfter, &[context.after2]);
        bag.add(Row::PositionKind, &[v.position, kind]);
        bag.add(Row::PositionReach, &[v.position, reach]);
        bag.add(Row::BeforePosition, &[before, v.position]);
        bag.add(Row::ChainPosition, &[q.chain as u32, v.position]);
        if r.english {
            bag.add(Row::English, &[v.position, v.tight, reach]);
            bag.add(Row::EnglishBefore, &[before, v.side, v.tight]);
        }
        if v.side == 2 {
            return v;
        }
        bag.add(Row::PositionTight, &[v.position, v.tight]);
        bag.add(Row::TightKind, &[v.tight, kind]);
        if let Some(cue) = context.cue {
            bag.add(Row::CueClassTight, &[cue.class as u32, v.tight, v.side]);
        }
        v
    }
}

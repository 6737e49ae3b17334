//! How one mention stands to a quotation, and what that says for its bearer having said it.

use std::ops::Range;

use super::candidate::Case;
use super::context::{Context, Reach};
use super::features::{Bag, Row};
use super::reading::Reading;

/// Within so many scalars signs alone may stand.
const NEAR: usize = 16;

/// How one mention stands to the quotation. The numbers stand in features.
#[derive(Debug, Clone, Copy)]
pub(super) struct CandidateView {
    /// 0 in front, 1 behind, 2 in a paragraph further up.
    pub side: u32,
    pub position: u32,
    pub sentences: u32,
    pub tight: u32,
    pub subjects: u32,
    /// How many others stand between, and how many quotations, each one more; nought in a paragraph further up.
    pub others: u32,
    pub quotations: u32,
}

impl<'w> Case<'_, '_, 'w> {
    /// How a mention stands to the quotation, without features.
    pub(super) fn view(&self, m: usize) -> CandidateView {
        let (scene, q) = (self.scene, self.setting);
        let (mention, context) = (&scene.mentions[m], &scene.contexts[m]);
        let (s, e) = (q.span.outer.start, q.span.outer.end);
        let r = self.reading();
        let same = mention.leaf == q.leaf;
        let (side, gap, sentences) = if same && mention.at.end <= s {
            (0, context.after.min(s)..s, r.breaks(mention.at.start, s))
        } else if same {
            (1, e..mention.at.start, r.breaks(e, mention.at.start))
        } else {
            (2, 0..0, 9)
        };
        let position = match side {
            2 => 8 + (q.leaf - mention.leaf).min(4) as u32,
            _ => side * 4 + sentences.min(3) as u32,
        };
        let tight = self.tight(r, side, context);
        let subjects = if side == 0 { self.subjects_between(m, context.after, s) } else { 0 };
        let others = if side == 2 { 0 } else { 1 + self.others(m, &gap).min(4) };
        let quotations = if side == 2 { 0 } else { 1 + r.quotations(gap.start, gap.end).min(3) as u32 };
        CandidateView { side, position, sentences: sentences.min(9) as u32, tight, subjects, others, quotations }
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

    /// How many others are subjects of cues between a mention and the quotation.
    fn subjects_between(&self, m: usize, from: usize, to: usize) -> u32 {
        let scene = self.scene;
        let own = scene.mentions[m].entity;
        let between = scene.acting[scene.next[m]..]
            .iter()
            .take(12)
            .take_while(|&&o| scene.mentions[o].leaf == self.setting.leaf && scene.mentions[o].at.start < to);
        let counts = |&&o: &&usize| {
            let other = &scene.mentions[o];
            other.at.start >= from && scene.contexts[o].subject && (other.entity.is_none() || other.entity != own)
        };
        between.filter(counts).count() as u32
    }

    /// The features of a named mention.
    pub(super) fn mention(&self, m: usize, bag: &mut Bag<'w>) -> CandidateView {
        let (scene, q) = (self.scene, self.setting);
        let (mention, context) = (&scene.mentions[m], &scene.contexts[m]);
        let r = self.reading();
        let v = self.view(m);
        let (kind, reach, before) = (mention.kind as u32, context.reach as u32, context.before as u32);
        bag.add(Row::Confidence, &[u32::from(mention.confidence), kind]);
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
        if v.side == 0 {
            self.in_front(m, &v, bag);
        }
        v
    }

    /// Features of a mention in front of the quotation, in its paragraph.
    fn in_front(&self, m: usize, v: &CandidateView, bag: &mut Bag) {
        let (scene, q) = (self.scene, self.setting);
        let context = &scene.contexts[m];
        let r = self.reading();
        let s = q.span.outer.start;
        let cues = if v.sentences < 3 {
            let from = r.cue_from(context.after);
            r.cues[from..].iter().take(8).take_while(|c| c.end <= s).count() as u32
        } else {
            0
        };
        let sentences = v.sentences.min(2);
        let (subject, reach, before) = (u32::from(context.subject), context.reach as u32, context.before as u32);
        let quoted = r.quotations(context.after.min(s), s).min(2) as u32;
        let order = context.order.min(2) as u32;
        bag.add(Row::BetweenBefore, &[cues.min(2), sentences, u32::from(q.cue_adjacent.is_some()), before]);
        bag.add(Row::SubjectsBefore, &[v.subjects.min(2), reach, before, sentences.min(1)]);
        bag.add(Row::ChainSubjects, &[q.chain as u32, quoted, v.subjects.min(2), subject]);
        bag.add(Row::OrderSubjects, &[order, v.subjects.min(2), subject, sentences]);
    }

    /// How many other names stand between a mention and the quotation.
    fn others(&self, m: usize, gap: &Range<usize>) -> u32 {
        let scene = self.scene;
        let own = scene.mentions[m].entity;
        let from = if gap.start == self.setting.span.outer.end { self.behind } else { scene.next[m] };
        let between = scene.acting[from..]
            .iter()
            .skip_while(|&&o| scene.mentions[o].leaf == self.setting.leaf && scene.mentions[o].at.start < gap.start)
            .take(16)
            .take_while(|&&o| scene.mentions[o].leaf == self.setting.leaf && scene.mentions[o].at.start < gap.end);
        between.filter(|&&o| o != m && scene.mentions[o].entity != own).count() as u32
    }
}

//! Who could have said a quotation: named mentions near it, pronouns as each of the names before them, people without a name,
//! those who spoke last, and nobody. What speaks for each stands beside it.

use std::cell::RefCell;

use super::features::{Bag, Row, bucket};
use super::mention::Kind;
use super::model::Linear;
use super::reading::{Reading, lexical};
use super::scene::Scene;
use super::setting::Setting;

/// Whom a candidate would give the words to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// Nobody whom the article tells.
    Nobody,
    /// An entity, by its number.
    Entity(usize),
    /// Somebody without a name: a mention, by its number.
    Described(usize),
}

/// Somebody who could have said a quotation.
#[derive(Debug, Clone)]
pub struct Candidate<'w> {
    /// Whom it would give the words to.
    pub target: Target,
    /// What speaks for it and against it.
    pub bag: Bag<'w>,
    /// The mention that it rests on.
    pub(super) mention: Option<usize>,
    /// The mention of the name that a pronoun would mean.
    pub(super) antecedent: Option<usize>,
    /// How the mention stands to the quotation.
    pub(super) view: Option<CandidateView>,
    /// How many names ago it was named, one more; nought where it is no entity.
    pub(super) recency: u8,
    /// Which of the names before a pronoun, from one.
    pub(super) rank: u8,
    /// How many others spoke since it did; 4 where it never spoke.
    pub(super) spoke: u8,
}

impl Candidate<'_> {
    /// The mention that it rests on.
    pub fn mention(&self) -> Option<usize> {
        self.mention
    }

    /// The mention of the name that a pronoun would mean.
    pub fn antecedent(&self) -> Option<usize> {
        self.antecedent
    }
}

/// How one mention stands to the quotation. The numbers stand in features.
#[derive(Debug, Clone, Copy)]
pub(super) struct CandidateView {
    /// 0 in front, 1 behind, 2 in a paragraph further up.
    pub side: u32,
    /// The same, with how many sentences or paragraphs further.
    pub position: u32,
    pub tight: u32,
}

/// Who was given a quotation that stands further up: its number, and whom.
pub type History = Vec<(usize, Target)>;

/// What is asked about every candidate of a quotation.
pub(super) struct Case<'s, 'a, 'w> {
    /// What weighs the features; without it they are kept.
    pub model: Option<&'w Linear>,
    /// The features of the entities that were looked at.
    known: RefCell<Vec<(usize, Bag<'w>)>>,
    pub scene: &'s Scene<'a>,
    pub setting: &'s Setting,
    pub history: &'s History,
    /// Who spoke before, the last one first: how many others since, and how many quotations.
    pub recent: Vec<(usize, (u32, u32))>,
    /// Subjects of cues and all names before the quotation, the last first, each entity once with its mention.
    pub reporters: Vec<(usize, usize)>,
    pub named: Vec<usize>,
    pub local: u32,
}

impl Scene<'_> {
    /// Everybody who could have said quotation number `quote`; `model` weighs their features, without it they are kept.
    pub fn candidates<'w>(&self, quote: usize, history: &History, model: Option<&'w Linear>) -> Vec<Candidate<'w>> {
        let setting = &self.settings[quote];
        let window = self.window(setting);
        let case = Case::new(self, setting, history, &window, model);
        let mut out = Vec::new();
        for &m in &window {
            let mention = &self.mentions[m];
            let near = mention.leaf == setting.leaf;
            match (mention.kind, mention.entity) {
                (Kind::Pointer, _) if near || self.contexts[m].subject => case.pointer(m, &mut out),
                (Kind::Described, _) if near || self.contexts[m].subject => out.push(case.described(m)),
                (Kind::Pointer | Kind::Described, _) => {}
                (_, Some(entity)) => {
                    let mut bag = Bag::new(model);
                    let view = case.mention(m, &mut bag);
                    bag.extend(&case.entity(entity));
                    if let Some(spoke) = case.spoke(entity) {
                        bag.add(Row::LastPosition, &[spoke.0.min(2), view.position, view.tight]);
                    }
                    // Of several who say it together the first is the speaker.
                    let first = self.joint.of(m).first().and_then(|&first| self.mentions[first].entity);
                    let target = Target::Entity(first.unwrap_or(entity));
                    out.push(Candidate { view: Some(view), mention: Some(m), ..case.candidate(target, bag) });
                }
                _ => {}
            }
        }
        case.held(&mut out);
        out.push(case.nobody());
        out
    }
}

impl<'s, 'a, 'w> Case<'s, 'a, 'w> {
    fn new(
        scene: &'s Scene<'a>,
        setting: &'s Setting,
        history: &'s History,
        window: &[usize],
        model: Option<&'w Linear>,
    ) -> Self {
        let mut recent: Vec<(usize, (u32, u32))> = Vec::new();
        for (back, (_, target)) in history.iter().rev().enumerate().take(24) {
            if let Target::Entity(id) = target
                && recent.iter().all(|(known, _)| known != id)
            {
                recent.push((*id, (recent.len() as u32, back as u32)));
            }
        }
        let before = |m: &&usize| {
            let m = &scene.mentions[**m];
            m.leaf < setting.leaf || m.at.end <= setting.span.outer.start
        };
        let (mut reporters, mut named): (Vec<(usize, usize)>, Vec<usize>) = (Vec::new(), Vec::new());
        for &m in window.iter().rev().filter(before) {
            let Some(entity) = scene.mentions[m].entity else { continue };
            if scene.contexts[m].subject && reporters.iter().all(|(e, _)| *e != entity) {
                reporters.push((entity, m));
            }
            if !named.contains(&entity) {
                named.push(entity);
            }
        }
        Self {
            model,
            known: RefCell::default(),
            scene,
            setting,
            history,
            recent,
            reporters,
            named,
            local: setting.local(),
        }
    }

    pub(super) fn candidate(&self, target: Target, bag: Bag<'w>) -> Candidate<'w> {
        let (mut recency, mut spoke) = (0, 0);
        if let Target::Entity(id) = target {
            recency = self.named.iter().position(|e| *e == id).map_or(7, |at| 1 + at.min(5) as u8);
            spoke = self.spoke(id).map_or(4, |r| r.0.min(3) as u8);
        }
        Candidate { target, bag, mention: None, antecedent: None, view: None, recency, rank: 0, spoke }
    }

    /// When an entity spoke last, if it did.
    pub(super) fn spoke(&self, entity: usize) -> Option<&(u32, u32)> {
        self.recent.iter().find(|(id, _)| *id == entity).map(|(_, spoke)| spoke)
    }

    pub(super) fn reading(&self) -> &'s Reading<'a> {
        &self.scene.readings[self.setting.leaf]
    }

    /// The features of an entity, whichever of its mentions is looked at.
    pub(super) fn entity(&self, id: usize) -> Bag<'w> {
        let mut known = self.known.borrow_mut();
        let place = known.iter().position(|(entity, _)| *entity == id).unwrap_or_else(|| {
            known.push((id, self.of_entity(id)));
            known.len() - 1
        });
        known[place].1.clone()
    }

    fn of_entity(&self, id: usize) -> Bag<'w> {
        let (scene, q) = (self.scene, self.setting);
        let entity = &scene.entities[id];
        let mut bag = Bag::new(self.model);
        let (subject, subject_after, opens) = (q.subject as u32, q.subject_after as u32, u32::from(q.opens));
        if let Some(&(spoke, back)) = self.spoke(id) {
            bag.add(Row::SpokeSubject, &[spoke.min(3), subject, subject_after, opens]);
            bag.add(Row::SpokeChain, &[back.min(2), q.chain as u32]);
        }
        let report = self.reporters.iter().position(|(e, _)| *e == id).unwrap_or(9);
        if let Some((_, m)) = self.reporters.get(report) {
            let mention = &scene.mentions[*m];
            let far = if mention.leaf == q.leaf {
                self.reading().breaks(mention.at.start, q.span.outer.start)
            } else {
                10 + q.leaf - mention.leaf
            };
            let far = far.min(13) as u32;
            bag.add(Row::ReportSubject, &[report.min(2) as u32, subject, subject_after, far]);
        }
        let kind = entity.kind as u32;
        bag.add(Row::EntityLength, &[entity.folded.chars().take(8).count() as u32, kind]);
        bag.add(Row::EntityQuoted, &[u32::from(q.names.contains(&id)), kind]);
        bag.add(Row::EntityFirstPerson, &[q.first_person.into(), kind]);
        bag
    }

    /// Somebody without a name.
    fn described(&self, m: usize) -> Candidate<'w> {
        let (mention, context) = (&self.scene.mentions[m], &self.scene.contexts[m]);
        let v = self.view(m);
        let mut bag = Bag::new(self.model);
        bag.add(Row::DescribedBias, &[]);
        bag.add(Row::DescribedFirstPerson, &[self.setting.first_person.into()]);
        bag.add(Row::DescribedPosition, &[v.position]);
        bag.add(Row::DescribedTight, &[v.tight, v.side]);
        bag.add(Row::DescribedReach, &[context.reach as u32, v.side]);
        bag.add(Row::DescribedChain, &[self.setting.chain as u32, v.position]);
        bag.word(Row::DescribedLocal, &[self.local, v.position]);
        let r = &self.scene.readings[mention.leaf];
        let end = mention.at.end;
        bag.word(Row::DescribedEnd, &[lexical(&r.chars[end.saturating_sub(2).max(mention.at.start)..end])]);
        bag.add(Row::PositionReach, &[v.position, context.reach as u32]);
        bag.add(Row::PositionTight, &[v.position, v.tight]);
        bag.word(Row::WordsAfter, &[context.after2]);
        bag.word(Row::WordAfter, &[context.after1]);
        Candidate { view: Some(v), mention: Some(m), ..self.candidate(Target::Described(m), bag) }
    }

    /// Those who spoke last, without a mention of their own.
    fn held(&self, out: &mut Vec<Candidate<'w>>) {
        for (id, _) in self.recent.iter().copied().take(2) {
            let mut bag = self.entity(id);
            bag.add(Row::HeldBias, &[]);
            out.push(self.candidate(Target::Entity(id), bag));
        }
    }

    /// Nobody.
    fn nobody(&self) -> Candidate<'w> {
        let q = self.setting;
        let mut bag = Bag::new(self.model);
        let last = match self.history.last() {
            None => 0,
            Some((_, Target::Entity(_))) => 2,
            Some(_) => 1,
        };
        let cue = u32::from(q.cue_sentence.is_some()) + u32::from(q.cue_adjacent.is_some());
        bag.word(Row::NobodyLocal, &[self.local]);
        bag.add(Row::NobodyDescribedSubject, &[u32::from(q.described), q.subject as u32, cue]);
        bag.word(Row::NobodyMentioned, &[u32::from(q.mentioned), self.local]);
        bag.add(Row::NobodyLength, &[bucket(q.length)]);
        bag.add(Row::NobodyChain, &[q.chain as u32, last]);
        self.candidate(Target::Nobody, bag)
    }
}

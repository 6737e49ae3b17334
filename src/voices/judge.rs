//! Who could have said a quotation, and what speaks for each: candidates and their features.

use std::collections::HashMap;
use std::ops::Range;

use super::context::{Before, Context, Reach, acts, is_personal};
use super::entity::Entity;
use super::features::{Bag, Row, bucket};
use super::mention::{Kind, Mention, Points};
use super::reading::{CueClass, QUOTED, Reading, lexical};
use super::setting::{Setting, Subject, quotations};
use super::words::Words;

/// Everything that was found in an article before anybody is given words.
pub struct Scene<'a> {
    pub(super) words: &'static Words,
    pub(super) readings: Vec<Reading<'a>>,
    pub(super) mentions: Vec<Mention>,
    pub(super) contexts: Vec<Context>,
    pub(super) entities: Vec<Entity>,
    /// The mentions that act, in reading order.
    pub(super) acting: Vec<usize>,
    /// The mentions of each leaf.
    pub(super) of_leaf: Vec<Range<usize>>,
    /// The setting of each quotation.
    pub(super) settings: Vec<Setting>,
    /// How often each quotation of the article is quoted, by its words.
    pub(super) quoted: HashMap<String, usize>,
    /// What the publisher is called, in lower case.
    pub(super) publisher: &'static str,
}

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
pub struct Candidate {
    /// Whom it would give the words to.
    pub target: Target,
    /// What speaks for it and against it.
    pub bag: Bag,
    /// The mention that it rests on.
    pub(super) mention: Option<usize>,
    /// The mention of the name that a pronoun would mean.
    pub(super) antecedent: Option<usize>,
}

/// Who was given a quotation that stands further up: its number, and whom.
pub type History = Vec<(usize, Target)>;

/// Mentions are looked at in so many paragraphs in front of a quotation.
const LEAVES: usize = 3;
/// And no more than so many.
const MENTIONS: usize = 40;
/// Behind the clause that follows it, so many scalars more.
const BEHIND: usize = 25;
/// A pronoun means one of so many names before it.
const ANTECEDENTS: usize = 5;

/// How one mention stands to the quotation.
struct View {
    /// 0 in front, 1 behind, 2 in a paragraph further up.
    side: u32,
    position: u32,
    sentences: u32,
    tight: u32,
    subjects: u32,
}

/// What is asked about every candidate of a quotation.
struct Case<'s, 'a> {
    scene: &'s Scene<'a>,
    setting: &'s Setting,
    history: &'s History,
    /// Who spoke before, the last one first: how many others since, how many quotations, how many paragraphs.
    recent: HashMap<usize, (u32, u32, u32)>,
    /// Subjects of cues and all names before the quotation, the last first, each entity once with its mention.
    reporters: Vec<(usize, usize)>,
    named: Vec<usize>,
    local: u32,
}

impl<'a> Scene<'a> {
    /// Everybody who could have said quotation number `quote`.
    pub fn candidates(&self, quote: usize, history: &History) -> Vec<Candidate> {
        let setting = &self.settings[quote];
        let window = self.window(setting);
        let case = Case::new(self, setting, history, &window);
        let mut out = Vec::new();
        let mut known: HashMap<usize, Bag> = HashMap::new();
        for &m in &window {
            let mention = &self.mentions[m];
            let near = mention.leaf == setting.leaf;
            match (mention.kind, mention.entity) {
                (Kind::Pointer, _) => {
                    let context = &self.contexts[m];
                    if near && (context.cue.is_some() || near) || context.subject {
                        case.pointer(m, &mut out);
                    }
                }
                (Kind::Described, _) => {
                    if near || self.contexts[m].subject {
                        out.push(case.described(m));
                    }
                }
                (_, Some(entity)) => {
                    let mut bag = Bag::default();
                    let view = case.mention(m, &mut bag);
                    bag.extend(known.entry(entity).or_insert_with(|| case.entity(entity)));
                    if let Some(spoke) = case.recent.get(&entity) {
                        bag.add(Row::LastPosition, &[spoke.0.min(2), view.position, view.tight]);
                    }
                    out.push(Candidate { target: Target::Entity(entity), bag, mention: Some(m), antecedent: None });
                }
                _ => {}
            }
        }
        case.held(&mut out);
        out.push(case.nobody());
        out
    }

    /// The mentions near a quotation, in reading order.
    pub(super) fn window(&self, setting: &Setting) -> Vec<usize> {
        let (s, e) = (setting.span.outer.start, setting.span.outer.end);
        let place = |&m: &usize| (self.mentions[m].leaf, self.mentions[m].at.start);
        let next = self.acting.partition_point(|m| place(m) < (setting.leaf, s));
        let first = self.acting.partition_point(|&m| self.mentions[m].leaf + LEAVES < setting.leaf);
        let before = &self.acting[first.max(next.saturating_sub(MENTIONS))..next];
        let after = self.acting[next..].iter().take_while(|&&m| {
            self.mentions[m].leaf == setting.leaf && self.mentions[m].at.start <= setting.after.end + BEHIND
        });
        let after = after.filter(|&&m| self.mentions[m].at.start >= e);
        before
            .iter()
            .filter(|&&m| self.mentions[m].leaf < setting.leaf || self.mentions[m].at.end <= s)
            .chain(after)
            .copied()
            .collect()
    }
}

impl<'s, 'a> Case<'s, 'a> {
    fn new(scene: &'s Scene<'a>, setting: &'s Setting, history: &'s History, window: &[usize]) -> Self {
        let mut recent = HashMap::new();
        for (back, (quote, target)) in history.iter().rev().enumerate().take(24) {
            if let Target::Entity(id) = target {
                let leaves = setting.leaf - scene.settings[*quote].leaf;
                let count = recent.len() as u32;
                recent.entry(*id).or_insert((count, back as u32, leaves as u32));
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
        Self { scene, setting, history, recent, reporters, named, local: setting.local() }
    }

    fn reading(&self) -> &'s Reading<'a> {
        &self.scene.readings[self.setting.leaf]
    }

    /// How a mention stands to the quotation, without features.
    fn view(&self, m: usize) -> (View, Range<usize>) {
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
        let tight = self.tight(r, side, context, &gap);
        let subjects = if side == 0 { self.subjects_between(m, context.after, s) } else { 0 };
        (View { side, position, sentences: sentences.min(9) as u32, tight, subjects }, gap)
    }

    /// How closely the mention, by way of its cue, stands to the quotation.
    fn tight(&self, r: &Reading, side: u32, context: &Context, gap: &Range<usize>) -> u32 {
        let s = self.setting.span.outer.start;
        if side == 0 {
            let Some(cue) = context.cue.filter(|_| matches!(context.reach, Reach::Clause | Reach::Next)) else {
                return 0;
            };
            if cue.end > s {
                return 0;
            }
            let between = &r.mask[cue.end..s];
            let quoted = u32::from(between.contains(&QUOTED));
            if between.iter().all(|c| matches!(c, '：' | ':' | '，' | ',' | ' ' | '道')) {
                return 1;
            }
            return match (r.breaks(cue.end, s), between.iter().any(|c| matches!(c, '，' | ','))) {
                (0, false) => 2 + quoted,
                (0, true) => 4 + quoted,
                _ => 6 + quoted,
            };
        }
        if side == 1 {
            let words = r.mask[gap.clone()].iter().filter(|c| !matches!(c, '，' | ',' | ' ')).count();
            let near = match words {
                0 => 8,
                1..8 => 9,
                _ => 10,
            };
            return near + if context.reach == Reach::Clause { 3 } else { 0 };
        }
        0
    }

    /// How many others are subjects of cues between a mention and the quotation.
    fn subjects_between(&self, m: usize, from: usize, to: usize) -> u32 {
        let scene = self.scene;
        let own = scene.mentions[m].entity;
        let next = scene.acting.partition_point(|&o| o <= m);
        let between = scene.acting[next..]
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
    fn mention(&self, m: usize, bag: &mut Bag) -> View {
        let (scene, q) = (self.scene, self.setting);
        let (mention, context) = (&scene.mentions[m], &scene.contexts[m]);
        let r = self.reading();
        let (v, gap) = self.view(m);
        let (kind, reach, before) = (mention.kind as u32, context.reach as u32, context.before as u32);
        let opens = u32::from(matches!(context.before, Before::Start | Before::Break));
        let others = if v.side == 2 { 9 } else { self.others(m, &gap) };
        let sentences = v.sentences.min(2);
        bag.add(Row::Position, &[v.position]);
        bag.add(Row::PositionKind, &[v.position, kind]);
        bag.add(Row::PositionReach, &[v.position, reach]);
        bag.add(Row::PositionTight, &[v.position, v.tight]);
        bag.add(Row::TightReach, &[v.tight, reach, v.side]);
        bag.add(Row::TightKind, &[v.tight, kind]);
        bag.add(Row::Others, &[others.min(4), v.side]);
        bag.add(Row::BeforeReach, &[before, v.side, reach]);
        bag.add(Row::BeforePosition, &[before, v.position]);
        bag.add(Row::BehindCue, &[u32::from(context.after_cue != 0), v.side]);
        bag.add(Row::ChainPosition, &[q.chain as u32, v.position]);
        bag.add(Row::BreakPosition, &[opens, v.position]);
        bag.add(Row::BreakReach, &[opens, reach]);
        bag.add(Row::TitleReach, &[u32::from(context.title_after), reach]);
        bag.add(Row::Order, &[context.order.min(2) as u32, v.position]);
        bag.add(Row::OrderOthers, &[context.order.min(2) as u32, others.min(2), v.side, sentences]);
        bag.word(Row::LocalPosition, &[self.local, v.position]);
        bag.word(Row::LocalTight, &[self.local, v.tight, v.side]);
        bag.word(Row::SubjectsTight, &[q.subject as u32, q.subject_after as u32, v.side, v.tight]);
        bag.word(Row::SubjectsPosition, &[q.subject as u32, q.subject_after as u32, v.position]);
        bag.add(Row::Confidence, &[u32::from(mention.confidence), kind]);
        bag.word(Row::WordBefore, &[context.before1]);
        bag.word(Row::WordsBefore, &[context.before2]);
        bag.word(Row::WordAfter, &[context.after1]);
        bag.word(Row::WordsAfter, &[context.after2]);
        if context.after_cue != 0 {
            bag.word(Row::CueBefore, &[context.after_cue]);
        }
        if let Some(cue) = context.cue {
            bag.word(Row::CueTight, &[cue.word, v.tight.min(4)]);
            bag.add(Row::CueClassTight, &[cue.class as u32, v.tight, v.side]);
            bag.add(Row::CueGap, &[bucket(context.cue_gap), reach]);
        }
        if r.english {
            bag.add(Row::English, &[v.position, v.tight, reach]);
            bag.add(Row::EnglishBefore, &[before, v.side, v.tight]);
        }
        self.gap(r, &v, &gap, bag);
        if v.side == 0 {
            self.in_front(m, &v, others, bag);
        }
        v
    }

    /// Features of what stands between a mention and the quotation.
    fn gap(&self, r: &Reading, v: &View, gap: &Range<usize>, bag: &mut Bag) {
        if v.side == 2 {
            return;
        }
        let q = self.setting;
        let chars = &r.mask[gap.start..gap.end.max(gap.start)];
        let commas = chars.iter().filter(|c| matches!(c, '，' | ',')).count() as u32;
        bag.add(Row::Commas, &[commas.min(4), v.side]);
        bag.add(Row::Quotations, &[quotations(r, gap.start..gap.end.max(gap.start)).min(3) as u32, v.side]);
        bag.add(Row::Distance, &[bucket(chars.len()), v.side]);
        if v.side == 1 {
            bag.word(Row::AfterWords, &[lexical(&chars[..chars.len().min(4)])]);
            bag.add(Row::Closed, &[u32::from(q.closed), v.tight, v.side]);
        } else if v.sentences == 0 {
            let mut signs: Vec<char> = Vec::new();
            for &c in chars {
                let sign = if c == QUOTED { 'Q' } else { c };
                if "，：、Q的对向被把与和给在".contains(sign)
                    && (sign != 'Q' || signs.last() != Some(&'Q'))
                    && signs.len() < 6
                {
                    signs.push(sign);
                }
            }
            bag.word(Row::GapSigns, &[lexical(&signs)]);
            if chars.len() <= 6 {
                bag.word(Row::GapWords, &[lexical(chars)]);
            }
        }
    }

    /// Features of a mention in front of the quotation, in its paragraph.
    fn in_front(&self, m: usize, v: &View, others: u32, bag: &mut Bag) {
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
        let quoted = quotations(r, context.after.min(s)..s).min(2) as u32;
        let order = context.order.min(2) as u32;
        bag.add(Row::Between, &[cues.min(2), sentences, u32::from(q.lead == 2), others.min(1)]);
        bag.add(Row::BetweenBefore, &[cues.min(2), sentences, u32::from(q.cue_adjacent.is_some()), before]);
        bag.add(Row::BetweenCue, &[cues.min(2), u32::from(context.after_cue != 0), sentences]);
        bag.add(Row::Subjects, &[v.subjects.min(3), subject, sentences]);
        bag.add(Row::SubjectsBefore, &[v.subjects.min(2), reach, before, sentences.min(1)]);
        bag.add(Row::ChainReach, &[q.chain as u32, quoted, reach]);
        bag.add(Row::ChainSubjects, &[q.chain as u32, quoted, v.subjects.min(2), subject]);
        bag.add(Row::OrderSubjects, &[order, v.subjects.min(2), subject, sentences]);
        let own_cue = context.cue.is_some_and(|c| q.cue_sentence.is_some_and(|last| last.start == c.start));
        bag.add(Row::LastCue, &[u32::from(own_cue), reach, sentences, u32::from(q.lead)]);
        bag.add(Row::FirstSubject, &[u32::from(context.order == 0), subject, sentences, v.subjects.min(2)]);
    }

    /// How many other names stand between a mention and the quotation.
    fn others(&self, m: usize, gap: &Range<usize>) -> u32 {
        let scene = self.scene;
        let own = scene.mentions[m].entity;
        let from = scene.acting.partition_point(|&o| {
            (scene.mentions[o].leaf, scene.mentions[o].at.start) < (self.setting.leaf, gap.start)
        });
        let between = scene.acting[from..]
            .iter()
            .take(16)
            .take_while(|&&o| scene.mentions[o].leaf == self.setting.leaf && scene.mentions[o].at.start < gap.end);
        between.filter(|&&o| o != m && scene.mentions[o].entity != own).count() as u32
    }

    /// The features of an entity, whichever of its mentions is looked at.
    fn entity(&self, id: usize) -> Bag {
        let (scene, q) = (self.scene, self.setting);
        let entity = &scene.entities[id];
        let mut bag = Bag::default();
        let (subject, subject_after, opens) = (q.subject as u32, q.subject_after as u32, u32::from(q.opens));
        if let Some(&(spoke, back, leaves)) = self.recent.get(&id) {
            bag.add(Row::Spoke, &[spoke.min(3), leaves.min(3)]);
            bag.word(Row::SpokeLocal, &[spoke.min(3), self.local]);
            bag.add(Row::SpokeSubject, &[spoke.min(3), subject, subject_after, opens]);
            bag.add(Row::SpokeChain, &[back.min(2), q.chain as u32]);
            if spoke == 0 {
                bag.add(Row::LastAlone, &[opens, u32::from(q.alone()), leaves.min(3)]);
                bag.add(
                    Row::LastMentioned,
                    &[u32::from(q.mentioned), leaves.min(2), u32::from(q.cue_sentence.is_some())],
                );
            }
        } else {
            bag.add(Row::Silent, &[]);
        }
        let report = self.reporters.iter().position(|(e, _)| *e == id).unwrap_or(9);
        bag.add(Row::Report, &[report.min(4) as u32]);
        if let Some((_, m)) = self.reporters.get(report) {
            let mention = &scene.mentions[*m];
            let far = if mention.leaf == q.leaf {
                self.reading().breaks(mention.at.start, q.span.outer.start)
            } else {
                10 + q.leaf - mention.leaf
            };
            let far = far.min(13) as u32;
            bag.add(Row::ReportSentences, &[report.min(2) as u32, far]);
            bag.add(Row::ReportSubject, &[report.min(2) as u32, subject, subject_after, far]);
        }
        bag.word(Row::ReportLocal, &[report.min(4) as u32, self.local]);
        let recency = self.named.iter().position(|e| *e == id).unwrap_or(9);
        let kind = entity.kind as u32;
        bag.add(Row::Recency, &[recency.min(5) as u32]);
        bag.add(Row::EntityKind, &[kind]);
        bag.add(Row::EntityCount, &[bucket(entity.mentions.len()), u32::from(entity.kind == Kind::Person)]);
        let subjects =
            entity.mentions.iter().take(40).filter(|&&m| scene.contexts[m].subject && acts(&scene.mentions[m]));
        bag.add(Row::EntitySubjects, &[bucket(subjects.count())]);
        bag.add(Row::EntityTitle, &[u32::from(entity.in_title)]);
        bag.add(Row::EntityLength, &[entity.folded.chars().take(8).count() as u32, kind]);
        bag
    }

    /// Somebody without a name.
    fn described(&self, m: usize) -> Candidate {
        let (mention, context) = (&self.scene.mentions[m], &self.scene.contexts[m]);
        let (v, _) = self.view(m);
        let mut bag = Bag::default();
        let confidence = u32::from(mention.confidence);
        bag.add(Row::DescribedBias, &[]);
        bag.add(Row::DescribedPosition, &[v.position, confidence]);
        bag.add(Row::DescribedTight, &[v.tight, v.side, confidence]);
        bag.add(Row::DescribedReach, &[context.reach as u32, v.side]);
        bag.add(Row::DescribedSubjects, &[v.subjects.min(3), u32::from(context.subject), v.sentences.min(2)]);
        bag.add(Row::DescribedChain, &[self.setting.chain as u32, v.position]);
        bag.word(Row::DescribedLocal, &[self.local, v.position]);
        let r = &self.scene.readings[mention.leaf];
        let end = mention.at.end;
        bag.word(Row::DescribedEnd, &[lexical(&r.chars[end.saturating_sub(2).max(mention.at.start)..end])]);
        bag.add(Row::PositionReach, &[v.position, context.reach as u32]);
        bag.add(Row::PositionTight, &[v.position, v.tight]);
        bag.add(Row::BeforeReach, &[context.before as u32, v.side, context.reach as u32]);
        bag.word(Row::WordsAfter, &[context.after2]);
        bag.word(Row::WordAfter, &[context.after1]);
        Candidate { target: Target::Described(m), bag, mention: Some(m), antecedent: None }
    }

    /// A pronoun or the like, as each of the names before it that it could mean.
    fn pointer(&self, m: usize, out: &mut Vec<Candidate>) {
        let scene = self.scene;
        let (mention, context) = (&scene.mentions[m], &scene.contexts[m]);
        let r = &scene.readings[mention.leaf];
        let points = Points::of(scene.words, r.part(mention.at.clone()));
        let (v, _) = self.view(m);
        let mut own = Bag::default();
        own.add(Row::PointerPosition, &[v.position, points as u32]);
        own.add(Row::PointerTight, &[v.tight, points as u32, v.side]);
        own.add(Row::PointerReach, &[context.reach as u32, points as u32, v.side]);
        own.add(Row::PointerSubjects, &[v.subjects.min(3), u32::from(context.subject), v.sentences.min(2)]);
        own.add(Row::PositionReach, &[v.position, context.reach as u32]);
        own.add(Row::PositionTight, &[v.position, v.tight]);
        own.add(Row::BeforeReach, &[context.before as u32, v.side, context.reach as u32]);
        own.word(Row::WordsAfter, &[context.after2]);
        let before = scene.acting.partition_point(|&o| o < m);
        let mut seen: Vec<usize> = Vec::new();
        for &o in scene.acting[..before].iter().rev().take(30) {
            let other = &scene.mentions[o];
            if mention.leaf > other.leaf + LEAVES || seen.len() == ANTECEDENTS {
                break;
            }
            let Some(entity) = other.entity.filter(|e| !seen.contains(e)) else { continue };
            if points.is_human() && !is_personal(scene.entities[entity].kind) {
                continue;
            }
            seen.push(entity);
            let mut bag = own.clone();
            self.antecedent(&mut bag, entity, m, o, points, seen.len() as u32 - 1);
            out.push(Candidate { target: Target::Entity(entity), bag, mention: Some(m), antecedent: Some(o) });
        }
    }

    /// What speaks for a pronoun `m` to mean the entity of mention `o`.
    fn antecedent(&self, bag: &mut Bag, id: usize, m: usize, o: usize, points: Points, rank: u32) {
        let scene = self.scene;
        let (mention, other) = (&scene.mentions[m], &scene.mentions[o]);
        let (context, of_other) = (&scene.contexts[m], &scene.contexts[o]);
        let opens = |c: &Context| u32::from(matches!(c.before, Before::Start | Before::Break));
        let far = match (mention.leaf - other.leaf, context.sentence.saturating_sub(of_other.sentence)) {
            (0, n) => n.min(2),
            (leaves, _) => 3 + leaves.min(2) as u32,
        };
        let points_number = points as u32;
        bag.add(Row::AntecedentRank, &[rank, points_number]);
        bag.add(Row::AntecedentSentences, &[far, opens(of_other)]);
        bag.add(Row::AntecedentSubject, &[far, u32::from(of_other.subject)]);
        bag.add(Row::AntecedentSubjectRank, &[u32::from(of_other.subject), rank.min(2)]);
        bag.add(Row::AntecedentKind, &[scene.entities[id].kind as u32, points_number]);
        bag.add(Row::AntecedentStart, &[opens(context), far]);
        if let Some(&(spoke, _, leaves)) = self.recent.get(&id) {
            bag.add(Row::AntecedentSpoke, &[spoke.min(2), leaves.min(2)]);
            bag.add(Row::AntecedentSpokeRank, &[spoke.min(2), rank]);
        }
        let report = self.reporters.iter().position(|(e, _)| *e == id).unwrap_or(9);
        bag.add(Row::AntecedentReport, &[report.min(3) as u32, rank]);
        if matches!(points, Points::Him | Points::Her) {
            let (she, he) = self.gender(id);
            bag.add(Row::AntecedentGender, &[u32::from(she), u32::from(he), points_number]);
        }
        bag.extend(&self.entity(id));
    }

    /// Whether words for women and for men stand beside an entity's names.
    fn gender(&self, id: usize) -> (bool, bool) {
        let scene = self.scene;
        let (mut she, mut he) = (false, false);
        for &m in scene.entities[id].mentions.iter().take(12) {
            let mention = &scene.mentions[m];
            let r = &scene.readings[mention.leaf];
            let around = r.part(mention.at.start.saturating_sub(4)..(mention.at.end + 4).min(r.chars.len()));
            she |= ["女", "母", "妻", "夫人", "小姐", "太太", "姐", "妹", "Ms", "Mrs", "her "]
                .iter()
                .any(|w| around.contains(w));
            he |= ["先生", "父", "丈夫", "兄", "弟", "Mr", "his "].iter().any(|w| around.contains(w));
        }
        (she, he)
    }

    /// Those who spoke last, without a mention of their own.
    fn held(&self, out: &mut Vec<Candidate>) {
        let q = self.setting;
        let mut last: Vec<(usize, (u32, u32, u32))> = self.recent.iter().map(|(e, r)| (*e, *r)).collect();
        last.sort_by_key(|(_, (spoke, ..))| *spoke);
        let nobody = !matches!(self.history.last(), Some((_, Target::Entity(_))));
        for (id, (spoke, _, leaves)) in last.into_iter().take(2) {
            let back = spoke.min(1);
            let mut bag = self.entity(id);
            let in_window = out.iter().any(|c| c.target == Target::Entity(id));
            bag.add(Row::HeldBias, &[]);
            bag.add(Row::HeldWindow, &[u32::from(in_window), back]);
            bag.word(Row::HeldLocal, &[self.local, back, leaves.min(2)]);
            bag.add(Row::HeldSubject, &[q.subject as u32, q.subject_after as u32, back, u32::from(q.mentioned)]);
            bag.add(Row::HeldClosed, &[u32::from(q.closed), u32::from(q.opens), back]);
            bag.add(Row::HeldChain, &[q.chain as u32, back]);
            bag.add(Row::HeldLastNobody, &[u32::from(nobody)]);
            bag.add(Row::HeldLength, &[bucket(q.length)]);
            bag.add(Row::HeldSpoke, &[back, self.scene.entities[id].kind as u32]);
            out.push(Candidate { target: Target::Entity(id), bag, mention: None, antecedent: None });
        }
    }

    /// Nobody.
    fn nobody(&self) -> Candidate {
        let q = self.setting;
        let r = self.reading();
        let mut bag = Bag::default();
        let last = match self.history.last() {
            None => 0,
            Some((_, Target::Entity(_))) => 2,
            Some(_) => 1,
        };
        let cue = u32::from(q.cue_sentence.is_some()) + u32::from(q.cue_adjacent.is_some());
        bag.add(Row::NobodyBias, &[u32::from(r.english)]);
        bag.word(Row::NobodyLocal, &[self.local]);
        bag.add(Row::NobodySubject, &[q.subject as u32, q.subject_after as u32]);
        bag.add(Row::NobodyDescribed, &[u32::from(q.described), u32::from(q.described_after)]);
        bag.add(Row::NobodyDescribedSubject, &[u32::from(q.described), q.subject as u32, cue]);
        bag.word(Row::NobodyMentioned, &[u32::from(q.mentioned), self.local]);
        bag.add(Row::NobodyLast, &[last, cue]);
        let mut end = q.span.outer.start;
        while end > 0 && matches!(r.mask[end - 1], '：' | ':' | '，' | ',' | ' ') {
            end -= 1;
        }
        bag.word(Row::NobodyBefore, &[lexical(&r.mask[end.saturating_sub(2)..end])]);
        bag.add(Row::NobodyClosed, &[u32::from(q.closed), u32::from(q.opens)]);
        bag.add(Row::NobodyLength, &[bucket(q.length)]);
        bag.add(Row::NobodyReport, &[self.reporters.len().min(2) as u32]);
        bag.add(Row::NobodyChain, &[q.chain as u32, last]);
        bag.add(Row::NobodyFirst, &[r.place as u32]);
        Candidate { target: Target::Nobody, bag, mention: None, antecedent: None }
    }
}

/// Whether a cue reports rather than names a thought.
pub(super) fn reports(context: &Context) -> bool {
    context.cue.is_some_and(|c| c.class != CueClass::Thought)
}

/// Whether the sentence of a quotation has a subject.
pub(super) fn has_subject(setting: &Setting) -> bool {
    setting.subject != Subject::None || setting.subject_after != Subject::None
}

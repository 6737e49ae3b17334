//! Pronouns, and nouns that point back: each of the names before them could be whom they mean.

use super::candidate::{Candidate, Case, Target};
use super::context::{Before, Context, acts, is_personal};
use super::features::{Bag, Row};
use super::mention::Points;
use super::scene::LEAVES;

/// A pronoun means one of so many names before it.
const ANTECEDENTS: usize = 5;

impl<'w> Case<'_, '_, 'w> {
    /// A pronoun or the like, as each of the names before it that it could mean.
    pub(super) fn pointer(&self, m: usize, out: &mut Vec<Candidate<'w>>) {
        let scene = self.scene;
        let (mention, context) = (&scene.mentions[m], &scene.contexts[m]);
        let r = &scene.readings[mention.leaf];
        let points = Points::of(scene.words, r.part(mention.at.clone()));
        let v = self.view(m);
        let mut own = Bag::new(self.notes.model);
        own.add(Row::PointerPosition, &[v.position, points as u32]);
        own.add(Row::PointerTight, &[v.tight, points as u32, v.side]);
        own.add(Row::PointerReach, &[context.reach as u32, points as u32, v.side]);
        own.add(Row::PointerSubjects, &[v.subjects.min(3), u32::from(context.subject), v.sentences.min(2)]);
        own.add(Row::PositionReach, &[v.position, context.reach as u32]);
        own.add(Row::PositionTight, &[v.position, v.tight]);
        own.add(Row::BeforeReach, &[context.before as u32, v.side, context.reach as u32]);
        own.word(Row::WordsAfter, &[context.after2]);
        let before = scene.next[m] - usize::from(acts(mention));
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
            let (position, others, quotations) = (v.position as u8 + 1, v.others as u8, v.quotations as u8);
            let (rank, mention, antecedent) = (seen.len() as u8, Some(m), Some(o));
            let candidate = self.candidate(Target::Entity(entity), bag);
            out.push(Candidate { position, others, quotations, rank, mention, antecedent, ..candidate });
        }
    }

    /// What speaks for a pronoun `m` to mean the entity of mention `o`.
    fn antecedent(&self, bag: &mut Bag<'w>, id: usize, m: usize, o: usize, points: Points, rank: u32) {
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
        if let Some(&(spoke, _, leaves)) = self.spoke(id) {
            bag.add(Row::AntecedentSpoke, &[spoke.min(2), leaves.min(2)]);
            bag.add(Row::AntecedentSpokeRank, &[spoke.min(2), rank]);
        }
        let report = self.reporters.iter().position(|(e, _)| *e == id).unwrap_or(9);
        bag.add(Row::AntecedentReport, &[report.min(3) as u32, rank]);
        if matches!(points, Points::Him | Points::Her) {
            let (she, he) = *scene.entities[id].gender.get_or_init(|| self.gender(id));
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
}

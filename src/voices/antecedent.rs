//! Pronouns, and nouns that point back: each of the names before them could be whom they mean.

use super::candidate::{Candidate, Case, Target};
use super::context::acts;
use super::features::{Bag, Row};
use super::mention::Points;
use super::scene::LEAVES;

/// Words beside a name that tell a woman, and a man.
const WOMEN: [&str; 18] = [
    "女", "母", "妻", "夫人", "小姐", "太太", "姐", "妹", "Ms", "Mrs", "Miss", "sister", "mother", "wife", "daughter",
    "aunt", "woman", "Queen",
];
const MEN: [&str; 11] = ["先生", "父", "丈夫", "兄", "弟", "Mr.", "Mr ", "brother", "father", "husband", "uncle"];
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
        let mut own = Bag::new(self.model);
        own.add(Row::PositionReach, &[v.position, context.reach as u32]);
        own.add(Row::PositionTight, &[v.position, v.tight]);
        own.word(Row::WordsAfter, &[context.after2]);
        let before = scene.next[m] - usize::from(acts(mention));
        let mut seen: Vec<usize> = Vec::new();
        for &o in scene.acting[..before].iter().rev().take(30) {
            let other = &scene.mentions[o];
            if mention.leaf > other.leaf + LEAVES || seen.len() == ANTECEDENTS {
                break;
            }
            let Some(entity) = other.entity.filter(|e| !seen.contains(e)) else { continue };
            if points.is_human() && !scene.entities[entity].kind.is_personal() {
                continue;
            }
            seen.push(entity);
            let mut bag = own.clone();
            if matches!(points, Points::Him | Points::Her) {
                let (she, he) = *scene.entities[entity].gender.get_or_init(|| self.gender(entity));
                bag.add(Row::AntecedentGender, &[u32::from(she), u32::from(he), points as u32]);
            }
            bag.extend(&self.entity(entity));
            let (rank, mention, antecedent) = (seen.len() as u8, Some(m), Some(o));
            out.push(Candidate {
                view: Some(v),
                rank,
                mention,
                antecedent,
                ..self.candidate(Target::Entity(entity), bag)
            });
        }
    }

    /// Whether words for women and for men stand beside an entity's names.
    fn gender(&self, id: usize) -> (bool, bool) {
        let scene = self.scene;
        let (mut she, mut he) = (false, false);
        for &m in scene.entities[id].mentions.iter().take(12) {
            let mention = &scene.mentions[m];
            let r = &scene.readings[mention.leaf];
            let (front, behind) = if r.english { (14, 0) } else { (4, 4) };
            let around = r.part(mention.at.start.saturating_sub(front)..(mention.at.end + behind).min(r.chars.len()));
            she |= WOMEN.iter().any(|w| around.contains(w));
            he |= MEN.iter().any(|w| around.contains(w));
        }
        (she, he)
    }
}

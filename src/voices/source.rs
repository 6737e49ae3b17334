//! Sources: what speaks for an entity being somebody that the article rests on, with or without quotation marks.

use super::context::{Reach, acts};
use super::features::{Bag, Row, bucket};
use super::model::Linear;
use super::reading::CueClass;
use super::scene::Scene;

/// The mentions of an entity that are looked at.
const MENTIONS: usize = 30;

impl Scene<'_> {
    /// The features of entity number `id` being a source; `spoken` says for each quotation that could be its own how
    /// probable that is. They are weighed by `model`.
    pub fn source<'w>(&self, id: usize, spoken: &[f64], model: Option<&'w Linear>) -> Bag<'w> {
        let entity = &self.entities[id];
        let kind = entity.kind as u32;
        let mentions: Vec<usize> =
            entity.mentions.iter().copied().filter(|&m| acts(&self.mentions[m])).take(MENTIONS).collect();
        let mut bag = Bag::new(model);
        let most = spoken.iter().copied().fold(0.0, f64::max);
        let sum: f64 = spoken.iter().sum();
        bag.add(Row::SourceCount, &[bucket(mentions.len()), kind]);
        bag.add(Row::SourceLength, &[entity.folded.chars().take(8).count() as u32, kind]);
        bag.add(Row::SourceSpoken, &[(most * 10.0) as u32]);
        bag.add(Row::SourceQuotations, &[(sum + 0.5).min(4.0) as u32, kind]);
        let name: Vec<char> = entity.folded.chars().collect();
        bag.word(Row::SourceName, &[super::reading::lexical(&name[name.len().saturating_sub(2)..])]);
        let (mut best, mut subjects) = (0, 0);
        let mut own = Bag::default();
        for &m in &mentions {
            let c = &self.contexts[m];
            let reach = c.reach as u32;
            own.add(Row::SourceReachBefore, &[reach, c.before as u32, kind]);
            own.word(Row::SourceBefore, &[c.before2]);
            own.word(Row::SourceAfter, &[c.after2]);
            if let Some(cue) = c.cue {
                own.word(Row::SourceCue, &[cue.word, reach]);
                own.add(Row::SourceGap, &[bucket(c.cue_gap), reach, cue.class as u32]);
                if cue.class != CueClass::Thought && c.cue_gap < 12 {
                    best = best.max(match c.reach {
                        Reach::Clause => 3,
                        Reach::Next => 2,
                        _ => 1,
                    });
                }
            }
            subjects += usize::from(c.subject);
        }
        bag.extend_once(own);
        bag.add(Row::SourceBest, &[best, kind]);
        bag.add(Row::SourceSubjects, &[subjects.min(4) as u32, kind]);
        bag
    }

    /// Whether an entity is the publisher of the article itself.
    pub fn is_publisher(&self, id: usize) -> bool {
        let name = self.entities[id].folded.to_lowercase();
        !self.publisher.is_empty() && (self.publisher.split(' ').any(|n| n == name) || self.publisher.ends_with(&name))
    }
}

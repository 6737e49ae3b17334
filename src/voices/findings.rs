//! What the judges' answers come to: quotations with their speakers, and everybody the article rests on.

use super::candidate::Target;
use super::context::{Reach, acts};
use super::describe::affiliation;
use super::lexicon::organisations::TITLE_OUTLET_ENDS;
use super::mention::{Kind, Mention, Points};
use super::model::Judges;
use super::resolve::Decision;
use super::scene::Scene;
use super::words::class;
use super::{Attribution, Certainty, Findings, Name, Quote, QuoteKind, SpeakerKind};
use crate::marks::QuoteSpan;

/// Above this a quotation is speech.
pub const SPEECH: f64 = 0.35;
/// The same of English, and from which probability on a speaker is named there: the annotated English articles are essays,
/// whose doubts are not those of news. Set where the development split of PolNeAR (news that others annotated, and that is
/// learned from by nothing here) is right in 0.95 of what is named.
const ENGLISH: (f64, f64) = (0.15, 0.48);

/// Who is given a quotation, once it was asked how sure that is.
struct Verdict {
    target: Target,
    probability: f64,
    /// The mentions of everybody who says it, in order, where they are several.
    joint: Vec<usize>,
}

impl Scene<'_> {
    /// The findings of an article whose quotations are `pairs`.
    pub(super) fn findings(&self, judges: &Judges, pairs: &[QuoteSpan], decisions: &[Decision]) -> Findings {
        let mut verdicts: Vec<Option<Verdict>> = decisions.iter().map(|d| self.verdict(judges, d)).collect();
        self.join(decisions, &mut verdicts);
        let mut evidence: Vec<Option<Vec<usize>>> = vec![None; self.entities.len()];
        for (decision, verdict) in decisions.iter().zip(&verdicts) {
            if let Some(Verdict { target: Target::Entity(id), joint, .. }) = verdict {
                evidence[*id].get_or_insert_default().extend(decision.mention);
                for &m in joint {
                    let Some(id) = self.mentions[m].entity else { continue };
                    evidence[id].get_or_insert_default().push(m);
                }
            }
        }
        let spoken = spoken(decisions, self.entities.len());
        let mut ids: Vec<Option<usize>> = vec![None; self.entities.len()];
        let mut listed: Vec<(usize, Name)> = Vec::new();
        for (id, evidence) in evidence.into_iter().enumerate() {
            if evidence.is_some() || !self.is_publisher(id) && self.rests_on(judges, id, &spoken[id]) {
                listed.push((id, self.name(id, &evidence.unwrap_or_default())));
            }
        }
        listed.sort_by_key(|(_, n)| n.mentions.first().map(|(leaf, at)| (*leaf, at.start)));
        listed.iter().enumerate().for_each(|(place, (id, _))| ids[*id] = Some(place));
        let quotes = (pairs.iter().zip(decisions).zip(verdicts))
            .map(|((pair, decision), verdict)| Quote {
                leaf: pair.leaf,
                range: pair.inner.clone(),
                outer: pair.outer.clone(),
                kind: if self.is_speech(decision) { QuoteKind::Speech } else { QuoteKind::Term },
                attribution: verdict.map(|v| self.attribution(judges, decision, &v, &ids)),
                denied: None,
            })
            .collect();
        Findings { quotes, names: listed.into_iter().map(|(_, n)| n).collect() }
    }

    /// Says who says a quotation together with its speaker. What goes on without a name of its own (“……”，“……”; 他们说) goes on for all.
    fn join(&self, decisions: &[Decision], verdicts: &mut [Option<Verdict>]) {
        let mut last: Option<(usize, Target, Vec<usize>)> = None;
        for (decision, verdict) in decisions.iter().zip(verdicts) {
            let Some(verdict) = verdict.as_mut().filter(|v| matches!(v.target, Target::Entity(_))) else { continue };
            let leaf = self.settings[decision.quote].leaf;
            let mention = decision.mention.filter(|_| decision.best().0 == verdict.target);
            let goes_on = mention.is_none_or(|m| self.is_plural(m));
            verdict.joint = match (mention, &last) {
                (_, Some((before, target, joint))) if goes_on && *target == verdict.target && leaf <= *before + 1 => {
                    joint.clone()
                }
                (Some(m), _) if self.mentions[m].leaf == leaf && self.mentions[m].entity.is_some() => {
                    self.joint.of(m).to_vec()
                }
                _ => Vec::new(),
            };
            last = Some((leaf, verdict.target, verdict.joint.clone()));
        }
    }

    /// Whether a mention points to several (他们, 两人, they).
    fn is_plural(&self, mention: usize) -> bool {
        let Mention { leaf, at, kind, .. } = &self.mentions[mention];
        *kind == Kind::Pointer && Points::of(self.words, self.readings[*leaf].part(at.clone())) == Points::Them
    }

    fn is_english(&self, decision: &Decision) -> bool {
        self.readings[self.settings[decision.quote].leaf].english
    }

    fn is_speech(&self, decision: &Decision) -> bool {
        decision.speech > if self.is_english(decision) { ENGLISH.0 } else { SPEECH }
    }

    /// Nothing for a term, and where nobody at all is told.
    fn verdict(&self, judges: &Judges, decision: &Decision) -> Option<Verdict> {
        if !self.is_speech(decision) {
            return None;
        }
        let (best, p) = decision.best();
        let shown = if self.is_english(decision) { ENGLISH.1 } else { judges.thresholds.shown };
        let (target, probability) = match best {
            Target::Entity(_) if p >= shown => (best, p),
            Target::Described(_) => (best, p),
            // Somebody described may stand behind nobody, or behind a name that is not sure enough.
            _ => {
                let next = decision.ranking.iter().find(|(t, _)| matches!(t, Target::Described(_)));
                next.copied().filter(|(_, p)| *p > 0.25)?
            }
        };
        Some(Verdict { target, probability, joint: Vec::new() })
    }

    fn attribution(
        &self,
        judges: &Judges,
        decision: &Decision,
        verdict: &Verdict,
        ids: &[Option<usize>],
    ) -> Attribution {
        let mention = match verdict.target {
            Target::Described(m) => Some(m),
            _ => decision.mention.filter(|_| decision.best().0 == verdict.target),
        };
        let cue = mention
            .and_then(|m| self.contexts[m].cue.filter(|_| self.contexts[m].reach != Reach::None).map(|c| (m, c)));
        let evidence = mention.map(|m| {
            // Of several, from the first to the last.
            let joint = Some(&verdict.joint).filter(|joint| joint.contains(&m));
            let (first, last) = joint.and_then(|j| Some((*j.first()?, *j.last()?))).unwrap_or((m, m));
            let (start, end) = (self.mentions[first].at.start, self.mentions[last].at.end);
            let end = cue.map_or(end, |(_, c)| c.end.max(end));
            (self.mentions[m].leaf, self.readings[self.mentions[m].leaf].range(&(start..end)))
        });
        let (speaker, description) = match verdict.target {
            Target::Entity(id) => (ids[id], None),
            Target::Described(m) => (None, Some(self.original(m).to_owned())),
            Target::Nobody => (None, None),
        };
        let mut with: Vec<usize> = Vec::new();
        for other in verdict.joint.iter().filter_map(|&m| ids[self.mentions[m].entity?]) {
            if Some(other) != speaker && !with.contains(&other) {
                with.push(other);
            }
        }
        let t = &judges.thresholds;
        Attribution {
            speaker,
            with,
            description,
            cue: cue.map(|(m, c)| self.readings[self.mentions[m].leaf].original(c.start..c.end).to_owned()),
            evidence,
            confidence: ((verdict.probability * 1e4).round() / 1e4) as f32,
            certainty: match verdict.probability {
                p if p >= t.sure => Certainty::Sure,
                p if p >= t.likely => Certainty::Likely,
                _ => Certainty::Unsure,
            },
        }
    }

    /// Whether the article rests on an entity.
    fn rests_on(&self, judges: &Judges, id: usize, spoken: &[f64]) -> bool {
        // Without a mention that acts nothing is attributed to it.
        self.entities[id].mentions.iter().any(|&m| acts(&self.mentions[m]))
            && self.source(id, spoken, Some(&judges.source)).probability() >= judges.thresholds.source
    }

    fn name(&self, id: usize, evidence: &[usize]) -> Name {
        let entity = &self.entities[id];
        let own = |m: &usize| self.mentions[*m].entity == Some(id);
        let mut mentions: Vec<usize> = evidence.iter().copied().filter(own).collect();
        mentions.extend(entity.mentions.iter().filter(|&&m| self.contexts[m].subject && acts(&self.mentions[m])));
        if mentions.is_empty() {
            mentions.extend(entity.mentions.iter().find(|&&m| acts(&self.mentions[m])).or(entity.mentions.first()));
        }
        mentions.sort_unstable();
        mentions.dedup();
        Name {
            name: entity.name.clone(),
            latin: entity.latin.clone().filter(|l| *l != entity.name),
            affiliation: affiliation(self, id),
            kind: self.kind_of(id),
            mentions: mentions.into_iter().map(|m| self.place(m)).collect(),
        }
    }

    fn kind_of(&self, id: usize) -> SpeakerKind {
        let entity = &self.entities[id];
        match entity.kind {
            Kind::Person | Kind::Account | Kind::Pointer | Kind::Described => SpeakerKind::Person,
            Kind::Outlet => SpeakerKind::Outlet,
            Kind::Title if TITLE_OUTLET_ENDS.split(' ').any(|end| entity.folded.ends_with(end)) => SpeakerKind::Outlet,
            Kind::Title => SpeakerKind::Document,
            Kind::Body if self.words.longest_end(&entity.folded, class::OUTLET_END).is_some() => SpeakerKind::Outlet,
            Kind::Body | Kind::Place | Kind::Generic => SpeakerKind::Organisation,
            // NATO, but Ian Chong.
            Kind::Latin if entity.name.chars().all(|c| !c.is_lowercase()) => SpeakerKind::Organisation,
            Kind::Latin => SpeakerKind::Person,
        }
    }
}

/// For each of so many entities how probable it is that it says a quotation, where that is worth a look.
pub fn spoken(decisions: &[Decision], entities: usize) -> Vec<Vec<f64>> {
    let mut out = vec![Vec::new(); entities];
    for decision in decisions {
        for (target, p) in &decision.ranking {
            if let Target::Entity(id) = target
                && p * decision.speech > WORTH_A_LOOK
            {
                out[*id].push(p * decision.speech);
            }
        }
    }
    out
}

/// Less probable speakers are not looked at.
const WORTH_A_LOOK: f64 = 0.02;

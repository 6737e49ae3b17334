//! Figures: how often the answers are right, as the scorer of `../shared/eval` counts them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;

use seed_reader::voices::candidate::Target;
use seed_reader::voices::training::{Decision, FLOOR, SPEECH};

use crate::gold::{self, Label, Source};
use crate::pupil::Pupil;

/// What one decision comes to.
#[derive(Debug, Clone)]
pub struct Outcome {
    pub site: String,
    /// Which round of annotation the article comes from.
    pub round: u64,
    pub probability: f64,
    /// Whether the label has a name.
    pub named: bool,
    pub exact: bool,
    pub lenient: bool,
    /// Whether a name was given.
    pub given: bool,
    /// Whether it is taken for speech.
    pub speech: bool,
}

/// Exact share, precision, and the exact share of all names given to speech, at a threshold.
pub fn at(outcomes: &[Outcome], threshold: f64) -> (f64, f64, f64) {
    let given = |o: &&Outcome| o.given && o.speech && o.probability >= threshold;
    let named = outcomes.iter().filter(|o| o.named);
    let count = |test: &dyn Fn(&&Outcome) -> bool| named.clone().filter(|o| test(o)).count() as f64;
    let exact = count(&|o| given(o) && o.exact);
    let said = count(&|o| given(o));
    let all = outcomes.iter().filter(given).count() as f64;
    (exact / count(&|_| true).max(1.0), count(&|o| given(o) && o.lenient) / said.max(1.0), exact / all.max(1.0))
}

/// The lowest threshold that holds a precision, and the exact share there.
pub fn threshold(outcomes: &[Outcome], precision: f64) -> (f64, f64) {
    let steps = (0..=200).map(|t| f64::from(t) / 200.0);
    let mut best = (1.01, 0.0);
    for t in steps {
        let (exact, p, _) = at(outcomes, t);
        if p >= precision && exact > best.1 {
            best = (t, exact);
        }
    }
    best
}

/// The exact share at ten goals of precision, in the mean: what versions are compared by.
pub fn mean(outcomes: &[Outcome]) -> f64 {
    let goals = (88..98).map(|g| f64::from(g) / 100.0);
    goals.map(|goal| threshold(outcomes, goal).1).sum::<f64>() / 10.0
}

/// What every decision comes to.
pub fn outcomes(pupil: &Pupil, decisions: &[Decision]) -> Vec<Outcome> {
    let mut out = Vec::new();
    for d in decisions {
        let Some(label) = pupil.labels[d.quote].filter(|l| l.speech) else { continue };
        let (target, p) = d.best();
        let given = matches!(target, Target::Entity(_));
        out.push(Outcome {
            site: pupil.article.site.clone(),
            round: pupil.article.round,
            probability: if given { p } else { 0.0 },
            named: !label.speaker.is_empty(),
            exact: given && pupil.exact(target, label),
            lenient: given && pupil.lenient(target, label),
            given,
            speech: d.speech > SPEECH,
        });
    }
    out
}

/// Share of kinds that are right.
pub fn kinds(pupils: &[Pupil], decisions: &HashMap<String, Vec<Decision>>, speech: f64) -> f64 {
    let (mut right, mut all) = (0, 0);
    for pupil in pupils {
        for d in &decisions[&pupil.article.id] {
            if let Some(label) = pupil.labels[d.quote].filter(|l| !l.uncertain) {
                all += 1;
                right += usize::from((d.speech > speech) == label.speech);
            }
        }
    }
    f64::from(right as u32) / f64::from(all.max(1))
}

/// Precision and recall of sources at a threshold; `given` holds the probability of each entity of each article.
pub fn sources(pupils: &[Pupil], given: &[Vec<f64>], threshold: f64) -> (f64, f64) {
    let (mut wrong, mut hit, mut all) = (0usize, 0usize, 0usize);
    for (pupil, given) in pupils.iter().zip(given) {
        let want = &pupil.article.sources;
        let canonical = |n: String| want.iter().find(|s| s.forms.contains(&n)).map_or(n, |s| s.name.clone());
        let got: BTreeSet<String> = (0..given.len())
            .filter(|&id| given[id] >= threshold && !pupil.lesson.scene().is_publisher(id))
            .map(|id| canonical(pupil.shown(Target::Entity(id))))
            .collect();
        let is = |s: &&Source, n: &String| gold::lenient(&s.name, n);
        let counts = |n: &&String| {
            want.iter().any(|s| s.name == **n) || !pupil.article.unnamed.iter().any(|u| gold::lenient(n, u))
        };
        let got: Vec<&String> = got.iter().filter(counts).collect();
        all += want.len();
        hit += want.iter().filter(|s| got.iter().any(|n| is(s, n))).count();
        wrong += got.iter().filter(|n| !want.iter().any(|s| is(&s, n))).count();
    }
    (hit as f64 / (hit + wrong).max(1) as f64, hit as f64 / all.max(1) as f64)
}

/// How many speakers are among the entities at all, and under their fullest name.
pub fn recall(pupils: &[Pupil]) -> (f64, f64) {
    let (mut n, mut found, mut exact) = (0, 0, 0);
    for pupil in pupils {
        for label in pupil.labels.iter().flatten().filter(|l| l.speech && !l.speaker.is_empty()) {
            let targets = || (0..pupil.lesson.entities()).map(Target::Entity);
            n += 1;
            found += usize::from(pupil.knows(label));
            exact += usize::from(targets().any(|t| pupil.exact(t, label)));
        }
    }
    (found as f64 / n.max(1) as f64, exact as f64 / n.max(1) as f64)
}

/// A line of the table.
pub fn row(name: &str, outcomes: &[Outcome], shown: f64) -> String {
    let named = outcomes.iter().filter(|o| o.named).count();
    let (exact, precision, _) = at(outcomes, shown);
    let (best, best_precision, of_all) = at(outcomes, 0.0);
    format!("| {name} | {named} | {exact:.3} | {precision:.3} | {best:.3} | {best_precision:.3} | {of_all:.3} |\n")
}

/// Steps of probability, for how often it is right.
const STEPS: [f64; 8] = [0.0, 0.4, 0.6, 0.7, 0.8, 0.9, 0.97, 1.01];

/// The table by site.
pub fn table(outcomes: &[Outcome], shown: f64) -> String {
    let mut out = String::from(
        "| site | named | exact | precision | exact, all named | precision there | of all names given |\n|---|---|---|---|---|---|---|\n",
    );
    let (mut sites, mut rounds) = (BTreeMap::<&str, Vec<Outcome>>::new(), BTreeMap::<u64, Vec<Outcome>>::new());
    outcomes.iter().for_each(|o| sites.entry(&o.site).or_default().push(o.clone()));
    outcomes.iter().for_each(|o| rounds.entry(o.round).or_default().push(o.clone()));
    out.push_str(&row("all", outcomes, shown));
    rounds.iter().for_each(|(round, o)| out.push_str(&row(&format!("round {round}"), o, shown)));
    sites.iter().for_each(|(site, o)| out.push_str(&row(site, o, shown)));
    let _ = writeln!(out, "\nprecision 0.88 to 0.97: exact {:.3} in the mean", mean(outcomes));
    for (round, o) in &rounds {
        let at = |goal| threshold(o, goal).1;
        let _ = writeln!(
            out,
            "  round {round}: {:.3} (0.90 {:.3}, 0.93 {:.3}, 0.95 {:.3})",
            mean(o),
            at(0.90),
            at(0.93),
            at(0.95)
        );
    }
    for goal in [0.90, 0.93, 0.95] {
        let (t, exact) = threshold(outcomes, goal);
        let _ = writeln!(out, "\nprecision {goal}: exact {exact:.3} (from probability {t:.3})");
    }
    out.push_str("\n| probability | names given to speech | of them right |\n|---|---|---|\n");
    for step in STEPS.windows(2) {
        let of = |o: &&Outcome| o.given && o.speech && o.named && (step[0]..step[1]).contains(&o.probability);
        let (all, right) =
            (outcomes.iter().filter(of).count(), outcomes.iter().filter(of).filter(|o| o.lenient).count());
        let share = right as f64 / all.max(1) as f64;
        let _ = writeln!(out, "| {} to {} | {all} | {share:.2} |", step[0], step[1].min(1.0));
    }
    out
}

/// Errors, by class, for people to look at.
pub fn errors(pupils: &[Pupil], decisions: &HashMap<String, Vec<Decision>>) -> Vec<String> {
    let mut out = Vec::new();
    for pupil in pupils {
        for d in &decisions[&pupil.article.id] {
            let Some(label) = pupil.labels[d.quote].filter(|l| l.speech) else { continue };
            let (target, p) = d.best();
            let shown = pupil.lesson.names(target).first().cloned().unwrap_or_default();
            out.push(format!(
                "{} | {} | {:?}{} | {shown} {p:.2} | {} | {}",
                class(pupil, d, label),
                pupil.article.id,
                label.speaker,
                label.description,
                pupil.lesson.around(d.quote),
                pupil.lesson.mentions(d.quote),
            ));
        }
    }
    out.sort();
    out
}

fn class(pupil: &Pupil, d: &Decision, label: &Label) -> &'static str {
    let (target, _) = d.best();
    let given = matches!(target, Target::Entity(_));
    match (!label.speaker.is_empty(), given) {
        _ if d.speech < FLOOR => "taken for a term",
        (true, true) if pupil.exact(target, label) => "right",
        (true, true) if pupil.right(target, label) => "other form",
        (true, true) if pupil.lenient(target, label) => "boundary",
        (true, true) if !pupil.knows(label) => "missing, named",
        (true, true) => "wrong",
        (true, false) if !pupil.knows(label) => "missing, nobody",
        (true, false) => "nobody",
        (false, true) => "unnamed got a name",
        (false, false) => "unnamed",
    }
}

//! Trains and evaluates the judges of `voices`. `scripts/train.sh` says what with.
//!
//! ```text
//! train weights GOLD CORPUS OUT [--tagger FILE] [--silver FOLDER=FILE]…    weights.bin into OUT; weights.tsv and figures beside this
//! train figures GOLD CORPUS      …                                            the figures alone
//! train errors  GOLD CORPUS      …                                            what goes wrong out of fold, quotation by quotation
//! train sites   GOLD CORPUS      …                                            figures with whole sites left out
//! train sources GOLD CORPUS      …                                            sources that are missed, and those that are none
//! train floors  GOLD CORPUS      FILE                                         fails where figures fall below those of a file
//! train unseen  GOLD CORPUS                                                   the weights as they stand, on articles that they do not know
//! ```
//! GOLD is what `gold/join.py` writes, CORPUS the folder of unannotated and older articles.
//! Without `--silver` there is no encoder: the figures are those of the linear judges alone, and take seconds.

mod course;
mod encoder;
mod figures;
mod fit;
mod gold;
mod pupil;
mod twins;

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

use course::{Course, SOURCE, out_of_fold, pretrain};
use figures::Outcome;
use fit::Question;
use pupil::Pupil;
use seed_reader::voices::Weights;
use seed_reader::voices::tagger::Tagger;
use seed_reader::voices::training::{Decision, Judges, Linear, SPEECH, Thresholds, describe};

/// Precision that names are shown at, and the steps of certainty above.
const SHOWN: f64 = 0.935;
const LIKELY: f64 = 0.95;
const SURELY: f64 = 0.975;
/// Precision that sources are listed at.
const SOURCES: f64 = 0.85;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let options =
        |name: &str| -> Vec<String> { args.windows(2).filter(|w| w[0] == name).map(|w| w[1].clone()).collect() };
    let (Some(command), Some(gold), Some(corpus)) = (args.first(), args.get(1), args.get(2)) else {
        eprintln!(
            "usage: train weights GOLD CORPUS OUT | train errors GOLD CORPUS, [--tagger FILE] [--silver FOLDER=FILE]…"
        );
        return ExitCode::from(2);
    };
    let corpus = Path::new(corpus);
    let (news, old) = (gold::load(Path::new(gold)), gold::load(&corpus.join("outlets")));
    let silver = options("--silver");
    // A tagger that was trained just now, or the one that stands in the weights.
    let (own, judges) = Weights::parts(include_bytes!("../../src/voices/weights.bin")).unwrap_or_default();
    let file =
        options("--tagger").first().map_or(Some(own.to_vec()), |path| std::fs::read(path).ok()).unwrap_or_default();
    let tagger = match Tagger::decode(&file) {
        Ok(tagger) => tagger,
        Err(error) => {
            eprintln!("the tagger: {error}");
            return ExitCode::FAILURE;
        }
    };
    if command == "unseen" {
        return unseen(&news, &tagger, &Judges::decode(judges).unwrap_or_else(|_| Judges::none()));
    }
    let base = (!silver.is_empty()).then(|| pretrain(corpus, &silver, &news, &tagger));
    let mut course = Course::new(&news, &old, &tagger, base);
    let (found, exact) = figures::recall(&course.news);
    println!("speakers among the entities: {found:.3}, under their fullest name {exact:.3}");
    let folds: Vec<String> = (0..gold::FOLDS).map(|f| f.to_string()).collect();
    course.remember(&folds);
    let decisions = out_of_fold(&course, &folds, |p| p.fold.to_string());
    let second = Second::new(&course.news, &decisions);
    match command.as_str() {
        "errors" => {
            figures::errors(&course.news, &decisions).iter().for_each(|e| println!("{e}"));
            println!("{}", second.report().0);
        }
        "sources" => second.show_sources(),
        "floors" => return second.floors(args.get(3).map_or("src/voices/model/floors.txt", String::as_str)),
        "sites" => {
            let sites: BTreeSet<String> = course.news.iter().map(|p| p.article.site.clone()).collect();
            let sites: Vec<String> = sites.into_iter().collect();
            let decisions = out_of_fold(&course, &sites, |p| p.article.site.clone());
            let second = Second::new(&course.news, &decisions);
            println!("{}", second.report().0);
        }
        _ => {
            let (report, thresholds) = second.report();
            println!("{report}");
            if let Some(out) = args.get(3).filter(|_| command == "weights")
                && let Err(error) = write(Path::new(out), &file, &course, &second, thresholds, &report)
            {
                eprintln!("{out}: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

/// The figures of the weights as they stand, at their own thresholds: of use on articles that they have not learned from.
fn unseen(news: &[gold::Article], tagger: &Tagger, judges: &Judges) -> ExitCode {
    let pupils: Vec<Pupil> = news.iter().map(|a| Pupil::new(a, tagger)).collect();
    let mut decisions = HashMap::new();
    pupils.iter().for_each(|p| drop(decisions.insert(p.article.id.clone(), p.lesson.decide(judges))));
    let second = Second::new(&pupils, &decisions);
    let probable = |q: &[Question]| q.iter().map(|q| judges.source.probability(&q.features)).collect();
    let given: Vec<Vec<f64>> = second.sources.iter().map(|q| probable(q)).collect();
    let outcomes: Vec<Outcome> = pupils.iter().flat_map(|p| figures::outcomes(p, &decisions[&p.article.id])).collect();
    let (precision, recall) = figures::sources(&pupils, &given, judges.thresholds.source);
    println!("kind {:.3}", figures::kinds(&pupils, &decisions, SPEECH));
    println!("sources: precision {precision:.3}, recall {recall:.3}");
    println!("{}", figures::table(&outcomes, judges.thresholds.shown));
    ExitCode::SUCCESS
}

/// Decisions that were made out of fold, and the questions about sources that rest on them.
struct Second<'c, 'a> {
    pupils: &'c [Pupil<'a>],
    decisions: &'c HashMap<String, Vec<Decision>>,
    sources: Vec<Vec<Question>>,
}

impl<'c, 'a> Second<'c, 'a> {
    fn new(pupils: &'c [Pupil<'a>], decisions: &'c HashMap<String, Vec<Decision>>) -> Self {
        let sources = pupils.iter().map(|p| p.sources(&decisions[&p.article.id])).collect();
        Self { pupils, decisions, sources }
    }

    /// Who is a source, as learned from all articles but those of a fold.
    fn source(&self, without: Option<usize>) -> Linear {
        let known: BTreeSet<usize> = self.pupils.iter().filter(|p| Some(p.fold) == without).map(|p| p.twin).collect();
        let kept = self.pupils.iter().zip(&self.sources).filter(|(p, _)| !known.contains(&p.twin));
        fit::logistic(&kept.flat_map(|(_, q)| q).collect::<Vec<_>>(), SOURCE.0, SOURCE.1)
    }

    /// Holds the figures of the linear judges against those of a file, a name and a number a line: none may be lower by more
    /// than a point.
    fn floors(&'c self, file: &str) -> ExitCode {
        let (outcomes, given) = self.judged();
        let source = (0.4, figures::sources(self.pupils, &given, 0.4));
        let found = [
            ("kind", figures::kinds(self.pupils, self.decisions, SPEECH)),
            ("exact-at-0.90", figures::threshold(&outcomes, 0.90).1),
            ("exact-at-0.93", figures::threshold(&outcomes, 0.93).1),
            ("source-precision", source.1.0),
            ("source-recall", source.1.1),
        ];
        println!("    mean {:.3}, for everybody {:?}", figures::mean(&outcomes), figures::at(&outcomes, 0.0));
        let floors = std::fs::read_to_string(file).unwrap_or_default();
        let floor = |name: &str| floors.lines().find_map(|l| l.strip_prefix(name)?.trim().parse::<f64>().ok());
        let mut good = true;
        for (name, value) in found {
            let floor = floor(name);
            good &= floor.is_some_and(|f| value >= f - 0.01);
            println!(
                "    {name} {value:.3}, expected {}",
                floor.map_or("but not on file".to_owned(), |f| format!("{f:.3}"))
            );
        }
        if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    /// Sources that are missed, and those that are none.
    fn show_sources(&'c self) {
        for fold in 0..gold::FOLDS {
            let source = self.source(Some(fold));
            for (i, pupil) in self.pupils.iter().enumerate().filter(|(_, p)| p.fold == fold) {
                let p: Vec<f64> = self.sources[i].iter().map(|q| source.probability(&q.features)).collect();
                let names = |id: usize| pupil.lesson.names(seed_reader::voices::candidate::Target::Entity(id));
                for s in &pupil.article.sources {
                    let is = |&id: &usize| {
                        names(id).iter().any(|n| {
                            let n = gold::norm(n);
                            n == s.name || s.forms.contains(&n)
                        })
                    };
                    let best = (0..p.len()).filter(is).map(|id| p[id]).fold(-1.0, f64::max);
                    if best < 0.4 {
                        println!("missed {best:.2} | {} | {}", pupil.article.id, s.name);
                    }
                }
                for (id, q) in self.sources[i].iter().enumerate().filter(|(id, q)| p[*id] > 0.5 && !q.yes) {
                    let _ = q;
                    println!(
                        "false {:.2} | {} | {:?} {}",
                        p[id],
                        pupil.article.id,
                        names(id),
                        pupil.lesson.kind_of(id)
                    );
                }
            }
        }
    }

    /// What every decision comes to, and how probable it is of each entity to be a source, out of fold.
    fn judged(&'c self) -> (Vec<Outcome>, Vec<Vec<f64>>) {
        let outcomes = self.pupils.iter().flat_map(|p| figures::outcomes(p, &self.decisions[&p.article.id])).collect();
        let mut given: Vec<Vec<f64>> = vec![Vec::new(); self.pupils.len()];
        for fold in 0..gold::FOLDS {
            let source = self.source(Some(fold));
            for (i, _) in self.pupils.iter().enumerate().filter(|(_, p)| p.fold == fold) {
                given[i] = self.sources[i].iter().map(|q| source.probability(&q.features)).collect();
            }
        }
        (outcomes, given)
    }

    /// The figures, and the thresholds that they ask for.
    fn report(&'c self) -> (String, Thresholds) {
        let (outcomes, given) = self.judged();
        let shown = figures::threshold(&outcomes, SHOWN).0;
        let source =
            (20..80).map(|t| f64::from(t) / 100.0).find(|&t| figures::sources(self.pupils, &given, t).0 >= SOURCES);
        let source = source.unwrap_or(0.5);
        let thresholds = Thresholds {
            shown,
            likely: figures::threshold(&outcomes, LIKELY).0.max(shown),
            sure: figures::threshold(&outcomes, SURELY).0.max(shown),
            source,
        };
        let (precision, recall) = figures::sources(self.pupils, &given, source);
        let mut out = format!("kind {:.3}\n", figures::kinds(self.pupils, self.decisions, SPEECH));
        for t in [0.25, 0.3, 0.35, 0.4, 0.45, 0.5] {
            let _ = writeln!(out, "  speech from {t}: {:.3}", figures::kinds(self.pupils, self.decisions, t));
        }
        let _ = writeln!(out, "sources: precision {precision:.3}, recall {recall:.3} (from {source:.2})");
        for t in [0.3, 0.4, 0.5] {
            let (p, r) = figures::sources(self.pupils, &given, t);
            let _ = writeln!(out, "  from {t}: {p:.3}, {r:.3}");
        }
        let _ = writeln!(out, "shown from {shown:.3}, likely {:.3}, sure {:.3}\n", thresholds.likely, thresholds.sure);
        out.push_str(&figures::table(&outcomes, shown));
        (out, thresholds)
    }
}

/// Writes the weights, learned from everything, with a table that can be read.
fn write(
    out: &Path,
    tagger: &[u8],
    course: &Course,
    second: &Second,
    thresholds: Thresholds,
    report: &str,
) -> std::io::Result<()> {
    let deciders = course.teach(|_| true);
    let judges = Judges { source: second.source(None), thresholds, ..deciders };
    std::fs::write(out.join("weights.bin"), Weights::join(tagger, &judges.encode()))?;
    let out = &out.join("model");
    let mut table = String::new();
    for (name, model) in [("kind", &judges.kind), ("ranker", &judges.ranker), ("source", &judges.source)] {
        for (feature, weight) in model.weights() {
            let _ = writeln!(table, "{name}\t{}\t{weight}", describe(feature));
        }
    }
    std::fs::write(out.join("weights.tsv"), table)?;
    std::fs::write(out.join("figures.txt"), report)
}

//! The reports of a Chinese sentence: each reporting word with who does it.

use std::ops::Range;

use super::SpeakerKind;
use super::cast::Cast;
use super::lexicon::words::CONDITIONS;
use super::page::Page;
use super::subject::{Clause, Found};
use super::tokens::{Part, Subject, Token};
use super::voices::{Voices, Who};
use super::words::{Words, class};

/// A reporting word, and whose it is.
#[derive(Debug, Clone)]
pub(super) struct Report {
    /// Its place among the tokens.
    pub token: usize,
    /// The word itself.
    pub cue: Range<usize>,
    /// The phrase for the subject with the word.
    pub evidence: Range<usize>,
    pub who: Option<Who>,
    /// How sure the subject is, 0 to 1.
    pub sure: f32,
    /// Whether the sentence itself names the subject by name.
    pub direct: bool,
    /// Whether it is about saying rather than thinking.
    pub saying: bool,
}

/// A description in front of a colon is no longer than this, in bytes: more is a clause.
const SHORT: usize = 18;
/// How sure the subject is of what might be said: no source.
const OPEN: f32 = 0.65;
/// A clause is looked at over so many tokens: more than any real one has.
const LONGEST_CLAUSE: usize = 48;

/// The reports of a sentence, and for each of its quotations whose words were last in view when it began.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub reports: Vec<Report>,
    pub last: Vec<Option<(Who, f32)>>,
}

/// What sentences are read with.
pub(super) struct Reporter<'a> {
    pub words: &'a Words,
    pub cast: &'a mut Cast,
    pub page: &'a Page<'a>,
    pub voices: &'a mut Voices,
    /// Whether a quotation, by its index, ends a clause.
    pub stops: &'a dyn Fn(usize) -> bool,
}

/// What is known while a sentence is read.
#[derive(Default)]
struct Thread {
    reports: Vec<Report>,
    last: Vec<Option<(Who, f32)>>,
    /// Whom the sentence is about.
    topic: Option<Who>,
    /// Whether that was said since the last reporting word.
    fresh: bool,
    /// Whether what is read is what somebody said.
    reported: bool,
}

impl Thread {
    /// Whom the sentence is about: the first one; behind reported words, whoever acts then.
    fn set_topic(&mut self, who: Who) {
        if self.topic.is_none() || !self.reports.is_empty() {
            self.topic = Some(who);
            self.fresh = true;
        }
    }
}

impl Reporter<'_> {
    /// The reports of a sentence, in order.
    pub(super) fn read(&mut self, tokens: &[Token]) -> Reading {
        let mut thread = Thread::default();
        let mut start = 0;
        for (at, token) in tokens.iter().enumerate() {
            let from = start.max(at.saturating_sub(LONGEST_CLAUSE));
            match token.part {
                Part::Cue { saying } => {
                    self.describe(tokens, from..at, token.at.start);
                    self.report(tokens, from, at, saying, &mut thread);
                    start = at + 1;
                }
                Part::Comma | Part::Colon => {
                    self.describe(tokens, from..at, token.at.start);
                    self.clause(tokens, from, at, &mut thread);
                    start = at + 1;
                }
                Part::Quote(index) if (self.stops)(index) => {
                    self.clause(tokens, from, at, &mut thread);
                    thread.last.push(self.voices.last());
                    thread.reported = false;
                    start = at + 1;
                }
                Part::Quote(_) => thread.last.push(self.voices.last()),
                _ => {}
            }
        }
        let from = start.max(tokens.len().saturating_sub(LONGEST_CLAUSE));
        let end = tokens.last().map_or(0, |t| t.at.end);
        self.describe(tokens, from..tokens.len(), end);
        self.clause(tokens, from, tokens.len(), &mut thread);
        Reading { reports: thread.reports, last: thread.last }
    }

    fn clause_of<'t>(&'t self, tokens: &'t [Token], end: usize) -> Clause<'t> {
        Clause { words: self.words, cast: self.cast, page: self.page, tokens, end }
    }

    /// Notes what the clause says of the people in it.
    fn describe(&mut self, tokens: &[Token], clause: Range<usize>, end: usize) {
        let Some(tokens_of) = tokens.get(clause.clone()) else { return };
        let begin = match clause.start.checked_sub(1) {
            Some(before) => tokens[before].at.end,
            None => tokens_of.first().map_or(0, |t| self.page.sentences_start(t.at.start)),
        };
        let tokens = tokens_of;
        for (at, token) in tokens.iter().enumerate() {
            let Part::Entity(id) = token.part else { continue };
            if self.cast.is_person(id) && !self.cast.is_described(id) {
                let words = self.clause_of(tokens, end).description(at, begin).to_owned();
                self.cast.describe(id, &words);
            }
        }
    }

    /// A clause that reports nothing by a verb: what it says of who is in view, 据…, and labels: 王某：.
    fn clause(&mut self, tokens: &[Token], from: usize, at: usize, thread: &mut Thread) {
        let end = tokens.get(at).map_or_else(|| tokens.last().map_or(0, |t| t.at.end), |t| t.at.start);
        let clause = self.clause_of(&tokens[from..at], end);
        if let Some(found) = clause.by_source() {
            let cue = tokens[from..at].iter().rfind(|t| t.part == Part::BySource).map_or(0..0, |t| t.at.clone());
            self.relayer(tokens, from, at, thread);
            return self.add(at.saturating_sub(1), cue, found, true, thread);
        }
        let text_of = clause.owner_of_text();
        let found = clause.subject();
        if let Some(id) = text_of.filter(|_| !thread.reported) {
            self.voices.note_body(id);
        }
        let Some(found) = found else { return };
        // Behind 他说这是两件事：, the colon is that of the reporting word.
        let reporting = from > 0 && matches!(tokens[from - 1].part, Part::Cue { .. });
        let colon = tokens.get(at).filter(|t| t.part == Part::Colon && !reporting);
        // 王某认为，警方的做法不对：“……”: still the words of 王某.
        let far = || found.at.len() > SHORT || colon.is_some_and(|colon| colon.at.start > found.at.end);
        let inside = thread.reported && matches!(found.subject, Subject::Unnamed(_));
        if inside
            && far()
            && let Some(report) = thread.reports.last().cloned()
        {
            let cue = colon.map_or(report.cue.clone(), |colon| colon.at.clone());
            let sure = report.sure * 0.9;
            return thread.reports.push(Report { token: at, cue, sure, direct: false, ..report });
        }
        if let Some(colon) = colon.filter(|_| self.labels(tokens, from, at, &found)) {
            return self.add(at, colon.at.clone(), found, true, thread);
        }
        if thread.reported {
            return;
        }
        if let Subject::Named(id) = found.subject {
            let who = Who::Named(id);
            if self.cast.is_person(id) {
                self.voices.see(&who, self.cast);
                thread.set_topic(who);
            } else {
                self.voices.note_body(id);
                // 得知此事后，某报发文: what is behind is of the paper.
                if self.cast.get(id).kind == SpeakerKind::Outlet {
                    thread.set_topic(who);
                } else {
                    thread.topic.get_or_insert(who);
                }
            }
        } else if let Subject::Pronoun(gender) = found.subject
            && let (Some(who), _) = self.voices.resolve(Subject::Pronoun(gender), self.words, self.cast)
        {
            self.voices.learn(&who, gender, self.cast);
            self.voices.see(&who, self.cast);
            thread.set_topic(who);
        }
    }

    /// Whether a colon stands for a reporting word: behind a name at the beginning, or in front of a quotation.
    fn labels(&self, tokens: &[Token], from: usize, at: usize, found: &Found) -> bool {
        let quoted = tokens
            .get(at + 1)
            .is_some_and(|t| matches!(t.part, Part::Quote(_)) && t.at.start.saturating_sub(tokens[at].at.end) <= 3);
        let opens = from == 0 && tokens[0].at.start - self.page.sentences_start(tokens[0].at.start) < 60;
        // 林小明：《海港志》 is who wrote it.
        let work = self.page.reading(tokens[at].at.end..).starts_with('《');
        let ends = !work && tokens[at].at.start.saturating_sub(found.at.end) <= 3;
        let person = match found.subject {
            Subject::Named(id) => self.cast.is_person(id),
            _ => true,
        };
        (quoted && found.subject != Subject::Reporter) || (opens && ends && person)
    }

    fn report(&mut self, tokens: &[Token], from: usize, at: usize, saying: bool, thread: &mut Thread) {
        // What somebody thinks in another's words is part of them.
        if thread.reported && !saying {
            return;
        }
        let cue = tokens[at].at.clone();
        let clause = self.clause_of(&tokens[from..at], cue.start);
        if let Some(found) = clause.by_source() {
            self.relayer(tokens, from, at, thread);
            return self.add(at, cue, found, saying, thread);
        }
        if let Some(found) = clause.subject().filter(|_| !self.is_object(tokens, from, at)) {
            let asks = found.subject == Subject::Reporter;
            let others: Vec<Found> = clause.joined(&found);
            for other in others {
                self.add(at, cue.clone(), other, saying, thread);
            }
            self.add(at, cue, found, saying, thread);
            if asks {
                // What comes behind a question is the story again: 记者问他怎么看，他笑了，说…
                thread.reported = false;
                self.asked(tokens, at);
            }
            return;
        }
        let before = thread.reports.last();
        let fresh = std::mem::take(&mut thread.fresh);
        let inherited = before.filter(|_| !fresh).and_then(|r| r.who.clone().map(|who| (who, r.sure * 0.9)));
        let (who, sure) = match inherited.or_else(|| thread.topic.clone().map(|who| (who, 0.75))) {
            Some((who, sure)) => (Some(who), sure),
            None => match self.voices.last() {
                Some((who, sure)) if from < 3 => (Some(who), sure),
                _ => (None, 0.0),
            },
        };
        // 船长写信给王某说: not the one who is written to.
        let named = |t: &Token| matches!(t.part, Part::Entity(id) if who == Some(Who::Named(id)));
        if tokens[from..at].iter().any(named) {
            return;
        }
        thread.reports.push(Report { token: at, evidence: cue.clone(), cue, who, sure, direct: false, saying });
        thread.reported |= saying;
    }

    /// Whether all that stands between two reporting words is whom the first one is said to: 回复某社说.
    fn is_object(&self, tokens: &[Token], from: usize, at: usize) -> bool {
        let Some(before) = from.checked_sub(1).map(|i| &tokens[i]) else { return false };
        let takes_one = matches!(before.part, Part::Cue { saying: true })
            && !self.page.reading(before.at.clone()).ends_with(['说', '称', '道', '出', '示', '为', '调', '张', '信']);
        takes_one
            && at == from + 1
            && tokens[from].at.start == before.at.end
            && (tokens[from].at.end == tokens[at].at.start
                || self.page.reading(tokens[from].at.end..tokens[at].at.start).ends_with('时'))
    }

    /// Whom the one who writes speaks to is in view from then on: 我问老板娘。她说…
    fn asked(&mut self, tokens: &[Token], cue: usize) {
        let Some(next) = tokens.get(cue + 1).filter(|t| t.at.start.saturating_sub(tokens[cue].at.end) <= 18) else {
            return;
        };
        let who = match next.part {
            Part::Entity(id) if self.cast.is_person(id) => Who::Named(id),
            Part::Title | Part::Vague => Who::Unnamed(self.page.words(tokens[cue].at.end..next.at.end).to_owned()),
            _ => return,
        };
        self.voices.meet(&who, self.cast);
    }

    /// Who takes up another's words (中央社援引…) rests the article on itself too.
    fn relayer(&mut self, tokens: &[Token], from: usize, at: usize, thread: &mut Thread) {
        let Some(by) = tokens[from..at].iter().rposition(|t| t.part == Part::BySource).map(|i| from + i) else {
            return;
        };
        let clause = self.clause_of(&tokens[from..by], tokens[by].at.start);
        if let Some(found) = clause.subject() {
            self.add(by, tokens[by].at.clone(), found, true, thread);
        }
    }

    /// Whether it is said to somebody named before: 告诉他, 对她说.
    fn tells_somebody(&self, subject: &Range<usize>, cue: &Range<usize>) -> bool {
        let pronoun =
            |text: &str| text.starts_with(['他', '她']) && !text.starts_with("他们") && !text.starts_with("她们");
        let between = self.page.reading(subject.end..cue.start);
        pronoun(self.page.reading(cue.end..))
            || ["对", "跟", "问", "向"].iter().any(|to| between.split_once(to).is_some_and(|(_, who)| pronoun(who)))
    }

    fn add(&mut self, token: usize, cue: Range<usize>, found: Found, saying: bool, thread: &mut Thread) {
        thread.fresh = false;
        let direct = matches!(found.subject, Subject::Named(_));
        let reporter = found.subject == Subject::Reporter;
        let found_at = found.at.clone();
        let (who, sure) = match (found.subject, thread.topic.clone()) {
            (Subject::Pronoun(gender), Some(topic)) if topic.fits(gender, self.cast) => (Some(topic), 0.85),
            (Subject::Pronoun(gender), _) => {
                let (who, sure) = self.voices.resolve(Subject::Pronoun(gender), self.words, self.cast);
                if let Some(who) = &who {
                    self.voices.learn(who, gender, self.cast);
                }
                (who, sure)
            }
            (subject, _) => self.voices.resolve(subject, self.words, self.cast),
        };
        // 除非某局要求: nobody has said so.
        let before = self.page.reading(..found_at.start);
        let near = &before[before.char_indices().rev().nth(24).map_or(0, |(at, _)| at)..];
        let clause =
            near.rsplit(['，', '。', '；', '：']).next().filter(|c| c.len() < near.len() || near.len() == before.len());
        let open = clause.is_some_and(|clause| CONDITIONS.split(' ').any(|word| clause.starts_with(word)));
        let sure = if open { sure.min(OPEN) } else { sure };
        // 据报道, of a report that nobody was named for.
        if who.is_none() && self.words.begins(self.page.reading(cue.start..), class::BY_SOURCE) {
            return;
        }
        // 一位老人告诉她: the story is still hers.
        let told =
            self.voices.is_in_view() && matches!(who, Some(Who::Unnamed(_))) && self.tells_somebody(&found_at, &cue);
        // A state that fears something is not whom the next words are from.
        let seen =
            |who: &&Who| !reporter && !told && (saying || !matches!(who, Who::Named(id) if !self.cast.is_person(*id)));
        if let Some(who) = who.as_ref().filter(seen) {
            self.voices.see(who, self.cast);
            self.voices.hear(who);
            if direct {
                thread.topic = Some(who.clone());
            }
        }
        let evidence = found_at.start.min(cue.start)..found_at.end.max(cue.end);
        thread.reports.push(Report { token, cue, evidence, who, sure, direct, saying });
        thread.reported |= saying;
    }
}

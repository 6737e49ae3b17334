//! Who says what in English: names by their capitals, subjects on either side of the verb.

use std::ops::Range;

use super::SpeakerKind;
use super::cast::Cast;
use super::page::Page;
use super::reports::{Reading, Report};
use super::tokens::{Gender, Part, Subject, Token};
use super::voices::{Voices, Who};
use super::words::Words;

/// Between a subject and its verb without commas: no more bytes than this.
const NEAR: usize = 28;
/// Texts of people rather than of bodies: by themselves they mean nobody.
const PERSONAL: [&str; 8] = ["speech", "interview", "remarks", "testimony", "post", "tweet", "email", "memoir"];
/// An apposition in commas is no longer than this, in tokens.
const APPOSITION: usize = 14;

/// Finds the reports of English sentences.
pub(super) struct Reporter<'a> {
    pub words: &'a Words,
    pub cast: &'a mut Cast,
    pub page: &'a Page<'a>,
    pub voices: &'a mut Voices,
}

impl Reporter<'_> {
    /// The reports of a sentence, in order.
    pub(super) fn read(&mut self, tokens: &[Token]) -> Reading {
        self.describe(tokens);
        let (mut reports, mut last): (Vec<Report>, Vec<_>) = (Vec::new(), Vec::new());
        self.topic(tokens);
        for (at, token) in tokens.iter().enumerate() {
            let saying = match token.part {
                Part::Cue { saying } => saying,
                Part::BySource => true,
                Part::Colon if self.labels(tokens, at) => true,
                Part::Quote(_) => {
                    last.push(self.voices.last());
                    continue;
                }
                _ => continue,
            };
            let found = if token.part == Part::BySource {
                self.right(tokens, at, 40)
            } else if token.part == Part::Colon {
                self.opening(tokens, at)
            } else {
                self.subject(tokens, at, &reports)
            };
            let Some((subject, range)) = found else { continue };
            let direct = matches!(subject, Subject::Named(_));
            // When I asked Schmidt, she laughed: I am not in the story.
            let writer = matches!(&subject, Subject::Others(who) if matches!(who.as_str(), "I" | "we" | "We"));
            let gender = if let Subject::Pronoun(gender) = subject { gender } else { None };
            let (who, sure) = self.voices.resolve(subject, self.words, self.cast);
            if let Some(who) = &who {
                self.voices.learn(who, gender, self.cast);
            }
            if let Some(who) = who.as_ref().filter(|_| !writer) {
                self.voices.see(who, self.cast);
                self.voices.hear(who);
            }
            if writer
                && let Some(Part::Entity(id)) = tokens.get(at + 1).map(|t| t.part)
                && self.cast.is_person(id)
            {
                self.voices.see(&Who::Named(id), self.cast);
            }
            let saying = saying || self.is_finding(tokens, at);
            let evidence = range.start.min(token.at.start)..range.end.max(token.at.end);
            reports.push(Report { token: at, cue: token.at.clone(), evidence, who, sure, direct, saying });
        }
        Reading { reports, last }
    }

    /// Whether a text is what finds or shows something: a report by the academy found.
    fn is_finding(&self, tokens: &[Token], at: usize) -> bool {
        let verb = self.page.reading(tokens[at].at.clone());
        matches!(verb, "found" | "finds" | "shows" | "showed" | "concluded")
            && tokens[..at].iter().rev().take(6).any(|t| t.part == Part::Text)
    }

    /// Whether a colon introduces words of a sentence that has no verb of saying: She put it differently: “…”
    fn labels(&self, tokens: &[Token], at: usize) -> bool {
        let quoted = tokens
            .get(at + 1)
            .is_some_and(|t| matches!(t.part, Part::Quote(_)) && t.at.start.saturating_sub(tokens[at].at.end) <= 1);
        quoted
            && tokens[..at]
                .iter()
                .all(|t| !matches!(t.part, Part::Cue { saying: true } | Part::BySource | Part::Quote(_)))
    }

    /// The first noun phrase of the sentence that can be its subject.
    fn opening(&self, tokens: &[Token], end: usize) -> Option<(Subject, Range<usize>)> {
        // Anna Schmidt’s answer was short: “…”
        let owner = matches!(tokens[0].part, Part::Entity(_)) && self.owned(tokens, 0);
        let free = || (0..end).find(|&i| tokens[i].part.speaks() && !self.owned(tokens, i));
        let first = if owner { 0 } else { free()? };
        // Prime Minister Anna Schmidt
        let first = if tokens[first].part == Part::Vague { self.bearer(tokens, first).unwrap_or(first) } else { first };
        let governed = first > 0 && tokens[first - 1].part == Part::Preposition;
        if governed { None } else { self.take(tokens, first) }
    }

    /// Who the sentence is about: a name or a pronoun at its beginning.
    fn topic(&mut self, tokens: &[Token]) {
        let before_verb = |t: &&Token| !matches!(t.part, Part::Cue { .. } | Part::Quote(_));
        for (at, token) in tokens.iter().enumerate().take_while(|(_, t)| before_verb(t)).take(APPOSITION) {
            let Part::Entity(id) = token.part else { continue };
            let governed = at > 0
                && tokens[at - 1].part == Part::Preposition
                && token.at.start.saturating_sub(tokens[at - 1].at.end) < NEAR;
            if governed || self.owned(tokens, at) {
                continue;
            }
            if self.cast.is_person(id) {
                self.voices.see(&Who::Named(id), self.cast);
                return;
            }
            self.voices.note_body(id);
        }
    }

    fn owned(&self, tokens: &[Token], at: usize) -> bool {
        tokens.get(at + 1).is_some_and(|t| t.part == Part::Of && t.at.start == tokens[at].at.end)
    }

    /// The subject of the verb at `at`: in front of it, or behind where that is turned round.
    fn subject(&self, tokens: &[Token], at: usize, reports: &[Report]) -> Option<(Subject, Range<usize>)> {
        let front = |t: &Token| {
            matches!(t.part, Part::Comma | Part::Quote(_)) && tokens[at].at.start.saturating_sub(t.at.end) <= 2
        };
        // Anna Schmidt, the mayor, told the Harbour Times: what follows is who is told.
        let verb = self.page.reading(tokens[at].at.clone());
        let tells = matches!(verb, "told" | "tells" | "telling" | "assured" | "assures" | "reminded" | "reminds");
        // Schmidt spoke to the town, urging officials to …: what follows is who is urged.
        let that = self.page.reading(tokens[at].at.end..).starts_with(" that ");
        let turned = !tells && !that && !verb.ends_with("ing") && (at == 0 || front(&tokens[at - 1]));
        if turned && let Some(found) = self.right(tokens, at, 24) {
            return Some(found);
        }
        // The paper described Anna Schmidt as saying that …
        if verb == "saying" && self.page.reading(..tokens[at].at.start).ends_with(" as ") {
            let person = |t: &Token| matches!(t.part, Part::Entity(id) if self.cast.is_person(id));
            return tokens[..at].iter().rposition(person).and_then(|i| self.take(tokens, i));
        }
        let before = || match reports.last()?.who {
            Some(Who::Named(id)) => Some((Subject::Named(id), reports.last()?.evidence.clone())),
            _ => None,
        };
        // She quotes a worker, Anna Schmidt, and describes …: the subject is that of the verb before.
        let joined = at > 0
            && tokens[at - 1].part == Part::Comma
            && matches!(
                self.page.reading(tokens[at - 1].at.end..tokens[at].at.start).trim(),
                "and" | "but" | "and then"
            );
        if joined && let Some(found) = before() {
            return Some(found);
        }
        // “…,” he said, adding that …
        let goes_on = at > 0 && self.page.reading(tokens[at].at.clone()).ends_with("ing");
        // Schmidt has discouraged “idleness” and vowed …: the subject is that of the sentence.
        let before_verb = self.page.reading(..tokens[at].at.start);
        let joins = || before_verb.ends_with(" and ");
        let first = || if at > 0 && joins() { before().or_else(|| self.opening(tokens, at)) } else { None };
        let going_on = || before().or_else(|| self.opening(tokens, at));
        if goes_on && (before_verb.ends_with(" by ") || before_verb.ends_with(", ")) {
            return going_on();
        }
        self.left(tokens, at).or_else(|| if goes_on { before() } else { first() })
    }

    fn right(&self, tokens: &[Token], at: usize, reach: usize) -> Option<(Subject, Range<usize>)> {
        let next = tokens.get(at + 1)?;
        let end = tokens[at].at.end;
        if next.at.start.saturating_sub(end) > reach {
            return None;
        }
        match next.part {
            // According to a report on the tides by the Academy: the Academy.
            Part::Text => {
                let clause =
                    |t: &&Token| !matches!(t.part, Part::Comma | Part::Colon | Part::Quote(_) | Part::Cue { .. });
                let clause = at + 2..at + 2 + tokens[at + 2..].iter().take(8).take_while(clause).count();
                let gives = |i: &usize| {
                    let next =
                        tokens[i - 1].part == Part::Text && tokens[*i].at.start.saturating_sub(next.at.end) <= NEAR;
                    tokens[*i].part == Part::Preposition
                        && (next || matches!(self.page.reading(tokens[*i].at.clone()), "by" | "from"))
                };
                let by = clause.clone().rev().find(gives)?;
                let body = (by + 1..clause.end).find(|&i| matches!(tokens[i].part, Part::Entity(_)))?;
                let near = tokens[body].at.start.saturating_sub(tokens[by].at.end) <= NEAR;
                return if near { self.take(tokens, body) } else { None };
            }
            // said university professor Anna Schmidt
            Part::Entity(id)
                if !self.cast.is_person(id)
                    && matches!(tokens.get(at + 2).map(|t| t.part), Some(Part::Vague))
                    && matches!(tokens.get(at + 3).map(|t| t.part), Some(Part::Entity(id)) if self.cast.is_person(id)) =>
            {
                return self.take(tokens, at + 3);
            }
            // according to Green Party journal Harbour Times
            Part::Entity(id) if !self.cast.is_person(id) && self.outlet(tokens, at + 1).is_some() => {
                return self.outlet(tokens, at + 1).and_then(|i| self.take(tokens, i));
            }
            Part::Entity(_) | Part::Pronoun => {}
            Part::Vague => {
                if let Some(person) = self.bearer(tokens, at + 1) {
                    return self.take(tokens, person);
                }
            }
            _ => return None,
        }
        if self.owned(tokens, at + 1) {
            return None;
        }
        self.take(tokens, at + 1)
    }

    /// The outlet whose owner stands in front, with nothing but a word for what it is between.
    fn outlet(&self, tokens: &[Token], owner: usize) -> Option<usize> {
        let next = tokens.get(owner + 1)?;
        let outlet = matches!(next.part, Part::Entity(id) if self.cast.get(id).kind == SpeakerKind::Outlet);
        let between = self.page.reading(tokens[owner].at.end..next.at.start);
        let word = between.starts_with(' ') && between.trim().bytes().all(|b| b.is_ascii_lowercase());
        (outlet && word).then_some(owner + 1)
    }

    /// The person whose office or profession stands right in front.
    fn bearer(&self, tokens: &[Token], office: usize) -> Option<usize> {
        let next = tokens.get(office + 1)?;
        let person = matches!(next.part, Part::Entity(id) if self.cast.is_person(id));
        (person && next.at.start.saturating_sub(tokens[office].at.end) < 4).then_some(office + 1)
    }

    fn take(&self, tokens: &[Token], at: usize) -> Option<(Subject, Range<usize>)> {
        let token = &tokens[at];
        let subject = match token.part {
            Part::Entity(id) => Subject::Named(id),
            Part::Pronoun => Subject::Pronoun(Gender::of(self.page.reading(token.at.clone()))),
            Part::Others => Subject::Others(self.page.words(token.at.clone()).to_owned()),
            Part::Reporter => Subject::Reporter,
            Part::Vague => Subject::Unnamed(self.phrase(token)),
            Part::Text if PERSONAL.contains(&self.page.reading(token.at.clone())) => return None,
            // The ministry’s statement: the ministry.
            Part::Text => match at.checked_sub(2).map(|i| (tokens[i].part, tokens[i + 1].part)) {
                Some((Part::Entity(id), Part::Of)) if self.owned(tokens, at - 2) => Subject::Named(id),
                _ => Subject::TheBody(None),
            },
            _ => return None,
        };
        Some((subject, token.at.clone()))
    }

    /// The words that an unnamed speaker is described with.
    fn phrase(&self, token: &Token) -> String {
        let start = self.page.sentences_start(token.at.start);
        let before = self.page.words(start..token.at.start);
        let from = before
            .rfind([',', ';', '—', '”', '('])
            .map_or(0, |i| i + before[i..].chars().next().map_or(1, char::len_utf8));
        // From the article on: “a former classmate”.
        let article = |w: &&str| {
            matches!(
                w.to_lowercase().as_str(),
                "a" | "an" | "the" | "some" | "one" | "many" | "several" | "another" | "two" | "three"
            )
        };
        let mut words: Vec<&str> = before[from..].split_whitespace().rev().take(4).collect();
        words.truncate(words.iter().position(article).map_or(1, |i| i + 1));
        let mut out: String = words.into_iter().rev().flat_map(|w| [w, " "]).collect();
        out.push_str(self.page.words(token.at.clone()));
        out
    }

    /// The subject in front: right there, or in front of an apposition in commas.
    fn left(&self, tokens: &[Token], at: usize) -> Option<(Subject, Range<usize>)> {
        let mut index = at.checked_sub(1)?;
        if tokens[index].part == Part::Comma {
            index = self.before_apposition(tokens, index)?;
            return self.take(tokens, index);
        }
        let mut found = None;
        let mut end = tokens[at].at.start;
        loop {
            let token = &tokens[index];
            if end.saturating_sub(token.at.end) > NEAR
                || matches!(token.part, Part::Comma | Part::Colon | Part::Quote(_) | Part::Cue { .. })
            {
                break;
            }
            // Anna Schmidt, who has argued
            if token.part == Part::Of && self.page.reading(token.at.clone()) == "who" {
                let comma = index.checked_sub(1).filter(|&i| tokens[i].part == Part::Comma);
                let name = comma.unwrap_or(index).checked_sub(1)?;
                let named = matches!(tokens[name].part, Part::Entity(id) if self.cast.is_person(id));
                return if named { self.take(tokens, name) } else { None };
            }
            // With Anna Schmidt noting that
            let takes_subject = |i: usize| {
                let word = self.page.reading(tokens[i].at.clone());
                let verb = self.page.reading(tokens[at].at.clone());
                word.eq_ignore_ascii_case("as") || (word.eq_ignore_ascii_case("with") && verb.ends_with("ing"))
            };
            let governed = index > 0
                && tokens[index - 1].part == Part::Preposition
                && !takes_subject(index - 1)
                && token.at.start.saturating_sub(tokens[index - 1].at.end) < 8;
            // A report by the Academy: of these two, the first is the subject.
            let by = governed
                && index > 1
                && tokens[index - 2].part == Part::Text
                && match self.page.reading(tokens[index - 1].at.clone()) {
                    "by" | "from" => matches!(token.part, Part::Entity(_)),
                    // An editorial in the Harbour Times
                    "in" => matches!(token.part, Part::Entity(id) if self.cast.get(id).kind == SpeakerKind::Outlet),
                    _ => false,
                };
            if by {
                return self.take(tokens, index);
            }
            let text = token.part == Part::Text && !PERSONAL.contains(&self.page.reading(token.at.clone()));
            if (token.part.speaks() || text) && !governed && !self.owned(tokens, index) {
                found = Some(index);
                // The nearest one, unless it is part of a longer phrase: officials in Beijing.
                break;
            }
            end = token.at.start;
            match index.checked_sub(1) {
                Some(next) if at - next <= APPOSITION => index = next,
                _ => break,
            }
        }
        let found = found?;
        // A spokesperson for a company: the company.
        let speaks_for = tokens[found].part == Part::Vague
            && self.page.reading(tokens[found].at.clone()).starts_with("spokes")
            && matches!(tokens.get(found + 1).map(|t| t.part), Some(Part::Preposition))
            && matches!(tokens.get(found + 2).map(|t| t.part), Some(Part::Entity(id)) if !self.cast.is_person(id));
        self.take(tokens, if speaks_for { found + 2 } else { found })
    }

    /// The name in front of “, the bureau chief,”.
    fn before_apposition(&self, tokens: &[Token], closing: usize) -> Option<usize> {
        // its chairman, Gao Feng, said: the name itself stands in commas.
        let named = closing.checked_sub(1).filter(|&i| {
            matches!(tokens[i].part, Part::Entity(id) if self.cast.is_person(id))
                && tokens[i].at.end == tokens[closing].at.start
                && i.checked_sub(1).is_some_and(|before| tokens[before].part == Part::Comma)
        });
        if named.is_some() {
            return named;
        }
        let first = closing.saturating_sub(APPOSITION);
        let names = |i: usize, fits: &dyn Fn(usize) -> bool| {
            tokens[i].part == Part::Comma
                && i > 0
                && matches!(tokens[i - 1].part, Part::Entity(id) if fits(id))
                && tokens[i - 1].at.end == tokens[i].at.start
        };
        let person = (first..closing).rev().find(|&i| names(i, &|id| self.cast.is_person(id)));
        // The Harbour Times, a tabloid, wrote: what the sentence begins with.
        let body = || (first..closing).find(|&i| i == 1 && names(i, &|_| true));
        // The Academy’s report, released in May, describes
        let text =
            || (first..closing).find(|&i| tokens[i].part == Part::Comma && i > 0 && tokens[i - 1].part == Part::Text);
        let opening = person.or_else(body).or_else(text)?;
        let crossed = tokens[opening..closing].iter().any(|t| matches!(t.part, Part::Quote(_) | Part::Cue { .. }));
        (!crossed).then_some(opening - 1)
    }
}

//! Who says what in English: names by their capitals, subjects on either side of the verb.

use std::ops::Range;

use super::SpeakerKind;
use super::cast::Cast;
use super::lexicon::english::COLLECTIVE;
use super::marks::Pair;
use super::page::{ASIDE, Page, QUOTED};
use super::reports::{Reading, Report};
use super::tokens::{Part, Subject, Token};
use super::voices::{Voices, Who};
use super::words::{Words, class};

/// A name has no more words than this.
const LONGEST_NAME: usize = 7;
/// Between a subject and its verb without commas: no more bytes than this.
const NEAR: usize = 28;
/// An apposition in commas is no longer than this, in tokens.
const APPOSITION: usize = 14;

/// A run of capitalised words, and the kind of thing it names.
struct Capitals {
    len: usize,
    kind: SpeakerKind,
    words: usize,
}

/// Adds everyone whom the English pages name in full to the cast.
pub(super) fn meet(words: &Words, pages: &[Page], cast: &mut Cast) {
    for page in pages.iter().filter(|p| p.english) {
        let mut at = 0;
        while let Some((start, end)) = next_word(&page.read, at, page.read.len()) {
            at = end;
            let Some(name) = capitals(words, &page.read[start..]) else { continue };
            at = start + name.len;
            if name.words > 1 && name.kind == SpeakerKind::Person {
                let form = &page.text[start..at];
                let id = cast.member(form, SpeakerKind::Person);
                cast.add_form(form, id);
            }
        }
    }
}

/// The next word of `read` in front of `end`.
fn next_word(read: &str, at: usize, end: usize) -> Option<(usize, usize)> {
    let rest = read.get(at..end)?;
    let start = at + rest.find(|c: char| c.is_alphanumeric())?;
    Some((start, start + word_len(&read[start..end])))
}

fn word_len(text: &str) -> usize {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
    let len = text.find(|c: char| !inside(c)).unwrap_or(text.len());
    let word = text[..len].trim_end_matches(['\'', '’', '-']);
    word.strip_suffix("’s").or(word.strip_suffix("'s")).unwrap_or(word).len()
}

/// The name that `text` begins with, if it begins with capitals that are one.
fn capitals(words: &Words, text: &str) -> Option<Capitals> {
    let (mut len, mut count, mut at) = (0, 0, 0);
    let (mut body, mut outlet) = (false, false);
    while count < LONGEST_NAME {
        let word = &text[at..at + word_len(&text[at..])];
        let classes = words.english(word);
        let capital = word.starts_with(char::is_uppercase);
        let initial = capital && word.chars().count() == 1 && text[at + word.len()..].starts_with('.');
        let particle = count > 0 && classes & class::PARTICLE != 0 && followed_by_capital(&text[at + word.len()..]);
        if !(capital || particle) || (count == 0 && !opens_name(words, &text[at..], word, classes)) {
            break;
        }
        body |= classes & class::BODY != 0;
        outlet |= classes & class::OUTLET != 0;
        if particle && !body && !outlet && matches!(word, "of" | "for" | "the" | "and") {
            break;
        }
        if particle && word == "and" {
            break;
        }
        at += word.len() + usize::from(initial);
        count += usize::from(capital);
        len = at;
        let rest = &text[at..];
        let space = if rest.starts_with("’ ") && followed_by_capital(&rest['’'.len_utf8()..]) {
            '’'.len_utf8() + 1
        } else {
            1
        };
        if !(rest.starts_with(' ') || space > 1) {
            break;
        }
        at += space;
    }
    let last = text[..len].rsplit(' ').next().unwrap_or_default();
    let vague = words.english(last) & (class::NOT_NAME | class::HONORIFIC | class::LABELLED) != 0 && !body && !outlet;
    let kind = match (outlet, body) {
        (true, false) => SpeakerKind::Outlet,
        (_, true) => SpeakerKind::Organisation,
        _ => SpeakerKind::Person,
    };
    (count > 0 && !vague).then_some(Capitals { len, kind, words: count })
}

/// Whether a name can begin with `word`: with Foreign or American only where a body or an outlet does.
fn opens_name(words: &Words, text: &str, word: &str, classes: u32) -> bool {
    if classes & (class::NOT_NAME | class::HONORIFIC) == 0 || classes & (class::BODY | class::OUTLET) != 0 {
        return true;
    }
    let following = text[word.len()..].split(' ').skip(1).take(3).take_while(|w| w.starts_with(char::is_uppercase));
    let body = |w: &str| words.english(&w[..word_len(w)]) & (class::BODY | class::OUTLET) != 0;
    word.len() > 4 && following.into_iter().any(body)
}

fn followed_by_capital(rest: &str) -> bool {
    rest.trim_start_matches(' ').starts_with(char::is_uppercase)
}

/// The tokens of a sentence.
pub(super) fn tokens(words: &Words, cast: &mut Cast, page: &Page, pairs: &[Pair], range: Range<usize>) -> Vec<Token> {
    let own = &pairs[page.quotes.clone()];
    let mut quote = page.quotes.start + own.partition_point(|p| p.outer.start < range.start);
    let mut out: Vec<Token> = Vec::new();
    let mut at = range.start;
    while let Some(c) = page.read[at..range.end].chars().next() {
        let width = c.len_utf8();
        let mut push = |part, len: usize| {
            out.push(Token { part, at: at..at + len });
            len
        };
        at += match c {
            QUOTED => match pairs.get(quote).filter(|p| p.outer.start == at) {
                Some(pair) => {
                    quote += 1;
                    push(Part::Quote(quote - 1), pair.outer.len())
                }
                None => width,
            },
            ',' | '—' | '–' => push(Part::Comma, width),
            ':' => push(Part::Colon, width),
            '’' | '\'' if page.read[at + width..].starts_with('s') => push(Part::Of, width + 1),
            _ if c.is_alphanumeric() => word(words, cast, page, at, range.end, &mut out),
            _ => width,
        };
    }
    out
}

/// Reads the word at `at`, or the name that begins with it; returns how far.
fn word(words: &Words, cast: &mut Cast, page: &Page, at: usize, end: usize, out: &mut Vec<Token>) -> usize {
    let rest = &page.read[at..end];
    let len = word_len(rest).max(rest.chars().next().map_or(1, char::len_utf8));
    let mut push = |part, len: usize| {
        out.push(Token { part, at: at..at + len });
        len
    };
    if let Some(label) =
        COLLECTIVE.split('|').find(|l| rest.starts_with(l) && !rest[l.len()..].starts_with(char::is_alphanumeric))
    {
        let kind = if label.ends_with("media") { SpeakerKind::Outlet } else { SpeakerKind::Organisation };
        let id = cast.member(label, kind);
        return push(Part::Entity(id), label.len());
    }
    if rest[len..].starts_with(" to ") && rest[..len].eq_ignore_ascii_case("according") {
        return push(Part::BySource, len + 3);
    }
    let word = &rest[..len];
    if word.starts_with(char::is_uppercase) {
        // Professor 1, Student B.
        let number =
            rest[len..].strip_prefix(' ').map_or(0, |r| r.find(|c: char| !c.is_ascii_digit()).unwrap_or(r.len()));
        if number > 0 && words.english(&word.to_lowercase()) & class::VAGUE != 0 {
            let whole = len + 1 + number;
            let id = cast.member(&page.text[at..at + whole], SpeakerKind::Person);
            return push(Part::Entity(id), whole);
        }
        if let Some(name) = capitals(words, rest) {
            if let Some(id) = member(words, cast, page, at, &name) {
                return push(Part::Entity(id), name.len);
            }
            return name.len;
        }
    }
    let lower = word.to_lowercase();
    let classes = words.english(&lower);
    let is = |class: u32| classes & class != 0;
    let part = match lower.as_str() {
        "he" | "she" => Part::Pronoun,
        "they" | "we" => Part::Others,
        "i" => Part::Reporter,
        "of" | "in" | "with" | "by" | "to" | "from" | "for" | "about" | "at" | "on" | "like" | "as" | "than"
        | "among" | "between" | "against" | "under" => Part::Preposition,
        "who" | "which" | "whose" => Part::Of,
        _ if is(class::SAYING) => Part::Cue { saying: true },
        _ if is(class::THINKING) => Part::Cue { saying: false },
        _ if is(class::VAGUE) => Part::Vague,
        _ if is(class::THE_TEXT) => Part::Text,
        _ => return len,
    };
    push(part, len)
}

/// Whom a run of capitals names: in full, or by the last name of one named in full.
fn member(words: &Words, cast: &mut Cast, page: &Page, at: usize, name: &Capitals) -> Option<usize> {
    let form = &page.text[at..at + name.len];
    if name.kind != SpeakerKind::Person {
        let last = form.rsplit(' ').next().unwrap_or_default();
        let known = cast.starting(form).filter(|(len, _)| *len == form.len()).map(|(_, id)| id);
        // The Times, the Center: short for one that was named in full, or nobody’s name.
        let common = name.words == 1 && words.english(form) & class::GENERIC != 0;
        if known.is_some() || common {
            return known;
        }
        let id = cast.member(form, name.kind);
        if name.words > 1 {
            cast.add_form(last, id);
        }
        return Some(id);
    }
    if name.words > 1 {
        let id = cast.member(form, SpeakerKind::Person);
        let first = form.split(' ').next().unwrap_or_default();
        let last = form.rsplit(' ').next().unwrap_or_default();
        let surname_first = words.english(first) & class::COMPOUND != 0;
        // Short forms mean the one named last; Wang Yi is Wang, and may be another’s Yi.
        cast.add_form(if surname_first { first } else { last }, id);
        if surname_first && cast.starting(last).is_none() {
            cast.add_form(last, id);
        }
        return Some(id);
    }
    cast.starting(form).filter(|(len, _)| *len == form.len()).map(|(_, id)| id)
}

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
                Part::Quote(_) => {
                    last.push(self.voices.last());
                    continue;
                }
                _ => continue,
            };
            let found = if token.part == Part::BySource {
                self.right(tokens, at, 40)
            } else {
                self.subject(tokens, at, &reports)
            };
            let Some((subject, range)) = found else { continue };
            let direct = matches!(subject, Subject::Named(_));
            let (who, sure) = self.voices.resolve(subject);
            if let Some(who) = &who {
                self.voices.see(who, self.cast);
            }
            let evidence = range.start.min(token.at.start)..range.end.max(token.at.end);
            reports.push(Report { token: at, cue: token.at.clone(), evidence, who, sure, direct, saying });
        }
        Reading { reports, last }
    }

    /// Who the sentence is about: a name or a pronoun at its beginning.
    fn topic(&mut self, tokens: &[Token]) {
        let before_verb = |t: &&Token| !matches!(t.part, Part::Cue { .. } | Part::Quote(_));
        for (at, token) in tokens.iter().enumerate().take_while(|(_, t)| before_verb(t)).take(APPOSITION) {
            let Part::Entity(id) = token.part else { continue };
            let governed =
                at > 0 && tokens[at - 1].part == Part::Preposition && token.at.start - tokens[at - 1].at.end < NEAR;
            if self.cast.is_person(id) && !governed && !self.owned(tokens, at) {
                self.voices.see(&Who::Named(id), self.cast);
                return;
            }
        }
    }

    fn owned(&self, tokens: &[Token], at: usize) -> bool {
        tokens.get(at + 1).is_some_and(|t| t.part == Part::Of && t.at.start == tokens[at].at.end)
    }

    fn gap(&self, from: usize, to: usize) -> &str {
        self.page.read.get(from..to).unwrap_or_default()
    }

    /// The subject of the verb at `at`: in front of it, or behind where that is turned round.
    fn subject(&self, tokens: &[Token], at: usize, reports: &[Report]) -> Option<(Subject, Range<usize>)> {
        let front = |t: &Token| matches!(t.part, Part::Comma | Part::Quote(_)) && tokens[at].at.start - t.at.end <= 2;
        let turned = at == 0 || front(&tokens[at - 1]);
        if turned && let Some(found) = self.right(tokens, at, 24) {
            return Some(found);
        }
        self.left(tokens, at).or_else(|| {
            // “…,” he said, adding that …
            let before = reports.last().filter(|_| at > 0 && self.page.read[tokens[at].at.clone()].ends_with("ing"))?;
            match &before.who {
                Some(Who::Named(id)) => Some((Subject::Named(*id), before.evidence.clone())),
                _ => None,
            }
        })
    }

    fn right(&self, tokens: &[Token], at: usize, reach: usize) -> Option<(Subject, Range<usize>)> {
        let next = tokens.get(at + 1)?;
        let end = tokens[at].at.end;
        if next.at.start.saturating_sub(end) > reach {
            return None;
        }
        match next.part {
            Part::Entity(_) | Part::Pronoun => {}
            Part::Vague => {
                let person = tokens.get(at + 2).filter(|t| {
                    matches!(t.part, Part::Entity(id) if self.cast.is_person(id)) && t.at.start - next.at.end < 4
                });
                if person.is_some() {
                    return self.take(tokens, at + 2);
                }
            }
            _ => return None,
        }
        if self.owned(tokens, at + 1) {
            return None;
        }
        self.take(tokens, at + 1)
    }

    fn take(&self, tokens: &[Token], at: usize) -> Option<(Subject, Range<usize>)> {
        let token = &tokens[at];
        let subject = match token.part {
            Part::Entity(id) => Subject::Named(id),
            Part::Pronoun => Subject::Pronoun,
            Part::Others => Subject::Others(self.page.text[token.at.clone()].to_owned()),
            Part::Reporter => Subject::Reporter,
            Part::Vague => Subject::Unnamed(self.phrase(token)),
            Part::Text => Subject::TheBody,
            _ => return None,
        };
        Some((subject, token.at.clone()))
    }

    /// The words that an unnamed speaker is described with.
    fn phrase(&self, token: &Token) -> String {
        let start = self.page.sentences_start(token.at.start);
        let before = &self.page.text[start..token.at.start];
        let from = before
            .rfind([',', ';', '—', '”', '('])
            .map_or(0, |i| i + before[i..].chars().next().map_or(1, char::len_utf8));
        let words: Vec<&str> = before[from..].split_whitespace().rev().take(4).collect();
        let mut out: String = words.into_iter().rev().flat_map(|w| [w, " "]).collect();
        out.push_str(&self.page.text[token.at.clone()]);
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
            let governed = index > 0
                && tokens[index - 1].part == Part::Preposition
                && token.at.start - tokens[index - 1].at.end < 8;
            if (token.part.speaks() || token.part == Part::Text) && !governed && !self.owned(tokens, index) {
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
        self.take(tokens, found?)
    }

    /// The name in front of “, the bureau chief,”.
    fn before_apposition(&self, tokens: &[Token], closing: usize) -> Option<usize> {
        let first = closing.saturating_sub(APPOSITION);
        let opening = (first..closing).rev().find(|&i| match tokens[i].part {
            Part::Comma => {
                i > 0
                    && matches!(tokens[i - 1].part, Part::Entity(id) if self.cast.is_person(id))
                    && tokens[i - 1].at.end == tokens[i].at.start
            }
            _ => false,
        })?;
        let crossed = tokens[opening..closing].iter().any(|t| matches!(t.part, Part::Quote(_) | Part::Cue { .. }));
        (!crossed).then_some(opening - 1)
    }

    /// Notes what stands around a name at its first mention: an apposition behind it, or an office in front.
    fn describe(&mut self, tokens: &[Token]) {
        for (at, token) in tokens.iter().enumerate() {
            let Part::Entity(id) = token.part else { continue };
            if !self.cast.is_person(id) || self.cast.is_described(id) {
                continue;
            }
            let words = self.apposition(tokens, at).unwrap_or_default();
            self.cast.describe(id, &words);
        }
    }

    fn apposition(&self, tokens: &[Token], at: usize) -> Option<String> {
        let end = tokens[at].at.end;
        let comma = tokens.get(at + 1).filter(|t| t.part == Part::Comma && t.at.start == end)?;
        let rest = self.page.read.get(comma.at.end..)?;
        let close = rest.find([',', '.', ';', QUOTED, ASIDE, '—', '\n']).unwrap_or(rest.len());
        let words = self.page.text[comma.at.end..comma.at.end + close].trim();
        let lower = words.split(' ').next().unwrap_or_default();
        let verb = self.words.english(lower) & (class::SAYING | class::THINKING) != 0;
        let fits = !words.is_empty()
            && words.len() < 120
            && !verb
            && !matches!(lower, "who" | "and" | "but" | "which" | "he" | "she" | "it" | "they");
        let _ = self.gap(0, 0);
        fits.then(|| words.to_owned())
    }
}

//! What the article says of somebody in front of the name: office, profession, home.

use super::lexicon::words::DESCRIPTION_EDGES;
use super::page::ASIDE;
use super::subject::Clause;
use super::tokens::{Part, Token};
use super::words::{Words, class, is_han, sign};

impl Clause<'_> {
    /// What the article says of a person in front of the name.
    pub(super) fn description(&self, at: usize, begin: usize) -> &str {
        let end = self.tokens[at].at.start;
        let bound = |t: &Token| {
            matches!(t.part, Part::Comma | Part::Colon | Part::Cue { .. } | Part::Filler | Part::BySource)
                || (matches!(t.part, Part::Quote(_)) && !self.names_body(t))
        };
        let from = self.tokens[..at].iter().rposition(|t| bound(t) || (t.part == Part::Preposition && self.drops(t)));
        let person = self.tokens[..at].iter().rposition(|t| match t.part {
            Part::Entity(id) => self.cast.is_person(id) && !self.page.reading(t.at.end..).starts_with('的'),
            _ => false,
        });
        let person = person.filter(|&i| self.tokens[i + 1..at].iter().all(|t| t.part != Part::Of));
        let from = from.max(person).map_or(begin.min(end), |i| self.tokens[i].at.end);
        let words = self
            .text(from..end)
            .trim_matches(|c: char| c.is_whitespace() || matches!(c, '、' | '。' | '：' | '，' | '-' | '—'));
        let words = words.rsplit(['，', '。', '；', '：', '？', '！', '@', '\n']).next().unwrap_or_default().trim();
        // The gloss of the name before, where two are named together: 某甲(A)与学者某乙.
        let words = match words.split_once([')', '）']).filter(|_| words.starts_with(['(', '（'])) {
            Some((_, rest)) => rest.trim_start_matches(['与', '和', '及', '與', ' ']),
            None => words,
        };
        let words = clean(self.words, words);
        let fits = (2..=60).contains(&words.chars().count());
        let read = self.page.reading(from..end);
        let office = class::TITLE | class::BODY | class::OUTLET_END | class::VAGUE | class::OUTLET;
        let names = self.words.longest_end(read.trim_end_matches([ASIDE, ' ']), office).is_some();
        if fits && names { words } else { "" }
    }

    /// Whether a quotation is part of a body's name: 研究机构“某某基金会”研究员.
    fn names_body(&self, token: &Token) -> bool {
        let (before, after) = (self.page.reading(..token.at.start), self.page.reading(token.at.end..));
        let body = class::BODY | class::OUTLET_END | class::TITLE_OUTLET_END | class::SUFFIX | class::DOCUMENT;
        self.words.longest_end(before, body).is_some()
            && !self
                .page
                .words(token.at.clone())
                .trim_end_matches(['”', '」', '"'])
                .ends_with(['，', '。', '！', '？', '…'])
            && after.starts_with(|c: char| is_han(c) || c == ASIDE)
    }

    /// Whether a preposition is none of the description: 位于 and 与 are part of one.
    fn drops(&self, token: &Token) -> bool {
        !matches!(self.page.reading(token.at.clone()), "位于" | "来自" | "与" | "和" | "同" | "到" | "为" | "对" | "是")
    }
}

/// A noun phrase without what stands around it: marks, particles, and how its bearer came into the story.
fn clean<'t>(tables: &Words, mut words: &'t str) -> &'t str {
    let edge = |c: char| {
        c.is_whitespace()
            || matches!(c, '”' | '“' | '」' | '「' | '"' | '、' | ',' | '，' | '。' | '：' | '-' | '—' | '–' | '.')
    };
    loop {
        let inner = words.trim_start_matches(|c| edge(c) && !matches!(c, '“' | '「')).trim_end_matches(edge);
        let edge = || DESCRIPTION_EDGES.split(' ').find_map(|w| inner.strip_prefix(w));
        let edged = if inner.starts_with(|c| tables.has(c, sign::EDGE)) { edge() } else { None };
        let bare = edged.unwrap_or(inner);
        if bare.len() == words.len() {
            return words;
        }
        words = bare;
    }
}

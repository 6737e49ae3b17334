//! What an English article says of somebody beside the name: an apposition behind it, an office in front.

use super::SpeakerKind;
use super::english::Reporter;
use super::page::{ASIDE, QUOTED};
use super::tokens::{Part, Token};
use super::words::class;

impl Reporter<'_> {
    /// Notes what stands around the names of a sentence at their first mention.
    pub(super) fn describe(&mut self, tokens: &[Token]) {
        for (at, token) in tokens.iter().enumerate() {
            let Part::Entity(id) = token.part else { continue };
            if self.cast.get(id).kind != SpeakerKind::Person || self.cast.is_described(id) {
                continue;
            }
            let words =
                self.apposition(tokens, at).or_else(|| self.office(token.at.start)).unwrap_or_default().to_owned();
            self.cast.describe(id, &words);
        }
    }

    /// Zhang Wei, a teacher at the school,
    fn apposition(&self, tokens: &[Token], at: usize) -> Option<&str> {
        let end = tokens[at].at.end;
        let comma = tokens.get(at + 1).filter(|t| t.part == Part::Comma && t.at.start == end)?;
        let rest = self.page.read.get(comma.at.end..)?;
        let close = rest.find([',', '.', ';', QUOTED, ASIDE, '—', '\n']).unwrap_or(rest.len());
        let words = self.page.words(comma.at.end..comma.at.end + close).trim();
        let cut = [" who ", " whose ", " which ", " that "].iter().filter_map(|w| words.find(w)).min();
        let words = words[..cut.unwrap_or(words.len())].trim();
        let words =
            ["now ", "then ", "himself ", "herself "].iter().find_map(|w| words.strip_prefix(w)).unwrap_or(words);
        let first = words.split(' ').next().unwrap_or_default();
        let article = matches!(
            first,
            "a" | "an"
                | "the"
                | "one"
                | "another"
                | "his"
                | "her"
                | "their"
                | "our"
                | "my"
                | "its"
                | "former"
                | "senior"
                | "deputy"
                | "co-founder"
                | "founder"
                | "head"
                | "chief"
                | "executive"
                | "associate"
                | "assistant"
                | "of"
                | "then"
                | "vice"
                | "director"
                | "founding"
                | "principal"
                | "founder-director"
        );
        let noun = self.words.english(first) & (class::VAGUE | class::HONORIFIC) != 0;
        let verb = self.words.english(first) & (class::SAYING | class::THINKING) != 0;
        let capital = first.starts_with(char::is_uppercase)
            && words.contains(' ')
            && !words.bytes().any(|b| b.is_ascii_digit())
            && !self.person_follows(tokens, at + 2);
        ((article || noun || capital) && !verb && words.len() < 120).then_some(words)
    }

    fn person_follows(&self, tokens: &[Token], at: usize) -> bool {
        matches!(tokens.get(at).map(|t| t.part), Some(Part::Entity(id)) if self.cast.is_person(id))
    }

    /// the historian Zhang Wei, President Zhang Wei
    fn office(&self, start: usize) -> Option<&str> {
        let before = self.page.words(self.page.sentences_start(start)..start).trim_end();
        let mut from = before.len();
        let mut named = false;
        for (count, word) in before.rsplit(' ').take(6).enumerate() {
            if matches!(word, "the" | "a" | "an" | "The" | "A" | "An") {
                break;
            }
            let bare = word.trim_end_matches(['’', '\'', 's']);
            let inside = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '.'));
            let office = self.words.english(word) & (class::HONORIFIC | class::VAGUE) != 0;
            if !inside || bare.is_empty() || (count == 0 && !office) {
                break;
            }
            if !(office || named && word.starts_with(char::is_uppercase)) {
                break;
            }
            named = true;
            from = from.checked_sub(word.len() + usize::from(count > 0))?;
        }
        let words = before.get(from..)?.trim();
        (named && words.len() > 3).then_some(words)
    }
}

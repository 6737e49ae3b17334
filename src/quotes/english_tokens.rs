//! Cutting an English sentence into the tokens that matter for who says what.

use std::ops::Range;

use super::SpeakerKind;
use super::capitals::{capitals, member, plain_body, word_len};
use super::cast::Cast;
use super::lexicon::english::COLLECTIVE;
use super::marks::Pair;
use super::page::{Page, QUOTED};
use super::tokens::{Part, Token};
use super::words::{Words, class};

/// The tokens of a sentence, in `out`, whatever it held.
pub(super) fn tokens(
    words: &Words,
    cast: &mut Cast,
    page: &Page,
    pairs: &[Pair],
    range: Range<usize>,
    mut out: Vec<Token>,
) -> Vec<Token> {
    out.clear();
    let own = &pairs[page.quotes.clone()];
    let mut quote = page.quotes.start + own.partition_point(|p| p.outer.start < range.start);
    let mut at = range.start;
    while let Some(c) = page.reading(at..range.end).chars().next() {
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
            '’' | '\'' if page.reading(at + width..).starts_with('s') => push(Part::Of, width + 1),
            _ if c.is_alphanumeric() => word(words, cast, page, at, range.end, &mut out),
            _ => width,
        };
    }
    out
}

/// Whether `text` begins with a label, at the beginning of a sentence too.
fn begins(text: &str, label: &str) -> bool {
    match (text.as_bytes().split_first(), label.as_bytes().split_first()) {
        // Labels begin with a letter: this bit is all that its two cases differ by.
        (Some((a, text)), Some((b, label))) => a | 0x20 == b | 0x20 && text.starts_with(label),
        _ => false,
    }
}

/// The length of U.S. and the like, in front of whatever they qualify.
fn acronym(text: &str) -> usize {
    let stops = |pair: &[u8]| pair[0].is_ascii_uppercase() && pair[1] == b'.';
    let pairs = text.as_bytes().chunks_exact(2).take_while(|pair| stops(pair)).count();
    if pairs > 1 { pairs * 2 } else { 0 }
}

/// Reads the word at `at`, or the name that begins with it; returns how far.
fn word(words: &Words, cast: &mut Cast, page: &Page, at: usize, end: usize, out: &mut Vec<Token>) -> usize {
    let rest = page.reading(at..end);
    let len = word_len(rest).max(rest.chars().next().map_or(1, char::len_utf8));
    let mut push = |part, len: usize| {
        out.push(Token { part, at: at..at + len });
        len
    };
    if let Some(label) =
        COLLECTIVE.iter().find(|l| begins(rest, l) && !rest[l.len()..].starts_with(char::is_alphanumeric))
    {
        let kind = if label.ends_with("media") || label.ends_with("Daily") {
            SpeakerKind::Outlet
        } else {
            SpeakerKind::Organisation
        };
        let id = cast.member(label, kind);
        return push(Part::Entity(id), label.len());
    }
    if rest[len..].starts_with(" to ") && rest[..len].eq_ignore_ascii_case("according") {
        return push(Part::BySource, len + 3);
    }
    let initials = acronym(rest);
    if initials > 0 {
        return initials;
    }
    let word = &rest[..len];
    if word.starts_with(char::is_uppercase) {
        // Professor 1, Student B.
        let number =
            rest[len..].strip_prefix(' ').map_or(0, |r| r.find(|c: char| !c.is_ascii_digit()).unwrap_or(r.len()));
        let numbered = ["Document", "Article", "Directive", "Decree", "Resolution", "Circular"].contains(&word);
        let somebody = || !word.ends_with('s') && words.english(&word.to_lowercase()) & class::VAGUE != 0;
        if number > 0 && (numbered || somebody()) {
            let whole = len + 1 + number;
            let kind = if numbered { SpeakerKind::Document } else { SpeakerKind::Person };
            let id = cast.member(page.words(at..at + whole), kind);
            return push(Part::Entity(id), whole);
        }
        if let Some(name) = capitals(words, rest) {
            let spoken_for = ["spokesperson for ", "spokesman for ", "spokeswoman for "].iter().any(|w| {
                let before = page.reading(..at);
                before.ends_with(w) || before.strip_suffix("the ").is_some_and(|b| b.ends_with(w))
            });
            if spoken_for {
                let id = cast.member(page.words(at..at + name.len), SpeakerKind::Organisation);
                return push(Part::Entity(id), name.len);
            }
            // for the North Coast Anna Schmidt: the name is what is one elsewhere.
            if name.kind == SpeakerKind::Person && name.words > 2 {
                let run = page.words(at..at + name.len);
                let known =
                    run.rmatch_indices(' ').nth(1).and_then(|(cut, _)| Some((cut + 1, cast.find(&run[cut + 1..])?)));
                if let Some((cut, id)) = known.filter(|&(_, id)| cast.is_person(id)) {
                    out.push(Token { part: Part::Entity(id), at: at + cut..at + name.len });
                    return name.len;
                }
            }
            if let Some(id) = member(words, cast, page, at, &name) {
                return push(Part::Entity(id), name.len);
            }
            // According to Greenpeace,
            if page.reading(..at).ends_with("ccording to ") {
                let id = cast.member(page.words(at..at + name.len), SpeakerKind::Organisation);
                return push(Part::Entity(id), name.len);
            }
            return name.len;
        }
    }
    let owned;
    let lower = if word.bytes().any(|b| !b.is_ascii_lowercase()) {
        owned = word.to_lowercase();
        owned.as_str()
    } else {
        word
    };
    let classes = words.english(lower);
    if classes & class::STATE != 0
        && let Some(from) = plain_body(words, page, at, len)
    {
        let id = cast.member(page.words(from..at + len), SpeakerKind::Organisation);
        return push(Part::Entity(id), len);
    }
    if lower == "put" && rest.starts_with("put it") {
        return push(Part::Cue { saying: true }, len);
    }
    let is = |class: u32| classes & class != 0;
    // Nobody says what they want to say; but they do when they go on to.
    let before = page.reading(..at);
    let wanted = before.ends_with(" to ") && !lower.ends_with(['s', 'd', 'g']);
    let wanted = wanted && !["went on to ", "goes on to ", "continued to "].iter().any(|go| before.ends_with(go));
    let part = match lower {
        "he" | "she" => Part::Pronoun,
        "they" | "we" | "i" => Part::Others,

        "of" | "in" | "with" | "by" | "to" | "from" | "for" | "about" | "at" | "on" | "like" | "as" | "than"
        | "among" | "between" | "against" | "under" => Part::Preposition,
        "who" | "which" | "whose" => Part::Of,
        _ if is(class::SAYING) && wanted => return len,
        _ if is(class::SAYING) => Part::Cue { saying: true },
        _ if is(class::THINKING) => Part::Cue { saying: false },
        _ if is(class::VAGUE) => Part::Vague,
        _ if is(class::THE_TEXT) => Part::Text,
        _ => return len,
    };
    push(part, len)
}

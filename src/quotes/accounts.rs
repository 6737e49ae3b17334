//! Who is named in a Chinese sentence by other writing than Chinese: accounts, people and bodies in Latin letters.

use super::SpeakerKind;
use super::chinese::{Sentence, Tokenizer};
use super::latin::latin;
use super::page::{ASIDE, QUOTED};
use super::tokens::Part;
use super::words::{class, is_han};

impl Tokenizer<'_> {
    /// `user_123：` at the beginning of a line: whoever comments under that name.
    pub(super) fn handle(&mut self, s: &mut Sentence) -> bool {
        let at = usize::from(s.rest().starts_with('@'));
        s.at += at;
        let rest = s.rest();
        let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-') || (at > 0 && c.is_alphanumeric());
        // Asked at every letter: it looks no further than such a name may be long.
        let len: usize = rest.chars().take(40).take_while(|c| inside(*c)).map(char::len_utf8).sum();
        let lower = rest[..len].contains(|c: char| !c.is_ascii_uppercase());
        let speaks = len > 2 && rest[len..].starts_with('：') && (lower || at > 0);
        if !speaks {
            s.at -= at;
        } else {
            let id = self.cast.member(s.page.words(s.at..s.at + len), SpeakerKind::Person);
            s.cut(Part::Entity(id), len);
        }
        speaks
    }

    /// 微博用户@某某 写道
    pub(super) fn mentioned(&mut self, s: &mut Sentence) -> bool {
        let rest = &s.rest()['@'.len_utf8()..];
        let end = |c: char| c.is_whitespace() || matches!(c, '：' | ':' | '，' | '。' | ',' | QUOTED | ASIDE | '@');
        let Some((len, _)) = rest.char_indices().take(18).find(|&(_, c)| end(c)) else { return false };
        let after = rest[len..].trim_start();
        let speaks = after.starts_with(['：', ':']) || self.words.begins(after, class::SAYING);
        if len == 0 || !speaks {
            return false;
        }
        s.at += '@'.len_utf8();
        let id = self.cast.member(s.page.words(s.at..s.at + len), SpeakerKind::Person);
        s.cut(Part::Entity(id), len);
        true
    }

    /// A name in Latin letters that the cast knows, or one that speaks.
    pub(super) fn latin_word(&mut self, s: &mut Sentence) {
        let rest = s.rest();
        let known = self.cast.starting(rest);
        let whole = rest.chars().take_while(|c| c.is_ascii_alphanumeric()).count();
        if let Some((len, id)) = known.filter(|(len, _)| !rest[*len..].starts_with(|c: char| c.is_ascii_alphanumeric()))
        {
            return s.cut(Part::Entity(id), len);
        }
        if let Some(len) = self.initial(s).filter(|_| whole == 1) {
            let id = self.cast.member(s.page.words(s.at..s.at + len), SpeakerKind::Person);
            return s.cut(Part::Entity(id), len);
        }
        if let Some(len) = latin(rest) {
            let after = rest[len..].trim_start();
            let goes_on = class::SAYING | class::PREPOSITION | class::FOLLOWER;
            if self.words.begins(after, goes_on) && matches!(s.last(), Some(Part::Title | Part::Vague)) {
                let name = s.page.words(s.at..s.at + len).to_owned();
                let id = self.cast.member(&name, SpeakerKind::Person);
                return s.cut(Part::Entity(id), len);
            }
        }
        if !self.latin_body(s) {
            s.at += whole.max(1);
        }
    }

    /// Somebody who is called by a letter: A说, K女士.
    fn initial(&self, s: &Sentence) -> Option<usize> {
        let rest = &s.rest()[1..];
        let honorific = ["先生", "女士", "小姐", "同学"].into_iter().find(|h| rest.starts_with(h));
        let says = self.words.begins(rest, class::SAYING) && !self.words.begins(rest, class::NOT_CUE);
        let inside = s.page.reading(..s.at).ends_with(|c: char| c.is_ascii_alphanumeric());
        // A对提问不耐烦: who was called so before.
        let known = self.cast.find(&s.rest()[..1]).is_some() && rest.starts_with(is_han);
        (!inside && (says || known || honorific.is_some())).then_some(1 + honorific.map_or(0, str::len))
    }

    /// A body or an outlet under a name in Latin letters that speaks: NASA称, acme发言人.
    pub(super) fn latin_body(&mut self, s: &mut Sentence) -> bool {
        // Asked at every letter: it looks no further than such a name is long.
        const LONGEST: usize = 24;
        let rest = s.rest();
        let len = rest.bytes().take(LONGEST + 1).take_while(u8::is_ascii_alphanumeric).count();
        if !(2..=LONGEST).contains(&len) {
            return false;
        }
        let after = rest[len..].trim_start_matches([' ', ASIDE]);
        // BBC中文网
        let part = ["中文网", "中文部", "新闻网", "新闻", "电视台"].into_iter().find(|part| after.starts_with(part));
        let part = part.filter(|_| after.len() == rest.len() - len);
        let after = &after[part.map_or(0, str::len)..];
        let acronym = rest[..len].bytes().all(|b| b.is_ascii_uppercase());
        let says = self.words.begins(after, class::SAYING) && !self.words.begins(after, class::NOT_CUE);
        // 据研究平台DataHarbour统计
        let clause = s.tokens.iter().rev().take(6).take_while(|t| t.part != Part::Comma);
        let cited = says || ["统计", "数据", "调查", "消息"].iter().any(|word| after.starts_with(word));
        let cited = cited && clause.into_iter().any(|t| t.part == Part::BySource);
        let spoken_for = self.words.begins(after, class::SPOKESPERSON);
        let inside = s.page.reading(..s.at).ends_with(|c: char| c.is_ascii_alphanumeric() || c == ' ');
        if inside || !(spoken_for || cited || (acronym && says)) {
            return false;
        }
        let outlet = part.is_some() || self.words.english(&rest[..len]) & class::OUTLET != 0;
        let len = len + part.map_or(0, str::len);
        let kind = if outlet { SpeakerKind::Outlet } else { SpeakerKind::Organisation };
        let id = self.cast.member(s.page.words(s.at..s.at + len), kind);
        self.cast.note_body(id);
        s.cut(Part::Entity(id), len);
        true
    }
}

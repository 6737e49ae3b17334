//! The names of bodies in a Chinese sentence: where they begin, and whether they are named at all.

use super::SpeakerKind;
use super::aliases::short_name;
use super::chinese::{Sentence, Tokenizer};
use super::lexicon::organisations::{KINDS, KINDS_OF_BODIES, WHAT_BODIES_ARE};
use super::page::{ASIDE, QUOTED};
use super::tokens::{Part, Token};
use super::words::{class, is_han};

/// The name of a body is no longer than this, in bytes.
const LONGEST_BODY: usize = 54;
/// A clause that somebody is described by goes no further, in characters.
const FAR: usize = 24;
/// What somebody does who was asked and says nothing: only whoever could have spoken is said to.
const DECLINING: [&str; 7] = ["拒绝", "没有回应", "没有立即", "未回应", "未立即", "不予置评", "没有回复"];
/// What a body does with a text that speaks for it.
const ISSUING: [&str; 9] = ["公布", "发布", "发表", "发出", "出台", "推出", "印发", "提交", "撰写"];

impl Tokenizer<'_> {
    /// 港务局 and the like, where it is said to speak.
    pub(super) fn is_speaking_body(&self, s: &Sentence, word: &str) -> bool {
        let (front, after) = (s.at - s.phrase.min(s.at), s.page.reading(s.at + word.len()..s.end));
        let name = if word.len() > 3 { 3..=LONGEST_BODY } else { 6..=LONGEST_BODY };
        let after = after.trim_start_matches(ASIDE);
        let verb = |text: &str| self.words.begins(text, class::SAYING) && !self.words.begins(text, class::NOT_CUE);
        let goes_on = class::PREPOSITION | class::TIME | class::FOLLOWER;
        // 在某厂担任主管的王某说: the one in the factory.
        let clause = || {
            let inside = |c: &char| !matches!(c, '，' | '。' | '：' | &QUOTED);
            let mut rest = after.chars().take(FAR).take_while(inside).skip_while(|&c| c != '的');
            // 在今年的报告中说: where it is said.
            rest.next().is_some() && !rest.take(8).any(|c| matches!(c, '中' | '上' | '里' | '时' | '后'))
        };
        // 某局的一份报告指出.
        let text = after.strip_prefix('的').is_some_and(|text| {
            let near = text.char_indices().take(10).any(|(i, _)| self.words.begins(&text[i..], class::DOCUMENT));
            near && (self.words.speaks_soon(text) || front >= 9)
        });
        // 某局去年公布的文件提到.
        let issued = || {
            let near = after.char_indices().nth(FAR).map_or(after, |(end, _)| &after[..end]);
            near.split_once('的').is_some_and(|(clause, text)| {
                ISSUING.iter().any(|verb| clause.ends_with(verb))
                    && !clause.contains(['，', '。', QUOTED])
                    && self.words.begins(text, class::DOCUMENT)
            })
        };
        name.contains(&front)
            && (text
                || issued()
                || DECLINING.iter().any(|verb| after.starts_with(verb))
                || self.words.begins(after, class::SPOKESPERSON)
                || verb(after)
                || self.words.begins(after, goes_on) && self.words.speaks_soon(after) && !clause())
    }

    /// Where a body's name begins that goes over 与: 战略|与|国际研究中心.
    fn joined(&self, s: &Sentence, start: usize) -> Option<usize> {
        let by = s.tokens.last().filter(|t| t.part == Part::Preposition && t.at.end == start)?;
        if !matches!(s.page.reading(by.at.clone()), "与" | "和" | "及" | "暨") || start == s.at {
            return None;
        }
        let from = s.tokens.iter().rev().nth(1).map_or(0, |t| t.at.end);
        let front = s.page.reading(from..by.at.start);
        // 中央网络安全和信息化委员会, 国家发展和改革委员会
        let national = ["中央", "国家", "全国"].iter().filter_map(|word| front.rfind(word)).max();
        if let Some(at) = national.filter(|&at| front.len() - at <= 24 && front[at..].chars().all(is_han)) {
            return Some(from + at);
        }
        let run = front.char_indices().rev().take_while(|&(_, c)| is_han(c)).take(5).last()?;
        let front = &front[run.0..];
        let small = self.words.longest(front, !class::COMPOUND).is_some_and(|(_, c)| c & class::PREDICATE != 0);
        ((6..=12).contains(&front.len()) && !small).then_some(from + run.0)
    }

    /// An outlet, a state or a body: with all of the noun phrase in front of it, where that is short.
    pub(super) fn body(&mut self, s: &mut Sentence, len: usize, classes: u32) {
        let kind = if classes & class::OUTLET != 0 { SpeakerKind::Outlet } else { SpeakerKind::Organisation };
        let mut start = s.at;
        if classes & (class::BODY | class::SUFFIX) != 0
            && classes & class::OUTLET == 0
            && s.at - s.phrase <= LONGEST_BODY
        {
            let inside = s.tokens.partition_point(|t| t.at.start < s.phrase);
            let named = s.tokens[inside..].iter().find(|t| matches!(t.part, Part::Entity(_)));
            // 开发商恒远地产: what a body is stands in front of its name.
            let what = |t: &&Token| {
                t.part == Part::Title
                    && t.at.end < s.at
                    && classes & class::BODY == 0
                    && s.page.reading(t.at.clone()).ends_with('商')
            };
            let what = s.tokens[inside..].iter().rfind(what);
            start = named.map_or(what.map_or(s.phrase, |t| t.at.end), |t| t.at.start);
            let inside = s.tokens.partition_point(|t| t.at.start < start);
            // 警方国安处: what is a body by itself is part of this one.
            let words = self.words;
            let page = s.page;
            let generic = |t: &Token| words.classes(page.reading(t.at.clone())) & class::GENERIC != 0;
            let keeps = |t: &Token| matches!(t.part, Part::Quote(_)) || t.part == Part::Vague && !generic(t);
            // Only what is behind it is looked at: a sentence may be as long as the text.
            let behind = s.tokens.split_off(inside);
            s.tokens.extend(behind.into_iter().filter(keeps));
        }
        if classes & class::BODY != 0
            && let Some(joined) = self.joined(s, start)
        {
            s.tokens.pop();
            start = joined;
        }
        // 当地教育局 is the 教育局 there.
        if s.page.reading(start..s.at).starts_with("当地") {
            start += "当地".len();
        }
        let end = s.at + len;
        // 一家中国公司, 研究公司: a kind of body, not the name of one.
        let (kind_of, word) = (s.page.reading(start..s.at), s.page.reading(s.at..end));
        let common = !kind_of.is_empty()
            && KINDS_OF_BODIES.split(' ').any(|w| w == word)
            && (self.words.classes(kind_of) & class::STATE != 0 || KINDS.split(' ').any(|w| w == kind_of));
        if common {
            return s.push(Part::Vague, len);
        }
        // 某某政府, 某某办公室
        if start == s.at
            && classes & class::GENERIC != 0
            && s.tokens.last().is_some_and(|t| t.at.end == s.at && matches!(t.part, Part::Entity(_)))
            && let Some(owner) = s.tokens.pop()
        {
            start = owner.at.start;
        }
        // 伦敦智库滨海研究中心: what a body is stands in front of its name.
        let front = s.page.reading(start..s.at);
        if front.len() >= 12 {
            let what = WHAT_BODIES_ARE.split(' ').filter_map(|what| front.rfind(what).map(|at| at + what.len())).max();
            start += what.filter(|at| front.len() - at >= 6).unwrap_or_default();
        }
        // 警方 is the one that was named last.
        if start == s.at && classes & class::GENERIC != 0 {
            return match self.cast.latest_body(s.page.words(start..end)) {
                Some(id) => s.push(Part::Entity(id), len),
                None => s.push(Part::Vague, len),
            };
        }
        // 滨海大学校方 is the university.
        let side = matches!(word, "校方" | "院方" | "厂方" | "店方") && start < s.at;
        let name = s.page.words(start..if side { s.at } else { end }).trim();
        let id = self.cast.body(self.words, name, kind);
        self.cast.note_body(id);
        if s.page.reading(end..).starts_with(ASIDE) {
            let aside = s.page.reading(end..).trim_start_matches([ASIDE, QUOTED]);
            let short = short_name(s.page.words(end..s.page.read.len() - aside.len())).filter(|short| *short != name);
            if let Some(short) = short {
                let read: String = short.chars().map(|c| self.words.fold(c)).collect();
                self.cast.also_known(short, id, false);
                self.cast.add_form(&read, id);
            }
        }
        s.tokens.push(Token { part: Part::Entity(id), at: start..end });
        s.at = end;
    }
}

//! Cutting a Chinese sentence into the tokens that matter for who says what.

use std::ops::Range;

use super::SpeakerKind;
use super::cast::Cast;
use super::cue::{as_said, in_words_of, reports};
use super::lexicon::organisations::{KINDS, KINDS_OF_BODIES};
use super::marks::Pair;
use super::page::{ASIDE, Page, QUOTED};
use super::roster::clear_start;
use super::tokens::{Part, Token};
use super::words::{Words, class, is_han, is_letter, sign};

/// The name of a body is no longer than this, in bytes.
const LONGEST_BODY: usize = 54;
/// A clause that somebody is described by goes no further, in characters.
const FAR: usize = 24;
/// A title in 《 》 is no longer than this, in bytes.
const LONGEST_WORK: usize = 150;

/// Reads sentences of one page after another.
pub(super) struct Tokenizer<'a> {
    pub words: &'a Words,
    pub cast: &'a mut Cast,
    pub pairs: &'a [Pair],
}

/// A sentence while it is cut.
pub(super) struct Sentence<'p> {
    pub page: &'p Page<'p>,
    pub end: usize,
    pub at: usize,
    /// Where the noun phrase began that is being read.
    phrase: usize,
    quote: usize,
    pub tokens: Vec<Token>,
}

impl<'p> Sentence<'p> {
    pub(super) fn rest(&self) -> &'p str {
        self.page.reading(self.at..self.end)
    }

    pub(super) fn push(&mut self, part: Part, len: usize) {
        self.tokens.push(Token { part, at: self.at..self.at + len });
        self.at += len;
    }

    /// Adds what no noun phrase goes on over.
    pub(super) fn cut(&mut self, part: Part, len: usize) {
        self.push(part, len);
        self.phrase = self.at;
    }

    pub(super) fn last(&self) -> Option<Part> {
        self.tokens.last().map(|t| t.part)
    }
}

impl Tokenizer<'_> {
    /// The tokens of a sentence of `page`.
    ///
    /// They come in `tokens`, whatever it held.
    pub(super) fn read(&mut self, page: &Page, at: Range<usize>, mut tokens: Vec<Token>) -> Vec<Token> {
        tokens.clear();
        let quotes = &self.pairs[page.quotes.clone()];
        let quote = page.quotes.start + quotes.partition_point(|p| p.outer.start < at.start);
        let mut sentence = Sentence { page, end: at.end, at: at.start, phrase: at.start, quote, tokens };
        while let Some(c) = sentence.rest().chars().next() {
            if is_han(c) {
                self.word(&mut sentence, c);
            } else {
                self.step(&mut sentence, c);
            }
        }
        sentence.tokens
    }

    /// Reads what is no Han character.
    fn step(&mut self, s: &mut Sentence, c: char) {
        let width = c.len_utf8();
        match c {
            QUOTED => self.quote(s),
            ASIDE => s.at += width,
            '，' | ',' | '—' => s.cut(Part::Comma, width),
            '：' | ':' => s.cut(Part::Colon, width),
            '《' => self.work(s),
            '@' if s.tokens.is_empty() && self.handle(s) => {}
            '@' if self.mentioned(s) => {}
            _ if c.is_ascii_alphanumeric() && s.tokens.is_empty() && self.handle(s) => {}
            _ if c.is_ascii_uppercase() => self.latin_word(s),
            _ if c.is_ascii_lowercase() && self.latin_body(s) => {}
            _ => {
                s.at += width;
                if !is_letter(c) && c != '·' {
                    s.phrase = s.at;
                }
            }
        }
    }

    fn quote(&mut self, s: &mut Sentence) {
        match self.pairs.get(s.quote).filter(|p| p.outer.start == s.at) {
            Some(pair) => {
                let (index, len) = (s.quote, pair.outer.len());
                s.quote += 1;
                if self.names_account(s, pair.outer.end) {
                    let name = s.page.words(pair.inner.clone()).trim();
                    let id = self.cast.member(name, SpeakerKind::Person);
                    s.tokens.push(Token { part: Part::Entity(id), at: pair.outer.clone() });
                }
                s.push(Part::Quote(index), len);
                s.phrase = s.phrase.min(s.at);
            }
            None => s.at += 1,
        }
    }

    /// 名为“…”的用户说, 网友“…”说: a quotation that is a name.
    fn names_account(&self, s: &Sentence, end: usize) -> bool {
        let before = s.page.reading(..s.at);
        let after = s.page.reading(end..s.end);
        let called = ["名为", "名叫", "网名", "化名", "昵称", "笔名", "叫做", "网名为", "昵称为"]
            .iter()
            .any(|w| before.ends_with(w));
        let account =
            ["用户", "网友", "网民", "账号", "公众号", "博主", "作者", "自媒体"].iter().any(|w| before.ends_with(w));
        let user = || {
            let noun = after.char_indices().nth(12).map_or(after, |(end, _)| &after[..end]);
            ["用户", "网友", "网民", "账号", "帐号", "博主", "自媒体", "公众号"].iter().any(|w| noun.contains(w))
        };
        (called && after.starts_with('的') && user())
            || (account && self.words.begins(after, class::SAYING | class::PREPOSITION))
            || (account && self.words.begins(after, class::FOLLOWER | class::TIME) && self.words.speaks_soon(after))
    }

    /// A title in 《 》: an outlet, or a text where it speaks.
    fn work(&mut self, s: &mut Sentence) {
        let rest = s.rest();
        // A quotation in a title is met by itself.
        let whole = |&close: &usize| close < LONGEST_WORK && !rest[..close].contains(QUOTED);
        let Some(close) = rest.find('》').filter(whole) else {
            s.at += '《'.len_utf8();
            return;
        };
        let len = close + '》'.len_utf8();
        let inner = &rest['《'.len_utf8()..close];
        let outlet = self.words.classes(inner) & class::OUTLET != 0
            || self.words.longest_end(inner, class::TITLE_OUTLET_END | class::OUTLET_END).is_some();
        let speaks = s.last() == Some(Part::BySource) || self.text_speaks(&rest[len..]);
        if outlet || speaks {
            let name = s.page.words(s.at + '《'.len_utf8()..s.at + close);
            let kind = if outlet { SpeakerKind::Outlet } else { SpeakerKind::Document };
            let id = self.cast.member(name, kind);
            s.push(Part::Entity(id), len);
        } else {
            s.at += len;
        }
    }

    /// 《……》指出, 《……》一文中写道: whether what stands behind a title lets the text speak.
    fn text_speaks(&self, rest: &str) -> bool {
        let rest = rest.trim_start_matches(ASIDE);
        let rest = ["一文", "一书", "一章", "社论"].iter().find_map(|noun| rest.strip_prefix(noun)).unwrap_or(rest);
        let rest = ["里面", "里", "中", "上"].iter().find_map(|place| rest.strip_prefix(place)).unwrap_or(rest);
        rest.starts_with("所说") || self.words.begins(rest, class::SAYING) && !self.words.begins(rest, class::NOT_CUE)
    }

    fn word(&mut self, s: &mut Sentence, c: char) {
        let rest = s.rest();
        if let Some((len, id)) = self.cast.starting(rest) {
            // 李教授 means the 李 named last.
            if self.cast.by_surname(c).is_some() && self.cast.get(id).name.starts_with(c) {
                self.cast.add_surname(c, id);
            }
            return s.cut(Part::Entity(id), len);
        }
        if self.words.has(c, sign::SURNAME) {
            if let Some(id) = self.titled_surname(rest, c).or_else(|| self.speaking_surname(s, c)) {
                return s.cut(Part::Entity(id), c.len_utf8());
            }
            if let Some(len) = self.only_surname(s, c) {
                let id = self.cast.member(s.page.words(s.at..s.at + len), SpeakerKind::Person);
                return s.cut(Part::Entity(id), len);
            }
        }
        let Some((word, classes)) = self.words.longest(rest, !class::COMPOUND) else {
            s.at += c.len_utf8();
            return;
        };
        let len = word.len();
        match self.part(s, word, classes) {
            Some(Part::Entity(_)) => self.body(s, len, classes),
            Some(part @ (Part::Title | Part::Spokesperson | Part::Text)) => s.push(part, len),
            Some(part) => s.cut(part, len),
            None => {
                s.at += len;
                if classes & class::FOLLOWER != 0 {
                    s.phrase = s.at;
                }
            }
        }
    }

    /// 李教授, where a 李 is known.
    fn titled_surname(&self, rest: &str, c: char) -> Option<usize> {
        let titled = self.words.begins(&rest[c.len_utf8()..], class::HONORIFIC);
        if titled && !self.words.begins(rest, class::NOT_NAME) { self.cast.by_surname(c) } else { None }
    }

    /// 李说, 李对记者表示, where a 李 is known and a clause begins.
    fn speaking_surname(&self, s: &Sentence, c: char) -> Option<usize> {
        let rest = &s.rest()[c.len_utf8()..];
        let opens = !s.page.reading(..s.at).ends_with(is_han);
        let word = || self.words.longest(s.rest(), !class::COMPOUND).is_some_and(|(word, _)| word.len() > 3);
        let goes_on = class::PREPOSITION | class::TIME;
        let says = || {
            self.words.begins(rest, class::SAYING) && !self.words.begins(rest, class::NOT_CUE)
                || self.words.begins(rest, goes_on) && self.words.speaks_soon(rest)
        };
        if opens && !word() && says() { self.cast.by_surname(c) } else { None }
    }

    /// 李先生, of whom no more is told.
    fn only_surname(&self, s: &Sentence, c: char) -> Option<usize> {
        let rest = s.rest();
        if self.words.begins(rest, class::NOT_NAME) {
            return None;
        }
        let after = &rest[c.len_utf8()..];
        let kin = |t: &&str| {
            let next = after.strip_prefix(*t);
            next.is_some_and(|next| {
                !next.starts_with(is_han) || self.words.begins(next, class::PREDICATE | class::SAYING)
            })
        };
        let title = ["先生", "女士", "小姐", "太太", "老师"].into_iter().find(|t| after.starts_with(t));
        let title = title.or_else(|| {
            ["阿姨", "大叔", "大妈", "大爷", "师傅", "姨", "叔", "伯", "婆", "嫂", "太", "生"].into_iter().find(kin)
        })?;
        clear_start(self.words, &s.page.read, s.at).then_some(c.len_utf8() + title.len())
    }

    /// 港务局 and the like, where it is said to speak.
    fn is_speaking_body(&self, s: &Sentence, word: &str) -> bool {
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
            near && self.words.speaks_soon(text)
        });
        name.contains(&front)
            && (text
                || self.words.begins(after, class::SPOKESPERSON)
                || verb(after)
                || self.words.begins(after, goes_on) && self.words.speaks_soon(after) && !clause())
    }

    fn part(&self, s: &Sentence, word: &str, classes: u32) -> Option<Part> {
        let is = |class: u32| classes & class != 0;
        // 声明继续写道: the text, not what somebody does.
        let text = is(class::THE_TEXT)
            && s.tokens.last().is_none_or(|t| matches!(t.part, Part::Filler | Part::Comma))
            && self.words.begins(s.page.reading(s.at + word.len()..s.end), class::FOLLOWER | class::TIME)
            && self.words.speaks_soon(s.page.reading(s.at + word.len()..s.end));
        let cue =
            !text && (is(class::SAYING) || is(class::THINKING)) && !is(class::NOT_CUE) && reports(self.words, s, word);
        Some(match () {
            () if is(class::OUTLET | class::STATE | class::BODY) => Part::Entity(0),
            () if is(class::BY_SOURCE) && !is(class::NOT_CUE) => Part::BySource,
            () if word == "用" && in_words_of(s) => Part::BySource,
            () if as_said(s, word) => Part::Cue { saying: true },
            () if is(class::NOT_CUE) && !is(class::DOCUMENT | class::VAGUE | class::REPORTER | class::TITLE) => {
                return None;
            }
            () if is(class::THE_BODY) => Part::TheBody,
            () if cue => Part::Cue { saying: is(class::SAYING) },
            () if is(class::REPORTER) => Part::Reporter,
            () if is(class::THE_TEXT | class::DOCUMENT) => Part::Text,
            () if is(class::SPOKESPERSON) => Part::Spokesperson,
            () if is(class::VAGUE) => Part::Vague,
            () if is(class::TITLE) => Part::Title,
            () if is(class::PRONOUN) => Part::Pronoun,
            () if is(class::PLURAL) => Part::Others,
            () if is(class::PREPOSITION) => Part::Preposition,
            () if is(class::TIME) => Part::Filler,
            () if word == "的" || word == "之" => Part::Of,
            () if is(class::SUFFIX) && self.is_speaking_body(s, word) => Part::Entity(0),
            () => return None,
        })
    }

    /// Where a body's name begins that goes over 与: 战略|与|国际研究中心.
    fn joined(&self, s: &Sentence, start: usize) -> Option<usize> {
        let by = s.tokens.last().filter(|t| t.part == Part::Preposition && t.at.end == start)?;
        if !matches!(s.page.reading(by.at.clone()), "与" | "和" | "及" | "暨") || start == s.at {
            return None;
        }
        let from = s.tokens.iter().rev().nth(1).map_or(0, |t| t.at.end);
        let front = s.page.reading(from..by.at.start);
        let run = front.char_indices().rev().take_while(|&(_, c)| is_han(c)).take(5).last()?;
        let front = &front[run.0..];
        let small = self.words.longest(front, !class::COMPOUND).is_some_and(|(_, c)| c & class::PREDICATE != 0);
        ((6..=12).contains(&front.len()) && !small).then_some(from + run.0)
    }

    /// An outlet, a state or a body: with all of the noun phrase in front of it, where that is short.
    fn body(&mut self, s: &mut Sentence, len: usize, classes: u32) {
        let kind = if classes & class::OUTLET != 0 { SpeakerKind::Outlet } else { SpeakerKind::Organisation };
        let mut start = s.at;
        if classes & (class::BODY | class::SUFFIX) != 0
            && classes & class::OUTLET == 0
            && s.at - s.phrase <= LONGEST_BODY
        {
            let inside = s.tokens.partition_point(|t| t.at.start < s.phrase);
            let named = s.tokens[inside..].iter().find(|t| matches!(t.part, Part::Entity(_)));
            // 开发商恒远地产: what a body is stands in front of its name.
            let what = |t: &&Token| t.part == Part::Title && t.at.end < s.at && classes & class::BODY == 0;
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
        let id = self.cast.member(name, kind);
        self.cast.note_body(id);
        s.tokens.push(Token { part: Part::Entity(id), at: start..end });
        s.at = end;
    }
}

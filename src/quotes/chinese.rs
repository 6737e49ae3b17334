//! Cutting a Chinese sentence into the tokens that matter for who says what.

use std::ops::Range;

use super::SpeakerKind;
use super::cast::Cast;
use super::cue::{as_said, in_words_of, reports};
use super::marks::Pair;
use super::page::{ASIDE, Page, QUOTED};
use super::roster::clear_start;
use super::speech::stops;
use super::tokens::{Part, Token};
use super::words::{Words, class, is_han, is_letter, sign};

/// What stands behind the title of a paper.
const PAPERS: [&str; 8] = ["杂志", "周刊", "月刊", "双周刊", "季刊", "网站", "日报", "晚报"];
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
    pub phrase: usize,
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
                // “……，”港务局说: no part of the name.
                s.phrase = if stops(s.page.words(pair.inner.clone())) { s.at } else { s.phrase.min(s.at) };
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
        // 《海港》杂志
        let noun = PAPERS.iter().find(|noun| rest[len..].starts_with(**noun));
        let outlet = noun.is_some()
            || self.words.classes(inner) & class::OUTLET != 0
            || self.words.longest_end(inner, class::TITLE_OUTLET_END | class::OUTLET_END).is_some();
        let speaks = s.last() == Some(Part::BySource) || self.text_speaks(&rest[len..]);
        if outlet || speaks {
            let name = s.page.words(s.at + '《'.len_utf8()..s.at + close);
            let kind = if outlet { SpeakerKind::Outlet } else { SpeakerKind::Document };
            let id = self.cast.member(name, kind);
            s.push(Part::Entity(id), len + noun.map_or(0, |noun| noun.len()));
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

    fn part(&self, s: &Sentence, word: &str, classes: u32) -> Option<Part> {
        let is = |class: u32| classes & class != 0;
        // 声明继续写道: the text, not what somebody does.
        let text = is(class::THE_TEXT)
            && s.tokens.last().is_none_or(|t| matches!(t.part, Part::Filler | Part::Comma))
            && self.words.begins(s.page.reading(s.at + word.len()..s.end), class::FOLLOWER | class::TIME)
            && self.words.speaks_soon(s.page.reading(s.at + word.len()..s.end));
        // 一篇报道揭露
        let counted = |t: &Token| {
            t.part == Part::Vague
                && t.at.end == s.at
                && s.page.reading(t.at.clone()).ends_with(['篇', '份', '则', '项'])
        };
        let text = text
            || is(class::DOCUMENT)
                && s.tokens.last().is_some_and(counted)
                && self.words.begins(s.page.reading(s.at + word.len()..s.end), class::SAYING);
        let cue =
            !text && (is(class::SAYING) || is(class::THINKING)) && !is(class::NOT_CUE) && reports(self.words, s, word);
        Some(match () {
            () if is(class::OUTLET | class::STATE | class::BODY) => Part::Entity(0),
            () if is(class::BY_SOURCE) && !is(class::NOT_CUE) => Part::BySource,
            () if word == "用" && in_words_of(s) => Part::BySource,
            () if as_said(self.words, s, word) => Part::Cue { saying: true },
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
}

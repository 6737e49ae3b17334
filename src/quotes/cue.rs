//! Whether a word of saying says anything where it stands.

use super::chinese::Sentence;
use super::lexicon::words::{MET_WITH, NEGATIONS};
use super::page::{ASIDE, QUOTED};
use super::words::{Words, class, is_han, sign};

/// Between 如 or 用 and what is said in somebody's words: no more characters than this.
const AS_SAID: usize = 40;

/// Words that hold 如 or 像 and compare nothing.
const LIKE_NOBODY: [&str; 8] = ["如果", "如何", "例如", "比如", "假如", "如今", "如此", "图像"];

/// Whether a reporting word reports here, rather than being a noun or part of a clause that describes one.
pub(super) fn reports(words: &Words, s: &Sentence, word: &str) -> bool {
    let before = s.page.reading(..s.at);
    let after = s.page.reading(s.at + word.len()..);
    let speaking = word.ends_with(['说', '称', '道', '出', '讲', '示', '为']);
    let its = before.ends_with('其') && !["将其", "把其", "对其"].iter().any(|w| before.ends_with(w));
    let stops = || after.chars().next().is_none_or(|c| matches!(c, '，' | '。' | '；' | '、' | '和' | '与' | '及'));
    let nominal = (its || before.ends_with(['的', '之']) || stops() && owned(words, s, before)) && !speaking;
    // 撤销了指控。
    // 提出二十六项建议。
    let counted = || before.ends_with(['项', '条', '份', '种', '番', '句', '点', '些']);
    let nominal = nominal || stops() && !speaking && counted();
    // 回答提问时说
    let nominal = nominal || after.starts_with('时') && !speaking;
    let nominal = nominal || (before.ends_with('了') && after.starts_with(['。', '，', '；', '、']) && word.len() == 6);
    let described = after.starts_with('的') && !after.starts_with("的是");
    let passive = before.ends_with(['被', '所']) || MET_WITH.split(' ').any(|w| before.ends_with(w));
    let single = word.chars().count() == 1 && !matches!(word, "说" | "称") || matches!(word, "发布" | "公布" | "坚持");
    let then = after.chars().next();
    let others = word == "问" && before.ends_with(['多', '别', '不', '过', '细']);
    let own = word == "问" && ["我", "记者", "笔者"].iter().any(|w| before.ends_with(w));
    let asks = own
        || matches!(word, "问" | "答")
            && after.chars().take(8).take_while(|c| is_han(*c) || *c == '：').any(|c| c == '：');
    let stands_alone = asks || then.is_none_or(|c| matches!(c, '，' | '：' | ':' | ',' | QUOTED | '道'));
    // 没有立即回应, 拒绝透露: nothing is said.
    let denied = || NEGATIONS.split(' ').any(|w| before.ends_with(w));
    let denied = before.ends_with(|c| words.has(c, sign::NEGATES)) && denied();
    let compound = word == "称" && after.starts_with(['为', '之', '作', '呼', '号']);
    !nominal && !described && !passive && !compound && !denied && !others && (!single || stands_alone)
}

/// Whether a word says whose words come with it: 正如某某所说，“……”, 就像某某说的，“……”。
pub(super) fn as_said(words: &Words, s: &Sentence, word: &str) -> bool {
    let said = matches!(word, "所说" | "所言" | "所写" | "所讲" | "所述" | "所指");
    let bare = word.strip_suffix('的').unwrap_or(word);
    let after = s.page.reading(s.at + bare.len()..);
    if !(said || after.starts_with('的') && words.classes(bare) & class::SAYING != 0) {
        return false;
    }
    let after = ["出的", "的", "出"].iter().find_map(|end| after.strip_prefix(end)).unwrap_or(after);
    let before = s.page.reading(..s.at);
    let near = before.char_indices().rev().filter(|(_, c)| *c != ASIDE).take(AS_SAID);
    let near = near.map_while(|(at, c)| (c != '，').then_some(at)).last().map_or("", |at| &before[at..]);
    let like = near.contains(['如', '像']) && !LIKE_NOBODY.iter().any(|word| near.contains(word));
    after.starts_with(['，', '：', ':', QUOTED]) && like
}

/// Whether whose words come next is told with 用: 用某某的话说，……
pub(super) fn in_words_of(s: &Sentence) -> bool {
    let inside = |c: &char| !matches!(c, '，' | '。' | '：' | &QUOTED);
    let rest = s.rest();
    let mut clause = rest.char_indices().filter(|(_, c)| *c != ASIDE).take(AS_SAID).take_while(|(_, c)| inside(c));
    clause.any(|(at, _)| ["的话说", "的话来说", "的话讲", "的话来讲"].iter().any(|words| rest[at..].starts_with(words)))
}

/// Whether a word behind a describing one belongs to what 的 joins it to: 构成的严重|威胁.
fn owned(words: &Words, s: &Sentence, before: &str) -> bool {
    let run = before.chars().rev().take(7).position(|c| c == '的').unwrap_or_default();
    let from = s.at - run * '的'.len_utf8();
    let bare = s.tokens.last().is_none_or(|t| t.at.end <= from);
    run > 0 && bare && words.longest(s.page.reading(from..), class::SAYING).is_none()
}

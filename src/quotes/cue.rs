//! Whether a word of saying says anything where it stands.

use super::chinese::Sentence;
use super::lexicon::words::{MET_WITH, NEGATIONS};
use super::page::QUOTED;
use super::words::{Words, class, is_han, sign};

/// Whether a reporting word reports here, rather than being a noun or part of a clause that describes one.
pub(super) fn reports(words: &Words, s: &Sentence, word: &str) -> bool {
    let before = s.page.reading(..s.at);
    let after = s.page.reading(s.at + word.len()..);
    let speaking = word.ends_with(['说', '称', '道', '出', '讲', '示', '为']);
    let its = before.ends_with('其') && !["将其", "把其", "对其"].iter().any(|w| before.ends_with(w));
    let stops = || after.chars().next().is_none_or(|c| matches!(c, '，' | '。' | '；' | '、' | '和' | '与' | '及'));
    let nominal = (its || before.ends_with(['的', '之']) || stops() && owned(words, s, before)) && !speaking;
    // 撤销了指控。
    let nominal = nominal || (before.ends_with('了') && after.starts_with(['。', '，', '；', '、']) && word.len() == 6);
    let described = after.starts_with('的') && !after.starts_with("的是");
    let passive = before.ends_with(['被', '所']) || MET_WITH.split(' ').any(|w| before.ends_with(w));
    let single = word.chars().count() == 1 && !matches!(word, "说" | "称") || matches!(word, "发布" | "公布" | "坚持");
    let then = after.chars().next();
    let own = word == "问" && ["我", "记者", "笔者"].iter().any(|w| before.ends_with(w));
    let asks = own
        || matches!(word, "问" | "答")
            && after.chars().take(8).take_while(|c| is_han(*c) || *c == '：').any(|c| c == '：');
    let stands_alone = asks || then.is_none_or(|c| matches!(c, '，' | '：' | ':' | ',' | QUOTED | '道'));
    // 没有立即回应, 拒绝透露: nothing is said.
    let denied = || NEGATIONS.split(' ').any(|w| before.ends_with(w));
    let denied = before.ends_with(|c| words.has(c, sign::NEGATES)) && denied();
    let compound = word == "称" && after.starts_with(['为', '之', '作', '呼', '号']);
    !nominal && !described && !passive && !compound && !denied && (!single || stands_alone)
}

/// Whether a word behind a describing one belongs to what 的 joins it to: 构成的严重|威胁.
fn owned(words: &Words, s: &Sentence, before: &str) -> bool {
    let run = before.chars().rev().take(4).position(|c| c == '的').unwrap_or_default();
    let from = s.at - run * '的'.len_utf8();
    let bare = s.tokens.last().is_none_or(|t| t.at.end <= from);
    run > 0 && bare && words.longest(s.page.reading(from..), class::SAYING).is_none()
}

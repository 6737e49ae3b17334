//! Names that tell themselves without a surname: by what their bearers do, and by how they come into the story.

use super::names::{ENOUGH, Found, NO_NAME_ENDS, ends_name, speaks};
use super::native::{all_given, ends_in_title};
use super::page::QUOTED;
use super::words::{Words, class, is_han, sign};

/// What Japanese given names end in.
const JAPANESE_ENDS: [char; 12] = ['郎', '子', '夫', '雄', '男', '彦', '介', '美', '一', '二', '治', '树'];

/// Words of saying that people do more than things.
const SPEAKS: [&str; 8] = ["说，", "说：", "说。", "告诉", "表示", "回忆", "笑说", "笑着"];

/// 阿明说, 小李说, 老王说; 阿明 twice where it may end.
pub(super) fn nickname(words: &Words, text: &str, titled: bool) -> Option<Found> {
    let mut chars = text.chars();
    let first = chars.next().filter(|c| matches!(c, '阿' | '小' | '老'))?;
    let given = chars.next().filter(|&c| is_han(c) && !words.has(c, sign::NOT_GIVEN))?;
    let word = words.longest(text, !(class::COMPOUND | class::FOLLOWER)).is_some_and(|(w, _)| w.len() > 3);
    let len = first.len_utf8() + given.len_utf8();
    let rest = text.get(len..)?;
    let says = words.begins(rest, class::SAYING) && !words.begins(rest, class::NOT_CUE);
    let weight = match first {
        _ if word => return None,
        _ if says => ENOUGH,
        '阿' if ends_name(words, rest) => 1,
        // 常客阿明每天都来
        '阿' if titled && !rest.starts_with(|c| words.has(c, sign::FOREIGN)) => 1,
        _ => return None,
    };
    Some(Found { at: 0..len, weight })
}

/// Characters that are no word, whose bearer says something at once: 作家横海说; or goes on to: 部长百目鬼健太郎在会上说.
pub(super) fn pen_name(words: &Words, text: &str) -> Option<usize> {
    let ends = text.char_indices().map(|(i, c)| i + c.len_utf8()).skip(1).take(4);
    let len = { ends }.find(|&end| {
        let (name, rest) = (&text[..end], &text[end..]);
        if words.begins(rest, class::NOT_CUE) {
            return false;
        }
        let japanese = end > 6 && name.ends_with(JAPANESE_ENDS) && speaks(words, name, rest);
        let stem = if japanese { name.trim_end_matches('郎').trim_end_matches('太').len() } else { end };
        // 校长某某某对学生说
        let towards = end == 9 && rest.starts_with(['对', '向']) && speaks(words, name, rest);
        // 时评人横海在文章《……》里说
        let writes = ["文章", "其", "他的", "她的", "一篇", "《", "微博", "推特", "脸书"];
        let writes = end <= 9 && rest.strip_prefix('在').is_some_and(|rest| writes.iter().any(|w| rest.starts_with(w)));
        (japanese || towards || writes || end <= 9 && words.begins(rest, class::SAYING))
            && all_given(words, &text[..stem])
            && is_wordless(words, text, stem)
    })?;
    (!ends_in_title(words, &text[..len])).then_some(len)
}

/// Whether the first `len` bytes can be a name for holding no word.
pub(super) fn is_wordless(words: &Words, text: &str, len: usize) -> bool {
    let name = &text[..len];
    !name.ends_with(NO_NAME_ENDS)
        && name.char_indices().all(|(at, _)| words.longest(&text[at..], !class::COMPOUND).is_none())
}

/// A name that tells itself at the beginning of a clause by nothing but that its bearer speaks: “……，”横海说.
pub(super) fn speaker(words: &Words, read: &str, start: usize) -> Option<Found> {
    let text = &read[start..];
    if let Some(len) = closing(words, &read[..start], text) {
        return Some(Found { at: start..start + len, weight: ENOUGH });
    }
    let len = pen_name(words, text).filter(|&len| SPEAKS.iter().any(|word| text[len..].starts_with(word)))?;
    let weight = if read[..start].ends_with(QUOTED) { 2 } else { 1 };
    Some(Found { at: start..start + len, weight })
}

/// A name that is a word besides, behind the quotation that its bearer closes: “……，”高峰说道。
fn closing(words: &Words, before: &str, text: &str) -> Option<usize> {
    let end = text.char_indices().nth(1).map(|(at, c)| at + c.len_utf8())?;
    let (name, rest) = (&text[..end], &text[end..]);
    let said = ["说道", "说", "表示", "指出"].iter().find_map(|word| rest.strip_prefix(word))?;
    let surname = name.starts_with(|c| words.has(c, sign::SURNAME));
    let known = class::PREDICATE | class::TIME | class::PRONOUN | class::PLURAL | class::VAGUE | class::TITLE;
    let known = known | class::STATE | class::BODY | class::REPORTER | class::NOT_CUE | class::SAYING;
    let word = words.classes(name) & known != 0 || words.longest(text, known).is_some_and(|(word, _)| word.len() > 3);
    let clear = before.ends_with(QUOTED) && said.starts_with(['。', '，', '：']);
    (clear && surname && !word && !name.ends_with(NO_NAME_ENDS) && all_given(words, name)).then_some(end)
}

/// Two or three characters that are no word, and how old their bearer is.
pub(super) fn introduced(words: &Words, text: &str) -> Option<usize> {
    let ends = text.char_indices().map(|(i, c)| i + c.len_utf8()).skip(1).take(2);
    let len = { ends }.find(|&end| all_given(words, &text[..end]) && tells_age(&text[end..]))?;
    is_wordless(words, text, len).then_some(len)
}

/// The name of somebody whom a clause brings into the story: 来自海边的|横海在城里, 三十岁的|横海就在城里.
pub(super) fn newcomer(words: &Words, before: &str, text: &str) -> Option<usize> {
    // Asked at every 的: it looks back no further than such a clause is long.
    let near = before.char_indices().rev().nth(16).map_or(0, |(at, _)| at);
    if !(before.ends_with('岁') || before[near..].contains("来自")) {
        return None;
    }
    let mut ends = text.char_indices().map(|(i, c)| i + c.len_utf8()).skip(1).take(2);
    ends.find(|&end| {
        let goes_on = words.begins(&text[end..], class::PREPOSITION | class::FOLLOWER | class::TIME);
        let kind = words.begins(&text[end..], class::TITLE);
        goes_on && !kind && all_given(words, &text[..end]) && is_wordless(words, text, end)
    })
}

/// Whether what follows a name tells somebody's age: 横海今年三十岁, 横海，三十岁.
fn tells_age(rest: &str) -> bool {
    let rest = rest.strip_prefix('，').or(rest.strip_prefix("今年")).unwrap_or_default();
    let digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    rest.starts_with(digit) && rest.trim_start_matches(digit).starts_with('岁')
}

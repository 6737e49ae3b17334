//! How agencies open a report, in front of its first sentence: `（中央社記者王小明台北5日電）`, `【大纪元2021年01月18日讯】`,
//! `路透香港1月8日 - `, `新华社北京1月8日电`, `(德国之声中文网)`, `CAIRO (AP) — `, `香港——`.

use crate::document::{is_han, is_word, one_of, up_to};

/// An opening is shorter than this (characters).
const LONGEST: usize = 60;

/// How many bytes of `text` are its opening; 0 where the report begins at once.
pub(super) fn length(text: &str) -> usize {
    let mut at = 0;
    // Some open twice: 【…讯】（…报导）
    for _ in 0..3 {
        match bracketed(&text[at..]) {
            Some(len) => at += len,
            None => break,
        }
    }
    if at == 0 {
        at = agency(text).or_else(|| dashed(text)).unwrap_or(0);
        if at > 0 {
            // 新华社北京1月8日电（记者 李明）
            at += bracketed(&text[at..]).unwrap_or(0);
        }
    }
    let rest = text[at..].trim_start();
    if at == 0 || (rest.is_empty() && at == text.len()) { at } else { text.len() - rest.len() }
}

/// What a bracket at the start holds, if it is an agency's: its length with brackets.
fn bracketed(text: &str) -> Option<usize> {
    const OPEN: &str = "（([【〔［";
    const CLOSE: &str = "）)]】〕］";
    let opens = text.chars().next()?;
    let open = OPEN.chars().position(|c| c == opens)?;
    let inside = &text[opens.len_utf8()..];
    let (words, after) = inside.split_at(first(inside, LONGEST).find(one_of(CLOSE))?);
    let closes = after.chars().next()?;
    let close = CLOSE.chars().position(|c| c == closes)?;
    // A pair stands at one place of both lists; round ones pair in either width.
    if open != close && open.max(close) > 1 {
        return None;
    }
    const ENDINGS: &str = "電 电 訊 讯 報導 报导 報道 报道 消息 中文网 中文網 通讯社 通訊社 电台 電台";
    let reporter = (words.starts_with("記者") || words.starts_with("记者")) && words.chars().count() <= 24;
    let fits = (ENDINGS.split(' ').any(|e| words.ends_with(e)) || reporter) && !words.contains(one_of("，。“「？："));
    fits.then(|| opens.len_utf8() + words.len() + closes.len_utf8())
}

/// So many characters from the start.
fn first(text: &str, characters: usize) -> &str {
    text.char_indices().nth(characters).map_or(text, |(end, _)| &text[..end])
}

/// A place and a day in front of 电 or a dash: `新华社北京1月8日电`, `路透1月19日 - `, `WASHINGTON, Jan 8 (Reuters) - `.
fn agency(text: &str) -> Option<usize> {
    let first = first(text, 36);
    let at = first.find('日').filter(|at| first[..*at].ends_with(one_of("0123456789一二三四五六七八九十")))?;
    let (place, after) = (&first[..at], &first[at + '日'.len_utf8()..]);
    if place.contains(one_of("，。、“「：(（")) || place.starts_with(one_of("0123456789")) {
        return None;
    }
    let words = after.trim_start();
    let skipped = after.len() - words.len();
    for sign in "专电 專電 电 電 讯 訊 消息".split(' ') {
        // 电 begins words too: 8日电话响了.
        let is_word =
            |rest: &str| sign.ends_with(one_of("电電")) && rest.starts_with(one_of("话話视視力影价價子池脑腦网網"));
        if let Some(rest) = words.strip_prefix(sign).filter(|rest| !is_word(rest)) {
            let colon = rest.strip_prefix(one_of("：:")).map_or(0, |r| rest.len() - r.len());
            return Some(at + '日'.len_utf8() + skipped + sign.len() + colon);
        }
    }
    let dash = words.strip_prefix(one_of("-–—－"))?;
    Some(at + '日'.len_utf8() + skipped + (words.len() - dash.len()))
}

/// A place in front of a dash.
fn dashed(text: &str) -> Option<usize> {
    let first = first(text, LONGEST);
    if let Some(at) = first.find("——").filter(|at| *at <= 18) {
        let place = &first[..at];
        let han = place.chars().all(is_han);
        // A word that a sentence breaks off with is no place.
        let broken = place.ends_with(one_of("说說道是的了而有在不都也着者人题案么事家们"));
        return (han && !broken && place.chars().count() >= 2).then_some(at + "——".len());
    }
    let (at, sign) = [" —", " – ", " - ", "— "]
        .iter()
        .filter_map(|sign| Some((first.find(sign)?, sign)))
        .min_by_key(|(at, _)| *at)?;
    let place = &first[..at];
    let plain = |c: char| is_word(c) || matches!(c, ' ' | ',' | '.' | '(' | ')' | '/' | '\'' | '’' | '-');
    // `CAIRO (AP) — `: in capitals as far as the first comma or parenthesis.
    let name = up_to(place, ",(").trim();
    let capitals =
        name.bytes().filter(u8::is_ascii_uppercase).count() >= 3 && !name.bytes().any(|b| b.is_ascii_lowercase());
    let latin = capitals && name.is_ascii() && place.chars().all(plain);
    let han = place.chars().count() <= 8 && place.chars().all(is_han) && sign.starts_with(' ');
    ((latin || han) && !place.is_empty()).then_some(at + sign.len())
}

/// Places from which agencies report, where a name runs into them.
const PLACES: &str = "\
    台北 臺北 新北 桃園 台中 臺中 台南 臺南 高雄 新竹 基隆 宜蘭 花蓮 台東 臺東 嘉義 彰化 雲林 屏東 南投 苗栗 \
    澎湖 金門 連江 马祖 華盛頓 洛杉磯 舊金山 紐約 倫敦 巴黎 柏林 東京 香港 北京 上海 曼谷 布魯塞爾 雅加達 综合";

/// The reporter that an opening names: `（中央社記者王小明台北5日電）` → 王小明.
pub(super) fn reporters(opening: &str) -> Option<String> {
    let at = ["記者", "记者"].iter().filter_map(|word| opening.find(word)).min()?;
    let rest = opening[at + "記者".len()..].trim_start_matches(one_of(" ：:／/"));
    let ends =
        |c: char| c.is_ascii_digit() || c.is_ascii_punctuation() || "）】／電电訊讯報报綜综專专撰編编采".contains(c);
    let end = rest.find(ends);
    let dated = rest[end.unwrap_or(rest.len())..].starts_with(one_of("0123456789"));
    let names = &rest[..end.unwrap_or(rest.len())];
    let mut names = names.split(one_of("、 ，")).filter(|n| !n.is_empty()).peekable();
    let mut out = String::new();
    while let Some(name) = names.next() {
        let name = if names.peek().is_none() { without_place(name, dated) } else { name };
        if is_name(name) {
            out.push_str(if out.is_empty() { "" } else { "、" });
            out.push_str(name);
        }
    }
    (!out.is_empty()).then_some(out)
}

fn is_name(name: &str) -> bool {
    (2..=4).contains(&name.chars().count()) && name.chars().all(is_han)
}

/// A name that a place may run on from; `dated`: a day follows, so that there is one.
fn without_place(text: &str, dated: bool) -> &str {
    let placed = PLACES.split(' ').find_map(|place| text.strip_suffix(place));
    if let Some(name) = placed.filter(|name| name.chars().count() >= 2) {
        return name;
    }
    // Chinese names have three characters, or two; the places behind them two or more.
    let count = text.chars().count();
    let name = if dated && count > 4 {
        3
    } else if dated && count == 4 {
        2
    } else {
        count
    };
    first(text, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_opening_is_told_from_the_sentence() {
        for (opening, sentence) in [
            ("（中央社倫敦8日綜合外電報導）", "英國今天說"),
            ("（中央社記者余曉涵台北12日電）", "台鐵今天"),
            ("【大纪元2021年01月18日讯】", "中共今天"),
            ("【大纪元2020年12月23日讯】（大纪元记者张顿报导）", "清华大学"),
            ("（法新社日内瓦14日电） ", "世界的新型"),
            ("路透香港1月8日 - ", "港交所说"),
            ("路透1月19日 - ", "Alphabet旗下"),
            ("新华社北京1月8日电 ", "国家主席"),
            ("新华社北京1月8日电（记者 李明）", "国家主席"),
            ("(德国之声中文网) ", "美国驻柏林"),
            ("（德国之声中文网）", "即将卸任"),
            ("（维权网信息中心报道）", "2020年9月"),
            ("CAIRO (AP) — ", "Egypt said"),
            ("WASHINGTON, Jan 8 (Reuters) - ", "The bank"),
            ("BEIJING — ", "China said"),
            ("台北 — ", "日本寻求"),
            ("香港——", "事情始于10月"),
            ("中央社記者王小明台北5日電", ""),
        ] {
            assert_eq!(length(&format!("{opening}{sentence}")), opening.len(), "{opening}");
        }
    }

    #[test]
    fn sentences_have_no_opening() {
        for text in [
            "1月8日电话响了",
            "他说——不",
            "问题是——谁来付",
            "（图片来自网络）正文",
            "（他没有回答记者的问题，说）好",
            "美国总统8日说，",
            "2021年1月8日 - 今天",
            "The boat - a new one - sank",
            "A — B",
            "《一本书》——评论",
            "【编者按】正文",
            "",
            "—",
            "（",
        ] {
            assert_eq!(length(text), 0, "{text}");
        }
    }

    #[test]
    fn the_reporter_is_read_from_the_opening() {
        for (opening, want) in [
            ("（中央社記者王小明台北5日電）", Some("王小明")),
            ("中央社記者王小明台北5日電", Some("王小明")),
            ("（中央社記者唐佩君、戴雅真布魯塞爾/倫敦19日專電）", Some("唐佩君、戴雅真")),
            ("（大纪元记者钟元台北报导）", Some("钟元")),
            ("（大纪元记者张婷综合报导）", Some("张婷")),
            ("（中央社記者林宏翰洛杉磯6日專電）", Some("林宏翰")),
            ("（记者 李明）", Some("李明")),
            ("（中央社倫敦8日電）", None),
            ("（记者）", None),
        ] {
            assert_eq!(reporters(opening).as_deref(), want, "{opening}");
        }
    }
}

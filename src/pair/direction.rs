use crate::document::{Block, Document, SafeUrl};

/// One of two documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The one given first.
    First,
    /// The one given second.
    Second,
}

/// Hosts that publish translations of what others wrote, by the language of the translation's path.
const TRANSLATORS: [&str; 5] =
    ["chinadigitaltimes.net", "chinachange.org", "readingthechinadream.com", "cn.nytimes.com", "cn.wsj.com"];

/// Tells which of two documents is the original. The first of these rules that applies decides:
///
/// 1. One links to the other's address: a translation names its original. (Where each links to the other, this says nothing.)
/// 2. Only one says that it is a translation, in its first or last paragraphs (`译自`, `translated by`).
/// 3. Only one comes from a site that translates.
/// 4. The addresses are of one site, and only one asks for a language (`?lang=en`): the plain one is the original.
/// 5. One was published more than an hour before the other, where both say when; on another day, where one gives no time.
/// 6. The outlet's own language by its address (`/zh/`, `/chinese/`, `voachinese.com`; `/en/`, `/english/`), where it is one
///    for both: the document in that language.
/// 7. One was archived more than a day before the other.
/// 8. One in Chinese is taken for the original: this reader is for archived Chinese news. Else the first is.
///
/// ```
/// use seed_reader::{format, pair};
///
/// let (en, _) = format::parse("[The light](https://a.example/en)\n---\n<p>Translated from <a href='https://b.example/zh'>this</a>.</p>");
/// let (zh, _) = format::parse("[灯塔](https://b.example/zh)\n---\n<p>灯灭了。</p>");
/// assert_eq!(pair::which_is_original(&en, &zh), pair::Which::Second);
/// ```
pub fn which_is_original(first: &Document, second: &Document) -> Which {
    let decide = |first_is: bool, second_is: bool| match (first_is, second_is) {
        (true, false) => Some(Which::First),
        (false, true) => Some(Which::Second),
        _ => None,
    };
    None.or_else(|| decide(links_to(second, first), links_to(first, second)))
        .or_else(|| decide(second.translator.is_some(), first.translator.is_some()))
        .or_else(|| decide(says_translation(second), says_translation(first)))
        .or_else(|| decide(translates(second), translates(first)))
        .or_else(|| decide(asks_for_language(second), asks_for_language(first)))
        .or_else(|| {
            let (one, other) = (first.published.as_ref()?, second.published.as_ref()?);
            let apart = if one.has_time && other.has_time { 3_600_000 } else { 86_400_000 };
            earlier(one.at.0, other.at.0, apart)
        })
        .or_else(|| {
            let own = outlet_is_chinese(first)?;
            if outlet_is_chinese(second)? != own {
                return None;
            }
            decide(first.lang.is_chinese() == own, second.lang.is_chinese() == own)
        })
        .or_else(|| earlier(first.archived?.0, second.archived?.0, 86_400_000))
        .or_else(|| decide(first.lang.is_chinese(), second.lang.is_chinese()))
        .unwrap_or(Which::First)
}

fn earlier(one: i64, other: i64, apart: i64) -> Option<Which> {
    match one.abs_diff(other) <= apart as u64 {
        true => None,
        false if one < other => Some(Which::First),
        false => Some(Which::Second),
    }
}

/// An address without what does not matter: protocol, fragment, a slash at its end.
fn place(url: &SafeUrl) -> String {
    let text = url.display();
    let text = text.split_once("://").map_or(text.as_str(), |(_, rest)| rest);
    let text = text.split('#').next().unwrap_or(text);
    text.trim_start_matches("www.").trim_end_matches('/').to_owned()
}

fn links_to(from: &Document, to: &Document) -> bool {
    let Some(target) = to.url.as_ref().map(place) else { return false };
    // A front page is no article.
    target.contains('/') && from.links.iter().any(|link| place(link) == target)
}

/// Whether a text says that it is a translation, in its first or last paragraphs.
pub(super) fn says_translation(document: &Document) -> bool {
    const CHINESE: [&str; 8] = ["译者", "譯者", "译自", "譯自", "翻译：", "翻譯：", "中文译文", "中文譯文"];
    const ENGLISH: [&str; 5] =
        ["translated by", "translated from", "translation by", "english translation", "has translated"];
    let ends = document.blocks.iter().take(3).chain(document.blocks.iter().rev().take(2));
    ends.map(Block::text).filter(|text| text.chars().count() < 400).any(|text| {
        let lower = text.to_lowercase();
        CHINESE.iter().any(|w| text.contains(w)) || ENGLISH.iter().any(|w| lower.contains(w))
    })
}

fn translates(document: &Document) -> bool {
    let Some(url) = &document.url else { return false };
    let host = url.host();
    // The Chinese side of such a site collects originals.
    TRANSLATORS.contains(&host) && (host.starts_with("cn.") || !url.to_string().contains("/chinese/"))
}

fn asks_for_language(document: &Document) -> bool {
    document.url.as_ref().is_some_and(|url| {
        let url = url.to_string();
        url.split_once('?').is_some_and(|(_, query)| {
            query.split(['&', '#']).any(|part| part.starts_with("lang=") || part.starts_with("hl="))
        })
    })
}

/// The language that an address is of: Chinese, or else English.
fn outlet_is_chinese(document: &Document) -> Option<bool> {
    let url = document.url.as_ref()?.to_string().to_lowercase();
    let chinese = ["/zh", "/chinese", "chinese.", "/cn/", "//cn.", "//zh.", "/simp", "/trad", "/mandarin"];
    let english = ["/en/", "/en-", "/english", "//en.", "english."];
    match (chinese.iter().any(|w| url.contains(w)), english.iter().any(|w| url.contains(w))) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format;

    fn which(first: &str, second: &str) -> Which {
        let (a, b) = (format::parse(first).0, format::parse(second).0);
        let there = which_is_original(&a, &b);
        let back = which_is_original(&b, &a);
        assert_ne!(there, back, "the order given makes no difference");
        there
    }

    const ZH: &str = "[题](https://a.example/zh/1)\n---\n<p>这是一篇文章，说的是什么。</p>";

    #[test]
    fn evidence_in_its_order() {
        let en = |url: &str, body: &str| {
            format!("[t]({url})\n---\n<p>This is an article that says what it is about.</p>{body}")
        };
        for english in [
            en("https://b.example/2", "<p>From <a href='http://a.example/zh/1/'>here</a>.</p>"),
            en("https://b.example/2", "<p>Translated by Anna Schmidt.</p>"),
            en("https://chinadigitaltimes.net/2020/1", ""),
            en("https://a.example/zh/1?lang=en", ""),
            en("https://b.example/2", ""),
        ] {
            assert_eq!(which(ZH, &english), Which::First, "{english}");
        }
        let translated = ZH.replace("</p>", "</p><p>译者：林小明</p>");
        assert_eq!(which(&translated, &en("https://b.example/2", "")), Which::Second);
        let older = en("https://b.example/2", "").replace("[t]", "<!--1600000000000-->\n[t]");
        assert_eq!(which(&format!("<!--1700000000000-->\n{ZH}"), &older), Which::Second);
    }
}

//! Lines of a body that name its author, date and outlet: `2024-03-05 15:07　来源：海港日报　作者：李明`.

use super::date::date;
use super::header::clean_name;
use crate::document::{Published, one_of};

/// What such a line says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    pub published: Option<Published>,
    pub byline: Option<String>,
    pub outlet: Option<String>,
    pub translator: Option<String>,
    /// Everything else, by its label: editors, when it was brought up to date.
    pub more: Vec<(String, String)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum FactKind {
    Date,
    Byline,
    Outlet,
    Translator,
    Other,
}

/// An author is named in fewer characters than this.
const LONGEST_NAME: usize = 40;
/// A line of facts is shorter than this (bytes); a paragraph is not worth a look.
pub(super) const LONGEST: usize = 240;

// A colon follows each, so none is the beginning of another.
const LABELS: [(FactKind, &str); 5] = [
    (FactKind::Date, "发布时间 發布時間 發佈時間 发布日期 發布日期 发表时间 日期 时间 時間 Date Published"),
    (FactKind::Other, "更新时间 更新時間 Updated 责任编辑 責任編輯 责编 責編 编辑 編輯 编译 編譯 校对 審校 审校"),
    (FactKind::Outlet, "文章来源 文章來源 稿件来源 新闻来源 来源 來源 Source"),
    (FactKind::Byline, "作者 本报记者 本報記者 记者 記者 撰文 采写 文字 文 Author"),
    (FactKind::Translator, "译者 譯者 翻译 翻譯"),
];

impl Facts {
    /// Whether it only names others who worked on the text (editors, photographers): such a line stays where it is.
    pub(super) const fn is_credit(&self) -> bool {
        self.published.is_none() && self.byline.is_none() && self.outlet.is_none()
    }
}

/// Reads a line that is made of such facts and of nothing else.
pub(super) fn read(line: &str) -> Option<Facts> {
    let line = line.trim();
    if line.is_empty() || line.len() > LONGEST {
        return None;
    }
    if let Some(published) = date(line) {
        return Some(Facts { published: Some(published), ..Facts::default() });
    }
    labelled(line).or_else(|| author_and_date(line)).or_else(|| english(line))
}

/// White space, and what stands for it between two facts.
const SPACE: &str = " \n\t\u{a0}\u{3000}|｜│·•";

/// What may stand around a fact.
fn bare(text: &str) -> &str {
    text.trim_matches(one_of(" \n\t\u{a0}\u{3000}|｜│·•；;，,（）()【】[]/／"))
}

/// What stands behind a label.
const COLONS: &str = "：:｜|／/︱丨";

/// A label in a line.
struct FactLabel {
    words: &'static str,
    kind: FactKind,
    start: usize,
    /// Behind its colon.
    end: usize,
}

/// The first label from a byte on.
fn next_label(line: &str, from: usize) -> Option<FactLabel> {
    if !line[from..].contains(one_of(COLONS)) {
        return None;
    }
    let mut before = line[..from].chars().next_back();
    for (at, c) in line[from..].char_indices() {
        let begins =
            before.is_none_or(|b| b.is_ascii_digit() || " \n\t\u{a0}\u{3000}|｜│·•（(【[/／；;，,".contains(b));
        let start = from + at;
        if begins && let Some((words, kind, length)) = label(&line[start..]) {
            return Some(FactLabel { words, kind, start, end: start + length });
        }
        before = Some(c);
    }
    None
}

/// The label that stands at the start of `rest`: its words, its kind, and how long it is with its colon.
fn label(rest: &str) -> Option<(&'static str, FactKind, usize)> {
    let labels = LABELS.iter().flat_map(|(kind, labels)| labels.split(' ').map(|words| (words, *kind)));
    for (words, kind) in labels {
        let Some(after) = rest.strip_prefix(words) else { continue };
        let colon = after.trim_start_matches(one_of(" \u{a0}\u{3000}"));
        if let Some(behind) = colon.strip_prefix(one_of(COLONS)) {
            return Some((words, kind, rest.len() - behind.len()));
        }
    }
    None
}

/// Facts behind labels; a date may stand in front of them.
fn labelled(line: &str) -> Option<Facts> {
    let mut facts = Facts::default();
    let first = next_label(line, 0)?;
    // Invitations look alike: 时间, and in the next line 地点.
    if matches!(first.words, "时间" | "時間") && next_label(line, first.end).is_none() {
        return None;
    }
    let lead = bare(&line[..first.start]);
    if !lead.is_empty() {
        facts.published = Some(date(lead)?);
    }
    let mut here = Some(first);
    while let Some(FactLabel { words, kind, end, .. }) = here {
        here = next_label(line, end);
        let until = here.as_ref().map_or(line.len(), |next| next.start);
        let value = line[end..until].trim_matches(one_of(SPACE));
        // The parenthesis around the whole line.
        let value = if value.contains(one_of("（(")) { value } else { value.trim_end_matches(one_of("）)】")) };
        match kind {
            FactKind::Date => facts.published = Some(date(bare(value))?),
            _ if !is_name(value) => return None,
            // A dash of a name, a title of a paper: what stands around it is its own.
            FactKind::Byline => facts.byline = Some(clean_name(value)).filter(|n| !n.is_empty()),
            FactKind::Outlet => facts.outlet = Some(bare(value).to_owned()),
            FactKind::Translator => facts.translator = Some(clean_name(value)),
            FactKind::Other => facts.more.push((words.to_owned(), value.to_owned())),
        }
    }
    Some(facts)
}

/// A name, or a few: no sentence, no address.
pub(super) fn is_name(value: &str) -> bool {
    !bare(value).is_empty()
        && value.chars().count() <= LONGEST_NAME
        && !value.contains(one_of("。！？“”「」!?…："))
        && !value.contains("://")
}

/// An author on one line and the date on the next.
fn author_and_date(line: &str) -> Option<Facts> {
    let (author, rest) = line.split_once('\n')?;
    let author = clean_name(author);
    // A date of birth has no time of day; what is taken out of the text must be all in view above it.
    let published = date(rest).filter(|p| p.has_time && author.chars().count() <= LONGEST_NAME)?;
    Some(Facts { published: Some(published), byline: Some(author).filter(|a| !a.is_empty()), ..Facts::default() })
}

/// `By Ann Lee`, `By Ann Lee and Bo Ek, Harbour Daily`: capitalized names after the word, and nothing that ends a sentence.
fn english(line: &str) -> Option<Facts> {
    let names = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY "))?;
    // Beyond ASCII hardly a word of English begins with a small letter.
    let is_capital = |c: char| c.is_ascii_uppercase() || matches!(c, '\u{c0}'..='\u{24f}');
    let is_name = |word: &str| {
        let word = word.trim_matches(one_of(","));
        word.starts_with(is_capital) || matches!(word, "and" | "for" | "of" | "the" | "de" | "van" | "von")
    };
    let words = names.split_whitespace();
    let fits = (2..=8).contains(&words.clone().count()) && words.clone().all(is_name);
    let fits = fits && !names.ends_with(one_of(".!?:"));
    (fits && !names.contains(one_of("0123456789")))
        .then(|| Facts { byline: Some(clean_name(names)), ..Facts::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(line: &str) -> String {
        read(line).map_or("none".to_owned(), |f| {
            let at = f.published.map(|p| p.at.rfc3339()[..16].to_owned());
            let parts = [at, f.byline, f.outlet, f.translator];
            let mut parts: Vec<String> = parts.into_iter().map(|p| p.unwrap_or("-".to_owned())).collect();
            parts.extend(f.more.into_iter().map(|(k, v)| format!("{k}={v}")));
            parts.join(" ")
        })
    }

    #[test]
    fn lines_of_facts() {
        for (line, want) in [
            ("2024-03-05 15:07 来源：海港日报", "2024-03-05T15:07 - 海港日报 -"),
            ("2024年03月05日15:07　来源：海港日报　作者：李明", "2024-03-05T15:07 李明 海港日报 -"),
            ("发布时间：2024/03/05 15:07", "2024-03-05T15:07 - - -"),
            ("日期：Thu, 02 Jul 2020 10:28:51 +0000", "2020-07-02T10:28 - - -"),
            ("作者：莫丹•汗", "- 莫丹•汗 - -"),
            ("文｜李明", "- 李明 - -"),
            ("文 |《财经》记者 张三 李四", "- 《财经》记者 张三 李四 - -"),
            ("作者：李明　编辑：王五　译者：赵六", "- 李明 - 赵六 编辑=王五"),
            ("（记者：李明）", "- 李明 - -"),
            ("By Ann Lee", "- Ann Lee - -"),
            ("William  Yang\n2020-10-08T03:32:44.241Z", "2020-10-08T03:32 William Yang - -"),
        ] {
            assert_eq!(show(line), want, "{line}");
        }
    }

    #[test]
    fn sentences_are_no_facts() {
        for line in [
            "记者：你怎么看？",
            "作者：“我没有写过。”",
            "作文：难",
            "他出生于\n1990年1月1日",
            "来源：https://a.example/b",
            "时间：今晚",
            "时间：2021年1月5日 14:00",
            "By then the lamp was out.",
            "By Monday",
            "论文：李明写的",
            "李明，作者：不详的书很多。",
            "",
        ] {
            assert_eq!(show(line), "none", "{line}");
        }
    }
}

//! Several who say something together: 王海和林小明说, Anna Schmidt and John Poe said.
//!
//! Whose names are joined in front of one cue say what it reports together. The first of them is the speaker, so that whichever name
//! the judges look at speaks for the same one; the others stand beside it.
//! The words between must leave no doubt: 和 and 与 also mean *with* (跟 nearly always does), and what two do 分别 each says alone.

use std::collections::{BTreeSet, HashMap};

use super::context::{Before, Context, Reach, acts};
use super::mention::{Kind, Mention};
use super::reading::Reading;
use super::words::{Words, class};

/// Between two joined names stand no more than the title of the first and the office of the second.
const LONGEST_TITLE: usize = 10;
const LONGEST_OFFICE: usize = 30;
/// Between the last of them and the cue stands no more than this.
const LONGEST_GAP: usize = 16;
/// Between names and cue, these say that one of them speaks alone, or somebody else does.
const APART: [&str; 14] =
    ["分别", "各自", "先后", "会谈", "会面", "会晤", "会见", "见面", "通话", "交谈", "谈话", "谈判", "的", "之间"];

/// The groups of an article's mentions.
#[derive(Debug, Default)]
pub(super) struct Joint {
    groups: Vec<Vec<usize>>,
    /// For each mention that belongs to a group its number.
    of: HashMap<usize, usize>,
}

impl Joint {
    /// The mentions that say what a mention says, itself among them, in order; none where it speaks alone.
    pub(super) fn of(&self, mention: usize) -> &[usize] {
        self.of.get(&mention).map_or(&[], |&group| &self.groups[group])
    }

    /// Finds the groups.
    pub(super) fn new(article: &Names) -> Self {
        let mut joint = Self::default();
        let (mut names, mut group): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
        let named = |m: &usize| article.mentions[*m].entity.is_some() && acts(&article.mentions[*m]);
        for m in (0..article.mentions.len()).filter(named) {
            while names.last().is_some_and(|&before| article.belongs(before, m)) {
                names.pop();
            }
            names.push(m);
        }
        for m in names {
            if group.last().is_some_and(|&last| !article.joins(last, m)) {
                joint.add(article, std::mem::take(&mut group));
            }
            group.push(m);
        }
        joint.add(article, group);
        joint
    }

    fn add(&mut self, article: &Names, group: Vec<usize>) {
        let entities: BTreeSet<_> = group.iter().map(|&m| article.mentions[m].entity).collect();
        if group.len() > 1 && entities.len() == group.len() && article.say_together(group[0], group[group.len() - 1]) {
            self.of.extend(group.iter().map(|&m| (m, self.groups.len())));
            self.groups.push(group);
        }
    }
}

/// What is asked about names and the words between them.
pub(super) struct Names<'a> {
    pub words: &'a Words,
    pub readings: &'a [Reading<'a>],
    pub mentions: &'a [Mention],
    pub contexts: &'a [Context],
}

impl Names<'_> {
    /// Whether a name only says where the bearer of the next one belongs (国防部|长魏凤和, 海港基金会|的亚洲项目主任林小明).
    fn belongs(&self, one: usize, other: usize) -> bool {
        let of_body = !is_human(self.mentions[one].kind) && is_human(self.mentions[other].kind);
        self.between(one, other).is_some_and(|(r, words)| {
            let words = trim(words);
            self.is_office(r, words, true) || of_body && !words.starts_with(AND) && self.is_office(r, words, false)
        })
    }

    /// The words between two names of one sentence that stand close by.
    fn between(&self, one: usize, other: usize) -> Option<(&Reading<'_>, &str)> {
        let leaf = self.mentions[one].leaf;
        let r = &self.readings[leaf];
        let (from, to) = (self.contexts[one].after, self.mentions[other].at.start);
        let near = self.mentions[other].leaf == leaf && (from..=from + LONGEST_OFFICE + LONGEST_TITLE).contains(&to);
        (near && r.breaks(from, to) == 0).then(|| (r, r.part(from..to)))
    }

    /// Whether nothing but *and*, with the office of the second, stands between two names.
    fn joins(&self, one: usize, other: usize) -> bool {
        let Some((r, between)) = self.between(one, other) else { return false };
        let (kind, its) = (self.mentions[one].kind, self.mentions[other].kind);
        // 海港大学教授、灯塔协会主席林小明: two offices of one; people are joined with people, bodies with bodies.
        if kind != Kind::Latin && its != Kind::Latin && is_human(kind) != is_human(its)
            || self.contexts[one].title_after && !is_human(kind)
        {
            return false;
        }
        let title = if r.english { None } else { self.words.longest(between, class::TITLE) };
        let between = between[title.map_or(0, |(word, _)| word.len())..].trim_start_matches(AROUND);
        let joins: &[&str] =
            if r.english { &[", and ", "and ", ", "] } else { &["，以及", "以及", "和", "与", "及", "、"] };
        let Some(office) = joins.iter().find_map(|j| between.strip_prefix(j)).map(trim) else { return false };
        office.is_empty() || office.chars().count() <= LONGEST_OFFICE && self.is_office(r, office, false)
    }

    /// Whether some words in front of a name are what its bearer is; `part`: the last of them alone (国防部 + 长).
    fn is_office(&self, r: &Reading, words: &str, part: bool) -> bool {
        if r.english {
            let of_office = |w: &str| w.starts_with(char::is_uppercase) || self.words.english(w) & OFFICE != 0;
            return !part && words.split_whitespace().all(of_office);
        }
        let ends = self.words.longest_end(words, class::TITLE | class::BODY | class::OUTLET);
        let plain = !words.contains(['，', ',', '、', '：', '；', '“', '《']);
        plain && (part && words == "长" || ends.is_some_and(|word| !part || word.len() == words.len()))
    }

    /// 对船员|王海: whether words in front of a name's office say that it is spoken to, or with.
    fn is_addressed(&self, name: usize) -> bool {
        let at = self.mentions[name].at.start;
        let mut front = self.readings[self.mentions[name].leaf].part(at.saturating_sub(LONGEST_OFFICE)..at);
        while let Some(word) = self.words.longest_end(front, class::TITLE | class::BODY | class::OUTLET) {
            front = &front[..front.len() - word.len()];
        }
        front.ends_with(['对', '向', '跟', '让', '被', '给', '把'])
    }

    /// Whether a cue goes for all from the first name to the last: right behind them, or (in English) in front.
    fn say_together(&self, first: usize, last: usize) -> bool {
        let r = &self.readings[self.mentions[first].leaf];
        let (begins, ends) = (&self.contexts[first], &self.contexts[last]);
        // In English a comma alone sets things side by side, too.
        let listed = || !r.part(begins.after..self.mentions[last].at.start).contains("and ");
        if begins.before == Before::Addressed || self.is_addressed(first) || r.english && listed() {
            return false;
        }
        if r.english && (begins.after_cue != 0 || begins.before == Before::Source) {
            return true;
        }
        let Some(cue) = ends.cue.filter(|_| ends.reach == Reach::Clause) else { return false };
        let between = r.part(ends.after..cue.start.max(ends.after));
        ends.cue_gap <= LONGEST_GAP && !APART.iter().any(|word| between.contains(word))
    }
}

/// Whether names of this kind are people's.
fn is_human(kind: Kind) -> bool {
    matches!(kind, Kind::Person | Kind::Account)
}

/// What joins two names.
const AND: [char; 4] = ['和', '与', '及', '、'];

/// Words of English that belong to an office.
const OFFICE: u32 = class::HONORIFIC | class::VAGUE;

/// Spaces, and the marks that open and close a title.
const AROUND: [char; 8] = [' ', '\u{a0}', '《', '》', '“', '”', '「', '」'];

fn trim(words: &str) -> &str {
    words.trim_matches(AROUND)
}

#[cfg(test)]
mod tests {
    use crate::document::{Block, Document, Lang, Text};
    use crate::voices::{Findings, Weights, find};

    /// Who says each quotation: all names of it, joined by `+`.
    fn said(lang: Lang, text: &str) -> Vec<String> {
        let mut leaf = Text::plain(text);
        leaf.lang = lang;
        let document = Document { lang, blocks: vec![Block::Paragraph(leaf)], ..Document::default() };
        let found: Findings = find(&document, Weights::built_in());
        let names = |q| found.speakers(q).map(|n| n.name.as_str()).collect::<Vec<_>>().join("+");
        found.quotes.iter().map(names).collect()
    }

    #[test]
    fn two_that_are_joined_say_it_together() {
        let zh = |text| said(Lang::ZhHans, text);
        assert_eq!(zh("船长林小明和船员王海表示：“风很大，我们不走。”"), ["林小明+王海"]);
        assert_eq!(zh("“风很大，我们不走，”船长林小明、船员王海及厨师陈大力说。"), ["林小明+王海+陈大力"]);
        assert_eq!(zh("外交部长林小明与国防部长王海在联合声明中说：“我们不会退让。”"), ["林小明+王海"]);
        let office = "林小明和海港基金会(HGF)的亚洲项目主任王海写道：“我们不会退让。”";
        assert_eq!(zh(office), ["林小明+王海"]);
        assert_eq!(said(Lang::ZhHant, "船長林小明與船員王海指出：「風很大，我們不走。」"), ["林小明+王海"]);
        let en = "“The wind is strong today,” Anna Schmidt and John Poe said.";
        assert_eq!(said(Lang::En, en), ["Anna Schmidt+John Poe"]);
    }

    #[test]
    fn what_goes_on_without_a_name_goes_on_for_all() {
        let said = said(Lang::ZhHans, "船长林小明和船员王海表示：“风很大，我们不走。”他们还说：“等天亮吧，天会亮的。”");
        assert_eq!(said, ["林小明+王海", "林小明+王海"]);
    }

    #[test]
    fn whom_one_speaks_with_does_not_say_it() {
        let zh = |text| said(Lang::ZhHans, text);
        for text in [
            "船长林小明与船员王海会面时表示：“风很大，我们不走。”",
            "船长林小明对船员王海和陈大力说：“风很大，我们不走。”",
            "船员王海和陈大力走了。船长林小明说：“风很大，我们不走。”",
            "海港大学教授、灯塔协会主席林小明说：“风很大，我们不走。”",
            "船员王海和陈大力分别表示：“风很大，我们不走。”",
        ] {
            assert!(!zh(text)[0].contains('+'), "{text}: {:?}", zh(text));
        }
    }
}

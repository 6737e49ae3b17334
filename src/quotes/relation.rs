//! How a quotation relates to the reporting words of its sentence: beside one, in front of one, within what one reports.

use super::marks::Pair;
use super::page::Page;
use super::reports::Report;
use super::speech::{Setting, ends_sentence, stops};
use super::tokens::{Part, Token};
use super::words::is_han;

/// Between a reporting word and its quotation: `告诉记者，` and the like, in bytes.
const OBJECT: usize = 36;

/// A sentence that was read.
pub(super) struct Sentence<'a> {
    pub pairs: &'a [Pair],
    pub page: &'a Page<'a>,
    pub number: usize,
    pub tokens: &'a [Token],
    pub reports: &'a [Report],
    pub end: usize,
}

/// How a quotation relates to the reports of its sentence.
pub(super) struct Relation<'a> {
    pub setting: Setting,
    pub report: Option<&'a Report>,
}

impl<'a> Sentence<'a> {
    /// How the quotation at token `at` relates to the reports of the sentence, of which `next` is the first behind it.
    pub(super) fn relate(&self, at: usize, index: usize, next: usize) -> Relation<'a> {
        let inner = self.page.words(self.pairs[index].inner.clone());
        let left = next.checked_sub(1).map(|i| &self.reports[i]);
        // A quotation that ended a sentence in between cuts the report off.
        let cut = |r: &Report| {
            self.tokens[r.token + 1..at].iter().rev().take(24).any(|t| match t.part {
                Part::Quote(i) => ends_sentence(self.page.words(self.pairs[i].inner.clone())),
                _ => false,
            })
        };
        let left = left.filter(|r| !cut(r));
        if let Some(report) = left.filter(|r| self.beside(r, at)) {
            // 他说，“脱钩”不会发生: the beginning of a paraphrase.
            let gap = self.page.reading(report.cue.end..self.tokens[at].at.start);
            let after = self.page.reading(self.tokens[at].at.end..self.end);
            // 他说“脱钩”不会发生 as well.
            let goes_on =
                after.starts_with(is_han) && !after.starts_with(['的', '等', '而', '并', '但', '后', '时', '来']);
            let part = !self.page.english
                && (gap.ends_with(['，', ',']) && after.starts_with(is_han) || gap.is_empty() && goes_on)
                && !stops(inner)
                && inner.chars().count() <= 6;
            if part {
                return Relation { setting: Setting::Within, report: Some(report) };
            }
            return Relation { setting: Setting::Reported, report: Some(report) };
        }
        if let Some(report) = self.reports.get(next).filter(|r| self.follows(r, at, left.is_none())) {
            return Relation { setting: Setting::Reported, report: Some(report) };
        }
        if let Some(report) = left {
            return Relation { setting: Setting::Within, report: Some(report) };
        }
        let opens = self.tokens[..at].iter().rev().take(4).all(|t| matches!(t.part, Part::Quote(_) | Part::Filler));
        // A token may reach into the quotation's own mark: then there is no gap.
        let before = self.tokens[..at].last().map_or(self.page.sentences_start(self.tokens[at].at.start), |t| t.at.end);
        let gap = self.pairs[index].outer.start.saturating_sub(before);
        let alone = (opens && gap <= 6)
            || self.tokens[..at].last().is_some_and(|t| matches!(t.part, Part::Comma | Part::Colon) && gap <= 3);
        Relation { setting: if alone { Setting::Alone } else { Setting::Among }, report: None }
    }

    /// Whether the reporting word stands right in front of the quotation.
    fn beside(&self, report: &Report, at: usize) -> bool {
        let gap = self.page.reading(report.cue.end..self.tokens[at].at.start);
        let quiet = gap.chars().all(|c| {
            matches!(c, '，' | '：' | ':' | ',' | ' ' | '\u{a0}' | '\u{1}' | '\u{2}' | '道' | '着' | '了' | '过')
        });
        // 称其“……”
        let cue = self.page.reading(report.cue.clone());
        let its = cue.ends_with(['称', '指', '批', '评', '责'])
            && matches!(gap, "其" | "此举" | "他" | "她" | "它" | "他们" | "这");
        let bare = gap.trim_end();
        let object = bare.len() <= OBJECT
            && bare.ends_with(['：', ':', '，', ','])
            && !bare.trim_end_matches(['：', ':', '，', ',']).contains(['，', ',']);
        let that = self.page.english
            && matches!(bare.trim(), "that" | "that," | "how" | "me" | "me," | "as" | "it" | "them" | "him" | "her");
        quiet || its || that || (report.saying && object) || (bare.ends_with(['：', ':']) && bare.len() <= 8 * OBJECT)
    }

    /// Whether the quotation is followed by who says it; where nothing is reported before (`first`), whatever more they say.
    fn follows(&self, report: &Report, at: usize, first: bool) -> bool {
        let Part::Quote(index) = self.tokens[at].part else { return false };
        let inner = self.page.words(self.pairs[index].inner.clone());
        let between = self.tokens.get(at + 1..report.token).unwrap_or_default();
        let broken = |(i, t): (usize, &Token)| match t.part {
            Part::Comma => i > 0 && !self.page.english,
            Part::Colon => true,
            Part::Quote(i) => stops(self.page.words(self.pairs[i].inner.clone())),
            _ => false,
        };
        if between.iter().take(24).enumerate().any(broken) || between.len() > 24 {
            return false;
        }
        let comma =
            self.tokens.get(at + 1).is_some_and(|t| t.part == Part::Comma && t.at.start == self.tokens[at].at.end);
        let subject_follows = report.evidence.start >= self.tokens[at].at.end;
        let after = self.page.reading(report.cue.end..self.end);
        let rest = after
            .chars()
            .take_while(|c| !matches!(c, '，' | '：' | ':' | ',' | '。' | '.' | '\u{1}' | '？' | '！'))
            .count();
        // “The end.” In a speech, he said: another sentence.
        if self.page.english && inner.trim_end().ends_with('.') {
            return false;
        }
        // “The end,” the town should hope: nobody has said so.
        let wishes = |word: &str| matches!(word, "should" | "would" | "could" | "must" | "can" | "may" | "might");
        let front = self.page.reading(self.tokens[at].at.end..report.cue.start);
        if self.page.english && front.rsplit(' ').take(3).any(wishes) {
            return false;
        }
        let between = self.page.reading(self.tokens[at].at.end..report.evidence.start);
        // “好。”他说，他会来。 “好。”这句话，他说过。 but “好。”有人告诉他，……
        let told = after.starts_with(['他', '她']);
        let pointed = ["这句话", "这番话"].iter().find_map(|words| between.strip_prefix(words));
        let bare = pointed.unwrap_or(between).trim_start_matches('，');
        let near = bare.len() <= OBJECT && !bare.contains(['，', '。', '；']);
        let goes_on = first && near && stops(inner) && report.saying && !told;
        let closes = self.page.english || goes_on || (rest <= 14 && (!ends_sentence(inner) || self.is_over(after)));
        // “……”，但很多人不说: another story.
        let turns = ["但", "不过", "然而", "而"].iter().any(|w| between.trim_start_matches('，').starts_with(w));
        subject_follows && closes && !turns && (stops(inner) || comma)
    }

    /// Whether nothing more is reported behind a reporting word: “好。”他说。 and not “好。”他说，他会来。
    fn is_over(&self, after: &str) -> bool {
        let rest = after.trim_start_matches(|c: char| {
            !matches!(c, '，' | '：' | ':' | ',' | '。' | '.' | '\u{1}' | '？' | '！' | '；')
        });
        match rest.chars().next() {
            // “好。”他说，“走吧。” and “好。”他说，头也没抬，“走吧。”
            Some('，' | ',' | '：' | ':') => {
                let next = rest.char_indices().skip(1).take(9).find(|(_, c)| matches!(c, '\u{1}' | '。'));
                next.is_some_and(|(at, c)| c == '\u{1}' && rest[..at].ends_with(['，', ',', '：', ':']))
            }
            _ => true,
        }
    }
}

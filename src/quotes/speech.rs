//! Speech or term: whether somebody says what stands in quotation marks.

use super::words::{Words, class};

/// How a quotation stands in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// Right beside a reporting word, or behind a colon that stands for one.
    Reported,
    /// Within what somebody is reported to say.
    Within,
    /// By itself: a sentence of its own, or the beginning of one.
    Alone,
    /// Inside a sentence that reports nothing.
    Among,
}

/// A quotation with what stands around it.
pub(super) struct Quoted<'a> {
    pub words: &'a Words,
    pub english: bool,
    pub inner: &'a str,
    /// The text in front, as it is read, and behind.
    pub before: &'a str,
    pub after: &'a str,
    pub setting: Setting,
    /// Whether the reporting word tells what somebody makes of a thing.
    pub judging: bool,
}

/// From so many characters on, words are somebody's rather than a label.
const CLAIM: usize = 8;
/// The same in English, in words.
const CLAIM_WORDS: usize = 4;
/// The same where no report is near, and the words are no sentence.
const PREDICATE_WORDS: usize = 6;

impl Quoted<'_> {
    /// Whether somebody says it.
    pub(super) fn is_speech(&self) -> bool {
        match self.setting {
            Setting::Reported => !self.is_pointed_at(),
            Setting::Within if self.judging && self.is_judgment() => true,
            Setting::Within => self.is_sentence() || (self.is_claim() && !self.is_labelled()),
            Setting::Alone => (self.is_sentence() || self.is_remark()) && !self.is_pointed_at(),
            Setting::Among => self.is_sentence() && self.is_long() && !self.is_labelled() || self.is_rest(),
        }
    }

    /// What somebody makes of others, or asks of them: 敦促对方“恪守承诺”. Described it as “slow and careless.”
    fn is_judgment(&self) -> bool {
        if !self.english {
            let stops = self.after.chars().next().is_none_or(|c| matches!(c, '，' | '。' | '！' | '；'));
            let called = self.words.longest_end(tail(self.before), class::LABELLING);
            return stops && self.size() >= 6 && called.is_none() && self.before.ends_with(super::words::is_han);
        }
        let phrase = self.inner.starts_with(char::is_lowercase) || self.inner.ends_with('.');
        self.word_before() == "as" && self.size() > 1 && phrase
    }

    /// The English word in front.
    fn word_before(&self) -> &str {
        self.before.trim_end().rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default()
    }

    fn size(&self) -> usize {
        if self.english {
            self.inner.split_whitespace().count()
        } else {
            self.inner.chars().filter(|c| !c.is_whitespace()).count()
        }
    }

    /// The rest of an English sentence, in somebody's words: The town would rather “keep its people happy.”
    fn is_rest(&self) -> bool {
        let ends = self.inner.trim_end_matches('’').ends_with(['.', '?', '!']);
        self.english
            && (ends && self.size() >= CLAIM_WORDS || self.size() >= PREDICATE_WORDS)
            && self.inner.starts_with(char::is_lowercase)
            && !self.is_labelled()
    }

    /// Whether it is a clause by itself: ，“太冷了”。
    fn is_remark(&self) -> bool {
        let closed = self.after.chars().next().is_none_or(|c| matches!(c, '，' | '。' | '！' | '？' | '；'));
        !self.english && self.before.ends_with(['，', '：']) && closed && self.size() >= 6 && self.is_claim()
    }

    /// Whether it is long enough to be somebody's words, or has the shape of a sentence.
    fn is_claim(&self) -> bool {
        let size = self.size();
        if self.english {
            return size >= CLAIM_WORDS || (size > 1 && self.words.english(self.word_before()) & class::MODAL != 0);
        }
        let modal = self.words.longest_end(tail(self.before), class::MODAL).is_some();
        size >= CLAIM
            || self.is_predicate()
            || (size >= 4 && modal)
            || (size >= 4 && (self.inner.contains(['，', '！', '？', ',']) || self.has_sentence_sign()))
    }

    /// Whether it is what a clause says of its subject: 这是“历史性的一天”, 政府“坚决反对到底”.
    fn is_predicate(&self) -> bool {
        let closed = self.after.chars().next().is_none_or(|c| matches!(c, '，' | '。' | '！' | '？' | '；'));
        let opening = self.opening();
        let verb = self.words.begins(&opening, class::MODAL | class::THINKING);
        // 当局“无意强制收回”牌照
        let will = verb && self.words.longest(&opening, class::MODAL).is_some_and(|(word, _)| word.len() > 3);
        // 这是“典型的旧手法”: a judgment, though it ends as a thing does.
        let judgment = self.before.ends_with('是') && self.inner.contains('的');
        (self.size() >= 5 && (closed || will || self.inner.contains('的')) && (judgment || !self.is_noun()))
            || (self.size() == 4 && self.setting == Setting::Within && (closed && verb || will || self.is_degree()))
    }

    /// Its first characters, as the tables write them.
    fn opening(&self) -> String {
        self.inner.chars().take(4).map(|c| self.words.fold(c)).collect()
    }

    /// Whether it says how much something is so: 贵得离谱, 毫无道理.
    fn is_degree(&self) -> bool {
        let opening = self.opening();
        let how = opening.split_once('得').is_some_and(|(what, how)| {
            what.chars().count() == 1
                && !how.is_empty()
                && !matches!(what, "获" | "取" | "值" | "觉" | "懂" | "记" | "赢")
        });
        how || ["毫无", "毫不", "极其", "十分", "非常"].iter().any(|word| opening.starts_with(word))
    }

    /// Whether it ends as the names of things do: 一个中国原则.
    fn is_noun(&self) -> bool {
        let folded: String = self.inner.trim().chars().map(|c| self.words.fold(c)).collect();
        if self.words.longest(&folded, class::PREDICATE).is_some() {
            return false;
        }
        let end = class::LABELLED | class::DOCUMENT | class::BODY | class::TITLE | class::STATE | class::OUTLET_END;
        self.words.longest_end(tail(&folded), end).is_some()
    }

    fn has_sentence_sign(&self) -> bool {
        self.inner.char_indices().any(|(at, c)| {
            let folded = self.words.fold(c);
            let mut buffer = [0; 4];
            let sign = self.words.begins(folded.encode_utf8(&mut buffer), class::SENTENCE_SIGN);
            sign || self.words.begins(&self.inner[at..], class::SENTENCE_SIGN)
        })
    }

    /// Whether it ends as a sentence does.
    fn is_sentence(&self) -> bool {
        let size = self.size();
        let inner = self.inner.trim_end();
        if self.english {
            let ends = inner.trim_end_matches('’').ends_with(['.', '?', '!', ',', '—']);
            // “Nobody asked us.”
            let whole = self.setting == Setting::Alone
                && size > 1
                && inner.ends_with(['.', '?', '!'])
                && inner.starts_with(char::is_uppercase);
            return whole || size > CLAIM_WORDS && (ends || size > 14);
        }
        let ends = inner.ends_with(['。', '！', '？', '…', '!', '?', '.', '～']);
        let comma = inner.ends_with(['，', ',', '；']);
        (ends && size >= 4)
            || (comma && size >= 5)
            || (size >= 14 && inner.contains(['，', '。', '；', ',']))
            || size >= 24
    }

    fn is_long(&self) -> bool {
        self.size() >= if self.english { 8 } else { 9 }
    }

    /// Whether the sentence says in so many words that this is a name or a label.
    fn is_labelled(&self) -> bool {
        if self.english {
            let word =
                self.before.trim_end().rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
            // vowed to “never do it again”: what they vowed.
            let does = word == "to" && self.size() > 2 && self.inner.starts_with(char::is_lowercase);
            return self.size() < 6 && !does && self.words.english(&word.to_lowercase()) & class::LABELLING != 0;
        }
        // 视为“最容易下手的目标”: what somebody makes of it.
        let judged = self.setting == Setting::Within && self.size() > 6 && self.inner.contains('的');
        if judged && self.inner.starts_with(['最', '更', '很', '太']) {
            return false;
        }
        let short = self.size() < 10 && !self.inner.contains(['，', '。', '！', '？']);
        let listed = self.before.ends_with('、') || self.after.starts_with('、');
        let sign = self.has_sentence_sign();
        // 双方都在“争取时间”: what they do, not what they are in.
        let modal = self.words.longest_end(tail(self.before), class::MODAL).map_or(0, str::len);
        let called = self
            .words
            .longest_end(tail(self.before), class::LABELLING)
            .is_some_and(|w| w.len() >= modal && (w.len() > 3 || !sign));
        // 政府“坚决反对到底”: no name of the government.
        if self.is_predicate()
            && !listed
            && self.words.longest_end(tail(self.before), class::LABELLING).is_none_or(|w| w.len() == 3)
        {
            return false;
        }
        let label = self.words.begins(self.after, class::LABELLED) || self.after.starts_with('的');
        // 称此地为“某某乡”
        if self.before.ends_with('为') && tail(self.before).contains(['称', '叫']) && self.size() < 8 && !sign {
            return true;
        }
        let called = called
            || self.words.longest_end(tail(self.before), class::BODY | class::OUTLET_END | class::LABELLED).is_some();
        short && (listed || called || label)
    }

    /// Whether it is said to be a word, whatever it looks like: 所谓“……”, “……”的口号.
    fn is_pointed_at(&self) -> bool {
        if self.english {
            // The end alone is looked at: a sentence may be as long as the text.
            let before = self.before.trim_end().as_bytes();
            let ends = |w: &str| {
                before.len().checked_sub(w.len()).is_some_and(|at| before[at..].eq_ignore_ascii_case(w.as_bytes()))
            };
            return ["so-called", "titled", "entitled", "dubbed", "nicknamed", "hashtag", "slogan"]
                .into_iter()
                .any(ends);
        }
        let long = |word: &str| word.chars().count() > 1;
        let called = self.words.longest_end(tail(self.before), class::LABELLING).is_some_and(|w| {
            long(w) && (w.starts_with('所') || w.contains(['名', '题', '为', '叫', '号', '誉', '语', '词', '签']))
        });
        let label = self
            .words
            .longest(self.after, class::LABELLED)
            .is_some_and(|(w, _)| long(w) && w.starts_with('的') || w == "字样");
        // 自称“某某王”
        let names = ["自称", "戏称", "号称", "自封", "人称"].iter().any(|w| self.before.ends_with(w));
        let names = names && self.size() < 7 && !self.has_sentence_sign();
        let written = self.words.longest_end(tail(self.before.trim_end_matches(['：', ':'])), class::WRITTEN).is_some();
        called || names || written || (label && self.size() < 16)
    }
}

/// The last characters of a text: a table is asked about no more.
fn tail(text: &str) -> &str {
    let at = text.char_indices().rev().nth(8).map_or(0, |(i, _)| i);
    &text[at..]
}

/// Whether a clause ends with the quotation.
pub(super) fn stops(inner: &str) -> bool {
    ending(inner).ends_with(['，', '。', '！', '？', '…', '；', ',', '.', '!', '?', '—', '～'])
}

pub(super) fn ends_sentence(inner: &str) -> bool {
    ending(inner).ends_with(['。', '！', '？', '.', '!', '?'])
}

/// Whether one human being speaks of itself.
pub(super) fn says_i(inner: &str) -> bool {
    let chinese = inner.split('我').skip(1).any(|after| !after.starts_with(['们', '們', '国', '國', '方', '军', '軍']));
    chinese || inner.split(' ').any(|word| matches!(word, "I" | "I’m" | "I’ve" | "I’ll" | "I’d" | "my" | "My"))
}

/// A quotation up to its last mark, or that of the quotation it ends with.
fn ending(inner: &str) -> &str {
    inner.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '’' | '”' | '』' | '」'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::words::tables;

    fn speech(setting: Setting, before: &str, inner: &str, after: &str) -> bool {
        Quoted { words: tables(), english: false, inner, before, after, setting, judging: false }.is_speech()
    }

    #[test]
    fn beside_a_reporting_word() {
        assert!(speech(Setting::Reported, "他说：", "好", "。"));
        assert!(!speech(Setting::Reported, "他说这是所谓", "好事", "。"));
    }

    #[test]
    fn a_label_within_what_is_reported() {
        assert!(!speech(Setting::Within, "他说这是一种", "间谍", "行为"));
        assert!(speech(Setting::Within, "他说对方", "完全不守信用", "。"));
    }

    #[test]
    fn a_sentence_of_its_own() {
        assert!(speech(Setting::Alone, "", "我们不走。", ""));
        assert!(!speech(Setting::Alone, "", "一带一路", "倡议"));
    }
}

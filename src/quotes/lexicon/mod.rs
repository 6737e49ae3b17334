//! Words that quotations are recognised by. Tables only; no logic here.
//!
//! Every table holds words of the language, each of which many articles use; none is there for one file.

/// Words for saying, written as both scripts write them; the longest match counts.
pub(super) const CUES: &[&str] = &[
    "接受采访时表示",
    "说道",
    "說道",
    "说",
    "說",
    "表示",
    "指出",
    "认为",
    "認為",
    "写道",
    "寫道",
    "强调",
    "強調",
    "告诉",
    "告訴",
    "补充",
    "補充",
    "重申",
    "反问",
    "反問",
    "回应",
    "回應",
    "透露",
    "坦言",
    "宣称",
    "宣稱",
    "声称",
    "聲稱",
    "称",
    "稱",
];

/// The same for English.
pub(super) const CUES_EN: &[&str] = &[
    "said",
    "says",
    "told",
    "wrote",
    "writes",
    "added",
    "argued",
    "explained",
    "noted",
    "recalled",
    "asked",
    "according to",
];

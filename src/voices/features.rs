//! Features: one line each in one table, which gives a feature its name, what its values are made of, and its place among
//! the weights.
//!
//! A feature is a number: its row in the table and a value. Values of up to four small parts are packed five bits a part, so
//! that a weight can be read; words go in as a hash.

use super::model::{Linear, UNIT, logistic};

/// A feature that holds: the row of the table above [`VALUE_BITS`] bits of value.
pub(super) type Feature = u32;

/// The bits of a value.
pub(super) const VALUE_BITS: u32 = 22;

/// The features that hold of one thing that is judged. Where a model is given they are weighed as they come and not kept: there are
/// thousands for a quotation.
#[derive(Debug, Clone, Default)]
pub struct Bag<'w> {
    model: Option<&'w Linear>,
    score: i32,
    features: Vec<Feature>,
}

impl<'w> Bag<'w> {
    /// An empty one, whose features `model` weighs; without a model they are kept.
    pub(super) fn new(model: Option<&'w Linear>) -> Self {
        Self { model, score: 0, features: Vec::new() }
    }

    #[inline]
    fn push(&mut self, feature: Feature) {
        match self.model {
            Some(model) => self.score += model.weight(feature),
            None => self.features.push(feature),
        }
    }

    /// Adds a feature whose value is made of small numbers; what is above 31 counts as 31.
    pub(super) fn add(&mut self, row: Row, parts: &[u32]) {
        debug_assert!(parts.len() <= 4, "{row:?}");
        let value = parts.iter().fold(0, |value, part| value << 5 | (*part).min(31));
        self.push((row as u32) << VALUE_BITS | value);
    }

    /// Adds a feature whose value is a word, or made of more than four numbers.
    pub(super) fn word(&mut self, row: Row, parts: &[u32]) {
        let hash = parts.iter().fold(0x9e37_79b9_u32, |h, part| (h.rotate_left(5) ^ part).wrapping_mul(0x85eb_ca6b));
        self.push((row as u32) << VALUE_BITS | (hash ^ hash >> 15) & ((1 << VALUE_BITS) - 1));
    }

    /// The features, as numbers; none where they were weighed.
    pub fn features(self) -> Vec<u32> {
        self.features
    }

    /// What the features weigh together.
    pub fn score(&self) -> f64 {
        f64::from(self.score) / UNIT
    }

    /// The probability of what has these features.
    pub fn probability(&self) -> f64 {
        logistic(self.score())
    }

    /// Adds all of another, of the same model.
    pub(super) fn extend(&mut self, other: &Self) {
        self.score += other.score;
        self.features.extend_from_slice(&other.features);
    }

    /// Adds the features of several things, each once.
    pub(super) fn extend_once(&mut self, mut of: Bag) {
        of.features.sort_unstable();
        of.features.dedup();
        of.features.into_iter().for_each(|f| self.push(f));
    }
}

macro_rules! rows {
    ($($name:ident: $parts:literal,)*) => {
        /// The rows of the table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u32)]
        pub(super) enum Row { $($name,)* }

        #[cfg(any(test, feature = "train"))]
        /// The names of the rows, and of the parts of their values. A part in capitals is a word.
        pub const ROWS: &[(&str, &str)] = &[$((stringify!($name), $parts),)*];
    };
}

rows! {
    // A mention, as seen from a quotation.
    PositionKind: "position kind",
    PositionReach: "position reach",
    PositionTight: "position tight",
    TightKind: "tight kind",
    BeforePosition: "before position",
    ChainPosition: "chain position",
    CueClassTight: "cue-class tight side",
    WordBefore: "WORD",
    WordsBefore: "WORDS",
    WordAfter: "WORD",
    WordsAfter: "WORDS",
    English: "position tight reach",
    EnglishBefore: "before side tight",
    // The same of a pronoun or a description.
    DescribedPosition: "position",
    DescribedTight: "tight side",
    DescribedReach: "reach side",
    DescribedChain: "chain position",
    DescribedLocal: "LOCAL position",
    DescribedEnd: "WORD",
    DescribedBias: "",
    DescribedFirstPerson: "first-person",
    // Whom a pronoun means.
    AntecedentGender: "she he points",
    // An entity.
    SpokeSubject: "spoke subject subject-after opens",
    SpokeChain: "spoke-back chain",
    ReportSubject: "report subject subject-after sentences",
    EntityLength: "length kind",
    EntityQuoted: "named-inside kind",
    EntityFirstPerson: "first-person kind",
    LastPosition: "spoke position tight",
    // The one who spoke before, without a mention.
    HeldBias: "",
    // Nobody who is named.
    NobodyLocal: "LOCAL",
    NobodyDescribedSubject: "described subject cue",
    NobodyMentioned: "mentioned LOCAL",
    NobodyLength: "length",
    NobodyChain: "chain last",
    // Whether a quotation is speech.
    Length: "length",
    LengthLocal: "length LOCAL",
    Local: "LOCAL",
    KindClosed: "closed inner-mark",
    KindChain: "chain",
    KindSubject: "subject subject-after",
    Before1: "WORD",
    Before2: "WORDS",
    After1: "WORD",
    After2: "WORDS",
    InnerFirst: "WORD",
    InnerLast: "WORD",
    InnerFirst2: "WORDS",
    InnerLast2: "WORDS",
    Signs: "signs length",
    IsName: "is-name",
    Repeated: "repeated elsewhere",
    InnerChar: "WORD",
    // Whether an entity is a source.
    SourceCount: "count kind",
    SourceLength: "length kind",
    SourceSpoken: "spoken",
    SourceQuotations: "quotations kind",
    SourceReachBefore: "reach before kind",
    SourceBefore: "WORDS",
    SourceAfter: "WORDS",
    SourceCue: "CUE reach",
    SourceGap: "gap reach cue-class",
    SourceBest: "best kind",
    SourceSubjects: "subjects kind",
    SourceName: "NAME",
}

/// A number in one of eleven steps.
pub(super) fn bucket(n: usize) -> u32 {
    const EDGES: [usize; 10] = [0, 1, 2, 3, 5, 8, 12, 20, 40, 80];
    EDGES.partition_point(|&edge| edge < n) as u32
}

#[cfg(any(test, feature = "train"))]
/// How a feature reads: the name of its row, and its value.
pub fn describe(feature: u32) -> String {
    let (name, parts) = ROWS[(feature >> VALUE_BITS) as usize];
    let value = feature & ((1 << VALUE_BITS) - 1);
    let parts: Vec<&str> = parts.split(' ').filter(|p| !p.is_empty()).collect();
    if parts.iter().any(|p| p.chars().all(|c| c.is_ascii_uppercase())) {
        return format!("{name} #{value:06x}");
    }
    let count = parts.len();
    let shown = parts.iter().enumerate().map(|(i, p)| format!(" {p}={}", value >> (5 * (count - 1 - i)) & 31));
    shown.fold(name.to_owned(), |out, part| out + &part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_can_be_read() {
        let mut bag = Bag::default();
        bag.add(Row::SpokeSubject, &[3, 40, 1, 2]);
        assert_eq!(describe(bag.features[0]), "SpokeSubject spoke=3 subject=31 subject-after=1 opens=2");
    }

    #[test]
    fn every_feature_fits_its_key() {
        assert!(ROWS.len() < 1 << (32 - VALUE_BITS));
        for (name, parts) in ROWS {
            let word = parts.split(' ').any(|p| !p.is_empty() && p.chars().all(|c| c.is_ascii_uppercase()));
            assert!(word || parts.split(' ').count() <= 4, "{name}");
        }
    }
}

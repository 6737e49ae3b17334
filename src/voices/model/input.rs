//! What the encoder is given: numbers, made by `sequence` from what stands in a paragraph.

/// A token: the number of its word, and what is known of its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// The number of its word.
    pub id: u16,
    /// See [`SLOTS`].
    pub slots: [u8; SLOTS.len()],
}

/// How many values each has: what kind of mention, what kind of cue, the first or the last token of a quotation, how long that
/// is, how it ends; how often the mention's entity is named,
/// whether it stands in a gloss. Nought says nothing.
pub const SLOTS: [usize; 7] = [11, 4, 3, 12, 4, 6, 2];

/// What is known of a candidate, beside the tokens: its role (1 a name, 2 a pronoun, 3 who spoke before, 4 nobody, 5 somebody
/// described), when it spoke last, how often it is named, what kind it is, where the mention stands, how many names ago, which of the
/// names before the pronoun it is, how far the last quotation is, whether the quotation names others or it, whether it says 我 or 我们, by
/// what kind of candidate.
pub const CHOICES: [usize; 10] = [6, 6, 7, 11, 14, 8, 7, 6, 3, 20];
/// See [`CHOICES`].
pub type Choice = [u8; CHOICES.len()];

//! The words of all tables, each with its classes, found by a number.

/// Words by their keys: a number for the two characters that a Chinese one begins with, a hash for an English one.
pub(super) struct Index {
    words: Vec<WordEntry>,
    /// For each key one more than the place of the word that was added last with it; nought where there is none.
    slots: Vec<u16>,
}

/// A word of the tables.
pub(super) struct WordEntry {
    pub text: &'static str,
    pub classes: u32,
    key: u32,
    /// The word before with the same key, as in a slot.
    before: u16,
}

/// Nearly three times as many as there are keys: most keys are found in the first slot that is looked at.
const SLOTS: usize = 1 << 14;

impl Index {
    pub(super) fn new() -> Self {
        Self { words: Vec::with_capacity(SLOTS / 2), slots: vec![0; SLOTS] }
    }

    /// The slot of a key: the one that holds its words, or a free one.
    #[inline(always)]
    fn slot(&self, key: u32) -> usize {
        let mut slot = (key.wrapping_mul(0x9e37_79b1) >> 18) as usize;
        while self.word(self.slots[slot]).is_some_and(|word| word.key != key) {
            slot = (slot + 1) % SLOTS;
        }
        slot
    }

    #[inline(always)]
    fn word(&self, at: u16) -> Option<&WordEntry> {
        usize::from(at).checked_sub(1).map(|at| &self.words[at])
    }

    /// Adds a word, or the classes to one that is there.
    pub(super) fn add(&mut self, key: u32, text: &'static str, classes: u32) {
        let slot = self.slot(key);
        let mut at = self.slots[slot];
        while let Some(word) = usize::from(at).checked_sub(1).map(|at| &mut self.words[at]) {
            if word.text == text {
                word.classes |= classes;
                return;
            }
            at = word.before;
        }
        self.words.push(WordEntry { text, classes, key, before: self.slots[slot] });
        self.slots[slot] = self.words.len() as u16;
    }

    /// The last word of a key.
    #[inline(always)]
    pub(super) fn last(&self, key: u32) -> Option<&WordEntry> {
        self.word(self.slots[self.slot(key)])
    }

    /// The one before with the same key.
    #[inline(always)]
    pub(super) fn before(&self, word: &WordEntry) -> Option<&WordEntry> {
        self.word(word.before)
    }

    /// The classes of a word; none where it is not there.
    pub(super) fn classes(&self, key: u32, text: &str) -> u32 {
        let mut next = self.last(key);
        while let Some(word) = next {
            if word.text == text {
                return word.classes;
            }
            next = self.before(word);
        }
        0
    }
}

/// The key of an English word: one that no Chinese word has.
pub(super) fn spelling(word: &str) -> u32 {
    word.bytes().fold(0, |key: u32, b| (key ^ u32::from(b)).wrapping_mul(0x0100_0193)) | 1 << 31
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_key_are_told_apart() {
        let mut index = Index::new();
        index.add(7, "甲乙", 1);
        index.add(7, "甲乙丙", 2);
        index.add(7, "甲乙", 4);
        assert_eq!(["甲乙", "甲乙丙", "甲乙丁"].map(|word| index.classes(7, word)), [5, 2, 0]);
        assert_eq!(index.classes(8, "甲乙"), 0);
    }

    #[test]
    fn the_tables_leave_slots_free() {
        let taken = super::super::words::tables().index().slots.iter().filter(|&&at| at > 0).count();
        assert!(taken * 2 < SLOTS, "{taken}");
    }
}

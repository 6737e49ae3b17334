//! Everyone and everything that speaks in an article, under all the names the article uses.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::tokens::Gender;
use super::{Name, SpeakerKind};

/// Who was called by one pronoun so often is not meant by the other.
const SURE: usize = 2;

/// The cast of an article.
#[derive(Debug, Default)]
pub(super) struct Cast {
    members: Vec<Member>,
    /// What each form means, and how long the forms are that open with a character, longest first: so that a place in the
    /// text costs a few looks however many names there are.
    forms: HashMap<String, usize>,
    lengths: HashMap<char, Vec<usize>>,
    /// Which characters they open with, a bit for the last bits of each: most places in a text are told at once that nobody
    /// is named there.
    openings: [u64; 32],
    known: HashMap<String, usize>,
    /// Who was named last with a surname of one character.
    surnames: HashMap<char, usize>,
    /// The bodies in the order that they were named.
    bodies: Vec<usize>,
    /// Who was described last with words that end so, by the last two characters.
    offices: HashMap<String, usize>,
}

/// One of the cast.
#[derive(Debug)]
pub(super) struct Member {
    pub name: Name,
    /// Whether something was said of them already: their description is that of their first mention.
    pub described: bool,
    /// How often they were 他, and how often 她.
    pronouns: (usize, usize),
}

impl Cast {
    pub(super) fn get(&self, id: usize) -> &Name {
        &self.members[id].name
    }

    pub(super) fn is_person(&self, id: usize) -> bool {
        self.get(id).kind == SpeakerKind::Person
    }

    /// Makes room for so many more.
    pub(super) fn expect(&mut self, count: usize) {
        self.members.reserve(count);
        self.known.reserve(count);
        self.forms.reserve(count);
    }

    /// The member of that name, added where it is new.
    pub(super) fn member(&mut self, name: &str, kind: SpeakerKind) -> usize {
        if let Some(&id) = self.known.get(name) {
            return id;
        }
        let id = self.members.len();
        self.members.push(Member {
            name: Name { name: name.to_owned(), kind, ..Name::default() },
            described: false,
            pronouns: (0, 0),
        });
        self.known.insert(name.to_owned(), id);
        id
    }

    /// A body comes into view.
    pub(super) fn note_body(&mut self, id: usize) {
        if self.bodies.last() != Some(&id) {
            self.bodies.push(id);
        }
    }

    /// The body named last whose name ends so: 该委员会. Only the last few are asked.
    pub(super) fn latest_body(&self, noun: &str) -> Option<usize> {
        self.bodies.iter().rev().take(12).copied().find(|&id| self.get(id).name.ends_with(noun))
    }

    /// The bodies named last, the last one first; some twice.
    pub(super) fn bodies_lately(&self, count: usize) -> impl Iterator<Item = usize> {
        self.bodies.iter().rev().take(count).copied()
    }

    /// Notes another name of a member, from now on its own where that is fuller.
    pub(super) fn also_known(&mut self, name: &str, id: usize, fuller: bool) {
        self.known.insert(name.to_owned(), id);
        if fuller {
            self.members[id].name.name = name.to_owned();
        }
    }

    /// The body named last that is no outlet.
    pub(super) fn latest_organisation(&self) -> Option<usize> {
        let organised = |id: &usize| self.get(*id).kind == SpeakerKind::Organisation;
        self.bodies.iter().rev().take(12).copied().find(organised)
    }

    /// Lets the text be searched for `form`, which means `id`; of two with the same short form, the one added last.
    pub(super) fn add_form(&mut self, form: &str, id: usize) {
        let Some(first) = form.chars().next() else { return };
        let (word, bit) = opening(first);
        self.openings[word] |= bit;
        let lengths = self.lengths.entry(first).or_default();
        if let Err(at) = lengths.binary_search_by(|len| form.len().cmp(len)) {
            lengths.insert(at, form.len());
        }
        self.forms.insert(form.to_owned(), id);
    }

    /// The longest form that `text` begins with: its length, and whose it is.
    pub(super) fn starting(&self, text: &str) -> Option<(usize, usize)> {
        let first = text.chars().next()?;
        let (word, bit) = opening(first);
        if self.openings[word] & bit == 0 {
            return None;
        }
        let lengths = self.lengths.get(&first)?;
        lengths.iter().find_map(|&len| text.get(..len).and_then(|form| self.forms.get(form)).map(|&id| (len, id)))
    }

    /// The words that the names so far are made of.
    pub(super) fn words_of_names(&self) -> HashSet<String> {
        self.members.iter().flat_map(|m| m.name.name.split([' ', '-'])).map(str::to_owned).collect()
    }

    /// Says who is meant by a surname with a title from now on.
    pub(super) fn add_surname(&mut self, surname: char, id: usize) {
        self.surnames.insert(surname, id);
    }

    /// Who is meant by a surname with a title.
    pub(super) fn by_surname(&self, surname: char) -> Option<usize> {
        self.surnames.get(&surname).copied()
    }

    /// Whether that is a name of somebody.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.known.get(name).copied()
    }

    /// Notes the form in Latin letters.
    pub(super) fn gloss(&mut self, id: usize, latin: &str) {
        let name = &mut self.members[id].name;
        if name.latin.is_none() && name.name != latin {
            name.latin = Some(latin.to_owned());
        }
    }

    /// Whether the first mention was read already.
    pub(super) fn is_described(&self, id: usize) -> bool {
        self.members[id].described
    }

    /// Notes what is said of somebody at the first mention.
    pub(super) fn describe(&mut self, id: usize, words: &str) {
        let member = &mut self.members[id];
        if !std::mem::replace(&mut member.described, true) || member.name.affiliation.is_none() {
            let words = words.trim();
            member.name.affiliation = (!words.is_empty()).then(|| words.to_owned()).or(member.name.affiliation.take());
        }
        if let Some(office) = office(words) {
            self.offices.insert(office.to_owned(), id);
        }
    }

    /// Whose description ends with `words` (印度总理), if it is of two words or more.
    pub(super) fn described_as(&self, words: &str) -> Option<usize> {
        let fits =
            |id: &usize| self.get(*id).affiliation.as_deref().is_some_and(|a| a.ends_with(words) || words.ends_with(a));
        self.offices.get(office(words)?).copied().filter(fits)
    }

    /// Notes what somebody is called by.
    pub(super) fn note_pronoun(&mut self, id: usize, gender: Gender) {
        let (he, she) = &mut self.members[id].pronouns;
        match gender {
            Gender::He => *he += 1,
            Gender::She => *she += 1,
        }
    }

    /// Whether somebody was called by a pronoun.
    pub(super) fn is_called(&self, id: usize, gender: Gender) -> bool {
        let (he, she) = self.members[id].pronouns;
        match gender {
            Gender::He => he > 0,
            Gender::She => she > 0,
        }
    }

    /// Whether a pronoun can mean somebody: not where the other one always did, or the name tells.
    pub(super) fn fits(&self, id: usize, gender: Option<Gender>) -> bool {
        let member = &self.members[id];
        let (he, she) = member.pronouns;
        let name = member.name.name.as_str();
        match gender {
            Some(Gender::He) => he > 0 || (she < SURE && !name.ends_with(['姨', '太', '婆', '嫂', '姐', '妈', '媽'])),
            Some(Gender::She) => she > 0 || (he < SURE && !name.ends_with(['叔', '伯', '爷', '爺', '哥'])),
            None => true,
        }
    }

    /// Notes that something is attributed here.
    pub(super) fn mention(&mut self, id: usize, leaf: usize, at: Range<usize>) {
        self.members[id].name.mentions.push((leaf, at));
    }

    /// Everyone to whom something is attributed, by their first mention.
    pub(super) fn into_names(self) -> Vec<Name> {
        let mut names: Vec<Name> =
            self.members.into_iter().map(|m| m.name).filter(|n| !n.mentions.is_empty()).collect();
        for name in &mut names {
            name.mentions.sort_by_key(|(leaf, at)| (*leaf, at.start));
            name.mentions.dedup();
        }
        names.sort_by_key(|n| n.mentions.first().map(|(leaf, at)| (*leaf, at.start)));
        names
    }
}

/// Where the bit of a character stands among the openings.
fn opening(c: char) -> (usize, u64) {
    (c as usize / 64 % 32, 1 << (c as u32 % 64))
}

/// The last two characters of a description: what an office is looked up by.
fn office(words: &str) -> Option<&str> {
    let (at, _) = words.trim().char_indices().rev().nth(1)?;
    words.trim().get(at..)
}

//! What training the tagger and measuring it need of the inside: sentences as tokens, their labels, and bodies by the word tables.

use super::parameters::MAGIC;
use super::token::{Sequence, sentences};
use super::viterbi::Lattice;
use super::{LABELS, Tagger};
use crate::voices::words::{class, tables};

/// Nouns of bodies that a country or a line of work in front makes no name: 中国公司, 研究公司.
const KINDS_OF_BODIES: &str =
    "公司 企业 大学 学校 智库 组织 机构 医院 银行 集团 工厂 学院 中学 小学 协会 基金会 联盟 律所 出版社 政党";

impl Tagger {
    /// Writes a file: features in ascending order.
    pub fn encode(bits: u8, transitions: &[[i8; LABELS]; LABELS + 1], rows: &[(u32, [i8; LABELS])]) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.push(bits);
        out.extend_from_slice(&(rows.len() as u32).to_le_bytes()[..3]);
        out.extend(transitions.iter().flatten().map(|&w| w as u8));
        let mut last = 0;
        for &(feature, _) in rows {
            let mut step = feature - last;
            while step >= 255 {
                out.push(255);
                step -= 255;
            }
            out.push(step as u8);
            last = feature;
        }
        out.extend(rows.iter().map(|(_, row)| (0..LABELS).fold(0, |mask, l| mask | u8::from(row[l] != 0) << l)));
        out.extend(rows.iter().flat_map(|(_, row)| row.iter().filter(|&&w| w != 0).map(|&w| w as u8)));
        out
    }

    /// The labels of one sentence, as [`LABELS`] numbers them.
    pub fn labels(&self, tokens: &Sequence) -> Vec<u8> {
        let mut lattice = Lattice::default();
        self.label(tokens, &mut lattice, &mut Vec::new());
        lattice.labels
    }
}

/// What the word tables know of a body, without context.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownBody {
    /// A body that its name alone tells: 外交部.
    Proper,
    /// An outlet.
    Outlet,
    /// A body that a country or a person in front names: 政府.
    Generic,
    /// A kind of body, which nothing in front makes a name: 公司.
    Kind,
}

/// The word for a body that a folded text begins with, and its length in bytes. For training.
pub fn body_at(text: &str) -> Option<(usize, KnownBody)> {
    let (word, classes) = tables().longest(text, class::BODY | class::GENERIC | class::OUTLET | class::NOT_NAME)?;
    let kind = KINDS_OF_BODIES.split_ascii_whitespace().any(|kind| kind == word);
    let body = match () {
        () if classes & class::NOT_NAME != 0 || word.len() == 3 || word.contains('媒') => return None,
        () if classes & class::OUTLET != 0 => KnownBody::Outlet,
        () if kind => KnownBody::Kind,
        () if classes & class::GENERIC != 0 => KnownBody::Generic,
        () => KnownBody::Proper,
    };
    Some((word.len(), body))
}

/// The tokens of each sentence of a folded text.
pub fn read(text: &str) -> Vec<Sequence> {
    let openings = tables().openings(text);
    let mut opens = &openings[..];
    let one = |at| {
        let mut tokens = Sequence::default();
        opens = tokens.read(tables(), text, at, opens);
        tokens
    };
    sentences(text).into_iter().map(one).collect()
}

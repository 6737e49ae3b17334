//! Tables by numbers: of words by their keys, of weights by their features.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A table by number.
pub(super) type NumberMap<V> = HashMap<u32, V, BuildHasherDefault<Spread>>;

/// The keys are our own, so that spreading them is enough: nobody can choose them to collide.
#[derive(Debug, Clone, Default)]
pub struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u32(byte.into()));
    }

    fn write_u32(&mut self, number: u32) {
        // Half the golden ratio; the upper bits, which it shakes most, come to be the lower ones, by which places are chosen.
        self.0 = (self.0 ^ u64::from(number)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(26);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

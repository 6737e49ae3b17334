//! Which texts hold a pair of letters, in files by the hash of the pair.
//!
//! Sixty million of these do not fit into memory: they are written to 64 files by their hash first, which are then sorted one by one.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::grams::{Gram, letters};
use super::parts::{base64, script};
use crate::error::Error;
use crate::interrupt;
use crate::output::Output;

/// Files that are sorted one by one.
const BUCKETS: usize = 64;
/// About so many bytes are in a shard: what a page loads for a pair of letters.
const SHARD: usize = 28_000;
/// Set in what is no pair of letters but a voice's slug, hashed.
const TAG: Gram = 1 << 63;

/// Pairs of all texts so far.
pub struct Shards {
    folder: PathBuf,
    buckets: Vec<BufWriter<File>>,
    /// How many bytes there are in all.
    bytes: usize,
    tags: HashMap<Gram, String>,
}

/// What a text holds, by bucket.
pub struct Sorted {
    buckets: Vec<(usize, Vec<u8>)>,
    tags: Vec<(Gram, String)>,
}

/// Sorts what text number `number` holds.
pub fn sorted(number: usize, grams: Vec<Gram>, tags: &[String]) -> Sorted {
    let mut of: HashMap<usize, Vec<Gram>> = HashMap::new();
    let tags: Vec<(Gram, String)> = tags.iter().map(|slug| (tag(slug), slug.clone())).collect();
    for gram in grams {
        of.entry(hash(&letters(gram)) as usize % BUCKETS).or_default().push(gram);
    }
    for (gram, slug) in &tags {
        of.entry(hash(&key(slug)) as usize % BUCKETS).or_default().push(*gram);
    }
    let mut buckets: Vec<_> = of
        .into_iter()
        .map(|(bucket, mut grams)| {
            grams.sort_unstable();
            grams.dedup();
            let mut bytes = Vec::with_capacity(grams.len() * 6);
            varint(number as u64, &mut bytes);
            varint(grams.len() as u64, &mut bytes);
            let mut last = 0;
            for gram in grams {
                varint(gram - last, &mut bytes);
                last = gram;
            }
            (bucket, bytes)
        })
        .collect();
    buckets.sort_by_key(|b| b.0);
    Sorted { buckets, tags }
}

/// What a voice's slug is looked up by: no letter begins so.
fn key(slug: &str) -> String {
    format!("\u{1}{slug}")
}

fn tag(slug: &str) -> Gram {
    let wide = slug.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
    wide | TAG
}

impl Shards {
    /// Begins with nothing, in a folder of its own.
    pub fn begin(folder: &Path) -> Result<Self, Error> {
        std::fs::create_dir_all(folder).map_err(Error::io(folder))?;
        let file = |n: usize| {
            let path = folder.join(n.to_string());
            File::create(&path).map(BufWriter::new).map_err(Error::io(path))
        };
        let buckets = (0..BUCKETS).map(file).collect::<Result<_, _>>()?;
        Ok(Self { folder: folder.to_owned(), buckets, bytes: 0, tags: HashMap::new() })
    }

    /// Adds what a text holds. Texts come in the order of their numbers.
    pub fn add(&mut self, text: &Sorted) -> Result<(), Error> {
        for (bucket, bytes) in &text.buckets {
            self.buckets[*bucket].write_all(bytes).map_err(Error::io(self.folder.join(bucket.to_string())))?;
            self.bytes += bytes.len();
        }
        self.tags.extend(text.tags.iter().cloned());
        Ok(())
    }

    /// Writes the shards of a collection; answers how many there are.
    pub fn write(mut self, name: &str, out: &Output<'_>) -> Result<usize, Error> {
        for (n, bucket) in self.buckets.drain(..).enumerate() {
            bucket.into_inner().map_err(|e| Error::io(self.folder.join(n.to_string()))(e.into_error()))?;
        }
        // A pair takes about three bytes of a bucket in its text, and one or two in a shard.
        let each = (self.bytes / 2 / BUCKETS / SHARD).next_power_of_two().max(1);
        let count = BUCKETS * each;
        (0..BUCKETS).into_par_iter().try_for_each(|bucket| {
            interrupt::check()?;
            let path = self.folder.join(bucket.to_string());
            let bytes = std::fs::read(&path).map_err(Error::io(&path))?;
            for (shard, entries) in shards(bucket, &bytes, count, &self.tags) {
                out.put(
                    &format!("search/{name}/{}/{shard}.js", shard % 64),
                    script(&format!("{name}/{shard}"), &base64(&entries)).as_bytes(),
                )?;
            }
            std::fs::remove_file(&path).map_err(Error::io(&path))
        })?;
        Ok(count)
    }
}

/// The shards of a bucket: for each pair its letters, how many texts hold it, and which: the distance of each from the one before.
fn shards(bucket: usize, bytes: &[u8], count: usize, tags: &HashMap<Gram, String>) -> Vec<(usize, Vec<u8>)> {
    /// The texts that hold a pair.
    #[derive(Default)]
    struct Held {
        last: u64,
        texts: u64,
        bytes: Vec<u8>,
    }
    let mut held: HashMap<Gram, Held> = HashMap::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let (number, grams) = (read(&mut rest), read(&mut rest));
        let mut gram = 0;
        for _ in 0..grams {
            gram += read(&mut rest);
            let held = held.entry(gram).or_default();
            // One further, so that the first text is no distance of nothing.
            varint(number + 1 - held.last, &mut held.bytes);
            (held.last, held.texts) = (number + 1, held.texts + 1);
        }
    }
    let mut grams: Vec<_> = held.into_iter().collect();
    grams.sort_unstable_by_key(|(gram, _)| *gram);
    // Also those in which no pair fell: a page that asks for one is not to be told that it does not exist.
    let mut of: HashMap<usize, Vec<u8>> = (bucket..count).step_by(BUCKETS).map(|shard| (shard, Vec::new())).collect();
    for (gram, held) in grams {
        let key = match gram & TAG {
            0 => letters(gram),
            _ => tags.get(&gram).map(|slug| key(slug)).unwrap_or_default(),
        };
        let out = of.entry(hash(&key) as usize % count).or_default();
        varint(key.len() as u64, out);
        out.extend_from_slice(key.as_bytes());
        varint(held.texts, out);
        varint(held.bytes.len() as u64, out);
        out.extend_from_slice(&held.bytes);
    }
    let mut out: Vec<_> = of.into_iter().collect();
    out.sort_by_key(|s| s.0);
    out
}

/// The Fowler–Noll–Vo hash, which a few lines of script can do too.
fn hash(key: &str) -> u32 {
    key.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Seven bits a byte, the lower first.
pub fn varint(mut n: u64, out: &mut Vec<u8>) {
    while n >= 0x80 {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

fn read(bytes: &mut &[u8]) -> u64 {
    let (mut n, mut shift) = (0, 0);
    while let Some((&byte, rest)) = bytes.split_first() {
        *bytes = rest;
        n |= u64::from(byte & 0x7f) << shift;
        shift += 7;
        if byte < 0x80 || shift > 63 {
            break;
        }
    }
    n
}

#[cfg(test)]
mod tests {
    use super::super::grams;
    use super::*;

    #[test]
    fn numbers_there_and_back() {
        for n in [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX] {
            let mut bytes = Vec::new();
            varint(n, &mut bytes);
            assert_eq!(read(&mut &bytes[..]), n);
        }
    }

    #[test]
    fn every_pair_is_in_its_shard_with_its_texts() {
        let texts = ["码头的灯", "码头关了", "灯亮了"];
        let mut buckets: HashMap<usize, Vec<u8>> = HashMap::new();
        let mut tags = HashMap::new();
        for (n, text) in texts.iter().enumerate() {
            let sorted = sorted(n, grams::of(text), &["a-slug".to_owned()]);
            sorted.buckets.into_iter().for_each(|(b, bytes)| buckets.entry(b).or_default().extend(bytes));
            tags.extend(sorted.tags);
        }
        let mut found: HashMap<String, Vec<u64>> = HashMap::new();
        for (bucket, bytes) in buckets {
            for (shard, entries) in shards(bucket, &bytes, 128, &tags) {
                let mut rest = &entries[..];
                while !rest.is_empty() {
                    let length = read(&mut rest) as usize;
                    let key = String::from_utf8(rest[..length].to_vec()).expect("letters");
                    assert_eq!(hash(&key) as usize % 128, shard);
                    rest = &rest[length..];
                    let (texts, _) = (read(&mut rest), read(&mut rest));
                    let mut at = 0;
                    let list = (0..texts).map(|_| {
                        at += read(&mut rest);
                        at - 1
                    });
                    found.insert(key, list.collect());
                }
            }
        }
        assert_eq!(found["码头"], [0, 1]);
        assert_eq!(found["灯亮"], [2]);
        assert_eq!(found["\u{1}a-slug"], [0, 1, 2]);
    }
}

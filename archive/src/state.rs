//! What is kept between runs, in one file below the site: the records of articles that were read, and which files this program wrote.
//! redb keeps it whole whatever happens, and refuses a second program at the same time.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use redb::{Database, Durability, ReadOnlyTable, ReadableTable, TableDefinition};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::reading::{ArticleBody, Meta, QuotationRow, Record, RecordKey};

type Table = TableDefinition<'static, &'static [u8], &'static [u8]>;

const META: Table = TableDefinition::new("meta");
const QUOTATIONS: Table = TableDefinition::new("quotations");
const BODIES: Table = TableDefinition::new("bodies");
const FILES: TableDefinition<'static, &'static str, &'static [u8]> = TableDefinition::new("files");
const PENDING: TableDefinition<'static, &'static str, &'static [u8]> = TableDefinition::new("pending");
const FACTS: TableDefinition<'static, &'static str, &'static [u8]> = TableDefinition::new("facts");

/// A file that this program wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedFile {
    /// The first half of its SHA-256.
    pub hash: [u8; 16],
    /// Its length in bytes.
    pub bytes: u64,
    /// When it was last changed, in nanoseconds since 1970.
    pub changed: u64,
}

/// The state of one site.
pub struct Store {
    database: Database,
    path: PathBuf,
}

impl Store {
    /// Opens it, or begins one.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        let path = folder.join("state.redb");
        let database = Database::builder().set_cache_size(64 << 20).create(&path);
        let database = database.map_err(|e| {
            let reason = match e {
                redb::DatabaseError::DatabaseAlreadyOpen => "another seed-archive is at work on it".to_owned(),
                other => format!("{other}; without it everything is read anew (remove it to do so)"),
            };
            Error::State { path: path.clone(), reason }
        })?;
        let state = Self { database, path };
        state.begin()?;
        Ok(state)
    }

    /// Every table is there from the start, so that reading one never fails for that.
    fn begin(&self) -> Result<(), Error> {
        let write = self.database.begin_write().map_err(|e| self.wrong(e))?;
        for table in [META, QUOTATIONS, BODIES] {
            write.open_table(table).map_err(|e| self.wrong(e))?;
        }
        for table in [FILES, PENDING, FACTS] {
            write.open_table(table).map_err(|e| self.wrong(e))?;
        }
        write.commit().map_err(|e| self.wrong(e))
    }

    fn wrong(&self, error: impl std::fmt::Display) -> Error {
        Error::State { path: self.path.clone(), reason: error.to_string() }
    }

    /// Reads from all tables of records, as they are now. Each thread has its own.
    pub fn reader(&self) -> Result<StoreReader<'_>, Error> {
        let read = self.database.begin_read().map_err(|e| self.wrong(e))?;
        let open = |table| read.open_table(table).map_err(|e| self.wrong(e));
        Ok(StoreReader { state: self, meta: open(META)?, quotations: open(QUOTATIONS)?, bodies: open(BODIES)? })
    }

    /// Keeps records. They are safe from the machine's end only once [`Store::finish`] was called: until then they can be read again.
    pub fn keep(&self, records: &[(RecordKey, Packed)]) -> Result<(), Error> {
        let mut write = self.database.begin_write().map_err(|e| self.wrong(e))?;
        write.set_durability(Durability::Eventual);
        for (table, piece) in [(META, 0), (QUOTATIONS, 1), (BODIES, 2)] {
            let mut table = write.open_table(table).map_err(|e| self.wrong(e))?;
            for (key, packed) in records {
                table.insert(&key[..], &packed.0[piece][..]).map_err(|e| self.wrong(e))?;
            }
        }
        write.commit().map_err(|e| self.wrong(e))
    }

    /// What the last run said under a name.
    pub fn fact(&self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let read = self.database.begin_read().map_err(|e| self.wrong(e))?;
        let table = read.open_table(FACTS).map_err(|e| self.wrong(e))?;
        let value = table.get(name).map_err(|e| self.wrong(e))?;
        Ok(value.map(|v| v.value().to_vec()))
    }

    /// The files that this program wrote; with `pending`, also those that it was about to put in their places when it ended.
    pub fn files(&self, pending: bool) -> Result<HashMap<String, PublishedFile>, Error> {
        let read = self.database.begin_read().map_err(|e| self.wrong(e))?;
        let table = read.open_table(if pending { PENDING } else { FILES }).map_err(|e| self.wrong(e))?;
        let mut out = HashMap::new();
        for row in table.iter().map_err(|e| self.wrong(e))? {
            let (path, written) = row.map_err(|e| self.wrong(e))?;
            out.insert(path.value().to_owned(), self.unpacked(written.value())?);
        }
        Ok(out)
    }

    /// Notes the files that are about to be put in their places.
    pub fn announce(&self, files: &HashMap<String, PublishedFile>) -> Result<(), Error> {
        let write = self.database.begin_write().map_err(|e| self.wrong(e))?;
        {
            let mut table = write.open_table(PENDING).map_err(|e| self.wrong(e))?;
            for (path, written) in files {
                table.insert(path.as_str(), &pack(written)[..]).map_err(|e| self.wrong(e))?;
            }
        }
        write.commit().map_err(|e| self.wrong(e))
    }

    /// Ends a run: these are the files, this is what the next run may ask, and of the records only `used` stay.
    pub fn finish(
        &self,
        files: &HashMap<String, PublishedFile>,
        facts: &[(&str, &[u8])],
        used: &HashSet<RecordKey>,
    ) -> Result<(), Error> {
        let write = self.database.begin_write().map_err(|e| self.wrong(e))?;
        write.delete_table(FILES).map_err(|e| self.wrong(e))?;
        write.delete_table(PENDING).map_err(|e| self.wrong(e))?;
        write.open_table(PENDING).map_err(|e| self.wrong(e))?;
        {
            let mut table = write.open_table(FILES).map_err(|e| self.wrong(e))?;
            for (path, written) in files {
                table.insert(path.as_str(), &pack(written)[..]).map_err(|e| self.wrong(e))?;
            }
            let mut table = write.open_table(FACTS).map_err(|e| self.wrong(e))?;
            for (name, value) in facts {
                table.insert(*name, *value).map_err(|e| self.wrong(e))?;
            }
            for table in [META, QUOTATIONS, BODIES] {
                let mut table = write.open_table(table).map_err(|e| self.wrong(e))?;
                table
                    .retain(|key, _| RecordKey::try_from(key).is_ok_and(|key| used.contains(&key)))
                    .map_err(|e| self.wrong(e))?;
            }
        }
        write.commit().map_err(|e| self.wrong(e))
    }

    fn unpacked<T: DeserializeOwned>(&self, bytes: &[u8]) -> Result<T, Error> {
        postcard::from_bytes(bytes).map_err(|e| self.wrong(e))
    }
}

/// Records that are kept.
pub struct StoreReader<'a> {
    state: &'a Store,
    meta: ReadOnlyTable<&'static [u8], &'static [u8]>,
    quotations: ReadOnlyTable<&'static [u8], &'static [u8]>,
    bodies: ReadOnlyTable<&'static [u8], &'static [u8]>,
}

impl StoreReader<'_> {
    /// What lists need of an article; `None` where it was not read yet.
    pub fn meta(&self, key: &RecordKey) -> Result<Option<Meta>, Error> {
        let row = self.meta.get(&key[..]).map_err(|e| self.state.wrong(e))?;
        row.map(|row| self.state.unpacked(row.value())).transpose()
    }

    /// Whether an article was read.
    pub fn has(&self, key: &RecordKey) -> Result<bool, Error> {
        Ok(self.meta.get(&key[..]).map_err(|e| self.state.wrong(e))?.is_some())
    }

    /// The quotations of an article that was read.
    pub fn quotations(&self, key: &RecordKey) -> Result<Vec<QuotationRow>, Error> {
        let row = self.quotations.get(&key[..]).map_err(|e| self.state.wrong(e))?;
        row.map_or_else(|| Ok(Vec::new()), |row| self.packed(row.value()))
    }

    /// Page and text of an article that was read.
    pub fn body(&self, key: &RecordKey) -> Result<ArticleBody, Error> {
        let row = self.bodies.get(&key[..]).map_err(|e| self.state.wrong(e))?;
        row.map_or_else(|| Ok(ArticleBody::default()), |row| self.packed(row.value()))
    }

    fn packed<T: DeserializeOwned>(&self, bytes: &[u8]) -> Result<T, Error> {
        let bytes = zstd::decode_all(bytes).map_err(|e| self.state.wrong(e))?;
        self.state.unpacked(&bytes)
    }
}

/// A record as it is kept.
pub struct Packed([Vec<u8>; 3]);

impl Packed {
    /// Packs a record, in the thread that read it rather than in the one that writes the database.
    pub fn of(record: &Record) -> Self {
        let small = |bytes: Vec<u8>| zstd::encode_all(&bytes[..], 3).expect("memory takes what is written to it");
        Self([pack(&record.meta), small(pack(&record.quotations)), small(pack(&record.body))])
    }
}

fn pack(value: &impl Serialize) -> Vec<u8> {
    postcard::to_stdvec(value).expect("rows of ours are of a known length")
}

//! Files → records: which files there are, what their bytes say, and everything that is known of one article, ready to be kept.
//!
//! A record is a pure function of a file's bytes, of its name and of the options that change what is written: the same on every
//! machine, so that the work can be shared out, and kept from one run to the next.

mod around;
pub mod files;
mod gist;
mod pairs;
pub mod record;
mod sink;
mod text;

pub use files::{Input, walk};
pub use pairs::{Task, tasks};
pub use record::{ArticleBody, ArticleVoice, Meta, QuotationRow, Record, RecordKey};
pub use sink::{LABEL, SPLIT, VOICE};
pub use text::{ReadFile, read};

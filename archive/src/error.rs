//! What can go wrong as a whole, and what can be wrong with one file.

use std::path::{Path, PathBuf};

/// Why a command ends without having done what it was asked for.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder of ours refuses: no room, no right, gone.
    #[error("{path}: {source}", path = .path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The configuration does not read.
    #[error("{path}: {reason}", path = .path.display())]
    Config {
        /// The file.
        path: PathBuf,
        /// What is wrong, with its line.
        reason: String,
    },
    /// Something stands where a file of the site should, and this program did not write it.
    #[error("{path}: is there and was not written by seed-archive; move it away, or choose another --out", path = .0.display())]
    Foreign(PathBuf),
    /// The state between runs does not read.
    #[error("the state in {path} cannot be used: {reason}", path = .path.display())]
    State {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// Rows cannot be written as data.
    #[error("data: {0}")]
    Data(String),
    /// No file to read was found.
    #[error("no article found in {0}")]
    Nothing(String),
    /// Ctrl-C, or the machine shuts down.
    #[error("interrupted; the site is as it was")]
    Interrupted,
}

impl Error {
    /// An error of the file system at `path`.
    pub fn io(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { path, source }
    }

    /// The exit code: 130 for an interruption, as in shells; 2 for mistakes of the caller; 1 otherwise.
    pub const fn code(&self) -> u8 {
        match self {
            Self::Interrupted => 130,
            Self::Config { .. } | Self::Foreign(_) | Self::Nothing(_) => 2,
            _ => 1,
        }
    }
}

/// What is wrong with one file. The others go on.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Problem {
    /// It is no file of its own.
    #[error("a symbolic link is not followed")]
    Link,
    /// Nothing stands in it.
    #[error("the file is empty")]
    Empty,
    /// It is larger than what is read.
    #[error("{0} MB are more than max_megabytes")]
    Large(u64),
    /// The same bytes were read already.
    #[error("holds the same bytes as {0}")]
    Twice(String),
    /// The system refuses it.
    #[error("{0}")]
    Unreadable(String),
    /// A fault of this program.
    #[error("a fault of seed-archive, please report it: {0}")]
    Fault(String),
}

impl Problem {
    /// Whether the file's text is missing from what was made.
    pub const fn is_loss(&self) -> bool {
        !matches!(self, Self::Twice(_) | Self::Link)
    }
}

/// A file that something is wrong with.
#[derive(Debug, Clone)]
pub struct Bad {
    /// Its path, as it is shown.
    pub path: String,
    /// What is wrong.
    pub problem: Problem,
}

impl Bad {
    /// Takes note of a problem with `path`.
    pub fn new(path: &Path, problem: Problem) -> Self {
        Self { path: shown(path), problem }
    }
}

/// A path as one line of visible characters: names may hold line ends, or marks that reorder the line.
pub fn shown(path: &Path) -> String {
    let mut out = String::new();
    for c in path.to_string_lossy().chars() {
        if c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        {
            out.push_str(&format!("\\u{{{:x}}}", c as u32));
        } else {
            out.push(c);
        }
    }
    out
}

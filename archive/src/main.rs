//! `seed-archive`: many archived articles as one static site, as rows, and as single pages.
//!
//! ```text
//! files → reading (a record each, kept in state) → catalogue, voices → site, search, data → output
//! ```

mod catalogue;
mod command;
mod config;
mod data;
mod error;
mod fold;
mod interrupt;
mod output;
mod progress;
mod reading;
mod search;
mod site;
mod state;
mod voices;
mod words;

use std::process::ExitCode;

fn main() -> ExitCode {
    command::run()
}

//! The reader in a real browser: what a person does, and what they see.

mod access;
mod driver;
mod element;
mod engine;
mod faults;
mod left_out;
mod markdown;
mod measured;
mod opening;
mod parallel;
mod parser;
mod reading;
mod returning;
mod saved;
mod server;
mod session;
mod settings;
mod soak;
mod speakers;
mod states;
mod text_first;
mod tools;
mod versions;
mod walks;

/// Letters only: white space is laid out by the browser as it sees fit.
fn squash(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

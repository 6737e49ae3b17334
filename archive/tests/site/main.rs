//! The command as a publisher runs it, on articles of our own.

mod helper;
mod layers;
mod pages;
mod rerun;
mod rows;
mod trust;

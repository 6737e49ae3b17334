//! The reader that a person uses: leptos components, and what they need of the browser.
//!
//! `app` holds the page together, `state` what can change, `reader` shows an article in the page, `writing` puts it there, `toolbar`
//! and `open_panel` are the controls; `load` and `settings` talk to the world outside.

mod actions;
pub mod app;
mod arrival;
mod bar;
mod card;
mod characters;
mod chinese;
mod clipboard;
mod deny;
pub mod element;
mod error;
mod hover;
mod icon;
mod images;
mod lasting;
mod later;
mod load;
mod loader;
mod notice;
mod on_request;
mod open_panel;
mod options;
mod pace;
mod part;
mod reader;
mod reading;
mod recent;
mod request;
mod save;
mod settings;
mod state;
mod toolbar;
mod translator;
mod view;
mod way_back;
mod when;
mod writing;

//! A reader for archived news articles ("seed text"): the article with nothing lost, its quotations with who said them, and
//! every source it rests on.
//!
//! ```
//! use seed_reader::Article;
//!
//! let seed = "<!--1735253943000-->\n[标题](https://news.example/a)\n------\n\n<p>“好，”庄嘉颖说。</p>";
//! let article = Article::parse(seed);
//! assert_eq!(article.document.blocks[0].text(), "“好，”庄嘉颖说。");
//! assert_eq!(&article.document.blocks[0].text()[article.findings.quotes[0].range.clone()], "好，");
//! ```
//!
//! Text goes through the modules in one direction: [`mod@format`] → [`document`] → [`voices`] → [`sources`] → [`article`] →
//! [`analysis`] and the interface. Only `ui` knows a browser.

pub mod align;
pub mod analysis;
pub mod article;
pub mod cite;
pub mod document;
pub mod format;
pub mod i18n;
pub mod json;
mod marks;
pub mod markup;
pub mod pace;
pub mod pair;
pub mod saved;
pub mod sources;
pub mod style;
#[cfg(feature = "place")]
pub mod ui;
pub mod voices;

pub use article::Article;

//! What is shown of results: some texts a file.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::IndexedText;
use crate::error::Error;
use crate::output::Output;

/// Writes the texts of a collection.
pub struct IndexFiles<'a> {
    /// The collection.
    pub name: &'a str,
    /// So many texts a file.
    pub part: usize,
    /// The site.
    pub out: &'a Output<'a>,
}

impl IndexFiles<'_> {
    /// Writes file number `number`.
    pub fn write(&self, number: usize, texts: &[IndexedText]) -> Result<(), Error> {
        debug_assert!(texts.len() <= self.part);
        let shown: Value = texts.iter().map(|t| t.shown.clone()).collect();
        let path = format!("search/{}t/{}/{number}.js", self.name, number / 256);
        self.out.put(&path, script(&format!("{}t/{number}", self.name), &shown).as_bytes())
    }
}

/// A value as a script that hands it over.
pub fn script(name: &str, value: &Value) -> String {
    format!("seedPart(\"{name}\",{value})\n")
}

/// Bytes as such a value.
pub fn base64(bytes: &[u8]) -> Value {
    STANDARD.encode(bytes).into()
}

//! What is shown of results: some texts a file.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::Text;
use crate::error::Error;
use crate::output::Output;

/// Writes the texts of a collection.
pub struct Parts<'a> {
    /// The collection.
    pub name: &'a str,
    /// So many texts a file.
    pub part: usize,
    /// The site.
    pub out: &'a Output<'a>,
}

impl Parts<'_> {
    /// Writes file number `number`.
    pub fn write(&self, number: usize, texts: &[Text]) -> Result<(), Error> {
        debug_assert!(texts.len() <= self.part);
        let shown: Vec<_> = texts.iter().map(|t| &t.shown).collect();
        let name = format!("{}t/{}/{number}", self.name, number / 256);
        let json = serde_json::to_vec(&shown).map_err(|e| Error::Data(e.to_string()))?;
        self.out.put(&format!("search/{name}.js"), script(&format!("{}t/{number}", self.name), &json).as_bytes())
    }
}

/// Bytes as a script that hands them over: deflated, in base64.
pub fn script(name: &str, bytes: &[u8]) -> String {
    let mut deflate = DeflateEncoder::new(Vec::new(), Compression::new(6));
    let deflated =
        deflate.write_all(bytes).and_then(|()| deflate.finish()).expect("memory takes what is written to it");
    format!("seedPart(\"{name}\",\"{}\")\n", STANDARD.encode(deflated))
}

//! What the files hold, for programs: a Data Package (`datapackage.json`).

use serde_json::json;

use super::Written;
use super::rows::{ARTICLE, QUOTATION};
use super::table::{Column, Kind};
use crate::config::Config;
use crate::error::Error;
use crate::output::Output;
use crate::voices::Voices;

/// Writes it.
pub fn write(config: &Config, files: &[Written], voices: &Voices, out: &Output<'_>) -> Result<(), Error> {
    let resource = |file: &Written| {
        let ending = file.name.rsplit('.').next().unwrap_or_default();
        let media = match ending {
            "csv" => "text/csv",
            "jsonl" => "application/jsonl",
            _ => "application/vnd.apache.parquet",
        };
        let columns = if file.name.starts_with("articles") { ARTICLE } else { QUOTATION };
        json!({
            "name": file.name.replace('.', "-"),
            "path": file.name,
            "format": ending,
            "mediatype": media,
            "encoding": "utf-8",
            "rows": file.rows,
            "schema": { "fields": columns.iter().map(|c| field(c, ending)).collect::<Vec<_>>(), "missingValues": [""] },
        })
    };
    let package = json!({
        "profile": "data-package",
        "name": "seed-archive",
        "title": config.title,
        "description": config.description,
        "homepage": config.base_url,
        "voices": voices.all.len(),
        "resources": files.iter().map(resource).collect::<Vec<_>>(),
    });
    out.put("data/datapackage.json", format!("{package:#}\n").as_bytes())
}

fn field(column: &Column, ending: &str) -> serde_json::Value {
    let kind = match column.kind {
        Kind::Lines if ending == "jsonl" => "array",
        Kind::Text | Kind::Lines => "string",
        Kind::Integer => "integer",
        Kind::Number => "number",
        Kind::Date => "date",
    };
    json!({ "name": column.name, "type": kind, "description": column.says })
}

//! What the files hold, for programs: a Data Package (`datapackage.json`).

use serde_json::json;

use super::DataFiles;
use super::rows::{ARTICLE, QUOTATION};
use super::table::{Column, ColumnKind};
use crate::config::Config;
use crate::error::Error;
use crate::output::Output;
use crate::voices::Voices;

/// Writes it.
pub fn write(config: &Config, files: &[DataFiles], voices: &Voices, out: &Output<'_>) -> Result<(), Error> {
    let resource = |file: &DataFiles| {
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
        ColumnKind::Lines if ending == "jsonl" => "array",
        ColumnKind::Text | ColumnKind::Lines => "string",
        ColumnKind::Integer => "integer",
        ColumnKind::Number => "number",
        ColumnKind::Date => "date",
    };
    json!({ "name": column.name, "type": kind, "description": column.says })
}

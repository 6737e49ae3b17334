//! Columns and values.

use std::borrow::Cow;
use std::io::Write;

use seed_reader::document::Timestamp;

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A day.
    Date,
    /// Several texts; in CSV and Parquet as one, a line each.
    Lines,
}

/// A column.
#[derive(Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What stands in it.
    pub kind: ColumnKind,
    /// What it means.
    pub says: &'static str,
}

/// A value; `None` where there is none.
#[derive(Debug, Clone, PartialEq)]
pub enum CellValue {
    /// See [`ColumnKind::Text`], [`ColumnKind::Date`] (`2024-12-26`) and [`ColumnKind::Lines`].
    Text(Option<String>),
    /// See [`ColumnKind::Integer`].
    Integer(i64),
    /// See [`ColumnKind::Number`].
    Number(f32),
}

impl CellValue {
    /// As text; empty where there is none.
    pub fn text(&self) -> Cow<'_, [u8]> {
        match self {
            Self::Text(text) => Cow::Borrowed(text.as_deref().unwrap_or_default().as_bytes()),
            Self::Integer(n) => n.to_string().into_bytes().into(),
            Self::Number(n) => n.to_string().into_bytes().into(),
        }
    }

    fn json(&self, kind: ColumnKind) -> serde_json::Value {
        match self {
            Self::Text(Some(text)) if kind == ColumnKind::Lines => text.lines().collect::<Vec<_>>().into(),
            Self::Text(text) => text.as_deref().into(),
            Self::Integer(n) => (*n).into(),
            // The shortest that reads back the same: not the digits of a wider number.
            Self::Number(n) => n.to_string().parse::<f64>().unwrap_or_default().into(),
        }
    }
}

/// Writes a row as a line of JSON, its keys in the order of the columns.
pub fn json_line(out: &mut impl Write, columns: &[Column], row: &[CellValue]) -> std::io::Result<()> {
    for (i, (column, value)) in columns.iter().zip(row).enumerate() {
        write!(out, "{}\"{}\":", if i == 0 { '{' } else { ',' }, column.name)?;
        serde_json::to_writer(&mut *out, &value.json(column.kind))?;
    }
    out.write_all(b"}\n")
}

/// A day as the number of days since 1970-01-01.
pub fn days(date: &str) -> Option<i32> {
    let mut parts = date.split('-');
    let (y, m, d) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Timestamp::from_civil(y, m, d, 0).map(|t| (t.0 / 86_400_000) as i32)
}

//! Rows as Parquet, some thousand in memory at a time.

use std::sync::Arc;

use parquet::basic::{Compression, ZstdLevel};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::parser::parse_message_type;

use super::table::{CellValue, Column, ColumnKind, days};
use crate::error::Error;
use crate::output::Stream;

/// So many rows make a group.
const GROUP: usize = 20_000;

/// A file that is being written.
pub struct Parquet {
    writer: SerializedFileWriter<Stream>,
    columns: &'static [Column],
    rows: Vec<Vec<CellValue>>,
}

impl Parquet {
    /// Begins a file of rows called `name`.
    pub fn begin(out: Stream, name: &str, columns: &'static [Column]) -> Result<Self, Error> {
        let fields: Vec<String> = columns
            .iter()
            .map(|c| match c.kind {
                ColumnKind::Text | ColumnKind::Lines => format!("OPTIONAL BYTE_ARRAY {} (STRING);", c.name),
                ColumnKind::Date => format!("OPTIONAL INT32 {} (DATE);", c.name),
                ColumnKind::Integer => format!("REQUIRED INT64 {};", c.name),
                ColumnKind::Number => format!("REQUIRED DOUBLE {};", c.name),
            })
            .collect();
        let schema = parse_message_type(&format!("message {name} {{ {} }}", fields.join(" "))).map_err(wrong)?;
        let level = ZstdLevel::try_new(3).map_err(wrong)?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(level))
            .set_created_by(concat!("seed-archive ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        let writer = SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties)).map_err(wrong)?;
        Ok(Self { writer, columns, rows: Vec::with_capacity(GROUP) })
    }

    /// Adds a row.
    pub fn row(&mut self, row: Vec<CellValue>) -> Result<(), Error> {
        self.rows.push(row);
        if self.rows.len() < GROUP { Ok(()) } else { self.group() }
    }

    /// Ends the file.
    pub fn end(mut self) -> Result<Stream, Error> {
        if !self.rows.is_empty() {
            self.group()?;
        }
        self.writer.into_inner().map_err(wrong)
    }

    fn group(&mut self) -> Result<(), Error> {
        let mut group = self.writer.next_row_group().map_err(wrong)?;
        let mut number = 0;
        while let Some(mut writer) = group.next_column().map_err(wrong)? {
            let values = self.rows.iter().map(|row| &row[number]);
            column(&mut writer, self.columns[number].kind, values).map_err(wrong)?;
            writer.close().map_err(wrong)?;
            number += 1;
        }
        group.close().map_err(wrong)?;
        self.rows.clear();
        Ok(())
    }
}

fn column<'a>(
    writer: &mut SerializedColumnWriter<'_>,
    kind: ColumnKind,
    values: impl Iterator<Item = &'a CellValue>,
) -> Result<usize, ParquetError> {
    let texts = |values: &mut dyn Iterator<Item = &'a CellValue>| -> Vec<Option<&'a str>> {
        values.map(|v| if let CellValue::Text(Some(text)) = v { Some(text.as_str()) } else { None }).collect()
    };
    let mut values = values;
    match kind {
        ColumnKind::Text | ColumnKind::Lines => {
            let texts = texts(&mut values);
            let levels: Vec<i16> = texts.iter().map(|t| i16::from(t.is_some())).collect();
            let bytes: Vec<ByteArray> = texts.into_iter().flatten().map(ByteArray::from).collect();
            writer.typed::<ByteArrayType>().write_batch(&bytes, Some(&levels), None)
        }
        ColumnKind::Date => {
            let days: Vec<Option<i32>> = texts(&mut values).into_iter().map(|t| t.and_then(days)).collect();
            let levels: Vec<i16> = days.iter().map(|d| i16::from(d.is_some())).collect();
            let days: Vec<i32> = days.into_iter().flatten().collect();
            writer.typed::<Int32Type>().write_batch(&days, Some(&levels), None)
        }
        ColumnKind::Integer => {
            let numbers: Vec<i64> = values.map(|v| if let CellValue::Integer(n) = v { *n } else { 0 }).collect();
            writer.typed::<Int64Type>().write_batch(&numbers, None, None)
        }
        ColumnKind::Number => {
            let number = |v: &CellValue| {
                if let CellValue::Number(n) = v { n.to_string().parse().unwrap_or_default() } else { 0.0 }
            };
            let numbers: Vec<f64> = values.map(number).collect();
            writer.typed::<DoubleType>().write_batch(&numbers, None, None)
        }
    }
}

fn wrong(error: ParquetError) -> Error {
    Error::Data(error.to_string())
}

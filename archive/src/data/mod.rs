//! The archive as data: one row a quotation, one row an article, in the forms that programs read.
//!
//! A row is a function of one file: what `analyse` prints, and what stands in `data/`, are the same rows in the same order. `table` says
//! once which columns there are; `parquet`, CSV, JSON Lines and the description (`package`) are made from it.

mod annotations;
mod package;
mod parquet;
pub mod rows;
pub mod table;

use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::interrupt;
use crate::output::{Output, Stream};
use crate::progress::Progress;
use crate::site::Site;

use rows::VoicePlaces;

/// Writes all of it.
pub fn write(site: &Site<'_>, out: &Output<'_>, progress: &Progress) -> Result<(), Error> {
    let Site { config, catalogue, voices, state, .. } = *site;
    progress.phase("data", catalogue.articles.len());
    let order = by_file(catalogue);
    let mut files = quotations(site, &order, out, progress)?;
    files.push(articles(site, &order, out)?);
    annotations::write(config, catalogue, state, out)?;
    package::write(config, &files, voices, out)
}

/// Articles in the order of their files' names, in which rows stand.
fn by_file(catalogue: &Catalogue) -> Vec<usize> {
    let mut order: Vec<usize> = (0..catalogue.articles.len()).collect();
    order.sort_by(|&a, &b| catalogue.articles[a].meta.file.cmp(&catalogue.articles[b].meta.file));
    order
}

/// A file of rows that was written: its name, how many rows.
pub struct DataFiles {
    /// Below `data/`.
    pub name: &'static str,
    /// Rows in it.
    pub rows: usize,
}

fn quotations(
    site: &Site<'_>,
    order: &[usize],
    out: &Output<'_>,
    progress: &Progress,
) -> Result<Vec<DataFiles>, Error> {
    let columns = rows::QUOTATION;
    let mut csv = Csv::begin(out.stream("data/quotations.csv")?, columns)?;
    let mut lines = out.stream("data/quotations.jsonl")?;
    let mut parquet = parquet::Parquet::begin(out.stream("data/quotations.parquet")?, "quotation", columns)?;
    let mut n = 0;
    for chunk in order.chunks(512) {
        interrupt::check()?;
        let reader = site.state.reader()?;
        for &a in chunk {
            let article = &site.catalogue.articles[a];
            let places = VoicePlaces {
                page: &article.path,
                voices: &|v| site.voices.of[a].get(v).copied().flatten().map(|v| site.voices.all[v].path.as_str()),
            };
            for row in rows::quotations(&article.meta, &reader.quotations(&article.key)?, &places) {
                csv.row(&row)?;
                table::json_line(&mut lines, columns, &row).map_err(Error::io(lines.file()))?;
                parquet.row(row)?;
                n += 1;
            }
        }
        progress.add(chunk.len());
    }
    out.end(csv.end()?)?;
    out.end(lines)?;
    out.end(parquet.end()?)?;
    let names = ["quotations.csv", "quotations.jsonl", "quotations.parquet"];
    Ok(names.map(|name| DataFiles { name, rows: n }).into())
}

fn articles(site: &Site<'_>, order: &[usize], out: &Output<'_>) -> Result<DataFiles, Error> {
    let mut parquet = parquet::Parquet::begin(out.stream("data/articles.parquet")?, "article", rows::ARTICLE)?;
    for &a in order {
        let article = &site.catalogue.articles[a];
        parquet.row(rows::article(&article.meta, &article.path))?;
    }
    out.end(parquet.end()?)?;
    Ok(DataFiles { name: "articles.parquet", rows: order.len() })
}

/// Rows as CSV (RFC 4180), in UTF-8.
struct Csv(csv::Writer<Stream>);

impl Csv {
    fn begin(out: Stream, columns: &[table::Column]) -> Result<Self, Error> {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(columns.iter().map(|c| c.name)).map_err(|e| Error::Data(e.to_string()))?;
        Ok(Self(csv))
    }

    fn row(&mut self, row: &[table::CellValue]) -> Result<(), Error> {
        self.0.write_record(row.iter().map(table::CellValue::text)).map_err(|e| Error::Data(e.to_string()))
    }

    fn end(self) -> Result<Stream, Error> {
        self.0.into_inner().map_err(|e| Error::Data(e.error().to_string()))
    }
}

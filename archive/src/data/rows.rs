//! Records → rows.

use super::table::{CellValue, Column, ColumnKind};
use crate::reading::{Meta, QuotationRow};

const fn column(name: &'static str, kind: ColumnKind, says: &'static str) -> Column {
    Column { name, kind, says }
}

/// The columns of quotations.
pub const QUOTATION: &[Column] = &[
    column("article", ColumnKind::Text, "the article's id"),
    column("page", ColumnKind::Text, "the article's page, below the site's root"),
    column("anchor", ColumnKind::Text, "the id of the quotation's place in the page"),
    column("quotation", ColumnKind::Text, "the words, without their quotation marks"),
    column("kind", ColumnKind::Text, "speech (somebody's words) or term (a name, a title, a so-called thing)"),
    column("speaker", ColumnKind::Text, "who says it, by the fullest form of the name in the article"),
    column("speaker_kind", ColumnKind::Text, "person, organisation, outlet or document"),
    column("office", ColumnKind::Text, "what the article says of the speaker"),
    column("said_with", ColumnKind::Lines, "who says it together with the speaker"),
    column("description", ColumnKind::Text, "the description of a speaker without a name"),
    column("cue", ColumnKind::Text, "the reporting words"),
    column("certainty", ColumnKind::Text, "of the attribution: sure, likely or unsure"),
    column(
        "confidence",
        ColumnKind::Number,
        "how probable the attribution is, 0 to 1, calibrated on articles the model had not seen",
    ),
    column("voice", ColumnKind::Text, "the page of the voice, below the site's root; none where it has none"),
    column("title", ColumnKind::Text, "the article's title"),
    column("outlet", ColumnKind::Text, "who published it, by the name the article gives"),
    column("host", ColumnKind::Text, "the host it was published at"),
    column("url", ColumnKind::Text, "where it was published"),
    column("date", ColumnKind::Date, "the day it was published, or else archived"),
    column("published", ColumnKind::Text, "when it was published, RFC 3339"),
    column("archived", ColumnKind::Text, "when it was archived, RFC 3339"),
    column("lang", ColumnKind::Text, "the language of the quotation's block, BCP 47"),
    column("block", ColumnKind::Integer, "the block of the article the quotation stands in, from 0"),
    column("start", ColumnKind::Integer, "where it begins in the block's text, in Unicode scalars"),
    column("end", ColumnKind::Integer, "where it ends"),
    column("prefix", ColumnKind::Text, "up to 32 characters in front of it"),
    column("suffix", ColumnKind::Text, "up to 32 characters behind it"),
    column("file", ColumnKind::Text, "the file it was read from"),
    column("sha256", ColumnKind::Text, "SHA-256 of the seed text in UTF-8, in hexadecimal"),
];

/// The columns of articles.
pub const ARTICLE: &[Column] = &[
    column("article", ColumnKind::Text, "its id"),
    column("page", ColumnKind::Text, "its page, below the site's root"),
    column("title", ColumnKind::Text, "its title"),
    column("outlet", ColumnKind::Text, "who published it, by the name the article gives"),
    column("host", ColumnKind::Text, "the host it was published at"),
    column("url", ColumnKind::Text, "where it was published"),
    column("byline", ColumnKind::Text, "who wrote it"),
    column("date", ColumnKind::Date, "the day it was published, or else archived"),
    column("published", ColumnKind::Text, "when it was published, RFC 3339"),
    column("archived", ColumnKind::Text, "when it was archived, RFC 3339"),
    column("lang", ColumnKind::Text, "its language, BCP 47"),
    column("tags", ColumnKind::Lines, "its tags"),
    column("characters", ColumnKind::Integer, "how long its text is, in Unicode scalars"),
    column("quotations", ColumnKind::Integer, "how many quotations it has that are somebody's words"),
    column("speakers", ColumnKind::Integer, "how many named speakers it quotes"),
    column("warnings", ColumnKind::Lines, "what is wrong with the text"),
    column("file", ColumnKind::Text, "the file it was read from"),
    column("sha256", ColumnKind::Text, "SHA-256 of the seed text in UTF-8, in hexadecimal"),
];

/// Where pages stand, as far as that is known.
pub struct VoicePlaces<'a> {
    /// The article's.
    pub page: &'a str,
    /// Of each of its voices.
    pub voices: &'a dyn Fn(usize) -> Option<&'a str>,
}

fn text(text: &str) -> CellValue {
    CellValue::Text(Some(text).filter(|t| !t.is_empty()).map(str::to_owned))
}

/// A row for each quotation.
pub fn quotations(meta: &Meta, quotations: &[QuotationRow], places: &VoicePlaces<'_>) -> Vec<Vec<CellValue>> {
    let row = |q: &QuotationRow| {
        let voice = q.voice.and_then(|v| meta.voices.get(v as usize));
        let with: Vec<&str> = q.with.iter().filter_map(|&v| Some(&*meta.voices.get(v as usize)?.name)).collect();
        vec![
            text(&meta.id),
            text(places.page),
            text(&q.anchor),
            CellValue::Text(Some(q.text.clone())),
            text(&q.kind),
            CellValue::Text(voice.map(|v| v.name.clone())),
            CellValue::Text(voice.map(|v| v.kind.clone())),
            CellValue::Text(voice.and_then(|v| v.office.clone())),
            text(&with.join("\n")),
            CellValue::Text(q.description.clone()),
            CellValue::Text(q.cue.clone()),
            CellValue::Text(q.certainty.clone()),
            CellValue::Number(q.confidence),
            CellValue::Text(q.voice.and_then(|v| (places.voices)(v as usize)).map(str::to_owned)),
            text(&meta.title),
            CellValue::Text(meta.outlet.clone()),
            text(&meta.host),
            CellValue::Text(meta.url.clone()),
            text(&meta.date),
            CellValue::Text(meta.published.clone()),
            CellValue::Text(meta.archived.clone()),
            text(&q.lang),
            CellValue::Integer(q.block.into()),
            CellValue::Integer(q.start.into()),
            CellValue::Integer(q.end.into()),
            text(&q.before),
            text(&q.after),
            text(&meta.file),
            text(&meta.sha256),
        ]
    };
    quotations.iter().map(row).collect()
}

/// An article's row.
pub fn article(meta: &Meta, page: &str) -> Vec<CellValue> {
    vec![
        text(&meta.id),
        text(page),
        text(&meta.title),
        CellValue::Text(meta.outlet.clone()),
        text(&meta.host),
        CellValue::Text(meta.url.clone()),
        CellValue::Text(meta.byline.clone()),
        text(&meta.date),
        CellValue::Text(meta.published.clone()),
        CellValue::Text(meta.archived.clone()),
        text(&meta.lang),
        text(&meta.tags.join("\n")),
        CellValue::Integer(meta.characters.into()),
        CellValue::Integer(meta.quotations.into()),
        CellValue::Integer(meta.voices.iter().filter(|v| v.quotations > 0).count() as i64),
        text(&meta.warnings.join("\n")),
        text(&meta.file),
        text(&meta.sha256),
    ]
}

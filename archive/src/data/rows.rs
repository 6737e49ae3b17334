//! Records → rows.

use super::table::{Column, Kind, Value};
use crate::reading::{Meta, Quotation};

const fn column(name: &'static str, kind: Kind, says: &'static str) -> Column {
    Column { name, kind, says }
}

/// The columns of quotations.
pub const QUOTATION: &[Column] = &[
    column("article", Kind::Text, "the article's id"),
    column("page", Kind::Text, "the article's page, below the site's root"),
    column("anchor", Kind::Text, "the id of the quotation's place in the page"),
    column("quotation", Kind::Text, "the words, without their quotation marks"),
    column("kind", Kind::Text, "speech (somebody's words) or term (a name, a title, a so-called thing)"),
    column("speaker", Kind::Text, "who says it, by the fullest form of the name in the article"),
    column("speaker_kind", Kind::Text, "person, organisation, outlet or document"),
    column("office", Kind::Text, "what the article says of the speaker"),
    column("said_with", Kind::Lines, "who says it together with the speaker"),
    column("description", Kind::Text, "the description of a speaker without a name"),
    column("cue", Kind::Text, "the reporting words"),
    column("certainty", Kind::Text, "of the attribution: sure, likely or unsure"),
    column(
        "confidence",
        Kind::Number,
        "how probable the attribution is, 0 to 1, calibrated on articles the model had not seen",
    ),
    column("voice", Kind::Text, "the page of the voice, below the site's root; none where it has none"),
    column("title", Kind::Text, "the article's title"),
    column("outlet", Kind::Text, "who published it, by the name the article gives"),
    column("host", Kind::Text, "the host it was published at"),
    column("url", Kind::Text, "where it was published"),
    column("date", Kind::Date, "the day it was published, or else archived"),
    column("published", Kind::Text, "when it was published, RFC 3339"),
    column("archived", Kind::Text, "when it was archived, RFC 3339"),
    column("lang", Kind::Text, "the language of the quotation's block, BCP 47"),
    column("block", Kind::Integer, "the block of the article the quotation stands in, from 0"),
    column("start", Kind::Integer, "where it begins in the block's text, in Unicode scalars"),
    column("end", Kind::Integer, "where it ends"),
    column("prefix", Kind::Text, "up to 32 characters in front of it"),
    column("suffix", Kind::Text, "up to 32 characters behind it"),
    column("file", Kind::Text, "the file it was read from"),
    column("sha256", Kind::Text, "SHA-256 of the seed text in UTF-8, in hexadecimal"),
];

/// The columns of articles.
pub const ARTICLE: &[Column] = &[
    column("article", Kind::Text, "its id"),
    column("page", Kind::Text, "its page, below the site's root"),
    column("title", Kind::Text, "its title"),
    column("outlet", Kind::Text, "who published it, by the name the article gives"),
    column("host", Kind::Text, "the host it was published at"),
    column("url", Kind::Text, "where it was published"),
    column("byline", Kind::Text, "who wrote it"),
    column("date", Kind::Date, "the day it was published, or else archived"),
    column("published", Kind::Text, "when it was published, RFC 3339"),
    column("archived", Kind::Text, "when it was archived, RFC 3339"),
    column("lang", Kind::Text, "its language, BCP 47"),
    column("tags", Kind::Lines, "its tags"),
    column("characters", Kind::Integer, "how long its text is, in Unicode scalars"),
    column("quotations", Kind::Integer, "how many quotations it has that are somebody's words"),
    column("speakers", Kind::Integer, "how many named speakers it quotes"),
    column("warnings", Kind::Lines, "what is wrong with the text"),
    column("file", Kind::Text, "the file it was read from"),
    column("sha256", Kind::Text, "SHA-256 of the seed text in UTF-8, in hexadecimal"),
];

/// Where pages stand, as far as that is known.
pub struct Places<'a> {
    /// The article's.
    pub page: &'a str,
    /// Of each of its voices.
    pub voices: &'a dyn Fn(usize) -> Option<&'a str>,
}

fn text(text: &str) -> Value {
    Value::Text(Some(text).filter(|t| !t.is_empty()).map(str::to_owned))
}

/// A row for each quotation.
pub fn quotations(meta: &Meta, quotations: &[Quotation], places: &Places<'_>) -> Vec<Vec<Value>> {
    let row = |q: &Quotation| {
        let voice = q.voice.and_then(|v| meta.voices.get(v as usize));
        let with: Vec<&str> = q.with.iter().filter_map(|&v| Some(&*meta.voices.get(v as usize)?.name)).collect();
        vec![
            text(&meta.id),
            text(places.page),
            text(&q.anchor),
            Value::Text(Some(q.text.clone())),
            text(&q.kind),
            Value::Text(voice.map(|v| v.name.clone())),
            Value::Text(voice.map(|v| v.kind.clone())),
            Value::Text(voice.and_then(|v| v.office.clone())),
            text(&with.join("\n")),
            Value::Text(q.description.clone()),
            Value::Text(q.cue.clone()),
            Value::Text(q.certainty.clone()),
            Value::Number(q.confidence),
            Value::Text(q.voice.and_then(|v| (places.voices)(v as usize)).map(str::to_owned)),
            text(&meta.title),
            Value::Text(meta.outlet.clone()),
            text(&meta.host),
            Value::Text(meta.url.clone()),
            text(&meta.date),
            Value::Text(meta.published.clone()),
            Value::Text(meta.archived.clone()),
            text(&q.lang),
            Value::Integer(q.block.into()),
            Value::Integer(q.start.into()),
            Value::Integer(q.end.into()),
            text(&q.before),
            text(&q.after),
            text(&meta.file),
            text(&meta.sha256),
        ]
    };
    quotations.iter().map(row).collect()
}

/// An article's row.
pub fn article(meta: &Meta, page: &str) -> Vec<Value> {
    vec![
        text(&meta.id),
        text(page),
        text(&meta.title),
        Value::Text(meta.outlet.clone()),
        text(&meta.host),
        Value::Text(meta.url.clone()),
        Value::Text(meta.byline.clone()),
        text(&meta.date),
        Value::Text(meta.published.clone()),
        Value::Text(meta.archived.clone()),
        text(&meta.lang),
        text(&meta.tags.join("\n")),
        Value::Integer(meta.characters.into()),
        Value::Integer(meta.quotations.into()),
        Value::Integer(meta.voices.iter().filter(|v| v.quotations > 0).count() as i64),
        text(&meta.warnings.join("\n")),
        text(&meta.file),
        text(&meta.sha256),
    ]
}

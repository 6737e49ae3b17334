//! Quotations as W3C Web Annotations: an annotation page a month, and the collection of them. Each says who is quoted, and where, by the
//! words themselves (`TextQuoteSelector`), so that it holds wherever the article is shown.

use std::io::Write;

use serde_json::{Value, json};

use crate::catalogue::{Catalogue, month};
use crate::config::Config;
use crate::error::Error;
use crate::interrupt;
use crate::output::Output;
use crate::reading::{Meta, QuotationRow};
use crate::state::Store;

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// Writes them.
pub fn write(config: &Config, catalogue: &Catalogue, state: &Store, out: &Output<'_>) -> Result<(), Error> {
    let all = &catalogue.articles;
    let order: Vec<usize> = (0..all.len()).collect();
    let months: Vec<&[usize]> = order.chunk_by(|a, b| month(&all[*a].meta.date) == month(&all[*b].meta.date)).collect();
    let id = |file: &str| config.address(&format!("data/annotations/{file}")).unwrap_or_else(|| file.to_owned());
    let file = |articles: &[usize]| {
        let month = month(&all[articles[0]].meta.date);
        format!("{}.jsonld", if month.is_empty() { "undated" } else { month })
    };
    let mut total = 0;
    for (n, articles) in months.iter().enumerate() {
        interrupt::check()?;
        let name = file(articles);
        let mut stream = out.stream(&format!("data/annotations/{name}"))?;
        let next = months.get(n + 1).map(|m| id(&file(m)));
        let mut head = json!({ "@context": CONTEXT, "id": id(&name), "type": "AnnotationPage", "partOf": id("collection.jsonld"), "startIndex": total });
        if let Some(next) = next {
            head["next"] = next.into();
        }
        let head = head.to_string();
        let reader = state.reader()?;
        let mut write = || -> std::io::Result<Result<(), Error>> {
            write!(stream, "{},\"items\":[", head.trim_end_matches('}'))?;
            let mut first = true;
            for &a in *articles {
                let article = &all[a];
                let quotations = match reader.quotations(&article.key) {
                    Ok(quotations) => quotations,
                    Err(error) => return Ok(Err(error)),
                };
                for quotation in quotations.iter().filter(|q| q.kind == "speech") {
                    stream.write_all(if first { b"\n" } else { b",\n" })?;
                    first = false;
                    total += 1;
                    serde_json::to_writer(&mut stream, &annotation(config, &article.path, &article.meta, quotation))?;
                }
            }
            stream.write_all(b"\n]}\n").map(Ok)
        };
        write().map_err(Error::io(stream.file()))??;
        out.end(stream)?;
    }
    let mut collection = json!({ "@context": CONTEXT, "id": id("collection.jsonld"), "type": "AnnotationCollection", "label": config.title, "total": total });
    if let (Some(first), Some(last)) = (months.first(), months.last()) {
        collection["first"] = id(&file(first)).into();
        collection["last"] = id(&file(last)).into();
    }
    out.put("data/annotations/collection.jsonld", format!("{collection:#}\n").as_bytes())
}

fn annotation(config: &Config, page: &str, meta: &Meta, quotation: &QuotationRow) -> Value {
    let page = config.address(page).unwrap_or_else(|| format!("../../{page}"));
    let voice = quotation.voice.and_then(|v| meta.voices.get(v as usize));
    let speaker = voice.map(|v| v.name.as_str()).or(quotation.description.as_deref());
    let body = speaker.map(|speaker| {
        let mut body =
            json!({ "type": "TextualBody", "purpose": "identifying", "format": "text/plain", "value": speaker });
        if let Some(office) = voice.and_then(|v| v.office.as_ref()) {
            body["schema:jobTitle"] = office.as_str().into();
        }
        body
    });
    let selector = json!([
        { "type": "TextQuoteSelector", "exact": quotation.text, "prefix": quotation.before, "suffix": quotation.after },
        { "type": "FragmentSelector", "value": quotation.anchor },
    ]);
    let mut out = json!({
        "id": format!("{page}#{}", quotation.anchor),
        "type": "Annotation",
        "motivation": "identifying",
        "target": { "source": page, "selector": selector, "schema:isBasedOn": meta.url },
    });
    // Several speakers are several bodies.
    let with = quotation.with.iter().filter_map(|&v| meta.voices.get(v as usize));
    let with = with
        .map(|v| json!({ "type": "TextualBody", "purpose": "identifying", "format": "text/plain", "value": v.name }));
    match (body, with.collect::<Vec<_>>()) {
        (None, _) => {}
        (Some(body), with) if with.is_empty() => out["body"] = body,
        (Some(body), with) => out["body"] = std::iter::once(body).chain(with).collect(),
    }
    out
}

//! Which language a document is in, and each of its texts.

use crate::document::{Document, Lang, LangCounts, Text, is_han};
use crate::pace::Pause;

/// Says of the document and of each text which language it is in, and of each stretch in another script.
pub(super) async fn tell(document: &mut Document, pause: &mut impl Pause) {
    let mut all = LangCounts::default();
    all.add(&document.title);
    let mut each = Vec::new();
    for block in &document.blocks {
        block.for_each_text(&mut |text| {
            let mut evidence = LangCounts::default();
            evidence.add(text.as_str());
            all.join(&evidence);
            each.push(evidence);
        });
    }
    document.lang = all.verdict(Lang::Und);
    let main = document.lang;
    let mut each = each.into_iter();
    for block in &mut document.blocks {
        block.for_each_text_mut(&mut |text| {
            text.lang = each.next().unwrap_or_default().verdict(main);
            mark_foreign(text, main);
        });
        pause.pause().await;
    }
}

/// Marks Han characters in a Latin text and English sentences in a Chinese one, so that they get their glyphs and voice.
fn mark_foreign(text: &mut Text, main: Lang) {
    let chinese = text.lang.is_chinese();
    let foreign = |c: char| if chinese { c.is_ascii_alphabetic() } else { is_han(c) };
    // What may stand inside a stretch without ending it.
    let joins = |c: char| {
        if chinese {
            c.is_ascii_punctuation() || c == ' ' || c == '’' || c.is_ascii_digit()
        } else {
            "，、。《》“”「」".contains(c)
        }
    };
    // By bytes first: a Han character begins with one of E3 to E9.
    let may_be = |b: &u8| if chinese { b.is_ascii_alphabetic() } else { matches!(b, 0xe3..=0xe9) };
    // A name in Latin letters is no English; three words with a function word among them are.
    let language = |stretch: &str| {
        if chinese && stretch.split_whitespace().nth(2).is_none() {
            return None;
        }
        let fallback = if main.is_chinese() { main } else { Lang::Und };
        let lang = Lang::detect(stretch, fallback);
        let counts = if chinese { lang == Lang::En } else { lang.is_chinese() };
        counts.then_some(lang)
    };
    let flat = text.as_str();
    let (mut stretches, mut at) = (Vec::new(), 0);
    while let Some(next) = flat.as_bytes()[at..].iter().position(may_be) {
        let start = at + next;
        let mut end = start;
        at = flat.len();
        for (i, c) in flat[start..].char_indices() {
            let after = start + i + c.len_utf8();
            if foreign(c) {
                end = after;
            } else if end == start || !joins(c) {
                at = after;
                break;
            }
        }
        if end > start
            && let Some(lang) = language(&flat[start..end])
        {
            stretches.push((start..end, lang));
        }
    }
    if !stretches.is_empty() {
        text.mark_langs(&stretches);
    }
}

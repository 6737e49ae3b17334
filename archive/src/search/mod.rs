//! The search of the site: an index of our own that a page asks for in small pieces, from a server or from a disk.
//!
//! A text is folded (`crate::fold`) and taken apart into pairs of neighbouring letters; of Latin ones also threes. Every text that holds
//! a query holds all its pairs, so that nothing is missed, whatever the words are and wherever they begin: what an index of words cannot
//! say of Chinese. What holds the pairs but not the query, the page sees in the text itself before it shows it.
//!
//! `grams` takes texts apart, `shards` sorts what is found into files by the hash of the pair, `parts` writes what is shown of results.
//! Files are scripts, because a page from a disk may load scripts and nothing else. Nothing in them is packed: servers do that on the way.

mod grams;
mod parts;
mod shards;

use rayon::prelude::*;
use serde_json::json;

use crate::catalogue::{Catalogue, year};
use crate::error::Error;
use crate::interrupt;
use crate::output::Output;
use crate::progress::Progress;
use crate::state::Store;
use crate::voices::Voices;

use parts::IndexFiles;
use shards::Shards;

/// What is searched: articles, in the site's order, or names, the most quoted first.
#[derive(Debug, Clone)]
struct IndexedText {
    /// What is searched.
    text: String,
    /// What a result shows, as JSON.
    shown: serde_json::Value,
    /// What else it is found by: slugs of voices.
    tags: Vec<String>,
}

/// So many texts are taken apart at once.
const CHUNK: usize = 256;
/// So many articles stand in a file of what is shown: a page of results loads ten of them, and small files cost a disk a block each.
const ARTICLES: usize = 2;
/// So many voices.
const VOICES: usize = 32;

/// Writes the index.
pub fn write(
    catalogue: &Catalogue,
    voices: &Voices,
    state: &Store,
    out: &Output<'_>,
    progress: &Progress,
) -> Result<(), Error> {
    let articles = catalogue.articles.len();
    progress.phase("search", articles + voices.all.len());
    let article = |reader: &crate::state::StoreReader<'_>, a: usize| {
        let article = &catalogue.articles[a];
        let meta = &article.meta;
        let body = reader.body(&article.key)?;
        let slugs = voices.of[a].iter().flatten().map(|&v| voices.all[v].slug.clone()).collect();
        let shown = json!([meta.title, article.path, article.outlet, meta.date, meta.lang, body.text]);
        Ok(IndexedText { text: body.text, shown, tags: slugs })
    };
    let shards = collection("a", articles, ARTICLES, state, out, progress, &article)?;
    let voice = |_: &crate::state::StoreReader<'_>, v: usize| {
        let voice = &voices.all[v];
        let forms: Vec<&str> =
            [voice.name.as_str()].into_iter().chain(voice.forms.iter().map(|f| f.0.as_str())).collect();
        let shown = json!([voice.name, voice.path, voice.quotations, voice.kind, forms.join("\n")]);
        Ok(IndexedText { text: forms.join("\n"), shown, tags: Vec::new() })
    };
    let of_voices = collection("v", voices.all.len(), VOICES, state, out, progress, &voice)?;
    out.put("search/facets.js", parts::script("facets", &facets(catalogue)).as_bytes())?;
    let index = json!({
        "a": { "texts": articles, "shards": shards, "part": ARTICLES },
        "v": { "texts": voices.all.len(), "shards": of_voices, "part": VOICES },
    });
    out.put("search/index.js", parts::script("index", &index).as_bytes())
}

/// Languages, by the number that stands for them.
const LANGS: [&str; 4] = ["und", "zh-Hans", "zh-Hant", "en"];

/// Of every article its year, outlet and language, in a byte or two: articles are in order of date, so years are runs.
fn facets(catalogue: &Catalogue) -> serde_json::Value {
    let outlets: Vec<&str> = catalogue.outlets.iter().map(|o| o.name.as_str()).collect();
    let years: Vec<(&str, usize)> = catalogue
        .articles
        .chunk_by(|a, b| year(&a.meta.date) == year(&b.meta.date))
        .map(|run| (year(&run[0].meta.date), run.len()))
        .collect();
    let mut of = Vec::new();
    for article in &catalogue.articles {
        let lang = LANGS.iter().position(|l| *l == article.meta.lang).unwrap_or(0);
        shards::varint((article.outlet * LANGS.len() + lang) as u64, &mut of);
    }
    json!({ "outlets": outlets, "langs": LANGS, "years": years, "of": parts::base64(&of) })
}

type Make<'a> = dyn Fn(&crate::state::StoreReader<'_>, usize) -> Result<IndexedText, Error> + Sync + 'a;

/// Writes the index of some texts, `part` of which stand in one file; answers how many shards there are.
fn collection(
    name: &str,
    texts: usize,
    part: usize,
    state: &Store,
    out: &Output<'_>,
    progress: &Progress,
    make: &Make<'_>,
) -> Result<usize, Error> {
    let mut shards = Shards::begin(&out.scratch().join(name))?;
    let parts = IndexFiles { name, part, out };
    let order: Vec<usize> = (0..texts).collect();
    for chunk in order.chunks(CHUNK) {
        interrupt::check()?;
        let sorted: Vec<_> = chunk
            .par_chunks(part)
            .map(|numbers| {
                let reader = state.reader()?;
                let texts = numbers.iter().map(|&n| make(&reader, n)).collect::<Result<Vec<_>, _>>()?;
                parts.write(numbers[0] / part, &texts)?;
                Ok(texts
                    .iter()
                    .zip(numbers)
                    .map(|(text, &n)| shards::sorted(n, grams::of(&text.text), &text.tags))
                    .collect::<Vec<_>>())
            })
            .collect::<Result<Vec<_>, Error>>()?;
        for text in sorted.iter().flatten() {
            shards.add(text)?;
        }
        progress.add(chunk.len());
    }
    shards.write(name, out)
}

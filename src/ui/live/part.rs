//! Parts of the reader that are fetched when they are first used, from beside the reader itself: two libraries for Chinese, and what is
//! done with a text that stands (`reading`).

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use super::error::Missing;
use crate::document::Lang;
use crate::i18n::{Locale, Word};

#[wasm_bindgen(module = "/src/ui/live/part.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = part)]
    async fn import(file: &str) -> Result<JsValue, JsValue>;

    /// Parts are fetched from here instead of from beside this module.
    pub(super) fn from(base: &str);
}

/// What a part says, in a language: its tag as `lang`, and words by the names that the part knows them by.
pub(super) fn words(locale: Locale, wanted: &[(&str, Word)]) -> Object {
    let out = Object::new();
    let set = |name: &str, text: &str| drop(Reflect::set(&out, &name.into(), &text.into()));
    set("lang", locale.tag());
    wanted.iter().for_each(|(name, pick)| set(name, pick(locale.words())));
    out
}

pub(super) async fn load(file: &str, name: &str) -> Result<Function, Missing> {
    let module = import(file).await.map_err(|_| Missing)?;
    Reflect::get(&module, &name.into()).ok().and_then(|f| f.dyn_into().ok()).ok_or(Missing)
}

/// Turns text in one Chinese script into the other (opencc-js).
#[derive(Clone)]
pub(super) struct Converter(Function);

impl Converter {
    /// A converter into `to`. Words are kept as the region says them; only characters change.
    pub(super) async fn into(to: Lang) -> Result<Self, Missing> {
        let (file, from, to) = match to {
            Lang::ZhHant => ("parts/opencc-js/cn2t.js", "cn", "t"),
            _ => ("parts/opencc-js/t2cn.js", "t", "cn"),
        };
        let create = load(file, "Converter").await?;
        let options = Object::new();
        for (key, value) in [("from", from), ("to", to)] {
            let _ = Reflect::set(&options, &key.into(), &value.into());
        }
        let converter = create.call1(&JsValue::UNDEFINED, &options).map_err(|_| Missing)?;
        converter.dyn_into().map(Self).map_err(|_| Missing)
    }

    pub(super) fn convert(&self, text: &str) -> String {
        let converted = self.0.call1(&JsValue::UNDEFINED, &text.into()).ok();
        converted.and_then(|t| t.as_string()).unwrap_or_else(|| text.to_owned())
    }
}

#[wasm_bindgen]
extern "C" {
    /// The browser's own knowledge of where words end.
    #[wasm_bindgen(js_namespace = Intl, js_name = Segmenter)]
    type Segmenter;
    #[wasm_bindgen(catch, constructor, js_namespace = Intl, js_class = "Segmenter")]
    fn new(lang: &str, options: &Object) -> Result<Segmenter, JsValue>;
    #[wasm_bindgen(method)]
    fn segment(this: &Segmenter, text: &str) -> JsValue;
}

/// Behind which characters of a Chinese text its words end, as the browser has it; behind each of them where it does not know.
pub(super) fn word_ends(text: &str) -> std::collections::BTreeSet<usize> {
    let options = Object::new();
    let _ = Reflect::set(&options, &"granularity".into(), &"word".into());
    let Ok(segmenter) = Segmenter::new("zh", &options) else { return (1..=text.chars().count()).collect() };
    let words = Array::from(&segmenter.segment(text)).into_iter();
    let lengths = words.map(|word| {
        let word = Reflect::get(&word, &"segment".into()).ok().and_then(|word| word.as_string());
        word.map_or(0, |word| word.chars().count())
    });
    let ends = lengths.scan(0, |end, length| {
        *end += length;
        Some(*end)
    });
    ends.collect()
}

/// Says how Chinese characters are read (pinyin-pro).
#[derive(Clone)]
pub(super) struct Pinyin(Function);

impl Pinyin {
    pub(super) async fn load() -> Result<Self, Missing> {
        load("parts/pinyin-pro/esm/index.mjs", "pinyin").await.map(Self)
    }

    /// For each character of `text` its reading; for what is not Chinese, the character itself.
    pub(super) fn readings(&self, text: &str) -> Vec<String> {
        let options = Object::new();
        let _ = Reflect::set(&options, &"type".into(), &"array".into());
        let readings = self.0.call2(&JsValue::UNDEFINED, &text.into(), &options).ok();
        let readings = readings.and_then(|r| r.dyn_into::<Array>().ok()).unwrap_or_default();
        readings.iter().map(|r| r.as_string().unwrap_or_default()).collect()
    }
}

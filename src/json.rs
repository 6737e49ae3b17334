//! JSON as text, for the types that derive `Serialize` in this crate: structs, lists, text, whole numbers, confidences.
//!
//! A library brings tables for every number there is (20 kB of wasm that no compression makes smaller). Here a fraction has at most
//! four decimals.

use std::fmt::{self, Write};

use serde::Serialize;
use serde::ser::{self, Impossible};

/// Writes `value` as JSON (RFC 8259) without white space. `None` if it holds a type that is not supported here (a map, bytes).
///
/// ```
/// #[derive(serde::Serialize)]
/// struct Voice<'a> {
///     name: &'a str,
///     confidence: f32,
/// }
///
/// let voice = Voice { name: "赵小满", confidence: 0.75 };
/// assert_eq!(seed_reader::json::json(&voice).as_deref(), Some(r#"{"name":"赵小满","confidence":0.75}"#));
/// ```
pub fn json(value: &impl Serialize) -> Option<String> {
    let mut out = String::new();
    value.serialize(JsonWriter { out: &mut out }).ok()?;
    Some(out)
}

/// A type that is not supported.
#[derive(Debug)]
struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not written as JSON here")
    }
}

impl std::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

struct JsonWriter<'a> {
    out: &'a mut String,
}

/// A list or a struct, while its parts are written.
struct Compound<'a> {
    out: &'a mut String,
    is_first: bool,
    end: char,
}

impl Compound<'_> {
    fn next(&mut self) -> JsonWriter<'_> {
        if !std::mem::take(&mut self.is_first) {
            self.out.push(',');
        }
        JsonWriter { out: self.out }
    }
}

fn text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\0'..='\u{1f}' => {
                let digit = |n: u32| char::from_digit(n, 16).unwrap_or('0');
                out.push_str("\\u00");
                out.extend([digit(c as u32 >> 4), digit(c as u32 & 15)]);
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

macro_rules! refused {
    ($($name:ident($($type:ty),*) -> $out:ty;)*) => { $(fn $name(self, $(_: $type),*) -> Result<$out, Unwritable> { Err(Unwritable) })* };
}

macro_rules! whole {
    ($($name:ident $type:ty;)*) => { $(fn $name(self, value: $type) -> Result<(), Unwritable> { self.serialize_i64(value.into()) })* };
}

impl<'a> ser::Serializer for JsonWriter<'a> {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Compound<'a>;
    type SerializeTuple = Compound<'a>;
    type SerializeStruct = Compound<'a>;
    type SerializeTupleStruct = Impossible<(), Unwritable>;
    type SerializeTupleVariant = Impossible<(), Unwritable>;
    type SerializeMap = Impossible<(), Unwritable>;
    type SerializeStructVariant = Impossible<(), Unwritable>;

    fn serialize_bool(self, value: bool) -> Result<(), Unwritable> {
        self.out.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_i64(self, value: i64) -> Result<(), Unwritable> {
        write!(self.out, "{value}").map_err(|_| Unwritable)
    }

    fn serialize_u64(self, value: u64) -> Result<(), Unwritable> {
        self.serialize_i64(i64::try_from(value).map_err(|_| Unwritable)?)
    }

    fn serialize_f64(self, value: f64) -> Result<(), Unwritable> {
        // Half a unit is added before the cut: `round` alone would be a function of the library's.
        let scaled = (value * 1e4 + 0.5) as u64;
        let (whole, decimals) = (scaled / 10_000, scaled % 10_000);
        self.serialize_fraction(whole, decimals)
    }

    fn serialize_f32(self, value: f32) -> Result<(), Unwritable> {
        self.serialize_f64(value.into())
    }

    fn serialize_str(self, value: &str) -> Result<(), Unwritable> {
        text(value, self.out);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Unwritable> {
        self.out.push_str("null");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unwritable> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Compound<'a>, Unwritable> {
        self.out.push('[');
        Ok(Compound { out: self.out, is_first: true, end: ']' })
    }

    fn serialize_tuple(self, _: usize) -> Result<Compound<'a>, Unwritable> {
        self.serialize_seq(None)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Compound<'a>, Unwritable> {
        self.out.push('{');
        Ok(Compound { out: self.out, is_first: true, end: '}' })
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, _: &T) -> Result<(), Unwritable> {
        Err(Unwritable)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Unwritable> {
        Err(Unwritable)
    }

    whole! {
        serialize_i8 i8; serialize_i16 i16; serialize_i32 i32; serialize_u8 u8; serialize_u16 u16; serialize_u32 u32;
    }

    refused! {
        serialize_char(char) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_unit_variant(&'static str, u32, &'static str) -> ();
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }
}

impl JsonWriter<'_> {
    /// At least one decimal, at most four.
    fn serialize_fraction(self, whole: u64, mut decimals: u64) -> Result<(), Unwritable> {
        let mut width = 4;
        while width > 1 && decimals.is_multiple_of(10) {
            decimals /= 10;
            width -= 1;
        }
        write!(self.out, "{whole}.{decimals:0width$}").map_err(|_| Unwritable)
    }
}

impl ser::SerializeSeq for Compound<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        value.serialize(self.next())
    }

    fn end(self) -> Result<(), Unwritable> {
        self.out.push(self.end);
        Ok(())
    }
}

impl ser::SerializeTuple for Compound<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        value.serialize(self.next())
    }

    fn end(self) -> Result<(), Unwritable> {
        ser::SerializeSeq::end(self)
    }
}

impl ser::SerializeStruct for Compound<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Unwritable> {
        let out = self.next().out;
        text(name, out);
        out.push(':');
        value.serialize(JsonWriter { out })
    }

    fn end(self) -> Result<(), Unwritable> {
        ser::SerializeSeq::end(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, analysis::Analysis, cite};

    #[test]
    fn as_others_write_it() {
        let seed = "<!--1718000000000-->\n[灯\\塔\"_一](https://news.example/a)\n---\n<div>2024-06-09</div>\
            <p>林小明\u{1}\t说：“好，这很好。”他<br>又补充：“不错。” 见<a href=https://b.example/x>报告</a></p><script>x</script>";
        let article = Article::parse(seed);
        let analysis = Analysis::of("a.md", &article);
        assert!(!analysis.quotes.is_empty());
        assert_eq!(json(&analysis), serde_json::to_string(&analysis).ok());
        assert_eq!(json(&cite::csl(&article)), serde_json::to_string(&cite::csl(&article)).ok());
        for value in [0.0_f32, 0.35, 0.5, 0.55, 0.8, 0.875, 0.9, 0.95, 1.0] {
            assert_eq!(json(&value), serde_json::to_string(&value).ok());
        }
    }
}

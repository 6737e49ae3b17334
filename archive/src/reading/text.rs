//! Bytes → text: a seed file, or the seed that a saved page holds.

use encoding_rs::{BIG5, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use seed_reader::format::Encoding;
use seed_reader::saved;

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFile {
    /// The seed text.
    pub text: String,
    /// Its translation, where the file is a saved page that holds both.
    pub translation: Option<String>,
    /// What its bytes were written in.
    pub encoding: &'static str,
}

/// Reads the bytes of a file.
pub fn read(bytes: &[u8]) -> ReadFile {
    let encoding = Encoding::of(bytes, None, decode);
    let mut text = decode(bytes, encoding);
    if let Some(rest) = text.strip_prefix('\u{feff}') {
        text = rest.to_owned();
    }
    match saved::open(&text) {
        Some(seed) => ReadFile { text: seed.text, translation: seed.translation, encoding: encoding.label() },
        None => ReadFile { text, translation: None, encoding: encoding.label() },
    }
}

fn decode(bytes: &[u8], encoding: Encoding) -> String {
    let table = match encoding {
        Encoding::Utf8 => UTF_8,
        Encoding::Gb18030 => GB18030,
        Encoding::Big5 => BIG5,
        Encoding::Utf16Le => UTF_16LE,
        Encoding::Utf16Be => UTF_16BE,
    };
    table.decode_without_bom_handling(bytes).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_encodings_are_read() {
        let text = "[灯塔](https://news.example/1)\n---\n<p>他说：“这座灯塔已经亮了一百年，我们不会让它灭掉。”</p>";
        for table in [GB18030, UTF_8] {
            assert_eq!(read(&table.encode(text).0).text, text);
        }
    }

    #[test]
    fn a_saved_page_gives_its_seed() {
        use seed_reader::Article;
        use seed_reader::saved::{SaveOptions, SavedContent, Seed, page};
        let seed = Seed::new("[灯塔](https://news.example/1)\n---\n<p>灯亮了。</p>");
        let page = page(SavedContent::Article(&Article::parse(&seed.text)), &seed, &SaveOptions::default());
        assert_eq!(read(page.as_bytes()).text, seed.text);
    }
}

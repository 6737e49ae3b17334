//! Detects the encoding of a text. The caller decodes: a browser has the tables of the WHATWG Encoding Standard.

use crate::document::one_of;

/// An encoding that archived texts come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// The encoding of seed texts.
    Utf8,
    /// Of mainland China; it includes GBK and GB 2312.
    Gb18030,
    /// Of Taiwan and Hong Kong.
    Big5,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
}

impl Encoding {
    /// Its name in the WHATWG Encoding Standard, which a `TextDecoder` takes; a reader is shown the same.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Gb18030 => "GB18030",
            Self::Big5 => "Big5",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
        }
    }

    /// The encoding that a `Content-Type` header declares; `None` where it declares none, or one that is not known here.
    ///
    /// ```
    /// use seed_reader::format::Encoding;
    ///
    /// assert_eq!(Encoding::declared("text/html; charset=GB2312"), Some(Encoding::Gb18030));
    /// assert_eq!(Encoding::declared("text/html"), None);
    /// ```
    pub fn declared(content_type: &str) -> Option<Self> {
        let lower = content_type.to_ascii_lowercase();
        let mut parameters = lower.split(';').skip(1).filter_map(|p| p.split_once('='));
        let (_, charset) = parameters.find(|(name, _)| name.trim() == "charset")?;
        match charset.trim().trim_matches(one_of("\"'")) {
            "utf-8" | "utf8" => Some(Self::Utf8),
            "gb18030" | "gbk" | "x-gbk" | "gb2312" | "gb_2312" | "gb_2312-80" | "csgb2312" => Some(Self::Gb18030),
            "big5" | "big5-hkscs" | "cn-big5" | "x-x-big5" | "csbig5" => Some(Self::Big5),
            "utf-16" | "utf-16le" | "unicode" => Some(Self::Utf16Le),
            "utf-16be" => Some(Self::Utf16Be),
            _ => None,
        }
    }

    /// Detects the encoding of `bytes`. `decode` decodes a piece of them, with U+FFFD for what it cannot decode.
    ///
    /// The first of these decides: a byte order mark; bytes that are valid UTF-8, whatever is declared; the encoding that gives the most
    /// common Chinese characters, which are half of any text, and rare in a text decoded wrongly; `declared`, if it decodes all of the
    /// sample. Else the bytes are taken for damaged UTF-8.
    ///
    /// ```
    /// use seed_reader::format::Encoding;
    ///
    /// let decode = |bytes: &[u8], _: Encoding| String::from_utf8_lossy(bytes).into_owned();
    /// assert_eq!(Encoding::of("灯灭了。".as_bytes(), Some(Encoding::Big5), decode), Encoding::Utf8);
    /// assert_eq!(Encoding::of(&[0xff, 0xfe, 0x6f, 0x70], None, decode), Encoding::Utf16Le);
    /// ```
    pub fn of(bytes: &[u8], declared: Option<Self>, decode: impl Fn(&[u8], Self) -> String) -> Self {
        match bytes {
            [0xff, 0xfe, ..] => return Self::Utf16Le,
            [0xfe, 0xff, ..] => return Self::Utf16Be,
            _ => {}
        }
        let wide = matches!(declared, Some(Self::Utf16Le | Self::Utf16Be));
        // In UTF-16 every line end has one.
        let is_utf8 = std::str::from_utf8(bytes).is_ok() && !(wide && bytes.contains(&0));
        if is_utf8 {
            return Self::Utf8;
        }
        let sample = &bytes[..bytes.len().min(SAMPLE)];
        let read = |encoding| (encoding, Look::of(&decode(sample, encoding)));
        let guesses = declared.into_iter().chain([Self::Utf8, Self::Gb18030, Self::Big5]).map(read);
        // Of equals the first: the declared one, then UTF-8.
        let chinese = guesses
            .filter(|(_, look)| look.is_chinese())
            .reduce(|best, other| if other.1.common > best.1.common { other } else { best });
        let as_declared = || declared.map(read).filter(|(_, look)| look.is_whole());
        chinese.or_else(as_declared).map_or(Self::Utf8, |(encoding, _)| encoding)
    }
}

/// How many bytes are looked at: several pages of text.
const SAMPLE: usize = 64_000;

/// How a text looks that was read in one encoding.
struct Look {
    /// Characters beyond ASCII.
    foreign: usize,
    /// Those among them that Chinese uses most.
    common: usize,
    /// What no text holds: unreadable, private, or a control character.
    damaged: usize,
}

impl Look {
    fn of(text: &str) -> Self {
        let mut look = Self { foreign: 0, common: 0, damaged: 0 };
        for c in text.chars().filter(|c| !matches!(c, '\n' | '\r' | '\t' | '\u{feff}')) {
            let damaged = c == '\u{fffd}' || c.is_control() || matches!(c, '\u{e000}'..='\u{f8ff}');
            look.damaged += usize::from(damaged);
            look.foreign += usize::from(!c.is_ascii());
            look.common += usize::from(COMMON.contains(c));
        }
        look
    }

    /// Whether it reads as Chinese, give or take some damage.
    fn is_chinese(&self) -> bool {
        self.common * 8 >= self.foreign && self.common > 0 && self.damaged * 20 <= self.foreign
    }

    /// Whether all of it is text. (The sample may end within a character.)
    fn is_whole(&self) -> bool {
        self.damaged == 0 || (self.damaged == 1 && self.foreign > 1000)
    }
}

/// The commonest characters and marks of Chinese, in both scripts.
const COMMON: &str = "，。、：“”「」？！的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於\
    着著下自之年过過发發后後作里裡用道行所然家事成方多经經去法学學如都同现現当當没沒动動面起看天分还還进進好小部些主样樣心她本前开開但因只从從想日";

#[cfg(test)]
mod tests {
    use super::*;

    /// “他说，这是我们的国家。” as a mainland editor wrote it to a disk, and as one of Taipei did (说 as 說, and so on).
    const GB: &[u8] = b"\xcb\xfb\xcb\xb5\xa3\xac\xd5\xe2\xca\xc7\xce\xd2\xc3\xc7\xb5\xc4\xb9\xfa\xbc\xd2\xa1\xa3";
    const BIG5: &[u8] = b"\xa5\x4c\xbb\xa1\xa1\x41\xb3\x6f\xac\x4f\xa7\xda\xad\xcc\xaa\xba\xb0\xea\xae\x61\xa1\x43";

    /// What a browser makes of these two texts; of any other bytes, as much as is ASCII.
    fn browser(bytes: &[u8], encoding: Encoding) -> String {
        match (bytes, encoding) {
            (_, Encoding::Utf8) => String::from_utf8_lossy(bytes).into_owned(),
            (GB, Encoding::Gb18030) => "他说，这是我们的国家。".to_owned(),
            (GB, Encoding::Big5) => "坻佽ㄛ涴岆扂蠅腔弊模﹝".to_owned(),
            (BIG5, Encoding::Big5) => "他說，這是我們的國家。".to_owned(),
            (BIG5, Encoding::Gb18030) => "\u{e652}弧\u{e4c7}硂琌и\u{e145}\u{e019}瓣產\u{e4c9}".to_owned(),
            _ => bytes.iter().map(|b| if b.is_ascii() { char::from(*b) } else { '\u{fffd}' }).collect(),
        }
    }

    #[test]
    fn what_reads_as_chinese_is_right_whatever_is_declared() {
        for declared in
            [None, Some(Encoding::Gb18030), Some(Encoding::Big5), Some(Encoding::Utf8), Some(Encoding::Utf16Le)]
        {
            assert_eq!(Encoding::of(GB, declared, browser), Encoding::Gb18030, "{declared:?}");
            assert_eq!(Encoding::of(BIG5, declared, browser), Encoding::Big5, "{declared:?}");
        }
    }

    #[test]
    fn utf_8_is_utf_8_whatever_is_declared() {
        for text in ["他说，这是我们的国家。", "plain", "\u{feff}x", ""] {
            for declared in [None, Some(Encoding::Gb18030), Some(Encoding::Utf16Be)] {
                assert_eq!(Encoding::of(text.as_bytes(), declared, browser), Encoding::Utf8, "{text}");
            }
        }
    }

    #[test]
    fn marks_and_what_is_declared_tell_of_two_bytes_a_unit() {
        assert_eq!(Encoding::of(b"\xff\xfe\x4b\x4e", None, browser), Encoding::Utf16Le);
        assert_eq!(Encoding::of(b"\xfe\xff\x4e\x4b", Some(Encoding::Utf8), browser), Encoding::Utf16Be);
        let wide = |bytes: &[u8], encoding| match encoding {
            Encoding::Utf16Be => "ab".to_owned(),
            _ => String::from_utf8_lossy(bytes).into_owned(),
        };
        assert_eq!(Encoding::of(b"\0a\0b", Some(Encoding::Utf16Be), wide), Encoding::Utf16Be);
    }

    #[test]
    fn damage_is_no_other_encoding() {
        // One byte of an é as an old machine wrote it; text that is cut within a character; bytes that are no text.
        assert_eq!(Encoding::of(b"a caf\xe9 in town", None, browser), Encoding::Utf8);
        assert_eq!(Encoding::of(&"他说，这是".as_bytes()[..14], None, browser), Encoding::Utf8);
        assert_eq!(Encoding::of(&[0, 1, 0x80, 0xff, 0x90], None, browser), Encoding::Utf8);
    }

    #[test]
    fn a_latin_text_is_not_chinese() {
        // “Des élèves célèbres” in Latin-1, and what GB18030 makes of it: every é and the letter behind it as one rare character.
        let french = b"Des \xe9l\xe8ves c\xe9l\xe8bres";
        let rare = |_: &[u8], encoding| match encoding {
            Encoding::Utf8 => String::from_utf8_lossy(french).into_owned(),
            _ => "Des 閘鑦es c閘鑒res".to_owned(),
        };
        assert_eq!(Encoding::of(french, None, rare), Encoding::Utf8);
    }

    #[test]
    fn too_little_to_tell_is_what_is_declared() {
        // Any of them reads it, none with a common character.
        let any =
            |_: &[u8], encoding| if encoding == Encoding::Utf8 { "\u{fffd}".to_owned() } else { "鄱".to_owned() };
        assert_eq!(Encoding::of(b"\xdb\xc0", Some(Encoding::Big5), any), Encoding::Big5);
        assert_eq!(Encoding::of(b"\xdb\xc0", None, any), Encoding::Utf8);
    }

    #[test]
    fn a_content_type_declares() {
        for (header, want) in [
            ("text/plain; charset=GB2312", Some(Encoding::Gb18030)),
            ("text/html;charset=\"big5\"", Some(Encoding::Big5)),
            ("text/plain; format=flowed; Charset = UTF-8", Some(Encoding::Utf8)),
            ("text/plain; charset=koi8-r", None),
            ("text/plain", None),
            ("", None),
        ] {
            assert_eq!(Encoding::declared(header), want, "{header}");
        }
    }
}

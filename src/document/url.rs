use std::borrow::Cow;
use std::fmt;

use super::{host, is_word, last_of, one_of, up_to};

/// An address that may stand in a page. [`SafeUrl::link`] and [`SafeUrl::image`] alone make one, and each lets a few schemes through,
/// so no other scheme reaches an `href` or a `src`.
///
/// Query parameters stay, those that track a reader included: the address is evidence, and is kept as the article gives it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SafeUrl(String);

/// Addresses longer than this are damage or an attack; no browser shows them (bytes).
const LONGEST: usize = 16 * 1024;
/// A `data:` image may be larger: it holds the picture (bytes).
const LONGEST_IMAGE: usize = 4 * 1024 * 1024;

impl SafeUrl {
    /// An address that a reader may follow: `http`, `https` or `mailto`. A relative one is resolved against `base`. `None` for every other
    /// scheme, for what is no address, and for more than 16 kB.
    ///
    /// ```
    /// use seed_reader::document::SafeUrl;
    ///
    /// let page = SafeUrl::link("https://news.example/2024/a.html", None).expect("an address");
    /// let other = SafeUrl::link("../b.html", Some(&page)).expect("a relative one");
    /// assert_eq!(other.as_str(), "https://news.example/b.html");
    /// assert!(SafeUrl::link("java\nscript:alert(1)", Some(&page)).is_none());
    /// ```
    pub fn link(raw: &str, base: Option<&Self>) -> Option<Self> {
        let url = clean(raw);
        match scheme(&url) {
            Some("http" | "https") => Self::web(&url),
            Some("mailto") if url.len() > "mailto:".len() && url.len() <= LONGEST => Some(Self(url)),
            Some(_) => None,
            None => Self::relative(&url, base?),
        }
    }

    /// An address that a picture may be loaded from: `http`, `https`, or a raster image of up to 4 MB in a `data:` URL. `None` for
    /// everything else, SVG included.
    ///
    /// ```
    /// use seed_reader::document::SafeUrl;
    ///
    /// assert!(SafeUrl::image("data:image/png;base64,AAAA", None).is_some());
    /// assert!(SafeUrl::image("data:image/svg+xml,<svg onload=x>", None).is_none());
    /// ```
    pub fn image(raw: &str, base: Option<&Self>) -> Option<Self> {
        let url = clean(raw);
        match scheme(&url) {
            Some("http" | "https") => Self::web(&url),
            Some("data") => {
                // Not SVG: it is a document, with links and styles of its own.
                let known = ["png", "jpeg", "jpg", "gif", "webp", "avif", "bmp"];
                let kind = up_to(url.get("data:".len()..)?, ";,").to_ascii_lowercase();
                let kind = kind.strip_prefix("image/")?;
                (known.contains(&kind) && url.len() <= LONGEST_IMAGE).then_some(Self(url))
            }
            Some(_) => None,
            None => Self::relative(&url, base?),
        }
    }

    /// A link to another place of the same page; [`LinkTarget`](super::LinkTarget) says which place.
    pub(crate) fn in_page() -> Self {
        Self("#".to_owned())
    }

    /// Whether this leads to another place of the same page; a [`LinkTarget`](super::LinkTarget) of some text is that place.
    pub fn is_in_page(&self) -> bool {
        self.0 == "#"
    }

    /// The fragment of an address that leads to a place of the page at `base`, or of any page where it is all there is.
    pub(crate) fn fragment<'a>(raw: &'a str, base: Option<&Self>) -> Option<&'a str> {
        let (page, fragment) = raw.trim().split_once('#')?;
        let same = page.is_empty() || base.is_some_and(|b| up_to(&b.0, "#") == page);
        (same && !fragment.is_empty()).then_some(fragment)
    }

    /// Whether both lead to the same page: equal but for the fragment.
    pub fn is_same_page(&self, other: &Self) -> bool {
        up_to(&self.0, "#") == up_to(&other.0, "#")
    }

    /// Whether it can be followed: false for a `data:` URL.
    pub fn leads(&self) -> bool {
        !self.0.starts_with("data:")
    }

    fn web(url: &str) -> Option<Self> {
        // Browsers read a back slash as a slash; two readings of one address are one too many.
        let (scheme, rest) = url.split_once(':')?;
        let rest = rest.strip_prefix("//")?;
        let authority = up_to(rest, "/?#");
        let host = without_user(authority);
        // A port is a number; an IPv6 address holds colons of its own.
        let port = if host.starts_with('[') { "" } else { host.split_once(':').map_or("", |(_, port)| port) };
        let named = port.bytes().all(|b| b.is_ascii_digit())
            && host.trim_start_matches(one_of("[")).chars().next().is_some_and(|c| is_word(c) || c == ':');
        let odd = authority.contains(one_of("\\ <>\"'`{}"));
        (named && !odd && url.len() <= LONGEST).then(|| Self(scheme.to_ascii_lowercase() + &url[scheme.len()..]))
    }

    fn relative(url: &str, base: &Self) -> Option<Self> {
        if url.is_empty() || url.starts_with(one_of("#\\")) {
            return None;
        }
        let (scheme, rest) = base.0.split_once("://")?;
        if url.starts_with("//") {
            return Self::web(&[scheme, ":", url].concat());
        }
        let host = up_to(rest, "/?#");
        let path = up_to(&rest[host.len()..], "?#");
        let joined = match url.as_bytes()[0] {
            b'/' => [scheme, "://", host, url].concat(),
            b'?' => [scheme, "://", host, path, url].concat(),
            _ => {
                let mut folder = above(path);
                let mut url = url;
                while let Some(rest) = url.strip_prefix("../").or_else(|| url.strip_prefix("./")) {
                    if url.starts_with("..") {
                        folder = above(folder);
                    }
                    url = rest;
                }
                [scheme, "://", host, folder, "/", url].concat()
            }
        };
        Self::web(&joined)
    }

    /// The address as it stands in the page: as the article gives it, resolved, without control characters, and with spaces as `%20`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is the same address, percent-encoded or not.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let wanted = |c: char| !c.is_ascii();
        percent_decode(&self.0, wanted) == percent_decode(&other.0, wanted)
    }

    /// The host, without a user name, port or leading `www.`; empty for `mailto:` and `data:`.
    ///
    /// ```
    /// let url = seed_reader::document::SafeUrl::link("https://www.news.example:8080/1", None).expect("an address");
    /// assert_eq!(url.host(), "news.example");
    /// ```
    pub fn host(&self) -> &str {
        let Some((_, rest)) = self.0.split_once("://") else { return "" };
        let host = up_to(without_user(up_to(rest, "/?#")), ":");
        host.strip_prefix("www.").unwrap_or(host)
    }

    /// The host for a person to read. One that is not all ASCII is followed by its Punycode (RFC 3492), because letters of another
    /// script may look the same.
    ///
    /// ```
    /// let url = seed_reader::document::SafeUrl::link("https://bücher.example/1", None).expect("an address");
    /// assert_eq!(url.shown_host(), "bücher.example (xn--bcher-kva.example)");
    /// ```
    pub fn shown_host(&self) -> Cow<'_, str> {
        host::shown(self.host())
    }

    /// The address for a person to read: percent-encoded text decoded, twice where it was encoded twice. Encoded ASCII, white space and
    /// marks of direction stay encoded. For showing alone: it may lead elsewhere.
    ///
    /// ```
    /// let url = seed_reader::document::SafeUrl::link("https://news.example/%E7%81%AF?a=1%262", None).expect("an address");
    /// assert_eq!(url.display(), "https://news.example/灯?a=1%262");
    /// ```
    pub fn display(&self) -> String {
        if self.0.starts_with("data:") {
            return self.0.chars().take_while(|&c| c != ',').take(40).chain(['…']).collect();
        }
        let once = percent_decode(&self.0, is_readable);
        let text = if once.contains("%E") || once.contains("%e") { percent_decode(&once, is_readable) } else { once };
        // What would change how the rest is seen is shown as what it is, however it was written.
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            if c.is_ascii() || is_readable(c) {
                out.push(c);
            } else {
                c.encode_utf8(&mut [0; 4]).bytes().for_each(|b| percent_encode(b, &mut out));
            }
        }
        out
    }

    /// The true origin of an image behind the proxy that archivers use (`images.weserv.nl?url=…`).
    pub(crate) fn behind_proxy(&self) -> Option<Self> {
        if !matches!(self.host(), "images.weserv.nl" | "wsrv.nl") {
            return None;
        }
        let query = &self.0[self.0.find('?')? + 1..];
        let value = query.split('&').find_map(|pair| pair.strip_prefix("url="))?;
        let value = percent_decode(value, |c| !c.is_control());
        let value = value.strip_prefix("ssl:").unwrap_or(&value);
        let given = if value.contains("://") {
            value.to_owned()
        } else {
            ["https://", value.trim_start_matches(one_of("/"))].concat()
        };
        Self::image(&given, None)
    }
}

impl fmt::Display for SafeUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a browser strips before it reads an address: tabs and line breaks anywhere, control characters and spaces around.
fn clean(raw: &str) -> String {
    if raw.bytes().all(|b| b.is_ascii_graphic()) {
        return raw.to_owned();
    }
    let mut out = String::with_capacity(raw.len());
    for c in raw.trim_matches(|c: char| c <= ' ').chars() {
        match c {
            // Written as browsers send them, so that a copied address stays one word.
            ' ' => out.push_str("%20"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// The host, and its port, of an authority.
fn without_user(authority: &str) -> &str {
    last_of(authority, b'@').map_or(authority, |at| &authority[at + 1..])
}

/// The folder that a file or a folder is in.
fn above(path: &str) -> &str {
    &path[..last_of(path, b'/').unwrap_or(0)]
}

/// The scheme of an absolute address (RFC 3986, 3.1), if it is one that is known here; another one is `Some("")`.
fn scheme(url: &str) -> Option<&'static str> {
    let colon = url.find(one_of(":/?#")).filter(|&i| url.as_bytes()[i] == b':')?;
    let name = &url[..colon];
    Some(["http", "https", "mailto", "data"].into_iter().find(|known| name.eq_ignore_ascii_case(known)).unwrap_or(""))
}

/// What percent-encoding is undone for when an address is shown. ASCII that is encoded is encoded for a reason (`%2F` is not
/// `/`), except the per cent sign itself.
fn is_readable(c: char) -> bool {
    (c == '%' || !c.is_ascii()) && !c.is_control() && !is_bidi_control(c) && !c.is_whitespace()
}

fn percent_encode(byte: u8, out: &mut String) {
    let digits = b"0123456789ABCDEF";
    out.extend(['%', char::from(digits[usize::from(byte >> 4)]), char::from(digits[usize::from(byte & 15)])]);
}

/// Undoes percent-encoding where the bytes are UTF-8 and spell a character that is `wanted`; leaves all else as it stands.
fn percent_decode(text: &str, wanted: fn(char) -> bool) -> String {
    let bytes = text.as_bytes();
    let hex = |i: usize| bytes.get(i).and_then(|b| (*b as char).to_digit(16));
    let mut out = String::with_capacity(text.len());
    let mut i = 0;
    while i < text.len() {
        let mut run = Vec::new();
        while bytes.get(i + run.len() * 3) == Some(&b'%') {
            let at = i + run.len() * 3;
            let (Some(high), Some(low)) = (hex(at + 1), hex(at + 2)) else { break };
            run.push((high * 16 + low) as u8);
        }
        if run.is_empty() {
            let next = text[i..].chars().next().unwrap_or('\u{fffd}');
            out.push(next);
            i += next.len_utf8();
            continue;
        }
        let end = i + run.len() * 3;
        match std::str::from_utf8(&run) {
            Ok(decoded) => {
                let mut at = i;
                for c in decoded.chars() {
                    let next = at + c.len_utf8() * 3;
                    if wanted(c) {
                        out.push(c)
                    } else {
                        out.push_str(&text[at..next])
                    }
                    at = next;
                }
            }
            Err(_) => out.push_str(&text[i..end]),
        }
        i = end;
    }
    out
}

/// Characters that reorder the text around them: in an address they make it look like another.
fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(raw: &str) -> Option<String> {
        SafeUrl::link(raw, SafeUrl::link("https://a.example/news/1.html?x#y", None).as_ref()).map(|u| u.0)
    }

    #[test]
    fn schemes_that_run_are_refused() {
        for raw in [
            "javascript:alert(1)",
            " java\nscript:alert(1)",
            "JAVASCRIPT:x",
            "data:text/html,x",
            "vbscript:x",
            "blob:x",
            "file:///etc/passwd",
            "https:",
            "https://",
            "http:///x",
            "https://\"onclick=",
            "\u{1}javascript:x",
            "https:a.example",
            "#top",
            "",
        ] {
            assert_eq!(link(raw), None, "{raw:?}");
        }
        assert_eq!(SafeUrl::image("data:image/svg+xml,<svg onload=x>", None), None);
        assert!(SafeUrl::image("data:image/png;base64,AAAA", None).is_some());
    }

    #[test]
    fn relative_addresses() {
        for (raw, want) in [
            ("//b.example/x", "https://b.example/x"),
            ("/x", "https://a.example/x"),
            ("2.html", "https://a.example/news/2.html"),
            ("../2.html", "https://a.example/2.html"),
            ("../../../2.html", "https://a.example/2.html"),
            ("?p=2", "https://a.example/news/1.html?p=2"),
            ("HTTPS://b.example", "https://b.example"),
            ("https://b.example/a b", "https://b.example/a%20b"),
        ] {
            assert_eq!(link(raw).as_deref(), Some(want), "{raw}");
        }
    }

    #[test]
    fn display_decodes_text_and_nothing_else() {
        let show = |raw: &str| SafeUrl::link(raw, None).map(|u| u.display()).unwrap_or_default();
        assert_eq!(show("https://a.example/%E4%B8%AD"), "https://a.example/中");
        assert_eq!(show("https://a.example/%25E4%25B8%25AD"), "https://a.example/中");
        assert_eq!(show("https://a.example/%2F%3Cb%3E"), "https://a.example/%2F%3Cb%3E");
        assert_eq!(show("https://a.example/%E2%80%AEgpj"), "https://a.example/%E2%80%AEgpj");
        assert_eq!(show("https://a.example/\u{202e}gpj"), "https://a.example/%E2%80%AEgpj");
        assert_eq!(show("https://a.example/%E4%B8"), "https://a.example/%E4%B8");
    }

    #[test]
    fn the_origin_behind_a_proxy() {
        let origin = |raw: &str| SafeUrl::image(raw, None)?.behind_proxy().map(|u| u.0);
        assert_eq!(origin("https://images.weserv.nl?url=a.example/1.jpg").as_deref(), Some("https://a.example/1.jpg"));
        assert_eq!(
            origin("https://images.weserv.nl/?w=9&url=ssl%3Aa.example%2F1.jpg").as_deref(),
            Some("https://a.example/1.jpg")
        );
        assert_eq!(origin("https://images.weserv.nl/?url=javascript:x"), None);
        assert_eq!(origin("https://a.example/?url=b.example"), None);
    }

    #[test]
    fn the_host_is_what_the_network_sees() {
        let host = |raw: &str| SafeUrl::link(raw, None).map(|u| u.host().to_owned()).unwrap_or_default();
        assert_eq!(host("https://www.a.example:8080/x"), "a.example");
        assert_eq!(host("https://good.example@evil.example/"), "evil.example");
        assert_eq!(host("mailto:a@b.example"), "");
    }
}

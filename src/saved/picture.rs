//! Pictures as `data:` URLs: which may stand in a page.

use super::base64;

/// Kinds of pictures that are nothing but pictures: SVG is a document, with links and styles of its own.
const KINDS: [&str; 6] = ["png", "jpeg", "gif", "webp", "avif", "bmp"];

/// Encodes a picture (PNG, JPEG, GIF, WebP, AVIF or BMP) as a `data:` URL; `None` for all other bytes, SVG included. The format is told by
/// the first bytes, whatever a server declared.
///
/// ```
/// use seed_reader::saved::data_url;
///
/// assert_eq!(data_url(b"GIF89a").as_deref(), Some("data:image/gif;base64,R0lGODlh"));
/// assert_eq!(data_url(b"<svg/>"), None);
/// ```
pub fn data_url(bytes: &[u8]) -> Option<String> {
    Some(format!("data:image/{};base64,{}", kind(bytes)?, base64::encode(bytes)))
}

/// Whether this is a `data:` URL as [`data_url`] writes it.
pub fn is_picture(url: &str) -> bool {
    let parts = url.strip_prefix("data:image/").and_then(|rest| rest.split_once(";base64,"));
    parts.is_some_and(|(kind, data)| {
        KINDS.contains(&kind) && data.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
    })
}

fn kind(bytes: &[u8]) -> Option<&'static str> {
    Some(match bytes {
        [0x89, b'P', b'N', b'G', ..] => "png",
        [0xff, 0xd8, 0xff, ..] => "jpeg",
        [b'G', b'I', b'F', b'8', ..] => "gif",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "webp",
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', b'f' | b's', ..] => "avif",
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => "bmp",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_are_pictures() {
        let gif = data_url(b"GIF89a...").expect("a picture");
        assert!(gif.starts_with("data:image/gif;base64,") && is_picture(&gif));
        assert_eq!(data_url(b"<svg onload=alert(1)>"), None);
        for url in
            ["https://a.example/x.png", "data:image/svg+xml;base64,AA", "data:image/png;base64,A\"><b", "data:,x"]
        {
            assert!(!is_picture(url), "{url}");
        }
    }
}

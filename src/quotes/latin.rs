//! Names in Latin letters within Chinese text: by themselves, and as a gloss in a parenthesis.

use super::words::is_han;

/// One to four words in Latin letters, each with a capital.
pub(super) fn latin(text: &str) -> Option<usize> {
    let mut end = 0;
    let lead = text.len() - text.trim_start_matches(' ').len();
    let mut at = lead;
    for _ in 0..4 {
        let rest = &text[at..];
        let len: usize = rest
            .chars()
            .take_while(|c| c.is_alphanumeric() && !is_han(*c) || matches!(c, '-' | '’' | '\'' | '.'))
            .map(char::len_utf8)
            .sum();
        if len < 2 || !rest.starts_with(char::is_uppercase) || !rest[..len].contains(char::is_lowercase) {
            break;
        }
        end = at + len;
        at = end + rest[len..].chars().take_while(|&c| c == ' ').count();
    }
    (end > lead).then_some(end)
}

/// The words in a parenthesis, if they are a person’s name in Latin letters.
pub(super) fn latin_person(aside: &str) -> Option<&str> {
    let inside = aside.trim_start_matches(['(', '（']).trim_end_matches([')', '）']).trim();
    let inside = inside.split(['，', '；', ';', '、']).next().unwrap_or_default().trim();
    let inside = inside.split(", ").next().unwrap_or_default().trim();
    // （the Harbour Players）: no person.
    let thing = inside.starts_with("the ") || inside.starts_with("The ");
    let count = inside.split(' ').count();
    let letters = |c: char| (c.is_alphabetic() && !is_han(c)) || matches!(c, ' ' | '-' | '.' | '’' | '\'' | '‘');
    let capitals = inside.split([' ', '-']).filter(|w| w.starts_with(char::is_uppercase)).count();
    let small = inside.chars().filter(|c| c.is_lowercase()).count();
    (!thing && count <= 5 && capitals > 0 && capitals * 2 >= count && small > 1 && inside.chars().all(letters))
        .then_some(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_of_capitals_is_a_name() {
        assert_eq!(latin("Anna Schmidt 说"), Some("Anna Schmidt".len()));
        assert_eq!(latin("schmidt 说"), None);
    }

    #[test]
    fn what_a_parenthesis_holds() {
        assert_eq!(latin_person("(Anna Schmidt)"), Some("Anna Schmidt"));
        assert_eq!(latin_person("（Lin Keyin，音）"), Some("Lin Keyin"));
        assert_eq!(latin_person("（2020年）"), None);
    }
}

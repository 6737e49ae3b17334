/// Whether a character is Chinese writing: a Han character of any plane, or 〇, the nought that is written like one.
///
/// Japanese and Korean use them too; [`Lang::detect`](super::Lang::detect) tells texts apart, this tells characters.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::is_han;

    #[test]
    fn characters_of_every_plane_are_han_and_marks_and_kana_are_not() {
        assert!("中〇㐀𠀀𰻞".chars().all(is_han));
        assert!(!"，。「」ーあ아a0々".chars().any(is_han));
    }
}

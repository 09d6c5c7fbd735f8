//! Looking for a part of a text. The standard library's search is made for long texts and is three kilobytes of code.

/// The byte at which `part`, which is not empty, stands first in `text`.
pub(crate) fn place_of(part: &str, text: &str) -> Option<usize> {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    let first = part.first()?;
    // Whatever else is compared costs a call.
    (0..text.len()).find(|&at| text[at] == *first && text[at..].starts_with(part))
}

/// What stands before the first `part` of `text`, and behind it.
pub(crate) fn around<'t>(part: &str, text: &'t str) -> Option<(&'t str, &'t str)> {
    let at = place_of(part, text)?;
    Some((text.get(..at)?, text.get(at + part.len()..)?))
}

/// Whether a character is a letter or a digit. Beyond ASCII it is one, unless it is of the blocks of punctuation
/// and signs that such texts have: the table of all letters is larger than the whole Markdown.
pub(crate) fn is_letter(letter: char) -> bool {
    match letter {
        '\0'..='\x7f' => letter.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}' => matches!(letter, 'ª' | '²' | '³' | 'µ' | '¹' | 'º' | '¼' | '½' | '¾'),
        '×'
        | '÷'
        | '\u{2000}'..='\u{206f}'
        | '\u{20a0}'..='\u{20cf}'
        | '\u{2190}'..='\u{2bff}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{fe00}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff0f}' => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_where_the_standard_library_finds_them() {
        for text in ["", "a", "**", "a**b**", "é](](", "](é", "x. y. z"] {
            for part in ["**", "](", ". "] {
                assert_eq!(place_of(part, text), text.find(part), "{part} in {text}");
                assert_eq!(around(part, text), text.split_once(part), "{part} in {text}");
            }
        }
    }

    #[test]
    fn letters_are_those_of_unicode_in_texts_as_they_are_written() {
        let letters =
            ('\0'..='\u{24f}').chain('\u{370}'..='\u{373}').chain('\u{2000}'..='\u{206f}').chain(['漢', 'か']);
        for letter in letters.chain("→✓€“”…—、。「」（".chars()) {
            assert_eq!(is_letter(letter), letter.is_alphanumeric(), "{letter:?}");
        }
    }
}

//! What a line of a checklist is.

use crate::within::around;

/// A line outside of fenced code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line<'l> {
    /// Nothing.
    Blank,
    /// `---`
    Divider,
    /// `## Heading`, with the number of its signs.
    Heading(usize, &'l str),
    /// `- [x] Choice`: what stands in the box, and what behind it.
    Choice(&'l str, &'l str),
    /// `- Point`
    Bullet(&'l str),
    /// `> Quotation`
    Quote(&'l str),
    /// Three backticks.
    Fence,
    /// Anything else.
    Text(&'l str),
}

impl<'l> Line<'l> {
    pub(super) fn of(line: &'l str) -> Line<'l> {
        let line = line.trim();
        if line.is_empty() {
            return Line::Blank;
        }
        if line.starts_with("```") {
            return Line::Fence;
        }
        if line.len() >= 3 && ['-', '*', '_'].iter().any(|&sign| line.trim_start_matches(sign).is_empty()) {
            return Line::Divider;
        }
        let rest = line.trim_start_matches('#');
        let signs = line.len() - rest.len();
        if (1..=6).contains(&signs) && (rest.is_empty() || rest.starts_with(' ')) {
            return Line::Heading(signs, rest.trim().trim_end_matches('#').trim_end());
        }
        if let Some(rest) = line.strip_prefix('>') {
            return Line::Quote(rest.strip_prefix(' ').unwrap_or(rest));
        }
        let point = ["- ", "* ", "+ "].iter().find_map(|sign| line.strip_prefix(sign)).map(str::trim_start);
        match point {
            Some(point) => boxed(point).map_or(Line::Bullet(point), |(mark, text)| Line::Choice(mark, text)),
            None => Line::Text(line),
        }
    }
}

/// What stands in the box at the start of a point of a list, and what stands behind it.
fn boxed(point: &str) -> Option<(&str, &str)> {
    let (mark, rest) = point.strip_prefix('[')?.split_once(']')?;
    // A word in brackets may be anything; one or two signs are meant to be a mark.
    let is_mark = mark.chars().count() <= 2 && (rest.is_empty() || rest.starts_with(' '));
    is_mark.then(|| (mark.trim(), rest.trim()))
}

/// The text behind the number of a question, such as `1.`, `1)`, `Q1:` or `Question 1.`; `None` if there is no number.
pub(super) fn numbered(text: &str) -> Option<&str> {
    let word = ["question", "q"].iter().find(|word| starts_with(text, word)).map_or(0, |word| word.len());
    let rest = text.get(word..)?.trim_start();
    let behind = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let digits = rest.len() - behind.len();
    if !(1..=3).contains(&digits) {
        return None;
    }
    match behind.strip_prefix(['.', ')', ':']) {
        Some(text) if text.is_empty() || text.starts_with(' ') => Some(text.trim()),
        // A number alone may be an answer to something; a word before it makes it a label.
        None if behind.is_empty() && word > 0 => Some(""),
        _ => None,
    }
}

/// The addresses of a line that holds nothing else, such as `<https://...>` or `[a page](https://...)`.
pub(super) fn links(text: &str) -> Option<Vec<&str>> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (link, behind) = if let Some(inside) = rest.strip_prefix('<') {
            inside.split_once('>')?
        } else if let Some(inside) = rest.strip_prefix('[') {
            around("](", inside)?.1.split_once(')')?
        } else {
            rest.split_at(rest.find([' ', ',', ';']).unwrap_or(rest.len()))
        };
        if !starts_with(link, "https://") {
            return None;
        }
        found.push(link);
        rest = behind.trim_start_matches([' ', ',', ';', '.']);
    }
    (!found.is_empty()).then_some(found)
}

/// What stands behind `Source:` or `Sources:` at the start of a line.
pub(super) fn sources(text: &str) -> Option<&str> {
    let text = text.trim_start_matches('*');
    let word = ["sources", "source"].iter().find(|word| starts_with(text, word))?;
    let rest = text.get(word.len()..)?.trim_start_matches('*').strip_prefix(':')?;
    Some(rest.trim_start_matches('*').trim())
}

/// Whether `text` starts with `word`, in whatever case.
fn starts_with(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_one_thing() {
        let table = [
            ("", Line::Blank),
            ("   ", Line::Blank),
            ("---", Line::Divider),
            ("## Two", Line::Heading(2, "Two")),
            ("## Two ##", Line::Heading(2, "Two")),
            ("#hashtag", Line::Text("#hashtag")),
            ("- [x] Right", Line::Choice("x", "Right")),
            ("  * [ ] Wrong", Line::Choice("", "Wrong")),
            ("- [] Wrong", Line::Choice("", "Wrong")),
            ("- [2] Second", Line::Choice("2", "Second")),
            ("- [?] What", Line::Choice("?", "What")),
            ("- [ ]", Line::Choice("", "")),
            ("- [a](https://example.com)", Line::Bullet("[a](https://example.com)")),
            ("- [word] in brackets", Line::Bullet("[word] in brackets")),
            ("- Point", Line::Bullet("Point")),
            ("-5 degrees", Line::Text("-5 degrees")),
            (">", Line::Quote("")),
            ("  >  Why", Line::Quote(" Why")),
            ("```json", Line::Fence),
            ("Text", Line::Text("Text")),
        ];
        for (text, line) in table {
            assert_eq!(Line::of(text), line, "{text:?}");
        }
    }

    #[test]
    fn the_number_of_a_question_is_no_part_of_it() {
        let table = [
            ("1. Which?", Some("Which?")),
            ("12) Which?", Some("Which?")),
            ("Question 3: Which?", Some("Which?")),
            ("Q4. Which?", Some("Which?")),
            ("question 5", Some("")),
            ("Queues hold messages", None),
            ("1.5 GB", None),
            ("42", None),
            ("2026. A year", None),
            ("Which?", None),
        ];
        for (text, rest) in table {
            assert_eq!(numbered(text), rest, "{text:?}");
        }
    }

    #[test]
    fn links_are_taken_where_nothing_else_stands() {
        let table = [
            ("<https://a.example/x>", Some(vec!["https://a.example/x"])),
            ("https://a.example, https://b.example", Some(vec!["https://a.example", "https://b.example"])),
            ("[A page](https://a.example/x).", Some(vec!["https://a.example/x"])),
            ("see https://a.example", None),
            ("<javascript:alert(1)>", None),
            ("", None),
        ];
        for (text, found) in table {
            assert_eq!(links(text), found, "{text:?}");
        }
        assert_eq!(sources("Source: <https://a.example>"), Some("<https://a.example>"));
        assert_eq!(sources("**Sources:** https://a.example"), Some("https://a.example"));
        assert_eq!(sources("Sources of error"), None);
    }
}

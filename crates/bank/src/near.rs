//! The nearest word, for "did you mean".

use crate::within::is_letter;

/// The word among `known` that `word` was most likely meant to be.
pub(crate) fn nearest<'k>(word: &str, known: &mut dyn Iterator<Item = &'k str>) -> Option<&'k str> {
    let folded = fold(word);
    known
        .map(|candidate| (distance(&folded, &fold(candidate)), candidate))
        .filter(|&(steps, candidate)| steps <= 1 + candidate.len() / 5)
        .min_by_key(|&(steps, _)| steps)
        .map(|(_, candidate)| candidate)
}

/// A hint that names the nearest word, or else all of them.
pub(crate) fn meant(word: &str, known: &[&str]) -> String {
    match nearest(word, &mut known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known are: {}", known.join(", ")),
    }
}

fn fold(word: &str) -> Vec<char> {
    word.chars().filter(|&letter| is_letter(letter)).map(|letter| letter.to_ascii_lowercase()).take(64).collect()
}

/// How many letters have to be put in, left out or changed (Levenshtein).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, left) in one.iter().enumerate() {
        let mut corner = row[0];
        row[0] = at + 1;
        for (to, right) in other.iter().enumerate() {
            let change = corner + usize::from(left != right);
            corner = row[to + 1];
            row[to + 1] = change.min(row[to] + 1).min(corner + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_found_and_strangers_are_not() {
        let known = ["stem", "choices", "rationale", "keep_order"];
        let table = [
            ("stemm", Some("stem")),
            ("rational", Some("rationale")),
            ("keepOrder", Some("keep_order")),
            ("Choice", Some("choices")),
            ("colour", None),
            ("", None),
        ];
        for (word, near) in table {
            assert_eq!(nearest(word, &mut known.into_iter()), near, "{word}");
        }
    }
}

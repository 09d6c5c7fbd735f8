//! Words as the rules and robots compare them: folded, cut to their stem, without those that say nothing.

use std::collections::BTreeSet;

use crate::prose::Prose;

/// Words that stand in any question and tell nothing about this one.
const COMMON: [&str; 94] = [
    "about",
    "above",
    "access",
    "action",
    "actions",
    "after",
    "all",
    "also",
    "amazon",
    "and",
    "any",
    "application",
    "applications",
    "are",
    "aws",
    "because",
    "been",
    "before",
    "being",
    "between",
    "both",
    "business",
    "can",
    "company",
    "combination",
    "could",
    "data",
    "does",
    "during",
    "each",
    "engineer",
    "every",
    "following",
    "for",
    "from",
    "had",
    "has",
    "have",
    "into",
    "its",
    "least",
    "less",
    "meet",
    "meets",
    "more",
    "most",
    "must",
    "need",
    "needs",
    "not",
    "one",
    "only",
    "other",
    "over",
    "provide",
    "provides",
    "require",
    "requirement",
    "requirements",
    "run",
    "runs",
    "select",
    "service",
    "services",
    "should",
    "solution",
    "some",
    "step",
    "steps",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "these",
    "they",
    "this",
    "those",
    "three",
    "two",
    "under",
    "use",
    "used",
    "uses",
    "using",
    "want",
    "wants",
    "what",
    "when",
    "where",
    "which",
    "will",
    "with",
];

/// The words of a text as they stand, without punctuation around them; signs alone are none.
pub(crate) fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

/// A word in lower case and without its ending, so that "scales" and "scaling" are one.
pub(crate) fn stem(word: &str) -> String {
    let word = word.to_lowercase();
    for ending in ["ing", "ies", "ed", "es", "s"] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.chars().count() >= 4
        {
            return stem.into();
        }
    }
    word
}

/// The stems of all words of a text.
pub(crate) fn stems(text: &str) -> BTreeSet<String> {
    split(text).map(stem).collect()
}

/// The stems of the words that tell one question from another: four letters or more, and no common ones.
pub(crate) fn telling(text: &str) -> BTreeSet<String> {
    let tells = |word: &&str| word.chars().count() >= 4 && !COMMON.contains(&word.to_lowercase().as_str());
    split(text).filter(tells).map(stem).collect()
}

/// How much two sets share: what is in both, of all that is in either (Jaccard), 0 to 1.
pub(crate) fn overlap<T: Ord>(one: &BTreeSet<T>, other: &BTreeSet<T>) -> f64 {
    let both = one.intersection(other).count();
    let either = one.len() + other.len() - both;
    if either == 0 { 0.0 } else { real(both) / real(either) }
}

/// A count as a number to reckon with.
pub(crate) fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The sentences of a text: they end in a full stop, a question mark or a line.
pub(crate) fn sentences(text: &str) -> Vec<String> {
    let plain = Prose::parse(text).plain_text();
    let mut sentences = Vec::new();
    for line in plain.lines() {
        let mut rest = line;
        while let Some(at) = rest.find(". ").into_iter().chain(rest.find("? ")).min() {
            sentences.push(rest[..=at].trim().to_string());
            rest = &rest[at + 1..];
        }
        sentences.push(rest.trim().to_string());
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// The first of `phrases` that stands in `text` as whole words, in whatever case.
pub(crate) fn phrase_in<'p>(text: &str, phrases: &[&'p str]) -> Option<&'p str> {
    let folded = format!(" {} ", split(text).collect::<Vec<_>>().join(" ").to_lowercase());
    phrases.iter().find(|phrase| folded.contains(&format!(" {phrase} "))).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_by_their_stem() {
        for (one, other) in [("scales", "scaling"), ("Encrypted", "encrypting"), ("policies", "Polic")] {
            assert_eq!(stem(one), stem(other));
        }
        assert_eq!(stem("uses"), "uses");
        let set: BTreeSet<String> = ["bucket".to_string()].into();
        assert_eq!(telling("The company uses a bucket."), set);
    }

    #[test]
    fn an_overlap_is_a_share_of_both_together() {
        let (one, other) = (stems("red green blue"), stems("green blue white"));
        assert!((overlap(&one, &other) - 0.5).abs() < 1e-9);
        assert!(overlap::<u8>(&BTreeSet::new(), &BTreeSet::new()).abs() < 1e-9);
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        let found = sentences("Version 1.2 runs. It fails?\n\nWhich is right? (Select TWO.)");
        assert_eq!(found, ["Version 1.2 runs.", "It fails?", "Which is right?", "(Select TWO.)"]);
    }

    #[test]
    fn a_phrase_is_found_as_whole_words() {
        assert_eq!(phrase_in("All of the above.", &["of the above"]), Some("of the above"));
        assert_eq!(phrase_in("soft, he above", &["of the above"]), None);
    }
}

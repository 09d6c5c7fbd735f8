//! Rules about the wording of a question: what tells the candidate more, or less, than it should.

use exam::Level;

use super::{Flaws, Look, Rule, Subject};
use crate::{Severity::Warning, prose::Prose};

/// I001: the key gives itself away by its length.
static KEY_LONGEST: Rule = Rule {
    code: "I001",
    severity: Warning,
    title: "a key that is much longer than the other choices",
    explanation: "A key that is at least 1.25 times as long as the longest distractor and has four words or more \
        gives itself away: people who know nothing pick the longest choice. Say less in the key, or make the \
        distractors as exact as the key is.",
    look: Look::Question(key_longest),
};

fn key_longest(subject: &Subject, flaws: &mut Flaws) {
    let length = |text: &str| Prose::parse(text).plain_text().chars().count();
    let key = subject.question.key();
    // Choices of ordering and matching are not picked against each other.
    if !matches!(key, exam::Key::One(_) | exam::Key::Several(_)) {
        return;
    }
    let mut keys = Vec::new();
    let mut longest = 0;
    for (no, choice) in exam::ChoiceNo::first(exam::MOST_CHOICES).zip(subject.question.choices()) {
        if key.has(no) { keys.push((no, choice)) } else { longest = longest.max(length(&choice.text)) }
    }
    for (no, choice) in keys {
        let has = length(&choice.text);
        if has * 4 >= longest * 5 && Prose::parse(&choice.text).words() >= 4 {
            let at = subject.says.choices.as_ref().and_then(|list| list.value.get(no.index()));
            let message = format!("the key has {has} characters, the longest distractor {longest}");
            flaws.add(
                at.map_or(subject.says.at, |choice| choice.at),
                message,
                "shorten the key or fill the distractors",
            );
        }
    }
}

/// I002: a text that relies on the place of a choice.
static PLACE_NAMED: Rule = Rule {
    code: "I002",
    severity: Warning,
    title: "a choice named by its letter or position",
    explanation: "Choices are shown in another order to each candidate, so \"option B\" or \"the first choice\" \
        names the wrong one for most of them. Say what the choice says.",
    look: Look::Question(place_named),
};

fn place_named(subject: &Subject, flaws: &mut Flaws) {
    for (at, text) in explanations(subject) {
        if let Some(phrase) = place_in(text) {
            flaws.add(at, format!("\"{phrase}\" names a choice by its place"), "name it by what it says");
        }
    }
}

/// The first phrase such as "option B" or "the second choice".
fn place_in(text: &str) -> Option<String> {
    const NOUNS: [&str; 6] = ["option", "options", "choice", "choices", "answer", "answers"];
    const NUMBERS: [&str; 9] = ["first", "second", "third", "fourth", "fifth", "sixth", "last", "former", "latter"];
    let words: Vec<&str> =
        text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    words.windows(2).find_map(|pair| {
        let [one, other] = pair else { return None };
        let is = |word: &str, list: &[&str]| list.contains(&word.to_lowercase().as_str());
        let letter = matches!(*other, "A" | "B" | "C" | "D" | "E" | "F" | "1" | "2" | "3" | "4" | "5" | "6");
        let named = is(one, &NOUNS) && letter || is(one, &NUMBERS) && is(other, &NOUNS);
        named.then(|| format!("{one} {other}"))
    })
}

/// I003: a stem that takes too long to read.
static STEM_LONG: Rule = Rule {
    code: "I003",
    severity: Warning,
    title: "a stem that is too long",
    explanation: "A stem of a foundational exam has at most 60 words, of an associate exam 110, of the others 180. \
        Longer ones test reading speed. Leave out what no choice depends on.",
    look: Look::Question(stem_long),
};

fn stem_long(subject: &Subject, flaws: &mut Flaws) {
    let level = subject.blueprint.level();
    let most = match level {
        Level::Foundational => 60,
        Level::Associate => 110,
        Level::Professional | Level::Specialty | Level::Quiz => 180,
    };
    let has = Prose::parse(subject.question.stem()).words();
    if has > most {
        let at = subject.says.stem.as_ref().map_or(subject.says.at, |stem| stem.at);
        let message = format!("the stem has {has} words; {most} is the most at the level \"{}\"", level.name());
        flaws.add(at, message, "leave out what no choice depends on");
    }
}

/// The texts that explain: the rationale and every why, each with its place.
fn explanations<'q>(subject: &Subject<'q>) -> impl Iterator<Item = (usize, &'q str)> {
    let says = subject.says;
    let whys = says.choices.iter().flat_map(|list| &list.value).filter_map(|choice| choice.why.as_ref());
    says.rationale.iter().chain(whys).map(|text| (text.at, text.value.as_str()))
}

/// All of them, in the order of their codes.
pub(super) static RULES: [&Rule; 3] = [&KEY_LONGEST, &PLACE_NAMED, &STEM_LONG];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_and_other_uses_of_the_words_are_not() {
        for text in ["Option B is wrong.", "as the first choice says", "(answer 3)", "the latter option"] {
            assert!(place_in(text).is_some(), "{text}");
        }
        for text in ["A choice a team makes", "the first server", "options for storage", "one option, Amazon S3"] {
            assert_eq!(place_in(text), None, "{text}");
        }
    }
}

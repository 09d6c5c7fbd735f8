//! Rules about choices that stand against each other: none may give itself away.

use std::collections::BTreeSet;

use super::{Flaws, Look, Rule, Subject, seen::SeenChoice};
use crate::{
    Severity::{Error, Warning},
    words,
};

/// Words that are too strong to be true of much; people who know nothing avoid them.
pub(crate) const ABSOLUTE: [&str; 15] = [
    "all",
    "always",
    "cannot",
    "completely",
    "entirely",
    "every",
    "exclusively",
    "guarantee",
    "guarantees",
    "impossible",
    "must",
    "never",
    "none",
    "only",
    "solely",
];

/// Terms of the trade in which such a word claims nothing.
const TERMS: [&str; 5] = ["all at once", "read only", "all-at-once", "read-only", "append-only"];

pub(crate) fn absolute_in(text: &str) -> Option<&'static str> {
    let folded = TERMS.iter().fold(text.to_lowercase(), |text, term| text.replace(term, ""));
    words::phrase_in(&folded, &ABSOLUTE)
}

/// I007: too few distractors.
static FEW_DISTRACTORS: Rule = Rule {
    code: "I007",
    severity: Warning,
    title: "too few distractors",
    explanation: "A multiple response question has at least three distractors: two keys of five, two or three of \
        six. With fewer, guessing pays. More than three keys make a question a list to be ticked off.",
    look: Look::Question(few_distractors),
};

fn few_distractors(subject: &Subject, flaws: &mut Flaws) {
    let (keys, wrong) = (subject.seen.keys().count(), subject.seen.distractors().count());
    if subject.seen.is_choice && keys > 1 && (wrong < 3 || keys > 3) {
        let message = format!("{keys} keys and {wrong} distractors");
        flaws.add(subject.says.at, message, "have two or three keys and at least three distractors");
    }
}

/// I008: two choices that are nearly equal.
static NEARLY_EQUAL: Rule = Rule {
    code: "I008",
    severity: Warning,
    title: "two choices that are nearly equal",
    explanation: "Two choices share nine words of ten, or the same words in another order. A candidate has to \
        compare letters, and one of the two is nearly always the key. Say the difference in fewer words.",
    look: Look::Question(nearly_equal),
};

fn nearly_equal(subject: &Subject, flaws: &mut Flaws) {
    for (at, one) in subject.seen.choices.iter().enumerate() {
        for other in &subject.seen.choices[at + 1..] {
            // Where a number or code differs, that is the question.
            let exact = [one, other].iter().any(|choice| has_number(choice));
            if !exact && one.words() >= 5 && words::overlap(&one.stems, &other.stems) >= 0.9 {
                flaws.add(other.at, "this choice is nearly the same as another", "shorten both to their difference");
            }
        }
    }
}

/// I009: a choice about other choices.
static COMBINED: Rule = Rule {
    code: "I009",
    severity: Error,
    title: "a choice about other choices",
    explanation: "\"All of the above\" and the like can be answered by who knows two choices, and make no sense in \
        shuffled order. A question with several right choices is a multiple response question.",
    look: Look::Question(combined),
};

fn combined(subject: &Subject, flaws: &mut Flaws) {
    const PHRASES: [&str; 8] = [
        "all of the above",
        "none of the above",
        "all of these",
        "none of these",
        "both of these",
        "both a and b",
        "any of the above",
        "neither of these",
    ];
    for choice in &subject.seen.choices {
        if let Some(phrase) = words::phrase_in(&choice.text, &PHRASES) {
            flaws.add(choice.at, format!("\"{phrase}\" speaks of other choices"), "say what the choice itself claims");
        }
    }
}

/// I010: an absolute word in distractors alone.
static ABSOLUTE_WORD: Rule = Rule {
    code: "I010",
    severity: Warning,
    title: "an absolute word in a distractor only",
    explanation: "\"Always\", \"never\", \"only\" and their like are hardly ever true, so people who know nothing \
        strike such choices out. Use them in the key too, or in no choice.",
    look: Look::Question(absolute_word),
};

fn absolute_word(subject: &Subject, flaws: &mut Flaws) {
    if !subject.seen.is_choice || subject.seen.keys().any(|key| absolute_in(&key.text).is_some()) {
        return;
    }
    for choice in subject.seen.distractors() {
        if let Some(word) = absolute_in(&choice.text) {
            flaws.add(choice.at, format!("\"{word}\" stands in a distractor and in no key"), "say it without the word");
        }
    }
}

/// I011: a vague word.
static VAGUE_WORD: Rule = Rule {
    code: "I011",
    severity: Warning,
    title: "a vague word in a choice",
    explanation: "What happens \"usually\" or \"might\" happen is true of nearly everything, so nobody can say that \
        the choice is wrong. Say what happens.",
    look: Look::Question(vague_word),
};

fn vague_word(subject: &Subject, flaws: &mut Flaws) {
    const WORDS: [&str; 9] =
        ["often", "usually", "rarely", "sometimes", "may", "might", "generally", "occasionally", "typically"];
    for choice in &subject.seen.choices {
        if let Some(word) = words::phrase_in(&choice.text, &WORDS) {
            flaws.add(choice.at, format!("\"{word}\" leaves open what the choice claims"), "say what happens");
        }
    }
}

/// I012: choices of very different length.
static LENGTH_SPREAD: Rule = Rule {
    code: "I012",
    severity: Warning,
    title: "choices of very different length",
    explanation: "Where the longest choice has more than twice the characters of the shortest (three and a half \
        times below 60 characters, since names cannot be stretched), length tells what is right. Make them \
        equally exact.",
    look: Look::Question(length_spread),
};

fn length_spread(subject: &Subject, flaws: &mut Flaws) {
    let lengths = || subject.seen.choices.iter().map(SeenChoice::length);
    let (Some(least), Some(most)) = (lengths().min(), lengths().max()) else { return };
    let far = if most > 60 { most > 2 * least } else { 2 * most > 7 * least };
    if subject.seen.is_choice && far {
        let message = format!("the choices have {least} to {most} characters");
        let at = subject.says.choices.as_ref().map_or(subject.says.at, |choices| choices.at);
        flaws.add(at, message, "make the choices alike in length, without padding");
    }
}

/// I013: a word of the stem that stands in the key alone.
static STEM_ECHO: Rule = Rule {
    code: "I013",
    severity: Warning,
    title: "a word of the stem in the key only",
    explanation: "A telling word that stands in the stem and in the key and in no distractor leads to the key \
        whoever knows nothing. Use it in a distractor too, or say it otherwise.",
    look: Look::Question(stem_echo),
};

fn stem_echo(subject: &Subject, flaws: &mut Flaws) {
    let Some(key) = subject.seen.only_key() else { return };
    let elsewhere: BTreeSet<&String> = subject.seen.distractors().flat_map(|choice| &choice.telling).collect();
    let stem = words::telling(&subject.seen.stem);
    let echo: Vec<&str> =
        key.telling.intersection(&stem).filter(|word| !elsewhere.contains(word)).map(String::as_str).collect();
    if !echo.is_empty() {
        let message = format!("\"{}\" stands in the stem and in the key alone", echo.join("\", \""));
        flaws.add(key.at, message, "use the word in a distractor too, or another word in the key");
    }
}

/// I014: a key that shares most with the other choices.
static CONVERGENCE: Rule = Rule {
    code: "I014",
    severity: Warning,
    title: "a key that shares most with the other choices",
    explanation: "Who makes distractors by varying the key leaves the key as the choice that has most in common \
        with all others, and people who know nothing find it by that. Vary a distractor too.",
    look: Look::Question(convergence),
};

fn convergence(subject: &Subject, flaws: &mut Flaws) {
    let Some(key) = subject.seen.only_key() else { return };
    let mut most = 0.0_f64;
    let mut of_key = 0.0_f64;
    for (at, choice) in subject.seen.choices.iter().enumerate() {
        let likeness = subject.seen.likeness(at);
        if choice.is_key { of_key = likeness } else { most = most.max(likeness) }
    }
    if of_key > most + 0.10 {
        flaws.add(key.at, "the key shares more words with the others than any of them", "vary a distractor as well");
    }
}

/// I015: the key is the odd one out.
static ODD_ONE: Rule = Rule {
    code: "I015",
    severity: Warning,
    title: "the key is the odd one out",
    explanation: "All distractors begin with the same word, or all of them hold a number, and the key alone does \
        not (or the other way round). Whatever sets the key apart from the rest gives it away.",
    look: Look::Question(odd_one),
};

fn odd_one(subject: &Subject, flaws: &mut Flaws) {
    let Some(key) = subject.seen.only_key() else { return };
    let wrong: Vec<&SeenChoice> = subject.seen.distractors().collect();
    if wrong.len() < 3 {
        return;
    }
    let first = |choice: &SeenChoice| words::split(&choice.text).next().map(str::to_lowercase);
    let brand = matches!(first(wrong[0]).as_deref(), Some("amazon" | "aws"));
    let begins =
        !brand && wrong.windows(2).all(|pair| first(pair[0]) == first(pair[1])) && first(wrong[0]) != first(key);
    let counts = wrong.windows(2).all(|pair| has_number(pair[0]) == has_number(pair[1]))
        && has_number(wrong[0]) != has_number(key);
    if begins {
        flaws.add(key.at, "all distractors begin alike and the key does not", "begin one of them like the key");
    } else if counts {
        let message = if has_number(key) { "the key alone holds a number" } else { "the key alone holds no number" };
        flaws.add(key.at, message, "make a distractor like the key in this");
    }
}

/// Whether a number stands in it; names such as "Amazon EC2" and "S3" hold digits that count nothing.
fn has_number(choice: &SeenChoice) -> bool {
    words::split(&choice.text).any(|word| word.starts_with(|letter: char| letter.is_ascii_digit()))
}

/// I016: a pair of opposites with the key in it.
static OPPOSITES: Rule = Rule {
    code: "I016",
    severity: Warning,
    title: "two opposite choices, one of them the key",
    explanation: "Where two choices differ in nothing but a pair of opposites, one of them is right, so four \
        choices have become two. Have a second such pair, or none.",
    look: Look::Question(opposites),
};

fn opposites(subject: &Subject, flaws: &mut Flaws) {
    const PAIRS: [(&str, &str); 14] = [
        ("enable", "disable"),
        ("public", "private"),
        ("allow", "deny"),
        ("increase", "decrease"),
        ("add", "remove"),
        ("higher", "lower"),
        ("more", "fewer"),
        ("inbound", "outbound"),
        ("with", "without"),
        ("before", "after"),
        ("synchronous", "asynchronous"),
        ("stateful", "stateless"),
        ("raise", "lower"),
        ("true", "false"),
    ];
    let opposite = |one: &SeenChoice, other: &SeenChoice| {
        let mut differ: Vec<&String> = one.stems.symmetric_difference(&other.stems).collect();
        differ.sort();
        let pair = |(left, right): &(&str, &str)| {
            let mut pair = [words::stem(left), words::stem(right)];
            pair.sort();
            differ.len() == 2 && *differ[0] == pair[0] && *differ[1] == pair[1]
        };
        PAIRS.iter().any(pair)
    };
    let choices = &subject.seen.choices;
    let pairs =
        choices.iter().enumerate().flat_map(|(at, one)| choices[at + 1..].iter().map(move |other| (one, other)));
    let found: Vec<(&SeenChoice, &SeenChoice)> = pairs.filter(|(one, other)| opposite(one, other)).collect();
    if let ([(one, other)], true) = (&found[..], subject.seen.is_choice)
        && one.is_key != other.is_key
    {
        let key = if one.is_key { one } else { other };
        flaws.add(key.at, "the key has its opposite among the choices", "have a second pair of opposites, or none");
    }
}

/// I017: choices that end or begin differently.
static NOT_PARALLEL: Rule = Rule {
    code: "I017",
    severity: Error,
    title: "choices that are not written alike",
    explanation: "Some choices end with a full stop and some do not, or some begin with a capital and some do \
        not. The eye goes to the one that differs, whatever it says.",
    look: Look::Question(not_parallel),
};

fn not_parallel(subject: &Subject, flaws: &mut Flaws) {
    let choices = &subject.seen.choices;
    let at = subject.says.choices.as_ref().map_or(subject.says.at, |choices| choices.at);
    let mixed = |of: &dyn Fn(&SeenChoice) -> bool| choices.iter().any(of) && !choices.iter().all(of);
    if mixed(&|choice| choice.text.trim_end().ends_with(['.', '!'])) {
        flaws.add(at, "some choices end with a full stop and some do not", "end all of them alike");
    }
    // Code and names begin as they are written: a backtick is neither small nor large.
    let begins = |is: fn(char) -> bool| {
        subject.question.choices().iter().any(|choice| {
            let first = choice.text.split(' ').next().unwrap_or_default();
            first.chars().next().is_some_and(is) && first.chars().all(char::is_alphabetic)
        })
    };
    if begins(char::is_lowercase) && begins(char::is_uppercase) && choices.iter().all(|choice| choice.words() > 2) {
        flaws.add(at, "some choices begin with a capital and some do not", "begin all of them alike");
    }
}

/// I018: numbers out of order.
static NUMBERS_MIXED: Rule = Rule {
    code: "I018",
    severity: Error,
    title: "numbers that do not stand in order",
    explanation: "Choices that begin with a number and go on alike are read as a scale, so they stand in rising \
        order in the file and keep it on the screen (`keep_order = true`).",
    look: Look::Question(numbers_mixed),
};

fn numbers_mixed(subject: &Subject, flaws: &mut Flaws) {
    let number = |choice: &SeenChoice| {
        let mut parts = choice.text.splitn(2, ' ');
        let number: f64 = parts.next()?.replace(',', "").trim_end_matches('%').parse().ok()?;
        Some((number, parts.next().unwrap_or_default().trim_end_matches('s').to_string()))
    };
    let Some(numbers) = subject.seen.choices.iter().map(number).collect::<Option<Vec<_>>>() else { return };
    let one_unit = numbers.windows(2).all(|pair| pair[0].1 == pair[1].1);
    if !subject.seen.is_choice || !one_unit {
        return;
    }
    let at = subject.says.choices.as_ref().map_or(subject.says.at, |choices| choices.at);
    if !numbers.is_sorted_by(|one, next| one.0 < next.0) {
        flaws.add(at, "the numbers do not rise", "put the smallest first, and set `keep_order = true`");
    } else if !subject.question.entry().keep_order {
        flaws.add(at, "the numbers would be shuffled", "set `keep_order = true`");
    }
}

/// I019: a choice that is too long.
static CHOICE_LONG: Rule = Rule {
    code: "I019",
    severity: Warning,
    title: "a choice that is too long",
    explanation: "A choice has at most 35 words, at the professional and specialty levels 50. What is common to all \
        choices belongs into the stem.",
    look: Look::Question(choice_long),
};

fn choice_long(subject: &Subject, flaws: &mut Flaws) {
    let level = subject.blueprint.level();
    let most = if matches!(level, exam::Level::Foundational | exam::Level::Associate) { 35 } else { 50 };
    for choice in subject.seen.choices.iter().filter(|choice| choice.words() > most) {
        let message = format!("the choice has {} words; {most} is the most", choice.words());
        flaws.add(choice.at, message, "move what is common into the stem");
    }
}

/// All of them, in the order of their codes.
pub(super) static RULES: [&Rule; 13] = [
    &FEW_DISTRACTORS,
    &NEARLY_EQUAL,
    &COMBINED,
    &ABSOLUTE_WORD,
    &VAGUE_WORD,
    &LENGTH_SPREAD,
    &STEM_ECHO,
    &CONVERGENCE,
    &ODD_ONE,
    &OPPOSITES,
    &NOT_PARALLEL,
    &NUMBERS_MIXED,
    &CHOICE_LONG,
];

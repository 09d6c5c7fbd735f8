//! Rules about what a question explains: whys, rationale and sources.

use super::{Flaws, Look, Rule, Subject};
use crate::{
    Severity::{Error, Warning},
    words,
};

/// I029: an explanation that says too little.
static WHY_SHORT: Rule = Rule {
    code: "I029",
    severity: Warning,
    title: "an explanation of a few words",
    explanation: "Every why, and the rationale, has ten words or more. A why says what makes the choice right, or \
        what tempts and which stated requirement rules it out; that takes a sentence.",
    look: Look::Question(why_short),
};

fn why_short(subject: &Subject, flaws: &mut Flaws) {
    for (at, text) in subject.seen.explaining_texts() {
        let words = words::split(text).count();
        if words < 10 {
            flaws.add(at, format!("this explanation has {words} words"), "say what makes the choice right or wrong");
        }
    }
}

/// I030: a why that repeats its choice.
static WHY_REPEATS: Rule = Rule {
    code: "I030",
    severity: Warning,
    title: "a why that repeats its choice",
    explanation: "A why that shares six words of ten with its choice has told the candidate nothing new.",
    look: Look::Question(why_repeats),
};

fn why_repeats(subject: &Subject, flaws: &mut Flaws) {
    for choice in &subject.seen.choices {
        if choice.words() >= 3 && words::overlap(&words::stems(&choice.why), &choice.stems) >= 0.6 {
            flaws.add(choice.why_at, "this why repeats its choice", "say what the choice does not say itself");
        }
    }
}

/// I031: an explanation against the key.
static WHY_AGAINST_KEY: Rule = Rule {
    code: "I031",
    severity: Error,
    title: "a why that contradicts the key",
    explanation: "The why of a distractor calls it right, or the why of a key calls it wrong: either the why or the \
        key is on the wrong choice.",
    look: Look::Question(why_against_key),
};

fn why_against_key(subject: &Subject, flaws: &mut Flaws) {
    const RIGHT: [&str; 4] = ["correct answer", "is correct", "right answer", "is the right choice"];
    const WRONG: [&str; 5] =
        ["is incorrect", "is wrong", "incorrect answer", "wrong answer", "does not meet the requirements"];
    if !subject.seen.is_choice {
        return;
    }
    for choice in &subject.seen.choices {
        let (phrases, role): (&[&str], _) = if choice.is_key { (&WRONG, "a key") } else { (&RIGHT, "a distractor") };
        if let Some(phrase) = words::phrase_in(&choice.why, phrases) {
            let message = format!("the why of {role} says \"{phrase}\"");
            flaws.add(choice.why_at, message, "put `key = true` on the right choice, or reword the why");
        }
    }
}

/// I032: a source that is not the maker's.
static SOURCE_SECONDARY: Rule = Rule {
    code: "I032",
    severity: Warning,
    title: "a source that is not AWS's own",
    explanation: "Facts about AWS are taken from its own pages (docs.aws.amazon.com, aws.amazon.com and the sites of \
        its open source projects), in English: others copy, shorten and grow old.",
    look: Look::Question(source_secondary),
};

fn source_secondary(subject: &Subject, flaws: &mut Flaws) {
    const HOSTS: [&str; 9] = [
        "docs.aws.amazon.com",
        "aws.amazon.com",
        "repost.aws",
        "github.com/aws",
        "github.com/awslabs",
        "github.com/awsdocs",
        "sagemaker.readthedocs.io",
        "boto3.amazonaws.com",
        "www.amazon.science",
    ];
    for source in subject.says.sources.iter().flat_map(|list| &list.value) {
        let rest = source.value.trim_start_matches("https://");
        let primary = HOSTS
            .iter()
            .any(|host| rest.strip_prefix(host).is_some_and(|rest| rest.starts_with('/') || rest.starts_with('-')));
        if !primary {
            let message = format!("\"{}\" is no page of AWS's own", source.value);
            flaws.add(source.at, message, "name the page of AWS's documentation that says it");
        }
    }
}

/// All of them, in the order of their codes.
pub(super) static RULES: [&Rule; 4] = [&WHY_SHORT, &WHY_REPEATS, &WHY_AGAINST_KEY, &SOURCE_SECONDARY];

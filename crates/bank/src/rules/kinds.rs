//! Rules about ordering and matching questions.

use std::collections::BTreeSet;

use exam::Key;

use super::{Flaws, Look, Rule, Subject};
use crate::{Severity::Warning, words};

/// I033: a word that tells the place of a step.
static ORDER_CUE: Rule = Rule {
    code: "I033",
    severity: Warning,
    title: "a word that tells the place of a step",
    explanation: "\"Then\", \"finally\" or \"next\" in a choice of an ordering question says where it belongs, \
        whatever it is about.",
    look: Look::Question(order_cue),
};

fn order_cue(subject: &Subject, flaws: &mut Flaws) {
    if !matches!(subject.question.key(), Key::Order(_)) {
        return;
    }
    for choice in &subject.seen.choices {
        if let Some(word) =
            words::phrase_in(&choice.text, &["then", "finally", "next", "lastly", "afterward", "at last"])
        {
            flaws.add(choice.at, format!("\"{word}\" tells the place of this step"), "leave the word out");
        }
    }
}

/// I034: a matching question whose last pair is free.
static LAST_PAIR_FREE: Rule = Rule {
    code: "I034",
    severity: Warning,
    title: "a last pair that is given away",
    explanation: "Where every choice serves exactly one prompt, the last pair follows from the others. Leave a \
        choice over, or use one twice.",
    look: Look::Question(last_pair_free),
};

fn last_pair_free(subject: &Subject, flaws: &mut Flaws) {
    let Key::Pairs(pairs) = subject.question.key() else { return };
    let used: BTreeSet<_> = pairs.iter().collect();
    if used.len() == pairs.len() && used.len() == subject.seen.choices.len() {
        let at = subject.says.choices.as_ref().map_or(subject.says.at, |choices| choices.at);
        flaws.add(at, "each choice serves exactly one prompt", "add a choice that serves none, or use one twice");
    }
}

/// I035: a prompt that shares a word with its match.
static PAIR_ECHO: Rule = Rule {
    code: "I035",
    severity: Warning,
    title: "a prompt that shares a word with its match",
    explanation: "A telling word that stands in a prompt and in its match, and in no other choice, makes the pair \
        without any knowledge.",
    look: Look::Question(pair_echo),
};

fn pair_echo(subject: &Subject, flaws: &mut Flaws) {
    let Key::Pairs(pairs) = subject.question.key() else { return };
    for ((at, prompt), no) in subject.seen.prompts.iter().zip(pairs) {
        let Some(own) = subject.seen.choices.get(no.index()) else { continue };
        let others = subject.seen.choices.iter().enumerate().filter(|(other, _)| *other != no.index());
        let elsewhere: BTreeSet<&String> = others.flat_map(|(_, choice)| &choice.telling).collect();
        let prompt = words::telling(prompt);
        if let Some(word) = own.telling.intersection(&prompt).find(|word| !elsewhere.contains(word)) {
            flaws.add(*at, format!("\"{word}\" stands in this prompt and in its match alone"), "say it otherwise");
        }
    }
}

/// All of them, in the order of their codes.
pub(super) static RULES: [&Rule; 3] = [&ORDER_CUE, &LAST_PAIR_FREE, &PAIR_ECHO];

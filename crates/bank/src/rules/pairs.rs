//! Rules about two questions of one bank: none repeats another, and none gives another away unsaid.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Look, Rule,
    bank::{Bank, BankFlaws, Member},
};
use crate::{
    Severity::{Error, Warning},
    words,
};

/// B001: two questions in nearly the same words.
static REPEATED: Rule = Rule {
    code: "B001",
    severity: Error,
    title: "two questions in nearly the same words",
    explanation: "Stem and choices of two questions share four fifths of their runs of three words. Whoever has seen \
        one has seen the other. Take one out.",
    look: Look::Bank(repeated),
};

fn repeated(bank: &Bank, flaws: &mut BankFlaws) {
    alike(bank, |share, _| share >= 0.8, "take one of them out", flaws);
}

/// B002: two questions that are much alike.
static ALIKE: Rule = Rule {
    code: "B002",
    severity: Warning,
    title: "two questions that are much alike",
    explanation: "Stem and choices of two questions share half of their runs of three words. If both are worth \
        keeping, name one in the `enemies` of the other, so that they never stand on one form.",
    look: Look::Bank(much_alike),
};

fn much_alike(bank: &Bank, flaws: &mut BankFlaws) {
    alike(
        bank,
        |share, enemies| (0.5..0.8).contains(&share) && !enemies,
        "name one in the `enemies` of the other",
        flaws,
    );
}

fn alike(bank: &Bank, wanted: impl Fn(f64, bool) -> bool, hint: &str, flaws: &mut BankFlaws) {
    let runs: Vec<BTreeSet<[String; 3]>> = bank.members.iter().map(|member| runs_of_three(&member.asked())).collect();
    each_pair(bank, |at, other, enemies| {
        let share = words::overlap(&runs[at], &runs[other]);
        if wanted(share, enemies) {
            let message = format!("{} is much like {}", bank.id(other), bank.id(at));
            flaws.at(other, message, hint);
        }
    });
}

fn runs_of_three(text: &str) -> BTreeSet<[String; 3]> {
    let words: Vec<String> = words::split(text).map(str::to_lowercase).collect();
    words.windows(3).filter_map(|run| run.to_vec().try_into().ok()).collect()
}

fn each_pair(bank: &Bank, mut look: impl FnMut(usize, usize, bool)) {
    for at in 0..bank.members.len() {
        for other in at + 1..bank.members.len() {
            look(at, other, bank.are_enemies(at, other));
        }
    }
}

/// B003: two questions of one task with one key.
static SAME_KEY: Rule = Rule {
    code: "B003",
    severity: Warning,
    title: "two questions of one task that ask for the same",
    explanation: "Two questions of one task have the same words in their key and much the same telling words in all \
        (cosine of 0.75 or more, rare words counting more). On one form they would count one piece of knowledge \
        twice: name one in the `enemies` of the other.",
    look: Look::Bank(same_key),
};

fn same_key(bank: &Bank, flaws: &mut BankFlaws) {
    let texts: Vec<BTreeSet<String>> = bank.members.iter().map(|member| words::telling(&member.asked())).collect();
    let mut known: BTreeMap<&String, usize> = BTreeMap::new();
    texts.iter().flatten().for_each(|word| *known.entry(word).or_default() += 1);
    let count = words::real(texts.len().max(1));
    let weight = |word: &String| known.get(word).map_or(0.0, |has| (count / words::real(*has)).ln().powi(2));
    let length = |set: &BTreeSet<String>| set.iter().map(weight).sum::<f64>().sqrt();
    each_pair(bank, |at, other, enemies| {
        let (one, two) = (&bank.members[at], &bank.members[other]);
        if enemies || one.question.task() != two.question.task() || one.key_words() != two.key_words() {
            return;
        }
        let both: f64 = texts[at].intersection(&texts[other]).map(weight).sum();
        if both >= 0.75 * length(&texts[at]) * length(&texts[other]) && both > 0.0 {
            let message = format!("{} asks for what {} asks for", bank.id(other), bank.id(at));
            flaws.at(other, message, "name one in the `enemies` of the other");
        }
    });
}

/// B004: a question that gives another away.
static CUE: Rule = Rule {
    code: "B004",
    severity: Warning,
    title: "a question that gives another away",
    explanation: "Eight words in a row of one question's key stand in the stem of another, so a form with both gives \
        the first away. Name one in the `enemies` of the other, or reword.",
    look: Look::Bank(cue),
};

fn cue(bank: &Bank, flaws: &mut BankFlaws) {
    const RUN: usize = 8;
    let runs = |text: &str| {
        let words: Vec<String> = words::split(text).map(str::to_lowercase).collect();
        words.windows(RUN).map(|run| run.join(" ")).collect::<BTreeSet<String>>()
    };
    let stems: Vec<BTreeSet<String>> = bank.members.iter().map(|member| runs(&member.seen.stem)).collect();
    for (at, member) in bank.members.iter().enumerate() {
        let keys: BTreeSet<String> = member.seen.keys().flat_map(|key| runs(&key.text)).collect();
        for (other, stem) in stems.iter().enumerate().filter(|(other, _)| *other != at) {
            if let Some(run) = keys.intersection(stem).next()
                && !bank.are_enemies(at, other)
            {
                let message =
                    format!("the stem of {} gives the key of {} away: \"{run}\"", bank.id(other), bank.id(at));
                flaws.at(other, message, "name one in the `enemies` of the other, or reword");
            }
        }
    }
}

/// B005: a question with very many enemies.
static ENEMIES_MANY: Rule = Rule {
    code: "B005",
    severity: Warning,
    title: "a question with very many enemies",
    explanation: "A question that may stand beside few others is hardly ever drawn. More than fifteen enemies mean \
        that its subject is asked too often.",
    look: Look::Bank(enemies_many),
};

fn enemies_many(bank: &Bank, flaws: &mut BankFlaws) {
    for at in 0..bank.members.len() {
        let count = (0..bank.members.len()).filter(|other| *other != at && bank.are_enemies(at, *other)).count();
        if count > 15 {
            flaws.at(at, format!("{} has {count} enemies; 15 is the most", bank.id(at)), "ask for something else");
        }
    }
}

impl Member<'_> {
    /// The stem and the choices, as one text.
    fn asked(&self) -> String {
        self.seen.asked_texts().map(|(_, text)| text).collect::<Vec<_>>().join("\n")
    }

    fn key_words(&self) -> BTreeSet<&String> {
        self.seen.keys().flat_map(|key| &key.stems).collect()
    }
}

/// All of them, in the order of their codes.
pub(super) static RULES: [&Rule; 5] = [&REPEATED, &ALIKE, &SAME_KEY, &CUE, &ENEMIES_MANY];

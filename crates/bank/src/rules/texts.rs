//! Rules about texts of any sort: spelling, signs, code, and what must not be said.

use super::{Flaws, Look, Rule, Subject};
use crate::{
    Severity::{Error, Warning},
    prose::{Block, Prose},
    words,
};

/// I036: more code than can be read.
static CODE_LONG: Rule = Rule {
    code: "I036",
    severity: Warning,
    title: "a long block of code",
    explanation: "A block of code in a question has at most 20 lines. Show what the question turns on.",
    look: Look::Question(code_long),
};

fn code_long(subject: &Subject, flaws: &mut Flaws) {
    for block in Prose::parse(subject.question.stem()).0 {
        if let Block::Code { text, .. } = block
            && text.lines().count() > 20
        {
            let message = format!("the code has {} lines; 20 is the most", text.lines().count());
            flaws.add(subject.seen.stem_at, message, "show only what the question turns on");
        }
    }
}

/// I037: a claim to be from the exam.
static RECALLED: Rule = Rule {
    code: "I037",
    severity: Error,
    title: "a claim to come from a real exam",
    explanation: "Nothing here comes from a real exam: candidates agree not to pass its questions on, and this bank \
        is original. A text that says otherwise is wrong or has no place here.",
    look: Look::Question(recalled),
};

fn recalled(subject: &Subject, flaws: &mut Flaws) {
    const PHRASES: [&str; 8] = [
        "actual exam",
        "real exam",
        "exam dump",
        "exam dumps",
        "braindump",
        "braindumps",
        "on the exam",
        "in the exam",
    ];
    for (at, text) in subject.seen.all_texts() {
        if let Some(phrase) = words::phrase_in(text, &PHRASES) {
            flaws.add(at, format!("\"{phrase}\" speaks of a real exam"), "speak of the subject");
        }
    }
}

/// I038: typing.
static TYPING: Rule = Rule {
    code: "I038",
    severity: Warning,
    title: "signs that were not meant",
    explanation: "Two spaces in a row, curly quotation marks or a space before a comma are slips of a text editor, \
        and choices that differ in them stand out.",
    look: Look::Question(typing),
};

fn typing(subject: &Subject, flaws: &mut Flaws) {
    for (at, text) in subject.seen.all_texts() {
        let prose =
            text.lines().filter(|line| !line.starts_with(' ') && !line.contains(['{', '}', '='])).collect::<Vec<_>>();
        let has = |sign: &str| prose.iter().any(|line| line.contains(sign));
        let found = [
            ("  ", "two spaces"),
            ("\u{201c}", "a curly quotation mark"),
            ("\u{2019}", "a curly apostrophe"),
            (" ,", "a space before a comma"),
        ];
        if let Some((_, name)) = found.iter().find(|(sign, _)| has(sign)) {
            flaws.add(at, format!("{name} stands in this text"), "write one space, and straight quotation marks");
        }
    }
}

/// I039: another spelling.
static SPELLING: Rule = Rule {
    code: "I039",
    severity: Warning,
    title: "a word that is written otherwise here",
    explanation: "Questions are written in American English, as AWS's exams are, and in words that exclude nobody.",
    look: Look::Question(spelling),
};

fn spelling(subject: &Subject, flaws: &mut Flaws) {
    const TABLE: [(&str, &str); 25] = [
        ("colour", "color"),
        ("behaviour", "behavior"),
        ("organisation", "organization"),
        ("organisations", "organizations"),
        ("optimise", "optimize"),
        ("analyse", "analyze"),
        ("centre", "center"),
        ("data centre", "data center"),
        ("licence", "license"),
        ("catalogue", "catalog"),
        ("catalogues", "catalogs"),
        ("favour", "favor"),
        ("labelled", "labeled"),
        ("cancelled", "canceled"),
        ("authorise", "authorize"),
        ("authorisation", "authorization"),
        ("whilst", "while"),
        ("programme", "program"),
        ("artefact", "artifact"),
        ("artefacts", "artifacts"),
        ("whitelist", "allow list"),
        ("blacklist", "deny list"),
        ("slave", "replica"),
        ("sanity check", "quick check"),
        ("grandfathered", "exempt"),
    ];
    for (at, text) in subject.seen.all_texts() {
        for (word, better) in TABLE {
            if words::phrase_in(text, &[word]).is_some() {
                flaws.add(at, format!("\"{word}\" stands in this text"), format!("write \"{better}\""));
            }
        }
    }
}

/// All of them, in the order of their codes.
pub(super) static RULES: [&Rule; 4] = [&CODE_LONG, &RECALLED, &TYPING, &SPELLING];

//! Rules about what a question asks, and how.

use exam::Level;

use super::{Flaws, Look, Rule, Subject};
use crate::{
    Severity::{Error, Info, Warning},
    prose::{Block, Prose},
    words,
};

/// I020: a negative question that hides it.
static NEGATIVE: Rule = Rule {
    code: "I020",
    severity: Warning,
    title: "a negative question that hides it",
    explanation: "Who asks what does \"not\" meet a requirement tests attention. Ask the positive question; where \
        that cannot be, write **NOT** or **EXCEPT** in bold capitals.",
    look: Look::Question(negative),
};

/// Whether the question asks for what is not so; and whether it says so in capitals.
pub(crate) fn is_negative(asked: &str) -> (bool, bool) {
    const WORDS: [&str; 7] = ["not", "except", "cannot", "isn't", "doesn't", "aren't", "never"];
    let marked = words::split(asked).any(|word| matches!(word, "NOT" | "EXCEPT"));
    let start: Vec<&str> =
        words::split(asked).take(6).take_while(|word| !matches!(*word, "that" | "who" | "and")).collect();
    let begins = matches!(start.first(), Some(&("Which" | "What")));
    let hidden = begins && start.iter().any(|word| WORDS.contains(word));
    (marked || hidden, marked)
}

fn negative(subject: &Subject, flaws: &mut Flaws) {
    if is_negative(&subject.seen.asked) == (true, false) {
        flaws.add(
            subject.seen.stem_at,
            "the question is negative and hides it",
            "ask for what is so, or write **NOT**",
        );
    }
}

/// I021: a double negation.
static DOUBLE_NEGATIVE: Rule = Rule {
    code: "I021",
    severity: Error,
    title: "a negative choice under a negative question",
    explanation: "\"Which does NOT ... ? It does not ...\" has to be worked out like arithmetic. One of the two is \
        positive.",
    look: Look::Question(double_negative),
};

fn double_negative(subject: &Subject, flaws: &mut Flaws) {
    if !is_negative(&subject.seen.asked).0 {
        return;
    }
    for choice in &subject.seen.choices {
        if let Some(word) = words::phrase_in(&choice.text, &["not", "no", "never", "cannot", "doesn't", "isn't"]) {
            flaws.add(choice.at, format!("\"{word}\" in a choice denies a negative question"), "ask positively");
        }
    }
}

/// I022: no question at the end.
static NO_QUESTION: Rule = Rule {
    code: "I022",
    severity: Warning,
    title: "a stem that does not end in one question",
    explanation: "A stem ends with its one question, of four words or more, that can be answered with the choices \
        covered. \"Which of the following is true\" asks nothing in particular. Ordering and matching may end with \
        an instruction.",
    look: Look::Question(no_question),
};

fn no_question(subject: &Subject, flaws: &mut Flaws) {
    const EMPTY: [&str; 6] = [
        "which of the following is true",
        "which of the following are true",
        "which of the following is correct",
        "which of the following are correct",
        "which statement is true",
        "which statements are true",
    ];
    let seen = subject.seen;
    let hint = "end with one question that can be answered with the choices covered";
    if let Some(phrase) = words::phrase_in(&seen.asked, &EMPTY) {
        flaws.add(seen.stem_at, format!("\"{phrase}\" asks nothing in particular"), hint);
    } else if seen.is_choice && !seen.asked.ends_with('?') {
        flaws.add(seen.stem_at, "the stem does not end with a question", hint);
    } else if seen.is_choice && words::split(&seen.asked).count() < 4 {
        flaws.add(seen.stem_at, format!("\"{}\" does not say what is asked for", seen.asked), hint);
    }
}

/// I023: a blank to be filled.
static BLANK: Rule = Rule {
    code: "I023",
    severity: Error,
    title: "a blank in a sentence",
    explanation: "A sentence with a gap is read twice before it is understood. Ask a question.",
    look: Look::Question(blank),
};

fn blank(subject: &Subject, flaws: &mut Flaws) {
    let blocks = Prose::parse(subject.question.stem()).0;
    let plain = Prose(blocks.into_iter().filter(|block| !matches!(block, Block::Code { .. })).collect()).plain_text();
    if plain.contains("___") {
        flaws.add(subject.seen.stem_at, "a blank stands in the stem", "ask a question instead");
    }
}

/// I024: an article that fits some choices only.
static ARTICLE: Rule = Rule {
    code: "I024",
    severity: Error,
    title: "an article that fits some choices only",
    explanation: "A stem that ends in \"a\" or \"an\" tells by grammar which choices can follow. Put the article \
        into the choices.",
    look: Look::Question(article),
};

fn article(subject: &Subject, flaws: &mut Flaws) {
    let last = subject.seen.stem.split_whitespace().last();
    if matches!(last, Some("a" | "an" | "the")) {
        flaws.add(subject.seen.stem_at, "the stem ends in an article", "put the article into the choices");
    }
}

/// I025: more to read than there is time for.
static READING_TIME: Rule = Rule {
    code: "I025",
    severity: Warning,
    title: "more to read than there is time for",
    explanation: "Stem and choices together take more than 45% of the time that the exam gives to one question, at \
        238 words a minute (Brysbaert 2019). The rest is for thinking.",
    look: Look::Question(reading_time),
};

fn reading_time(subject: &Subject, flaws: &mut Flaws) {
    let blueprint = subject.blueprint;
    let Some(minutes) = blueprint.minutes() else { return };
    let most = f64::from(minutes) / f64::from(blueprint.scored() + blueprint.unscored()) * 238.0 * 0.45;
    let words: usize = subject.seen.asked_texts().map(|(_, text)| words::split(text).count()).sum();
    if words::real(words) > most {
        let message = format!("stem and choices have {words} words; {most:.0} is the most");
        flaws.add(subject.says.at, message, "leave out what no choice depends on");
    }
}

/// I026: long sentences.
static SENTENCES_LONG: Rule = Rule {
    code: "I026",
    severity: Info,
    title: "long sentences",
    explanation: "The sentences of a stem have more than 25 words on average. Many candidates read English as a \
        second language; cut them in two.",
    look: Look::Question(sentences_long),
};

fn sentences_long(subject: &Subject, flaws: &mut Flaws) {
    let all = words::sentences(subject.question.stem());
    let words: usize = all.iter().map(|sentence| words::split(sentence).count()).sum();
    if words > 25 * all.len().max(1) {
        flaws.add(subject.seen.stem_at, "the sentences have more than 25 words on average", "cut them in two");
    }
}

/// I027: a superlative without its measure.
static QUALIFIER: Rule = Rule {
    code: "I027",
    severity: Warning,
    title: "a superlative that hides or lacks its measure",
    explanation: "Where several choices would do, the measure that decides stands in capitals: MOST cost-effectively, \
        with the LEAST operational overhead, FIRST. \"Best\" alone leaves it open.",
    look: Look::Question(qualifier),
};

fn qualifier(subject: &Subject, flaws: &mut Flaws) {
    let asked = &subject.seen.asked;
    let all: Vec<&str> = words::split(asked).collect();
    let hint = "say by what measure, in capitals: MOST cost-effectively";
    for (at, word) in all.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| all.get(at)).copied().unwrap_or_default();
        let after = all.get(at + 1).copied().unwrap_or_default();
        let practice = after.starts_with("practice") || after == "effort" || after == "match";
        match *word {
            "best" | "BEST" if !practice && word.chars().all(char::is_lowercase) => {
                flaws.add(subject.seen.stem_at, "\"best\" says not by what measure", hint);
            }
            "most" | "least"
                if before != "at" && !(*word == "least" && after.starts_with("privilege")) && after != "recent" =>
            {
                flaws.add(subject.seen.stem_at, format!("\"{word}\" decides and is easily missed"), hint);
            }
            _ => {}
        }
    }
}

/// I028: not enough of a scenario.
static NO_SCENARIO: Rule = Rule {
    code: "I028",
    severity: Warning,
    title: "a stem without a scenario",
    explanation: "Above the foundational level a question puts the candidate into a situation. A stem of fewer than \
        twenty words can only ask for a fact; mark it `recall = true` if that is meant.",
    look: Look::Question(no_scenario),
};

fn no_scenario(subject: &Subject, flaws: &mut Flaws) {
    let above = !matches!(subject.blueprint.level(), Level::Foundational | Level::Quiz);
    let words = words::split(&subject.seen.stem).count();
    if above && !subject.says.is_recall() && subject.seen.is_choice && words < 20 {
        let message = format!("the stem has {words} words");
        flaws.add(subject.seen.stem_at, message, "describe a situation, or write `recall = true`");
    }
}

/// All of them, in the order of their codes.
pub(super) static RULES: [&Rule; 9] = [
    &NEGATIVE,
    &DOUBLE_NEGATIVE,
    &NO_QUESTION,
    &BLANK,
    &ARTICLE,
    &READING_TIME,
    &SENTENCES_LONG,
    &QUALIFIER,
    &NO_SCENARIO,
];

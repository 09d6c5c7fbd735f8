//! From what a question's file says to a question of the engine.

use exam::{Choice, Expect, Kind, Level, Question, QuestionDraft};

use super::{
    exam::unknown_kind,
    key,
    outline::{self, Outline},
};
use crate::{
    file::{At, question::QuestionSays},
    findings::Findings,
    prose::Prose,
    rules::format::{
        CHOICES_COUNT, CHOICES_EQUAL, EXPECT_RANGE, ID_FORM, KIND_NOT_LISTED, MARKUP, SELECT_WRONG, SOURCES_UNSOUND,
        TEXT_EMPTY, WHY_MISSING,
    },
};

/// The question as far as it can be understood; everything that is wrong has been reported.
pub(super) fn draft(
    says: &QuestionSays,
    code: &str,
    outline: Option<&Outline>,
    findings: &mut Findings,
) -> Option<QuestionDraft> {
    let sound = outline.and_then(|outline| outline.sound.as_ref()).map(|(blueprint, _)| blueprint);
    // Of an exam that nobody knows, the code may be what is wrong.
    if outline.is_some() {
        check_id(says, code, findings);
    }
    check_texts(says, findings);
    check_sources(says, findings);
    let expect = expect(says, findings);
    let place = sound.and_then(|blueprint| outline::place(says, blueprint, findings));
    let kind = kind(says, sound.map(exam::Blueprint::kinds), findings)?;
    check_count(says, kind, sound.map(exam::Blueprint::level), findings);
    let key = key::key(says, kind, findings);
    check_select(says, kind, key.as_ref(), findings);
    let (key, (domain, task)) = (key?, place?);
    let text = |said: Option<&At<String>>| said.map(|said| said.value.clone());
    let choices = says.choices.as_ref()?.value.iter();
    let choices =
        choices.map(|choice| Some(Choice { text: text(choice.text.as_ref())?, why: text(choice.why.as_ref())? }));
    let prompts = says.prompts.iter().flat_map(|prompts| &prompts.value);
    Some(QuestionDraft {
        id: text(says.id.as_ref())?.into(),
        domain,
        task,
        stem: text(says.stem.as_ref())?,
        prompts: prompts.map(|prompt| text(prompt.text.as_ref())).collect::<Option<_>>()?,
        choices: choices.collect::<Option<_>>()?,
        key,
        rationale: text(says.rationale.as_ref())?,
        sources: says.sources.iter().flat_map(|list| &list.value).map(|source| source.value.clone()).collect(),
        checked: says.checked.as_ref()?.value.to_string(),
        expect: expect?,
        keep_order: says.keep_order.as_ref().is_some_and(|keep| keep.value),
        enemies: says.enemies.iter().map(|enemy| enemy.value.as_str().into()).collect(),
    })
}

/// The question, if the engine takes it. What it refuses is refused above too, in better words.
pub(super) fn finish(draft: QuestionDraft, at: usize, findings: &mut Findings) -> Option<Question> {
    match Question::new(draft) {
        Ok(question) => Some(question),
        Err(faults) => {
            for fault in faults {
                findings.add(&CHOICES_COUNT, at, fault.to_string(), "see `author explain F016`");
            }
            None
        }
    }
}

fn check_id(says: &QuestionSays, code: &str, findings: &mut Findings) {
    let Some(id) = &says.id else { return };
    let prefix = format!("{}-", code.to_ascii_lowercase());
    let tail = id.value.strip_prefix(&prefix);
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if tail.is_some_and(|tail| !tail.is_empty() && tail.bytes().all(allowed)) {
        return;
    }
    let message = match tail {
        None => format!("the id \"{}\" does not begin with \"{prefix}\"", id.value),
        Some("") => format!("the id \"{}\" has nothing behind the exam's code", id.value),
        Some(_) => format!("the id \"{}\" holds more than a to z, 0 to 9 and hyphens", id.value),
    };
    findings.add(&ID_FORM, id.at, message, format!("write it like \"{prefix}0001\""));
}

/// Every text that a person reads says something, in the small Markdown.
fn check_texts(says: &QuestionSays, findings: &mut Findings) {
    let mut check = |name: &str, said: Option<&At<String>>| {
        let Some(said) = said else { return };
        if said.value.trim().is_empty() {
            findings.add(&TEXT_EMPTY, said.at, format!("{name} is empty"), "write something");
        }
        for fault in Prose::faults(&said.value) {
            let hint = "what is to be shown as it is goes between backticks; `author explain F028` lists the markup";
            findings.add(&MARKUP, said.at, fault, hint);
        }
    };
    check("the stem", says.stem.as_ref());
    check("the rationale", says.rationale.as_ref());
    for choice in says.choices.iter().flat_map(|choices| &choices.value) {
        check("the choice", choice.text.as_ref());
        check("the why", choice.why.as_ref());
    }
    for prompt in says.prompts.iter().flat_map(|prompts| &prompts.value) {
        check("the prompt", prompt.text.as_ref());
    }
    for (no, choice) in (1..).zip(says.choices.iter().flat_map(|choices| &choices.value)) {
        if !choice.has_why {
            let message = format!("choice {no} does not say why");
            let hint = "add `why = \"...\"`: why it is right, or why it tempts and what rules it out";
            findings.add(&WHY_MISSING, choice.at, message, hint);
        }
    }
    let choices = says.choices.iter().flat_map(|list| &list.value).map(|choice| choice.text.as_ref());
    check_equal("choices", &choices.flatten().collect::<Vec<_>>(), findings);
    let prompts = says.prompts.iter().flat_map(|list| &list.value).map(|prompt| prompt.text.as_ref());
    check_equal("prompts", &prompts.flatten().collect::<Vec<_>>(), findings);
}

pub(crate) fn check_equal(name: &str, texts: &[&At<String>], findings: &mut Findings) {
    // Punctuation within a text may be all that two of them differ in: 10.0.0.0/8 and 100.0.0/8.
    // Case is that of ASCII: the table of all letters is larger than this whole file.
    let fold = |text: &At<String>| {
        let words = text.value.to_ascii_lowercase();
        let words = words.trim_end_matches(['.', ' ', '\n']).split_whitespace().collect::<Vec<_>>();
        words.join(" ")
    };
    for (at, text) in texts.iter().enumerate() {
        let same = texts[..at].iter().position(|other| fold(other) == fold(text));
        if let Some(same) = same.filter(|_| !fold(text).is_empty()) {
            let message = format!("{name} {} and {} say the same", same + 1, at + 1);
            findings.add(&CHOICES_EQUAL, text.at, message, "reword one of them, or take it out");
        }
    }
}

fn check_sources(says: &QuestionSays, findings: &mut Findings) {
    let hint = "name the page that was looked up: `sources = [\"https://docs.aws.amazon.com/...\"]`";
    match &says.sources {
        None => findings.add(&SOURCES_UNSOUND, says.at, "the question names no source", hint),
        Some(list) if list.value.is_empty() => {
            findings.add(&SOURCES_UNSOUND, list.at, "the list of sources is empty", hint);
        }
        Some(list) => {
            for source in list.value.iter().filter(|source| !is_address(&source.value)) {
                let message = format!("\"{}\" is no https address", source.value);
                findings.add(&SOURCES_UNSOUND, source.at, message, hint);
            }
        }
    }
}

/// Whether a text is the https address of a page: a host with a dot in its name, and nothing blank.
pub(crate) fn is_address(text: &str) -> bool {
    let host = text.strip_prefix("https://").and_then(|rest| rest.split('/').next());
    host.is_some_and(|host| host.contains('.')) && !text.contains(char::is_whitespace)
}

fn expect(says: &QuestionSays, findings: &mut Findings) -> Option<Expect> {
    let said = says.expect.as_ref()?;
    if let Some(share @ 50_000..=950_000) = millionths(&said.value) {
        // To the nearest percent, from the middle between two to the lower.
        return u8::try_from((share + 4_999) / 10_000).ok().map(Expect::from_percent);
    }
    findings.add(&EXPECT_RANGE, said.at, format!("`expect` is {}", said.value), "allowed is 0.05 to 0.95");
    None
}

/// A decimal such as "0.65" in millionths; without floating point, which is much code for two digits.
fn millionths(text: &str) -> Option<u32> {
    let (whole, part) = text.trim_start_matches('+').split_once('.').unwrap_or((text, ""));
    let part: String = part.chars().chain("000000".chars()).take(6).collect();
    let (whole, part): (u32, u32) = (whole.parse().ok()?, part.parse().ok()?);
    whole.checked_mul(1_000_000)?.checked_add(part)
}

fn kind(says: &QuestionSays, listed: Option<&[Kind]>, findings: &mut Findings) -> Option<Kind> {
    let said = says.kind.as_ref()?;
    let Some(kind) = Kind::from_name(&said.value) else {
        unknown_kind(said, findings);
        return None;
    };
    if let Some(listed) = listed.filter(|listed| !listed.contains(&kind)) {
        let names: Vec<_> = listed.iter().map(|kind| kind.name()).collect();
        let hint = format!("it has: {}", names.join(", "));
        findings.add(&KIND_NOT_LISTED, said.at, format!("the exam has no {} questions", kind.name()), hint);
    }
    Some(kind)
}

fn check_count(says: &QuestionSays, kind: Kind, level: Option<Level>, findings: &mut Findings) {
    let Some(choices) = &says.choices else { return };
    let (least, most) = match (kind, level) {
        (Kind::MultipleChoice, Some(Level::Quiz)) => (2, 6),
        (Kind::MultipleChoice, _) => (4, 4),
        (Kind::MultipleResponse, _) => (5, exam::MOST_CHOICES),
        (Kind::Ordering, _) => (3, 5),
        (Kind::Matching, _) => (2, exam::MOST_CHOICES),
    };
    let has = choices.value.len();
    if has < usize::from(least) || has > usize::from(most) {
        let range = if least == most { format!("exactly {least}") } else { format!("{least} to {most}") };
        let message = format!("the question has {has} choices");
        findings.add(&CHOICES_COUNT, choices.at, message, format!("{} has {range}", kind.name()));
    }
}

/// How a stem says how many choices to select.
pub(crate) fn select(keys: u32) -> String {
    const NUMBERS: [&str; 11] =
        ["ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN", "ELEVEN"];
    let number = (keys as usize).checked_sub(1).and_then(|at| NUMBERS.get(at)).copied().unwrap_or("TWELVE");
    format!("(Select {number}.)")
}

/// "(Select TWO.)" stands at the end of every multiple response stem, with the right number, and nowhere else.
pub(crate) fn check_select(says: &QuestionSays, kind: Kind, key: Option<&exam::Key>, findings: &mut Findings) {
    let Some(stem) = &says.stem else { return };
    let said = stem.value.to_ascii_lowercase().contains("(select ");
    if kind != Kind::MultipleResponse {
        if said {
            let message = "the stem asks to \"(Select ...)\", which only multiple-response questions do";
            findings.add(&SELECT_WRONG, stem.at, message, "leave it out");
        }
        return;
    }
    let Some(exam::Key::Several(set)) = key else { return };
    let wanted = select(set.len());
    if !stem.value.trim_end().ends_with(&wanted) {
        let hint = format!("end the stem with \"{wanted}\", since the question has {} keys", set.len());
        let message = match (said, stem.value.contains(&wanted)) {
            (true, true) => format!("the stem does not end with \"{wanted}\""),
            (true, false) => "the stem asks for another number of choices than there are keys".into(),
            _ => "the stem does not say how many choices to select".to_string(),
        };
        findings.add(&SELECT_WRONG, stem.at, message, hint);
    }
}

//! From what somebody's own question says to a question of the engine, asking for as little as can be.

use exam::{Choice, DomainNo, Expect, Key, Kind, MOST_CHOICES, Question, QuestionDraft, QuestionFault};

use crate::{
    file::{
        At,
        question::{ChoiceSays, QuestionSays},
    },
    findings::Findings,
    prose::{Block, Prose},
    read::{
        key,
        question::{check_equal, check_select, is_address, select},
    },
    rules::{
        format::{
            CHOICES_COUNT, ID_FORM, ID_REPEATED, KEY_COUNT, MATCH_UNSOUND, ORDER_UNSOUND, OUT_OF_RANGE,
            SOURCES_UNSOUND, TEXT_EMPTY,
        },
        own::SHOWN_AS_TYPED,
    },
};

/// Nobody judged how hard these are; the banks' middle stands in.
const EXPECT: u8 = 65;
/// The most characters of an id.
const MOST_OF_AN_ID: usize = 64;

/// The questions of a text, as far as it has been read.
#[derive(Default)]
pub(super) struct Questions {
    /// Those that can be asked.
    pub(super) sound: Vec<Question>,
    count: usize,
    /// Each id with where it stands; there are two hundred at the most.
    ids: Vec<(String, String)>,
}

impl Questions {
    /// Takes the next question of the text, if it can be asked; what is wrong is reported.
    pub(super) fn take(&mut self, says: &QuestionSays, findings: &mut Findings) {
        self.count += 1;
        let errors = findings.errors();
        let id = says.id.as_ref().map_or_else(|| format!("own-{}", self.count), |id| id.value.clone());
        let at = says.id.as_ref().map_or(says.at, |id| id.at);
        findings.about(Some(&id));
        check_id(&id, at, findings);
        if let Some((_, there)) = self.ids.iter().find(|(one, _)| *one == id) {
            let message = format!("\"{id}\" is the id of another question too: {there}");
            findings.add(&ID_REPEATED, at, message, "give one of the two an id of its own, or leave the ids out");
        } else {
            self.ids.push((id.clone(), findings.name_of(at)));
        }
        let question = question(says, id, findings);
        // What was found after the list of faults was full is not on it.
        if findings.errors() == errors && !findings.is_full() {
            self.sound.extend(question);
        }
        findings.about(None);
    }
}

fn check_id(id: &str, at: usize, findings: &mut Findings) {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    if id.is_empty() || id.len() > MOST_OF_AN_ID || !id.bytes().all(allowed) {
        let hint =
            format!("write up to {MOST_OF_AN_ID} letters, digits, hyphens, points and low lines, or leave it out");
        findings.add(&ID_FORM, at, "the id cannot be used", hint);
    }
}

fn question(says: &QuestionSays, id: String, findings: &mut Findings) -> Option<Question> {
    let choices = says.choices.as_ref()?;
    // Before anything compares them with each other: there may be thousands.
    if choices.value.len() > usize::from(MOST_CHOICES) {
        let message = format!("the question has {} choices", choices.value.len());
        findings.add(&CHOICES_COUNT, choices.at, message, format!("leave {MOST_CHOICES} at the most"));
        return None;
    }
    if let Some(prompts) = says.prompts.as_ref().filter(|prompts| prompts.value.len() > 7) {
        let message = format!("the question has {} prompts", prompts.value.len());
        findings.add(&MATCH_UNSOUND, prompts.at, message, "leave 7 at the most");
        return None;
    }
    check_texts(says, findings);
    check_sources(says, findings);
    let kind = kind(says, findings)?;
    let key = key::key(says, kind, findings)?;
    let text = |said: Option<&At<String>>| said.map(|said| said.value.trim().to_string());
    let why = |choice: &ChoiceSays| text(choice.why.as_ref()).unwrap_or_default();
    let listed = choices.value.iter();
    let listed = listed.map(|choice| Some(Choice { text: text(choice.text.as_ref())?, why: why(choice) }));
    let prompts = says.prompts.iter().flat_map(|prompts| &prompts.value);
    let draft = QuestionDraft {
        id: id.into(),
        domain: DomainNo(1),
        task: None,
        stem: stem(says, kind, &key, findings)?,
        prompts: prompts.map(|prompt| text(prompt.text.as_ref())).collect::<Option<_>>()?,
        choices: listed.collect::<Option<_>>()?,
        key,
        rationale: text(says.rationale.as_ref()).unwrap_or_default(),
        sources: says.sources.iter().flat_map(|list| &list.value).map(|source| source.value.clone()).collect(),
        checked: says.checked.as_ref().map(|day| day.value.to_string()).unwrap_or_default(),
        expect: Expect::from_percent(EXPECT),
        keep_order: says.keep_order.as_ref().is_some_and(|keep| keep.value),
        enemies: Vec::new(),
    };
    match Question::new(draft) {
        Ok(question) => Some(question),
        Err(faults) => {
            for fault in faults {
                refuse(fault, says.at, choices.at, findings);
            }
            None
        }
    }
}

/// Says what the engine cannot ask.
fn refuse(fault: QuestionFault, at: usize, choices: usize, findings: &mut Findings) {
    let (rule, at, hint) = match fault {
        QuestionFault::TooFewChoices(..) => (&CHOICES_COUNT, choices, "add choices that are wrong"),
        QuestionFault::TooManyChoices(_) => (&CHOICES_COUNT, choices, "leave the weakest out"),
        QuestionFault::KeyOutOfRange(_) | QuestionFault::KeyCount(_) => (&KEY_COUNT, choices, "mark what is right"),
        QuestionFault::OrderUnsound => (&ORDER_UNSOUND, choices, "number the choices that belong, each number once"),
        QuestionFault::PromptCount(_) | QuestionFault::PromptsUnasked => {
            (&MATCH_UNSOUND, at, "write 3 to 7 prompts, each with its `match`")
        }
        QuestionFault::StemEmpty => (&TEXT_EMPTY, at, "write what is asked"),
    };
    findings.add(rule, at, fault.to_string(), hint);
}

/// What a person reads says something; what looks like markup and is none is pointed out.
fn check_texts(says: &QuestionSays, findings: &mut Findings) {
    let mut check = |name: &str, said: Option<&At<String>>, needed: bool| {
        let Some(said) = said else { return };
        if needed && said.value.trim().is_empty() {
            findings.add(&TEXT_EMPTY, said.at, format!("{name} is empty"), "write something");
        }
        for fault in Prose::faults(&said.value) {
            findings.add(&SHOWN_AS_TYPED, said.at, format!("{name}: {fault}"), "it is shown as it is typed");
        }
    };
    check("the stem", says.stem.as_ref(), true);
    check("the rationale", says.rationale.as_ref(), false);
    for choice in says.choices.iter().flat_map(|choices| &choices.value) {
        check("the choice", choice.text.as_ref(), true);
        check("the why", choice.why.as_ref(), false);
    }
    for prompt in says.prompts.iter().flat_map(|prompts| &prompts.value) {
        check("the prompt", prompt.text.as_ref(), true);
    }
    let choices = says.choices.iter().flat_map(|list| &list.value).filter_map(|choice| choice.text.as_ref());
    check_equal("choices", &choices.collect::<Vec<_>>(), findings);
    let prompts = says.prompts.iter().flat_map(|list| &list.value).filter_map(|prompt| prompt.text.as_ref());
    check_equal("prompts", &prompts.collect::<Vec<_>>(), findings);
}

/// A question may go without sources; what it names must be an address that can do no harm.
fn check_sources(says: &QuestionSays, findings: &mut Findings) {
    let sources = says.sources.iter().flat_map(|list| &list.value);
    for source in sources.filter(|source| !is_address(&source.value)) {
        let message = format!("\"{}\" is no https address", source.value);
        findings.add(&SOURCES_UNSOUND, source.at, message, "write it like https://docs.aws.amazon.com/");
    }
}

/// The kind that the question names, or else the one that its fields are those of.
fn kind(says: &QuestionSays, findings: &mut Findings) -> Option<Kind> {
    if let Some(said) = &says.kind {
        let kind = Kind::from_name(&said.value);
        if kind.is_none() {
            let names = Kind::ALL.map(Kind::name).join(", ");
            let message = format!("there is no kind of question \"{}\"", said.value);
            findings.add(&OUT_OF_RANGE, said.at, message, format!("leave it out, or name one of: {names}"));
        }
        return kind;
    }
    let choices = says.choices.iter().flat_map(|choices| &choices.value);
    let keys = choices.clone().filter(|choice| choice.key.as_ref().is_some_and(|key| key.value)).count();
    Some(if says.prompts.is_some() {
        Kind::Matching
    } else if choices.clone().any(|choice| choice.has_order) {
        Kind::Ordering
    } else if keys > 1 {
        Kind::MultipleResponse
    } else {
        Kind::MultipleChoice
    })
}

/// The stem, which says at its end how many to select where several are right.
fn stem(says: &QuestionSays, kind: Kind, key: &Key, findings: &mut Findings) -> Option<String> {
    let stem = says.stem.as_ref()?.value.trim();
    if stem.to_ascii_lowercase().contains("(select ") {
        check_select(says, kind, Some(key), findings);
        return Some(stem.into());
    }
    let Key::Several(set) = key else { return Some(stem.into()) };
    let gap = if matches!(Prose::parse(stem).0.last(), Some(Block::Paragraph(_))) { " " } else { "\n\n" };
    Some(format!("{stem}{gap}{}", select(set.len())))
}

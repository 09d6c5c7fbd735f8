//! Blind solving: questions without their keys for people who must not see them, and what they answered.
//!
//! A solver sees the questions and the choices of each in an order that their own seed gives, and names choices by
//! the place *on their sheet*, from 1: elsewhere choices are named by their place in the file, which would let a
//! writer's habit of putting the key first shine through.

use std::collections::BTreeMap;

use exam::{ChoiceNo, Draw, Key, MOST_CHOICES, Question, Seed};
use serde::{Deserialize, Serialize};

use crate::Exam;

/// What a solver is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// The exam's code.
    pub exam: String,
    /// What gave the order.
    pub seed: u32,
    /// The questions, shuffled.
    pub questions: Vec<SheetQuestion>,
}

/// One question of a sheet: all that a candidate would see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SheetQuestion {
    /// The question's id.
    pub id: String,
    /// A mark of its wording, by which an answer can say what it answers.
    pub text: String,
    /// Its kind.
    pub kind: String,
    /// The stem, in the small Markdown.
    pub stem: String,
    /// The prompts of a matching question.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub prompts: Vec<String>,
    /// The choices, shuffled.
    pub choices: Vec<String>,
}

/// What one solver answered.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// The exam's code.
    pub exam: String,
    /// The seed of the solver's sheet.
    pub seed: u32,
    /// An answer for each question, by its id.
    pub answers: BTreeMap<String, Answer>,
}

/// One answer of a solver.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The mark of the wording that was solved.
    pub text: String,
    /// Places of choices on the sheet, from 1: in an ordering in their order, in a matching one for each prompt.
    pub choices: Vec<u8>,
    /// Places of choices that could be defended as well.
    #[serde(default)]
    pub also: Vec<u8>,
    /// How sure the solver is, 0 to 1.
    #[serde(default)]
    pub sure: Option<f64>,
    /// What decided, or what is wrong with the question.
    #[serde(default)]
    pub note: String,
}

/// An answer set against the key, in places of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// Whether the answer is the key.
    pub agrees: bool,
    /// The choices that were answered.
    pub choices: Vec<ChoiceNo>,
    /// Choices that the solver would defend too; a choice of the answer itself where the solver disputes the question.
    pub also: Vec<ChoiceNo>,
}

/// The sheet of a solver: the questions that `wanted` picks, without anything that tells the key.
pub fn sheet(exam: &Exam, seed: Seed, wanted: impl Fn(&Question) -> bool) -> Sheet {
    let mut questions: Vec<SheetQuestion> = exam
        .questions()
        .iter()
        .filter(|question| wanted(question))
        .map(|question| sheet_question(question, seed))
        .collect();
    Draw::new(seed, "blind questions", 0).shuffle(&mut questions);
    Sheet { exam: exam.blueprint().code().into(), seed: seed.0, questions }
}

fn sheet_question(question: &Question, seed: Seed) -> SheetQuestion {
    let texts: Vec<String> = order(question, seed).into_iter().map(|at| question.choices()[at].text.clone()).collect();
    SheetQuestion {
        id: question.id().to_string(),
        text: wording(question),
        kind: question.shape().kind().name().into(),
        stem: question.stem().into(),
        prompts: question.prompts().to_vec(),
        choices: texts,
    }
}

/// The places of the choices in the file, in the order of the sheet. It depends on this question alone, so a
/// sheet of some questions shows each as the whole sheet does.
fn order(question: &Question, seed: Seed) -> Vec<usize> {
    let mut order: Vec<usize> = (0..question.choices().len()).collect();
    if !question.entry().keep_order {
        let number = hash([question.id().as_str()].into_iter());
        Draw::new(seed, "blind choices", u32::try_from(number >> 32).unwrap_or(0)).shuffle(&mut order);
    }
    order
}

/// Sets an answer against the key.
///
/// # Errors
/// A sentence where the answer names no such places, or another wording was solved.
pub fn compare(question: &Question, seed: Seed, answer: &Answer) -> Result<Compared, String> {
    let id = question.id();
    if answer.text != wording(question) {
        return Err(format!("\"{id}\" was solved in another wording; have it solved afresh"));
    }
    let order = order(question, seed);
    let place = |place: &u8| {
        let at = usize::from(*place).checked_sub(1).and_then(|at| order.get(at));
        let no = at.and_then(|&at| u8::try_from(at + 1).ok()).and_then(ChoiceNo::new);
        no.ok_or_else(|| format!("\"{id}\" has no choice {place}; it has {}", order.len()))
    };
    let places = |list: &[u8]| list.iter().map(place).collect::<Result<Vec<ChoiceNo>, String>>();
    let (mut choices, also) = (places(&answer.choices)?, places(&answer.also)?);
    let agrees = match question.key() {
        Key::One(key) => choices == [*key],
        Key::Several(keys) => {
            choices.sort_unstable();
            choices == keys.iter().collect::<Vec<_>>()
        }
        Key::Order(key) | Key::Pairs(key) => choices == *key,
    };
    Ok(Compared { agrees, choices, also })
}

/// A mark of what a candidate reads: stem, prompts and choices in the order of the file.
pub fn wording(question: &Question) -> String {
    format!("{:016x}", hash(read_texts(question)))
}

/// A mark of what is read and of what is right: a review holds for this and nothing else.
pub fn fingerprint(question: &Question) -> String {
    let key: Vec<String> = match question.key() {
        Key::One(key) => vec![key.get().to_string()],
        Key::Several(keys) => keys.iter().map(|key| key.get().to_string()).collect(),
        Key::Order(keys) | Key::Pairs(keys) => keys.iter().map(|key| key.get().to_string()).collect(),
    };
    format!("{:016x}", hash(read_texts(question).chain(key.iter().map(String::as_str))))
}

fn read_texts(question: &Question) -> impl Iterator<Item = &str> {
    let choices = question.choices().iter().take(usize::from(MOST_CHOICES)).map(|choice| choice.text.as_str());
    let prompts = question.prompts().iter().map(String::as_str);
    [question.stem()].into_iter().chain(prompts).chain(choices).map(str::trim)
}

/// FNV-1a with 64 bits over the texts, each ended by a byte that no text has.
fn hash<'t>(texts: impl Iterator<Item = &'t str>) -> u64 {
    let bytes = texts.flat_map(|text| text.bytes().chain([0xff]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

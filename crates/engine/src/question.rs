//! A whole question, as a page shows it.

use bank::{Exam, responses::Given};
use exam::{Key, Question, QuestionId};

use crate::json::object;

pub(crate) struct Shown<'q> {
    id: &'q str,
    exam: &'q str,
    domain: u8,
    task: Option<&'q str>,
    kind: &'static str,
    stem: &'q str,
    prompts: &'q [String],
    choices: Vec<ChoiceRow<'q>>,
    key: Vec<u8>,
    picks: usize,
    rationale: &'q str,
    sources: &'q [String],
    checked: Option<&'q str>,
    enemies: Vec<&'q str>,
}
#[rustfmt::skip]
object!(Shown<'_> {
    id, exam, domain, task, kind, stem, prompts, choices, key, picks, rationale, sources, checked, enemies
});

struct ChoiceRow<'q> {
    text: &'q str,
    why: &'q str,
}
object!(ChoiceRow<'_> { text, why });

impl<'q> Shown<'q> {
    pub(crate) fn of(exam: &'q Exam, question: &'q Question) -> Shown<'q> {
        let choices = question.choices().iter().map(|choice| ChoiceRow { text: &choice.text, why: &choice.why });
        let key = key(question.key());
        Shown {
            id: question.id().as_str(),
            exam: exam.blueprint().code(),
            domain: question.domain().0,
            task: exam.task_id(question),
            kind: question.shape().kind().name(),
            stem: question.stem(),
            prompts: question.prompts(),
            choices: choices.collect(),
            picks: key.len(),
            key,
            rationale: question.rationale(),
            sources: question.sources(),
            checked: Some(question.checked()).filter(|day| !day.is_empty()),
            enemies: question.enemies().iter().map(QuestionId::as_str).collect(),
        }
    }
}

/// What is right, as places of choices from 1: the right one or ones, the order, or one for each prompt.
pub(crate) fn key(key: &Key) -> Vec<u8> {
    match Given::from(&key.response()) {
        Given::Places(places) => places.into_iter().flatten().filter_map(|place| u8::try_from(place).ok()).collect(),
        Given::Nothing(()) | Given::Other(()) => Vec::new(),
    }
}

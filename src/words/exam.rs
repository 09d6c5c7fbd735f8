//! Words of an exam's own page.

use super::frame::{count, questions};

pub(crate) const FACTS: &str = "Facts";
pub(crate) const TO_PASS: &str = "to pass, of 1,000";
pub(crate) const MINUTES: &str = "minutes";
pub(crate) const KINDS: &str = "kinds of question";
pub(crate) const START: &str = "Start a mock exam";
pub(crate) const START_QUIZ: &str = "Start the quiz";
pub(crate) const START_ANOTHER: &str = "Start another";
pub(crate) const NO_QUESTIONS: &str =
    "No questions yet: the outline is here, the questions are being written. Until then there is nothing to start.";
pub(crate) const OUTLINE: &str = "What is asked";
pub(crate) const OUTLINE_SAID: &str =
    "Each domain has its share of the questions that count. A mock exam here has the same shares.";
pub(crate) const QUIZ_OUTLINE_SAID: &str = "Each topic has its share of the questions.";
pub(crate) const QUIZ: &str = "Quiz";
pub(crate) const TOPICS: &str = "Topics of this exam";
pub(crate) const SCOPE: &str = "Services in scope";
pub(crate) const OUT_OF_SCOPE: &str = "Services out of scope";
pub(crate) const SCOPE_LOADING: &str = "Services: loading…";
pub(crate) const TASKS_LOADING: &str = "Tasks: loading…";
pub(crate) const HISTORY: &str = "Your results";
pub(crate) const NO_HISTORY: &str =
    "None yet. After your first mock exam, its score stands here against the passing line.";
pub(crate) const NO_QUIZ_HISTORY: &str = "None yet.";
pub(crate) const ORIGIN: &str = "Where these facts come from";
pub(crate) const DAY: &str = "Day";
pub(crate) const SCORE: &str = "Score";
pub(crate) const RANGE: &str = "Range";
pub(crate) const VERDICT: &str = "Verdict";
pub(crate) const RIGHT: &str = "Right";

/// "50 count, 15 do not".
pub(crate) fn scored(scored: u32, unscored: u32) -> String {
    if unscored == 0 { "questions, all count".into() } else { format!("questions: {scored} count, {unscored} do not") }
}

/// "Continue at question 13".
pub(crate) fn go_on(at: u32) -> String {
    format!("Continue at question {at}")
}

/// "4 tasks, 32 questions".
pub(crate) fn tasks(tasks: usize, bank: u32) -> String {
    let tasks = count(tasks, "task", "tasks");
    if bank == 0 { tasks } else { format!("{tasks}, {} in the bank", questions(bank)) }
}

/// "87 services".
pub(crate) fn services(heading: &str, n: usize) -> String {
    format!("{heading} ({n})")
}

/// "DVA-C03 follows it."
pub(crate) fn follows(successor: &str) -> String {
    format!("{successor} follows it.")
}

/// "Multiple choice, multiple response".
pub(crate) fn kinds(kinds: impl Iterator<Item = &'static str>) -> String {
    sentence(kinds.collect::<Vec<_>>().join(", "))
}

/// The groups of facts, as data files call them.
pub(crate) fn origin(group: &str) -> String {
    sentence(group.replace(['_', '-'], " "))
}

/// The same text with a capital at its start.
fn sentence(mut text: String) -> String {
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

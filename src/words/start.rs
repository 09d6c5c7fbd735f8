//! What a candidate reads before an exam begins.

use exam::Refusal;

pub(crate) const DRAWING: &str = "Drawing your questions…";
pub(crate) const START_MOCK: &str = "Start the exam";
pub(crate) const START_QUIZ: &str = "Start the quiz";
pub(crate) const START_PRACTICE: &str = "Start practising";
pub(crate) const START_UNSAVED: &str = "Start without saving";
pub(crate) const STARTING: &str = "Starting…";
pub(crate) const RULES: &str = "How it goes";
pub(crate) const OPTIONS: &str = "Options";
pub(crate) const EXTRA: &str = "30 minutes more (English as a second language)";
pub(crate) const MULTIPLE: &str = "Time";
pub(crate) const SEAL: &str = "Seal the result until I open it";
pub(crate) const STRICT: &str = "Strict clock: time runs on while the page is closed";
pub(crate) const FEEDBACK: &str = "Show the answer after each question when I ask";
pub(crate) const NOT_YET: &str = "No questions yet";
pub(crate) const NOT_YET_TEXT: &str = "The outline of this exam is here; its questions are being written.";
pub(crate) const TO_EXAM: &str = "Back to the exam";
pub(crate) const TO_QUIZ: &str = "Back to the quiz";
pub(crate) const NO_SUCH_EXAM: &str = "There is no exam of this code here.";
pub(crate) const NO_SUCH_TASK: &str = "This exam has no such task.";
pub(crate) const PRINT_THIS: &str = "Print this form";
pub(crate) const PRINT_ANY: &str = "Print a form instead";
pub(crate) const GONE: &str = "The sitting whose form you asked for is not in this browser.";
pub(crate) const SAME_FORM: &str = "This is the same form again: the same questions, in the same order.";

pub(crate) fn mock_title(code: &str) -> String {
    format!("{code} mock exam")
}

pub(crate) fn practice_title(code: &str) -> String {
    format!("{code} practice")
}

pub(crate) fn facts(questions: usize, minutes: Option<u64>) -> String {
    match minutes {
        Some(minutes) => format!("{questions} questions, {minutes} minutes"),
        None if questions == 1 => "1 question, no time limit".into(),
        None => format!("{questions} questions, no time limit"),
    }
}

/// A multiple of an exam's time, in percent.
pub(crate) fn multiple(percent: u32) -> &'static str {
    match percent {
        125 => "Time and a quarter",
        150 => "Time and a half",
        200 => "Double time",
        _ => "Standard time",
    }
}

pub(crate) const BANK_CHANGED: &str = "The questions of this exam have changed since this link was made, so it cannot give the same form any more. Below is the nearest: the same form number from today's questions. Everybody who opens the link from today on gets this one; pass on the new link that stands below.";

pub(crate) fn unscored(scored: u32, unscored: u32) -> String {
    format!("{scored} questions count. {unscored} do not, as in the real exam, and you learn which in the report.")
}

pub(crate) fn new_to_you(new: usize, of: usize) -> String {
    if new == of { "All questions are new to you.".into() } else { format!("{new} of {of} questions are new to you.") }
}

/// `timed` is whether there is a time limit.
pub(crate) fn rules(timed: bool) -> [&'static str; 4] {
    [
        "An unanswered question counts as wrong, and a wrong one costs nothing more: answer everything.",
        "A question is right as a whole or not at all. You can go back and forth and flag questions.",
        if timed {
            "Every act is saved at once. If the page closes, you come back to the same question with the same time left."
        } else {
            "Every act is saved at once. If the page closes, you come back to the same question."
        },
        "Nothing leaves this device.",
    ]
}

pub(crate) fn refused(refusal: &Refusal) -> String {
    match refusal {
        Refusal::TooFew { largest: 0, .. } => format!("The question bank cannot give this form: {refusal}."),
        Refusal::TooFew { largest, .. } => {
            format!("The question bank cannot give this form: {refusal}. Ask for {largest} questions or fewer.")
        }
        other => format!("The question bank cannot give this form: {other}."),
    }
}

pub(crate) fn not_started(why: &str) -> String {
    format!(
        "The exam was not started, because its start could not be saved: {why}. You can free space and try again, or start all the same: then closing the tab loses what is not saved by then."
    )
}

//! Words of the quiz for frames in other pages.

use super::frame::questions;

pub(crate) const LOADING: &str = "Loading the quiz…";
pub(crate) const CHECK: &str = "Check";
pub(crate) const SHOW: &str = "Show the answer";
pub(crate) const NEXT: &str = "Next question";
pub(crate) const END: &str = "See the result";
pub(crate) const OTHERS: &str = "Try others";
pub(crate) const OVER: &str = "Start over";
pub(crate) const OPEN: &str = "Open in Dryrun";
pub(crate) const NEW_TAB: &str = " (opens a new tab)";
pub(crate) const QUESTIONS: &str = "Every question";
pub(crate) const BY_DOMAIN: &str = "By domain";
pub(crate) const CHOOSE_FIRST: &str = "Choose an answer first.";
pub(crate) const PLACE_FIRST: &str = "Put all the places in order first.";
pub(crate) const MATCH_FIRST: &str = "Give every prompt its choice first.";
pub(crate) const KEPT: &str = "Your answers stay in this tab.";
pub(crate) const NOT_KEPT: &str =
    "Your answers are gone when you leave this page: the browser lets this frame keep nothing.";
pub(crate) const DAMAGED: &str = "What this tab had kept of this quiz was damaged, so it starts anew.";
pub(crate) const CHANGED: &str = "The questions have changed since you were here, so the quiz starts anew.";
pub(crate) const WRONG_ADDRESS: &str = "This quiz cannot be shown";
pub(crate) const NOT_SHOWN: &str = "The quiz is not here yet";
pub(crate) const WAITING: &str = "Waiting for the questions of this page…";
pub(crate) const NOBODY: &str =
    "The page around this frame hands the questions over, and there is none. On the builder page you can write some:";
pub(crate) const BUILDER: &str = "Build a quiz";
pub(crate) const NO_OWN: &str = "None of these questions can be asked";
pub(crate) const OWN_TITLE: &str = "Quiz";
pub(crate) const MADE_WITH: &str = "Made with";
pub(crate) const FOR_AUTHOR: &str = "For the author of this page";
pub(crate) const UNFIT: &str =
    "The files of the question bank do not fit together. Reload the page to fetch them again.";
pub(crate) const UNMARKED: &str = "A question has no key, so the quiz cannot be marked. Reload to fetch it again.";
pub(crate) const NO_SUCH_QUESTIONS: &str = "the bank has no questions of this part yet.";

/// "CLF-C02 · Security and Compliance · 5 questions".
pub(crate) fn line(code: Option<&str>, part: &str, n: u32) -> String {
    let parts = [code.map(str::to_owned), Some(part.to_owned()), Some(questions(n))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// No such exam, and the exams that there are.
pub(crate) fn no_exam(code: &str) -> String {
    format!("There is no exam \"{code}\" here. These exams are:")
}

/// No such domain, and the domains that there are.
pub(crate) fn no_domain(code: &str, number: u8) -> String {
    format!("{code} has no domain {number}. Its domains are:")
}

/// No such task, and the tasks that there are.
pub(crate) fn no_task(code: &str, task: &str) -> String {
    format!("{code} has no task \"{task}\". Its tasks are:")
}

/// The task is of another domain.
pub(crate) fn other_domain(task: &str, number: u8) -> String {
    format!(
        "Task {task} is not of domain {number}. Leave one of the two out of the address. The tasks of this domain are:"
    )
}

/// "3 of 5 right".
pub(crate) fn result(right: u32, of: u32) -> String {
    format!("{right} of {of} right")
}

/// A sentence for the whole, without praise that nobody earned.
pub(crate) fn said(right: u32, of: u32) -> &'static str {
    match (right, of) {
        (right, of) if right == of => "Every answer is right.",
        (0, _) => "None is right yet. Each question below says why.",
        _ => "Open a question to see why.",
    }
}

/// The share, for a screen reader.
pub(crate) fn progress(at: usize, of: usize) -> String {
    format!("Question {} of {of}", at + 1)
}

/// The engine for own questions did not come.
pub(crate) fn no_engine(why: &str) -> String {
    format!("The part of Dryrun that reads these questions could not be used: {why}.")
}

/// "Line 12: …".
pub(crate) fn flaw(line: Option<u32>, message: &str, hint: Option<&str>) -> String {
    let line = line.map_or(String::new(), |line| format!("Line {line}: "));
    let hint = hint.filter(|hint| !hint.is_empty()).map_or(String::new(), |hint| format!(" ({hint})"));
    format!("{line}{message}{hint}")
}

/// How many questions were left out.
pub(crate) fn flaws(n: usize) -> String {
    if n == 1 {
        "1 thing to look at in these questions:".into()
    } else {
        format!("{n} things to look at in these questions:")
    }
}

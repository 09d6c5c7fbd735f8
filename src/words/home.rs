//! Words of the start screen. The page itself holds the first two as well, for the time before the app runs.

use std::time::Duration;

use super::frame::{length, minutes, questions};

pub(crate) const HEADLINE: &str = "Sit the exam before the exam.";
pub(crate) const LEAD: &str = "Full-length practice for AWS Certification, with the real numbers of questions, minutes and weights, \
     and a reason for every answer.";
pub(crate) const GO_ON: &str = "Continue";
pub(crate) const TONIGHT: &str = "Tonight";
pub(crate) const SEALED: &str = "sealed";
pub(crate) const NO_QUESTIONS: &str = "No questions yet: the outline is here, the questions are being written.";

/// "90 minutes · 65 questions · 700 passes".
pub(crate) fn facts(time: Option<u32>, places: u32, passing: Option<u32>) -> String {
    let parts = [time.map(minutes), Some(questions(places)), passing.map(|passing| format!("{passing} passes"))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// "132 questions in the bank".
pub(crate) fn bank(n: u32) -> String {
    format!("{} in the bank", questions(n))
}

/// "Question 13 of 65, 12 answered".
pub(crate) fn progress(at: u32, answered: u32, of: u32) -> String {
    format!("Question {at} of {of}, {answered} answered")
}

/// "1 h 12 min left"; a list has no use for seconds.
pub(crate) fn left(time: Duration) -> String {
    match time.as_secs() / 60 {
        0 => "Less than a minute left".into(),
        minutes => format!("{} left", length(Duration::from_secs(minutes * 60))),
    }
}

/// "Begun on 21 November 2026".
pub(crate) fn begun(day: &str) -> String {
    format!("Begun on {day}")
}

/// "Last result: 748, pass, on 21 November 2026".
pub(crate) fn last_result(result: &str, verdict: Option<&str>, day: &str) -> String {
    let verdict = verdict.map_or(String::new(), |verdict| format!(", {verdict}"));
    format!("Last result: {result}{verdict}, on {day}")
}

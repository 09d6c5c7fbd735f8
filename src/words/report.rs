//! Words of the report.

use std::time::Duration;

use exam::{Ending, Label, Outcome, Verdict};

use super::frame::{count, length};

pub(crate) const TOO_CLOSE: &str = "too close to call";
pub(crate) const ESTIMATE: &str = "This score is an estimate, not AWS's: AWS equates its forms by statistics that it does not publish. Here every right \
     answer counts the same, and the range says how much chance is in so few questions.";
pub(crate) const QUIZ: &str = "The share of right answers. A scaled score needs a whole exam.";
pub(crate) const DOMAINS: &str = "By domain";
pub(crate) const DOMAIN: &str = "Domain";
pub(crate) const WEIGHT: &str = "Weight";
pub(crate) const RIGHT: &str = "Right";
pub(crate) const CLASSIFICATION: &str = "Classification";
pub(crate) const CAUTION: &str = "Read these rows with care: a domain has few questions, and one more or less can change its word. Only the total decides. \
     AWS uses the same two words and does not publish where it draws the line; here it is the share that passes the whole exam.";
pub(crate) const SCORED_ONLY: &str = "Unscored questions are in none of these rows.";
pub(crate) const TIME: &str = "Time";
pub(crate) const COMMENT: &str = "Your comment";
pub(crate) const COMMENTED: &str = "Commented";
pub(crate) const STUDY: &str = "What to study tonight";
pub(crate) const NOTHING_TO_STUDY: &str = "Nothing was wrong. Sleep well.";
pub(crate) const READ: &str = "Read:";
pub(crate) const QUESTIONS: &str = "Every question";
pub(crate) const SHOW: &str = "Show";
pub(crate) const NONE_SUCH: &str = "None of the questions is of this sort.";
pub(crate) const OPEN_ALL: &str = "Open all";
pub(crate) const CLOSE_ALL: &str = "Close all";
pub(crate) const PRINT: &str = "Print";
pub(crate) const PRINT_FORM: &str = "Print this form";
pub(crate) const SAME_FORM: &str = "Same form again";
pub(crate) const OTHER_FORM: &str = "Another form";
pub(crate) const YOURS: &str = "Your answer";
pub(crate) const KEY: &str = "Right answer";
pub(crate) const NOT_GIVEN: &str = "none";
pub(crate) const CHOICES: &str = "Every choice, and why";
pub(crate) const PROMPT: &str = "Prompt";
pub(crate) const IDEA: &str = "The idea to take away";
pub(crate) const SOURCES: &str = "Sources";
pub(crate) const COMPLAINT: &str = "Something is wrong with this question";
pub(crate) const RIGHT_AND_YOURS: &str = "Right, and your answer.";
pub(crate) const RIGHT_CHOICE: &str = "Right.";
pub(crate) const RIGHT_MISSED: &str = "Right, and not picked.";
pub(crate) const YOUR_CHOICE: &str = "Your answer, and wrong.";
pub(crate) const FLAGGED: &str = "Flagged";
pub(crate) const UNSCORED: &str = "Unscored";
pub(crate) const SCORED: &str = "Scored";
pub(crate) const ALL: &str = "All";
pub(crate) const WRONG: &str = "Wrong";
pub(crate) const UNANSWERED: &str = "Unanswered";

/// "Pass" or "Fail".
pub(crate) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "Pass",
        Verdict::Fail => "Fail",
    }
}

/// "36 of 50 right".
pub(crate) fn right_of(right: u32, of: u32) -> String {
    format!("{right} of {of} right")
}

/// "36 of 50".
pub(crate) fn of(right: u32, of: u32) -> String {
    format!("{right} of {of}")
}

/// "72%", rounded down.
pub(crate) fn share(right: u32, of: u32) -> String {
    format!("{}%", u64::from(right) * 100 / u64::from(of.max(1)))
}

/// Where the range lies.
pub(crate) fn range(low: u32, high: u32) -> String {
    format!("likely between {low} and {high}")
}

/// What "too close to call" means here.
pub(crate) fn close(passing: u32) -> String {
    format!("The range lies on both sides of {passing}: on another form of the same exam it could go the other way.")
}

/// The text twin of the drawn scale.
pub(crate) fn scale(score: u32, low: u32, high: u32, passing: u32) -> String {
    format!("On the scale from 100 to 1,000: your score is {score}, its range {low} to {high}, and {passing} passes.")
}

/// "700 passes".
pub(crate) fn passes(passing: u32) -> String {
    format!("{passing} passes")
}

/// AWS's words for a domain.
pub(crate) fn label(label: Label) -> &'static str {
    match label {
        Label::Meets => "Meets Competencies",
        Label::NeedsImprovement => "Needs Improvement",
    }
}

/// Time spent, and how it ended.
pub(crate) fn spent(spent: Duration, limit: Option<Duration>, ending: Ending) -> String {
    let of = limit.map_or(String::new(), |limit| format!(" of {}", length(limit)));
    let end = if ending == Ending::TimeUp { ". The time ran out" } else { "" };
    format!("{}{of} spent{end}.", length(spent))
}

/// The mean.
pub(crate) fn mean(time: Duration) -> String {
    format!("{} a question on average.", length(time))
}

/// The heading of the interruptions.
pub(crate) fn interruptions(n: usize) -> String {
    format!("{}, while the page was closed or the device asleep:", count(n, "interruption", "interruptions"))
}

/// One interruption.
pub(crate) fn interruption(time: Duration, charged: bool) -> String {
    format!("{}, {}", length(time), if charged { "taken off your time" } else { "not taken off your time" })
}

/// What became of a question.
pub(crate) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Right => "Right",
        Outcome::Wrong => WRONG,
        Outcome::Unanswered => UNANSWERED,
    }
}

/// "Checked on 21 November 2026".
pub(crate) fn checked(day: &str) -> String {
    format!("Sources checked on {day}")
}

/// What following the link to a report does.
pub(crate) fn complaint_goes(place: Option<&str>) -> &'static str {
    if place.is_some_and(|place| place.starts_with("https:")) {
        "(opens a page with a report to fill in; nothing is sent before you send it)"
    } else {
        "(opens your mail program with a report to fill in; nothing is sent before you send it)"
    }
}

/// "40 s on this question".
pub(crate) fn spent_here(time: Duration) -> String {
    format!("{} on this question", length(time))
}

/// "Domain 2: Security".
pub(crate) fn domain(number: u8, title: &str) -> String {
    format!("Domain {number}: {title}")
}

/// "Task 2.1: Understand …"; a topic's id is its title.
pub(crate) fn task(id: &str, title: &str) -> String {
    if id == title { format!("Topic: {title}") } else { format!("Task {id}: {title}") }
}

/// "Begun on 21 November 2026. Form 8412."
pub(crate) fn begun(day: &str, seed: u32) -> String {
    format!("Begun on {day}. Form {seed}.")
}

//! Words of the page of what is due for review.

use super::frame::count;

pub(crate) const START: &str = "Start review";
pub(crate) const TONIGHT: &str = "What comes tonight";
pub(crate) const HOW: &str = "A subject comes again shortly before you would forget it. It is asked by a question that you have not seen, as long as there is one: what counts is the subject, not a question known by heart.";
pub(crate) const NEVER: &str = "Nothing is due, for you have answered nothing of this exam yet. After your first questions, each of their subjects comes again here when it is time. You can begin here, with a question of each subject, or choose for yourself.";
pub(crate) const NOTHING_DUE: &str = "Nothing is due today.";
pub(crate) const GO_ON: &str = "What you have not answered yet can come all the same:";
pub(crate) const NO_MORE: &str = "Nothing that is new to you can come today either.";
pub(crate) const DUE: &str = "Due";
pub(crate) const NEW: &str = "New";
pub(crate) const NOT_ANSWERED: &str = "not answered yet";
pub(crate) const PRACTISE: &str = "Choose what to practise";
pub(crate) const MOCK: &str = "Sit a mock exam";
pub(crate) const PASSED: &str = "The day for which your exam was booked has passed, so it changes nothing here.";
pub(crate) const NO_QUESTIONS: &str =
    "No questions yet: the outline of this exam is here, its questions are being written.";

pub(crate) fn title(code: &str) -> String {
    format!("{code} review")
}

/// "3 subjects are due today, 2 more were never answered."
pub(crate) fn summary(due: usize, new: usize) -> String {
    let is = if due == 1 { "is" } else { "are" };
    let due = format!("{} {is} due today", count(due, "subject", "subjects"));
    match new {
        0 => format!("{due}."),
        1 => format!("{due}, and 1 was not answered yet."),
        _ => format!("{due}, and {new} were not answered yet."),
    }
}

/// Some of what is due does not come with so few questions.
pub(crate) fn left_out(due: usize) -> String {
    if due == 1 {
        "1 subject that is due does not come with so few questions.".into()
    } else {
        format!("{due} subjects that are due do not come with so few questions.")
    }
}

/// What is said of one subject that is due.
pub(crate) fn last(right: bool, days: u32) -> String {
    let when = match days {
        0 => "today".into(),
        1 => "yesterday".into(),
        days => format!("{days} days ago"),
    };
    format!("{} {when}", if right { "answered rightly" } else { "answered with mistakes" })
}

/// "2 questions, 1 of them seen before".
pub(crate) fn questions(n: usize, seen: usize) -> String {
    let questions = count(n, "question", "questions");
    match (n, seen) {
        (_, 0) => format!("{questions}, new to you"),
        (1, _) => format!("{questions}, seen before: no other is left"),
        (n, seen) if n == seen => format!("{questions}, seen before: no others are left"),
        (_, seen) => format!("{questions}, {seen} of them seen before: no others are left"),
    }
}

/// When the next subject is due. `days` is how far off the day is.
pub(crate) fn next(days: u32, day: &str) -> String {
    match days {
        1 => "The next is due tomorrow.".into(),
        days => format!("The next is due in {days} days, on {day}."),
    }
}

/// What the booked day changes: `sooner` subjects come today because of it, `settled` ones need not come again.
pub(crate) fn booked(days: u32, sooner: usize, settled: usize) -> String {
    let when = match days {
        0 => return "Your exam is today. What is due comes once more; rest is worth as much.".to_owned(),
        1 => "Your exam is tomorrow".to_owned(),
        days => format!("Your exam is in {days} days"),
    };
    let sooner = match sooner {
        0 => String::new(),
        1 => " 1 of those due today comes for this reason.".into(),
        _ => format!(" {sooner} of those due today come for this reason."),
    };
    let settled = match settled {
        0 => String::new(),
        1 => " 1 subject is known well enough to wait until after it.".into(),
        _ => format!(" {settled} subjects are known well enough to wait until after it."),
    };
    format!(
        "{when}: subjects come again sooner, while you are still likely to know 95 in a hundred instead of 90.{sooner}{settled}"
    )
}

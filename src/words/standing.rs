//! Words on how a candidate stands, and what to do next.

use std::time::Duration;

use exam::{NotYet, Readiness};

use super::frame::{count, length, questions};

pub(crate) const STANDING: &str = "Where you stand";
pub(crate) const QUIZ_STANDING: &str = "How it goes";
pub(crate) const NEXT: &str = "Next";
pub(crate) const MOCK: &str = "Start a mock exam";
pub(crate) const QUIZ: &str = "Start the quiz";
pub(crate) const TEN: &str = "Practise 10 questions";
pub(crate) const PRACTISE: &str = "Practise";
pub(crate) const PRACTISE_DOMAIN: &str = "Practise this domain";
pub(crate) const REVIEW: &str = "Review what is due";
pub(crate) const SET_DAY: &str = "Set the day";
pub(crate) const READINESS: &str = "Chance to pass a fresh Dryrun form today";
pub(crate) const CAUTION: &str = "Not the chance to pass AWS's exam: these questions are Dryrun's own, and how they compare with AWS's is not known.";
pub(crate) const NOT_YET: &str = "Not enough evidence yet";
pub(crate) const WHAT_COUNTS: &str = "What counts is your first answer to a question in a mock exam, with the clock running and without the answer shown. Practice \
     is for learning and is left out.";
pub(crate) const ACCURACY: &str = "By domain";
pub(crate) const QUIZ_ACCURACY: &str = "By topic";
pub(crate) const FIRST_ANSWERS: &str =
    "First answers: how each question went the first time that you answered it, in an exam or in practice.";
pub(crate) const AS_TABLE: &str = "The same as a table";
pub(crate) const DOMAIN: &str = "Domain or task";
pub(crate) const OF: &str = "Answered";
pub(crate) const SHARE: &str = "Share";
pub(crate) const AGAINST: &str = "Passing line";
pub(crate) const ABOVE: &str = "reached";
pub(crate) const BELOW: &str = "below";
pub(crate) const NONE_OF_DOMAIN: &str = "none answered yet";
pub(crate) const PACE: &str = "Pace and changed answers";
pub(crate) const GAINED: &str = "From wrong to right";
pub(crate) const LOST: &str = "From right to wrong";
pub(crate) const NEITHER: &str = "From wrong to wrong";
pub(crate) const NO_CHANGES: &str = "You have changed no answer so far.";
pub(crate) const BOOKED: &str = "Exam day";
pub(crate) const SAVE: &str = "Save";
pub(crate) const CHANGE: &str = "Change";
pub(crate) const REMOVE: &str = "Remove";
pub(crate) const WHY_BOOKED: &str =
    "With a day set, what is due comes early enough for it, and the start page counts down.";
pub(crate) const REMOVED: &str = "The day was removed.";
pub(crate) const UNREADABLE: &str = "The day that was set here could not be read. It was put aside; set it once more.";
pub(crate) const UNMARKED: &str = "of your sittings could not be marked, because their questions are no longer in the bank. Their scores stand below, and they are left out of everything else here.";
pub(crate) const SEALED: &str = "Sealed";
pub(crate) const READING: &str = "Reading your results…";

/// A share in whole per cents; nothing is certain, so the ends are told as such.
pub(crate) fn percent(permille: u16) -> String {
    match permille {
        0..10 => "under 1%".into(),
        991.. => "over 99%".into(),
        permille => format!("{}%", (permille + 5) / 10),
    }
}

/// "78% (from 41% to 97%)".
pub(crate) fn chance(readiness: &Readiness) -> String {
    format!("{} ({})", percent(readiness.mid), span(readiness))
}

/// "from 41% to 97%".
pub(crate) fn span(readiness: &Readiness) -> String {
    let [low, high] = [readiness.low, readiness.high].map(percent);
    if low == high { "all of its range".into() } else { format!("from {low} to {high}") }
}

/// The text twin of the picture of the range.
pub(crate) fn picture(readiness: &Readiness) -> String {
    format!("On a line from 0% to 100%: the chance is {}, its range {}.", percent(readiness.mid), span(readiness))
}

/// What readiness rests on.
pub(crate) fn rests_on(answers: u32, gain: &str) -> String {
    format!(
        "From {} under exam conditions. Most to gain: {gain}.",
        count(answers as usize, "first answer", "first answers")
    )
}

/// "12 of 40 first answers under exam conditions".
pub(crate) fn so_far(lacks: &NotYet) -> String {
    format!("{} of {} first answers under exam conditions", lacks.answers.min(lacks.needed), lacks.needed)
}

/// "Not enough evidence yet: 12 of 40 first answers".
pub(crate) fn not_yet(lacks: &NotYet) -> String {
    let lacking = if lacks.answers < lacks.needed {
        format!("{} of {} first answers", lacks.answers, lacks.needed)
    } else {
        format!("too few answers in {}", count(lacks.domains.len(), "domain", "domains"))
    };
    format!("{NOT_YET}: {lacking}")
}

/// "Security: 1 of 5".
pub(crate) fn lack(title: &str, answers: u32, needed: u32) -> String {
    format!("{title}: {answers} of {needed}")
}

/// Where the mark of the pictures stands.
pub(crate) fn passing_line(needed: u32, of: u32, percent: u32) -> String {
    format!("The line is where the exam passes: {needed} of {of} right, {percent}%.")
}

/// "14 of 20".
pub(crate) fn of(right: u32, of: u32) -> String {
    format!("{right} of {of}")
}

/// The text twin of the bar of paces.
pub(crate) fn pace(seconds: u64, exam: bool, of: u32) -> String {
    let place = if exam { "under exam conditions" } else { "in practice" };
    format!("{} a question {place}, over {}.", length(Duration::from_secs(seconds)), questions(of))
}

/// "The exam gives 1 min 23 s."
pub(crate) fn budget(seconds: u64) -> String {
    format!("The exam gives {} (the line).", length(Duration::from_secs(seconds)))
}

/// How long right and wrong answers took.
pub(crate) fn by_outcome(right: u64, wrong: u64) -> String {
    let [right, wrong] = [right, wrong].map(|seconds| length(Duration::from_secs(seconds)));
    format!("Right answers took {right}, wrong ones {wrong}.")
}

/// What changing answers did, in one sentence.
pub(crate) fn changes(gained: u32, lost: u32, neither: u32) -> String {
    let all = count((gained + lost + neither) as usize, "answer", "answers");
    let verdict = match gained.cmp(&lost) {
        std::cmp::Ordering::Greater => "Changing has won more than it lost",
        std::cmp::Ordering::Equal => "Changing has won as much as it lost",
        std::cmp::Ordering::Less => "Changing has lost more than it won: change only for a reason",
    };
    format!("You changed {all}. {verdict}.")
}

/// "In 18 days", from a day to another that is not before it.
pub(crate) fn countdown(days: u32) -> String {
    match days {
        0 => "Today".into(),
        1 => "Tomorrow".into(),
        // Held together, so that a narrow screen does not break it.
        days => format!("In {days}\u{a0}days"),
    }
}

/// "14 December 2026, in 18 days".
pub(crate) fn booked(day: &str, left: Option<u32>) -> String {
    match left {
        Some(left) => format!("{day}, {}", countdown(left).to_lowercase()),
        None => format!("{day}, over"),
    }
}

/// What was saved.
pub(crate) fn saved(day: &str, left: u32) -> String {
    format!("Saved: {}.", booked(day, Some(left)))
}

/// It could not be saved.
pub(crate) fn not_saved(why: &str) -> String {
    format!("The day was not saved: {why}. Try again.")
}

pub(crate) const NO_DAY: &str = "That is not a whole date. Enter day, month and year.";
pub(crate) const PASSED: &str = "That day has passed. Choose today or a later day.";
pub(crate) const TOO_FAR: &str = "That is more than two years ahead. Check the year.";

/// The exam begins later.
pub(crate) fn too_early(code: &str, first: &str) -> String {
    format!("{code} can be taken from {first} on. Choose that day or a later one.")
}

/// The exam ends before.
pub(crate) fn too_late(code: &str, last: &str, over: bool, successor: Option<&str>) -> String {
    let fact = if over {
        format!("{code} can no longer be taken: its last day was {last}.")
    } else {
        format!("{code} can be taken until {last}. Choose that day or an earlier one.")
    };
    let follows = successor.map_or(String::new(), |successor| {
        let turn = if over { "Book that one instead." } else { "After that day, book that one." };
        format!(" {successor} follows it. {turn}")
    });
    fact + &follows
}

/// "3 tasks due".
pub(crate) fn due(due: usize, quiz: bool) -> String {
    format!("{} due", subjects(due, quiz))
}

fn subjects(n: usize, quiz: bool) -> String {
    if quiz { count(n, "topic", "topics") } else { count(n, "task", "tasks") }
}

/// Advice.
pub(crate) const TODAY: &str = "Your exam is today. Good luck.";
pub(crate) const REST: &str = "Your exam is tomorrow, and nothing is due. Rest.";
pub(crate) const AGAIN: &str = "Everything was right. Another form has other questions.";
pub(crate) const QUIZ_BEGIN: &str = "Sit the quiz to see where you stand.";
pub(crate) const BEGIN: &str = "Sit a mock exam to see where you stand, or warm up with 10 questions.";
pub(crate) const BOOK: &str = "You are ready, by what you answered here. Book the exam, and set its day.";
pub(crate) const PASSED_DAY: &str = "Your exam day is over. Set another one, or remove it.";

/// "Review the 3 tasks that are due: …"
pub(crate) fn review(due: usize, quiz: bool) -> String {
    match due {
        1 => format!("Review the {} that is due, before you forget it.", if quiz { "topic" } else { "task" }),
        due => format!("Review the {} that are due, before you forget them.", subjects(due, quiz)),
    }
}

/// A mock exam, for evidence.
pub(crate) fn evidence(missing: u32, domain: Option<&str>) -> String {
    let most = domain.map_or(String::new(), |domain| format!(", above all on {domain}"));
    let missing = count(missing as usize, "more first answer", "more first answers");
    format!("Sit a mock exam: to say how ready you are takes {missing}{most}.")
}

/// Think of a later day.
pub(crate) fn later(days: u32) -> String {
    format!("{}, and even the upper end of your range is below one half. Think of a later day.", {
        if days == 1 { "1 day to go".into() } else { format!("{days} days to go") }
    })
}

/// A fresh mock exam.
pub(crate) fn fresh(ago: Option<u32>) -> String {
    match ago {
        Some(ago) => format!("Sit a fresh mock exam: the last one was {} ago.", count(ago as usize, "day", "days")),
        None => "Sit a fresh mock exam.".into(),
    }
}

/// Practice where most is to gain.
pub(crate) fn practise(domain: &str) -> String {
    format!("Practise {domain}: most is to gain there.")
}

/// How to read the picture of scores.
pub(crate) fn legend(passing: u32) -> String {
    format!("Filled dots pass, rings do not; the thin line is the range. The dashed line is {passing}, which passes.")
}

/// The text twin of the picture of scores.
pub(crate) fn course(scores: usize, passing: u32, first: &str, last: &str) -> String {
    format!(
        "Your {scores} scores from {first} to {last}, each with its range, against the passing line at {passing}. The table below says the same."
    )
}

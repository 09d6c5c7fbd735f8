//! Words of the page on which practice is chosen.

use crate::route::Only;

use super::frame::count;

pub(crate) const LEAD: &str =
    "Choose what to practise. There is no time limit, and every act is saved at once: you can leave and come back.";
pub(crate) const DOMAIN: &str = "Domain";
pub(crate) const ALL_DOMAINS: &str = "All, by their weight";
pub(crate) const TASK: &str = "Task";
pub(crate) const ALL_TASKS: &str = "All";
pub(crate) const KIND: &str = "Kind of question";
pub(crate) const ALL_KINDS: &str = "All";
pub(crate) const WHICH: &str = "Which questions";
pub(crate) const NUMBER: &str = "How many";
pub(crate) const COUNTING: &str = "Counting…";
pub(crate) const TAKE_ALL: &str = "Take all questions";
pub(crate) const TAKE_EVERYTHING: &str = "Take the whole exam";
pub(crate) const REVIEW: &str = "See what is due for review";
pub(crate) const NO_SUCH_KIND: &str = "This exam has no questions of that kind.";
pub(crate) const SHARE: &str = "The same questions for everybody: a link for your study group";
pub(crate) const LINK: &str = "Link to this practice";
pub(crate) const SHARE_SAID: &str =
    "Whoever opens this link gets these questions, in this order, with their choices in this order. So do you.";
pub(crate) const SHARE_ONLY_SAID: &str = "Whoever opens this link practises in the same way. Which questions were not seen, missed or flagged differs from person to person: the link draws from each one's own.";

/// "34 questions match."
pub(crate) fn matching(n: usize) -> String {
    format!("{} {}.", count(n, "question", "questions"), if n == 1 { "matches" } else { "match" })
}

/// Some of those that match may not share a form.
pub(crate) fn together(most: u32) -> String {
    format!("Some of them give each other away, so {most} at the most come together.")
}

/// "All 34".
pub(crate) fn all(n: u32) -> String {
    format!("All {n}")
}

/// The name of a choice of questions by their past, and how many there are.
pub(crate) fn which(only: Option<Only>, n: Option<usize>) -> String {
    let name = match only {
        None => "All",
        Some(Only::Unseen) => "Not seen yet",
        Some(Only::Missed) => "Missed the last time",
        Some(Only::Flagged) => "Flagged the last time",
    };
    n.map_or_else(|| name.to_owned(), |n| format!("{name} ({n})"))
}

/// Why nothing matches, and what would. `new` is whether nothing of the exam was ever seen.
pub(crate) fn none(only: Option<Only>, new: bool) -> &'static str {
    match only {
        None => "The bank has no such question yet.",
        Some(Only::Unseen) => {
            "You have seen all of these. What you missed and what is due for review teaches you most now."
        }
        Some(Only::Missed) if new => {
            "You have missed none yet. Questions that you answer wrongly or leave without an answer wait here for you."
        }
        Some(Only::Missed) => "You have missed none of these the last time you met them.",
        Some(Only::Flagged) => {
            "You have flagged none of these. Flag a question while you answer it, and it waits here for you."
        }
    }
}

/// More questions are asked for than there are.
pub(crate) fn too_many(asked: u32, most: u32) -> String {
    format!(
        "The question bank cannot give this form: {asked} questions are asked for, and {most} can be had. Here is the largest."
    )
}

/// The bank is another one than the one a link was made from.
pub(crate) fn other_bank(then: &str, now: &str) -> String {
    format!(
        "The question bank has changed since this link was made (it was {then}, it is {now}), so some of its questions may be others now. Here is the nearest: what the same link draws today."
    )
}

/// "Form 7, bank 3f0a12bc".
pub(crate) fn origin(seed: u32, bank: &str) -> String {
    format!("Form {seed}, bank {bank}")
}

//! What a candidate reads while sitting an exam, and before.

use std::time::Duration;

use crate::edge::database::NEWER;

pub(crate) const LOADING: &str = "Loading your exam…";
pub(crate) const LOADING_QUESTION: &str = "Loading this question…";
pub(crate) const PREVIOUS: &str = "Previous";
pub(crate) const NEXT: &str = "Next";
pub(crate) const REVIEW: &str = "Review";
pub(crate) const TO_REVIEW: &str = "Review and end";
pub(crate) const FLAG: &str = "Flag for review";
pub(crate) const FLAGGED: &str = "Flagged";
pub(crate) const CLEAR: &str = "Clear answer";
pub(crate) const CHECK: &str = "Show the answer";
pub(crate) const PAUSE: &str = "Pause";
pub(crate) const RESUME: &str = "Go on";
pub(crate) const PAUSED: &str = "Paused";
pub(crate) const PAUSED_TEXT: &str = "The clock stands still and the question is covered.";
pub(crate) const HIDE_TIME: &str = "Hide time";
pub(crate) const SHOW_TIME: &str = "Show time";
pub(crate) const TIME_HIDDEN: &str = "Time hidden";
pub(crate) const NO_LIMIT: &str = "No time limit";
pub(crate) const SERVICES: &str = "Services";
pub(crate) const SERVICES_TEXT: &str =
    "The short names of the services in this exam's outline, as the real exam's help lists them.";
pub(crate) const CLOSE: &str = "Close";
pub(crate) const QUESTIONS: &str = "Questions";
pub(crate) const ALL: &str = "All";
pub(crate) const INCOMPLETE: &str = "Incomplete";
pub(crate) const ONLY_FLAGGED: &str = "Flagged";
pub(crate) const NONE_HERE: &str = "No question is in this list.";
pub(crate) const BACK: &str = "Back to the questions";
pub(crate) const END: &str = "End exam";
pub(crate) const END_TITLE: &str = "End this exam?";
pub(crate) const END_NOW: &str = "End exam and see the report";
pub(crate) const END_NOT: &str = "Keep working";
pub(crate) const END_SEALED: &str = "End exam";
pub(crate) const LEAVE: &str = "Leave";
pub(crate) const HIGHLIGHT: &str = "Highlight";
pub(crate) const HIGHLIGHT_HELP: &str = "Press a sentence to highlight it, and once more to undo that. You can also select any words and press Highlight or the key H.";
pub(crate) const HIGHLIGHTED: &str = "Highlighted.";
pub(crate) const UNHIGHLIGHTED: &str = "No longer highlighted.";
pub(crate) const CLEAR_HIGHLIGHTS: &str = "Clear highlights";
pub(crate) const COMMENT: &str = "Comment";
pub(crate) const WRITTEN: &str = "written";
pub(crate) const COMMENT_TEXT: &str = "Kept in this browser and shown with the question in your report.";
pub(crate) const NOTES_DAMAGED: &str = "Some highlights or comments saved with this exam were damaged and were set aside. Your answers are as you left them.";
pub(crate) const SEALED_TITLE: &str = "The exam is over";
pub(crate) const SEALED_TEXT: &str = "Your answers are saved, and the result is sealed, as you wished at the start. Nothing on this site tells it before you open it, and it can wait as long as you like.";
pub(crate) const OPEN_RESULT: &str = "Open the result";
pub(crate) const STRIKE: &str = "Strike out";
pub(crate) const UNSTRIKE: &str = "Undo strike-out";
pub(crate) const YOUR_ORDER: &str = "Your order";
pub(crate) const TO_PLACE: &str = "Choices";
pub(crate) const PLACE_EMPTY: &str = "Nothing placed yet. Add choices from the list below.";
pub(crate) const ALL_PLACED: &str = "Every place is taken.";
pub(crate) const CHOOSE: &str = "Choose…";
pub(crate) const RIGHT_WHOLE: &str = "Your answer is right.";
pub(crate) const WRONG_WHOLE: &str = "Your answer is not right.";
pub(crate) const NO_ANSWER: &str = "You gave no answer.";
pub(crate) const RIGHT_CHOICE: &str = "Right";
pub(crate) const WRONG_CHOICE: &str = "Your choice, not right";
pub(crate) const SAVED: &str = "Saved";
pub(crate) const SAVING: &str = "Saving…";
pub(crate) const NOT_SAVED: &str = "Not saved";
pub(crate) const IN_MEMORY: &str = "Not kept";
pub(crate) const ELSEWHERE_TITLE: &str = "This exam is open in another tab";
pub(crate) const ELSEWHERE_TEXT: &str =
    "Only one tab can write an exam at a time, so that no answer is lost. Go back to that tab, or go on with it here.";
pub(crate) const CONTINUE_HERE: &str = "Continue here";
pub(crate) const TAKEN_TITLE: &str = "This exam was continued in another tab";
pub(crate) const TAKEN_TEXT: &str = "Nothing is lost: this tab stopped writing when the other one began.";
pub(crate) const OVERTAKEN: &str = "This exam was open in two tabs at once, and the other one saved first. What it saved counts; look over your last answers.";
pub(crate) const PAPER_DAMAGED: &str =
    "The questions saved with this exam were damaged and were fetched again. Your answers are as you left them.";
pub(crate) const UNKNOWN_TITLE: &str = "This exam is not in this browser";
pub(crate) const UNKNOWN_TEXT: &str = "An exam lives in the browser it was started in. If you cleared this site's data, it is gone; on another device or in another browser it may still be there.";
pub(crate) const UNREADABLE_TITLE: &str = "This exam cannot be read";
pub(crate) const HOME: &str = "All exams";
pub(crate) const TIME_UP: &str = "The time is up. Your report is being made.";
pub(crate) const MARKING: &str = "Making your report…";

pub(crate) fn question_of(at: usize, of: usize) -> String {
    format!("Question {} of {of}", at + 1)
}

pub(crate) fn not_saved(waiting: usize, why: &str) -> String {
    let acts = if waiting == 1 { "1 act is".into() } else { format!("{waiting} acts are") };
    let then = if why == NEWER {
        "Reload this page to go on from what is saved."
    } else {
        "It is tried again every two seconds; keep this tab open."
    };
    format!("Not saved: {acts} waiting. This browser says: {why}. {then}")
}

/// A comment or a highlight is not on the disk.
pub(crate) fn note_not_saved(why: &str) -> String {
    format!(
        "Your last highlight or comment is not saved: {why}. It is tried again every five seconds; keep this tab open."
    )
}

/// The seal could not be taken off.
pub(crate) fn not_opened(why: &str) -> String {
    format!("The result was not opened, because that could not be saved: {why}.")
}

/// The pen was taken from this tab before all was written.
pub(crate) fn taken_unwritten(unwritten: usize) -> String {
    let acts =
        if unwritten == 1 { "Your last act here was".into() } else { format!("Your last {unwritten} acts here were") };
    format!("This tab stopped writing when the other one began. {acts} perhaps not saved: look over your last answers.")
}

/// The report is there, and its sitting is not on the disk.
pub(crate) fn report_not_saved(why: &str) -> String {
    format!(
        "This exam is not saved: {why}. It is tried again every two seconds; while this tab is open, nothing is lost."
    )
}

pub(crate) fn kept_in_memory(why: &str) -> String {
    format!("Nothing is kept at present: {why}. You can sit the whole exam, but closing the tab loses it.")
}

/// Whether a sitting is there cannot be told.
pub(crate) fn storage_closed(why: &str) -> String {
    format!("this browser's storage could not be opened ({why}), and the exam may lie in it: reload to try again")
}

pub(crate) fn lost_acts(kept: u32, lost: usize) -> String {
    let all = kept as usize + lost;
    format!(
        "Recovered {kept} of {all} saved acts. The rest was lost in this browser's storage, and what is left of it was set aside; look over your last answers."
    )
}

pub(crate) fn was_interrupted(count: usize) -> String {
    match count {
        1 => "Welcome back. The time you were away was not charged.".into(),
        _ => format!("Welcome back. None of the {count} times you were away was charged."),
    }
}

pub(crate) fn choose(count: u8) -> String {
    match count {
        2 => "Select TWO.".into(),
        3 => "Select THREE.".into(),
        4 => "Select FOUR.".into(),
        n => format!("Select {n}."),
    }
}

pub(crate) fn too_many(count: u8) -> String {
    format!("{} Take one away first.", choose(count))
}

pub(crate) fn order_hint(places: u8) -> String {
    format!("Select {places} and put them in order.")
}

pub(crate) fn match_hint() -> String {
    "Give each prompt its choice. A choice may serve more than once, or not at all.".into()
}

pub(crate) fn end_text(open: usize, flagged: usize) -> String {
    let open = match open {
        0 => "Every question has an answer".to_owned(),
        1 => "1 question has no complete answer and counts as wrong".to_owned(),
        n => format!("{n} questions have no complete answer and count as wrong"),
    };
    let flagged = match flagged {
        0 => String::new(),
        1 => "; 1 is flagged".to_owned(),
        n => format!("; {n} are flagged"),
    };
    format!("{open}{flagged}. You cannot come back after ending.")
}

/// Hours, minutes and seconds, as a clock shows them.
pub(crate) fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// What is said at a mark of the time.
pub(crate) fn mark(left: Duration, last: bool) -> String {
    let minutes = left.as_secs().div_ceil(60);
    let unit = if minutes == 1 { "minute" } else { "minutes" };
    format!("{minutes} {unit} left, a {} of your time.", if last { "twentieth" } else { "fifth" })
}

/// How a question stands, for the map, the review list and a screen reader.
pub(crate) fn standing(number: usize, (complete, begun): (bool, bool), flagged: bool, here: bool) -> String {
    let state = match (complete, begun) {
        (true, _) => "answered",
        (false, true) => "incomplete",
        (false, false) => "not answered",
    };
    let flagged = if flagged { ", flagged" } else { "" };
    let here = if here { ", shown now" } else { "" };
    format!("Question {number}: {state}{flagged}{here}")
}

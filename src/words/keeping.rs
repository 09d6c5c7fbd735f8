//! Words of what somebody keeps: export, import, taking back, erasing.

use super::frame::{count, day};
use crate::saved::{BundleFault, Fate, Import};

pub(crate) const TITLE: &str = "Your data";
pub(crate) const LOOKING: &str = "Looking at what is saved in this browser…";
pub(crate) const NOTHING: &str =
    "Nothing is saved in this browser yet. What you do here stays here: there is no account, and nobody else sees it.";
pub(crate) const EXPORT_TITLE: &str = "Export";
pub(crate) const EXPORT_TEXT: &str =
    "One file with all your exams, answers, notes and booked days: as a copy, or to go on in another browser.";
pub(crate) const EXPORT: &str = "Export everything to a file";
pub(crate) const IMPORT_TITLE: &str = "Import";
pub(crate) const IMPORT_TEXT: &str =
    "A file from an export. You see what is in it before anything changes. Nothing that is here is lost by it.";
pub(crate) const CHOOSE: &str = "Choose a file to import, or drop it here";
pub(crate) const READING: &str = "Reading the file…";
pub(crate) const WORKING: &str = "Working…";
pub(crate) const IMPORT: &str = "Import";
pub(crate) const CANCEL: &str = "Cancel";
pub(crate) const CLOSE: &str = "Close";
pub(crate) const IMPORT_WITHOUT: &str = "Import without a way back";
pub(crate) const ALL_HERE: &str = "All of it is here already. There is nothing to import.";
pub(crate) const SITTINGS: &str = "Exams in this file";
pub(crate) const EXAM: &str = "Exam";
pub(crate) const BEGUN: &str = "Begun";
pub(crate) const STATE: &str = "State";
pub(crate) const FATE: &str = "What becomes of it";
pub(crate) const OVER: &str = "finished";
pub(crate) const OPEN: &str = "under way";
pub(crate) const TO_HISTORY: &str = "See your history";
pub(crate) const UNDO_TITLE: &str = "Undo the last import";
pub(crate) const UNDO_TEXT: &str =
    "What the last import brought can be taken out again. Exams that you went on with since then stay.";
pub(crate) const UNDO: &str = "Undo the import";
pub(crate) const UNDO_FORGET: &str = "Keep what was imported";
pub(crate) const UNDO_FORGOTTEN: &str = "What was imported stays.";
pub(crate) const ERASE_TITLE: &str = "Erase";
pub(crate) const ERASE: &str = "Erase everything…";
pub(crate) const ERASE_COPY: &str = "Remove the copy for use without a network too";
pub(crate) const ERASE_GO_ON: &str = "Go on";
pub(crate) const ERASE_NOW: &str = "Erase everything now";
pub(crate) const ERASE_NOT: &str = "Keep everything";
pub(crate) const ERASED: &str = "Everything is erased. This browser keeps nothing of what you did here.";
pub(crate) const EXPORT_FIRST: &str = "Export first";
pub(crate) const SITTING: &str = "An exam is under way in a tab of this browser. Leave or end it there first, so that nothing changes beneath it; then try again.";
pub(crate) const MEANWHILE: &str =
    "Something was saved in another tab at the same moment, so nothing was changed. Try again.";

/// "3 exams and 1 booked day are saved in this browser."
pub(crate) fn saved(exams: usize, days: usize) -> String {
    let are = if exams + days == 1 { "is" } else { "are" };
    format!("{} {are} saved in this browser, and nowhere else.", holds(exams, days))
}

/// "3 exams and 1 booked day"
fn holds(exams: usize, days: usize) -> String {
    let exams = count(exams, "exam", "exams");
    if days == 0 { exams } else { format!("{exams} and {}", count(days, "booked day", "booked days")) }
}

/// What may happen to what is kept, and what helps.
pub(crate) fn reminder(exported: Option<&str>) -> String {
    let last = match exported {
        Some(date) => format!("Your last export from here was on {}.", day(date)),
        None => "You have not exported it from here yet.".into(),
    };
    format!("This browser may remove what is saved when it runs short of room, or after weeks without a visit. {last}")
}

/// The file was handed over.
pub(crate) fn exported(name: &str, exams: usize, days: usize) -> String {
    format!("{name} is in your downloads, with {}. Keep a copy of it on another device.", holds(exams, days))
}

/// The file could not be made.
pub(crate) fn not_exported(why: &str) -> String {
    format!("The file could not be made: {why}. Nothing was changed.")
}

/// The headline of the preview.
pub(crate) fn inside(name: &str) -> String {
    format!("What is in {name}")
}

/// Why a file is not imported, and what to do.
pub(crate) fn refused(name: &str, fault: &BundleFault) -> String {
    let why = match fault {
        BundleFault::TooLarge => "is larger than 20 MB. No export of Dryrun is that large; choose another file",
        BundleFault::TooMuch => {
            "is nested too deeply or holds too many records to be an export of Dryrun; choose another file"
        }
        BundleFault::Foreign => "is no export of Dryrun. Choose a file that ends in .json and came from this page",
        BundleFault::Broken => {
            "is cut off or damaged: its end is missing or cannot be read. Use another copy, or export it again"
        }
        BundleFault::TooNew => {
            "was written by a newer version of Dryrun. Reload this page to get that version, and import it then"
        }
        BundleFault::Damaged => {
            "was changed after it was written: its checksum does not fit. Use another copy, or export it again"
        }
        BundleFault::Empty => "is an export of Dryrun with nothing in it",
    };
    format!("{name} {why}. Nothing was changed.")
}

/// The browser could not read it.
pub(crate) fn not_read(why: &str) -> String {
    format!("The file could not be read: {why}. Nothing was changed; choose it again.")
}

/// "5 exams: 3 new, 1 already here, 1 goes further than here. 1 booked day is taken over."
pub(crate) fn summary(import: &Import) -> Vec<String> {
    let of = |fate: Fate| import.sittings.iter().filter(|sitting| sitting.fate == fate).count();
    let is = |n: usize, one: &str, many: &str| (n > 0).then(|| format!("{n} {}", if n == 1 { one } else { many }));
    let parts = [
        is(of(Fate::New), "new", "new"),
        is(of(Fate::Here), "already here", "already here"),
        is(of(Fate::Further), "more complete than here", "more complete than here"),
        is(
            of(Fate::Beside),
            "different from the one here, so both are kept",
            "different from those here, so both are kept",
        ),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let exams = count(import.sittings.len(), "exam", "exams");
    let exams = if parts.is_empty() { format!("{exams}.") } else { format!("{exams}: {}.", parts.join(", ")) };
    let (plans, kept) =
        (count(import.plans, "booked day", "booked days"), count(import.plans_kept, "booked day", "booked days"));
    let aside = count(import.aside, "record", "records");
    let lost = count(import.unreadable, "exam", "exams");
    let more = [
        (import.plans > 0).then(|| format!("{plans} from the file.")),
        (import.plans_kept > 0).then(|| format!("{kept} of the file not taken: the one that is set here stays.")),
        (import.unreadable > 0)
            .then(|| format!("{lost} of the file cannot be read. What there is of it is set aside, not thrown away.")),
        (import.aside > 0)
            .then(|| format!("{aside} damaged, or different from what is noted here: set aside, not thrown away.")),
    ];
    [exams].into_iter().chain(more.into_iter().flatten()).collect()
}

/// What becomes of a sitting.
pub(crate) fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::New => "new",
        Fate::Here => "already here",
        Fate::Further => "more complete than here",
        Fate::Beside => "different here: both are kept",
    }
}

/// "65 questions, finished"
pub(crate) fn state(questions: usize, over: bool) -> String {
    format!("{}, {}", count(questions, "question", "questions"), if over { OVER } else { OPEN })
}

/// What the import brought.
pub(crate) fn imported(name: &str, import: &Import) -> String {
    format!("{name} is imported. {}", summary(import).join(" "))
}

/// What could not be done.
pub(crate) fn not_done(why: &str) -> String {
    format!("Nothing was changed, because the browser could not write: {why}.")
}

/// The state before could not be kept.
pub(crate) fn no_way_back(why: &str) -> String {
    format!(
        "Nothing was changed: what is here now could not be kept for taking the import back ({why}). You can export it first and then import without a way back."
    )
}

/// The import was taken back.
pub(crate) fn undone(stay: usize) -> String {
    match stay {
        0 => "The import is taken back: everything is as it was before.".into(),
        1 => "The import is taken back, but for 1 exam that you went on with since then.".into(),
        n => format!("The import is taken back, but for {n} exams that you went on with since then."),
    }
}

/// What erasing erases.
pub(crate) fn erase_text(exams: usize, days: usize) -> String {
    if exams + days == 0 {
        return "Removes everything that this page keeps in this browser.".into();
    }
    format!("Removes {}, and everything else that this page keeps in this browser.", holds(exams, days))
}

/// The first question.
pub(crate) fn erase_ask(exams: usize, days: usize, copy: bool) -> String {
    let copy = if copy { " The copy for use without a network stays, unless you tick it." } else { "" };
    format!(
        "This erases {} with all answers, results and notes, and the way back from an import. It cannot be undone; only a file that you exported brings it back.{copy}",
        holds(exams, days)
    )
}

/// The second question.
pub(crate) fn erase_ask_again(exams: usize, days: usize) -> String {
    format!("Are you sure? {} will be gone from this browser for good.", holds(exams, days))
}

/// Some of it is still there.
pub(crate) fn not_erased(why: &str) -> String {
    format!(
        "Not everything could be erased: {why}. Close the other tabs of Dryrun and try again, or clear the data of this site in the browser's settings."
    )
}

//! Words that several screens use: names, counts, days, lengths of time.

use std::time::Duration;

use exam::Kind;

pub(crate) const NAME: &str = "Dryrun";
pub(crate) const TITLE: &str = "Dryrun: practice exams for AWS Certification";
pub(crate) const LOADING: &str = "Loading…";
pub(crate) const TRY_AGAIN: &str = "Try again";
pub(crate) const EXAMS: &str = "Exams";
pub(crate) const HISTORY: &str = "History";
pub(crate) const ABOUT: &str = "About";
pub(crate) const SETTINGS: &str = "Settings";
pub(crate) const EMBED: &str = "Put questions in your page";
pub(crate) const NOT_AFFILIATED: &str = "Dryrun is independent: not affiliated with, endorsed by or sponsored by Amazon Web Services. \
     AWS and the names of its certifications are trademarks of Amazon.com, Inc. or its affiliates.";

pub(crate) const LOOK: &str = "Look";
pub(crate) const SMALLER: &str = "Smaller text";
pub(crate) const LARGER: &str = "Larger text";
pub(crate) const SHARE: &str = "This form for others";
pub(crate) const SHARE_TEXT: &str =
    "Whoever opens this link gets this form: the same questions in the same order, down to the last choice.";
pub(crate) const SHARE_OTHER: &str = "This form was drawn around what you have seen before, or the questions have changed since, so no link gives it again. The form of this number that a link does give is the same for everybody:";
pub(crate) const LINK: &str = "Link to this form";
pub(crate) const COPY: &str = "Copy the link";
pub(crate) const COPIED: &str = "Copied.";
pub(crate) const NOT_COPIED: &str =
    "This browser does not let the page copy. The link is selected: copy it by the keyboard or the menu.";

/// A side of the look.
pub(crate) struct Side {
    /// As `edge::look` knows it.
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    /// Each value with its name; an empty one is the device's.
    pub(crate) values: &'static [(&'static str, &'static str)],
}

pub(crate) static COLOURS: Side =
    Side { name: "theme", title: "Colours", values: &[("", "As the device"), ("light", "Light"), ("dark", "Dark")] };
pub(crate) static CONTRAST: Side = Side {
    name: "contrast",
    title: "Contrast",
    values: &[("", "As the device"), ("less", "Normal"), ("more", "High")],
};
pub(crate) static SIZE: Side = Side {
    name: "zoom",
    title: "Text size",
    values: &[("", "100%"), ("125", "125%"), ("150", "150%"), ("175", "175%"), ("200", "200%")],
};

/// A form by its number.
pub(crate) fn form(seed: u32) -> String {
    format!("Form {seed}")
}

/// The store waits for another tab.
pub(crate) const HELD: &str = "Your saved exams are held by an older version of this page in another tab. Close that tab; this one then goes on by itself.";
/// The store is of a newer version.
pub(crate) const NEWER: &str = "A newer version of this page keeps the exams in this browser now. They can be read here, and nothing is changed; reload to get that version.";

/// Sittings that the browser had are gone.
pub(crate) fn lost(lost: usize, of: usize) -> String {
    let exams = count(of, "saved exam", "saved exams");
    format!(
        "Gone from this browser: {lost} of {exams}. It deleted or lost its data for this site. If you have a file of your data, bring it back in Settings."
    )
}

/// Some sittings are there and cannot be read.
pub(crate) fn unreadable(n: usize) -> String {
    let (what, it) = if n == 1 { ("1 saved exam", "It was") } else { (&*format!("{n} saved exams"), "They were") };
    format!("{what} could not be read. {it} left as found, and nothing was overwritten.")
}

/// The list of sittings cannot be read at all.
pub(crate) fn cannot_read(why: &str) -> String {
    format!(
        "The exams that are saved in this browser cannot be read at present: {why}. Nothing was overwritten; reload to try again."
    )
}

/// "1 question", "2 questions".
pub(crate) fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// "65 questions".
pub(crate) fn questions(n: u32) -> String {
    count(n as usize, "question", "questions")
}

/// "90 minutes".
pub(crate) fn minutes(n: u32) -> String {
    count(n as usize, "minute", "minutes")
}

/// "30 November 2026" for "2026-11-30"; what is no such day stays as it is.
pub(crate) fn day(day: &str) -> String {
    named(day, usize::MAX)
}

/// "30 Nov 2026" for "2026-11-30".
pub(crate) fn short_day(day: &str) -> String {
    named(day, 3)
}

/// A day with so many letters of its month.
fn named(day: &str, letters: usize) -> String {
    const MONTHS: &str = "January February March April May June July August September October November December";
    let mut parts = day.splitn(3, '-').map(str::parse::<usize>);
    let (Some(Ok(year)), Some(Ok(month)), Some(Ok(number))) = (parts.next(), parts.next(), parts.next()) else {
        return day.to_owned();
    };
    match MONTHS.split(' ').nth(month.wrapping_sub(1)) {
        Some(month) => format!("{number} {} {year}", &month[..letters.min(month.len())]),
        None => day.to_owned(),
    }
}

/// "1 h 12 min", "12 min 5 s", "40 s": two parts at most.
pub(crate) fn length(time: Duration) -> String {
    let (hours, minutes, seconds) = (time.as_secs() / 3600, time.as_secs() / 60 % 60, time.as_secs() % 60);
    match (hours, minutes, seconds) {
        (0, 0, seconds) => format!("{seconds} s"),
        (0, minutes, 0) => format!("{minutes} min"),
        (0, minutes, seconds) => format!("{minutes} min {seconds} s"),
        (hours, 0, _) => format!("{hours} h"),
        (hours, minutes, _) => format!("{hours} h {minutes} min"),
    }
}

/// The name of a level; what is unknown keeps its own.
pub(crate) fn level(name: &str) -> &str {
    match name {
        "foundational" => "Foundational",
        "associate" => "Associate",
        "professional" => "Professional",
        "specialty" => "Specialty",
        "quiz" => "Quizzes",
        other => other,
    }
}

/// The name of a kind of question.
pub(crate) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::MultipleChoice => "multiple choice",
        Kind::MultipleResponse => "multiple response",
        Kind::Ordering => "ordering",
        Kind::Matching => "matching",
    }
}

/// "Ends on 30 November 2026".
pub(crate) fn ends(day: &str) -> String {
    format!("Ends on {day}")
}

/// "Ended on 30 November 2026".
pub(crate) fn ended(day: &str) -> String {
    format!("Ended on {day}")
}

/// "From 2 December 2026".
pub(crate) fn starts(day: &str) -> String {
    format!("From {day}")
}

//! What is due for review: the schedule of everything that was answered, and which day it is.

use study::{Answer, Day, Schedule};

use super::past::Past;
use crate::{
    edge::{clock, database::Shelf},
    saved::{Plan, day, unseal},
    store::Store,
};

/// Today, where the candidate is.
pub(super) fn today() -> Day {
    day(&clock::today()).unwrap_or_default()
}

/// The schedule of an exam after everything that was answered. An answer counts on the day on which its sitting ended.
pub(super) fn schedule(past: &Past, exam: &str) -> Schedule {
    let answers = past.of(exam).flat_map(|(_, marks)| {
        let day = day(&clock::day(marks.ended)).unwrap_or_default();
        marks.questions.iter().filter_map(move |went| Answer::of(&went.marked, day, None))
    });
    Schedule::of(&answers.collect::<Vec<_>>())
}

/// What is planned for an exam; nothing where nothing can be read.
pub(super) async fn plan(store: &Store, exam: &str) -> Plan {
    let text = store.read(Shelf::Plans, &exam.to_ascii_lowercase()).await.ok().flatten();
    text.as_deref().and_then(|text| unseal(text).ok()).and_then(Plan::read).unwrap_or_default()
}

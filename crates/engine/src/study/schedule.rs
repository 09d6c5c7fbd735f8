//! The schedule as JSON.

use exam::Blueprint;
use study::{Card, Day, Grade, Subject};

use super::{Record, share::Share};
use crate::json::{json, object};

/// Days are numbers here; `js/study/day.js` makes dates of them.
struct ScheduleRow<'r> {
    due: Vec<SubjectRow<'r>>,
    next: Option<u32>,
    subjects: Vec<SubjectRow<'r>>,
}
object!(ScheduleRow<'_> { due, next, subjects });

struct SubjectRow<'r> {
    task: Option<&'r str>,
    domain: Option<u8>,
    known: Share,
    last: u32,
    grade: &'static str,
    days: u32,
    due: Option<u32>,
}
object!(SubjectRow<'_> { task, domain, known, last, grade, days, due });

impl Record {
    /// What is due on a day, what comes next, and how well everything is known that was ever answered. An exam
    /// that has passed counts as none.
    pub fn schedule(&self, today: Day, exam: Option<Day>) -> String {
        let exam = exam.filter(|&exam| exam >= today);
        let known = self.known();
        let row = |subject, card| subject_row(&self.blueprint, subject, card, today, exam);
        let due = known.due(today, exam).into_iter().filter_map(|subject| Some(row(subject, known.subject(subject)?)));
        let subjects = known.subjects().map(|(subject, card)| row(subject, card));
        let next = known.next_due(exam).map(|day| day.0);
        json(&ScheduleRow { due: due.collect(), next, subjects: subjects.collect() })
    }
}

fn subject_row<'r>(
    blueprint: &'r Blueprint,
    subject: Subject,
    card: &Card,
    today: Day,
    exam: Option<Day>,
) -> SubjectRow<'r> {
    let task = match subject {
        Subject::Task(no) => blueprint.tasks().get(no.index()),
        Subject::Domain(_) => None,
    };
    let domain = match subject {
        Subject::Task(_) => task.and_then(|task| task.domain),
        Subject::Domain(domain) => Some(domain),
    };
    SubjectRow {
        task: task.map(|task| task.id.as_str()),
        domain: domain.map(|domain| domain.0),
        known: Share(card.known(today)),
        last: card.last_seen().0,
        grade: match card.last_grade() {
            Grade::Wrong => "wrong",
            Grade::Unsure => "unsure",
            Grade::Right => "right",
        },
        days: card.days(),
        due: card.due(exam).map(|day| day.0),
    }
}

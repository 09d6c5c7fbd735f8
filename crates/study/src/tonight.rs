//! What to study tonight.

use alloc::{vec, vec::Vec};

use exam::{Index, QuestionId, sorted};

use crate::{Day, Schedule, Subject};

/// The most questions of one subject in one evening: more of the same at once teach less than the same spread out.
pub const MOST_OF_ONE: u32 = 3;

/// An evening's frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evening {
    /// The day it is.
    pub today: Day,
    /// The day of the exam, if one is booked; one that has passed counts as none.
    pub exam: Option<Day>,
    /// The most questions that the candidate wants.
    pub most: u32,
}

/// Why a question is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its subject is due.
    Due,
    /// Its subject was never answered.
    New,
}

/// A question for tonight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The question.
    pub question: QuestionId,
    /// The subject that it is asked for.
    pub subject: Subject,
    /// Why that subject comes.
    pub why: Why,
    /// Whether the question was answered before: there was no other left for its subject.
    pub seen: bool,
}

/// What to study tonight, the most urgent first; empty when nothing is due and nothing is new.
///
/// First one question for each subject that is due, the least known first; then one for each that was never answered,
/// in
/// the outline's order; then, while there is room, more of the same, up to [`MOST_OF_ONE`] each. A subject's
/// question is one that was not seen yet, or else the one that is known least. No two give each other away, and
/// nothing comes that was answered today, or that such an answer gave away.
pub fn tonight(schedule: &Schedule, index: &Index, evening: &Evening) -> Vec<Pick> {
    let mut subjects: Vec<(Subject, Why)> =
        schedule.due(evening.today, evening.exam).into_iter().map(|subject| (subject, Why::Due)).collect();
    subjects.extend(new(schedule, index).into_iter().map(|subject| (subject, Why::New)));

    let mut table = Table::laid(schedule, index, evening.today);
    let mut picks = Vec::new();
    for _ in 0..MOST_OF_ONE {
        for &(subject, why) in &subjects {
            if u64::try_from(picks.len()).unwrap_or(u64::MAX) >= u64::from(evening.most) {
                return picks;
            }
            picks.extend(table.take(subject).map(|(question, seen)| Pick { question, subject, why, seen }));
        }
    }
    picks
}

/// The subjects of the bank that were never answered, in the outline's order.
fn new(schedule: &Schedule, index: &Index) -> Vec<Subject> {
    let subjects: Vec<Subject> = index.entries().iter().map(Subject::of).collect();
    let order = sorted(subjects.len(), &|one, other| subjects[one as usize].cmp(&subjects[other as usize]));
    let mut new: Vec<Subject> = order.into_iter().map(|at| subjects[at as usize]).collect();
    new.dedup();
    new.retain(|&subject| schedule.subject(subject).is_none());
    new
}

/// The questions of the bank, and which of them may still be taken.
struct Table<'a> {
    index: &'a Index,
    /// Places of entries: unseen ones first, then those known least.
    order: Vec<u32>,
    seen: Vec<bool>,
    away: Vec<bool>,
}

impl Table<'_> {
    fn laid<'a>(schedule: &Schedule, index: &'a Index, today: Day) -> Table<'a> {
        let cards: Vec<_> = index.entries().iter().map(|entry| schedule.question(&entry.id)).collect();
        // Nothing sorts before what was seen and forgotten entirely.
        let known: Vec<Option<u16>> = cards.iter().map(|card| card.map(|card| card.known(today))).collect();
        let order = sorted(known.len(), &|one, other| known[one as usize].cmp(&known[other as usize]));
        let seen = known.iter().map(Option::is_some).collect();
        let mut table = Table { index, order, seen, away: vec![false; cards.len()] };
        for (at, card) in cards.iter().enumerate() {
            // Later than today is where a clock was set back.
            if card.is_some_and(|card| card.last_seen() >= today) {
                table.put_away(at);
            }
        }
        table
    }

    /// Takes the best question of a subject that is left, and says whether it was seen before.
    fn take(&mut self, subject: Subject) -> Option<(QuestionId, bool)> {
        let entries = self.index.entries();
        let fits = |&at: &usize| !self.away[at] && Subject::of(&entries[at]) == subject;
        let at = self.order.iter().map(|&at| at as usize).find(fits)?;
        self.put_away(at);
        Some((entries[at].id.clone(), self.seen[at]))
    }

    /// Neither this question nor one that it gives away may be taken any more.
    fn put_away(&mut self, at: usize) {
        self.away[at] = true;
        for &foe in self.index.enemies(u32::try_from(at).unwrap_or(u32::MAX)) {
            self.away[foe as usize] = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use exam::{DomainNo, Entry, Expect, Shape, TaskNo};

    use super::*;
    use crate::{Answer, Grade};

    fn entry(id: &str, task: u16, enemies: &[&str]) -> Entry {
        Entry {
            id: id.into(),
            domain: DomainNo(1),
            task: Some(TaskNo(task)),
            shape: Shape::Choice { choices: 4 },
            expect: Expect::from_percent(60),
            keep_order: false,
            enemies: enemies.iter().map(|&id| id.into()).collect(),
        }
    }

    /// Two questions of task 1, three of task 2, one of task 3; c and f give each other away.
    fn bank() -> Index {
        let all = [("a", 1), ("b", 1), ("c", 2), ("d", 2), ("e", 2), ("f", 3)];
        let foes = |id| if id == "f" { &["c"][..] } else { &[] };
        Index::new(all.map(|(id, task)| entry(id, task, foes(id))).into()).expect("unique ids")
    }

    fn answer(question: &str, task: u16, day: u32, grade: Grade) -> Answer {
        Answer { question: question.into(), subject: Subject::Task(TaskNo(task)), day: Day(day), grade }
    }

    fn asked(answers: &[Answer], today: u32, most: u32) -> Vec<(alloc::string::String, Why, bool)> {
        let evening = Evening { today: Day(today), exam: None, most };
        let picks = tonight(&Schedule::of(answers), &bank(), &evening);
        picks.into_iter().map(|pick| (pick.question.as_str().into(), pick.why, pick.seen)).collect()
    }

    #[test]
    fn the_first_evening_goes_through_the_outline() {
        let (first, more) = (asked(&[], 100, 2), asked(&[], 100, 9));
        assert_eq!(first, [("a".into(), Why::New, false), ("c".into(), Why::New, false)]);
        // Task 3 has nothing left: its one question is given away by c.
        assert_eq!(more.iter().map(|pick| pick.0.as_str()).collect::<Vec<_>>(), ["a", "c", "b", "d", "e"]);
        assert_eq!(asked(&[], 100, 0), []);
    }

    #[test]
    fn what_is_due_comes_first_with_a_question_not_seen_yet() {
        let answers =
            [answer("a", 1, 90, Grade::Right), answer("c", 2, 99, Grade::Wrong), answer("f", 3, 99, Grade::Right)];
        // Task 1 was right and has been left for ten days; task 2 was wrong yesterday; task 3 is not due.
        assert_eq!(
            asked(&answers, 100, 9),
            [
                ("d".into(), Why::Due, false),
                ("b".into(), Why::Due, false),
                ("e".into(), Why::Due, false),
                ("a".into(), Why::Due, true),
                ("c".into(), Why::Due, true),
            ]
        );
    }

    #[test]
    fn nothing_comes_twice_on_a_day() {
        let today = [answer("c", 2, 100, Grade::Wrong)];
        let asked: Vec<_> = asked(&today, 100, 9).into_iter().map(|pick| pick.0).collect();
        // Neither task 2, which was answered, nor f, which c gave away.
        assert_eq!(asked, ["a", "b"]);
    }

    #[test]
    fn an_exam_that_has_passed_counts_as_none() {
        let schedule = Schedule::of(&[answer("a", 1, 90, Grade::Right)]);
        let picks = |exam| tonight(&schedule, &bank(), &Evening { today: Day(100), exam, most: 1 });
        assert_eq!(picks(Some(Day(95))), picks(None));
        assert_eq!(picks(Some(Day(95)))[0].why, Why::Due);
    }
}

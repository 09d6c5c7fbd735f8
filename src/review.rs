//! An evening of review, subject by subject, as a candidate reads it. Knows nothing of a browser.

use exam::{Entry, Index};
use study::{Day, Evening, Grade, Pick, Schedule, Subject, Why, tonight};

/// What comes tonight, and why.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tonight {
    /// The questions, in their order.
    pub picks: Vec<Pick>,
    /// The subjects that they are about, in the order in which they first come.
    pub topics: Vec<Topic>,
    /// How many questions could come at the most.
    pub most: u32,
    /// How many subjects are due today, those too that do not come tonight.
    pub due: usize,
    /// How many of these would not be due if no exam were booked.
    pub sooner: usize,
    /// How many subjects will still be known on the day of the exam, and need not come before it.
    pub settled: usize,
    /// The next day after today on which a subject is due.
    pub next: Option<Day>,
    /// Whether nothing of the exam was ever answered.
    pub never: bool,
}

/// A subject that comes tonight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// What it is.
    pub subject: Subject,
    /// Why it comes.
    pub why: Why,
    /// When it was last answered, and whether all was right; none for what is new.
    pub last: Option<(Day, bool)>,
    /// With how many questions it comes.
    pub questions: usize,
    /// How many of these were seen before.
    pub seen: usize,
}

impl Tonight {
    /// The evening of an exam with these entries; `most` is how many questions the candidate wants.
    pub fn of(schedule: &Schedule, entries: &[Entry], today: Day, exam: Option<Day>, most: u32) -> Tonight {
        // Ids are unique in a bank that was packed.
        let Ok(index) = Index::new(entries.to_vec()) else { return Tonight::default() };
        let mut picks = tonight(schedule, &index, &Evening { today, exam, most: u32::MAX });
        let all = u32::try_from(picks.len()).unwrap_or(u32::MAX);
        // The most urgent stand first, however many are wanted.
        picks.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        let mut topics: Vec<Topic> = Vec::new();
        for Pick { subject, why, seen, .. } in &picks {
            let at = topics.iter().position(|topic| topic.subject == *subject).unwrap_or_else(|| {
                let card = schedule.subject(*subject);
                let last = card.map(|card| (card.last_seen(), card.last_grade() == Grade::Right));
                topics.push(Topic { subject: *subject, why: *why, last, questions: 0, seen: 0 });
                topics.len() - 1
            });
            topics[at].questions += 1;
            topics[at].seen += usize::from(*seen);
        }
        // One that has passed counts as none.
        let exam = exam.filter(|&exam| exam >= today);
        let due = schedule.due(today, exam);
        let anyway = schedule.due(today, None);
        let cards = || schedule.subjects().map(|(_, card)| card.due(exam));
        Tonight {
            topics,
            picks,
            most: all,
            sooner: due.iter().filter(|subject| !anyway.contains(subject)).count(),
            due: due.len(),
            settled: cards().filter(Option::is_none).count(),
            next: cards().flatten().filter(|day| *day > today).min(),
            never: schedule.subjects().next().is_none(),
        }
    }

    /// How many subjects that are due, and how many new ones, come tonight.
    pub fn come(&self, why: Why) -> usize {
        self.topics.iter().filter(|topic| topic.why == why).count()
    }
}

#[cfg(test)]
mod tests {
    use exam::{DomainNo, Expect, Shape, TaskNo};
    use study::Answer;

    use super::*;

    /// Two questions of each of three tasks.
    fn entries() -> Vec<Entry> {
        let entry = |at: u16| Entry {
            id: format!("q-{at}").as_str().into(),
            domain: DomainNo(1),
            task: Some(TaskNo(at / 2)),
            shape: Shape::Choice { choices: 4 },
            expect: Expect::from_percent(60),
            keep_order: false,
            enemies: vec![],
        };
        (0..6).map(entry).collect()
    }

    fn answered(answers: &[(u16, u32, Grade)]) -> Schedule {
        let answers = answers.iter().map(|&(at, day, grade)| Answer {
            question: format!("q-{at}").as_str().into(),
            subject: Subject::Task(TaskNo(at / 2)),
            day: Day(day),
            grade,
        });
        Schedule::of(&answers.collect::<Vec<_>>())
    }

    #[test]
    fn subjects_stand_once_with_their_questions() {
        let schedule = answered(&[(0, 90, Grade::Wrong), (2, 100, Grade::Right)]);
        let tonight = Tonight::of(&schedule, &entries(), Day(100), None, 9);
        let topics: Vec<_> = tonight.topics.iter().map(|it| (it.subject, it.why, it.questions, it.seen)).collect();
        let task = |no| Subject::Task(TaskNo(no));
        assert_eq!(topics, [(task(0), Why::Due, 2, 1), (task(2), Why::New, 2, 0)]);
        assert_eq!(tonight.topics[0].last, Some((Day(90), false)));
        assert_eq!((tonight.most, tonight.due, tonight.never), (4, 1, false));
        assert_eq!((tonight.come(Why::Due), tonight.come(Why::New)), (1, 1));
        assert_eq!(tonight.next, Some(Day(102)));
        let fewer = Tonight::of(&schedule, &entries(), Day(100), None, 1);
        assert_eq!((fewer.picks.len(), fewer.most, fewer.picks[0].question.as_str()), (1, 4, "q-1"));
    }

    #[test]
    fn a_booked_day_brings_some_sooner_and_lets_others_rest() {
        // Right twice: due on day 114 by itself, and earlier with an exam.
        let schedule = answered(&[(0, 97, Grade::Right), (1, 100, Grade::Right), (2, 109, Grade::Right)]);
        let of = |exam| Tonight::of(&schedule, &entries(), Day(110), exam, 9);
        assert_eq!((of(None).due, of(None).sooner, of(None).settled), (0, 0, 0));
        let booked = of(Some(Day(112)));
        assert_eq!((booked.due, booked.sooner), (2, 2));
        assert_eq!(of(Some(Day(105))), of(None));
        let soon = Tonight::of(&schedule, &entries(), Day(100), Some(Day(101)), 9);
        assert!(soon.settled > 0);
    }

    #[test]
    fn at_first_everything_is_new() {
        let tonight = Tonight::of(&Schedule::default(), &entries(), Day(100), None, 2);
        assert!(tonight.never);
        assert_eq!((tonight.due, tonight.next, tonight.most, tonight.come(Why::New)), (0, None, 6, 2));
    }
}

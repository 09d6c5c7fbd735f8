//! The schedule: a fold over everything that was answered.

use alloc::vec::Vec;
use core::cmp::Ordering;

use exam::{QuestionId, sorted};

use crate::{Answer, Card, Day, Grade, Subject};

/// A card for each subject and for each question that was answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schedule {
    subjects: Vec<(Subject, Card)>,
    questions: Vec<(QuestionId, Card)>,
}

impl Schedule {
    /// The schedule after these answers, which may come in any order.
    ///
    /// All answers of one day to one subject are one review: wrong if at least half of them are wrong, unsure if any is
    /// wrong or unsure, right otherwise. A question that is answered twice on a day counts as its worse answer.
    pub fn of(answers: &[Answer]) -> Schedule {
        let mut schedule = Schedule::default();
        let at = |place: u32| &answers[place as usize];
        let by_subject = |one: u32, other: u32| at(one).subject.cmp(&at(other).subject);
        for group in groups(answers, &by_subject) {
            schedule.subjects.push((group[0].subject, card(&group, &of_subject)));
        }
        let by_question = |one: u32, other: u32| at(one).question.cmp(&at(other).question);
        for group in groups(answers, &by_question) {
            schedule.questions.push((group[0].question.clone(), card(&group, &of_question)));
        }
        schedule
    }

    /// The card of a subject, if it was ever answered.
    pub fn subject(&self, subject: Subject) -> Option<&Card> {
        let at = self.subjects.binary_search_by(|(one, _)| one.cmp(&subject)).ok()?;
        Some(&self.subjects[at].1)
    }

    /// The card of a question, if it was ever answered.
    pub fn question(&self, question: &QuestionId) -> Option<&Card> {
        let at = self.questions.binary_search_by(|(one, _)| one.cmp(question)).ok()?;
        Some(&self.questions[at].1)
    }

    /// All subjects that were answered, in their order, each with its card.
    pub fn subjects(&self) -> impl Iterator<Item = (Subject, &Card)> {
        self.subjects.iter().map(|(subject, card)| (*subject, card))
    }

    /// The subjects that are due on `today`, those least known first.
    pub fn due(&self, today: Day, exam: Option<Day>) -> Vec<Subject> {
        let exam = exam.filter(|&exam| exam >= today);
        let due: Vec<&(Subject, Card)> =
            self.subjects.iter().filter(|(_, card)| card.due(exam).is_some_and(|day| day <= today)).collect();
        let known = |at: u32| due[at as usize].1.known(today);
        sorted(due.len(), &|one, other| known(one).cmp(&known(other)))
            .into_iter()
            .map(|at| due[at as usize].0)
            .collect()
    }

    /// The first day on which anything is due, which may have passed; none if nothing is.
    pub fn next_due(&self, exam: Option<Day>) -> Option<Day> {
        self.subjects.iter().filter_map(|(_, card)| card.due(exam)).min()
    }
}

/// Answers in groups of one key, each group by day.
fn groups<'a>(answers: &'a [Answer], key: &dyn Fn(u32, u32) -> Ordering) -> Vec<Vec<&'a Answer>> {
    let order = sorted(answers.len(), &|one, other| {
        key(one, other).then_with(|| answers[one as usize].day.cmp(&answers[other as usize].day))
    });
    let alike = order.chunk_by(|&one, &other| key(one, other) == Ordering::Equal);
    alike.map(|group| group.iter().map(|&at| &answers[at as usize]).collect()).collect()
}

/// The card of a group that is in the order of days, and not empty.
fn card(group: &[&Answer], grade: &dyn Fn(&[&Answer]) -> Grade) -> Card {
    let mut days = group.chunk_by(|one, other| one.day == other.day);
    let first = days.next().unwrap_or_default();
    let day = |answers: &[&Answer]| answers.first().map_or(Day::default(), |answer| answer.day);
    days.fold(Card::first(day(first), grade(first)), |card, answers| card.again(day(answers), grade(answers)))
}

fn of_subject(answers: &[&Answer]) -> Grade {
    let wrong = answers.iter().filter(|answer| answer.grade == Grade::Wrong).count();
    if 2 * wrong >= answers.len() { Grade::Wrong } else { of_question(answers).max(Grade::Unsure) }
}

fn of_question(answers: &[&Answer]) -> Grade {
    answers.iter().map(|answer| answer.grade).min().unwrap_or(Grade::Wrong)
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use exam::TaskNo;

    use super::*;

    fn answer(question: &str, task: u16, day: u32, grade: Grade) -> Answer {
        Answer { question: question.into(), subject: Subject::Task(TaskNo(task)), day: Day(day), grade }
    }

    #[test]
    fn a_day_is_one_review_of_a_task() {
        use Grade::{Right, Unsure, Wrong};
        let grade = |grades: &[Grade]| {
            let answers: Vec<Answer> = grades.iter().map(|&grade| answer("q", 1, 5, grade)).collect();
            Schedule::of(&answers).subject(Subject::Task(TaskNo(1))).map(Card::last_grade)
        };
        assert_eq!(grade(&[Right, Right, Right]), Some(Right));
        assert_eq!(grade(&[Right, Unsure, Right]), Some(Unsure));
        assert_eq!(grade(&[Right, Wrong, Right]), Some(Unsure));
        assert_eq!(grade(&[Right, Wrong]), Some(Wrong));
        assert_eq!(grade(&[]), None);
    }

    #[test]
    fn the_order_in_which_answers_are_handed_over_decides_nothing() {
        let mut answers = vec![
            answer("b", 1, 9, Grade::Right),
            answer("a", 1, 5, Grade::Wrong),
            answer("a", 1, 7, Grade::Right),
            answer("c", 2, 7, Grade::Unsure),
        ];
        let schedule = Schedule::of(&answers);
        answers.reverse();
        assert_eq!(Schedule::of(&answers), schedule);
        assert_eq!(schedule.subject(Subject::Task(TaskNo(1))).map(Card::days), Some(3));
        assert_eq!(schedule.question(&"a".into()).map(Card::last_seen), Some(Day(7)));
        assert_eq!(schedule.question(&"d".into()), None);
        assert_eq!(schedule.next_due(None), Some(Day(8)));
        assert_eq!(schedule.due(Day(9), None), [Subject::Task(TaskNo(2))]);
    }
}

//! What was answered: the only thing that the schedule is made of.

use exam::{DomainNo, Entry, Marked, Outcome, QuestionId, TaskNo};

use crate::Day;

/// How well something was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// The answer was wrong.
    Wrong,
    /// It was right, and the candidate was not sure of it.
    Unsure,
    /// It was right.
    Right,
}

impl Grade {
    /// The grade of an answer. `sure` is what the candidate said of it; nothing, where nobody asked.
    pub fn of(right: bool, sure: Option<bool>) -> Grade {
        match (right, sure) {
            (false, _) => Grade::Wrong,
            (true, Some(false)) => Grade::Unsure,
            (true, _) => Grade::Right,
        }
    }
}

/// What is learned: the task or topic that questions are about, or the domain of those that have neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A task or a topic of the outline.
    Task(TaskNo),
    /// A domain, for questions without a task.
    Domain(DomainNo),
}

impl Subject {
    /// The subject of a question with that task and domain.
    pub fn new(task: Option<TaskNo>, domain: DomainNo) -> Subject {
        task.map_or(Subject::Domain(domain), Subject::Task)
    }

    /// The subject of an entry of a bank.
    pub fn of(entry: &Entry) -> Subject {
        Subject::new(entry.task, entry.domain)
    }
}

/// One answer to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The question.
    pub question: QuestionId,
    /// What it is about.
    pub subject: Subject,
    /// When it was answered.
    pub day: Day,
    /// How well.
    pub grade: Grade,
}

impl Answer {
    /// A question of a report as an answer of that day; none if there was no response, which says nothing of what is
    /// known.
    pub fn of(marked: &Marked, day: Day, sure: Option<bool>) -> Option<Answer> {
        let right = match marked.outcome {
            Outcome::Right => true,
            Outcome::Wrong => false,
            Outcome::Unanswered => return None,
        };
        let subject = Subject::new(marked.task, marked.domain);
        Some(Answer { question: marked.question.clone(), subject, day, grade: Grade::of(right, sure) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_right_and_unsure_is_less_than_right() {
        let grades = [(false, None), (false, Some(true)), (true, Some(false)), (true, None), (true, Some(true))];
        let expected = [Grade::Wrong, Grade::Wrong, Grade::Unsure, Grade::Right, Grade::Right];
        assert_eq!(grades.map(|(right, sure)| Grade::of(right, sure)), expected);
    }

    #[test]
    fn an_answer_takes_over_what_a_report_says() {
        let marked =
            |outcome, task| Marked { question: "q-1".into(), domain: DomainNo(2), task, scored: true, outcome };
        let answer = Answer::of(&marked(Outcome::Right, Some(TaskNo(3))), Day(7), Some(false)).expect("answered");
        assert_eq!((answer.subject, answer.day, answer.grade), (Subject::Task(TaskNo(3)), Day(7), Grade::Unsure));
        let answer = Answer::of(&marked(Outcome::Wrong, None), Day(7), None).expect("answered");
        assert_eq!((answer.subject, answer.grade), (Subject::Domain(DomainNo(2)), Grade::Wrong));
        assert_eq!(Answer::of(&marked(Outcome::Unanswered, None), Day(7), None), None);
    }
}

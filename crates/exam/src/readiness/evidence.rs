//! Which answers count: the first to each question, given as in an exam.

use alloc::vec::Vec;

use crate::{DomainNo, Feedback, History, Moment, Outcome, QuestionId, Report, Rules};

/// A candidate's first answer to a question, given as in an exam.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstAnswer {
    /// The domain of the question.
    pub domain: DomainNo,
    /// Whether it was right.
    pub right: bool,
}

/// The evidence of all sittings of one exam, noted in their order.
///
/// What a question was answered the second time says little: by then its key has been seen. Repeats would make
/// readiness far too high, as `docs/readiness.md` shows, so they are left out, and so is what was
/// answered without a time limit or with the key shown after each question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    seen: History,
    answers: Vec<FirstAnswer>,
}

impl Evidence {
    /// Notes a finished sitting; sittings come in the order in which they ended.
    ///
    /// Unscored questions count like all others, since nobody could tell them apart. Unanswered ones count as
    /// wrong, as in the exam, unless more than half of the form is unanswered: then the sitting was broken off, and
    /// only what was answered says anything.
    pub fn note(&mut self, rules: &Rules, report: &Report) {
        let like_an_exam = rules.limit.is_some() && rules.feedback == Feedback::AtEnd;
        let unanswered = report.questions.iter().filter(|one| one.outcome == Outcome::Unanswered).count();
        let broken_off = 2 * unanswered > report.questions.len();
        for marked in &report.questions {
            let first = self.seen.last_seen(&marked.question).is_none();
            if first && like_an_exam && !(broken_off && marked.outcome == Outcome::Unanswered) {
                self.answers.push(FirstAnswer { domain: marked.domain, right: marked.outcome == Outcome::Right });
            }
            self.saw(marked.question.clone());
        }
    }

    /// Notes that a question was seen outside of a finished sitting, so that a later answer to it is not the first.
    pub fn saw(&mut self, question: QuestionId) {
        // Only whether it was seen matters here, not when.
        self.seen.note_question(question, Moment(0));
    }

    /// The first answers so far, the oldest first.
    pub fn answers(&self) -> &[FirstAnswer] {
        &self.answers
    }

    /// How many questions were seen at all, whether or not the answer counts.
    pub fn seen(&self) -> usize {
        self.seen.len()
    }
}

#[cfg(test)]
mod tests {
    use alloc::{format, vec::Vec};
    use core::time::Duration;

    use super::*;
    use crate::{Marked, Scaled};

    fn exam() -> Rules {
        Rules { limit: Some(Duration::from_mins(90)), ..Rules::default() }
    }

    /// A report on questions of these numbers.
    fn report(outcomes: &[(u32, Outcome)]) -> Report {
        let marked = |&(number, outcome): &(u32, Outcome)| Marked {
            question: format!("q-{number}").into(),
            domain: DomainNo(1),
            task: None,
            scored: number % 2 == 0,
            outcome,
        };
        Report {
            exam: "TST-1".into(),
            right: 0,
            of: 0,
            scaled: Some(Scaled::estimate(0, 1)),
            verdict: None,
            close: false,
            domains: Vec::new(),
            questions: outcomes.iter().map(marked).collect(),
        }
    }

    fn rights(evidence: &Evidence) -> Vec<bool> {
        evidence.answers().iter().map(|answer| answer.right).collect()
    }

    #[test]
    fn only_the_first_answer_to_a_question_counts() {
        let mut evidence = Evidence::default();
        evidence.note(&exam(), &report(&[(1, Outcome::Wrong), (2, Outcome::Right)]));
        evidence.note(&exam(), &report(&[(1, Outcome::Right), (3, Outcome::Right)]));
        assert_eq!(rights(&evidence), [false, true, true]);
        assert_eq!(evidence.seen(), 3);
    }

    #[test]
    fn practice_does_not_count_and_uses_its_questions_up() {
        let mut evidence = Evidence::default();
        evidence.note(&Rules::practice(), &report(&[(1, Outcome::Right)]));
        evidence.note(&Rules { limit: None, ..exam() }, &report(&[(2, Outcome::Right)]));
        evidence.saw("q-3".into());
        assert_eq!(rights(&evidence), [false; 0]);
        evidence.note(
            &exam(),
            &report(&[(1, Outcome::Right), (2, Outcome::Right), (3, Outcome::Right), (4, Outcome::Right)]),
        );
        assert_eq!(rights(&evidence), [true]);
    }

    #[test]
    fn unanswered_is_wrong_unless_the_sitting_was_broken_off() {
        let [right, none] = [Outcome::Right, Outcome::Unanswered];
        let mut evidence = Evidence::default();
        evidence.note(&exam(), &report(&[(1, right), (2, none)]));
        assert_eq!(rights(&evidence), [true, false]);
        evidence.note(&exam(), &report(&[(3, none), (4, right), (5, none)]));
        assert_eq!(rights(&evidence), [true, false, true]);
    }
}

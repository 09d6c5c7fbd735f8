//! What the answers of an exam add up to: accuracy by domain and task, pace, and what changing an answer did.

use std::time::Duration;

use exam::{DomainNo, Feedback, History, Moment, Outcome, TaskNo};

use crate::saved::{Marks, Went};

/// Stands for the whole of a domain where its tasks are counted from 1.
const WHOLE: u32 = 0;

/// How many of some answers were right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Right ones.
    pub right: u32,
    /// All of them.
    pub of: u32,
}

impl Share {
    fn add(&mut self, right: bool) {
        *self = Share { right: self.right + u32::from(right), of: self.of + 1 };
    }

    /// The share in thousandths, rounded down; 0 of none.
    pub fn permille(self) -> u32 {
        let permille = u64::from(self.right) * 1000 / u64::from(self.of.max(1));
        u32::try_from(permille).unwrap_or(1000)
    }
}

/// A task, or the questions of a domain that have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskShare {
    /// The task.
    pub task: Option<TaskNo>,
    /// Its domain.
    pub domain: DomainNo,
    /// Its answers.
    pub share: Share,
}

/// A mean time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mean {
    count: u32,
    time: Duration,
}

impl Mean {
    fn add(&mut self, time: Duration) {
        *self = Mean { count: self.count + 1, time: self.time.saturating_add(time) };
    }

    /// How many questions it is of.
    pub fn count(self) -> u32 {
        self.count
    }

    /// The mean in whole seconds, rounded to the nearest; none of no questions.
    pub fn seconds(self) -> Option<u64> {
        let millis = self.time.as_millis() / u128::from(self.count).max(1);
        (self.count > 0).then(|| u64::try_from(millis.saturating_add(500) / 1000).unwrap_or(u64::MAX))
    }
}

/// Time a question that was answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timing {
    /// All of them.
    pub all: Mean,
    /// Those that were right.
    pub right: Mean,
    /// Those that were wrong.
    pub wrong: Mean,
}

/// Time a question, with the clock running down and without.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pace {
    /// Under exam conditions: with a time limit, and answers shown at the end only.
    pub exam: Timing,
    /// In all other sittings.
    pub practice: Timing,
}

/// What became of answers that took the place of a first one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// From wrong to right.
    pub gained: u32,
    /// From right to wrong, or to none.
    pub lost: u32,
    /// From wrong to another wrong one, or to none.
    pub neither: u32,
}

/// What the answers of an exam add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// First answers.
    pub all: Share,
    /// First answers by domain, in the outline's order.
    pub domains: Vec<(DomainNo, Share)>,
    /// First answers by task, in the outline's order, those of one domain together.
    pub tasks: Vec<TaskShare>,
    /// Time a question.
    pub pace: Pace,
    /// Changed answers.
    pub changes: Changes,
    /// When the last sitting under exam conditions ended.
    pub last_exam: Option<Moment>,
}

impl Tally {
    /// Adds up the sittings of one exam, in the order in which they ended.
    ///
    /// Accuracy is of first answers: how a question went the first time that it was answered, in an exam or in
    /// practice. What was left unanswered says nothing of what is known. Pace and changes are of all answers.
    pub fn of<'a>(sittings: impl IntoIterator<Item = &'a Marks>) -> Tally {
        let mut tally = Tally::default();
        let mut seen = History::default();
        // By domain and task, the whole domain before its tasks and what has no task after them. A short sorted list: a
        // map would be more code than all of this.
        let mut shares: Vec<((u8, u32), Share)> = Vec::new();
        for marks in sittings {
            let exam = marks.limit.is_some() && marks.feedback == Feedback::AtEnd;
            if exam {
                tally.last_exam = tally.last_exam.max(Some(marks.ended));
            }
            for went in &marks.questions {
                tally.note(went, exam);
                let marked = &went.marked;
                if marked.outcome == Outcome::Unanswered || seen.last_seen(&marked.question).is_some() {
                    continue;
                }
                seen.note_question(marked.question.clone(), marks.ended);
                let right = marked.outcome == Outcome::Right;
                tally.all.add(right);
                let task = marked.task.map_or(u32::MAX, |task| u32::from(task.0) + 1);
                for key in [(marked.domain.0, WHOLE), (marked.domain.0, task)] {
                    let at = shares.partition_point(|(its, _)| *its < key);
                    if shares.get(at).is_none_or(|(its, _)| *its != key) {
                        shares.insert(at, (key, Share::default()));
                    }
                    shares[at].1.add(right);
                }
            }
        }
        for ((domain, task), share) in shares {
            let domain = DomainNo(domain);
            match task.checked_sub(1) {
                None => tally.domains.push((domain, share)),
                Some(task) => {
                    tally.tasks.push(TaskShare { task: u16::try_from(task).ok().map(TaskNo), domain, share });
                }
            }
        }
        tally
    }

    fn note(&mut self, went: &Went, exam: bool) {
        let right = went.marked.outcome == Outcome::Right;
        if went.marked.outcome != Outcome::Unanswered {
            let timing = if exam { &mut self.pace.exam } else { &mut self.pace.practice };
            timing.all.add(went.spent);
            if right { &mut timing.right } else { &mut timing.wrong }.add(went.spent);
        }
        match went.first {
            Some(false) if right => self.changes.gained += 1,
            Some(true) if !right => self.changes.lost += 1,
            Some(_) => self.changes.neither += 1,
            None => (),
        }
    }

    /// The domain of which the smallest share was right; none if everything was. Of two alike, the earlier one.
    pub fn weakest(&self) -> Option<DomainNo> {
        let short = self.domains.iter().filter(|(_, share)| share.right < share.of);
        short.min_by_key(|(_, share)| share.permille()).map(|(domain, _)| *domain)
    }
}

#[cfg(test)]
mod tests {
    use exam::Marked;

    use super::*;

    /// A question of this domain and task that took so many seconds.
    fn went(question: &str, place: (u8, u16), outcome: Outcome, seconds: u64, first: Option<bool>) -> Went {
        let marked = Marked {
            question: question.into(),
            domain: DomainNo(place.0),
            task: Some(TaskNo(place.1)),
            scored: true,
            outcome,
        };
        Went { marked, flagged: false, spent: Duration::from_secs(seconds), first }
    }

    fn marks(ended: u64, limit: Option<u64>, questions: Vec<Went>) -> Marks {
        let limit = limit.map(Duration::from_mins);
        let (begun, ended, feedback) = (Moment(0), Moment(ended), Feedback::AtEnd);
        Marks { exam: "TST-1".into(), begun, ended, limit, feedback, whole: true, questions }
    }

    fn sittings() -> [Marks; 2] {
        use Outcome::{Right, Unanswered, Wrong};
        [
            marks(
                1,
                Some(90),
                vec![
                    went("a", (2, 3), Wrong, 30, Some(true)),
                    went("b", (1, 0), Right, 50, Some(false)),
                    went("c", (1, 1), Unanswered, 0, None),
                    went("d", (2, 3), Right, 40, None),
                ],
            ),
            marks(
                2,
                None,
                vec![
                    went("a", (2, 3), Right, 10, None),
                    went("c", (1, 1), Wrong, 20, Some(false)),
                    went("e", (2, 2), Right, 15, None),
                ],
            ),
        ]
    }

    #[test]
    fn accuracy_is_of_first_answers() {
        let tally = Tally::of(&sittings());
        let share = |right, of| Share { right, of };
        assert_eq!(tally.all, share(3, 5));
        assert_eq!(tally.domains, [(DomainNo(1), share(1, 2)), (DomainNo(2), share(2, 3))]);
        let tasks: Vec<_> = tally.tasks.iter().map(|one| (one.domain.0, one.task, one.share)).collect();
        let task = |number| Some(TaskNo(number));
        let expected = [
            (1, task(0), share(1, 1)),
            (1, task(1), share(0, 1)),
            (2, task(2), share(1, 1)),
            (2, task(3), share(1, 2)),
        ];
        assert_eq!(tasks, expected);
        assert_eq!(tally.weakest(), Some(DomainNo(1)));
        assert_eq!((share(2, 3).permille(), Share::default().permille()), (666, 0));
    }

    #[test]
    fn pace_is_told_apart_from_practice_and_leaves_out_what_was_not_answered() {
        let Pace { exam, practice } = Tally::of(&sittings()).pace;
        let seconds = |timing: Timing| [timing.all, timing.right, timing.wrong].map(Mean::seconds);
        assert_eq!((exam.all.count(), seconds(exam)), (3, [Some(40), Some(45), Some(30)]));
        assert_eq!((practice.all.count(), seconds(practice)), (3, [Some(15), Some(13), Some(20)]));
        assert_eq!(seconds(Timing::default()), [None; 3]);
        assert_eq!(Tally::of(&sittings()).last_exam, Some(Moment(1)));
    }

    #[test]
    fn changes_are_counted_by_what_they_did() {
        assert_eq!(Tally::of(&sittings()).changes, Changes { gained: 1, lost: 1, neither: 1 });
    }
}

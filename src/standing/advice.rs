//! The one thing to do next, chosen by rules that anybody can check.

use exam::{DomainNo, NotYet, Readiness};
use study::Day;

/// From this chance on, in thousandths, a candidate is ready, if the range agrees.
const READY: u16 = 850;
/// The range agrees with [`READY`] if it begins here or above: rather a pass than not, even at its lower end.
const READY_LOW: u16 = 500;
/// So many days before the exam is close.
const CLOSE: u32 = 7;
/// After so many days a mock exam says little of today; with the exam close, after fewer.
const STALE: u32 = 7;
const STALE_CLOSE: u32 = 3;

/// What is known of a candidate in an exam.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// Which day it is.
    pub today: Day,
    /// The day for which the exam is booked.
    pub booked: Option<Day>,
    /// Whether the exam can still be booked: its last day has not come.
    pub bookable: bool,
    /// How many questions were answered.
    pub answers: u32,
    /// How many tasks or topics are due for review.
    pub due: usize,
    /// Readiness, or what lacks; none for a quiz, which cannot be passed.
    pub readiness: Option<&'a Result<Readiness, NotYet>>,
    /// When the last sitting under exam conditions ended.
    pub last_mock: Option<Day>,
    /// The domain of which the smallest share was right, if any question was wrong.
    pub weakest: Option<DomainNo>,
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// The booked day is today.
    Today,
    /// The booked day has passed: another one, or none.
    Passed,
    /// Nothing was answered yet: a mock exam, or a few questions.
    Begin,
    /// So many tasks or topics are due.
    Review(usize),
    /// The exam is tomorrow and nothing is due.
    Rest,
    /// A mock exam: readiness needs so many answers more, and most of them in this domain if it has too few.
    Evidence(u32, Option<DomainNo>),
    /// The exam is close, and even the upper end of the range is below one half: a later day.
    Later,
    /// Ready, and no day is booked.
    Book,
    /// A fresh mock exam: the last one, if any, was so many days ago.
    Mock(Option<u32>),
    /// Practice in the domain with most to gain.
    Practise(DomainNo),
    /// Everything was right: the same again with other questions.
    Again,
}

impl Advice {
    /// The advice that these facts lead to. The rules stand in the order in which they are asked.
    pub fn of(facts: &Facts<'_>) -> Advice {
        let Facts { today, booked, bookable, answers, due, readiness, last_mock, weakest } = *facts;
        let left = match booked {
            Some(day) if day == today => return Advice::Today,
            Some(day) if day < today => return Advice::Passed,
            day => day.map(|day| day.since(today)),
        };
        if answers == 0 {
            return Advice::Begin;
        }
        if due > 0 {
            return Advice::Review(due);
        }
        if left == Some(1) {
            return Advice::Rest;
        }
        let readiness = match readiness {
            None => return weakest.map_or(Advice::Again, Advice::Practise),
            Some(Err(lacks)) => return evidence(lacks),
            Some(Ok(readiness)) => readiness,
        };
        let close = left.is_some_and(|left| left <= CLOSE);
        if close && readiness.high < 500 {
            return Advice::Later;
        }
        if readiness.mid >= READY && readiness.low >= READY_LOW {
            if left.is_none() && bookable {
                return Advice::Book;
            }
            let ago = last_mock.map(|day| today.since(day));
            let stale = if close { STALE_CLOSE } else { STALE };
            if ago.is_none_or(|ago| ago >= stale) {
                return Advice::Mock(ago);
            }
        }
        Advice::Practise(readiness.weakest)
    }
}

/// Only a mock exam gives evidence: what is practised without a clock does not count.
fn evidence(lacks: &NotYet) -> Advice {
    let missing: u32 = lacks.domains.iter().map(|lack| lack.needed.saturating_sub(lack.answers)).sum();
    let most = lacks.domains.iter().min_by_key(|lack| lack.answers).map(|lack| lack.domain);
    Advice::Evidence(lacks.needed.saturating_sub(lacks.answers).max(missing), most)
}

#[cfg(test)]
mod tests {
    use exam::{Lack, Span};

    use super::*;

    type Told = Result<Readiness, NotYet>;

    fn ready(low: u16, mid: u16, high: u16) -> Readiness {
        let share = Span { low, mid, high };
        Readiness { low, mid, high, share, answers: 65, weakest: DomainNo(2), domains: vec![] }
    }

    fn lacking(answers: u32, domains: &[(u8, u32)]) -> Told {
        let lack = |&(domain, answers): &(u8, u32)| Lack { domain: DomainNo(domain), answers, needed: 5 };
        Err(NotYet { answers, needed: 40, domains: domains.iter().map(lack).collect() })
    }

    /// Somebody who answered a mock exam five days ago, on day 100, with the exam on this day.
    fn advice(
        readiness: Option<&Result<Readiness, NotYet>>,
        booked: Option<u32>,
        change: fn(&mut Facts<'_>),
    ) -> Advice {
        let mut facts = Facts {
            today: Day(100),
            booked: booked.map(Day),
            bookable: true,
            answers: 65,
            due: 0,
            readiness,
            last_mock: Some(Day(95)),
            weakest: Some(DomainNo(3)),
        };
        change(&mut facts);
        Advice::of(&facts)
    }

    #[test]
    fn the_day_itself_comes_before_everything() {
        let sure = Ok(ready(900, 950, 990));
        assert_eq!(advice(Some(&sure), Some(100), |facts| facts.due = 4), Advice::Today);
        assert_eq!(advice(Some(&sure), Some(99), |facts| facts.answers = 0), Advice::Passed);
        assert_eq!(advice(Some(&sure), Some(101), |_| ()), Advice::Rest);
        assert_eq!(advice(Some(&sure), Some(101), |facts| facts.due = 2), Advice::Review(2));
    }

    #[test]
    fn first_something_is_answered_then_what_is_due_is_reviewed() {
        let none = lacking(0, &[(1, 0), (2, 0)]);
        assert_eq!(advice(Some(&none), None, |facts| facts.answers = 0), Advice::Begin);
        assert_eq!(advice(Some(&none), None, |facts| facts.due = 3), Advice::Review(3));
    }

    #[test]
    fn while_evidence_lacks_a_mock_exam_is_next() {
        assert_eq!(advice(Some(&lacking(12, &[])), None, |_| ()), Advice::Evidence(28, None));
        let thin = lacking(39, &[(1, 3), (4, 1)]);
        assert_eq!(advice(Some(&thin), None, |_| ()), Advice::Evidence(6, Some(DomainNo(4))));
    }

    #[test]
    fn who_is_ready_books_and_then_keeps_a_fresh_mock_exam_behind_them() {
        let sure = Ok(ready(600, 900, 990));
        assert_eq!(advice(Some(&sure), None, |_| ()), Advice::Book);
        assert_eq!(advice(Some(&sure), None, |facts| facts.bookable = false), Advice::Practise(DomainNo(2)));
        // Five days old: fresh enough with a month to go, not with a week.
        assert_eq!(advice(Some(&sure), Some(130), |_| ()), Advice::Practise(DomainNo(2)));
        assert_eq!(advice(Some(&sure), Some(107), |_| ()), Advice::Mock(Some(5)));
        assert_eq!(advice(Some(&sure), Some(130), |facts| facts.last_mock = Some(Day(93))), Advice::Mock(Some(7)));
        // A range that reaches below one half is not ready.
        assert_eq!(advice(Some(&Ok(ready(499, 900, 990))), None, |_| ()), Advice::Practise(DomainNo(2)));
    }

    #[test]
    fn who_is_far_from_ready_is_told_before_the_day() {
        let far = Ok(ready(1, 100, 450));
        assert_eq!(advice(Some(&far), Some(105), |_| ()), Advice::Later);
        assert_eq!(advice(Some(&far), Some(120), |_| ()), Advice::Practise(DomainNo(2)));
        assert_eq!(advice(Some(&Ok(ready(100, 400, 800))), Some(105), |_| ()), Advice::Practise(DomainNo(2)));
    }

    #[test]
    fn a_quiz_has_no_readiness_and_its_weakest_topic_is_next() {
        assert_eq!(advice(None, None, |_| ()), Advice::Practise(DomainNo(3)));
        assert_eq!(advice(None, None, |facts| facts.weakest = None), Advice::Again);
    }
}

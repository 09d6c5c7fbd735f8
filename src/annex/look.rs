//! How a candidate stands in one exam today: everything that its page and the start page say of it.

use bank::pack::CatalogueExam;
use exam::{DomainNo, NotYet, Readiness, Target};
use study::Day;
use yew::prelude::*;

use super::{
    due::{schedule, today},
    past::Past,
};
use crate::{
    components::tag::{Tag, link},
    edge::clock,
    route::{Draw, Part, Route},
    saved::{Marks, Plan, day},
    standing::{Advice, Facts, Tally},
    words::standing as words,
};

/// How a candidate stands.
pub(super) struct Look {
    pub(super) tally: Tally,
    /// What passing means; none for a quiz.
    pub(super) target: Option<Target>,
    /// Readiness, or what lacks; none for a quiz.
    pub(super) readiness: Option<Result<Readiness, NotYet>>,
    /// How many tasks or topics are due.
    pub(super) due: usize,
    pub(super) booked: Option<Day>,
    pub(super) today: Day,
    pub(super) advice: Advice,
}

impl Look {
    pub(super) fn of(exam: &CatalogueExam, past: &Past, plan: Plan) -> Look {
        let code = &exam.code;
        let today = today();
        let booked = plan.booked;
        let tally = Tally::of(past.of(code).map(|(_, marks): &(String, Marks)| marks));
        let target = exam.blueprint(None).ok().and_then(|blueprint| Target::of(&blueprint));
        let readiness = target.as_ref().map(|target| Readiness::of(target, past.evidence(code).answers()));
        let due = if exam.questions == 0 { 0 } else { schedule(past, code).due(today, booked).len() };
        let last = exam.last_day.as_deref().and_then(day);
        let facts = Facts {
            today,
            booked,
            bookable: last.is_none_or(|last| today <= last),
            answers: tally.all.of,
            due,
            readiness: readiness.as_ref(),
            last_mock: tally.last_exam.and_then(|moment| day(&clock::day(moment))),
            weakest: tally.weakest(),
        };
        let advice = Advice::of(&facts);
        Look { tally, target, readiness, due, booked, today, advice }
    }

    /// Days until the booked one; none if none is booked, or if it has passed.
    pub(super) fn left(&self) -> Option<u32> {
        self.booked.filter(|&day| day >= self.today).map(|day| day.since(self.today))
    }

    /// Whether something is due of which the advice does not speak.
    pub(super) fn due_apart(&self) -> bool {
        self.due > 0 && !matches!(self.advice, Advice::Review(_))
    }

    /// The advice as one sentence.
    pub(super) fn said(&self, exam: &CatalogueExam) -> String {
        let quiz = exam.minutes.is_none();
        match self.advice {
            Advice::Today => words::TODAY.into(),
            Advice::Passed => words::PASSED_DAY.into(),
            Advice::Begin => if quiz { words::QUIZ_BEGIN } else { words::BEGIN }.into(),
            Advice::Review(due) => words::review(due, quiz),
            Advice::Rest => words::REST.into(),
            Advice::Evidence(missing, domain) => words::evidence(missing, domain.map(|domain| title(exam, domain))),
            Advice::Later => words::later(self.left().unwrap_or_default()),
            Advice::Book => words::BOOK.into(),
            Advice::Mock(ago) => words::fresh(ago),
            Advice::Practise(domain) => words::practise(title(exam, domain)),
            Advice::Again => words::AGAIN.into(),
        }
    }

    /// The ways that the advice leads, the first of them the main one. `here` is whether this is the exam's own page, where the
    /// day is set.
    pub(super) fn ways(&self, exam: &CatalogueExam, here: bool) -> Vec<Tag> {
        let quiz = exam.minutes.is_none();
        let code = exam.code.to_ascii_lowercase();
        let practice = |part: Part| Route::Practice { code: code.clone(), part, draw: Draw::default() };
        let ten = || (practice(Part { questions: Some(10), ..Part::default() }), words::TEN);
        let mock = || {
            let mock = Route::Mock { code: code.clone(), draw: Draw::default(), again: None };
            (mock, if quiz { words::QUIZ } else { words::MOCK })
        };
        let review = || (Route::Review { code: code.clone() }, words::REVIEW);
        let ways = match self.advice {
            // The form for the day stands on the exam's page.
            Advice::Today | Advice::Rest => vec![],
            Advice::Passed | Advice::Later | Advice::Book if here => vec![],
            Advice::Passed | Advice::Later | Advice::Book => {
                vec![(Route::Exam { code: code.clone() }, words::SET_DAY)]
            }
            Advice::Review(_) => vec![review(), ten()],
            Advice::Begin | Advice::Evidence(..) | Advice::Mock(_) | Advice::Again => vec![mock(), ten()],
            Advice::Practise(DomainNo(domain)) => {
                let part = Part { domain: Some(domain), ..Part::default() };
                vec![(practice(part), words::PRACTISE), mock()]
            }
        };
        let ways = ways.into_iter().filter(|_| exam.questions > 0 || matches!(self.advice, Advice::Passed));
        let ways = ways.zip(["button button--primary", "button"]);
        ways.map(|((to, name), class)| link(class, to.to_string()).child(name)).collect()
    }
}

/// The title of a domain; what the outline does not have goes by its number.
pub(super) fn title(exam: &CatalogueExam, domain: DomainNo) -> &str {
    exam.domains.get(domain.index()).map_or("", |domain| &domain.title)
}

/// A list of ways, where there are any.
pub(super) fn ways(ways: Vec<Tag>) -> Option<Html> {
    let some = !ways.is_empty();
    some.then(|| crate::components::tag::classed("div", "buttons").children(ways).into())
}

//! What is known of an exam.

use bank::Exam;
use exam::Kind;

use crate::json::object;

pub(crate) struct Outline<'e> {
    code: &'e str,
    title: &'e str,
    short: &'e str,
    about: &'e str,
    level: &'static str,
    minutes: Option<u32>,
    scored: u32,
    unscored: u32,
    passing: Option<u32>,
    kinds: Vec<&'static str>,
    questions: usize,
    domains: Vec<DomainRow<'e>>,
    tasks: Vec<TaskRow<'e>>,
}
#[rustfmt::skip]
object!(Outline<'_> {
    code, title, short, about, level, minutes, scored, unscored, passing, kinds, questions, domains, tasks
});

struct DomainRow<'e> {
    number: u8,
    title: &'e str,
    weight: u8,
    questions: usize,
}
object!(DomainRow<'_> { number, title, weight, questions });

struct TaskRow<'e> {
    id: &'e str,
    title: &'e str,
    domain: Option<u8>,
    questions: usize,
}
object!(TaskRow<'_> { id, title, domain, questions });

impl Outline<'_> {
    pub(crate) fn of(exam: &Exam) -> Outline<'_> {
        let (blueprint, facts, questions) = (exam.blueprint(), exam.facts(), exam.questions());
        let domains = blueprint.domains().iter().map(|domain| DomainRow {
            number: domain.number.0,
            title: &domain.title,
            weight: domain.weight,
            questions: questions.iter().filter(|question| question.domain() == domain.number).count(),
        });
        let tasks = blueprint.tasks().iter().enumerate().map(|(at, task)| TaskRow {
            id: &task.id,
            title: &task.title,
            domain: task.domain.map(|domain| domain.0),
            questions: questions.iter().filter(|one| one.task().is_some_and(|no| no.index() == at)).count(),
        });
        Outline {
            code: blueprint.code(),
            title: blueprint.title(),
            short: &facts.short,
            about: &facts.about,
            level: blueprint.level().name(),
            minutes: blueprint.minutes(),
            scored: blueprint.scored(),
            unscored: blueprint.unscored(),
            passing: blueprint.passing(),
            kinds: blueprint.kinds().iter().copied().map(Kind::name).collect(),
            questions: questions.len(),
            domains: domains.collect(),
            tasks: tasks.collect(),
        }
    }
}

//! The figures of one exam.

use bank::{Exam, pack};
use exam::{Form, History, Kind, Plan, Question, Seed, quota};
use serde::Serialize;

use super::testwise::{TestwiseFigures, share};

/// How many words a minute an adult reads (Brysbaert, "How many words do we read per minute?", 2019).
const WORDS_A_MINUTE: f64 = 238.0;
/// How many forms the words are measured on.
const SEEDS: u32 = 20;
/// Nobody sits more forms than this, so no more are drawn.
const MOST_FORMS: u32 = 500;

#[derive(Serialize)]
pub(crate) struct ExamFigures {
    pub(crate) exam: String,
    pub(crate) questions: usize,
    pub(crate) domains: Vec<DomainFigures>,
    pub(crate) tasks: Vec<TaskFigures>,
    pub(crate) kinds: Vec<KindFigures>,
    pub(crate) forms: u32,
    pub(crate) words: Option<Words>,
    pub(crate) testwise: TestwiseFigures,
}

#[derive(Serialize)]
pub(crate) struct DomainFigures {
    pub(crate) number: u8,
    pub(crate) title: String,
    pub(crate) weight: u8,
    pub(crate) questions: u32,
    pub(crate) needs: u32,
}

#[derive(Serialize)]
pub(crate) struct TaskFigures {
    pub(crate) id: String,
    pub(crate) domain: Option<u8>,
    pub(crate) questions: u32,
}

#[derive(Serialize)]
pub(crate) struct KindFigures {
    pub(crate) kind: String,
    pub(crate) questions: u32,
    pub(crate) share: f64,
}

#[derive(Serialize)]
pub(crate) struct Words {
    pub(crate) mean: u32,
    pub(crate) least: u32,
    pub(crate) most: u32,
    pub(crate) reading_minutes: f64,
    pub(crate) minutes: Option<u32>,
}

impl ExamFigures {
    pub(crate) fn of(exam: &Exam) -> ExamFigures {
        let (blueprint, questions) = (exam.blueprint(), exam.questions());
        let count = |wanted: &dyn Fn(&Question) -> bool| number(questions.iter().filter(|&one| wanted(one)).count());
        let weights = blueprint.weights();
        let needs = quota(blueprint.scored(), &weights).into_iter().zip(quota(blueprint.unscored(), &weights));
        let domains = blueprint.domains().iter().zip(needs).map(|(domain, (scored, unscored))| DomainFigures {
            number: domain.number.0,
            title: domain.title.clone(),
            weight: domain.weight,
            questions: count(&|question| question.domain() == domain.number),
            needs: 2 * (scored + unscored),
        });
        let tasks = (0..).zip(blueprint.tasks()).map(|(at, task)| TaskFigures {
            id: task.id.clone(),
            domain: task.domain.map(|domain| domain.0),
            questions: count(&|question| question.task() == Some(exam::TaskNo(at))),
        });
        let kinds = blueprint.kinds().iter().map(|&kind: &Kind| {
            let has = count(&|question| question.shape().kind() == kind);
            KindFigures { kind: kind.name().into(), questions: has, share: share(has, number(questions.len())) }
        });
        ExamFigures {
            exam: blueprint.code().into(),
            questions: questions.len(),
            domains: domains.collect(),
            tasks: tasks.collect(),
            kinds: kinds.collect(),
            forms: pack::disjoint_forms(exam, MOST_FORMS),
            words: words(exam),
            testwise: TestwiseFigures::of(questions),
        }
    }
}

fn words(exam: &Exam) -> Option<Words> {
    let draw = |seed| pack::draw_form(exam, Plan::mock(exam.blueprint()), Seed(seed), &History::default());
    let counts: Vec<u32> =
        (0..SEEDS).map(|seed| draw(seed).ok().map(|form| form_words(exam, &form))).collect::<Option<_>>()?;
    let mean = counts.iter().sum::<u32>() / SEEDS;
    Some(Words {
        mean,
        least: counts.iter().copied().min()?,
        most: counts.iter().copied().max()?,
        reading_minutes: f64::from(mean) / WORDS_A_MINUTE,
        minutes: exam.blueprint().minutes(),
    })
}

fn form_words(exam: &Exam, form: &Form) -> u32 {
    let words = form.places().iter().filter_map(|place| exam.question(&place.question)).map(bank::testwise::words_read);
    number(words.sum())
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

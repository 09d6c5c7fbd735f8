//! How a quiz comes to be: out of the bank, out of somebody's own questions, or out of what the tab kept.

use std::rc::Rc;

use bank::pack::{CatalogueExam, Details};
use exam::{
    Blueprint, BlueprintDraft, ChoiceNo, Domain, DomainNo, Draw, Form, History, Kind, Level, Place, Plan, Question,
    Refusal, Seed, TaskNo,
};

use super::quiz::{About, Quiz};
use crate::{
    edge::{chance, keep},
    embed::{
        address::Wish,
        message::Own,
        own::{Flaw, Reading},
        record,
    },
    library::{DrawFault, Library},
    words::{embed as words, report, start},
};

/// The code of what is no exam of the bank.
const OWN: &str = "OWN";
/// How often a smaller form is tried where a part of the bank is small.
const TRIES: u32 = 8;

/// Why there is no quiz, for the person who reads the page or the one who wrote it.
#[derive(Clone, Default)]
pub(crate) struct Hitch {
    pub(super) said: Vec<String>,
    /// What there is instead.
    pub(super) list: Vec<String>,
    /// What is wrong with somebody's own questions.
    pub(super) flaws: Vec<Flaw>,
    /// Whether it may go better the next time.
    pub(super) passing: bool,
}

impl Hitch {
    pub(super) fn passing(why: String) -> Hitch {
        Hitch { said: vec![why], passing: true, ..Hitch::default() }
    }

    fn listing(said: String, list: impl Iterator<Item = String>) -> Hitch {
        Hitch { said: vec![said], list: list.collect(), ..Hitch::default() }
    }
}

/// A quiz, with what there is to say of how it came to be.
pub(crate) struct Opened {
    pub(super) quiz: Quiz,
    pub(super) notice: Option<&'static str>,
    pub(super) flaws: Vec<Flaw>,
}

/// Whether what the tab kept counts, and from which seed a fresh form is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// What the tab kept, or else the seed of the address, or else a fresh one.
    Kept,
    /// The same form from its start.
    Seed(Seed),
    /// Another form.
    Chance,
}

/// A quiz out of the bank.
pub(super) async fn bank(library: &Library, wish: &Wish, key: String, from: From) -> Result<Opened, Hitch> {
    let exam = library.exam(&wish.exam).ok_or_else(|| {
        let exams = library.catalogue();
        let named = exams.exams.iter().map(|exam| format!("{}: {}", exam.code.to_ascii_lowercase(), exam.short));
        Hitch::listing(words::no_exam(&wish.exam), named)
    })?;
    if exam.questions == 0 {
        return Err(Hitch { said: vec![format!("{}: {}", exam.code, start::NOT_YET_TEXT)], ..Hitch::default() });
    }
    let details = library.details(&exam).await.map_err(Hitch::passing)?;
    let blueprint = library.blueprint(&exam).await.map_err(Hitch::passing)?;
    let (domain, task) = part(&exam, &details, &blueprint, wish)?;
    let title = |number: DomainNo| blueprint.domain(number).map(|domain| domain.title.clone());
    let part = match (task.and_then(|task| details.tasks.get(task.index())), domain.and_then(title)) {
        (Some(task), _) => report::task(&task.id, &task.title),
        (None, Some(title)) => title,
        (None, None) => exam.short.clone(),
    };
    let plan = Plan { domain, task, ..Plan::questions(wish.questions) };
    let about = About { exam: Some(exam.clone()), blueprint: Rc::new(blueprint), part, link: None, key };
    let linked = |form: &Form| {
        let questions = u32::try_from(form.places().len()).unwrap_or(u32::MAX);
        About { link: Some(wish.in_app(questions, form.seed())), ..about.clone() }
    };
    let found = if from == From::Kept { kept(&about.key) } else { None };
    let damaged = matches!(found, Some(None));
    if let Some(record) = found.flatten().filter(|record| record.start.form.exam() == exam.code) {
        let about = linked(&record.start.form);
        return Ok(Opened { quiz: Quiz::kept(about, record), notice: None, flaws: Vec::new() });
    }
    let seed = match from {
        From::Kept => wish.seed.unwrap_or_else(chance::seed),
        From::Seed(seed) => seed,
        From::Chance => chance::seed(),
    };
    let form = draw(library, &exam, &about.blueprint, plan, seed).await?;
    let quiz = Quiz::fresh(linked(&form), form);
    Ok(Opened { quiz, notice: damaged.then_some(words::DAMAGED), flaws: Vec::new() })
}

/// What the tab kept under a name: nothing, something damaged, or a record.
#[allow(clippy::option_option)] // That there is something damaged is not that there is nothing.
fn kept(key: &str) -> Option<Option<record::Record>> {
    keep::read(key).map(|text| record::read(&text))
}

/// The domain and the task that are asked for, if the exam has them.
fn part(
    exam: &CatalogueExam,
    details: &Details,
    blueprint: &Blueprint,
    wish: &Wish,
) -> Result<(Option<DomainNo>, Option<TaskNo>), Hitch> {
    let domain = wish.domain.map(DomainNo);
    if let Some(number) = domain.filter(|number| blueprint.domain(*number).is_none()) {
        let domains = blueprint.domains().iter().map(|domain| format!("{}: {}", domain.number.0, domain.title));
        return Err(Hitch::listing(words::no_domain(&exam.code, number.0), domains));
    }
    let Some(id) = &wish.task else { return Ok((domain, None)) };
    let of_domain = |its: Option<u8>| domain.is_none() || its.is_none() || its == wish.domain;
    let tasks = || {
        let tasks = details.tasks.iter().filter(|task| of_domain(task.domain));
        tasks.map(|task| if task.id == task.title { task.id.clone() } else { format!("{}: {}", task.id, task.title) })
    };
    let found = details.tasks.iter().position(|task| task.id.eq_ignore_ascii_case(id));
    let Some(at) = found else { return Err(Hitch::listing(words::no_task(&exam.code, id), tasks())) };
    if !of_domain(details.tasks[at].domain) {
        return Err(Hitch::listing(words::other_domain(id, wish.domain.unwrap_or_default()), tasks()));
    }
    Ok((domain, u16::try_from(at).ok().map(TaskNo)))
}

/// Draws a form. A part of the bank that has fewer questions than are wished gives what it has: the line above the
/// quiz says how many there are, and a page that shows a frame does not break when a bank changes.
async fn draw(
    library: &Library,
    exam: &CatalogueExam,
    blueprint: &Blueprint,
    mut plan: Plan,
    seed: Seed,
) -> Result<Form, Hitch> {
    let none = History::default();
    for _ in 0..TRIES {
        let smaller = match library.draw(exam, blueprint, plan, seed, &none).await {
            Ok(form) => return Ok(form),
            Err(DrawFault::Load(why)) => return Err(Hitch::passing(why)),
            Err(DrawFault::Refused(Refusal::TooFew { largest, .. })) => largest,
            Err(DrawFault::Refused(Refusal::Enemies(shortage))) => {
                plan.scored.saturating_sub(shortage.needs.saturating_sub(shortage.has).max(1))
            }
            Err(DrawFault::Refused(refusal)) => {
                return Err(Hitch { said: vec![start::refused(&refusal)], ..Hitch::default() });
            }
        };
        if smaller == 0 {
            break;
        }
        plan.scored = smaller;
    }
    let said = vec![format!("{}: {}", exam.code, words::NO_SUCH_QUESTIONS)];
    Err(Hitch { said, ..Hitch::default() })
}

/// A quiz out of somebody's own questions, in their order.
pub(super) fn own(own: &Own, reading: Reading, key: &str, from: From) -> Result<Opened, Hitch> {
    let Reading { title, mut questions, diagnostics: flaws } = reading;
    if questions.is_empty() {
        return Err(Hitch { said: vec![words::NO_OWN.into()], flaws, ..Hitch::default() });
    }
    // All of them are of the one part that the title names.
    for row in &mut questions {
        (row.domain, row.task) = (1, None);
    }
    let title =
        own.title.clone().or(title).filter(|title| !title.is_empty()).unwrap_or_else(|| words::OWN_TITLE.into());
    let unsound = |why: String| Hitch { said: vec![why], ..Hitch::default() };
    let blueprint = Blueprint::new(BlueprintDraft {
        code: OWN.into(),
        title: title.clone(),
        level: Level::Quiz,
        minutes: None,
        scored: u32::try_from(questions.len()).unwrap_or(u32::MAX),
        unscored: 0,
        passing: None,
        kinds: Kind::ALL.to_vec(),
        domains: vec![Domain { number: DomainNo(1), title: title.clone(), weight: 100 }],
        tasks: Vec::new(),
    });
    let blueprint =
        blueprint.map_err(|faults| unsound(faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")))?;
    // Other questions under the same address are another quiz.
    let key = format!("{key}&{}", record::fingerprint(&format!("{}\n{}", own.dialect.name(), own.text)));
    let about = About { exam: None, blueprint: Rc::new(blueprint), part: title, link: None, key };
    let found = if from == From::Kept { kept(&about.key) } else { None };
    let damaged = matches!(found, Some(None));
    let notice = damaged.then_some(words::DAMAGED);
    let mut quiz = match found.flatten() {
        Some(record) => Quiz::kept(about.clone(), record),
        None => Quiz::fresh(about.clone(), form(&questions, from).map_err(unsound)?),
    };
    let fits = quiz.take_in(&questions).map_err(unsound)? && quiz.questions.iter().all(Option::is_some);
    if !fits {
        // The engine reads the same text otherwise than it did when the record was written.
        quiz = Quiz::fresh(about, form(&questions, from).map_err(unsound)?);
        quiz.take_in(&questions).map_err(unsound)?;
        return Ok(Opened { quiz, notice: Some(words::CHANGED), flaws });
    }
    Ok(Opened { quiz, notice, flaws })
}

/// The questions in their order, each with its choices shuffled, unless they are to keep their order.
fn form(rows: &[bank::pack::QuestionRow], from: From) -> Result<Form, String> {
    let seed = if let From::Seed(seed) = from { seed } else { chance::seed() };
    let mut places = Vec::new();
    for (at, row) in (0..).zip(rows) {
        let question = Question::try_from(row.clone()).map_err(|fault| fault.to_string())?;
        let (entry, shape) = (question.entry(), question.shape());
        let mut order: Vec<ChoiceNo> = ChoiceNo::first(shape.choices()).collect();
        if !entry.keep_order {
            Draw::new(seed, "choices", at).shuffle(&mut order);
        }
        let domain = question.domain();
        places.push(Place { question: entry.id, domain, task: None, shape, scored: true, order });
    }
    Form::new(OWN.into(), seed, places).map_err(|fault| fault.to_string())
}

//! `form`: draws a form as the app does.
//!
//! JSON: `{"exam": "CLF-C02", "seed": 1, "questions": [{"id": "clf-c02-0001", "domain": 1, "task": "1.1",
//! "kind": "multiple-choice", "scored": true, "choices": [3, 1, 4, 2]}]}`. Choices are named by their place
//! in the file, from 1, in the order in which they are shown; `task` is `null` where the outline has none.

use std::{path::Path, process::ExitCode};

use bank::{Exam, responses::FormRow};
use exam::{DomainNo, History, Plan, Refusal, Seed};

use crate::{arguments::Form, data, fault::BadArgument, print};

pub(crate) fn run(folder: &Path, arguments: &Form) -> anyhow::Result<ExitCode> {
    let reading = data::load(folder)?;
    let exam = data::exam(&reading.exams, &arguments.code)?;
    let plan = plan(exam, arguments)?;
    let form = bank::pack::draw_form(exam, plan, Seed(arguments.seed), &History::default());
    let form = form.map_err(|refusal| match refusal {
        Refusal::NoSuchDomain(_) | Refusal::NoSuchTask(_) => BadArgument(refusal.to_string()).into(),
        refusal => anyhow::anyhow!("no form of {} can be drawn: {refusal}", exam.blueprint().code()),
    })?;
    let row = FormRow::of(exam, &form);
    if arguments.json {
        print::json(&row)?;
    } else {
        print::text(&table(&row))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn plan(exam: &Exam, arguments: &Form) -> anyhow::Result<Plan> {
    let blueprint = exam.blueprint();
    let mut plan = arguments.questions.map_or(Plan::mock(blueprint), Plan::questions);
    if let Some(number) = arguments.domain {
        let domains = blueprint.domains().len();
        let fault = || BadArgument(format!("{} has no domain {number}; it has 1 to {domains}", blueprint.code()));
        plan.domain = Some(blueprint.domain(DomainNo(number)).ok_or_else(fault)?.number);
    }
    if let Some(id) = &arguments.task {
        plan.task = Some(data::task(exam, id)?);
        let task = blueprint.task(id).map(|(_, task)| task);
        if let Some((task, domain)) =
            task.and_then(|task| task.domain).zip(plan.domain).filter(|(own, said)| own != said)
        {
            let fault = format!("task {id} is of domain {} and not of {}", task.0, domain.0);
            return Err(BadArgument(fault).into());
        }
        if task.is_some_and(|task| task.domain.is_none()) && plan.domain.is_none() {
            let fault = "a topic comes up in every domain: add --domain 1 or whichever is meant";
            return Err(BadArgument(fault.into()).into());
        }
    }
    if (plan.domain.is_some() || plan.task.is_some()) && arguments.questions.is_none() {
        let fault = "--domain and --task draw a part of the exam: say how many questions, such as --questions 10";
        return Err(BadArgument(fault.into()).into());
    }
    Ok(plan)
}

fn table(row: &FormRow) -> String {
    let scored = row.questions.iter().filter(|place| place.scored).count();
    let questions = print::counted(row.questions.len(), "question");
    let head = ["", "question", "domain", "task", "kind", "scored", "choices"];
    let mut rows = vec![head.map(String::from).to_vec()];
    for (no, place) in (1..).zip(&row.questions) {
        let choices: Vec<String> = place.choices.iter().map(ToString::to_string).collect();
        rows.push(vec![
            format!("{no:3}"),
            place.id.clone(),
            place.domain.to_string(),
            place.task.clone().unwrap_or_default(),
            place.kind.clone(),
            if place.scored { "yes".into() } else { "no".into() },
            choices.join(" "),
        ]);
    }
    format!("{}, seed {}: {questions}, {scored} scored\n{}", row.exam, row.seed, print::table(&rows))
}

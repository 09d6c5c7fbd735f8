//! `new`: prints an empty question, ready to be filled in and put into a file.

use std::{path::Path, process::ExitCode};

use bank::{Exam, Reading};
use exam::Kind;

use crate::{arguments::New, data, fault::BadArgument, print};

pub(crate) fn run(folder: &Path, arguments: &New) -> anyhow::Result<ExitCode> {
    let reading = data::read(folder)?;
    let exam = data::exam(&reading.exams, &arguments.code)?;
    let kind = kind(exam, arguments.kind.as_deref())?;
    let place = place(exam, &arguments.task)?;
    let id = next_id(&reading, exam.blueprint().code());
    print::text(&template(&id, &place, kind))?;
    Ok(ExitCode::SUCCESS)
}

fn kind(exam: &Exam, name: Option<&str>) -> anyhow::Result<Kind> {
    let listed = exam.blueprint().kinds();
    let Some(name) = name else { return Ok(listed.first().copied().unwrap_or(Kind::MultipleChoice)) };
    let found = Kind::from_name(name).filter(|kind| listed.contains(kind));
    found.ok_or_else(|| {
        let names: Vec<&str> = listed.iter().map(|kind| kind.name()).collect();
        let code = exam.blueprint().code();
        BadArgument(format!("{code} has no questions of the kind \"{name}\"; it has: {}", names.join(", "))).into()
    })
}

/// The lines that say where in the outline the question belongs.
fn place(exam: &Exam, said: &str) -> anyhow::Result<String> {
    let blueprint = exam.blueprint();
    if blueprint.tasks().is_empty() {
        let known = blueprint.domains().iter().any(|domain| domain.number.0.to_string() == said);
        let fault = || BadArgument(format!("{} has no domain \"{said}\"", blueprint.code()));
        return known.then(|| format!("domain = {said}\n")).ok_or_else(|| fault().into());
    }
    let no = data::task(exam, said)?;
    let is_topic = blueprint.tasks()[no.index()].domain.is_none();
    Ok(if is_topic { format!("domain = 1\ntopic = \"{said}\"\n") } else { format!("task = \"{said}\"\n") })
}

/// The number after the highest that is or was in use.
fn next_id(reading: &Reading, code: &str) -> String {
    let prefix = format!("{}-", code.to_lowercase());
    let taken = reading.taken.get(code).into_iter().flatten();
    let numbers = taken.filter_map(|id| id.strip_prefix(&prefix)?.parse::<u32>().ok());
    let next = numbers.max().map_or(1, |highest| highest.saturating_add(1));
    format!("{prefix}{next:04}")
}

fn template(id: &str, place: &str, kind: Kind) -> String {
    let (ask, fields, count): (&str, fn(usize) -> String, usize) = match kind {
        Kind::MultipleChoice => ("Which ...?", |at| if at == 0 { "key = true, ".into() } else { String::new() }, 4),
        Kind::MultipleResponse => {
            ("Which ...? (Select TWO.)", |at| if at < 2 { "key = true, ".into() } else { String::new() }, 5)
        }
        Kind::Ordering => {
            ("Select the steps that belong and place them in order.", |at| format!("order = {}, ", at + 1), 4)
        }
        Kind::Matching => ("Match each ... with ...", |_| String::new(), 4),
    };
    let choices: Vec<String> = (0..count).map(|at| format!("  {{ text = \"\", {}why = \"\" }},", fields(at))).collect();
    let prompts = match kind {
        Kind::Matching => {
            let rows: Vec<String> = (1..=3).map(|at| format!("  {{ text = \"\", match = {at} }},")).collect();
            format!("prompts = [\n{}\n]\n", rows.join("\n"))
        }
        _ => String::new(),
    };
    format!(
        "[[question]]\nid = \"{id}\"\n{place}kind = \"{}\"\nexpect = 0.65\nstem = \"\"\"\n...\n\n{ask}\"\"\"\n\
         {prompts}choices = [\n{}\n]\nrationale = \"\"\"\"\"\"\nsources = []\n\
         # checked = the day on which you read the sources, such as 2026-11-21\n",
        kind.name(),
        choices.join("\n")
    )
}

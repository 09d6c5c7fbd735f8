//! `stats`: what a bank can give, and what it gives away.
//!
//! JSON: `{"exams": [{"exam": "CLF-C02", "questions": 152, "domains": [{"number": 1, "title": "…", "weight": 24,
//! "questions": 37, "needs": 32}], "tasks": [{"id": "1.1", "domain": 1, "questions": 9}], "kinds": [{"kind":
//! "multiple-choice", "questions": 120, "share": 0.79}], "forms": 1, "words": {"mean": 4100, "least": 3900,
//! "most": 4300, "reading_minutes": 17.2, "minutes": 90}, "testwise": {"questions": 151, "random": 0.22, "best": {"name":
//! "longest", "right": 0.25, "above": 3.0, "margin": 6.9}, "robots": […], "mix": {…}, "weights": [["longest", 0.1]],
//! "giveaways": [{"id": "clf-c02-0001", "strategies": ["longest"]}]}}]}`. `domain` of a topic is `null`, and so is `words` where no form can be drawn. Shares
//! run from 0 to 1.

mod figures;
mod testwise;

use std::{path::Path, process::ExitCode};

pub(crate) use figures::ExamFigures;
use figures::Words;
use serde::Serialize;

use crate::{arguments::Stats, data, print};

#[derive(Serialize)]
struct StatsRow {
    exams: Vec<ExamFigures>,
}

pub(crate) fn run(folder: &Path, arguments: &Stats) -> anyhow::Result<ExitCode> {
    let reading = data::read(folder)?;
    let exams: Vec<ExamFigures> = match &arguments.code {
        Some(code) => vec![ExamFigures::of(data::exam(&reading.exams, code)?)],
        None => reading.exams.iter().filter(|exam| !exam.questions().is_empty()).map(ExamFigures::of).collect(),
    };
    if arguments.json {
        print::json(&StatsRow { exams })?;
    } else {
        let texts: Vec<String> = exams.iter().map(|figures| text(figures, arguments.giveaways)).collect();
        print::text(&texts.join("\n"))?;
        let empty: Vec<&str> = reading
            .exams
            .iter()
            .filter(|exam| exam.questions().is_empty())
            .map(|exam| exam.blueprint().code())
            .collect();
        if arguments.code.is_none() && !empty.is_empty() {
            print::text(&format!("\nWithout questions: {}\n", empty.join(", ")))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn text(figures: &ExamFigures, giveaways: bool) -> String {
    let percent = |share: f64| format!("{:.0}%", share * 100.0);
    let domains = figures.domains.iter().map(|domain| {
        let (has, needs) = (domain.questions, domain.needs);
        let lack = if has < needs { format!("lacks {}", needs - has) } else { String::new() };
        let share = format!("{}%", domain.weight);
        vec![format!("domain {}", domain.number), share, format!("{has} of {needs}"), lack, domain.title.clone()]
    });
    let tasks = figures.tasks.iter().map(|task| vec![format!("task {}", task.id), task.questions.to_string()]);
    let kinds =
        figures.kinds.iter().map(|kind| vec![kind.kind.clone(), kind.questions.to_string(), percent(kind.share)]);
    let words = figures.words.as_ref().map(|words| {
        let of = words.minutes.map(|minutes| format!(" of {minutes}")).unwrap_or_default();
        let Words { mean, least, most, reading_minutes, .. } = words;
        format!("Words in a form: {mean} ({least} to {most}), read in {reading_minutes:.0}{of} minutes\n")
    });
    [
        format!("{}: {}\n", figures.exam, print::counted(figures.questions, "question")),
        "\nBy domain: weight, and how many there are of what two forms need\n".into(),
        print::table(&domains.collect::<Vec<_>>()),
        "\nBy task\n".into(),
        print::table(&tasks.collect::<Vec<_>>()),
        "\nBy kind\n".into(),
        print::table(&kinds.collect::<Vec<_>>()),
        format!("\nForms without a repeated question: {}\n", figures.forms),
        words.unwrap_or_default(),
        figures.testwise.text(giveaways),
    ]
    .concat()
}

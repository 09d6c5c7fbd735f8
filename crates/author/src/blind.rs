//! `blind`: questions without keys, for people who solve them and must not see the keys.
//!
//! JSON: `{"exam": "CLF-C02", "seed": 1, "questions": [{"id": "clf-c02-0001", "text": "9f3c21d0e4b7a655", "kind":
//! "multiple-choice", "stem": "…", "choices": ["…", "…"]}]}`; a matching question has `prompts` too. Choices are
//! in an order that the seed gives, and answers name them by their place on the sheet.

use std::{fmt::Write, path::Path, process::ExitCode};

use bank::blind::{Sheet, SheetQuestion, sheet};
use exam::Seed;

use crate::{arguments::Blind, data, fault::BadArgument, print};

pub(crate) fn run(folder: &Path, arguments: &Blind) -> anyhow::Result<ExitCode> {
    let reading = data::read(folder)?;
    let exam = data::exam(&reading.exams, &arguments.code)?;
    if let Some(id) = arguments.only.iter().find(|id| exam.question(&id.as_str().into()).is_none()) {
        return Err(BadArgument(format!("{} has no question \"{id}\"", exam.blueprint().code())).into());
    }
    let reviews = reading.reviews.get(exam.blueprint().code());
    let sheet = sheet(exam, Seed(arguments.seed), |question| {
        let named = arguments.only.is_empty() || arguments.only.iter().any(|id| id == question.id().as_str());
        let solved = reviews.is_some_and(|reviews| reviews.current(question).is_some());
        named && !(arguments.unsolved && solved)
    });
    if arguments.page {
        print::text(&page(&sheet))?;
    } else {
        print::json(&sheet)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn page(sheet: &Sheet) -> String {
    let mut page =
        format!("{}, sheet {}: {}\n", sheet.exam, sheet.seed, print::counted(sheet.questions.len(), "question"));
    for SheetQuestion { id, kind, stem, prompts, choices, .. } in &sheet.questions {
        // Writing into a string cannot fail.
        let _ = writeln!(page, "\n## {id} ({kind})\n{}", stem.trim());
        for (no, prompt) in (1..).zip(prompts) {
            let _ = writeln!(page, "prompt {no}: {prompt}");
        }
        for (no, choice) in (1..).zip(choices) {
            let _ = writeln!(page, "{no}. {choice}");
        }
    }
    page
}

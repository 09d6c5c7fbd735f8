//! `score`: marks responses to a form.
//!
//! Responses: `{"clf-c02-0001": [3], "clf-c02-0002": [1, 4], "an-ordering": [2, 3, 1], "a-matching": [2, null,
//! 1]}`; a question of the form that is not named is unanswered.
//!
//! JSON: `{"exam": "CLF-C02", "right": 36, "of": 50, "scaled": 748, "low": 645, "high": 830, "verdict": "pass",
//! "close": true, "domains": [{"number": 1, "right": 9, "of": 12, "label": "meets"}]}`. For a quiz without a
//! passing score `scaled`, `low`, `high`, `verdict` and every `label` are `null`.

use std::{fs, io, path::Path, process::ExitCode};

use anyhow::Context;
use bank::{
    Exam,
    responses::{FormRow, ReportRow, Responses},
};
use exam::{Finished, Report};
use serde::de::DeserializeOwned;

use crate::{arguments::Score, data, fault, fault::BadArgument, print};

pub(crate) fn run(folder: &Path, arguments: &Score) -> anyhow::Result<ExitCode> {
    if arguments.form == Path::new("-") && arguments.responses == Path::new("-") {
        let fault = "standard input can give the form or the responses, not both: name a file for one of them";
        return Err(BadArgument(fault.into()).into());
    }
    let form: FormRow = parse(&arguments.form, "the form")?;
    let responses: Responses = parse(&arguments.responses, "the responses")?;
    let reading = data::load(folder)?;
    let exam = data::exam(&reading.exams, &form.exam)?;
    let row = ReportRow::from(&report(exam, &form, &responses)?);
    if arguments.json {
        print::json(&row)?;
    } else {
        print::text(&table(exam, &row))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn report(exam: &Exam, form: &FormRow, responses: &Responses) -> anyhow::Result<Report> {
    let form = form.to_form(exam).map_err(|faults| fault::all("the form cannot be used:", &faults))?;
    let given = responses.on(&form).map_err(|faults| fault::all("the responses cannot be used:", &faults))?;
    let finished = Finished::handed_in(&form, given);
    let finished = finished.map_err(|places| {
        let names: Vec<String> = places.iter().map(|&at| form.places()[at].question.to_string()).collect();
        fault::all("the responses to these questions do not fit:", &names)
    })?;
    let report = Report::mark(exam.blueprint(), &form, &finished, |id| exam.key(id));
    report.map_err(|missing| anyhow::anyhow!("{missing}"))
}

fn parse<T: DeserializeOwned>(path: &Path, what: &str) -> anyhow::Result<T> {
    let text = if path == Path::new("-") { io::read_to_string(io::stdin()) } else { fs::read_to_string(path) };
    let text = text.with_context(|| format!("{what} (\"{}\") cannot be read", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{what} (\"{}\") cannot be understood", path.display()))
}

fn table(exam: &Exam, row: &ReportRow) -> String {
    let scaled = match (row.scaled, row.low, row.high) {
        (Some(scaled), Some(low), Some(high)) => {
            format!(", about {scaled} on the scale of 100 to 1000 (range {low} to {high})")
        }
        _ => String::new(),
    };
    let verdict = match (&row.verdict, exam.blueprint().passing()) {
        (Some(verdict), Some(passing)) => {
            let close = if row.close { ", too close to call" } else { "" };
            format!("\n{verdict}: {passing} passes{close}")
        }
        _ => String::new(),
    };
    let domains = row.domains.iter().zip(exam.blueprint().domains()).map(|(section, domain)| {
        let label = section.label.clone().unwrap_or_default();
        vec![section.number.to_string(), domain.title.clone(), format!("{} of {}", section.right, section.of), label]
    });
    let ReportRow { exam, right, of, .. } = row;
    format!("{exam}: {right} of {of} right{scaled}{verdict}\n{}", print::table(&domains.collect::<Vec<_>>()))
}

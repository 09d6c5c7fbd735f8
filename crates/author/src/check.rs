//! `check`: says everything that is wrong with the data.
//!
//! JSON: `{"errors": 1, "warnings": 0, "diagnostics": [{"rule": "F003", "severity": "error", "file":
//! "questions/clf-c02/1.toml", "line": 14, "id": "clf-c02-0001", "message": "…", "hint": "…"}]}`; `id` is
//! `null` where a diagnostic is about no single question.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use bank::{Diagnostic, Severity};
use serde::Serialize;

use crate::{arguments::Check, data, fault::BadArgument, print};

#[derive(Serialize)]
struct CheckRow<'d> {
    errors: usize,
    warnings: usize,
    diagnostics: Vec<DiagnosticRow<'d>>,
}

#[derive(Serialize)]
struct DiagnosticRow<'d> {
    rule: &'d str,
    severity: &'d str,
    file: &'d str,
    line: u32,
    id: Option<&'d str>,
    message: &'d str,
    hint: &'d str,
}

pub(crate) fn run(folder: &Path, arguments: &Check) -> anyhow::Result<ExitCode> {
    let (folder, part) = whole(arguments.path.as_deref().unwrap_or(folder))?;
    let reading = bank::read(&data::files(&folder)?);
    let wanted = |one: &&Diagnostic| Path::new(&one.place.file).starts_with(&part);
    let found: Vec<&Diagnostic> = reading.diagnostics.iter().filter(wanted).collect();
    let count = |severity| found.iter().filter(|one| one.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if arguments.json {
        let diagnostics = found.iter().map(|one| DiagnosticRow {
            rule: one.rule,
            severity: one.severity.name(),
            file: &one.place.file,
            line: one.place.line,
            id: one.place.id.as_deref(),
            message: &one.message,
            hint: &one.hint,
        });
        print::json(&CheckRow { errors, warnings, diagnostics: diagnostics.collect() })?;
    } else {
        let questions = reading.exams.iter().map(|exam| exam.questions().len()).sum();
        let summary = format!(
            "{}, {}: {}, {}\n",
            print::counted(reading.exams.len(), "sound exam"),
            print::counted(questions, "sound question"),
            print::counted(errors, "error"),
            print::counted(warnings, "warning")
        );
        let lines: Vec<String> = found.iter().map(ToString::to_string).chain([summary]).collect();
        print::text(&lines.join("\n"))?;
    }
    Ok(if errors > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The data folder that holds `path`, and what of it `path` is: a question is checked among all others.
fn whole(path: &Path) -> anyhow::Result<(PathBuf, PathBuf)> {
    if !path.exists() {
        return Err(BadArgument(format!("there is no file or folder \"{}\"", path.display())).into());
    }
    let mut folder = path;
    while !folder.join("exams").is_dir() {
        match folder.parent() {
            Some(above) if !above.as_os_str().is_empty() => folder = above,
            _ => return Ok((path.into(), PathBuf::new())),
        }
    }
    Ok((folder.into(), path.strip_prefix(folder)?.into()))
}

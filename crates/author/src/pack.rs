//! `pack`: writes the compact files that the app loads, and the start screen that can be read before it.

use std::{fmt::Write, fs, path::Path, process::ExitCode};

use anyhow::{Context, bail};
use bank::{
    Severity,
    pack::{Catalogue, CatalogueExam, pack},
};
use exam::Level;

use crate::{arguments::Pack, data, print::counted};

pub(crate) fn run(folder: &Path, arguments: &Pack) -> anyhow::Result<ExitCode> {
    let reading = bank::read(&data::files(folder)?);
    let errors = reading.diagnostics.iter().filter(|one| one.severity == Severity::Error);
    let mut said = String::new();
    for error in errors.clone() {
        writeln!(said, "{error}")?;
    }
    if !said.is_empty() {
        bail!("{} in the data, so nothing is packed:\n{said}", counted(errors.count(), "error"));
    }
    let files = pack(&reading.exams).map_err(anyhow::Error::msg)?;
    // Files of an earlier run would travel with the app for good, since no name of theirs is used again.
    if arguments.out.join("catalogue.json").exists() {
        fs::remove_dir_all(&arguments.out).with_context(|| cannot("cleared", &arguments.out))?;
    }
    for file in &files {
        let path = arguments.out.join(&file.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).with_context(|| cannot("made", parent))?;
        }
        fs::write(&path, &file.text).with_context(|| cannot("written", &path))?;
    }
    let catalogue: Catalogue = serde_json::from_str(&files[0].text)?;
    let home = arguments.out.join("home.html");
    fs::write(&home, home_list(&catalogue)?).with_context(|| cannot("written", &home))?;
    println!(
        "packed {} and {} into {} under {}",
        counted(catalogue.exams.len(), "exam"),
        counted(reading.exams.iter().map(|exam| exam.questions().len()).sum(), "question"),
        counted(files.len() + 1, "file"),
        arguments.out.display()
    );
    Ok(ExitCode::SUCCESS)
}

fn cannot(be: &str, path: &Path) -> String {
    format!("\"{}\" cannot be {be}", path.display())
}

/// What the start screen says of an exam without questions.
const NO_QUESTIONS: &str = "No questions yet: the outline is here, the questions are being written.";

/// The list of exams as the start screen shows it, so that it can be read before the app has loaded. Its cards are as
/// high as the app's, so that nothing jumps when the app takes over.
fn home_list(catalogue: &Catalogue) -> Result<String, std::fmt::Error> {
    let mut html = String::new();
    for level in Level::ALL {
        let exams: Vec<&CatalogueExam> = catalogue.exams.iter().filter(|exam| exam.level == level.name()).collect();
        if exams.is_empty() {
            continue;
        }
        let name = level.name();
        let title = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
        writeln!(html, "<section class=\"level\"><h2 class=\"level__title\">{title}</h2><ul class=\"cards\">")?;
        for exam in exams {
            let (code, short) = (escaped(&exam.code), escaped(&exam.short));
            let href = format!("#/exam/{}", code.to_ascii_lowercase());
            let facts = [
                exam.minutes.map(|minutes| format!("{minutes} minutes")),
                Some(format!("{} questions", exam.scored + exam.unscored)),
                exam.passing.map(|passing| format!("{passing} passes")),
            ];
            let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" \u{b7} ");
            let (class, bank) = match exam.questions {
                0 => ("card card--outline", NO_QUESTIONS.to_owned()),
                n => ("card", format!("{} in the bank", counted(n as usize, "question"))),
            };
            let (mut stripe, mut from) = (String::new(), 0);
            for domain in &exam.domains {
                let weight = u32::from(domain.weight) * 4;
                write!(stripe, "<rect x=\"{from}\" width=\"{}\" height=\"1\"/>", weight.saturating_sub(3))?;
                from += weight;
            }
            writeln!(
                html,
                "<li class=\"{class}\"><div class=\"card__head\"><span>{code}</span></div>\
                 <h3 class=\"card__name\"><a class=\"card__link\" href=\"{href}\">{short}</a></h3>\
                 <svg class=\"stripe\" viewBox=\"0 0 400 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">{stripe}</svg>\
                 <p class=\"card__facts\">{facts}</p><p class=\"card__state\">{bank}</p></li>"
            )?;
        }
        html.push_str("</ul></section>\n");
    }
    Ok(html)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

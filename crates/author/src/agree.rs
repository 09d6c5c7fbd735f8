//! `agree`: what blind solvers answered, set against the keys.
//!
//! Answers: `{"exam": "CLF-C02", "seed": 1, "answers": {"clf-c02-0001": {"text": "9f3c21d0e4b7a655", "choices": [2],
//! "also": [4], "sure": 0.8, "note": "…"}}}`: `seed` and `text` come from the sheet, `choices` and `also` (what could
//! be defended as well) are places on it; the last three may be missing.
//!
//! JSON: `{"exam": "CLF-C02", "solvers": 2, "questions": 151, "answers": 302, "agreed": 301, "clean": 149, "open": [{"id":
//! "clf-c02-0007", "key": [1], "answers": [{"choices": [3], "also": [], "agrees": false, "sure": 0.6, "note": "…"}]}]}`.
//! `open` lists the questions at which a solver differs or doubts; there choices are named by their place in the file.

use std::{fs, path::Path, process::ExitCode};

use anyhow::{Context, bail};
use bank::{
    Day, Exam,
    blind::{Answer, Answers, compare, fingerprint},
    reviews::{Review, Reviews},
};
use exam::{Question, Seed};
use serde::Serialize;

use crate::{arguments::Agree, data, fault, fault::BadArgument, print};

#[derive(Serialize)]
struct AgreeRow {
    exam: String,
    solvers: usize,
    questions: usize,
    answers: u32,
    agreed: u32,
    clean: usize,
    open: Vec<OpenRow>,
}

#[derive(Serialize)]
struct OpenRow {
    id: String,
    key: Vec<u8>,
    answers: Vec<AnswerRow>,
}

#[derive(Serialize)]
struct AnswerRow {
    choices: Vec<u8>,
    also: Vec<u8>,
    agrees: bool,
    sure: Option<f64>,
    note: String,
}

pub(crate) fn run(folder: &Path, arguments: &Agree) -> anyhow::Result<ExitCode> {
    let reading = data::read(folder)?;
    let exam = data::exam(&reading.exams, &arguments.code)?;
    let code = exam.blueprint().code();
    let day = arguments
        .record
        .as_deref()
        .map(|day| Day::parse(day).ok_or_else(|| BadArgument(format!("\"{day}\" is no day; write it as 2026-11-25"))));
    let day = day.transpose()?;
    let solvers = arguments.answers.iter().map(|path| answers(path, exam)).collect::<anyhow::Result<Vec<Answers>>>()?;
    let mut faults = Vec::new();
    let mut row = AgreeRow {
        exam: code.into(),
        solvers: solvers.len(),
        questions: 0,
        answers: 0,
        agreed: 0,
        clean: 0,
        open: vec![],
    };
    let mut reviews = reading.reviews.get(code).cloned().unwrap_or_default();
    for question in exam.questions() {
        let given =
            solvers.iter().filter_map(|solver| Some((solver.seed, solver.answers.get(question.id().as_str())?)));
        let rows: Vec<AnswerRow> =
            given.filter_map(|(seed, answer)| answer_row(question, seed, answer, &mut faults)).collect();
        if !rows.is_empty() {
            row.take(question, rows, day, &mut reviews);
        }
    }
    if !faults.is_empty() {
        return Err(fault::all("these answers cannot be used:", &faults));
    }
    if day.is_some() {
        keep(folder, code, &reviews)?;
    }
    if arguments.json {
        print::json(&row)?;
    } else {
        print::text(&text(exam, &row))?;
    }
    Ok(ExitCode::SUCCESS)
}

impl AgreeRow {
    /// Counts a question in, and adds its round to the reviews.
    fn take(&mut self, question: &Question, rows: Vec<AnswerRow>, day: Option<Day>, reviews: &mut Reviews) {
        let count =
            |of: &dyn Fn(&&AnswerRow) -> bool| u32::try_from(rows.iter().filter(of).count()).unwrap_or(u32::MAX);
        let (solvers, agreed) = (count(&|_| true), count(&|row| row.agrees));
        let doubts = count(&|row| !row.also.is_empty());
        self.questions += 1;
        self.answers += solvers;
        self.agreed += agreed;
        if let Some(day) = day {
            reviews.add(question.id().as_str(), Review { text: fingerprint(question), day, solvers, agreed, doubts });
        }
        if agreed == solvers && doubts == 0 {
            self.clean += 1;
        } else {
            self.open.push(OpenRow {
                id: question.id().to_string(),
                key: bank::pack::QuestionRow::from(question).key,
                answers: rows,
            });
        }
    }
}

fn answers(path: &Path, exam: &Exam) -> anyhow::Result<Answers> {
    let shown = path.display();
    let text = fs::read_to_string(path).with_context(|| format!("the answers (\"{shown}\") cannot be read"))?;
    let answers: Answers =
        serde_json::from_str(&text).with_context(|| format!("the answers (\"{shown}\") cannot be understood"))?;
    let code = exam.blueprint().code();
    if answers.exam != code {
        bail!("the answers (\"{shown}\") are to {}, not to {code}", answers.exam);
    }
    let stranger = answers.answers.keys().find(|id| exam.question(&id.as_str().into()).is_none());
    if let Some(id) = stranger {
        bail!("the answers (\"{shown}\") name \"{id}\", which {code} does not have");
    }
    Ok(answers)
}

fn answer_row(question: &Question, seed: u32, answer: &Answer, faults: &mut Vec<String>) -> Option<AnswerRow> {
    let compared = compare(question, Seed(seed), answer).map_err(|fault| faults.push(fault)).ok()?;
    let places = |list: &[exam::ChoiceNo]| list.iter().map(|no| no.get()).collect();
    Some(AnswerRow {
        choices: places(&compared.choices),
        also: places(&compared.also),
        agrees: compared.agrees,
        sure: answer.sure,
        note: answer.note.clone(),
    })
}

fn keep(folder: &Path, code: &str, reviews: &Reviews) -> anyhow::Result<()> {
    let path = folder.join("reviews").join(format!("{}.toml", code.to_lowercase()));
    let unwritten = || format!("\"{}\" cannot be written", path.display());
    fs::create_dir_all(folder.join("reviews")).with_context(unwritten)?;
    fs::write(&path, reviews.to_text(code)).with_context(unwritten)
}

fn text(exam: &Exam, row: &AgreeRow) -> String {
    let mut lines = Vec::new();
    for open in &row.open {
        let question = exam.question(&open.id.as_str().into());
        let stem = question.map(|question| question.stem().trim()).unwrap_or_default();
        lines.push(format!("{}: key {}\n  {}", open.id, list(&open.key), stem.replace('\n', "\n  ")));
        for (no, choice) in (1..).zip(question.into_iter().flat_map(Question::choices)) {
            lines.push(format!("  {no}. {}", choice.text));
        }
        for answer in &open.answers {
            let verdict = if answer.agrees { "agrees" } else { "differs" };
            let also = if answer.also.is_empty() {
                String::new()
            } else {
                format!(", would defend {} too", list(&answer.also))
            };
            lines.push(format!("  solver {verdict}: {}{also}. {}", list(&answer.choices), answer.note));
        }
        lines.push(String::new());
    }
    let AgreeRow { exam, solvers, questions, answers, agreed, clean, .. } = row;
    lines.push(format!(
        "{exam}: {}, {}, {agreed} of {answers} answers agree with the key, {clean} questions without difference or doubt\n",
        print::counted(*solvers, "solver"),
        print::counted(*questions, "question"),
    ));
    lines.join("\n")
}

fn list(places: &[u8]) -> String {
    places.iter().map(u8::to_string).collect::<Vec<_>>().join(", ")
}

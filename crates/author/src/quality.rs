//! `quality`: how good the banks are, as the page that data/QUALITY.md keeps.
//!
//! JSON: `{"exams": [{"exam": "CLF-C02", "questions": 151, "forms": 2, "multiple_response": 0.2, "ordering": null, "matching":
//! null, "least_per_task": 6, "longest": 0.21, "shortest": 0.22, "random": 0.22, "best_robot": "most alike", "best_above": 4.8,
//! "mix_above": 3.8, "waivers": 0, "sources": 140, "oldest_check": "2026-11-21", "solved": 151, "first_answers": 302,
//! "first_agreed": 302, "first_clean": 151, "current": 151, "last_answers": 302, "last_agreed": 302, "last_clean": 151}]}`.
//! Shares run from 0 to 1, `..._above` are points of a hundred; what an exam has not is `null`.

use std::{collections::BTreeSet, path::Path, process::ExitCode};

use bank::{Exam, Reading, reviews::Agreement};
use exam::{Key, Kind, Level};
use serde::Serialize;

use crate::{arguments::Quality, data, print, stats::ExamFigures};

#[derive(Serialize)]
struct QualityPage {
    exams: Vec<QualityRow>,
}

#[derive(Serialize)]
struct QualityRow {
    exam: String,
    questions: usize,
    forms: u32,
    multiple_response: Option<f64>,
    ordering: Option<f64>,
    matching: Option<f64>,
    least_per_task: Option<u32>,
    longest: f64,
    shortest: f64,
    random: f64,
    best_robot: Option<String>,
    best_above: Option<f64>,
    mix_above: f64,
    waivers: usize,
    sources: usize,
    oldest_check: Option<String>,
    solved: usize,
    first_answers: u32,
    first_agreed: u32,
    first_clean: usize,
    current: usize,
    last_answers: u32,
    last_agreed: u32,
    last_clean: usize,
}

pub(crate) fn run(folder: &Path, arguments: &Quality) -> anyhow::Result<ExitCode> {
    let reading = data::read(folder)?;
    let mut exams: Vec<&Exam> = reading.exams.iter().filter(|exam| !exam.questions().is_empty()).collect();
    // As the home screen has them: by level, quizzes last.
    exams.sort_by_key(|exam| (exam.blueprint().level(), exam.blueprint().title().to_string()));
    let page = QualityPage { exams: exams.into_iter().map(|exam| QualityRow::of(&reading, exam)).collect() };
    if arguments.json {
        print::json(&page)?;
    } else {
        print::text(&page.text())?;
    }
    Ok(ExitCode::SUCCESS)
}

impl QualityRow {
    fn of(reading: &Reading, exam: &Exam) -> QualityRow {
        let figures = ExamFigures::of(exam);
        let (blueprint, questions) = (exam.blueprint(), exam.questions());
        let code = blueprint.code();
        let share = |kind: Kind| figures.kinds.iter().find(|one| one.kind == kind.name()).map(|one| one.share);
        let (longest, shortest) = edges(exam);
        let sum: Agreement = reading.reviews.get(code).map(|reviews| reviews.agreement(questions)).unwrap_or_default();
        let sources: BTreeSet<&String> = questions.iter().flat_map(exam::Question::sources).collect();
        let is_quiz = blueprint.level() == Level::Quiz;
        QualityRow {
            exam: if is_quiz { blueprint.title().into() } else { code.into() },
            questions: questions.len(),
            forms: figures.forms,
            multiple_response: share(Kind::MultipleResponse),
            ordering: share(Kind::Ordering),
            matching: share(Kind::Matching),
            least_per_task: figures.tasks.iter().map(|task| task.questions).min(),
            longest,
            shortest,
            random: figures.testwise.random,
            best_robot: figures.testwise.best.as_ref().map(|robot| robot.name.clone()),
            best_above: figures.testwise.best.as_ref().map(|robot| robot.above),
            mix_above: figures.testwise.mix.above,
            waivers: reading.waivers.get(code).copied().unwrap_or(0),
            sources: sources.len(),
            oldest_check: questions.iter().map(|question| question.checked().to_string()).min(),
            solved: sum.solved,
            first_answers: sum.first_answers,
            first_agreed: sum.first_agreed,
            first_clean: sum.first_clean,
            current: sum.current,
            last_answers: sum.last_answers,
            last_agreed: sum.last_agreed,
            last_clean: sum.last_clean,
        }
    }
}

/// In what share of the questions with one key that is strictly the longest choice, and the shortest.
fn edges(exam: &Exam) -> (f64, f64) {
    let mut counts = (0_u32, 0_u32, 0_u32);
    for question in exam.questions() {
        let Key::One(key) = question.key() else { continue };
        let length = |at: usize| question.choices()[at].text.chars().count();
        let others = || (0..question.choices().len()).filter(|at| *at != key.index());
        counts.0 += 1;
        counts.1 += u32::from(others().all(|at| length(at) < length(key.index())));
        counts.2 += u32::from(others().all(|at| length(at) > length(key.index())));
    }
    let of = |count: u32| if counts.0 == 0 { 0.0 } else { f64::from(count) / f64::from(counts.0) };
    (of(counts.1), of(counts.2))
}

impl QualityPage {
    fn text(&self) -> String {
        let sum = |of: fn(&QualityRow) -> usize| self.exams.iter().map(of).sum::<usize>();
        let percent = |share: f64| format!("{:.0}%", 100.0 * share);
        let maybe = |share: Option<f64>| share.map_or("–".into(), percent);
        let points = |above: f64| format!("{above:+.1}");
        let contents = self.exams.iter().map(|row| {
            let QualityRow { exam, questions, forms, .. } = row;
            let least = row.least_per_task.map_or("–".into(), |least| least.to_string());
            let kinds = [row.multiple_response, row.ordering, row.matching].map(maybe).join(" | ");
            let oldest = row.oldest_check.clone().unwrap_or_default();
            format!(
                "| {exam} | {questions} | {forms} | {least} | {kinds} | {} | {oldest} | {} |",
                row.sources, row.waivers
            )
        });
        let looks = self.exams.iter().map(|row| {
            let best = row.best_robot.clone().unwrap_or_default();
            format!(
                "| {} | {:.1}% | {best} {} | {} | {} | {} |",
                row.exam,
                100.0 * row.random,
                points(row.best_above.unwrap_or(0.0)),
                points(row.mix_above),
                percent(row.longest),
                percent(row.shortest),
            )
        });
        let part = |agreed: u32, answers: u32| {
            let share = 100.0 * f64::from(agreed) / f64::from(answers.max(1));
            format!("{agreed} of {answers} ({share:.1}%)")
        };
        let solved = self.exams.iter().map(|row| {
            format!(
                "| {} | {} | {} of {} | {} of {} | {} | {} of {} |",
                row.exam,
                part(row.first_agreed, row.first_answers),
                row.first_clean,
                row.solved,
                row.current,
                row.questions,
                part(row.last_agreed, row.last_answers),
                row.last_clean,
                row.questions,
            )
        });
        let (exams, questions) = (self.exams.len(), sum(|row| row.questions));
        PAGE.replace("{exams}", &exams.to_string())
            .replace("{questions}", &questions.to_string())
            .replace("{contents}", &contents.collect::<Vec<_>>().join("\n"))
            .replace("{looks}", &looks.collect::<Vec<_>>().join("\n"))
            .replace("{solved}", &solved.collect::<Vec<_>>().join("\n"))
    }
}

const PAGE: &str = "# How good the questions are

Written by `cargo author quality`, which reads the banks and nothing else; `cargo xtask test data` fails where this page says something
else than the command. {questions} questions in {exams} banks.

## What is there

*Forms* are whole exams that one candidate can sit, one after the other, without meeting a question twice. *Least* is the number of
questions of the task (or topic) that has fewest. Shares of ordering and matching are of all questions; an exam has them where its guide lists
them. *Pages* are the different pages that questions name as their sources, *oldest* the day of the oldest look-up, *waivers* the questions
that knowingly break a rule of `author check`.

| exam | questions | forms | least | multiple response | ordering | matching | pages | oldest | waivers |
|---|--:|--:|--:|--:|--:|--:|--:|---|--:|
{contents}

## What looks give away

Ten robots that know no AWS answer the questions with choices by what these look like: the longest choice, the shortest, the one with most
words of the stem, the one most like the others, the odd one out, the one without absolute words, a pair of opposites, the middle number, what sounds
most managed by AWS, and the service that is keyed most often elsewhere. They are marked as the exam marks, all or nothing. *Best* is the robot
that fares best and how many points of a hundred it lies above guessing; *mix* is a robot that learns from nine tenths of a bank how to weigh all ten
and answers the rest. A best of up to +5 and a mix of up to +8 are what chance leaves in a bank of this size. *Longest* and *shortest* say in
what share of the questions with one key this is strictly the longest or the shortest choice; a quarter is what chance gives with four.

| exam | guessing | best | mix | longest | shortest |
|---|--:|---|--:|--:|--:|
{looks}

`cargo author stats <code> --giveaways` prints every robot, and the questions that it gets right.

## What solvers say

Each question is solved blind: the solver sees stem and choices in an order of their own, and neither key nor rationale. *First answers* is how
many of the answers in the first round were the key, questions that were taken out since included; *first clean* counts the questions at which all
solvers gave the key and none would have defended anything else. Where one differs or doubts, the question is looked into, with the
documentation if a fact is in doubt, mended, and solved afresh. *Solved* counts the questions that two solvers or more have solved word for word as they stand now, *last answers* and
*last clean* say the same of that round.

| exam | first answers | first clean | solved | last answers | last clean |
|---|--:|--:|--:|--:|--:|
{solved}

What this does not show: all solvers so far are language models of one make, as the writers are, so what one believes wrongly another may
believe too. No human has solved these banks yet, and no candidate's results have gone into them. `expect`, the judged difficulty, is a
judgement and has not been measured.
";

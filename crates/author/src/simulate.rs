//! `simulate`: how far readiness can be trusted, tried on candidates whose level is known.
//!
//! Made-up candidates answer made-up questions; the readiness that the app would show is set against whether they
//! then pass fresh forms. `docs/readiness.md` says what is assumed, and shows what this prints.
//!
//! JSON, one entry a scenario: `{"static": {"predictions": 15000, "withheld": 0.25, "passed": 0.5, "brier": 0.11, "ece":
//! 0.01, "coverage": 0.95, "width": 0.45, "counts": [{"answers": 65, "predictions": 5000, …}], "bins": [{"from": 0.0,
//! "to": 0.1, "predictions": 3000, "predicted": 0.03, "passed": 0.03}]}, "growth_half": …, "growth": …, "uneven": …,
//! "repeats": …, "repeats_counted": …, "harder": …, "easier": …}`. `withheld` is the share of candidates who were told nothing yet;
//! `ece` is the expected calibration error in ten bins; `coverage` is how often the range holds the true chance.
//! Shares run from 0 to 1; where nobody was told anything, they are `null`.

mod calibration;
mod candidate;
mod scenario;

use std::{collections::BTreeMap, path::Path, process::ExitCode};

use bank::SourceFile;
use calibration::{Calibration, Figures, ScenarioRow};
use candidate::{Bank, Candidate};
use exam::{Readiness, Seed, Target};
use scenario::{SCENARIOS, Scenario};

use crate::{arguments::Simulate, data, fault::BadArgument, print};

/// After how many answers a candidate is looked at.
const COUNTS: [usize; 4] = [20, 65, 130, 260];

pub(crate) fn run(folder: &Path, arguments: &Simulate) -> anyhow::Result<ExitCode> {
    // Outlines only: reading the questions with all their rules takes longer than trying all candidates.
    let outlines: Vec<SourceFile> =
        data::files(folder)?.into_iter().filter(|file| file.path.starts_with("exams/")).collect();
    let reading = bank::read(&outlines);
    let blueprint = data::exam(&reading.exams, &arguments.code)?.blueprint();
    let quiz = || BadArgument(format!("{} has no passing score, so nobody can be ready to pass it", blueprint.code()));
    let target = Target::of(blueprint).ok_or_else(quiz)?;
    let rows: Vec<(&Scenario, ScenarioRow)> = tried(&target, arguments);
    if arguments.json {
        let by_name: BTreeMap<&str, &ScenarioRow> = rows.iter().map(|(scenario, row)| (scenario.name, row)).collect();
        print::json(&by_name)?;
    } else {
        let (users, seed, code) = (arguments.users, arguments.seed, blueprint.code());
        let (needed, scored) = (target.needed(), target.scored());
        let heading = format!("{users} candidates a line, seed {seed}; {code}: {needed} of {scored} pass\n\n");
        print::text(&(heading + &table(&rows) + "\n" + &reliability(&rows)))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Tries all scenarios, one after the other.
fn tried(target: &Target, arguments: &Simulate) -> Vec<(&'static Scenario, ScenarioRow)> {
    let bank = Bank::new(target, Seed(arguments.seed));
    let row = |scenario: &'static Scenario| {
        let mut by_count = COUNTS.map(|answers| (answers, Calibration::default()));
        for number in 0..arguments.users {
            let mut candidate = Candidate::new(&bank, scenario, Seed(arguments.seed), number);
            let (passed, chance) = (candidate.passed(target), candidate.chance(target));
            for (answers, calibration) in &mut by_count {
                match Readiness::of(target, &candidate.answers(*answers)) {
                    Ok(readiness) => calibration.note(&readiness, passed, chance),
                    Err(_) => calibration.withhold(),
                }
            }
        }
        (scenario, ScenarioRow::of(&by_count))
    };
    SCENARIOS.iter().map(row).collect()
}

/// All scenarios, each in all and by the number of answers.
fn table(rows: &[(&Scenario, ScenarioRow)]) -> String {
    let head = ["scenario", "answers", "told", "passed", "Brier", "ECE", "range covers", "width"];
    let mut lines = vec![head.map(String::from).to_vec()];
    for (scenario, row) in rows {
        lines.push(line(scenario.title, "all", &row.all));
        lines.extend(row.counts.iter().map(|(answers, figures)| line("", &answers.to_string(), figures)));
    }
    print::table(&lines)
}

fn line(title: &str, answers: &str, figures: &Figures) -> Vec<String> {
    let percent = |share: f64| format!("{:.0}%", share * 100.0);
    let shown = |share: Option<f64>, show: &dyn Fn(f64) -> String| share.map_or_else(|| "-".into(), show);
    let three = |share: f64| format!("{share:.3}");
    vec![
        title.into(),
        answers.into(),
        percent(1.0 - figures.withheld),
        shown(figures.passed, &percent),
        shown(figures.brier, &three),
        shown(figures.ece, &three),
        shown(figures.coverage, &percent),
        shown(figures.width, &percent),
    ]
}

/// What was said, and what came of it, in ten bins: for those who stay as they are, and for those who grow.
fn reliability(rows: &[(&Scenario, ScenarioRow)]) -> String {
    let shown = |name: &str| rows.iter().find(|(scenario, _)| scenario.name == name);
    let shown: Vec<_> = ["static", "growth"].into_iter().filter_map(shown).collect();
    let mut lines = vec![vec![String::from("chance told")]];
    for (scenario, _) in &shown {
        lines[0].extend([format!("{}: told", scenario.title), "mean".into(), "passed".into()]);
    }
    for at in 0..calibration::BINS {
        let mut line = vec![format!("{} to {}%", at * 10, at * 10 + 10)];
        for (_, row) in &shown {
            let bin = &row.all.bins[at];
            let percent =
                |share: Option<f64>| share.map_or_else(|| "-".into(), |share| format!("{:.1}%", share * 100.0));
            line.extend([bin.predictions.to_string(), percent(bin.predicted), percent(bin.passed)]);
        }
        lines.push(line);
    }
    print::table(&lines)
}

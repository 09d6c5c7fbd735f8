//! What the package must answer, computed from `exam` and `study` themselves: `study.test.mjs` holds the package to
//! the same file. `UPDATE_VECTORS=1` writes it anew.
#![allow(clippy::unwrap_used)] // All of this is a test: a case that cannot be read fails it.

use std::{fmt::Write, path::Path, time::Duration};

use exam::{
    Blueprint, BlueprintDraft, Domain, DomainNo, Entry, Evidence, Expect, Feedback, Index, Kind, Level, Marked, NotYet,
    Outcome, Readiness, Report, Rules, Shape, Span, Target, Task,
};
use serde_json::{Value, json};
use study::{Answer, Card, Day, Evening, Grade, Schedule, Subject, Why, tonight};

const CASES: &str = include_str!("vectors/study.json");
const RESULTS: &str = include_str!("vectors/study-results.txt");

#[test]
fn answers_of_the_package_never_change() {
    let all: Value = serde_json::from_str(CASES).unwrap();
    let (blueprint, index) = (blueprint(&all["exam"]), index(&all["questions"], &all["exam"]));
    let mut text = String::new();
    for case in all["cases"].as_array().unwrap() {
        let (readiness, schedule, tonight) = answered(&blueprint, &index, &all["questions"], case);
        let (name, most) = (string(&case["name"]), &case["most"]);
        writeln!(text, "{name}\n  {readiness}\n  {schedule}\n  at most {most}: {tonight}").unwrap();
    }
    if std::env::var_os("UPDATE_VECTORS").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/study-results.txt");
        std::fs::write(path, text).unwrap();
        return;
    }
    for (number, (line, expected)) in (1..).zip(text.lines().zip(RESULTS.lines())) {
        assert_eq!(line, expected, "study-results.txt, line {number}");
    }
    assert_eq!(text.lines().count(), RESULTS.lines().count());
}

/// Readiness, schedule and picks, each as the JSON that the package gives, its keys in the order of the alphabet.
fn answered(blueprint: &Blueprint, index: &Index, questions: &Value, case: &Value) -> (Value, Value, Value) {
    let (mut evidence, mut answers) = (Evidence::default(), Vec::new());
    for sitting in case["sittings"].as_array().unwrap() {
        let marked = marked(blueprint, questions, sitting);
        let day = day(&sitting["day"]);
        for (marked, sure) in &marked {
            answers.extend(Answer::of(marked, day, *sure));
        }
        let questions = marked.into_iter().map(|(marked, _)| marked).collect();
        evidence.note(&rules(blueprint, &sitting["rules"]), &report(questions));
    }
    let target = Target::of(blueprint).unwrap();
    let readiness = match Readiness::of(&target, evidence.answers()) {
        Ok(readiness) => told(&readiness),
        Err(not_yet) => lacking(&not_yet),
    };
    let schedule = Schedule::of(&answers);
    let today = day(&case["today"]);
    let booked = Some(&case["booked"]).filter(|booked| !booked.is_null()).map(day).filter(|&booked| booked >= today);
    let row = |subject| subject_row(blueprint, subject, schedule.subject(subject).unwrap(), today, booked);
    let plan = json!({
        "due": schedule.due(today, booked).into_iter().map(row).collect::<Vec<_>>(),
        "next": schedule.next_due(booked).map(date),
        "subjects": schedule.subjects().map(|(subject, _)| row(subject)).collect::<Vec<_>>(),
    });
    let evening = Evening { today, exam: booked, most: u32::try_from(case["most"].as_u64().unwrap()).unwrap() };
    let picks = tonight(&schedule, index, &evening).into_iter().map(|pick| {
        let entry = index.entry(&pick.question).unwrap();
        assert_eq!(pick.subject, Subject::of(entry));
        let task = entry.task.map(|no| &blueprint.tasks()[no.index()].id);
        let why = if pick.why == Why::Due { "due" } else { "new" };
        json!({"id": pick.question.as_str(), "domain": entry.domain.0, "task": task, "why": why, "seen": pick.seen})
    });
    (readiness, plan, picks.collect())
}

fn told(Readiness { low, mid, high, share: all, answers, weakest, domains }: &Readiness) -> Value {
    let span = |Span { low, mid, high }| json!({"low": share(low), "mid": share(mid), "high": share(high)});
    let domains = domains.iter().map(|one| {
        json!({"number": one.domain.0, "answers": one.answers, "share": share(one.share), "gain": share(one.gain)})
    });
    json!({
        "enough": true, "chance": span(Span { low: *low, mid: *mid, high: *high }), "share": span(*all), "answers": answers,
        "weakest": weakest.0, "domains": domains.collect::<Vec<_>>(),
    })
}

fn lacking(NotYet { answers, needed, domains }: &NotYet) -> Value {
    let domains =
        domains.iter().map(|one| json!({"number": one.domain.0, "answers": one.answers, "needed": one.needed}));
    json!({"enough": false, "answers": answers, "needed": needed, "domains": domains.collect::<Vec<_>>()})
}

fn subject_row(blueprint: &Blueprint, subject: Subject, card: &Card, today: Day, booked: Option<Day>) -> Value {
    let (task, domain) = match subject {
        Subject::Task(no) => {
            let task = &blueprint.tasks()[no.index()];
            (Some(&task.id), task.domain.map(|domain| domain.0))
        }
        Subject::Domain(domain) => (None, Some(domain.0)),
    };
    let grade = match card.last_grade() {
        Grade::Wrong => "wrong",
        Grade::Unsure => "unsure",
        Grade::Right => "right",
    };
    json!({
        "task": task, "domain": domain, "known": share(card.known(today)), "last": date(card.last_seen()), "grade": grade,
        "days": card.days(), "due": card.due(booked).map(date),
    })
}

/// Thousandths as a share of one; whole ones as whole numbers, as JavaScript writes them.
fn share(thousandths: u16) -> Value {
    if thousandths.is_multiple_of(1_000) { json!(thousandths / 1_000) } else { json!(f64::from(thousandths) / 1_000.0) }
}

fn blueprint(exam: &Value) -> Blueprint {
    let small = |value: &Value| u8::try_from(value.as_u64().unwrap()).unwrap();
    let whole = |value: &Value| u32::try_from(value.as_u64().unwrap()).unwrap();
    let domain = |one: &Value| Domain {
        number: DomainNo(small(&one["number"])),
        title: "A domain".into(),
        weight: small(&one["weight"]),
    };
    let task = |one: &Value| Task {
        id: string(&one["id"]),
        title: "A task".into(),
        domain: Some(&one["domain"]).filter(|domain| !domain.is_null()).map(|domain| DomainNo(small(domain))),
    };
    Blueprint::new(BlueprintDraft {
        code: string(&exam["code"]),
        title: "Made up".into(),
        level: Level::Foundational,
        minutes: Some(whole(&exam["minutes"])),
        scored: whole(&exam["scored"]),
        unscored: whole(&exam["unscored"]),
        passing: Some(whole(&exam["passing"])),
        kinds: vec![Kind::MultipleChoice],
        domains: exam["domains"].as_array().unwrap().iter().map(domain).collect(),
        tasks: exam["tasks"].as_array().unwrap().iter().map(task).collect(),
    })
    .unwrap()
}

fn index(questions: &Value, exam: &Value) -> Index {
    let blueprint = blueprint(exam);
    let entry = |row: &Value| Entry {
        id: string(&row[0]).into(),
        domain: DomainNo(u8::try_from(row[1].as_u64().unwrap()).unwrap()),
        task: row[2].as_str().map(|id| blueprint.task(id).unwrap().0),
        shape: Shape::Response { choices: 5, picks: 2 },
        expect: Expect::from_percent(70),
        keep_order: true,
        enemies: row[3].as_array().unwrap().iter().map(|id| string(id).into()).collect(),
    };
    Index::new(questions.as_array().unwrap().iter().map(entry).collect()).unwrap()
}

fn marked(blueprint: &Blueprint, questions: &Value, sitting: &Value) -> Vec<(Marked, Option<bool>)> {
    let questions = questions.as_array().unwrap();
    let from = usize::try_from(sitting["from"].as_u64().unwrap()).unwrap();
    let outcomes = sitting["outcomes"].as_str().unwrap().chars().zip(questions.iter().cycle().skip(from));
    let one = |(letter, row): (char, &Value)| {
        let (outcome, sure) = match letter {
            'R' => (Outcome::Right, None),
            '?' => (Outcome::Right, Some(false)),
            '!' => (Outcome::Right, Some(true)),
            'W' => (Outcome::Wrong, None),
            _ => (Outcome::Unanswered, None),
        };
        let domain = DomainNo(u8::try_from(row[1].as_u64().unwrap()).unwrap());
        let task = row[2].as_str().map(|id| blueprint.task(id).unwrap().0);
        (Marked { question: string(&row[0]).into(), domain, task, scored: false, outcome }, sure)
    };
    outcomes.map(one).collect()
}

fn report(questions: Vec<Marked>) -> Report {
    let (exam, domains) = ("VEC-1".into(), Vec::new());
    Report { exam, right: 0, of: 0, scaled: None, verdict: None, close: false, domains, questions }
}

fn rules(blueprint: &Blueprint, value: &Value) -> Rules {
    match value.as_str() {
        Some("mock") => Rules::mock(blueprint),
        Some(_) => Rules::practice(),
        None => Rules {
            limit: value["minutes"].as_u64().map(|minutes| Duration::from_secs(minutes * 60)),
            feedback: if value["feedback"] == "each-question" { Feedback::EachQuestion } else { Feedback::AtEnd },
            ..Rules::default()
        },
    }
}

fn string(value: &Value) -> String {
    value.as_str().unwrap().into()
}

/// The days of the months of a year.
fn months(year: u32) -> [u32; 12] {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    [31, 28 + u32::from(leap), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
}

/// Counted one by one, as slowly and as surely as by fingers.
fn day(date: &Value) -> Day {
    let parts: Vec<u32> = date.as_str().unwrap().split('-').map(|part| part.parse().unwrap()).collect();
    let years: u32 = (1970..parts[0]).map(|year| months(year).iter().sum::<u32>()).sum();
    Day(years + months(parts[0])[..parts[1] as usize - 1].iter().sum::<u32>() + parts[2] - 1)
}

fn date(Day(mut left): Day) -> String {
    let mut year = 1970;
    while left >= months(year).iter().sum() {
        left -= months(year).iter().sum::<u32>();
        year += 1;
    }
    let mut month = 0;
    while left >= months(year)[month] {
        left -= months(year)[month];
        month += 1;
    }
    format!("{year}-{:02}-{:02}", month + 1, left + 1)
}

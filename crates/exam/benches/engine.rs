//! The engine's speed: forms from banks of three sizes, a sitting folded from its log, a report.
//!
//! Each asserts its result once, outside the timed part: a fast wrong answer is no answer.

#![allow(missing_docs, clippy::missing_panics_doc)] // What criterion's macros make has no documents.

#[path = "../tests/common/thirteen.rs"]
mod thirteen;

use std::{hint::black_box, sync::Arc};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use exam::{
    ChoiceNo, ChoiceSet, Event, Finished, Form, History, Index, Key, Moment, Phase, Plan, Report, Response, Rules,
    Seed, Shape, Sitting, Verdict, assemble, check,
};
use thirteen::{Exam, THIRTEEN};

const CLF: &Exam = &THIRTEEN[0];

fn form_of(index: &Index, seed: u32, history: &History) -> Form {
    let blueprint = CLF.blueprint();
    let plan = Plan::mock(&blueprint);
    let form = assemble(&blueprint, index, plan, Seed(seed), history).expect("the bank is large enough");
    assert_eq!(check(&blueprint, index, plan, &form), []);
    form
}

/// A form from 200, 10,000 and 100,000 questions, for a new candidate and for one who has seen many.
fn assembling(criterion: &mut Criterion) {
    let blueprint = CLF.blueprint();
    let plan = Plan::mock(&blueprint);
    let mut group = criterion.benchmark_group("assemble a form");
    for size in [200, 10_000, 100_000] {
        let index = CLF.bank(size);
        let mut seen = History::default();
        for (entry, at) in index.entries().iter().zip(0..) {
            if at % 2 == 0 {
                seen.note_question(entry.id.clone(), Moment(at));
            }
        }
        for (name, history) in [("from", &History::default()), ("half seen, from", &seen)] {
            assert_eq!(form_of(&index, 1, history).places().len(), 65);
            let seeds = &mut (0_u32..).cycle();
            group.bench_function(format!("{name} {size} questions"), |bencher| {
                bencher.iter_batched(
                    || Seed(seeds.next().unwrap_or(0)),
                    |seed| assemble(&blueprint, &index, plan, seed, black_box(history)),
                    BatchSize::SmallInput,
                );
            });
        }
    }
    group.finish();
}

fn right_response(shape: Shape) -> Response {
    let first = |count| ChoiceNo::first(count);
    match shape {
        Shape::Choice { .. } => Response::One(first(1).next().expect("from 1")),
        Shape::Response { picks, .. } => Response::Several(first(picks).collect::<ChoiceSet>()),
        Shape::Ordering { places, .. } => Response::Order(first(places).collect()),
        Shape::Matching { prompts, .. } => Response::Pairs(first(prompts).map(Some).collect()),
    }
}

/// The log of a candidate who answers every question, flags every third, and comes back to those.
fn log_of(form: &Form) -> Vec<(Moment, Event)> {
    let mut events = vec![Event::Begin];
    for (at, place) in form.places().iter().enumerate() {
        events.extend([Event::GoTo(at), Event::Answer(right_response(place.shape))]);
        if at % 3 == 0 {
            events.push(Event::Flag(true));
        }
    }
    for at in (0..form.places().len()).step_by(3) {
        events.extend([Event::GoTo(at), Event::Flag(false)]);
    }
    events.resize(199, Event::Tick);
    events.push(Event::Submit);
    events.into_iter().zip(0..).map(|(event, at)| (Moment(at * 20_000), event)).collect()
}

fn fold(form: &Arc<Form>, rules: Rules, log: &[(Moment, Event)]) -> Sitting {
    log.iter().cloned().fold(Sitting::new(form.clone(), rules), |sitting, (now, event)| {
        sitting.apply(now, event).unwrap_or_else(|refused| refused.sitting)
    })
}

fn finished(sitting: &Sitting) -> &Finished {
    let Phase::Finished(finished) = sitting.phase() else { panic!("the last event hands in") };
    finished
}

/// A sitting of 65 questions folded from a log of 200 events, and its report.
fn sitting(criterion: &mut Criterion) {
    let blueprint = CLF.blueprint();
    let form = Arc::new(form_of(&CLF.bank(200), 1, &History::default()));
    let log = log_of(&form);
    let rules = Rules::mock(&blueprint);
    let over = fold(&form, rules, &log);
    assert_eq!((form.places().len(), log.len()), (65, 200));
    assert!(finished(&over).sheet().lines().iter().all(|line| line.response.is_some() && !line.flagged));
    criterion.bench_function("fold a sitting of 200 events", |bencher| {
        bencher.iter(|| fold(black_box(&form), rules, black_box(&log)));
    });

    let keys: std::collections::BTreeMap<_, Key> = form
        .places()
        .iter()
        .map(|place| {
            let key = match right_response(place.shape) {
                Response::One(choice) => Key::One(choice),
                Response::Several(set) => Key::Several(set),
                Response::Order(order) => Key::Order(order),
                Response::Pairs(pairs) => Key::Pairs(pairs.into_iter().flatten().collect()),
            };
            (place.question.clone(), key)
        })
        .collect();
    let mark = || Report::mark(&blueprint, &form, finished(black_box(&over)), |id| keys.get(id));
    let report = mark().expect("every key is at hand");
    assert_eq!((report.right, report.of, report.verdict), (50, 50, Some(Verdict::Pass)));
    criterion.bench_function("mark a sitting of 65 questions", |bencher| bencher.iter(mark));
}

criterion_group!(benches, assembling, sitting);
criterion_main!(benches);

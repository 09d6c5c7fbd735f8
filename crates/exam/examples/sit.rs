//! From an outline to a report: draw a form, sit it, mark it.
//!
//! ```text
//! cargo run -p exam --example sit
//! ```

use std::collections::BTreeMap;

use exam::{
    Blueprint, BlueprintDraft, ChoiceNo, Domain, DomainNo, Entry, Event, Expect, History, Index, Key, Kind, Level,
    Moment, Phase, Plan, QuestionId, Report, Rules, Seed, Shape, Sitting, assemble,
};

fn main() {
    // The outline of an exam: four questions that count, half of them of each domain.
    let domain = |number, title: &str| Domain { number: DomainNo(number), title: title.into(), weight: 50 };
    let blueprint = Blueprint::new(BlueprintDraft {
        code: "DEMO-1".into(),
        title: "A demonstration".into(),
        level: Level::Foundational,
        minutes: Some(10),
        scored: 4,
        unscored: 0,
        passing: Some(700),
        kinds: vec![Kind::MultipleChoice],
        domains: vec![domain(1, "Plans"), domain(2, "Deeds")],
        tasks: vec![],
    })
    .expect("a sound outline");

    // What assembly must know of a bank, and the keys, which only marking needs.
    let third = ChoiceNo::new(3).expect("from 1 to 12");
    let ids: Vec<QuestionId> = (1..=8).map(|number| format!("demo-{number}").into()).collect();
    let keys: BTreeMap<QuestionId, Key> = ids.iter().cloned().map(|id| (id, Key::One(third))).collect();
    let entries = ids.into_iter().zip([1, 2].into_iter().cycle()).map(|(id, domain)| Entry {
        id,
        domain: DomainNo(domain),
        task: None,
        shape: Shape::Choice { choices: 4 },
        expect: Expect::from_percent(65),
        keep_order: false,
        enemies: vec![],
    });
    let index = Index::new(entries.collect()).expect("each id once");

    // The same seed gives the same form, everywhere and for good.
    let form = assemble(&blueprint, &index, Plan::mock(&blueprint), Seed(7), &History::default());
    let form = form.expect("the bank is large enough");
    for (number, place) in (1..).zip(form.places()) {
        let order: Vec<u8> = place.order.iter().map(|choice| choice.get()).collect();
        println!("{number}. {} of domain {}, shown as {order:?}", place.question, place.domain.0);
    }

    // The candidate answers three of four. The engine reads no clock: here ten seconds pass with each act.
    let size = form.places().len();
    let mut now = Moment(0);
    let mut sitting =
        Sitting::new(form.into(), Rules::mock(&blueprint)).apply(now, Event::Begin).expect("it was ready");
    for at in 0..size - 1 {
        for event in [Event::GoTo(at), Event::Answer(exam::Response::One(third))] {
            now = Moment(now.0 + 10_000);
            sitting = sitting.apply(now, event).expect("it is under way, and the answer fits");
        }
    }
    println!("{} seconds left", sitting.left(now).map_or(0, |left| left.as_secs()));
    assert_eq!(sitting.left(now).map(|left| left.as_secs()), Some(540));

    // A refused event carries the sitting on.
    let refused = sitting.apply(now, Event::Pause).expect_err("a mock exam has no pause");
    println!("refused: {}", refused.why);
    let sitting = refused.sitting.apply(now, Event::Submit).expect("it is under way");

    // Only what is finished can be marked.
    let Phase::Finished(finished) = sitting.phase() else { unreachable!("it was handed in") };
    let report = Report::mark(&blueprint, sitting.form(), finished, |id| keys.get(id)).expect("every key is at hand");
    let scaled = report.scaled.expect("the exam has a passing score");
    println!("{} of {} right, about {} ({} to {})", report.right, report.of, scaled.score, scaled.low, scaled.high);
    assert_eq!((report.right, report.of, scaled.score), (3, 4, 775));
}

#[test]
fn the_example_runs() {
    main();
}

//! What a finished sitting amounts to: the table of a report, worked out by hand.

use exam::{
    Blueprint, BlueprintDraft, ChoiceNo, Domain, DomainNo, Finished, Form, Key, Kind, Label, Level, Outcome, Place,
    QuestionId, Report, Response, Scaled, Seed, Shape, Verdict,
};

/// An exam of two domains with 25 scored questions each, and five unscored ones in the second.
fn blueprint(passing: Option<u32>) -> Blueprint {
    let level = if passing.is_some() { Level::Foundational } else { Level::Quiz };
    let domain = |number| Domain { number: DomainNo(number), title: "A domain".into(), weight: 50 };
    Blueprint::new(BlueprintDraft {
        code: "TST-1".into(),
        title: "A test".into(),
        level,
        minutes: Some(90),
        scored: 50,
        unscored: 5,
        passing,
        kinds: vec![Kind::MultipleChoice],
        domains: vec![domain(1), domain(2)],
        tasks: vec![],
    })
    .expect("a sound outline")
}

fn form() -> Form {
    let places = (0..55).map(|at| Place {
        question: QuestionId::from(format!("q-{at:02}")),
        domain: DomainNo(if at < 25 { 1 } else { 2 }),
        task: None,
        shape: Shape::Choice { choices: 4 },
        scored: at < 50,
        order: ChoiceNo::first(4).collect(),
    });
    Form::new("TST-1".into(), Seed(1), places.collect()).expect("a sound form")
}

/// The report when the questions at these places are right, the last is not answered and all others are wrong.
fn report(blueprint: &Blueprint, right: impl Fn(usize) -> bool) -> Report {
    let [yes, no] = [1, 2].map(|place| ChoiceNo::new(place).expect("a place"));
    let response = |at| match at {
        54 => None,
        at => Some(Response::One(if right(at) { yes } else { no })),
    };
    let finished = Finished::handed_in(&form(), (0..55).map(response)).expect("all fit");
    let key = Key::One(yes);
    Report::mark(blueprint, &form(), &finished, |_| Some(&key)).expect("keys are there")
}

#[test]
fn the_total_decides_and_each_domain_gets_its_word() {
    // 20 of 25 and 16 of 25: 36 of 50. A domain needs 17 of 25 for 700.
    let report = report(&blueprint(Some(700)), |at| at < 20 || (25..41).contains(&at));
    assert_eq!((report.right, report.of), (36, 50));
    assert_eq!(report.scaled, Some(Scaled { score: 748, low: 645, high: 830 }));
    assert_eq!((report.verdict, report.close), (Some(Verdict::Pass), true));
    let rows: Vec<_> = report.domains.iter().map(|row| (row.right, row.of, row.label)).collect();
    assert_eq!(rows, [(20, 25, Some(Label::Meets)), (16, 25, Some(Label::NeedsImprovement))]);
}

#[test]
fn unscored_questions_are_told_and_do_not_count() {
    let report = report(&blueprint(Some(700)), |at| at >= 50);
    assert_eq!((report.right, report.of), (0, 50));
    let outcomes: Vec<_> = report.questions[49..].iter().map(|one| (one.scored, one.outcome)).collect();
    let mut expected = vec![(true, Outcome::Wrong)];
    expected.extend([(false, Outcome::Right); 4]);
    expected.push((false, Outcome::Unanswered));
    assert_eq!(outcomes, expected);
}

#[test]
fn far_from_the_passing_score_it_is_not_close() {
    let table =
        [(0, Verdict::Fail, false), (33, Verdict::Fail, true), (34, Verdict::Pass, true), (50, Verdict::Pass, false)];
    for (right, verdict, close) in table {
        let report = report(&blueprint(Some(700)), |at| at < right);
        assert_eq!((report.verdict, report.close), (Some(verdict), close), "{right} right");
    }
}

#[test]
fn a_quiz_and_practice_of_a_part_have_a_share_and_no_verdict() {
    let quiz = report(&blueprint(None), |at| at < 30);
    assert_eq!((quiz.right, quiz.of, quiz.scaled, quiz.verdict, quiz.close), (30, 50, None, None, false));
    assert!(quiz.domains.iter().all(|row| row.label.is_none()));
    let part = report(&blueprint(Some(700)), |at| at < 30).as_share();
    assert_eq!((part.right, part.scaled, part.verdict, part.close), (30, None, None, false));
    assert!(form().is_whole(&blueprint(Some(700))));
    let smaller = Form::new("TST-1".into(), Seed(1), form().places()[..10].to_vec()).expect("a sound form");
    assert!(!smaller.is_whole(&blueprint(Some(700))));
}

#[test]
fn a_question_without_a_key_is_named() {
    let finished = Finished::handed_in(&form(), (0..55).map(|_| None)).expect("nothing is no misfit");
    let missing = Report::mark(&blueprint(Some(700)), &form(), &finished, |_| None).expect_err("no keys");
    assert_eq!(missing.to_string(), "the key of question \"q-00\" is not at hand");
}

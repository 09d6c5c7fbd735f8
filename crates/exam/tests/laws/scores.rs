//! Laws of marks and of the scale.

use exam::{
    Blueprint, BlueprintDraft, ChoiceNo, Domain, DomainNo, Finished, Form, HIGHEST_SCORE, Key, Kind, LOWEST_SCORE,
    Level, Outcome, Place, Report, Response, Scaled, Seed, Shape, Verdict, raw_needed,
};
use proptest::{collection::vec, prelude::*};

fn no(place: u8) -> ChoiceNo {
    ChoiceNo::new(place).expect("a place from 1 to 12")
}

fn blueprint(passing: u32) -> Blueprint {
    let domain = |number, weight| Domain { number: DomainNo(number), title: String::new(), weight };
    Blueprint::new(BlueprintDraft {
        code: "LAW-2".into(),
        title: String::new(),
        level: Level::Associate,
        minutes: Some(90),
        scored: 10,
        unscored: 2,
        passing: Some(passing),
        kinds: vec![Kind::MultipleChoice],
        domains: vec![domain(1, 60), domain(2, 40)],
        tasks: vec![],
    })
    .expect("a sound outline")
}

/// A form of one-of-four questions, each scored or not, whose right answer is always the first.
fn form(scored: &[bool]) -> Form {
    let place = |(at, &scored): (usize, &bool)| Place {
        question: format!("q{at:02}").into(),
        domain: DomainNo(if at % 2 == 0 { 1 } else { 2 }),
        task: None,
        shape: Shape::Choice { choices: 4 },
        scored,
        order: ChoiceNo::first(4).collect(),
    };
    Form::new("LAW-2".into(), Seed(0), scored.iter().enumerate().map(place).collect()).expect("a sound form")
}

fn mark(blueprint: &Blueprint, form: &Form, answers: &[u8]) -> Report {
    let responses = answers.iter().map(|&choice| ChoiceNo::new(choice).map(Response::One));
    let finished = Finished::handed_in(form, responses).expect("every response fits");
    let key = Key::One(no(1));
    Report::mark(blueprint, form, &finished, |_| Some(&key)).expect("every key is at hand")
}

proptest! {
    #![proptest_config(crate::thorough())]

    #[test]
    fn a_scaled_score_lies_in_its_range_and_its_range_on_the_scale(right: u32, of: u32) {
        let Scaled { score, low, high } = Scaled::estimate(right, of);
        prop_assert!(LOWEST_SCORE <= low && low <= score && score <= high && high <= HIGHEST_SCORE);
    }

    #[test]
    fn one_more_right_never_lowers_the_score_or_its_range(of in 1_u32..300, right in 0_u32..300) {
        let (less, more) = (Scaled::estimate(right, of), Scaled::estimate(right + 1, of));
        prop_assert!(less.score <= more.score && less.low <= more.low && less.high <= more.high);
    }

    #[test]
    fn the_raw_score_that_is_needed_is_the_least_that_passes(passing in LOWEST_SCORE..=HIGHEST_SCORE, of in 1_u32..300) {
        let needed = raw_needed(passing, of);
        prop_assert!(needed <= of && Scaled::estimate(needed, of).score >= passing);
        prop_assert!(needed == 0 || Scaled::estimate(needed - 1, of).score < passing);
    }

    #[test]
    fn a_wrong_answer_that_turns_right_never_lowers_a_score(
        places in vec((any::<bool>(), 0_u8..=4), 1..20),
        turned in any::<proptest::sample::Index>(),
        passing in LOWEST_SCORE..=HIGHEST_SCORE,
    ) {
        let (scored, mut answers): (Vec<bool>, Vec<u8>) = places.into_iter().unzip();
        let (blueprint, form) = (blueprint(passing), form(&scored));
        let before = mark(&blueprint, &form, &answers);
        let at = turned.index(answers.len());
        let was_right = answers[at] == 1;
        answers[at] = 1;
        let after = mark(&blueprint, &form, &answers);
        let (one, two) = (before.scaled.expect("an exam"), after.scaled.expect("an exam"));
        prop_assert!(one.score <= two.score && one.low <= two.low && one.high <= two.high);
        prop_assert!(before.verdict != Some(Verdict::Pass) || after.verdict == Some(Verdict::Pass));
        // It counts as one right answer more exactly if it is scored.
        prop_assert_eq!(after.right - before.right, u32::from(!was_right && scored[at]));
        prop_assert_eq!(after.questions[at].outcome, Outcome::Right);
    }

    #[test]
    fn a_report_adds_up(places in vec((any::<bool>(), 0_u8..=4), 1..20), passing in LOWEST_SCORE..=HIGHEST_SCORE) {
        let (scored, answers): (Vec<bool>, Vec<u8>) = places.into_iter().unzip();
        let report = mark(&blueprint(passing), &form(&scored), &answers);
        prop_assert_eq!(report.right, report.domains.iter().map(|section| section.right).sum::<u32>());
        prop_assert_eq!(report.of, report.domains.iter().map(|section| section.of).sum::<u32>());
        prop_assert_eq!(report.of as usize, scored.iter().filter(|&&scored| scored).count());
        prop_assert_eq!(report.verdict == Some(Verdict::Pass), report.of > 0 && report.right >= raw_needed(passing, report.of) || passing == LOWEST_SCORE);
        for (marked, answer) in report.questions.iter().zip(answers) {
            let outcome = match answer { 0 => Outcome::Unanswered, 1 => Outcome::Right, _ => Outcome::Wrong };
            prop_assert_eq!(marked.outcome, outcome);
        }
    }
}

//! Laws of readiness: what holds for whatever somebody answered.

use exam::{
    Blueprint, BlueprintDraft, Domain, DomainNo, FirstAnswer, Kind, LEAST_ANSWERS, LEAST_OF_DOMAIN, Level, Readiness,
    Target,
};
use proptest::{collection::vec, prelude::*};

/// An outline of these weights, which sum to 100.
fn target(weights: &[u8], scored: u32, passing: u32) -> Target {
    let domain = |(number, &weight)| Domain { number: DomainNo(number), title: String::new(), weight };
    let blueprint = Blueprint::new(BlueprintDraft {
        code: "LAW-3".into(),
        title: String::new(),
        level: Level::Associate,
        minutes: Some(90),
        scored,
        unscored: 0,
        passing: Some(passing),
        kinds: vec![Kind::MultipleChoice],
        domains: (1..).zip(weights).map(domain).collect(),
        tasks: vec![],
    });
    Target::of(&blueprint.expect("a sound outline")).expect("it can be passed")
}

fn answer(domain: u8, right: bool) -> FirstAnswer {
    FirstAnswer { domain: DomainNo(domain), right }
}

prop_compose! {
    /// An exam of four domains, each of which gives at least one question.
    fn a_target()(cuts in vec(3_u8..33, 3), scored in 40_u32..75, passing in 500_u32..900) -> Target {
        let rest = 100 - cuts.iter().sum::<u8>();
        target(&[cuts[0], cuts[1], cuts[2], rest], scored, passing)
    }
}

/// What somebody answered whose level changes halfway, so that all of memory and trend comes into play.
fn some_answers() -> impl Strategy<Value = Vec<FirstAnswer>> {
    (30_usize..200, 0.0..1.0_f64, 0.0..1.0_f64).prop_flat_map(|(count, early, late)| {
        let each = (1_u8..=4, 0.0..1.0_f64);
        vec(each, count).prop_map(move |drawn| {
            let half = drawn.len() / 2;
            let first = (0..20).map(|at| answer(at % 4 + 1, at % 3 == 0));
            let level = move |at: usize| if at < half { early } else { late };
            let rest =
                drawn.into_iter().enumerate().map(move |(at, (domain, drawn))| answer(domain, drawn < level(at)));
            first.chain(rest).collect()
        })
    })
}

proptest! {
    #![proptest_config(crate::thorough())]

    #[test]
    fn one_more_right_answer_never_lowers_anything(
        target in a_target(), mut answers in some_answers(), at: prop::sample::Index
    ) {
        let at = at.index(answers.len());
        answers[at].right = false;
        let before = Readiness::of(&target, &answers).expect("enough");
        answers[at].right = true;
        let after = Readiness::of(&target, &answers).expect("enough");
        prop_assert!(before.low <= after.low && before.mid <= after.mid && before.high <= after.high);
        let [old, new] = [before.share, after.share];
        prop_assert!(old.low <= new.low && old.mid <= new.mid && old.high <= new.high, "{old:?} {new:?}");
    }

    #[test]
    fn a_figure_lies_in_its_range_and_nothing_is_certain(target in a_target(), answers in some_answers()) {
        let readiness = Readiness::of(&target, &answers).expect("enough");
        let Readiness { low, mid, high, share, .. } = readiness;
        prop_assert!(1 <= low && low <= mid && mid <= high && high <= 999);
        prop_assert!(1 <= share.low && share.low <= share.mid && share.mid <= share.high && share.high <= 999);
        let weakest = readiness.domains.iter().find(|one| one.domain == readiness.weakest).expect("of the outline");
        prop_assert!(readiness.domains.iter().all(|one| one.gain <= weakest.gain));
    }

    #[test]
    fn the_order_of_domains_decides_nothing(
        weights in Just([13_u8, 22, 31, 34]).prop_shuffle(), answers in some_answers(), passing in 500_u32..900
    ) {
        // A hundred scored questions, so that no remainder goes to the earlier of two domains.
        let renumbered = |one: &FirstAnswer| {
            let weight = [13, 22, 31, 34][one.domain.index()];
            let place = weights.iter().position(|&other| other == weight).expect("one of the four");
            answer(u8::try_from(place + 1).expect("1 to 4"), one.right)
        };
        let one = Readiness::of(&target(&[13, 22, 31, 34], 100, passing), &answers).expect("enough");
        let moved: Vec<FirstAnswer> = answers.iter().map(renumbered).collect();
        let other = Readiness::of(&target(&weights, 100, passing), &moved).expect("enough");
        prop_assert_eq!([one.low, one.mid, one.high], [other.low, other.mid, other.high]);
        prop_assert_eq!(one.share, other.share);
    }

    #[test]
    fn more_evidence_of_the_same_share_narrows_the_range(target in a_target(), block in vec(any::<bool>(), 1..6)) {
        // Rounds through the domains, each domain with the same block over and over.
        let rounds = |times: usize| -> Vec<FirstAnswer> {
            let round = || block.iter().flat_map(|&right| (1..=4).map(move |domain| answer(domain, right)));
            (0..times * 60 / block.len()).flat_map(|_| round()).collect()
        };
        let width = |times| Readiness::of(&target, &rounds(times)).map(|one| one.share.high - one.share.low);
        let [once, twice, eight] = [1, 2, 8].map(|times| width(times).expect("enough"));
        // Two thousandths for the rounding of both ends.
        prop_assert!(twice <= once + 2 && eight <= twice + 2, "{} {} {}", once, twice, eight);
    }

    #[test]
    fn nothing_is_said_before_there_are_answers_enough(target in a_target(), drawn in vec((1_u8..=4, any::<bool>()), 0..60)) {
        let answers: Vec<FirstAnswer> = drawn.into_iter().map(|(domain, right)| answer(domain, right)).collect();
        let of = |domain| answers.iter().filter(|one| one.domain == DomainNo(domain)).count() as u64;
        let asked: Vec<u8> = (1..).zip(target.quotas()).filter(|(_, quota)| **quota > 0).map(|(domain, _)| domain).collect();
        let all: u64 = asked.iter().map(|&domain| of(domain)).sum();
        let enough = all >= LEAST_ANSWERS.into() && asked.iter().all(|&domain| of(domain) >= LEAST_OF_DOMAIN.into());
        prop_assert_eq!(Readiness::of(&target, &answers).is_ok(), enough);
    }
}

//! Laws of shares and forms.

use exam::{Form, History, Index, Moment, Plan, Refusal, assemble, check, neglected_tasks, quota};
use proptest::{collection::vec, prelude::*};

use crate::world::{Bounds, World, worlds};

const WIDE: Bounds =
    Bounds { domains: 1..=6, questions: 0..=60, quarrels: 0..=0, scored: 0..=25, unscored: 0..=6, parts: true };
const QUARRELSOME: Bounds = Bounds { quarrels: 1..=20, ..WIDE };
/// Hardly a question to spare, and most of them at odds.
const TIGHT: Bounds =
    Bounds { domains: 1..=2, questions: 4..=12, quarrels: 2..=12, scored: 1..=7, unscored: 0..=1, parts: false };

fn draw(world: &World) -> Result<Form, Refusal> {
    assemble(&world.blueprint, &world.index, world.plan, world.seed, &world.history)
}

/// The unscored questions of a form of `scored`, in the proportion of the plan.
fn resized(plan: Plan, scored: u32) -> Plan {
    Plan { scored, unscored: plan.unscored * scored / plan.scored, ..plan }
}

/// Whether the form keeps every rule, or the refusal says what is so.
fn is_justified(world: &World) -> Result<(), TestCaseError> {
    let World { blueprint, index, plan, .. } = world;
    match draw(world) {
        Ok(form) => {
            prop_assert_eq!(check(blueprint, index, *plan, &form), []);
            prop_assert_eq!(form.seed(), world.seed);
        }
        Err(Refusal::NothingAsked) => prop_assert_eq!(plan.scored + plan.unscored, 0),
        Err(Refusal::NoSuchTask(no)) => {
            prop_assert_eq!(Some(no), plan.task);
            let of = blueprint.tasks()[no.index()].domain;
            prop_assert!(of.is_some() && plan.domain.is_some() && of != plan.domain);
        }
        Err(Refusal::TooFew { shortages, largest }) => {
            let named: Vec<_> = shortages.iter().map(|short| (short.domain, short.needs, short.has)).collect();
            prop_assert_eq!(named, world.short(*plan));
            prop_assert!(largest < plan.scored.max(1));
            for scored in largest + 1..plan.scored {
                prop_assert!(!world.short(resized(*plan, scored)).is_empty(), "{} would do", scored);
            }
            if largest > 0 {
                let smaller = World { plan: resized(*plan, largest), ..world.clone() };
                match draw(&smaller) {
                    Ok(form) => prop_assert_eq!(check(blueprint, index, smaller.plan, &form), []),
                    // The refusal counts questions; enemies come after.
                    Err(refusal) => prop_assert!(matches!(refusal, Refusal::Enemies(_)) && !smaller.can_be_drawn()),
                }
            }
        }
        Err(Refusal::Enemies(short)) => {
            prop_assert!(short.has < short.needs);
            prop_assert_eq!(world.short(*plan), []);
            prop_assert!(!world.can_be_drawn(), "there is a form, and it was not found");
        }
        Err(refusal @ (Refusal::NoSuchDomain(_) | Refusal::Unsound(_))) => {
            return Err(TestCaseError::fail(refusal.to_string()));
        }
    }
    Ok(())
}

/// Every question that was passed over for one seen later is an enemy of the form.
fn prefers_the_unseen(world: &World, form: &Form) -> Result<(), TestCaseError> {
    let on_form = |id: &exam::QuestionId| form.places().iter().any(|place| place.question == *id);
    let entries = world.index.entries();
    for place in form.places() {
        for at in world.stock(place.domain) {
            let id = &entries[at as usize].id;
            let newer = world.history.last_seen(id) < world.history.last_seen(&place.question);
            let barred = world.index.enemies(at).iter().any(|&foe| on_form(&entries[foe as usize].id));
            prop_assert!(!newer || on_form(id) || barred, "{} was passed over for {}", id, place.question);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(crate::thorough())]

    #[test]
    fn shares_sum_to_the_whole_and_are_less_than_one_from_exact(n in 0_u32..10_000, weights in vec(0_u32..200, 0..12)) {
        let shares = quota(n, &weights);
        let total: u32 = weights.iter().sum();
        prop_assert_eq!(shares.len(), weights.len());
        prop_assert_eq!(shares.iter().sum::<u32>(), if total == 0 { 0 } else { n });
        for (share, weight) in shares.iter().zip(&weights) {
            // |share - n × weight / total| < 1, in integers.
            prop_assert!(total == 0 || (share * total).abs_diff(n * weight) < total);
        }
    }

    #[test]
    fn shares_of_the_largest_numbers_still_sum_to_the_whole(n: u32, weights in vec(1_u32.., 1..6)) {
        let sum: u64 = quota(n, &weights).into_iter().map(u64::from).sum();
        prop_assert_eq!(sum, u64::from(n));
    }

    #[test]
    fn a_heavier_domain_never_gets_less(n in 0_u32..200, weights in vec(1_u32..100, 2..6)) {
        let shares = quota(n, &weights);
        for (one, other) in (0..weights.len()).flat_map(|one| (0..one).map(move |other| (one, other))) {
            prop_assert!(weights[one] <= weights[other] || shares[one] >= shares[other]);
        }
    }

    #[test]
    fn every_form_keeps_the_rules_and_every_refusal_is_justified(world in worlds(WIDE)) {
        is_justified(&world)?;
    }

    #[test]
    fn enemies_change_nothing_about_that(world in worlds(QUARRELSOME)) {
        is_justified(&world)?;
    }

    #[test]
    fn where_enemies_leave_one_form_it_is_found(world in worlds(TIGHT)) {
        is_justified(&world)?;
    }

    #[test]
    fn a_plan_of_any_size_is_answered(world in worlds(WIDE), scored: u32, unscored: u32) {
        let World { blueprint, index, plan, seed, history } = &world;
        let plan = Plan { scored, unscored, ..*plan };
        if let Ok(form) = assemble(blueprint, index, plan, *seed, history) {
            prop_assert_eq!(check(blueprint, index, plan, &form), []);
        }
    }

    #[test]
    fn the_same_world_gives_the_same_form_in_whatever_order_its_bank_is_read(world in worlds(QUARRELSOME)) {
        let backwards = Index::new(world.index.entries().iter().rev().cloned().collect()).expect("ids are unique");
        prop_assert_eq!(draw(&world), draw(&World { index: backwards, ..world }));
    }

    #[test]
    fn what_is_new_comes_before_what_was_seen(world in worlds(WIDE)) {
        if let Ok(form) = draw(&world) {
            prefers_the_unseen(&world, &form)?;
        }
    }

    #[test]
    fn no_task_is_neglected_for_another_that_has_more_questions(world in worlds(Bounds { parts: false, ..WIDE })) {
        let World { blueprint, index, plan, seed, .. } = &world;
        if let Ok(form) = assemble(blueprint, index, *plan, *seed, &History::default()) {
            prop_assert_eq!(neglected_tasks(blueprint, index, &form), []);
        }
    }

    #[test]
    fn two_forms_in_a_row_share_nothing_where_every_domain_has_twice_its_share(world in worlds(WIDE), again: u32) {
        let Ok(first) = draw(&world) else { return Ok(()) };
        let twice = world.needs(world.plan).iter().all(|&(domain, needs)| world.stock(domain).len() as u64 >= 2 * u64::from(needs));
        if !twice {
            return Ok(());
        }
        let World { blueprint, index, plan, .. } = &world;
        let fresh = assemble(blueprint, index, *plan, first.seed(), &History::default()).expect("it was drawn before");
        let mut history = History::default();
        history.note(&fresh, Moment(1));
        let second = assemble(blueprint, index, *plan, exam::Seed(again), &history).expect("there is as much left");
        for place in second.places() {
            prop_assert!(history.last_seen(&place.question).is_none(), "{} again", place.question);
        }
    }
}

//! Forms for practice: of any part of a bank, whether or not it has the outline's shares, and of questions that were
//! chosen one by one.

use alloc::{vec, vec::Vec};

use super::{Bank, Refusal, Share, Stock, assemble, draw, lay_out, place, shares, stock};
use crate::{Blueprint, Form, FormFault, History, Index, Plan, QuestionId, Seed, quota, sort::sorted};

/// Draws a form as [`assemble`] does where that can be; otherwise one that takes of each domain what it has, the
/// outline's shares as near as may be.
///
/// Any plan without unscored questions and of no more than [`most`] questions gets a form.
///
/// # Errors
/// A [`Refusal`]; the `largest` form of [`Refusal::TooFew`] is then the largest that this function draws.
pub fn gather(
    blueprint: &Blueprint,
    index: &Index,
    plan: Plan,
    seed: Seed,
    history: &History,
) -> Result<Form, Refusal> {
    let refusal = match assemble(blueprint, index, plan, seed, history) {
        Err(refusal @ (Refusal::TooFew { .. } | Refusal::Enemies(_))) if plan.unscored == 0 => refusal,
        done => return done,
    };
    let (room, away) = room(blueprint, index, plan)?;
    let largest = room.iter().map(|(_, _, has)| has).sum();
    if largest < plan.scored {
        return Err(match refusal {
            Refusal::TooFew { shortages, .. } => Refusal::TooFew { shortages, largest },
            other => other,
        });
    }
    let turns = fill(plan.scored, &room);
    let bank = Bank::new(index, stock(blueprint, index, plan), history);
    draw(blueprint, &bank, &turns, seed).or_else(|_| {
        // Among those who have no enemies left, nothing can fail.
        let picked = bank.pick_all(&turns, away, seed, super::TRIES).map_err(Refusal::Enemies)?;
        lay_out(blueprint, index, picked, seed)
    })
}

/// How many questions a form of this plan can have at the most, whatever the shares: as many as match it and do not
/// give each other away. The numbers in the plan do not matter.
pub fn most(blueprint: &Blueprint, index: &Index, plan: Plan) -> u32 {
    let plan = Plan { scored: 1, unscored: 0, ..plan };
    room(blueprint, index, plan).map_or(0, |(room, _)| room.iter().map(|(_, _, has)| has).sum())
}

/// The form of these questions, all of them scored, in this order; one that is not in the index is passed over. The
/// order of their choices is that of every form of this seed.
///
/// # Errors
/// Why they make no form.
pub fn arrange(blueprint: &Blueprint, index: &Index, questions: &[QuestionId], seed: Seed) -> Result<Form, FormFault> {
    let entries = questions.iter().filter_map(|id| index.entry(id));
    Form::new(blueprint.code().into(), seed, entries.map(|entry| place(entry, true, seed)).collect())
}

/// What each domain of the plan can give: its share, its weight, and how many of its questions can stand together with
/// those of the others. With it, who stays away for that.
type Room = (Vec<(Share, u32, u32)>, Vec<bool>);

fn room(blueprint: &Blueprint, index: &Index, plan: Plan) -> Result<Room, Refusal> {
    let stock = stock(blueprint, index, plan);
    let shares = shares(blueprint, plan)?;
    let away = peace(index, &stock, &shares);
    let room = shares.into_iter().map(|share| {
        let has = stock.of(share.domain).iter().filter(|&&at| !away[at as usize]).count();
        let weight = blueprint.domain(share.domain).map_or(1, |domain| u32::from(domain.weight).max(1));
        (share, weight, u32::try_from(has).unwrap_or(u32::MAX))
    });
    Ok((room.collect(), away))
}

/// Marks who stays away so that no two of the others are enemies: those with the fewest enemies are let in first.
fn peace(index: &Index, stock: &Stock, shares: &[Share]) -> Vec<bool> {
    let asked: Vec<u32> = shares.iter().flat_map(|share| stock.of(share.domain)).copied().collect();
    let foes = |at: u32| index.enemies(asked[at as usize]).iter().filter(|foe| asked.contains(foe)).count();
    let foes: Vec<usize> = (0_u32..).take(asked.len()).map(foes).collect();
    let order = sorted(asked.len(), &|one, other| foes[one as usize].cmp(&foes[other as usize]));
    let (mut away, mut barred) = (vec![true; index.entries().len()], vec![false; index.entries().len()]);
    for at in order.into_iter().map(|at| asked[at as usize]) {
        if !barred[at as usize] {
            away[at as usize] = false;
            index.enemies(at).iter().for_each(|&foe| barred[foe as usize] = true);
        }
    }
    away
}

/// Shares out so many questions by weight, as far as each domain has them; what one lacks the others give.
fn fill(questions: u32, room: &[(Share, u32, u32)]) -> Vec<Share> {
    let mut given = vec![0_u32; room.len()];
    loop {
        let left = questions.saturating_sub(given.iter().sum());
        let weights = room.iter().zip(&given).map(|((_, weight, has), given)| if given < has { *weight } else { 0 });
        let more = quota(left, &weights.collect::<Vec<_>>());
        if more.iter().all(|&more| more == 0) {
            break;
        }
        for ((given, more), (_, _, has)) in given.iter_mut().zip(more).zip(room) {
            *given = given.saturating_add(more).min(*has);
        }
    }
    room.iter().zip(given).map(|((share, ..), scored)| Share { scored, unscored: 0, ..*share }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BlueprintDraft, ChoiceNo, Domain, DomainNo, Entry, Expect, Kind, Level, Shape};

    /// Two domains, of three quarters and one.
    fn blueprint() -> Blueprint {
        let domain = |number, weight| Domain { number: DomainNo(number), title: "D".into(), weight };
        Blueprint::new(BlueprintDraft {
            code: "TST-1".into(),
            title: "T".into(),
            level: Level::Associate,
            minutes: Some(10),
            scored: 4,
            unscored: 0,
            passing: Some(700),
            kinds: vec![Kind::MultipleChoice],
            domains: vec![domain(1, 75), domain(2, 25)],
            tasks: vec![],
        })
        .expect("a sound outline")
    }

    /// Questions "domain: enemies", each named by its place.
    fn index(questions: &[(u8, &[&str])]) -> Index {
        let entries = questions.iter().enumerate().map(|(at, (domain, enemies))| Entry {
            id: alloc::format!("{at}").into(),
            domain: DomainNo(*domain),
            task: None,
            shape: Shape::Choice { choices: 4 },
            expect: Expect::from_percent(60),
            keep_order: false,
            enemies: enemies.iter().map(|&id| QuestionId::from(id)).collect(),
        });
        Index::new(entries.collect()).expect("places are unique")
    }

    /// One question of the heavy domain, four of the light one; the last two give each other away.
    fn uneven() -> Index {
        index(&[(1, &[]), (2, &[]), (2, &[]), (2, &["4"]), (2, &[])])
    }

    fn by_domain(form: &Form) -> [usize; 2] {
        [1, 2].map(|domain| form.places().iter().filter(|place| place.domain == DomainNo(domain)).count())
    }

    #[test]
    fn any_number_up_to_the_most_gets_a_form() {
        let (blueprint, index, none) = (blueprint(), uneven(), History::default());
        assert_eq!(most(&blueprint, &index, Plan::questions(1)), 4);
        for seed in 0..50 {
            let drawn = |n| gather(&blueprint, &index, Plan::questions(n), Seed(seed), &none);
            let shares = [1, 2, 3, 4].map(|n| drawn(n).map(|form| by_domain(&form)));
            assert_eq!(shares, [Ok([1, 0]), Ok([1, 1]), Ok([1, 2]), Ok([1, 3])]);
            assert!(matches!(drawn(5), Err(Refusal::TooFew { largest: 4, .. })));
        }
    }

    #[test]
    fn what_can_be_assembled_is_assembled() {
        let (blueprint, index, none) = (blueprint(), uneven(), History::default());
        for seed in 0..50 {
            let plan = Plan { domain: Some(DomainNo(2)), ..Plan::questions(2) };
            let form = gather(&blueprint, &index, plan, Seed(seed), &none);
            assert_eq!(form, assemble(&blueprint, &index, plan, Seed(seed), &none));
            assert!(form.is_ok());
        }
        let nowhere = Plan { domain: Some(DomainNo(7)), ..Plan::questions(2) };
        assert_eq!(gather(&blueprint, &index, nowhere, Seed(1), &none), Err(Refusal::NoSuchDomain(DomainNo(7))));
        assert_eq!(most(&blueprint, &index, nowhere), 0);
    }

    #[test]
    fn one_who_quarrels_with_all_is_left_out() {
        let star = index(&[(1, &["1", "2", "3"]), (1, &[]), (1, &[]), (1, &[])]);
        let form = gather(&blueprint(), &star, Plan::questions(3), Seed(1), &History::default()).expect("three");
        assert!(form.places().iter().all(|place| place.question.as_str() != "0"));
        assert_eq!(most(&blueprint(), &star, Plan::questions(1)), 3);
    }

    #[test]
    fn chosen_questions_come_in_their_order_with_the_choices_of_the_seed() {
        let (blueprint, index) = (blueprint(), uneven());
        let ids = ["3", "0", "nowhere", "2"].map(QuestionId::from);
        let form = arrange(&blueprint, &index, &ids, Seed(9)).expect("three");
        assert_eq!(form.places().iter().map(|place| place.question.as_str()).collect::<Vec<_>>(), ["3", "0", "2"]);
        let drawn = gather(&blueprint, &index, Plan::questions(4), Seed(9), &History::default()).expect("four");
        let order = |form: &Form, id: &str| -> Vec<ChoiceNo> {
            let place = form.places().iter().find(|place| place.question.as_str() == id);
            place.map(|place| place.order.clone()).unwrap_or_default()
        };
        for id in ["0", "2"] {
            assert_eq!(order(&form, id), order(&drawn, id), "question {id}");
        }
        assert_eq!(arrange(&blueprint, &index, &[], Seed(9)), Err(FormFault::Empty));
    }
}

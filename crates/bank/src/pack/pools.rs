//! Deals a bank into pools that each mirror the whole.

use std::collections::BTreeMap;

use exam::{Blueprint, Draw, Form, History, Index, Plan, Question, Refusal, Seed, assemble, quota};

use crate::Exam;

/// About how many questions a pool holds: two and a half forms, so that a candidate meets new questions
/// for a while, and ten files of sixteen, so that a form costs the same however large the bank.
pub const POOL_SIZE: usize = 160;

/// The pools of a bank: for each, the places of its questions in `questions`.
///
/// Questions are dealt like cards, domain by domain and within it by task, kind and difficulty, so that
/// each pool has its share of every sort. There are never more pools than full forms without repeats.
pub fn pools(blueprint: &Blueprint, questions: &[Question]) -> Vec<Vec<usize>> {
    let mut sorted: Vec<usize> = (0..questions.len()).collect();
    sorted.sort_by_key(|&at| {
        let question = &questions[at];
        let sort = (question.task(), question.shape().kind(), question.expect().band());
        (question.domain(), sort, question.id())
    });
    let weights = blueprint.weights();
    let needs = quota(blueprint.scored(), &weights).into_iter().zip(quota(blueprint.unscored(), &weights));
    let mut stock: BTreeMap<u8, usize> = BTreeMap::new();
    questions.iter().for_each(|question| *stock.entry(question.domain().0).or_default() += 1);
    let forms = blueprint.domains().iter().zip(needs).filter_map(|(domain, (scored, unscored))| {
        let has = stock.get(&domain.number.0).copied().unwrap_or(0);
        has.checked_div((scored + unscored) as usize)
    });
    let count = forms.min().unwrap_or(0).min(questions.len() / POOL_SIZE).max(1);
    let mut pools = vec![Vec::new(); count];
    // The deal goes on from domain to domain where it stopped, so that the pools stay even.
    sorted.into_iter().zip((0..count).cycle()).for_each(|(at, pool)| pools[pool].push(at));
    pools
}

/// The order in which a seed turns to the pools.
pub fn pool_order(count: u32, seed: Seed) -> Vec<u32> {
    let mut order: Vec<u32> = (0..count).collect();
    Draw::new(seed, "pools", 0).shuffle(&mut order);
    order
}

/// Draws a form as the app does: from the first pool of the seed's order, and from one more while the
/// pools so far have too few questions.
///
/// # Errors
/// The refusal of the whole bank.
pub fn draw_form(exam: &Exam, plan: Plan, seed: Seed, history: &History) -> Result<Form, Refusal> {
    let (blueprint, questions) = (exam.blueprint(), exam.questions());
    let pools = pools(blueprint, questions);
    let mut entries = Vec::new();
    let mut refusal = Refusal::NothingAsked;
    for pool in pool_order(u32::try_from(pools.len()).unwrap_or(u32::MAX), seed) {
        entries.extend(pools[pool as usize].iter().map(|&at| questions[at].entry()));
        // Ids are unique in an exam that was read, so an index can always be made.
        let Ok(index) = Index::new(entries.clone()) else { break };
        match assemble(blueprint, &index, plan, seed, history) {
            Ok(form) => return Ok(form),
            Err(other) => refusal = other,
        }
    }
    Err(refusal)
}

//! Checks a form against its blueprint, knowing nothing of how forms are drawn.
//!
//! The rules are written down a second time here on purpose: a builder that checks itself believes itself.

use alloc::{format, string::String, vec::Vec};

use crate::{Blueprint, ChoiceNo, Entry, Form, Index, Plan, quota};

/// A rule that a form breaks, as a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation(pub String);

/// Every rule that `form` breaks, drawn by `plan` from `index`; none for a good form.
pub fn check(blueprint: &Blueprint, index: &Index, plan: Plan, form: &Form) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut wrong = |sentence: String| found.push(Violation(sentence));
    let places = form.places();

    if form.exam() != blueprint.code() {
        wrong(format!("the form is for {} and not for {}", form.exam(), blueprint.code()));
    }
    let count = |scored: bool| places.iter().filter(|place| place.scored == scored).count();
    for (name, has, wants) in [("scored", count(true), plan.scored), ("unscored", count(false), plan.unscored)] {
        if has as u64 != u64::from(wants) {
            wrong(format!("{has} {name} questions instead of {wants}"));
        }
    }

    // Shares by weight, unless the form is drawn from a part of the outline.
    let part = plan.domain.is_some() || plan.task.is_some();
    let shares = |n| quota(n, &blueprint.weights());
    for (domain, (scored, unscored)) in
        blueprint.domains().iter().zip(shares(plan.scored).into_iter().zip(shares(plan.unscored)))
    {
        let of = |counts| places.iter().filter(|place| place.domain == domain.number && place.scored == counts).count();
        if !part && (of(true) as u64, of(false) as u64) != (u64::from(scored), u64::from(unscored)) {
            wrong(format!("domain {} has {} scored and {} unscored questions", domain.number.0, of(true), of(false)));
        }
    }

    // Looked up once: every pair of places is compared below.
    let entries: Vec<Option<&Entry>> = places.iter().map(|place| index.entry(&place.question)).collect();
    for (at, place) in places.iter().enumerate() {
        let id = &place.question;
        let Some(entry) = entries[at] else {
            wrong(format!("{id} is not in the bank"));
            continue;
        };
        if (entry.domain, entry.task, entry.shape) != (place.domain, place.task, place.shape) {
            wrong(format!("{id} is not what the bank says it is"));
        }
        if plan.domain.is_some_and(|domain| domain != place.domain)
            || plan.task.is_some_and(|no| Some(no) != place.task)
        {
            wrong(format!("{id} lies outside the part that was asked for"));
        }
        if !blueprint.kinds().contains(&place.shape.kind()) {
            wrong(format!("{id} is of a kind that the exam does not list"));
        }
        let mut order = place.order.clone();
        order.sort_unstable();
        if !order.into_iter().eq(ChoiceNo::first(place.shape.choices())) {
            wrong(format!("{id} does not show each of its choices once"));
        }
        for (other, known) in places.iter().zip(&entries).take(at) {
            let foe = |one: &Entry, id| one.enemies.contains(id);
            if other.question == *id {
                wrong(format!("{id} stands on the form twice"));
            } else if foe(entry, &other.question) || known.is_some_and(|entry| foe(entry, id)) {
                wrong(format!("{id} and {} give each other away", other.question));
            }
        }
    }
    found
}

/// Every task that a form drawn from fresh questions neglects: with enough questions of each, the
/// tasks of a domain differ by one at most.
pub fn neglected_tasks(blueprint: &Blueprint, index: &Index, form: &Form) -> Vec<Violation> {
    let mut found = Vec::new();
    let listed = |entry: &&Entry| blueprint.kinds().contains(&entry.shape.kind());
    for domain in blueprint.domains() {
        let here =
            |task| form.places().iter().filter(|place| place.domain == domain.number && place.task == task).count();
        let of_domain = || index.entries().iter().filter(listed).filter(|entry| entry.domain == domain.number);
        let stock = |task| of_domain().filter(|entry| entry.task == task).count();
        let mut tasks: Vec<_> = of_domain().map(|entry| entry.task).collect();
        tasks.sort_unstable();
        tasks.dedup();
        let most = tasks.iter().map(|&task| here(task)).max().unwrap_or(0);
        for &task in &tasks {
            if here(task) + 1 < most && here(task) < stock(task) {
                found.push(Violation(format!(
                    "domain {}: task {task:?} has {} questions and another {most}",
                    domain.number.0,
                    here(task)
                )));
            }
        }
    }
    found
}

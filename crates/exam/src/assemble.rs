//! Draws a form from a bank: shares by weight, spread over tasks, kinds and difficulty, new questions
//! first, and no two that give each other away.
//!
//! Which questions, in which order, and the order of their choices come from streams of their own, so
//! that a change in one never shifts another. What is preferred, in this order: questions not seen
//! lately; the task that lacks most; the kind that lacks most; the band of difficulty that lacks most.
//! Only where enemies leave no form otherwise, questions make room whether they are new or not.

mod gather;
mod pick;
mod truce;

use alloc::{vec, vec::Vec};
use core::fmt;

use crate::{
    Blueprint, ChoiceNo, DomainNo, Draw, Entry, Form, FormFault, History, Index, Place, Plan, Seed, TaskNo, quota,
    sort::sorted,
};
pub use gather::{arrange, gather, most};
use pick::Bank;

/// Enemies can lead one draw into a corner; this many draws are tried before giving up.
const TRIES: u32 = 32;

/// A domain that cannot give what a form asks of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortage {
    /// The domain.
    pub domain: DomainNo,
    /// How many questions the form needs from it.
    pub needs: u32,
    /// How many there are to choose from.
    pub has: u32,
}

/// Why no form can be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A form of no questions was asked for.
    NothingAsked,
    /// The exam has no domain of this number.
    NoSuchDomain(DomainNo),
    /// The exam has no such task.
    NoSuchTask(TaskNo),
    /// The bank has too few questions: every domain that lacks some, and the largest form that can be drawn.
    TooFew {
        /// Each domain that lacks questions.
        shortages: Vec<Shortage>,
        /// The most scored questions that a form of this kind can have; 0 if none can be drawn.
        largest: u32,
    },
    /// Too many questions of this domain give each other away.
    Enemies(Shortage),
    /// The drawn places do not make a form; a fault of the engine, reported rather than hidden.
    Unsound(FormFault),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::NothingAsked => write!(f, "a form needs at least one question"),
            Refusal::NoSuchDomain(domain) => write!(f, "the exam has no domain {}", domain.0),
            Refusal::NoSuchTask(_) => write!(f, "the exam has no such task"),
            Refusal::TooFew { shortages, largest } => {
                write!(f, "the bank is too small:")?;
                for (at, Shortage { domain, needs, has }) in shortages.iter().enumerate() {
                    let comma = if at == 0 { "" } else { "," };
                    write!(f, "{comma} domain {} needs {needs} and has {has}", domain.0)?;
                }
                match largest {
                    0 => write!(f, "; no form can be drawn from it"),
                    _ => write!(f, "; the largest form has {largest} scored questions"),
                }
            }
            Refusal::Enemies(Shortage { domain, needs, has }) => write!(
                f,
                "too many questions of domain {} give each other away: of {needs} that are needed, {has} can stand together",
                domain.0
            ),
            Refusal::Unsound(fault) => write!(f, "the drawn form is unsound: {fault}"),
        }
    }
}

/// What one domain gives to the form.
#[derive(Clone, Copy, Debug)]
struct Share {
    domain: DomainNo,
    scored: u32,
    unscored: u32,
}

impl Share {
    fn size(self) -> u32 {
        self.scored.saturating_add(self.unscored)
    }
}

/// The entries of each domain, by its place in the outline.
#[derive(Debug)]
struct Stock(Vec<Vec<u32>>);

impl Stock {
    fn of(&self, domain: DomainNo) -> &[u32] {
        self.0.get(domain.index()).map_or(&[], Vec::as_slice)
    }
}

/// Draws the form of `seed`: the same for the same blueprint, index, plan, seed and history, everywhere.
///
/// Questions of a domain or a kind that the outline does not list are passed over.
///
/// # Errors
/// A [`Refusal`] that says what is missing.
pub fn assemble(
    blueprint: &Blueprint,
    index: &Index,
    plan: Plan,
    seed: Seed,
    history: &History,
) -> Result<Form, Refusal> {
    let shares = shares(blueprint, plan)?;
    let stock = stock(blueprint, index, plan);
    let has = |domain| u32::try_from(stock.of(domain).len()).unwrap_or(u32::MAX);
    let shortages: Vec<Shortage> = shares
        .iter()
        .map(|share| Shortage { domain: share.domain, needs: share.size(), has: has(share.domain) })
        .filter(|shortage| shortage.has < shortage.needs)
        .collect();
    if !shortages.is_empty() {
        return Err(Refusal::TooFew { shortages, largest: largest(blueprint, plan, &has) });
    }
    // The domain with the least to spare chooses first: it suffers most from enemies elsewhere.
    let spare = |at: u32| has(shares[at as usize].domain) - shares[at as usize].size();
    let turns = sorted(shares.len(), &|one, other| spare(one).cmp(&spare(other)));
    let turns: Vec<Share> = turns.into_iter().map(|at| shares[at as usize]).collect();
    draw(blueprint, &Bank::new(index, stock, history), &turns, seed)
}

/// The questions that a form of this plan may hold.
fn stock(blueprint: &Blueprint, index: &Index, plan: Plan) -> Stock {
    let mut stock = Stock(vec![Vec::new(); blueprint.domains().len()]);
    for (at, entry) in (0_u32..).zip(index.entries()) {
        let listed = blueprint.kinds().contains(&entry.shape.kind());
        let asked = plan.task.is_none() || plan.task == entry.task;
        if let Some(entries) = stock.0.get_mut(entry.domain.index()).filter(|_| listed && asked) {
            entries.push(at);
        }
    }
    stock
}

/// Draws what each domain gives, in their turns.
fn draw(blueprint: &Blueprint, bank: &Bank<'_>, turns: &[Share], seed: Seed) -> Result<Form, Refusal> {
    let index = bank.index;
    let mut refusal = Refusal::NothingAsked;
    let nobody = vec![false; index.entries().len()];
    for attempt in 0..TRIES {
        match bank.pick_all(turns, nobody.clone(), seed, attempt) {
            Ok(picked) => return lay_out(blueprint, index, picked, seed),
            Err(shortage) => refusal = Refusal::Enemies(shortage),
        }
    }
    // Chance found no way out; who stays away is settled first, and the form drawn from the others.
    let away = truce::truce(index, &bank.stock, turns).ok_or_else(|| refusal.clone())?;
    let picked = bank.pick_all(turns, away, seed, TRIES);
    lay_out(blueprint, index, picked.map_err(Refusal::Enemies)?, seed)
}

/// How many questions each domain gives.
fn shares(blueprint: &Blueprint, plan: Plan) -> Result<Vec<Share>, Refusal> {
    if plan.size() == 0 {
        return Err(Refusal::NothingAsked);
    }
    let mut only = plan.domain;
    if let Some(no) = plan.task {
        let task = blueprint.tasks().get(no.index()).ok_or(Refusal::NoSuchTask(no))?;
        if task.domain.is_some() && only.is_some() && task.domain != only {
            return Err(Refusal::NoSuchTask(no));
        }
        only = only.or(task.domain);
    }
    if let Some(domain) = only {
        blueprint.domain(domain).ok_or(Refusal::NoSuchDomain(domain))?;
        return Ok(vec![Share { domain, scored: plan.scored, unscored: plan.unscored }]);
    }
    let weights = blueprint.weights();
    let by_domain = quota(plan.scored, &weights).into_iter().zip(quota(plan.unscored, &weights));
    let shares = blueprint.domains().iter().zip(by_domain);
    Ok(shares.map(|(domain, (scored, unscored))| Share { domain: domain.number, scored, unscored }).collect())
}

/// The most scored questions a form of this plan could have; unscored ones keep their proportion.
fn largest(blueprint: &Blueprint, plan: Plan, has: &impl Fn(DomainNo) -> u32) -> u32 {
    let fits = |scored: u32| {
        let unscored = u64::from(plan.unscored) * u64::from(scored) / u64::from(plan.scored.max(1));
        let smaller = Plan { scored, unscored: u32::try_from(unscored).unwrap_or(0), ..plan };
        shares(blueprint, smaller).is_ok_and(|shares| shares.iter().all(|share| share.size() <= has(share.domain)))
    };
    // No form is larger than the bank, however many questions were asked for.
    let stock = blueprint.domains().iter().fold(0_u32, |sum, domain| sum.saturating_add(has(domain.number)));
    // Rounding makes the shares uneven, so that a larger form can fit where a smaller one does not:
    // the sizes are walked down, not halved.
    (1..plan.scored.min(stock.saturating_add(1))).rev().find(|&scored| fits(scored)).unwrap_or(0)
}

/// Puts the picked questions in their order, and their choices in theirs.
fn lay_out(blueprint: &Blueprint, index: &Index, mut picked: Vec<(u32, bool)>, seed: Seed) -> Result<Form, Refusal> {
    let by_entry = sorted(picked.len(), &|one, other| picked[one as usize].0.cmp(&picked[other as usize].0));
    picked = by_entry.into_iter().map(|at| picked[at as usize]).collect();
    Draw::new(seed, "places", 0).shuffle(&mut picked);
    let places = picked.into_iter().map(|(at, scored)| place(&index.entries()[at as usize], scored, seed));
    Form::new(blueprint.code().into(), seed, places.collect()).map_err(Refusal::Unsound)
}

/// A question's place on a form, with its choices in their order.
fn place(entry: &Entry, scored: bool, seed: Seed) -> Place {
    let mut order: Vec<ChoiceNo> = ChoiceNo::first(entry.shape.choices()).collect();
    if !entry.keep_order {
        // A stream for each question: its order of choices does not depend on its neighbours.
        Draw::new(seed, "choices", fingerprint(entry.id.as_str())).shuffle(&mut order);
    }
    Place { question: entry.id.clone(), domain: entry.domain, task: entry.task, shape: entry.shape, scored, order }
}

/// A number for an id (FNV-1a, 32 bits): equal ids, equal streams; that two ids may share one is harmless.
fn fingerprint(id: &str) -> u32 {
    id.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

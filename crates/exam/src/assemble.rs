//! Draws a form from a bank: shares by weight, spread over tasks, kinds and difficulty, new questions
//! first, and no two that give each other away.
//!
//! Which questions, in which order, and the order of their choices come from streams of their own, so
//! that a change in one never shifts another. What is preferred, in this order: questions not seen
//! lately; the task that lacks most; the kind that lacks most; the band of difficulty that lacks most.

use alloc::{collections::BTreeMap, vec, vec::Vec};
use core::fmt;

use crate::{
    Band, Blueprint, ChoiceNo, DomainNo, Draw, Form, FormFault, History, Index, Kind, Moment, Place, Plan, Seed,
    TaskNo, quota,
};

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
        self.scored + self.unscored
    }
}

/// Draws the form of `seed`: the same for the same blueprint, index, plan, seed and history, everywhere.
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
    let mut stock: BTreeMap<DomainNo, Vec<u32>> = BTreeMap::new();
    for (at, entry) in (0_u32..).zip(index.entries()) {
        if plan.task.is_none() || plan.task == entry.task {
            stock.entry(entry.domain).or_default().push(at);
        }
    }
    let has = |domain| stock.get(&domain).map_or(0, |entries| u32::try_from(entries.len()).unwrap_or(u32::MAX));
    let shortages: Vec<Shortage> = shares
        .iter()
        .map(|share| Shortage { domain: share.domain, needs: share.size(), has: has(share.domain) })
        .filter(|shortage| shortage.has < shortage.needs)
        .collect();
    if !shortages.is_empty() {
        return Err(Refusal::TooFew { shortages, largest: largest(blueprint, plan, &has) });
    }
    // The domain with the least to spare chooses first: it suffers most from enemies elsewhere.
    let mut turns = shares;
    turns.sort_by_key(|share| (has(share.domain) - share.size(), share.domain));
    let mut refusal = Refusal::NothingAsked;
    for attempt in 0..TRIES {
        match pick_all(index, &stock, &turns, seed, attempt, history) {
            Ok(picked) => return lay_out(blueprint, index, picked, seed),
            Err(shortage) => refusal = Refusal::Enemies(shortage),
        }
    }
    Err(refusal)
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
    // Rounding makes the shares uneven, so that a larger form can fit where a smaller one does not:
    // the sizes are walked down, not halved.
    (1..plan.scored).rev().find(|&scored| fits(scored)).unwrap_or(0)
}

/// The questions of all domains, each with whether it counts; or the domain that enemies emptied.
fn pick_all(
    index: &Index,
    stock: &BTreeMap<DomainNo, Vec<u32>>,
    turns: &[Share],
    seed: Seed,
    attempt: u32,
    history: &History,
) -> Result<Vec<(u32, bool)>, Shortage> {
    let mut draw = Draw::new(seed, "form", attempt);
    let mut unscored_draw = Draw::new(seed, "unscored", attempt);
    let mut barred = vec![false; index.entries().len()];
    let mut all = Vec::new();
    for share in turns {
        let entries = stock.get(&share.domain).map_or(&[][..], Vec::as_slice);
        let mut picked = pick(index, entries, share.size(), &mut barred, &mut draw, history);
        let has = u32::try_from(picked.len()).unwrap_or(u32::MAX);
        if has < share.size() {
            return Err(Shortage { domain: share.domain, needs: share.size(), has });
        }
        unscored_draw.shuffle(&mut picked);
        all.extend(picked.into_iter().zip(0..).map(|(entry, at)| (entry, at >= share.unscored)));
    }
    Ok(all)
}

/// How many of each sort are wanted and how many are there; asks for the sort that lacks most.
struct Balance<T> {
    lacks: BTreeMap<T, i64>,
}

impl<T: Ord + Copy> Balance<T> {
    /// Wants `need` questions in the proportion in which the sorts occur.
    fn proportional(sorts: impl Iterator<Item = T>, need: u32) -> Balance<T> {
        let mut counts: BTreeMap<T, u32> = BTreeMap::new();
        sorts.for_each(|sort| *counts.entry(sort).or_default() += 1);
        let weights: Vec<u32> = counts.values().copied().collect();
        let wanted = quota(need, &weights).into_iter().map(i64::from);
        Balance { lacks: counts.into_keys().zip(wanted).collect() }
    }

    fn lack(&self, sort: T) -> i64 {
        self.lacks.get(&sort).copied().unwrap_or(0)
    }

    fn take(&mut self, sort: T) {
        *self.lacks.entry(sort).or_default() -= 1;
    }
}

/// Picks up to `need` of `entries`, and bars what they give away.
fn pick(
    index: &Index,
    entries: &[u32],
    need: u32,
    barred: &mut [bool],
    draw: &mut Draw,
    history: &History,
) -> Vec<u32> {
    let entry = |at: u32| &index.entries()[at as usize];
    let kind = |at: u32| entry(at).shape.kind();
    let band = |at: u32| entry(at).expect.band();
    let mut kinds: Balance<Kind> = Balance::proportional(entries.iter().map(|&at| kind(at)), need);
    let mut bands: Balance<Band> = Balance::proportional(entries.iter().map(|&at| band(at)), need);
    let mut tasks = even_over_tasks(entries.iter().map(|&at| entry(at).task), need, draw);

    // Unseen questions come first (no moment sorts before every moment), then those seen longest ago.
    let mut by_age: BTreeMap<Option<Moment>, Piles> = BTreeMap::new();
    for &at in entries {
        let piles = by_age.entry(history.last_seen(&entry(at).id)).or_default();
        let pile = piles.entry(entry(at).task).or_default().entry((kind(at), band(at))).or_default();
        pile.push(at);
    }
    let mut picked = Vec::new();
    for mut piles in by_age.into_values() {
        // One order for the whole pile of an age, so that the draw does not depend on what is barred.
        piles.values_mut().flat_map(BTreeMap::values_mut).for_each(|pile| draw.shuffle(pile));
        while (picked.len() as u64) < u64::from(need) {
            let Some(at) = best(&mut piles, &tasks, &kinds, &bands, barred) else { break };
            kinds.take(kind(at));
            bands.take(band(at));
            tasks.take(entry(at).task);
            barred[at as usize] = true;
            index.enemies(at).iter().for_each(|&enemy| barred[enemy as usize] = true);
            picked.push(at);
        }
    }
    picked
}

/// The questions of one age: by task, then by kind and band.
type Piles = BTreeMap<Option<TaskNo>, BTreeMap<(Kind, Band), Vec<u32>>>;

/// Wants the same number of questions of each task; what is left over goes to tasks drawn by lot.
fn even_over_tasks(tasks: impl Iterator<Item = Option<TaskNo>>, need: u32, draw: &mut Draw) -> Balance<Option<TaskNo>> {
    let mut present: Vec<Option<TaskNo>> = tasks.collect();
    present.sort_unstable();
    present.dedup();
    let weights = vec![1; present.len()];
    // Ties go to the earlier place, so a drawn order spreads the remainder by lot.
    draw.shuffle(&mut present);
    let wanted = quota(need, &weights).into_iter().map(i64::from);
    Balance { lacks: present.into_iter().zip(wanted).collect() }
}

/// Takes the question that is wanted most out of the piles.
fn best(
    piles: &mut Piles,
    tasks: &Balance<Option<TaskNo>>,
    kinds: &Balance<Kind>,
    bands: &Balance<Band>,
    barred: &[bool],
) -> Option<u32> {
    for pile in piles.values_mut().flat_map(BTreeMap::values_mut) {
        while pile.last().is_some_and(|&at| barred[at as usize]) {
            pile.pop();
        }
    }
    let wanted = piles.iter_mut().flat_map(|(&task, sorts)| {
        sorts
            .iter_mut()
            .filter(|(_, pile)| !pile.is_empty())
            .map(move |(&(kind, band), pile)| ((tasks.lack(task), kinds.lack(kind), bands.lack(band)), pile))
    });
    // `max_by_key` takes the last of equals; the piles stand in a fixed order, so this is settled too.
    let (_, pile) = wanted.max_by_key(|(lack, _)| *lack)?;
    pile.pop()
}

/// Puts the picked questions in their order, and their choices in theirs.
fn lay_out(blueprint: &Blueprint, index: &Index, mut picked: Vec<(u32, bool)>, seed: Seed) -> Result<Form, Refusal> {
    picked.sort_unstable();
    Draw::new(seed, "places", 0).shuffle(&mut picked);
    let places = picked.into_iter().map(|(at, scored)| {
        let entry = &index.entries()[at as usize];
        let mut order: Vec<ChoiceNo> = ChoiceNo::first(entry.shape.choices()).collect();
        if !entry.keep_order {
            // A stream for each question: its order of choices does not depend on its neighbours.
            Draw::new(seed, "choices", fingerprint(entry.id.as_str())).shuffle(&mut order);
        }
        Place { question: entry.id.clone(), domain: entry.domain, task: entry.task, shape: entry.shape, scored, order }
    });
    Form::new(blueprint.code().into(), seed, places.collect()).map_err(Refusal::Unsound)
}

/// A number for an id (FNV-1a, 32 bits): equal ids, equal streams; that two ids may share one is harmless.
fn fingerprint(id: &str) -> u32 {
    id.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

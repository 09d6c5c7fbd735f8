//! Picks the questions of a form: new ones first, then what each domain still lacks.

use alloc::{vec, vec::Vec};

use super::{Share, Shortage, Stock};
use crate::{Band, DomainNo, Draw, History, Index, Kind, Moment, Seed, TaskNo, quota, sort::sort};

/// When each question of the index was last seen.
fn seen(index: &Index, history: &History) -> Vec<Option<Moment>> {
    // Both are sorted by id, so that one walk finds all; a search for each takes ten times as long.
    let mut seen = history.iter().peekable();
    let mut last_seen = |id| {
        while seen.next_if(|(other, _)| *other < id).is_some() {}
        seen.next_if(|(other, _)| *other == id).map(|(_, moment)| moment)
    };
    index.entries().iter().map(|entry| last_seen(&entry.id)).collect()
}

/// What can be drawn from.
pub(super) struct Bank<'i> {
    pub(super) index: &'i Index,
    pub(super) stock: Stock,
    seen: Vec<Option<Moment>>,
}

impl<'i> Bank<'i> {
    pub(super) fn new(index: &'i Index, stock: Stock, history: &History) -> Bank<'i> {
        Bank { index, stock, seen: seen(index, history) }
    }

    /// The questions of all domains, each with whether it counts; or the domain that enemies emptied.
    pub(super) fn pick_all(
        &self,
        turns: &[Share],
        mut barred: Vec<bool>,
        seed: Seed,
        attempt: u32,
    ) -> Result<Vec<(u32, bool)>, Shortage> {
        let mut all = Vec::new();
        for share in turns {
            // Streams for each domain: what is drawn for one does not shift another.
            let number = attempt << u8::BITS | u32::from(share.domain.0);
            let mut draw = Draw::new(seed, "form", number);
            let mut picked = self.pick(share.domain, share.size(), &mut barred, &mut draw);
            let has = u32::try_from(picked.len()).unwrap_or(u32::MAX);
            if has < share.size() {
                return Err(Shortage { domain: share.domain, needs: share.size(), has });
            }
            Draw::new(seed, "unscored", number).shuffle(&mut picked);
            all.extend(picked.into_iter().zip(0..).map(|(entry, at)| (entry, at >= share.unscored)));
        }
        Ok(all)
    }

    /// Picks up to `need` questions of `domain`, and bars what they give away.
    fn pick(&self, domain: DomainNo, need: u32, barred: &mut [bool], draw: &mut Draw) -> Vec<u32> {
        let entry = |at: u32| &self.index.entries()[at as usize];
        let kind = |at: u32| entry(at).shape.kind();
        let band = |at: u32| entry(at).expect.band();
        let seen = |at: u32| self.seen[at as usize];
        let mut by_age = self.stock.of(domain).to_vec();
        let mut kinds: Balance<Kind> = Balance::proportional(by_age.iter().map(|&at| kind(at)), need, draw);
        let mut bands: Balance<Band> = Balance::proportional(by_age.iter().map(|&at| band(at)), need, draw);
        let mut tasks = even_over_tasks(by_age.iter().map(|&at| entry(at).task), need, draw);

        // Unseen questions come first (no moment sorts before every moment), then those seen longest ago.
        sort(&mut by_age, &|one, other| seen(one).cmp(&seen(other)));
        let mut picked = Vec::new();
        for age in by_age.chunk_by(|&one, &other| seen(one) == seen(other)) {
            if picked.len() as u64 >= u64::from(need) {
                break;
            }
            let mut piles: Vec<(Sort, Vec<u32>)> = Vec::new();
            for &at in age {
                listed(&mut piles, (entry(at).task, kind(at), band(at))).push(at);
            }
            // One order for the whole pile of an age, so that the draw does not depend on what is barred;
            // and the piles lie in a drawn order, so that no sort is always passed over for another.
            draw.shuffle(&mut piles);
            for (_, pile) in &mut piles {
                draw.shuffle(pile);
                // Who has enemies is mostly asked first: one of each pair on this form leaves the other for the next,
                // where otherwise two of them would be left to stand in each other's way. Not always, or those whose
                // enemies are asked for sooner would never be drawn.
                if draw.below(4) > 0 {
                    let contested = |at: u32| !self.index.enemies(at).is_empty();
                    sort(pile, &|one, other| contested(one).cmp(&contested(other)));
                }
            }
            while (picked.len() as u64) < u64::from(need) {
                let Some(at) = best(&mut piles, &tasks, &kinds, &bands, barred) else { break };
                kinds.take(kind(at));
                bands.take(band(at));
                tasks.take(entry(at).task);
                barred[at as usize] = true;
                self.index.enemies(at).iter().for_each(|&enemy| barred[enemy as usize] = true);
                picked.push(at);
            }
        }
        picked
    }
}

/// How many of each sort are wanted and how many were taken; asks for the sort that lacks most.
struct Balance<T> {
    sorts: Vec<(T, (i64, i64))>,
}

impl<T: Ord + Copy> Balance<T> {
    /// Wants `need` questions in the proportion in which the sorts occur, fractions rounded by lot: a sort
    /// whose share is less than half a question is still asked for now and then.
    fn proportional(sorts: impl Iterator<Item = T>, need: u32, draw: &mut Draw) -> Balance<T> {
        let mut counts: Vec<(T, u64)> = Vec::new();
        sorts.for_each(|sort| *listed(&mut counts, sort) += 1);
        let total = counts.iter().map(|(_, count)| count).sum::<u64>().max(1);
        // The exact shares, laid end to end from a drawn start, are cut at every whole number.
        let start = u64::from(draw.below(u32::try_from(total).unwrap_or(u32::MAX)));
        let mut end = start;
        let wanted = counts.iter().map(|(_, count)| {
            let before = end / total;
            end += count * u64::from(need);
            u32::try_from(end / total - before).unwrap_or(need)
        });
        let wanted = wanted.collect();
        Balance::new(counts.into_iter().map(|(sort, _)| sort), wanted)
    }

    fn new(sorts: impl IntoIterator<Item = T>, wanted: Vec<u32>) -> Balance<T> {
        let wanted = wanted.into_iter().map(|wanted| (i64::from(wanted), 0));
        Balance { sorts: sorts.into_iter().zip(wanted).collect() }
    }

    /// How many of the sort are still wanted; less than none when there are more than were wanted.
    fn lack(&self, sort: T) -> i64 {
        self.find(sort).map_or(0, |(wanted, taken)| wanted - taken)
    }

    /// The lack while there is one; after that, the fewer were taken the better. What one sort cannot
    /// give is so shared evenly by the others, and does not come twice from the same.
    fn even_lack(&self, sort: T) -> i64 {
        self.find(sort).map_or(0, |(wanted, taken)| if taken < wanted { wanted - taken } else { -taken })
    }

    fn take(&mut self, sort: T) {
        self.sorts.iter_mut().filter(|(its, _)| *its == sort).for_each(|(_, (_, taken))| *taken += 1);
    }

    fn find(&self, sort: T) -> Option<(i64, i64)> {
        self.sorts.iter().find(|(its, _)| *its == sort).map(|(_, counts)| *counts)
    }
}

/// What is listed under a sort, empty at first; the list stays in the order of the sorts.
fn listed<T: Ord + Copy, V: Default>(list: &mut Vec<(T, V)>, sort: T) -> &mut V {
    let at = list.binary_search_by(|(its, _)| its.cmp(&sort)).unwrap_or_else(|at| {
        list.insert(at, (sort, V::default()));
        at
    });
    &mut list[at].1
}

/// What is balanced in the questions of a domain.
type Sort = (Option<TaskNo>, Kind, Band);

/// Wants the same number of questions of each task; what is left over goes to tasks drawn by lot.
fn even_over_tasks(tasks: impl Iterator<Item = Option<TaskNo>>, need: u32, draw: &mut Draw) -> Balance<Option<TaskNo>> {
    let mut present: Vec<Option<TaskNo>> = Vec::new();
    for task in tasks {
        if let Err(at) = present.binary_search(&task) {
            present.insert(at, task);
        }
    }
    let weights = vec![1; present.len()];
    // Ties go to the earlier place, so a drawn order spreads the remainder by lot.
    draw.shuffle(&mut present);
    let wanted = quota(need, &weights);
    Balance::new(present, wanted)
}

/// Takes the question that is wanted most out of the piles.
fn best(
    piles: &mut Vec<(Sort, Vec<u32>)>,
    tasks: &Balance<Option<TaskNo>>,
    kinds: &Balance<Kind>,
    bands: &Balance<Band>,
    barred: &[bool],
) -> Option<u32> {
    // Whatever is barred or used up goes, so that every pile has a question to give.
    piles.retain_mut(|(_, pile)| {
        while pile.last().is_some_and(|&at| barred[at as usize]) {
            pile.pop();
        }
        !pile.is_empty()
    });
    let wanted = |(task, kind, band)| (tasks.even_lack(task), kinds.lack(kind), bands.lack(band));
    // Of equals, `max_by_key` takes the last in the drawn order.
    let (_, pile) = piles.iter_mut().max_by_key(|(sort, _)| wanted(*sort))?;
    pile.pop()
}

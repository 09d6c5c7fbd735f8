//! Settles which questions stay away, so that enemies leave every domain enough of the others.
//!
//! It searches, and draws nothing: it is asked only where chance has failed again and again.

use alloc::{vec, vec::Vec};

use super::{Share, Stock};
use crate::Index;

/// Looks at a question that the search may take before it gives up; well under a second of work.
const PATIENCE: u32 = 20_000_000;

/// The most questions with enemies among which it searches; it goes as deep as questions stay away.
const MOST_CONTESTED: usize = 1_000;

/// Marks the questions that stay away: no two of the others are enemies, and each domain has what it
/// must give. `None` where there is no such choice, or none was found in time.
pub(super) fn truce(index: &Index, stock: &Stock, shares: &[Share]) -> Option<Vec<bool>> {
    let mut search = Search {
        index,
        home: vec![None; index.entries().len()],
        spare: Vec::new(),
        contested: Vec::new(),
        patience: PATIENCE,
    };
    for (at, share) in shares.iter().enumerate() {
        // A domain that must give nothing may have nothing.
        let entries = stock.of(share.domain);
        search.spare.push(u32::try_from(entries.len()).ok()?.checked_sub(share.size())?);
        for &entry in entries {
            search.home[entry as usize] = Some(at);
        }
    }
    search.contested = (0_u32..).take(search.home.len()).filter(|&entry| search.foes(entry) > 0).collect();
    let settled = search.contested.len() <= MOST_CONTESTED && search.settle();
    settled.then(|| search.home.iter().map(Option::is_none).collect())
}

struct Search<'i> {
    index: &'i Index,
    /// The share that each question would serve; none once it stays away.
    home: Vec<Option<usize>>,
    /// How many questions each share can do without.
    spare: Vec<u32>,
    contested: Vec<u32>,
    patience: u32,
}

impl Search<'_> {
    /// How many enemies of the question are there, if it is there itself.
    fn foes(&self, entry: u32) -> usize {
        match self.home[entry as usize] {
            Some(_) => self.index.enemies(entry).iter().filter(|&&foe| self.home[foe as usize].is_some()).count(),
            None => 0,
        }
    }

    /// Sends questions away until no enemies meet; undoes what led nowhere.
    fn settle(&mut self) -> bool {
        let looks = u32::try_from(self.contested.len()).unwrap_or(u32::MAX);
        let Some(patience) = self.patience.checked_sub(looks) else { return false };
        self.patience = patience;
        let worst = self.contested.iter().copied().max_by_key(|&entry| self.foes(entry));
        let Some(worst) = worst.filter(|&entry| self.foes(entry) > 0) else { return true };
        // Either the one with most enemies stays away, or all of its enemies do.
        let there = |foe: &u32| self.home[*foe as usize].is_some();
        let foes: Vec<u32> = self.index.enemies(worst).iter().copied().filter(there).collect();
        // Of a pair within one share, with no other enemies anywhere, either is as good.
        let alike = foes.len() == 1 && self.home[foes[0] as usize] == self.home[worst as usize];
        self.settle_without(&[worst]) || (!alike && self.settle_without(&foes))
    }

    /// Settles the rest once these stay away, if their shares can do without them.
    fn settle_without(&mut self, leaving: &[u32]) -> bool {
        let mut left = Vec::new();
        for &entry in leaving {
            let Some(share) = self.home[entry as usize] else { continue };
            if self.spare[share] == 0 {
                break;
            }
            self.spare[share] -= 1;
            self.home[entry as usize] = None;
            left.push((entry, share));
        }
        if left.len() == leaving.len() && self.settle() {
            return true;
        }
        for (entry, share) in left {
            self.spare[share] += 1;
            self.home[entry as usize] = Some(share);
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DomainNo, Entry, Expect, QuestionId, Shape};

    /// Marks who stays away, of questions "domain: enemies", each named by its place; domains give as asked.
    fn away(questions: &[(u8, &[&str])], gives: &[u32]) -> Option<Vec<bool>> {
        let entries = questions.iter().enumerate().map(|(at, (domain, enemies))| Entry {
            id: alloc::format!("{at}").into(),
            domain: DomainNo(*domain),
            task: None,
            shape: Shape::Choice { choices: 4 },
            expect: Expect::from_percent(60),
            keep_order: false,
            enemies: enemies.iter().map(|&id| QuestionId::from(id)).collect(),
        });
        let index = Index::new(entries.collect()).expect("places are unique");
        let mut stock = Stock(vec![Vec::new(); gives.len()]);
        for (at, entry) in (0..).zip(index.entries()) {
            stock.0[entry.domain.index()].push(at);
        }
        let share = |(domain, &scored)| Share { domain: DomainNo(domain), scored, unscored: 0 };
        truce(&index, &stock, &(1..).zip(gives).map(share).collect::<Vec<_>>())
    }

    #[test]
    fn the_one_who_quarrels_with_all_stays_away() {
        let star: &[(u8, &[&str])] = &[(1, &["1", "2", "3"]), (1, &[]), (1, &[]), (1, &[])];
        assert_eq!(away(star, &[3]), Some(vec![true, false, false, false]));
        assert_eq!(away(star, &[4]), None);
    }

    #[test]
    fn a_domain_that_cannot_spare_a_question_keeps_it() {
        // The one of domain 1 quarrels with two of domain 2, which has four.
        let two: &[(u8, &[&str])] = &[(1, &["1", "2"]), (2, &[]), (2, &[]), (2, &[]), (2, &[])];
        assert_eq!(away(two, &[1, 2]), Some(vec![false, true, true, false, false]));
        assert_eq!(away(two, &[1, 3]), None);
    }

    #[test]
    fn a_domain_without_questions_that_gives_none_is_no_obstacle() {
        let pair: &[(u8, &[&str])] = &[(1, &["1"]), (1, &[])];
        assert!(away(pair, &[1, 0]).is_some());
        assert_eq!(away(pair, &[1, 1]), None);
    }
}

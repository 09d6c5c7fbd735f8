//! Settles which questions stay away, so that enemies leave every domain enough of the others.
//!
//! It searches, and draws nothing: it is asked only where chance has failed again and again.

use alloc::{collections::BTreeMap, vec, vec::Vec};

use super::Share;
use crate::{DomainNo, Index};

/// Looks at a question that the search may take before it gives up; well under a second of work.
const PATIENCE: u32 = 20_000_000;

/// The most questions with enemies among which it searches; it goes as deep as questions stay away.
const MOST_CONTESTED: usize = 1_000;

/// Marks the questions that stay away: no two of the others are enemies, and each domain has what it
/// must give. `None` where there is no such choice, or none was found in time.
pub(super) fn truce(index: &Index, stock: &BTreeMap<DomainNo, Vec<u32>>, shares: &[Share]) -> Option<Vec<bool>> {
    let mut search = Search {
        index,
        home: vec![None; index.entries().len()],
        spare: Vec::new(),
        contested: Vec::new(),
        patience: PATIENCE,
    };
    for (at, share) in shares.iter().enumerate() {
        // A domain that must give nothing may have nothing.
        let entries = stock.get(&share.domain).map_or(&[][..], Vec::as_slice);
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

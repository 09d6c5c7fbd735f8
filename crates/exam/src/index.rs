//! What form assembly needs to know of each question of a bank, and nothing that a person reads.

use alloc::{vec, vec::Vec};
use core::fmt;

use crate::{
    DomainNo, QuestionId, Shape, TaskNo,
    sort::{ordered, sort},
};

/// The judged share of just-qualified candidates who get a question right, in percent (0 to 100).
///
/// It spreads a form evenly and never moves a score: judged difficulty is too weak to equate with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expect(u8);

impl Expect {
    /// So many percent; more than 100 counts as 100.
    pub fn from_percent(percent: u8) -> Expect {
        Expect(percent.min(100))
    }

    /// The share in percent, 0 to 100.
    pub fn percent(self) -> u8 {
        self.0
    }

    /// The band of difficulty it falls in.
    pub fn band(self) -> Band {
        match self.0 {
            0..60 => Band::Hard,
            60..75 => Band::Middling,
            _ => Band::Easy,
        }
    }
}

/// Judged difficulty in three steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Under 60 percent are expected to get it right.
    Hard,
    /// 60 to 74 percent.
    Middling,
    /// 75 percent or more.
    Easy,
}

/// One question, as assembly sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub id: QuestionId,
    /// The domain it counts for.
    pub domain: DomainNo,
    /// The task or topic it is about.
    pub task: Option<TaskNo>,
    /// Its kind and numbers.
    pub shape: Shape,
    /// Judged difficulty.
    pub expect: Expect,
    /// Whether its choices stay in file order (numbers in a row).
    pub keep_order: bool,
    /// Questions that give this one away, or that it gives away.
    pub enemies: Vec<QuestionId>,
}

/// All entries of a bank, sorted by id, with enemies resolved in both directions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    entries: Vec<Entry>,
    enemies: Vec<Vec<u32>>,
}

/// Two questions bear the same id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepeatedId(pub QuestionId);

impl fmt::Display for RepeatedId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "two questions have the id \"{}\"", self.0)
    }
}

impl Index {
    /// Takes the entries of a bank in any order.
    ///
    /// An enemy that is not in the index is no concern of its forms and is passed over.
    ///
    /// # Errors
    /// The first id that occurs twice.
    pub fn new(entries: Vec<Entry>) -> Result<Index, RepeatedId> {
        let entries = ordered(entries, &|one, other| one.id.cmp(&other.id));
        if let Some(pair) = entries.windows(2).find(|pair| pair[0].id == pair[1].id) {
            return Err(RepeatedId(pair[0].id.clone()));
        }
        let mut enemies: Vec<Vec<u32>> = vec![Vec::new(); entries.len()];
        let place = |id: &QuestionId| entries.binary_search_by(|entry| entry.id.cmp(id)).ok();
        for (at, entry) in entries.iter().enumerate() {
            for other in entry.enemies.iter().filter_map(place).filter(|&other| other != at) {
                for (one, foe) in [(at, other), (other, at)] {
                    // Nobody has so many enemies that a list of them is worth searching cleverly.
                    let foe = u32::try_from(foe).unwrap_or(u32::MAX);
                    if !enemies[one].contains(&foe) {
                        enemies[one].push(foe);
                    }
                }
            }
        }
        for list in &mut enemies {
            sort(list, &|one, other| one.cmp(&other));
        }
        Ok(Index { entries, enemies })
    }

    /// The entries, sorted by id.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of that id, if it is there.
    pub fn entry(&self, id: &QuestionId) -> Option<&Entry> {
        let at = self.entries.binary_search_by(|entry| entry.id.cmp(id)).ok()?;
        self.entries.get(at)
    }

    /// Places in [`entries`](Index::entries) of those that may not share a form with the one at `place`.
    pub fn enemies(&self, place: u32) -> &[u32] {
        self.enemies.get(place as usize).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: &str, enemies: &[&str]) -> Entry {
        Entry {
            id: id.into(),
            domain: DomainNo(1),
            task: None,
            shape: Shape::Choice { choices: 4 },
            expect: Expect::from_percent(60),
            keep_order: false,
            enemies: enemies.iter().map(|&id| id.into()).collect(),
        }
    }

    #[test]
    fn enmity_is_mutual_and_strangers_are_passed_over() {
        let index = Index::new(vec![entry("c", &["a", "elsewhere", "c"]), entry("a", &["c"]), entry("b", &[])]);
        let index = index.expect("unique ids");
        assert_eq!([index.enemies(0), index.enemies(1), index.enemies(2)], [&[2][..], &[], &[0]]);
        assert_eq!(index.entry(&"b".into()).map(|entry| entry.id.as_str()), Some("b"));
        assert_eq!(index.enemies(99), &[] as &[u32]);
    }

    #[test]
    fn an_id_that_occurs_twice_is_named() {
        let fault = Index::new(vec![entry("a", &[]), entry("a", &[])]).expect_err("twice");
        assert_eq!(fault, RepeatedId("a".into()));
    }

    #[test]
    fn bands_begin_where_they_say() {
        let bands = [59, 60, 74, 75].map(|percent| Expect::from_percent(percent).band());
        assert_eq!(bands, [Band::Hard, Band::Middling, Band::Middling, Band::Easy]);
    }
}

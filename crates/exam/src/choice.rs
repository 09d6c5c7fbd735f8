//! Choices are named by their place in the data file, from 1, wherever they are shown.

use core::num::NonZeroU8;

/// The most choices that a question may have. Wide of what AWS uses, narrow enough for a [`ChoiceSet`].
pub const MOST_CHOICES: u8 = 12;

/// A choice, by its place in the data file: 1 to [`MOST_CHOICES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChoiceNo(NonZeroU8);

impl ChoiceNo {
    /// The choice at `place`; `None` outside 1 to [`MOST_CHOICES`].
    pub fn new(place: u8) -> Option<ChoiceNo> {
        if place <= MOST_CHOICES { NonZeroU8::new(place).map(ChoiceNo) } else { None }
    }

    /// The place, from 1.
    pub fn get(self) -> u8 {
        self.0.get()
    }

    /// The same place counted from 0, for slices.
    pub fn index(self) -> usize {
        usize::from(self.get() - 1)
    }

    /// Places 1 to `count` in file order; stops at [`MOST_CHOICES`].
    pub fn first(count: u8) -> impl Iterator<Item = ChoiceNo> {
        (1..=count).map_while(ChoiceNo::new)
    }
}

/// A set of choices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChoiceSet(u16);

impl ChoiceSet {
    /// The set without choices.
    pub const EMPTY: ChoiceSet = ChoiceSet(0);

    /// How many choices are in it.
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether no choice is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether `choice` is in it.
    pub fn has(self, choice: ChoiceNo) -> bool {
        self.0 & (1 << choice.get()) != 0
    }

    /// The set with `choice` in it, or out of it.
    #[must_use]
    pub fn with(self, choice: ChoiceNo, is_in: bool) -> ChoiceSet {
        let bit = 1 << choice.get();
        ChoiceSet(if is_in { self.0 | bit } else { self.0 & !bit })
    }

    /// Its choices, in file order.
    pub fn iter(self) -> impl Iterator<Item = ChoiceNo> {
        ChoiceNo::first(MOST_CHOICES).filter(move |&choice| self.has(choice))
    }
}

impl FromIterator<ChoiceNo> for ChoiceSet {
    fn from_iter<I: IntoIterator<Item = ChoiceNo>>(choices: I) -> ChoiceSet {
        choices.into_iter().fold(ChoiceSet::EMPTY, |set, choice| set.with(choice, true))
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn places_run_from_one_to_twelve() {
        assert_eq!(ChoiceNo::new(0), None);
        assert_eq!(ChoiceNo::new(13), None);
        assert_eq!(ChoiceNo::first(200).count(), 12);
        assert_eq!(ChoiceNo::new(12).map(ChoiceNo::index), Some(11));
    }

    #[test]
    fn a_set_forgets_order_and_repetition() {
        let set: ChoiceSet = [3, 1, 3].into_iter().filter_map(ChoiceNo::new).collect();
        assert_eq!(set.iter().map(ChoiceNo::get).collect::<Vec<_>>(), [1, 3]);
        let without = set.with(ChoiceNo::first(1).next().expect("one"), false);
        assert_eq!((set.len(), without.len(), without.is_empty()), (2, 1, false));
    }
}

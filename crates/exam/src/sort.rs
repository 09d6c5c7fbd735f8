//! Puts places in order, by one function for all of the engine.
//!
//! The standard library's sort is compiled anew for each type and each comparison, about five kilobytes
//! of WebAssembly each time; this one is compiled once, for the schedule in `crates/study` too, and a merge sort in its
//! plainest form.

use core::cmp::Ordering;

/// Sorts places by `order`; equal ones keep their order.
pub(crate) fn sort(places: &mut [u32], order: &dyn Fn(u32, u32) -> Ordering) {
    let mut width = 1;
    while width < places.len() {
        for pair in places.chunks_mut(width * 2).filter(|pair| pair.len() > width) {
            merge(pair, width, order);
        }
        width *= 2;
    }
}

/// Merges what lies before and behind `middle`, both of which are in order.
fn merge(places: &mut [u32], middle: usize, order: &dyn Fn(u32, u32) -> Ordering) {
    let before = |left: Option<&u32>, right: Option<&u32>| match (left, right) {
        (Some(&left), Some(&right)) => order(left, right).is_le(),
        (left, _) => left.is_some(),
    };
    let (left, right) = places.split_at(middle);
    // Most lists are nearly in order when they come.
    if before(left.last(), right.first()) {
        return;
    }
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    let merged: alloc::vec::Vec<u32> = core::iter::from_fn(|| {
        let next = if before(left.peek().copied(), right.peek().copied()) { left.next() } else { right.next() };
        next.copied()
    })
    .collect();
    places.copy_from_slice(&merged);
}

/// The places 0 to `count` (which is less than four billion everywhere here), sorted by `order`.
pub fn sorted(count: usize, order: &dyn Fn(u32, u32) -> Ordering) -> alloc::vec::Vec<u32> {
    let mut places: alloc::vec::Vec<u32> = (0..u32::try_from(count).unwrap_or(u32::MAX)).collect();
    sort(&mut places, order);
    places
}

/// The list, sorted by `order`; equal ones keep their order.
pub fn ordered<T>(mut list: alloc::vec::Vec<T>, order: &dyn Fn(&T, &T) -> Ordering) -> alloc::vec::Vec<T> {
    let mut places = sorted(list.len(), &|one, other| order(&list[one as usize], &list[other as usize]));
    // Walks each ring of places once: what comes from where, until it is back at its beginning.
    for start in 0..places.len() {
        let mut to = start;
        loop {
            let from = core::mem::replace(&mut places[to], u32::try_from(to).unwrap_or(u32::MAX)) as usize;
            if from == start {
                break;
            }
            list.swap(to, from);
            to = from;
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_keep_their_order() {
        let keys = [2, 1, 2, 1];
        assert_eq!(sorted(4, &|one, other| keys[one as usize].cmp(&keys[other as usize])), [1, 3, 0, 2]);
    }

    #[test]
    fn lists_of_any_length_are_sorted_as_the_standard_library_sorts_them() {
        for length in 0..70_u32 {
            // A walk through the numbers below 13 that meets each of them several times.
            let keys: alloc::vec::Vec<u32> = (0..length).map(|at| at * at * 7 % 13).collect();
            let key = |at: u32| keys[at as usize];
            let mut wanted: alloc::vec::Vec<u32> = (0..length).collect();
            wanted.sort_by_key(|&at| key(at));
            assert_eq!(sorted(keys.len(), &|one, other| key(one).cmp(&key(other))), wanted);
            assert_eq!(ordered((0..length).collect(), &|&one, &other| key(one).cmp(&key(other))), wanted);
        }
    }
}

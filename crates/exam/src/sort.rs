//! Puts places in order, by one function for all of the engine.
//!
//! The standard library's sort is compiled anew for each type and each comparison, about seven kilobytes
//! of WebAssembly each time; this one is compiled once, for the schedule in `crates/study` too.

use core::cmp::Ordering;

/// Sorts places by `order`; equal ones keep their order.
pub(crate) fn sort(places: &mut [u32], order: &dyn Fn(u32, u32) -> Ordering) {
    places.sort_by(|&one, &other| order(one, other));
}

/// The places 0 to `count` (which is less than four billion everywhere here), sorted by `order`.
pub fn sorted(count: usize, order: &dyn Fn(u32, u32) -> Ordering) -> alloc::vec::Vec<u32> {
    let mut places: alloc::vec::Vec<u32> = (0..u32::try_from(count).unwrap_or(u32::MAX)).collect();
    sort(&mut places, order);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_keep_their_order() {
        let keys = [2, 1, 2, 1];
        assert_eq!(sorted(4, &|one, other| keys[one as usize].cmp(&keys[other as usize])), [1, 3, 0, 2]);
    }
}

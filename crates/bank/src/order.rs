//! Puts lists in order by the engine's one sort, which is compiled once for all of them.

use std::cmp::Ordering;

/// The list in this order; equal ones keep theirs.
pub(crate) fn ordered<T>(list: Vec<T>, order: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    let places = exam::sorted(list.len(), &|one, other| order(&list[one as usize], &list[other as usize]));
    let mut list: Vec<Option<T>> = list.into_iter().map(Some).collect();
    places.into_iter().filter_map(|at| list[at as usize].take()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_keep_their_order() {
        let list = ordered(vec!["b1", "a1", "b2", "a2"], &|one, other| one[..1].cmp(&other[..1]));
        assert_eq!(list, ["a1", "a2", "b1", "b2"]);
    }
}

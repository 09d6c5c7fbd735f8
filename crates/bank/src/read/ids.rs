//! Lists of ids: each once, sorted. Files name theirs in order, so nearly all go to the end; a map is
//! much more code.

/// Ids, each with where it stands or with nothing.
#[derive(Default)]
pub(super) struct Ids(Vec<(String, String)>);

impl Ids {
    /// Where the id stands, if it is there.
    pub(super) fn get(&self, id: &str) -> Option<&str> {
        let at = self.find(id).ok()?;
        self.0.get(at).map(|(_, place)| place.as_str())
    }

    /// Puts the id there, unless it is there already.
    pub(super) fn put(&mut self, id: String, place: String) {
        if let Err(at) = self.find(&id) {
            self.0.insert(at, (id, place));
        }
    }

    /// The ids, in their order.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(id, _)| id.as_str())
    }

    fn find(&self, id: &str) -> Result<usize, usize> {
        match self.0.last() {
            Some((last, _)) if last.as_str() < id => Err(self.0.len()),
            _ => self.0.binary_search_by(|(one, _)| one.as_str().cmp(id)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_place_of_an_id_stays_and_all_are_in_order() {
        let mut ids = Ids::default();
        for (id, place) in [("b", "1"), ("c", "2"), ("a", "3"), ("c", "4")] {
            ids.put(id.into(), place.into());
        }
        assert_eq!(ids.all().collect::<Vec<_>>(), ["a", "b", "c"]);
        assert_eq!([ids.get("c"), ids.get("a"), ids.get("d")], [Some("2"), Some("3"), None]);
    }
}

//! All records of one browser or of one file, found by where they lie.

use exam::ordered;

use crate::saved::{Change, Key, Record, Shelf, seal::checksum};

/// Records by place: a list in order. A map would be more code than all else that is done here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shelves(Vec<Record>);

impl Shelves {
    pub(super) fn of_records(records: &[Record]) -> Shelves {
        Shelves(ordered(records.to_vec(), &Record::cmp))
    }

    /// Where the record of this place is, or would come.
    fn at(&self, shelf: Shelf, key: &Key) -> usize {
        self.0.partition_point(|record| (record.shelf, &record.key) < (shelf, key))
    }

    fn find(&self, shelf: Shelf, key: &Key) -> Result<usize, usize> {
        let at = self.at(shelf, key);
        let its = self.0.get(at).filter(|record| record.shelf == shelf && record.key == *key);
        its.map(|_| at).ok_or(at)
    }

    pub(super) fn get(&self, shelf: Shelf, key: &Key) -> Option<&str> {
        self.find(shelf, key).ok().map(|at| self.0[at].text.as_str())
    }

    /// All records of a shelf.
    pub(super) fn shelf(&self, shelf: Shelf) -> impl Iterator<Item = (&Key, &str)> {
        let from = self.at(shelf, &Key::of(""));
        self.0[from..].iter().take_while(move |record| record.shelf == shelf).map(place)
    }

    /// The records of a sitting on a shelf that have a number.
    pub(super) fn of<'a>(&'a self, shelf: Shelf, id: &str) -> impl Iterator<Item = (&'a Key, &'a str)> {
        self.all(shelf, id).map(|(_, key, text)| (key, text)).filter(|(key, _)| key.number().is_some())
    }

    /// All records of a sitting on a shelf.
    pub(super) fn all<'a>(&'a self, shelf: Shelf, id: &str) -> impl Iterator<Item = (Shelf, &'a Key, &'a str)> {
        let range = self.at(shelf, &Key::of(id))..self.at(shelf, &Key::nth(id, u32::MAX));
        self.0[range].iter().map(|Record { shelf, key, text }| (*shelf, key, text.as_str()))
    }

    /// The names of all sittings of which there is anything.
    pub(super) fn sittings(&self) -> Vec<&str> {
        let names = Shelf::of_sittings().flat_map(|shelf| self.shelf(shelf)).map(|(key, _)| key.sitting());
        let mut names = ordered(names.collect(), &|one: &&str, other| one.cmp(other));
        names.dedup();
        names
    }

    /// The sittings with a start whose names begin so.
    pub(super) fn kin(&self, base: &str) -> impl Iterator<Item = &str> {
        let from = self.at(Shelf::Starts, &Key::of(base));
        let starts =
            self.0[from..].iter().take_while(|record| record.shelf == Shelf::Starts).map(|record| record.key.sitting());
        starts.take_while(move |name| name.starts_with(base))
    }

    /// Whether there is anything of a sitting.
    pub(super) fn has(&self, id: &str) -> bool {
        Shelf::of_sittings().any(|shelf| self.all(shelf, id).next().is_some())
    }

    /// The checksum of what a sitting is; what can be worked out from that does not count.
    pub(super) fn digest(&self, id: &str) -> u32 {
        let lasting = [Shelf::Starts, Shelf::Acts, Shelf::Notes, Shelf::Sealed];
        lasting.into_iter().flat_map(|shelf| self.all(shelf, id)).fold(0, |check, (shelf, key, text)| {
            let place = format!("{} {}\n", shelf.name(), key.number().unwrap_or(0));
            checksum(checksum(check, &place), text)
        })
    }

    pub(super) fn apply(&mut self, change: &Change) {
        match change {
            Change::Expect(..) => (),
            Change::Add(shelf, key, text) | Change::Put(shelf, key, text) => match self.find(*shelf, key) {
                Ok(at) => self.0[at].text.clone_from(text),
                Err(at) => self.0.insert(at, Record { shelf: *shelf, key: key.clone(), text: text.clone() }),
            },
            Change::Remove(shelf, key) => {
                if let Ok(at) = self.find(*shelf, key) {
                    self.0.remove(at);
                }
            }
            Change::Clear(shelf) => self.0.retain(|record| record.shelf != *shelf),
            Change::RemoveFrom(shelf, id, from) => {
                let range = self.at(*shelf, &Key::nth(id, *from))..self.at(*shelf, &Key::nth(id, u32::MAX));
                self.0.drain(range);
            }
        }
    }

    #[cfg(test)]
    pub(super) fn records(&self) -> Vec<Record> {
        self.0.clone()
    }
}

fn place(record: &Record) -> (&Key, &str) {
    (&record.key, &record.text)
}

/// Sets records aside: what cannot be used is kept all the same, once.
pub(super) fn set_aside(now: &mut Shelves, changes: &mut Vec<Change>, records: Vec<(Shelf, &Key, &str)>) {
    for (shelf, key, text) in records {
        // What lies here in the same place is as it was found, and stays there.
        if now.get(shelf, key) == Some(text) {
            continue;
        }
        let number = key.number().map_or(String::new(), |number| format!(" {number}"));
        let name = format!("{} {}{number}", shelf.name(), key.sitting());
        let is_plain = !name.contains(char::is_control) && name.len() < 200;
        let mut to = match shelf {
            Shelf::Aside if is_plain => key.clone(),
            _ if is_plain => Key::of(&name),
            _ => Key::of("from a file"),
        };
        if now.get(Shelf::Aside, &to).is_some_and(|its| its != text) {
            to = Key::of(&format!("{} #{:08x}", if is_plain { &name } else { to.sitting() }, checksum(0, text)));
        }
        if now.get(Shelf::Aside, &to) != Some(text) {
            let change = Change::Put(Shelf::Aside, to, text.to_owned());
            now.apply(&change);
            changes.push(change);
        }
    }
}

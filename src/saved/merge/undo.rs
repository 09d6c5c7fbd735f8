//! How an import is taken back: by what was there before, so far as nothing was done since with what it brought.

use super::shelves::Shelves;
use crate::saved::{Change, Key, Record, Shelf, seal, seal::checksum, unseal};

/// What an import touched, each with the checksum of what it left there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Undo(Vec<Touched>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Touched {
    Sitting(String, u32),
    Record(Shelf, Key, u32),
}

impl Undo {
    pub(super) fn of(now: &Shelves, sittings: &[String], changes: &[Change]) -> Undo {
        // Two sittings of a file may have come to one here.
        let sittings = sittings.iter().enumerate().filter(|(at, id)| !sittings[..*at].contains(id));
        let sittings = sittings.map(|(_, id)| Touched::Sitting(id.clone(), now.digest(id)));
        let records = changes.iter().filter_map(|change| match change {
            Change::Put(shelf @ (Shelf::Plans | Shelf::Aside), key, text) => {
                Some(Touched::Record(*shelf, key.clone(), checksum(0, text)))
            }
            _ => None,
        });
        Undo(sittings.chain(records).collect())
    }

    /// The text for the storage.
    pub fn write(&self) -> String {
        let lines = self.0.iter().map(|touched| match touched {
            Touched::Sitting(id, check) => format!("sitting {check:08x} - {id}\n"),
            Touched::Record(shelf, key, check) => {
                let number = key.number().map_or("-".into(), |number| number.to_string());
                format!("{} {check:08x} {number} {}\n", shelf.name(), key.sitting())
            }
        });
        seal::seal(&lines.collect::<String>())
    }

    /// Reads a text that [`write`](Undo::write) made; `None` if it is not understood.
    pub fn read(text: &str) -> Option<Undo> {
        let touched = unseal(text).ok()?.lines().map(|line| {
            let [what, check, number, name] = line.splitn(4, ' ').collect::<Vec<_>>().try_into().ok()?;
            let check = u32::from_str_radix(check, 16).ok()?;
            if what == "sitting" {
                return Some(Touched::Sitting(name.to_owned(), check));
            }
            let key = if number == "-" { Key::of(name) } else { Key::nth(name, number.parse().ok()?) };
            Some(Touched::Record(Shelf::from_name(what)?, key, check))
        });
        touched.collect::<Option<_>>().map(Undo)
    }

    /// The changes that take the import back, from the records of now and of before, and how many sittings stay because
    /// somebody went on with them.
    pub fn changes(&self, now: &[Record], before: &[Record]) -> (Vec<Change>, usize) {
        let (now, before) = (Shelves::of_records(now), Shelves::of_records(before));
        let (mut changes, mut stay) = (Vec::new(), 0);
        for touched in &self.0 {
            match touched {
                Touched::Sitting(id, check) if now.digest(id) == *check => {
                    for shelf in Shelf::of_sittings() {
                        let gone = now.all(shelf, id).filter(|(_, key, _)| before.get(shelf, key).is_none());
                        changes.extend(gone.map(|(_, key, _)| Change::Remove(shelf, key.clone())));
                        let other = before.all(shelf, id).filter(|(_, key, text)| now.get(shelf, key) != Some(*text));
                        changes.extend(other.map(|(_, key, text)| Change::Put(shelf, key.clone(), text.to_owned())));
                    }
                }
                // Where the import never came to be, everything is as before, and nothing stays.
                Touched::Sitting(id, _) => stay += usize::from(now.digest(id) != before.digest(id)),
                Touched::Record(shelf, key, check) => {
                    if now.get(*shelf, key).is_some_and(|text| checksum(0, text) == *check) {
                        changes.push(match before.get(*shelf, key) {
                            Some(text) => Change::Put(*shelf, key.clone(), text.to_owned()),
                            None => Change::Remove(*shelf, key.clone()),
                        });
                    }
                }
            }
        }
        (changes, stay)
    }
}

//! What an import does: a union that loses nothing. A sitting is its start and its acts; of two records of one sitting
//! the longer counts, and where they part ways both stay.

mod shelves;
mod undo;

use exam::{Moment, Phase, ordered};

use super::{Change, Folded, Key, Marks, Plan, Record, Shelf, Start, fold, read_outcome, seal::checksum, unseal};
use shelves::{Shelves, set_aside};
pub use undo::Undo;

/// The most letters of a sitting's name: an address takes no longer ones, and a copy's name is longer than its own.
const LONGEST: usize = 50;

/// What becomes of a sitting of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is not here yet.
    New,
    /// All of it is here.
    Here,
    /// It is here, and goes further in the file, or is damaged here.
    Further,
    /// It is here and went another way: both are kept.
    Beside,
}

/// A sitting of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// The exam's code.
    pub exam: String,
    /// When it was started.
    pub begun: Moment,
    /// How many questions it has.
    pub questions: usize,
    /// Whether it is over.
    pub over: bool,
    /// What becomes of it.
    pub fate: Fate,
}

/// What an import would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// The sittings of the file, the latest first.
    pub sittings: Vec<Incoming>,
    /// How many booked days come from the file.
    pub plans: usize,
    /// How many booked days of the file give way to those that are here.
    pub plans_kept: usize,
    /// How many sittings of the file cannot be read; they are set aside.
    pub unreadable: usize,
    /// How many other records are set aside: damaged, or notes that read otherwise here.
    pub aside: usize,
    /// All that is to be changed, together.
    pub changes: Vec<Change>,
    /// What takes it back.
    pub undo: Undo,
}

/// A sitting as it can be read.
struct Told<'a> {
    sealed: &'a str,
    start: Start,
    folded: Folded,
    /// Those acts that can be read.
    lines: Vec<&'a str>,
    /// How many acts follow that cannot be read.
    lost: usize,
}

impl<'a> Told<'a> {
    /// The sitting `id`; with the start of `other` where its own is missing or damaged.
    fn read(shelves: &'a Shelves, id: &str, other: Option<&Told<'a>>) -> Option<Told<'a>> {
        let own = shelves.get(Shelf::Starts, &Key::of(id));
        let own = own.and_then(|sealed| Some((sealed, Start::read(unseal(sealed).ok()?).ok()?)));
        let (sealed, start) = own.or_else(|| other.map(|other| (other.sealed, other.start.clone())))?;
        let mut lines: Vec<&str> = shelves.of(Shelf::Acts, id).map(|(_, text)| text).collect();
        let folded = fold(&start, lines.iter().copied());
        let lost = lines.len() - folded.next as usize;
        lines.truncate(folded.next as usize);
        Some(Told { sealed, start, folded, lines, lost })
    }

    fn over(&self) -> bool {
        matches!(self.folded.sitting.phase(), Phase::Finished(_))
    }
}

/// What importing the records of a file into those that are here amounts to.
pub fn merge(here: &[Record], file: &[Record]) -> Import {
    let (mut now, file) = (Shelves::of_records(here), Shelves::of_records(file));
    let mut import = Import::default();
    let mut touched = Vec::new();
    for id in file.sittings() {
        let Some(told) = Told::read(&file, id, None).filter(|_| is_name(id)) else {
            import.unreadable += 1;
            let lost = Shelf::of_sittings().flat_map(|shelf| file.all(shelf, id)).collect::<Vec<_>>();
            set_aside(&mut now, &mut import.changes, lost);
            continue;
        };
        let before = import.changes.len();
        let (target, fate) = take_in(&mut now, &mut import, &file, id, &told);
        if import.changes.len() > before {
            touched.push(target);
        }
        import.sittings.push(Incoming {
            exam: told.start.form.exam().to_owned(),
            begun: told.start.begun,
            questions: told.start.form.places().len(),
            over: told.over(),
            fate,
        });
    }
    import.sittings = ordered(import.sittings, &|one, other| other.begun.cmp(&one.begun));
    for (key, text) in file.shelf(Shelf::Plans) {
        plan(&mut now, &mut import, key, text);
    }
    let aside = file.shelf(Shelf::Aside).map(|(key, text)| (Shelf::Aside, key, text)).collect();
    set_aside(&mut now, &mut import.changes, aside);
    import.undo = Undo::of(&now, &touched, &import.changes);
    import
}

/// Makes changes, and remembers them.
fn make(now: &mut Shelves, changes: &mut Vec<Change>, change: Change) {
    now.apply(&change);
    changes.push(change);
}

/// Takes a sitting in; tells under which name it is now.
fn take_in(now: &mut Shelves, import: &mut Import, file: &Shelves, id: &str, told: &Told<'_>) -> (String, Fate) {
    let (target, fate, kept, damaged) = place(now, id, told);
    let changes = &mut import.changes;
    if fate != Fate::Here {
        let key = Key::of(&target);
        match now.get(Shelf::Starts, &key).map(str::to_owned) {
            None => make(now, changes, Change::Add(Shelf::Starts, key, told.sealed.to_owned())),
            Some(its) if unseal(&its).ok().is_none_or(|text| Start::read(text).is_err()) => {
                set_aside_here(now, changes, Shelf::Starts, &key, &its);
                make(now, changes, Change::Put(Shelf::Starts, key, told.sealed.to_owned()));
            }
            Some(_) => (),
        }
        if damaged {
            let lost: Vec<(Key, String)> =
                now.of(Shelf::Acts, &target).skip(kept).map(|(key, text)| (key.clone(), text.to_owned())).collect();
            for (key, text) in lost {
                set_aside_here(now, changes, Shelf::Acts, &key, &text);
            }
            make(now, changes, Change::RemoveFrom(Shelf::Acts, target.clone(), number(kept)));
        } else if kept > 0 && kept < told.lines.len() {
            changes.push(Change::Expect(Shelf::Acts, Key::nth(&target, number(kept) - 1)));
        }
        for (line, at) in told.lines.iter().zip(0..).skip(kept) {
            make(now, changes, Change::Add(Shelf::Acts, Key::nth(&target, at), (*line).to_owned()));
        }
    }
    if told.lost > 0 {
        // The acts after a damaged one.
        import.aside += told.lost;
        let lost = file.all(Shelf::Acts, id).skip(told.lines.len()).collect();
        set_aside(now, changes, lost);
    }
    for shelf in Shelf::of_sittings().filter(|shelf| !matches!(shelf, Shelf::Starts | Shelf::Acts)) {
        for (_, from, text) in file.all(shelf, id).collect::<Vec<_>>() {
            let to = from.number().map_or(Key::of(&target), |number| Key::nth(&target, number));
            let its = now.get(shelf, &to).map(str::to_owned);
            if its.as_deref() == Some(text) {
                continue;
            }
            if !is_sound(shelf, text) {
                import.aside += 1;
                set_aside(now, &mut import.changes, vec![(shelf, from, text)]);
                continue;
            }
            let take = match (shelf, &its) {
                // What came of a sitting belongs to its whole record.
                (Shelf::Results | Shelf::Marks, None) => told.over() && fate != Fate::Here || whole(now, &target, told),
                (Shelf::Pulses, its) => {
                    let of = |text: &str| text.parse::<u64>().unwrap_or(0);
                    fate != Fate::Here && its.as_deref().is_none_or(|its| of(its) < of(text))
                }
                // Opened here stays opened.
                (Shelf::Sealed, None) => fate != Fate::Here,
                (_, None) => true,
                (_, Some(its)) => !is_sound(shelf, its),
            };
            if take {
                if let Some(its) = its.filter(|its| shelf != Shelf::Pulses && !is_sound(shelf, its)) {
                    set_aside_here(now, &mut import.changes, shelf, &to, &its);
                }
                make(now, &mut import.changes, Change::Put(shelf, to, text.to_owned()));
            } else if shelf == Shelf::Notes {
                import.aside += 1;
                set_aside(now, &mut import.changes, vec![(shelf, from, text)]);
            }
        }
    }
    (target, fate)
}

/// Where a sitting of the file belongs: its name here, its fate, how many of its acts are there already, and whether
/// what follows them there is damaged.
fn place(now: &Shelves, id: &str, told: &Told<'_>) -> (String, Fate, usize, bool) {
    // Copies that earlier imports put beside it begin with the same name.
    let base = id.split('-').next().unwrap_or(id);
    let kin = now.kin(base).filter(|its| *its != id && its.split('-').next() == Some(base));
    let names: Vec<&str> = [id].into_iter().chain(kin).collect();
    let borrowed = |name: &str| Told::read(now, name, (name == id && is_mendable(now, id)).then_some(told));
    let known: Vec<(&str, Told<'_>)> = names
        .into_iter()
        .filter_map(|name| Some((name, borrowed(name)?)))
        .filter(|(_, its)| its.sealed == told.sealed)
        .collect();
    let whole = |name: &str| now.get(Shelf::Starts, &Key::of(name)) == Some(told.sealed);
    if let Some((name, _)) = known.iter().find(|(name, its)| {
        whole(name) && (its.lines.starts_with(&told.lines) || its.over() && told.lines.starts_with(&its.lines))
    }) {
        return ((*name).to_owned(), Fate::Here, told.lines.len(), false);
    }
    let fits = |its: &Told<'_>| told.lines.starts_with(&its.lines) || its.lines.starts_with(&told.lines);
    if let Some((name, its)) = known.iter().find(|(_, its)| fits(its)) {
        let is_new = !now.has(name);
        return ((*name).to_owned(), if is_new { Fate::New } else { Fate::Further }, its.lines.len(), its.lost > 0);
    }
    let check = told.lines.iter().fold(checksum(0, told.sealed), |check, line| checksum(check, line));
    let mut name = format!("{base}-{check:08x}");
    while now.has(&name) {
        name.push('x');
    }
    (name, Fate::Beside, 0, false)
}

/// Whether the start of a sitting is missing here or damaged; one of a newer version is neither.
fn is_mendable(now: &Shelves, id: &str) -> bool {
    let start = now.get(Shelf::Starts, &Key::of(id));
    start.is_none_or(|sealed| match unseal(sealed) {
        Ok(text) => Start::read(text).is_err(),
        Err(fault) => fault == super::SealFault::Damaged,
    })
}

/// Whether all acts of the file's sitting, and no others, are here.
fn whole(now: &Shelves, id: &str, told: &Told<'_>) -> bool {
    now.of(Shelf::Acts, id).map(|(_, text)| text).eq(told.lines.iter().copied())
}

/// Whether a record of a sitting can be read, so far as this program reads it.
fn is_sound(shelf: Shelf, text: &str) -> bool {
    match shelf {
        Shelf::Papers => unseal(text).is_ok(),
        Shelf::Results => unseal(text).ok().and_then(read_outcome).is_some(),
        Shelf::Marks => unseal(text).ok().and_then(Marks::read).is_some(),
        Shelf::Pulses => text.parse::<u64>().is_ok(),
        _ => true,
    }
}

/// A sitting's name as an address can have it.
fn is_name(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= LONGEST
        && id.bytes().all(|sign| matches!(sign, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.'))
}

/// A day that is booked here stays; one of the file comes where none is.
fn plan(now: &mut Shelves, import: &mut Import, key: &Key, text: &str) {
    let read = |text: &str| unseal(text).ok().and_then(Plan::read);
    let its = now.get(Shelf::Plans, key).map(str::to_owned);
    if its.as_deref() == Some(text) {
        return;
    }
    let booked = |plan: &Plan| plan.booked.is_some();
    match read(text) {
        None => {
            import.aside += 1;
            set_aside(now, &mut import.changes, vec![(Shelf::Plans, key, text)]);
        }
        Some(_) if its.as_deref().and_then(read).as_ref().is_some_and(booked) => import.plans_kept += 1,
        Some(plan) if booked(&plan) => {
            if let Some(its) = its.filter(|its| read(its).is_none()) {
                set_aside_here(now, &mut import.changes, Shelf::Plans, key, &its);
            }
            import.plans += 1;
            make(now, &mut import.changes, Change::Put(Shelf::Plans, key.clone(), text.to_owned()));
        }
        Some(_) => (),
    }
}

/// Sets a record of this browser aside that another is to replace.
fn set_aside_here(now: &mut Shelves, changes: &mut Vec<Change>, shelf: Shelf, key: &Key, text: &str) {
    now.apply(&Change::Remove(shelf, key.clone()));
    set_aside(now, changes, vec![(shelf, key, text)]);
}

/// A place in a list as the number of an act; no file has four billion acts.
fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;

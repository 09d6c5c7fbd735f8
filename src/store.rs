//! All sittings of this browser: kept in its database, or in memory where it keeps nothing.
//!
//! This file knows which record lies where; `saved` knows what it says, `edge::database` how it gets there.

mod ledger;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use bank::pack::QuestionRow;
use exam::{Event, History, Moment, Phase, Report};

use crate::{
    edge::{
        database::{Change, Database, Key, Shelf, WriteFault},
        fetch, memory, tally,
    },
    saved::{
        Act, ActFault, Folded, Note, Record, SEALED, Start, State, Summary, fold, read_outcome, seal, unseal,
        write_outcome,
    },
    words::{frame, sitting},
};

pub(crate) use ledger::{Ledger, Saving};

/// Where sittings are kept; cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    place: Rc<Place>,
    /// How many sittings the place held when they were last read.
    found: Rc<Cell<usize>>,
    /// The records of this tab's sittings: what they hold and the place does not is on its way there.
    ledgers: Rc<RefCell<Vec<(String, Ledger)>>>,
}

#[derive(Debug)]
enum Place {
    Kept(Database),
    /// Until the tab closes, and why.
    Memory(String),
}

impl PartialEq for Store {
    fn eq(&self, other: &Store) -> bool {
        Rc::ptr_eq(&self.place, &other.place)
    }
}

/// A sitting as it lies in the store.
pub(crate) struct Loaded {
    pub(crate) start: Start,
    pub(crate) folded: Folded,
    /// Its record, which takes the acts that follow.
    pub(crate) ledger: Ledger,
    pub(crate) pulse: Option<Moment>,
    /// The questions of the form; empty if they were not kept yet.
    pub(crate) rows: Vec<QuestionRow>,
    /// Whether questions were kept and could not be read; they were set aside.
    pub(crate) paper_damaged: bool,
    /// Whether its result is sealed until the candidate opens it.
    pub(crate) sealed: bool,
}

/// Why a sitting cannot be loaded, as a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LoadFault {
    /// There is no such sitting in this browser.
    Unknown,
    /// It is there and cannot be read; it stays where it is.
    Unreadable(String),
}

impl Store {
    /// Opens the browser's database, or keeps everything in memory and says why. `held` hears if a tab with an older
    /// version of this page must be closed first.
    pub(crate) async fn open(held: impl Fn() + 'static) -> Store {
        let place = match Database::open(held).await {
            Ok(database) => Place::Kept(database),
            Err(why) => Place::Memory(why),
        };
        Store { place: Rc::new(place), found: Rc::default(), ledgers: Rc::default() }
    }

    /// Why nothing outlives this tab, if so.
    pub(crate) fn in_memory(&self) -> Option<&str> {
        match &*self.place {
            Place::Kept(_) => None,
            Place::Memory(why) => Some(why),
        }
    }

    /// What a candidate must know of this store: that it keeps nothing, or that it can only be read.
    pub(crate) fn caution(&self) -> Option<String> {
        match &*self.place {
            Place::Kept(database) => database.is_newer().then(|| frame::NEWER.into()),
            Place::Memory(why) => Some(sitting::kept_in_memory(why)),
        }
    }

    /// How many sittings the browser lost of how many, as they were last read; none if none is missing.
    pub(crate) fn lost(&self) -> Option<(usize, usize)> {
        let (found, noted) = (self.found.get(), tally::sittings());
        if self.in_memory().is_some() {
            return None;
        }
        if found > noted {
            tally::note_sittings(found);
        }
        noted.checked_sub(found).filter(|&lost| lost > 0).map(|lost| (lost, noted))
    }

    /// Notes how many sittings there are, after an import was taken back: what is gone then was not lost.
    pub(crate) async fn recount(&self) {
        if let (Ok(starts), None) = (self.starts().await, self.in_memory()) {
            tally::note_sittings(starts.len());
        }
    }

    /// Writes the start of a sitting, and its first act, to the disk itself. Where it is `sealed`, its result waits until
    /// it is opened.
    pub(crate) async fn create(&self, id: &str, start: &Start, begin: &Act, sealed: bool) -> Result<(), WriteFault> {
        self.write(&beginning(id, start, begin, sealed), true).await?;
        // Sittings were read before, so that the form is new to the candidate.
        if self.in_memory().is_none() {
            tally::note_sittings(self.found.get() + 1);
        }
        Ok(())
    }

    /// Starts a sitting whose start could not be written: it lives in this tab, and what waits is tried again.
    ///
    /// It may be the annex that starts it and the app that goes on, so it is left where both can see it.
    pub(crate) fn create_unsaved(id: &str, start: &Start, begin: &Act, sealed: bool) {
        memory::write(&beginning(id, start, begin, sealed));
    }

    /// Leaves a sitting of which something waits to be written where the annex can see it, which goes on with the writing.
    pub(crate) fn hand_over(&self, id: &str) {
        let Some(ledger) = self.waiting(id).filter(|_| self.in_memory().is_none()) else { return };
        ledger.close();
        let mut changes = vec![Change::Add(Shelf::Starts, Key::of(id), ledger.start())];
        changes.extend(ledger.is_sealed().then(|| sealing(id)));
        changes.extend(additions(id, 0, &ledger.lines()));
        memory::write(&changes);
    }

    /// Takes up a sitting that was left by [`Store::create_unsaved`] or [`Store::hand_over`], and sees to its writing.
    pub(crate) fn take_up(&self, id: &str) {
        let Some((_, start)) = memory::read(Shelf::Starts, Some(id)).pop().filter(|_| self.in_memory().is_none())
        else {
            return;
        };
        let lines = memory::read(Shelf::Acts, Some(id)).into_iter().map(|(_, line)| line).collect();
        let sealed = !memory::read(Shelf::Sealed, Some(id)).is_empty();
        let shelves = [Shelf::Starts, Shelf::Sealed].map(|shelf| Change::Remove(shelf, Key::of(id)));
        memory::write(&[&shelves[..], &[Change::RemoveFrom(Shelf::Acts, id.to_owned(), 0)]].concat());
        let ledger = Ledger::new(start, lines, 0, sealed);
        self.hold(id, &ledger);
        ledger.write(self, id);
    }

    /// Holds the record of a sitting, so that a page that loads it finds what waits to be written.
    pub(crate) fn hold(&self, id: &str, ledger: &Ledger) {
        let mut ledgers = self.ledgers.borrow_mut();
        ledgers.retain(|(its, _)| its != id);
        ledgers.push((id.to_owned(), ledger.clone()));
    }

    /// The record of a sitting of which something waits to be written.
    pub(crate) fn waiting(&self, id: &str) -> Option<Ledger> {
        let ledgers = self.ledgers.borrow();
        ledgers.iter().find(|(its, ledger)| its == id && ledger.waits()).map(|(_, ledger)| ledger.clone())
    }

    /// Writes acts, each already spelt, from a number on; `strict` for those that must not be lost to a power cut.
    ///
    /// Nothing is written where the record before them is gone: acts without their beginning are worth nothing.
    async fn append(&self, id: &str, from: usize, lines: &[String], strict: bool) -> Result<(), WriteFault> {
        let expected = match numbered(from).checked_sub(1) {
            None => Change::Expect(Shelf::Starts, Key::of(id)),
            Some(before) => Change::Expect(Shelf::Acts, Key::nth(id, before)),
        };
        self.write(&[vec![expected], additions(id, from, lines)].concat(), strict).await
    }

    /// Writes a sitting from its start, where nothing of it is left.
    async fn restore(&self, id: &str, ledger: &Ledger, lines: usize) -> Result<(), WriteFault> {
        let mut changes = vec![Change::Add(Shelf::Starts, Key::of(id), ledger.start())];
        changes.extend(ledger.is_sealed().then(|| sealing(id)));
        changes.extend(additions(id, 0, &ledger.lines()[..lines]));
        self.write(&changes, true).await
    }

    /// How many acts are kept, if they are the first ones of `lines`.
    async fn agrees(&self, id: &str, lines: &[String]) -> Option<usize> {
        let kept = self.acts(id).await.ok()?;
        lines.starts_with(&kept).then_some(kept.len())
    }

    /// Notes a sign of life. Losing one costs seconds, so nothing is said if it cannot be written.
    pub(crate) async fn pulse(&self, id: &str, now: Moment) {
        let _ = self.write(&[Change::Put(Shelf::Pulses, Key::of(id), now.0.to_string())], false).await;
    }

    /// Keeps what the candidate left at the questions of these places, or forgets it where nothing is left.
    pub(crate) async fn keep_notes(&self, id: &str, notes: &[(usize, Note)]) -> Result<(), WriteFault> {
        let changes = notes.iter().map(|(place, note)| match Key::nth(id, numbered(*place)) {
            key if note.is_blank() => Change::Remove(Shelf::Notes, key),
            key => Change::Put(Shelf::Notes, key, seal(&note.write(*place))),
        });
        self.write(&changes.collect::<Vec<_>>(), false).await
    }

    /// What the candidate left at `count` questions, by place, and whether some of it could not be read and was set aside.
    pub(crate) async fn notes(&self, id: &str, count: usize) -> (Vec<Note>, bool) {
        let mut notes = vec![Note::default(); count];
        let mut damaged = Vec::new();
        for record in self.numbered(Shelf::Notes, id).await.unwrap_or_default() {
            let read = unseal(&record).ok().and_then(Note::read);
            match read.and_then(|(place, note)| Some((notes.get_mut(place)?, note))) {
                Some((slot, note)) => *slot = note,
                None => damaged.push(record),
            }
        }
        if !damaged.is_empty() {
            // Where it lay may be written again. If this fails, the damage is found again at the next visit.
            let aside = Key::of(&format!("{} {id}", Shelf::Notes.name()));
            let _ = self.write(&[Change::Put(Shelf::Aside, aside, damaged.join("\n"))], false).await;
        }
        (notes, !damaged.is_empty())
    }

    /// Takes the seal from a sitting's result.
    pub(crate) async fn open_result(&self, id: &str) -> Result<(), WriteFault> {
        self.write(&[Change::Remove(Shelf::Sealed, Key::of(id))], true).await?;
        if let Some(ledger) = self.waiting(id) {
            ledger.open();
        }
        Ok(())
    }

    /// Keeps the questions of a form with its sitting, so that no update and no lost network touches it.
    pub(crate) async fn keep_paper(&self, id: &str, rows: &[QuestionRow]) -> Result<(), WriteFault> {
        let text = fetch::spell(&rows).map_err(WriteFault::Failed)?;
        self.write(&[Change::Put(Shelf::Papers, Key::of(id), seal(&text))], false).await
    }

    /// Keeps what came of a finished sitting. Doing it again changes nothing.
    pub(crate) async fn finish(&self, id: &str, report: &Report, ended: Moment) {
        let text = seal(&write_outcome(report, ended));
        // It can be worked out again from the acts, so a failure costs nothing but time.
        let _ = self.write(&[Change::Put(Shelf::Results, Key::of(id), text)], false).await;
    }

    /// What it means that a sitting is not here: where the storage could not be opened, it may be there all the same.
    fn missing(&self) -> LoadFault {
        self.in_memory().map_or(LoadFault::Unknown, |why| LoadFault::Unreadable(sitting::storage_closed(why)))
    }

    /// Loads a sitting. Damaged acts at its end are set aside and reported in [`Folded::lost`].
    pub(crate) async fn load(&self, id: &str) -> Result<Loaded, LoadFault> {
        let unreadable = |why: String| LoadFault::Unreadable(why);
        // Before the acts are read: meanwhile another tab may finish its writing, and note it.
        let noted = tally::acts(id);
        self.take_up(id);
        let waiting = self.waiting(id);
        let (sealed, mut lines) = match &waiting {
            Some(ledger) => (ledger.start(), ledger.lines()),
            None => (
                self.read(Shelf::Starts, id).await.map_err(unreadable)?.ok_or_else(|| self.missing())?,
                self.acts(id).await.map_err(unreadable)?,
            ),
        };
        let start = unseal(&sealed).map_err(|fault| unreadable(fault.to_string()))?;
        let start = Start::read(start).map_err(|fault| unreadable(fault.to_string()))?;
        let mut folded = fold(&start, lines.iter().map(String::as_str));
        // What is missing at the end leaves no gap; it shows only against what was noted elsewhere.
        let missing = noted.saturating_sub(lines.len());
        if missing > 0 && self.in_memory().is_none() {
            let damaged = folded.lost.map_or(0, |(damaged, _)| damaged);
            folded.lost = Some((damaged + missing, ActFault::Damaged));
        }
        if folded.lost.is_some() {
            tally::note_acts(id, folded.next as usize);
            let mut changes = vec![Change::RemoveFrom(Shelf::Acts, id.to_owned(), folded.next)];
            for (line, number) in lines.iter().skip(folded.next as usize).zip(folded.next..) {
                changes.push(Change::Put(Shelf::Aside, Key::nth(id, number), line.clone()));
            }
            // If this fails, the damage is found again at the next visit.
            let _ = self.write(&changes, true).await;
        }
        lines.truncate(folded.next as usize);
        let ledger = if let Some(ledger) = waiting {
            ledger
        } else {
            // Where it cannot be told, nothing is told of the result: a press of a button opens it.
            let is_open = self.read(Shelf::Sealed, id).await.is_ok_and(|record| record.is_none());
            Ledger::new(sealed, lines, folded.next as usize, !is_open)
        };
        // Neither a sign of life nor the questions are needed to go on: the one costs seconds, the others come again.
        let pulse = self.read(Shelf::Pulses, id).await.ok().flatten();
        let pulse = pulse.and_then(|pulse| pulse.parse().ok()).map(Moment);
        let paper = self.read(Shelf::Papers, id).await.ok().flatten();
        let rows = paper.as_deref().and_then(|paper| unseal(paper).ok()).and_then(|text| fetch::read(text).ok());
        let paper_damaged = paper.is_some() && rows.is_none();
        if let (Some(paper), true) = (paper, paper_damaged) {
            self.set_aside(Shelf::Papers, id, paper).await;
        }
        let sealed = ledger.is_sealed();
        Ok(Loaded { start, folded, ledger, pulse, rows: rows.unwrap_or_default(), paper_damaged, sealed })
    }

    /// Moves a record that cannot be read to where it is not written over.
    pub(crate) async fn set_aside(&self, shelf: Shelf, id: &str, text: String) {
        let aside = Key::of(&format!("{} {id}", shelf.name()));
        // If this fails, the record is found again at the next visit, unless a good one has taken its place.
        let _ = self.write(&[Change::Put(Shelf::Aside, aside, text), Change::Remove(shelf, Key::of(id))], false).await;
    }

    /// One line for each sitting, newest first, and how many starts could not be read.
    pub(crate) async fn summaries(&self) -> Result<(Vec<Summary>, usize), String> {
        let mut summaries: Vec<Summary> = Vec::new();
        let mut unreadable = 0;
        let sealed = self.all(Shelf::Sealed).await?;
        for (id, start) in self.starts().await? {
            let Some(start) = unseal(&start).ok().and_then(|text| Start::read(text).ok()) else {
                unreadable += 1;
                continue;
            };
            let kept = self.read(Shelf::Results, &id).await?;
            let outcome = kept.as_deref().and_then(|line| unseal(line).ok()).and_then(read_outcome);
            if let (Some(kept), None) = (kept, &outcome) {
                // It is worked out again from the acts when its report is opened.
                self.set_aside(Shelf::Results, &id, kept).await;
            }
            // What a sealed result would tell is told to no list.
            let sealed = sealed.iter().any(|(its, _)| *its == id);
            let state = match outcome {
                Some(State::Finished { ended, .. }) if sealed => State::Sealed { ended },
                Some(state) => state,
                None => self.standing(&id, &start, sealed).await?,
            };
            // In its place, newest first, as all lists show them.
            let at = summaries.partition_point(|other| other.begun > start.begun);
            summaries.insert(at, Summary { id, exam: start.form.exam().to_owned(), begun: start.begun, state });
        }
        Ok((summaries, unreadable))
    }

    /// Which questions were seen when, over all sittings.
    pub(crate) async fn history(&self) -> Result<History, String> {
        let mut history = History::default();
        for (_, start) in self.starts().await? {
            if let Some(start) = unseal(&start).ok().and_then(|text| Start::read(text).ok()) {
                history.note(&start.form, start.begun);
            }
        }
        Ok(history)
    }

    /// How a sitting without a result stands.
    async fn standing(&self, id: &str, start: &Start, sealed: bool) -> Result<State, String> {
        let lines = match self.waiting(id) {
            Some(ledger) => ledger.lines(),
            None => self.acts(id).await?,
        };
        let folded = fold(start, lines.iter().map(String::as_str));
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let of = count(start.form.places().len());
        Ok(match folded.sitting.phase() {
            Phase::Ready => State::Open { at: 1, answered: 0, of, left: start.rules.limit },
            Phase::Underway { desk, .. } | Phase::Paused { desk } => {
                let lines = desk.sheet().lines().iter().zip(start.form.places());
                let complete = lines.filter(|(line, place)| {
                    line.response.as_ref().is_some_and(|response| place.shape.is_complete(response))
                });
                let left = folded.sitting.left(folded.last);
                State::Open { at: count(desk.at() + 1), answered: count(complete.count()), of, left }
            }
            Phase::Finished(_) if sealed => State::Sealed { ended: folded.last },
            // It ended, and the page closed before it was marked: opening it shows its report.
            Phase::Finished(_) => State::Open { at: of, answered: of, of, left: Some(std::time::Duration::ZERO) },
        })
    }

    /// All starts, those too that wait to be written.
    async fn starts(&self) -> Result<Vec<(String, String)>, String> {
        let mut starts = self.all(Shelf::Starts).await?;
        self.found.set(starts.len());
        let ledgers = self.ledgers.borrow();
        for (id, ledger) in ledgers.iter().filter(|(_, ledger)| ledger.waits()) {
            if starts.iter().all(|(known, _)| known != id) {
                starts.push((id.clone(), ledger.start()));
            }
        }
        Ok(starts)
    }

    /// The lines of a sitting's acts, in the order of their numbers.
    pub(crate) async fn acts(&self, id: &str) -> Result<Vec<String>, String> {
        self.numbered(Shelf::Acts, id).await
    }

    /// The numbered records of a sitting on a shelf, in the order of their numbers.
    pub(crate) async fn numbered(&self, shelf: Shelf, id: &str) -> Result<Vec<String>, String> {
        match &*self.place {
            Place::Kept(database) => database.read_numbered(shelf, id).await,
            Place::Memory(_) => Ok(memory::read(shelf, Some(id)).into_iter().map(|(_, line)| line).collect()),
        }
    }

    /// The one record of a sitting on a shelf.
    pub(crate) async fn read(&self, shelf: Shelf, id: &str) -> Result<Option<String>, String> {
        match &*self.place {
            Place::Kept(database) => database.read(shelf, &Key::of(id)).await,
            Place::Memory(_) => Ok(memory::read(shelf, Some(id)).pop().map(|(_, text)| text)),
        }
    }

    /// All records of a shelf that holds one for each sitting, or for each exam, with the names of these.
    pub(crate) async fn all(&self, shelf: Shelf) -> Result<Vec<(String, String)>, String> {
        match &*self.place {
            Place::Kept(database) => database.read_all(shelf).await,
            Place::Memory(_) => Ok(memory::read(shelf, None)),
        }
    }

    /// Every record there is, as they were at one moment, in their order.
    pub(crate) async fn whole(&self) -> Result<Vec<Record>, String> {
        match &*self.place {
            Place::Kept(database) => database.read_whole().await,
            Place::Memory(_) => Ok(memory::read_whole()),
        }
    }

    /// Makes all changes, or none. `strict` waits until they are on the disk itself.
    pub(crate) async fn write(&self, changes: &[Change], strict: bool) -> Result<(), WriteFault> {
        match &*self.place {
            Place::Kept(database) => database.write(changes, strict).await,
            Place::Memory(_) => {
                memory::write(changes);
                Ok(())
            }
        }
    }
}

/// A place in a list as the number of an act; no sitting has four billion acts.
fn numbered(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The first records of a sitting.
fn beginning(id: &str, start: &Start, begin: &Act, sealed: bool) -> Vec<Change> {
    let mut changes = vec![
        Change::Add(Shelf::Starts, Key::of(id), seal(&start.write())),
        Change::Add(Shelf::Acts, Key::nth(id, begin.number), begin.write(0).0),
    ];
    changes.extend(sealed.then(|| sealing(id)));
    changes
}

/// The record that seals a sitting's result.
fn sealing(id: &str) -> Change {
    Change::Put(Shelf::Sealed, Key::of(id), seal(SEALED))
}

fn additions(id: &str, from: usize, lines: &[String]) -> Vec<Change> {
    lines
        .iter()
        .zip(numbered(from)..)
        .map(|(line, number)| Change::Add(Shelf::Acts, Key::nth(id, number), line.clone()))
        .collect()
}

/// Whether an act must be on the disk itself before the screen goes on.
pub(crate) fn is_weighty(event: &Event) -> bool {
    matches!(event, Event::Begin | Event::Submit)
}

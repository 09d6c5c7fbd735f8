//! All sittings of this browser: kept in its database, or in memory where it keeps nothing.
//!
//! This file knows which record lies where; `saved` knows what it says, `edge::database` how it gets there.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use bank::pack::QuestionRow;
use exam::{Event, History, Moment, Phase, Report};

use crate::{
    edge::{
        database::{Change, Database, Key, Shelf, WriteFault},
        fetch,
    },
    saved::{Act, Folded, Start, State, Summary, fold, read_outcome, seal, unseal, write_outcome},
};

/// Where sittings are kept; cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    place: Rc<Place>,
}

#[derive(Debug)]
enum Place {
    Kept(Database),
    /// Until the tab closes, and why.
    Memory(RefCell<BTreeMap<(&'static str, String, u32), String>>, String),
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
    pub(crate) pulse: Option<Moment>,
    /// The questions of the form; empty if they were not kept yet.
    pub(crate) rows: Vec<QuestionRow>,
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
    /// Opens the browser's database, or keeps everything in memory and says why.
    pub(crate) async fn open() -> Store {
        let place = match Database::open().await {
            Ok(database) => Place::Kept(database),
            Err(why) => Place::Memory(RefCell::default(), why),
        };
        Store { place: Rc::new(place) }
    }

    /// Why nothing outlives this tab, if so.
    pub(crate) fn in_memory(&self) -> Option<&str> {
        match &*self.place {
            Place::Kept(_) => None,
            Place::Memory(_, why) => Some(why),
        }
    }

    /// Writes the start of a sitting, and its first act, to the disk itself.
    pub(crate) async fn create(&self, id: &str, start: &Start, begin: &Act) -> Result<(), WriteFault> {
        let changes = [
            Change::Add(Shelf::Starts, Key::of(id), seal(&start.write())),
            Change::Add(Shelf::Acts, Key::nth(id, begin.number), begin.write(0).0),
        ];
        self.write(&changes, true).await
    }

    /// Writes acts, each already spelt; `strict` for those that must not be lost to a power cut.
    pub(crate) async fn append(&self, id: &str, acts: &[(u32, String)], strict: bool) -> Result<(), WriteFault> {
        let add = |(number, line): &(u32, String)| Change::Add(Shelf::Acts, Key::nth(id, *number), line.clone());
        self.write(&acts.iter().map(add).collect::<Vec<_>>(), strict).await
    }

    /// Notes a sign of life. Losing one costs seconds, so nothing is said if it cannot be written.
    pub(crate) async fn pulse(&self, id: &str, now: Moment) {
        let _ = self.write(&[Change::Put(Shelf::Pulses, Key::of(id), now.0.to_string())], false).await;
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

    /// Loads a sitting. Damaged acts at its end are set aside and reported in [`Folded::lost`].
    pub(crate) async fn load(&self, id: &str) -> Result<Loaded, LoadFault> {
        let unreadable = |why: String| LoadFault::Unreadable(why);
        let start = self.read(Shelf::Starts, id).await.map_err(unreadable)?.ok_or(LoadFault::Unknown)?;
        let start = unseal(&start).map_err(|fault| unreadable(fault.to_string()))?;
        let start = Start::read(start).map_err(|fault| unreadable(fault.to_string()))?;
        let lines = self.acts(id).await.map_err(unreadable)?;
        let folded = fold(&start, lines.iter().map(String::as_str));
        if folded.lost.is_some() {
            let mut changes = vec![Change::RemoveFrom(Shelf::Acts, id.to_owned(), folded.next)];
            for (line, number) in lines.iter().skip(folded.next as usize).zip(folded.next..) {
                changes.push(Change::Put(Shelf::Aside, Key::nth(id, number), line.clone()));
            }
            // If this fails, the damage is found again at the next visit.
            let _ = self.write(&changes, true).await;
        }
        let pulse = self.read(Shelf::Pulses, id).await.map_err(unreadable)?;
        let pulse = pulse.and_then(|pulse| pulse.parse().ok()).map(Moment);
        let paper = self.read(Shelf::Papers, id).await.map_err(unreadable)?;
        // A paper that is damaged is fetched again, as one that was never kept.
        let rows = paper.as_deref().and_then(|paper| unseal(paper).ok()).and_then(|text| fetch::read(text).ok());
        Ok(Loaded { start, folded, pulse, rows: rows.unwrap_or_default() })
    }

    /// One line for each sitting, newest first, and how many starts could not be read.
    pub(crate) async fn summaries(&self) -> Result<(Vec<Summary>, usize), String> {
        let mut summaries = Vec::new();
        let mut unreadable = 0;
        for (id, start) in self.all(Shelf::Starts).await? {
            let Some(start) = unseal(&start).ok().and_then(|text| Start::read(text).ok()) else {
                unreadable += 1;
                continue;
            };
            let outcome = self.read(Shelf::Results, &id).await?;
            let outcome = outcome.as_deref().and_then(|line| unseal(line).ok()).and_then(read_outcome);
            let state = match outcome {
                Some(state) => state,
                None => self.standing(&id, &start).await?,
            };
            summaries.push(Summary { id, exam: start.form.exam().to_owned(), begun: start.begun, state });
        }
        summaries.sort_by_key(|summary| std::cmp::Reverse(summary.begun));
        Ok((summaries, unreadable))
    }

    /// Which questions were seen when, over all sittings.
    pub(crate) async fn history(&self) -> Result<History, String> {
        let mut history = History::default();
        for (_, start) in self.all(Shelf::Starts).await? {
            if let Some(start) = unseal(&start).ok().and_then(|text| Start::read(text).ok()) {
                history.note(&start.form, start.begun);
            }
        }
        Ok(history)
    }

    /// How a sitting without a result stands.
    async fn standing(&self, id: &str, start: &Start) -> Result<State, String> {
        let lines = self.acts(id).await?;
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
            // It ended, and the page closed before it was marked: opening it shows its report.
            Phase::Finished(_) => State::Open { at: of, answered: of, of, left: Some(std::time::Duration::ZERO) },
        })
    }

    async fn acts(&self, id: &str) -> Result<Vec<String>, String> {
        match &*self.place {
            Place::Kept(database) => database.read_numbered(Shelf::Acts, id).await,
            Place::Memory(records, _) => {
                let records = records.borrow();
                let acts = records.iter().filter(|((shelf, owner, _), _)| *shelf == Shelf::Acts.name() && owner == id);
                Ok(acts.map(|(_, line)| line.clone()).collect())
            }
        }
    }

    async fn read(&self, shelf: Shelf, id: &str) -> Result<Option<String>, String> {
        match &*self.place {
            Place::Kept(database) => database.read(shelf, &Key::of(id)).await,
            Place::Memory(records, _) => Ok(records.borrow().get(&(shelf.name(), id.to_owned(), 0)).cloned()),
        }
    }

    async fn all(&self, shelf: Shelf) -> Result<Vec<(String, String)>, String> {
        match &*self.place {
            Place::Kept(database) => database.read_all(shelf).await,
            Place::Memory(records, _) => {
                let records = records.borrow();
                let all = records.iter().filter(|((its, _, _), _)| *its == shelf.name());
                Ok(all.map(|((_, id, _), text)| (id.clone(), text.clone())).collect())
            }
        }
    }

    async fn write(&self, changes: &[Change], strict: bool) -> Result<(), WriteFault> {
        match &*self.place {
            Place::Kept(database) => database.write(changes, strict).await,
            Place::Memory(records, _) => {
                let mut records = records.borrow_mut();
                for change in changes {
                    match change.clone() {
                        Change::Add(shelf, key, text) | Change::Put(shelf, key, text) => {
                            let (sitting, number) = key.parts();
                            records.insert((shelf.name(), sitting, number), text);
                        }
                        Change::Remove(shelf, key) => {
                            let (sitting, number) = key.parts();
                            records.remove(&(shelf.name(), sitting, number));
                        }
                        Change::RemoveFrom(shelf, sitting, from) => records.retain(|(its, owner, number), _| {
                            *its != shelf.name() || *owner != sitting || *number < from
                        }),
                    }
                }
                Ok(())
            }
        }
    }
}

/// Whether an act must be on the disk itself before the screen goes on.
pub(crate) fn is_weighty(event: &Event) -> bool {
    matches!(event, Event::Begin | Event::Submit)
}

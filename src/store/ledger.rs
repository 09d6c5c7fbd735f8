//! The record of one sitting as this tab holds it, and the writing of it.
//!
//! It is whole, from the first act to the last: whatever becomes of the browser's storage, nothing that happened
//! in this tab is forgotten while the tab lives. It belongs to the store and not to a page, so leaving the page
//! stops no writing.

use std::{cell::RefCell, rc::Rc};

use gloo::timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::Store;
use crate::edge::{database::WriteFault, tally};

/// How long to wait before a failed write is tried again, in milliseconds.
const RETRY: u32 = 2_000;

/// Whether everything that happened is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Saving {
    /// All acts are written.
    Done,
    /// Some are on their way.
    Busy,
    /// So many acts could not be written, and why; they wait and are tried again.
    Failed(usize, String),
    /// Another tab wrote other acts with the same numbers; this tab must load anew.
    Overtaken,
}

/// A sitting's record; cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Ledger(Rc<RefCell<Record>>);

#[derive(Debug)]
struct Record {
    /// Sealed, to be written again where the browser lost it.
    start: String,
    /// Whether its result is sealed: the record of that is written again together with the start.
    sealed: bool,
    /// Every act as it is spelt, by number.
    lines: Vec<String>,
    /// How many of them the database holds.
    kept: usize,
    /// Whether one that waits must reach the disk itself.
    weighty: bool,
    stage: Stage,
    /// Why the last try failed.
    fault: Option<String>,
    told: Callback<()>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Nothing is being written.
    Resting,
    Writing,
    /// Another tab wrote other acts with the same numbers: nothing more is written.
    Overtaken,
    /// Another tab has the pen: nothing more is written.
    Closed,
}

impl Ledger {
    /// A record of which the database holds the first `kept` acts.
    pub(super) fn new(start: String, lines: Vec<String>, kept: usize, sealed: bool) -> Ledger {
        Ledger(Rc::new(RefCell::new(Record {
            start,
            sealed,
            lines,
            kept,
            weighty: true,
            stage: Stage::Resting,
            fault: None,
            told: Callback::noop(),
        })))
    }

    /// `told` hears from now on when the writing goes well or badly.
    pub(crate) fn hear(&self, told: Callback<()>) {
        self.0.borrow_mut().told = told;
    }

    /// How the writing stands at this very moment.
    pub(crate) fn saving(&self) -> Saving {
        let record = self.0.borrow();
        let waiting = record.lines.len() - record.kept;
        match &record.fault {
            _ if record.stage == Stage::Overtaken => Saving::Overtaken,
            _ if waiting == 0 => Saving::Done,
            Some(why) => Saving::Failed(waiting, why.clone()),
            None => Saving::Busy,
        }
    }

    /// Writes nothing more: another tab has the pen. Returns how many acts were not written for certain.
    pub(crate) fn close(&self) -> usize {
        let mut record = self.0.borrow_mut();
        record.stage = Stage::Closed;
        record.lines.len() - record.kept
    }

    /// Adds an act and sees to its writing.
    pub(crate) fn note(&self, store: &Store, id: &str, line: String, weighty: bool) {
        {
            let mut record = self.0.borrow_mut();
            record.lines.push(line);
            record.weighty |= weighty;
        }
        self.write(store, id);
    }

    /// Sees to the writing of what waits.
    pub(super) fn write(&self, store: &Store, id: &str) {
        let mut record = self.0.borrow_mut();
        if record.stage == Stage::Resting {
            record.stage = Stage::Writing;
            spawn_local(write_down(store.clone(), id.to_owned(), self.clone()));
        }
    }

    /// Whether something waits that may still be written.
    pub(super) fn waits(&self) -> bool {
        let record = self.0.borrow();
        matches!(record.stage, Stage::Resting | Stage::Writing) && record.kept < record.lines.len()
    }

    pub(super) fn start(&self) -> String {
        self.0.borrow().start.clone()
    }

    pub(super) fn is_sealed(&self) -> bool {
        self.0.borrow().sealed
    }

    /// The result is no longer sealed.
    pub(super) fn open(&self) {
        self.0.borrow_mut().sealed = false;
    }

    pub(super) fn lines(&self) -> Vec<String> {
        self.0.borrow().lines.clone()
    }

    /// What is to be written next: from which number, which lines, and whether to the disk itself.
    fn batch(&self) -> Option<(usize, Vec<String>, bool)> {
        let mut record = self.0.borrow_mut();
        if record.stage != Stage::Writing {
            return None;
        }
        if record.kept == record.lines.len() {
            record.stage = Stage::Resting;
            return None;
        }
        let weighty = std::mem::take(&mut record.weighty);
        Some((record.kept, record.lines[record.kept..].to_vec(), weighty))
    }

    fn wrote(&self, kept: usize) {
        let mut record = self.0.borrow_mut();
        (record.kept, record.fault) = (kept, None);
    }

    fn failed(&self, why: String) {
        let mut record = self.0.borrow_mut();
        (record.fault, record.weighty) = (Some(why), true);
    }

    fn tell(&self) {
        let told = self.0.borrow().told.clone();
        told.emit(());
    }
}

/// Writes what waits, in its order, until nothing waits.
async fn write_down(store: Store, id: String, ledger: Ledger) {
    while let Some((from, lines, weighty)) = ledger.batch() {
        ledger.tell();
        let mut met = store.append(&id, from, &lines, weighty).await;
        if met == Err(WriteFault::Gone) {
            // The browser lost what was written before, as when somebody clears the site's data: all of it again.
            met = store.restore(&id, &ledger, from + lines.len()).await;
        }
        match met {
            Ok(()) => {
                ledger.wrote(from + lines.len());
                tally::note_acts(&id, from + lines.len());
            }
            Err(WriteFault::Taken) => match store.agrees(&id, &ledger.lines()).await {
                // The browser had written and reported a fault: what lies there is what was to be written.
                Some(kept) if kept > from => ledger.wrote(kept),
                _ => {
                    ledger.0.borrow_mut().stage = Stage::Overtaken;
                    break;
                }
            },
            Err(fault) => {
                ledger.failed(match fault {
                    WriteFault::Failed(why) => why,
                    WriteFault::Taken | WriteFault::Gone => "what was saved before is gone".into(),
                });
                ledger.tell();
                TimeoutFuture::new(RETRY).await;
            }
        }
    }
    ledger.tell();
}

//! A sitting that is open in this tab: it acts, and writes down each act before it says *saved*.

use std::{cell::RefCell, rc::Rc};

use exam::{Ending, Event, Moment, Phase, Sitting, Why};
use gloo::timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::{
    edge::{clock, database::WriteFault, tabs::Pen},
    saved::{Act, Folded},
    store::{Store, is_weighty},
};

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
    /// Another tab wrote an act with the same number; this tab must load anew.
    Overtaken,
}

/// A sitting under this tab's pen.
pub(crate) struct Live {
    store: Store,
    id: String,
    sitting: Sitting,
    next: u32,
    check: u32,
    watch: clock::Watch,
    ledger: Rc<RefCell<Ledger>>,
    told: Callback<Saving>,
    _pen: Pen,
}

/// Acts that wait to be written.
#[derive(Default)]
struct Ledger {
    waiting: Vec<(u32, String)>,
    weighty: bool,
    writing: bool,
}

impl Live {
    /// Takes up a sitting where its acts left it; `told` hears how the writing goes.
    pub(crate) fn new(
        store: Store,
        id: String,
        folded: Folded,
        pulse: Option<Moment>,
        pen: Pen,
        told: Callback<Saving>,
    ) -> Live {
        let back = folded.returned(pulse, clock::now());
        let Folded { sitting, next, check, .. } = folded;
        let (watch, ledger) = (clock::Watch::new(), Rc::default());
        let mut live = Live { store, id, sitting, next, check, watch, ledger, told, _pen: pen };
        if let Some(event) = back {
            live.apply(clock::now(), event).ok();
        }
        live
    }

    /// The sitting as it stands.
    pub(crate) fn sitting(&self) -> &Sitting {
        &self.sitting
    }

    /// Lets an event happen now.
    ///
    /// # Errors
    /// Why it did not apply; the time that passed counts all the same.
    pub(crate) fn act(&mut self, event: Event) -> Result<(), Why> {
        let (now, slept) = self.watch.look();
        if let Some(from) = slept {
            self.apply(now, Event::Interrupted(from)).ok();
        }
        self.apply(now, event)
    }

    /// Notes a sign of life, so that a lost tab costs seconds and not the time since the last act.
    pub(crate) fn pulse(&self) {
        let (store, id) = (self.store.clone(), self.id.clone());
        if matches!(self.sitting.phase(), Phase::Underway { .. }) {
            spawn_local(async move { store.pulse(&id, clock::now()).await });
        }
    }

    fn apply(&mut self, now: Moment, event: Event) -> Result<(), Why> {
        let was_over = matches!(self.sitting.phase(), Phase::Finished(_));
        let before = self.sitting.clone();
        let met = before.apply(now, event.clone());
        let (sitting, refused) = match met {
            Ok(sitting) => (sitting, None),
            Err(refused) => (refused.sitting, Some(refused.why)),
        };
        self.sitting = sitting;
        let timed_out = matches!(self.sitting.phase(), Phase::Finished(it) if it.ending() == Ending::TimeUp);
        if timed_out && !was_over && event != Event::Submit {
            // The time ran out, whatever else was tried: that is what happened and what is written.
            let end = if let Event::Interrupted(_) = event { event } else { Event::Tick };
            self.note(now, end, true);
        } else if refused.is_none() && event != Event::Tick && !was_over {
            let weighty = is_weighty(&event);
            self.note(now, event, weighty);
        }
        refused.map_or(Ok(()), Err)
    }

    fn note(&mut self, at: Moment, event: Event, weighty: bool) {
        let (line, check) = Act { number: self.next, at, event }.write(self.check);
        let mut ledger = self.ledger.borrow_mut();
        ledger.waiting.push((self.next, line));
        ledger.weighty |= weighty;
        (self.next, self.check) = (self.next + 1, check);
        if !ledger.writing {
            ledger.writing = true;
            let (store, id, told) = (self.store.clone(), self.id.clone(), self.told.clone());
            spawn_local(write_down(store, id, self.ledger.clone(), told));
        }
    }
}

/// Writes what waits, in its order, until nothing waits.
async fn write_down(store: Store, id: String, ledger: Rc<RefCell<Ledger>>, told: Callback<Saving>) {
    told.emit(Saving::Busy);
    loop {
        let (batch, weighty) = {
            let mut ledger = ledger.borrow_mut();
            if ledger.waiting.is_empty() {
                ledger.writing = false;
                break;
            }
            (ledger.waiting.clone(), std::mem::take(&mut ledger.weighty))
        };
        match store.append(&id, &batch, weighty).await {
            Ok(()) => drop(ledger.borrow_mut().waiting.drain(..batch.len())),
            Err(WriteFault::Taken) => {
                told.emit(Saving::Overtaken);
                return;
            }
            Err(WriteFault::Failed(why)) => {
                ledger.borrow_mut().weighty |= weighty;
                told.emit(Saving::Failed(ledger.borrow().waiting.len(), why));
                TimeoutFuture::new(RETRY).await;
            }
        }
    }
    told.emit(Saving::Done);
}

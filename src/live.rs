//! A sitting that is open in this tab: it acts, and hands each act to its ledger, which writes it down.

use exam::{Ending, Event, Moment, Phase, Sitting, Why};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::{
    edge::{
        clock::{self, Passed},
        tabs::Pen,
    },
    saved::{Act, Folded},
    store::{Ledger, Saving, Store, is_weighty},
};

/// A sitting under this tab's pen.
pub(crate) struct Live {
    store: Store,
    id: String,
    sitting: Sitting,
    next: u32,
    check: u32,
    watch: clock::Watch,
    ledger: Ledger,
    _pen: Pen,
}

impl Live {
    /// Takes up a sitting where its acts left it; `told` hears that the writing went on.
    pub(crate) fn new(
        store: Store,
        id: String,
        (folded, ledger): (Folded, Ledger),
        pulse: Option<Moment>,
        pen: Pen,
        told: Callback<()>,
    ) -> Live {
        let now = clock::now();
        let back = folded.returned(pulse, now);
        let from = pulse.map_or(folded.last, |pulse| pulse.max(folded.last));
        let Folded { sitting, next, check, .. } = folded;
        ledger.hear(told);
        store.hold(&id, &ledger);
        let mut live = Live { store, id, sitting, next, check, watch: clock::Watch::new(), ledger, _pen: pen };
        if let Some(event) = back {
            live.apply(now, event).ok();
        } else if now < from {
            live.set_back(from, now);
        }
        live
    }

    /// The sitting as it stands.
    pub(crate) fn sitting(&self) -> &Sitting {
        &self.sitting
    }

    /// Whether everything that happened is written.
    pub(crate) fn saving(&self) -> Saving {
        self.ledger.saving()
    }

    /// Stops the writing, since another tab has the pen; how many acts were not written for certain.
    pub(crate) fn close(&self) -> usize {
        self.ledger.close()
    }

    /// Lets an event happen now.
    ///
    /// # Errors
    /// Why it did not apply; the time that passed counts all the same.
    pub(crate) fn act(&mut self, event: Event) -> Result<(), Why> {
        let (now, passed) = self.watch.look();
        match passed {
            Passed::Awake => (),
            Passed::Asleep(from) => drop(self.apply(now, Event::Interrupted(from))),
            Passed::SetBack(then) => self.set_back(then, now),
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

    /// The clock was set back: what had passed by the old time is charged, and from the new time on it is counted
    /// again. Both are written, or a return would give the candidate the difference.
    fn set_back(&mut self, then: Moment, now: Moment) {
        for at in [then, now] {
            self.apply(at, Event::Tick).ok();
            if matches!(self.sitting.phase(), Phase::Underway { .. }) {
                self.note(at, Event::Tick, false);
            }
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
        (self.next, self.check) = (self.next + 1, check);
        self.ledger.note(&self.store, &self.id, line, weighty);
    }
}

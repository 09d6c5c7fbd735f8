//! The button that starts a sitting, and the start itself: on the disk before the first question is shown.

use exam::{Event, Form, Rules};
use yew::prelude::*;

use crate::{
    components::{
        notice::banner,
        tag::{button, classed, together},
    },
    edge::{chance, clock, database::WriteFault, page::go},
    route::Route,
    saved::{Act, Start},
    store::Store,
    words::start as words,
};

/// How far a start has come.
#[derive(Default)]
pub(super) struct Starting {
    busy: bool,
    fault: Option<String>,
}

impl Starting {
    /// Whether a start may begin now; if so, it has.
    pub(super) fn begin(&mut self) -> bool {
        self.fault = None;
        !std::mem::replace(&mut self.busy, true)
    }

    /// It came to nothing, for this reason.
    pub(super) fn fail(&mut self, why: String) {
        *self = Starting { busy: false, fault: Some(why) };
    }

    /// The button of that name, with what went wrong before; `start` is told whether to start without saving.
    pub(super) fn view(&self, name: &'static str, start: &Callback<bool>) -> Html {
        let press = |unsaved| {
            let start = start.clone();
            button(Callback::from(move |_| start.emit(unsaved))).set_if("disabled", self.busy)
        };
        let name = if self.busy { words::STARTING } else { name };
        let unsaved = || press(true).class("button").child(words::START_UNSAVED);
        let actions = classed("p", "page__actions")
            .child(press(false).set("id", "start").class("button button--primary button--big").child(name))
            .child(self.fault.is_some().then(unsaved));
        let fault = self.fault.clone().map(|fault| banner("banner banner--trouble", "alert", fault));
        together([fault, Some(actions)])
    }
}

/// Starts the sitting and goes there; back from it leads to where the page of the start came from.
///
/// # Errors
/// Why its start could not be saved, as a sentence.
pub(super) async fn start(store: &Store, rules: Rules, form: Form, unsaved: bool) -> Result<(), String> {
    let begun = clock::now();
    let id = chance::id();
    let start = Start { begun, rules, form };
    let begin = Act { number: 0, at: begun, event: Event::Begin };
    if unsaved {
        Store::create_unsaved(&id, &start, &begin, false);
    } else {
        store.create(&id, &start, &begin, false).await.map_err(|fault| match fault {
            WriteFault::Failed(why) => words::not_started(&why),
            WriteFault::Taken | WriteFault::Gone => words::not_started("its id is taken; try again"),
        })?;
    }
    go(&Route::Sitting { id }.to_string(), true);
    Ok(())
}

//! Review: what is due tonight, why, and the button that starts it. Opening this page starts nothing.

mod view;

use std::rc::Rc;

use bank::pack::CatalogueExam;
use exam::{Entry, Index, QuestionId, Rules, arrange};
use study::{Day, Schedule};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    due::{plan, schedule, today},
    number::{Number, Typing},
    past::Past,
    starting::{Starting, start},
    supply::Supply,
};
use crate::{edge::chance, library::Library, review::Tonight, store::Store, words::review as words};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ReviewProps {
    pub(super) exam: Rc<CatalogueExam>,
    pub(super) store: Store,
    pub(super) library: Library,
}

/// Everything that the evening depends on.
pub(super) struct Ready {
    supply: Rc<Supply>,
    entries: Vec<Entry>,
    schedule: Schedule,
    today: Day,
    booked: Option<Day>,
}

pub(super) struct Review {
    ready: Option<Result<Rc<Ready>, String>>,
    number: Number,
    starting: Starting,
}

pub(super) enum Msg {
    Loaded(Result<Rc<Ready>, String>),
    Again,
    Number(Typing),
    /// Starts; `true` where the start could not be saved and the candidate goes on all the same.
    Start(bool),
    Failed(String),
}

impl Component for Review {
    type Message = Msg;
    type Properties = ReviewProps;

    fn create(ctx: &Context<Review>) -> Review {
        load(ctx);
        Review { ready: None, number: Number::new(None), starting: Starting::default() }
    }

    fn changed(&mut self, ctx: &Context<Review>, old: &ReviewProps) -> bool {
        if ctx.props() != old {
            *self = <Review as Component>::create(ctx);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Review>, msg: Msg) -> bool {
        match msg {
            Msg::Loaded(ready) => self.ready = Some(ready),
            Msg::Again => {
                self.ready = None;
                load(ctx);
            }
            Msg::Number(typing) => self.number.take(typing),
            Msg::Start(unsaved) => self.start(ctx, unsaved),
            Msg::Failed(why) => self.starting.fail(why),
        }
        true
    }

    fn view(&self, ctx: &Context<Review>) -> Html {
        self.page(ctx)
    }
}

impl Review {
    /// The evening with as many questions as are wanted.
    fn tonight(&self, ready: &Ready) -> Tonight {
        let Ready { entries, schedule, today, booked, .. } = ready;
        Tonight::of(schedule, entries, *today, *booked, self.number.of(u32::MAX))
    }

    fn start(&mut self, ctx: &Context<Review>, unsaved: bool) {
        let Some(Ok(ready)) = self.ready.clone() else { return };
        if !self.starting.begin() {
            return;
        }
        let questions: Vec<QuestionId> = self.tonight(&ready).picks.into_iter().map(|pick| pick.question).collect();
        let form = Index::new(ready.entries.clone()).map_err(|fault| fault.to_string()).and_then(|index| {
            arrange(&ready.supply.blueprint, &index, &questions, chance::seed()).map_err(|fault| fault.to_string())
        });
        let (store, link) = (ctx.props().store.clone(), ctx.link().clone());
        spawn_local(async move {
            let done = match form {
                Ok(form) => start(&store, Rules::practice(), form, unsaved).await,
                Err(fault) => Err(fault),
            };
            if let Err(why) = done {
                link.send_message(Msg::Failed(why));
            }
        });
    }
}

fn load(ctx: &Context<Review>) {
    let ReviewProps { exam, store, library } = ctx.props().clone();
    let link = ctx.link().clone();
    spawn_local(async move { link.send_message(Msg::Loaded(ready(&exam, &store, &library).await.map(Rc::new))) });
}

async fn ready(exam: &CatalogueExam, store: &Store, library: &Library) -> Result<Ready, String> {
    if exam.questions == 0 {
        return Err(words::NO_QUESTIONS.into());
    }
    let supply = Supply::load(library, exam).await?;
    let past = Past::read(store, library).await.map_err(|why| crate::words::frame::cannot_read(&why))?;
    let booked = plan(store, &exam.code).await.booked;
    let kinds = supply.blueprint.kinds();
    let entries = supply.pools.iter().flatten().filter(|entry| kinds.contains(&entry.shape.kind())).cloned().collect();
    Ok(Ready { entries, schedule: schedule(&past, &exam.code), today: today(), booked, supply })
}

//! How a candidate stands in one exam: a part of the exam's page.

mod accuracy;
mod booking;
mod pace;
mod readiness;
mod scores;

use std::rc::Rc;

use bank::pack::{CatalogueExam, Details};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    due::plan,
    look::{Look, ways},
    past::Past,
};
use crate::{
    components::{
        notice::banner,
        tag::{classed, paragraph, part, tag, together},
    },
    edge::database::Shelf,
    library::Library,
    saved::{Plan, Summary, unseal},
    store::Store,
    words::{exam, frame, standing as words},
};
use booking::Booking;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct StandingProps {
    pub(super) exam: Rc<CatalogueExam>,
    pub(super) store: Store,
    pub(super) library: Library,
}

/// Everything that the page is drawn from.
pub(super) struct Known {
    past: Past,
    plan: Plan,
    /// Those of this exam, newest first.
    sittings: Vec<Summary>,
    /// For the titles of tasks; without them their ids stand.
    details: Option<Rc<Details>>,
}

pub(super) struct Standing {
    known: Option<Known>,
    /// What must be said.
    fault: Option<String>,
}

pub(super) enum Msg {
    Known(Box<Known>, bool),
    Planned(Plan),
    Fault(String),
}

impl Component for Standing {
    type Message = Msg;
    type Properties = StandingProps;

    fn create(ctx: &Context<Standing>) -> Standing {
        let (props, link) = (ctx.props().clone(), ctx.link().clone());
        spawn_local(async move {
            link.send_message(match known(&props).await {
                Ok((known, damaged)) => Msg::Known(Box::new(known), damaged),
                Err(why) => Msg::Fault(frame::cannot_read(&why)),
            });
        });
        Standing { known: None, fault: None }
    }

    fn update(&mut self, _: &Context<Standing>, msg: Msg) -> bool {
        match msg {
            Msg::Known(known, damaged) => {
                self.known = Some(*known);
                self.fault = damaged.then(|| words::UNREADABLE.into());
            }
            Msg::Planned(plan) => {
                if let Some(known) = &mut self.known {
                    known.plan = plan;
                }
            }
            Msg::Fault(why) => self.fault = Some(why),
        }
        true
    }

    fn view(&self, ctx: &Context<Standing>) -> Html {
        let fault = self.fault.clone().map(|fault| banner("banner banner--warning", "alert", fault));
        let Some(Known { past, plan, sittings, details }) = &self.known else {
            let waiting = || paragraph("soft", words::READING).set("role", "status");
            return together([Some(fault.unwrap_or_else(waiting))]);
        };
        let StandingProps { exam, store, .. } = ctx.props();
        let look = Look::of(exam, past, *plan);
        let quiz = exam.minutes.is_none();
        let planned = ctx.link().callback(Msg::Planned);
        let booking = || {
            html! { <Booking exam={exam.clone()} store={store.clone()} plan={*plan} today={look.today} {planned} /> }
        };
        let next = classed("div", "next")
            .child(tag("h3").class("next__name").child(words::NEXT))
            .child(paragraph("next__said", look.said(exam)))
            .child(ways(look.ways(exam, true)));
        let due = look.due_apart().then(|| paragraph("soft small", words::due(look.due, quiz)));
        let head = part("standing", if quiz { words::QUIZ_STANDING } else { words::STANDING })
            .child(fault)
            .child(next.child(due))
            .child((!quiz).then(booking))
            .child((look.tally.all.of > 0).then(|| readiness::readiness(exam, &look)));
        let unmarked = (past.unmarked > 0)
            .then(|| banner("banner banner--info", "status", format!("{} {}", past.unmarked, words::UNMARKED)));
        let results = part("history", exam::HISTORY).child(scores::results(exam, sittings)).child(unmarked);
        let answered = look.tally.all.of > 0;
        together([
            Some(head),
            Some(results),
            answered.then(|| accuracy::accuracy(exam, details.as_deref(), &look)),
            answered.then(|| pace::pace(exam, &look.tally)),
        ])
    }
}

/// Reads everything; also, whether a plan could not be read and was set aside.
async fn known(props: &StandingProps) -> Result<(Known, bool), String> {
    let StandingProps { exam, store, library } = props;
    let past = Past::read(store, library).await?;
    let (sittings, _) = store.summaries().await?;
    let sittings = sittings.into_iter().filter(|one| one.exam == exam.code).collect();
    let code = exam.code.to_ascii_lowercase();
    let text = store.read(Shelf::Plans, &code).await?;
    let damaged = text.filter(|text| unseal(text).ok().and_then(Plan::read).is_none());
    let is_damaged = damaged.is_some();
    if let Some(damaged) = damaged {
        store.set_aside(Shelf::Plans, &code, damaged).await;
    }
    let plan = plan(store, &code).await;
    let details = library.details(exam).await.ok();
    Ok((Known { past, plan, sittings, details }, is_damaged))
}

//! The day for which an exam is booked: set, changed, removed.

use std::rc::Rc;

use bank::pack::CatalogueExam;
use study::Day;
use wasm_bindgen_futures::spawn_local;
use yew::{html::onsubmit, prelude::*};

use crate::{
    components::tag::{Tag, button, classed, paragraph, tag},
    edge::{
        database::{Change, Key, Shelf, WriteFault},
        page,
    },
    saved::{Plan, day, seal, spelt},
    standing::{Refusal, booking},
    store::Store,
    words::{frame, standing as words},
};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct BookingProps {
    pub(super) exam: Rc<CatalogueExam>,
    pub(super) store: Store,
    pub(super) plan: Plan,
    pub(super) today: Day,
    /// Told of a plan that was saved.
    pub(super) planned: Callback<Plan>,
}

pub(super) struct Booking {
    input: NodeRef,
    /// Whether the form is shown though a day is set.
    changing: bool,
    /// What is said, and whether it is a refusal.
    said: Option<(String, bool)>,
    /// Whether the button that was pressed goes with what it stood on, and the focus needs a new place.
    moved: bool,
}

pub(super) enum Msg {
    Change,
    Save,
    Remove,
    Saved(Plan, String),
    NotSaved(String),
}

impl Component for Booking {
    type Message = Msg;
    type Properties = BookingProps;

    fn create(_: &Context<Booking>) -> Booking {
        Booking { input: NodeRef::default(), changing: false, said: None, moved: false }
    }

    fn update(&mut self, ctx: &Context<Booking>, msg: Msg) -> bool {
        let BookingProps { exam, today, planned, .. } = ctx.props();
        match msg {
            Msg::Change => (self.changing, self.said, self.moved) = (true, None, true),
            Msg::Save => {
                let text = self.input.cast::<web_sys::HtmlInputElement>().map(|input| input.value());
                match booking(&text.unwrap_or_default(), *today, exam.first_day.as_deref(), exam.last_day.as_deref()) {
                    Ok(day) => {
                        let said = words::saved(&frame::day(&spelt(day)), day.since(*today));
                        write(ctx, Plan { booked: Some(day) }, said);
                    }
                    Err(why) => {
                        self.said = Some((refused(exam, *today, why), true));
                        page::focus("#booked");
                    }
                }
            }
            Msg::Remove => write(ctx, Plan::default(), words::REMOVED.into()),
            Msg::Saved(plan, said) => {
                (self.changing, self.said, self.moved) = (false, Some((said, false)), true);
                planned.emit(plan);
            }
            Msg::NotSaved(why) => self.said = Some((words::not_saved(&why), true)),
        }
        true
    }

    fn view(&self, ctx: &Context<Booking>) -> Html {
        let BookingProps { exam, plan, today, .. } = ctx.props();
        let heading = tag("h3").set("id", "booking-name").class("booking__name").child(words::BOOKED);
        let shown = match plan.booked {
            None if is_over(exam, *today) => paragraph("booking__why", too_late(exam, *today)),
            Some(day) if !self.changing => {
                let left = (day >= *today).then(|| day.since(*today));
                let booked = paragraph("booking__day", words::booked(&frame::day(&spelt(day)), left));
                let change = button(ctx.link().callback(|_| Msg::Change)).set("id", "change-day").class("button");
                let remove = button(ctx.link().callback(|_| Msg::Remove)).class("button button--quiet");
                let buttons = classed("div", "buttons").child(change.child(words::CHANGE));
                classed("div", "booking__set").child(booked).child(buttons.child(remove.child(words::REMOVE)))
            }
            booked => self.form(ctx, booked),
        };
        let said = self.said.as_ref().map(|(said, refusal)| {
            let class = if *refusal { "booking__refusal" } else { "soft small" };
            paragraph(class, said.clone()).set("id", "booking-said")
        });
        // The place of what is said is there before it, so that a screen reader speaks it.
        let said = tag("div").set("role", "status").child(said);
        classed("div", "booking").child(heading).child(shown).child(said).into()
    }

    fn rendered(&mut self, _: &Context<Booking>, _: bool) {
        // What is focused first is there in one of two drawings: the plan that was saved arrives with the second.
        if self.moved && page::focus_is_lost() {
            self.moved = false;
            page::focus("#booked");
            page::focus("#change-day");
        }
    }
}

impl Booking {
    fn form(&self, ctx: &Context<Booking>, booked: Option<Day>) -> Tag {
        let BookingProps { exam, today, .. } = ctx.props();
        let onsubmit = ctx.link().callback(|event: SubmitEvent| {
            event.prevent_default();
            Msg::Save
        });
        let (min, value) = (spelt(*today), booked.map(spelt));
        let refused = self.said.as_ref().is_some_and(|(_, refusal)| *refusal);
        let (invalid, described) = (refused.then_some("true"), "booking-why booking-said");
        let input = html! {
            <input type="date" id="booked" class="booking__input" ref={self.input.clone()} {value} {min}
                max={exam.last_day.clone()} aria-labelledby="booking-name" aria-invalid={invalid}
                aria-describedby={described} />
        };
        let save = classed("button", "button").set("type", "submit").child(words::SAVE);
        // The browser's own words on a day out of range know nothing of the exam.
        tag("form")
            .set("novalidate", "")
            .class("booking__form")
            .on(onsubmit::Wrapper::new(onsubmit))
            .child(paragraph("booking__why", words::WHY_BOOKED).set("id", "booking-why"))
            .child(classed("div", "buttons").child(input).child(save))
    }
}

fn write(ctx: &Context<Booking>, plan: Plan, said: String) {
    let (store, link) = (ctx.props().store.clone(), ctx.link().clone());
    let key = Key::of(&ctx.props().exam.code.to_ascii_lowercase());
    let change = match plan.booked {
        Some(_) => Change::Put(Shelf::Plans, key, seal(&plan.write())),
        None => Change::Remove(Shelf::Plans, key),
    };
    spawn_local(async move {
        link.send_message(match store.write(&[change], true).await {
            Ok(()) => Msg::Saved(plan, said),
            Err(WriteFault::Failed(why)) => Msg::NotSaved(why),
            // Neither can come of these changes.
            Err(WriteFault::Taken | WriteFault::Gone) => Msg::NotSaved("the browser changed it meanwhile".into()),
        });
    });
}

fn refused(exam: &CatalogueExam, today: Day, why: Refusal) -> String {
    let said = |day: Day| frame::day(&spelt(day));
    match why {
        Refusal::NoDay => words::NO_DAY.into(),
        Refusal::Passed => words::PASSED.into(),
        Refusal::TooFar => words::TOO_FAR.into(),
        Refusal::TooEarly(first) => words::too_early(&exam.code, &said(first)),
        Refusal::TooLate(_) => too_late(exam, today),
    }
}

fn is_over(exam: &CatalogueExam, today: Day) -> bool {
    exam.last_day.as_deref().and_then(day).is_some_and(|last| last < today)
}

fn too_late(exam: &CatalogueExam, today: Day) -> String {
    let last = exam.last_day.as_deref().map(frame::day).unwrap_or_default();
    words::too_late(&exam.code, &last, is_over(exam, today), exam.successor.as_deref())
}

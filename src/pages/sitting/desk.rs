//! What lies on the screen of a sitting, and what becomes of it when something happens.

use std::rc::Rc;

use bank::pack::{CatalogueExam, Details, QuestionRow};
use exam::{Event, Finished, Phase, Question};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{Msg, SittingPage, questions, refused};
use crate::{
    components::question::verdict,
    edge::{annex, clock, look, page},
    live::Live,
    route::Route,
    saved::Note,
    store::Saving,
    words::sitting as words,
};

/// Which questions the review lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Only {
    All,
    Incomplete,
    Flagged,
}

/// The part of the sitting that is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The question on the desk.
    Question,
    /// The list of all questions.
    Review(#[allow(private_interfaces)] Only),
}

/// What is asked or shown above the sitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialog {
    /// Whether the exam is to end.
    End,
    /// The short names of services.
    Services,
    /// How it all looks.
    Look,
}

#[allow(clippy::struct_excessive_bools)] // Each says something of its own.
pub(super) struct Desk {
    pub(super) live: Live,
    /// Lets an event happen; the same callback each time, so that what is equal is seen to be.
    pub(super) act_on: Callback<Event>,
    pub(super) exam: Rc<CatalogueExam>,
    pub(super) details: Option<Rc<Details>>,
    /// By place; those that have not arrived yet are missing.
    pub(super) questions: Vec<Option<Rc<Question>>>,
    pub(super) rows: Vec<QuestionRow>,
    pub(super) kept: bool,
    pub(super) part: Part,
    pub(super) notices: Vec<String>,
    pub(super) trouble: Option<String>,
    /// What a screen reader is to say next.
    pub(super) said: String,
    /// Whether those who see have no need of it.
    pub(super) aloud: bool,
    /// What is shown at the clock at a mark of the time, until the next act.
    pub(super) mark: Option<String>,
    /// By place.
    pub(super) notes: Vec<Note>,
    /// Why a note could not be written.
    pub(super) note_fault: Option<String>,
    /// Whether sentences can be pressed to be highlighted.
    pub(super) highlights: bool,
    /// Whether the result is sealed.
    pub(super) sealed: bool,
    pub(super) time_hidden: bool,
    /// The dialog that is open, if one is.
    pub(super) dialog: Option<Dialog>,
    pub(super) end_dialog: NodeRef,
    pub(super) services_dialog: NodeRef,
    pub(super) look_dialog: NodeRef,
    /// Where the focus goes once the next screen is drawn.
    focus: Option<&'static str>,
    /// The id of what had the focus when something was done that may take it away.
    pub(super) held: Option<String>,
    leaving: bool,
    /// What was said of the saving when the screen was last drawn.
    drawn: Saving,
}

impl Desk {
    pub(super) fn new(
        live: Live,
        act_on: Callback<Event>,
        exam: Rc<CatalogueExam>,
        questions: Vec<Option<Rc<Question>>>,
        notices: Vec<String>,
        (notes, sealed): (Vec<Note>, bool),
    ) -> Desk {
        let drawn = live.saving();
        Desk {
            live,
            act_on,
            exam,
            details: None,
            questions,
            rows: Vec::new(),
            kept: false,
            part: Part::Question,
            notices,
            trouble: None,
            said: String::new(),
            aloud: false,
            mark: None,
            notes,
            note_fault: None,
            highlights: false,
            sealed,
            time_hidden: false,
            dialog: None,
            end_dialog: NodeRef::default(),
            services_dialog: NodeRef::default(),
            look_dialog: NodeRef::default(),
            focus: Some("h1"),
            held: None,
            leaving: false,
            drawn,
        }
    }

    /// Puts arrived questions in their places. `kept` says that they came out of the store.
    pub(super) fn take_in(&mut self, rows: Vec<QuestionRow>, kept: bool) {
        let form = self.live.sitting().form();
        let place = |id: &str| form.places().iter().position(|place| place.question.as_str() == id);
        let rows: Vec<QuestionRow> = rows.into_iter().filter(|row| place(&row.id).is_some()).collect();
        if !kept {
            // What is asked for again brings along what had arrived.
            let new = rows.iter().filter(|row| !self.rows.iter().any(|its| its.id == row.id));
            let new: Vec<QuestionRow> = new.cloned().collect();
            self.rows.extend(new);
        }
        self.kept |= kept;
        let (sound, faults) = questions(rows);
        for question in sound {
            if let Some(slot) = place(question.id().as_str()).and_then(|at| self.questions.get_mut(at)) {
                *slot = Some(Rc::new(question));
            }
        }
        if let Some(fault) = faults.into_iter().next() {
            self.trouble = Some(fault);
        }
    }

    pub(super) fn update(&mut self, ctx: &Context<SittingPage>, msg: Msg) -> bool {
        match msg {
            Msg::Arrived(Ok(rows)) => {
                self.take_in(rows.to_vec(), false);
                self.keep_paper(ctx);
            }
            Msg::Arrived(Err(fault)) => self.trouble = Some(fault),
            Msg::Fetch => {
                self.trouble = None;
                let arrived = ctx.link().callback(Msg::Arrived);
                ctx.props().library.fetch(self.exam.clone(), self.live.sitting().form(), arrived);
            }
            Msg::Details(details) => self.details = Some(details),
            Msg::Act(event) => self.act(ctx, event),
            Msg::Saving => {
                self.leave_when_over(ctx);
                // An act draws the screen anyway; the writing does so where it changes what is said.
                if self.drawn == self.live.saving() {
                    return false;
                }
            }
            Msg::Say(text) => self.say(text, false),
            Msg::Mark(left, last) => {
                // The last mark concerns those too who would rather not watch the clock.
                self.time_hidden &= !last;
                let text = words::mark(left, last);
                self.mark = Some(text.clone());
                self.say(text, true);
            }
            Msg::Jot(jot) => return self.jot(ctx, jot),
            Msg::Look(name, value) => look::choose(name, value),
            Msg::Show(part) => {
                self.part = part;
                self.focus = Some("h1");
                page::scroll_to_top();
            }
            Msg::HideTime => self.time_hidden = !self.time_hidden,
            Msg::Dialog(dialog) => self.dialog = dialog,
            Msg::Beat => {
                // The report is the annex's: it comes while there is a network, and not only when it is wanted.
                annex::prepare();
                self.live.act(Event::Tick).ok();
                self.live.pulse();
                self.leave_when_over(ctx);
                if self.note_fault.is_some() {
                    self.keep_notes(ctx, 0..self.notes.len());
                }
            }
            Msg::Loaded(..) | Msg::Elsewhere(_) | Msg::Take => return false,
        }
        self.drawn = self.live.saving();
        true
    }

    /// Moves the focus and opens dialogs, once the screen is drawn.
    pub(super) fn settle(&mut self) {
        let dialogs = [
            (&self.end_dialog, Dialog::End),
            (&self.services_dialog, Dialog::Services),
            (&self.look_dialog, Dialog::Look),
        ];
        for (node, dialog) in dialogs {
            if let Some(node) = node.cast::<web_sys::Element>() {
                page::dialog(&node, self.dialog == Some(dialog));
            }
        }
        let held = self.held.take();
        if let Some(selector) = self.focus.take() {
            page::focus(selector);
        } else if let Some(held) = held {
            page::regain_focus(&held);
        }
    }

    /// Has a screen reader say something; shown to all unless it is only for those who listen.
    pub(super) fn say(&mut self, text: String, aloud: bool) {
        // A screen reader speaks what changes: the same sentence again must not look the same.
        self.said = if self.said == text { text + "\u{a0}" } else { text };
        self.aloud = aloud;
    }

    /// The sitting's answers once it is over.
    pub(super) fn finished(&self) -> Option<&Finished> {
        match self.live.sitting().phase() {
            Phase::Finished(finished) => Some(finished),
            _ => None,
        }
    }

    fn act(&mut self, ctx: &Context<SittingPage>, event: Event) {
        let (moves, reveals) = (matches!(event, Event::GoTo(_)), event == Event::Reveal);
        self.held = Some(page::focused());
        self.said.clear();
        self.aloud = false;
        self.mark = None;
        if let Err(why) = self.live.act(event) {
            self.said = refused(why);
        }
        if reveals && let Some(it) = self.live.sitting().desk() {
            let question = self.questions.get(it.at()).and_then(Option::as_ref);
            self.said = question.map(|question| verdict(question, it.line()).to_owned()).unwrap_or_default();
        }
        if moves {
            self.part = Part::Question;
            self.highlights = false;
            self.focus = Some("h1");
            page::scroll_to_top();
        }
        self.dialog = None;
        self.leave_when_over(ctx);
    }

    /// Keeps the questions with the sitting once all are there.
    fn keep_paper(&mut self, ctx: &Context<SittingPage>) {
        if self.kept || self.questions.iter().any(Option::is_none) {
            return;
        }
        self.kept = true;
        let (store, id, rows) = (ctx.props().store.clone(), ctx.props().id.clone(), std::mem::take(&mut self.rows));
        spawn_local(async move {
            // If it fails, the next visit fetches the questions again.
            store.keep_paper(&id, &rows).await.ok();
        });
    }

    /// Goes to the report when the sitting is over and everything is written, or cannot be at present: the report
    /// is made from this tab's record then, and says so.
    fn leave_when_over(&mut self, ctx: &Context<SittingPage>) {
        let settled = matches!(self.live.saving(), Saving::Done | Saving::Failed(..));
        if self.finished().is_some() && settled && !self.leaving {
            self.leaving = true;
            ctx.props().store.hand_over(&ctx.props().id);
            page::go(&Route::Report { id: ctx.props().id.to_string() }.to_string(), true);
        }
    }

    /// What the clock says, with the moment at which it says so.
    pub(super) fn time(&self) -> (Option<std::time::Duration>, exam::Moment) {
        let now = clock::now();
        (self.live.sitting().left(now), now)
    }

    /// What is shown of the saving of acts.
    pub(super) fn saving_said(&self, in_memory: bool) -> (&'static str, &'static str) {
        match self.live.saving() {
            Saving::Failed(..) => ("saving saving--failed", words::NOT_SAVED),
            _ if in_memory => ("saving saving--memory", words::IN_MEMORY),
            Saving::Busy | Saving::Overtaken => ("saving saving--busy", words::SAVING),
            Saving::Done => ("saving saving--done", words::SAVED),
        }
    }
}

//! Loads a finished sitting, marks it, and hands it to the report.

use std::{rc::Rc, time::Duration};

use bank::pack::{CatalogueExam, DetailsTask, QuestionRow};
use exam::{Finished, Form, Moment, Phase, Question, QuestionId, Report};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::report::{ReportProps, report};
use crate::{
    components::{
        notice::banner,
        tag::{button, classed, headline, link, plain, tag},
    },
    edge::{database::WriteFault, page},
    library::Library,
    route::Route,
    saved::Note,
    store::{Ledger, LoadFault, Saving, Store},
    words::{frame, sitting as words},
};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct MarkingProps {
    pub(crate) id: AttrValue,
    pub(crate) store: Store,
    pub(crate) library: Library,
}

/// A finished sitting, ready to be shown or still waiting for its questions.
#[derive(Clone)]
struct Pile {
    exam: Rc<CatalogueExam>,
    tasks: Rc<Vec<DetailsTask>>,
    form: Rc<Form>,
    finished: Rc<Finished>,
    begun: Moment,
    ended: Moment,
    limit: Option<Duration>,
    /// Whether it is a whole exam, which is known when it is marked.
    whole: bool,
    /// What was left at the questions, by place.
    notes: Rc<Vec<Note>>,
    /// Those that have arrived, in no order.
    questions: Vec<Question>,
}

enum State {
    Loading,
    /// Why there is no report; `true` if it may go better the next time.
    Fault(String, bool),
    Waiting(Pile),
    /// The result waits to be opened; why it could not be, if that was tried.
    Sealed(Option<String>),
    Marked(Pile, Rc<Report>, Rc<Vec<Question>>),
}

pub(crate) struct Marking {
    state: State,
    /// The sitting's record, if some of it waits to be written.
    unsaved: Option<Ledger>,
    /// Whether what there is to pass on of the form was opened.
    shares: bool,
    /// Whether the screen is new, so that the focus belongs at its start.
    fresh: bool,
}

pub(crate) enum Msg {
    Open,
    Again,
    Sealed(Option<String>),
    Share,
    /// The candidate wants to see the result.
    Unseal,
    Fault(String),
    Loaded(Box<(PileDraft, Vec<QuestionRow>)>),
    Arrived(Result<Rc<Vec<QuestionRow>>, String>),
    /// The writing of what waits went on, well or badly.
    Saving,
}

/// What was loaded, before the questions are looked over.
pub(crate) struct PileDraft(Pile);

impl Component for Marking {
    type Message = Msg;
    type Properties = MarkingProps;

    fn create(ctx: &Context<Marking>) -> Marking {
        // The app may have left it here with acts that wait to be written.
        ctx.props().store.take_up(&ctx.props().id);
        load(ctx);
        let unsaved = ctx.props().store.waiting(&ctx.props().id);
        if let Some(ledger) = &unsaved {
            ledger.hear(ctx.link().callback(|()| Msg::Saving));
        }
        Marking { state: State::Loading, unsaved, shares: false, fresh: false }
    }

    fn changed(&mut self, ctx: &Context<Marking>, old: &MarkingProps) -> bool {
        if ctx.props().id != old.id {
            *self = <Marking as Component>::create(ctx);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Marking>, msg: Msg) -> bool {
        match msg {
            // What could not be kept at the marking is kept now that there is room again.
            Msg::Saving => self.keep(ctx),
            // A sitting that is not over has no report: it goes on where it stood.
            Msg::Open => page::go(&Route::Sitting { id: ctx.props().id.to_string() }.to_string(), true),
            Msg::Again => *self = <Marking as Component>::create(ctx),
            Msg::Sealed(fault) => {
                self.state = State::Sealed(fault);
                self.fresh = true;
            }
            Msg::Share => self.shares = true,
            Msg::Unseal => {
                let (store, id, link) = (ctx.props().store.clone(), ctx.props().id.clone(), ctx.link().clone());
                spawn_local(async move {
                    link.send_message(match store.open_result(&id).await {
                        Ok(()) => Msg::Again,
                        Err(WriteFault::Failed(why)) => Msg::Sealed(Some(words::not_opened(&why))),
                        Err(_) => Msg::Sealed(Some(words::not_opened("the browser gave no reason"))),
                    });
                });
            }
            Msg::Fault(why) => self.fault(why, false),
            Msg::Arrived(Err(why)) => self.fault(why, true),
            Msg::Loaded(loaded) => {
                let (PileDraft(pile), rows) = *loaded;
                if rows.is_empty() {
                    ctx.props().library.fetch(pile.exam.clone(), &pile.form, ctx.link().callback(Msg::Arrived));
                    self.state = State::Waiting(pile);
                } else {
                    self.take_in(ctx, pile, rows);
                }
            }
            Msg::Arrived(Ok(rows)) => match std::mem::replace(&mut self.state, State::Loading) {
                State::Waiting(pile) => self.take_in(ctx, pile, rows.to_vec()),
                other => self.state = other,
            },
        }
        true
    }

    fn view(&self, ctx: &Context<Marking>) -> Html {
        let unsaved = || {
            let unsaved = self.unsaved.as_ref().and_then(|ledger| match ledger.saving() {
                Saving::Failed(_, why) => Some(words::report_not_saved(&why)),
                _ => None,
            });
            unsaved.map(|text| banner("banner banner--trouble", "alert", text))
        };
        match &self.state {
            State::Sealed(fault) => {
                let fault = fault.clone().map(|fault| banner("banner banner--trouble", "alert", fault));
                let open = button(ctx.link().callback(|_| Msg::Unseal)).class("button button--primary");
                let actions = classed("p", "page__actions")
                    .child(open.child(words::OPEN_RESULT))
                    .child(link("button", Route::Home.to_string()).child(words::HOME));
                plain()
                    .child(unsaved())
                    .child(headline().child(words::SEALED_TITLE))
                    .child(tag("p").child(words::SEALED_TEXT))
                    .child(fault)
                    .child(actions)
                    .into()
            }
            State::Loading | State::Waiting(_) => {
                plain().child(tag("p").set("role", "status").child(words::MARKING)).into()
            }
            State::Fault(why, passing) => {
                let title = if why == words::UNKNOWN_TEXT { words::UNKNOWN_TITLE } else { words::UNREADABLE_TITLE };
                let again = || button(ctx.link().callback(|_| Msg::Again)).class("button button--primary");
                let actions = classed("p", "page__actions")
                    .child(passing.then(|| again().child(frame::TRY_AGAIN)))
                    .child(link("button", Route::Home.to_string()).child(words::HOME));
                plain()
                    .child(headline().child(title))
                    .child(tag("p").set("role", "alert").child(why))
                    .child(actions)
                    .into()
            }
            State::Marked(pile, marked, questions) => {
                let page = report(&ReportProps {
                    id: ctx.props().id.clone(),
                    exam: pile.exam.clone(),
                    tasks: pile.tasks.clone(),
                    form: pile.form.clone(),
                    finished: pile.finished.clone(),
                    report: marked.clone(),
                    questions: questions.clone(),
                    begun: pile.begun,
                    limit: pile.limit,
                    notes: pile.notes.clone(),
                    share: pile.whole.then(|| (self.shares, ctx.link().callback(|_| Msg::Share))),
                });
                html! { <>{ for unsaved() }{ page }</> }
            }
        }
    }

    fn rendered(&mut self, _: &Context<Marking>, _: bool) {
        if std::mem::take(&mut self.fresh) {
            page::focus("h1");
        }
    }
}

impl Marking {
    fn fault(&mut self, why: String, passing: bool) {
        self.state = State::Fault(why, passing);
        self.fresh = true;
    }

    fn take_in(&mut self, ctx: &Context<Marking>, mut pile: Pile, rows: Vec<QuestionRow>) {
        for row in rows {
            match Question::try_from(row) {
                Ok(question) => pile.questions.push(question),
                Err(fault) => {
                    self.fault(format!("{fault}."), false);
                    return;
                }
            }
        }
        let Ok(blueprint) = pile.exam.blueprint(None) else {
            return self.fault(format!("The outline of {} is damaged.", pile.exam.code), false);
        };
        let find = |id: &QuestionId| pile.questions.iter().find(|question| question.id() == id);
        let Ok(report) = Report::mark(&blueprint, &pile.form, &pile.finished, |id| find(id).map(Question::key)) else {
            self.state = State::Waiting(pile);
            return;
        };
        // Practice of a part says nothing of the scale: its result is a share.
        pile.whole = pile.form.is_whole(&blueprint);
        let report = if pile.whole { report } else { report.as_share() };
        let questions = pile.form.places().iter().filter_map(|place| find(&place.question).cloned());
        let questions = Rc::new(questions.collect());
        page::title(&format!("{} · Dryrun", pile.exam.code));
        self.state = State::Marked(pile, Rc::new(report), questions);
        self.fresh = true;
        self.keep(ctx);
    }

    /// Keeps what came of it, so that lists need not mark it again.
    fn keep(&self, ctx: &Context<Marking>) {
        let State::Marked(pile, report, _) = &self.state else { return };
        let (store, id, report, ended) =
            (ctx.props().store.clone(), ctx.props().id.clone(), report.clone(), pile.ended);
        spawn_local(async move { store.finish(&id, &report, ended).await });
    }
}

fn load(ctx: &Context<Marking>) {
    let MarkingProps { id, store, library } = ctx.props().clone();
    let link = ctx.link().clone();
    spawn_local(async move {
        let loaded = match store.load(&id).await {
            Ok(loaded) => loaded,
            Err(LoadFault::Unknown) => return link.send_message(Msg::Fault(words::UNKNOWN_TEXT.into())),
            Err(LoadFault::Unreadable(why)) => return link.send_message(Msg::Fault(format!("{why}."))),
        };
        let Phase::Finished(finished) = loaded.folded.sitting.phase() else { return link.send_message(Msg::Open) };
        if loaded.sealed {
            return link.send_message(Msg::Sealed(None));
        }
        let form = loaded.start.form.clone();
        let Some(exam) = library.exam(form.exam()) else {
            return link.send_message(Msg::Fault(format!("This page knows no exam {}.", form.exam())));
        };
        // Without details the titles of tasks are missing, and nothing else.
        let tasks = library.details(&exam).await.map(|details| details.tasks.clone()).unwrap_or_default();
        let pile = Pile {
            exam,
            tasks: Rc::new(tasks),
            form: Rc::new(form),
            finished: Rc::new(finished.clone()),
            begun: loaded.start.begun,
            ended: loaded.folded.last,
            limit: loaded.start.rules.limit,
            notes: Rc::new(store.notes(&id, finished.sheet().lines().len()).await.0),
            whole: false,
            questions: Vec::new(),
        };
        link.send_message(Msg::Loaded(Box::new((PileDraft(pile), loaded.rows))));
    });
}

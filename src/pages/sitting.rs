//! A sitting under way: one question, the clock, the map, and what is saved.

mod desk;
mod map;
mod notes;
mod view;

use std::{rc::Rc, time::Duration};

use bank::pack::{CatalogueExam, Details, QuestionRow};
use exam::{Event, Phase, Question, Why};
use gloo::{events::EventListener, timers::callback::Interval};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use yew::{html::onclick, prelude::*};

use crate::{
    components::tag::{Tag, classed, headline, link, plain, tag},
    edge::{page, tabs},
    library::Library,
    live::Live,
    route::Route,
    saved::{Folded, Note},
    store::{LoadFault, Loaded, Saving, Store},
    words::sitting as words,
};
use desk::{Desk, Dialog, Part};
use notes::Jot;

/// How often a sign of life is noted, in milliseconds.
const BEAT: u32 = 5_000;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct SittingProps {
    pub(crate) id: AttrValue,
    pub(crate) store: Store,
    pub(crate) library: Library,
}

/// What stands between the candidate and the exam, or the exam itself.
enum State {
    Loading,
    Fault(LoadFault),
    /// Another tab has the pen. If it took it from here: how many acts were not written for certain.
    Elsewhere(Option<usize>),
    Open(Box<Desk>),
}

pub(crate) struct SittingPage {
    state: State,
    _beat: Interval,
    _woken: [Option<EventListener>; 2],
    _key: Option<EventListener>,
}

pub(crate) enum Msg {
    /// What was loaded, with what is to be said of it.
    Loaded(Box<Result<Opened, LoadFault>>, Option<&'static str>),
    /// Another tab has the pen; `true` if it took it from here.
    Elsewhere(bool),
    Take,
    Arrived(Result<Rc<Vec<QuestionRow>>, String>),
    /// Questions did not arrive, and are asked for again.
    Fetch,
    Details(Rc<Details>),
    Act(Event),
    /// The writing went on, well or badly.
    Saving,
    Say(String),
    Show(Part),
    HideTime,
    /// The clock passed a mark: the time left, and whether it was the last one.
    Mark(Duration, bool),
    Jot(Jot),
    /// A side of the look, and what is chosen for it.
    Look(&'static str, &'static str),
    Dialog(Option<Dialog>),
    Beat,
}

pub(crate) struct Opened {
    exam: Rc<CatalogueExam>,
    loaded: Loaded,
    notes: (Vec<Note>, bool),
    pen: tabs::Pen,
}

impl Component for SittingPage {
    type Message = Msg;
    type Properties = SittingProps;

    fn create(ctx: &Context<SittingPage>) -> SittingPage {
        open(ctx, false, None);
        let link = ctx.link().clone();
        SittingPage {
            state: State::Loading,
            _beat: Interval::new(BEAT, move || link.send_message(Msg::Beat)),
            _woken: ["visibilitychange", "pageshow"].map(|event| wake(ctx, event)),
            _key: key(ctx),
        }
    }

    fn changed(&mut self, ctx: &Context<SittingPage>, old: &SittingProps) -> bool {
        if old.id != ctx.props().id {
            self.state = State::Loading;
            open(ctx, false, None);
        }
        true
    }

    fn update(&mut self, ctx: &Context<SittingPage>, msg: Msg) -> bool {
        match (msg, &mut self.state) {
            (Msg::Loaded(opened, said), _) => match *opened {
                // Another tab took the pen while this one was still reading.
                Ok(opened) if opened.pen.is_lost() => self.state = State::Elsewhere(Some(0)),
                Ok(opened) => self.take_up(ctx, opened, said),
                Err(fault) => self.state = State::Fault(fault),
            },
            (Msg::Elsewhere(taken), State::Open(desk)) => {
                let unwritten = desk.live.close();
                self.state = State::Elsewhere(taken.then_some(unwritten));
            }
            (Msg::Elsewhere(taken), _) => self.state = State::Elsewhere(taken.then_some(0)),
            (Msg::Take, _) => {
                self.state = State::Loading;
                open(ctx, true, None);
            }
            (Msg::Saving, State::Open(desk)) if desk.live.saving() == Saving::Overtaken => {
                // Another tab wrote meanwhile: what it wrote counts, and this tab goes on from there.
                self.state = State::Loading;
                open(ctx, false, Some(words::OVERTAKEN));
            }
            (msg, State::Open(desk)) => return desk.update(ctx, msg),
            _ => return false,
        }
        true
    }

    fn view(&self, ctx: &Context<SittingPage>) -> Html {
        let home = Route::Home.to_string();
        let told = |title: &'static str, text: String, action: Option<Tag>| {
            let home = link("button", home.clone()).child(words::HOME);
            let actions = classed("p", "page__actions").child(action).child(home);
            plain().child(headline().child(title)).child(tag("p").child(text)).child(actions).into()
        };
        match &self.state {
            State::Loading => plain().child(tag("p").set("role", "status").child(words::LOADING)).into(),
            State::Fault(LoadFault::Unknown) => told(words::UNKNOWN_TITLE, words::UNKNOWN_TEXT.into(), None),
            State::Fault(LoadFault::Unreadable(why)) => told(words::UNREADABLE_TITLE, format!("{why}."), None),
            State::Elsewhere(taken) => {
                let (title, text) = match *taken {
                    Some(0) => (words::TAKEN_TITLE, words::TAKEN_TEXT.to_owned()),
                    Some(unwritten) => (words::TAKEN_TITLE, words::taken_unwritten(unwritten)),
                    None => (words::ELSEWHERE_TITLE, words::ELSEWHERE_TEXT.to_owned()),
                };
                let take = onclick::Wrapper::new(ctx.link().callback(|_| Msg::Take));
                let take = classed("button", "button button--primary").on(take).child(words::CONTINUE_HERE);
                told(title, text, Some(take))
            }
            State::Open(desk) => view::view(ctx, desk),
        }
    }

    fn rendered(&mut self, _: &Context<SittingPage>, _: bool) {
        match &mut self.state {
            State::Open(desk) => desk.settle(),
            State::Elsewhere(_) | State::Fault(_) => page::focus("h1"),
            State::Loading => (),
        }
    }
}

impl SittingPage {
    fn take_up(&mut self, ctx: &Context<SittingPage>, opened: Opened, said: Option<&str>) {
        let Opened { exam, loaded, notes: (notes, notes_damaged), pen } = opened;
        let Loaded { start, folded, ledger, pulse, rows, paper_damaged, sealed } = loaded;
        let Folded { lost, next, .. } = &folded;
        let mut notices: Vec<String> = lost.map(|(lost, _)| words::lost_acts(*next, lost)).into_iter().collect();
        notices.extend(said.map(str::to_owned));
        if paper_damaged {
            notices.push(words::PAPER_DAMAGED.to_owned());
        }
        if notes_damaged {
            notices.push(words::NOTES_DAMAGED.to_owned());
        }
        let before = folded.sitting.desk().map_or(0, |desk| desk.interruptions().len());
        let (store, library, id) = (ctx.props().store.clone(), ctx.props().library.clone(), ctx.props().id.to_string());
        let live = Live::new(store.clone(), id, (folded, ledger), pulse, pen, ctx.link().callback(|()| Msg::Saving));
        let now = live.sitting().desk().map_or(0, |desk| desk.interruptions().len());
        if now > before && start.rules.clock == exam::Clock::TestCentre && start.rules.limit.is_some() {
            notices.push(words::was_interrupted(1));
        }
        let questions = vec![None; start.form.places().len()];
        let memory = store.in_memory().map(words::kept_in_memory);
        notices.extend(memory);
        let mut desk =
            Desk::new(live, ctx.link().callback(Msg::Act), exam.clone(), questions, notices, (notes, sealed));
        if rows.is_empty() {
            library.fetch(exam.clone(), &start.form, ctx.link().callback(Msg::Arrived));
        } else {
            desk.take_in(rows, true);
        }
        let link = ctx.link().clone();
        spawn_local(async move {
            // Without the names of services the help is missing, and nothing else.
            if let Ok(details) = library.details(&exam).await {
                link.send_message(Msg::Details(details));
            }
        });
        page::title(&format!("{} · Dryrun", start.form.exam()));
        let finished = matches!(desk.live.sitting().phase(), Phase::Finished(_));
        self.state = State::Open(Box::new(desk));
        if finished {
            ctx.link().send_message(Msg::Beat);
        }
    }
}

/// Loads the sitting and asks for its pen; `said` is what there is to say of it.
fn open(ctx: &Context<SittingPage>, take: bool, said: Option<&'static str>) {
    let SittingProps { id, store, library } = ctx.props().clone();
    let link = ctx.link().clone();
    spawn_local(async move {
        let lost = {
            let link = link.clone();
            move || link.send_message(Msg::Elsewhere(true))
        };
        let Some(pen) = tabs::pen(&id, take, lost).await else {
            link.send_message(Msg::Elsewhere(false));
            return;
        };
        let opened = match store.load(&id).await {
            Ok(loaded) => match library.exam(loaded.start.form.exam()) {
                Some(exam) => {
                    let notes = store.notes(&id, loaded.start.form.places().len()).await;
                    Ok(Opened { exam, loaded, notes, pen })
                }
                None => Err(LoadFault::Unreadable(format!("this page knows no exam {}", loaded.start.form.exam()))),
            },
            Err(fault) => Err(fault),
        };
        link.send_message(Msg::Loaded(Box::new(opened), said));
    });
}

/// Looks at the clock again when the page comes back into sight.
fn wake(ctx: &Context<SittingPage>, event: &'static str) -> Option<EventListener> {
    let link = ctx.link().clone();
    // `visibilitychange` bubbles from the document to the window, `pageshow` starts there.
    let window = web_sys::window()?;
    Some(EventListener::new(&window, event, move |_| link.send_message(Msg::Beat)))
}

/// Hears the key H, with which selected words are highlighted.
fn key(ctx: &Context<SittingPage>) -> Option<EventListener> {
    let link = ctx.link().clone();
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "keydown", move |event| {
        let event = event.dyn_ref::<web_sys::KeyboardEvent>();
        let alone = |event: &&web_sys::KeyboardEvent| !event.ctrl_key() && !event.alt_key() && !event.meta_key();
        if event.filter(alone).is_some_and(|event| event.key().eq_ignore_ascii_case("h")) {
            link.send_message(Msg::Jot(Jot::Key));
        }
    }))
}

/// The questions of rows that are sound; the others are told by their faults.
fn questions(rows: impl IntoIterator<Item = QuestionRow>) -> (Vec<Question>, Vec<String>) {
    let mut sound = Vec::new();
    let mut faults = Vec::new();
    for row in rows {
        match Question::try_from(row) {
            Ok(question) => sound.push(question),
            Err(fault) => faults.push(fault.to_string()),
        }
    }
    (sound, faults)
}

/// What a refusal means to the candidate.
fn refused(why: Why) -> String {
    match why {
        Why::Over => words::TIME_UP.into(),
        other => format!("Not done: {other}."),
    }
}

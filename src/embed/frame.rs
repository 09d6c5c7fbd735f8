//! The quiz for frames. It is small, asks at once, and tells the page around it what happens, if that page listens.

mod open;
mod question;
mod quiz;
mod result;
mod view;

use std::rc::Rc;

use bank::pack::QuestionRow;
use exam::{Event, Response, Shape};
use gloo::events::EventListener;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    address::{Address, Wanted},
    look,
    message::{Look, Message, Own, Told},
    own::{self, Flaw, Reading},
};
use crate::{
    components::question::verdict,
    edge::{
        host::{Height, Host},
        page, root,
    },
    library::Library,
    words::{embed as words, sitting},
};
use open::{From, Hitch, Opened};
use quiz::Quiz;

enum State {
    Loading,
    /// The page around has not handed its questions over.
    Waiting,
    Refused(Hitch),
    Open(Box<Quiz>),
}

/// Where the focus goes once the screen is drawn. At first it goes nowhere: it is the page's around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Focus {
    /// To the heading of the question, of the result, or of what went wrong.
    Heading,
    /// To the sentence that says whether the answer was right.
    Verdict,
}

pub(crate) struct Frame {
    address: Result<Address, Vec<String>>,
    library: Result<Library, String>,
    host: Rc<Host>,
    look: Look,
    state: State,
    /// What the page around handed over; it may do so once.
    own: Option<(Own, Option<Reading>)>,
    flaws: Vec<Flaw>,
    notice: Option<&'static str>,
    /// Questions did not arrive, and why.
    trouble: Option<String>,
    /// What a screen reader is to say next.
    said: String,
    focus: Option<Focus>,
    /// The id of what had the focus when something was done that may take it away.
    held: Option<String>,
    act: Callback<Event>,
    say: Callback<String>,
    _height: Height,
    _seen: Option<EventListener>,
}

pub(crate) enum Msg {
    Heard(Message),
    Opened(Box<Result<Opened, Hitch>>),
    Read(Result<Reading, String>),
    Arrived(Result<Rc<Vec<QuestionRow>>, String>),
    Act(Event),
    /// The answer is to be checked, if there is one.
    Check,
    Next,
    End,
    /// Another form, or the same one from its start.
    Anew(bool),
    /// What went wrong is tried again.
    Again,
    Say(String),
    Seen,
    /// A question of the result was opened or closed.
    Unfold(usize, bool),
}

impl Component for Frame {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Frame>) -> Frame {
        let link = ctx.link().clone();
        let host = Rc::new(Host::new(move |message| link.send_message(Msg::Heard(message))));
        let address = Address::parse(&root::query());
        look::dress(address.as_ref().ok(), Look::default());
        root::mark("data-alone", (!host.is_there()).then_some(""));
        let told = host.clone();
        let link = ctx.link().clone();
        let listen = |window: web_sys::Window| {
            EventListener::new(&window, "visibilitychange", move |_| link.send_message(Msg::Seen))
        };
        let mut frame = Frame {
            address,
            library: Library::carried(),
            look: Look::default(),
            state: State::Loading,
            own: None,
            flaws: Vec::new(),
            notice: None,
            trouble: None,
            said: String::new(),
            focus: None,
            held: None,
            act: ctx.link().callback(Msg::Act),
            say: ctx.link().callback(Msg::Say),
            _height: Height::watch(move |height| told.tell(&Told::Size(height))),
            _seen: web_sys::window().map(listen),
            host,
        };
        frame.open(ctx, From::Kept);
        frame.host.tell(&Told::Hello);
        frame
    }

    fn update(&mut self, ctx: &Context<Frame>, msg: Msg) -> bool {
        match msg {
            Msg::Heard(message) => return self.hear(ctx, message),
            Msg::Opened(opened) => self.opened(ctx, *opened),
            Msg::Read(Ok(reading)) => {
                if let Some((_, slot)) = &mut self.own {
                    *slot = Some(reading);
                }
                self.open(ctx, From::Kept);
            }
            Msg::Read(Err(why)) => self.refuse(Hitch::passing(why)),
            Msg::Arrived(rows) => self.arrived(ctx, rows),
            Msg::Act(event) => self.act(event),
            Msg::Check => self.check(),
            Msg::Next => {
                let State::Open(quiz) = &self.state else { return false };
                let next = quiz.desk().map_or(0, |desk| desk.at() + 1);
                self.act(Event::GoTo(next));
                self.focus = Some(Focus::Heading);
            }
            Msg::End => {
                self.act(Event::Submit);
                self.focus = Some(Focus::Heading);
                self.tell_result();
            }
            Msg::Anew(other) => {
                let State::Open(quiz) = &self.state else { return false };
                let from = if other { From::Chance } else { From::Seed(quiz.form().seed()) };
                self.focus = Some(Focus::Heading);
                self.open(ctx, from);
            }
            Msg::Again => {
                self.focus = Some(Focus::Heading);
                if let State::Open(_) = &self.state {
                    self.trouble = None;
                    self.fetch(ctx);
                } else {
                    self.open(ctx, From::Kept);
                }
            }
            // A screen reader speaks what changes: the same sentence again must not look the same.
            Msg::Say(text) => self.said = if self.said == text { text + "\u{a0}" } else { text },
            Msg::Seen => {
                if let State::Open(quiz) = &mut self.state {
                    quiz.seen(!root::is_hidden());
                }
                return false;
            }
            Msg::Unfold(at, open) => {
                let State::Open(quiz) = &mut self.state else { return false };
                return quiz.unfold(at, open);
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Frame>) -> Html {
        view::view(ctx, self)
    }

    fn rendered(&mut self, _: &Context<Frame>, _: bool) {
        let held = self.held.take();
        // While something loads, there is nothing yet to go to.
        if let State::Loading = self.state {
            return;
        }
        match self.focus.take() {
            Some(Focus::Heading) => root::focus(".quiz__title", true),
            Some(Focus::Verdict) => root::focus(".question__hint:not([id])", false),
            None => held.iter().for_each(|held| page::regain_focus(held)),
        }
    }
}

impl Frame {
    /// Opens what the address asks for.
    fn open(&mut self, ctx: &Context<Frame>, from: From) {
        self.state = State::Loading;
        (self.notice, self.trouble) = (None, None);
        self.said.clear();
        let address = match &self.address {
            Ok(address) => address.clone(),
            Err(said) => return self.refuse(Hitch { said: said.clone(), ..Hitch::default() }),
        };
        let library = match &self.library {
            Ok(library) => library.clone(),
            Err(why) => return self.refuse(Hitch { said: vec![why.clone()], ..Hitch::default() }),
        };
        let link = ctx.link().clone();
        match (&address.wanted, &self.own) {
            (Wanted::Bank(wish), _) => {
                let (wish, key) = (wish.clone(), address.key());
                spawn_local(async move {
                    link.send_message(Msg::Opened(Box::new(open::bank(&library, &wish, key, from).await)));
                });
            }
            (Wanted::Own(_), None) => self.state = State::Waiting,
            (Wanted::Own(_), Some((own, Some(reading)))) => {
                let opened = open::own(own, reading.clone(), &address.key(), from);
                self.opened(ctx, opened);
            }
            (Wanted::Own(_), Some((own, None))) => {
                let own = own.clone();
                spawn_local(async move { link.send_message(Msg::Read(own::read(&own).await)) });
            }
        }
    }

    fn opened(&mut self, ctx: &Context<Frame>, opened: Result<Opened, Hitch>) {
        let Opened { quiz, notice, flaws } = match opened {
            Ok(opened) => opened,
            Err(hitch) => return self.refuse(hitch),
        };
        (self.notice, self.flaws) = (notice.or(self.notice), flaws);
        page::title(&format!("{} · Dryrun", quiz.about.part));
        self.state = State::Open(Box::new(quiz));
        self.tell_ready();
        self.fetch(ctx);
    }

    fn refuse(&mut self, hitch: Hitch) {
        let mut said = hitch.said.clone();
        said.extend(hitch.flaws.first().map(Flaw::said));
        self.host.tell(&Told::Fault(said.join(" ")));
        self.state = State::Refused(hitch);
    }

    /// Asks for the questions of the bank that have not arrived.
    fn fetch(&mut self, ctx: &Context<Frame>) {
        let (State::Open(quiz), Ok(library)) = (&self.state, &self.library) else { return };
        if let Some(exam) = quiz.about.exam.clone() {
            library.fetch(exam, quiz.form(), ctx.link().callback(Msg::Arrived));
        }
    }

    fn arrived(&mut self, ctx: &Context<Frame>, rows: Result<Rc<Vec<QuestionRow>>, String>) {
        let State::Open(quiz) = &mut self.state else { return };
        match rows.and_then(|rows| quiz.take_in(&rows)) {
            Ok(true) => (),
            Ok(false) if quiz.resumed => {
                // The bank is another than the one that the tab's record was drawn from.
                let seed = quiz.form().seed();
                self.open(ctx, From::Seed(seed));
                self.notice = Some(words::CHANGED);
            }
            Ok(false) => self.trouble(words::UNFIT.into()),
            Err(why) => self.trouble(why),
        }
    }

    fn trouble(&mut self, why: String) {
        self.host.tell(&Told::Fault(why.clone()));
        self.trouble = Some(why);
    }

    fn hear(&mut self, ctx: &Context<Frame>, message: Message) -> bool {
        match message {
            Message::Welcome(look) | Message::Theme(look) => {
                let welcome = matches!(message, Message::Welcome(_));
                self.look = look;
                look::dress(self.address.as_ref().ok(), self.look);
                if welcome {
                    self.tell_standing();
                }
                false
            }
            Message::Questions(own) => {
                let asked = self.address.as_ref().is_ok_and(|address| matches!(address.wanted, Wanted::Own(_)));
                if !asked || self.own.is_some() {
                    return false;
                }
                self.own = Some((own, None));
                self.open(ctx, From::Kept);
                true
            }
        }
    }

    /// Tells a page that has just said `welcome` what it missed.
    fn tell_standing(&self) {
        match &self.state {
            State::Open(_) => self.tell_ready(),
            State::Refused(hitch) => self.host.tell(&Told::Fault(hitch.said.join(" "))),
            State::Loading | State::Waiting => (),
        }
    }

    fn tell_ready(&self) {
        let State::Open(quiz) = &self.state else { return };
        let code = quiz.form().exam().to_owned();
        self.host.tell(&Told::Ready(code, quiz.about.part.clone(), quiz.of()));
    }

    fn tell_result(&self) {
        let State::Open(quiz) = &self.state else { return };
        if let Some(Ok(report)) = quiz.report() {
            self.host.tell(&Told::Finish(quiz.finish(&report)));
        }
    }

    fn act(&mut self, event: Event) {
        let State::Open(quiz) = &mut self.state else { return };
        self.held = match event {
            // What is placed moves, and the focus must not be lost with it.
            Event::Answer(Response::Order(_)) | Event::Clear => Some(page::focused()),
            _ => None,
        };
        self.said.clear();
        let (begun, reveals) = (quiz.is_begun(), event == Event::Reveal);
        if let Err(why) = quiz.act(event) {
            self.said = format!("{why}.");
            return;
        }
        if !begun {
            self.host.tell(&Told::Start);
        }
        let Some(desk) = quiz.desk().filter(|_| reveals) else { return };
        let (at, line) = (desk.at(), desk.line());
        if let Some(Some(question)) = quiz.questions.get(at) {
            let right = line.response.as_ref().is_some_and(|response| question.key().marks(response));
            let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
            self.host.tell(&Told::Answer(number, quiz.of(), right));
            verdict(question, line).clone_into(&mut self.said);
            self.focus = Some(Focus::Verdict);
        }
    }

    /// Shows what is right, or says what is missing to an answer.
    fn check(&mut self) {
        let State::Open(quiz) = &self.state else { return };
        let at = quiz.desk().map_or(0, exam::Desk::at);
        let shape = quiz.form().places()[at].shape;
        let response = quiz.desk().and_then(|desk| desk.line().response.as_ref());
        if response.is_some_and(|response| shape.is_complete(response)) {
            return self.act(Event::Reveal);
        }
        let missing = match shape {
            Shape::Choice { .. } => words::CHOOSE_FIRST.into(),
            Shape::Response { picks, .. } => sitting::choose(picks),
            Shape::Ordering { .. } => words::PLACE_FIRST.into(),
            Shape::Matching { .. } => words::MATCH_FIRST.into(),
        };
        self.said = if self.said == missing { missing + "\u{a0}" } else { missing };
    }
}

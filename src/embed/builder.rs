//! The builder: whoever has a page of their own chooses a quiz, looks at it, and copies what shows it there.

mod choices;
mod copy;
mod mine;
mod view;

use std::rc::Rc;

use bank::pack::{CatalogueExam, Details};
use gloo::{events::EventListener, timers::callback::Timeout};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    address::{Address, Dialect, MOST_QUESTIONS, Theme, Wanted, Wish},
    colour::Colour,
    message::{Look, Message, Own},
    own::{self, Reading},
    record::fingerprint,
    state::State,
};
use crate::{
    edge::{
        chance,
        guest::{Guest, Heard},
        page, root,
    },
    library::Library,
    words::builder as words,
};

/// The id of the frame that shows what is built.
const PREVIEW: &str = "preview";
/// How long a person who types is not followed, in milliseconds.
const PAUSE: u32 = 400;
/// How high the preview is before it says so itself, in CSS pixels.
const HEIGHT: u32 = 480;

pub(crate) struct Builder {
    library: Result<Library, String>,
    state: State,
    /// What the preview and the snippets show: the state, once nobody types.
    shown: State,
    /// What was chosen last of the bank, and how own questions were written last: each waits while the other is chosen.
    wish: Wish,
    dialect: Dialect,
    /// What is wrong with the address of this page or with a number.
    faults: Vec<String>,
    /// What stands in a field for a number while one types there: it need not be a number yet.
    typed: Option<(Figure, String)>,
    /// Of the exam with this code.
    details: Option<(String, Rc<Details>)>,
    /// What the engine makes of own questions; none while it reads.
    reading: Option<Result<Reading, String>>,
    guest: Guest,
    height: u32,
    /// How many questions the preview has.
    questions: Option<u32>,
    /// Which snippet was copied last, and whether the browser let it be.
    copied: Option<(&'static str, bool)>,
    pause: Option<Timeout>,
    /// What this page itself wrote behind the `#` of its address.
    written: String,
    _hash: Option<EventListener>,
}

/// A field for a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Figure {
    /// How many questions.
    Questions,
    /// The number of the form.
    Seed,
}

impl Figure {
    /// The least and the most that it can be.
    fn range(self) -> (u32, u32) {
        match self {
            Figure::Questions => (1, MOST_QUESTIONS),
            Figure::Seed => (0, u32::MAX),
        }
    }
}

pub(crate) enum Msg {
    /// The address of this page was changed from without.
    Turned,
    /// Own questions, or those of the bank.
    Mine(bool),
    Exam(String),
    Domain(Option<u8>),
    Task(Option<String>),
    /// Something was typed into a field for a number.
    Typed(Figure, String),
    /// The field was left.
    Entered,
    /// The same form for everybody, or fresh ones.
    Fixed(bool),
    Another,
    Theme(Theme),
    Accent(Option<Colour>),
    Dialect(Dialect),
    Title(String),
    Text(String),
    Example,
    /// Nobody has typed for a while.
    Settle,
    /// What the engine made of the text of this fingerprint.
    Read(String, Result<Reading, String>),
    Details(String, Rc<Details>),
    Heard(Heard),
    Copy(&'static str),
    Copied(&'static str, bool),
}

impl Component for Builder {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Builder>) -> Builder {
        let link = ctx.link().clone();
        let guest = Guest::new(PREVIEW, move |heard| link.send_message(Msg::Heard(heard)));
        let link = ctx.link().clone();
        let listen = |window: web_sys::Window| {
            EventListener::new(&window, "hashchange", move |_| link.send_message(Msg::Turned))
        };
        let library = Library::carried();
        let first = library.as_ref().map_or_else(|_| State::first(""), first);
        let mut builder = Builder {
            wish: first.wish().cloned().unwrap_or_else(empty),
            dialect: Dialect::default(),
            shown: first.clone(),
            state: first,
            library,
            faults: Vec::new(),
            typed: None,
            details: None,
            reading: None,
            guest,
            height: HEIGHT,
            questions: None,
            copied: None,
            pause: None,
            written: "?".into(),
            _hash: web_sys::window().map(listen),
        };
        builder.turn(ctx);
        builder
    }

    fn update(&mut self, ctx: &Context<Builder>, msg: Msg) -> bool {
        // What was copied is another text soon.
        let is_news = matches!(msg, Msg::Heard(_) | Msg::Read(..) | Msg::Details(..) | Msg::Copied(..));
        if !is_news && !matches!(msg, Msg::Turned | Msg::Settle | Msg::Copy(_)) {
            self.copied = None;
            self.faults.clear();
        }
        match msg {
            Msg::Turned => return self.turn(ctx),
            Msg::Settle => self.settle(ctx),
            Msg::Title(title) => {
                self.state.title = title;
                self.wait(ctx);
            }
            Msg::Text(text) => {
                self.state.text = text;
                self.wait(ctx);
            }
            Msg::Accent(accent) => {
                self.state.address.accent = accent;
                // A picker gives many colours a second.
                self.wait(ctx);
                self.guest.say(&Message::Theme(self.look()));
            }
            Msg::Typed(figure, text) => {
                if let Ok(number) = number(&text, figure) {
                    self.put(figure, number);
                    self.wait(ctx);
                }
                self.typed = Some((figure, text));
            }
            Msg::Entered => {
                if let Some((figure, text)) = self.typed.take() {
                    self.faults.extend(number(&text, figure).err());
                    self.settle(ctx);
                }
            }
            Msg::Read(of, reading) => {
                if of != self.mark() {
                    return false;
                }
                self.reading = Some(reading);
            }
            Msg::Details(code, details) => self.details = Some((code, details)),
            Msg::Heard(heard) => self.hear(&heard),
            Msg::Copy(id) => {
                let link = ctx.link().clone();
                spawn_local(async move { link.send_message(Msg::Copied(id, root::copy(id).await)) });
                return false;
            }
            Msg::Copied(id, copied) => self.copied = Some((id, copied)),
            choice => {
                self.choose(choice);
                self.settle(ctx);
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Builder>) -> Html {
        view::view(ctx, self)
    }
}

/// Five questions of the first exam that has any.
fn first(library: &Library) -> State {
    let catalogue = library.catalogue();
    let mut with_questions = catalogue.exams.iter().filter(|exam| exam.questions > 0);
    State::first(with_questions.next().map_or("", |exam| &exam.code))
}

fn empty() -> Wish {
    Wish { exam: String::new(), domain: None, task: None, questions: super::address::QUESTIONS, seed: None }
}

impl Builder {
    /// Takes up the address of this page, unless this page wrote it.
    fn turn(&mut self, ctx: &Context<Builder>) -> bool {
        let hash = page::hash();
        if hash == self.written {
            return false;
        }
        let first = self.library.as_ref().map_or_else(|_| State::first(""), first);
        let exam = first.wish().map_or("", |wish| &wish.exam);
        self.faults.clear();
        match State::parse(&hash, exam) {
            Ok(state) => match self.unknown(&state) {
                Some(fault) => self.faults = vec![words::WRONG.into(), fault],
                None => self.state = state,
            },
            Err(faults) => {
                self.faults = vec![words::WRONG.into()];
                self.faults.extend(faults);
            }
        }
        match &self.state.address.wanted {
            Wanted::Bank(wish) => self.wish = wish.clone(),
            Wanted::Own(dialect) => self.dialect = *dialect,
        }
        self.settle(ctx);
        true
    }

    /// What an address asks for and nobody has, as a sentence.
    fn unknown(&self, state: &State) -> Option<String> {
        let (wish, library) = (state.wish()?, self.library.as_ref().ok()?);
        let Some(exam) = library.exam(&wish.exam) else {
            return Some(format!("There is no exam \"{}\" here.", wish.exam));
        };
        let domain = wish.domain.filter(|domain| usize::from(*domain) > exam.domains.len())?;
        Some(format!("{} has no domain {domain}.", exam.code))
    }

    /// A choice that takes hold at once.
    fn choose(&mut self, choice: Msg) {
        match choice {
            Msg::Mine(mine) => {
                let wanted = if mine { Wanted::Own(self.dialect) } else { Wanted::Bank(self.wish.clone()) };
                self.state.address.wanted = wanted;
            }
            Msg::Dialect(dialect) => {
                // An example in the other dialect would only be full of faults; what somebody wrote stays.
                if self.state.text == words::example(self.dialect) {
                    words::example(dialect).clone_into(&mut self.state.text);
                }
                self.dialect = dialect;
                self.state.address.wanted = Wanted::Own(dialect);
            }
            Msg::Example => words::example(self.dialect).clone_into(&mut self.state.text),
            Msg::Theme(theme) => self.state.address.theme = theme,
            Msg::Exam(exam) => self.wish = Wish { exam, domain: None, task: None, ..self.wish.clone() },
            Msg::Domain(domain) => (self.wish.domain, self.wish.task) = (domain, None),
            Msg::Task(task) => self.wish.task = task,
            Msg::Fixed(fixed) => self.wish.seed = fixed.then(chance::seed),
            Msg::Another => self.wish.seed = Some(chance::seed()),
            _ => (),
        }
        self.ask();
    }

    /// Takes a number that was typed.
    fn put(&mut self, figure: Figure, number: u32) {
        match figure {
            Figure::Questions => self.wish.questions = number,
            Figure::Seed => self.wish.seed = Some(exam::Seed(number)),
        }
        self.ask();
    }

    /// Asks for what was chosen of the bank, if it is the bank that is asked.
    fn ask(&mut self) {
        if self.state.wish().is_some() {
            self.state.address.wanted = Wanted::Bank(self.wish.clone());
        }
    }

    fn wait(&mut self, ctx: &Context<Builder>) {
        let link = ctx.link().clone();
        self.pause = Some(Timeout::new(PAUSE, move || link.send_message(Msg::Settle)));
    }

    /// Shows what was chosen, and writes it into the address of this page.
    fn settle(&mut self, ctx: &Context<Builder>) {
        self.pause = None;
        let before = self.preview();
        self.shown = self.state.clone();
        if self.preview() != before {
            self.questions = None;
        }
        page::go(&self.state.to_string(), true);
        // As the browser spells it.
        self.written = page::hash();
        let link = ctx.link().clone();
        if self.state.dialect().is_some() {
            let (own, of) = (self.own(), self.mark());
            if own.text.trim().is_empty() {
                self.reading = None;
            } else {
                spawn_local(async move {
                    let reading = own::read(&own).await;
                    link.send_message(Msg::Read(of, reading));
                });
            }
        } else if let (Some(exam), Ok(library)) = (self.exam(), self.library.clone()) {
            if self.details.as_ref().is_some_and(|(code, _)| *code == exam.code) {
                return;
            }
            spawn_local(async move {
                // Without them no task can be chosen, and nothing else is missing.
                if let Ok(details) = library.details(&exam).await {
                    link.send_message(Msg::Details(exam.code.clone(), details));
                }
            });
        }
    }

    /// The exam that is chosen.
    fn exam(&self) -> Option<Rc<CatalogueExam>> {
        self.library.as_ref().ok()?.exam(&self.state.wish()?.exam)
    }

    /// The own questions as they are handed to the frame.
    fn own(&self) -> Own {
        let title = Some(self.shown.title.trim().to_owned()).filter(|title| !title.is_empty());
        Own { dialect: self.shown.dialect().unwrap_or_default(), text: self.shown.text.clone(), title }
    }

    /// Tells one text of own questions from another.
    fn mark(&self) -> String {
        let Own { dialect, text, title } = self.own();
        fingerprint(&[dialect.name(), &title.unwrap_or_default(), &text].join("\n"))
    }

    /// The address of the preview, without the accent: that follows by message, since a picker gives many.
    fn preview(&self) -> (String, String) {
        let address = Address { accent: None, ..self.shown.address.clone() };
        let more = if self.shown.dialect().is_some() { self.mark() } else { String::new() };
        (format!("embed.html?{address}"), format!("{more}{}", self.shown.address.accent.is_some()))
    }

    /// What the frame is told of the page around it.
    fn look(&self) -> Look {
        Look { theme: None, accent: self.state.address.accent }
    }

    fn hear(&mut self, heard: &Heard) {
        match *heard {
            Heard::Hello => {
                self.guest.say(&Message::Welcome(self.look()));
                if self.shown.dialect().is_some() {
                    self.guest.say(&Message::Questions(self.own()));
                }
            }
            Heard::Size(height) => self.height = height,
            Heard::Ready(questions) => self.questions = Some(questions),
        }
    }
}

fn number(text: &str, figure: Figure) -> Result<u32, String> {
    let (least, most) = figure.range();
    let number = text.trim().parse().ok().filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| words::no_number(text, least, most))
}

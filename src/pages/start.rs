//! What an exam will be, and the button that starts it. Opening this page starts nothing.

use std::{rc::Rc, time::Duration};

use bank::pack::CatalogueExam;
use exam::{Blueprint, Clock, Event, Form, History, Plan, Rules};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use yew::{html::onchange, prelude::*};

use crate::{
    components::{
        notice::{banner, life},
        share::share,
        tag::{Tag, button, classed, headline, link, page, paragraph, tag, together},
    },
    edge::{chance, clock, database::WriteFault, page::go},
    library::{DrawFault, Library},
    route::{Draw, Route},
    saved::{Act, Start},
    store::Store,
    words::{frame, start as words},
};

/// How much time English as a second language adds; AWS grants it on request.
const EXTRA: Duration = Duration::from_mins(30);
/// How much of an exam's time can be had, in percent: what test centres grant on request.
const MULTIPLES: [u32; 4] = [100, 125, 150, 200];

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct StartProps {
    pub(crate) exam: Rc<CatalogueExam>,
    /// The form to draw.
    pub(crate) draw: Draw,
    /// Rather the form of that sitting.
    pub(crate) again: Option<String>,
    pub(crate) store: Store,
    pub(crate) library: Library,
}

/// A form that could be started.
pub(crate) struct Drawn {
    blueprint: Blueprint,
    form: Form,
    new: usize,
    again: bool,
    /// Whether the link that led here was made from another bank.
    changed: bool,
}

enum State {
    Drawing,
    Drawn(Box<Drawn>),
    Refused(Hitch),
}

/// Why nothing can be offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hitch {
    why: String,
    /// Whether it may go better the next time.
    passing: bool,
}

impl From<&str> for Hitch {
    fn from(why: &str) -> Hitch {
        Hitch { why: why.into(), passing: false }
    }
}

#[allow(clippy::struct_excessive_bools)] // Each but the last two is a tick box of the page.
pub(crate) struct StartPage {
    state: State,
    /// In percent.
    multiple: u32,
    extra: bool,
    strict: bool,
    sealed: bool,
    starting: bool,
    /// Whether what there is to pass on was opened.
    shares: bool,
    fault: Option<String>,
}

pub(crate) enum Msg {
    Drawn(Box<Result<Drawn, Hitch>>),
    Again,
    Multiple(u32),
    Extra(bool),
    Strict(bool),
    Sealed(bool),
    Share,
    /// Starts; `true` where the start could not be saved and the candidate goes on all the same.
    Start(bool),
    Failed(String),
}

impl Component for StartPage {
    type Message = Msg;
    type Properties = StartProps;

    fn create(ctx: &Context<StartPage>) -> StartPage {
        draw(ctx);
        StartPage {
            state: State::Drawing,
            multiple: 100,
            extra: false,
            strict: false,
            sealed: false,
            starting: false,
            shares: false,
            fault: None,
        }
    }

    fn changed(&mut self, ctx: &Context<StartPage>, old: &StartProps) -> bool {
        if ctx.props() != old {
            *self = <StartPage as Component>::create(ctx);
        }
        true
    }

    fn update(&mut self, ctx: &Context<StartPage>, msg: Msg) -> bool {
        match msg {
            Msg::Drawn(drawn) => match *drawn {
                Ok(drawn) => {
                    // The questions travel while the candidate reads.
                    ctx.props().library.fetch(ctx.props().exam.clone(), &drawn.form, Callback::noop());
                    self.state = State::Drawn(Box::new(drawn));
                }
                Err(hitch) => self.state = State::Refused(hitch),
            },
            Msg::Again => {
                self.state = State::Drawing;
                draw(ctx);
            }
            Msg::Extra(extra) => self.extra = extra,
            Msg::Strict(strict) => self.strict = strict,
            Msg::Multiple(multiple) => self.multiple = multiple,
            Msg::Sealed(sealed) => self.sealed = sealed,
            Msg::Share => self.shares = true,
            Msg::Start(unsaved) => self.start(ctx, unsaved),
            Msg::Failed(why) => {
                self.starting = false;
                self.fault = Some(words::not_started(&why));
            }
        }
        true
    }

    fn view(&self, ctx: &Context<StartPage>) -> Html {
        let exam = &ctx.props().exam;
        let code = &exam.code;
        let title = match exam.minutes {
            // A quiz is known by its subject.
            None => exam.title.clone(),
            Some(_) => words::mock_title(code),
        };
        let back = Route::Exam { code: code.to_ascii_lowercase() }.to_string();
        let body = match &self.state {
            State::Drawing => tag("p").set("role", "status").child(words::DRAWING).into(),
            State::Refused(Hitch { why, passing }) => {
                let again = || button(ctx.link().callback(|_| Msg::Again)).class("button button--primary");
                let again = passing.then(|| paragraph("page__actions", again().child(frame::TRY_AGAIN)));
                together([Some(banner("banner banner--warning", "alert", why.clone())), again])
            }
            State::Drawn(drawn) => self.offer(ctx, drawn),
        };
        let back_to = if exam.minutes.is_some() { words::TO_EXAM } else { words::TO_QUIZ };
        page("page start")
            .child(headline().child(title))
            .child(life(exam, &clock::today()))
            .child(body)
            .child(tag("p").child(link("button button--quiet", back).child(back_to)))
            .into()
    }
}

impl StartPage {
    fn offer(&self, ctx: &Context<StartPage>, drawn: &Drawn) -> Html {
        let questions = drawn.form.places().len();
        let minutes = self.rules(drawn).limit.map(|limit| limit.as_secs() / 60);
        let (scored, unscored) = (drawn.blueprint.scored(), drawn.blueprint.unscored());
        let tick = |id: &'static str, text: &'static str, checked: bool, msg: fn(bool) -> Msg| {
            let onchange = ctx.link().callback(move |_: web_sys::Event| msg(!checked));
            let input = html! { <input type="checkbox" {id} {checked} {onchange} /> };
            paragraph("start__option", input).child(tag("label").set("for", id).child(text))
        };
        let news = if drawn.again { words::SAME_FORM.to_owned() } else { words::new_to_you(drawn.new, questions) };
        let options = || {
            let options = classed("fieldset", "start__options").child(tag("legend").child(words::OPTIONS));
            options
                .child(self.multiples(ctx))
                .child(tick("extra", words::EXTRA, self.extra, Msg::Extra))
                .child(tick("strict", words::STRICT, self.strict, Msg::Strict))
                .child(tick("seal", words::SEAL, self.sealed, Msg::Sealed))
        };
        // The options of a mock exam are those of a real one, and a quiz is none.
        let options = minutes.is_some().then(options);
        let fault = self.fault.clone().map(|fault| banner("banner banner--trouble", "alert", fault));
        let name = match minutes {
            _ if self.starting => words::STARTING,
            Some(_) => words::START_MOCK,
            None => words::START_QUIZ,
        };
        let start = |unsaved| button(ctx.link().callback(move |_| Msg::Start(unsaved)));
        let first = start(false).set("id", "start").set_if("disabled", self.starting);
        let second = || start(true).set_if("disabled", self.starting).class("button").child(words::START_UNSAVED);
        let actions = classed("p", "page__actions")
            .child(first.class("button button--primary").child(name))
            .child(self.fault.is_some().then(second));
        let share = share(&drawn.form, self.shares, ctx.link().callback(|_| Msg::Share));
        let parts = [
            drawn.changed.then(|| banner("banner banner--warning", "status", words::BANK_CHANGED.into())),
            Some(paragraph("start__facts", words::facts(questions, minutes))),
            (unscored > 0).then(|| tag("p").child(words::unscored(scored, unscored))),
            Some(tag("p").child(news)),
            Some(tag("h2").child(words::RULES)),
            Some(
                classed("ul", "start__rules")
                    .children(words::rules(minutes.is_some()).map(|rule| tag("li").child(rule))),
            ),
            options,
            fault,
            Some(actions),
            Some(paragraph("start__seed", frame::form(drawn.form.seed().0) + " · ").child(on_paper(ctx.props()))),
            Some(share),
        ];
        together(parts)
    }

    fn multiples(&self, ctx: &Context<StartPage>) -> Tag {
        let option = |percent: u32| {
            let option = tag("option").set("value", percent.to_string()).set_if("selected", percent == self.multiple);
            option.child(words::multiple(percent))
        };
        let onchange = ctx.link().batch_callback(|event: web_sys::Event| {
            let select = event.target()?.dyn_into::<web_sys::HtmlSelectElement>().ok()?;
            Some(Msg::Multiple(select.value().parse().ok()?))
        });
        let select = tag("select").set("id", "multiple").class("pair__choice").on(onchange::Wrapper::new(onchange));
        let label = tag("label").set("for", "multiple").child(words::MULTIPLE);
        classed("p", "start__option start__multiple").child(label).child(select.children(MULTIPLES.map(option)))
    }

    fn rules(&self, drawn: &Drawn) -> Rules {
        let clock = if self.strict { Clock::Strict } else { Clock::TestCentre };
        let rules = Rules { clock, ..Rules::mock(&drawn.blueprint) }.with_multiple(self.multiple);
        if self.extra { rules.with_extra(EXTRA) } else { rules }
    }

    /// Writes the form and the first act to the disk, and only then shows the first question.
    fn start(&mut self, ctx: &Context<StartPage>, unsaved: bool) {
        let State::Drawn(drawn) = &self.state else { return };
        if self.starting {
            return;
        }
        self.starting = true;
        self.fault = None;
        let begun = clock::now();
        let start = Start { begun, rules: self.rules(drawn), form: drawn.form.clone() };
        let sealed = self.sealed;
        let (store, link) = (ctx.props().store.clone(), ctx.link().clone());
        spawn_local(async move {
            let id = chance::id();
            let begin = Act { number: 0, at: begun, event: Event::Begin };
            if unsaved {
                Store::create_unsaved(&id, &start, &begin, sealed);
                return go(&Route::Sitting { id }.to_string(), true);
            }
            match store.create(&id, &start, &begin, sealed).await {
                // Back from the exam leads to the exam's page and not to a second start.
                Ok(()) => go(&Route::Sitting { id }.to_string(), true),
                Err(WriteFault::Failed(why)) => link.send_message(Msg::Failed(why)),
                Err(WriteFault::Taken | WriteFault::Gone) => {
                    link.send_message(Msg::Failed("its id is taken; try again".into()));
                }
            }
        });
    }
}

/// The way to a form on paper: to this one where the address names it, else to a fresh one.
fn on_paper(props: &StartProps) -> Tag {
    let (code, draw, again) = (props.exam.code.to_ascii_lowercase(), props.draw.clone(), props.again.clone());
    let named = draw.seed.is_some() || again.is_some();
    let paper = Route::Print { code, draw, again, key: false }.to_string();
    link("start__paper", paper).child(if named { words::PRINT_THIS } else { words::PRINT_ANY })
}

fn draw(ctx: &Context<StartPage>) {
    let (props, link) = (ctx.props().clone(), ctx.link().clone());
    spawn_local(async move {
        let drawn = if props.exam.questions == 0 {
            Err(format!("{}: {}", words::NOT_YET, words::NOT_YET_TEXT).as_str().into())
        } else {
            drawn(props).await
        };
        link.send_message(Msg::Drawn(Box::new(drawn)));
    });
}

async fn drawn(props: StartProps) -> Result<Drawn, Hitch> {
    let StartProps { exam, draw, again, store, library } = props;
    let blueprint = library.blueprint(&exam).await.map_err(|why| Hitch { why, passing: true })?;
    // Without a history every question counts as new, which costs variety and nothing else.
    let history = store.history().await.unwrap_or_default();
    let other = draw.bank.as_ref().is_some_and(|bank| bank != Library::bank(&exam));
    let changed = other && draw.seed.is_some() && again.is_none();
    let (form, again) = if let Some(id) = again {
        let loaded = store.load(&id).await.map_err(|_| Hitch::from(words::GONE))?;
        (loaded.start.form, true)
    } else {
        let plan = Plan::mock(&blueprint);
        (form(&library, &exam, &blueprint, plan, &draw, &history).await?, false)
    };
    let new = form.places().iter().filter(|place| history.last_seen(&place.question).is_none()).count();
    Ok(Drawn { blueprint, form, new, again, changed })
}

/// A seed that somebody gave draws the same form for everybody; a fresh one prefers what is new to this one.
async fn form(
    library: &Library,
    exam: &CatalogueExam,
    blueprint: &Blueprint,
    plan: Plan,
    draw: &Draw,
    history: &History,
) -> Result<Form, Hitch> {
    let none = History::default();
    let (seed, history) = draw.seed.map_or_else(|| (chance::seed(), history), |seed| (seed, &none));
    library.draw(exam, blueprint, plan, seed, history).await.map_err(|fault| match fault {
        DrawFault::Load(why) => Hitch { why, passing: true },
        DrawFault::Refused(refusal) => words::refused(&refusal).as_str().into(),
    })
}

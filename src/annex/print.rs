//! A form on paper: its questions as they would stand on the screen, with room for a pencil, and the key if it is
//! asked for.

mod key;
mod sheet;

use std::rc::Rc;

use bank::pack::{CatalogueExam, QuestionRow};
use exam::{Form, History, Plan, Question};
use yew::prelude::*;

use crate::{
    components::{
        notice::banner,
        tag::{Tag, button, classed, headline, link, page, paragraph, tag, together},
    },
    edge::{chance, page as browser},
    library::{DrawFault, Library},
    route::{Draw, Route},
    store::Store,
    words::{frame, print as words, start},
};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct PrintProps {
    pub(super) exam: Rc<CatalogueExam>,
    pub(super) draw: Draw,
    /// The sitting whose form it is to be.
    pub(super) again: Option<String>,
    /// Whether with the key; `key` itself is Yew's.
    pub(super) keyed: bool,
    pub(super) store: Store,
    pub(super) library: Library,
}

/// A form with its questions, by place.
pub(super) struct Paper {
    form: Form,
    questions: Vec<Question>,
    /// The time for it; none without a limit.
    minutes: Option<u64>,
}

pub(super) struct Print {
    /// `None` until it is there; else the paper, or why there is none and whether it may go better the next time.
    paper: Option<Result<Paper, (String, bool)>>,
}

pub(super) enum Msg {
    Laid(Result<Paper, (String, bool)>),
    Again,
}

impl Component for Print {
    type Message = Msg;
    type Properties = PrintProps;

    fn create(ctx: &Context<Print>) -> Print {
        let PrintProps { exam, draw, again, keyed: key, .. } = ctx.props().clone();
        if draw.seed.is_none() && again.is_none() {
            // A form has its name in the address, so that it can be printed again and passed on.
            let draw = Draw { seed: Some(chance::seed()), bank: Some(Library::bank(&exam).to_owned()) };
            browser::go(&Route::Print { code: exam.code.to_ascii_lowercase(), draw, again, key }.to_string(), true);
        } else {
            lay(ctx);
        }
        Print { paper: None }
    }

    fn changed(&mut self, ctx: &Context<Print>, old: &PrintProps) -> bool {
        let props = ctx.props();
        if props.exam != old.exam || props.draw != old.draw || props.again != old.again {
            *self = <Print as Component>::create(ctx);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Print>, msg: Msg) -> bool {
        match msg {
            Msg::Laid(paper) => {
                if let Ok(paper) = &paper {
                    browser::title(&format!("{} form {}", ctx.props().exam.code, paper.form.seed().0));
                }
                self.paper = Some(paper);
            }
            Msg::Again => {
                self.paper = None;
                lay(ctx);
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Print>) -> Html {
        let exam = &ctx.props().exam;
        let back = Route::Exam { code: exam.code.to_ascii_lowercase() }.to_string();
        let back = || tag("p").class("no-print").child(link("button button--quiet", back).child(words::TO_EXAM));
        let page = page("page page--text printed").child(headline().child(words::title(&exam.code)));
        match &self.paper {
            None => page.child(tag("p").set("role", "status").child(words::LOADING)).into(),
            Some(Err((why, passing))) => {
                let again = button(ctx.link().callback(|_| Msg::Again)).class("button button--primary");
                let again = passing.then(|| paragraph("page__actions", again.child(frame::TRY_AGAIN)));
                page.child(banner("banner banner--warning", "alert", why.clone())).child(again).child(back()).into()
            }
            Some(Ok(paper)) => page.child(laid(ctx, paper)).child(back()).into(),
        }
    }
}

fn laid(ctx: &Context<Print>, paper: &Paper) -> Html {
    let PrintProps { exam, draw, again, keyed, .. } = ctx.props();
    let code = exam.code.to_ascii_lowercase();
    let today = Library::bank(exam);
    // The form of a sitting is as it was drawn, from whatever bank.
    let bank = again.is_none().then_some(today);
    let other = draw.bank.as_deref().filter(|asked| again.is_none() && *asked != today);
    let toggle = Route::Print { code: code.clone(), draw: draw.clone(), again: again.clone(), key: !keyed };
    let sit = Route::Mock { code, draw: draw.clone(), again: again.clone() };
    let print = button(Callback::from(|_| browser::print())).class("button button--primary");
    let actions = classed("p", "page__actions no-print")
        .child(print.child(words::PRINT))
        .child(link("button", toggle.to_string()).child(if *keyed { words::WITHOUT_KEY } else { words::WITH_KEY }))
        .child(link("button", sit.to_string()).child(words::ON_SCREEN));
    let facts = start::facts(paper.questions.len(), paper.minutes);
    let line = |name: &'static str| classed("span", "printed__line").child(name);
    together([
        Some(tag("p").child(tag("strong").child(exam.title.clone()))),
        Some(paragraph("printed__facts", format!("{facts}. {}", words::form(paper.form.seed().0, bank)))),
        other.map(|asked| banner("banner banner--warning", "status", words::other_bank(asked, today))),
        Some(actions),
        Some(classed("p", "printed__lines").children([words::NAME, words::DATE, words::BEGUN, words::ENDED].map(line))),
        Some(paragraph("soft small", words::RULES)),
        Some(
            classed("div", "printed__sheet")
                .children(places(paper).map(|(at, question, place)| sheet::question(at, question, place))),
        ),
        keyed.then(|| key::key(exam, paper)),
    ])
}

/// Every question with its place, and where that is, from 0.
fn places(paper: &Paper) -> impl Iterator<Item = (usize, &Question, &exam::Place)> {
    let pairs = paper.questions.iter().zip(paper.form.places()).enumerate();
    pairs.map(|(at, (question, place))| (at, question, place))
}

/// A line to write on, for a letter.
fn blank() -> Tag {
    classed("span", "blank")
}

fn lay(ctx: &Context<Print>) {
    let props = ctx.props().clone();
    ctx.link().send_future(async move { Msg::Laid(paper(&props).await) });
}

/// Draws the form, or finds that of the sitting, and fetches its questions.
async fn paper(props: &PrintProps) -> Result<Paper, (String, bool)> {
    let PrintProps { exam, draw, again, store, library, .. } = props;
    if exam.questions == 0 {
        return Err((format!("{}: {}", start::NOT_YET, start::NOT_YET_TEXT), false));
    }
    let blueprint = library.blueprint(exam).await.map_err(|why| (why, true))?;
    let (form, mut rows, minutes) = if let Some(id) = again {
        let loaded = store.load(id).await.map_err(|_| (words::GONE.to_owned(), false))?;
        let minutes = loaded.start.rules.limit.map(|limit| limit.as_secs() / 60);
        (loaded.start.form, loaded.rows, minutes)
    } else {
        // Without a history, as everybody draws it who has the seed.
        let (plan, seed) = (Plan::mock(&blueprint), draw.seed.unwrap_or_else(chance::seed));
        let drawn = library.draw(exam, &blueprint, plan, seed, &History::default()).await;
        let form = drawn.map_err(|fault| match fault {
            DrawFault::Load(why) => (why, true),
            DrawFault::Refused(refusal) => (start::refused(&refusal), false),
        })?;
        (form, Vec::new(), exam.minutes.map(u64::from))
    };
    let wanted: Vec<String> = form.places().iter().map(|place| place.question.to_string()).collect();
    let lacking: Vec<String> = wanted.iter().filter(|id| !rows.iter().any(|row| row.id == **id)).cloned().collect();
    if !lacking.is_empty() {
        rows.extend(library.questions(exam, &lacking).await.map_err(|why| (why, true))?);
    }
    let questions = wanted.iter().filter_map(|id| question(&rows, id)).collect::<Vec<_>>();
    let missing = wanted.len() - questions.len();
    if missing > 0 {
        return Err((words::missing(missing), false));
    }
    Ok(Paper { form, questions, minutes })
}

fn question(rows: &[QuestionRow], id: &str) -> Option<Question> {
    Question::try_from(rows.iter().find(|row| row.id == id)?.clone()).ok()
}

//! The question on the screen: to be answered, or with everything there is to say of it.

use exam::{Line, Question};
use yew::prelude::*;

use super::{
    Frame, Msg,
    quiz::Quiz,
    view::{asking, status, title},
};
use crate::{
    components::{
        question::{self, Shown},
        tag::{Tag, classed, paragraph, tag, together},
    },
    pages::report::entry::source,
    words::{embed as words, frame, report, sitting},
};

/// So many questions are shown as a row of dots; more would be a wall.
const MOST_DOTS: usize = 20;

pub(super) fn view(ctx: &Context<Frame>, it: &Frame, quiz: &Quiz) -> Html {
    let blank = Line::default();
    let (at, line) = quiz.desk().map_or((0, &blank), |desk| (desk.at(), desk.line()));
    // What is over and not marked waits for its questions, and none of them is on the screen.
    let over = quiz.finished().is_some();
    let place = &quiz.form().places()[at];
    let content = match &quiz.questions[at] {
        Some(question) if !over => {
            let asked = question::view(Shown { question, place, line, act: &it.act, said: &it.say });
            together([asked, if line.shown { sources(question) } else { Html::default() }])
        }
        _ if it.trouble.is_some() => Html::default(),
        _ => status(sitting::LOADING_QUESTION),
    };
    let state = match is_right(quiz, at, line) {
        _ if !line.shown => "question",
        true => "question question--right",
        false => "question question--wrong",
    };
    let head = classed("div", "quiz__head")
        .child(title("h2").child(words::progress(at, quiz.questions.len())))
        .child(dots(quiz, at));
    let article = classed("article", state)
        .key(place.question.as_str())
        .child(head)
        .child(content)
        .child(it.trouble.as_ref().map(|why| trouble(ctx, why)))
        .child(buttons(ctx, it, quiz, at, line));
    let about = classed("h1", "quiz__line").child(words::line(quiz.code(), &quiz.about.part, quiz.of()));
    together([about, article])
}

/// Whether the answer on the line of a question that has arrived is right.
fn is_right(quiz: &Quiz, at: usize, line: &Line) -> bool {
    let question = quiz.questions.get(at).and_then(Option::as_ref);
    question.zip(line.response.as_ref()).is_some_and(|(question, response)| question.key().marks(response))
}

/// The pages where it can be looked up.
pub(super) fn sources(question: &Question) -> Html {
    if question.sources().is_empty() {
        return Html::default();
    }
    let checked = question.checked();
    let checked = (!checked.is_empty()).then(|| paragraph("soft", report::checked(&frame::day(checked))));
    let sources = question.sources().iter().map(|one| tag("li").child(source(one)));
    classed("div", "quiz__sources")
        .child(tag("h3").child(report::SOURCES))
        .child(classed("ul", "sources").children(sources))
        .child(checked)
        .into()
}

fn trouble(ctx: &Context<Frame>, why: &str) -> Tag {
    let again = asking(ctx, || Msg::Again).class("button").child(frame::TRY_AGAIN);
    let others = asking(ctx, || Msg::Anew(true)).class("button").child(words::OTHERS);
    tag("div")
        .set("role", "alert")
        .class("banner banner--trouble")
        .child(tag("p").child(why))
        .child(classed("p", "buttons").child(again).child(others))
}

fn buttons(ctx: &Context<Frame>, it: &Frame, quiz: &Quiz, at: usize, line: &Line) -> Option<Tag> {
    if quiz.questions[at].is_none() || quiz.finished().is_some() {
        return None;
    }
    let button = |id: &'static str, class: &'static str, name: &'static str, msg: fn() -> Msg| {
        asking(ctx, msg).set("id", id).class(class).key(id).child(name)
    };
    let first = "button button--primary";
    let (main, second) = match line.shown {
        true if at + 1 == quiz.questions.len() => (button("end", first, words::END, || Msg::End), None),
        true => (button("next", first, words::NEXT, || Msg::Next), None),
        false => {
            let show = button("show", "button button--quiet", words::SHOW, || Msg::Act(exam::Event::Reveal));
            (button("check", first, words::CHECK, || Msg::Check), Some(show))
        }
    };
    // A screen reader is told by the live region; this is for those who see.
    let said = || tag("p").set("aria-hidden", "true").class("quiz__said").child(&it.said);
    let said = (!it.said.is_empty() && !line.shown).then(said);
    Some(classed("div", "quiz__buttons").child(classed("p", "buttons").child(main).children(second)).child(said))
}

/// One dot a question: right, wrong, here, or still to come. The heading says in words where one is.
fn dots(quiz: &Quiz, here: usize) -> Option<Tag> {
    let of = quiz.questions.len();
    if of == 1 || of > MOST_DOTS {
        return None;
    }
    let dot = |at: usize| {
        let line = quiz.desk().and_then(|desk| desk.sheet().lines().get(at));
        let arrived = quiz.questions.get(at).is_some_and(Option::is_some);
        let class = match line.filter(|line| line.shown && arrived) {
            Some(line) if is_right(quiz, at, line) => "dot dot--right",
            Some(_) => "dot dot--wrong",
            None if at == here => "dot dot--here",
            None => "dot",
        };
        classed("li", class)
    };
    Some(tag("ol").set("aria-hidden", "true").class("dots").children((0..of).map(dot)))
}

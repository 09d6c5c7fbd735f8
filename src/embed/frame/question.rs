//! The question on the screen: to be answered, or with everything there is to say of it.

use exam::{Line, Question};
use yew::prelude::*;

use super::{Frame, Msg, quiz::Quiz};
use crate::{
    components::question::{self, Shown},
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
        Some(question) if !over => html! {
            <>
                { question::view(Shown { question, place, line, act: &it.act, said: &it.say }) }
                if line.shown { { sources(question) } }
            </>
        },
        _ if it.trouble.is_some() => Html::default(),
        _ => html! { <p class="quiz__waiting" role="status">{ sitting::LOADING_QUESTION }</p> },
    };
    let right = quiz.questions[at].as_ref().zip(line.response.as_ref());
    let state = match right.map(|(question, response)| question.key().marks(response)) {
        _ if !line.shown => None,
        Some(true) => Some("question--right"),
        Some(false) | None => Some("question--wrong"),
    };
    html! {
        <>
            <h1 class="quiz__line">{ words::line(quiz.code(), &quiz.about.part, quiz.of()) }</h1>
            <article class={classes!("question", state)} key={place.question.as_str()}>
                <div class="quiz__head">
                    <h2 class="quiz__title" tabindex="-1">{ words::progress(at, quiz.questions.len()) }</h2>
                    { dots(quiz, at) }
                </div>
                { content }
                { trouble(ctx, it) }
                { buttons(ctx, it, quiz, at, line) }
            </article>
        </>
    }
}

/// The pages where it can be looked up.
pub(super) fn sources(question: &Question) -> Html {
    if question.sources().is_empty() {
        return Html::default();
    }
    let checked = question.checked();
    html! {
        <div class="quiz__sources">
            <h3>{ report::SOURCES }</h3>
            <ul class="sources">{ for question.sources().iter().map(|one| html! { <li>{ source(one) }</li> }) }</ul>
            if !checked.is_empty() { <p class="soft">{ report::checked(&frame::day(checked)) }</p> }
        </div>
    }
}

fn trouble(ctx: &Context<Frame>, it: &Frame) -> Html {
    let Some(why) = &it.trouble else { return Html::default() };
    let button = |name: &'static str, msg: fn() -> Msg| {
        html! { <button type="button" class="button" onclick={ctx.link().callback(move |_: MouseEvent| msg())}>{ name }</button> }
    };
    html! {
        <div class="banner banner--trouble" role="alert">
            <p>{ why }</p>
            <p class="buttons">{ button(frame::TRY_AGAIN, || Msg::Again) }{ button(words::OTHERS, || Msg::Anew(true)) }</p>
        </div>
    }
}

fn buttons(ctx: &Context<Frame>, it: &Frame, quiz: &Quiz, at: usize, line: &Line) -> Html {
    if quiz.questions[at].is_none() || quiz.finished().is_some() {
        return Html::default();
    }
    let button = |id: &'static str, class: &'static str, name: &'static str, msg: fn() -> Msg| {
        let onclick = ctx.link().callback(move |_: MouseEvent| msg());
        html! { <button type="button" {id} {class} {onclick} key={id}>{ name }</button> }
    };
    let is_last = at + 1 == quiz.questions.len();
    html! {
        <div class="quiz__buttons">
            <p class="buttons">
                if line.shown {
                    if is_last {
                        { button("end", "button button--primary", words::END, || Msg::End) }
                    } else {
                        { button("next", "button button--primary", words::NEXT, || Msg::Next) }
                    }
                } else {
                    { button("check", "button button--primary", words::CHECK, || Msg::Check) }
                    { button("show", "button button--quiet", words::SHOW, || Msg::Act(exam::Event::Reveal)) }
                }
            </p>
            // A screen reader is told by the live region; this is for those who see.
            if !it.said.is_empty() && !line.shown { <p class="quiz__said" aria-hidden="true">{ &it.said }</p> }
        </div>
    }
}

/// One dot a question: right, wrong, here, or still to come. The heading says in words where one is.
fn dots(quiz: &Quiz, here: usize) -> Html {
    let of = quiz.questions.len();
    if of == 1 || of > MOST_DOTS {
        return Html::default();
    }
    let dot = |at: usize| {
        let line = quiz.desk().and_then(|desk| desk.sheet().lines().get(at));
        let question = quiz.questions.get(at).and_then(Option::as_ref);
        let class = match (line, question) {
            (Some(line), Some(question)) if line.shown => {
                let right = line.response.as_ref().is_some_and(|response| question.key().marks(response));
                if right { "dot dot--right" } else { "dot dot--wrong" }
            }
            _ if at == here => "dot dot--here",
            _ => "dot",
        };
        html! { <li {class} /> }
    };
    html! { <ol class="dots" aria-hidden="true">{ for (0..of).map(dot) }</ol> }
}

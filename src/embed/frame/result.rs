//! What came of the quiz: how many were right, and every question with its reasons.

use std::rc::Rc;

use exam::{KeyMissing, Outcome, Place, Question, Report, Response};
use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::{Frame, Msg, question::sources, quiz::Quiz};
use crate::{
    complaint,
    components::prose::prose,
    pages::report::{answer::answer, entry::glance},
    words::{embed as words, report},
};

pub(super) fn view(ctx: &Context<Frame>, quiz: &Quiz, marked: &Result<Report, KeyMissing>) -> Html {
    let Ok(report) = marked else {
        return html! { <p class="banner banner--trouble" role="alert">{ words::UNMARKED }</p> };
    };
    let (right, of) = (report.right, report.of);
    let is_bank = quiz.about.exam.is_some();
    let lines = quiz.finished().map_or(&[][..], |finished| finished.sheet().lines());
    let row = |at: usize| {
        let props = RowProps {
            at,
            place: Rc::new(quiz.form().places().get(at)?.clone()),
            question: quiz.questions.get(at)?.clone()?,
            response: lines.get(at)?.response.clone(),
            outcome: report.questions.get(at)?.outcome,
            is_bank,
        };
        Some(html! { <Row key={at} ..props /> })
    };
    let button = |class: &'static str, name: &'static str, other: bool| {
        let onclick = ctx.link().callback(move |_: MouseEvent| Msg::Anew(other));
        html! { <button type="button" {class} {onclick}>{ name }</button> }
    };
    html! {
        <div class="quiz__result">
            <p class="quiz__line">{ words::line(quiz.code(), &quiz.about.part, of) }</p>
            <h1 class="quiz__title quiz__title--result" tabindex="-1">{ words::result(right, of) }</h1>
            { bar(right, of) }
            <p>{ words::said(right, of) }</p>
            { domains(quiz, report) }
            <p class="buttons">
                if is_bank { { button("button button--primary", words::OTHERS, true) } }
                { button(if is_bank { "button" } else { "button button--primary" }, words::OVER, false) }
                { for quiz.about.link.clone().map(|href| html! {
                    <a class="button button--quiet" {href} target="_blank" rel="noopener">
                        { words::OPEN }<span class="visually-hidden">{ words::NEW_TAB }</span><span aria-hidden="true">{ "↗" }</span>
                    </a>
                }) }
            </p>
            <h2 class="quiz__heading">{ words::QUESTIONS }</h2>
            <ol class="entries">{ for (0..quiz.questions.len()).filter_map(row) }</ol>
        </div>
    }
}

/// The share as a bar; the heading says the same.
fn bar(right: u32, of: u32) -> Html {
    html! {
        <svg class="quiz__bar" viewBox={format!("0 0 {} 1", of.max(1))} preserveAspectRatio="none" aria-hidden="true">
            <rect class="quiz__rest" width={of.to_string()} height="1" />
            <rect width={right.to_string()} height="1" />
        </svg>
    }
}

/// One row a domain, where there are several.
fn domains(quiz: &Quiz, report: &Report) -> Html {
    let asked: Vec<_> = report.domains.iter().filter(|section| section.of > 0).collect();
    if asked.len() < 2 {
        return Html::default();
    }
    html! {
        <table class="table quiz__domains">
            <caption class="visually-hidden">{ words::BY_DOMAIN }</caption>
            <thead class="visually-hidden">
                <tr><th scope="col">{ report::DOMAIN }</th><th scope="col">{ report::RIGHT }</th></tr>
            </thead>
            <tbody>
                { for asked.into_iter().map(|section| html! {
                    <tr key={section.number.0}>
                        <th scope="row">{ for quiz.about.blueprint.domain(section.number).map(|domain| &domain.title) }</th>
                        <td class="number">{ report::of(section.right, section.of) }</td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RowProps {
    /// The place, from 0.
    at: usize,
    place: Rc<Place>,
    question: Rc<Question>,
    response: Option<Response>,
    outcome: Outcome,
    is_bank: bool,
}

/// One question: closed, a line; open, the whole explanation, which is drawn only then.
struct Row {
    open: bool,
}

impl Component for Row {
    type Message = bool;
    type Properties = RowProps;

    fn create(_: &Context<Row>) -> Row {
        Row { open: false }
    }

    fn update(&mut self, _: &Context<Row>, open: bool) -> bool {
        std::mem::replace(&mut self.open, open) != open
    }

    fn view(&self, ctx: &Context<Row>) -> Html {
        let RowProps { at, question, outcome, .. } = ctx.props();
        let ontoggle = ctx.link().batch_callback(|event: Event| {
            Some(event.target()?.dyn_into::<web_sys::Element>().ok()?.has_attribute("open"))
        });
        let class = match outcome {
            Outcome::Right => "tag tag--right",
            Outcome::Wrong => "tag tag--wrong",
            Outcome::Unanswered => "tag tag--warning",
        };
        html! {
            <li>
                <details class="entry" {ontoggle}>
                    <summary>
                        <span class="entry__number">{ at + 1 }</span>
                        <span class="entry__stem">{ glance(question.stem()) }</span>
                        <span class="entry__tags"><span {class}>{ report::outcome(*outcome) }</span></span>
                    </summary>
                    if self.open { { body(ctx.props()) } }
                </details>
            </li>
        }
    }
}

fn body(props: &RowProps) -> Html {
    let RowProps { place, question, response, is_bank, .. } = props;
    html! {
        <div class="entry__body">
            <div class="question__stem">{ prose(question.stem()) }</div>
            { answer(question, place, response.as_ref()) }
            if !question.rationale().is_empty() {
                <div class="entry__part">
                    <h3>{ report::IDEA }</h3>
                    <div class="rationale">{ prose(question.rationale()) }</div>
                </div>
            }
            { sources(question) }
            if *is_bank {
                <p class="complaint">
                    <a href={complaint::address(complaint::PLACE, question)} target="_blank" rel="noopener noreferrer">{ report::COMPLAINT }</a>
                    { " " }{ report::complaint_goes(complaint::PLACE) }
                </p>
            }
        </div>
    }
}

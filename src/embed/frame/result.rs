//! What came of the quiz: how many were right, and every question with its reasons.

use exam::{KeyMissing, Outcome, Place, Question, Report, Response};
use wasm_bindgen::JsCast;
use yew::{html::ontoggle, prelude::*};

use super::{
    Frame, Msg,
    question::sources,
    quiz::Quiz,
    view::{asking, opening, unseen},
};
use crate::{
    complaint,
    components::{
        prose::prose,
        tag::{Tag, classed, column, paragraph, tag},
    },
    pages::report::{answer::answer, entry::glance},
    words::{embed as words, report},
};

pub(super) fn view(ctx: &Context<Frame>, quiz: &Quiz, marked: &Result<Report, KeyMissing>) -> Html {
    let Ok(report) = marked else {
        return tag("p").set("role", "alert").class("banner banner--trouble").child(words::UNMARKED).into();
    };
    let (right, of) = (report.right, report.of);
    let is_bank = quiz.about.exam.is_some();
    let others = || asking(ctx, || Msg::Anew(true)).class("button button--primary").child(words::OTHERS);
    let over = asking(ctx, || Msg::Anew(false)).class(if is_bank { "button" } else { "button button--primary" });
    let link = quiz.about.link.clone().map(|href| {
        opening(href, "noopener")
            .class("button button--quiet")
            .child(words::OPEN)
            .child(unseen(words::NEW_TAB))
            .child(tag("span").set("aria-hidden", "true").child("↗"))
    });
    let buttons = classed("p", "buttons").child(is_bank.then(others)).child(over.child(words::OVER)).children(link);
    let entries = (0..quiz.questions.len()).filter_map(|at| entry(ctx, quiz, report, at));
    classed("div", "quiz__result")
        .child(paragraph("quiz__line", words::line(quiz.code(), &quiz.about.part, of)))
        .child(tag("h1").set("tabindex", "-1").class("quiz__title quiz__title--result").child(words::result(right, of)))
        .child(bar(right, of))
        .child(tag("p").child(words::said(right, of)))
        .child(domains(quiz, report))
        .child(buttons)
        .child(classed("h2", "quiz__heading").child(words::QUESTIONS))
        .child(classed("ol", "entries").children(entries))
        .into()
}

/// The share as a bar; the heading says the same.
fn bar(right: u32, of: u32) -> Tag {
    let part = |width: u32| tag("rect").set("width", width.to_string()).set("height", "1");
    tag("svg")
        .set("viewBox", format!("0 0 {} 1", of.max(1)))
        .set("preserveAspectRatio", "none")
        .set("aria-hidden", "true")
        .class("quiz__bar")
        .child(part(of).class("quiz__rest"))
        .child(part(right))
}

/// One row a domain, where there are several.
fn domains(quiz: &Quiz, report: &Report) -> Option<Tag> {
    let asked = || report.domains.iter().filter(|section| section.of > 0);
    if asked().count() < 2 {
        return None;
    }
    let rows = asked().map(|section| {
        let title = quiz.about.blueprint.domain(section.number).map(|domain| &domain.title);
        tag("tr")
            .key(usize::from(section.number.0))
            .child(tag("th").set("scope", "row").children(title))
            .child(classed("td", "number").child(report::of(section.right, section.of)))
    });
    let heads = tag("tr").child(column(report::DOMAIN)).child(column(report::RIGHT));
    Some(
        classed("table", "table quiz__domains")
            .child(classed("caption", "visually-hidden").child(words::BY_DOMAIN))
            .child(classed("thead", "visually-hidden").child(heads))
            .child(tag("tbody").children(rows)),
    )
}

/// One question: closed, a line; open, the whole explanation, which is drawn only then.
fn entry(ctx: &Context<Frame>, quiz: &Quiz, report: &Report, at: usize) -> Option<Tag> {
    let place = quiz.form().places().get(at)?;
    let question = quiz.questions.get(at)?.as_ref()?;
    let response = quiz.finished()?.sheet().lines().get(at)?.response.as_ref();
    let outcome = report.questions.get(at)?.outcome;
    let class = match outcome {
        Outcome::Right => "tag tag--right",
        Outcome::Wrong => "tag tag--wrong",
        Outcome::Unanswered => "tag tag--warning",
    };
    let ontoggle = ctx.link().batch_callback(move |event: Event| {
        let open = event.target()?.dyn_into::<web_sys::Element>().ok()?.has_attribute("open");
        Some(Msg::Unfold(at, open))
    });
    let outcome = classed("span", class).child(report::outcome(outcome));
    let summary = tag("summary")
        .child(classed("span", "entry__number").child(at + 1))
        .child(classed("span", "entry__stem").child(glance(question.stem())))
        .child(classed("span", "entry__tags").child(outcome));
    let body = quiz.open.contains(&at).then(|| body(question, place, response, quiz.about.exam.is_some()));
    let details = classed("details", "entry").on(ontoggle::Wrapper::new(ontoggle));
    Some(tag("li").key(at).child(details.child(summary).child(body)))
}

fn body(question: &Question, place: &Place, response: Option<&Response>, is_bank: bool) -> Tag {
    let rationale = question.rationale();
    let idea = || {
        let idea = classed("div", "entry__part").child(tag("h3").child(report::IDEA));
        idea.child(classed("div", "rationale").child(prose(rationale)))
    };
    let complaint = || {
        classed("p", "complaint")
            .child(
                opening(complaint::address(complaint::PLACE, question), "noopener noreferrer").child(report::COMPLAINT),
            )
            .child(" ")
            .child(report::complaint_goes(complaint::PLACE))
    };
    classed("div", "entry__body")
        .child(classed("div", "question__stem").child(prose(question.stem())))
        .child(answer(question, place, response))
        .child((!rationale.is_empty()).then(idea))
        .child(sources(question))
        .child(is_bank.then(complaint))
}

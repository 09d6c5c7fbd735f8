//! One question of the report: closed, a line; open, everything there is to say of it.

use bank::{
    Link,
    prose::{is_hidden, visible},
};
use exam::{Line, Outcome, Question};
use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::{ReportProps, answer};
use crate::{
    complaint,
    components::prose::prose,
    words::{frame, report as words},
};

/// How much of a stem stands on the closed line; the style cuts it to two lines.
const GLANCE: usize = 180;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct EntryProps {
    pub(super) paper: ReportProps,
    /// The place, from 0.
    pub(super) at: usize,
    /// Whether all are to be open; a click on this one decides until that changes.
    pub(super) open: bool,
}

pub(super) struct Entry {
    open: bool,
}

impl Component for Entry {
    type Message = bool;
    type Properties = EntryProps;

    fn create(ctx: &Context<Entry>) -> Entry {
        Entry { open: ctx.props().open }
    }

    fn changed(&mut self, ctx: &Context<Entry>, old: &EntryProps) -> bool {
        if ctx.props().open != old.open {
            self.open = ctx.props().open;
        }
        ctx.props() != old
    }

    fn update(&mut self, _: &Context<Entry>, open: bool) -> bool {
        std::mem::replace(&mut self.open, open) != open
    }

    fn view(&self, ctx: &Context<Entry>) -> Html {
        let EntryProps { paper, at, .. } = ctx.props();
        let lines = paper.finished.sheet().lines();
        let (Some(question), Some(line)) = (paper.questions.get(*at), lines.get(*at)) else { return Html::default() };
        let ontoggle = ctx.link().batch_callback(|event: Event| {
            Some(event.target()?.dyn_into::<web_sys::Element>().ok()?.has_attribute("open"))
        });
        html! {
            <li>
                <details class="entry" open={self.open} {ontoggle}>
                    <summary>
                        <span class="entry__number">{ at + 1 }</span>
                        <span class="entry__stem">{ glance(question.stem()) }</span>
                        <span class="entry__tags">{ tags(paper, *at, line) }</span>
                    </summary>
                    if self.open { { body(paper, *at, question, line) } }
                </details>
            </li>
        }
    }
}

fn tags(paper: &ReportProps, at: usize, line: &Line) -> Html {
    let Some(marked) = paper.report.questions.get(at) else { return Html::default() };
    let class = match marked.outcome {
        Outcome::Right => "tag tag--right",
        Outcome::Wrong => "tag tag--wrong",
        Outcome::Unanswered => "tag tag--warning",
    };
    html! {
        <>
            if line.flagged { <span class="tag tag--flag">{ words::FLAGGED }</span> }
            if !marked.scored { <span class="tag tag--unscored">{ words::UNSCORED }</span> }
            <span {class}>{ words::outcome(marked.outcome) }</span>
        </>
    }
}

fn body(paper: &ReportProps, at: usize, question: &Question, line: &Line) -> Html {
    let Some(place) = paper.form.places().get(at) else { return Html::default() };
    html! {
        <div class="entry__body">
            <div class="question__stem">{ prose(question.stem()) }</div>
            { answer::answer(question, place, line.response.as_ref()) }
            <div class="entry__part">
                <h3>{ words::IDEA }</h3>
                <div class="rationale">{ prose(question.rationale()) }</div>
            </div>
            <div class="entry__part">
                <h3>{ words::SOURCES }</h3>
                <ul class="sources">{ for question.sources().iter().map(|one| html! { <li>{ source(one) }</li> }) }</ul>
                <p class="complaint">
                    <a href={complaint::address(complaint::PLACE, question)} target="_blank" rel="noopener noreferrer">{ words::COMPLAINT }</a>
                    { " " }{ words::complaint_goes(complaint::PLACE) }
                </p>
            </div>
            { facts(paper, at, question, line) }
        </div>
    }
}

fn facts(paper: &ReportProps, at: usize, question: &Question, line: &Line) -> Html {
    let domain = paper.exam.domains.get(question.domain().index());
    let task = question.task().and_then(|task| paper.tasks.get(task.index()));
    let scored = paper.report.questions.get(at).is_some_and(|marked| marked.scored);
    let facts = [
        domain.map(|domain| words::domain(question.domain().0, &domain.title)),
        task.map(|task| words::task(&task.id, &task.title)),
        Some(if scored { words::SCORED } else { words::UNSCORED }.to_owned()),
        Some(words::spent_here(line.spent)),
        Some(words::checked(&frame::day(question.checked()))),
        Some(question.id().to_string()),
    ];
    html! { <ul class="entry__facts">{ for facts.into_iter().flatten().map(|fact| html! { <li>{ fact }</li> }) }</ul> }
}

/// A source as a link that says whose page it is. What is no such address stays text.
pub(crate) fn source(address: &str) -> Html {
    let Some(Link { host, page, .. }) = Link::read(address) else { return html! { <>{ visible(address) }</> } };
    let page = page.trim_end_matches(".html").replace(['-', '_'], " ");
    html! {
        <a href={address.to_owned()} target="_blank" rel="noopener noreferrer">
            if !page.is_empty() { { page }{ " · " } }{ host }
        </a>
    }
}

/// The first words of a text, without the marks of its Markdown.
pub(crate) fn glance(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.starts_with("```")).collect::<Vec<_>>().join(" ");
    let words = lines.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut signs = words.chars().filter(|&sign| !matches!(sign, '`' | '*') && !is_hidden(sign));
    let start: String = signs.by_ref().take(GLANCE).collect();
    if signs.next().is_some() { start + "…" } else { start }
}
